//! CONTACT-2 and CONTACT-3: weekly contact of long-running cases, and contacts that were promised.

use super::{runs, script};

#[test]
fn level_2_is_contacted_every_three_days_from_the_first_contact_on() {
    let lines = [
        "11-23 周一 11:00 赵丽 定级 二级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上",
        // Three days later is Saturday: due on the working day before.
        "11-25 周三 11:00 赵丽 联系 主动 电话 已联系上",
    ];
    let found = runs(&script(&lines), "weekly_contact", "2026-11-27 18:01");
    assert_eq!(found, ["1.1 11-26 18:00 met", "1.2 11-27 18:00 breached"]);
}

#[test]
fn level_3_is_contacted_every_working_day() {
    let lines = ["11-27 周五 11:00 赵丽 定级 三级", "11-27 周五 11:01 赵丽 联系 主动 电话 已联系上"];
    let found = runs(&script(&lines), "weekly_contact", "2026-11-30 18:00");
    assert_eq!(found, ["1.1 11-30 18:00 at risk"]);
}

#[test]
fn a_level_set_higher_brings_the_next_contact_forward_and_never_puts_it_off() {
    let lines = [
        "11-23 周一 11:00 赵丽 定级 二级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上",
        "11-26 周四 10:00 赵丽 定级 三级",
    ];
    assert_eq!(runs(&script(&lines), "weekly_contact", "2026-11-26 12:00"), ["1.1 11-26 18:00 at risk"]);
    let early = [lines[0], lines[1], "11-24 周二 10:00 赵丽 定级 三级"];
    assert_eq!(runs(&script(&early), "weekly_contact", "2026-11-24 12:00"), ["1.1 11-25 18:00 running"]);
}

/// What level 2 had asked for by then is asked for, though level 1 alone would not have asked yet.
#[test]
fn a_lower_level_takes_no_contact_away_that_was_due() {
    let lines = [
        "11-23 周一 11:00 赵丽 定级 二级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 12:00 赵丽 定级 一级",
        "11-27 周五 11:00 赵丽 联系 主动 电话 已联系上",
    ];
    let seen = |lines: &[&str]| runs(&script(lines), "weekly_contact", "2026-11-27 12:00");
    assert_eq!(seen(&lines[..3]), ["1.1 11-26 18:00 breached"]);
    assert_eq!(seen(&lines)[0], "1.1 11-26 18:00 met late");
}

#[test]
fn level_1_is_contacted_weekly_only_once_it_is_long_running() {
    let early = ["11-23 周一 11:00 赵丽 定级 一级", "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上"];
    // Open for longer than five working days on 30 November.
    assert_eq!(runs(&script(&early), "weekly_contact", "2026-11-30 18:00"), ["1.1 11-30 18:00 at risk"]);
    assert_eq!(runs(&script(&early), "weekly_contact", "2026-12-01 09:00"), ["1.1 11-30 18:00 breached"]);
    let withdrawn = [early[0], early[1], "11-27 周五 10:00 赵丽 撤诉：不追究了。"];
    assert_eq!(runs(&script(&withdrawn), "weekly_contact", "2026-12-04 09:00"), [""; 0]);
}

#[test]
fn a_promised_contact_is_a_clock_of_its_own() {
    let promised = "11-23 周一 11:00 赵丽 联系 主动 电话 已联系上 约=11-24_10:00";
    let kept = |line: &str| runs(&script(&[promised, line]), "promised_contact", "2026-11-24 12:00");
    assert_eq!(kept("11-24 周二 10:00 赵丽 联系 主动 电话 已联系上"), ["1.1 11-24 10:00 met"]);
    assert_eq!(kept("11-24 周二 10:01 赵丽 联系 主动 电话 已联系上"), ["1.1 11-24 10:00 met late"]);
    assert_eq!(kept("11-24 周二 09:59 赵丽 联系 主动 电话 未接通"), ["1.1 11-24 10:00 breached"]);
}
