//! Promises kept and missed (SLA-1, SLA-2), each counted once, in the week it was decided; and what is overdue.

use super::tale::{at, complaint, counts, report, rulebook, week};
use redress_core::report::weekly;
use redress_core::time::Timestamp;

/// Received Thursday: due Friday at close of business. Received Friday: due the Monday after.
#[test]
fn a_first_response_counts_in_the_week_it_was_decided() {
    let rulebook = rulebook();
    // (received, first contact, kept this week, missed this week, kept or missed the week before)
    let table = [
        ("Thu 10:00", "Fri 17:00", 1, 0, 0),
        ("Thu 10:00", "Fri 18:00", 1, 0, 0),
        ("Thu 10:00", "Fri 18:00:00.001", 0, 1, 0),
        ("Thu 10:00", "next Mon 10:00", 0, 1, 0),
        ("Fri 10:00", "Fri 11:00", 1, 0, 0),
        ("Fri 10:00", "next Mon 11:00", 0, 0, 0),
        ("last Fri 10:00", "last Fri 11:00", 0, 0, 1),
        ("last Fri 10:00", "Mon 11:00", 1, 0, 0),
        ("last Fri 10:00", "Tue 11:00", 0, 1, 0),
        ("last Thu 10:00", "Tue 11:00", 0, 0, 1),
    ];
    for (received, contacted, kept, missed, before) in table {
        let tale = complaint(&rulebook, "A01", received).on(contacted).first_contact();
        let report = report(&rulebook, &[&tale]);
        let first_response = &report.figures.first_response;
        let decided = (
            first_response.kept.number(),
            first_response.missed.number(),
            report.before.first_response.share().whole,
        );
        assert_eq!(decided, (kept, missed, before), "{received}, {contacted}");
    }
}

#[test]
fn a_promise_is_missed_from_the_millisecond_after_it_was_due() {
    let rulebook = rulebook();
    let case = complaint(&rulebook, "A01", "Thu 10:00").case();
    for (now, missed) in [("Fri 17:59", 0), ("Fri 18:00", 0), ("Fri 18:00:00.001", 1)] {
        let report = weekly([&case], &rulebook, week(), None, at(now));
        assert_eq!(report.figures.first_response.missed.number(), missed, "{now}");
    }
}

#[test]
fn a_promise_that_fell_away_in_time_promised_nothing() {
    let rulebook = rulebook();
    let in_time = complaint(&rulebook, "A01", "Mon 10:00").on("Mon 15:00").withdrawn();
    let too_late = complaint(&rulebook, "A02", "Mon 10:00").on("Thu 10:00").withdrawn();
    let report = report(&rulebook, &[&in_time, &too_late]);
    counts(&report.figures.first_response.kept, &[]);
    counts(&report.figures.first_response.missed, &[&too_late]);
    counts(&report.figures.result_in_time.missed, &[]);
}

#[test]
fn the_result_is_measured_by_the_limit_of_its_level() {
    let rulebook = rulebook();
    // Level 1 has three working days: Monday's complaint is due on Thursday at 18:00.
    let kept = complaint(&rulebook, "A01", "Mon 10:00").on("Thu 17:00").first_contact().result_told();
    let missed = complaint(&rulebook, "A02", "Mon 10:00").on("Fri 10:00").first_contact().result_told();
    let report = report(&rulebook, &[&kept, &missed]);
    counts(&report.figures.result_in_time.kept, &[&kept]);
    counts(&report.figures.result_in_time.missed, &[&missed]);
    assert_eq!(report.figures.result_in_time.share().to_text(), "50.0%");
}

#[test]
fn overdue_is_what_has_run_out_and_still_runs() {
    let rulebook = rulebook();
    let overdue = complaint(&rulebook, "A01", "Mon 10:00");
    let caught_up = complaint(&rulebook, "A02", "Mon 10:00").on("Sat 10:00").first_contact();
    let in_time = complaint(&rulebook, "A03", "Fri 10:00");
    let report = report(&rulebook, &[&overdue, &caught_up, &in_time]);
    let clocks: Vec<(&str, usize)> =
        report.figures.overdue_clocks().map(|(id, count)| (id, count.number())).collect();
    // The first contact of the second came late, but it came; its result is still missing.
    assert_eq!(clocks, [("first_contact", 1), ("result", 2)]);
    counts(&report.figures.total.overdue, &[&overdue, &caught_up]);
}

#[test]
fn overdue_is_asked_at_the_end_of_the_week_or_now() {
    let rulebook = rulebook();
    let tale = complaint(&rulebook, "A01", "Fri 10:00");
    let cases = [tale.case()];
    let overdue = |week, now| weekly(&cases, &rulebook, week, None, now).figures.total.overdue.number();
    assert_eq!(overdue(week(), Timestamp::MAX), 0);
    assert_eq!(overdue(week().next(), at("next Mon 18:00")), 0);
    assert_eq!(overdue(week().next(), at("next Mon 18:00:00.001")), 1);
}

#[test]
fn a_reopening_promises_a_first_response_anew() {
    let rulebook = rulebook();
    let again = complaint(&rulebook, "A01", "last Mon")
        .solved(2)
        .on("Tue 10:00")
        .reopened()
        .on("Wed 09:30")
        .contacted();
    let report = report(&rulebook, &[&again]);
    counts(&report.figures.first_response.kept, &[&again]);
    counts(&report.before.first_response.kept, &[&again]);
}
