//! Other departments' tasks (ROUTE-5) and dates set by others (DATE-1): due when people said, whatever form is in
//! hand, until they are done or the case is closed.

use super::at;
use super::desk::{Desk, closed, office};
use redress_core::case::Case;
use redress_core::complaint::{Answer, DeadlineSource, Shown};
use redress_core::event::{
    Act, AnswerRecorded, DepartmentTaskDone, DepartmentTaskSet, EventId, OutsideDeadlineMet,
    OutsideDeadlineSet, TextOnly,
};
use redress_core::sla::{Doer, clocks};

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:00");
    desk
}

fn task(desk: &mut Desk, when: &str, due_on: &str) -> EventId {
    let department = "质检部".to_owned();
    let due_on = due_on.parse().unwrap();
    desk.act(at(when), Act::DepartmentTaskSet(DepartmentTaskSet { department, due_on }))
}

fn task_done(desk: &mut Desk, when: &str, task: EventId) {
    desk.act(at(when), Act::DepartmentTaskDone(DepartmentTaskDone { task }));
}

fn deadline(desk: &mut Desk, when: &str, due_at: &str) -> EventId {
    let (source, reference) = (DeadlineSource::Regulator, "2026-17".to_owned());
    let due_at = at(due_at);
    desk.act(at(when), Act::OutsideDeadlineSet(OutsideDeadlineSet { source, due_at, reference }))
}

/// Every run of a clock, as `round.occurrence due standing`.
fn runs(desk: &Desk, clock: &str, now: &str) -> Vec<String> {
    let case: Case = desk.case();
    let found = clocks(&case, desk.rulebook());
    let of_clock = found.iter().filter(|run| run.target.id == clock);
    let line = |run: &redress_core::sla::ClockRun<'_>| {
        let due = super::shown(run.due_at().unwrap());
        format!("{}.{} {due} {}", run.round, run.occurrence, super::standing(run, at(now)))
    };
    of_clock.map(line).collect()
}

/// Worked to the answer, on Monday at noon.
fn answered(desk: &mut Desk, answer: u8, opens_round: Option<u32>) {
    let noon = at("2026-11-23 12:00");
    desk.agree(noon, None);
    desk.result(noon);
    let answer = Answer::new(answer).unwrap();
    desk.act(noon, Act::AnswerRecorded(AnswerRecorded { answer, shown: Shown::Call, opens_round }));
}

#[test]
fn a_task_is_due_at_close_of_business_on_its_date() {
    for (due_on, due) in [("2026-11-25", "11-25 18:00"), ("2026-11-28", "11-30 18:00")] {
        let mut desk = desk();
        task(&mut desk, "2026-11-23 11:00", due_on);
        assert_eq!(runs(&desk, "department_task", "2026-11-23 11:00"), [format!("1.1 {due} running")]);
    }
}

#[test]
fn each_task_ends_when_it_is_done_itself() {
    let mut desk = desk();
    let second = task(&mut desk, "2026-11-23 11:00", "2026-11-25");
    let first = task(&mut desk, "2026-11-23 10:30", "2026-11-24");
    let never = task(&mut desk, "2026-11-23 12:00", "2026-11-24");
    task_done(&mut desk, "2026-11-24 18:00", first);
    task_done(&mut desk, "2026-11-25 18:01", second);
    assert_ne!(never, first);
    assert_eq!(
        runs(&desk, "department_task", "2026-11-26 09:00"),
        ["1.1 11-24 18:00 met", "1.2 11-25 18:00 met late", "1.3 11-24 18:00 breached"]
    );
}

#[test]
fn the_owner_answers_for_them() {
    let mut desk = desk();
    task(&mut desk, "2026-11-23 11:00", "2026-11-25");
    deadline(&mut desk, "2026-11-23 11:00", "2026-11-27 12:00");
    for clock in ["department_task", "outside_deadline"] {
        let is_owner =
            desk.run(clock, |run| matches!(&run.doer, Doer::Person(id) if id.as_str() == "zhao-li"));
        assert!(is_owner, "{clock}");
    }
}

#[test]
fn a_date_set_by_others_is_due_to_the_minute_and_knows_no_hours() {
    let met = |when: &str| {
        let mut desk = desk();
        let set = deadline(&mut desk, "2026-11-23 11:00", "2026-11-28 20:00");
        desk.act(at(when), Act::OutsideDeadlineMet(OutsideDeadlineMet { deadline: set }));
        runs(&desk, "outside_deadline", "2026-12-31 09:00")
    };
    assert_eq!(met("2026-11-28 20:00"), ["1.1 11-28 20:00 met"]);
    assert_eq!(met("2026-11-28 20:01"), ["1.1 11-28 20:00 met late"]);
}

#[test]
fn nothing_moves_what_others_have_set() {
    let mut desk = desk();
    task(&mut desk, "2026-11-23 11:00", "2026-11-25");
    deadline(&mut desk, "2026-11-23 11:00", "2026-11-25 12:00");
    desk.level("2026-11-23 12:00", 3).hold("2026-11-24 10:00", "customer_owes", "2026-11-26 10:00");
    desk.office("2026-11-24 11:00", 1, closed(office("09:00-18:00"), "2026-11-25"));
    assert_eq!(runs(&desk, "department_task", "2026-11-25 09:00")[0][..15], *"1.1 11-25 18:00");
    assert_eq!(runs(&desk, "outside_deadline", "2026-11-25 12:01"), ["1.1 11-25 12:00 breached"]);
}

/// An answer 4 opens a new form, and the regulator's date stands.
#[test]
fn both_outlast_the_form_they_were_entered_on() {
    let mut desk = desk();
    let asked = task(&mut desk, "2026-11-23 11:00", "2026-11-24");
    deadline(&mut desk, "2026-11-23 11:00", "2026-11-27 12:00");
    answered(&mut desk, 4, Some(2));
    desk.round = 2;
    assert_eq!(runs(&desk, "department_task", "2026-11-24 18:01"), ["1.1 11-24 18:00 breached"]);
    task_done(&mut desk, "2026-11-24 12:00", asked);
    assert_eq!(runs(&desk, "department_task", "2026-11-24 18:01"), ["1.1 11-24 18:00 met"]);
    assert_eq!(runs(&desk, "outside_deadline", "2026-11-27 12:01"), ["1.1 11-27 12:00 breached"]);
}

#[test]
fn they_fall_away_when_the_case_is_closed_and_a_breach_stays() {
    for (closing, standing, broken) in
        [("2026-11-24 12:00", "void", false), ("2026-11-25 12:00", "void", true)]
    {
        let mut desk = desk();
        task(&mut desk, "2026-11-23 11:00", "2026-11-24");
        answered(&mut desk, 2, None);
        desk.by = "陈静";
        desk.act(at(closing), Act::ReviewAccepted(TextOnly {}));
        assert_eq!(desk.standing("department_task", "2026-12-31 09:00"), standing);
        let breached_at = desk.run("department_task", |run| run.breached_at(at("2026-12-31 09:00")));
        assert_eq!(breached_at.is_some(), broken, "{closing}");
    }
}

#[test]
fn a_task_is_warned_of_in_working_time_and_a_date_of_others_in_elapsed_time() {
    let mut desk = desk();
    task(&mut desk, "2026-11-27 12:00", "2026-11-30");
    deadline(&mut desk, "2026-11-27 12:00", "2026-12-01 12:00");
    // Of fifteen open hours 3:45 are left at 14:15 on Monday; of four days one is left on Monday at noon.
    assert_eq!(desk.run("department_task", |run| run.warn_at), at("2026-11-30 14:15"));
    assert_eq!(desk.run("outside_deadline", |run| run.warn_at), at("2026-11-30 12:00"));
}
