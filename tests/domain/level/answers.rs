//! Answers that their own handler took down, and the tenth of them that is called back (SAT-5).

use super::desk::policy;
use crate::story::{Told, tell};
use redress_core::case::{is_spot_checked, spot_checks};
use redress_core::event::{CaseId, EventId};
use redress_core::wording::Lang;
use redress_core::wording::timeline::{self, MarkKind};

fn ids() -> impl Iterator<Item = CaseId> {
    (0..10_000_u32).map(|n| CaseId(EventId::of(&n.to_be_bytes())))
}

#[test]
fn about_one_in_ten_is_drawn_and_always_the_same_ones() {
    let percent = policy().spot_check_percent.value;
    assert_eq!(percent, 10);
    let drawn: Vec<CaseId> = ids().filter(|id| is_spot_checked(*id, 1, percent)).collect();
    assert!((900..=1100).contains(&drawn.len()), "{}", drawn.len());
    assert_eq!(drawn, ids().filter(|id| is_spot_checked(*id, 1, percent)).collect::<Vec<_>>());
    let in_round_2 = drawn.iter().filter(|id| is_spot_checked(**id, 2, percent)).count();
    assert!((50..=150).contains(&in_round_2), "each round is drawn by itself: {in_round_2}");
    let first = CaseId(EventId::of(b"one case"));
    let drawn: Vec<u32> = (1..=60).filter(|round| is_spot_checked(first, *round, 10)).collect();
    assert_eq!(drawn, DRAWN, "what was drawn once is drawn in every later version");
}

/// The rounds of one case that fall to the lot.
const DRAWN: [u32; 6] = [8, 12, 20, 21, 40, 48];

#[test]
fn none_and_all() {
    assert!(ids().all(|id| !is_spot_checked(id, 1, 0) && is_spot_checked(id, 1, 100)));
}

fn answered(lines: &str) -> Told {
    answered_in("answers", lines)
}

/// Each story has ids of its own.
fn answered_in(story: &str, lines: &str) -> Told {
    let script = format!(
        "11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 \
         客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=修：开胶
         11-23 周一 11:00 平板A 王芳 方案 甲 维修：上胶。
         11-23 周一 11:05 平板A 王芳 告知方案 甲
         11-23 周一 11:06 平板A 王芳 客户接受 甲 电话
         11-23 周一 15:00 平板A 王芳 结果 维修：上好了。
         11-23 周一 15:10 平板A 王芳 告知结果 电话
         {lines}"
    );
    tell(story, &script)
}

#[test]
fn who_took_it_down_and_how() {
    for (name, line, is_flagged) in [
        ("the handler, after a call", "王芳 回答 1 电话", true),
        ("the handler, who calls it a call-back by someone else", "王芳 回答 1 他人电话回访", true),
        ("the customer, on the tablet", "王芳 回答 1 客户在平板上填写", false),
        ("the customer, in writing", "王芳 回答 2 书面", false),
        ("the customer, by message", "王芳 回答 2 短信", false),
        ("a colleague who calls back", "李强 回答 1 他人电话回访", false),
        ("a colleague who took a call", "李强 回答 3 电话", false),
    ] {
        let told = answered(&format!("11-23 周一 16:00 平板A {line}"));
        let round = told.cases[0].state.round().unwrap();
        let given = round.answer().unwrap();
        assert_eq!(round.is_taken_down_by_its_handler(given), is_flagged, "{name}");
        let entry = told.cases[0].entries.iter().find(|shown| shown.entry.id == given.evidence.id).unwrap();
        let marks = timeline::marks(entry, &told.cases[0], Lang::Zh);
        assert_eq!(marks.iter().any(|mark| mark.kind == MarkKind::OwnAnswer), is_flagged, "{name}");
    }
}

#[test]
fn what_is_drawn_comes_off_the_list_when_someone_else_calls_back() {
    let own = "11-23 周一 16:00 平板A 王芳 回答 1 电话";
    let stories = || (0..100).map(|n| format!("answers {n}"));
    let is_drawn = |told: &Told| is_spot_checked(told.cases[0].id, 1, policy().spot_check_percent.value);
    let drawn = stories().find(|story| is_drawn(&answered_in(story, own))).unwrap();
    let checks = |lines: &str| {
        let told = answered_in(&drawn, lines);
        spot_checks(&told.cases[0], &told.rulebook).len()
    };
    assert_eq!(checks(own), 1);
    assert_eq!(checks(&format!("{own}\n11-23 周一 17:00 平板A 李强 回答 2 他人电话回访")), 0);
    assert_eq!(
        checks(&format!("{own}\n11-23 周一 17:00 平板A 王芳 回答 2 他人电话回访")),
        1,
        "not by oneself"
    );
    let left_out = stories().map(|story| answered_in(&story, own)).find(|told| !is_drawn(told)).unwrap();
    assert!(spot_checks(&left_out.cases[0], &left_out.rulebook).is_empty());
}
