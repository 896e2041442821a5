//! How long one has: `1wd`, `2wd@same`, `90wm`, `24h`, `7cd`.
//!
//! The unit is part of the value, because "one day" has four meanings and a promise has one. Knows no
//! calendar; what each unit does with one is in `due`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

/// What is counted, and where the counting ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `wd`: to the last closing time of the n-th working day after the day of receipt.
    WorkingDaysToClose,
    /// `wd@same`: to the same time of day on the n-th working day, from the next opening when closed.
    WorkingDaysSameTime,
    /// `wd@24`: to the midnight that ends the n-th working day after the day of receipt.
    WorkingDaysToMidnight,
    /// `wm`: minutes of open time.
    WorkingMinutes,
    /// `wh`: hours of open time.
    WorkingHours,
    /// `m`: elapsed minutes, open or not.
    Minutes,
    /// `h`: elapsed hours.
    Hours,
    /// `d`: elapsed days of 24 hours.
    Days,
    /// `cd`: to the midnight that ends the n-th calendar day after the day of receipt.
    CalendarDays,
}

impl Unit {
    pub const ALL: [Self; 9] = [
        Self::WorkingDaysToClose,
        Self::WorkingDaysSameTime,
        Self::WorkingDaysToMidnight,
        Self::WorkingMinutes,
        Self::WorkingHours,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::CalendarDays,
    ];

    pub const fn suffix(self) -> &'static str {
        match self {
            Self::WorkingDaysToClose => "wd",
            Self::WorkingDaysSameTime => "wd@same",
            Self::WorkingDaysToMidnight => "wd@24",
            Self::WorkingMinutes => "wm",
            Self::WorkingHours => "wh",
            Self::Minutes => "m",
            Self::Hours => "h",
            Self::Days => "d",
            Self::CalendarDays => "cd",
        }
    }

    /// The day of receipt is not counted, so "no working day after it" names no day. No time at all is
    /// a promise ("at once"), and `0cd` is the end of the day of receipt.
    pub const fn least(self) -> u32 {
        match self {
            Self::WorkingDaysToClose | Self::WorkingDaysSameTime | Self::WorkingDaysToMidnight => 1,
            _ => 0,
        }
    }

    /// Some ten years in whatever unit: far beyond any promise, and short enough to be searched.
    pub const fn most(self) -> u32 {
        const DAYS: u32 = 3_660;
        match self {
            Self::WorkingMinutes | Self::Minutes => DAYS * 24 * 60,
            Self::WorkingHours | Self::Hours => DAYS * 24,
            _ => DAYS,
        }
    }
}

/// A length of time in its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Within {
    unit: Unit,
    count: u32,
}

impl Within {
    /// `1wd`: close of business of the next working day (SLA-1).
    pub const ONE_WORKING_DAY: Self = Self { unit: Unit::WorkingDaysToClose, count: 1 };

    pub const fn new(count: u32, unit: Unit) -> Result<Self, WithinError> {
        if count < unit.least() {
            Err(WithinError::TooLittle(unit))
        } else if count > unit.most() {
            Err(WithinError::TooMuch(unit))
        } else {
            Ok(Self { unit, count })
        }
    }

    pub const fn count(self) -> u32 {
        self.count
    }

    pub const fn unit(self) -> Unit {
        self.unit
    }
}

/// Why a text or a count is no length of time.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WithinError {
    #[error("a whole number and one of wd, wd@same, wd@24, wm, wh, m, h, d, cd is expected, not {0:?}")]
    Unreadable(String),
    #[error("at least {}{}", .0.least(), .0.suffix())]
    TooLittle(Unit),
    #[error("at most {}{}", .0.most(), .0.suffix())]
    TooMuch(Unit),
}

impl FromStr for Within {
    type Err = WithinError;

    fn from_str(text: &str) -> Result<Self, WithinError> {
        let unreadable = || WithinError::Unreadable(text.chars().take(40).collect());
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (count, suffix) = text.split_at(digits);
        let unit = Unit::ALL.into_iter().find(|unit| unit.suffix() == suffix).ok_or_else(unreadable)?;
        if count.is_empty() {
            return Err(unreadable());
        }
        // Only digits are left, so what does not parse is too large.
        let count = count.parse().map_err(|_| WithinError::TooMuch(unit))?;
        Self::new(count, unit)
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.count, self.unit.suffix())
    }
}

impl Serialize for Within {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
