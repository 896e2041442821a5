//! How far a round has come: its steps in order, when each began, when and how each ended.
//!
//! A round is walked in passes. The first starts where the opener says; each setback ends the step it
//! finds open and starts the next pass at the step it leads back to. The last step without an end is
//! where the round stands.

use super::round::{Evidence, Round, Seen, Setback};
use super::state::State;
use crate::complaint::Status;
use crate::event::EventId;
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
    let mut setbacks: Vec<&Setback> = round.setbacks.iter().collect();
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
            let evidence = Counting { round, step, seen: seen_by_now(step) };
            let begins =
                if step == Status::ToHandOver { begun_at.max(round.level_since()) } else { begun_at };
            match evidence.completion(state, rulebook) {
                Completion::Skipped => continue,
                Completion::Done(at) => {
                    push(&mut visits, step, begins, Some(Ended { at, how: How::Done }));
                    begun_at = begins.max(at);
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
    if let Some(cut) = cut_short(round) {
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
    round: &'a Round,
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

    fn earliest<'e>(&self, evidence: impl Iterator<Item = &'e Evidence>) -> Option<Timestamp> {
        evidence.filter(|evidence| self.counts(&evidence.seen)).map(|evidence| evidence.at).min()
    }

    fn completion(&self, state: &State, rulebook: &Rulebook) -> Completion {
        let round = self.round;
        let level = round.level();
        let at = match self.step {
            Status::Registered => match self.unreachable_at(Status::Registered) {
                Some(at) => Some(at),
                None => self.first_contact_at(state, rulebook),
            },
            step if step < Status::AwaitingReview && self.was_unreachable_before(step) => {
                return Completion::Skipped;
            }
            Status::ToHandOver if level.working_tier().get() == 1 => return Completion::Skipped,
            Status::ToHandOver => {
                match self.earliest(round.hand_overs.iter().map(|(evidence, _)| evidence)) {
                    Some(at) => Some(at),
                    None if State::owner_is_of_tier(round, level.working_tier(), rulebook) => {
                        return Completion::Skipped;
                    }
                    None => None,
                }
            }
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

    /// SLA-1 is met at the last of three: a real contact, the required fields, the level confirmed.
    fn first_contact_at(&self, state: &State, rulebook: &Rulebook) -> Option<Timestamp> {
        let contacted =
            self.earliest(self.round.contacts.iter().filter(|c| c.is_real).map(|c| &c.evidence))?;
        let complete = state.form_complete_at(rulebook)?;
        let confirmed = self.round.level_confirmed_at()?;
        Some(contacted.max(complete).max(confirmed))
    }

    fn unreachable_at(&self, step: Status) -> Option<Timestamp> {
        let reports = self.round.unreachable.iter().filter(|report| report.step == step);
        self.earliest(reports.map(|report| &report.evidence))
    }

    /// An unreachable customer leads straight to the review (SAT-5).
    fn was_unreachable_before(&self, step: Status) -> bool {
        let early = self.round.unreachable.iter().filter(|report| report.step < step);
        self.earliest(early.map(|report| &report.evidence)).is_some()
    }
}
