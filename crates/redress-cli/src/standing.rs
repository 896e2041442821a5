//! Where a case and its clocks stand at an instant, as scripts read it: stable names, RFC 3339, no sentences.

use redress_core::case::Case;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{ClockRun, Doer, Standing, clocks, next_step};
use redress_core::time::{Timestamp, UtcOffset};
use redress_core::wording::{Lang, clock, people};
use serde::Serialize;

#[derive(Serialize)]
pub struct CaseStanding {
    pub id: String,
    pub number: String,
    pub status: &'static str,
    pub level: u8,
    pub round: u32,
    pub owner: Option<String>,
    pub next_step: Option<NextStep>,
    pub entries: usize,
    pub earlier_missing: bool,
    pub clocks: Vec<ClockStanding>,
}

#[derive(Serialize)]
pub struct NextStep {
    pub step: &'static str,
    pub doer: String,
    pub due: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ClockStanding {
    pub clock: String,
    pub round: u32,
    pub occurrence: u32,
    pub started_at: String,
    pub due: Option<String>,
    pub standing: &'static str,
    pub breached_at: Option<String>,
    pub doer: String,
    /// Why it is due then, line by line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<String>,
}

impl CaseStanding {
    pub fn of(case: &Case, rulebook: &Rulebook, now: Timestamp) -> Self {
        Self {
            id: case.id.to_string(),
            number: case.number().to_owned(),
            status: case.status(rulebook).code(),
            level: case.level().get(),
            round: case.state.round().map_or(0, |round| round.number),
            owner: case.owner().map(ToString::to_string),
            next_step: next_step(case, rulebook).map(|next| NextStep {
                step: next.status.code(),
                doer: doer(&next.doer),
                due: next.clock.and_then(|run| run.due_at()).map(instant),
            }),
            entries: case.entries.len(),
            earlier_missing: case.earlier_missing,
            clocks: clocks(case, rulebook).iter().map(|run| ClockStanding::of(run, now)).collect(),
        }
    }
}

impl ClockStanding {
    pub fn of(run: &ClockRun<'_>, now: Timestamp) -> Self {
        Self {
            clock: run.target.id.clone(),
            round: run.round,
            occurrence: run.occurrence,
            started_at: instant(run.started_at),
            due: run.due_at().map(instant),
            standing: standing(run.standing(now)),
            breached_at: run.breached_at(now).map(instant),
            doer: doer(&run.doer),
            why: Vec::new(),
        }
    }

    pub fn explained(mut self, run: &ClockRun<'_>, rulebook: &Rulebook, lang: Lang) -> Self {
        self.why = why(run, rulebook, lang);
        self
    }
}

/// The derivation, one text a line.
pub fn why(run: &ClockRun<'_>, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let lines = clock::why(run, rulebook, lang);
    lines.into_iter().map(|line| format!("{}  {}", line.text, line.detail).trim().to_owned()).collect()
}

/// One clock as a line of text: title, due, standing, who has to act.
pub fn line(run: &ClockRun<'_>, rulebook: &Rulebook, now: Timestamp, lang: Lang) -> String {
    let title = run.target.title.get(lang);
    let due = run.due_at().map_or_else(|| "–".to_owned(), minute);
    let standing = clock::standing(run.standing(now), lang);
    let key = format!("{}.{}", run.round, run.occurrence);
    format!("{title} {key}  {due}  {standing}  {}", people::doer(&run.doer, rulebook, lang))
}

pub fn minute(at: Timestamp) -> String {
    at.local(UtcOffset::CHINA).format("%Y-%m-%d %H:%M").to_string()
}

pub fn instant(at: Timestamp) -> String {
    at.to_rfc3339(UtcOffset::CHINA)
}

/// `--at`, or when the youngest entry was written down; never this machine's clock.
pub fn now(at: Option<&str>, recorded_last: Option<Timestamp>) -> Result<Timestamp, String> {
    match at {
        Some(text) => {
            Timestamp::parse(text, UtcOffset::CHINA).ok_or_else(|| format!("not an instant: {text}"))
        }
        None => recorded_last.ok_or_else(|| "there are no entries".to_owned()),
    }
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Running => "running",
        Standing::Held => "held",
        Standing::AtRisk => "at_risk",
        Standing::Breached => "breached",
        Standing::Met => "met",
        Standing::MetLate => "met_late",
        Standing::Void => "void",
    }
}

pub fn doer(doer: &Doer) -> String {
    match doer {
        Doer::Person(person) => person.to_string(),
        Doer::Tier(tier) => format!("tier_{}", tier.get()),
        Doer::Role(role) => role.code().to_owned(),
        Doer::Nobody => "nobody".to_owned(),
    }
}
