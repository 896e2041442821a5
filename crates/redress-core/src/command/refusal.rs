//! An expected no, said kindly: nothing was written, and there is a next step.

use crate::case::Ineffective;
use crate::complaint::{Field, Level, Tier};
use crate::event::{CaseNumber, EntryFault, PersonId};
use crate::policy::Finding;
use crate::time::{Date, Timestamp};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The case does not allow it now, or this person may not do it.
    NotNow(Ineffective),
    /// The act needs words: a reason, a finding, minutes.
    TextMissing,
    /// Without these a complaint cannot be registered at all.
    FieldsMissing(Vec<Field>),
    /// Nothing happens in the future: received, contacted, done.
    InTheFuture,
    /// A promise must lie ahead.
    PromiseInThePast,
    /// Nobody handles, reviews or confirms in a case about themself (ROUTE-4).
    AboutYourself,
    /// Nobody on the roster is called so, or they no longer act.
    NotOnTheRoster(PersonId),
    /// An open case belongs to someone of the working tier of its level, or above (ROUTE-1..3).
    BelowWorkingTier {
        needs: Tier,
    },
    /// Of several cases in one act this is the first that cannot; nothing was done with the others either.
    OfCase {
        case: CaseNumber,
        why: Box<Self>,
    },
    /// At least one remedy belongs to a proposal.
    NoRemedy,
    /// Another level than the proposed one needs a reason (LEVEL-4).
    OverrideWithoutReason,
    /// What speaks for a higher level cannot be solved at the counter (LEVEL-1).
    TooSeriousForCounter {
        level: Level,
    },
    /// What was done on the spot is above what this person may grant; this tier confirms it first (TIER-3).
    BeyondYourAuthority {
        needs: Tier,
    },
    /// A case is no repeat of itself.
    SameCase,
    /// The reason allows a hold until then at the latest, all holds of the form for it together.
    HoldTooLong {
        latest: Timestamp,
    },
    /// A date later than the result is due needs a reason (SLA-2).
    LaterWithoutReason {
        due_on: Date,
    },
    /// The form has a means of contact: tries come first (SAT-5).
    CanBeReached {
        field: Field,
    },
    /// A policy with findings never becomes active.
    PolicyNotSound(Vec<Finding>),
    /// A text is longer than this many characters.
    TooLong {
        most: usize,
    },
    /// It has left the device; only a correction helps now.
    AlreadyExported,
    Unwritable(EntryFault),
}
