//! Working days to close, to 24:00 and at the same time; calendar days (T1–T3, T5, T18).

use super::{check, closure, compile, hours, office, office_spec, shop, shop_spec};
use redress_core::calendar::{BusinessCalendar, CalendarSpec, NoWorkingTime, WeeklyHours};

#[test]
fn the_day_of_receipt_is_not_counted_working_day_or_not() {
    check(
        &office(),
        &[
            ("in the small hours", "2026-11-23 03:00", "1wd", "2026-11-24 18:00"),
            ("at opening", "2026-11-23 09:00", "1wd", "2026-11-24 18:00"),
            ("in the morning", "2026-11-23 10:00", "1wd", "2026-11-24 18:00"),
            ("at closing", "2026-11-23 18:00", "1wd", "2026-11-24 18:00"),
            ("a second before midnight", "2026-11-23 23:59:59", "1wd", "2026-11-24 18:00"),
            ("at midnight it is the next day", "2026-11-24 00:00", "1wd", "2026-11-25 18:00"),
            ("Friday 17:59", "2026-11-20 17:59", "1wd", "2026-11-23 18:00"),
            ("Saturday 13:30", "2026-11-21 13:30", "1wd", "2026-11-23 18:00"),
            ("Sunday", "2026-11-22 12:00", "1wd", "2026-11-23 18:00"),
            ("level 1", "2026-11-20 17:59", "3wd", "2026-11-25 18:00"),
            ("level 3", "2026-11-20 17:59", "10wd", "2026-12-04 18:00"),
            ("a date in China, not in UTC", "2026-11-22T16:30:00Z", "1wd", "2026-11-24 18:00"),
        ],
    );
}

#[test]
fn make_up_days_of_2026_are_working_days() {
    check(
        &office(),
        &[
            ("Sun 4 Jan after New Year", "2026-01-03 12:00", "1wd", "2026-01-04 18:00"),
            ("… from New Year's Eve", "2025-12-31 12:00", "1wd", "2026-01-04 18:00"),
            ("… received on it", "2026-01-04 12:00", "1wd", "2026-01-05 18:00"),
            ("Sat 14 Feb before Spring Festival", "2026-02-13 12:00", "1wd", "2026-02-14 18:00"),
            ("… received on it", "2026-02-14 12:00", "1wd", "2026-02-24 18:00"),
            ("Sat 28 Feb after Spring Festival", "2026-02-27 12:00", "1wd", "2026-02-28 18:00"),
            ("… holiday and make-up day in one count", "2026-02-13 12:00", "6wd", "2026-02-28 18:00"),
            ("Sat 9 May after Labour Day", "2026-05-08 12:00", "1wd", "2026-05-09 18:00"),
            ("… the whole week", "2026-04-30 12:00", "4wd", "2026-05-09 18:00"),
            ("Sun 20 Sep before National Day", "2026-09-18 17:59", "1wd", "2026-09-20 18:00"),
            ("… the Saturday before it is off", "2026-09-19 12:00", "1wd", "2026-09-20 18:00"),
            ("Sat 10 Oct after National Day", "2026-10-09 12:00", "1wd", "2026-10-10 18:00"),
        ],
    );
}

#[test]
fn holidays_are_not_counted() {
    check(
        &office(),
        &[
            ("the day before National Day", "2026-09-30 17:59", "1wd", "2026-10-08 18:00"),
            ("on its first day", "2026-10-01 09:00", "1wd", "2026-10-08 18:00"),
            ("to 24:00", "2026-09-30 17:59", "1wd@24", "2026-10-09 00:00"),
            ("over it and its make-up day", "2026-09-30 10:00", "3wd", "2026-10-10 18:00"),
            ("the Friday before Spring Festival 2025", "2025-01-24 10:00", "3wd", "2025-02-05 18:00"),
            ("Mid-Autumn and National Day in one, 2025", "2025-09-30 10:00", "1wd", "2025-10-09 18:00"),
            ("added in May 2015: Victory Day", "2015-09-02 10:00", "1wd", "2015-09-06 18:00"),
            ("changed in March 2019: Labour Day", "2019-04-30 10:00", "1wd", "2019-05-05 18:00"),
            ("changed in January 2020: Spring Festival", "2020-01-23 10:00", "1wd", "2020-02-03 18:00"),
            ("by the next year's notice: 2018-12-29", "2018-12-28 10:00", "2wd", "2019-01-02 18:00"),
        ],
    );
}

#[test]
fn same_time_starts_at_the_next_opening() {
    check(
        &office(),
        &[
            ("inside hours", "2026-11-23 10:15", "1wd@same", "2026-11-24 10:15"),
            ("seconds are kept", "2026-11-23 10:15:07", "2wd@same", "2026-11-25 10:15:07"),
            ("before opening", "2026-11-23 03:00", "1wd@same", "2026-11-24 09:00"),
            ("at opening", "2026-11-23 09:00", "1wd@same", "2026-11-24 09:00"),
            ("at lunch", "2026-11-23 12:30", "1wd@same", "2026-11-24 13:30"),
            ("exactly as lunch starts", "2026-11-23 12:00", "1wd@same", "2026-11-24 13:30"),
            ("exactly at closing: the next day", "2026-11-23 18:00", "1wd@same", "2026-11-25 09:00"),
            ("Saturday 13:30: Monday's opening first", "2026-11-21 13:30", "1wd@same", "2026-11-24 09:00"),
            ("over National Day", "2026-09-30 17:59", "1wd@same", "2026-10-08 17:59"),
            ("in it", "2026-10-03 10:00", "1wd@same", "2026-10-09 09:00"),
        ],
    );
}

#[test]
fn same_time_keeps_a_clock_time_that_the_last_day_lacks() {
    let short_friday =
        WeeklyHours { fri: hours("09:00-12:00"), ..WeeklyHours::monday_to_friday(&hours("09:00-18:00")) };
    let calendar = compile(&CalendarSpec { weekly_hours: short_friday, ..office_spec() });
    check(
        &calendar,
        &[
            ("Friday has no 16:00", "2026-11-19 16:00", "1wd@same", "2026-11-20 16:00"),
            ("to close it ends at Friday's close", "2026-11-19 16:00", "1wd", "2026-11-20 12:00"),
        ],
    );
}

#[test]
fn a_window_past_midnight_belongs_to_the_day_it_opened() {
    check(
        &shop("17:00-26:00"),
        &[
            ("the day of receipt is still the calendar date", "2026-11-24 01:00", "1wd", "2026-11-26 02:00"),
            ("to 24:00 ends at the day's own midnight", "2026-11-23 18:00", "1wd@24", "2026-11-25 00:00"),
            ("to close ends past midnight", "2026-11-23 18:00", "1wd", "2026-11-25 02:00"),
            ("01:00 is the evening's 25:00", "2026-11-24 01:00", "1wd@same", "2026-11-25 01:00"),
            ("02:00 is closing time", "2026-11-24 02:00", "1wd@same", "2026-11-25 17:00"),
        ],
    );
    let bar = compile(&CalendarSpec {
        weekly_hours: WeeklyHours::monday_to_friday(&hours("17:00-26:00")),
        ..office_spec()
    });
    check(
        &bar,
        &[
            ("Friday's evening on Saturday", "2026-11-21 01:00", "1wd@same", "2026-11-24 01:00"),
            ("received on Saturday", "2026-11-21 01:00", "1wd", "2026-11-24 02:00"),
        ],
    );
    // Thursday's own minute is over at the start, Wednesday's evening is not: Thursday is the first day after it.
    let weekly_hours =
        WeeklyHours { wed: hours("11:00-31:00"), thu: hours("00:00-00:01"), ..WeeklyHours::default() };
    let outlasted = compile(&CalendarSpec { weekly_hours, ..shop_spec("") });
    check(
        &outlasted,
        &[("an evening outlasts the next day", "2026-11-26 00:01", "1wd@same", "2026-11-27 00:01")],
    );
}

#[test]
fn a_shop_is_open_on_public_holidays() {
    check(
        &shop("10:00-22:00"),
        &[
            ("National Day", "2026-09-30 12:00", "1wd", "2026-10-01 22:00"),
            ("at the weekend", "2026-11-20 12:00", "1wd", "2026-11-21 22:00"),
            ("for ever", "2040-02-01 12:00", "1wd", "2040-02-02 22:00"),
        ],
    );
    check(
        &compile(&CalendarSpec {
            closures: vec![closure("2026-10-01", "2026-10-03", "盘点")],
            ..shop_spec("10:00-22:00")
        }),
        &[("but not when it is closed", "2026-09-30 12:00", "1wd", "2026-10-04 22:00")],
    );
}

#[test]
fn calendar_days_end_at_midnight_and_know_no_hours() {
    let rows = [
        ("the day of receipt is not counted", "2026-11-20 17:59", "1cd", "2026-11-22 00:00"),
        ("a week", "2026-11-20 00:00", "7cd", "2026-11-28 00:00"),
        ("none: to the end of the day of receipt", "2026-11-20 17:59", "0cd", "2026-11-21 00:00"),
    ];
    check(&office(), &rows);
    check(&shop(""), &rows);
}

#[test]
fn elapsed_time_looks_at_no_calendar() {
    let rows = [
        ("minutes", "2026-11-20 17:55", "10m", "2026-11-20 18:05"),
        ("hours", "2026-11-20 17:55", "24h", "2026-11-21 17:55"),
        ("days", "2026-09-30 17:55", "7d", "2026-10-07 17:55"),
        ("none", "2026-09-30 17:55", "0m", "2026-09-30 17:55"),
    ];
    check(&office(), &rows);
    check(&shop(""), &rows);
}

#[test]
fn a_closure_of_weeks_is_passed() {
    let calendar = compile(&CalendarSpec {
        closures: vec![closure("2026-02-10", "2026-02-24", "春节歇业")],
        ..shop_spec("10:00-22:00")
    });
    check(
        &calendar,
        &[
            ("15 days", "2026-02-09 12:00", "1wd", "2026-02-25 22:00"),
            ("in working time", "2026-02-09 21:00", "90wm", "2026-02-25 10:30"),
        ],
    );
}

#[test]
fn without_working_time_the_answer_says_so() {
    let long_closed = |to| {
        compile(&CalendarSpec {
            closures: vec![closure("2026-01-01", to, "装修")],
            ..shop_spec("10:00-22:00")
        })
    };
    let refused = |calendar: &BusinessCalendar, length: &str| {
        matches!(
            calendar.due_at(super::at("2026-01-01 12:00"), super::within(length)),
            Err(NoWorkingTime::Closed { .. })
        )
    };
    for length in ["1wd", "1wd@same", "1wd@24", "1wm", "1wh"] {
        assert!(refused(&shop(""), length), "an empty week: {length}");
        assert!(refused(&long_closed("2028-12-31"), length), "closed for three years: {length}");
        assert!(!refused(&long_closed("2027-12-31"), length), "closed for two years: {length}");
    }
    assert!(!refused(&shop(""), "0wm"), "no time takes none");
    let mondays = WeeklyHours { mon: hours("09:00-18:00"), ..WeeklyHours::default() };
    let mondays = compile(&CalendarSpec { weekly_hours: mondays, ..shop_spec("") });
    let found = mondays.due_at(super::at("2026-01-01 12:00"), super::within("3660wd"));
    assert!(matches!(found, Err(NoWorkingTime::TooFar { .. })), "70 years of Mondays: {found:?}");
}
