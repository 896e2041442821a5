//! T26: a person sets another level while the clock runs. What that does is the policy's choice, clock by clock.
//!
//! The case came on Monday 23 November at 10:00; the office is open 09:00-18:00.

use super::at;
use super::desk::{Desk, level_set, results_within};
use redress_core::policy::OnLevelChange::{self, Continue, Restart, RestartWithCredit};
use redress_core::sla::Cause;

const EARLY: &str = "2025-12-02 09:00";

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00"));
    desk
}

/// The result within so many working minutes: a day has 540, the first one 480.
fn by_minutes(on_level_change: OnLevelChange) -> Desk {
    let mut desk = Desk::new();
    let policy = results_within(2, ["600wm", "1200wm", "1800wm"], on_level_change);
    desk.policy(EARLY, policy).register(at("2026-11-23 10:00"));
    desk
}

/// 3, 5 and 10 working days: Thursday 26, Monday 30, Monday 7 December.
#[test]
fn t26_under_the_regulation_it_keeps_the_start_and_takes_the_new_limit() {
    for (share, changed, due, standing) in [
        ("30 %", "2026-11-24 11:30", "11-30 18:00", "running"),
        ("99 %", "2026-11-26 17:39", "11-30 18:00", "running"),
        ("at the last instant", "2026-11-26 18:00", "11-30 18:00", "running"),
        ("101 %", "2026-11-27 09:21", "11-26 18:00", "breached"),
    ] {
        let mut desk = desk();
        desk.level("2026-11-23 10:00", 1).level(changed, 2);
        assert_eq!(desk.due("result"), due, "{share}");
        assert_eq!(desk.standing("result", "2026-11-27 09:22"), standing, "{share}");
    }
}

#[test]
fn t26_a_lower_level_never_breaks_what_was_in_time() {
    for (changed, due) in [
        ("2026-11-24 11:00", "11-26 18:00"),
        ("2026-11-26 18:00", "11-26 18:00"),
        // Three days are over on Friday: due at the change itself.
        ("2026-11-27 11:00", "11-27 11:00"),
    ] {
        let mut desk = desk();
        desk.level("2026-11-23 10:00", 3).level(changed, 1);
        assert_eq!(desk.due("result"), due, "{changed}");
        assert!(!["breached", "met late"].contains(&desk.standing("result", changed)), "{changed}");
    }
    let mut late = desk();
    late.level("2026-11-23 10:00", 3).level("2026-11-27 11:00", 1);
    assert_eq!(late.standing("result", "2026-11-27 11:01"), "breached");
    let not_before = late.run("result", |run| run.explain().not_before);
    assert_eq!(not_before, Some(at("2026-11-27 11:00")), "and it says why");
}

#[test]
fn t26_the_matrix_at_30_99_and_101_percent() {
    for (on_level_change, at_30, at_99) in [
        // 1,200 minutes from Monday 10:00 end on Wednesday at 12:00.
        (Continue, "11-25 12:00", "11-25 12:00"),
        // From Monday 13:00; from Tuesday 10:54.
        (Restart, "11-25 15:00", "11-26 12:54"),
        // The 180, and the 594, that were used count.
        (RestartWithCredit, "11-25 12:00", "11-25 12:00"),
    ] {
        for (changed, due) in [
            ("2026-11-23 13:00", at_30),
            ("2026-11-24 10:54", at_99),
            // It was due at 11:00: too late for any of them.
            ("2026-11-24 11:06", "11-24 11:00"),
        ] {
            let mut desk = by_minutes(on_level_change);
            desk.level("2026-11-23 10:00", 1).level(changed, 2);
            assert_eq!(desk.due("result"), due, "{on_level_change:?} {changed}");
        }
    }
}

#[test]
fn t26_the_matrix_for_a_lower_level() {
    // 700 of 1,200 minutes were used by Tuesday 12:40; the lower level has 600.
    for (on_level_change, due) in
        [(Continue, "11-24 12:40"), (Restart, "11-25 13:40"), (RestartWithCredit, "11-24 12:40")]
    {
        let mut desk = by_minutes(on_level_change);
        desk.level("2026-11-23 10:00", 2).level("2026-11-24 12:40", 1);
        assert_eq!(desk.due("result"), due, "{on_level_change:?}");
    }
}

#[test]
fn t26_the_matrix_in_working_days() {
    // Changed on Tuesday at 11:30, 10.5 hours after the start; five days from then have 51.5 open hours.
    for (on_level_change, due) in
        [(Continue, "11-30 18:00"), (Restart, "12-01 18:00"), (RestartWithCredit, "11-30 16:30")]
    {
        let mut desk = Desk::new();
        desk.policy(EARLY, results_within(2, ["3wd", "5wd", "10wd"], on_level_change));
        desk.register(at("2026-11-23 10:00"));
        desk.level("2026-11-23 10:00", 1).level("2026-11-24 11:30", 2);
        assert_eq!(desk.due("result"), due, "{on_level_change:?}");
        let used = desk.run("result", |run| run.explain().used_before.minutes());
        assert_eq!(used, if on_level_change == RestartWithCredit { 630 } else { 0 });
    }
}

#[test]
fn t26_a_change_while_held_keeps_the_hold() {
    let mut regulation = desk();
    regulation.level("2026-11-23 10:00", 1).hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
    regulation.level("2026-11-24 11:00", 2);
    assert_eq!(regulation.due("result"), "12-01 11:00");
    // Held Tuesday 10 to 12, changed at 10:30: ninety minutes of the hold lie ahead; of Tuesday one hour was used.
    for (on_level_change, due) in
        [(Continue, "11-25 14:00"), (Restart, "11-26 14:00"), (RestartWithCredit, "11-25 14:00")]
    {
        let mut desk = by_minutes(on_level_change);
        desk.level("2026-11-23 10:00", 1).hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
        desk.level("2026-11-24 10:30", 2);
        assert_eq!(desk.due("result"), due, "{on_level_change:?}");
        assert_eq!(desk.standing("result", "2026-11-24 11:59"), "held");
    }
}

/// When the doer is warned, as `11-25 11:00`; the regulation warns of the result at 80 percent.
fn warned(desk: &Desk) -> String {
    desk.run("result", |run| super::shown(run.warn_at))
}

#[test]
fn t26_the_warning_is_a_share_of_the_time_since_the_restart() {
    for (on_level_change, due, warned_at) in [
        // 240 of 1,200 minutes are left.
        (Continue, "11-25 12:00", "11-24 17:00"),
        (Restart, "11-25 15:00", "11-25 11:00"),
        // 1,020 were left at the change, of which 204 now.
        (RestartWithCredit, "11-25 12:00", "11-24 17:36"),
    ] {
        let mut desk = by_minutes(on_level_change);
        desk.level("2026-11-23 10:00", 1).level("2026-11-23 13:00", 2);
        assert_eq!((desk.due("result").as_str(), warned(&desk).as_str()), (due, warned_at));
        // Set anew without a change it starts nothing.
        desk.level("2026-11-24 15:00", 2);
        assert_eq!(warned(&desk), warned_at, "{on_level_change:?}");
    }
}

#[test]
fn t26_a_restart_late_in_the_day_does_not_warn_at_once() {
    // 99 percent of the first limit was used: at risk, and then it has the new limit before it.
    let mut desk = by_minutes(Restart);
    desk.level("2026-11-23 10:00", 1).level("2026-11-24 10:54", 2);
    assert_eq!((desk.due("result").as_str(), warned(&desk).as_str()), ("11-26 12:54", "11-25 17:54"));
    // Due at the change itself: there is no time to warn of.
    let mut over = by_minutes(RestartWithCredit);
    over.level("2026-11-23 10:00", 2).level("2026-11-24 12:40", 1);
    assert_eq!((over.due("result").as_str(), warned(&over).as_str()), ("11-24 12:40", "11-24 12:40"));
}

#[test]
fn t26_a_hold_around_a_restart_is_no_part_of_its_share() {
    for (from, until, due, warned_at) in [
        ("2026-11-23 11:00", "2026-11-23 12:00", "11-25 15:00", "11-25 11:00"),
        // An hour of it lies after the restart.
        ("2026-11-23 12:00", "2026-11-23 14:00", "11-25 16:00", "11-25 12:00"),
        ("2026-11-25 13:00", "2026-11-25 15:00", "11-25 17:00", "11-25 11:00"),
    ] {
        let mut desk = by_minutes(Restart);
        desk.level("2026-11-23 10:00", 1);
        let mut acts = [(from, true), ("2026-11-23 13:00", false)];
        acts.sort_unstable();
        for (when, is_hold) in acts {
            if is_hold {
                desk.hold(when, "customer_owes", until);
            } else {
                desk.level(when, 2);
            }
        }
        assert_eq!((desk.due("result").as_str(), warned(&desk).as_str()), (due, warned_at), "{from}");
    }
}

/// What was agreed on is counted from nowhere: the whole time since the complaint came.
#[test]
fn t26_a_restart_moves_no_warning_of_an_agreed_date() {
    for on_level_change in [Continue, Restart, RestartWithCredit] {
        let mut desk = by_minutes(on_level_change);
        desk.level("2026-11-23 10:00", 2).level("2026-11-23 13:00", 1).contact("2026-11-23 14:00");
        desk.agree(at("2026-11-23 15:00"), Some("2026-11-27".parse().unwrap()));
        assert_eq!((desk.due("result").as_str(), warned(&desk).as_str()), ("11-27 18:00", "11-27 09:12"));
    }
}

#[test]
fn t26_a_change_on_a_day_off() {
    for (on_level_change, due) in
        [(Continue, "12-03 18:00"), (Restart, "12-04 18:00"), (RestartWithCredit, "12-03 10:00")]
    {
        let mut desk = Desk::new();
        desk.policy(EARLY, results_within(2, ["3wd", "5wd", "10wd"], on_level_change));
        // Thursday 10:00; by Saturday 17 hours were used, five days from then have 45.
        desk.register(at("2026-11-26 10:00"));
        desk.level("2026-11-26 10:00", 1).level("2026-11-28 12:00", 2);
        assert_eq!(desk.due("result"), due, "{on_level_change:?}");
    }
}

#[test]
fn t26_of_two_changes_in_one_minute_the_later_counts_once() {
    for on_level_change in [Continue, Restart, RestartWithCredit] {
        let due = |levels: &[u8]| {
            let mut desk = by_minutes(on_level_change);
            desk.level("2026-11-23 10:00", 1);
            for level in levels {
                desk.act(at("2026-11-23 13:00"), level_set(*level));
            }
            let moved = desk.run("result", |run| run.moved.len());
            (desk.due("result"), moved)
        };
        assert_eq!(due(&[3, 2]), due(&[2]), "{on_level_change:?}");
        assert_eq!(due(&[2, 1]).1, 0, "{on_level_change:?}: there and back is no change");
    }
}

/// A restart is one more line in the history of the same run: its alert stays one.
#[test]
fn t26_the_run_stays_one_and_tells_its_history() {
    let mut desk = by_minutes(Restart);
    desk.level("2026-11-23 10:00", 1).level("2026-11-23 13:00", 2).level("2026-11-23 14:00", 3);
    desk.run("result", |run| {
        assert_eq!((run.round, run.occurrence), (1, 1));
        let moved: Vec<_> = run.moved.iter().map(|moved| (moved.at, moved.from)).collect();
        assert_eq!(
            moved,
            [
                (at("2026-11-23 13:00"), Some(at("2026-11-24 11:00"))),
                (at("2026-11-23 14:00"), Some(at("2026-11-25 15:00"))),
            ]
        );
        assert!(run.moved.iter().all(|moved| matches!(moved.cause, Cause::Level(_))));
    });
}

/// The answer, appeal or meeting that opens a form starts its clocks anew; setting a level there starts none again.
#[test]
fn t26_setting_the_level_it_has_changes_nothing() {
    for on_level_change in [Continue, Restart, RestartWithCredit] {
        let mut desk = by_minutes(on_level_change);
        desk.level("2026-11-23 10:00", 1).level("2026-11-24 10:00", 1);
        assert_eq!(desk.due("result"), "11-24 11:00", "{on_level_change:?}");
    }
}

/// A change is entered for an hour before one that its writer had seen: from that hour on it replaces both.
#[test]
fn a_level_told_of_an_earlier_hour_counts_from_there() {
    let mut desk = desk();
    desk.level("2026-11-23 10:00", 1).level("2026-11-23 12:00", 3).level("2026-11-23 11:00", 2);
    let counted = |desk: &Desk| {
        let case = desk.case();
        let counted = case.state.round().unwrap().level_settings.counted().to_vec();
        counted.into_iter().map(|(at, level)| (super::shown(at), level.get())).collect::<Vec<_>>()
    };
    let line = |hour: &str, level| (format!("11-23 {hour}"), level);
    let until_noon = [line("10:00", 1), line("11:00", 2), line("12:00", 2)];
    assert_eq!(counted(&desk), until_noon);
    assert_eq!(desk.due("result"), "11-30 18:00");
    desk.level("2026-11-23 13:00", 3);
    assert_eq!(counted(&desk), [&until_noon[..], &[line("13:00", 3)]].concat());
}

/// A case at level 1 whose first contact was made on Monday at 11:00: a proposal is due on Wednesday at 18:00.
fn investigated(changed: &str, level: u8) -> Desk {
    let mut desk = desk();
    desk.level("2026-11-23 10:00", 1).contact("2026-11-23 11:00").level(changed, level);
    desk
}

/// Every run of a clock, as `occurrence start due standing`, seen on Monday 30 November.
fn runs(desk: &Desk, clock: &str) -> Vec<String> {
    let case = desk.case();
    let found = redress_core::sla::clocks(&case, desk.rulebook());
    let of_clock = found.iter().filter(|run| run.target.id == clock);
    let line = |run: &redress_core::sla::ClockRun<'_>| {
        let (start, due) = (super::shown(run.started_at), super::shown(run.due_at().unwrap()));
        let broken = run.breached_at(at("2026-11-30 12:00")).map_or("", |_| " broken");
        format!("{} {start} {due} {}{broken}", run.occurrence, super::standing(run, at("2026-11-30 12:00")))
    };
    of_clock.map(line).collect()
}

/// The law of views found it: the way back to the hand-over took the broken proposal with it.
#[test]
fn a_higher_level_undoes_no_breach_of_a_step_it_leads_back_from() {
    assert_eq!(
        runs(&investigated("2026-11-27 10:00", 2), "proposal"),
        ["1 11-23 11:00 11-25 18:00 void broken"]
    );
    assert_eq!(runs(&investigated("2026-11-25 10:00", 2), "proposal"), ["1 11-23 11:00 11-25 18:00 void"]);
    let mut taken = investigated("2026-11-27 10:00", 2);
    taken.by = "陈静";
    taken.act(at("2026-11-27 12:00"), redress_core::event::Act::Taken(redress_core::event::TextOnly {}));
    assert_eq!(
        runs(&taken, "proposal"),
        ["1 11-23 11:00 11-25 18:00 void broken", "2 11-27 12:00 12-01 18:00 running"],
        "with the taking it has come to the working tier, as with a hand-over"
    );
}

#[test]
fn a_lower_level_starts_no_step_in_the_past_and_leaves_the_breach_of_the_hand_over() {
    let mut desk = desk();
    desk.level("2026-11-23 10:00", 2).contact("2026-11-23 11:00").level("2026-11-27 10:00", 1);
    assert_eq!(runs(&desk, "hand_over"), ["1 11-23 11:00 11-23 11:30 void broken"]);
    assert_eq!(runs(&desk, "proposal"), ["1 11-27 10:00 12-01 18:00 running"]);
    // And up again: the proposal was begun on Friday, not on Monday.
    desk.level("2026-11-27 15:00", 2);
    assert_eq!(runs(&desk, "proposal"), ["1 11-27 10:00 12-01 18:00 void"]);
}

/// ROUTE-3: four hours for the special report, from the moment that level 3 was set.
#[test]
fn the_special_report_is_due_from_the_level_being_set() {
    let mut desk = Desk::new();
    desk.by = "陈静";
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 2).contact("2026-11-23 11:00");
    desk.level("2026-11-26 10:00", 3);
    assert_eq!(runs(&desk, "special_report"), ["1 11-26 10:00 11-26 14:00 breached broken"]);
    assert_eq!(runs(&desk, "proposal"), ["1 11-23 11:00 11-25 18:00 void broken"]);
}
