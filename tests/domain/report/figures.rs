//! Received, closed and how, open, reopened, escalations, satisfaction, and the groups they break down into.

use super::tale::{at, complaint, counts, full_form, registered, report, rulebook, week};
use redress_core::complaint::{Answer, Field};
use redress_core::event::StoreCode;
use redress_core::report::{ClosedWay, Dimension, weekly};
use redress_core::time::Timestamp;

#[test]
fn received_by_receipt_and_open_until_closed() {
    let rulebook = rulebook();
    let old = complaint(&rulebook, "A01", "last Tue");
    let closed = complaint(&rulebook, "A02", "last Wed").on("Tue 10:00").solved(2);
    let new = complaint(&rulebook, "A03", "Wed 10:00");
    let later = complaint(&rulebook, "A04", "Thu 10:00").on("next Mon 09:00").solved(1);
    let report = report(&rulebook, &[&later, &new, &closed, &old]);

    counts(&report.figures.total.received, &[&new, &later]);
    counts(&report.figures.total.closed, &[&closed]);
    counts(&report.figures.total.open, &[&old, &new, &later]);
    counts(&report.before.total.received, &[&old, &closed]);
    counts(&report.before.total.closed, &[]);
    counts(&report.before.total.open, &[&old, &closed]);
}

#[test]
fn a_complaint_counts_from_its_receipt_even_where_the_form_came_later() {
    let rulebook = rulebook();
    let late = registered(&rulebook, "A01", "Sun 20:00", "next Mon 09:30", full_form());
    let report = report(&rulebook, &[&late]);
    counts(&report.figures.total.received, &[&late]);
    counts(&report.figures.total.open, &[&late]);
}

#[test]
fn each_way_of_closing_is_counted_apart() {
    let rulebook = rulebook();
    let reviewed = complaint(&rulebook, "A01", "Mon 10:00").solved(3);
    let unreachable =
        complaint(&rulebook, "A02", "Mon 10:00").first_contact().result_told().unreachable().reviewed();
    let withdrawn = complaint(&rulebook, "A03", "Mon 10:00").on("Wed 11:00").withdrawn();
    let decided = complaint(&rulebook, "A04", "Mon 10:00")
        .level(3)
        .contacted()
        .handed_over()
        .reported()
        .result_told()
        .answered(5)
        .on("Fri 10:00")
        .decided_to_close();
    let report = report(&rulebook, &[&reviewed, &unreachable, &withdrawn, &decided]);

    counts(&report.figures.closed(ClosedWay::ReviewAccepted), &[&reviewed]);
    counts(&report.figures.closed(ClosedWay::Unreachable), &[&unreachable]);
    counts(&report.figures.closed(ClosedWay::Withdrawn), &[&withdrawn]);
    counts(&report.figures.closed(ClosedWay::Decided), &[&decided]);
    counts(&report.figures.closed(ClosedWay::InLedger), &[]);
    counts(&report.figures.total.closed, &[&reviewed, &unreachable, &withdrawn, &decided]);
}

#[test]
fn void_cases_do_not_count_whenever_they_were_voided() {
    let rulebook = rulebook();
    let kept = complaint(&rulebook, "A01", "Mon 10:00");
    let void = complaint(&rulebook, "A02", "Mon 10:00").on("next Tue 10:00").voided();
    let report = report(&rulebook, &[&kept, &void]);
    counts(&report.figures.total.received, &[&kept]);
    counts(&report.figures.total.open, &[&kept]);
    counts(&report.figures.total.overdue, &[&kept]);
}

#[test]
fn a_reopening_is_no_new_complaint() {
    let rulebook = rulebook();
    let again = complaint(&rulebook, "A01", "last Mon").solved(2).on("Tue 10:00").reopened();
    // Not known as a repeat when it was registered; the link makes it one (REOPEN-1).
    let linked = complaint(&rulebook, "A02", "Wed 10:00").on("next Mon 10:00").repeat_of(again.id);
    let report = report(&rulebook, &[&again, &linked]);
    counts(&report.figures.reopened, &[&again, &linked]);
    counts(&report.figures.total.received, &[]);
    counts(&report.figures.total.open, &[&again, &linked]);
    counts(&report.before.total.closed, &[&again]);
}

#[test]
fn nothing_is_reopened_before_it_was_closed() {
    let rulebook = rulebook();
    let came_before = complaint(&rulebook, "A01", "last Mon").on("Tue 10:00").solved(2);
    let came_before = came_before.on("Wed 10:00").reopened_having_come(at("Mon 10:00"));
    let report = report(&rulebook, &[&came_before]);
    counts(&report.figures.total.closed, &[&came_before]);
    counts(&report.figures.reopened, &[&came_before]);
    counts(&report.figures.total.open, &[&came_before]);
}

#[test]
fn an_answer_after_the_review_reopens() {
    let rulebook = rulebook();
    let regretted = complaint(&rulebook, "A01", "Mon 10:00").solved(3).on("Wed 10:00").answered(5);
    let report = report(&rulebook, &[&regretted]);
    counts(&report.figures.total.closed, &[&regretted]);
    counts(&report.figures.reopened, &[&regretted]);
    counts(&report.figures.total.open, &[&regretted]);
    counts(&report.figures.escalations.by_answer, &[&regretted]);
}

#[test]
fn escalations_by_answer_by_docket_and_by_a_person() {
    let rulebook = rulebook();
    let by_answer = complaint(&rulebook, "A01", "Mon 10:00").first_contact().result_told().answered(4);
    let to_docket = complaint(&rulebook, "A02", "Mon 10:00")
        .level(3)
        .contacted()
        .handed_over()
        .reported()
        .result_told()
        .answered(5);
    let by_person = complaint(&rulebook, "A03", "Mon 10:00").level(1).on("Tue 10:00").level(2);
    // The first level is a confirmation, a lower one no escalation.
    let confirmed = complaint(&rulebook, "A04", "Mon 10:00").level(2);
    let lowered = complaint(&rulebook, "A05", "Mon 10:00").level(2).on("Tue 10:00").level(1);
    let report = report(&rulebook, &[&by_answer, &to_docket, &by_person, &confirmed, &lowered]);

    counts(&report.figures.escalations.by_answer, &[&by_answer]);
    counts(&report.figures.escalations.to_docket, &[&to_docket]);
    counts(&report.figures.escalations.by_person, &[&by_person]);
}

#[test]
fn satisfaction_is_one_to_three_of_the_answers_given() {
    let rulebook = rulebook();
    let told = |number: &str| complaint(&rulebook, number, "Mon 10:00").first_contact().result_told();
    let tales = [
        told("A01").answered(1),
        told("A02").answered(2),
        told("A03").answered(3),
        told("A04").answered(4),
        told("A05").answered(5),
        told("A06").answered(2),
        told("A07"),
    ];
    let report = report(&rulebook, &tales.each_ref());
    let satisfaction = &report.figures.satisfaction;
    let of = |answer: u8| satisfaction.of(Answer::new(answer).unwrap());
    counts(of(1), &[&tales[0]]);
    counts(of(2), &[&tales[1], &tales[5]]);
    counts(of(3), &[&tales[2]]);
    counts(of(4), &[&tales[3]]);
    counts(of(5), &[&tales[4]]);
    assert_eq!(satisfaction.share().to_text(), "66.7%");
    assert_eq!(report.before.satisfaction.share().to_text(), "–");
}

#[test]
fn figures_break_down_into_groups_that_add_up() {
    let rulebook = rulebook();
    let forms = [
        full_form(),
        full_form()
            .with(Field::Kind, "consumer")
            .with(Field::Channel, "wechat")
            .with(Field::Topic, "product_quality"),
        full_form().with(Field::Store, "").with(Field::Product, "").with(Field::Topic, ""),
        full_form().with(Field::Store, "BJ02").with(Field::Product, "Boot"),
    ];
    let numbers = ["A01", "A02", "A03", "A04"];
    let told = numbers
        .iter()
        .zip(forms)
        .map(|(number, form)| registered(&rulebook, number, "Mon 10:00", "Mon 10:00", form));
    let tales: Vec<_> = told.collect();
    let report = report(&rulebook, &tales.iter().collect::<Vec<_>>());

    let received = |dimension: Dimension| -> Vec<(String, usize)> {
        report.lines(dimension).into_iter().map(|line| (line.key, line.this.received.number())).collect()
    };
    let group = |key: &str, number: usize| (key.to_owned(), number);
    assert_eq!(received(Dimension::Kind), [group("consumer", 1), group("franchisee", 3)]);
    assert_eq!(received(Dimension::Level), [group("1", 4)]);
    assert_eq!(received(Dimension::Channel), [group("phone", 3), group("wechat", 1)]);
    assert_eq!(
        received(Dimension::Topic),
        [group("product_quality", 1), group("transport", 2), group("", 1)]
    );
    // A form that names no store counts for the one it was filled in.
    assert_eq!(received(Dimension::Store), [group("BJ02", 1), group("SH01", 3)]);
    assert_eq!(received(Dimension::Product), [group("Boot", 1), group("Canvas shoe", 2), group("", 1)]);
    for dimension in Dimension::ALL {
        let sum: usize = received(*dimension).iter().map(|(_, number)| number).sum();
        assert_eq!(sum, report.figures.total.received.number(), "{dimension:?}");
    }
}

#[test]
fn one_stores_report_holds_its_own_cases_only() {
    let rulebook = rulebook();
    let ours = complaint(&rulebook, "A01", "Mon 10:00");
    let theirs =
        registered(&rulebook, "A02", "Mon 10:00", "Mon 10:00", full_form().with(Field::Store, "BJ02"))
            .first_contact();
    let cases = [ours.case(), theirs.case()];
    let of = |store: &str| weekly(&cases, &rulebook, week(), StoreCode::new(store).as_ref(), Timestamp::MAX);
    counts(&of("SH01").figures.total.received, &[&ours]);
    counts(&of("BJ02").figures.total.received, &[&theirs]);
    counts(&of("GZ03").figures.total.received, &[]);
}

#[test]
fn a_report_of_a_running_week_ends_now() {
    let rulebook = rulebook();
    let seen = complaint(&rulebook, "A01", "Mon 10:00").on("Tue 10:00").solved(1);
    let unseen = complaint(&rulebook, "A02", "Thu 10:00");
    let cases = [seen.case(), unseen.case()];
    let on_monday = weekly(&cases, &rulebook, week(), None, at("Mon 12:00"));
    counts(&on_monday.figures.total.received, &[&seen]);
    counts(&on_monday.figures.total.open, &[&seen]);
    assert_eq!((on_monday.until, on_monday.as_of), (at("Mon 12:00"), Some(at("Mon 10:00"))));
    let on_tuesday = weekly(&cases, &rulebook, week(), None, at("Tue 12:00"));
    counts(&on_tuesday.figures.total.closed, &[&seen]);
    assert_eq!(on_tuesday.as_of, Some(at("Tue 10:00")));
}
