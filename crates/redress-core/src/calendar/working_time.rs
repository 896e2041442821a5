//! How much open time lies between two instants, and the questions next to it.
//!
//! The inverse of `due`: `working_time_between(a, due_at(a, n working minutes)) == n minutes`.

use super::{
    business_calendar::BusinessCalendar,
    day::Day,
    walk::{HORIZON_DAYS, LONGEST_GAP_DAYS, NoWorkingTime, Unwitnessed, Walk},
};
use crate::time::{Date, MS_PER_DAY, MS_PER_MINUTE, Timestamp};
use serde::{Deserialize, Serialize};

const WEEK: i64 = 7 * MS_PER_DAY;

/// An amount of open time in milliseconds, never negative. Not a duration: an hour of it may take a weekend.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WorkingTime(u64);

impl WorkingTime {
    pub const ZERO: Self = Self(0);

    /// Less than nothing is nothing.
    pub fn from_ms(ms: i64) -> Self {
        Self(u64::try_from(ms).unwrap_or(0))
    }

    pub fn from_minutes(minutes: u32) -> Self {
        Self::from_ms(i64::from(minutes) * MS_PER_MINUTE)
    }

    pub fn ms(self) -> i64 {
        i64::try_from(self.0).unwrap_or(i64::MAX)
    }

    /// Whole minutes, the rest cut.
    pub fn minutes(self) -> i64 {
        self.ms() / MS_PER_MINUTE
    }

    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What is left after `other`; nothing when that is more.
    pub fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl BusinessCalendar {
    /// Open time in [a, b); nothing when `b` is not after `a`.
    pub fn working_time_between(&self, a: Timestamp, b: Timestamp) -> WorkingTime {
        let (a, b) = (self.local(a), self.local(b));
        let Some((first, end)) = self.irregular_days() else {
            return WorkingTime::from_ms(self.open_in_regular_weeks(a, b));
        };
        // Hours that pass midnight carry a day's irregularity into the next.
        let (first, end) = (first.midnight(), end.next().midnight());
        WorkingTime::from_ms(
            self.open_in_regular_weeks(a, b.min(first))
                + self.open_day_by_day(a.max(first), b.min(end))
                + self.open_in_regular_weeks(a.max(end), b),
        )
    }

    /// The latest instant from which `amount` of working time is left before `due`.
    pub fn working_time_before(
        &self,
        due: Timestamp,
        amount: WorkingTime,
    ) -> Result<Timestamp, NoWorkingTime> {
        let mut at = self.local(due);
        let mut left = amount.ms();
        let first = Day::of(at);
        let mut last_open = first;
        let mut day = first;
        while left > 0 {
            if last_open.since(day) > LONGEST_GAP_DAYS {
                return Err(NoWorkingTime::Closed { since: day.date() });
            }
            if first.since(day) > HORIZON_DAYS {
                return Err(NoWorkingTime::TooFar { since: day.date() });
            }
            for (open, close) in self.open_stretches(day).rev() {
                let used = (close.min(at) - open).clamp(0, left);
                if used > 0 {
                    at = close.min(at) - used;
                    left -= used;
                    last_open = day;
                }
            }
            day = day.previous();
        }
        Ok(self.instant(at))
    }

    pub fn is_open(&self, at: Timestamp) -> bool {
        let at = self.local(at);
        let today = Day::of(at);
        [today.previous(), today]
            .into_iter()
            .any(|day| self.open_stretches(day).any(|(open, close)| (open..close).contains(&at)))
    }

    /// When it next opens or closes; nothing when that is more than two years off, or never.
    pub fn next_change(&self, at: Timestamp) -> Option<Timestamp> {
        let at = self.local(at);
        let mut unheard = Unwitnessed;
        let mut walk = Walk::from(self, at, &mut unheard);
        // Windows that meet, as at the midnights of a store that never closes, are one.
        let mut open_until = at;
        while open_until - at <= i64::from(LONGEST_GAP_DAYS) * MS_PER_DAY {
            let Ok((day, _)) = walk.next_working_day() else {
                return (open_until > at).then(|| self.instant(open_until));
            };
            for (open, close) in self.open_stretches(day) {
                if open > open_until {
                    let change = if open_until > at { open_until } else { open };
                    return Some(self.instant(change));
                }
                open_until = open_until.max(close);
            }
        }
        None
    }

    /// The last working day up to `date`, itself included; nothing when there is none in two years.
    pub fn working_day_on_or_before(&self, date: Date) -> Option<Date> {
        let day = Day::on(date);
        (0..=LONGEST_GAP_DAYS).map(|back| day.plus(-back).date()).find(|&date| self.is_working_day(date))
    }

    /// The day's windows as local [open, close), less what the day before still holds past midnight.
    fn open_stretches(&self, day: Day) -> impl DoubleEndedIterator<Item = (i64, i64)> {
        let before = day.previous();
        let taken = before.at_minute(self.look(before).hours.last_close());
        let windows = self.look(day).hours.windows().iter();
        let stretches = windows
            .map(move |window| (day.at_minute(window.open()).max(taken), day.at_minute(window.close())));
        stretches.filter(|(open, close)| open < close)
    }

    fn open_day_by_day(&self, a: i64, b: i64) -> i64 {
        let mut total = 0;
        let mut counted_to = a;
        let mut day = Day::of(a).previous();
        while counted_to < b && day.midnight() < b {
            for window in self.look(day).hours.windows() {
                let open = day.at_minute(window.open()).max(counted_to);
                let close = day.at_minute(window.close()).min(b);
                if open < close {
                    total += close - open;
                    counted_to = close;
                }
            }
            day = day.next();
        }
        total
    }

    /// Where every week is like the next one week stands for all, so that a clock set to year 1 costs nothing.
    fn open_in_regular_weeks(&self, a: i64, b: i64) -> i64 {
        let weeks = (b - a).max(0) / WEEK;
        let in_whole_weeks = if weeks > 0 { weeks * self.open_day_by_day(a, a + WEEK) } else { 0 };
        in_whole_weeks + self.open_day_by_day(a + weeks * WEEK, b)
    }
}
