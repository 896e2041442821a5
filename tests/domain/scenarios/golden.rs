//! Two bundles as this version first wrote them, never written again: what they say must be read the same
//! for as long as the record lasts (docs/bundle-format.md).

use redress_core::bundle::{nothing_held, read};
use redress_core::case::{Case, fold};
use redress_core::complaint::{Level, Status};
use redress_core::event::Entry;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Standing, clocks};
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

fn golden(name: &str) -> (Case, Rulebook) {
    let file = format!("{}/../../tests/scenarios/golden/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    let reading = read(&std::fs::read(file).unwrap(), &nothing_held, None).unwrap();
    assert!(reading.is_sound());
    let entries: Vec<Arc<Entry>> = reading.sorted.entries().cloned().collect();
    let rulebook = Rulebook::of(&entries);
    let id =
        entries.iter().filter(|entry| entry.event.act.opens_case()).find_map(|entry| entry.case()).unwrap();
    let of_case: Vec<Arc<Entry>> = entries.into_iter().filter(|entry| entry.case() == Some(id)).collect();
    (fold(id, &of_case, &rulebook).unwrap(), rulebook)
}

/// Every clock as `name round.occurrence due standing`, seen at the end of the year.
fn clock_lines(case: &Case, rulebook: &Rulebook) -> Vec<String> {
    let now = Timestamp::parse("2026-12-31 18:00", UtcOffset::CHINA).unwrap();
    let mut lines: Vec<String> = clocks(case, rulebook)
        .iter()
        .map(|run| {
            let due = run.due_at().unwrap().local(UtcOffset::CHINA).format("%m-%d %H:%M");
            let standing = match run.standing(now) {
                Standing::Met => "met",
                Standing::MetLate => "met late",
                Standing::Void => "void",
                _ => "open",
            };
            format!("{} {}.{} {due} {standing}", run.target.id, run.round, run.occurrence)
        })
        .collect();
    lines.sort();
    lines
}

#[test]
fn the_case_that_went_to_the_meeting() {
    let (case, rulebook) = golden("to-the-meeting");
    assert_eq!(case.number(), "SH01-261102-A01");
    assert_eq!((case.status(&rulebook), case.level()), (Status::Archived, Level::THREE));
    assert_eq!((case.entries.len(), case.state.rounds.len()), (TO_THE_MEETING.0, 3));
    assert_eq!(clock_lines(&case, &rulebook), TO_THE_MEETING.1);
}

#[test]
fn the_case_that_two_tablets_worked_on() {
    let (case, rulebook) = golden("two-tablets");
    assert_eq!(case.number(), "SH01-261123-A01");
    assert_eq!((case.status(&rulebook), case.level()), (Status::CarryingOut, Level::ONE));
    assert_eq!(case.owner().unwrap().as_str(), "li-qiang");
    assert_eq!((case.entries.len(), case.state.rounds.len()), (TWO_TABLETS.0, 1));
    assert_eq!(clock_lines(&case, &rulebook), TWO_TABLETS.1);
}

const TO_THE_MEETING: (usize, &[&str]) = (
    30,
    &[
        "answer 1.1 11-05 18:00 met",
        "answer 2.1 11-10 18:00 met",
        "answer 3.1 11-13 18:00 met",
        "archiving 3.1 11-17 18:00 met",
        "carrying_out 1.1 11-05 18:00 met",
        "carrying_out 2.1 11-11 18:00 met",
        "carrying_out 3.1 11-23 18:00 met",
        "customer_reply 1.1 11-05 18:00 met",
        "customer_reply 2.1 11-10 18:00 met",
        "customer_reply 3.1 11-13 18:00 met",
        "docket_decision 3.1 11-17 18:00 met",
        "docket_placing 3.1 11-13 18:00 met",
        "first_contact 1.1 11-03 18:00 met",
        "guidance 3.1 11-10 18:00 met",
        "proposal 1.1 11-04 18:00 met",
        "proposal 2.1 11-06 18:00 met",
        "proposal 3.1 11-11 18:00 met",
        "result 1.1 11-05 18:00 met",
        "result 2.1 11-11 18:00 met",
        "result 3.1 11-23 18:00 met",
        "special_report 3.1 11-10 09:15 met",
        "summary 3.1 11-17 18:00 met",
        "taking 2.1 11-05 11:35 met",
        "weekly_contact 2.1 11-06 18:00 met",
        "weekly_contact 2.2 11-06 18:00 met",
        "weekly_contact 2.3 11-06 18:00 met late",
        "weekly_contact 2.4 11-12 18:00 void",
        "weekly_contact 3.1 11-10 18:00 met",
        "weekly_contact 3.2 11-11 18:00 met",
        "weekly_contact 3.3 11-12 18:00 met",
        "weekly_contact 3.4 11-13 18:00 void",
    ],
);

const TWO_TABLETS: (usize, &[&str]) = (
    14,
    &[
        "carrying_out 1.1 11-26 18:00 open",
        "customer_reply 1.1 11-26 18:00 met",
        "first_contact 1.1 11-24 18:00 met",
        "proposal 1.1 11-25 18:00 met",
        "result 1.1 11-26 18:00 open",
        "weekly_contact 1.4 11-30 18:00 open",
    ],
);
