//! G8: deadlines reckoned from many instants.

use chrono::Days;
use redress_core::calendar::{Basis, BusinessCalendar, CalendarSpec, WeeklyHours, Within};
use redress_core::time::{Date, Timestamp};
use wasm_bindgen::prelude::wasm_bindgen;

/// Instants, and the head office whose hours count: 09:00 to 18:00 on China's working days.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Starts {
    office: BusinessCalendar,
    instants: Vec<Timestamp>,
    dues: Vec<f64>,
}

#[wasm_bindgen]
impl Starts {
    /// Milliseconds since 1970.
    #[wasm_bindgen(constructor)]
    pub fn of(starts: &[f64]) -> Self {
        let hours = "09:00-18:00".parse().unwrap_or_default();
        let spec = CalendarSpec::new(Basis::China, WeeklyHours::monday_to_friday(&hours));
        Self {
            office: BusinessCalendar::compile(&spec).unwrap_or_default(),
            instants: starts.iter().map(|ms| Timestamp::from_ms(*ms as i64)).collect(),
            dues: vec![0.0; starts.len()],
        }
    }

    /// When `count` of them, from the one at `from` on, are due; one that cannot be reckoned is due at 0.
    pub fn reckon(&mut self, within: &str, from: usize, count: usize) {
        let Ok(within) = within.parse::<Within>() else { return };
        for (due, start) in self.dues.iter_mut().zip(&self.instants).skip(from).take(count) {
            *due = self.office.due_at(*start, within).map_or(0.0, |due| due.at.ms() as f64);
        }
    }

    pub fn dues(&self) -> Vec<f64> {
        self.dues.clone()
    }

    /// 1 for each working day of `count` days from the one `first` days after 1970-01-01 on: the peers' tables.
    pub fn working_days(&self, first: i32, count: i32) -> Vec<u8> {
        let date = |day: i32| Date::default().checked_add_days(Days::new(u64::from(day.unsigned_abs())));
        let works = |day| date(day).is_some_and(|date| self.office.is_working_day(date));
        (first..first.saturating_add(count)).map(|day| u8::from(works(day))).collect()
    }
}
