//! Work on devices that had not seen each other: nothing is dropped, the course stays where it is safe.

use super::{case_of, effects};
use redress_core::case::{Effect, Ineffective};
use redress_core::complaint::{Level, Status};

/// On tablet A, known to head office, waiting for the customer's answer; level 1, owner 王芳.
const TO_ANSWER: &str = "
11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:30 平板A 王芳 方案 甲 解释：解释。
11-23 周一 10:31 平板A 王芳 告知方案 甲
11-23 周一 10:32 平板A 王芳 客户接受 甲 电话
11-23 周一 10:40 平板A 王芳 结果 解释：已解释。
11-23 周一 10:41 平板A 王芳 告知结果 到店
11-23 周一 10:42 同步
";

#[test]
fn an_answer_5_that_a_review_did_not_know_of_raises_and_the_review_is_ineffective() {
    let (case, told) = case_of(&format!(
        "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 回答 2 电话
11-23 周一 11:01 同步
11-23 周一 12:00 总部电脑 陈静 审核通过
11-23 周一 12:30 平板B 李强 回答 5 客户在平板上填写"
    ));
    assert_eq!((case.status(&told.rulebook), case.level()), (Status::Investigating, Level::TWO));
    let why = Ineffective::WrongRound { in_hand: 2 };
    assert_eq!(effects(&case, "review_accepted"), [&Effect::Ineffective(why)]);
}

#[test]
fn an_answer_5_in_the_knowledge_of_the_review_leaves_it_standing_and_reopens() {
    let (case, told) = case_of(&format!(
        "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 回答 2 电话
11-23 周一 11:01 同步
11-23 周一 12:00 总部电脑 陈静 审核通过
11-23 周一 12:10 同步
11-23 周一 12:30 平板B 李强 回答 5 客户在平板上填写"
    ));
    assert_eq!((case.status(&told.rulebook), case.level()), (Status::Investigating, Level::TWO));
    assert_eq!(effects(&case, "review_accepted"), [&Effect::Effective]);
}

/// T29: an answer 5 stands, whatever milder answer another tablet holds.
#[test]
fn a_milder_answer_elsewhere_does_not_erase_the_raise() {
    for (a, b) in [(5, 2), (2, 5), (4, 5)] {
        let (case, told) = case_of(&format!(
            "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 回答 {a} 电话
11-23 周一 12:30 平板B 李强 回答 {b} 客户在平板上填写"
        ));
        assert_eq!(case.state.rounds.len(), 2, "{a} and {b}");
        assert_eq!(
            (case.status(&told.rulebook), case.level()),
            (Status::Investigating, Level::TWO),
            "{a} and {b}"
        );
        assert_eq!(effects(&case, "answer_recorded"), [&Effect::Effective; 2], "{a} and {b}");
    }
}

#[test]
fn reopening_wins_over_a_concurrent_archiving() {
    let (case, told) = case_of(&format!(
        "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 回答 2 电话
11-23 周一 11:01 同步
11-23 周一 12:00 总部电脑 陈静 审核通过
11-23 周一 12:10 总部电脑 王芳 总结：好了。
11-23 周一 12:11 同步
11-23 周一 14:00 总部电脑 何文 归档
11-23 周一 14:00 平板A 王芳 重新投诉 到店：又开胶了。"
    ));
    assert_eq!((case.status(&told.rulebook), case.level()), (Status::Registered, Level::TWO));
}

#[test]
fn of_two_takings_neither_wins_until_someone_is_assigned() {
    let registered = "
11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:05 同步
11-23 周一 11:00 平板B 李强 接手
11-23 周一 11:00 总部电脑 赵丽 接手
11-23 周一 11:05 同步";
    let (case, _) = case_of(registered);
    assert_eq!(case.owner().unwrap().as_str(), "wang-fang", "the previous owner stays answerable");
    assert_eq!(case.state.round().unwrap().rival_owners().len(), 2);
    let (case, _) = case_of(&format!("{registered}\n11-23 周一 11:10 总部电脑 陈静 指派 李强"));
    assert_eq!(case.owner().unwrap().as_str(), "li-qiang");
    assert_eq!(case.state.round().unwrap().rival_owners().len(), 0);
}

#[test]
fn a_voiding_that_did_not_see_the_undoing_stays() {
    let (case, told) = case_of(&format!(
        "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 作废 登记有误：错。
11-23 周一 11:00 平板B 李强 作废 重复登记：重复。
11-23 周一 11:10 平板A 王芳 取消作废：没错。"
    ));
    assert_eq!(case.status(&told.rulebook), Status::Void);
}

#[test]
fn a_late_review_of_a_raised_form_is_kept_and_has_no_effect_on_the_next() {
    let (case, told) = case_of(&format!(
        "{TO_ANSWER}
11-23 周一 11:00 平板A 王芳 回答 4 电话
11-23 周一 11:10 平板B 李强 回答 1 客户在平板上填写
11-23 周一 11:20 平板B 李强 总结：好了。"
    ));
    assert_eq!((case.status(&told.rulebook), case.state.round().unwrap().number), (Status::Investigating, 2));
    assert!(case.state.round().unwrap().summaries.is_empty());
}
