//! `redress report weekly`: the weekly report (REP-1) of record files, as text or JSON.
//!
//! `now` is stated, or the end of the week, or the youngest entry if that is earlier; never this machine's clock.

mod json;
mod table;

use crate::language::Language;
use crate::record::Record;
use redress_core::event::StoreCode;
use redress_core::report::{Week, weekly};
use redress_core::time::{Timestamp, UtcOffset};
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    report: Report,
}

#[derive(clap::Subcommand)]
enum Report {
    /// Monday to Sunday: received, closed, open, overdue, and which promises were kept
    Weekly(WeeklyArgs),
}

#[derive(clap::Args)]
struct WeeklyArgs {
    /// Record files of one chain; what stands in several counts once
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// The week as ISO 8601 names it, e.g. 2026-W47
    #[arg(long)]
    week: Week,

    /// One store's code; all stores otherwise
    #[arg(long)]
    store: Option<String>,

    /// As it stood at this instant: RFC 3339, +08:00 where no zone is given
    #[arg(long)]
    at: Option<String>,

    /// Answer as one JSON object, with the case numbers behind each figure
    #[arg(long)]
    json: bool,

    /// The language of the text
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let Report::Weekly(args) = args.report;
    let record = Record::read(&args.files)?;
    let rulebook = record.rulebook();
    let store =
        args.store.as_deref().map(|code| StoreCode::new(code).ok_or("not a store's code")).transpose()?;
    let end = args.week.ends_at(rulebook.office().offset());
    let now = match &args.at {
        Some(text) => {
            Timestamp::parse(text, UtcOffset::CHINA).ok_or_else(|| format!("not an instant: {text}"))?
        }
        None => record.recorded_last().map_or(end, |recorded| recorded.min(end)),
    };
    let cases = record.cases(&rulebook);
    let report = weekly(&cases, &rulebook, args.week, store.as_ref(), now);
    let mut out = io::stdout().lock();
    if args.json {
        serde_json::to_writer_pretty(&mut out, &json::of(&report, &cases, &rulebook))?;
        Ok(writeln!(out)?)
    } else {
        Ok(table::print(&report, &rulebook, args.lang.into(), &mut out)?)
    }
}
