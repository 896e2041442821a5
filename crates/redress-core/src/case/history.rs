//! What an old ledger tells of a case: when it came, when it ended, how the customer answered.
//!
//! A corrected row amends these facts under codes of their own beside the form's fields; the latest correction counts.

use super::register::Register;
use super::state::State;
use crate::complaint::{Answer, Level};
use crate::time::{Timestamp, UtcOffset};

/// The facts of an imported case, with corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History {
    pub received_at: Timestamp,
    /// Absent where the ledger names no closing; then it does not say whether the case is open.
    pub closed_at: Option<Timestamp>,
    /// The ledger shows it as open: nobody works on it here until it is reopened.
    pub still_open: bool,
    pub level: Option<Level>,
    pub answer: Option<Answer>,
    /// Whether the first response was in time (SLA-1), as the ledger says.
    pub answered_in_time: Option<bool>,
}

impl History {
    // The codes of a correction, the same words as in the import's body.
    pub const RECEIVED_AT: &'static str = "received_at";
    pub const CLOSED_AT: &'static str = "closed_at";
    pub const STILL_OPEN: &'static str = "still_open";
    pub const LEVEL: &'static str = "level";
    pub const ANSWER: &'static str = "answer";
    pub const ANSWERED_IN_TIME: &'static str = "answered_in_time";
}

impl State {
    /// The ledger's facts; nothing for a case that was registered here.
    pub fn history(&self) -> Option<History> {
        let imported = self.imported.as_ref()?;
        let instant = |text: &str| Timestamp::parse(text, UtcOffset::UTC);
        let number = |text: &str| text.parse::<u8>().ok();
        Some(History {
            received_at: self
                .amended(History::RECEIVED_AT, Some(imported.received_at), instant)
                .unwrap_or(imported.received_at),
            closed_at: self.amended(History::CLOSED_AT, imported.closed_at, instant),
            still_open: self
                .amended(History::STILL_OPEN, Some(imported.still_open), |text| text.parse().ok())
                .unwrap_or(false),
            level: self.amended(History::LEVEL, imported.level, |text| number(text).and_then(Level::new)),
            answer: self.amended(History::ANSWER, imported.answer, |text| number(text).and_then(Answer::new)),
            answered_in_time: self
                .amended(History::ANSWERED_IN_TIME, imported.answered_in_time, |t| t.parse().ok()),
        })
    }

    /// The latest correction of one fact, or what the import said; a blank correction takes the fact away.
    fn amended<T>(&self, code: &str, imported: Option<T>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let corrections = self.form.get(code).into_iter().flat_map(Register::current);
        match corrections.max_by_key(|(id, value)| (value.at, *id)) {
            Some((_, correction)) => correction.value.as_deref().and_then(read),
            None => imported,
        }
    }
}
