//! One date, or a first and a last date, both included.

use super::day::Day;
use crate::time::Date;
use serde::{Deserialize, Serialize};

/// From a date to a date, both included; a single day when `to` is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRange {
    pub from: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl DateRange {
    pub fn day(date: Date) -> Self {
        Self { from: date, to: None }
    }

    pub fn new(from: Date, to: Date) -> Self {
        Self { from, to: Some(to) }
    }

    pub fn last(self) -> Date {
        self.to.unwrap_or(self.from)
    }

    /// How many days it holds; nothing when it ends before it starts.
    pub fn len(self) -> usize {
        usize::try_from(Day::on(self.last()).since(Day::on(self.from)) + 1).unwrap_or(0)
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    pub fn contains(self, date: Date) -> bool {
        (self.from..=self.last()).contains(&date)
    }

    pub(super) fn days(self) -> impl Iterator<Item = Day> {
        let first = Day::on(self.from);
        (0..self.len()).map(move |n| first.plus(n as i32))
    }
}
