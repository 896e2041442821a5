//! Alerts that somebody saw, and that a fact which came later shows to have been wrong.

use super::alert::AlertKey;
use super::clock_run::{ClockRun, clocks};
use super::span::End;
use crate::case::Case;
use crate::event::PersonId;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// Why an alert that somebody saw does not hold any more, by what is known today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It had been done by then; the entry came later, or from another device.
    DoneBefore(Timestamp),
    /// The promise had fallen away by then.
    FellAwayBefore(Timestamp),
    /// It was not due yet: held, another level, other hours.
    NotDueThen(Option<Timestamp>),
    /// What it measured never took place.
    NoSuchClock,
}

/// An alert that was acknowledged and that a later fact withdrew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub key: AlertKey,
    /// When it was first seen, and by whom.
    pub seen: (Timestamp, PersonId),
    pub because: Because,
}

/// The acknowledged alerts that, by all that is known today, should not have been there when they were seen.
pub fn withdrawn_alerts(case: &Case, rulebook: &Rulebook) -> Vec<Withdrawn> {
    let runs = clocks(case, rulebook);
    let seen = case.state.acknowledged.iter();
    let withdrawn = seen.filter_map(|((clock, round, occurrence), seen)| {
        if !AlertKey::is_of_a_clock(clock) {
            return None;
        }
        let key = AlertKey { clock: clock.clone(), round: *round, occurrence: *occurrence };
        let run = runs.iter().find(|run| AlertKey::of(run) == key);
        let seen = seen.first()?;
        let because = run.map_or(Some(Because::NoSuchClock), |run| unfounded(run, seen.0))?;
        Some(Withdrawn { key, seen: seen.clone(), because })
    });
    withdrawn.collect()
}

/// Why a clock did not stand out at `at`; nothing when it did.
fn unfounded(run: &ClockRun<'_>, at: Timestamp) -> Option<Because> {
    let is_over = run.breached_at(at.min(run.end.at().unwrap_or(at))).is_some();
    match run.end {
        // Broken first and done afterwards: the alert was right.
        _ if is_over => None,
        End::Done(done) if done <= at => Some(Because::DoneBefore(done)),
        End::FellAway(fell) if fell <= at => Some(Because::FellAwayBefore(fell)),
        _ if at < run.warn_at || run.held.iter().any(|held| held.from <= at && at < held.to) => {
            Some(Because::NotDueThen(run.due_at()))
        }
        _ => None,
    }
}
