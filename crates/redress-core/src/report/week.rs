//! A week of the report: Monday 00:00 to Sunday 24:00 in the office's zone, named as ISO 8601 names it (`2026-W47`).

use crate::time::{Date, Timestamp, UtcOffset};
use chrono::{Datelike, Days, Weekday};
use std::{fmt, str::FromStr};

/// One week, held by its Monday.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Week(Date);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a week such as 2026-W47: {0}")]
pub struct NotAWeek(pub String);

impl Week {
    /// The week of an ISO year; years have 52 or 53.
    pub fn new(year: i32, number: u32) -> Option<Self> {
        let monday = Date::from_isoywd_opt(year, number, Weekday::Mon)?;
        (1..=9999).contains(&year).then_some(Self(monday))
    }

    /// The week in which `at` falls, in `offset`.
    pub fn of(at: Timestamp, offset: UtcOffset) -> Self {
        let date = at.date(offset);
        let since_monday = u64::from(date.weekday().num_days_from_monday());
        Self(date.checked_sub_days(Days::new(since_monday)).unwrap_or(date))
    }

    pub fn year(self) -> i32 {
        self.0.iso_week().year()
    }

    pub fn number(self) -> u32 {
        self.0.iso_week().week()
    }

    pub fn monday(self) -> Date {
        self.0
    }

    pub fn sunday(self) -> Date {
        self.0.checked_add_days(Days::new(6)).unwrap_or(self.0)
    }

    pub fn previous(self) -> Self {
        Self(self.0.checked_sub_days(Days::new(7)).unwrap_or(self.0))
    }

    pub fn next(self) -> Self {
        Self(self.0.checked_add_days(Days::new(7)).unwrap_or(self.0))
    }

    /// Its first millisecond.
    pub fn starts_at(self, offset: UtcOffset) -> Timestamp {
        Timestamp::midnight(self.0, offset)
    }

    /// Its last millisecond, Sunday 23:59:59.999.
    pub fn ends_at(self, offset: UtcOffset) -> Timestamp {
        Timestamp::midnight(self.next().0, offset).plus_ms(-1)
    }

    pub fn contains(self, at: Timestamp, offset: UtcOffset) -> bool {
        (self.starts_at(offset)..=self.ends_at(offset)).contains(&at)
    }
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl FromStr for Week {
    type Err = NotAWeek;

    fn from_str(text: &str) -> Result<Self, NotAWeek> {
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        text.split_once("-W")
            .filter(|(year, number)| digits(year, 4) && digits(number, 2))
            .and_then(|(year, number)| Self::new(year.parse().ok()?, number.parse().ok()?))
            .ok_or_else(|| NotAWeek(text.to_owned()))
    }
}
