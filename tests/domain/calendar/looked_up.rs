//! A deadline looked up in the table of working days is the one that the walk finds; a derivation always walks.

use super::{
    any::{cases, plan},
    compile, date, office_spec, shop_spec, within,
};
use proptest::{collection::vec, prelude::*, sample::select};
use redress_core::{
    calendar::{BusinessCalendar, CalendarSpec, Closure, DateRange, Unit, WeeklyHours, Within},
    time::{MS_PER_DAY, Timestamp, UtcOffset},
};

fn working_days() -> impl Strategy<Value = Within> {
    const UNITS: [Unit; 2] = [Unit::WorkingDaysToClose, Unit::WorkingDaysToMidnight];
    let count = prop_oneof![4 => 1..4_u32, 2 => 1..400_u32, 1 => 1..=Unit::WorkingDaysToClose.most()];
    (count, select(&UNITS[..])).prop_map(|(count, unit)| Within::new(count, unit).unwrap())
}

/// Years that are published, those around them, and any other.
fn start() -> impl Strategy<Value = Timestamp> {
    let year = |from, to| (ms(from)..ms(to)).prop_map(Timestamp::from_ms);
    prop_oneof![
        4 => year("2026-01-01", "2027-02-01"),
        2 => year("2005-12-01", "2028-01-01"),
        1 => year("1990-01-01", "2110-01-01"),
        1 => (Timestamp::MIN.ms()..=Timestamp::MAX.ms()).prop_map(Timestamp::from_ms),
    ]
}

fn ms(day: &str) -> i64 {
    Timestamp::midnight(date(day), UtcOffset::CHINA).ms()
}

fn agree(calendar: &BusinessCalendar, start: Timestamp, within: Within) -> Result<(), TestCaseError> {
    let walked = calendar.explain(start, within).map(|derivation| derivation.due);
    prop_assert_eq!(calendar.due_at(start, within), walked, "{} from {:?}", within, start);
    Ok(())
}

proptest! {
    #![proptest_config(cases(2))]

    #[test]
    fn as_the_walk_finds_it(plan in plan(), asked in vec((start(), working_days()), 1..8)) {
        let calendar = compile(&plan.spec());
        for (start, within) in asked {
            agree(&calendar, start, within)?;
        }
    }

    #[test]
    fn also_under_calendars_published_one_after_another(
        plans in vec((plan(), ms("2006-06-01")..ms("2027-06-01")), 1..4),
        asked in vec((start(), working_days()), 1..8),
    ) {
        let mut days: Vec<i64> = plans.iter().map(|(_, day)| *day).collect();
        days.sort_unstable();
        let versions = plans.iter().zip(days).map(|((plan, _), day)| {
            (Timestamp::from_ms(day).date(UtcOffset::CHINA), compile(&plan.spec()))
        });
        // Questions before it is followed by others leave nothing behind.
        let asked_before: Vec<_> = versions.collect();
        for (_, calendar) in &asked_before {
            agree(calendar, asked[0].0, asked[0].1)?;
        }
        for calendar in BusinessCalendar::succession(asked_before) {
            for (start, within) in &asked {
                agree(&calendar, *start, *within)?;
            }
        }
    }
}

#[test]
fn where_there_is_little_to_look_up() {
    let closed = |from: &str, to: &str| Closure {
        dates: DateRange::new(date(from), date(to)),
        name: "装修".to_owned(),
    };
    let sundays = WeeklyHours { sun: "23:00-47:00".parse().unwrap(), ..WeeklyHours::default() };
    let specs = [
        shop_spec(""),
        shop_spec("17:00-26:00"),
        CalendarSpec { weekly_hours: sundays, ..office_spec() },
        // Closed for longer than anybody searches, and for a day less.
        CalendarSpec { closures: vec![closed("2026-01-02", "2028-01-04")], ..shop_spec("09:00-18:00") },
        CalendarSpec { closures: vec![closed("2026-01-02", "2028-01-03")], ..shop_spec("09:00-18:00") },
        CalendarSpec { closures: vec![closed("2026-01-02", "2028-01-02")], ..shop_spec("09:00-18:00") },
        // Dated days outside the years that can be published.
        CalendarSpec { closures: vec![closed("1950-05-01", "1950-05-02")], ..shop_spec("09:00-18:00") },
        CalendarSpec { closures: vec![closed("2150-05-01", "2150-05-02")], ..office_spec() },
        CalendarSpec {
            closures: vec![closed("0001-01-02", "0001-01-03"), closed("9999-12-30", "9999-12-31")],
            ..office_spec()
        },
    ];
    let edges =
        ["1950-04-28", "1999-12-30", "2000-01-01", "2006-12-30", "2026-01-01", "2100-12-30", "2150-04-28"];
    for spec in &specs {
        let calendar = compile(spec);
        let starts = edges.iter().flat_map(|edge| (0..5).map(|day| ms(edge) + day * MS_PER_DAY));
        for start in starts.map(Timestamp::from_ms).chain([Timestamp::MIN, Timestamp::MAX]) {
            for asked in ["1wd", "2wd", "1wd@24", "3660wd"].map(within) {
                agree(&calendar, start, asked).unwrap();
            }
        }
    }
    let shut = BusinessCalendar::default();
    assert!(shut.due_at(Timestamp::MIN, within("1wd")).is_err());
}
