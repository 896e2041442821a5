//! What a case asks for now: the next step, who must act, and the alerts.

use super::clock_run::{ClockRun, Standing, clocks};
use super::doer::Doer;
use crate::case::Case;
use crate::complaint::{Level, Role, Status, Tier};
use crate::event::PersonId;
use crate::policy::Measures;
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
    let status = case.status(rulebook);
    if matches!(status, Status::Archived | Status::Void | Status::Imported) {
        return None;
    }
    let mut live: Vec<ClockRun<'a>> = clocks(case, rulebook).into_iter().filter(ClockRun::is_live).collect();
    live.sort_by_key(|run| run.due_at().unwrap_or(Timestamp::MAX));
    let doer = doer_of(case, status, rulebook);
    Some(NextStep { status, doer, clock: live.into_iter().next() })
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
        Status::AwaitingCustomer if round.open_appeal().is_some() => {
            if level == Level::THREE {
                Doer::Role(Role::AdministrationCentre)
            } else {
                Doer::Tier(level.working_tier().above().unwrap_or(Tier::THREE))
            }
        }
        Status::Investigating if case.state.awaits_authorisation(rulebook).is_some() => {
            case.state.awaits_authorisation(rulebook).map_or_else(owner, Doer::Tier)
        }
        _ => match (round.handed_to(), round.owner()) {
            (Some((crate::event::Receiver::Tier(tier), _)), _) if status == Status::Investigating => {
                Doer::Tier(*tier)
            }
            (Some((crate::event::Receiver::Person(person), _)), _) if status == Status::Investigating => {
                Doer::Person(person.clone())
            }
            (_, Some(person)) if rulebook.person(person).is_some_and(|person| !person.active) => Doer::Nobody,
            _ => owner(),
        },
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    Breached,
    AtRisk,
}

/// A clock that someone should know about. Derived: two tablets, a reload and an import all yield exactly one.
#[derive(Clone, Debug)]
pub struct Alert<'a> {
    pub kind: AlertKind,
    pub clock: ClockRun<'a>,
    /// Since when it holds: the due time, or the moment of the warning.
    pub since: Timestamp,
    /// On whose list it stands: the doer's, or after a breach also the next tier's (ESC-1).
    pub raised_to: Doer,
    /// The first person who has seen it.
    pub seen: Option<(Timestamp, PersonId)>,
}

/// The alerts of a case at `now`, the most urgent first.
pub fn alerts<'a>(case: &Case, rulebook: &'a Rulebook, now: Timestamp) -> Vec<Alert<'a>> {
    let mut alerts: Vec<Alert<'a>> = clocks(case, rulebook)
        .into_iter()
        .filter_map(|clock| {
            let (kind, since) = match clock.standing(now) {
                Standing::Breached => (AlertKind::Breached, clock.due_at()?),
                Standing::AtRisk => (AlertKind::AtRisk, clock.warn_at),
                _ => return None,
            };
            let key = (clock.target.id.clone(), clock.round, clock.occurrence);
            let seen = case.state.acknowledged.get(&key).cloned();
            let raised_to =
                if kind == AlertKind::Breached { above(&clock, rulebook) } else { clock.doer.clone() };
            Some(Alert { kind, clock, since, raised_to, seen })
        })
        .collect();
    alerts.sort_by_key(|alert| (alert.kind, alert.clock.due_at()));
    alerts
}

/// A breach goes to the tier above the doer.
fn above(clock: &ClockRun<'_>, rulebook: &Rulebook) -> Doer {
    let next = |tier: Tier| tier.above().map_or(Doer::Role(Role::AdministrationCentre), Doer::Tier);
    match &clock.doer {
        Doer::Person(person) => next(rulebook.tier_of(person, clock.started_at).unwrap_or(Tier::ONE)),
        Doer::Tier(tier) => next(*tier),
        Doer::Nobody => Doer::Tier(Tier::TWO),
        Doer::Role(_) if clock.target.measures == Measures::Archiving => Doer::Tier(Tier::TWO),
        Doer::Role(_) => Doer::Role(Role::AdministrationCentre),
    }
}
