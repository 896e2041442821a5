//! Clocks: what was promised, by when, by whom, and how it stands. Derived from a case, never stored.

mod alert;
mod clock_run;
mod course;
mod doer;
mod hold;
mod span;
mod view;

pub use alert::{
    Alert, AlertKey, AlertKind, Because, Withdrawn, alerts, digest, raised_to, withdrawn_alerts,
};
pub use clock_run::{ClockRun, Explanation, ReckonedFrom, Standing, clocks};
pub use course::{Cause, Moved};
pub use doer::Doer;
pub use hold::{Held, hold_in_force};
pub use span::End;
pub use view::{NextStep, next_step, next_step_among};
