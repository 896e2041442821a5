//! When nobody owned a case: a registration that nobody took, an owner who has left, two takers at once.

use crate::case::Round;
use crate::event::PersonId;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::collections::BTreeSet;

/// A stretch of a round in which nobody owned the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ownerless {
    /// Counts the stretches of the round, from 1.
    pub nth: u32,
    pub since: Timestamp,
}

/// The stretch that the round stands in; nothing where someone owns the case, or where it waits for whom it was handed
/// to.
pub(super) fn ownerless(round: &Round, rulebook: &Rulebook) -> Option<Ownerless> {
    let acts = |owner: &PersonId| rulebook.person(owner).is_none_or(|person| person.active);
    if round.owner().is_some_and(acts) || round.handed_to().is_some() {
        return None;
    }
    let (mut nth, mut since, mut was) = (0_u32, round.started_at(), false);
    let mut last = since;
    for turn in turns(round, rulebook) {
        let is = was_ownerless_at(round, turn, rulebook);
        if is && !was {
            (nth, since) = (nth.saturating_add(1), turn);
        }
        (was, last) = (is, turn);
    }
    if !was {
        // By what people say of their times someone has it; by what they had seen, nobody.
        (nth, since) = (nth.saturating_add(1), last);
    }
    Some(Ownerless { nth, since })
}

/// Every instant at which the case may have come to an owner, or lost one.
fn turns(round: &Round, rulebook: &Rulebook) -> BTreeSet<Timestamp> {
    let ownerships = || round.owners.all().map(|(_, ownership)| ownership);
    let people = ownerships().flat_map(|ownership| ownership.person.iter().chain(&ownership.before));
    let people: BTreeSet<&PersonId> = people.collect();
    let described = people.into_iter().flat_map(|person| rulebook.described_at(person));
    let handed = round.hand_over.all().map(|(_, (_, at))| *at);
    let turns = ownerships().map(|ownership| ownership.at).chain(handed).chain(described);
    let started = round.started_at();
    turns.filter(|at| *at > started).chain([started]).collect()
}

fn was_ownerless_at(round: &Round, at: Timestamp, rulebook: &Rulebook) -> bool {
    let acted = |owner: &PersonId| rulebook.person_at(owner, at).is_none_or(|person| person.active);
    // What was handed over last has not been taken since.
    let handed = round.hand_over.all().map(|(_, (_, handed))| *handed).filter(|handed| *handed <= at).max();
    let taken = round.takings.iter().map(|taken| taken.at).filter(|taken| *taken <= at).max();
    !round.owner_at(at).is_some_and(acted) && handed <= taken
}
