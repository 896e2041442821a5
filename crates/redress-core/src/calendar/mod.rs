//! When time counts: open hours, working days, and the deadlines that follow from them.
//!
//! A [`BusinessCalendar`] is a value compiled from a [`CalendarSpec`]; it answers when something is
//! due, how much working time lies between two instants, and why. It has never heard of complaints,
//! knows no `now` and reads no zone but its own fixed offset. Units and corners: `docs/calendar.md`.

mod ahead;
mod business_calendar;
mod china;
mod date_range;
mod day;
mod day_hours;
mod day_off;
mod derivation;
mod due;
mod spec;
mod walk;
mod weekly_hours;
mod within;
mod workdays;
mod working_time;

pub use business_calendar::BusinessCalendar;
pub use china::{WorkdayFileError, built_in_years};
pub use date_range::DateRange;
pub use day_hours::{DayHours, HoursError, Window};
pub use day_off::DayOff;
pub use derivation::{Derivation, Line};
pub use due::{Due, Note};
pub use spec::{
    Basis, CalendarError, CalendarSpec, Closure, Holiday, MakeUpDay, StatutoryMakeUpDay, WorkdayYear,
};
pub use walk::NoWorkingTime;
pub use weekly_hours::{WeekDay, WeeklyHours};
pub use within::{Unit, Within, WithinError};
pub use working_time::WorkingTime;
