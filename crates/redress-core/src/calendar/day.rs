//! A local calendar day as a plain number, so that the walk over days is integer arithmetic.
//!
//! Knows neither hours nor holidays. Local time is milliseconds on the calendar's own wall clock.

use super::weekly_hours::WeekDay;
use crate::time::{Date, MS_PER_DAY, MS_PER_MINUTE, days_since_epoch};
use chrono::Days;

/// Days since 1970-01-01, on the calendar's wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(i32);

impl Day {
    /// Before every day that an instant can have.
    pub const EARLIEST: Self = Self(i32::MIN);

    /// The day that holds the local instant `local_ms`.
    pub fn of(local_ms: i64) -> Self {
        // In floating point, because a 64-bit division costs WebAssembly more than all the rest of a deadline. Exact:
        // a quotient within the years 1–9999 has its last bit below 1 ms, and the division rounds correctly.
        Self((local_ms as f64 / MS_PER_DAY as f64).floor() as i32)
    }

    pub fn on(date: Date) -> Self {
        Self(days_since_epoch(date))
    }

    pub fn date(self) -> Date {
        // chrono's default date is 1970-01-01.
        let distance = Days::new(u64::from(self.0.unsigned_abs()));
        let date = if self.0 < 0 {
            Date::default().checked_sub_days(distance)
        } else {
            Date::default().checked_add_days(distance)
        };
        date.unwrap_or_default()
    }

    /// The local instant `minute` minutes after this day's midnight; more than 24 h reach into the next day.
    pub fn at_minute(self, minute: u16) -> i64 {
        self.midnight() + i64::from(minute) * MS_PER_MINUTE
    }

    /// 00:00 of this day, local.
    pub fn midnight(self) -> i64 {
        i64::from(self.0) * MS_PER_DAY
    }

    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    pub fn next(self) -> Self {
        self.plus(1)
    }

    pub fn previous(self) -> Self {
        self.plus(-1)
    }

    /// Days from `earlier` to `self`.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Its place in a table of days that begins with `first`; a day before that has one beyond any table's end.
    pub fn place_from(self, first: Self) -> usize {
        self.0.wrapping_sub(first.0) as u32 as usize
    }

    pub fn week_day(self) -> WeekDay {
        // 1970-01-01 was a Thursday.
        const EPOCH: i32 = 3;
        WeekDay::ALL[(self.0 + EPOCH).rem_euclid(7) as usize]
    }
}
