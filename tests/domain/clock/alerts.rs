//! ESC-1 and T27: every alert exactly once, told within service hours, and withdrawn when a late fact says so.

use super::desk::Desk;
use super::{at, script};
use crate::story::{Told, tell};
use redress_core::complaint::Tier;
use redress_core::sla::{AlertKind, Because, Doer, alerts, digest, withdrawn_alerts};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, alert};

fn told(lines: &[&str]) -> Told {
    tell("alerts", &script(lines))
}

/// The alerts as `kind clock round.occurrence`, with everything sent or nothing.
fn shown(told: &Told, now: Timestamp, is_sent: bool) -> Vec<String> {
    let found = alerts(&told.cases[0], &told.rulebook, now, &|_| is_sent);
    let lines = found.iter().map(|alert| {
        let key = &alert.key;
        format!("{:?} {} {}.{}", alert.kind, key.clock, key.round, key.occurrence)
    });
    lines.collect()
}

#[test]
fn t27_an_alert_is_one_however_often_it_is_asked_for() {
    let told = told(&[]);
    let now = at("2026-11-24 18:01");
    let once = shown(&told, now, true);
    assert_eq!(once, ["Breached first_contact 1.1"]);
    assert_eq!(shown(&told, now, true), once);
    // A month offline later it is the same one, with the others that have come up since.
    let later = shown(&told, at("2026-12-24 18:01"), true);
    assert_eq!(later.iter().filter(|line| **line == once[0]).count(), 1);
}

#[test]
fn t27_the_warning_comes_in_working_time() {
    // Due on Friday at 18:00 after nine hours of the office's time: three quarters are over at 15:45.
    let told = tell("warned", &script(&[]).replace("11-23 周一 10:00", "11-26 周四 18:00"));
    assert_eq!(shown(&told, at("2026-11-27 15:44"), true), [""; 0]);
    assert_eq!(shown(&told, at("2026-11-27 15:45"), true), ["AtRisk first_contact 1.1"]);
}

#[test]
fn the_first_who_sees_it_is_remembered() {
    let told =
        told(&["11-24 周二 18:30 孙伟 知悉 first_contact", "11-24 周二 19:00 赵丽 知悉 first_contact"]);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-25 09:00"), &|_| true);
    let (seen_at, by) = found[0].seen.clone().unwrap();
    assert_eq!((seen_at, by.as_str()), (at("2026-11-24 18:30"), "sun-wei"));
}

#[test]
fn a_fact_that_arrives_late_withdraws_the_alert_and_says_why() {
    let seen = "11-24 周二 18:30 孙伟 知悉 first_contact";
    let late = [
        seen,
        "11-24 周二 10:00 赵丽 定级 一级 录入=11-25_09:00",
        "11-24 周二 10:05 赵丽 联系 主动 电话 已联系上 录入=11-25_09:00",
    ];
    let told = told(&late);
    let withdrawn = withdrawn_alerts(&told.cases[0], &told.rulebook);
    assert_eq!(withdrawn.len(), 1);
    assert_eq!(withdrawn[0].because, Because::DoneBefore(at("2026-11-24 10:05")));
    let sentence = alert::withdrawn(&withdrawn[0], &told.cases[0], &told.rulebook, Lang::Zh);
    assert_eq!(sentence, "提醒“首次联系”已撤销：11月24日 周二 10:05 已经完成，记录后来才到。");
}

#[test]
fn an_alert_that_was_right_is_not_withdrawn() {
    let told = told(&[
        "11-24 周二 18:30 孙伟 知悉 first_contact",
        "11-25 周三 10:00 赵丽 定级 一级",
        "11-25 周三 10:05 赵丽 联系 主动 电话 已联系上",
    ]);
    assert_eq!(withdrawn_alerts(&told.cases[0], &told.rulebook), []);
}

#[test]
fn a_case_without_a_taker_is_tier_2s() {
    let script = script(&[]).replace(" 自理", "");
    let told = tell("no taker", &script);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-23 10:00"), &|_| true);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, &found[0].raised_to), (AlertKind::NoTaker, &Doer::Tier(Tier::TWO)));
    assert_eq!(alert::title(&found[0], Lang::Zh), "没有人接手");
}

#[test]
fn a_hand_over_that_has_not_left_the_device_asks_to_be_sent() {
    let told = told(&["11-23 周一 11:00 赵丽 定级 二级", "11-23 周一 11:10 赵丽 移交 二级受理人：请接手。"]);
    let now = at("2026-11-23 11:15");
    assert_eq!(shown(&told, now, false), ["NotSent sending 1.1"]);
    assert_eq!(shown(&told, now, true), [""; 0]);
}

#[test]
fn what_comes_up_at_night_is_gathered_until_the_morning() {
    let told = told(&[
        "11-23 周一 11:00 赵丽 定级 一级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上 约=11-23_21:00",
    ]);
    let office = told.rulebook.office();
    let list = |now: &str| {
        let now = at(now);
        let found = alerts(&told.cases[0], &told.rulebook, now, &|_| true);
        let digest = digest(found.into_iter().map(|alert| (1, alert)), office, now);
        digest.iter().map(|(_, alert)| alert.key.clock.clone()).collect::<Vec<_>>()
    };
    // A promised hour rings whenever it is over.
    assert_eq!(list("2026-11-23 21:01"), ["promised_contact"]);
    // The proposal is at risk from Wednesday 13:30 on, within hours: told at once.
    assert_eq!(list("2026-11-25 17:59")[..2], ["promised_contact", "proposal"]);
    // What is broken at closing is told at the next opening, the most urgent first.
    assert_eq!(list("2026-11-25 18:01"), ["promised_contact"]);
    assert_eq!(list("2026-11-26 09:00")[..2], ["promised_contact", "proposal"]);
}

/// Held, resumed and held again: what rings in the end is one alert, and none while it stands still.
#[test]
fn t27_holds_do_not_ring_again() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:00");
    for day in 24..=26 {
        desk.hold(&format!("2026-11-{day} 10:00"), "customer_owes", &format!("2026-11-{day} 17:00"));
        desk.resume(&format!("2026-11-{day} 11:00"));
    }
    let case = desk.case();
    let of_result = |now: &str| {
        let found = alerts(&case, desk.rulebook(), at(now), &|_| true);
        let lines = found.iter().filter(|alert| alert.key.clock == "result");
        lines.map(|alert| (alert.kind, alert.key.round, alert.key.occurrence)).collect::<Vec<_>>()
    };
    // Three hours were lost: due on Friday at 12:00; seven of 35 hours before, on Thursday at 14:00, it is at risk.
    assert_eq!(of_result("2026-11-26 13:59"), []);
    assert_eq!(of_result("2026-11-26 14:00"), [(AlertKind::AtRisk, 1, 1)]);
    assert_eq!(of_result("2026-11-27 12:00"), [(AlertKind::AtRisk, 1, 1)]);
    assert_eq!(of_result("2026-11-27 12:01"), [(AlertKind::Breached, 1, 1)]);
    assert_eq!(of_result("2027-11-27 12:01"), [(AlertKind::Breached, 1, 1)]);
}

/// T28: done a second before it was due, entered elsewhere, and both merge: no breach, whoever had seen one.
#[test]
fn t28_done_in_time_on_another_tablet() {
    let script = "
11-23 周一 10:00 平板A 王芳 登记 自理 一级 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:01 同步
11-24 周二 17:59:59 平板B 李强 联系 主动 电话 已联系上
11-24 周二 18:00:01 平板A 王芳 知悉 first_contact
";
    let now = at("2026-11-24 18:00:01");
    let first_contact = |told: &Told| {
        let found = alerts(&told.cases[0], &told.rulebook, now, &|_| true);
        found.iter().filter(|alert| alert.key.clock == "first_contact").count()
    };
    let alone: String = script.split_inclusive('\n').filter(|line| !line.contains("平板B")).collect();
    assert_eq!(first_contact(&tell("alone", &alone)), 1);
    let merged = tell("merged", script);
    assert_eq!(first_contact(&merged), 0);
    let withdrawn = withdrawn_alerts(&merged.cases[0], &merged.rulebook);
    assert_eq!(
        withdrawn[0].because,
        Because::DoneBefore(at("2026-11-24 17:59:59")),
        "told, not silently lost"
    );
}
