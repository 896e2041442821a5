//! Who may have a case, and who should: eligible people, the least loaded first (ROUTE-4).

use crate::case::{Case, Round};
use crate::complaint::{Field, Role, Status, Tier};
use crate::event::PersonId;
use crate::rulebook::{Person, Rulebook};
use crate::time::{Date, Timestamp};

/// Someone who may have the case, and how many open cases they have already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    pub person: &'a Person,
    pub load: usize,
}

/// Those who may own the case now, the best first: of the working tier before those above it, then the least loaded.
/// `load` counts a person's open cases.
pub fn candidates<'a>(
    case: &Case,
    rulebook: &'a Rulebook,
    now: Timestamp,
    load: &dyn Fn(&PersonId) -> usize,
) -> Vec<Candidate<'a>> {
    let working = case.level().working_tier();
    let today = now.date(rulebook.office().offset());
    let may = |person: &&Person| {
        person.tier.is_some_and(|tier| tier >= working)
            && is_there(person, today)
            && serves(person, case, working)
            && !is_concerned(&person.id, case, rulebook)
    };
    ranked(rulebook.people().filter(may), load)
}

/// Those who may review the form in hand, the least loaded first: never someone who handled it (ROUTE-1..3). At level
/// 3 it is the sales director; the administration centre where the director handled it or is concerned.
pub fn reviewers<'a>(
    case: &Case,
    rulebook: &'a Rulebook,
    now: Timestamp,
    load: &dyn Fn(&PersonId) -> usize,
) -> Vec<Candidate<'a>> {
    let needed = case.level().reviewing_tier();
    let today = now.date(rulebook.office().offset());
    let may = |person: &&Person| {
        person.tier.is_some_and(|tier| tier >= needed)
            && is_there(person, today)
            && may_review(&person.id, case, rulebook)
    };
    let all: Vec<&Person> = rulebook.people().filter(may).collect();
    let with = |role: Role| all.iter().copied().filter(move |person| person.has(role)).collect::<Vec<_>>();
    let of_role = match needed {
        Tier::THREE => [with(Role::SalesDirector), with(Role::AdministrationCentre)],
        _ => [with(Role::Supervisor), with(Role::Manager)],
    };
    let best = of_role.into_iter().find(|people| !people.is_empty()).unwrap_or(all);
    ranked(best.into_iter(), load)
}

/// Whether this person neither handled the form in hand nor is concerned.
pub fn may_review(person: &PersonId, case: &Case, rulebook: &Rulebook) -> bool {
    match case.state.round() {
        Some(round) => may_review_form(person, round, case, rulebook),
        None => !is_concerned(person, case, rulebook),
    }
}

/// The same of any form of the case.
pub fn may_review_form(person: &PersonId, round: &Round, case: &Case, rulebook: &Rulebook) -> bool {
    !round.was_handled_by(person) && !is_concerned(person, case, rulebook)
}

/// The open cases that a person answers for: what a leaver leaves behind.
pub fn open_cases_of<'c>(
    person: &PersonId,
    cases: impl IntoIterator<Item = &'c Case>,
    rulebook: &Rulebook,
) -> Vec<&'c Case> {
    let is_left = |case: &&Case| {
        let status = case.status(rulebook);
        (status.is_open() || status == Status::Closed) && case.owner() == Some(person)
    };
    cases.into_iter().filter(is_left).collect()
}

/// Whether the case names this person among the staff concerned.
pub fn is_concerned(person: &PersonId, case: &Case, rulebook: &Rulebook) -> bool {
    names(case.state.field(Field::Staff), person, rulebook)
}

/// Whether these words name the person. A name within a longer name of the roster is that other person's: 王芳 is not
/// 王芳芳.
pub fn names(staff: &str, person: &PersonId, rulebook: &Rulebook) -> bool {
    let name = rulebook.name_of(person);
    if staff.is_empty() || !staff.contains(name) {
        return false;
    }
    let others = rulebook.people().map(|other| other.name.as_str());
    let longer = others.filter(|other| other.len() > name.len() && other.contains(name));
    longer.fold(staff.to_owned(), |staff, other| staff.replace(other, "")).contains(name)
}

fn is_there(person: &Person, today: Date) -> bool {
    person.active && person.absence_on(today).is_none()
}

/// Store staff handle at tier 1, in their own store.
fn serves(person: &Person, case: &Case, working: Tier) -> bool {
    match &person.store {
        None => true,
        Some(store) => {
            working == Tier::ONE && case.lane().and_then(|lane| lane.store()).is_some_and(|own| own == store)
        }
    }
}

fn ranked<'a>(
    people: impl Iterator<Item = &'a Person>,
    load: &dyn Fn(&PersonId) -> usize,
) -> Vec<Candidate<'a>> {
    let mut all: Vec<Candidate<'a>> =
        people.map(|person| Candidate { person, load: load(&person.id) }).collect();
    all.sort_by(|a, b| (a.person.tier, a.load, &a.person.id).cmp(&(b.person.tier, b.load, &b.person.id)));
    all
}
