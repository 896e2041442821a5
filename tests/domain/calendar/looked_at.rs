//! What is looked at: which dates can make a deadline provisional, and how many are visited at all (T7).

use super::{at, closure, compile, due, office, office_spec, shop, shop_spec, within};
use redress_core::calendar::{BusinessCalendar, CalendarSpec, Line, Note, WeeklyHours};

/// A row: what it shows, start, length, provisional, and whether the year's end has a note.
type Row = (&'static str, &'static str, &'static str, bool, bool);

fn check(calendar: &BusinessCalendar, rows: &[Row]) {
    for &(name, start, length, provisional, noted) in rows {
        let due = due(calendar, start, length);
        assert_eq!(due.provisional, provisional, "provisional? {name}: {start} + {length}");
        assert_eq!(due.note, noted.then_some(Note::YearEndMayChange), "note? {name}: {start} + {length}");
        let explained = calendar.explain(at(start), within(length)).unwrap();
        assert_eq!(explained.due, due, "{name}");
    }
}

#[test]
fn only_days_that_decide_the_result_are_looked_at() {
    check(
        &office(),
        &[
            ("well inside", "2026-11-23 12:00", "1wd", false, false),
            ("the day of receipt is not looked at", "2026-12-31 12:00", "1wd", true, false),
            ("nor in an unpublished year", "2006-12-31 12:00", "1wd", false, false),
            ("up to the last day before the year's end", "2026-12-25 12:00", "1wd", false, false),
            ("the year's end", "2026-12-28 12:00", "1wd", false, true),
            ("the last published day", "2026-12-30 12:00", "1wd", false, true),
            ("into the next year", "2026-12-30 12:00", "2wd", true, true),
            ("to 24:00 of the last published day", "2026-12-30 12:00", "1wd@24", false, true),
            ("before the first year", "2006-12-28 12:00", "1wd", true, false),
            ("out of it", "2006-12-29 12:00", "1wd", true, false),
            ("working time that ends at the last close", "2026-12-31 17:00", "60wm", false, true),
            ("a minute more", "2026-12-31 17:00", "61wm", true, true),
            ("a start at the last close leaves that day unseen", "2026-12-31 18:00", "1wm", true, false),
            ("an unpublished day that is over", "2006-12-31 18:00", "1wm", false, false),
            ("one that is not", "2006-12-31 17:59", "1wm", true, false),
            ("no time looks at nothing", "2030-01-02 12:00", "0wm", false, false),
            ("same time: the day of the start decides", "2006-12-31 12:00", "1wd@same", true, false),
            ("same time after closing: it does not", "2006-12-31 18:00", "1wd@same", false, false),
            ("elapsed time looks at nothing", "2030-01-02 12:00", "24h", false, false),
            ("nor do calendar days", "2030-01-02 12:00", "3cd", false, false),
        ],
    );
}

#[test]
fn a_day_whose_hours_pass_midnight_is_looked_at_only_as_far() {
    let weekly_hours = WeeklyHours::every_day(&super::hours("17:00-26:00"));
    check(
        &compile(&CalendarSpec { weekly_hours, ..office_spec() }),
        &[
            ("01:00 on New Year is still the evening's", "2007-01-01 01:00", "1wm", true, false),
            ("02:00 is not", "2007-01-01 02:00", "1wm", false, false),
            ("nor is it for days", "2007-01-01 01:00", "1wd", false, false),
            ("the last evening runs into 2027", "2026-12-31 23:00", "3wh", false, true),
        ],
    );
}

#[test]
fn a_date_the_calendar_itself_settles_is_certain() {
    let calendar = compile(&CalendarSpec {
        closures: vec![closure("2026-12-29", "2027-01-03", "年终盘点")],
        make_up_days: vec![redress_core::calendar::MakeUpDay {
            date: super::date("2027-01-04"),
            name: "开门".to_owned(),
            hours_of: None,
            hours: None,
        }],
        ..office_spec()
    });
    check(&calendar, &[("closed, then opened by name", "2026-12-28 18:00", "1wd", false, false)]);

    let weekly_hours = WeeklyHours { mon: super::hours("09:00-18:00"), ..WeeklyHours::default() };
    let mondays = compile(&CalendarSpec { weekly_hours, ..office_spec() });
    check(
        &mondays,
        &[("a weekday without hours is off in any case", "2026-12-28 18:00", "0wm", false, false)],
    );
    let lines = mondays.explain(at("2026-12-28 18:00"), within("1wd")).unwrap().lines;
    assert!(lines.contains(&Line::Provisional { years: vec![2027] }), "{lines:?}");
    assert!(
        !lines.contains(&Line::YearEndMayChange { year: 2026 }),
        "Tuesday to Thursday have no hours, holiday or not: {lines:?}"
    );
}

#[test]
fn a_shop_asks_no_table() {
    check(
        &shop("10:00-22:00"),
        &[
            ("in an unpublished year", "2035-10-01 12:00", "3wd", false, false),
            ("at the year's end", "2026-12-30 12:00", "10wh", false, false),
            ("at the same time", "2026-12-30 23:00", "10wd@same", false, false),
        ],
    );
    let closed = CalendarSpec {
        closures: vec![closure("2027-01-01", "2027-01-01", "盘点")],
        ..shop_spec("10:00-22:00")
    };
    check(&compile(&closed), &[("closures are the calendar's own", "2026-12-31 12:00", "1wd", false, false)]);
}

#[test]
fn no_more_days_are_visited_than_needed() {
    for (name, start, length, days) in [
        ("tomorrow", "2026-11-23 12:00", "1wd", 1),
        ("over a weekend", "2026-11-20 12:00", "1wd", 3),
        ("over National Day", "2026-09-30 12:00", "1wd", 8),
        ("working time within the day", "2026-11-23 12:00", "60wm", 1),
        ("working time up to closing", "2026-11-23 12:00", "270wm", 1),
        ("a minute more", "2026-11-23 12:00", "271wm", 2),
        ("from closing", "2026-11-23 18:00", "1wm", 1),
        ("the same time", "2026-11-23 12:00", "1wd@same", 1),
        ("a year of working days", "2025-12-31 12:00", "248wd", 365),
        ("elapsed time", "2026-11-23 12:00", "24h", 0),
    ] {
        let lines = office().explain(at(start), within(length)).unwrap().lines;
        let visited: usize = lines
            .iter()
            .map(|line| match line {
                Line::DaysOff { dates, .. } => dates.len(),
                Line::WorkingDay { .. } | Line::Worked { .. } => 1,
                _ => 0,
            })
            .sum();
        assert_eq!(visited, days, "{name}: {lines:?}");
    }
}
