//! The list of open level-2 and level-3 cases with their next step.

use super::tale::{at, complaint, report, rulebook};
use redress_core::complaint::Status;

#[test]
fn the_most_serious_and_longest_open_come_first() {
    let rulebook = rulebook();
    let ordinary = complaint(&rulebook, "A01", "Mon 10:00").first_contact();
    let second = complaint(&rulebook, "A02", "Tue 10:00").level(2).contacted();
    let older = complaint(&rulebook, "A03", "Mon 10:00").level(2).contacted().handed_over();
    let third = complaint(&rulebook, "A04", "Fri 16:00").level(3);
    let raised = complaint(&rulebook, "A05", "Wed 10:00").first_contact().result_told().answered(4);
    let closed = complaint(&rulebook, "A06", "Mon 10:00").on("Tue 10:00").level(2).withdrawn();
    let report = report(&rulebook, &[&ordinary, &second, &older, &third, &raised, &closed]);

    let listed: Vec<(&str, u8, Status, bool)> = report
        .open_serious
        .iter()
        .map(|case| (case.number.as_str(), case.level.get(), case.status, case.is_overdue))
        .collect();
    let expected = [
        ("A04", 3, Status::Registered, false),
        ("A03", 2, Status::Investigating, true),
        ("A02", 2, Status::ToHandOver, true),
        ("A05", 2, Status::Investigating, true),
    ];
    assert_eq!(listed, expected);
    assert_eq!(report.open_serious[0].due_at, Some(at("next Mon 18:00")));
}

#[test]
fn the_list_shows_the_case_as_it_stood_at_the_end_of_the_week() {
    let rulebook = rulebook();
    let tale = complaint(&rulebook, "A01", "Fri 16:00").level(2).on("next Mon 10:00").level(3);
    let report = report(&rulebook, &[&tale]);
    assert_eq!(report.open_serious[0].level.get(), 2);
}
