//! The stretches of time that each promise measures in a case: where they begin and what ends them.

use crate::case::{Case, Evidence, How, Round};
use crate::complaint::{Level, Status};
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::time::{Date, Timestamp};

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

/// The runs of `measures` in one round.
pub fn spans(measures: Measures, round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    match measures {
        Measures::Step(step) => of_step(step, round, case, rulebook),
        Measures::Result => of_result(round, case, rulebook),
        Measures::Cadence => of_cadence(round, case, rulebook),
        Measures::Promise => of_promises(round, case, rulebook),
        Measures::Taking => of_takings(round, case, rulebook),
        Measures::Guidance => paired(&round.reports, &round.guidance, over_at(round, case, rulebook)),
        Measures::Appeal => of_appeal(round, case, rulebook),
        Measures::Summary => of_summary(round, case, rulebook),
        Measures::Archiving => of_archiving(round, case, rulebook),
        Measures::DocketPlacing => of_docket_placing(round, case),
        Measures::DocketDecision => of_docket_decision(round, case),
    }
}

fn of_step(step: Status, round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let visits = case.state.visits(round, rulebook);
    let due = match (step, round.result_by()) {
        (Status::CarryingOut, Some(date)) => SetDue::On(date),
        _ => SetDue::ByPolicy,
    };
    let of_this = visits.iter().filter(|visit| visit.step == step);
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
            Span { occurrence: visit.occurrence, started_at: visit.begun_at, end, due }
        })
        .collect()
}

/// SLA-2 runs case-wide within a round: a return or a refusal does not restart it.
fn of_result(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    // An answer shows that the customer knows the result, whether or not the telling was logged.
    let answered = round.answers.iter().map(|given| given.evidence.at);
    let told = first(&round.result_tellings).into_iter().chain(answered).min();
    let end = done_or_over(told, over_at(round, case, rulebook));
    let due = round.result_by().map_or(SetDue::ByPolicy, SetDue::On);
    vec![Span { occurrence: 1, started_at: round.started_at(), end, due }]
}

/// From each real contact to the next, while the case is open (CONTACT-2).
fn of_cadence(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let mut reached: Vec<Timestamp> =
        round.contacts.iter().filter(|c| c.is_real).map(|c| c.evidence.at).collect();
    reached.sort_unstable();
    reached.dedup();
    if round.level() > Level::ONE && reached.is_empty() && round.number > 1 {
        reached.push(round.started_at());
    }
    let over = over_at(round, case, rulebook);
    let ends = |index: usize| match (reached.get(index + 1), over) {
        (Some(next), Some(over)) if *next > over => End::FellAway(over),
        (Some(next), _) => End::Done(*next),
        (None, Some(over)) => End::FellAway(over),
        (None, None) => End::None,
    };
    let spans = reached.iter().enumerate().filter(|(_, at)| over.is_none_or(|over| **at < over));
    spans.map(|(index, at)| numbered(index, *at, ends(index), SetDue::ByPolicy)).collect()
}

/// Each promised contact is a clock of its own (CONTACT-3).
fn of_promises(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let mut promises: Vec<_> = round
        .contacts
        .iter()
        .filter_map(|c| c.promised_at.map(|promised| (c.evidence.at, promised)))
        .collect();
    promises.sort_unstable();
    let kept = |after: Timestamp| {
        let reached = round.contacts.iter().filter(|c| c.is_real && c.evidence.at > after);
        reached.map(|contact| contact.evidence.at).min()
    };
    let over = over_at(round, case, rulebook);
    let spans = promises.into_iter().enumerate().map(|(index, (made, promised))| {
        numbered(index, made, done_or_over(kept(made), over), SetDue::At(promised))
    });
    spans.collect()
}

/// From each hand-over, and from an answer that is one, to someone there taking the case.
fn of_takings(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let mut handed: Vec<Timestamp> = round.hand_overs.iter().map(|(evidence, _)| evidence.at).collect();
    let by_answer = round
        .opener()
        .filter(|opening| opening.by == crate::case::Opener::Answer && opening.level == Level::TWO);
    handed.extend(by_answer.map(|opening| opening.at));
    handed.sort_unstable();
    let over = over_at(round, case, rulebook);
    let spans = handed.into_iter().enumerate().map(|(index, at)| {
        let taken = round.takings.iter().filter(|taking| taking.at >= at).map(|taking| taking.at).min();
        numbered(index, at, done_or_over(taken, over), SetDue::ByPolicy)
    });
    spans.collect()
}

fn of_summary(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let Some(closed) = case.state.closed_at(round, rulebook) else { return Vec::new() };
    let written = first(&round.summaries).map(|written| written.max(closed));
    let end = done_or_over(written, next_round_at(round, case));
    vec![numbered(0, closed, end, SetDue::ByPolicy)]
}

fn of_archiving(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let Some(closed) = case.state.closed_at(round, rulebook) else { return Vec::new() };
    let Some(written) = first(&round.summaries) else { return Vec::new() };
    let end = done_or_over(first(&round.archivings), next_round_at(round, case));
    vec![numbered(0, written.max(closed), end, SetDue::ByPolicy)]
}

fn of_docket_placing(round: &Round, case: &Case) -> Vec<Span> {
    let Some(given) = round.dissatisfied() else { return Vec::new() };
    // An answer that opened the next form, or came late to an earlier one, puts nothing on the docket.
    let next = next_round_at(round, case);
    if next.is_some_and(|next| next <= given.evidence.at) {
        return Vec::new();
    }
    let placed = round.docket.iter().map(|(evidence, _)| evidence.at).min();
    let decided = round.decisions.iter().map(|(evidence, _)| evidence.at).min();
    let over = first(&round.withdrawals).into_iter().chain(next).min();
    vec![numbered(0, given.evidence.at, done_or_over(placed.or(decided), over), SetDue::ByPolicy)]
}

/// A meeting put off is placed again; only the last date counts.
fn of_docket_decision(round: &Round, case: &Case) -> Vec<Span> {
    let mut placed: Vec<_> = round.docket.iter().map(|(evidence, date)| (evidence.at, *date)).collect();
    placed.sort_unstable();
    let decided = round.decisions.iter().map(|(evidence, _)| evidence.at).min();
    let over = first(&round.withdrawals).into_iter().chain(next_round_at(round, case)).min();
    let next = |index: usize| placed.get(index + 1).map(|(at, _)| *at);
    let spans = placed.iter().enumerate().map(|(index, (at, date))| {
        let end = next(index).map_or_else(|| done_or_over(decided, over), End::FellAway);
        numbered(index, *at, end, SetDue::From(*date))
    });
    spans.collect()
}

/// A customer who accepts an offer after all leaves the appeal without an object.
fn of_appeal(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let decided: Vec<Evidence> =
        round.appeal_decisions.iter().map(|(decision, _)| decision.clone()).collect();
    let lodged = first(&round.appeals);
    let accepted =
        round.acceptances.iter().map(|(evidence, ..)| evidence.at).filter(|at| Some(*at) >= lodged).min();
    paired(&round.appeals, &decided, accepted.into_iter().chain(over_at(round, case, rulebook)).min())
}

/// When work on the round was over: closed, or raised into the next.
fn over_at(round: &Round, case: &Case, rulebook: &Rulebook) -> Option<Timestamp> {
    let next_round = next_round_at(round, case);
    let on_docket = round.dissatisfied().map(|given| given.evidence.at);
    case.state.closed_at(round, rulebook).into_iter().chain(next_round).chain(on_docket).min()
}

/// When the next form was opened.
fn next_round_at(round: &Round, case: &Case) -> Option<Timestamp> {
    case.state.rounds.get(&round.number.saturating_add(1)).map(Round::started_at)
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

fn done_or_over(done: Option<Timestamp>, over: Option<Timestamp>) -> End {
    match (done, over) {
        (Some(done), _) => End::Done(done),
        (None, Some(over)) => End::FellAway(over),
        (None, None) => End::None,
    }
}

fn numbered(index: usize, started_at: Timestamp, end: End, due: SetDue) -> Span {
    let occurrence = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
    Span { occurrence, started_at, end, due }
}
