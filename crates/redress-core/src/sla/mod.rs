//! Clocks: what was promised, by when, by whom, and how it stands. Derived from a case, never stored.

mod alert;
mod clock_run;
mod course;
mod doer;
mod hold;
mod list;
mod outbox;
mod ownerless;
mod span;
mod table;
mod view;
mod withdrawn;

pub use alert::{Alert, AlertKey, AlertKind, alerts, alerts_ahead, digest, not_sent, raised_to};
pub use clock_run::{ClockRun, Explanation, ReckonedFrom, Standing, clocks};
pub use course::{Cause, Moved};
pub use doer::Doer;
pub use hold::{Held, hold_in_force};
pub use list::{ListOf, answers_for};
pub use outbox::Outbox;
pub use span::End;
pub use table::{Change, ClockTable, Standings};
pub use view::{NextStep, next_step, next_step_among};
pub use withdrawn::{Because, Withdrawn, withdrawn_alerts};
