//! What opens a round, where it starts, at which level and who has it (states.md, first table).

use super::{REGISTERED, case_of};
use redress_core::complaint::{Level, Status};

const TO_ANSWER: &str = "
11-23 周一 10:10 总部电脑 赵丽 联系 主动 电话 已联系上 要点齐全
11-23 周一 10:20 总部电脑 陈静 接手
11-23 周一 10:25 总部电脑 陈静 专项汇报：仅三级需要。
11-23 周一 10:30 总部电脑 陈静 方案 甲 解释：解释。
11-23 周一 10:31 总部电脑 陈静 告知方案 甲
11-23 周一 10:32 总部电脑 陈静 客户接受 甲 电话
11-23 周一 10:40 总部电脑 陈静 结果 解释：已解释。
11-23 周一 10:41 总部电脑 陈静 告知结果 电话";

fn to_answer(level: &str) -> String {
    let report = |line: &&str| level == "三级" || !line.contains("专项汇报");
    let lines: Vec<&str> = TO_ANSWER.lines().filter(report).collect();
    format!("{REGISTERED}\n11-23 周一 10:05 总部电脑 赵丽 定级 {level}{}", lines.join("\n"))
}

fn closed(level: &str, reviewer: &str) -> String {
    format!(
        "{}\n11-23 周一 10:50 总部电脑 陈静 回答 2 电话\n11-23 周一 11:00 总部电脑 {reviewer} 审核通过",
        to_answer(level)
    )
}

/// What follows, and then: round, level, status, owner.
#[track_caller]
fn check(before: &str, act: &str, round: u32, level: Level, status: Status, owner: &str) {
    let (case, told) = case_of(&format!("{before}\n11-23 周一 12:00 总部电脑 {act}"));
    let in_hand = case.state.round().unwrap();
    let found =
        (in_hand.number, case.level(), case.status(&told.rulebook), case.owner().map(ToString::to_string));
    assert_eq!(found, (round, level, status, Some(owner.to_owned())), "{act}");
}

#[test]
fn an_answer_4_or_5_opens_the_next_round() {
    let (two, three) = (Level::TWO, Level::THREE);
    check(&to_answer("一级"), "陈静 回答 4 电话", 2, two, Status::Investigating, "chen-jing");
    check(&to_answer("一级"), "陈静 回答 5 电话", 2, two, Status::Investigating, "chen-jing");
    check(&to_answer("二级"), "陈静 回答 4 电话", 2, three, Status::ToReport, "chen-jing");
    check(&to_answer("三级"), "陈静 回答 5 电话", 1, three, Status::OnDocket, "chen-jing");
    check(&to_answer("一级"), "陈静 回答 3 电话", 1, Level::ONE, Status::AwaitingReview, "chen-jing");
}

#[test]
fn a_reopening_starts_at_the_beginning_at_level_2_or_more() {
    let again = "赵丽 重新投诉 电话：又坏了。";
    check(&closed("一级", "刘洋"), again, 2, Level::TWO, Status::Registered, "chen-jing");
    check(&closed("三级", "孙伟"), again, 2, Level::THREE, Status::Registered, "chen-jing");
}

#[test]
fn a_dissatisfied_answer_after_the_review_reopens() {
    check(&closed("一级", "刘洋"), "陈静 回答 5 电话", 2, Level::TWO, Status::Investigating, "chen-jing");
    check(&closed("三级", "孙伟"), "陈静 回答 5 电话", 1, Level::THREE, Status::OnDocket, "chen-jing");
}

/// T29: no level 4, no loop, and a milder answer later takes nothing back.
#[test]
fn at_the_top_only_the_meeting_decides() {
    let docket = to_answer("三级") + "\n11-23 周一 11:00 总部电脑 陈静 回答 5 电话";
    check(&docket, "陈静 回答 2 电话", 1, Level::THREE, Status::OnDocket, "chen-jing");
    check(&docket, "陈静 被拒 定级 一级", 1, Level::THREE, Status::OnDocket, "chen-jing");
    check(&docket, "吴敏 例会决定 结案：结案。", 1, Level::THREE, Status::Closed, "chen-jing");
    check(&docket, "吴敏 例会决定 退回重办：重办。", 2, Level::THREE, Status::Investigating, "chen-jing");
}

#[test]
fn a_person_changing_the_level_stays_in_the_round() {
    let investigating = format!(
        "{REGISTERED}\n11-23 周一 10:05 总部电脑 赵丽 定级 一级\n11-23 周一 10:06 总部电脑 赵丽 联系 主动 电话 已联系上"
    );
    check(&investigating, "赵丽 定级 二级", 1, Level::TWO, Status::ToHandOver, "zhao-li");
    check(&investigating, "赵丽 定级 三级", 1, Level::THREE, Status::ToHandOver, "zhao-li");
}

#[test]
fn contacts_and_notes_of_another_form_open_none() {
    let (case, told) = case_of(&format!("{REGISTERED}\n11-23 周一 10:05 总部电脑 赵丽 备注：看过。"));
    assert_eq!(case.state.rounds.len(), 1);
    assert_eq!(case.status(&told.rulebook), Status::Registered);
}
