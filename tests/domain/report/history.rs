//! Cases of an old ledger: they count by their dates, have no clocks, and may be corrected.

use super::tale::{Tale, at, counts, imported, report, rulebook};
use redress_core::case::History;
use redress_core::command::Command;
use redress_core::complaint::{Answer, Fields, Level};
use redress_core::event::{Act, CaseImported, CaseNumber, Draft, FormAmended};
use redress_core::report::ClosedWay;
use redress_core::rulebook::Rulebook;

fn line(number: &str, received: &str) -> CaseImported {
    CaseImported {
        source: "ledger".to_owned(),
        source_key: number.to_owned(),
        number: CaseNumber::new(number).unwrap(),
        received_at: at(received),
        closed_at: None,
        still_open: false,
        level: None,
        answer: None,
        answered_in_time: None,
        fields: Fields::from([("kind".to_owned(), "consumer".to_owned())]),
    }
}

fn told(rulebook: &Rulebook, said: CaseImported) -> Tale<'_> {
    let number = said.number.clone();
    imported(rulebook, number.as_str(), said)
}

#[test]
fn an_import_counts_by_its_dates_and_has_no_clocks() {
    let rulebook = rulebook();
    let closed_at = Some(at("Thu 10:00"));
    let answer = Answer::new(2);
    let closed = told(&rulebook, CaseImported { closed_at, answer, ..line("L01", "last Fri") });
    let open =
        told(&rulebook, CaseImported { still_open: true, level: Level::new(2), ..line("L02", "Mon 10:00") });
    let unsaid = told(&rulebook, line("L03", "Tue 10:00"));
    let later = told(&rulebook, CaseImported { closed_at: Some(at("next Tue")), ..line("L04", "Wed 10:00") });
    let report = report(&rulebook, &[&closed, &open, &unsaid, &later]);

    counts(&report.figures.total.received, &[&open, &unsaid, &later]);
    counts(&report.figures.closed(ClosedWay::InLedger), &[&closed]);
    counts(&report.figures.total.open, &[&open, &later]);
    counts(&report.figures.total.overdue, &[]);
    counts(&report.before.total.open, &[&closed]);
    counts(report.figures.satisfaction.of(answer.unwrap()), &[&closed]);
    assert_eq!(report.open_serious.len(), 1);
}

#[test]
fn the_ledger_says_itself_whether_the_first_response_was_in_time() {
    let rulebook = rulebook();
    let in_time = told(&rulebook, CaseImported { answered_in_time: Some(true), ..line("L01", "Mon 10:00") });
    let late = told(&rulebook, CaseImported { answered_in_time: Some(false), ..line("L02", "Mon 10:00") });
    let unsaid = told(&rulebook, line("L03", "Mon 10:00"));
    let report = report(&rulebook, &[&in_time, &late, &unsaid]);
    counts(&report.figures.first_response.kept, &[&in_time]);
    counts(&report.figures.first_response.missed, &[&late]);
    counts(&report.figures.result_in_time.missed, &[]);
}

#[test]
fn a_corrected_line_counts_as_corrected() {
    let rulebook = rulebook();
    let mut tale = told(&rulebook, CaseImported { still_open: true, ..line("L01", "last Fri") });
    let fields = [
        (History::CLOSED_AT, "2026-11-18T02:00:00Z"),
        (History::STILL_OPEN, "false"),
        (History::ANSWER, "4"),
        (History::LEVEL, "3"),
        (History::ANSWERED_IN_TIME, "false"),
    ];
    let fields = fields.map(|(code, value)| (code.to_owned(), value.to_owned())).into();
    tale.try_do("wang", Command::Do(Draft::new(Act::FormAmended(FormAmended { fields })))).unwrap();
    let report = report(&rulebook, &[&tale]);
    counts(&report.figures.total.closed, &[&tale]);
    counts(&report.before.total.open, &[&tale]);
    counts(report.figures.satisfaction.of(Answer::new(4).unwrap()), &[&tale]);
    counts(&report.before.first_response.missed, &[&tale]);
    assert_eq!(tale.case().level(), Level::THREE);
}

#[test]
fn a_reopened_import_is_worked_on_here() {
    let rulebook = rulebook();
    let again = told(&rulebook, line("L01", "last Mon")).on("Tue 10:00").reopened();
    let report = report(&rulebook, &[&again]);
    counts(&report.figures.reopened, &[&again]);
    counts(&report.figures.total.open, &[&again]);
    counts(&report.figures.first_response.missed, &[&again]);
}
