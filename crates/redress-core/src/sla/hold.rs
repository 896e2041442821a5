//! When time does not count for a clock: the holds of its form, as far as their reasons stop it.

use super::course::Setting;
use crate::case::{Case, Round};
use crate::policy::{HoldReason, Policy, SlaTarget};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// A stretch for which a clock stands still: [from, to).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub from: Timestamp,
    pub to: Timestamp,
    /// A reason of the policy, by id.
    pub reason: String,
}

/// A hold as begun, and when it came to its end.
pub(super) struct Planned {
    /// To the end asked for, or the longest that the reason allows.
    pub held: Held,
    /// By itself, or earlier by a resumption.
    pub ended: Timestamp,
}

impl Planned {
    fn key(&self) -> (Timestamp, Timestamp, &str) {
        (self.held.from, self.held.to, &self.held.reason)
    }
}

/// The holds of the form that stop this clock, in the order they began. A clock that follows dates set by people
/// is never held.
pub(super) fn planned(setting: &Setting<'_, '_>, target: &SlaTarget, policy: &Policy) -> Vec<Planned> {
    if !target.measures.can_be_held() {
        return Vec::new();
    }
    of_round(setting.round, policy, setting.rulebook, |reason| reason.stops(&target.id))
}

/// The hold that the case stands in at `now`, to its end; the latest begun, where there are several.
pub fn hold_in_force(case: &Case, rulebook: &Rulebook, now: Timestamp) -> Option<Held> {
    let round = case.state.round().filter(|_| case.status(rulebook).is_open())?;
    let policy = round.policy_at(now).and_then(|id| rulebook.policy(id))?;
    let holds = of_round(round, policy, rulebook, |_| true);
    let in_force = holds.into_iter().rfind(|hold| hold.held.from <= now && now < hold.ended)?;
    Some(Held { to: in_force.ended, ..in_force.held })
}

fn of_round(
    round: &Round,
    policy: &Policy,
    rulebook: &Rulebook,
    is_meant: impl Fn(&HoldReason) -> bool,
) -> Vec<Planned> {
    let planned = round.holds.iter().filter_map(|hold| {
        let reason = policy.hold_reason(&hold.reason).filter(|reason| is_meant(reason))?;
        let from = hold.evidence.at;
        let calendar = rulebook.office_hours().known_at(from);
        let longest = calendar.due_at(from, reason.most).map_or(hold.until, |due| due.at);
        let held = Held { from, to: hold.until.min(longest).max(from), reason: hold.reason.clone() };
        let resumed = round.resumptions.iter().map(|resumed| resumed.at).filter(|at| *at >= from).min();
        let ended = resumed.map_or(held.to, |resumed| resumed.min(held.to));
        Some(Planned { held, ended })
    });
    let mut planned: Vec<Planned> = planned.collect();
    planned.sort_by(|a, b| a.key().cmp(&b.key()));
    planned
}
