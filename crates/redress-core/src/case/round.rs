//! One round of a case: one complaint handling form (投诉处理单), and the evidence gathered on it.
//!
//! Evidence only accumulates; what it amounts to is worked out in `walk`.

use super::levels::LevelSettings;
use super::register::Register;
use crate::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, Direction, Level, MeetingDecision, Shown, Status,
};
use crate::event::{
    DepartmentTaskSet, EventId, OutsideDeadlineSet, PersonId, PolicyId, Receiver, SolutionProposed,
};
use crate::time::{Date, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// What opened a round (states.md).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Opener {
    Registration,
    Reopening,
    Answer,
    Appeal,
    Meeting,
}

#[derive(Clone, Debug)]
pub struct Opening {
    pub id: EventId,
    pub by: Opener,
    /// Where the clocks of the round start: receipt, or the event that opened it.
    pub at: Timestamp,
    pub starts_at: Status,
    pub level: Level,
    /// The policy that the opening event names: the round's clocks run under it.
    pub policy: PolicyId,
}

/// How many of the round's setbacks the writer had seen, by the step they lead back to.
/// INVARIANT: evidence for a step counts only when its writer had seen every setback to that step or before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Seen(pub [u16; Status::STEPS.len()]);

/// One piece of evidence.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub id: EventId,
    pub at: Timestamp,
    pub by: PersonId,
    pub seen: Seen,
}

/// A refusal or a returned review: the way back to an earlier step of the same round.
#[derive(Clone, Debug)]
pub struct Setback {
    pub evidence: Evidence,
    pub back_to: Status,
    /// The customer refused; else a review was returned.
    pub by_customer: bool,
}

/// A stretch for which some clocks stand still, as it was begun.
#[derive(Clone, Debug)]
pub struct Hold {
    pub evidence: Evidence,
    /// A reason of the policy, by id.
    pub reason: String,
    /// When it ends by itself, as asked for.
    pub until: Timestamp,
}

#[derive(Clone, Debug)]
pub struct Contact {
    pub evidence: Evidence,
    pub direction: Direction,
    pub channel: Channel,
    pub outcome: ContactOutcome,
    pub check_points: Vec<CheckPoint>,
    pub promised_at: Option<Timestamp>,
    /// Reached the customer or agent; an incoming one only as a tier-1 handler's with its check points.
    pub is_real: bool,
}

#[derive(Clone, Debug)]
pub struct AnswerGiven {
    pub evidence: Evidence,
    pub answer: Answer,
    pub shown: Shown,
    /// It came when the round was already closed.
    pub after_close: bool,
}

#[derive(Clone, Debug)]
pub struct Unreachable {
    pub evidence: Evidence,
    /// The step that it ended: `Registered` or `AwaitingAnswer`.
    pub step: Status,
}

#[derive(Clone, Debug)]
pub struct Ownership {
    pub at: Timestamp,
    pub person: Option<PersonId>,
    /// Who was answerable before: stays so while two takings compete.
    pub before: Option<PersonId>,
}

#[derive(Clone, Debug)]
pub struct Round {
    pub number: u32,
    pub openings: Vec<Opening>,
    /// Levels that a person set in this round.
    pub levels: Register<(Level, Timestamp)>,
    pub level_settings: LevelSettings,
    pub owners: Register<Ownership>,
    /// Handed over and not yet taken.
    pub hand_over: Register<(Receiver, Timestamp)>,
    pub hand_overs: Vec<(Evidence, Receiver)>,
    pub takings: Vec<Evidence>,
    pub contacts: Vec<Contact>,
    pub reports: Vec<Evidence>,
    pub guidance: Vec<Evidence>,
    pub proposals: Vec<(Evidence, SolutionProposed)>,
    pub authorisations: Vec<(Evidence, EventId)>,
    pub tellings: Vec<(Evidence, EventId)>,
    pub acceptances: Vec<(Evidence, EventId, Option<Date>)>,
    pub setbacks: Vec<Setback>,
    pub results: Vec<Evidence>,
    pub result_tellings: Vec<Evidence>,
    pub answers: Vec<AnswerGiven>,
    pub unreachable: Vec<Unreachable>,
    pub reviews: Vec<Evidence>,
    pub summaries: Vec<Evidence>,
    pub archivings: Vec<Evidence>,
    pub appeals: Vec<Evidence>,
    pub appeal_decisions: Vec<(Evidence, bool)>,
    pub docket: Vec<(Evidence, Date)>,
    pub decisions: Vec<(Evidence, MeetingDecision)>,
    pub withdrawals: Vec<Evidence>,
    pub holds: Vec<Hold>,
    pub resumptions: Vec<Evidence>,
    /// Holds that were resumed at the instant they began, by a writer who had seen them.
    pub resumed_at_once: BTreeSet<EventId>,
    pub department_tasks: Vec<(Evidence, DepartmentTaskSet)>,
    pub department_tasks_done: Vec<(Evidence, EventId)>,
    pub outside_deadlines: Vec<(Evidence, OutsideDeadlineSet)>,
    pub outside_deadlines_met: Vec<(Evidence, EventId)>,
    /// The policy that the entries of each instant name.
    pub policies: BTreeMap<Timestamp, PolicyId>,
    /// Who did the work of this round: proposed, told, carried out.
    pub handlers: Vec<PersonId>,
    /// Who took down what the customer said while it was handled: a real contact, a yes, an answer.
    pub listeners: Vec<PersonId>,
}

impl Round {
    pub fn new(number: u32) -> Self {
        Self {
            number,
            openings: Vec::new(),
            levels: Register::default(),
            level_settings: LevelSettings::default(),
            owners: Register::default(),
            hand_over: Register::default(),
            hand_overs: Vec::new(),
            takings: Vec::new(),
            contacts: Vec::new(),
            reports: Vec::new(),
            guidance: Vec::new(),
            proposals: Vec::new(),
            authorisations: Vec::new(),
            tellings: Vec::new(),
            acceptances: Vec::new(),
            setbacks: Vec::new(),
            results: Vec::new(),
            result_tellings: Vec::new(),
            answers: Vec::new(),
            unreachable: Vec::new(),
            reviews: Vec::new(),
            summaries: Vec::new(),
            archivings: Vec::new(),
            appeals: Vec::new(),
            appeal_decisions: Vec::new(),
            docket: Vec::new(),
            decisions: Vec::new(),
            withdrawals: Vec::new(),
            holds: Vec::new(),
            resumptions: Vec::new(),
            resumed_at_once: BTreeSet::new(),
            department_tasks: Vec::new(),
            department_tasks_done: Vec::new(),
            outside_deadlines: Vec::new(),
            outside_deadlines_met: Vec::new(),
            policies: BTreeMap::new(),
            handlers: Vec::new(),
            listeners: Vec::new(),
        }
    }

    /// When the round's clocks start: with the first of its openers.
    pub fn started_at(&self) -> Timestamp {
        self.openings.iter().map(|opening| opening.at).min().unwrap_or(Timestamp::MIN)
    }

    /// Concurrent openers of one number are one round, starting at the earliest step any of them gives.
    pub fn starts_at(&self) -> Status {
        self.openings.iter().map(|opening| opening.starts_at).min().unwrap_or(Status::Registered)
    }

    pub fn opener(&self) -> Option<&Opening> {
        self.openings.iter().min_by_key(|opening| (opening.at, opening.by, opening.id))
    }

    /// The policy that the form runs under: that of the event that opened it.
    pub fn policy(&self) -> Option<PolicyId> {
        self.opener().map(|opening| opening.policy)
    }

    /// The policy named by the event that started something at `at`. What is told of the time before the form was
    /// opened has no say in it.
    pub fn policy_at(&self, at: Timestamp) -> Option<PolicyId> {
        let named = self.policies.range(..=at).next_back().filter(|(noted, _)| **noted >= self.started_at());
        named.map(|(_, policy)| *policy).or_else(|| self.policy())
    }

    /// The level that counts: what people set last, the highest where they differ; else the highest an opener gives.
    pub fn level(&self) -> Level {
        let set = self.levels.current().map(|(_, (level, _))| *level).max();
        let opened = self.openings.iter().map(|opening| opening.level).max();
        set.or(opened).unwrap_or(Level::ONE)
    }

    /// The highest level that an opener gives.
    pub fn opened_level(&self) -> Level {
        self.openings.iter().map(|opening| opening.level).max().unwrap_or(Level::ONE)
    }

    /// The level as it counted at `at`.
    pub fn level_at(&self, at: Timestamp) -> Level {
        let levels = self.level_settings.counted();
        let set = levels.partition_point(|(set_at, _)| *set_at <= at).checked_sub(1);
        set.and_then(|index| levels.get(index)).map_or_else(|| self.opened_level(), |(_, level)| *level)
    }

    /// Since when the level counts.
    pub fn level_since(&self) -> Timestamp {
        let level = self.level();
        let set =
            self.levels.current().filter(|(_, (value, _))| *value == level).map(|(_, (_, at))| *at).min();
        set.unwrap_or_else(|| self.started_at())
    }

    /// A registration's level is a proposal until a person confirms it; every other opener brings its level.
    pub fn level_confirmed_at(&self) -> Option<Timestamp> {
        let brought = self.openings.iter().any(|opening| opening.by != Opener::Registration);
        if brought {
            Some(self.started_at())
        } else {
            self.level_settings.all().first().map(|setting| setting.evidence.at)
        }
    }

    /// The one named person who answers for the case now (ROUTE-4).
    /// Of two concurrent takings neither wins: the previous owner stays answerable until someone assigns.
    pub fn owner(&self) -> Option<&PersonId> {
        undisputed(self.owners.current().map(|(_, ownership)| ownership))
    }

    /// Who answered for the case at `at`, of two concurrent takings neither; before the first, the first.
    pub fn owner_at(&self, at: Timestamp) -> Option<&PersonId> {
        let known = self.owners.current_among(|ownership| ownership.at <= at);
        let mut known = known.map(|(_, ownership)| ownership).peekable();
        if known.peek().is_none() {
            let first = self.owners.all().min_by_key(|(id, ownership)| (ownership.at, *id));
            return first.and_then(|(_, ownership)| ownership.person.as_ref());
        }
        undisputed(known)
    }

    /// Whether this person handled the round: did its work, took down what the customer said, or ever owned it. Such a
    /// person neither reviews it nor decides an appeal against it (ROUTE-4, APPEAL-1). To guide, or to authorise, is not
    /// to handle.
    pub fn was_handled_by(&self, person: &PersonId) -> bool {
        let owned = |(_, ownership): (EventId, &Ownership)| ownership.person.as_ref() == Some(person);
        self.handlers.contains(person) || self.listeners.contains(person) || self.owners.all().any(owned)
    }

    /// The people who took the case at the same time, when there is more than one.
    pub fn rival_owners(&self) -> Vec<&PersonId> {
        let mut people: Vec<_> =
            self.owners.current().filter_map(|(_, ownership)| ownership.person.as_ref()).collect();
        people.sort();
        people.dedup();
        if people.len() > 1 { people } else { Vec::new() }
    }

    /// To whom the form was handed, while nobody there has taken it.
    pub fn handed_to(&self) -> Option<(&Receiver, Timestamp)> {
        self.hand_over.current().map(|(_, (receiver, at))| (receiver, *at)).max_by_key(|(_, at)| *at)
    }

    /// The setbacks so far, as an entry written now would have seen them.
    pub fn seen_now(&self) -> Seen {
        self.seen_at(Timestamp::MAX)
    }

    /// The setbacks up to and including `at`.
    pub fn seen_at(&self, at: Timestamp) -> Seen {
        let by_then = || self.setbacks.iter().filter(|setback| setback.evidence.at <= at);
        Seen(Status::STEPS.map(|step| {
            by_then().filter(|setback| setback.back_to <= step).count().try_into().unwrap_or(u16::MAX)
        }))
    }

    /// The first answer 4 or 5: it raises the case whatever else was answered (SAT-3).
    pub fn dissatisfied(&self) -> Option<&AnswerGiven> {
        self.answers
            .iter()
            .filter(|given| !given.answer.is_solved())
            .min_by_key(|given| (given.evidence.at, given.evidence.id))
    }

    /// The answer that counts: the most trusted source, then the worse answer.
    pub fn answer(&self) -> Option<&AnswerGiven> {
        self.answers.iter().max_by_key(|given| (given.shown.trust(), given.answer, given.evidence.id))
    }

    /// The appeal that is open: lodged and not decided.
    pub fn open_appeal(&self) -> Option<&Evidence> {
        if self.appeal_decisions.is_empty() {
            self.appeals.iter().min_by_key(|appeal| appeal.at)
        } else {
            None
        }
    }

    /// The proposal that the customer accepted last.
    pub fn accepted(&self) -> Option<&SolutionProposed> {
        let last = self.acceptances.iter().max_by_key(|(evidence, ..)| (evidence.at, evidence.id));
        let (_, accepted, _) = last?;
        let proposal = self.proposals.iter().find(|(evidence, _)| evidence.id == *accepted);
        proposal.map(|(_, body)| body)
    }

    /// Whether an appeal waited for its decision at `at`; the very instant of the decision counts as waiting.
    pub fn was_appealed_at(&self, at: Timestamp) -> bool {
        self.appeals.iter().any(|appeal| appeal.at <= at)
            && !self.appeal_decisions.iter().any(|(decision, _)| decision.at < at)
    }

    /// The latest date agreed with the customer for the result (SLA-2).
    pub fn result_by(&self) -> Option<Date> {
        self.acceptances
            .iter()
            .max_by_key(|(evidence, ..)| (evidence.at, evidence.id))
            .and_then(|(_, _, date)| *date)
    }
}

/// The person that all of these name; where they differ, who was answerable before them.
fn undisputed<'a>(mut ownerships: impl Iterator<Item = &'a Ownership>) -> Option<&'a PersonId> {
    let first = ownerships.next()?;
    if ownerships.all(|other| other.person == first.person) {
        first.person.as_ref()
    } else {
        first.before.as_ref()
    }
}
