//! How long, in the time that the clock runs on: working time for most, elapsed time for a promised hour.
//!
//! Less than a working day is said in hours and minutes. More is said in whole working days, counted one by
//! one on the calendar, and the hours beside them; after two months in calendar days.

use super::super::Lang;
use crate::calendar::BusinessCalendar;
use crate::sla::ClockRun;
use crate::time::{MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, Timestamp};

/// Beyond this, hours say nothing any more.
const LONG_DAYS: i64 = 62;

#[derive(Clone, Copy)]
pub(super) enum Rounding {
    Down,
    Up,
}

impl Rounding {
    fn units(self, ms: i64, unit: i64) -> i64 {
        match self {
            Self::Down => ms / unit,
            Self::Up => ms / unit + i64::from(ms % unit > 0),
        }
    }
}

/// A stretch of time, in the largest unit that is true of it.
pub(super) enum Amount {
    /// Working time within a working day, or elapsed time within two days.
    Hours { ms: i64 },
    /// Whole working days, and the working time beside them.
    WorkingDays { days: i64, beside_ms: i64 },
    /// Elapsed time in days of 24 hours.
    Days { ms: i64 },
    /// So long that only the days count.
    Long { ms: i64 },
}

impl Amount {
    /// The time from `from` to `to` on the clock's own time.
    pub fn of(run: &ClockRun<'_>, from: Timestamp, to: Timestamp) -> Self {
        let elapsed = to.ms_since(from).max(0);
        if elapsed > LONG_DAYS * MS_PER_DAY {
            return Self::Long { ms: elapsed };
        }
        if !run.is_elapsed() {
            return Self::of_working_time(run.calendar(), from, to);
        }
        if elapsed >= 2 * MS_PER_DAY { Self::Days { ms: elapsed } } else { Self::Hours { ms: elapsed } }
    }

    fn of_working_time(calendar: &BusinessCalendar, from: Timestamp, to: Timestamp) -> Self {
        let offset = calendar.offset();
        let (first, last) = (from.date(offset), to.date(offset));
        let (mut days, mut beside_ms) = (0, 0);
        for date in first.iter_days().take_while(|date| *date <= last) {
            let start = Timestamp::midnight(date, offset);
            let end = start.plus_ms(MS_PER_DAY);
            let open = calendar.working_time_between(start, end).ms();
            let counted = calendar.working_time_between(start.max(from), end.min(to)).ms();
            if open > 0 && counted == open { days += 1 } else { beside_ms += counted }
        }
        if first == last || days == 0 {
            Self::Hours { ms: calendar.working_time_between(from, to).ms() }
        } else {
            Self::WorkingDays { days, beside_ms }
        }
    }

    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Hours { ms: 0 })
    }

    /// Nothing when it rounds to nothing.
    pub fn words(&self, rounding: Rounding, lang: Lang) -> Option<String> {
        match *self {
            Self::Hours { ms } => hours_and_minutes(rounding.units(ms, MS_PER_MINUTE), lang),
            Self::WorkingDays { days, beside_ms } => {
                let hours = rounding.units(beside_ms, MS_PER_HOUR);
                Some(joined([count(days, ["个工作日", "working day"], lang), hours_of(hours, lang)]))
            }
            Self::Days { ms } => {
                let hours = rounding.units(ms, MS_PER_HOUR);
                Some(joined([days_of(hours / 24, lang), hours_of(hours % 24, lang)]))
            }
            Self::Long { ms } => Some(days_of(rounding.units(ms, MS_PER_DAY), lang)),
        }
    }
}

fn hours_and_minutes(minutes: i64, lang: Lang) -> Option<String> {
    let rest = match minutes % 60 {
        0 => String::new(),
        minutes => format!("{minutes} {}", lang.pick(["分", "min"])),
    };
    Some(joined([hours_of(minutes / 60, lang), rest])).filter(|words| !words.is_empty())
}

fn hours_of(hours: i64, lang: Lang) -> String {
    if hours == 0 { String::new() } else { format!("{hours} {}", lang.pick(["小时", "h"])) }
}

fn days_of(days: i64, lang: Lang) -> String {
    count(days, ["天", "day"], lang)
}

fn count(number: i64, names: [&'static str; 2], lang: Lang) -> String {
    let plural = if lang == Lang::En && number != 1 { "s" } else { "" };
    format!("{number} {}{plural}", lang.pick(names))
}

fn joined(parts: [String; 2]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
