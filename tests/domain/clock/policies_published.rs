//! Policies that are published while clocks run: for what starts from then on, or for running clocks too.
//!
//! The case came on Monday 23 November at 10:00 and is due on Thursday 26 at 18:00, after three working days.

use super::at;
use super::desk::{Desk, clock, level_set, per_level, policy_published, regulation, results_within};
use redress_core::complaint::Channel;
use redress_core::event::{Act, Reopened, TextOnly};
use redress_core::policy::{CalendarChoice, OnLevelChange, Policy, built_in};
use redress_core::sla::{Cause, clocks};

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk
}

fn days(number: u32, days: &str) -> Policy {
    results_within(number, [days; 3], OnLevelChange::Continue)
}

#[test]
fn a_new_policy_is_for_what_starts_from_then_on() {
    let mut desk = desk();
    let longer = regulation(2, |policy| {
        clock(policy, "result").within = Some(per_level(["9wd"; 3]));
        clock(policy, "proposal").within = Some(per_level(["4wd"; 3]));
    });
    desk.policy("2026-11-24 09:00", longer).contact("2026-11-24 10:00");
    assert_eq!(desk.due("result"), "11-26 18:00", "the event that started it named the first");
    assert_eq!(desk.due("proposal"), "11-30 18:00", "the contact that started it named the second");
    assert_eq!(desk.run("proposal", |run| run.policy.number), 2);
}

#[test]
fn one_for_running_clocks_too_moves_what_lies_ahead() {
    let mut longer = desk();
    longer.policy_also_running("2026-11-24 09:00", days(2, "5wd"));
    assert_eq!(longer.due("result"), "11-30 18:00");
    longer.run("result", |run| {
        assert_eq!(run.policy.number, 2);
        assert_eq!(run.moved.len(), 1);
        assert_eq!(
            (run.moved[0].at, &run.moved[0].cause, run.moved[0].from),
            (at("2026-11-24 09:00"), &Cause::Policy(2), Some(at("2026-11-26 18:00")))
        );
    });
    // One working day was over yesterday: due at the publication, not before.
    let mut shorter = desk();
    shorter.policy_also_running("2026-11-25 10:00", days(2, "1wd"));
    assert_eq!(shorter.due("result"), "11-25 10:00");
    // After the breach it heals nothing.
    let mut late = desk();
    late.policy_also_running("2026-11-26 18:01", days(2, "9wd"));
    assert_eq!(
        (late.due("result").as_str(), late.run("result", |run| run.policy.number)),
        ("11-26 18:00", 1)
    );
}

#[test]
fn it_takes_effect_when_it_says() {
    let effective = |from: &str| {
        let mut desk = desk();
        desk.publish(at("2026-11-24 09:00"), policy_published(at(from), true, days(2, "5wd")));
        desk.due("result")
    };
    assert_eq!(effective("2026-11-26 18:00"), "11-30 18:00", "at the last instant");
    assert_eq!(effective("2026-11-26 18:01"), "11-26 18:00", "too late");
    assert_eq!(effective("2026-11-01 09:00"), "11-30 18:00", "backdated: from its publication");
}

#[test]
fn a_lower_number_never_goes_back() {
    let mut desk = Desk::new();
    desk.policy("2026-11-20 09:00", days(3, "5wd"));
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert_eq!(desk.due("result"), "11-30 18:00");
    desk.policy_also_running("2026-11-24 09:00", days(2, "9wd"));
    assert_eq!(desk.due("result"), "11-30 18:00");
    assert_eq!(
        desk.rulebook().policy(desk.rulebook().policy_in_force(at("2026-12-01 09:00"))).unwrap().number,
        3
    );
}

/// T34: a clock, or a reason for a hold, that the new policy does not know any more.
#[test]
fn t34_a_clock_unknown_to_the_new_policy_goes_on() {
    let mut desk = desk();
    let renamed = regulation(2, |policy| {
        let result = clock(policy, "result");
        result.id = "answer_to_customer".to_owned();
        result.within = Some(per_level(["9wd"; 3]));
        policy.holds.clear();
    });
    desk.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
    desk.policy_also_running("2026-11-24 11:00", renamed);
    assert_eq!(
        (desk.due("result").as_str(), desk.run("result", |run| run.policy.number)),
        ("11-27 11:00", 1)
    );
    let malformed = regulation(3, |_| {});
    let malformed = Policy { clocks: Vec::new(), ..malformed };
    desk.policy_also_running("2026-11-24 11:30", malformed);
    assert_eq!(desk.due("result"), "11-27 11:00", "a malformed one never becomes active");
}

/// T39: the same entries under a published policy give the same alerts, none cancelled.
#[test]
fn t39_a_publication_cancels_nothing() {
    let mut desk = desk();
    let keys = |desk: &Desk| {
        let case = desk.case();
        let runs = clocks(&case, desk.rulebook());
        runs.iter().map(|run| (run.target.id.clone(), run.round, run.occurrence)).collect::<Vec<_>>()
    };
    desk.contact("2026-11-23 11:00");
    let before = keys(&desk);
    desk.policy_also_running("2026-11-24 09:00", days(2, "9wd"));
    assert_eq!(keys(&desk), before);
}

/// T39: shorter limits for what runs already: what had ended stays as it ended, and nothing is broken before
/// the publication.
#[test]
fn t39_a_publication_decides_nothing_anew() {
    let account = |is_published: bool| {
        let mut desk = desk();
        desk.contact("2026-11-23 11:00");
        if is_published {
            let mut shorter = days(2, "1wd");
            clock(&mut shorter, "first_contact").within = Some(per_level(["30wm"; 3]));
            desk.policy_also_running("2026-11-25 09:00", shorter);
        }
        let case = desk.case();
        let before = at("2026-11-25 08:59");
        let broken: Vec<_> = clocks(&case, desk.rulebook())
            .iter()
            .map(|run| (run.target.id.clone(), run.breached_at(before)))
            .collect();
        (desk.standing("first_contact", "2026-12-31 09:00"), broken)
    };
    assert_eq!(account(true), account(false));
    assert_eq!(account(true).0, "met");
}

#[test]
fn a_hold_is_read_in_the_policy_that_the_clock_runs_under_when_it_begins() {
    let nothing_stops = || {
        regulation(2, |policy| {
            for hold in &mut policy.holds {
                hold.stops.retain(|clock| clock != "result");
            }
        })
    };
    let due = |held: &str, until: &str, also_running: bool| {
        let mut desk = desk();
        let policy = policy_published(at("2026-11-24 10:00"), also_running, nothing_stops());
        desk.publish(at("2026-11-24 10:00"), policy);
        desk.hold(held, "customer_owes", until);
        desk.due("result")
    };
    assert_eq!(due("2026-11-24 09:00", "2026-11-24 11:00", true), "11-27 11:00", "begun before: it lasts");
    assert_eq!(due("2026-11-24 14:00", "2026-11-24 16:00", true), "11-26 18:00", "begun afterwards");
    assert_eq!(due("2026-11-24 14:00", "2026-11-24 16:00", false), "11-27 11:00", "not for running clocks");
}

#[test]
fn a_clock_may_go_over_to_other_hours() {
    let mut desk = desk();
    let on_store = regulation(2, |policy| clock(policy, "result").on = CalendarChoice::Store);
    desk.policy_also_running("2026-11-24 09:00", on_store);
    assert_eq!(desk.due("result"), "11-26 22:00");
}

#[test]
fn carrying_out_is_due_with_the_result_under_the_results_policy() {
    let mut desk = desk();
    desk.contact("2026-11-23 11:00").policy("2026-11-24 09:00", days(2, "9wd"));
    desk.agree(at("2026-11-24 10:00"), None);
    assert_eq!(
        (desk.due("result").as_str(), desk.due("carrying_out").as_str()),
        ("11-26 18:00", "11-26 18:00")
    );
    desk.policy_also_running("2026-11-24 11:00", days(3, "5wd"));
    assert_eq!(
        (desk.due("result").as_str(), desk.due("carrying_out").as_str()),
        ("11-30 18:00", "11-30 18:00")
    );
}

/// The minute counter found it: a hold entered for the time before the case was reopened named an older policy.
#[test]
fn what_is_told_of_the_time_before_a_form_does_not_choose_its_policy() {
    let mut desk = desk();
    desk.act(at("2026-11-23 12:00"), Act::ComplaintWithdrawn(TextOnly {}));
    desk.policy("2026-11-24 09:00", days(2, "9wd"));
    let received_at = at("2026-11-24 10:00");
    desk.act(received_at, Act::Reopened(Reopened { received_at, channel: Channel::Phone, opens_round: 2 }));
    desk.round = 2;
    desk.act(at("2026-11-23 14:00"), level_set(2));
    assert_eq!(desk.due("result"), "12-07 18:00");
}

/// A desk on a device that has not received the publications made so far: it goes on under the built-in policy.
fn uninformed(publish: impl FnOnce(&mut Desk)) -> Desk {
    let mut desk = Desk::new();
    publish(&mut desk);
    desk.heard = vec![(at("2025-01-01 00:00"), built_in()[0].id)];
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    desk
}

fn due_under(desk: &Desk) -> (String, u32) {
    (desk.due("result"), desk.run("result", |run| run.policy.number))
}

#[test]
fn a_clock_started_without_the_file_takes_it_over_from_its_start() {
    let published =
        |when: &'static str| uninformed(|desk| _ = desk.policy_also_running(when, days(2, "5wd")));
    let before = published("2026-11-20 09:00");
    assert_eq!(due_under(&before), ("11-30 18:00".to_owned(), 2));
    assert_eq!(before.run("result", |run| run.moved.len()), 0, "it never ran under another");
    assert_eq!(due_under(&published("2026-11-23 10:00")), ("11-30 18:00".to_owned(), 2), "at that instant");
    let later = published("2026-11-23 10:01");
    assert_eq!(due_under(&later), ("11-30 18:00".to_owned(), 2));
    assert_eq!(later.run("result", |run| run.moved.len()), 1, "what ran already keeps its history");

    let not_for_running = uninformed(|desk| _ = desk.policy("2026-11-20 09:00", days(2, "5wd")));
    assert_eq!(due_under(&not_for_running), ("11-26 18:00".to_owned(), 1));
    let not_yet = uninformed(|desk| {
        let later = policy_published(at("2026-12-01 09:00"), true, days(2, "5wd"));
        desk.publish(at("2026-11-20 09:00"), later);
    });
    assert_eq!(due_under(&not_yet), ("11-26 18:00".to_owned(), 1));
}

#[test]
fn of_several_it_takes_the_highest_number_over() {
    type Publication = (&'static str, u32, &'static str, bool);
    let rows: [(&[Publication], &str, u32); 5] = [
        (&[("11-18", 2, "5wd", true), ("11-19", 3, "9wd", true)], "12-04 18:00", 3),
        // The third is only for what starts under it.
        (&[("11-18", 2, "5wd", true), ("11-19", 3, "9wd", false)], "11-30 18:00", 2),
        // When the second came the third was in force: nobody took it over.
        (&[("11-18", 3, "9wd", false), ("11-19", 2, "5wd", true)], "11-26 18:00", 1),
        (&[("11-18", 3, "9wd", true), ("11-19", 2, "5wd", true)], "12-04 18:00", 3),
        (&[("11-18", 2, "5wd", true), ("11-24", 3, "9wd", true)], "12-04 18:00", 3),
    ];
    for (publications, due, number) in rows {
        let desk = uninformed(|desk| {
            for (day, number, within, also_running) in publications {
                let when = at(&format!("2026-{day} 09:00"));
                desk.publish(when, policy_published(when, *also_running, days(*number, within)));
            }
        });
        assert_eq!(due_under(&desk), (due.to_owned(), number), "{publications:?}");
    }
}

#[test]
fn a_clock_under_a_later_policy_goes_back_to_none() {
    // Received on Monday; registered on Wednesday, when the third policy was in force already.
    let mut desk = Desk::new();
    desk.policy_also_running("2026-11-20 09:00", days(2, "5wd"));
    desk.policy_also_running("2026-11-24 09:00", days(3, "6wd"));
    desk.policy("2026-11-25 09:00", days(4, "9wd"));
    desk.heard = vec![(at("2025-01-01 00:00"), desk.rulebook().policy_in_force(at("2026-11-25 10:00")))];
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert_eq!(due_under(&desk), ("12-04 18:00".to_owned(), 4));
}

#[test]
fn a_clock_that_the_later_policy_does_not_know_starts_under_the_old_one() {
    let desk = uninformed(|desk| {
        let renamed = regulation(2, |policy| {
            clock(policy, "result").id = "answer_to_customer".to_owned();
            policy.holds.clear();
        });
        desk.policy_also_running("2026-11-20 09:00", renamed);
    });
    assert_eq!(due_under(&desk), ("11-26 18:00".to_owned(), 1));
}

#[test]
fn a_policy_that_is_missing_is_not_taken_over_from() {
    let mut desk = Desk::new();
    desk.policy_also_running("2026-11-20 09:00", days(2, "5wd"));
    desk.heard = vec![(at("2025-01-01 00:00"), redress_core::event::PolicyId::of(b"nobody sent it"))];
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert!(clocks(&desk.case(), desk.rulebook()).is_empty());
}
