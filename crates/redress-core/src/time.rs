//! Instants and the fixed offset in which people see them.
//!
//! An instant is whole milliseconds UTC. China has no summer time, so a zone is a fixed offset;
//! the device's own zone is never asked.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A calendar date without a zone.
pub type Date = NaiveDate;

pub const MS_PER_SECOND: i64 = 1_000;
pub const MS_PER_MINUTE: i64 = 60 * MS_PER_SECOND;
pub const MS_PER_HOUR: i64 = 60 * MS_PER_MINUTE;
pub const MS_PER_DAY: i64 = 24 * MS_PER_HOUR;

/// An instant: whole milliseconds since 1970-01-01T00:00:00Z, within the years 1–9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(i64);

impl Timestamp {
    /// 0001-01-01T00:00:00Z
    pub const MIN: Self = Self(-62_135_596_800_000);
    /// 9999-12-31T23:59:59.999Z
    pub const MAX: Self = Self(253_402_300_799_999);

    /// The nearest representable instant to `ms` (clamped to [`Self::MIN`]..=[`Self::MAX`]).
    pub const fn from_ms(ms: i64) -> Self {
        if ms < Self::MIN.0 {
            Self::MIN
        } else if ms > Self::MAX.0 {
            Self::MAX
        } else {
            Self(ms)
        }
    }

    pub const fn ms(self) -> i64 {
        self.0
    }

    /// This instant plus `ms`, clamped.
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self::from_ms(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to `self`; negative when `earlier` is later.
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }

    /// RFC 3339; a text without a zone is read in `default_offset`. Finer than a millisecond is cut.
    pub fn parse(text: &str, default_offset: UtcOffset) -> Option<Self> {
        if let Ok(with_zone) = DateTime::parse_from_rfc3339(text) {
            return Self::checked(with_zone.timestamp_millis());
        }
        let local = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())?;
        Self::checked(local.and_utc().timestamp_millis() - default_offset.ms())
    }

    fn checked(ms: i64) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&ms).then_some(Self(ms))
    }

    /// RFC 3339 in `offset`, with seconds and offset always printed; milliseconds only when there are any.
    pub fn to_rfc3339(self, offset: UtcOffset) -> String {
        let format =
            if self.0.rem_euclid(MS_PER_SECOND) == 0 { SecondsFormat::Secs } else { SecondsFormat::Millis };
        self.utc().with_timezone(&offset.fixed()).to_rfc3339_opts(format, false)
    }

    /// RFC 3339 in UTC with milliseconds: the form of the record.
    pub fn to_record(self) -> String {
        self.utc().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    /// The wall clock in `offset`.
    pub fn local(self, offset: UtcOffset) -> NaiveDateTime {
        Self::from_ms(self.0.saturating_add(offset.ms())).utc().naive_utc()
    }

    /// The calendar date in `offset`.
    pub fn date(self, offset: UtcOffset) -> Date {
        self.local(offset).date()
    }

    /// Milliseconds since the local midnight.
    pub fn ms_of_day(self, offset: UtcOffset) -> i64 {
        self.0.saturating_add(offset.ms()).rem_euclid(MS_PER_DAY)
    }

    /// 00:00 of `date` in `offset`.
    pub fn midnight(date: Date, offset: UtcOffset) -> Self {
        Self::from_ms(i64::from(days_since_epoch(date)) * MS_PER_DAY - offset.ms())
    }

    fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default()
    }
}

/// Days from 1970-01-01 to `date`.
pub fn days_since_epoch(date: Date) -> i32 {
    const EPOCH_FROM_CE: i32 = 719_163;
    date.num_days_from_ce() - EPOCH_FROM_CE
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_record())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_record())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        DateTime::parse_from_rfc3339(&text)
            .ok()
            .and_then(|instant| Self::checked(instant.timestamp_millis()))
            .ok_or_else(|| serde::de::Error::custom(format_args!("not an RFC 3339 instant: {text:.40}")))
    }
}

/// A zone as a fixed distance from UTC, in whole minutes, at most ±18 h.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct UtcOffset(i32);

impl UtcOffset {
    /// +08:00, all of China.
    pub const CHINA: Self = Self(8 * 60);
    pub const UTC: Self = Self(0);

    pub fn from_minutes(minutes: i32) -> Option<Self> {
        (-18 * 60..=18 * 60).contains(&minutes).then_some(Self(minutes))
    }

    pub const fn minutes(self) -> i32 {
        self.0
    }

    pub const fn ms(self) -> i64 {
        self.0 as i64 * MS_PER_MINUTE
    }

    fn fixed(self) -> FixedOffset {
        FixedOffset::east_opt(self.0 * 60).unwrap_or_else(|| chrono::Offset::fix(&Utc))
    }
}

impl TryFrom<i32> for UtcOffset {
    type Error = String;
    fn try_from(minutes: i32) -> Result<Self, String> {
        Self::from_minutes(minutes).ok_or_else(|| format!("not an offset from UTC in minutes: {minutes}"))
    }
}

impl From<UtcOffset> for i32 {
    fn from(offset: UtcOffset) -> Self {
        offset.0
    }
}
