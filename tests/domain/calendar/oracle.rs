//! A second calendar that shares nothing with the first: it counts minute by minute, and knows China's
//! working days from `raw_workdays`. Slow, and simple enough to be believed.
//!
//! A date counts as looked at when, were it a working day, some of its minutes would lie between start and
//! deadline (and were not open anyway by the evening before); counting days, when it was passed or reached.

use super::raw_workdays::{Workdays, YEARS};
use chrono::{Datelike, Days, NaiveDate};
use redress_core::{
    calendar::{
        Basis, CalendarSpec, Closure, DateRange, DayHours, MakeUpDay, Unit, WeekDay, WeeklyHours, Window,
        Within,
    },
    time::{Date, Timestamp, UtcOffset},
};
use std::collections::BTreeSet;

pub const DAY: i64 = 24 * 60;

/// Windows as (open, close) in minutes, in any order, overlapping or not.
pub type Windows = Vec<(u16, u16)>;

/// A calendar in the oracle's own terms.
#[derive(Clone, Debug)]
pub struct Plan {
    pub basis: Basis,
    pub weekly: [Windows; 7],
    pub closures: Vec<DateRange>,
    pub make_up_days: Vec<(Date, Option<WeekDay>, Option<Windows>)>,
}

/// A deadline in minutes of local time since 1970.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    pub at: i64,
    pub provisional: bool,
    pub year_end: bool,
}

/// What a date is.
struct Facts {
    hours: Windows,
    /// Its hours if it worked, where that is up to the table; else `hours`.
    would_be: Windows,
    by_table: bool,
}

/// Minute `at` of local time.
pub fn instant(at: i64) -> Timestamp {
    Timestamp::from_ms((at - 8 * 60) * 60_000)
}

/// Minutes of local time.
pub fn minute(at: Timestamp) -> i64 {
    at.ms().div_euclid(60_000) + 8 * 60
}

impl Plan {
    pub fn passes_midnight(&self) -> bool {
        let own = self.make_up_days.iter().filter_map(|(_, _, own)| own.as_ref());
        self.weekly.iter().chain(own).flatten().any(|&(_, close)| i64::from(close) > DAY)
    }

    pub fn due(&self, start: i64, within: Within) -> Answer {
        let count = i64::from(within.count());
        let mut looked = BTreeSet::new();
        let received = date_of(start);
        let at = match within.unit() {
            Unit::Minutes => start + count,
            Unit::Hours => start + count * 60,
            Unit::Days => start + count * DAY,
            Unit::CalendarDays => midnight(received) + (count + 1) * DAY,
            Unit::WorkingMinutes => self.count_minutes(start, count, &mut looked),
            Unit::WorkingHours => self.count_minutes(start, count * 60, &mut looked),
            Unit::WorkingDaysToClose => {
                let day = self.count_days(received, count, &mut looked);
                let close = self.facts(day).hours.iter().map(|window| window.1).max().unwrap();
                midnight(day) + i64::from(close)
            }
            Unit::WorkingDaysToMidnight => midnight(self.count_days(received, count, &mut looked)) + DAY,
            Unit::WorkingDaysSameTime => {
                let (base, from) = self.next_opening(start, &mut looked);
                midnight(self.count_days(base, count, &mut looked)) + from - midnight(base)
            }
        };
        let doubtful: Vec<_> = looked.into_iter().filter(|&date| self.facts(date).by_table).collect();
        let year_end = |date: &Date| date.year() == 2026 && date.month() == 12 && date.day() >= 29;
        Answer {
            at,
            provisional: doubtful.iter().any(|date| published(date.year()).is_none()),
            year_end: doubtful.iter().any(year_end),
        }
    }

    /// The hours of a date.
    pub fn hours(&self, date: Date) -> Windows {
        self.facts(date).hours
    }

    pub fn open_minutes(&self, from: i64, to: i64) -> i64 {
        let mut minutes = Minutes::of(self, from);
        (from..to).filter(|&at| minutes.go_to(at).is_open()).count() as i64
    }

    pub fn is_open(&self, at: i64) -> bool {
        Minutes::of(self, at).is_open()
    }

    /// The first minute before `limit` that is open when `at` is not, or the other way round.
    pub fn next_change(&self, at: i64, limit: i64) -> Option<i64> {
        let mut minutes = Minutes::of(self, at);
        let open = minutes.is_open();
        (at..limit).find(|&minute| minutes.go_to(minute).is_open() != open)
    }

    fn count_minutes(&self, start: i64, count: i64, looked: &mut BTreeSet<Date>) -> i64 {
        let mut minutes = Minutes::of(self, start);
        let mut left = count;
        let mut at = start;
        while left > 0 {
            left -= i64::from(minutes.go_to(at).look(looked));
            at += 1;
        }
        at
    }

    /// The day an open minute belongs to, and the minute: the first one from `start` on.
    fn next_opening(&self, start: i64, looked: &mut BTreeSet<Date>) -> (Date, i64) {
        let mut minutes = Minutes::of(self, start);
        let mut at = start;
        while !minutes.go_to(at).look(looked) {
            at += 1;
        }
        let (day_before, today) = (&minutes.day_before, &minutes.today);
        let base = if day_before.is_open(at) { day_before.date } else { today.date };
        (base, at)
    }

    fn count_days(&self, after: Date, count: i64, looked: &mut BTreeSet<Date>) -> Date {
        let mut date = after;
        let mut left = count;
        while left > 0 {
            date = next(date);
            looked.insert(date);
            left -= i64::from(!self.facts(date).hours.is_empty());
        }
        date
    }

    fn facts(&self, date: Date) -> Facts {
        let settled = |hours: Windows| Facts { would_be: hours.clone(), hours, by_table: false };
        let weekly = &self.weekly[date.weekday().num_days_from_monday() as usize];
        let first = self.weekly.iter().find(|windows| !windows.is_empty());
        if self.closures.iter().any(|closed| closed.contains(date)) {
            return settled(Windows::new());
        }
        if let Some((_, hours_of, own)) = self.make_up_days.iter().rev().find(|made_up| made_up.0 == date) {
            let named = hours_of.map_or(weekly, |day| &self.weekly[day as usize]);
            let borrowed = if named.is_empty() { first.unwrap_or(named) } else { named };
            return settled(own.clone().unwrap_or_else(|| borrowed.clone()));
        }
        if self.basis == Basis::EveryDay {
            return settled(weekly.clone());
        }
        let weekend = date.weekday().num_days_from_monday() >= 5;
        let would_be = if weekend && weekly.is_empty() { first.unwrap_or(weekly) } else { weekly };
        let works = published(date.year()).map_or(!weekend, |year| {
            let month_and_day = format!("{:02}{:02}", date.month(), date.day());
            let listed = if weekend { year.weekend_worked } else { year.weekdays_off };
            listed.contains(&month_and_day) == weekend
        });
        Facts {
            hours: if works { would_be.clone() } else { Windows::new() },
            would_be: would_be.clone(),
            by_table: !would_be.is_empty(),
        }
    }

    pub fn spec(&self) -> CalendarSpec {
        let [mon, tue, wed, thu, fri, sat, sun] = self.weekly.each_ref().map(|windows| day_hours(windows));
        let mut spec = CalendarSpec::new(self.basis, WeeklyHours { mon, tue, wed, thu, fri, sat, sun });
        spec.closures =
            self.closures.iter().map(|&dates| Closure { dates, name: "closed".to_owned() }).collect();
        spec.make_up_days = (self.make_up_days.iter())
            .map(|(date, hours_of, own)| MakeUpDay {
                date: *date,
                name: "made up".to_owned(),
                hours_of: *hours_of,
                hours: own.as_deref().map(day_hours),
            })
            .collect();
        assert_eq!(spec.utc_offset, UtcOffset::CHINA);
        spec
    }
}

fn day_hours(windows: &[(u16, u16)]) -> DayHours {
    DayHours::new(windows.iter().map(|&(open, close)| Window::new(open, close).unwrap())).unwrap()
}

/// A pointer to a minute, with the two days whose windows may cover it.
struct Minutes<'a> {
    plan: &'a Plan,
    at: i64,
    day_before: Painted,
    today: Painted,
}

/// A day painted minute by minute, up to the end of the next.
struct Painted {
    date: Date,
    open: Vec<bool>,
    would_be: Vec<bool>,
}

impl<'a> Minutes<'a> {
    fn of(plan: &'a Plan, at: i64) -> Self {
        let today = date_of(at);
        let painted = |date| Painted::of(plan, date);
        Self { plan, at, day_before: painted(previous(today)), today: painted(today) }
    }

    fn go_to(&mut self, at: i64) -> &mut Self {
        self.at = at;
        let today = date_of(at);
        if self.today.date != today {
            assert_eq!(next(self.today.date), today, "one minute after another");
            let painted = Painted::of(self.plan, today);
            self.day_before = std::mem::replace(&mut self.today, painted);
        }
        self
    }

    fn is_open(&self) -> bool {
        self.day_before.is_open(self.at) || self.today.is_open(self.at)
    }

    fn look(&self, looked: &mut BTreeSet<Date>) -> bool {
        if self.day_before.would_be_open(self.at) {
            looked.insert(self.day_before.date);
        }
        if self.today.would_be_open(self.at) && !self.day_before.is_open(self.at) {
            looked.insert(self.today.date);
        }
        self.is_open()
    }
}

impl Painted {
    fn of(plan: &Plan, date: Date) -> Self {
        let facts = plan.facts(date);
        Self { date, open: paint(&facts.hours), would_be: paint(&facts.would_be) }
    }

    fn is_open(&self, at: i64) -> bool {
        self.open[(at - midnight(self.date)) as usize]
    }

    fn would_be_open(&self, at: i64) -> bool {
        self.would_be[(at - midnight(self.date)) as usize]
    }
}

fn paint(windows: &[(u16, u16)]) -> Vec<bool> {
    let mut minutes = vec![false; 2 * DAY as usize];
    for &(open, close) in windows {
        minutes[usize::from(open)..usize::from(close)].fill(true);
    }
    minutes
}

fn published(year: i32) -> Option<&'static Workdays> {
    YEARS.iter().find(|known| known.year == year)
}

fn epoch() -> Date {
    NaiveDate::from_ymd_opt(1970, 1, 1).unwrap()
}

pub fn date_of(at: i64) -> Date {
    epoch() + Days::new(u64::try_from(at / DAY).unwrap())
}

pub fn midnight(date: Date) -> i64 {
    (date - epoch()).num_days() * DAY
}

pub fn next(date: Date) -> Date {
    date + Days::new(1)
}

fn previous(date: Date) -> Date {
    date - Days::new(1)
}
