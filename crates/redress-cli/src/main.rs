//! `redress`: the core's rules from the command line, one subcommand a file.

mod due;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "redress", version, about = "The rules of the complaint desk, for scripts and for checking by hand")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// When something is due, and why
    Due(due::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Due(args) => due::run(args),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("redress: {error}");
            ExitCode::from(2)
        }
    }
}
