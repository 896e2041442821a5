//! `redress cases`: the cases of record files as they stood at an instant, with next step and clocks.

use crate::language::Language;
use crate::record::Record;
use crate::standing::{CaseStanding, line, now};
use redress_core::case::Case;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{clocks, next_step};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, people};
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// Record files of one chain; what stands in several counts once
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// As it stood at this instant: RFC 3339, +08:00 where no zone is given; the youngest entry's otherwise
    #[arg(long)]
    at: Option<String>,

    /// One JSON object a line
    #[arg(long)]
    json: bool,

    /// The language of the text
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let record = Record::read(&args.files)?;
    let rulebook = record.rulebook();
    let now = now(args.at.as_deref(), record.recorded_last())?;
    let cases = record.cases(&rulebook);
    let mut as_of: Vec<_> = cases.iter().filter_map(|case| case.as_of(now, &rulebook)).collect();
    as_of.sort_by(|a, b| (a.number(), a.id).cmp(&(b.number(), b.id)));
    let mut out = io::stdout().lock();
    for case in as_of {
        if args.json {
            writeln!(out, "{}", serde_json::to_string(&CaseStanding::of(&case, &rulebook, now))?)?;
        } else {
            print(&case, &rulebook, now, args.lang.into(), &mut out)?;
        }
    }
    Ok(())
}

/// Where the case stands, who has to do what, and every clock.
pub fn print(
    case: &Case,
    rulebook: &Rulebook,
    now: Timestamp,
    lang: Lang,
    out: &mut impl Write,
) -> io::Result<()> {
    let (status, level) = (case.status(rulebook).name(lang), case.level().name(lang));
    let owner = case.owner().map_or("–", |owner| rulebook.name_of(owner));
    writeln!(out, "{}  {level}  {status}  {owner}", case.number())?;
    if let Some(next) = next_step(case, rulebook) {
        let step = next.status.next_step(lang);
        writeln!(out, "  → {step}  {}", people::doer(&next.doer, rulebook, lang))?;
    }
    for run in clocks(case, rulebook) {
        writeln!(out, "  {}", line(&run, rulebook, now, lang))?;
    }
    Ok(())
}
