//! The built-in table against one written apart from it (T5).

use super::{office, raw_workdays::YEARS};
use chrono::{Datelike, NaiveDate, Weekday};
use redress_core::calendar::{Basis, BusinessCalendar, CalendarSpec, WeeklyHours, built_in_years};

#[test]
fn the_built_in_file_can_be_read() {
    let years = built_in_years().unwrap();
    assert_eq!(years.iter().map(|year| year.year).collect::<Vec<_>>(), (2007..=2026).collect::<Vec<_>>());
    // Compiling the same years as published ones runs every check there is on them.
    let hours = WeeklyHours::every_day(&"00:00-24:00".parse().unwrap());
    let spec = CalendarSpec { workday_years: years, ..CalendarSpec::new(Basis::China, hours) };
    BusinessCalendar::compile(&spec).unwrap();
}

#[test]
fn every_day_has_the_status_of_the_notices() {
    let office = office();
    for year in &YEARS {
        for date in days_of(year.year) {
            let month_and_day = date.format("%m%d").to_string();
            let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
            let listed = if weekend { year.weekend_worked } else { year.weekdays_off };
            let expected = weekend == listed.split(' ').any(|entry| entry == month_and_day);
            assert_eq!(office.is_working_day(date), expected, "{date}");
        }
    }
}

#[test]
fn every_year_has_its_number_of_working_days() {
    let office = office();
    for year in &YEARS {
        let working_days = days_of(year.year).filter(|&date| office.is_working_day(date)).count();
        assert_eq!(working_days, year.working_days, "{}", year.year);
    }
}

#[test]
fn make_up_days_are_weekend_days_and_no_day_is_listed_twice() {
    for year in built_in_years().unwrap() {
        let mut seen = std::collections::BTreeSet::new();
        for make_up in &year.make_up_days {
            assert!(matches!(make_up.date.weekday(), Weekday::Sat | Weekday::Sun), "{}", make_up.date);
            assert!(seen.insert(make_up.date), "{}", make_up.date);
        }
        for date in days_of(year.year) {
            let holidays = year.holidays.iter().filter(|holiday| holiday.dates.contains(date)).count();
            assert!(holidays <= 1 && !(holidays == 1 && seen.contains(&date)), "{date}");
        }
    }
}

fn days_of(year: i32) -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    first.iter_days().take_while(move |date| date.year() == year)
}
