//! The complaint: what was said, by whom, about what. It knows nothing of events, clocks or screens.

pub(crate) mod coded;
mod field;
mod status;
mod terms;

pub use field::{Field, Fields, Form};
pub use status::Status;
pub use terms::{
    Answer, Channel, CheckPoint, ContactOutcome, DeadlineSource, Direction, Emotion, Kind, Level,
    LinkRelation, MeetingDecision, OutOfRange, Remedy, Role, Severity, Shown, Substantiated, Tier, Topic,
    VoidReason, YesNo,
};
