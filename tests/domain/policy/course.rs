//! T35 beside the lint: whatever the kind and the level, at every step that a case comes to there is exactly one clock
//! that ends with it, it has one doer, and the next step is that doer's.

use crate::story::tell;
use redress_core::case::Case;
use redress_core::complaint::Status;
use redress_core::policy::Measures;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Doer, clocks, next_step};
use std::collections::BTreeSet;

const KINDS: [&str; 3] = ["消费者投诉", "加盟商投诉", "其他"];

const TO_THE_ANSWER: [&str; 6] = [
    "12:00 {working} 方案 甲 解释：解释。",
    "12:01 {working} 告知方案 甲",
    "12:02 {working} 客户接受 甲 电话",
    "14:00 {working} 结果 解释：已解释。",
    "14:10 {working} 告知结果 电话",
    "14:20 {working} 回答 {answer} 电话",
];

/// How a case goes at a level: who works on it, what the customer answers, and what comes before and after the work.
type Course = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str]);

const COURSES: [Course; 4] = [
    ("一级", "赵丽", "2", &[], &["15:00 陈静 审核通过", "15:10 赵丽 总结：好了。", "15:20 何文 归档"]),
    (
        "二级",
        "陈静",
        "2",
        &["10:20 赵丽 移交 二级受理人：请接。", "10:30 陈静 接手"],
        &["15:00 孙伟 审核通过", "15:10 陈静 总结：好了。", "15:20 何文 归档"],
    ),
    (
        "三级",
        "刘洋",
        "2",
        &[
            "10:20 赵丽 移交 二级受理人：请接。",
            "10:30 刘洋 接手",
            "11:00 刘洋 专项汇报：严重。",
            "11:30 孙伟 指导：道歉。",
        ],
        &["15:00 孙伟 审核通过", "15:10 刘洋 总结：好了。", "15:20 何文 归档"],
    ),
    (
        "三级",
        "刘洋",
        "5",
        &["10:20 赵丽 移交 二级受理人：请接。", "10:30 刘洋 接手", "11:00 刘洋 专项汇报：严重。"],
        &[
            "15:00 吴敏 列入例会 11-25",
            "15:10 吴敏 例会决定 结案：维持原方案。",
            "15:20 刘洋 总结：好了。",
            "15:30 何文 归档",
        ],
    ),
];

/// What ends with a step.
fn ending_with(status: Status) -> Vec<Measures> {
    match status {
        Status::Closed | Status::Withdrawn => vec![Measures::Summary, Measures::Archiving],
        Status::OnDocket => vec![Measures::DocketPlacing, Measures::DocketDecision],
        Status::Archived | Status::Void | Status::Imported => Vec::new(),
        step => vec![Measures::Step(step)],
    }
}

fn check(case: &Case, rulebook: &Rulebook, place: &str) -> Status {
    let status = case.status(rulebook);
    let next = next_step(case, rulebook);
    if status == Status::Archived {
        assert!(next.is_none(), "{place}: nothing is left to do");
        return status;
    }
    let next = next.unwrap();
    assert_eq!(next.status, status, "{place}");
    let runs = clocks(case, rulebook);
    let ending = ending_with(status);
    let of_step: Vec<_> =
        runs.iter().filter(|run| run.is_live() && ending.contains(&run.target.measures)).collect();
    assert_eq!(of_step.len(), 1, "{place}: {status:?} has one clock that ends with it");
    assert_ne!(of_step[0].doer, Doer::Nobody, "{place}: {status:?}");
    // While a form waits to be taken, whoever handed it over answers for the step, and the receiver is to take it.
    let waits = runs.iter().any(|run| run.is_live() && run.target.measures == Measures::Taking);
    assert!(waits || next.doer == of_step[0].doer, "{place}: {status:?} is {:?}'s", next.doer);
    status
}

#[test]
fn t35_every_step_of_every_kind_and_level_has_one_clock_one_doer_and_one_next_step() {
    let mut been = BTreeSet::new();
    for kind in KINDS {
        for (level, working, answer, before, after) in COURSES {
            let registered = format!(
                "11-23 周一 10:00 总部电脑 赵丽 登记 自理 投诉类型={kind} 投诉渠道=电话 投诉主题=产品质量 \
                 客户姓名=李娜 电话=13800000001 商品=鞋 涉及门店=SH01 客户诉求=维修：开胶"
            );
            let level_set = format!("10:05 赵丽 定级 {level}：确认。");
            let opening = [level_set.as_str(), "10:10 赵丽 联系 主动 电话 已联系上"];
            let acts = opening.iter().chain(before).chain(&TO_THE_ANSWER).chain(after);
            let mut script = registered;
            for act in acts {
                let told = tell("coverage", &script);
                let status = check(&told.cases[0], &told.rulebook, &format!("{kind} {level} before {act}"));
                been.insert(status);
                let act = act.replace("{working}", working).replace("{answer}", answer);
                let (time, deed) = act.split_once(' ').unwrap();
                script = format!("{script}\n11-23 周一 {time} 总部电脑 {deed}");
            }
            let told = tell("coverage", &script);
            been.insert(check(&told.cases[0], &told.rulebook, kind));
        }
    }
    let all = Status::STEPS.into_iter().chain([Status::OnDocket]);
    assert!(all.clone().all(|step| been.contains(&step)), "{been:?}");
}
