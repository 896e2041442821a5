//! The report as JSON, with stable names; each figure with the case numbers behind it.

use redress_core::case::Case;
use redress_core::complaint::{Answer, Level, Status};
use redress_core::event::{CaseId, StoreCode};
use redress_core::report::{
    ClosedWay, Column, Count, Dimension, Kept, Line, Movement, SeriousCase, Share, WeeklyReport,
};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use serde::Serialize;
use std::collections::BTreeMap;

type Numbers<'a> = BTreeMap<CaseId, &'a str>;

#[derive(Serialize)]
pub struct Weekly<'a> {
    week: String,
    monday: String,
    sunday: String,
    store: Option<&'a str>,
    until: String,
    as_of: Option<String>,
    total: BTreeMap<&'static str, Figure<'a>>,
    by: BTreeMap<&'static str, Vec<Group<'a>>>,
    closed_ways: BTreeMap<&'static str, Figure<'a>>,
    reopened: Figure<'a>,
    first_response: Promise<'a>,
    result_in_time: Promise<'a>,
    satisfaction: Satisfaction<'a>,
    escalations: BTreeMap<&'static str, Figure<'a>>,
    overdue_clocks: BTreeMap<&'a str, Figure<'a>>,
    open_serious: Vec<Serious<'a>>,
}

/// A number, the cases behind it, and the same of the week before.
#[derive(Serialize)]
struct Figure<'a> {
    count: usize,
    cases: Vec<&'a str>,
    before: Before<'a>,
}

#[derive(Serialize)]
struct Before<'a> {
    count: usize,
    cases: Vec<&'a str>,
}

#[derive(Serialize)]
struct Group<'a> {
    key: String,
    #[serde(flatten)]
    figures: BTreeMap<&'static str, Figure<'a>>,
}

#[derive(Serialize)]
struct Percent {
    percent: Option<f64>,
    percent_before: Option<f64>,
}

#[derive(Serialize)]
struct Promise<'a> {
    #[serde(flatten)]
    percent: Percent,
    kept: Figure<'a>,
    missed: Figure<'a>,
}

#[derive(Serialize)]
struct Satisfaction<'a> {
    #[serde(flatten)]
    percent: Percent,
    answers: BTreeMap<u8, Figure<'a>>,
}

#[derive(Serialize)]
struct Serious<'a> {
    case: &'a str,
    level: Level,
    store: Option<&'a str>,
    received_at: String,
    status: Status,
    due_at: Option<String>,
    overdue: bool,
}

pub fn of<'a>(report: &'a WeeklyReport, cases: &'a [Case], rulebook: &Rulebook) -> Weekly<'a> {
    let numbers: Numbers<'a> = cases.iter().map(|case| (case.id, case.number())).collect();
    let figure = |this: &Count, before: &Count| Figure {
        count: this.number(),
        cases: named(this, &numbers),
        before: Before { count: before.number(), cases: named(before, &numbers) },
    };
    let movement = |this: &Movement, before: &Movement| -> BTreeMap<&'static str, Figure<'a>> {
        Column::ALL
            .iter()
            .map(|column| (column.code(), figure(this.get(*column), before.get(*column))))
            .collect()
    };
    let group = |line: Line| Group { figures: movement(&line.this, &line.before), key: line.key };
    let promise = |this: &Kept, before: &Kept| Promise {
        percent: percent(this.share(), before.share()),
        kept: figure(&this.kept, &before.kept),
        missed: figure(&this.missed, &before.missed),
    };
    let (this, before) = (&report.figures, &report.before);
    let way = |way: &ClosedWay| (way.code(), figure(&this.closed(*way), &before.closed(*way)));
    let answer =
        |answer: Answer| (answer.get(), figure(this.satisfaction.of(answer), before.satisfaction.of(answer)));
    let nothing = Count::default();
    let clocks = this
        .overdue_clocks()
        .map(|(id, count)| (id, figure(count, before.overdue_clock(id).unwrap_or(&nothing))));
    let offset = rulebook.office().offset();
    Weekly {
        week: report.week.to_string(),
        monday: report.week.monday().to_string(),
        sunday: report.week.sunday().to_string(),
        store: report.store.as_ref().map(StoreCode::as_str),
        until: report.until.to_rfc3339(offset),
        as_of: report.as_of.map(|at| at.to_rfc3339(offset)),
        total: movement(&this.total, &before.total),
        by: Dimension::ALL
            .iter()
            .map(|dimension| (dimension.code(), report.lines(*dimension).into_iter().map(group).collect()))
            .collect(),
        closed_ways: ClosedWay::ALL.iter().map(way).collect(),
        reopened: figure(&this.reopened, &before.reopened),
        first_response: promise(&this.first_response, &before.first_response),
        result_in_time: promise(&this.result_in_time, &before.result_in_time),
        satisfaction: Satisfaction {
            percent: percent(this.satisfaction.share(), before.satisfaction.share()),
            answers: Answer::all().map(answer).collect(),
        },
        escalations: BTreeMap::from([
            ("by_answer", figure(&this.escalations.by_answer, &before.escalations.by_answer)),
            ("to_docket", figure(&this.escalations.to_docket, &before.escalations.to_docket)),
            ("by_person", figure(&this.escalations.by_person, &before.escalations.by_person)),
        ]),
        overdue_clocks: clocks.collect(),
        open_serious: report.open_serious.iter().map(|case| serious(case, offset)).collect(),
    }
}

fn named<'a>(count: &Count, numbers: &Numbers<'a>) -> Vec<&'a str> {
    count.cases.iter().filter_map(|id| numbers.get(id).copied()).collect()
}

fn percent(this: Share, before: Share) -> Percent {
    let tenths = |share: Share| share.per_mille().map(|tenths| tenths as f64 / 10.0);
    Percent { percent: tenths(this), percent_before: tenths(before) }
}

fn serious(case: &SeriousCase, offset: UtcOffset) -> Serious<'_> {
    let text = |at: Timestamp| at.to_rfc3339(offset);
    Serious {
        case: &case.number,
        level: case.level,
        store: case.store.as_ref().map(StoreCode::as_str),
        received_at: text(case.received_at),
        status: case.status,
        due_at: case.due_at.map(text),
        overdue: case.is_overdue,
    }
}
