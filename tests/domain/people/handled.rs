//! Who handled a form neither reviews it (ROUTE-4) nor decides an appeal against it (APPEAL-1).

use super::{at, names};
use crate::story::{tell, try_to_tell};
use redress_core::assignment::reviewers;

/// 赵丽 handles it at head office from end to end; a line of somebody else's comes in at its letter.
const LINES: [(char, &str); 9] = [
    (
        '登',
        "10:00 总部电脑 赵丽 登记 自理 一级 投诉类型=消费者投诉 投诉渠道=电话 投诉主题=产品质量 客户姓名=李娜 \
         电话=13800000001 商品=鞋 客户诉求=修：开胶",
    ),
    ('联', "10:10 总部电脑 赵丽 联系 主动 电话 已联系上 要点齐全"),
    ('方', "10:20 总部电脑 赵丽 方案 甲 维修：修。"),
    ('告', "10:30 总部电脑 赵丽 告知方案 甲"),
    ('受', "10:40 总部电脑 赵丽 客户接受 甲 电话"),
    ('结', "10:50 总部电脑 赵丽 结果 维修：修好了。"),
    ('知', "11:00 总部电脑 赵丽 告知结果 电话"),
    ('答', "11:10 总部电脑 赵丽 回答 2 电话"),
    ('审', "11:20 总部电脑 赵丽 备注：等审核。"),
];

/// The story up to `last`, with what somebody else did after the line called `after`; `instead` of 赵丽's next.
fn script(after: char, act: &str, instead: bool, last: char) -> String {
    let mut lines = Vec::new();
    let mut skips = false;
    for (letter, line) in LINES {
        if !std::mem::take(&mut skips) {
            lines.push(format!("11-23 周一 {line}"));
        }
        if letter == after && !act.is_empty() {
            let soon = line.get(..4).unwrap_or_default();
            lines.extend(act.split('|').map(|act| format!("11-23 周一 {soon}5 总部电脑 {act}")));
            skips = instead;
        }
        if letter == last {
            break;
        }
    }
    lines.join("\n")
}

#[test]
fn who_handled_a_form_does_not_review_it() {
    for (what, after, act, instead, may) in [
        ("nothing", '登', "", false, true),
        ("a note", '登', "陈静 备注：看过。", false, true),
        ("a try", '登', "陈静 联系 主动 电话 未接通", false, true),
        ("authorising", '方', "陈静 批准 甲", false, true),
        ("a real contact", '方', "陈静 联系 主动 电话 已联系上", false, false),
        ("the customer's yes", '告', "陈静 客户接受 甲 电话", true, false),
        ("the customer's answer", '知', "陈静 回答 2 电话", true, false),
        ("a call-back in place of the answer", '知', "陈静 回答 2 他人电话回访", true, false),
        ("owned earlier", '登', "陈静 接手|赵丽 接手", false, false),
        ("was assigned earlier", '登', "赵丽 指派 陈静|陈静 指派 赵丽", false, false),
        // SAT-5: the check of an answer is the reviewer's.
        ("the spot check", '答', "陈静 回答 2 他人电话回访", false, true),
        ("a call during the review", '答', "陈静 联系 主动 电话 已联系上", false, true),
        ("another answer during the review", '答', "陈静 回答 2 电话", false, false),
    ] {
        let before = script(after, act, instead, '审');
        let told = tell("handled", &before);
        let found = reviewers(&told.cases[0], &told.rulebook, at("2026-11-23 12:00"), &|_| 0);
        let found = names(&told.rulebook, found.into_iter().map(|candidate| candidate.person.id.clone()));
        assert_eq!(found, [if may { "陈静" } else { "刘洋" }], "{what}");
        let reviewed = try_to_tell("handled", &format!("{before}\n11-23 周一 12:00 总部电脑 陈静 审核通过"));
        match reviewed {
            Ok(_) => assert!(may, "{what}"),
            Err(fault) => assert!(!may && fault.contains("HandledByReviewer"), "{what}: {fault}"),
        }
    }
}

/// At level 3 the director guides, which is not handling (states.md); talking to the customer is.
#[test]
fn guiding_is_not_handling() {
    for (act, reviewer) in
        [("孙伟 指导：先停售。", "孙伟"), ("孙伟 批准 甲", "孙伟"), ("孙伟 联系 主动 电话 已联系上", "吴敏")]
    {
        let raised = "赵丽 定级 三级|赵丽 移交 刘洋|刘洋 接手|刘洋 专项汇报：伤人。|刘洋 方案 甲 维修：修。";
        let before = script('联', &format!("{raised}|{act}"), false, '联');
        let told = tell("guided", &before);
        let found = reviewers(&told.cases[0], &told.rulebook, at("2026-11-23 12:00"), &|_| 0);
        let found = names(&told.rulebook, found.into_iter().map(|candidate| candidate.person.id.clone()));
        assert_eq!(found, [reviewer], "{act}");
    }
}

#[test]
fn who_handled_a_form_does_not_decide_its_appeal() {
    for (after, act, may) in
        [('登', "", true), ('方', "陈静 批准 甲", true), ('联', "陈静 联系 主动 电话 已联系上", false)]
    {
        let lodged = script(after, act, false, '告') + "\n11-23 周一 11:00 总部电脑 赵丽 申诉：不服。";
        for decided in ["支持：重办。", "不支持：维持。"] {
            let line = format!("{lodged}\n11-23 周一 12:00 总部电脑 陈静 申诉决定 {decided}");
            match try_to_tell("appeal", &line) {
                Ok(_) => assert!(may, "{act}"),
                Err(fault) => assert!(!may && fault.contains("HandledByReviewer"), "{act}: {fault}"),
            }
            // Another of that tier, or above it, decides.
            assert!(try_to_tell("appeal", &line.replace("陈静 申诉决定", "刘洋 申诉决定")).is_ok());
        }
    }
}
