//! A span of time played through: what becomes at risk, due and broken, under one policy or under two.
//!
//! One function, asked twice, and the difference. Cases are taken as they are known; nothing is written.

use crate::case::Case;
use crate::event::CaseId;
use crate::rulebook::Rulebook;
use crate::sla::{AlertKey, ClockRun, Doer, clocks};
use crate::time::Timestamp;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TurnKind {
    /// The warning share is used up and it is not done.
    AtRisk,
    /// Due and not done before.
    Due,
    /// Due and not done by then: broken from the next moment on.
    Breached,
}

/// Something that a clock comes to within the span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub at: Timestamp,
    pub kind: TurnKind,
    pub case: CaseId,
    pub key: AlertKey,
    pub doer: Doer,
}

/// What differs between two evaluations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Comes about only under the first.
    FallsAway(Turn),
    /// Comes about only under the second.
    New(Turn),
    /// Comes about under both, at another time.
    Moves { before: Turn, after: Turn },
}

impl Difference {
    fn at(&self) -> Timestamp {
        match self {
            Self::FallsAway(turn) | Self::New(turn) => turn.at,
            Self::Moves { before, after } => before.at.min(after.at),
        }
    }
}

/// Everything that the clocks of these cases come to in (from, to], in order.
pub fn evaluate<'c>(
    cases: impl IntoIterator<Item = &'c Case>,
    rulebook: &Rulebook,
    from: Timestamp,
    to: Timestamp,
) -> Vec<Turn> {
    let mut turns: Vec<Turn> = cases
        .into_iter()
        .flat_map(|case| {
            let runs = clocks(case, rulebook);
            runs.iter().flat_map(|run| turns_of(run, case.id)).collect::<Vec<_>>()
        })
        .filter(|turn| from < turn.at && turn.at <= to)
        .collect();
    turns.sort_by(|a, b| order(a).cmp(&order(b)));
    turns
}

fn order(turn: &Turn) -> (Timestamp, TurnKind, CaseId, &AlertKey) {
    (turn.at, turn.kind, turn.case, &turn.key)
}

fn turns_of(run: &ClockRun<'_>, case: CaseId) -> Vec<Turn> {
    let Some(due) = run.due_at() else { return Vec::new() };
    let ended = run.end.at().unwrap_or(Timestamp::MAX);
    let breached = run.breached_at(Timestamp::MAX).is_some();
    let turns = [
        (TurnKind::AtRisk, run.warn_at, run.warn_at <= due && ended > run.warn_at),
        (TurnKind::Due, due, ended >= due),
        (TurnKind::Breached, due, breached),
    ];
    let happens = turns.into_iter().filter(|(.., happens)| *happens);
    let turn = |(kind, at, _)| Turn { at, kind, case, key: AlertKey::of(run), doer: run.doer.clone() };
    happens.map(turn).collect()
}

/// What differs from `before` to `after`, in order of time.
pub fn compare(before: &[Turn], after: &[Turn]) -> Vec<Difference> {
    let by_key = |turns: &[Turn]| -> BTreeMap<(CaseId, AlertKey, TurnKind), Turn> {
        turns.iter().map(|turn| ((turn.case, turn.key.clone(), turn.kind), turn.clone())).collect()
    };
    let (before, mut after) = (by_key(before), by_key(after));
    let mut differences = Vec::new();
    for (key, before) in before {
        match after.remove(&key) {
            None => differences.push(Difference::FallsAway(before)),
            Some(after) if after.at != before.at => differences.push(Difference::Moves { before, after }),
            Some(_) => {}
        }
    }
    differences.extend(after.into_values().map(Difference::New));
    differences.sort_by_key(Difference::at);
    differences
}
