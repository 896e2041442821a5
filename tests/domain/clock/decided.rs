//! What was decided once stays decided, whatever is corrected, published or added afterwards (T25).

use super::desk::{Desk, regulation};
use super::{at, runs, script};
use crate::story::tell;
use redress_core::complaint::{Channel, Field, Status};
use redress_core::event::{Act, FormAmended, Reopened, TextOnly};
use redress_core::report::{Week, weekly};

const ARCHIVED: [&str; 11] = [
    "11-23 周一 11:00 赵丽 联系 主动 电话 已联系上",
    "11-23 周一 11:01 赵丽 定级 一级",
    "11-23 周一 12:00 赵丽 方案 甲 解释：解释。",
    "11-23 周一 12:01 赵丽 告知方案 甲",
    "11-23 周一 12:02 赵丽 客户接受 甲 电话",
    "11-24 周二 10:00 赵丽 结果 解释：已解释。",
    "11-24 周二 10:10 赵丽 告知结果 电话",
    "11-24 周二 10:20 赵丽 回答 2 电话",
    "11-24 周二 11:00 陈静 审核通过",
    "11-24 周二 12:00 赵丽 总结：好了。",
    "11-24 周二 13:00 何文 归档",
];

/// The kind becomes one that requires more: the archive stays, and so does SLA-1.
#[test]
fn t25_a_corrected_kind_takes_back_no_first_contact() {
    let corrected = "12-10 周四 10:00 何文 修改 投诉类型=加盟商投诉：更正";
    let lines = script(&[&ARCHIVED[..], &[corrected]].concat());
    let told = tell("corrected", &lines);
    assert_eq!(told.cases[0].state.missing_fields(&told.rulebook), [Field::Store]);
    assert_eq!(told.cases[0].status(&told.rulebook), Status::Archived);
    assert_eq!(runs(&lines, "first_contact", "2026-12-11 09:00"), ["1.1 11-24 18:00 met"]);
    assert_eq!(runs(&lines, "proposal", "2026-12-11 09:00"), ["1.1 11-25 18:00 met"]);
}

fn amended(field: Field, value: &str) -> Act {
    Act::FormAmended(FormAmended { fields: [(field.code().to_owned(), value.to_owned())].into() })
}

/// A required field is blanked after the form was complete: nothing is taken back. Before, it is missing again, and
/// the form is complete when all of it stands at once.
#[test]
fn a_form_is_complete_once_all_of_it_stands_at_once() {
    let told = |acts: &[(&str, Field, &str)]| {
        let mut desk = Desk::new();
        desk.register(at("2026-11-23 10:00"));
        let contact = at("2026-11-23 11:00");
        for (when, field, value) in acts.iter().filter(|(when, ..)| at(when) <= contact) {
            desk.act(at(when), amended(*field, value));
        }
        desk.level("2026-11-23 11:00", 1).contact("2026-11-23 11:00");
        for (when, field, value) in acts.iter().filter(|(when, ..)| at(when) > contact) {
            desk.act(at(when), amended(*field, value));
        }
        (desk.standing("first_contact", "2026-12-20 09:00"), desk.case().status(desk.rulebook()))
    };
    let (product, topic) = (Field::Product, Field::Topic);
    assert_eq!(told(&[]), ("met", Status::Investigating));
    let blanked_late = [("2026-12-10 10:00", product, "")];
    assert_eq!(told(&blanked_late), ("met", Status::Investigating));
    let blanked_early = [("2026-11-23 10:30", product, "")];
    assert_eq!(told(&blanked_early), ("breached", Status::Registered));
    let never_at_once =
        [blanked_early[0], ("2026-11-24 09:30", topic, ""), ("2026-11-24 10:00", product, "鞋")];
    assert_eq!(told(&never_at_once), ("breached", Status::Registered));
    let in_time = [&never_at_once[..], &[("2026-11-24 18:00", topic, "product_quality")]].concat();
    assert_eq!(told(&in_time), ("met", Status::Investigating));
    let late = [&never_at_once[..], &[("2026-11-24 18:01", topic, "product_quality")]].concat();
    assert_eq!(told(&late), ("met late", Status::Investigating));
    // As a complaint of another kind nothing more was missing while the product was blank.
    let otherwise = [
        blanked_early[0],
        ("2026-11-23 10:40", Field::Kind, "other"),
        ("2026-11-23 12:00", Field::Kind, "consumer"),
    ];
    assert_eq!(told(&otherwise), ("met", Status::Investigating));
}

/// Blanked at 10:20, corrected back as of 10:10: by the times given it never stood, by what people saw it does.
#[test]
fn a_form_that_is_complete_now_waits_for_nothing() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00"));
    desk.act(at("2026-11-23 10:20"), amended(Field::Product, ""));
    desk.act(at("2026-11-23 10:10"), amended(Field::Product, "鞋"));
    desk.level("2026-11-23 11:00", 1).contact("2026-11-23 11:00");
    assert_eq!(desk.case().state.missing_fields(desk.rulebook()), []);
    assert_eq!(desk.standing("first_contact", "2026-12-20 09:00"), "met");
    assert_eq!(desk.case().status(desk.rulebook()), Status::Investigating);
}

/// A policy that asks for more holds for what is opened under it, not for the form before.
#[test]
fn t25_a_newer_policys_fields_are_asked_of_newer_forms() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 11:00");
    desk.act(at("2026-11-23 12:00"), Act::ComplaintWithdrawn(TextOnly {}));
    desk.policy("2026-12-01 09:00", regulation(2, |policy| policy.required.always.push(Field::Batch)));
    let reopened = Reopened { received_at: at("2026-12-08 09:00"), channel: Channel::Phone, opens_round: 2 };
    desk.act(at("2026-12-08 09:00"), Act::Reopened(reopened));
    desk.round = 2;
    let case = desk.case();
    let found = redress_core::sla::clocks(&case, desk.rulebook());
    let first: Vec<_> = found.iter().filter(|run| run.target.id == "first_contact").collect();
    let now = at("2026-12-30 09:00");
    let standings: Vec<_> = first.iter().map(|run| (run.round, super::standing(run, now))).collect();
    assert_eq!(standings, [(1, "met"), (2, "breached")]);
}

/// Unreachable and closed; the customer calls two weeks later and answers: SLA-2 had fallen away and stays so.
#[test]
fn t31_what_fell_away_at_closing_is_not_decided_by_what_comes_later() {
    let closed = [
        &ARCHIVED[..6],
        &[
            "11-24 周二 10:30 赵丽 联系 主动 电话 未接通",
            "11-25 周三 10:30 赵丽 联系 主动 电话 未接通",
            "11-26 周四 10:30 赵丽 联系 主动 电话 未接通",
            "11-26 周四 10:31 赵丽 联系不上",
            "11-26 周四 11:00 陈静 审核通过",
        ],
    ]
    .concat();
    assert_eq!(runs(&script(&closed), "result", "2026-12-20 09:00"), ["1.1 11-26 18:00 void"]);
    let answered = [&closed[..], &["12-14 周一 10:00 赵丽 回答 2 电话"]].concat();
    assert_eq!(runs(&script(&answered), "result", "2026-12-20 09:00"), ["1.1 11-26 18:00 void"]);
    // T31: and the week that was reported stays as it was.
    let reported = |lines: &[&str]| {
        let told = tell("reported", &script(lines));
        let week: Week = "2026-W48".parse().unwrap();
        let report = weekly(&told.cases, &told.rulebook, week, None, at("2026-11-30 12:00"));
        report.figures
    };
    assert_eq!(reported(&answered), reported(&closed));
}

/// A task of a department falls away when the case is closed; done later, or with the case opened again, it is not
/// broken after all (ROUTE-5).
#[test]
fn a_task_that_fell_away_stays_away() {
    let asked = "11-23 周一 12:05 赵丽 协办 甲 质检部 前=11-26：请检验。";
    let lines = [&ARCHIVED[..5], &[asked], &ARCHIVED[5..]].concat();
    let task =
        |more: &[&str]| runs(&script(&[&lines[..], more].concat()), "department_task", "2026-12-20 09:00");
    assert_eq!(task(&[]), ["1.1 11-26 18:00 void"]);
    assert_eq!(task(&["12-01 周二 10:00 赵丽 协办完成 甲"]), ["1.1 11-26 18:00 void"]);
    assert_eq!(task(&["12-10 周四 10:00 赵丽 重新投诉 电话：又坏了。"]), ["1.1 11-26 18:00 void"]);
}
