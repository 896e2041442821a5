//! What every act must carry before it is written, beside being legal: words where words are needed, sound times, sound people.

use super::agreed::can_agree;
use super::hold::can_hold;
use super::{Pen, Refusal, Registration};
use crate::assignment::names;
use crate::case::{Case, State};
use crate::complaint::{Field, Status, Tier};
use crate::event::{Act, Draft, PersonId, Receiver, SolutionAccepted};
use crate::policy::lint;
use crate::rulebook::Rulebook;
use crate::time::{MS_PER_MINUTE, Timestamp};

/// The longest text that one value may hold, in characters.
const MOST_CHARS: usize = 20_000;
/// Staff round up to the next minute.
const GRACE_MS: i64 = MS_PER_MINUTE;

/// Without these nobody could find or answer the complaint.
const NEEDED_TO_REGISTER: [Field; 3] = [Field::Kind, Field::Channel, Field::Happened];

pub fn registration(registration: &Registration, rulebook: &Rulebook, pen: &Pen<'_>) -> Result<(), Refusal> {
    let missing: Vec<Field> =
        NEEDED_TO_REGISTER.into_iter().filter(|field| registration.form.get(*field).is_empty()).collect();
    if !missing.is_empty() {
        return Err(Refusal::FieldsMissing(missing));
    }
    if registration.taken && names(registration.form.get(Field::Staff), &pen.by, rulebook) {
        return Err(Refusal::AboutYourself);
    }
    not_ahead(registration.received_at, pen.now)
}

/// `case` is the case it is written on; none for what opens one.
pub fn draft(draft: &Draft, case: Option<&Case>, rulebook: &Rulebook, pen: &Pen<'_>) -> Result<(), Refusal> {
    let nothing = State::default();
    let state = case.map_or(&nothing, |case| &case.state);
    let fields = match &draft.act {
        Act::ComplaintRegistered(body) => Some(&body.fields),
        Act::FormAmended(body) => Some(&body.fields),
        _ => None,
    };
    let texts = draft.personal.values().chain(fields.into_iter().flat_map(|fields| fields.values()));
    if texts.into_iter().any(|text| text.chars().count() > MOST_CHARS) {
        return Err(Refusal::TooLong { most: MOST_CHARS });
    }
    not_ahead(pen.occurred_at, pen.now)?;
    if needs_text(&draft.act) && draft.text().is_empty() {
        return Err(Refusal::TextMissing);
    }
    if decides(&draft.act) && is_concerned(&pen.by, state, rulebook) {
        return Err(Refusal::AboutYourself);
    }
    match &draft.act {
        Act::LevelSet(body) if body.proposed.is_some_and(|proposed| proposed != body.level) => {
            if draft.text().is_empty() { Err(Refusal::OverrideWithoutReason) } else { Ok(()) }
        }
        Act::PolicyPublished(body) => {
            let findings = lint(body.policy.policy());
            if findings.is_empty() { Ok(()) } else { Err(Refusal::PolicyNotSound(findings)) }
        }
        Act::Held(body) => can_hold(body, state, rulebook, pen),
        Act::SolutionAccepted(SolutionAccepted { result_by: Some(date), .. }) => {
            let is_explained = !draft.text().is_empty();
            case.map_or(Ok(()), |case| can_agree(*date, is_explained, case, rulebook, pen))
        }
        Act::ReportedUnreachable(body) if body.no_means => has_no_means(draft, state),
        Act::OutsideDeadlineSet(body) if body.due_at <= pen.occurred_at => Err(Refusal::PromiseInThePast),
        Act::ContactLogged(body) if body.promised_at.is_some_and(|promised| promised <= pen.occurred_at) => {
            Err(Refusal::PromiseInThePast)
        }
        Act::Reopened(body) => not_ahead(body.received_at, pen.now),
        Act::SolutionProposed(body) if body.options.is_empty() => Err(Refusal::NoRemedy),
        Act::Assigned(body) => can_own(&body.to, state, rulebook),
        Act::HandedOver(body) => match &body.to {
            Receiver::Person(person) => can_own(person, state, rulebook),
            Receiver::Tier(tier) => is_high_enough(*tier, state, rulebook),
        },
        _ => Ok(()),
    }
}

fn not_ahead(at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at.ms_since(now) > GRACE_MS { Err(Refusal::InTheFuture) } else { Ok(()) }
}

/// Acts that say nothing without words.
fn needs_text(act: &Act) -> bool {
    matches!(
        act,
        Act::SpecialReportFiled(_)
            | Act::GuidanceGiven(_)
            | Act::FindingRecorded(_)
            | Act::SolutionProposed(_)
            | Act::SolutionRefused(_)
            | Act::ProgressNoted(_)
            | Act::ResultRecorded(_)
            | Act::Held(_)
            | Act::DepartmentTaskSet(_)
            | Act::ReviewReturned(_)
            | Act::SummaryWritten(_)
            | Act::Reopened(_)
            | Act::AppealLodged(_)
            | Act::AppealDecided(_)
            | Act::MeetingDecided(_)
            | Act::ComplaintWithdrawn(_)
            | Act::CaseVoided(_)
            | Act::NoteAdded(_)
            | Act::ThanksRecorded(_)
            | Act::EntryWithdrawn(_)
    )
}

/// Handling, reviewing and confirming (ROUTE-4). Contacts, notes and what is corrected on the form stay free: the
/// person concerned may be the only one there when the customer calls.
fn decides(act: &Act) -> bool {
    matches!(
        act,
        Act::Taken(_)
            | Act::LevelSet(_)
            | Act::SpecialReportFiled(_)
            | Act::GuidanceGiven(_)
            | Act::FindingRecorded(_)
            | Act::SolutionProposed(_)
            | Act::SolutionAuthorised(_)
            | Act::SolutionTold(_)
            | Act::SolutionAccepted(_)
            | Act::SolutionRefused(_)
            | Act::ResultRecorded(_)
            | Act::ResultTold(_)
            | Act::AnswerRecorded(_)
            | Act::SummaryWritten(_)
            | Act::ReviewAccepted(_)
            | Act::ReviewReturned(_)
            | Act::AppealDecided(_)
            | Act::Archived(_)
    )
}

fn is_concerned(person: &PersonId, state: &State, rulebook: &Rulebook) -> bool {
    names(state.field(Field::Staff), person, rulebook)
}

/// "No means of contact" is explained, and true (SAT-5).
fn has_no_means(draft: &Draft, state: &State) -> Result<(), Refusal> {
    if let Some(field) = means_of_contact(state) {
        return Err(Refusal::CanBeReached { field });
    }
    if draft.text().is_empty() { Err(Refusal::TextMissing) } else { Ok(()) }
}

/// The field by which the customer can be reached. Who leaves no number has words like "未留" written in its place.
pub fn means_of_contact(state: &State) -> Option<Field> {
    const NONE: [&str; 8] = ["未留", "无", "没有", "不详", "not given", "none", "no", "-"];
    let has_number = state.field(Field::Phone).chars().any(char::is_numeric);
    let other = state.field(Field::OtherContact).trim().to_lowercase();
    let has_other = !other.is_empty() && !NONE.contains(&other.as_str());
    if has_number { Some(Field::Phone) } else { has_other.then_some(Field::OtherContact) }
}

/// One of the roster, not concerned, and of the working tier while the case is open (ROUTE-1..3).
fn can_own(person: &PersonId, state: &State, rulebook: &Rulebook) -> Result<(), Refusal> {
    if is_concerned(person, state, rulebook) {
        return Err(Refusal::AboutYourself);
    }
    let tier = rulebook.person(person).filter(|person| person.active).and_then(|person| person.tier);
    let tier = tier.ok_or_else(|| Refusal::NotOnTheRoster(person.clone()))?;
    is_high_enough(tier, state, rulebook)
}

/// Whatever the level, the first contact is tier 1's to make; the form is handed over after it (SLA-1, ROUTE-2).
fn is_high_enough(tier: Tier, state: &State, rulebook: &Rulebook) -> Result<(), Refusal> {
    let needs = state.level().working_tier();
    let status = state.status(rulebook);
    let suits = tier >= needs || status == Status::Registered || !status.is_open();
    if suits { Ok(()) } else { Err(Refusal::BelowWorkingTier { needs }) }
}
