//! `redress`: the core's rules from the command line, one subcommand a file.

mod bundle;
mod cases;
mod due;
mod language;
mod ledger;
mod play;
mod record;
mod replay;
mod report;
mod standing;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "redress",
    version,
    about = "The rules of the complaint desk, for scripts and for checking by hand"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks and merges exchange files
    Bundle(bundle::Args),
    /// The cases of record files: status, next step, clocks
    Cases(cases::Args),
    /// When something is due, and why
    Due(due::Args),
    /// An old complaint ledger (CSV) becomes record entries
    Ledger(ledger::Args),
    /// What cases come to in a span of time, and what a draft policy would change
    Play(play::Args),
    /// One case entry by entry, with its clocks
    Replay(replay::Args),
    /// The weekly report of record files
    Report(report::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Bundle(args) => return bundle::run(args),
        Command::Cases(args) => cases::run(args),
        Command::Due(args) => due::run(args),
        Command::Play(args) => match play::run(&args) {
            Ok(code) => return code,
            Err(error) => Err(error),
        },
        Command::Ledger(args) => ledger::run(args),
        Command::Replay(args) => replay::run(args),
        Command::Report(args) => report::run(args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redress: {error}");
            ExitCode::from(2)
        }
    }
}
