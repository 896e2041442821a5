//! Where the course of a clock turns on one instant: two changes at once, a change at the due time, a hold that begins
//! there, a warning behind a hold.
//!
//! The office is open 09:00-18:00; 600 working minutes from Monday 10:00 end on Tuesday at 11:00.

use super::desk::{Desk, office, results_within};
use super::{at, shown};
use redress_core::policy::OnLevelChange::{Continue, Restart};
use redress_core::sla::Cause;

const EARLY: &str = "2025-12-02 09:00";

fn of_600_minutes() -> Desk {
    let mut desk = Desk::new();
    desk.policy(EARLY, results_within(2, ["600wm", "1200wm", "1800wm"], Continue));
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:30");
    assert_eq!(desk.due("result"), "11-24 11:00");
    desk
}

#[test]
fn a_hold_that_begins_at_the_due_time_puts_it_off() {
    let mut desk = of_600_minutes();
    desk.hold("2026-11-24 11:00", "customer_owes", "2026-11-24 12:00");
    assert_eq!(desk.due("result"), "11-24 12:00");
    let mut late = of_600_minutes();
    late.hold("2026-11-24 11:01", "customer_owes", "2026-11-24 12:00");
    assert_eq!(late.due("result"), "11-24 11:00");
}

/// 120 of the 600 minutes are left at the warning: one hour after the hold, one before it.
#[test]
fn a_warning_is_reckoned_across_a_hold() {
    let warned = |desk: &Desk| desk.run("result", |run| shown(run.warn_at));
    let mut desk = of_600_minutes();
    assert_eq!(warned(&desk), "11-24 09:00");
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 11:00");
    assert_eq!((desk.due("result"), warned(&desk)), ("11-24 12:00".to_owned(), "11-24 09:00".to_owned()));
    desk.hold("2026-11-24 11:30", "customer_owes", "2026-11-24 14:00");
    assert_eq!((desk.due("result"), warned(&desk)), ("11-24 14:30".to_owned(), "11-24 09:00".to_owned()));
}

#[test]
fn what_a_hold_carries_into_an_unpublished_year_is_provisional() {
    let mut desk = Desk::new();
    desk.register(at("2026-12-25 10:00")).level("2026-12-25 10:00", 1).contact("2026-12-25 10:30");
    let is_provisional = |desk: &Desk| desk.run("result", |run| run.due.as_ref().unwrap().provisional);
    assert_eq!(desk.due("result"), "12-30 18:00");
    assert!(!is_provisional(&desk));
    desk.hold("2026-12-28 10:00", "customer_owes", "2027-01-05 10:00");
    assert!(is_provisional(&desk), "{}", desk.due("result"));
}

/// A level that makes a clock due at the very instant it is set needs no excuse for it.
#[test]
fn due_at_the_change_is_not_put_off_by_it() {
    let lowered = |when: &str| {
        let mut desk = Desk::new();
        desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 3).level(when, 1);
        desk.run("result", |run| (run.due_at().map(shown), run.explain().not_before.is_some()))
    };
    let due = |text: &str| Some(text.to_owned());
    assert_eq!(lowered("2026-11-26 18:00"), (due("11-26 18:00"), false));
    assert_eq!(lowered("2026-11-26 18:01"), (due("11-26 18:01"), true));
}

/// A policy for running clocks and a level at one instant: the level acts as the new policy says.
#[test]
fn a_policy_comes_before_a_level_of_the_same_instant() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.level("2026-11-24 11:00", 2);
    desk.policy_also_running("2026-11-24 11:00", results_within(2, ["600wm", "1200wm", "1800wm"], Restart));
    // Anew from Tuesday 11:00: seven hours, nine, and four on Thursday.
    assert_eq!(desk.due("result"), "11-26 13:00");
}

/// A step that is due with the result tells only what moved it since it began.
#[test]
fn a_borrowed_due_time_has_no_history_before_its_step() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:30");
    let proposal = desk.propose(at("2026-11-23 13:00"));
    desk.accept(at("2026-11-23 13:05"), proposal, None);
    for (number, published, hours) in [
        (2, "2026-11-23 12:00", "09:00-17:00"),
        (3, "2026-11-23 13:05", "09:00-16:30"),
        (4, "2026-11-24 10:00", "09:00-16:00"),
    ] {
        desk.office(published, number, office(hours));
    }
    let moved = |clock: &str| {
        let told = |moved: &redress_core::sla::Moved| {
            assert_eq!(moved.cause, Cause::Hours);
            shown(moved.at)
        };
        desk.run(clock, |run| run.moved.iter().map(told).collect::<Vec<_>>())
    };
    assert_eq!(moved("result"), ["11-23 12:00", "11-23 13:05", "11-24 10:00"]);
    assert_eq!(moved("carrying_out"), ["11-24 10:00"]);
    assert_eq!(desk.due("carrying_out"), desk.due("result"));
}

/// At level 1 nobody is contacted week by week before the case is a long-running one: over the national holiday five
/// working days are longer than a week (CONTACT-2).
#[test]
fn an_ordinary_case_is_long_running_before_it_is_contacted_weekly() {
    let mut desk = Desk::new();
    desk.register(at("2026-09-28 10:00")).level("2026-09-28 10:00", 1).contact("2026-09-28 10:30");
    let run = desk.run("weekly_contact", |run| (run.due_at().map(shown), run.is_elapsed()));
    assert_eq!(run, (Some("10-10 18:00".to_owned()), false));
}
