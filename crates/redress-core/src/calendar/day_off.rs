//! Why a day has no hours, for whoever reads a derivation.

use super::{business_calendar::BusinessCalendar, day::Day};

/// Why a day was not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayOff {
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday, by its Chinese name.
    Holiday(String),
    /// Closed on this date, by the name the calendar gives.
    Closure(String),
    /// The weekly hours have none on this day of the week.
    NoHours,
}

impl BusinessCalendar {
    /// Why `day`, which has no hours, has none.
    pub(super) fn why_off(&self, day: Day) -> DayOff {
        if let Some(name) = self.closure_on(day) {
            return DayOff::Closure(name.to_owned());
        }
        let Some(workdays) = self.workdays(day) else { return DayOff::NoHours };
        match (workdays.status(day).working, workdays.name(day)) {
            (true, _) => DayOff::NoHours,
            (false, Some(holiday)) => DayOff::Holiday(holiday.to_owned()),
            (false, None) => DayOff::Weekend,
        }
    }

    /// What `day` makes up for, if it is a make-up day.
    pub(super) fn why_made_up(&self, day: Day) -> Option<&str> {
        if let Some(name) = self.make_up_on(day) {
            return Some(name);
        }
        let workdays = self.workdays(day)?;
        workdays.status(day).working.then(|| workdays.name(day)).flatten()
    }
}
