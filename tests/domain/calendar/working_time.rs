//! Working minutes and hours, and the questions that go with them (T1, T2, T4, T17, T20).

use super::{at, check, closure, compile, office, office_spec, shop, shop_spec, shown, within};
use redress_core::calendar::{BusinessCalendar, CalendarSpec, MakeUpDay, NoWorkingTime, WorkingTime};

#[test]
fn working_minutes_run_in_open_hours_only() {
    check(
        &office(),
        &[
            ("inside", "2026-11-23 10:00", "30wm", "2026-11-23 10:30"),
            ("over lunch", "2026-11-23 11:50", "30wm", "2026-11-23 13:50"),
            ("over night", "2026-11-23 17:50", "30wm", "2026-11-24 09:20"),
            ("over the weekend", "2026-11-20 17:59", "4wh", "2026-11-23 14:29"),
            ("before opening", "2026-11-23 03:00", "10wm", "2026-11-23 09:10"),
            ("at opening", "2026-11-23 09:00", "10wm", "2026-11-23 09:10"),
            ("at closing nothing is left", "2026-11-23 18:00", "10wm", "2026-11-24 09:10"),
            ("a second before midnight", "2026-11-23 23:59:59", "10wm", "2026-11-24 09:10"),
            ("Sunday", "2026-11-22 12:00", "10wm", "2026-11-23 09:10"),
            ("day 1 of National Day", "2026-10-01 10:00", "10wm", "2026-10-08 09:10"),
            ("over National Day", "2026-09-30 17:50", "30wm", "2026-10-08 09:20"),
            ("into a make-up Saturday", "2026-10-09 17:50", "30wm", "2026-10-10 09:20"),
            ("seconds are kept", "2026-11-23 17:59:30", "1wm", "2026-11-24 09:00:30"),
        ],
    );
}

#[test]
fn what_ends_exactly_at_closing_stays_there() {
    check(
        &office(),
        &[
            ("at lunch", "2026-11-23 11:00", "60wm", "2026-11-23 12:00"),
            ("in the evening", "2026-11-23 17:00", "1wh", "2026-11-23 18:00"),
            ("on Friday", "2026-11-20 17:00", "60wm", "2026-11-20 18:00"),
            ("a whole day", "2026-11-23 09:00", "450wm", "2026-11-23 18:00"),
            ("nothing at all stays where it is", "2026-11-21 13:00", "0wm", "2026-11-21 13:00"),
        ],
    );
}

#[test]
fn ten_minutes_before_closing_depend_on_the_unit() {
    let rows = [
        ("by the clock it rings after closing", "2026-11-23 17:55", "10m", "2026-11-23 18:05"),
        ("in working time the next morning", "2026-11-23 17:55", "10wm", "2026-11-24 09:05"),
    ];
    check(&office(), &rows);
}

#[test]
fn windows_past_midnight() {
    check(
        &shop("17:00-26:00"),
        &[
            ("through midnight", "2026-11-23 23:30", "60wm", "2026-11-24 00:30"),
            ("in the small hours", "2026-11-24 01:30", "30wm", "2026-11-24 02:00"),
            ("over the day", "2026-11-24 01:30", "31wm", "2026-11-24 17:01"),
        ],
    );
    check(
        &shop("22:00-24:00,00:00-06:00"),
        &[("two windows that meet at midnight", "2026-11-23 23:00", "2wh", "2026-11-24 01:00")],
    );
}

#[test]
fn round_the_clock_has_no_hole_at_midnight() {
    let always = shop("00:00-24:00");
    check(
        &always,
        &[
            ("minutes", "2026-11-23 23:59", "2wm", "2026-11-24 00:01"),
            ("to midnight", "2026-11-23 23:59", "1wm", "2026-11-24 00:00"),
            ("a week of hours", "2026-11-23 12:34", "168wh", "2026-11-30 12:34"),
            ("to close", "2026-11-23 12:00", "1wd", "2026-11-25 00:00"),
            ("the same time at midnight", "2026-11-24 00:00", "1wd@same", "2026-11-25 00:00"),
        ],
    );
    assert!(always.is_open(at("2026-11-23 23:59:59.999")) && always.is_open(at("2026-11-24 00:00")));
    assert_eq!(always.next_change(at("2026-11-23 12:00")), None, "it never closes");
}

#[test]
fn windows_that_overlap_count_once() {
    let overlapping = shop("09:00-13:00,12:00-18:00");
    assert_eq!(between(&overlapping, "2026-11-23 00:00", "2026-11-24 00:00"), 540);
    let into_the_next_day = shop("09:00-33:00,08:00-10:00");
    assert_eq!(between(&into_the_next_day, "2026-11-23 09:00", "2026-11-25 09:00"), 2 * 24 * 60);
    check(&into_the_next_day, &[("time goes on", "2026-11-24 07:00", "3wh", "2026-11-24 10:00")]);
}

#[test]
fn working_time_between_two_instants() {
    let office = office();
    for (name, from, to, minutes) in [
        ("a day", "2026-11-23 00:00", "2026-11-24 00:00", 450),
        ("a week", "2026-11-23 12:34", "2026-11-30 12:34", 5 * 450),
        (
            "a hold from Thursday to Monday with the Friday off",
            "2026-06-18 17:50",
            "2026-06-22 12:30",
            10 + 180,
        ),
        ("wholly outside hours", "2026-11-20 18:00", "2026-11-23 09:00", 0),
        ("the same instant", "2026-11-23 10:00", "2026-11-23 10:00", 0),
        ("backwards", "2026-11-23 11:00", "2026-11-23 10:00", 0),
        ("2026 has 248 working days", "2026-01-01 00:00", "2027-01-01 00:00", 248 * 450),
    ] {
        assert_eq!(between(&office, from, to), minutes, "{name}");
    }
    let second = office.working_time_between(at("2026-11-23 17:59:59"), at("2026-11-24 09:00:00.250"));
    assert_eq!(second.ms(), 1_250);
}

#[test]
fn the_instant_a_share_before_the_deadline() {
    let office = office();
    for (name, due, minutes, expected) in [
        ("inside", "2026-11-23 11:00", 60, "2026-11-23 10:00"),
        ("over lunch", "2026-11-23 14:00", 60, "2026-11-23 11:30"),
        ("over the weekend", "2026-11-23 09:30", 60, "2026-11-20 17:30"),
        ("landing on an opening stays there", "2026-11-23 14:30", 60, "2026-11-23 13:30"),
        ("from outside hours", "2026-11-22 12:00", 60, "2026-11-20 17:00"),
        ("nothing", "2026-11-22 12:00", 0, "2026-11-22 12:00"),
        ("over National Day", "2026-10-08 09:30", 60, "2026-09-30 17:30"),
    ] {
        let found = office.working_time_before(at(due), WorkingTime::from_minutes(minutes)).unwrap();
        assert_eq!(shown(&office, found), expected, "{name}");
    }
    let never = shop("").working_time_before(at("2026-11-23 09:30"), WorkingTime::from_minutes(1));
    assert!(matches!(never, Err(NoWorkingTime::Closed { .. })));
}

#[test]
fn open_now_and_the_next_change() {
    let office = office();
    for (now, open, next) in [
        ("2026-11-23 08:59:59.999", false, "2026-11-23 09:00"),
        ("2026-11-23 09:00", true, "2026-11-23 12:00"),
        ("2026-11-23 12:00", false, "2026-11-23 13:30"),
        ("2026-11-23 17:59:59.999", true, "2026-11-23 18:00"),
        ("2026-11-23 18:00", false, "2026-11-24 09:00"),
        ("2026-09-30 18:00", false, "2026-10-08 09:00"),
        ("2026-10-10 10:00", true, "2026-10-10 12:00"),
    ] {
        assert_eq!(office.is_open(at(now)), open, "{now}");
        assert_eq!(office.next_change(at(now)).map(|at| shown(&office, at)).as_deref(), Some(next), "{now}");
    }
    let late = shop("17:00-26:00");
    assert_eq!(late.next_change(at("2026-11-23 23:00")), Some(at("2026-11-24 02:00")));
    assert!(late.is_open(at("2026-11-24 01:59")) && !late.is_open(at("2026-11-24 02:00")));
    assert_eq!(shop("").next_change(at("2026-11-23 23:00")), None);
}

#[test]
fn what_never_opens_again_still_closes_once() {
    let last_day = compile(&CalendarSpec {
        make_up_days: vec![MakeUpDay {
            date: super::date("2026-11-23"),
            name: "清仓".to_owned(),
            hours_of: None,
            hours: Some(super::hours("10:00-16:00")),
        }],
        ..shop_spec("")
    });
    assert_eq!(last_day.next_change(at("2026-11-23 12:00")), Some(at("2026-11-23 16:00")));
    assert_eq!(last_day.next_change(at("2026-11-23 16:00")), None);
}

#[test]
fn the_working_day_on_or_before() {
    let office = office();
    for (date, expected) in [
        ("2026-11-23", "2026-11-23"),
        ("2026-11-22", "2026-11-20"),
        ("2026-10-07", "2026-09-30"),
        ("2026-10-11", "2026-10-10"),
    ] {
        assert_eq!(office.working_day_on_or_before(super::date(date)), Some(super::date(expected)), "{date}");
    }
    assert_eq!(shop("").working_day_on_or_before(super::date("2026-11-23")), None);
}

#[test]
fn a_closure_takes_its_own_windows_and_not_the_evening_before() {
    let calendar = compile(&CalendarSpec {
        closures: vec![closure("2026-11-24", "2026-11-24", "停电")],
        ..shop_spec("17:00-26:00")
    });
    check(
        &calendar,
        &[
            ("Monday's window runs out", "2026-11-23 23:00", "3wh", "2026-11-24 02:00"),
            ("then Tuesday is closed", "2026-11-23 23:00", "4wh", "2026-11-25 18:00"),
        ],
    );
}

#[test]
fn a_deadline_is_met_until_the_very_millisecond() {
    let due = office().due_at(at("2026-11-23 17:00"), within("60wm")).unwrap();
    assert_eq!(due.at, at("2026-11-23 18:00"));
    assert_eq!(due.at.plus_ms(1), at("2026-11-23 18:00:00.001"), "the first instant too late");
}

#[test]
fn summer_time_of_long_ago_does_not_matter() {
    // China had summer time from 1986 to 1991; the zone here is a fixed offset.
    let calendar = compile(&office_spec());
    assert_eq!(between(&calendar, "1986-05-03 00:00", "1986-05-10 00:00"), 5 * 450);
}

fn between(calendar: &BusinessCalendar, from: &str, to: &str) -> i64 {
    calendar.working_time_between(at(from), at(to)).minutes()
}
