//! How well a promise was kept in a week: SLA-1's first response, SLA-2's result.
//!
//! A clock is decided once: when it is met, or when it runs out unmet, whichever comes first. It counts in that
//! week and in no other, so that the weeks of a year add up.

use super::count::{Count, Share};
use crate::event::CaseId;
use crate::sla::{ClockRun, End};
use crate::time::Timestamp;
use std::ops::RangeInclusive;

/// Promises decided in a week.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub kept: Count,
    /// Met late or still unmet.
    pub missed: Count,
}

impl Kept {
    pub fn share(&self) -> Share {
        Share { part: self.kept.number(), whole: self.kept.number() + self.missed.number() }
    }

    pub(super) fn add(&mut self, case: CaseId, was_kept: bool) {
        if was_kept { self.kept.add(case) } else { self.missed.add(case) }
    }
}

/// Whether a clock was kept, when it was decided within `span`. One that fell away before it was due promised
/// nothing; one that fell away later was missed all the same. Done exactly at the due time is in time.
pub fn decided_in(clock: &ClockRun<'_>, span: &RangeInclusive<Timestamp>) -> Option<bool> {
    let due = clock.due_at()?;
    match clock.end {
        End::Done(at) if at <= due => span.contains(&at).then_some(true),
        End::FellAway(at) if at <= due => None,
        End::None | End::Done(_) | End::FellAway(_) => span.contains(&due.plus_ms(1)).then_some(false),
    }
}
