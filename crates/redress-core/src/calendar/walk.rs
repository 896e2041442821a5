//! The walk over days that every deadline is found by, and its bounds.
//!
//! It visits only days whose status can decide the result, remembers what is doubtful about them, and
//! tells a witness what it passed, so that a deadline and its derivation are one computation.

use super::{business_calendar::BusinessCalendar, day::Day, day_hours::DayHours, workdays::Doubts};
use crate::time::Date;

/// No working day for this long: the calendar is empty or closed for good (T17, T18).
pub(super) const LONGEST_GAP_DAYS: i32 = 2 * 366;
/// No search goes further than this from its start, about 20 years.
pub(super) const HORIZON_DAYS: i32 = 20 * 366;

/// An expected answer: the calendar has no time to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWorkingTime {
    #[error("no working time for two years from {since}")]
    Closed { since: Date },
    #[error("not enough working time in the 20 years from {since}")]
    TooFar { since: Date },
}

/// What a walk passes; a derivation writes it down, a plain question does not listen.
pub(super) trait Witness {
    /// A day whose status mattered and may still change.
    fn doubted(&mut self, _day: Day, _doubts: Doubts) {}
    fn day_off(&mut self, _day: Day) {}
    /// The `nth` working day that counts.
    fn working_day(&mut self, _day: Day, _nth: u32) {}
    /// A start outside opening hours goes to the next opening.
    fn moved_to_opening(&mut self, _local_ms: i64) {}
    /// Working time used on one day.
    fn worked(&mut self, _worked: Worked) {}
}

/// Working time used on one day, in local milliseconds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worked {
    pub day: Day,
    pub from: i64,
    pub to: i64,
    pub used: i64,
    pub left: i64,
}

pub(super) struct Unwitnessed;
impl Witness for Unwitnessed {}

/// A walk over the working days of a calendar, in order.
pub(super) struct Walk<'a, W> {
    calendar: &'a BusinessCalendar,
    next: Day,
    first: Day,
    last_open: Day,
    /// The last day to visit before giving up.
    bound: Day,
    /// Up to the day of the start, a day whose hours are over by then, as they are or as they would be, decides
    /// nothing and is not looked at.
    start: i64,
    start_day: Day,
    pub doubts: Doubts,
    pub witness: &'a mut W,
}

impl<'a, W: Witness> Walk<'a, W> {
    /// Over the working days after `day`.
    pub fn after(calendar: &'a BusinessCalendar, day: Day, witness: &'a mut W) -> Self {
        Self {
            calendar,
            next: day.next(),
            first: day.next(),
            last_open: day,
            bound: day.plus(LONGEST_GAP_DAYS),
            start: day.next().midnight(),
            start_day: day,
            doubts: Doubts::NONE,
            witness,
        }
    }

    /// Over the working days with hours after the local instant `start`; the day before comes first when its
    /// hours pass midnight that far.
    pub fn from(calendar: &'a BusinessCalendar, start: i64, witness: &'a mut W) -> Self {
        let start_day = Day::of(start);
        Self { start, start_day, ..Self::after(calendar, start_day.plus(-2), witness) }
    }

    /// From here on days are counted, not hours: also the day of the start, where the hours of the evening before
    /// outlast its own.
    pub fn count_every_day(&mut self) {
        self.start_day = self.next.previous();
    }

    pub fn next_working_day(&mut self) -> Result<(Day, &'a DayHours), NoWorkingTime> {
        while self.next <= self.bound {
            let day = self.next;
            self.next = day.next();
            let look = self.calendar.look(day);
            if day <= self.start_day && look.over_by(day) <= self.start {
                continue;
            }
            if look.doubts != Doubts::NONE {
                self.doubts = self.doubts.and(look.doubts);
                self.witness.doubted(day, look.doubts);
            }
            if !look.hours.is_empty() {
                self.last_open = day;
                self.bound = day.plus(LONGEST_GAP_DAYS).min(self.first.plus(HORIZON_DAYS));
                return Ok((day, look.hours));
            }
            self.witness.day_off(day);
        }
        Err(self.gave_up())
    }

    fn gave_up(&self) -> NoWorkingTime {
        if self.next.since(self.last_open) > LONGEST_GAP_DAYS {
            NoWorkingTime::Closed { since: self.last_open.next().date() }
        } else {
            NoWorkingTime::TooFar { since: self.first.date() }
        }
    }
}
