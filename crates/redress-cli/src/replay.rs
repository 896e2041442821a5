//! `redress replay`: one case entry by entry, with the clocks that each entry set, stopped or moved, and why
//! they are due when they are.

use crate::cases;
use crate::language::Language;
use crate::record::Record;
use crate::standing::{CaseStanding, ClockStanding, instant, line, minute, now, why};
use redress_core::case::{Case, CaseEntry, Effect, counts_from};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{ClockRun, clocks};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, timeline};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// A record file
    file: PathBuf,

    /// The case: its number, its id, or the beginning of its id
    #[arg(long)]
    case: String,

    /// Until this instant: RFC 3339, +08:00 where no zone is given; to the youngest entry otherwise
    #[arg(long)]
    at: Option<String>,

    /// Answer as one JSON object
    #[arg(long)]
    json: bool,

    /// Say why each clock is due when it is
    #[arg(long)]
    explain: bool,

    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let record = Record::read(std::slice::from_ref(&args.file))?;
    let rulebook = record.rulebook();
    let now = now(args.at.as_deref(), record.recorded_last())?;
    let case = find(record.cases(&rulebook), &args.case)?;
    let case = case.as_of(now, &rulebook).ok_or("the case was received later")?;
    let replay =
        Replay { case: &case, rulebook: &rulebook, now, lang: args.lang.into(), explain: args.explain };
    let mut out = io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string(&replay.account())?)?;
    } else {
        replay.print(&mut out)?;
    }
    Ok(())
}

/// A number may stand for several cases; then the id says which.
fn find(cases: Vec<Case>, wanted: &str) -> Result<Case, String> {
    let fits = |case: &Case| {
        case.number() == wanted || (wanted.len() >= 8 && case.id.to_string().starts_with(wanted))
    };
    let mut found: Vec<Case> = cases.into_iter().filter(fits).collect();
    match (found.pop(), found.as_slice()) {
        (Some(case), []) => Ok(case),
        (None, _) => Err(format!("no case {wanted}")),
        (Some(last), others) => {
            let ids: Vec<String> = others.iter().chain([&last]).map(|case| case.id.to_string()).collect();
            Err(format!("several cases are called {wanted}: {}", ids.join(", ")))
        }
    }
}

struct Replay<'a> {
    case: &'a Case,
    rulebook: &'a Rulebook,
    now: Timestamp,
    lang: Lang,
    explain: bool,
}

/// A clock by its key, and what may change about it.
type Known = BTreeMap<(String, u32, u32), (Option<Timestamp>, Option<Timestamp>)>;

impl Replay<'_> {
    /// Each moment at which something happened, with its entries and the case as it stood then.
    fn moments(&self) -> Vec<(Timestamp, Vec<&CaseEntry>)> {
        let mut moments: Vec<(Timestamp, Vec<&CaseEntry>)> = Vec::new();
        for shown in &self.case.entries {
            let at = shown.entry.event.header.occurred_at;
            match moments.last_mut() {
                Some((last, entries)) if *last == at => entries.push(shown),
                _ => moments.push((at, vec![shown])),
            }
        }
        moments
    }

    fn case_at(&self, at: Timestamp) -> Option<Case> {
        self.case.as_of(at, self.rulebook).map(std::borrow::Cow::into_owned)
    }

    /// The clocks that differ from those known before.
    fn changed<'r>(runs: Vec<ClockRun<'r>>, known: &mut Known) -> Vec<ClockRun<'r>> {
        let mut is_news = |run: &ClockRun<'_>| {
            let key = (run.target.id.clone(), run.round, run.occurrence);
            let stands = (run.due_at(), run.end.at());
            known.insert(key, stands) != Some(stands)
        };
        runs.into_iter().filter(|run| is_news(run)).collect()
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let mut known = Known::new();
        for (at, entries) in self.moments() {
            for shown in entries {
                let sentence = timeline::sentence(shown, self.case, self.rulebook, self.lang);
                writeln!(out, "{}  {sentence}", minute(at))?;
                for mark in timeline::marks(shown, self.case, self.lang) {
                    writeln!(out, "    [{}]", mark.text)?;
                }
                if let Some(words) = timeline::quote(shown) {
                    writeln!(out, "    “{words}”")?;
                }
            }
            let Some(then) = self.case_at(at) else { continue };
            for run in Self::changed(clocks(&then, self.rulebook), &mut known) {
                writeln!(out, "    ⏱ {}", line(&run, self.rulebook, at, self.lang))?;
                self.print_why(&run, out)?;
            }
        }
        writeln!(out, "\n{}", minute(self.now))?;
        cases::print(self.case, self.rulebook, self.now, self.lang, out)
    }

    fn print_why(&self, run: &ClockRun<'_>, out: &mut impl Write) -> io::Result<()> {
        for line in self.explain.then(|| why(run, self.rulebook, self.lang)).into_iter().flatten() {
            writeln!(out, "        {line}")?;
        }
        Ok(())
    }

    fn account(&self) -> Account {
        let mut known = Known::new();
        let mut moments = Vec::new();
        for (at, entries) in self.moments() {
            let then = self.case_at(at);
            let runs = then.as_ref().map(|then| clocks(then, self.rulebook)).unwrap_or_default();
            let changed = Self::changed(runs, &mut known);
            moments.push(Moment {
                at: instant(at),
                entries: entries.into_iter().map(|shown| self.told(shown)).collect(),
                status: then.map(|then| then.status(self.rulebook).code()),
                clocks: changed.iter().map(|run| self.clock(run, at)).collect(),
            });
        }
        let mut case = CaseStanding::of(self.case, self.rulebook, self.now);
        case.clocks = clocks(self.case, self.rulebook).iter().map(|run| self.clock(run, self.now)).collect();
        Account { at: instant(self.now), case, moments }
    }

    fn clock(&self, run: &ClockRun<'_>, at: Timestamp) -> ClockStanding {
        let standing = ClockStanding::of(run, at);
        if self.explain { standing.explained(run, self.rulebook, self.lang) } else { standing }
    }

    fn told(&self, shown: &CaseEntry) -> Told {
        let header = &shown.entry.event.header;
        Told {
            id: shown.entry.id.to_hex(),
            kind: shown.entry.event.act.kind().to_owned(),
            by: header.by.to_string(),
            device: header.writer.device.to_string(),
            counts_from: instant(counts_from(&shown.entry)),
            recorded_at: instant(header.recorded_at),
            effect: match shown.effect {
                Effect::Effective => "effective",
                Effect::TakenBack => "taken_back",
                Effect::Ineffective(_) => "ineffective",
            },
            sentence: timeline::sentence(shown, self.case, self.rulebook, self.lang),
            marks: timeline::marks(shown, self.case, self.lang).into_iter().map(|mark| mark.text).collect(),
        }
    }
}

#[derive(Serialize)]
struct Account {
    at: String,
    #[serde(flatten)]
    case: CaseStanding,
    moments: Vec<Moment>,
}

#[derive(Serialize)]
struct Moment {
    at: String,
    entries: Vec<Told>,
    status: Option<&'static str>,
    /// Those that began, ended or moved.
    clocks: Vec<ClockStanding>,
}

#[derive(Serialize)]
struct Told {
    id: String,
    kind: String,
    by: String,
    device: String,
    counts_from: String,
    recorded_at: String,
    effect: &'static str,
    sentence: String,
    marks: Vec<String>,
}
