//! What head office publishes as a calendar: weekly hours, a basis, and what is dated.
//!
//! Content only: field names are part of the record and stay. `BusinessCalendar::compile` checks it
//! and turns it into something that answers.

use super::{date_range::DateRange, day_hours::DayHours, weekly_hours::WeekDay, weekly_hours::WeeklyHours};
use crate::time::{Date, UtcOffset};
use serde::{Deserialize, Serialize};

/// A calendar as published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarSpec {
    /// Minutes east of UTC; 480 is all of China.
    #[serde(default = "china")]
    pub utc_offset: UtcOffset,
    pub basis: Basis,
    pub weekly_hours: WeeklyHours,
    /// Days this office or store is closed, beside what the basis says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closures: Vec<Closure>,
    /// Days this office or store works although the basis or the weekly hours say off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub make_up_days: Vec<MakeUpDay>,
    /// Years of the State Council's table that the built-in one lacks, or that replace its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub workday_years: Vec<WorkdayYear>,
}

impl CalendarSpec {
    /// Weekly hours on a basis, nothing dated, at +08:00.
    pub fn new(basis: Basis, weekly_hours: WeeklyHours) -> Self {
        Self {
            utc_offset: UtcOffset::CHINA,
            basis,
            weekly_hours,
            closures: Vec::new(),
            make_up_days: Vec::new(),
            workday_years: Vec::new(),
        }
    }
}

fn china() -> UtcOffset {
    UtcOffset::CHINA
}

/// Which days are working days before closures and make-up days of one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Monday to Friday unless a holiday, and the make-up days: the office.
    China,
    /// Every day that has weekly hours, public holiday or not: the shop.
    EveryDay,
}

/// Days without hours, for a reason that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    #[serde(flatten)]
    pub dates: DateRange,
    pub name: String,
}

/// A dated working day (调休). Its hours: its own, else those of `hours_of`, else those the weekly table
/// has for that weekday, else those of the first weekday with hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MakeUpDay {
    pub date: Date,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_of: Option<WeekDay>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<DayHours>,
}

/// One year of the State Council's notices. Dates lie in the year, or in the December before it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkdayYear {
    pub year: i32,
    pub holidays: Vec<Holiday>,
    pub make_up_days: Vec<StatutoryMakeUpDay>,
    /// The notice, for whoever checks it later.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

/// A public holiday with all its days off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    #[serde(flatten)]
    pub dates: DateRange,
    pub name: String,
}

/// A weekend day that is worked for a holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatutoryMakeUpDay {
    pub date: Date,
    /// The holiday it makes up for.
    pub name: String,
}

/// Why a published calendar cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    #[error("at most {max} dated days in one calendar", max = CalendarSpec::MAX_DATED_DAYS)]
    TooManyDatedDays,
    #[error("a name is at most {max} characters long: {0:.20}…", max = CalendarSpec::MAX_NAME_CHARS)]
    NameTooLong(String),
    #[error("{from} to {to} ends before it starts")]
    EndsBeforeItStarts { from: Date, to: Date },
    #[error("{0} is both a day off and a working day")]
    BothOffAndWorking(Date),
    #[error("{0} is to be worked, but no hours are given for it and the week has none")]
    MakeUpDayWithoutHours(Date),
    #[error("a table of working days is for a year from 2000 to 2100, not {0}")]
    YearOutOfRange(i32),
    #[error("the working days of {0} are given twice")]
    YearGivenTwice(i32),
    #[error("{date} does not belong to the working days of {year}")]
    DateOutsideYear { year: i32, date: Date },
}

impl CalendarSpec {
    /// Closed and made-up days together: eleven years of them.
    pub const MAX_DATED_DAYS: usize = 4_000;
    pub const MAX_NAME_CHARS: usize = 100;
    /// Years a published table may be for; they bound the day table built from it.
    pub const YEARS: (i32, i32) = (2000, 2100);
}
