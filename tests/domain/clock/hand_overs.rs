//! ROUTE-2 and ROUTE-4: what hands a form over, what does not, and until when it has to be taken.

use super::{runs, script};
use crate::story::tell;
use redress_core::complaint::Status;

/// Registered at 10:00 by 赵丽 of tier 1; at level 2 from 10:05, contacted at 10:10: to be handed over by 10:40.
const RAISED: [&str; 2] =
    ["11-23 周一 10:05 赵丽 定级 二级", "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上"];

fn seen(lines: &[&str], clock: &str) -> Vec<String> {
    runs(&script(lines), clock, "2026-11-24 20:00")
}

fn status(lines: &[&str]) -> Status {
    let told = tell("handed", &script(lines));
    told.cases[0].status(&told.rulebook)
}

/// Someone of tier 2 names themself: it has come to where it belongs, late, and whoever was late stays so.
#[test]
fn a_taking_ends_the_hand_over_and_undoes_no_breach() {
    let taken = [&RAISED[..], &["11-23 周一 13:00 陈静 指派 陈静"]].concat();
    assert_eq!(seen(&taken, "hand_over"), ["1.1 11-23 10:40 met late"]);
    assert_eq!(seen(&taken, "proposal"), ["1.1 11-25 18:00 running"]);
    let in_time = [&RAISED[..], &["11-23 周一 10:30 陈静 指派 陈静"]].concat();
    assert_eq!(seen(&in_time, "hand_over"), ["1.1 11-23 10:40 met"]);
}

/// Whose it was before it had to be handed over, theirs it is: nothing is handed over, whoever has it later.
#[test]
fn a_form_that_was_there_from_the_start_is_not_handed_over() {
    let early = ["11-23 周一 10:02 陈静 指派 陈静", RAISED[0], RAISED[1]];
    assert_eq!(seen(&early, "hand_over"), [""; 0]);
    assert_eq!(status(&early), Status::Investigating);
    let given_away = [&early[..], &["11-24 周二 10:00 陈静 指派 刘洋"]].concat();
    assert_eq!((seen(&given_away, "hand_over"), status(&given_away)), (Vec::new(), Status::Investigating));
}

/// Among colleagues of tier 1 nothing is handed over to tier 2.
#[test]
fn a_hand_over_below_the_working_tier_is_none() {
    let lines = [
        "11-23 周一 10:02 赵丽 移交 王芳：请接。",
        "11-23 周一 10:03 王芳 接手",
        "11-23 周一 10:05 王芳 定级 二级",
        "11-23 周一 10:10 王芳 联系 主动 电话 已联系上",
    ];
    assert_eq!(status(&lines), Status::ToHandOver);
    assert_eq!(seen(&lines, "hand_over"), ["1.1 11-23 10:40 breached"]);
    let handed = [&lines[..], &["11-23 周一 10:20 王芳 移交 二级受理人：请接。"]].concat();
    assert_eq!(seen(&handed, "hand_over"), ["1.1 11-23 10:40 met"]);
}

/// Earlier is allowed; given back before it had to be handed over, it has to be handed over again.
#[test]
fn an_early_hand_over_counts_while_it_stands() {
    let early = ["11-23 周一 10:02 赵丽 移交 二级受理人：请接。", RAISED[0], RAISED[1]];
    assert_eq!(status(&early), Status::Investigating);
    assert_eq!(seen(&early, "hand_over"), ["1.1 11-23 10:40 met"]);
    let back = [
        "11-23 周一 10:02 赵丽 移交 二级受理人：请接。",
        "11-23 周一 10:03 陈静 接手",
        "11-23 周一 10:04 陈静 指派 赵丽",
        RAISED[0],
        RAISED[1],
    ];
    assert_eq!(status(&back), Status::ToHandOver);
}

/// Sent on before anyone took it: the first receiver owes nothing any more, the second has four hours of their own.
#[test]
fn a_form_sent_on_is_the_next_receivers_to_take() {
    let lines = [
        &RAISED[..],
        &[
            "11-23 周一 10:15 赵丽 移交 二级受理人：请接。",
            "11-23 周一 12:00 赵丽 移交 刘洋：请刘洋接。",
            "11-23 周一 15:00 刘洋 接手",
        ],
    ]
    .concat();
    assert_eq!(seen(&lines, "taking"), ["1.1 11-23 14:15 void", "1.2 11-23 16:00 met"]);
}

/// A promise is kept by reaching the customer; a review that is returned reaches nobody (CONTACT-3).
#[test]
fn a_returned_review_keeps_no_promise() {
    let lines = [
        "11-23 周一 10:05 赵丽 定级 一级",
        "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 12:00 赵丽 方案 甲 解释：解释。",
        "11-23 周一 12:01 赵丽 告知方案 甲",
        "11-23 周一 12:02 赵丽 客户接受 甲 电话",
        "11-23 周一 14:00 赵丽 结果 解释：已解释。",
        "11-23 周一 14:10 赵丽 告知结果 电话",
        "11-23 周一 14:20 赵丽 回答 2 电话",
        "11-23 周一 15:00 赵丽 联系 来电 电话 已联系上 约=11-27_15:00 要点齐全：客户来电问寄件。",
        "11-24 周二 11:00 陈静 审核退回 调查中：再查一下。",
    ];
    assert_eq!(seen(&lines, "promised_contact"), ["1.1 11-27 15:00 running"]);
    let called = [&lines[..], &["11-24 周二 14:00 赵丽 联系 主动 电话 已联系上"]].concat();
    assert_eq!(seen(&called, "promised_contact"), ["1.1 11-27 15:00 met"]);
}
