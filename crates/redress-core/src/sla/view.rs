//! What a case asks for now: the next step, and who must act.

use super::clock_run::{ClockRun, clocks};
use super::doer::{Doer, is_of_a_post};
use crate::case::Case;
use crate::complaint::{Role, Status};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// What is to be done next, by whom, and the clock that ends with it.
#[derive(Clone, Debug)]
pub struct NextStep<'a> {
    pub status: Status,
    pub doer: Doer,
    /// The live clock that is due first; one that is another's duty beside the step only where there is no other.
    pub clock: Option<ClockRun<'a>>,
}

/// The next step of a case, and nothing for one where nothing is left to do.
pub fn next_step<'a>(case: &Case, rulebook: &'a Rulebook) -> Option<NextStep<'a>> {
    next_step_among(case, rulebook, &clocks(case, rulebook))
}

/// The same, where the clocks of the case are at hand already.
pub fn next_step_among<'a>(case: &Case, rulebook: &Rulebook, runs: &[ClockRun<'a>]) -> Option<NextStep<'a>> {
    let status = case.status(rulebook);
    if matches!(status, Status::Archived | Status::Void | Status::Imported) {
        return None;
    }
    let doer = doer_of(case, status, rulebook);
    // Whatever the owner answers for counts, whoever has the step: no deadline hides an earlier one (T22).
    let is_anothers = |run: &ClockRun<'_>| run.doer != doer && is_of_a_post(run.target.measures);
    let live = runs.iter().filter(|run| run.is_live());
    let first = live.min_by_key(|run| (is_anothers(run), run.due_at().unwrap_or(Timestamp::MAX)));
    Some(NextStep { status, doer, clock: first.cloned() })
}

/// Who must act at this step (states.md, the table's *doer*).
fn doer_of(case: &Case, status: Status, rulebook: &Rulebook) -> Doer {
    let Some(round) = case.state.round() else { return Doer::Nobody };
    let owner = || round.owner().cloned().map_or(Doer::Nobody, Doer::Person);
    match status {
        Status::AwaitingReview => Doer::of_review(case, round, Timestamp::MAX, rulebook),
        Status::OnDocket => Doer::Role(Role::AdministrationCentre),
        Status::Closed | Status::Withdrawn if !round.summaries.is_empty() => Doer::Role(Role::FranchiseClerk),
        Status::AwaitingCustomer if round.open_appeal().is_some() => {
            Doer::of_appeal(case, round, Timestamp::MAX, rulebook)
        }
        Status::Investigating if case.state.awaits_authorisation(rulebook).is_some() => {
            case.state.awaits_authorisation(rulebook).map_or_else(owner, Doer::Tier)
        }
        _ => match (round.handed_to(), round.owner()) {
            // Who handed it over stays answerable for the clocks; to take it, and go on, is the receiver's.
            (Some((receiver, _)), _) if matches!(status, Status::ToReport | Status::Investigating) => {
                Doer::of(receiver)
            }
            (_, Some(person)) if rulebook.person(person).is_some_and(|person| !person.active) => Doer::Nobody,
            _ => owner(),
        },
    }
}
