//! The figures of one span of time, gathered case by case.

use super::count::{Count, Share};
use super::course::{ClosedWay, Turn, is_open, turns};
use super::dimension::Dimension;
use super::promise::{Kept, decided_in};
use super::words::Column;
use crate::case::{Case, Opener, Round};
use crate::complaint::{Answer, Level, Status};
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::sla::{ClockRun, Standing, clocks};
use crate::time::Timestamp;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Received and closed within the span; open and overdue at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Movement {
    pub received: Count,
    pub closed: Count,
    pub open: Count,
    /// Cases with a clock that has run out and still runs.
    pub overdue: Count,
}

impl Movement {
    pub fn get(&self, column: Column) -> &Count {
        match column {
            Column::Received => &self.received,
            Column::Closed => &self.closed,
            Column::Open => &self.open,
            Column::Overdue => &self.overdue,
        }
    }
}

/// The answers given (SAT-1). 1 is best; never mixed with a scale of another kind (SAT-6).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Satisfaction {
    answers: [Count; 5],
}

impl Satisfaction {
    pub fn of(&self, answer: Answer) -> &Count {
        &self.answers[usize::from(answer.get()) - 1]
    }

    /// Answers 1–3 of the answers given (SAT-6).
    pub fn share(&self) -> Share {
        let sum = |answers: &[Count]| answers.iter().map(Count::number).sum();
        Share { part: sum(&self.answers[..3]), whole: sum(&self.answers) }
    }
}

/// Responsibility moved up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Escalations {
    /// Rounds that an answer 4 or 5 opened (SAT-3).
    pub by_answer: Count,
    /// Answers 4 or 5 at level 3: the meeting's (SAT-4).
    pub to_docket: Count,
    /// Levels that a person raised; confirming the first level is no raise (LEVEL-4).
    pub by_person: Count,
}

/// All figures of one span.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub total: Movement,
    /// Open again: not part of `received`.
    pub reopened: Count,
    pub first_response: Kept,
    pub result_in_time: Kept,
    pub satisfaction: Satisfaction,
    pub escalations: Escalations,
    groups: BTreeMap<Dimension, BTreeMap<String, Movement>>,
    closed: BTreeMap<ClosedWay, Count>,
    overdue_clocks: BTreeMap<String, Count>,
}

impl Figures {
    /// The groups of one dimension by key; `Dimension::label` names them.
    pub fn groups(&self, dimension: Dimension) -> impl Iterator<Item = (&str, &Movement)> {
        self.groups.get(&dimension).into_iter().flatten().map(|(key, movement)| (key.as_str(), movement))
    }

    pub fn group(&self, dimension: Dimension, key: &str) -> Option<&Movement> {
        self.groups.get(&dimension)?.get(key)
    }

    pub fn closed(&self, way: ClosedWay) -> Count {
        self.closed.get(&way).cloned().unwrap_or_default()
    }

    /// The clocks that have run out and still run, by the clock's id in the policy.
    pub fn overdue_clocks(&self) -> impl Iterator<Item = (&str, &Count)> {
        self.overdue_clocks.iter().map(|(id, count)| (id.as_str(), count))
    }

    pub fn overdue_clock(&self, id: &str) -> Option<&Count> {
        self.overdue_clocks.get(id)
    }

    /// Adds one case: `case` as it reads today, `then` as it stood at the end of `span`.
    pub(super) fn add(
        &mut self,
        case: &Case,
        then: &Case,
        rulebook: &Rulebook,
        span: &RangeInclusive<Timestamp>,
    ) {
        let until = *span.end();
        let turns = turns(then, rulebook, until);
        let movement = |change: fn(&mut Movement) -> &mut Count, figures: &mut Self| {
            change(&mut figures.total).add(case.id);
            for dimension in Dimension::ALL {
                let groups = figures.groups.entry(*dimension).or_default();
                change(groups.entry(dimension.key(case, then)).or_default()).add(case.id);
            }
        };
        for (_, turn) in turns.iter().filter(|(at, _)| span.contains(at)) {
            match turn {
                Turn::Received => movement(|m| &mut m.received, self),
                Turn::Reopened => self.reopened.add(case.id),
                Turn::Closed(way) => {
                    movement(|m| &mut m.closed, self);
                    self.closed.entry(*way).or_default().add(case.id);
                }
                Turn::LostSightOf => {}
            }
        }
        if is_open(&turns) {
            movement(|m| &mut m.open, self);
        }
        let clocks = clocks(then, rulebook);
        let mut overdue =
            clocks.iter().filter(|clock| clock.standing(until) == Standing::Breached).peekable();
        if overdue.peek().is_some() {
            movement(|m| &mut m.overdue, self);
        }
        for clock in overdue {
            self.overdue_clocks.entry(clock.target.id.clone()).or_default().add(case.id);
        }
        self.add_promises(then, &clocks, span);
        self.add_answers(then, span);
        for round in then.state.rounds.values() {
            self.add_escalations(case, round, span);
        }
    }

    fn add_promises(&mut self, case: &Case, clocks: &[ClockRun<'_>], span: &RangeInclusive<Timestamp>) {
        for clock in clocks {
            let promise = match clock.target.measures {
                Measures::Step(Status::Registered) => &mut self.first_response,
                Measures::Result => &mut self.result_in_time,
                _ => continue,
            };
            if let Some(was_kept) = decided_in(clock, span) {
                promise.add(case.id, was_kept);
            }
        }
        // A ledger has no clocks; where it says whether the response was in time, that counts on the day of receipt.
        let history = case.state.history().filter(|history| span.contains(&history.received_at));
        if let Some(was_kept) = history.and_then(|history| history.answered_in_time) {
            self.first_response.add(case.id, was_kept);
        }
    }

    /// One answer a round, the one that counts; a ledger's on the day of closing.
    fn add_answers(&mut self, case: &Case, span: &RangeInclusive<Timestamp>) {
        let given = case
            .state
            .rounds
            .values()
            .filter_map(Round::answer)
            .map(|given| (given.evidence.at, given.answer));
        let history = case.state.history();
        let in_ledger = history
            .and_then(|history| Some((history.closed_at.unwrap_or(history.received_at), history.answer?)));
        for (_, answer) in given.chain(in_ledger).filter(|(at, _)| span.contains(at)) {
            self.satisfaction.answers[usize::from(answer.get()) - 1].add(case.id);
        }
    }

    fn add_escalations(&mut self, case: &Case, round: &Round, span: &RangeInclusive<Timestamp>) {
        let by_answer =
            round.opener().filter(|opening| opening.by == Opener::Answer && span.contains(&opening.at));
        if by_answer.is_some() {
            self.escalations.by_answer.add(case.id);
        }
        let on_docket = round.dissatisfied().filter(|_| round.level() == Level::THREE);
        if on_docket.is_some_and(|given| span.contains(&given.evidence.at)) {
            self.escalations.to_docket.add(case.id);
        }
        for at in raised_by_a_person(round) {
            if span.contains(&at) {
                self.escalations.by_person.add(case.id);
            }
        }
    }
}

/// When a person set a level above the one before. What a registration proposes is not a level yet.
fn raised_by_a_person(round: &Round) -> Vec<Timestamp> {
    let mut settings: Vec<(Timestamp, Level)> =
        round.level_settings.all().iter().map(|set| (set.evidence.at, set.level)).collect();
    settings.sort_unstable();
    let opened_at = round.openings.iter().filter(|opening| opening.by != Opener::Registration);
    let mut before = opened_at.map(|opening| opening.level).max();
    settings.retain(|(_, level)| before.replace(*level).is_some_and(|before| *level > before));
    settings.into_iter().map(|(at, _)| at).collect()
}
