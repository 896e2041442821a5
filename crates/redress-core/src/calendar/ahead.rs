//! For each day the next working day after it, compiled: a promise in working days looks up what `Walk` would find.
//!
//! Covers the irregular days in the years that can be published, and the regular weeks after them. For any other day,
//! and where no working day is in reach, it knows nothing and the walk is asked.

use super::{
    business_calendar::BusinessCalendar,
    day::Day,
    spec::CalendarSpec,
    walk::{HORIZON_DAYS, LONGEST_GAP_DAYS, Unwitnessed, Walk},
    workdays::{Doubts, new_year},
};
use std::{fmt, ops::Range};

/// A working day, counted from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub day: Day,
    /// The minute its last window closes.
    pub last_close: u16,
    /// Of all days on the way.
    pub doubts: Doubts,
}

#[derive(Clone)]
pub(super) struct Ahead {
    first: Day,
    /// From each day, `first` and on.
    leaps: Vec<Leap>,
    /// From here on every week is like the next.
    regular_from: Day,
    /// By the day of the week.
    weekly: [Leap; 7],
}

impl Ahead {
    pub fn of(calendar: &BusinessCalendar) -> Self {
        let Range { start: first, end: regular_from } = calendar.irregular_days().map_or(
            Range { start: Day::EARLIEST, end: Day::EARLIEST },
            |(first, after)| Range { start: first, end: after },
        );
        let (earliest, latest) = (new_year(CalendarSpec::YEARS.0), new_year(CalendarSpec::YEARS.1 + 1));
        let (first, after) = (first.clamp(earliest, latest), regular_from.clamp(earliest, latest));
        let any_week = regular_from.max(earliest);
        let mut weekly = [Leap::UNKNOWN; 7];
        for day in (0..7).map(|n| any_week.plus(n)) {
            weekly[day.week_day() as usize] = Leap::walked(calendar, day);
        }
        Self { first, leaps: leaps(calendar, first, after), regular_from, weekly }
    }

    /// The `nth` working day after `day`, where it can be looked up.
    pub fn nth(&self, day: Day, nth: u32) -> Option<Found> {
        let (mut at, mut doubts) = (day, 0);
        let mut leap = Leap::UNKNOWN;
        for _ in 0..nth {
            leap = self.leap(at);
            if leap == Leap::UNKNOWN {
                return None;
            }
            at = at.plus(leap.days());
            doubts |= leap.0;
        }
        let is_in_reach = leap != Leap::UNKNOWN && at.since(day.next()) <= HORIZON_DAYS;
        is_in_reach.then(|| Found { day: at, last_close: leap.last_close(), doubts: Leap(doubts).doubts() })
    }

    fn leap(&self, from: Day) -> Leap {
        match self.leaps.get(from.place_from(self.first)) {
            Some(leap) => *leap,
            None if from >= self.regular_from => self.weekly[from.week_day() as usize],
            None => Leap::UNKNOWN,
        }
    }
}

/// From each day of [first, after), from the last to the first.
fn leaps(calendar: &BusinessCalendar, first: Day, after: Day) -> Vec<Leap> {
    let mut leap = Leap::walked(calendar, after);
    let days = (0..after.since(first)).rev().map(|n| first.plus(n));
    let backwards = days.map(|day| {
        let look = calendar.look(day.next());
        leap = if look.hours.is_empty() {
            leap.a_day_further(look.doubts)
        } else {
            Leap::new(1, look.hours.last_close(), look.doubts)
        };
        leap
    });
    let mut leaps: Vec<Leap> = backwards.collect();
    leaps.reverse();
    leaps
}

/// How many days it is to the next working day, when that closes, and what is doubtful on the way: in 4 bytes, because
/// twenty years of them are kept for each calendar that is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Leap(u32);

impl Leap {
    const UNKNOWN: Self = Self(0);
    const UNPUBLISHED: u32 = 1;
    const YEAR_END: u32 = 1 << 1;
    const CLOSE: u32 = 2;
    const DAYS: u32 = Self::CLOSE + u16::BITS;

    fn new(days: i32, last_close: u16, doubts: Doubts) -> Self {
        match u32::try_from(days) {
            Ok(far @ 1..) if days <= LONGEST_GAP_DAYS => {
                Self((far << Self::DAYS) | (u32::from(last_close) << Self::CLOSE) | flags(doubts))
            }
            _ => Self::UNKNOWN,
        }
    }

    /// By the walk itself.
    fn walked(calendar: &BusinessCalendar, from: Day) -> Self {
        let mut unheard = Unwitnessed;
        let mut walk = Walk::after(calendar, from, &mut unheard);
        match walk.next_working_day() {
            Ok((day, hours)) => Self::new(day.since(from), hours.last_close(), walk.doubts),
            Err(_) => Self::UNKNOWN,
        }
    }

    fn a_day_further(self, doubts: Doubts) -> Self {
        match self {
            Self::UNKNOWN => self,
            _ => Self::new(self.days() + 1, self.last_close(), self.doubts().and(doubts)),
        }
    }

    fn days(self) -> i32 {
        (self.0 >> Self::DAYS) as i32
    }

    fn last_close(self) -> u16 {
        (self.0 >> Self::CLOSE) as u16
    }

    fn doubts(self) -> Doubts {
        Doubts { unpublished: self.0 & Self::UNPUBLISHED != 0, year_end: self.0 & Self::YEAR_END != 0 }
    }
}

fn flags(doubts: Doubts) -> u32 {
    let flag = |is_set, flag| if is_set { flag } else { 0 };
    flag(doubts.unpublished, Leap::UNPUBLISHED) | flag(doubts.year_end, Leap::YEAR_END)
}

/// Thousands of numbers help nobody.
impl fmt::Debug for Ahead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ahead").field("first", &self.first).finish_non_exhaustive()
    }
}
