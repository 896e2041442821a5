//! How long a hold may last: what its reason allows, less the time that the form was held for it already.

use super::{Pen, Refusal};
use crate::calendar::WorkingTime;
use crate::case::{Hold, Round, State};
use crate::event::HoldBegun;
use crate::policy::HoldReason;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// A hold lies ahead, and ends within the time that its reason allows.
pub fn can_hold(body: &HoldBegun, state: &State, rulebook: &Rulebook, pen: &Pen<'_>) -> Result<(), Refusal> {
    let at = pen.occurred_at;
    if body.until <= at {
        return Err(Refusal::PromiseInThePast);
    }
    let Some(round) = state.round() else { return Ok(()) };
    let policy = round.policy_at(at).and_then(|id| rulebook.policy(id));
    let reason = policy.and_then(|policy| policy.hold_reason(&body.reason));
    match reason.and_then(|reason| latest_hold(reason, round, rulebook, (at, body.until))) {
        Some(latest) if body.until > latest => Err(Refusal::HoldTooLong { latest }),
        _ => Ok(()),
    }
}

/// Until when a hold for this reason may last that begins with `stretch`: all holds of one form for one reason together
/// take no more open time than one of them may. What overlaps the stretch is counted with it.
pub fn latest_hold(
    reason: &HoldReason,
    round: &Round,
    rulebook: &Rulebook,
    (from, until): (Timestamp, Timestamp),
) -> Option<Timestamp> {
    let office = rulebook.office();
    let longest = office.due_at(from, reason.most).ok()?.at;
    let outside = held_for(reason, round).into_iter().map(|(begun, ended)| {
        let before = office.working_time_between(begun, ended.min(from));
        before.plus(office.working_time_between(begun.max(until), ended))
    });
    let used = outside.fold(WorkingTime::ZERO, WorkingTime::plus);
    if used == WorkingTime::ZERO {
        return Some(longest);
    }
    let left = office.working_time_between(from, longest).minus(used);
    office.working_time_after(from, left).ok().map(|due| due.at)
}

/// The stretches for which the form was or is held for this reason, apart from each other and in order.
fn held_for(reason: &HoldReason, round: &Round) -> Vec<(Timestamp, Timestamp)> {
    let took_place =
        |hold: &&Hold| hold.reason == reason.id && !round.resumed_at_once.contains(&hold.evidence.id);
    let stretch = |hold: &Hold| {
        let begun = hold.evidence.at;
        let resumed = round.resumptions.iter().map(|resumed| resumed.at).filter(|at| *at > begun).min();
        (begun, resumed.map_or(hold.until, |at| at.min(hold.until)))
    };
    let mut stretches: Vec<_> = round.holds.iter().filter(took_place).map(stretch).collect();
    stretches.sort();
    let mut counted_until = Timestamp::MIN;
    for (begun, ended) in &mut stretches {
        *begun = counted_until.max(*begun);
        counted_until = counted_until.max(*ended);
    }
    stretches.retain(|(begun, ended)| begun < ended);
    stretches
}
