//! What a set of entries amounts to. Entries only add; the order in which they are added does not matter.

use super::levels::LevelSetting;
use super::register::Register;
use super::round::{
    AnswerGiven, Contact, Evidence, Hold, Opener, Opening, Ownership, Round, Seen, Setback, Unreachable,
};
use super::walk::{self, Visit};
use crate::complaint::{
    CheckPoint, ContactOutcome, Direction, Field, Kind, Level, LinkRelation, MeetingDecision, Shown, Status,
    Tier,
};
use crate::event::{
    Act, CaseId, CaseImported, CaseNumber, ComplaintRegistered, DepartmentTaskSet, Entry, EventId,
    OutsideDeadlineSet, PersonId, PolicyId, Receiver,
};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What was known of an entry when it was judged: enough to add it to any state that holds its ancestors.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    seen: Seen,
    supersedes: BTreeSet<EventId>,
    owner_before: Option<PersonId>,
    level_before: Option<Level>,
    step: Option<Status>,
    /// For a reopening: when the case had last been closed.
    pub(super) closed_before: Option<Timestamp>,
}

impl Trace {
    /// The handling was over when it was written: what is heard then belongs to the review.
    const fn is_under_review(&self) -> bool {
        matches!(
            self.step,
            Some(Status::AwaitingReview | Status::Closed | Status::Archived | Status::OnDocket)
        )
    }
}

/// One value of one field, as one entry gave it.
#[derive(Clone, Debug)]
pub struct FieldValue {
    /// Absent when it stands in a personal part that is not at hand.
    pub value: Option<String>,
    /// Blank on purpose.
    pub is_blank: bool,
    pub at: Timestamp,
    pub by: PersonId,
}

#[derive(Clone, Debug, Default)]
pub struct State {
    pub registered: Option<ComplaintRegistered>,
    pub imported: Option<CaseImported>,
    pub form: BTreeMap<String, Register<FieldValue>>,
    /// The forms that an effective opener opened.
    pub rounds: BTreeMap<u32, Round>,
    /// Evidence for a form that nobody opened: kept aside, so that it can never become the form in hand.
    unopened: BTreeMap<u32, Round>,
    voids: Register<()>,
    pub links: BTreeMap<EventId, (CaseId, LinkRelation)>,
    /// Entries taken back on the device that made them.
    pub withdrawn_entries: BTreeSet<EventId>,
    /// Who saw the alerts of a clock, by (clock, round, occurrence).
    pub acknowledged: BTreeMap<(String, u32, u32), BTreeSet<(Timestamp, PersonId)>>,
    /// Contacts after the archive: the clerk should look at them.
    pub contacts_after_archive: BTreeSet<EventId>,
    /// Worked out when first asked after a change, like the steps of the form in hand.
    status: OnceLock<Status>,
    visits: OnceLock<Vec<Visit>>,
}

impl State {
    // ---- reading ----

    pub fn number(&self) -> Option<&CaseNumber> {
        self.registered.as_ref().map(|r| &r.number).or(self.imported.as_ref().map(|i| &i.number))
    }

    pub fn received_at(&self) -> Option<Timestamp> {
        self.registered.as_ref().map(|r| r.received_at).or(self.imported.as_ref().map(|i| i.received_at))
    }

    /// The round in hand: the latest.
    pub fn round(&self) -> Option<&Round> {
        self.rounds.values().next_back()
    }

    pub fn level(&self) -> Level {
        let imported = self.history().and_then(|history| history.level);
        self.round().map(Round::level).or(imported).unwrap_or(Level::ONE)
    }

    /// The policy that the form in hand runs under.
    pub fn policy(&self) -> Option<PolicyId> {
        self.round().and_then(Round::policy)
    }

    /// The tasks of other departments that are not done.
    pub fn open_tasks(&self) -> impl Iterator<Item = &(Evidence, DepartmentTaskSet)> {
        let done = || self.rounds.values().flat_map(|round| &round.department_tasks_done);
        let all = self.rounds.values().flat_map(|round| &round.department_tasks);
        all.filter(move |(task, _)| !done().any(|(_, done)| *done == task.id))
    }

    /// The deadlines set by others that are not met.
    pub fn open_deadlines(&self) -> impl Iterator<Item = &(Evidence, OutsideDeadlineSet)> {
        let met = || self.rounds.values().flat_map(|round| &round.outside_deadlines_met);
        let all = self.rounds.values().flat_map(|round| &round.outside_deadlines);
        all.filter(move |(deadline, _)| !met().any(|(_, met)| *met == deadline.id))
    }

    pub fn is_void(&self) -> bool {
        self.voids.current().next().is_some()
    }

    pub fn status(&self, rulebook: &Rulebook) -> Status {
        *self.status.get_or_init(|| self.work_out_status(rulebook))
    }

    fn work_out_status(&self, rulebook: &Rulebook) -> Status {
        if self.is_void() {
            return Status::Void;
        }
        let Some(round) = self.round() else {
            return if self.imported.is_some() { Status::Imported } else { Status::Registered };
        };
        let archived = || !round.archivings.is_empty();
        if !round.withdrawals.is_empty() {
            return if archived() { Status::Archived } else { Status::Withdrawn };
        }
        if round.dissatisfied().is_some() {
            let closed = round.decisions.iter().any(|(_, decision)| *decision == MeetingDecision::Close);
            return match (closed, archived()) {
                (false, _) => Status::OnDocket,
                (true, false) => Status::Closed,
                (true, true) => Status::Archived,
            };
        }
        self.visits(round, rulebook)
            .iter()
            .rfind(|visit| visit.ended.is_none())
            .map_or(Status::Archived, |v| v.step)
    }

    /// The steps of one round, as walked so far.
    pub fn visits(&self, round: &Round, rulebook: &Rulebook) -> Cow<'_, [Visit]> {
        let walk = || walk::walk(round, self, rulebook);
        let is_in_hand = self.round().is_some_and(|in_hand| in_hand.number == round.number);
        if is_in_hand { Cow::Borrowed(self.visits.get_or_init(walk)) } else { Cow::Owned(walk()) }
    }

    /// The current value of a field; of several, the latest given. Empty when there is none.
    pub fn field(&self, field: Field) -> &str {
        self.form
            .get(field.code())
            .and_then(|register| register.current().max_by_key(|(id, value)| (value.at, *id)))
            .and_then(|(_, value)| value.value.as_deref())
            .unwrap_or("")
    }

    pub fn kind(&self) -> Kind {
        Kind::parse(self.field(Field::Kind)).unwrap_or(Kind::Other)
    }

    /// The tier that must authorise a proposal before the customer is told, while nobody has (TIER-3).
    pub(super) fn authorisation_needed(round: &Round, id: EventId, rulebook: &Rulebook) -> Option<Tier> {
        let is_authorised = round.authorisations.iter().any(|(_, proposal)| *proposal == id);
        Self::needed_authority(round, id, rulebook).filter(|_| !is_authorised)
    }

    /// The tier whose confirmation a proposal needs because its proposer may not grant it, given or not (TIER-3).
    pub fn needed_authority(round: &Round, id: EventId, rulebook: &Rulebook) -> Option<Tier> {
        let (evidence, proposal) = round.proposals.iter().find(|(evidence, _)| evidence.id == id)?;
        let policy = round.policy_at(evidence.at).and_then(|id| rulebook.policy(id))?;
        let needed = policy.tier_with_authority(proposal.amount_fen, &proposal.options);
        let has_authority = rulebook.tier_of(&evidence.by, evidence.at).is_some_and(|tier| tier >= needed);
        (!has_authority).then_some(needed)
    }

    /// The tier whose authorisation the form in hand waits for.
    pub fn awaits_authorisation(&self, rulebook: &Rulebook) -> Option<Tier> {
        let round = self.round()?;
        let (latest, _) = round.proposals.iter().max_by_key(|(evidence, _)| (evidence.at, evidence.id))?;
        let is_of_this_pass = latest.seen == round.seen_now();
        is_of_this_pass.then(|| Self::authorisation_needed(round, latest.id, rulebook)).flatten()
    }

    // ---- adding ----

    /// What an entry's writer saw, taken from the state that its ancestors show.
    pub fn trace(&self, entry: &Entry, rulebook: &Rulebook) -> Trace {
        let round = self.rounds.get(&entry.event.header.round).or(self.round());
        let mut supersedes = BTreeSet::new();
        match &entry.event.act {
            Act::FormAmended(body) => {
                let touched = body.fields.keys().filter_map(|key| self.form.get(key));
                supersedes.extend(touched.flat_map(Register::current_ids));
            }
            Act::LevelSet(_) => supersedes.extend(round.into_iter().flat_map(|r| r.levels.current_ids())),
            Act::HandedOver(_) => {
                supersedes.extend(round.into_iter().flat_map(|r| r.hand_over.current_ids()));
            }
            Act::Taken(_) | Act::Assigned(_) => {
                supersedes.extend(
                    round.into_iter().flat_map(|r| r.owners.current_ids().chain(r.hand_over.current_ids())),
                );
            }
            Act::Resumed(_) => {
                let holds = round.into_iter().flat_map(|r| &r.holds);
                let at = entry.event.header.occurred_at;
                supersedes.extend(holds.filter(|h| h.evidence.at == at).map(|h| h.evidence.id));
            }
            Act::CaseVoided(_) | Act::VoidUndone(_) => supersedes.extend(self.voids.current_ids()),
            _ => {}
        }
        Trace {
            seen: round.map(Round::seen_now).unwrap_or_default(),
            supersedes,
            owner_before: round.and_then(Round::owner).cloned(),
            level_before: Some(self.level()),
            step: Some(self.status(rulebook)),
            closed_before: matches!(entry.event.act, Act::Reopened(_))
                .then(|| self.last_closed_at(rulebook))
                .flatten(),
        }
    }

    /// When a round was closed: reviewed, unreachable and reviewed, withdrawn, or decided by the meeting.
    pub fn closed_at(&self, round: &Round, rulebook: &Rulebook) -> Option<Timestamp> {
        Self::closed_at_by(round, &self.visits(round, rulebook))
    }

    /// The same from the round's visits.
    pub fn closed_at_by(round: &Round, visits: &[Visit]) -> Option<Timestamp> {
        let withdrawn = round.withdrawals.iter().map(|evidence| evidence.at);
        let decided = round.decisions.iter().filter(|(_, decision)| *decision == MeetingDecision::Close);
        if let Some(at) = withdrawn.chain(decided.map(|(evidence, _)| evidence.at)).min() {
            return Some(at);
        }
        visits.iter().rfind(|visit| visit.step == Status::Closed).map(|visit| visit.begun_at)
    }

    /// When the case was last closed, in a round or in the ledger it came from.
    fn last_closed_at(&self, rulebook: &Rulebook) -> Option<Timestamp> {
        let in_ledger = self.history().map(|history| history.closed_at.unwrap_or(history.received_at));
        self.rounds.values().filter_map(|round| self.closed_at(round, rulebook)).chain(in_ledger).max()
    }

    /// Adds an effective entry.
    pub fn add(&mut self, entry: &Entry, trace: &Trace, rulebook: &Rulebook) {
        let Adding { id, at, by, .. } = Adding::of(entry);
        if !matches!(entry.event.act, Act::NoteAdded(_) | Act::ProgressNoted(_) | Act::AlertAcknowledged(_)) {
            (self.status, self.visits) = (OnceLock::new(), OnceLock::new());
        }
        let header = &entry.event.header;
        let evidence = || Evidence { id, at, by: by.clone(), seen: trace.seen };
        if !entry.event.act.opens_case() {
            self.note_policy(header.round, at, header.policy);
        }
        match &entry.event.act {
            Act::ComplaintRegistered(body) => self.register(entry, body),
            Act::CaseImported(body) => self.import(entry, body),
            Act::FormAmended(body) => self.amend(entry, &body.fields, trace),
            Act::CaseVoided(_) => self.voids.set(id, (), &trace.supersedes),
            Act::VoidUndone(_) => self.voids.clear(&trace.supersedes),
            Act::CasesLinked(body) => {
                self.links.insert(id, (body.other, body.relation));
            }
            Act::CasesUnlinked(body) => {
                self.links.remove(&body.link);
            }
            Act::EntryWithdrawn(body) => {
                self.withdrawn_entries.insert(body.entry);
            }
            Act::AlertAcknowledged(body) => {
                let key = (body.clock.clone(), body.round, body.occurrence);
                self.acknowledged.entry(key).or_default().insert((at, by.clone()));
            }
            Act::Reopened(body) => {
                let level = trace.level_before.unwrap_or(Level::ONE).max(Level::TWO);
                let (by, starts_at, policy) = (Opener::Reopening, Status::Registered, header.policy);
                self.open(
                    body.opens_round,
                    Opening { id, by, at: body.received_at, starts_at, level, policy },
                );
                self.keep_owner(body.opens_round, id, at, trace, None);
            }
            Act::ContactLogged(body) => {
                let is_real = match (body.outcome, body.direction) {
                    (ContactOutcome::Reached, Direction::Outgoing) => true,
                    (ContactOutcome::Reached, Direction::Incoming) => {
                        let takes_calls = rulebook.tier_of(&by, at).is_some();
                        takes_calls && body.check_points.contains(&CheckPoint::HeardOut)
                    }
                    _ => false,
                };
                let contact = Contact {
                    evidence: evidence(),
                    direction: body.direction,
                    channel: body.channel,
                    outcome: body.outcome,
                    check_points: body.check_points.clone(),
                    promised_at: body.promised_at,
                    is_real,
                };
                if trace.step == Some(Status::Archived) {
                    self.contacts_after_archive.insert(id);
                }
                let round = self.in_round(header.round);
                if is_real && !trace.is_under_review() {
                    round.listeners.push(by);
                }
                round.contacts.push(contact);
            }
            act => self.add_to_round(header.round, header.policy, act, evidence(), trace),
        }
    }

    /// Of two policies named at one instant the one that compares greater stands, whatever came first.
    fn note_policy(&mut self, round: u32, at: Timestamp, policy: PolicyId) {
        let round = self.in_round(round);
        round.policies.entry(at).and_modify(|known| *known = policy.max(*known)).or_insert(policy);
    }

    /// Adds what concerns one round only.
    fn add_to_round(&mut self, number: u32, policy: PolicyId, act: &Act, evidence: Evidence, trace: &Trace) {
        let (id, at, by) = (evidence.id, evidence.at, evidence.by.clone());
        let round = self.in_round(number);
        match act {
            Act::LevelSet(body) => {
                round.levels.set(id, (body.level, at), &trace.supersedes);
                round.level_settings.add(LevelSetting {
                    evidence,
                    level: body.level,
                    replaces: trace.supersedes.clone(),
                });
            }
            Act::HandedOver(body) => {
                round.hand_over.set(id, (body.to.clone(), at), &trace.supersedes);
                round.hand_overs.push((evidence, body.to.clone()));
                round.handlers.push(by);
            }
            Act::Taken(_) => {
                let ownership =
                    Ownership { at, person: Some(by.clone()), before: trace.owner_before.clone() };
                round.hand_over.clear(&trace.supersedes);
                round.owners.set(id, ownership, &trace.supersedes);
                round.takings.push(evidence);
            }
            Act::Assigned(body) => {
                let ownership =
                    Ownership { at, person: Some(body.to.clone()), before: trace.owner_before.clone() };
                round.hand_over.clear(&trace.supersedes);
                round.owners.set(id, ownership, &trace.supersedes);
                round.takings.push(evidence);
            }
            Act::SpecialReportFiled(_) => {
                round.reports.push(evidence);
                round.handlers.push(by);
            }
            Act::GuidanceGiven(_) => round.guidance.push(evidence),
            Act::SolutionProposed(body) => {
                round.proposals.push((evidence, body.clone()));
                round.handlers.push(by);
            }
            Act::SolutionAuthorised(body) => round.authorisations.push((evidence, body.proposal)),
            Act::SolutionTold(body) => {
                round.tellings.push((evidence, body.proposal));
                round.handlers.push(by);
            }
            Act::SolutionAccepted(body) => {
                round.acceptances.push((evidence, body.proposal, body.result_by));
                round.listeners.push(by);
            }
            Act::SolutionRefused(_) => {
                round.setbacks.push(Setback { evidence, back_to: Status::Investigating, by_customer: true });
            }
            Act::Held(body) => {
                round.holds.push(Hold { evidence, reason: body.reason.clone(), until: body.until });
            }
            Act::Resumed(_) => {
                round.resumptions.push(evidence);
                round.resumed_at_once.extend(&trace.supersedes);
            }
            Act::DepartmentTaskSet(body) => round.department_tasks.push((evidence, body.clone())),
            Act::DepartmentTaskDone(body) => round.department_tasks_done.push((evidence, body.task)),
            Act::OutsideDeadlineSet(body) => round.outside_deadlines.push((evidence, body.clone())),
            Act::OutsideDeadlineMet(body) => round.outside_deadlines_met.push((evidence, body.deadline)),
            Act::ResultRecorded(_) => {
                round.results.push(evidence);
                round.handlers.push(by);
            }
            Act::ResultTold(_) => {
                round.result_tellings.push(evidence);
                round.handlers.push(by);
            }
            Act::AnswerRecorded(body) => {
                let after_close = matches!(trace.step, Some(Status::Closed | Status::Archived));
                // Who calls back to check an answer reviews it (SAT-5).
                if body.shown != Shown::CallBack || !trace.is_under_review() {
                    round.listeners.push(by);
                }
                round.answers.push(AnswerGiven {
                    evidence,
                    answer: body.answer,
                    shown: body.shown,
                    after_close,
                });
                if let (false, Some(opens)) = (body.answer.is_solved(), body.opens_round) {
                    self.raise(opens, id, at, policy, trace);
                }
            }
            Act::ReportedUnreachable(_) => {
                let step = match trace.step {
                    Some(Status::Registered) => Status::Registered,
                    _ => Status::AwaitingAnswer,
                };
                round.unreachable.push(Unreachable { evidence, step });
            }
            Act::ReviewAccepted(_) => round.reviews.push(evidence),
            Act::ReviewReturned(body) => {
                round.setbacks.push(Setback { evidence, back_to: body.back_to, by_customer: false });
            }
            Act::SummaryWritten(_) => round.summaries.push(evidence),
            Act::Archived(_) => round.archivings.push(evidence),
            Act::AppealLodged(_) => round.appeals.push(evidence),
            Act::AppealDecided(body) => {
                round.appeal_decisions.push((evidence, body.granted));
                if let (true, Some(opens)) = (body.granted, body.opens_round) {
                    let level = trace.level_before.unwrap_or(Level::ONE);
                    let (opener, starts_at) = (Opener::Appeal, Status::Investigating);
                    self.open(opens, Opening { id, by: opener, at, starts_at, level, policy });
                    self.keep_owner(opens, id, at, trace, Some(by));
                }
            }
            Act::DocketPlaced(body) => round.docket.push((evidence, body.meeting_on)),
            Act::MeetingDecided(body) => {
                round.decisions.push((evidence, body.decision));
                if let (MeetingDecision::SendBack, Some(opens)) = (body.decision, body.opens_round) {
                    let (opener, starts_at, level) = (Opener::Meeting, Status::Investigating, Level::THREE);
                    self.open(opens, Opening { id, by: opener, at, starts_at, level, policy });
                    self.keep_owner(opens, id, at, trace, None);
                }
            }
            Act::ComplaintWithdrawn(_) => round.withdrawals.push(evidence),
            Act::FindingRecorded(_) => round.handlers.push(by),
            _ => {}
        }
    }

    fn register(&mut self, entry: &Entry, body: &ComplaintRegistered) {
        let Adding { id, at, by, .. } = Adding::of(entry);
        let opening = Opening {
            id,
            by: Opener::Registration,
            at: body.received_at,
            starts_at: Status::Registered,
            level: Level::ONE,
            policy: entry.event.header.policy,
        };
        self.open(1, opening);
        let person = body.taken.then(|| by.clone());
        let round = self.in_round(1);
        round.owners.set(id, Ownership { at, person, before: None }, &BTreeSet::new());
        self.note_policy(1, at, entry.event.header.policy);
        self.amend(entry, &body.fields, &Trace::default());
        self.registered = Some(body.clone());
    }

    fn import(&mut self, entry: &Entry, body: &CaseImported) {
        self.amend(entry, &body.fields, &Trace::default());
        self.imported = Some(body.clone());
    }

    fn amend(&mut self, entry: &Entry, fields: &BTreeMap<String, String>, trace: &Trace) {
        let Adding { id, at, by, personal_at_hand } = Adding::of(entry);
        let seen = &trace.supersedes;
        let mut set = |key: &str, value: Option<String>, is_blank: bool| {
            let value = FieldValue { value, is_blank, at, by: by.clone() };
            self.form.entry(key.to_owned()).or_default().set(id, value, seen);
        };
        for (key, value) in fields {
            if value == Field::IN_PERSONAL {
                set(key, personal_at_hand.then(|| entry.said(key).to_owned()), false);
            } else {
                set(key, Some(value.clone()), value.trim().is_empty());
            }
        }
    }

    /// An answer 4 or 5 at level 1 or 2 (states.md, *What opens a round*).
    fn raise(&mut self, opens: u32, id: EventId, at: Timestamp, policy: PolicyId, trace: &Trace) {
        let Some(level) = trace.level_before.and_then(Level::raised) else { return };
        let starts_at = if level == Level::TWO { Status::Investigating } else { Status::ToReport };
        self.open(opens, Opening { id, by: Opener::Answer, at, starts_at, level, policy });
        self.keep_owner(opens, id, at, trace, None);
        if level == Level::TWO {
            // The answer is the hand-over: tier 2 is told, the sender stays answerable until someone takes it.
            self.in_round(opens).hand_over.set(id, (Receiver::Tier(Tier::TWO), at), &BTreeSet::new());
        }
    }

    // INVARIANT: a round in `rounds` has an opening; so adding in any order gives the same rounds.
    fn open(&mut self, number: u32, opening: Opening) {
        if let Some(gathered) = self.unopened.remove(&number) {
            self.rounds.insert(number, gathered);
        }
        self.rounds.entry(number).or_insert_with(|| Round::new(number)).openings.push(opening);
    }

    /// The owner goes on into a new round unless it names another.
    fn keep_owner(
        &mut self,
        number: u32,
        id: EventId,
        at: Timestamp,
        trace: &Trace,
        named: Option<PersonId>,
    ) {
        let person = named.or_else(|| trace.owner_before.clone());
        let before = trace.owner_before.clone();
        self.in_round(number).owners.set(id, Ownership { at, person, before }, &BTreeSet::new());
    }

    fn in_round(&mut self, number: u32) -> &mut Round {
        match self.rounds.get_mut(&number) {
            Some(round) => round,
            None => self.unopened.entry(number).or_insert_with(|| Round::new(number)),
        }
    }
}

struct Adding {
    id: EventId,
    at: Timestamp,
    by: PersonId,
    personal_at_hand: bool,
}

impl Adding {
    fn of(entry: &Entry) -> Self {
        let header = &entry.event.header;
        let personal_at_hand = matches!(entry.personal, crate::event::PersonalState::Present(_));
        Self { id: entry.id, at: header.occurred_at, by: header.by.clone(), personal_at_hand }
    }
}
