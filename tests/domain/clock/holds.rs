//! Holds: which clock stands still, for how long, and what that costs (T9–T16), with answers worked out by hand.
//!
//! Where nothing else is said the office is open 09:00-18:00, the case came on Monday 23 November at 10:00, and the
//! result is due on Thursday 26 at 18:00.

use super::at;
use super::desk::{Desk, closed, held, level_set, office, reached, regulation, results_within};
use redress_core::complaint::{Answer, Shown};
use redress_core::event::{Act, AnswerRecorded, TextOnly};
use redress_core::policy::{CalendarChoice, OnLevelChange, Policy};
use redress_core::time::{MS_PER_MINUTE, MS_PER_SECOND, Timestamp};

const EARLY: &str = "2025-12-02 09:00";

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk
}

fn desk_with(policy: Policy) -> Desk {
    let mut desk = Desk::new();
    desk.policy(EARLY, policy).register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk
}

/// A result within so many elapsed hours, in place of working days.
fn elapsed(within: &str) -> Policy {
    let mut policy = results_within(2, [within; 3], OnLevelChange::Continue);
    super::desk::clock(&mut policy, "result").on = CalendarChoice::None;
    policy
}

/// How much open (or elapsed) time the holds cost the result, in minutes.
fn cost(desk: &Desk) -> Vec<i64> {
    desk.run("result", |run| run.explain().held.iter().map(|(_, lost)| lost.minutes()).collect())
}

#[test]
fn t9_a_hold_costs_the_open_time_within_it() {
    let mut desk = Desk::new();
    desk.office(EARLY, 1, closed(office("10:00-18:00"), "2026-11-27"));
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert_eq!(desk.due("result"), "11-26 18:00");
    // Thursday's last ten minutes, nothing on the closed Friday and at the weekend, 150 minutes on Monday.
    desk.hold("2026-11-26 17:50", "customer_owes", "2026-11-30 12:30");
    assert_eq!(cost(&desk), [10 + 150]);
    assert_eq!(desk.due("result"), "11-30 12:40");
}

#[test]
fn t9_a_hold_wholly_outside_hours_costs_nothing() {
    for (from, until) in [
        ("2026-11-24 18:00", "2026-11-25 09:00"),
        ("2026-11-24 19:00", "2026-11-24 23:00"),
        ("2026-11-25 05:00", "2026-11-25 08:59"),
    ] {
        let mut desk = desk();
        desk.hold(from, "customer_owes", until);
        assert_eq!((desk.due("result").as_str(), cost(&desk)), ("11-26 18:00", vec![0]), "{from}");
    }
}

#[test]
fn t10_short_holds_count_to_the_second() {
    let mut desk = desk();
    let first = at("2026-11-24 11:00");
    for nth in 0..20 {
        let from = first.plus_ms(nth * MS_PER_MINUTE);
        desk.act(from, held("customer_owes", from.plus_ms(40 * MS_PER_SECOND)));
    }
    // Twenty times forty seconds: thirteen minutes and twenty seconds of Friday morning.
    let due = desk.due_at("result");
    assert_eq!(due, Some(at("2026-11-27 09:13:20")));
}

#[test]
fn t10_held_and_resumed_within_one_second() {
    let begun = at("2026-11-24 11:00");
    let due = |resumed_after_ms: i64| {
        let mut desk = desk();
        desk.act(begun, held("customer_owes", at("2026-11-27 11:00")));
        desk.act(begun.plus_ms(resumed_after_ms), Act::Resumed(TextOnly {}));
        desk.due_at("result").unwrap()
    };
    assert_eq!(due(400), at("2026-11-27 09:00").plus_ms(400));
    // Staff enter whole minutes: begun and ended in one of them is no hold.
    assert_eq!(due(0), at("2026-11-26 18:00"));
}

/// A hold that ends and another that begins in one minute: the resumption ends the one it has seen.
#[test]
fn t10_resumed_and_held_anew_in_one_minute() {
    let mut desk = desk();
    desk.hold("2026-11-24 11:00", "customer_owes", "2026-11-27 11:00");
    desk.resume("2026-11-24 12:00");
    desk.hold("2026-11-24 12:00", "outside_finding", "2026-11-24 13:00");
    assert_eq!(desk.due("result"), "11-27 11:00");
    assert_eq!(desk.standing("result", "2026-11-24 12:30"), "held");
}

#[test]
fn t10_a_hold_without_length_is_none() {
    let mut desk = desk();
    desk.hold("2026-11-24 11:00", "customer_owes", "2026-11-24 11:00");
    assert_eq!((desk.due("result").as_str(), cost(&desk)), ("11-26 18:00", vec![]));
}

#[test]
fn t11_across_midnight_and_over_days() {
    for (name, from, until, in_hours, around_the_clock) in [
        ("around midnight", "2026-11-24 23:45", "2026-11-25 00:45", 0, 60),
        ("over five days", "2026-11-25 17:00", "2026-11-30 10:00", 60 + 2 * 540 + 60, 113 * 60),
        ("Monday in London, Tuesday here", "2026-11-24 07:30", "2026-11-24 09:30", 30, 120),
    ] {
        let mut by_hours = desk();
        by_hours.hold(from, "customer_owes", until);
        assert_eq!(cost(&by_hours), [in_hours], "{name}");
        // Ninety-six hours of whatever kind: due on Friday at 10:00, and so much later.
        let mut by_clock = desk_with(elapsed("96h"));
        by_clock.hold(from, "customer_owes", until);
        assert_eq!(cost(&by_clock), [around_the_clock], "{name}");
        let due = at("2026-11-27 10:00").plus_ms(around_the_clock * MS_PER_MINUTE);
        assert_eq!(by_clock.due_at("result"), Some(due), "{name}");
    }
}

/// A case that stands where a clock runs, all done on Monday morning.
fn where_it_runs(clock: &str) -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00"));
    let steps = ["first_contact", "proposal", "customer_reply", "carrying_out", "answer", "review"];
    let upto = steps.iter().position(|step| *step == clock).unwrap_or(1);
    let now = at("2026-11-23 11:00");
    let mut proposal = None;
    for step in &steps[..upto] {
        match *step {
            "first_contact" => {
                desk.act(now, level_set(1));
                desk.act(now, reached());
            }
            "proposal" => proposal = Some(desk.propose(now)),
            "customer_reply" => desk.accept(now, proposal.unwrap(), None),
            "carrying_out" => desk.result(now),
            _ => {
                let answer = Answer::new(2).unwrap();
                let answered = AnswerRecorded { answer, shown: Shown::Call, opens_round: None };
                desk.act(now, Act::AnswerRecorded(answered));
            }
        }
    }
    desk
}

#[test]
fn t12_which_reason_stops_which_clock() {
    let stops = |reason: &str, clock: &str| match reason {
        "customer_owes" => ["result", "proposal", "customer_reply", "carrying_out"].contains(&clock),
        "customer_asked" => ["result", "customer_reply", "carrying_out", "answer"].contains(&clock),
        // Carrying out has no date of its own here: it is due with the result, and stands still with it.
        _ => ["result", "proposal", "carrying_out"].contains(&clock),
    };
    let clocks =
        ["first_contact", "result", "proposal", "customer_reply", "carrying_out", "answer", "review"];
    for reason in ["customer_owes", "customer_asked", "outside_finding"] {
        for clock in clocks {
            let mut desk = where_it_runs(clock);
            let before = desk.due_at(clock).unwrap();
            desk.hold("2026-11-23 14:00", reason, "2026-11-23 16:00");
            let after = desk.due_at(clock).unwrap();
            let standing = desk.standing(clock, "2026-11-23 15:00");
            assert_eq!(standing == "held", stops(reason, clock), "{reason} {clock}");
            // Every one of them is due at a closing time: two hours are two hours of the next morning.
            let calendar = desk.rulebook().office().clone();
            let lost = calendar.working_time_between(before, after).minutes();
            assert_eq!(lost, if stops(reason, clock) { 120 } else { 0 }, "{reason} {clock}");
        }
    }
}

#[test]
fn t12_contacts_and_dates_of_others_are_never_held() {
    let mut desk = where_it_runs("proposal");
    let before = desk.due("weekly_contact");
    for reason in ["customer_owes", "customer_asked", "outside_finding"] {
        desk.hold("2026-11-24 10:00", reason, "2026-11-26 10:00");
    }
    assert_eq!(desk.due("weekly_contact"), before);
    assert_eq!(desk.standing("weekly_contact", "2026-11-25 10:00"), "running");
}

/// Decision 11: a date agreed with the customer is kept, whatever is waited for.
#[test]
fn t12_a_date_agreed_with_the_customer_is_not_held() {
    let mut desk = where_it_runs("proposal");
    desk.agree(at("2026-11-23 12:00"), Some("2026-11-25".parse().unwrap()));
    desk.hold("2026-11-24 10:00", "customer_asked", "2026-11-26 10:00");
    for clock in ["result", "carrying_out"] {
        assert_eq!(desk.due(clock), "11-25 18:00");
        assert_eq!(desk.standing(clock, "2026-11-24 11:00"), "running", "{clock}");
        assert_eq!(desk.standing(clock, "2026-11-25 18:01"), "breached", "{clock}");
    }
}

#[test]
fn t13_what_was_broken_before_stays_broken_and_both_are_shown() {
    let mut desk = desk();
    desk.hold("2026-11-27 10:00", "customer_owes", "2026-11-30 10:00");
    let now = at("2026-11-27 11:00");
    assert_eq!(desk.standing("result", "2026-11-27 11:00"), "breached");
    let (broken, is_held) = desk.run("result", |run| (run.breached_at(now), run.held_at(now).is_some()));
    assert_eq!(broken, Some(at("2026-11-26 18:00")));
    assert!(is_held, "the case waits for the customer, and the clock says so");
    assert_eq!(cost(&desk), [0; 0], "but it puts nothing off");
}

/// However long, and wherever it begins: while it lasts nothing is broken.
#[test]
fn t13_a_held_clock_is_never_broken() {
    for (from, until, due) in [
        ("2026-11-26 17:59", "2026-12-04 09:00", "12-04 09:01"),
        // Begun at the very instant it was due: no time is left, and the hold's end is the last instant in time.
        ("2026-11-26 18:00", "2026-11-27 08:00", "11-27 08:00"),
        ("2026-11-26 18:00", "2026-11-28 12:00", "11-28 12:00"),
        ("2026-11-24 10:00", "2026-12-08 18:00", "12-11 17:00"),
    ] {
        let mut desk = desk();
        desk.hold(from, "customer_owes", until);
        let hours = at(until).ms_since(at(from)) / (60 * MS_PER_MINUTE);
        for now in (0..=hours).map(|hour| at(from).plus_ms(hour * 60 * MS_PER_MINUTE)) {
            assert_eq!(desk.run("result", |run| run.breached_at(now)), None, "{from} at {now:?}");
        }
        assert_eq!(desk.due("result"), due, "{from}");
    }
}

#[test]
fn t13_neither_by_midnight_nor_in_a_break() {
    for (within, from, until, due) in [
        // Due at midnight: an evening's hold costs nothing, and still nothing breaks in it.
        ("3wd@24", "2026-11-26 20:00", "2026-11-27 08:00", "11-27 08:00"),
        ("3wd@24", "2026-11-26 20:00", "2026-11-26 22:00", "11-27 00:00"),
        ("72h", "2026-11-26 09:00", "2026-11-26 20:00", "11-26 21:00"),
    ] {
        let mut desk = desk_with(results_within(2, [within; 3], OnLevelChange::Continue));
        desk.hold(from, "customer_owes", until);
        assert_eq!(desk.due("result"), due, "{within} {from}");
    }
}

#[test]
fn t14_from_one_hold_into_another_nothing_counts_twice() {
    let due = |second: &str, until: &str, reason: &str| {
        let mut desk = desk();
        desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 14:00");
        desk.hold(second, reason, until);
        desk.due("result")
    };
    assert_eq!(due("2026-11-24 12:00", "2026-11-24 16:00", "outside_finding"), "11-27 15:00", "overlapping");
    assert_eq!(due("2026-11-24 14:00", "2026-11-24 16:00", "outside_finding"), "11-27 15:00", "touching");
    assert_eq!(due("2026-11-24 12:00", "2026-11-24 13:00", "outside_finding"), "11-27 13:00", "within");
    assert_eq!(due("2026-11-24 15:00", "2026-11-24 16:00", "outside_finding"), "11-27 14:00", "apart");
    assert_eq!(due("2026-11-24 12:00", "2026-11-24 16:00", "customer_owes"), "11-27 15:00", "the same again");
}

#[test]
fn t14_one_resumption_ends_all() {
    let mut desk = desk();
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-25 14:00");
    desk.hold("2026-11-24 11:00", "outside_finding", "2026-11-26 16:00");
    desk.resume("2026-11-24 12:00");
    assert_eq!(desk.due("result"), "11-27 11:00");
    assert_eq!(desk.standing("result", "2026-11-24 12:00"), "running");
    let stretches = desk.run("result", |run| run.held.iter().map(|h| (h.from, h.to)).collect::<Vec<_>>());
    assert_eq!(stretches, [(at("2026-11-24 10:00"), at("2026-11-24 12:00"))]);
}

#[test]
fn t15_a_form_entered_later_as_already_waiting_for_the_customer() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).hold("2026-11-23 10:00", "customer_owes", "2026-11-24 10:00");
    desk.level("2026-11-25 09:00", 1);
    // Monday 10 to 18, Tuesday 9 to 10: nine hours, all of Friday.
    assert_eq!(desk.due("result"), "11-27 18:00");
    assert_eq!(desk.standing("result", "2026-11-23 10:00"), "held");
}

#[test]
fn t15_a_step_that_begins_while_the_case_is_held_stands_still_from_its_start() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 16:00").contact("2026-11-24 15:00");
    // Two working days from Tuesday, and the hour from 15 to 16.
    assert_eq!(desk.due("proposal"), "11-27 10:00");
    assert_eq!(desk.standing("proposal", "2026-11-24 15:00"), "held");
    // A step that begins as the hold ends has lost nothing.
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 16:00").contact("2026-11-24 16:00");
    assert_eq!(desk.due("proposal"), "11-26 18:00");
}

#[test]
fn t16_it_ends_by_itself_at_the_very_instant() {
    let standing_around = |desk: &Desk, end: Timestamp| {
        [-1, 0].map(|ms| desk.run("result", |run| super::standing(run, end.plus_ms(ms))))
    };
    let mut asked = desk();
    asked.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 11:30");
    assert_eq!(standing_around(&asked, at("2026-11-24 11:30")), ["held", "running"]);
    // The longest that the reason allows: ten working days after 24 November, whatever was asked for.
    let mut endless = desk();
    endless.hold("2026-11-24 10:00", "customer_owes", "2099-12-31 23:59");
    assert_eq!(standing_around(&endless, at("2026-12-08 18:00")), ["held", "running"]);
    assert_eq!(endless.due("result"), "12-11 17:00");
}

#[test]
fn t16_the_longest_hold_is_reckoned_on_the_offices_hours_as_known_when_it_began() {
    let mut desk = desk();
    desk.hold("2026-11-24 10:00", "customer_owes", "2099-12-31 23:59");
    desk.office("2026-11-25 09:00", 1, closed(office("09:00-18:00"), "2026-12-07"));
    let end = at("2026-12-08 18:00");
    assert_eq!(desk.standing("result", "2026-12-08 17:59"), "held");
    assert_eq!(desk.run("result", |run| run.held[0].to), end);
}

/// A reason that the policy does not know is refused before it is written, and without effect where it was.
#[test]
fn t12_a_hold_for_no_reason_stops_nothing() {
    let mut desk = Desk::new();
    let policy = regulation(2, |policy| policy.holds.clear());
    desk.policy(EARLY, policy).register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk.act(at("2026-11-24 10:00"), held("customer_owes", at("2026-11-24 16:00")));
    let case = redress_core::case::fold(
        redress_core::event::CaseId(desk.written[0].id),
        &desk.written,
        desk.rulebook(),
    )
    .unwrap();
    let runs = redress_core::sla::clocks(&case, desk.rulebook());
    let result = runs.iter().find(|run| run.target.id == "result").unwrap();
    assert_eq!((result.due_at(), result.held.len()), (Some(at("2026-11-26 18:00")), 0));
}
