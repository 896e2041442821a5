//! What the panel asks for: one task, worked out from the case, and whether the acting person may do it.
//!
//! Pure. The status says which step; this says which form of it.

use redress_core::case::{Case, Evidence, Ineffective, Round, State};
use redress_core::complaint::{MeetingDecision, Remedy, Shown, Status, Tier};
use redress_core::event::{
    Act, AppealDecided, Archived, DocketPlaced, EventId, HandedOver, MeetingDecided, PersonId, Proposal,
    Receiver, Reopened, ResultRecorded, SolutionAccepted, SolutionProposed, TextOnly,
};
use redress_core::rulebook::{Person, Rulebook};
use redress_core::time::{Date, Timestamp};
use redress_core::wording::Lang;

/// One thing to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Nobody owns it, or it was handed over and waits to be taken.
    Take,
    FirstContact,
    HandOver,
    Report,
    Propose,
    /// The proposal costs more than its proposer may grant (TIER-3).
    Authorise(EventId),
    /// Proposed, and the customer does not know yet.
    Tell(EventId),
    Reply(EventId),
    DecideAppeal,
    CarryOut,
    Ask,
    Review,
    Summarise,
    Archive,
    PlaceOnDocket,
    RecordMeeting,
    Reopen,
    UndoVoid,
}

impl Task {
    pub fn of(case: &Case, rulebook: &Rulebook, acting: Option<&Person>) -> Self {
        let status = case.status(rulebook);
        let Some(round) = case.state.round() else { return Self::Reopen };
        if status.is_open() && waits_to_be_taken(round, status, acting) {
            return Self::Take;
        }
        match status {
            Status::Registered => Self::FirstContact,
            Status::ToHandOver => Self::HandOver,
            Status::ToReport => Self::Report,
            Status::Investigating => proposing(round, rulebook),
            Status::AwaitingCustomer if round.open_appeal().is_some() => Self::DecideAppeal,
            Status::AwaitingCustomer => offered(round).map_or(Self::Propose, Self::Reply),
            Status::CarryingOut => Self::CarryOut,
            Status::AwaitingAnswer => Self::Ask,
            Status::AwaitingReview => Self::Review,
            Status::Closed | Status::Withdrawn if round.summaries.is_empty() => Self::Summarise,
            Status::Closed | Status::Withdrawn => Self::Archive,
            Status::OnDocket if round.docket.is_empty() => Self::PlaceOnDocket,
            Status::OnDocket => Self::RecordMeeting,
            Status::Archived | Status::Imported => Self::Reopen,
            Status::Void => Self::UndoVoid,
        }
    }

    /// An act that stands for the task when the rules are asked whether this person may do it.
    pub fn sample(self, case: &Case) -> Act {
        let next = case.state.round().map_or(1, |round| round.number + 1);
        let at = Timestamp::MIN;
        match self {
            Self::Take => Act::Taken(TextOnly {}),
            Self::FirstContact => Act::NoteAdded(TextOnly {}),
            Self::HandOver => Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }),
            Self::Report => Act::SpecialReportFiled(TextOnly {}),
            Self::Propose => Act::SolutionProposed(SolutionProposed {
                options: Vec::new(),
                amount_fen: 0,
                finish_on: None,
            }),
            Self::Authorise(proposal) => Act::SolutionAuthorised(Proposal { proposal }),
            Self::Tell(proposal) => Act::SolutionTold(Proposal { proposal }),
            Self::Reply(proposal) => {
                Act::SolutionAccepted(SolutionAccepted { proposal, shown: Shown::Call, result_by: None })
            }
            Self::DecideAppeal => Act::AppealDecided(AppealDecided { granted: false, opens_round: None }),
            Self::CarryOut => Act::ResultRecorded(ResultRecorded { remedies: Vec::new(), amount_fen: 0 }),
            Self::Ask => Act::ResultTold(redress_core::event::ResultTold {
                channel: redress_core::complaint::Channel::Phone,
            }),
            Self::Review => Act::ReviewAccepted(TextOnly {}),
            Self::Summarise => Act::SummaryWritten(TextOnly {}),
            Self::Archive => Act::Archived(Archived { archive_number: String::new() }),
            Self::PlaceOnDocket => Act::DocketPlaced(DocketPlaced { meeting_on: Date::default() }),
            Self::RecordMeeting => {
                Act::MeetingDecided(MeetingDecided { decision: MeetingDecision::Close, opens_round: None })
            }
            Self::Reopen => Act::Reopened(Reopened {
                received_at: at,
                channel: redress_core::complaint::Channel::Phone,
                opens_round: next,
            }),
            Self::UndoVoid => Act::VoidUndone(TextOnly {}),
        }
    }

    /// The task as a verb: the heading of the panel.
    pub fn title(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Take => ("接手这个案件", "Take this case"),
            Self::FirstContact => ("联系客户，了解经过", "Contact the customer and learn what happened"),
            Self::HandOver => ("移交处理单", "Hand over the form"),
            Self::Report => ("向三级作专项汇报", "Make the special report to tier 3"),
            Self::Propose => ("查明情况，提出方案", "Find out, and propose a solution"),
            Self::Authorise(_) => ("批准超出权限的方案", "Authorise the solution above the limit"),
            Self::Tell(_) => ("把方案告诉客户", "Tell the customer the solution"),
            Self::Reply(_) => ("请客户确认方案", "Get the customer's answer to the solution"),
            Self::DecideAppeal => ("答复客户的申诉", "Decide the customer's appeal"),
            Self::CarryOut => ("执行方案，记录结果", "Carry it out and record the result"),
            Self::Ask => ("告知结果，请客户评价", "Tell the result and ask how satisfied they are"),
            Self::Review => ("审核", "Review"),
            Self::Summarise => ("写总结", "Write the summary"),
            Self::Archive => ("归档", "Archive"),
            Self::PlaceOnDocket => ("提交总经理例会", "Put it before the general manager's meeting"),
            Self::RecordMeeting => ("记录例会的决定", "Record what the meeting decided"),
            Self::Reopen => ("没有待办", "Nothing to do"),
            Self::UndoVoid => ("已作废", "Void"),
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

/// Whether this person may do the task now, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stance {
    May,
    NobodyActs,
    /// It was handed to someone else, who has not taken it yet.
    HandedToAnother,
    Refused(Ineffective),
}

/// Whether a form was handed to this person, by name or by tier.
pub fn is_receiver(receiver: &Receiver, person: &Person) -> bool {
    match receiver {
        Receiver::Person(named) => *named == person.id,
        Receiver::Tier(tier) => person.tier.is_some_and(|has| has >= *tier),
    }
}

fn waits_to_be_taken(round: &Round, status: Status, acting: Option<&Person>) -> bool {
    let Some((receiver, _)) = round.handed_to() else {
        let needs_owner = status < Status::AwaitingReview;
        return needs_owner && round.owner().is_none() && round.rival_owners().is_empty();
    };
    // Handed over early: the receiver may take it, the owner goes on with the step.
    matches!(status, Status::ToReport | Status::Investigating)
        || acting.is_some_and(|person| is_receiver(receiver, person) && round.owner() != Some(&person.id))
}

/// Where the search for a solution stands in this pass: proposed, authorised, told.
fn proposing(round: &Round, rulebook: &Rulebook) -> Task {
    let in_this_pass = round.proposals.iter().filter(|(evidence, _)| is_of_this_pass(round, evidence));
    let Some((evidence, _)) = in_this_pass.max_by_key(|(evidence, _)| (evidence.at, evidence.id)) else {
        return Task::Propose;
    };
    let is_authorised = round.authorisations.iter().any(|(_, of)| *of == evidence.id);
    if is_authorised || State::needed_authority(round, evidence.id, rulebook).is_none() {
        Task::Tell(evidence.id)
    } else {
        Task::Authorise(evidence.id)
    }
}

/// A refusal or a returned review starts a new pass: what came before it is evidence, but not for this one.
fn is_of_this_pass(round: &Round, evidence: &Evidence) -> bool {
    evidence.seen == round.seen_now()
}

/// The tier that must confirm a solution of this cost before the customer is told; nothing when the proposer may grant
/// it (TIER-3).
pub fn confirmed_by(
    amount_fen: u64,
    remedies: &[Remedy],
    person: &PersonId,
    at: Timestamp,
    round: &Round,
    rulebook: &Rulebook,
) -> Option<Tier> {
    let policy = round.policy_at(at).and_then(|id| rulebook.policy(id))?;
    let needed = policy.tier_with_authority(amount_fen, remedies);
    let has = rulebook.tier_of(person, at);
    has.is_none_or(|tier| tier < needed).then_some(needed)
}

/// The most that a person may grant, in fen; nothing where there is no limit.
pub fn limit_of(person: &Person, at: Timestamp, round: &Round, rulebook: &Rulebook) -> Option<u64> {
    let policy = round.policy_at(at).and_then(|id| rulebook.policy(id))?;
    policy.authority_limit(person.tier?)
}

/// The proposal the customer was told last.
fn offered(round: &Round) -> Option<EventId> {
    round
        .tellings
        .iter()
        .max_by_key(|(evidence, _)| (evidence.at, evidence.id))
        .map(|(_, proposal)| *proposal)
}

/// Whether the result was told in this pass (SAT-1 comes after it).
pub fn is_result_told(round: &Round) -> bool {
    round.result_tellings.iter().any(|evidence| is_of_this_pass(round, evidence))
}
