//! Whether an act is legal in the state that its own ancestors show (states.md, events.md *Legality*).
//!
//! The desk asks before it writes; the fold asks of every entry it meets. One answer for both, so that
//! nothing the desk writes can be ineffective for its own writer.

use super::round::Round;
use super::state::State;
use crate::complaint::{ContactOutcome, Level, MeetingDecision, Remedy, Status, Tier};
use crate::event::{Act, EventId, PersonId, Receiver, ResultRecorded};
use crate::rulebook::Rulebook;
use crate::time::{Date, Timestamp};
use std::collections::BTreeSet;

/// Why an act has no effect. It is kept, and shown with this reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ineffective {
    /// The case does not stand where the act belongs.
    WrongStep { stands_at: Status },
    /// The act belongs to another round than the one its writer saw.
    WrongRound { in_hand: u32 },
    /// It needs an enrolled head-office device.
    NeedsHeadOffice,
    /// It needs a person of this tier or above, by the roster.
    NeedsTier(Tier),
    /// Who handled the round does not review it (ROUTE-4), nor decide an appeal against it (APPEAL-1).
    HandledByReviewer,
    /// It refers to a proposal that is not on the form.
    NoSuchProposal,
    /// The customer has not been told of the proposal that is said to be accepted.
    NotTold,
    /// A proposal, or a result beyond what was accepted, costs more than its writer may grant; this tier confirms it
    /// first (TIER-3).
    NotAuthorised { needs: Tier },
    /// Three tries on different days come first (SAT-5).
    TooFewTries { made: u32, needed: u32 },
    /// An appeal was lodged in this round before, or none is open.
    NoAppeal,
    /// A summary comes before the archive (CLOSE-1).
    NoSummary,
    /// Only the device that made an entry takes it back, and never a registration or an answer.
    NotTakenBackHere,
    /// The policy knows no such reason for a hold.
    NoSuchHoldReason,
    /// Nothing is held.
    NotHeld,
    /// It refers to a task, or a deadline set by others, that is not on the form.
    NoSuchTask,
    /// The result comes before the answer.
    NoResult,
    /// The kind, or a term in it, comes from a newer version.
    NewerVersion,
    /// A case has one registration.
    AlreadyRegistered,
}

/// Who acts, as far as legality asks.
#[derive(Debug)]
pub struct Actor<'a> {
    pub person: &'a PersonId,
    /// The device holds head office's authority, and claims it.
    pub is_head_office: bool,
    pub at: Timestamp,
}

/// Judges `act`, done in `round`, against the state that its ancestors show.
pub fn judge(
    act: &Act,
    round: u32,
    actor: &Actor<'_>,
    state: &State,
    rulebook: &Rulebook,
) -> Result<(), Ineffective> {
    if act.needs_head_office() && !actor.is_head_office {
        return Err(Ineffective::NeedsHeadOffice);
    }
    let status = state.status(rulebook);
    let has_case = state.registered.is_some() || state.imported.is_some();
    match act {
        Act::Newer(_) => return Err(Ineffective::NewerVersion),
        Act::ComplaintRegistered(_) | Act::CaseImported(_) if has_case => {
            return Err(Ineffective::AlreadyRegistered);
        }
        Act::ComplaintRegistered(_) | Act::CaseImported(_) => return Ok(()),
        // What anyone may add at any time; nothing on the course depends on it.
        Act::NoteAdded(_)
        | Act::ThanksRecorded(_)
        | Act::AlertAcknowledged(_)
        | Act::ContactLogged(_)
        | Act::FormAmended(_)
        | Act::ProgressNoted(_)
        | Act::CasesLinked(_)
        | Act::CasesUnlinked(_)
        | Act::EntryWithdrawn(_) => return Ok(()),
        _ => {}
    }
    let wrong_step = Err(Ineffective::WrongStep { stands_at: status });
    let stands = |legal: bool| if legal { Ok(()) } else { wrong_step.clone() };
    match act {
        Act::CaseVoided(_) => return stands(status != Status::Void && status != Status::Imported),
        Act::VoidUndone(_) => return stands(status == Status::Void),
        Act::Reopened(body) => {
            stands(matches!(
                status,
                Status::Closed | Status::Archived | Status::Withdrawn | Status::Imported
            ))?;
            return next_round(Some(body.opens_round), state);
        }
        _ => {}
    }
    let Some(in_hand) = state.round() else { return wrong_step };
    // A late answer to an earlier form is evidence there; everything else belongs to the form in hand.
    if let (Act::AnswerRecorded(body), true) = (act, round < in_hand.number) {
        let asked = state.rounds.get(&round).is_some_and(|earlier| !earlier.answers.is_empty());
        return stands(asked && body.opens_round.is_none());
    }
    if round != in_hand.number {
        return Err(Ineffective::WrongRound { in_hand: in_hand.number });
    }
    let tier = |needed: Tier| require_tier(actor, needed, rulebook);
    let level = in_hand.level();
    match act {
        // Nothing is above the general manager's meeting, and nothing below it decides what it has before it.
        Act::LevelSet(_) => stands(status.is_open() && status != Status::OnDocket),
        Act::HandedOver(_) | Act::ComplaintWithdrawn(_) => stands(status.is_open()),
        Act::Assigned(_) => stands(status.is_open() || status == Status::Closed),
        Act::Taken(_) => {
            stands(status.is_open())?;
            // What was handed to a tier is taken by someone there, anything else by a handler.
            match in_hand.handed_to() {
                Some((Receiver::Tier(receiving), _)) => tier(*receiving),
                _ => tier(Tier::ONE),
            }
        }
        Act::SpecialReportFiled(_) => {
            stands(status.is_open() && level == Level::THREE)?;
            tier(Tier::TWO)
        }
        Act::GuidanceGiven(_) => {
            stands(status.is_open() && level == Level::THREE)?;
            tier(Tier::THREE)
        }
        Act::FindingRecorded(_) | Act::DepartmentTaskSet(_) | Act::OutsideDeadlineSet(_) => {
            stands(status.is_open())
        }
        Act::DepartmentTaskDone(body) => {
            let mut tasks = state.rounds.values().flat_map(|round| &round.department_tasks);
            let known = tasks.any(|(task, _)| task.id == body.task);
            if known { Ok(()) } else { Err(Ineffective::NoSuchTask) }
        }
        Act::OutsideDeadlineMet(body) => {
            let mut deadlines = state.rounds.values().flat_map(|round| &round.outside_deadlines);
            let known = deadlines.any(|(set, _)| set.id == body.deadline);
            if known { Ok(()) } else { Err(Ineffective::NoSuchTask) }
        }
        Act::Held(body) => {
            stands(status.is_open() && status != Status::OnDocket)?;
            // Under the form's policy, or under one published since, by which the writer may run already.
            let policies = [in_hand.policy_at(actor.at), Some(rulebook.policy_in_force(actor.at))];
            let mut at_hand = policies.into_iter().flatten().filter_map(|id| rulebook.policy(id)).peekable();
            let is_known = at_hand.peek().is_some();
            if is_known && at_hand.all(|policy| policy.hold_reason(&body.reason).is_none()) {
                return Err(Ineffective::NoSuchHoldReason);
            }
            tier(Tier::ONE)
        }
        Act::Resumed(_) => {
            let held = in_hand.holds.iter().any(|hold| hold.evidence.at <= actor.at && actor.at < hold.until);
            if held { Ok(()) } else { Err(Ineffective::NotHeld) }
        }
        Act::SolutionProposed(_) => {
            stands(matches!(status, Status::Investigating | Status::AwaitingCustomer))?;
            // The owner or the working tier (states.md, *Who may act*).
            if in_hand.owner() == Some(actor.person) { tier(Tier::ONE) } else { tier(level.working_tier()) }
        }
        Act::SolutionAuthorised(body) => {
            stands(matches!(status, Status::Investigating | Status::AwaitingCustomer))?;
            proposed(in_hand, body.proposal)?;
            tier(State::authorisation_needed(in_hand, body.proposal, rulebook).unwrap_or(Tier::TWO))
        }
        Act::SolutionTold(body) => {
            stands(matches!(status, Status::Investigating | Status::AwaitingCustomer))?;
            proposed(in_hand, body.proposal)?;
            match State::authorisation_needed(in_hand, body.proposal, rulebook) {
                Some(needs) => Err(Ineffective::NotAuthorised { needs }),
                None => Ok(()),
            }
        }
        Act::SolutionAccepted(body) => {
            stands(status == Status::AwaitingCustomer)?;
            proposed(in_hand, body.proposal)?;
            let is_told = in_hand.tellings.iter().any(|(_, told)| *told == body.proposal);
            if is_told { Ok(()) } else { Err(Ineffective::NotTold) }
        }
        Act::SolutionRefused(body) => {
            stands(matches!(status, Status::AwaitingCustomer | Status::CarryingOut))?;
            proposed(in_hand, body.proposal)
        }
        Act::ResultRecorded(body) => {
            stands(matches!(status, Status::CarryingOut | Status::AwaitingAnswer))?;
            granted(body, in_hand, actor, rulebook)
        }
        Act::ResultTold(_) => stands(status == Status::AwaitingAnswer),
        Act::AnswerRecorded(body) => {
            let late = matches!(
                status,
                Status::AwaitingReview | Status::Closed | Status::Archived | Status::OnDocket
            );
            stands(status == Status::AwaitingAnswer || late)?;
            if in_hand.results.is_empty() {
                return Err(Ineffective::NoResult);
            }
            match (body.answer.is_solved(), level.raised()) {
                (false, Some(_)) => next_round(body.opens_round, state),
                _ => stands(body.opens_round.is_none()),
            }
        }
        Act::ReportedUnreachable(body) => {
            stands(matches!(status, Status::Registered | Status::AwaitingAnswer))?;
            if body.no_means { Ok(()) } else { enough_tries(in_hand, state, rulebook) }
        }
        Act::ReviewAccepted(_) | Act::ReviewReturned(_) => {
            stands(status == Status::AwaitingReview)?;
            if let Act::ReviewReturned(body) = act {
                let index = body.back_to.step_index();
                stands(
                    index.is_some()
                        && body.back_to < Status::AwaitingReview
                        && body.back_to >= in_hand.starts_at(),
                )?;
            }
            tier(level.reviewing_tier())?;
            by_another(in_hand, actor)
        }
        Act::SummaryWritten(_) => {
            stands(matches!(status, Status::AwaitingReview | Status::Closed | Status::Withdrawn))
        }
        Act::Archived(_) => {
            stands(matches!(status, Status::Closed | Status::Withdrawn))?;
            if in_hand.summaries.is_empty() { Err(Ineffective::NoSummary) } else { Ok(()) }
        }
        Act::AppealLodged(_) => {
            stands(status == Status::AwaitingCustomer)?;
            if in_hand.appeals.is_empty() { Ok(()) } else { Err(Ineffective::NoAppeal) }
        }
        Act::AppealDecided(body) => {
            stands(status == Status::AwaitingCustomer)?;
            if in_hand.open_appeal().is_none() {
                return Err(Ineffective::NoAppeal);
            }
            tier(level.working_tier().above().unwrap_or(Tier::THREE))?;
            by_another(in_hand, actor)?;
            if body.granted {
                next_round(body.opens_round, state)
            } else {
                stands(body.opens_round.is_none())
            }
        }
        Act::DocketPlaced(_) => stands(status == Status::OnDocket),
        Act::MeetingDecided(body) => {
            stands(status == Status::OnDocket)?;
            match body.decision {
                MeetingDecision::Close => stands(body.opens_round.is_none()),
                MeetingDecision::SendBack => next_round(body.opens_round, state),
            }
        }
        _ => wrong_step,
    }
}

fn require_tier(actor: &Actor<'_>, needed: Tier, rulebook: &Rulebook) -> Result<(), Ineffective> {
    let has = rulebook.tier_of(actor.person, actor.at);
    if has.is_some_and(|tier| tier >= needed) { Ok(()) } else { Err(Ineffective::NeedsTier(needed)) }
}

/// Not by who handled the round.
fn by_another(round: &Round, actor: &Actor<'_>) -> Result<(), Ineffective> {
    if round.was_handled_by(actor.person) { Err(Ineffective::HandledByReviewer) } else { Ok(()) }
}

fn proposed(round: &Round, proposal: EventId) -> Result<(), Ineffective> {
    if round.proposals.iter().any(|(evidence, _)| evidence.id == proposal) {
        Ok(())
    } else {
        Err(Ineffective::NoSuchProposal)
    }
}

/// What was done beyond the proposal that the customer accepted, its writer must be able to grant (TIER-3). What costs
/// nothing and is within tier 1's authority needs no tier.
fn granted(
    result: &ResultRecorded,
    round: &Round,
    actor: &Actor<'_>,
    rulebook: &Rulebook,
) -> Result<(), Ineffective> {
    let Some(policy) = round.policy_at(actor.at).and_then(|id| rulebook.policy(id)) else { return Ok(()) };
    let accepted = round.accepted();
    let agreed = accepted.map_or(0, |proposal| proposal.amount_fen);
    let amount_fen = if result.amount_fen > agreed { result.amount_fen } else { 0 };
    let offered = |remedy: &&Remedy| accepted.is_some_and(|proposal| proposal.options.contains(remedy));
    let added: Vec<Remedy> = result.remedies.iter().filter(|remedy| !offered(remedy)).copied().collect();
    let needs = policy.tier_with_authority(amount_fen, &added);
    let is_trifle = amount_fen == 0 && needs == Tier::ONE;
    let has_authority = rulebook.tier_of(actor.person, actor.at).is_some_and(|tier| tier >= needs);
    if is_trifle || has_authority { Ok(()) } else { Err(Ineffective::NotAuthorised { needs }) }
}

fn next_round(opens: Option<u32>, state: &State) -> Result<(), Ineffective> {
    let in_hand = state.round().map_or(0, |round| round.number);
    if opens == in_hand.checked_add(1) { Ok(()) } else { Err(Ineffective::WrongRound { in_hand }) }
}

/// Tries on different days since the step began (SAT-5).
pub fn tries_made(round: &Round, since: Timestamp, rulebook: &Rulebook) -> u32 {
    let offset = rulebook.office().offset();
    let failed =
        round.contacts.iter().filter(|c| c.outcome == ContactOutcome::NotReached && c.evidence.at >= since);
    let days: BTreeSet<Date> = failed.map(|contact| contact.evidence.at.date(offset)).collect();
    u32::try_from(days.len()).unwrap_or(u32::MAX)
}

fn enough_tries(round: &Round, state: &State, rulebook: &Rulebook) -> Result<(), Ineffective> {
    let needed =
        state.policy().and_then(|id| rulebook.policy(id)).map_or(0, |policy| policy.unreachable_tries.value);
    let since = state.visits(round, rulebook).last().map_or(Timestamp::MIN, |visit| visit.begun_at);
    let made = tries_made(round, since, rulebook);
    if made >= needed { Ok(()) } else { Err(Ineffective::TooFewTries { made, needed }) }
}
