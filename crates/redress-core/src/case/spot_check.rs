//! Answers that their own handler took down, and the few of them that someone else calls back (SAT-5).
//!
//! Drawn by lot from the case's id and the round, so that every device draws the same without asking another.

use super::Case;
use super::round::{AnswerGiven, Round};
use crate::complaint::Shown;
use crate::event::CaseId;
use crate::rulebook::Rulebook;

/// The lot's domain.
const TAG: &str = "redress/spot-check/1";

/// Whether this round is among the `percent` of a hundred that are called back.
pub fn is_spot_checked(case: CaseId, round: u32, percent: u32) -> bool {
    case.lot(TAG, round) % 100 < u64::from(percent)
}

impl Round {
    /// Nobody but the person whom the answer judges vouches for it: neither the customer's own hand or message, nor a
    /// call-back by someone else. A call-back that a handler of the form claims for themself is none.
    pub fn is_taken_down_by_its_handler(&self, given: &AnswerGiven) -> bool {
        let from_the_customer = match given.shown {
            Shown::Tablet | Shown::Sms | Shown::Chat | Shown::Writing => true,
            Shown::Call | Shown::CallBack => false,
        };
        let by = &given.evidence.by;
        let is_handler = self.handlers.contains(by) || self.owner_at(given.evidence.at) == Some(by);
        !from_the_customer && is_handler
    }
}

/// The rounds of a case whose answer is to be called back: taken down by its own handler, and drawn. A better
/// answer (the customer's own, or a call-back by someone else) takes the round off the list.
pub fn spot_checks<'a>(case: &'a Case, rulebook: &Rulebook) -> Vec<(u32, &'a AnswerGiven)> {
    let is_drawn = |round: &Round| {
        let policy = round.policy().and_then(|id| rulebook.policy(id));
        policy.is_some_and(|policy| is_spot_checked(case.id, round.number, policy.spot_check_percent.value))
    };
    let rounds = case.state.rounds.values().filter(|round| is_drawn(round));
    let unvouched = |round: &'a Round| {
        let vouched = round.answers.iter().any(|given| !round.is_taken_down_by_its_handler(given));
        round.answer().filter(|_| !vouched).map(|given| (round.number, given))
    };
    rounds.filter_map(unvouched).collect()
}
