//! What a case asks for now: the next step, and who must act.

use super::clock_run::{ClockRun, clocks};
use super::doer::Doer;
use crate::case::Case;
use crate::complaint::{Level, Role, Status};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// What is to be done next, by whom, and the clock that ends with it.
#[derive(Clone, Debug)]
pub struct NextStep<'a> {
    pub status: Status,
    pub doer: Doer,
    /// The live clock that is due first.
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
    let live = runs.iter().filter(|run| run.is_live());
    let first = live.min_by_key(|run| run.due_at().unwrap_or(Timestamp::MAX));
    Some(NextStep { status, doer: doer_of(case, status, rulebook), clock: first.cloned() })
}

/// Who must act at this step (states.md, the table's *doer*).
fn doer_of(case: &Case, status: Status, rulebook: &Rulebook) -> Doer {
    let Some(round) = case.state.round() else { return Doer::Nobody };
    let owner = || round.owner().cloned().map_or(Doer::Nobody, Doer::Person);
    let level = round.level();
    match status {
        Status::AwaitingReview if level == Level::THREE => Doer::Role(Role::SalesDirector),
        Status::AwaitingReview => Doer::Tier(level.reviewing_tier()),
        Status::OnDocket => Doer::Role(Role::AdministrationCentre),
        Status::Closed | Status::Withdrawn if !round.summaries.is_empty() => Doer::Role(Role::FranchiseClerk),
        Status::AwaitingCustomer if round.open_appeal().is_some() => Doer::of_appeal(level),
        Status::Investigating if case.state.awaits_authorisation(rulebook).is_some() => {
            case.state.awaits_authorisation(rulebook).map_or_else(owner, Doer::Tier)
        }
        _ => match (round.handed_to(), round.owner()) {
            (Some((receiver, _)), _) if status == Status::Investigating => Doer::of(receiver),
            (_, Some(person)) if rulebook.person(person).is_some_and(|person| !person.active) => Doer::Nobody,
            _ => owner(),
        },
    }
}
