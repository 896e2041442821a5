//! SLA-2: from receipt to the result being told; the level gives the limit, a date agreed with the customer replaces it.

use super::{runs, script};

const CONTACT: &str = "11-23 周一 11:00 赵丽 联系 主动 电话 已联系上";
const LEVEL_1: &str = "11-23 周一 11:01 赵丽 定级 一级";

#[test]
fn a_level_change_keeps_the_start_and_takes_the_new_limit() {
    for (level, due) in [("一级", "11-26"), ("二级", "11-30"), ("三级", "12-07")] {
        let changed = format!("11-25 周三 16:00 赵丽 定级 {level}");
        let found = runs(&script(&[CONTACT, LEVEL_1, &changed]), "result", "2026-11-25 17:00");
        assert!(found[0].starts_with(&format!("1.1 {due} 18:00")), "{level}: {found:?}");
    }
}

const TO_RESULT: [&str; 5] = [
    CONTACT,
    LEVEL_1,
    "11-23 周一 12:00 赵丽 方案 甲 解释：解释。",
    "11-23 周一 12:01 赵丽 告知方案 甲",
    "11-23 周一 12:02 赵丽 客户接受 甲 电话 约定=12-05：配件要等到周末。",
];

#[test]
fn a_date_agreed_with_the_customer_replaces_it() {
    // 5 December is a Saturday: the first working day from then on.
    assert_eq!(runs(&script(&TO_RESULT), "result", "2026-11-24 09:00"), ["1.1 12-07 18:00 running"]);
    assert_eq!(runs(&script(&TO_RESULT), "carrying_out", "2026-11-24 09:00"), ["1.1 12-07 18:00 running"]);
}

/// T24: what came later changes nothing about a result that was told.
#[test]
fn a_result_once_told_stays_told() {
    let mut lines = TO_RESULT.to_vec();
    lines.extend([
        "11-24 周二 10:00 赵丽 结果 解释：已解释。",
        "11-24 周二 10:10 赵丽 告知结果 电话",
        "11-24 周二 10:20 赵丽 回答 2 电话",
        "11-24 周二 11:00 陈静 审核退回 执行中：再核实。",
        "12-15 周二 11:00 赵丽 结果 解释：再次解释。",
        "12-15 周二 11:10 赵丽 告知结果 电话",
    ]);
    assert_eq!(runs(&script(&lines), "result", "2026-12-16 09:00"), ["1.1 12-07 18:00 met"]);
}

/// T25: the outcome of the first closing is immutable; the reopened form has clocks of its own.
#[test]
fn a_reopening_starts_anew_and_leaves_the_first_outcome() {
    let mut lines = TO_RESULT.to_vec();
    lines.extend([
        "11-24 周二 10:00 赵丽 结果 解释：已解释。",
        "11-24 周二 10:10 赵丽 告知结果 电话",
        "11-24 周二 10:20 赵丽 回答 2 电话",
        "11-24 周二 11:00 陈静 审核通过",
    ]);
    for (again, due) in [("11-24 周二 11:01", "12-01"), ("12-24 周四 11:00", "12-31")] {
        let reopened = format!("{again} 赵丽 重新投诉 电话：又坏了。");
        let mut lines = lines.clone();
        lines.push(&reopened);
        let found = runs(&script(&lines), "result", "2026-11-25 09:00");
        assert_eq!(found[0], "1.1 12-07 18:00 met");
        assert!(found[1].starts_with(&format!("2.1 {due} 18:00")), "{found:?}");
    }
}

/// T23: a word of thanks after the solution restarts nothing.
#[test]
fn thanks_re_arm_nothing() {
    let mut lines = TO_RESULT.to_vec();
    lines.push("11-24 周二 09:00 赵丽 联系 来电 电话 已联系上 要点齐全：客户来电致谢。");
    assert_eq!(runs(&script(&lines), "first_contact", "2026-11-25 09:00"), ["1.1 11-24 18:00 met"]);
}
