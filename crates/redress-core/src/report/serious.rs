//! The open cases of level 2 and 3, each with its next step, who must do it and by when.

use super::dimension::store_of;
use crate::case::Case;
use crate::complaint::{Level, Status};
use crate::event::{CaseId, StoreCode};
use crate::rulebook::Rulebook;
use crate::sla::{Doer, next_step};
use crate::time::Timestamp;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriousCase {
    pub case: CaseId,
    pub number: String,
    pub level: Level,
    pub store: Option<StoreCode>,
    pub received_at: Timestamp,
    /// Where it stood; `Status::next_step` says what comes next. An imported case has none until it is reopened.
    pub status: Status,
    pub doer: Doer,
    /// The first of its running clocks.
    pub due_at: Option<Timestamp>,
    pub is_overdue: bool,
}

impl SeriousCase {
    /// `case` as it reads today, `then` as it stood at `until`.
    pub(super) fn of(case: &Case, then: &Case, rulebook: &Rulebook, until: Timestamp) -> Self {
        let next = next_step(then, rulebook);
        let due_at = next.as_ref().and_then(|next| next.clock.as_ref()?.due_at());
        Self {
            case: case.id,
            number: case.number().to_owned(),
            level: then.level(),
            store: store_of(case),
            received_at: then.state.received_at().unwrap_or(Timestamp::MIN),
            status: then.status(rulebook),
            doer: next.map_or(Doer::Nobody, |next| next.doer),
            due_at,
            is_overdue: due_at.is_some_and(|due| until > due),
        }
    }
}
