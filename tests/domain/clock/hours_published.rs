//! T7, T8: opening hours that are published while clocks run. They hold from the date of their publication; what was
//! used stays used, what is decided stays decided, and only what lies ahead moves.
//!
//! The case came on Monday 23 November at 10:00 and is due on Thursday 26 at 18:00, the office being open 09:00-18:00.

use super::at;
use super::desk::{Desk, clock, closed, office, regulation};
use redress_core::calendar::{DateRange, Holiday, WorkdayYear};
use redress_core::policy::CalendarChoice;
use redress_core::sla::Cause;

const EARLY: &str = "2025-12-02 09:00";

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk
}

fn usual() -> redress_core::calendar::CalendarSpec {
    office("09:00-18:00")
}

#[test]
fn t8_a_holiday_is_added() {
    for (name, published, days, due) in [
        ("tomorrow", "2026-11-24 15:00", "2026-11-25", "11-27 18:00"),
        ("yesterday", "2026-11-25 10:00", "2026-11-24", "11-26 18:00"),
        (
            "today: hours hold from the date of their publication",
            "2026-11-25 10:00",
            "2026-11-25",
            "11-27 18:00",
        ),
        ("yesterday and tomorrow", "2026-11-25 10:00", "2026-11-24..2026-11-26", "11-30 18:00"),
        ("after it is due", "2026-11-25 10:00", "2026-11-27", "11-26 18:00"),
    ] {
        let mut desk = desk();
        desk.office(published, 1, closed(usual(), days));
        assert_eq!(desk.due("result"), due, "{name}");
        let moved: Vec<_> = desk.run("result", |run| {
            run.moved.iter().map(|moved| (moved.at, moved.cause.clone(), moved.from)).collect()
        });
        let expected = [(at(published), Cause::Hours, Some(at("2026-11-26 18:00")))];
        assert_eq!(moved, expected[..usize::from(due != "11-26 18:00")], "{name}");
    }
}

#[test]
fn t8_a_holiday_is_removed() {
    let open_again = |published: &str| {
        let mut desk = Desk::new();
        desk.office(EARLY, 1, closed(usual(), "2026-11-26"));
        desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
        assert_eq!(desk.due("result"), "11-27 18:00");
        desk.office(published, 2, usual());
        desk.due("result")
    };
    assert_eq!(open_again("2026-11-24 15:00"), "11-26 18:00", "ahead of it");
    assert_eq!(open_again("2026-11-26 20:00"), "11-26 20:00", "that evening: never due before it was known");
    assert_eq!(open_again("2026-11-27 09:00"), "11-27 18:00", "afterwards: nobody worked that day");
}

#[test]
fn t8_two_edits_cancel_out() {
    let mut desk = desk();
    desk.office("2026-11-24 10:00", 1, closed(usual(), "2026-11-25..2026-11-26"));
    desk.office("2026-11-24 11:00", 2, usual());
    assert_eq!(desk.due("result"), "11-26 18:00");
    let moved: Vec<_> = desk.run("result", |run| run.moved.iter().map(|m| m.from).collect());
    assert_eq!(moved, [Some(at("2026-11-26 18:00")), Some(at("2026-11-30 18:00"))], "and both are told");
}

#[test]
fn t8_outcomes_never_flip() {
    let with_result = |told: &str, published: &str, days: &str| {
        let mut desk = desk();
        desk.contact("2026-11-23 11:00").agree(at("2026-11-23 12:00"), None);
        desk.result(at(told));
        let before = (desk.due("result"), desk.standing("result", "2026-12-31 09:00"));
        desk.office(published, 1, closed(usual(), days));
        assert_eq!((desk.due("result"), desk.standing("result", "2026-12-31 09:00")), before);
        before.1
    };
    assert_eq!(with_result("2026-11-26 18:00", "2026-11-27 09:00", "2026-11-24..2026-11-26"), "met");
    assert_eq!(with_result("2026-11-26 18:01", "2026-11-27 09:00", "2026-11-24..2026-11-26"), "met late");
    assert_eq!(with_result("2026-11-26 18:01", "2026-11-26 18:01", "2026-11-26..2026-11-27"), "met late");
    // Still open and broken: a holiday entered an hour later heals nothing.
    let mut open = desk();
    open.office("2026-11-26 19:00", 1, closed(usual(), "2026-11-24..2026-11-27"));
    assert_eq!(
        (open.due("result").as_str(), open.standing("result", "2026-11-26 19:00")),
        ("11-26 18:00", "breached")
    );
}

#[test]
fn t8_held_meanwhile() {
    let mut desk = desk();
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-26 12:00");
    assert_eq!(desk.due("result"), "12-01 11:00", "twenty hours after Thursday's closing");
    desk.office("2026-11-25 09:00", 1, closed(usual(), "2026-11-26"));
    // Thursday is off: due on Friday, and of the hold only Tuesday's eight and Wednesday's nine hours are lost.
    assert_eq!(desk.due("result"), "12-01 17:00");
}

#[test]
fn t8_shorter_hours_from_a_date_on() {
    let mut desk = desk();
    desk.office("2026-11-25 08:00", 1, office("09:00-12:00"));
    assert_eq!(desk.due("result"), "11-26 12:00");
}

#[test]
fn t8_a_lower_number_and_the_same_hours_again_are_nothing_new() {
    let mut desk = Desk::new();
    desk.office(EARLY, 2, usual()).register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.office("2026-11-24 10:00", 1, closed(usual(), "2026-11-25"));
    desk.office("2026-11-24 11:00", 3, usual());
    assert_eq!((desk.due("result").as_str(), desk.run("result", |run| run.moved.len())), ("11-26 18:00", 0));
}

/// T6: a store's clock runs on the store's hours, public holiday or not, and the office's do not concern it.
#[test]
fn t6_each_clock_runs_on_its_own_hours() {
    let mut desk = Desk::new();
    let policy = regulation(2, |policy| clock(policy, "result").on = CalendarChoice::Store);
    desk.policy(EARLY, policy).register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert_eq!(desk.due("result"), "11-26 22:00");
    desk.office("2026-11-24 15:00", 1, closed(usual(), "2026-11-25"));
    assert_eq!(
        (desk.due("result").as_str(), desk.due("first_contact").as_str()),
        ("11-26 22:00", "11-24 18:00")
    );
    let hours = desk.rulebook().store(&redress_core::event::StoreCode::new(super::desk::STORE).unwrap());
    let closed_tomorrow = closed(hours.unwrap().spec().clone(), "2026-11-25");
    desk.store("2026-11-24 16:00", closed_tomorrow);
    assert_eq!(desk.due("result"), "11-27 22:00");
}

/// Over New Year, before the notice for 2027 is out: Monday to Friday stands in, and it says so.
#[test]
fn t7_the_years_table_arrives() {
    let year = |holiday: (&str, &str)| {
        let dates = DateRange::new(holiday.0.parse().unwrap(), holiday.1.parse().unwrap());
        let holidays = vec![Holiday { dates, name: "元旦".to_owned() }];
        let mut calendar = usual();
        let (make_up_days, source) = (Vec::new(), String::new());
        calendar.workday_years = vec![WorkdayYear { year: 2027, holidays, make_up_days, source }];
        calendar
    };
    let arrives = |published: Option<&str>| {
        let mut desk = Desk::new();
        desk.register(at("2026-12-30 10:00")).level("2026-12-30 10:00", 1);
        if let Some(published) = published {
            desk.office(published, 1, year(("2027-01-01", "2027-01-03")));
        }
        desk.run("result", |run| (super::shown(run.due_at().unwrap()), run.due.as_ref().unwrap().provisional))
    };
    assert_eq!(arrives(None), ("01-04 18:00".to_owned(), true));
    assert_eq!(arrives(Some("2026-12-31 10:00")), ("01-05 18:00".to_owned(), false));
    assert_eq!(arrives(Some("2027-01-06 10:00")), ("01-04 18:00".to_owned(), true), "decided by then");
}

/// T17: a clock without working time says so; it is never due and breaks nothing, and opening hours wake it up.
#[test]
fn t17_a_clock_without_working_time() {
    let mut desk = Desk::new();
    let policy = regulation(2, |policy| clock(policy, "result").on = CalendarChoice::Store);
    let hours = |text: &str| {
        let week = redress_core::calendar::WeeklyHours::every_day(&text.parse().unwrap());
        redress_core::calendar::CalendarSpec::new(redress_core::calendar::Basis::EveryDay, week)
    };
    desk.policy(EARLY, policy).store(EARLY, hours(""));
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
    assert_eq!(desk.due("result"), "–");
    assert_eq!(desk.standing("result", "2099-11-23 10:00"), "running");
    desk.level("2026-11-25 10:00", 2);
    desk.store("2026-11-26 09:00", hours("10:00-22:00"));
    // Open from Thursday on; Thursday to Monday are five days.
    assert_eq!(desk.due("result"), "11-30 22:00");
}
