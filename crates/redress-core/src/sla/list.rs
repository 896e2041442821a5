//! Whose list something stands on: of whoever must act, and of whoever stands in for them that day.

use super::doer::Doer;
use crate::complaint::Tier;
use crate::event::PersonId;
use crate::rulebook::{Person, Rulebook};
use crate::time::{Date, Timestamp};

/// A person's list on a day.
#[derive(Clone, Debug)]
pub struct ListOf<'a> {
    pub person: &'a Person,
    pub rulebook: &'a Rulebook,
    today: Date,
    /// Those who are away that day, and for whom this person acts.
    stands_in_for: Vec<&'a Person>,
}

impl<'a> ListOf<'a> {
    pub fn new(person: &'a Person, today: Date, rulebook: &'a Rulebook) -> Self {
        let away = rulebook.people().filter(|other| other.id != person.id && other.active);
        let stands_in_for = away.filter(|other| *rulebook.acting_for(&other.id, today) == person.id);
        Self { person, rulebook, today, stands_in_for: stands_in_for.collect() }
    }

    /// Whether what this doer must do is on the list.
    pub fn has(&self, doer: &Doer) -> bool {
        match doer {
            Doer::Person(doer) => {
                *doer == self.person.id || *self.rulebook.acting_for(doer, self.today) == self.person.id
            }
            Doer::Tier(tier) => self.acts_as(|person| person.tier == Some(*tier)),
            Doer::Role(role) => self.acts_as(|person| person.has(*role)),
            Doer::Nobody => self.acts_as(|person| person.tier == Some(Tier::TWO)),
        }
    }

    /// Whether what this doer must do is on the list of this person's tier.
    pub fn has_for_tier(&self, doer: &Doer) -> bool {
        let is_colleague =
            |doer: &PersonId| self.rulebook.person(doer).and_then(|doer| doer.tier) == self.person.tier;
        self.has(doer) || matches!(doer, Doer::Person(doer) if is_colleague(doer))
    }

    fn acts_as(&self, holds: impl Fn(&Person) -> bool) -> bool {
        holds(self.person) || self.stands_in_for.iter().any(|person| holds(person))
    }
}

/// Whether a person answers for a list at `at`, by the roster of that time: they are of it, or stand in for somebody who
/// is. What stands on a tier's list those above it may answer for.
pub fn answers_for(doer: &Doer, person: &PersonId, at: Timestamp, rulebook: &Rulebook) -> bool {
    let has_tier = |person: &PersonId, least: Tier| rulebook.tier_of(person, at) >= Some(least);
    let is_of_it = |person: &PersonId| match doer {
        Doer::Person(doer) => doer == person,
        Doer::Tier(tier) => has_tier(person, *tier),
        Doer::Role(role) => rulebook.person_at(person, at).is_some_and(|then| then.active && then.has(*role)),
        Doer::Nobody => has_tier(person, Tier::TWO),
    };
    let today = at.date(rulebook.office().offset());
    let mut away = rulebook.people().filter(|other| other.id != *person && other.active);
    is_of_it(person)
        || away.any(|other| is_of_it(&other.id) && rulebook.acting_for(&other.id, today) == person)
}
