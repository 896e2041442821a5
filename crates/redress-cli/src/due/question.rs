//! What `redress due` is asked, as text, and its reading into the core's values.

use redress_core::{
    calendar::{
        Basis, BusinessCalendar, CalendarError, CalendarSpec, DayHours, HoursError, NoWorkingTime,
        WeeklyHours, Within, WithinError,
    },
    time::{Timestamp, UtcOffset},
};

pub const DEFAULT_HOURS: &str = "09:00-18:00";
pub const DEFAULT_DAYS: &str = "cn";

/// Start and length of time as given.
pub struct Question<'a> {
    pub from: &'a str,
    pub within: &'a str,
}

#[derive(Debug, thiserror::Error)]
pub enum QuestionError {
    #[error("from: RFC 3339 is expected, like 2026-11-20T17:59:00+08:00, not {0:?}")]
    From(String),
    #[error("within: {0}")]
    Within(#[from] WithinError),
    #[error("hours: {0}")]
    Hours(#[from] HoursError),
    #[error("days: cn or every is expected, not {0:?}")]
    Days(String),
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    #[error(transparent)]
    NoWorkingTime(#[from] NoWorkingTime),
}

impl Question<'_> {
    pub fn read(&self) -> Result<(Timestamp, Within), QuestionError> {
        let from = Timestamp::parse(self.from, UtcOffset::CHINA);
        Ok((from.ok_or_else(|| QuestionError::From(short(self.from)))?, self.within.parse()?))
    }
}

/// Which days count: `cn` or `every`.
pub fn basis(days: &str) -> Result<Basis, QuestionError> {
    match days {
        "cn" => Ok(Basis::China),
        "every" => Ok(Basis::EveryDay),
        other => Err(QuestionError::Days(short(other))),
    }
}

/// A calendar with the same hours on every day that counts.
pub fn calendar(hours: &str, basis: Basis) -> Result<BusinessCalendar, QuestionError> {
    let hours: DayHours = hours.parse()?;
    Ok(BusinessCalendar::compile(&CalendarSpec::new(basis, WeeklyHours::every_day(&hours)))?)
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
