//! A deadline explained: the same walk, written down line by line.
//!
//! Values only; the words, in Chinese and English, are in `wording::derivation`. All times are on the
//! calendar's own wall clock.

use super::{
    business_calendar::BusinessCalendar,
    date_range::DateRange,
    day::Day,
    day_off::DayOff,
    due::Due,
    walk::{NoWorkingTime, Witness, Worked},
    within::{Unit, Within},
    workdays::Doubts,
    working_time::WorkingTime,
};
use crate::time::{Date, Timestamp, UtcOffset};
use chrono::{Datelike, NaiveDateTime};

/// One step on the way to a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    Received {
        at: NaiveDateTime,
        within: Within,
    },
    /// The day of receipt is not counted, working day or not.
    NotCounted {
        date: Date,
    },
    /// Elapsed time runs whether anyone is there or not.
    RunsThrough {
        within: Within,
    },
    /// Received outside opening hours: the count starts at the next opening.
    MovedToOpening {
        at: NaiveDateTime,
    },
    DaysOff {
        dates: DateRange,
        why: DayOff,
    },
    WorkingDay {
        date: Date,
        nth: u32,
        make_up_for: Option<String>,
    },
    /// Working time used on one day, and what is left of the amount.
    Worked {
        date: Date,
        from: NaiveDateTime,
        to: NaiveDateTime,
        used: WorkingTime,
        left: WorkingTime,
        make_up_for: Option<String>,
    },
    /// Ends at the last closing time of this day.
    ClosesAt {
        date: Date,
        at: NaiveDateTime,
    },
    /// Ends at the same clock time as it started.
    SameTime {
        at: NaiveDateTime,
    },
    /// Ends at the midnight after this day.
    EndsAtMidnight {
        date: Date,
    },
    /// These years are not published: Monday to Friday stood in for the table.
    Provisional {
        years: Vec<i32>,
    },
    /// 29–31 December of this year decided it, and may still be changed by the next year's notice.
    YearEndMayChange {
        year: i32,
    },
    Due {
        at: NaiveDateTime,
    },
}

/// Why a deadline is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derivation {
    pub due: Due,
    pub lines: Vec<Line>,
}

impl BusinessCalendar {
    /// The deadline with every step to it; its `due` is what `due_at` answers.
    pub fn explain(&self, start: Timestamp, within: Within) -> Result<Derivation, NoWorkingTime> {
        let mut notebook = Notebook { calendar: self, lines: Vec::new(), doubted: Vec::new() };
        notebook.begin(start, within);
        let due = self.reckon(start, within, &mut notebook)?;
        notebook.end(due, within);
        Ok(Derivation { due, lines: notebook.lines })
    }
}

/// The witness that writes everything down.
struct Notebook<'a> {
    calendar: &'a BusinessCalendar,
    lines: Vec<Line>,
    doubted: Vec<(i32, Doubts)>,
}

impl Notebook<'_> {
    fn begin(&mut self, start: Timestamp, within: Within) {
        let at = start.local(self.calendar.offset());
        self.lines.push(Line::Received { at, within });
        match within.unit() {
            Unit::WorkingDaysToClose | Unit::WorkingDaysToMidnight | Unit::CalendarDays => {
                self.lines.push(Line::NotCounted { date: at.date() });
            }
            Unit::Minutes | Unit::Hours | Unit::Days => self.lines.push(Line::RunsThrough { within }),
            Unit::WorkingDaysSameTime | Unit::WorkingMinutes | Unit::WorkingHours => {}
        }
    }

    fn end(&mut self, due: Due, within: Within) {
        let local = self.calendar.local(due.at);
        let at = wall_clock(local);
        match within.unit() {
            Unit::WorkingDaysToClose => {
                // The close of a day may lie past its midnight, so the day is the one last counted.
                let date = self.last_working_day().unwrap_or(at.date());
                self.lines.push(Line::ClosesAt { date, at });
            }
            Unit::WorkingDaysSameTime => self.lines.push(Line::SameTime { at }),
            Unit::WorkingDaysToMidnight | Unit::CalendarDays => {
                self.lines.push(Line::EndsAtMidnight { date: Day::of(local).previous().date() });
            }
            Unit::WorkingMinutes | Unit::WorkingHours | Unit::Minutes | Unit::Hours | Unit::Days => {}
        }
        self.write_doubts();
        self.lines.push(Line::Due { at });
    }

    fn last_working_day(&self) -> Option<Date> {
        self.lines.iter().rev().find_map(|line| match line {
            Line::WorkingDay { date, .. } => Some(*date),
            _ => None,
        })
    }

    fn write_doubts(&mut self) {
        let years = |doubt: fn(&Doubts) -> bool| {
            let mut years: Vec<i32> =
                self.doubted.iter().filter(|(_, doubts)| doubt(doubts)).map(|(year, _)| *year).collect();
            years.dedup();
            years
        };
        let unpublished = years(|doubts| doubts.unpublished);
        let year_ends = years(|doubts| doubts.year_end);
        if !unpublished.is_empty() {
            self.lines.push(Line::Provisional { years: unpublished });
        }
        self.lines.extend(year_ends.into_iter().map(|year| Line::YearEndMayChange { year }));
    }

    fn make_up_for(&self, day: Day) -> Option<String> {
        self.calendar.why_made_up(day).map(str::to_owned)
    }
}

impl Witness for Notebook<'_> {
    fn doubted(&mut self, day: Day, doubts: Doubts) {
        self.doubted.push((day.date().year(), doubts));
    }

    fn day_off(&mut self, day: Day) {
        let date = day.date();
        let off = self.calendar.why_off(day);
        if let Some(Line::DaysOff { dates, why }) = self.lines.last_mut()
            && *why == off
        {
            dates.to = Some(date);
            return;
        }
        self.lines.push(Line::DaysOff { dates: DateRange::day(date), why: off });
    }

    fn working_day(&mut self, day: Day, nth: u32) {
        let make_up_for = self.make_up_for(day);
        self.lines.push(Line::WorkingDay { date: day.date(), nth, make_up_for });
    }

    fn moved_to_opening(&mut self, local_ms: i64) {
        self.lines.push(Line::MovedToOpening { at: wall_clock(local_ms) });
    }

    fn worked(&mut self, worked: Worked) {
        let make_up_for = self.make_up_for(worked.day);
        self.lines.push(Line::Worked {
            date: worked.day.date(),
            from: wall_clock(worked.from),
            to: wall_clock(worked.to),
            used: WorkingTime::from_ms(worked.used),
            left: WorkingTime::from_ms(worked.left),
            make_up_for,
        });
    }
}

fn wall_clock(local_ms: i64) -> NaiveDateTime {
    Timestamp::from_ms(local_ms).local(UtcOffset::UTC)
}
