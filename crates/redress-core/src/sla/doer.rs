//! Who must act so that a clock is met.

use super::course::Setting;
use super::span::End;
use crate::case::State;
use crate::complaint::{Level, Role, Status, Tier};
use crate::event::{PersonId, Receiver};
use crate::policy::Measures;
use crate::time::Timestamp;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doer {
    Person(PersonId),
    Tier(Tier),
    Role(Role),
    /// Nobody owns the case: tier 2 names someone.
    Nobody,
}

impl Doer {
    /// Whoever a form was handed to.
    pub fn of(receiver: &Receiver) -> Self {
        match receiver {
            Receiver::Person(person) => Self::Person(person.clone()),
            Receiver::Tier(tier) => Self::Tier(*tier),
        }
    }
}

/// Who must act; of a clock that has ended, who had to: the owner when it was met, or when it was due if that
/// came first (states.md, *Doer*). Taking a case over takes over no past breach.
pub(super) fn doer(
    measures: Measures,
    end: End,
    due_at: Option<Timestamp>,
    setting: Setting<'_, '_>,
) -> Doer {
    let Setting { case, round, rulebook, .. } = setting;
    let owner_at = |at: Option<Timestamp>| match at {
        Some(at) => round.owner_at(at),
        None => round.owner(),
    };
    let owner = |at: Option<Timestamp>| owner_at(at).cloned().map_or(Doer::Nobody, Doer::Person);
    let had_to = end.at().map(|ended| due_at.map_or(ended, |due| ended.min(due)));
    let level = round.level();
    match measures {
        Measures::Step(Status::AwaitingReview) => {
            if level == Level::THREE {
                Doer::Role(Role::SalesDirector)
            } else {
                Doer::Tier(level.reviewing_tier())
            }
        }
        Measures::Step(Status::Investigating) if end == End::None => {
            let next_tier = case.state.awaits_authorisation(rulebook);
            next_tier.map_or_else(|| owner(None), Doer::Tier)
        }
        Measures::Taking => match round.handed_to().filter(|_| end == End::None) {
            Some((receiver, _)) => Doer::of(receiver),
            None => owner(end.at()),
        },
        Measures::Authorisation => {
            let tiers = round
                .proposals
                .iter()
                .filter_map(|(evidence, _)| State::needed_authority(round, evidence.id, rulebook));
            Doer::Tier(tiers.max().unwrap_or(Tier::TWO))
        }
        Measures::Guidance => Doer::Tier(Tier::THREE),
        Measures::Appeal if level == Level::THREE => Doer::Role(Role::AdministrationCentre),
        Measures::Appeal => Doer::Tier(level.working_tier().above().unwrap_or(Tier::THREE)),
        Measures::Archiving => Doer::Role(Role::FranchiseClerk),
        Measures::DocketPlacing | Measures::DocketDecision => Doer::Role(Role::AdministrationCentre),
        _ => owner(had_to),
    }
}
