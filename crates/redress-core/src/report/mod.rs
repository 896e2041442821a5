//! The weekly report (REP-1): what came, what was closed, what is open and overdue, and which promises were kept.
//!
//! A pure function of cases, rulebook, week, store and `now`. Every number holds the cases behind it. What a case
//! *is* (its form, void, a repeat) is taken as the record knows it today; what *happened when* by its own time.
//! It knows nothing of penalties, screens or paper.

mod count;
mod course;
mod dimension;
mod figures;
mod promise;
mod serious;
mod week;
mod weekly;
mod words;

pub use count::{Count, Share};
pub use course::ClosedWay;
pub use dimension::Dimension;
pub use figures::{Escalations, Figures, Movement, Satisfaction};
pub use promise::Kept;
pub use serious::SeriousCase;
pub use week::{NotAWeek, Week};
pub use weekly::{Line, WeeklyReport, weekly};
pub use words::{Column, Heading};
