//! Weeks of the report: ISO 8601, Monday 00:00 to Sunday 23:59:59.999 in the office's zone.

use super::tale::{complaint, counts, report, rulebook, week};
use redress_core::report::Week;
use redress_core::time::{Timestamp, UtcOffset};

#[test]
fn names_read_and_print() {
    for name in ["2026-W01", "2026-W47", "2026-W53", "0001-W01", "9999-W01"] {
        assert_eq!(name.parse::<Week>().unwrap().to_string(), name);
    }
    for wrong in [
        "2027-W53", "2026-W00", "2026-W54", "2026-W4", "26-W47", "2026W47", "2026-w47", "2026-W+7",
        "0000-W01", "",
    ] {
        assert!(wrong.parse::<Week>().is_err(), "{wrong}");
    }
}

#[test]
fn a_week_has_its_days_and_neighbours() {
    // (week, Monday, Sunday, the week before, the week after)
    let table = [
        ("2026-W47", "2026-11-16", "2026-11-22", "2026-W46", "2026-W48"),
        ("2026-W53", "2026-12-28", "2027-01-03", "2026-W52", "2027-W01"),
        ("2027-W01", "2027-01-04", "2027-01-10", "2026-W53", "2027-W02"),
        ("2026-W01", "2025-12-29", "2026-01-04", "2025-W52", "2026-W02"),
    ];
    for (name, monday, sunday, previous, next) in table {
        let week: Week = name.parse().unwrap();
        assert_eq!(
            (week.monday().to_string(), week.sunday().to_string()),
            (monday.to_owned(), sunday.to_owned())
        );
        assert_eq!(
            (week.previous().to_string(), week.next().to_string()),
            (previous.to_owned(), next.to_owned())
        );
    }
}

#[test]
fn an_instant_falls_in_the_week_of_the_zone_asked() {
    let table = [
        ("2026-11-15T23:59:59.999+08:00", UtcOffset::CHINA, "2026-W46"),
        ("2026-11-16T00:00:00+08:00", UtcOffset::CHINA, "2026-W47"),
        ("2026-11-22T23:59:59.999+08:00", UtcOffset::CHINA, "2026-W47"),
        ("2026-11-23T00:00:00+08:00", UtcOffset::CHINA, "2026-W48"),
        ("2026-11-23T00:00:00+08:00", UtcOffset::UTC, "2026-W47"),
        ("2027-01-03T23:59:59.999+08:00", UtcOffset::CHINA, "2026-W53"),
        ("2027-01-04T00:00:00+08:00", UtcOffset::CHINA, "2027-W01"),
    ];
    for (instant, zone, name) in table {
        let instant = Timestamp::parse(instant, zone).unwrap();
        let week = Week::of(instant, zone);
        assert_eq!(week.to_string(), name);
        assert!(week.contains(instant, zone) && !week.previous().contains(instant, zone));
    }
}

#[test]
fn sunday_night_counts_and_monday_morning_does_not() {
    let rulebook = rulebook();
    let table = [
        ("last Sun 23:59:59.999", 0, 1),
        ("Mon 00:00", 1, 0),
        ("Sun 23:59:59.999", 1, 0),
        ("next Mon 00:00", 0, 0),
    ];
    for (received, this, before) in table {
        let report = report(&rulebook, &[&complaint(&rulebook, "A01", received)]);
        let counted = (report.figures.total.received.number(), report.before.total.received.number());
        assert_eq!(counted, (this, before), "{received}");
    }
}

#[test]
fn the_end_of_the_week_is_the_last_millisecond_unless_now_is_earlier() {
    let rulebook = rulebook();
    let report = report(&rulebook, &[]);
    assert_eq!(report.until, week().ends_at(UtcOffset::CHINA));
    assert_eq!(report.as_of, None);
    counts(&report.figures.total.received, &[]);
}
