//! Random calendars, starts and lengths of time.

use super::oracle::{DAY, Plan, Windows};
use chrono::{Days, NaiveDate};
use proptest::{collection::vec, prelude::*, sample::select};
use redress_core::{
    calendar::{Basis, DateRange, Unit, WeekDay, Within},
    time::Date,
};
use std::ops::Range;

/// `share` times the usual number of cases; `PROPTEST_CASES=100000` raises them all.
pub fn cases(share: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: usual.cases * share,
        max_global_rejects: u32::MAX,
        failure_persistence: None,
        ..usual
    }
}

/// A calendar with or without dated days, never quite without hours.
pub fn plan() -> impl Strategy<Value = Plan> {
    let basis = prop_oneof![3 => Just(Basis::China), 1 => Just(Basis::EveryDay)];
    let closures =
        vec((date(), 0_u64..20).prop_map(|(from, days)| DateRange::new(from, from + Days::new(days))), 0..3);
    let hours_of = prop::option::of(select(&WeekDay::ALL));
    let own = prop::option::of(vec(window(), 1..3));
    let make_up_days = vec((date(), hours_of, own), 0..4);
    (basis, weekly(), closures, make_up_days).prop_map(|(basis, weekly, closures, mut make_up_days)| {
        make_up_days.retain(|(date, _, _)| !closures.iter().any(|closed| closed.contains(*date)));
        Plan { basis, weekly, closures, make_up_days }
    })
}

/// A calendar in which every week is like the next.
pub fn regular_plan() -> impl Strategy<Value = Plan> {
    weekly().prop_map(|weekly| Plan {
        basis: Basis::EveryDay,
        weekly,
        closures: vec![],
        make_up_days: vec![],
    })
}

/// Minutes of local time, most of them where something happens.
pub fn start() -> impl Strategy<Value = i64> {
    (
        prop_oneof![
            3 => days("2007-01-01", "2026-12-31"),
            3 => days("2026-09-01", "2026-10-31"),
            2 => days("2026-12-15", "2027-01-15"),
            1 => days("2006-12-15", "2007-01-15"),
        ],
        prop_oneof![0..DAY, select(&[0, 9 * 60, 12 * 60, 18 * 60, 26 * 60 - DAY][..])],
    )
        .prop_map(|(day, minute)| day * DAY + minute)
}

pub fn within() -> impl Strategy<Value = Within> {
    use Unit::{CalendarDays, Days, Hours, Minutes, WorkingHours};
    use Unit::{WorkingDaysSameTime, WorkingDaysToClose, WorkingDaysToMidnight};
    prop_oneof![
        4 => length(1..15, &[WorkingDaysToClose, WorkingDaysToMidnight, WorkingDaysSameTime]),
        3 => working_minutes(),
        1 => length(0..40, &[WorkingHours]),
        1 => length(0..5_000, &[Minutes, Hours]),
        1 => length(0..500, &[Days, CalendarDays]),
    ]
}

pub fn working_minutes() -> impl Strategy<Value = Within> {
    length(0..2_000, &[Unit::WorkingMinutes])
}

fn length(count: Range<u32>, units: &'static [Unit]) -> impl Strategy<Value = Within> {
    (count, select(units)).prop_map(|(count, unit)| Within::new(count, unit).unwrap())
}

fn weekly() -> impl Strategy<Value = [Windows; 7]> {
    let alike = (any_hours(), any_hours()).prop_map(|(week, weekend)| {
        [week.clone(), week.clone(), week.clone(), week.clone(), week, weekend, vec![]]
    });
    let mixed = vec(any_hours(), 7).prop_map(|days| <[Windows; 7]>::try_from(days).unwrap());
    prop_oneof![alike, mixed].prop_map(|mut weekly| {
        // Hours at the weekend alone never come to pass where the weekend is off.
        if weekly[..5].iter().all(Vec::is_empty) {
            weekly[2] = vec![(10 * 60, 16 * 60)];
        }
        weekly
    })
}

fn any_hours() -> impl Strategy<Value = Windows> {
    let usual: &[&[(u16, u16)]] = &[
        &[],
        &[(540, 1080)],
        &[(540, 720), (810, 1080)],
        &[(600, 1320)],
        &[(1020, 1560)],
        &[(0, 1440)],
        &[(0, 120), (1320, 1440)],
    ];
    prop_oneof![3 => select(usual).prop_map(<[_]>::to_vec), 1 => vec(window(), 0..4)]
}

/// Any window there can be, past midnight and overlapping others.
fn window() -> impl Strategy<Value = (u16, u16)> {
    (0_u16..1_440, prop_oneof![1_u16..300, 1_u16..=1_440]).prop_map(|(open, length)| (open, open + length))
}

fn date() -> impl Strategy<Value = Date> {
    prop_oneof![days("2026-08-01", "2027-01-31"), days("2006-12-01", "2027-01-31")]
        .prop_map(|day| epoch() + Days::new(day as u64))
}

fn days(from: &str, to: &str) -> Range<i64> {
    let day = |text: &str| (text.parse::<Date>().unwrap() - epoch()).num_days();
    day(from)..day(to)
}

fn epoch() -> Date {
    NaiveDate::default()
}
