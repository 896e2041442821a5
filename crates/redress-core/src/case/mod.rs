//! A case: one complaint's file, folded from its entries.
//!
//! It knows the rulebook but no `now`: clocks, alerts and lists are views of it (see `sla`).

mod completeness;
mod fold;
mod history;
mod judgement;
mod levels;
mod register;
mod round;
mod spot_check;
mod state;
mod walk;

pub use fold::{counts_from, fold, fold_as_of, may_be_taken_back};
pub use history::History;
pub use judgement::{Actor, Ineffective, judge, tries_made};
pub use levels::{LevelSetting, LevelSettings};
pub use register::Register;
pub use round::{
    AnswerGiven, Contact, Evidence, Hold, Opener, Opening, Ownership, Round, Setback, Unreachable,
};
pub use spot_check::{is_spot_checked, spot_checks};
pub use state::{FieldValue, State, Trace};
pub use walk::{Ended, How, Visit};

use crate::complaint::{Field, Level, Status};
use crate::event::{CaseId, Entry, EventId, Lane, PersonId};
use crate::rulebook::Rulebook;
use crate::time::{MS_PER_HOUR, MS_PER_MINUTE, Timestamp};
use std::borrow::Cow;
use std::sync::Arc;

/// What became of an entry in the fold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Effective,
    /// Taken back on the device that made it; it stays on the record.
    TakenBack,
    Ineffective(Ineffective),
}

/// What is odd about the time an entry claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeMark {
    Plausible,
    /// Written down long after it happened.
    EnteredLate,
    /// The device's clock contradicts what it had seen.
    Uncertain,
}

impl TimeMark {
    /// Clocks of two devices may differ by this much without remark.
    const TOLERANCE_MS: i64 = 10 * MS_PER_MINUTE;
    /// From here on an entry is marked as entered late.
    const LATE_MS: i64 = 2 * MS_PER_HOUR;
}

#[derive(Clone, Debug)]
pub struct CaseEntry {
    pub entry: Arc<Entry>,
    pub effect: Effect,
    pub time: TimeMark,
}

/// One complaint's file.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: CaseId,
    pub state: State,
    /// In the order it happened.
    pub entries: Vec<CaseEntry>,
    /// What the next entry names as its parents.
    pub heads: Vec<EventId>,
    /// Some entries refer to others that are not here.
    pub earlier_missing: bool,
}

impl Case {
    pub fn number(&self) -> &str {
        self.state.number().map_or("", |number| number.as_str())
    }

    pub fn status(&self, rulebook: &Rulebook) -> Status {
        self.state.status(rulebook)
    }

    pub fn level(&self) -> Level {
        self.state.level()
    }

    pub fn owner(&self) -> Option<&PersonId> {
        self.state.round().and_then(Round::owner)
    }

    /// The lane it lives in: that of its registration.
    pub fn lane(&self) -> Option<&Lane> {
        let opening = self.entries.iter().find(|shown| CaseId(shown.entry.id) == self.id)?;
        Some(&opening.entry.event.header.writer.lane)
    }

    /// The case as it stood at `at`; nothing when it was received later.
    pub fn as_of(&self, at: Timestamp, rulebook: &Rulebook) -> Option<Cow<'_, Self>> {
        if self.entries.iter().all(|shown| counts_from(&shown.entry) <= at) {
            return Some(Cow::Borrowed(self));
        }
        let entries: Vec<Arc<Entry>> = self.entries.iter().map(|shown| Arc::clone(&shown.entry)).collect();
        fold_as_of(self.id, &entries, rulebook, at).map(Cow::Owned)
    }

    /// Who complains, as shown in a list: name, else company, else phone.
    pub fn complainant(&self) -> &str {
        [Field::Name, Field::Company, Field::Phone]
            .into_iter()
            .map(|field| self.state.field(field))
            .find(|value| !value.is_empty())
            .unwrap_or("")
    }

    /// Fields for which devices gave different values without seeing each other.
    pub fn disputed_fields(&self) -> Vec<Field> {
        let disputed = |field: &Field| self.state.form.get(field.code()).is_some_and(Register::is_disputed);
        Field::ALL.iter().copied().filter(disputed).collect()
    }
}
