//! The hold that a case stands in, as the screen names it with its end.

use super::{at, script, shown};
use crate::story::{Told, tell};
use redress_core::sla::hold_in_force;

fn told(lines: &[&str]) -> Told {
    tell("hold in force", &script(lines))
}

/// `reason until`, or nothing.
fn in_force(told: &Told, now: &str) -> Option<String> {
    let held = hold_in_force(&told.cases[0], &told.rulebook, at(now))?;
    Some(format!("{} {}", held.reason, shown(held.to)))
}

const HELD: &str = "11-23 周一 11:00 赵丽 暂停 理由=customer_asked 到=11-25_10:00：客户改期。";

#[test]
fn it_lasts_from_its_beginning_to_just_before_its_end() {
    let told = told(&[HELD]);
    let until = Some("customer_asked 11-25 10:00".to_owned());
    for (now, expected) in [
        ("2026-11-23 10:59", None),
        ("2026-11-23 11:00", until.clone()),
        ("2026-11-25 09:59", until),
        ("2026-11-25 10:00", None),
        ("2026-11-26 10:00", None),
    ] {
        assert_eq!(in_force(&told, now), expected, "{now}");
    }
}

#[test]
fn a_resumption_ends_it_and_the_one_begun_in_the_same_minute_is_in_force() {
    let resumed = "11-23 周一 15:00 赵丽 恢复：客户提前来了。";
    assert_eq!(in_force(&told(&[HELD, resumed]), "2026-11-23 15:00"), None);
    let anew = "11-23 周一 15:00 赵丽 暂停 理由=outside_finding 到=11-27_10:00：送检。";
    let told = told(&[HELD, resumed, anew]);
    assert_eq!(in_force(&told, "2026-11-23 15:30").as_deref(), Some("outside_finding 11-27 10:00"));
}

#[test]
fn a_case_that_is_over_is_not_held() {
    let told = told(&[HELD, "11-23 周一 16:00 赵丽 撤诉：算了。"]);
    assert_eq!(in_force(&told, "2026-11-23 17:00"), None);
}
