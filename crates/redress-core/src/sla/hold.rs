//! When time does not count for a clock: the holds of its form, as far as their reasons stop it.

use super::course::Setting;
use crate::case::Hold;
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

impl<'c> Setting<'c, '_> {
    /// The stretch for which a hold stops a clock under this policy, to the end asked for or the longest that the
    /// reason allows; nothing when its reason does not stop the clock.
    pub fn stopped_by(&self, hold: &Hold, target: &SlaTarget, policy: &Policy) -> Option<Held> {
        let reason = policy.hold_reason(&hold.reason).filter(|reason| reason.stops(&target.id))?;
        let from = hold.evidence.at;
        let calendar = self.rulebook.office_hours().known_at(from);
        let longest = calendar.due_at(from, reason.most).map_or(hold.until, |due| due.at);
        Some(Held { from, to: hold.until.min(longest).max(from), reason: hold.reason.clone() })
    }

    /// The holds that may still stop a clock started at `start`, in the order they began. One that was resumed
    /// before has passed; one that was resumed in the minute it began in never took place.
    pub fn holds_from(&self, start: Timestamp) -> Vec<&'c Hold> {
        let round = self.round;
        let passed = |hold: &Hold| {
            let begun = hold.evidence.at;
            let ended = round.resumptions.iter().any(|resumed| begun < resumed.at && resumed.at <= start);
            ended || round.resumed_at_once.contains(&hold.evidence.id)
        };
        let mut holds: Vec<&'c Hold> = round.holds.iter().filter(|hold| !passed(hold)).collect();
        holds.sort_by_key(|hold| (hold.evidence.at, hold.until, &hold.reason, hold.evidence.id));
        holds
    }
}
