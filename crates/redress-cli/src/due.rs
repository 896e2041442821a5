//! `redress due`: the deadline for one start and length of time, or for many (`--batch`).
//!
//! Input is read in +08:00 where it names no zone, and output is always in +08:00. What a unit means is
//! the core's business.

mod batch;
mod question;

use crate::language::Language;
use question::Question;
use redress_core::{
    calendar::{Derivation, Note},
    time::UtcOffset,
    wording::Lang,
};
use serde::Serialize;
use std::{
    error::Error,
    io::{self, Write},
};

#[derive(clap::Args)]
pub struct Args {
    /// When it was received: RFC 3339, +08:00 where no zone is given
    #[arg(long, required_unless_present = "batch")]
    from: Option<String>,

    /// How long one has: a number and wd, wd@same, wd@24, wm, wh, m, h, d or cd
    #[arg(long, required_unless_present = "batch")]
    within: Option<String>,

    /// Open hours, the same on every day that counts; past midnight as 17:00-26:00
    #[arg(long, default_value = question::DEFAULT_HOURS)]
    hours: String,

    /// cn: China's working days; every: every day is open
    #[arg(long, default_value = question::DEFAULT_DAYS)]
    days: String,

    /// Say how the deadline comes about, line by line
    #[arg(long)]
    explain: bool,

    /// Answer as one JSON object
    #[arg(long)]
    json: bool,

    /// The language of the explanation
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,

    /// JSON Lines {"id","from","within","hours","days"} on standard input, one answer line for each
    #[arg(long, conflicts_with_all = ["from", "within", "hours", "days", "explain", "json", "lang"])]
    batch: bool,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    if args.batch {
        return Ok(batch::run(io::stdin().lock(), io::stdout().lock())?);
    }
    let question = Question {
        from: args.from.as_deref().unwrap_or_default(),
        within: args.within.as_deref().unwrap_or_default(),
    };
    let calendar = question::calendar(&args.hours, question::basis(&args.days)?)?;
    let (from, within) = question.read()?;
    let derivation = calendar.explain(from, within)?;
    let answer = Answer::new(&derivation, args.explain.then_some(args.lang.into()));
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&answer)?)?;
    } else {
        answer.print(&mut out)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Answer {
    due: String,
    provisional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Vec<String>>,
}

impl Answer {
    fn new(derivation: &Derivation, explain_in: Option<Lang>) -> Self {
        Self {
            due: derivation.due.at.to_rfc3339(UtcOffset::CHINA),
            provisional: derivation.due.provisional,
            note: derivation.due.note.map(|Note::YearEndMayChange| "year_end_may_change"),
            explanation: explain_in.map(|lang| derivation.render(lang)),
        }
    }

    /// The deadline alone on the first line, for scripts; whatever else there is to say below it.
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "{}", self.due)?;
        if self.provisional {
            writeln!(out, "provisional")?;
        }
        if let Some(note) = self.note {
            writeln!(out, "note: {note}")?;
        }
        for line in self.explanation.iter().flatten() {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}
