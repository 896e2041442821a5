//! What head office publishes: how it is written, what is refused, how its parts combine (T5–T8, T17).

use super::{at, check, closure, compile, date, due, hours, office_spec, shop, shop_spec, shown};
use redress_core::calendar::{
    Basis, BusinessCalendar, CalendarError, CalendarSpec, DateRange, DayHours, Holiday, HoursError,
    MakeUpDay, StatutoryMakeUpDay, WeekDay, WeeklyHours, WorkdayYear,
};

#[test]
fn the_published_form_is_stable() {
    let spec = CalendarSpec {
        closures: vec![closure("2026-03-02", "2026-03-04", "装修")],
        make_up_days: vec![make_up("2026-03-07", Some(WeekDay::Fri), None)],
        workday_years: vec![year_2027()],
        ..CalendarSpec::new(
            Basis::China,
            WeeklyHours { sat: DayHours::NONE, ..every_day("9:00-12:00,13:30-26:00") },
        )
    };
    insta::assert_json_snapshot!(spec);
    let json = serde_json::to_string(&spec).unwrap();
    assert_eq!(serde_json::from_str::<CalendarSpec>(&json).unwrap(), spec);
    let least = serde_json::from_str::<CalendarSpec>(r#"{"basis":"every_day","weekly_hours":{}}"#).unwrap();
    assert_eq!(least, shop_spec(""));
}

#[test]
fn hours_are_read_merged_and_printed() {
    for (text, expected) in [
        ("09:00-12:00,13:30-18:00", Ok("09:00-12:00,13:30-18:00")),
        ("13:30-18:00, 9:00-12:00", Ok("09:00-12:00,13:30-18:00")),
        ("09:00-12:00,12:00-18:00", Ok("09:00-18:00")),
        ("09:00-15:00,10:00-11:00,14:00-18:00", Ok("09:00-18:00")),
        ("17:00-26:00", Ok("17:00-26:00")),
        // As one longer than a day, which no window may be.
        ("09:00-33:00,08:00-10:00", Ok("08:00-32:00,09:00-33:00")),
        ("23:59-47:59", Ok("23:59-47:59")),
        ("00:00-24:00", Ok("00:00-24:00")),
        ("", Ok("")),
        ("00:00-00:00", Err(HoursError::ClosesBeforeOpening("00:00".to_owned(), "00:00".to_owned()))),
        ("18:00-09:00", Err(HoursError::ClosesBeforeOpening("18:00".to_owned(), "09:00".to_owned()))),
        ("25:00-26:00", Err(HoursError::OpensNextDay("25:00".to_owned()))),
        ("09:00-33:01", Err(HoursError::LongerThanADay("09:00".to_owned(), "33:01".to_owned()))),
        ("09:00", Err(HoursError::Unreadable("09:00".to_owned()))),
        ("09:00-12:60", Err(HoursError::Unreadable("09:00-12:60".to_owned()))),
        ("9-12", Err(HoursError::Unreadable("9-12".to_owned()))),
        ("09:00-12:00,", Err(HoursError::Unreadable(String::new()))),
        ("+9:00-12:00", Err(HoursError::Unreadable("+9:00-12:00".to_owned()))),
        ("０9:00-12:00", Err(HoursError::Unreadable("０9:00-12:00".to_owned()))),
    ] {
        assert_eq!(
            text.parse::<DayHours>().map(|hours| hours.to_string()),
            expected.clone().map(str::to_owned),
            "{text:?}"
        );
        if let Ok(printed) = expected {
            assert_eq!(text.parse::<DayHours>(), printed.parse(), "read again: {text:?}");
        }
    }
    let windows = |count: usize| vec!["09:00-10:00"; count].join(",").parse::<DayHours>();
    assert!(windows(24).is_ok());
    assert_eq!(windows(25), Err(HoursError::TooManyWindows));
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let shop = || shop_spec("10:00-22:00");
    let refused = |spec: CalendarSpec| BusinessCalendar::compile(&spec).unwrap_err();
    let year = |edit: fn(&mut WorkdayYear)| {
        let mut year = year_2027();
        edit(&mut year);
        CalendarSpec { workday_years: vec![year], ..office_spec() }
    };

    let reversed = CalendarSpec { closures: vec![closure("2026-02-02", "2026-02-01", "")], ..shop() };
    assert!(matches!(refused(reversed), CalendarError::EndsBeforeItStarts { .. }));
    let for_ever = CalendarSpec { closures: vec![closure("0001-01-01", "9999-12-31", "")], ..shop() };
    assert_eq!(refused(for_ever), CalendarError::TooManyDatedDays);
    let both = CalendarSpec {
        closures: vec![closure("2026-02-01", "2026-02-03", "")],
        make_up_days: vec![make_up("2026-02-02", None, None)],
        ..shop()
    };
    assert_eq!(refused(both), CalendarError::BothOffAndWorking(date("2026-02-02")));
    let no_hours = CalendarSpec { make_up_days: vec![make_up("2026-02-02", None, None)], ..shop_spec("") };
    assert_eq!(refused(no_hours), CalendarError::MakeUpDayWithoutHours(date("2026-02-02")));
    let long_name =
        CalendarSpec { closures: vec![closure("2026-02-01", "2026-02-01", &"长".repeat(101))], ..shop() };
    assert!(matches!(refused(long_name), CalendarError::NameTooLong(_)));
    assert_eq!(refused(year(|year| year.year = 1_000_000)), CalendarError::YearOutOfRange(1_000_000));
    let stray = date("2026-11-30");
    let found = refused(year(|year| year.holidays[0].dates.from = date("2026-11-30")));
    assert_eq!(found, CalendarError::DateOutsideYear { year: 2027, date: stray });
    let worked_holiday = year(|year| year.make_up_days[0].date = date("2027-01-01"));
    assert_eq!(refused(worked_holiday), CalendarError::BothOffAndWorking(date("2027-01-01")));
    let twice = CalendarSpec { workday_years: vec![year_2027(), year_2027()], ..office_spec() };
    assert_eq!(refused(twice), CalendarError::YearGivenTwice(2027));
}

#[test]
fn the_hours_of_a_make_up_day() {
    let weekly =
        WeeklyHours { fri: hours("09:00-16:00"), sat: hours("10:00-14:00"), ..every_weekday("09:00-18:00") };
    let calendar = compile(&CalendarSpec {
        make_up_days: vec![
            make_up("2026-11-21", None, None),
            make_up("2026-11-28", Some(WeekDay::Fri), None),
            make_up("2026-12-05", Some(WeekDay::Fri), Some("08:00-11:00")),
            make_up("2026-11-22", None, None),
        ],
        ..CalendarSpec::new(Basis::China, weekly)
    });
    check(
        &calendar,
        &[
            ("the weekday's own", "2026-11-20 12:00", "1wd", "2026-11-21 14:00"),
            ("those of the weekday it is named for", "2026-11-27 12:00", "1wd", "2026-11-28 16:00"),
            ("those given", "2026-12-04 12:00", "1wd", "2026-12-05 11:00"),
            ("those of the first weekday with any", "2026-11-21 12:00", "1wd", "2026-11-22 18:00"),
            ("statutory: the weekday's own", "2026-10-09 12:00", "1wd", "2026-10-10 14:00"),
            ("statutory: those of the first weekday", "2026-09-18 12:00", "1wd", "2026-09-20 18:00"),
            ("an ordinary Saturday is off whatever its hours", "2026-11-13 12:00", "1wd", "2026-11-16 18:00"),
        ],
    );
}

#[test]
fn a_closure_goes_before_the_table_and_a_make_up_day_too() {
    let calendar = compile(&CalendarSpec {
        closures: vec![closure("2026-10-10", "2026-10-10", "停电")],
        make_up_days: vec![make_up("2026-10-07", None, None)],
        ..office_spec()
    });
    check(
        &calendar,
        &[
            ("worked in the holiday", "2026-09-30 12:00", "1wd", "2026-10-07 18:00"),
            ("closed on the make-up Saturday", "2026-10-09 12:00", "1wd", "2026-10-12 18:00"),
        ],
    );
}

#[test]
fn a_published_year_ends_the_provisional_and_moves_what_it_changes() {
    let before = compile(&office_spec());
    let after = compile(&CalendarSpec { workday_years: vec![year_2027()], ..office_spec() });
    let (old, new) = (due(&before, "2026-12-31 12:00", "1wd"), due(&after, "2026-12-31 12:00", "1wd"));
    assert_eq!((shown(&before, old.at).as_str(), old.provisional), ("2027-01-01 18:00", true));
    assert_eq!((shown(&after, new.at).as_str(), new.provisional), ("2027-01-03 18:00", false));

    let december = due(&after, "2026-12-24 12:00", "2wd");
    assert_eq!(shown(&after, december.at), "2026-12-27 18:00", "its notice reaches into the December before");
    assert_eq!(due(&after, "2026-12-30 12:00", "1wd").note, None, "and settles the year's end");
    assert!(due(&after, "2027-12-31 12:00", "1wd").provisional, "2028 is the unpublished one now");
    assert!(due(&after, "2027-12-30 12:00", "1wd").note.is_some());
    assert_eq!(due(&after, "2026-09-30 12:00", "1wd").at, at("2026-10-08 18:00"), "the built-in years stay");
}

#[test]
fn a_published_year_replaces_the_built_in_one() {
    let plain_2026 =
        WorkdayYear { year: 2026, holidays: vec![], make_up_days: vec![], source: String::new() };
    let calendar = compile(&CalendarSpec { workday_years: vec![plain_2026], ..office_spec() });
    check(
        &calendar,
        &[
            ("no holiday is left", "2026-09-30 12:00", "1wd", "2026-10-01 18:00"),
            ("the years before are as built in", "2025-09-30 12:00", "1wd", "2025-10-09 18:00"),
        ],
    );
}

#[test]
fn another_offset_moves_the_wall_clock() {
    let london = redress_core::time::UtcOffset::UTC;
    let calendar = compile(&CalendarSpec { utc_offset: london, ..shop_spec("09:00-18:00") });
    let due = calendar.due_at(at("2026-11-23 16:00"), super::within("1wh")).unwrap();
    assert_eq!(due.at, at("2026-11-23 18:00"), "opens at 09:00 UTC, which is 17:00 in China");
    assert_eq!(
        shop("09:00-18:00").due_at(at("2026-11-23 16:00"), super::within("1wh")).unwrap().at,
        at("2026-11-23 17:00")
    );
}

/// Made up: New Year over a long weekend, worked for on the Sunday after it and on one in December.
fn year_2027() -> WorkdayYear {
    let make_up = |text| StatutoryMakeUpDay { date: date(text), name: "元旦".to_owned() };
    WorkdayYear {
        year: 2027,
        holidays: vec![Holiday {
            dates: DateRange::new(date("2027-01-01"), date("2027-01-02")),
            name: "元旦".to_owned(),
        }],
        make_up_days: vec![make_up("2026-12-27"), make_up("2027-01-03")],
        source: "关于2027年部分节假日安排的通知".to_owned(),
    }
}

fn make_up(text: &str, hours_of: Option<WeekDay>, own: Option<&str>) -> MakeUpDay {
    MakeUpDay { date: date(text), name: "盘点".to_owned(), hours_of, hours: own.map(hours) }
}

fn every_day(windows: &str) -> WeeklyHours {
    WeeklyHours::every_day(&hours(windows))
}

fn every_weekday(windows: &str) -> WeeklyHours {
    WeeklyHours::monday_to_friday(&hours(windows))
}
