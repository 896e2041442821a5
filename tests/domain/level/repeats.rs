//! Two tablets, one customer, one pair of shoes: the second does not know the first's archive until files meet.

use super::desk::{Desk, day};
use crate::story::{Told, tell, try_to_tell};
use redress_core::command::accept_repeat;
use redress_core::complaint::{Level, Tier};
use redress_core::event::Act;
use redress_core::level::{Index, PossibleRepeat, possible_repeats};
use redress_core::policy::{Condition, LevelGround};
use redress_core::report::{Week, weekly};
use redress_core::sla::Doer;
use redress_core::time::Timestamp;

const FORM: &str = "投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=13800000001 \
    商品=鞋 凭证/订单号=B-77 客户诉求=修";

/// Solved and reviewed in the week before, on another tablet; then the same customer comes to tablet A.
fn story(then: &str) -> Told {
    let solved = format!(
        "11-16 周一 10:00 深圳平板 周敏 当场解决 1 客户在平板上填写 维修 做法=重新上胶。 {FORM}：开胶"
    );
    tell(
        "repeats",
        &format!("{solved}\n11-24 周二 10:00 平板A 王芳 登记 自理 一级 当面 {FORM}：又开胶\n{then}"),
    )
}

fn asked(told: &Told, case: usize) -> Vec<PossibleRepeat> {
    possible_repeats(&told.cases[case], &Index::of(&told.cases), &told.rulebook)
}

#[test]
fn the_owner_of_the_later_case_is_asked() {
    let told = story("");
    let tasks = asked(&told, 1);
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].of.case, told.cases[0].id);
    assert_eq!(tasks[0].doer, Doer::Person(told.cases[1].owner().unwrap().clone()));
    assert!(asked(&told, 0).is_empty(), "the earlier case repeats nothing");
}

#[test]
fn of_a_closed_case_tier_2_is_asked() {
    let told = story("11-24 周二 10:30 平板A 王芳 撤诉：客户说算了。");
    assert_eq!(asked(&told, 1)[0].doer, Doer::Tier(Tier::TWO));
    let told = story("11-24 周二 10:30 平板A 王芳 作废 登记有误：练习。");
    assert!(asked(&told, 1).is_empty(), "a void case asks for nothing");
}

/// Looked at and found to be another matter: nobody is asked again, and nothing is raised or counted.
#[test]
fn what_was_found_to_differ_is_asked_for_no_more() {
    let told = story(
        "11-24 周二 11:00 同步\n11-24 周二 11:05 平板A 王芳 关联 不是同一件事 案=2 与=1：上次是左脚，这次是新买的一双。",
    );
    assert!(asked(&told, 1).is_empty());
    assert_eq!(told.cases[1].level(), Level::ONE);
    assert_eq!(received(&told), (1, 0));
}

const ACCEPTED: &str =
    "11-24 周二 11:00 同步\n11-24 周二 11:05 平板A 王芳 关联 重复投诉 案=2 与=1：上周已修过。";

#[test]
fn accepting_links_and_raises_in_one_act() {
    let told = story(ACCEPTED);
    let case = &told.cases[1];
    assert_eq!(case.level(), Level::TWO);
    let acts: Vec<&Act> = case.entries.iter().rev().take(2).map(|shown| &shown.entry.event.act).collect();
    let [Act::LevelSet(set), Act::CasesLinked(_)] = acts[..] else { panic!("{acts:?}") };
    assert_eq!((set.proposed, set.grounds[0].id.as_str()), (Some(Level::TWO), "repeat"));
    assert!(asked(&told, 1).is_empty(), "asked and answered");
}

/// REOPEN-1, LEVEL-4: the policy's ground for a repeat says which level, and never less than 2.
#[test]
fn the_level_of_a_repeat_is_the_policys() {
    let (one, two, three) = (Level::ONE, Level::TWO, Level::THREE);
    for (ground, expected) in [(one, two), (two, two), (three, three)] {
        let mut desk = Desk::new();
        desk.publish(|policy| {
            let is_repeat = |ground: &&mut LevelGround| matches!(ground.when, Condition::Again { .. });
            policy.level_grounds.iter_mut().filter(is_repeat).for_each(|repeat| repeat.level = ground);
        });
        let (earlier, case) = (desk.complaint(0, "phone=138"), desk.complaint(5, "phone=138"));
        let written = desk.with_pen(day(6), |pen, rulebook| {
            accept_repeat(&case, earlier.id, "上次没修好。", rulebook, pen).unwrap()
        });
        let [linked, raised] = &written[..] else { panic!("{written:?}") };
        assert!(matches!(linked.event.act, Act::CasesLinked(_)));
        let Act::LevelSet(set) = &raised.event.act else { panic!("{raised:?}") };
        assert_eq!((set.level, set.proposed), (expected, Some(expected)));
        assert_eq!(set.grounds[0].id, "repeat");
    }
}

#[test]
fn a_higher_level_stays() {
    let told = story(&format!("11-24 周二 10:40 平板A 王芳 定级 三级：影响门店。\n{ACCEPTED}"));
    assert_eq!(told.cases[1].level(), Level::THREE);
    assert!(matches!(told.cases[1].entries.last().unwrap().entry.event.act, Act::CasesLinked(_)));
}

#[test]
fn a_closed_case_is_linked_and_keeps_its_level() {
    let told = story(&format!("11-24 周二 10:40 平板A 王芳 撤诉：算了。\n{ACCEPTED}"));
    assert_eq!(told.cases[1].level(), Level::ONE);
    assert!(asked(&told, 1).is_empty());
}

#[test]
fn a_person_who_linked_the_two_otherwise_has_answered() {
    for (case, other) in [(2, 1), (1, 2)] {
        let line =
            format!("11-24 周二 11:00 同步\n11-24 周二 11:05 平板A 王芳 关联 同一事项 案={case} 与={other}");
        let told = story(&line);
        assert!(asked(&told, 1).is_empty(), "linked from case {case}");
        assert_eq!(told.cases[1].level(), Level::ONE, "the same matter is no repeat");
    }
}

#[test]
fn no_case_repeats_itself() {
    let line = "11-24 周二 11:05 平板A 王芳 关联 重复投诉 案=1 与=1";
    let script = format!("11-24 周二 10:00 平板A 王芳 登记 自理 一级 当面 {FORM}：开胶\n{line}");
    assert!(try_to_tell("itself", &script).unwrap_err().contains("SameCase"));
}

/// Received and reopened in the week of the later case.
fn received(told: &Told) -> (usize, usize) {
    let week: Week = "2026-W48".parse().unwrap();
    let report = weekly(&told.cases, &told.rulebook, week, None, Timestamp::MAX);
    (report.figures.total.received.number(), report.figures.reopened.number())
}

#[test]
fn an_accepted_repeat_counts_as_a_reopening() {
    assert_eq!(received(&story("")), (1, 0), "a stranger's new case until someone looks");
    assert_eq!(received(&story(ACCEPTED)), (0, 1));
}
