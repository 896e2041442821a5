//! How far a round has come: its steps in order, when each began, when and how each ended.
//!
//! A round is walked in passes. The first starts where the opener says; each setback ends the step it
//! finds open and starts the next pass at the step it leads back to. The last step without an end is
//! where the round stands.

use super::round::{Evidence, Ownership, Round, Seen, Setback};
use super::state::State;
use crate::complaint::{Level, Status};
use crate::event::{EventId, Receiver};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// One stay at one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    pub step: Status,
    /// Counts the stays at this step within the round, from 1.
    pub occurrence: u32,
    pub begun_at: Timestamp,
    pub ended: Option<Ended>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    pub at: Timestamp,
    pub how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Done,
    /// A refusal or a returned review.
    SetBack(EventId),
    /// An answer 4 or 5.
    Raised(EventId),
    /// A granted appeal opened the next round.
    Appealed,
    /// The customer withdrew, or the case was voided.
    CutShort,
}

enum Completion {
    /// The round does not need this step.
    Skipped,
    Done(Timestamp),
    Missing,
}

/// The round's visits in order.
pub fn walk(round: &Round, state: &State, rulebook: &Rulebook) -> Vec<Visit> {
    let Changes { before, levels } = level_changes(round);
    let until = |index: usize| levels.get(index).map(|(at, _)| *at);
    let first = if levels.is_empty() { round.level() } else { before };
    let lens = |level: Level, until: Option<Timestamp>| Lens { round, before, level, levels: &levels, until };
    let mut visits = walk_as(&lens(first, until(0)), state, rulebook);
    for (index, (at, level)) in levels.iter().enumerate() {
        let next = until(index + 1);
        let level = next.map_or_else(|| round.level(), |_| *level);
        visits = keep_what_was(visits, walk_as(&lens(level, next), state, rulebook), *at);
    }
    if !levels.is_empty() {
        number(&mut visits);
    }
    visits
}

/// A level set by a person leads the case to other steps; where it had been until then it has been all the same, so
/// that no promise that was broken there is undone, and none is broken before the change.
fn keep_what_was(before: Vec<Visit>, mut visits: Vec<Visit>, at: Timestamp) -> Vec<Visit> {
    for visit in &mut visits {
        let is_on = |visit: &Visit| visit.ended.is_none_or(|ended| ended.at >= at);
        let mut of_step = before.iter().filter(|other| other.step == visit.step && other.begun_at < at);
        let same = of_step.find(|other| {
            let ended_alike = other.ended.is_some() && other.ended == visit.ended;
            ended_alike || (other.ended.is_none() && is_on(visit) && visit.begun_at < at)
        });
        match same {
            Some(same) => visit.begun_at = same.begun_at,
            None if visit.begun_at < at && is_on(visit) => visit.begun_at = at,
            None => {}
        }
    }
    let cut = Ended { at, how: How::CutShort };
    let is_gone = |was: &Visit| {
        let same = |other: &Visit| other.step == was.step && other.begun_at == was.begun_at;
        was.begun_at < at && !visits.iter().any(same)
    };
    let gone = before.into_iter().filter(is_gone);
    let mut all: Vec<Visit> = gone.map(|visit| Visit { ended: visit.ended.or(Some(cut)), ..visit }).collect();
    all.append(&mut visits);
    all
}

/// The stays at each step, from 1, in the order they began.
fn number(visits: &mut [Visit]) {
    let begun: Vec<(Status, Timestamp)> = visits.iter().map(|visit| (visit.step, visit.begun_at)).collect();
    for (index, visit) in visits.iter_mut().enumerate() {
        let earlier = |(other, (step, at)): &(usize, &(Status, Timestamp))| {
            *step == visit.step && (*at, *other) < (visit.begun_at, index)
        };
        let before = begun.iter().enumerate().filter(earlier).count();
        visit.occurrence = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    }
}

/// No case changes its level more often than this; of a file that says so the last changes are told apart.
const MOST_CHANGES: usize = 8;

/// When people changed the level, and to which.
struct Changes {
    /// The level before the first of them.
    before: Level,
    levels: Vec<(Timestamp, Level)>,
}

fn level_changes(round: &Round) -> Changes {
    let set = round.level_settings.counted();
    let opened = round.opened_level();
    let before = |index: usize| {
        let earlier = index.checked_sub(1).and_then(|index| set.get(index));
        earlier.map_or(opened, |(_, level)| *level)
    };
    let from_the_end = set.iter().enumerate().rev();
    let mut changes =
        from_the_end.filter(|(index, (_, level))| before(*index) != *level).map(|(_, set)| *set);
    let mut levels: Vec<(Timestamp, Level)> = changes.by_ref().take(MOST_CHANGES).collect();
    levels.reverse();
    Changes { before: changes.next().map_or(opened, |(_, level)| level), levels }
}

/// A round as it is, or as it was just before the level changed.
#[derive(Clone, Copy)]
struct Lens<'a> {
    round: &'a Round,
    before: Level,
    level: Level,
    levels: &'a [(Timestamp, Level)],
    until: Option<Timestamp>,
}

impl Lens<'_> {
    fn had_happened(&self, at: Timestamp) -> bool {
        self.until.is_none_or(|until| at < until)
    }

    /// Since when the level is at least this.
    fn since(&self, least: Level) -> Timestamp {
        let mut is = self.before >= least;
        let mut since = self.round.started_at();
        for (at, level) in self.levels.iter().filter(|(at, _)| self.had_happened(*at)) {
            if *level >= least && !is {
                since = *at;
            }
            is = *level >= least;
        }
        since
    }

    /// Who came to own the form when, in order. Of two who took it at the same time neither counts until someone has
    /// settled it.
    fn owners(&self) -> Vec<&Ownership> {
        let owners = &self.round.owners;
        let rivals = self.round.rival_owners().len() > 1;
        let is_rival = |id: EventId| rivals && owners.current_ids().any(|current| current == id);
        let settled = owners.all().filter(|(id, owner)| self.had_happened(owner.at) && !is_rival(*id));
        let mut settled: Vec<(EventId, &Ownership)> = settled.collect();
        settled.sort_by_key(|(id, owner)| (owner.at, *id));
        settled.into_iter().map(|(_, owner)| owner).collect()
    }

    /// Whether and when a form that is to be handed over from `begins` on came to the tier that works on this level:
    /// handed to it, perhaps before it had to be, or taken by someone there. A form that was there from the start is
    /// not handed over, whoever has it later.
    fn handed_over(&self, begins: Timestamp, handed: &[Timestamp], rulebook: &Rulebook) -> Completion {
        let working = self.level.working_tier();
        let is_there = |owner: &Ownership| {
            let tier = owner.person.as_ref().and_then(|person| rulebook.tier_of(person, owner.at));
            tier.is_some_and(|tier| tier >= working)
        };
        let owners = self.owners();
        let (before, after) = owners.split_at(owners.partition_point(|owner| owner.at <= begins));
        // Whoever filled the form in later had it from the start.
        let had_it = before.last().or_else(|| before.is_empty().then(|| after.first()).flatten());
        let was_there = had_it.is_some_and(|owner| is_there(owner));
        let still_holds = |at: Timestamp| was_there || before.last().is_none_or(|owner| owner.at <= at);
        let early = handed.iter().filter(|at| **at < begins && still_holds(**at)).min();
        if let Some(at) = early {
            return Completion::Done(*at);
        }
        if was_there {
            return Completion::Skipped;
        }
        let handed = handed.iter().copied().filter(|at| *at >= begins);
        let taken = after.iter().filter(|owner| is_there(owner)).map(|owner| owner.at);
        handed.chain(taken).min().map_or(Completion::Missing, Completion::Done)
    }
}

fn walk_as(lens: &Lens<'_>, state: &State, rulebook: &Rulebook) -> Vec<Visit> {
    let round = lens.round;
    let had_happened = |setback: &&Setback| lens.had_happened(setback.evidence.at);
    let mut setbacks: Vec<&Setback> = round.setbacks.iter().filter(had_happened).collect();
    setbacks.sort_by_key(|setback| (setback.evidence.at, setback.back_to, setback.evidence.id));
    let mut visits: Vec<Visit> = Vec::new();
    for pass in 0..=setbacks.len() {
        let (first, mut begun_at) = match pass.checked_sub(1).and_then(|before| setbacks.get(before)) {
            None => (round.starts_at(), round.started_at()),
            Some(setback) => (setback.back_to, setback.evidence.at),
        };
        let seen_by_now =
            |step: Status| setbacks[..pass].iter().filter(|setback| setback.back_to <= step).count();
        for step in Status::STEPS.into_iter().filter(|step| *step >= first) {
            let evidence = Counting { lens, step, seen: seen_by_now(step) };
            // What a level asks for begins with the level.
            let begins = match step {
                Status::ToHandOver => begun_at.max(lens.since(Level::TWO)),
                Status::ToReport => begun_at.max(lens.since(Level::THREE)),
                _ => begun_at,
            };
            match evidence.completion(begins, state, rulebook) {
                Completion::Skipped => continue,
                Completion::Done(at) => {
                    push(&mut visits, step, begins, Some(Ended { at, how: How::Done }));
                    // Done before it was asked for, it holds nothing up.
                    begun_at = begun_at.max(at);
                }
                Completion::Missing => {
                    let ended = setbacks.get(pass).map(|setback| Ended {
                        at: setback.evidence.at,
                        how: How::SetBack(setback.evidence.id),
                    });
                    push(&mut visits, step, begins, ended);
                    break;
                }
            }
        }
    }
    if let Some(cut) = cut_short(round).filter(|cut| lens.had_happened(cut.at)) {
        visits.retain(|visit| visit.begun_at <= cut.at);
        for visit in visits.iter_mut().filter(|visit| visit.ended.is_none_or(|ended| ended.at > cut.at)) {
            visit.ended = Some(cut);
        }
    }
    visits
}

fn push(visits: &mut Vec<Visit>, step: Status, begun_at: Timestamp, ended: Option<Ended>) {
    let before = visits.iter().filter(|visit| visit.step == step).count();
    let occurrence = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
    visits.push(Visit { step, occurrence, begun_at, ended });
}

/// What ends a round from outside its steps, the first of them.
fn cut_short(round: &Round) -> Option<Ended> {
    let raised = round
        .dissatisfied()
        .map(|given| Ended { at: given.evidence.at, how: How::Raised(given.evidence.id) });
    let appealed = round
        .appeal_decisions
        .iter()
        .filter(|(_, granted)| *granted)
        .map(|(decision, _)| Ended { at: decision.at, how: How::Appealed });
    let withdrawn = round.withdrawals.iter().map(|evidence| Ended { at: evidence.at, how: How::CutShort });
    raised.into_iter().chain(appealed).chain(withdrawn).min_by_key(|ended| ended.at)
}

/// The evidence of one step that counts in one pass.
struct Counting<'a> {
    lens: &'a Lens<'a>,
    step: Status,
    seen: usize,
}

impl Counting<'_> {
    fn counts(&self, seen: &Seen) -> bool {
        self.step
            .step_index()
            .and_then(|index| seen.0.get(index))
            .is_some_and(|had| usize::from(*had) == self.seen)
    }

    fn has_counted(&self, evidence: &Evidence) -> bool {
        self.counts(&evidence.seen) && self.lens.had_happened(evidence.at)
    }

    fn earliest<'e>(&self, evidence: impl Iterator<Item = &'e Evidence>) -> Option<Timestamp> {
        evidence.filter(|evidence| self.has_counted(evidence)).map(|evidence| evidence.at).min()
    }

    fn completion(&self, begins: Timestamp, state: &State, rulebook: &Rulebook) -> Completion {
        let (round, level) = (self.lens.round, self.lens.level);
        let at = match self.step {
            Status::Registered => match self.unreachable_at(Status::Registered) {
                Some(at) => Some(at),
                None => self.first_contact_at(state, rulebook),
            },
            step if step < Status::AwaitingReview && self.was_unreachable_before(step) => {
                return Completion::Skipped;
            }
            Status::ToHandOver if level.working_tier().get() == 1 => return Completion::Skipped,
            Status::ToHandOver => return self.lens.handed_over(begins, &self.hand_overs(rulebook), rulebook),
            Status::ToReport if level.get() < 3 => return Completion::Skipped,
            Status::ToReport => self.earliest(round.reports.iter()),
            Status::Investigating => self.earliest(round.tellings.iter().map(|(evidence, _)| evidence)),
            Status::AwaitingCustomer => {
                self.earliest(round.acceptances.iter().map(|(evidence, ..)| evidence))
            }
            Status::CarryingOut => self.earliest(round.results.iter()),
            Status::AwaitingAnswer => {
                let answered = round.answers.iter().filter(|given| given.answer.is_solved());
                let answered = self.earliest(answered.map(|given| &given.evidence));
                answered.into_iter().chain(self.unreachable_at(Status::AwaitingAnswer)).min()
            }
            Status::AwaitingReview => self.earliest(round.reviews.iter()),
            Status::Closed => self.earliest(round.archivings.iter()),
            _ => None,
        };
        at.map_or(Completion::Missing, Completion::Done)
    }

    /// The hand-overs to whoever works on this level; one among colleagues below is none.
    fn hand_overs(&self, rulebook: &Rulebook) -> Vec<Timestamp> {
        let working = self.lens.level.working_tier();
        let is_to = |(evidence, receiver): &&(Evidence, Receiver)| match receiver {
            Receiver::Tier(tier) => *tier >= working,
            Receiver::Person(person) => {
                rulebook.tier_of(person, evidence.at).is_some_and(|tier| tier >= working)
            }
        };
        let to_it = self.lens.round.hand_overs.iter().filter(is_to).map(|(evidence, _)| evidence);
        to_it.filter(|evidence| self.has_counted(evidence)).map(|evidence| evidence.at).collect()
    }

    /// SLA-1 is met at the last of three: a real contact, the required fields, the level confirmed.
    fn first_contact_at(&self, state: &State, rulebook: &Rulebook) -> Option<Timestamp> {
        let contacted =
            self.earliest(self.lens.round.contacts.iter().filter(|c| c.is_real).map(|c| &c.evidence))?;
        let confirmed = self.lens.round.level_confirmed_at()?;
        let complete = state.form_complete_from(contacted.max(confirmed), self.lens.round, rulebook);
        complete.filter(|at| self.lens.had_happened(*at))
    }

    fn unreachable_at(&self, step: Status) -> Option<Timestamp> {
        let reports = self.lens.round.unreachable.iter().filter(|report| report.step == step);
        self.earliest(reports.map(|report| &report.evidence))
    }

    /// An unreachable customer leads straight to the review (SAT-5).
    fn was_unreachable_before(&self, step: Status) -> bool {
        let early = self.lens.round.unreachable.iter().filter(|report| report.step < step);
        self.earliest(early.map(|report| &report.evidence)).is_some()
    }
}
