//! When time does not count for a clock: the holds of its form, as far as their reasons stop it.

use super::course::Setting;
use crate::case::{Case, Hold};
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

impl<'c> Setting<'c, '_> {
    /// The stretch for which a hold stops a clock under this policy, to the end asked for or the longest that the
    /// reason allows; nothing when its reason does not stop the clock.
    pub fn stopped_by(&self, hold: &Hold, target: &SlaTarget, policy: &Policy) -> Option<Held> {
        let reason = policy.hold_reason(&hold.reason).filter(|reason| reason.stops(&target.id))?;
        Some(stretch(hold, reason, self.rulebook))
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

/// The hold that the case stands in at `now`; the latest begun, where there are several.
pub fn hold_in_force(case: &Case, rulebook: &Rulebook, now: Timestamp) -> Option<Held> {
    let round = case.state.round().filter(|_| case.status(rulebook).is_open())?;
    let setting = Setting::of(case, round, rulebook);
    let mut held = setting.holds_from(now).into_iter().filter_map(|hold| {
        let policy = round.policy_at(hold.evidence.at).and_then(|id| rulebook.policy(id))?;
        Some(stretch(hold, policy.hold_reason(&hold.reason)?, rulebook))
    });
    held.rfind(|held| held.from <= now && now < held.to)
}

/// To the end asked for, or the longest that the reason allows.
fn stretch(hold: &Hold, reason: &HoldReason, rulebook: &Rulebook) -> Held {
    let from = hold.evidence.at;
    let calendar = rulebook.office_hours().known_at(from);
    let longest = calendar.due_at(from, reason.most).map_or(hold.until, |due| due.at);
    Held { from, to: hold.until.min(longest).max(from), reason: hold.reason.clone() }
}
