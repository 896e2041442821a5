//! The stretches of time that each promise measures in a case: where they begin and what ends them.

use crate::case::{Case, Evidence, How, Round};
use crate::complaint::{Level, MeetingDecision, Status};
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
        Measures::Guidance => paired(&round.reports, &round.guidance, SetDue::ByPolicy),
        Measures::Appeal => {
            let decided: Vec<Evidence> = round.appeal_decisions.iter().map(|(decision, _)| decision.clone()).collect();
            paired(&round.appeals, &decided, SetDue::ByPolicy)
        }
        Measures::Summary => of_summary(round, case, rulebook),
        Measures::Archiving => of_archiving(round, case, rulebook),
        Measures::DocketPlacing => of_docket_placing(round),
        Measures::DocketDecision => of_docket_decision(round),
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
                    (How::SetBack(_), Status::AwaitingCustomer | Status::AwaitingReview) => End::Done(ended.at),
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
    let told = first(&round.result_tellings);
    let end = match (told, over_at(round, case, rulebook)) {
        (Some(told), _) => End::Done(told),
        (None, Some(over)) => End::FellAway(over),
        (None, None) => End::None,
    };
    let due = round.result_by().map_or(SetDue::ByPolicy, SetDue::On);
    vec![Span { occurrence: 1, started_at: round.started_at(), end, due }]
}

/// From each real contact to the next, while the case is open (CONTACT-2).
fn of_cadence(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let mut reached: Vec<Timestamp> = round.contacts.iter().filter(|c| c.is_real).map(|c| c.evidence.at).collect();
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
    let mut promises: Vec<_> =
        round.contacts.iter().filter_map(|c| c.promised_at.map(|promised| (c.evidence.at, promised))).collect();
    promises.sort_unstable();
    let kept = |after: Timestamp| {
        let reached = round.contacts.iter().filter(|c| c.is_real && c.evidence.at > after);
        reached.map(|contact| contact.evidence.at).min()
    };
    let over = over_at(round, case, rulebook);
    let spans = promises.into_iter().enumerate().map(|(index, (made, promised))| {
        let end = match (kept(made), over) {
            (Some(kept), _) => End::Done(kept),
            (None, Some(over)) => End::FellAway(over),
            (None, None) => End::None,
        };
        numbered(index, made, end, SetDue::At(promised))
    });
    spans.collect()
}

/// From each hand-over, and from an answer that is one, to someone there taking the case.
fn of_takings(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let mut handed: Vec<Timestamp> = round.hand_overs.iter().map(|(evidence, _)| evidence.at).collect();
    let by_answer = round.opener().filter(|opening| opening.by == crate::case::Opener::Answer && opening.level == Level::TWO);
    handed.extend(by_answer.map(|opening| opening.at));
    handed.sort_unstable();
    let over = over_at(round, case, rulebook);
    let spans = handed.into_iter().enumerate().map(|(index, at)| {
        let taken = round.takings.iter().filter(|taking| taking.at >= at).map(|taking| taking.at).min();
        let end = match (taken, over) {
            (Some(taken), _) => End::Done(taken),
            (None, Some(over)) => End::FellAway(over),
            (None, None) => End::None,
        };
        numbered(index, at, end, SetDue::ByPolicy)
    });
    spans.collect()
}

fn of_summary(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let Some(closed) = closed_at(round, case, rulebook) else { return Vec::new() };
    let end = first(&round.summaries).map_or(End::None, |written| End::Done(written.max(closed)));
    vec![numbered(0, closed, end, SetDue::ByPolicy)]
}

fn of_archiving(round: &Round, case: &Case, rulebook: &Rulebook) -> Vec<Span> {
    let Some(closed) = closed_at(round, case, rulebook) else { return Vec::new() };
    let Some(written) = first(&round.summaries) else { return Vec::new() };
    let end = first(&round.archivings).map_or(End::None, End::Done);
    vec![numbered(0, written.max(closed), end, SetDue::ByPolicy)]
}

fn of_docket_placing(round: &Round) -> Vec<Span> {
    let at_top = round.dissatisfied().filter(|_| round.level() == Level::THREE);
    let Some(given) = at_top else { return Vec::new() };
    let placed = round.docket.iter().map(|(evidence, _)| evidence.at).min();
    let decided = round.decisions.iter().map(|(evidence, _)| evidence.at).min();
    let end = placed.or(decided).map_or(End::None, End::Done);
    vec![numbered(0, given.evidence.at, end, SetDue::ByPolicy)]
}

/// A meeting put off is placed again; only the last date counts.
fn of_docket_decision(round: &Round) -> Vec<Span> {
    let mut placed: Vec<_> = round.docket.iter().map(|(evidence, date)| (evidence.at, *date)).collect();
    placed.sort_unstable();
    let decided = round.decisions.iter().map(|(evidence, _)| evidence.at).min();
    let next = |index: usize| placed.get(index + 1).map(|(at, _)| *at);
    let spans = placed.iter().enumerate().map(|(index, (at, date))| {
        let end = match (next(index), decided) {
            (Some(put_off), _) => End::FellAway(put_off),
            (None, Some(decided)) => End::Done(decided),
            (None, None) => End::None,
        };
        numbered(index, *at, end, SetDue::From(*date))
    });
    spans.collect()
}

/// When the round was closed: reviewed, unreachable and reviewed, withdrawn, or decided by the meeting.
pub fn closed_at(round: &Round, case: &Case, rulebook: &Rulebook) -> Option<Timestamp> {
    let withdrawn = first(&round.withdrawals);
    let decided = round.decisions.iter().filter(|(_, d)| *d == MeetingDecision::Close).map(|(e, _)| e.at).min();
    if let Some(at) = withdrawn.into_iter().chain(decided).min() {
        return Some(at);
    }
    let visits = case.state.visits(round, rulebook);
    visits.iter().rfind(|visit| visit.step == Status::Closed).map(|visit| visit.begun_at)
}

/// When work on the round was over: closed, or raised into the next.
fn over_at(round: &Round, case: &Case, rulebook: &Rulebook) -> Option<Timestamp> {
    let next_round = case.state.rounds.get(&round.number.saturating_add(1)).map(Round::started_at);
    let on_docket = round.dissatisfied().map(|given| given.evidence.at);
    closed_at(round, case, rulebook).into_iter().chain(next_round).chain(on_docket).min()
}

fn first(evidence: &[Evidence]) -> Option<Timestamp> {
    evidence.iter().map(|evidence| evidence.at).min()
}

/// Each start with the first end at or after it.
fn paired(starts: &[Evidence], ends: &[Evidence], due: SetDue) -> Vec<Span> {
    let mut starts: Vec<Timestamp> = starts.iter().map(|evidence| evidence.at).collect();
    starts.sort_unstable();
    let end_of = |start: Timestamp| ends.iter().filter(|end| end.at >= start).map(|end| end.at).min();
    let spans = starts.into_iter().enumerate().map(|(index, start)| {
        let end = end_of(start).map_or(End::None, End::Done);
        numbered(index, start, end, due)
    });
    spans.collect()
}

fn numbered(index: usize, started_at: Timestamp, end: End, due: SetDue) -> Span {
    let occurrence = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
    Span { occurrence, started_at, end, due }
}
