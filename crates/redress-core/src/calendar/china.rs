//! The built-in table of China's working days, 2007 to 2026, from `data/cn_workdays.txt`.
//!
//! Reads the file, nothing more; the file names the State Council's notice for every year. A line
//! that cannot be read is an error for the tests to find, never a panic: the device would then hold
//! every year for unpublished, and every deadline would say so.

use super::{
    date_range::DateRange,
    spec::{Holiday, StatutoryMakeUpDay, WorkdayYear},
    workdays::WorkdayTable,
};
use crate::time::Date;
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

const FILE: &str = include_str!("../../data/cn_workdays.txt");

/// The line of the built-in file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the working days cannot be read: {text}")]
pub struct WorkdayFileError {
    pub line: usize,
    pub text: String,
}

/// The built-in years, each with its holidays and make-up days.
pub fn built_in_years() -> Result<Vec<WorkdayYear>, WorkdayFileError> {
    let mut years = BTreeMap::new();
    for (number, text) in FILE.lines().enumerate() {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        read_line(text, &mut years)
            .ok_or_else(|| WorkdayFileError { line: number + 1, text: text.chars().take(40).collect() })?;
    }
    Ok(years.into_values().collect())
}

/// The built-in years as a table, read once.
pub(super) fn built_in_table() -> Arc<WorkdayTable> {
    static TABLE: OnceLock<Arc<WorkdayTable>> = OnceLock::new();
    TABLE
        .get_or_init(|| {
            let years = built_in_years().unwrap_or_default();
            Arc::new(WorkdayTable::new(&years).unwrap_or_default())
        })
        .clone()
}

/// `2026 off  元旦 01-01..01-03, 春节 02-15..02-23`, `2026 work 元旦 01-04`.
fn read_line(text: &str, years: &mut BTreeMap<i32, WorkdayYear>) -> Option<()> {
    let (year, rest) = text.split_once(' ')?;
    let (kind, list) = rest.split_once(' ')?;
    let year = year.parse().ok()?;
    let entry = years.entry(year).or_insert_with(|| WorkdayYear {
        year,
        holidays: Vec::new(),
        make_up_days: Vec::new(),
        source: String::new(),
    });
    for item in list.split(',') {
        let (name, dates) = item.trim().split_once(' ')?;
        let name = name.to_owned();
        match kind {
            "off" => entry.holidays.push(Holiday { dates: read_dates(year, dates)?, name }),
            "work" => entry.make_up_days.push(StatutoryMakeUpDay { date: read_date(year, dates)?, name }),
            _ => return None,
        }
    }
    Some(())
}

fn read_dates(year: i32, text: &str) -> Option<DateRange> {
    match text.split_once("..") {
        Some((from, to)) => Some(DateRange::new(read_date(year, from)?, read_date(year, to)?)),
        None => Some(DateRange::day(read_date(year, text)?)),
    }
}

fn read_date(year: i32, text: &str) -> Option<Date> {
    let (month, day) = text.split_once('-')?;
    Date::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}
