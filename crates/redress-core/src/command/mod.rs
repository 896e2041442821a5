//! What people want to do, and whether they may: a command becomes entries, or a polite refusal.
//!
//! Every entry is judged by the same function that the fold uses, in the state that the case shows
//! with the entries before it, so what the desk writes is effective for its own writer.

mod agreed;
mod check;
mod counter;
mod hand_on;
mod hold;
mod number;
mod pen;
mod refusal;
mod repeat;

pub use agreed::result_due_on;
pub use check::means_of_contact;
pub use counter::{SolvedAtCounter, solve_at_counter};
pub use hand_on::hand_on;
pub use hold::latest_hold;
pub use number::case_number;
pub use pen::{Pen, Place};
pub use refusal::Refusal;
pub use repeat::{accept_repeat, level_of_a_repeat};

use crate::case::{Actor, Case, fold, judge};
use crate::complaint::{Answer, Channel, Form, Level, LinkRelation, MeetingDecision, Shown};
use crate::event::{
    Act, AnswerRecorded, AppealDecided, Archived, CaseId, CaseNumber, CasesLinked, ComplaintRegistered,
    ContactLogged, Draft, Entry, LevelSet, MeetingDecided, Reopened,
};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::sync::Arc;

/// A new complaint, as the form at the counter gives it.
#[derive(Clone, Debug)]
pub struct Registration {
    pub form: Form,
    pub received_at: Timestamp,
    pub number: CaseNumber,
    /// The registrar handles it at tier 1.
    pub taken: bool,
    /// The level, when a person has confirmed one.
    pub level: Option<LevelSet>,
    /// Why it is another than the proposed one (LEVEL-4).
    pub level_reason: String,
    /// The contact that registering was, when the customer was there or on the phone.
    pub contact: Option<ContactLogged>,
}

/// An intent about one case.
#[derive(Clone, Debug)]
pub enum Command {
    /// The customer's answer; a 4 or 5 opens the next round or goes on the docket (SAT-3, SAT-4).
    RecordAnswer {
        answer: Answer,
        shown: Shown,
        text: String,
    },
    /// The customer complains again about a closed case (REOPEN-1).
    Reopen {
        received_at: Timestamp,
        channel: Channel,
        text: String,
    },
    DecideAppeal {
        granted: bool,
        text: String,
    },
    DecideMeeting {
        decision: MeetingDecision,
        text: String,
    },
    Archive {
        text: String,
    },
    /// Any act that is complete as it stands.
    Do(Draft),
}

/// Registers a complaint: one act of a person, one chain of entries.
pub fn register(
    registration: Registration,
    rulebook: &Rulebook,
    pen: &mut Pen<'_>,
) -> Result<Vec<Entry>, Refusal> {
    check::registration(&registration, rulebook, pen)?;
    let (fields, personal) = registration.form.split();
    let act = Act::ComplaintRegistered(ComplaintRegistered {
        received_at: registration.received_at,
        number: registration.number,
        fields,
        taken: registration.taken,
    });
    let mut chain = Chain::new(None, rulebook, pen);
    chain.write(Draft { act, personal })?;
    if let Some(level) = registration.level {
        chain.write(Draft::with_text(Act::LevelSet(level), &registration.level_reason))?;
    }
    if let Some(contact) = registration.contact {
        chain.write(Draft::new(Act::ContactLogged(contact)))?;
    }
    Ok(chain.written)
}

/// Carries out a command on a case.
pub fn carry_out(
    command: Command,
    case: &Case,
    rulebook: &Rulebook,
    pen: &mut Pen<'_>,
) -> Result<Vec<Entry>, Refusal> {
    let draft = draft_of(command, case);
    if let Act::CasesLinked(CasesLinked { other, relation: LinkRelation::RepeatOf }) = draft.act {
        return accept_repeat(case, other, draft.text(), rulebook, pen);
    }
    let mut chain = Chain::new(Some(case), rulebook, pen);
    chain.write(draft)?;
    Ok(chain.written)
}

fn draft_of(command: Command, case: &Case) -> Draft {
    let round = case.state.round().map_or(0, |round| round.number);
    let next = round.checked_add(1);
    match command {
        Command::RecordAnswer { answer, shown, text } => {
            let raises = !answer.is_solved() && case.level() < Level::THREE;
            let opens_round = next.filter(|_| raises);
            Draft::with_text(Act::AnswerRecorded(AnswerRecorded { answer, shown, opens_round }), &text)
        }
        Command::Reopen { received_at, channel, text } => {
            let opens_round = next.unwrap_or(1);
            Draft::with_text(Act::Reopened(Reopened { received_at, channel, opens_round }), &text)
        }
        Command::DecideAppeal { granted, text } => Draft::with_text(
            Act::AppealDecided(AppealDecided { granted, opens_round: next.filter(|_| granted) }),
            &text,
        ),
        Command::DecideMeeting { decision, text } => {
            let opens_round = next.filter(|_| decision == MeetingDecision::SendBack);
            Draft::with_text(Act::MeetingDecided(MeetingDecided { decision, opens_round }), &text)
        }
        Command::Archive { text } => Draft::with_text(
            Act::Archived(Archived { archive_number: format!("G-{}", case.number()) }),
            &text,
        ),
        Command::Do(draft) => draft,
    }
}

/// Entries written one after the other, each the parent of the next, each judged before the next is written.
pub(crate) struct Chain<'a, 'p> {
    entries: Vec<Arc<Entry>>,
    case: Option<Case>,
    rulebook: &'a Rulebook,
    pen: &'a mut Pen<'p>,
    pub written: Vec<Entry>,
}

impl<'a, 'p> Chain<'a, 'p> {
    /// The case with what was written so far.
    pub const fn case(&self) -> Option<&Case> {
        self.case.as_ref()
    }

    pub fn new(case: Option<&Case>, rulebook: &'a Rulebook, pen: &'a mut Pen<'p>) -> Self {
        let entries = case.map(|case| case.entries.iter().map(|shown| Arc::clone(&shown.entry)).collect());
        Self { entries: entries.unwrap_or_default(), case: case.cloned(), rulebook, pen, written: Vec::new() }
    }

    /// Writes one act, and answers the id of its entry.
    pub fn write(&mut self, draft: Draft) -> Result<crate::event::EventId, Refusal> {
        let nothing = crate::case::State::default();
        let state = self.case.as_ref().map_or(&nothing, |case| &case.state);
        check::draft(&draft, self.case.as_ref(), self.rulebook, self.pen)?;
        let round = state.round().map_or(1, |round| round.number);
        let is_head_office = self.pen.is_head_office(self.rulebook);
        let actor = Actor { person: &self.pen.by, is_head_office, at: self.pen.occurred_at };
        judge(&draft.act, round, &actor, state, self.rulebook).map_err(Refusal::NotNow)?;
        let place = self.case.as_ref().map_or_else(
            || Place { case: None, round, parents: Vec::new() },
            |case| Place { case: Some(case.id), round, parents: case.heads.clone() },
        );
        let entry = self.pen.write(place, draft, self.rulebook).map_err(Refusal::Unwritable)?;
        let id = entry.id;
        let case_id = self.case.as_ref().map_or(CaseId(id), |case| case.id);
        self.entries.push(Arc::new(entry.clone()));
        self.case = fold(case_id, &self.entries, self.rulebook);
        self.written.push(entry);
        Ok(id)
    }
}
