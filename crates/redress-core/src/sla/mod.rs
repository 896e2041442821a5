//! Clocks: what was promised, by when, by whom, and how it stands. Derived from a case, never stored.

mod clock_run;
mod span;
mod view;

pub use clock_run::{ClockRun, Doer, Explanation, Standing, clocks};
pub use span::End;
pub use view::{Alert, AlertKind, NextStep, alerts, next_step};
