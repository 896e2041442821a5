//! When something is due: the one place where units and calendar meet.
//!
//! A deadline is met when done at or before it, so a count that ends exactly at closing stays there.

use super::{
    business_calendar::BusinessCalendar,
    day::Day,
    day_hours::DayHours,
    walk::{NoWorkingTime, Unwitnessed, Walk, Witness, Worked},
    within::{Unit, Within},
    workdays::Doubts,
    working_time::WorkingTime,
};
use crate::time::{MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, Timestamp};

/// The last instant at which something is still in time, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    pub at: Timestamp,
    /// A year that is not published decided it; the weekday rule stood in.
    pub provisional: bool,
    pub note: Option<Note>,
}

/// What else to know about a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// 29–31 December of the last published year decided it; the next year's notice may still change them.
    YearEndMayChange,
}

impl BusinessCalendar {
    /// The deadline for what starts (is received) at `start`.
    pub fn due_at(&self, start: Timestamp, within: Within) -> Result<Due, NoWorkingTime> {
        match self.looked_up(start, within) {
            Some(due) => Ok(due),
            None => self.reckon(start, within, &mut Unwitnessed),
        }
    }

    /// What `reckon` answers, without a walk, where a table of working days knows it.
    fn looked_up(&self, start: Timestamp, within: Within) -> Option<Due> {
        let to_close = match within.unit() {
            Unit::WorkingDaysToClose => true,
            Unit::WorkingDaysToMidnight => false,
            _ => return None,
        };
        let received = Day::of(self.local(start));
        let found = self.ahead().nth(received, within.count())?;
        let end = if to_close { found.day.at_minute(found.last_close) } else { found.day.next().midnight() };
        Some(Due::new(self.instant(end), found.doubts))
    }

    /// The instant at which `amount` of open time has passed since `start`.
    pub fn working_time_after(&self, start: Timestamp, amount: WorkingTime) -> Result<Due, NoWorkingTime> {
        self.working_time(start, amount.ms(), &mut Unwitnessed)
    }

    pub(super) fn reckon(
        &self,
        start: Timestamp,
        within: Within,
        witness: &mut impl Witness,
    ) -> Result<Due, NoWorkingTime> {
        let count = within.count();
        let length = i64::from(count);
        match within.unit() {
            Unit::Minutes => Ok(Due::certain(start.plus_ms(length * MS_PER_MINUTE))),
            Unit::Hours => Ok(Due::certain(start.plus_ms(length * MS_PER_HOUR))),
            Unit::Days => Ok(Due::certain(start.plus_ms(length * MS_PER_DAY))),
            Unit::CalendarDays => {
                let last = Day::of(self.local(start)).plus(count as i32);
                Ok(Due::certain(self.instant(last.next().midnight())))
            }
            Unit::WorkingDaysToClose => {
                self.working_days(start, count, witness, |day, hours| day.at_minute(hours.last_close()))
            }
            Unit::WorkingDaysToMidnight => {
                self.working_days(start, count, witness, |day, _| day.next().midnight())
            }
            Unit::WorkingDaysSameTime => self.same_time(start, count, witness),
            Unit::WorkingMinutes => self.working_time(start, length * MS_PER_MINUTE, witness),
            Unit::WorkingHours => self.working_time(start, length * MS_PER_HOUR, witness),
        }
    }

    /// The day of receipt is its calendar date and is never counted, working day or not (SLA-1).
    fn working_days(
        &self,
        start: Timestamp,
        count: u32,
        witness: &mut impl Witness,
        end: impl Fn(Day, &DayHours) -> i64,
    ) -> Result<Due, NoWorkingTime> {
        let received = Day::of(self.local(start));
        let mut walk = Walk::after(self, received, witness);
        let (day, hours) = nth_working_day(&mut walk, count)?;
        Ok(Due::new(self.instant(end(day, hours)), walk.doubts))
    }

    /// A start inside a window that passed midnight belongs to the day that window opened on: 01:00 of a
    /// day that ends at 26:00 is that day's 25:00. Where the last day has no such hour, the clock time stays.
    fn same_time(
        &self,
        start: Timestamp,
        count: u32,
        witness: &mut impl Witness,
    ) -> Result<Due, NoWorkingTime> {
        let start = self.local(start);
        let mut walk = Walk::from(self, start, witness);
        let (first, hours) = walk.next_working_day()?;
        let opening = hours.windows().iter().find(|window| first.at_minute(window.close()) > start);
        let from = opening.map_or(start, |window| first.at_minute(window.open()).max(start));
        if from > start {
            walk.witness.moved_to_opening(from);
        }
        walk.count_every_day();
        let (last, _) = nth_working_day(&mut walk, count)?;
        let clock = from - first.midnight();
        Ok(Due::new(self.instant(last.midnight() + clock), walk.doubts))
    }

    fn working_time(
        &self,
        start: Timestamp,
        amount: i64,
        witness: &mut impl Witness,
    ) -> Result<Due, NoWorkingTime> {
        let mut at = self.local(start);
        let mut left = amount;
        let mut walk = Walk::from(self, at, witness);
        while left > 0 {
            let (day, hours) = walk.next_working_day()?;
            let before = left;
            let mut from = None;
            for window in hours.windows() {
                // INVARIANT: time counts once. `at` is never behind what was counted, also where a window
                // past midnight overlaps the next day's first.
                let open = day.at_minute(window.open()).max(at);
                let used = (day.at_minute(window.close()) - open).clamp(0, left);
                if used > 0 {
                    from = from.or(Some(open));
                    at = open + used;
                    left -= used;
                }
            }
            if let Some(from) = from {
                walk.witness.worked(Worked { day, from, to: at, used: before - left, left });
            }
        }
        Ok(Due::new(self.instant(at), walk.doubts))
    }
}

fn nth_working_day<'a, W: Witness>(
    walk: &mut Walk<'a, W>,
    count: u32,
) -> Result<(Day, &'a DayHours), NoWorkingTime> {
    let mut nth = 0;
    loop {
        let found = walk.next_working_day()?;
        nth += 1;
        walk.witness.working_day(found.0, nth);
        if nth >= count {
            return Ok(found);
        }
    }
}

impl Due {
    fn certain(at: Timestamp) -> Self {
        Self::new(at, Doubts::NONE)
    }

    fn new(at: Timestamp, doubts: Doubts) -> Self {
        let note = doubts.year_end.then_some(Note::YearEndMayChange);
        Self { at, provisional: doubts.unpublished, note }
    }
}
