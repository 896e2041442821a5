//! The business calendar: tables by hand, a minute counter to disagree with, and laws.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

pub mod any;
mod china_table;
mod derivation;
mod laws;
mod looked_at;
mod looked_up;
pub mod oracle;
mod oracle_agrees;
mod raw_workdays;
mod spec;
mod totality;
mod within;
mod working_days;
mod working_time;

use redress_core::{
    calendar::{
        Basis, BusinessCalendar, CalendarSpec, Closure, DateRange, DayHours, Due, WeeklyHours, Within,
    },
    time::{Date, Timestamp, UtcOffset},
};

/// `at("2026-11-20 17:59")`, in China.
fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn within(text: &str) -> Within {
    text.parse().unwrap()
}

fn hours(text: &str) -> DayHours {
    text.parse().unwrap()
}

fn compile(spec: &CalendarSpec) -> BusinessCalendar {
    BusinessCalendar::compile(spec).unwrap()
}

/// China's working days, 09:00-12:00 and 13:30-18:00.
fn office() -> BusinessCalendar {
    compile(&office_spec())
}

fn office_spec() -> CalendarSpec {
    CalendarSpec::new(Basis::China, WeeklyHours::monday_to_friday(&hours("09:00-12:00,13:30-18:00")))
}

/// Open every day, holiday or not.
fn shop(windows: &str) -> BusinessCalendar {
    compile(&shop_spec(windows))
}

fn shop_spec(windows: &str) -> CalendarSpec {
    CalendarSpec::new(Basis::EveryDay, WeeklyHours::every_day(&hours(windows)))
}

fn closure(from: &str, to: &str, name: &str) -> Closure {
    Closure { dates: DateRange::new(date(from), date(to)), name: name.to_owned() }
}

fn due(calendar: &BusinessCalendar, start: &str, length: &str) -> Due {
    calendar.due_at(at(start), within(length)).unwrap()
}

/// The wall clock in the calendar's zone, seconds only where there are any.
fn shown(calendar: &BusinessCalendar, instant: Timestamp) -> String {
    let text = instant.local(calendar.offset()).format("%Y-%m-%d %H:%M:%S%.f").to_string();
    text.strip_suffix(":00").map(str::to_owned).unwrap_or(text)
}

/// A row: what it shows, start, length, deadline.
type Row = (&'static str, &'static str, &'static str, &'static str);

fn check(calendar: &BusinessCalendar, rows: &[Row]) {
    for &(name, start, length, expected) in rows {
        let found = calendar.due_at(at(start), within(length)).map(|due| shown(calendar, due.at));
        assert_eq!(found.as_deref(), Ok(expected), "{name}: {start} + {length}");
    }
}
