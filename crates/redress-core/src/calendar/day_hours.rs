//! The open hours of one day: `09:00-12:00,13:30-18:00`.
//!
//! A window is [open, close) and belongs to the day it opens on; past midnight the hours go on
//! counting (`17:00-26:00` closes at 02:00 of the next day). Knows no weekday and no date.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr};

const MINUTES_PER_DAY: u16 = 24 * 60;

/// One stretch of open time, in minutes after the midnight of the day it opens on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    open: u16,
    close: u16,
}

impl Window {
    /// Opens before 24:00, is open for a minute at least and for 24 hours at most.
    pub fn new(open: u16, close: u16) -> Result<Self, HoursError> {
        if open >= MINUTES_PER_DAY {
            return Err(HoursError::OpensNextDay(clock(open)));
        }
        if close <= open {
            return Err(HoursError::ClosesBeforeOpening(clock(open), clock(close)));
        }
        if close - open > MINUTES_PER_DAY {
            return Err(HoursError::LongerThanADay(clock(open), clock(close)));
        }
        Ok(Self { open, close })
    }

    pub fn open(self) -> u16 {
        self.open
    }

    pub fn close(self) -> u16 {
        self.close
    }
}

/// The open windows of one day, in order; windows that overlap or touch are one. Empty is a day off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayHours(Vec<Window>);

impl DayHours {
    pub const NONE: Self = Self(Vec::new());
    pub const MAX_WINDOWS: usize = 24;

    pub fn new(windows: impl IntoIterator<Item = Window>) -> Result<Self, HoursError> {
        let mut given: Vec<Window> = windows.into_iter().take(Self::MAX_WINDOWS + 1).collect();
        if given.len() > Self::MAX_WINDOWS {
            return Err(HoursError::TooManyWindows);
        }
        given.sort_unstable();
        let mut merged: Vec<Window> = Vec::with_capacity(given.len());
        for window in given {
            match merged.last_mut() {
                Some(last) if window.open <= last.close => last.close = last.close.max(window.close),
                _ => merged.push(window),
            }
        }
        Ok(Self(merged))
    }

    pub fn windows(&self) -> &[Window] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The minute the last window closes; 0 on a day without hours.
    pub fn last_close(&self) -> u16 {
        self.0.last().map_or(0, |window| window.close)
    }
}

/// Why a text or a list of windows cannot be the hours of a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    #[error("hours are written like 09:00-12:00,13:30-18:00, not {0:?}")]
    Unreadable(String),
    #[error("a window opens before 24:00: {0} belongs to the next day")]
    OpensNextDay(String),
    #[error("a window closes after it opens, past midnight as in 17:00-26:00: {0}-{1}")]
    ClosesBeforeOpening(String, String),
    #[error("a window is 24 hours long at most: {0}-{1}")]
    LongerThanADay(String, String),
    #[error("at most {max} windows a day", max = DayHours::MAX_WINDOWS)]
    TooManyWindows,
}

impl FromStr for DayHours {
    type Err = HoursError;

    /// An empty text is a day off.
    fn from_str(text: &str) -> Result<Self, HoursError> {
        if text.trim().is_empty() {
            return Ok(Self::NONE);
        }
        let windows = text.split(',').take(Self::MAX_WINDOWS + 1);
        Self::new(windows.map(|window| parse_window(window.trim())).collect::<Result<Vec<_>, _>>()?)
    }
}

fn parse_window(text: &str) -> Result<Window, HoursError> {
    let read = || {
        let (open, close) = text.split_once('-')?;
        Some((parse_clock(open.trim_end())?, parse_clock(close.trim_start())?))
    };
    let (open, close) = read().ok_or_else(|| HoursError::Unreadable(text.chars().take(40).collect()))?;
    Window::new(open, close)
}

/// `9:00`, `09:00`, `26:30`; hours go past 24 for what closes on the next day.
fn parse_clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let digits = |part: &str, shortest: usize| {
        let well_formed =
            (shortest..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        well_formed.then(|| part.parse::<u16>().ok()).flatten()
    };
    let minutes = digits(minutes, 2).filter(|&minutes| minutes < 60)?;
    Some(digits(hours, 1)? * 60 + minutes)
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

impl fmt::Display for Window {
    /// Windows that overlap may be longer than a day as one; written as two of a day, they read back the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.close - self.open > MINUTES_PER_DAY {
            let first = Self { close: self.open + MINUTES_PER_DAY, ..*self };
            let second = Self { open: self.close - MINUTES_PER_DAY, ..*self };
            return write!(f, "{first},{second}");
        }
        write!(f, "{}-{}", clock(self.open), clock(self.close))
    }
}

impl fmt::Display for DayHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, window) in self.0.iter().enumerate() {
            let separator = if n == 0 { "" } else { "," };
            write!(f, "{separator}{window}")?;
        }
        Ok(())
    }
}

impl Serialize for DayHours {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DayHours {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
