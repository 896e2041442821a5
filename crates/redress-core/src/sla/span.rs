//! The stretches of time that each promise measures in a case: where they begin and what ends them.

use crate::case::{Case, Evidence, How, Round, State, Visit};
use crate::complaint::{Level, Status};
use crate::event::EventId;
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::time::{Date, Timestamp};
use std::borrow::Cow;

/// One run of one promise, before its length is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Counts the runs within the round, from 1.
    pub occurrence: u32,
    pub started_at: Timestamp,
    pub end: End,
    /// The date the run is due by, where people set it.
    pub due: SetDue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Still runs.
    None,
    /// What was promised was done.
    Done(Timestamp),
    /// The promise fell away: the round was raised, the customer withdrew.
    FellAway(Timestamp),
}

impl End {
    /// When it ended, either way.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::None => None,
            Self::Done(at) | Self::FellAway(at) => Some(at),
        }
    }
}

/// Where the due time comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetDue {
    ByPolicy,
    /// Close of business on a date agreed with the customer.
    On(Date),
    /// An instant promised to the customer.
    At(Timestamp),
    /// A number of working days after a date.
    From(Date),
}

/// One round as walked, worked out once for all its clocks.
pub(super) struct Walked<'c> {
    case: &'c Case,
    round: &'c Round,
    rulebook: &'c Rulebook,
    visits: Cow<'c, [Visit]>,
    closed_at: Option<Timestamp>,
    next_round_at: Option<Timestamp>,
    /// When work on the round was over: closed, on the docket, or raised into the next.
    over_at: Option<Timestamp>,
}

impl<'c> Walked<'c> {
    pub fn new(round: &'c Round, case: &'c Case, rulebook: &'c Rulebook) -> Self {
        let visits = case.state.visits(round, rulebook);
        let closed_at = State::closed_at_by(round, &visits);
        let next_round_at = case.state.rounds.get(&round.number.saturating_add(1)).map(Round::started_at);
        let on_docket = round.dissatisfied().map(|given| given.evidence.at);
        let over_at = closed_at.into_iter().chain(next_round_at).chain(on_docket).min();
        Self { case, round, rulebook, visits, closed_at, next_round_at, over_at }
    }

    /// The runs of `measures` in this round.
    pub fn spans(&self, measures: Measures) -> Vec<Span> {
        match measures {
            Measures::Step(step) => self.of_step(step),
            Measures::Result => self.of_result(),
            Measures::Cadence => self.of_cadence(),
            Measures::Promise => self.of_promises(),
            Measures::Taking => self.of_takings(),
            Measures::Authorisation => self.of_authorisations(),
            Measures::Guidance => paired(&self.round.reports, &self.round.guidance, self.over_at),
            Measures::Appeal => self.of_appeal(),
            Measures::Summary => self.of_summary(),
            Measures::Archiving => self.of_archiving(),
            Measures::DocketPlacing => self.of_docket_placing(),
            Measures::DocketDecision => self.of_docket_decision(),
            Measures::DepartmentTask => self.of_department_tasks(),
            Measures::OutsideDeadline => self.of_outside_deadlines(),
        }
    }

    fn of_step(&self, step: Status) -> Vec<Span> {
        let agreed_by = |at: Timestamp| {
            let agreed = self.round.acceptances.iter().filter(|(evidence, ..)| evidence.at <= at);
            let latest = agreed.filter(|(.., date)| date.is_some()).max_by_key(|(e, ..)| (e.at, e.id));
            latest.and_then(|(.., date)| *date).filter(|_| step == Status::CarryingOut)
        };
        let of_this = self.visits.iter().filter(|visit| visit.step == step);
        of_this
            .map(|visit| {
                let end = match visit.ended {
                    None => End::None,
                    Some(ended) => match (ended.how, step) {
                        (How::Done, _) => End::Done(ended.at),
                        // A refusal is an answer of the customer, a return is a review, a 4 or 5 is an answer given.
                        (How::SetBack(_), Status::AwaitingCustomer | Status::AwaitingReview) => {
                            End::Done(ended.at)
                        }
                        (How::Raised(_), Status::AwaitingAnswer) => End::Done(ended.at),
                        (How::Appealed, Status::AwaitingCustomer) => End::Done(ended.at),
                        _ => End::FellAway(ended.at),
                    },
                };
                let due = agreed_by(visit.begun_at).map_or(SetDue::ByPolicy, SetDue::On);
                Span { occurrence: visit.occurrence, started_at: visit.begun_at, end, due }
            })
            .collect()
    }

    /// SLA-2 runs case-wide within a round: a return or a refusal does not restart it.
    fn of_result(&self) -> Vec<Span> {
        // An answer shows that the customer knows the result, whether or not the telling was logged.
        let answered = self.round.answers.iter().map(|given| given.evidence.at);
        let told = first(&self.round.result_tellings).into_iter().chain(answered).min();
        let end = done_or_over(told, self.over_at);
        vec![numbered(0, self.round.started_at(), end, SetDue::ByPolicy)]
    }

    /// When the customer was reached: real contacts, and whatever was told to or heard from them.
    fn reached(&self) -> Vec<Timestamp> {
        let round = self.round;
        let refused = round.setbacks.iter().filter(|setback| setback.by_customer);
        let contacts = round.contacts.iter().filter(|contact| contact.is_real).map(|c| &c.evidence);
        let all = contacts
            .chain(round.tellings.iter().map(|(told, _)| told))
            .chain(round.acceptances.iter().map(|(accepted, ..)| accepted))
            .chain(refused.map(|setback| &setback.evidence))
            .chain(&round.result_tellings)
            .chain(round.answers.iter().map(|given| &given.evidence));
        let mut reached: Vec<Timestamp> = all.map(|evidence| evidence.at).collect();
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    /// From each time that the customer was reached to the next, while there is progress to tell (CONTACT-2): a
    /// customer who has answered waits for nothing, unless the review sends the case back.
    fn of_cadence(&self) -> Vec<Span> {
        let reviews = || self.visits.iter().filter(|visit| visit.step == Status::AwaitingReview);
        let mut starts = self.reached();
        let returned = reviews().filter_map(|visit| visit.ended);
        starts.extend(returned.filter(|ended| matches!(ended.how, How::SetBack(_))).map(|ended| ended.at));
        if self.round.level() > Level::ONE && self.round.number > 1 {
            starts.push(self.round.started_at());
        }
        starts.sort_unstable();
        starts.dedup();
        let in_review = |at: Timestamp| {
            reviews().any(|visit| visit.begun_at <= at && visit.ended.is_none_or(|ended| at < ended.at))
        };
        let is_over = |at: Timestamp| self.over_at.is_some_and(|over| at >= over);
        let starts: Vec<Timestamp> =
            starts.into_iter().filter(|at| !in_review(*at) && !is_over(*at)).collect();
        let ends = |index: usize, start: Timestamp| {
            let next = starts.get(index + 1).copied();
            let review = reviews().map(|visit| visit.begun_at).filter(|begun| *begun > start).min();
            match (next, review.into_iter().chain(self.over_at).min()) {
                (Some(next), over) if over.is_none_or(|over| next <= over) => End::Done(next),
                // The answer that leads to the review is the contact.
                (_, Some(over)) if Some(over) == review => End::Done(over),
                (_, over) => over.map_or(End::None, End::FellAway),
            }
        };
        let spans = starts.iter().enumerate();
        spans.map(|(index, at)| numbered(index, *at, ends(index, *at), SetDue::ByPolicy)).collect()
    }

    /// Each promised contact is a clock of its own (CONTACT-3).
    fn of_promises(&self) -> Vec<Span> {
        let contacts = self.round.contacts.iter();
        let mut promises: Vec<_> = contacts
            .filter_map(|contact| contact.promised_at.map(|promised| (contact.evidence.at, promised)))
            .collect();
        if promises.is_empty() {
            return Vec::new();
        }
        promises.sort_unstable();
        let reached = self.reached();
        let kept = |after: Timestamp| reached.iter().copied().find(|at| *at > after);
        let spans = promises.into_iter().enumerate().map(|(index, (made, promised))| {
            numbered(index, made, done_or_over(kept(made), self.over_at), SetDue::At(promised))
        });
        spans.collect()
    }

    /// From each hand-over, and from an answer that is one, to someone there taking the case.
    fn of_takings(&self) -> Vec<Span> {
        let mut handed: Vec<Timestamp> =
            self.round.hand_overs.iter().map(|(evidence, _)| evidence.at).collect();
        let by_answer = self
            .round
            .opener()
            .filter(|opening| opening.by == crate::case::Opener::Answer && opening.level == Level::TWO);
        handed.extend(by_answer.map(|opening| opening.at));
        handed.sort_unstable();
        // Sent on before anyone took it, it is the next receiver's to take.
        let sent_on = |index: usize| handed.get(index + 1).copied();
        let spans = handed.iter().enumerate().map(|(index, at)| {
            let taken = self.round.takings.iter().map(|taking| taking.at).filter(|taken| taken >= at).min();
            let over = sent_on(index).into_iter().chain(self.over_at).min();
            numbered(index, *at, done_or_over(taken, over), SetDue::ByPolicy)
        });
        spans.collect()
    }

    fn of_summary(&self) -> Vec<Span> {
        let Some(closed) = self.closed_at else { return Vec::new() };
        let written = first(&self.round.summaries).map(|written| written.max(closed));
        let end = done_or_over(written, self.next_round_at);
        vec![numbered(0, closed, end, SetDue::ByPolicy)]
    }

    fn of_archiving(&self) -> Vec<Span> {
        let Some(closed) = self.closed_at else { return Vec::new() };
        let Some(written) = first(&self.round.summaries) else { return Vec::new() };
        let end = done_or_over(first(&self.round.archivings), self.next_round_at);
        vec![numbered(0, written.max(closed), end, SetDue::ByPolicy)]
    }

    fn of_docket_placing(&self) -> Vec<Span> {
        let Some(given) = self.round.dissatisfied() else { return Vec::new() };
        // An answer that opened the next form, or came late to an earlier one, puts nothing on the docket.
        let next = self.next_round_at;
        if next.is_some_and(|next| next <= given.evidence.at) {
            return Vec::new();
        }
        let placed = self.round.docket.iter().map(|(evidence, _)| evidence.at).min();
        let decided = self.round.decisions.iter().map(|(evidence, _)| evidence.at).min();
        let over = first(&self.round.withdrawals).into_iter().chain(next).min();
        vec![numbered(0, given.evidence.at, done_or_over(placed.or(decided), over), SetDue::ByPolicy)]
    }

    /// A meeting put off is placed again; only the last date counts.
    fn of_docket_decision(&self) -> Vec<Span> {
        let mut placed: Vec<_> =
            self.round.docket.iter().map(|(evidence, date)| (evidence.at, *date)).collect();
        placed.sort_unstable();
        let decided = self.round.decisions.iter().map(|(evidence, _)| evidence.at).min();
        let over = first(&self.round.withdrawals).into_iter().chain(self.next_round_at).min();
        let next = |index: usize| placed.get(index + 1).map(|(at, _)| *at);
        let spans = placed.iter().enumerate().map(|(index, (at, date))| {
            let end = next(index).map_or_else(|| done_or_over(decided, over), End::FellAway);
            numbered(index, *at, end, SetDue::From(*date))
        });
        spans.collect()
    }

    /// A customer who accepts an offer after all leaves the appeal without an object.
    fn of_appeal(&self) -> Vec<Span> {
        let decided: Vec<Evidence> =
            self.round.appeal_decisions.iter().map(|(decision, _)| decision.clone()).collect();
        let lodged = first(&self.round.appeals);
        let accepted = self
            .round
            .acceptances
            .iter()
            .map(|(evidence, ..)| evidence.at)
            .filter(|at| Some(*at) >= lodged)
            .min();
        paired(&self.round.appeals, &decided, accepted.into_iter().chain(self.over_at).min())
    }

    /// From a proposal above its proposer's authority to the confirmation; another proposal leaves it without an object.
    fn of_authorisations(&self) -> Vec<Span> {
        let mut proposals: Vec<_> = self.round.proposals.iter().map(|(evidence, _)| evidence).collect();
        proposals.sort_by_key(|evidence| (evidence.at, evidence.id));
        let next = |index: usize| proposals.get(index + 1).map(|evidence| evidence.at);
        let asked = proposals.iter().enumerate().filter(|(_, evidence)| {
            State::needed_authority(self.round, evidence.id, self.rulebook).is_some()
        });
        let spans = asked.enumerate().map(|(nth, (index, evidence))| {
            let given = self.round.authorisations.iter().filter(|(_, proposal)| *proposal == evidence.id);
            let given = given.map(|(given, _)| given.at.max(evidence.at)).min();
            let over = next(index).into_iter().chain(self.over_at).min();
            let given = given.filter(|given| over.is_none_or(|over| *given <= over));
            numbered(nth, evidence.at, done_or_over(given, over), SetDue::ByPolicy)
        });
        spans.collect()
    }

    fn of_department_tasks(&self) -> Vec<Span> {
        let tasks = self.round.department_tasks.iter().map(|(given, task)| (given, SetDue::On(task.due_on)));
        self.asked_for(tasks.collect(), |round| &round.department_tasks_done)
    }

    fn of_outside_deadlines(&self) -> Vec<Span> {
        let dates = self.round.outside_deadlines.iter().map(|(set, date)| (set, SetDue::At(date.due_at)));
        self.asked_for(dates.collect(), |round| &round.outside_deadlines_met)
    }

    /// What was asked for stays asked for, whatever form is in hand, until it is done or the case is closed.
    fn asked_for(
        &self,
        mut asked: Vec<(&Evidence, SetDue)>,
        done: impl Fn(&Round) -> &Vec<(Evidence, EventId)>,
    ) -> Vec<Span> {
        if asked.is_empty() {
            return Vec::new();
        }
        let rounds = &self.case.state.rounds;
        let done_at = |asked: EventId| {
            let done = rounds.values().flat_map(&done).filter(|(_, done)| *done == asked);
            done.map(|(evidence, _)| evidence.at).min()
        };
        // Closed is closed: a case that is opened again asks anew.
        let of_others = rounds.values().filter(|round| round.number != self.round.number);
        let of_others = of_others.filter_map(|round| self.case.state.closed_at(round, self.rulebook));
        let closed: Vec<Timestamp> =
            if asked.is_empty() { Vec::new() } else { of_others.chain(self.closed_at).collect() };
        let closed_after = |at: Timestamp| closed.iter().copied().filter(|closed| *closed >= at).min();
        asked.sort_by_key(|(evidence, _)| (evidence.at, evidence.id));
        let spans = asked.into_iter().enumerate().map(|(index, (evidence, due))| {
            numbered(index, evidence.at, done_or_over(done_at(evidence.id), closed_after(evidence.at)), due)
        });
        spans.collect()
    }
}

fn first(evidence: &[Evidence]) -> Option<Timestamp> {
    evidence.iter().map(|evidence| evidence.at).min()
}

/// Each start with the first end at or after it; what is still open when the round is over falls away.
fn paired(starts: &[Evidence], ends: &[Evidence], over: Option<Timestamp>) -> Vec<Span> {
    let mut starts: Vec<Timestamp> = starts.iter().map(|evidence| evidence.at).collect();
    starts.sort_unstable();
    let done_after = |start: Timestamp| ends.iter().filter(|end| end.at >= start).map(|end| end.at).min();
    let spans = starts.into_iter().enumerate().map(|(index, start)| {
        numbered(index, start, done_or_over(done_after(start), over), SetDue::ByPolicy)
    });
    spans.collect()
}

/// What is done after it was over is done for its own sake: it decides nothing anew.
fn done_or_over(done: Option<Timestamp>, over: Option<Timestamp>) -> End {
    match (done, over) {
        (Some(done), Some(over)) if done > over => End::FellAway(over),
        (Some(done), _) => End::Done(done),
        (None, Some(over)) => End::FellAway(over),
        (None, None) => End::None,
    }
}

fn numbered(index: usize, started_at: Timestamp, end: End, due: SetDue) -> Span {
    let occurrence = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
    Span { occurrence, started_at, end, due }
}
