//! When a case was open and when it was closed, and how: the one line that received, reopened, closed and open
//! are all read from, so that open before + received + reopened − closed = open, always.

use crate::case::{Case, Opener, Round};
use crate::complaint::{LinkRelation, MeetingDecision, Status, coded::coded};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

coded!(
    /// How a case was closed; each is counted apart (states.md, *Closed in reports*).
    ClosedWay {
        ReviewAccepted = "review_accepted" "审核通过" "Review accepted",
        Unreachable = "unreachable" "无法联系" "Unreachable",
        Withdrawn = "withdrawn" "客户撤诉" "Withdrawn",
        /// By the general manager's meeting (SAT-4).
        Decided = "decided" "例会决定" "Decided by the meeting",
        /// In the ledger it was imported from.
        InLedger = "in_ledger" "旧台账已结" "Closed in the old ledger",
    }
);

/// One turn of a case between open and closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Received,
    /// Open again after it was closed, or known as the repeat of a closed one (REOPEN-1).
    Reopened,
    Closed(ClosedWay),
    /// The ledger names no closing and does not say that the case is open: received, and nothing more is known.
    LostSightOf,
}

impl Turn {
    const fn opens(self) -> bool {
        matches!(self, Self::Received | Self::Reopened)
    }
}

/// The turns of a case up to `until`, in order. Two closings without a reopening between them are one.
pub fn turns(case: &Case, rulebook: &Rulebook, until: Timestamp) -> Vec<(Timestamp, Turn)> {
    let mut found = of_ledger(case);
    for round in case.state.rounds.values() {
        let closed = found.iter().filter(|(_, turn)| !turn.opens()).map(|(at, _)| *at).max();
        found.extend(of_round(round, closed.unwrap_or(Timestamp::MIN), case, rulebook));
    }
    found.retain(|(at, _)| *at <= until);
    found.sort_by_key(|(at, _)| *at);
    let mut is_open = false;
    found.retain(|(_, turn)| std::mem::replace(&mut is_open, turn.opens()) != turn.opens());
    found
}

/// Whether work is open after these turns.
pub fn is_open(turns: &[(Timestamp, Turn)]) -> bool {
    turns.last().is_some_and(|(_, turn)| turn.opens())
}

fn of_ledger(case: &Case) -> Vec<(Timestamp, Turn)> {
    let Some(history) = case.state.history() else { return Vec::new() };
    let ended = match history.closed_at {
        Some(at) => Some((at.max(history.received_at), Turn::Closed(ClosedWay::InLedger))),
        None if history.still_open => None,
        None => Some((history.received_at, Turn::LostSightOf)),
    };
    [(history.received_at, Turn::Received)].into_iter().chain(ended).collect()
}

fn of_round(
    round: &Round,
    last_closed: Timestamp,
    case: &Case,
    rulebook: &Rulebook,
) -> Vec<(Timestamp, Turn)> {
    let opened = round.openings.iter().filter_map(|opening| match opening.by {
        Opener::Registration if is_repeat(case) => Some((opening.at, Turn::Reopened)),
        Opener::Registration => Some((opening.at, Turn::Received)),
        // Nothing is reopened before it was closed, whatever day the customer is said to have come.
        Opener::Reopening => Some((opening.at.max(last_closed), Turn::Reopened)),
        // The case was open before and stays so.
        Opener::Answer | Opener::Appeal | Opener::Meeting => None,
    });
    let closed = |at, way| (at, Turn::Closed(way));
    let reviewed =
        case.state.visits(round, rulebook).iter().rfind(|visit| visit.step == Status::Closed).cloned();
    // An answer 4 or 5 after the review reopens.
    let late = round.answers.iter().filter(|given| given.after_close && !given.answer.is_solved());
    let decided = round.decisions.iter().filter(|(_, decision)| *decision == MeetingDecision::Close);
    opened
        .chain(reviewed.map(|visit| closed(visit.begun_at, reviewed_way(round))))
        .chain(late.map(|given| (given.evidence.at, Turn::Reopened)))
        .chain(round.withdrawals.iter().map(|evidence| closed(evidence.at, ClosedWay::Withdrawn)))
        .chain(decided.map(|(evidence, _)| closed(evidence.at, ClosedWay::Decided)))
        .collect()
}

/// The reviewer closes a case whose customer could not be reached as unreachable (SAT-5).
fn reviewed_way(round: &Round) -> ClosedWay {
    let answered = round.answers.iter().any(|given| given.answer.is_solved());
    if answered || round.unreachable.is_empty() { ClosedWay::ReviewAccepted } else { ClosedWay::Unreachable }
}

/// Registered where the archive was not known; it counts as a reopening, not as a stranger's new case.
fn is_repeat(case: &Case) -> bool {
    case.state.links.values().any(|(_, relation)| *relation == LinkRelation::RepeatOf)
}
