//! When time does not count for a clock: the holds of its form, as far as their reasons stop it.

use super::course::Setting;
use crate::policy::{Policy, SlaTarget};
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

/// The holds of the form that stop this clock, in the order they began. A clock that follows dates set by people
/// is never held.
pub(super) fn planned(setting: &Setting<'_, '_>, target: &SlaTarget, policy: &Policy) -> Vec<Planned> {
    if !target.measures.can_be_held() {
        return Vec::new();
    }
    let round = setting.round;
    let stops = |reason: &str| policy.hold_reason(reason).filter(|reason| reason.stops(&target.id));
    let planned = round.holds.iter().filter_map(|hold| {
        let reason = stops(&hold.reason)?;
        let from = hold.evidence.at;
        let calendar = setting.rulebook.office_hours().known_at(from);
        let longest = calendar.due_at(from, reason.most).map_or(hold.until, |due| due.at);
        let held = Held { from, to: hold.until.min(longest).max(from), reason: hold.reason.clone() };
        let resumed = round.resumptions.iter().map(|resumed| resumed.at).filter(|at| *at >= from).min();
        let ended = resumed.map_or(held.to, |resumed| resumed.min(held.to));
        Some(Planned { held, ended })
    });
    let mut planned: Vec<Planned> = planned.collect();
    planned.sort_by(|a, b| {
        (a.held.from, a.held.to, &a.held.reason).cmp(&(b.held.from, b.held.to, &b.held.reason))
    });
    planned
}
