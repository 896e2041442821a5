//! Which days China works, day by day, from the years whose notices are known.
//!
//! Knows status and names, no hours. A day of a year that is not published follows the weekday rule
//! and says so.

use super::{
    day::Day,
    spec::{CalendarError, CalendarSpec, WorkdayYear},
};
use crate::time::Date;
use chrono::Datelike;
use std::collections::{BTreeMap, BTreeSet};

/// What may still change about a day's status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Doubts {
    /// The year is not published: the weekday rule was used.
    pub unpublished: bool,
    /// 29–31 December of a year whose next one is not published. The notice for the next year has
    /// changed these days before (2007, 2011, 2018).
    pub year_end: bool,
}

impl Doubts {
    pub const NONE: Self = Self { unpublished: false, year_end: false };

    pub fn and(self, other: Self) -> Self {
        Self { unpublished: self.unpublished | other.unpublished, year_end: self.year_end | other.year_end }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status {
    pub working: bool,
    pub doubts: Doubts,
}

impl Status {
    fn by_weekday(day: Day) -> Self {
        Self { working: !day.week_day().is_weekend(), doubts: Doubts { unpublished: true, year_end: false } }
    }
}

/// One status a day, from the first published year to the last.
#[derive(Clone, Debug)]
pub(super) struct WorkdayTable {
    first: Day,
    days: Vec<Status>,
    names: BTreeMap<Day, String>,
}

/// No year is published.
impl Default for WorkdayTable {
    fn default() -> Self {
        Self { first: Day::on(Date::default()), days: Vec::new(), names: BTreeMap::new() }
    }
}

impl WorkdayTable {
    /// Later years win where their notice reaches back into the December before.
    pub fn new(years: &[WorkdayYear]) -> Result<Self, CalendarError> {
        let mut by_year = BTreeMap::new();
        for year in years {
            check_year(year)?;
            if by_year.insert(year.year, year).is_some() {
                return Err(CalendarError::YearGivenTwice(year.year));
            }
        }
        let mut table = Self::of_weekdays(&by_year.keys().copied().collect());
        for year in by_year.values() {
            table.enter(year)?;
        }
        Ok(table)
    }

    pub fn status(&self, day: Day) -> Status {
        let index = usize::try_from(day.since(self.first)).ok();
        index.and_then(|index| self.days.get(index)).copied().unwrap_or_else(|| Status::by_weekday(day))
    }

    /// The holiday a day belongs to or makes up for.
    pub fn name(&self, day: Day) -> Option<&str> {
        self.names.get(&day).map(String::as_str)
    }

    /// The first day of the table, and the first day after it.
    pub fn bounds(&self) -> (Day, Day) {
        (self.first, self.first.plus(self.days.len() as i32))
    }

    fn of_weekdays(published: &BTreeSet<i32>) -> Self {
        let (Some(&first_year), Some(&last_year)) = (published.first(), published.last()) else {
            return Self::default();
        };
        let first = new_year(first_year);
        let length = new_year(last_year + 1).since(first);
        let status = |n| {
            let day = first.plus(n);
            let date = day.date();
            let year_end = date.month() == 12 && date.day() >= 29;
            Status {
                doubts: Doubts {
                    unpublished: !published.contains(&date.year()),
                    year_end: year_end
                        && published.contains(&date.year())
                        && !published.contains(&(date.year() + 1)),
                },
                ..Status::by_weekday(day)
            }
        };
        Self { first, days: (0..length).map(status).collect(), names: BTreeMap::new() }
    }

    fn enter(&mut self, year: &WorkdayYear) -> Result<(), CalendarError> {
        let mut off = BTreeSet::new();
        for holiday in &year.holidays {
            for day in holiday.dates.days() {
                off.insert(day);
                self.set(day, false, &holiday.name);
            }
        }
        for make_up in &year.make_up_days {
            let day = Day::on(make_up.date);
            if off.contains(&day) {
                return Err(CalendarError::BothOffAndWorking(make_up.date));
            }
            self.set(day, true, &make_up.name);
        }
        Ok(())
    }

    fn set(&mut self, day: Day, working: bool, name: &str) {
        let index = usize::try_from(day.since(self.first)).ok();
        // A notice for the first year that reaches back before it has nothing to change here: the year
        // before is unpublished and follows the weekday rule throughout.
        if let Some(status) = index.and_then(|index| self.days.get_mut(index)) {
            status.working = working;
            self.names.insert(day, name.to_owned());
        }
    }
}

fn check_year(year: &WorkdayYear) -> Result<(), CalendarError> {
    if !(CalendarSpec::YEARS.0..=CalendarSpec::YEARS.1).contains(&year.year) {
        return Err(CalendarError::YearOutOfRange(year.year));
    }
    let ends = year.holidays.iter().flat_map(|holiday| [holiday.dates.from, holiday.dates.last()]);
    let dates = ends.chain(year.make_up_days.iter().map(|make_up| make_up.date));
    for date in dates {
        let december_before = date.year() == year.year - 1 && date.month() == 12;
        if date.year() != year.year && !december_before {
            return Err(CalendarError::DateOutsideYear { year: year.year, date });
        }
    }
    Ok(())
}

/// 1 January; `check_year` keeps years where a date exists.
pub(super) fn new_year(year: i32) -> Day {
    Day::on(Date::from_yo_opt(year, 1).unwrap_or_default())
}
