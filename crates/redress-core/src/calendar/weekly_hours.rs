//! The open hours of an ordinary week, Monday to Sunday.
//!
//! Knows no dates: what a holiday or a make-up day does to them is the calendar's business.

use super::day_hours::DayHours;
use serde::{Deserialize, Serialize};

/// A day of the week, as calendars write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WeekDay {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl WeekDay {
    pub const ALL: [Self; 7] = [Self::Mon, Self::Tue, Self::Wed, Self::Thu, Self::Fri, Self::Sat, Self::Sun];

    pub fn is_weekend(self) -> bool {
        matches!(self, Self::Sat | Self::Sun)
    }
}

/// The hours of each day of the week; a day that is not named has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyHours {
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub mon: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub tue: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub wed: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub thu: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub fri: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub sat: DayHours,
    #[serde(default, skip_serializing_if = "DayHours::is_empty")]
    pub sun: DayHours,
}

impl WeeklyHours {
    /// The same hours on all seven days.
    pub fn every_day(hours: &DayHours) -> Self {
        Self { sat: hours.clone(), sun: hours.clone(), ..Self::monday_to_friday(hours) }
    }

    /// The same hours Monday to Friday, none at the weekend.
    pub fn monday_to_friday(hours: &DayHours) -> Self {
        Self {
            mon: hours.clone(),
            tue: hours.clone(),
            wed: hours.clone(),
            thu: hours.clone(),
            fri: hours.clone(),
            ..Self::default()
        }
    }

    pub fn on(&self, day: WeekDay) -> &DayHours {
        match day {
            WeekDay::Mon => &self.mon,
            WeekDay::Tue => &self.tue,
            WeekDay::Wed => &self.wed,
            WeekDay::Thu => &self.thu,
            WeekDay::Fri => &self.fri,
            WeekDay::Sat => &self.sat,
            WeekDay::Sun => &self.sun,
        }
    }

    /// The hours of the first day of the week that has any: what a make-up day takes when nothing else says.
    pub fn first_with_hours(&self) -> &DayHours {
        WeekDay::ALL.map(|day| self.on(day)).into_iter().find(|hours| !hours.is_empty()).unwrap_or(&self.sun)
    }
}
