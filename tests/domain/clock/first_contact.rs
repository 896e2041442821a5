//! SLA-1: one clock, met at the last of a real contact, the required fields, and the level (T21).

use super::{runs, script};
use crate::story::tell;

const REACHED: &str = "11-23 周一 11:00 赵丽 联系 主动 电话 已联系上";
const LEVEL: &str = "11-24 周二 17:00 赵丽 定级 一级";

#[test]
fn it_is_met_at_the_last_of_three() {
    for (name, lines, expected) in [
        ("nothing yet", &[][..], "1.1 11-24 18:00 breached"),
        ("contact only", &[REACHED][..], "1.1 11-24 18:00 breached"),
        ("level only", &[LEVEL], "1.1 11-24 18:00 breached"),
        ("contact, then level in time", &[REACHED, LEVEL], "1.1 11-24 18:00 met"),
        ("level too late", &[REACHED, "11-24 周二 18:01 赵丽 定级 一级"], "1.1 11-24 18:00 met late"),
        (
            "a field too late",
            &[REACHED, LEVEL, "11-23 周一 12:00 赵丽 修改 商品=", "11-24 周二 18:01 赵丽 修改 商品=靴"],
            "1.1 11-24 18:00 met",
        ),
    ] {
        assert_eq!(runs(&script(lines), "first_contact", "2026-11-25 09:00"), [expected], "{name}");
    }
}

#[test]
fn only_a_real_contact_counts() {
    for (contact, is_real) in [
        ("联系 主动 电话 已联系上", true),
        ("联系 主动 电话 未接通", false),
        ("联系 主动 电话 联系错人", false),
        ("联系 来电 电话 已联系上 要点齐全", true),
        ("联系 来电 电话 已联系上", false),
        ("备注：打过电话。", false),
        ("进展：等客户。", false),
    ] {
        let line = format!("11-23 周一 11:00 赵丽 {contact}");
        let found = runs(&script(&[LEVEL, &line]), "first_contact", "2026-11-25 09:00");
        let expected = if is_real { "1.1 11-24 18:00 met" } else { "1.1 11-24 18:00 breached" };
        assert_eq!(found, [expected], "{contact}");
    }
}

#[test]
fn an_answer_4_does_not_restart_it_and_a_reopening_does() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");
    let first_contacts = |name: &str| {
        let script = std::fs::read_to_string(format!("{folder}/{name}.txt")).unwrap();
        assert!(!tell(name, &script).cases.is_empty());
        runs(&script, "first_contact", "2026-12-31 09:00")
    };
    assert_eq!(first_contacts("to-the-meeting"), ["1.1 11-03 18:00 met"]);
    assert_eq!(first_contacts("repeat-reopened"), ["1.1 11-10 18:00 met", "2.1 11-19 18:00 met"]);
}
