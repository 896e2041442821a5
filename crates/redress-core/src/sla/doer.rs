//! Who must act so that a clock is met.

use super::course::Setting;
use super::span::End;
use crate::assignment::may_review_form;
use crate::case::{Case, Round, State};
use crate::complaint::{Level, Role, Status, Tier};
use crate::event::{PersonId, Receiver};
use crate::policy::Measures;
use crate::rulebook::{Person, Rulebook};
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

    /// Whoever reviews this form (ROUTE-1..3): the tier above, at level 3 the sales director. Where nobody there may,
    /// because they handled it or are concerned, it is the next who may: at level 3 the administration centre. `at`
    /// says by which roster.
    pub(super) fn of_review(case: &Case, round: &Round, at: Timestamp, rulebook: &Rulebook) -> Self {
        let roles = [Role::SalesDirector, Role::AdministrationCentre];
        Self::unbarred(round.level().reviewing_tier(), roles, case, round, at, rulebook)
    }

    /// Whoever decides an appeal (states.md): the tier above the working one, at level 3 the administration centre; in
    /// the same way the next who may.
    pub(super) fn of_appeal(case: &Case, round: &Round, at: Timestamp, rulebook: &Rulebook) -> Self {
        let above = round.level().working_tier().above().unwrap_or(Tier::THREE);
        let roles = [Role::AdministrationCentre, Role::SalesDirector];
        Self::unbarred(above, roles, case, round, at, rulebook)
    }

    /// The tier, or at level 3 the first of the posts, in which somebody neither handled the form nor is concerned.
    fn unbarred(
        tier: Tier,
        posts: [Role; 2],
        case: &Case,
        round: &Round,
        at: Timestamp,
        rulebook: &Rulebook,
    ) -> Self {
        let may_one = |is_there: &dyn Fn(&Person) -> bool| {
            let mut people = rulebook.people_above_tier_one(at).filter(|person| is_there(person));
            people.any(|person| may_review_form(&person.id, round, case, rulebook))
        };
        if round.level() == Level::THREE {
            let found = posts.into_iter().find(|role| may_one(&|person| person.has(*role)));
            return Self::Role(found.unwrap_or(posts[0]));
        }
        let tiers = [Some(tier), tier.above()];
        let found = tiers.into_iter().flatten().find(|tier| may_one(&|person| person.tier == Some(*tier)));
        Self::Tier(found.unwrap_or(tier))
    }
}

/// Who must act; of a clock that has ended, who had to: the owner when it was met, or when it was due if that
/// came first (states.md, *Doer*). Taking a case over takes over no past breach, and what is decided after the due time
/// shifts none.
pub(super) fn doer(
    measures: Measures,
    (started_at, end): (Timestamp, End),
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
    // Of a live clock: the due time, at which everything known so far has happened unless it came too late.
    let decided = had_to.or(due_at);
    match measures {
        Measures::Step(Status::AwaitingReview) => {
            Doer::of_review(case, round, had_to.unwrap_or(Timestamp::MAX), rulebook)
        }
        Measures::Step(Status::AwaitingCustomer)
            if round.was_appealed_at(decided.unwrap_or(Timestamp::MAX)) =>
        {
            Doer::of_appeal(case, round, decided.unwrap_or(Timestamp::MAX), rulebook)
        }
        Measures::Step(Status::Investigating) => {
            let next_tier = awaited_authority(round, decided.unwrap_or(Timestamp::MAX), rulebook);
            next_tier.map_or_else(|| owner(decided), Doer::Tier)
        }
        Measures::Taking => match round.handed_to().filter(|_| end == End::None) {
            Some((receiver, _)) => Doer::of(receiver),
            None => owner(end.at()),
        },
        Measures::Authorisation => {
            // Each proposal waits for a confirmation of its own.
            let of_this = round.proposals.iter().filter(|(evidence, _)| evidence.at == started_at);
            let tiers =
                of_this.filter_map(|(evidence, _)| State::needed_authority(round, evidence.id, rulebook));
            Doer::Tier(tiers.max().unwrap_or(Tier::TWO))
        }
        Measures::Guidance => Doer::Tier(Tier::THREE),
        Measures::Appeal => Doer::of_appeal(case, round, had_to.unwrap_or(Timestamp::MAX), rulebook),
        Measures::Archiving => Doer::Role(Role::FranchiseClerk),
        Measures::DocketPlacing | Measures::DocketDecision => Doer::Role(Role::AdministrationCentre),
        _ => owner(had_to),
    }
}

/// Whether a clock is the duty of a tier or a post by its kind, whoever owns the case.
pub(super) const fn is_of_a_post(measures: Measures) -> bool {
    matches!(
        measures,
        Measures::Step(Status::AwaitingReview)
            | Measures::Authorisation
            | Measures::Guidance
            | Measures::Appeal
            | Measures::Archiving
            | Measures::DocketPlacing
            | Measures::DocketDecision
    )
}

/// The tier whose confirmation the latest proposal waited for at `at` (TIER-3).
fn awaited_authority(round: &Round, at: Timestamp, rulebook: &Rulebook) -> Option<Tier> {
    let by_then = round.proposals.iter().map(|(evidence, _)| evidence).filter(|evidence| evidence.at <= at);
    let latest = by_then.max_by_key(|evidence| (evidence.at, evidence.id))?;
    let is_given =
        round.authorisations.iter().any(|(given, proposal)| *proposal == latest.id && given.at <= at);
    if is_given || latest.seen != round.seen_at(at) {
        return None;
    }
    State::needed_authority(round, latest.id, rulebook)
}
