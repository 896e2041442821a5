//! Met, breached, fallen away: to the millisecond, and for good.

use super::{at, runs, script};
use crate::story::tell;
use redress_core::sla::{Doer, Standing, clocks};

#[test]
fn a_breach_begins_exactly_one_millisecond_after_the_due_time() {
    let told = tell("breach", &script(&[]));
    let runs = clocks(&told.cases[0], &told.rulebook);
    let due = at("2026-11-24 18:00");
    assert_eq!((runs[0].target.id.as_str(), runs[0].due_at()), ("first_contact", Some(due)));
    assert_eq!((runs[0].standing(due), runs[0].breached_at(due)), (Standing::AtRisk, None));
    let after = due.plus_ms(1);
    assert_eq!((runs[0].standing(after), runs[0].breached_at(after)), (Standing::Breached, Some(due)));
}

#[test]
fn a_withdrawal_undoes_no_breach() {
    let told = tell("withdrawn", &script(&["11-25 周三 10:00 赵丽 撤诉：算了。"]));
    let now = at("2026-12-01 09:00");
    let found: Vec<_> = clocks(&told.cases[0], &told.rulebook)
        .iter()
        .map(|run| (run.target.id.clone(), run.standing(now), run.breached_at(now)))
        .filter(|(id, ..)| id == "first_contact" || id == "result")
        .collect();
    let due = Some(at("2026-11-24 18:00"));
    assert_eq!(found[0], ("first_contact".to_owned(), Standing::Void, due));
    assert_eq!(found[1], ("result".to_owned(), Standing::Void, None));
}

#[test]
fn a_void_case_has_broken_nothing() {
    let told = tell("void", &script(&["11-25 周三 10:00 赵丽 作废 登记有误：错。"]));
    let now = at("2026-12-01 09:00");
    for run in clocks(&told.cases[0], &told.rulebook) {
        assert_eq!((run.standing(now), run.breached_at(now)), (Standing::Void, None), "{}", run.target.id);
    }
}

#[test]
fn who_takes_a_case_over_takes_over_no_past_breach() {
    let lines = [
        "11-25 周三 10:00 陈静 接手",
        "11-25 周三 11:00 陈静 定级 一级",
        "11-25 周三 11:01 陈静 联系 主动 电话 已联系上",
    ];
    let told = tell("doer", &script(&lines));
    let runs = clocks(&told.cases[0], &told.rulebook);
    let doer = |id: &str| &runs.iter().find(|run| run.target.id == id).unwrap().doer;
    let is = |doer: &Doer, name: &str| matches!(doer, Doer::Person(person) if person.as_str() == name);
    assert!(is(doer("first_contact"), "zhao-li"), "due while 赵丽 had it");
    assert!(is(doer("proposal"), "chen-jing"));
}

#[test]
fn hand_over_taking_and_report_follow_each_other_at_level_3() {
    let lines = [
        "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 10:20 赵丽 定级 三级",
        "11-23 周一 10:51 赵丽 移交 刘洋",
        "11-23 周一 14:51 刘洋 接手",
        "11-23 周一 14:52 刘洋 专项汇报：情况。",
        "11-24 周二 18:01 孙伟 指导：办法。",
    ];
    let now = "2026-11-25 09:00";
    for (clock, expected) in [
        ("hand_over", "1.1 11-23 10:50 met late"),
        ("taking", "1.1 11-23 14:51 met"),
        ("special_report", "1.1 11-23 14:51 met late"),
        ("guidance", "1.1 11-24 18:00 met late"),
    ] {
        assert_eq!(runs(&script(&lines), clock, now), [expected], "{clock}");
    }
}

#[test]
fn an_appeal_is_answered_or_falls_away_with_the_customers_yes() {
    let lines = [
        "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 10:20 赵丽 定级 一级",
        "11-23 周一 10:30 赵丽 方案 甲 解释：解释。",
        "11-23 周一 10:31 赵丽 告知方案 甲",
        "11-23 周一 10:40 赵丽 申诉：不服。",
    ];
    let after = |line: &str| runs(&script(&[&lines[..], &[line]].concat()), "appeal", "2026-12-01 09:00");
    assert_eq!(after("11-26 周四 18:00 陈静 申诉决定 不支持：维持。"), ["1.1 11-26 18:00 met"]);
    assert_eq!(after("11-27 周五 09:00 陈静 申诉决定 支持：重办。"), ["1.1 11-26 18:00 met late"]);
    assert_eq!(after("11-24 周二 09:00 赵丽 客户接受 甲 电话"), ["1.1 11-26 18:00 void"]);
    assert_eq!(after("11-24 周二 09:00 赵丽 备注：等。"), ["1.1 11-26 18:00 breached"]);
}

#[test]
fn the_docket_has_its_own_clocks() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");
    let script = std::fs::read_to_string(format!("{folder}/to-the-meeting.txt")).unwrap();
    let now = "2026-12-31 09:00";
    assert_eq!(runs(&script, "docket_placing", now), ["3.1 11-13 18:00 met"]);
    assert_eq!(runs(&script, "docket_decision", now), ["3.1 11-17 18:00 met"]);
}
