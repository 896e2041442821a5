//! Which act belongs to which status (states.md): every act tried at every step of a level 1 case.

use super::REGISTERED;
use crate::story::{tell, try_to_tell};
use redress_core::complaint::Status;

/// What leads from each status to the next, with the letter that the table below calls the status by.
const STEPS: [(char, Status, &str); 8] = [
    ('登', Status::Registered, ""),
    ('查', Status::Investigating, "定级 一级|联系 主动 电话 已联系上 要点齐全|方案 甲 解释：解释。"),
    ('客', Status::AwaitingCustomer, "告知方案 甲"),
    ('行', Status::CarryingOut, "客户接受 甲 电话"),
    ('访', Status::AwaitingAnswer, "结果 解释：已解释。"),
    ('审', Status::AwaitingReview, "回答 2 电话"),
    ('结', Status::Closed, "陈静 审核通过"),
    ('档', Status::Archived, "总结：好了。|何文 归档"),
];

const OPEN: &str = "登查客行访审";
const ALWAYS: &str = "登查客行访审结档";

/// The act, and the statuses it is legal in.
const ACTS: [(&str, &str); 33] = [
    ("赵丽 定级 一级", OPEN),
    ("赵丽 移交 二级受理人", OPEN),
    ("陈静 接手", OPEN),
    ("何文 接手", ""),
    ("陈静 指派 王芳", "登查客行访审结"),
    ("陈静 专项汇报：不是三级。", ""),
    ("孙伟 指导：不是三级。", ""),
    ("赵丽 调查 属实：是。", OPEN),
    ("赵丽 方案 乙 维修：修。", "查客"),
    ("何文 方案 乙 维修：不是受理人。", ""),
    ("陈静 批准 甲", "查客"),
    ("赵丽 告知方案 甲", "查客"),
    ("赵丽 客户接受 甲 电话", "客"),
    ("赵丽 客户拒绝 甲 电话：不行。", "客行"),
    ("赵丽 结果 解释：已解释。", "行访"),
    ("赵丽 告知结果 电话", "访"),
    ("赵丽 回答 2 电话", "访审结档"),
    ("赵丽 回答 5 电话", "访审结档"),
    ("赵丽 联系不上 无联系方式：没留电话。", "登访"),
    ("赵丽 联系不上", ""),
    ("刘洋 审核通过", "审"),
    ("赵丽 审核通过", ""),
    ("刘洋 审核退回 调查中：再查。", "审"),
    ("赵丽 总结：好了。", "审结"),
    ("赵丽 重新投诉 电话：又坏了。", "结档"),
    ("赵丽 申诉：不服。", "客"),
    ("陈静 申诉决定 支持：没有申诉。", ""),
    ("吴敏 列入例会 11-30", ""),
    ("吴敏 例会决定 结案：没有列入。", ""),
    ("赵丽 撤诉：算了。", OPEN),
    ("赵丽 作废 登记有误：错了。", ALWAYS),
    ("赵丽 取消作废", ""),
    ("赵丽 备注：随时可以。", ALWAYS),
];

/// A script that stands at the step with this index.
fn script_to(step: usize) -> String {
    let acts = STEPS[..=step].iter().flat_map(|(.., acts)| acts.split('|')).filter(|act| !act.is_empty());
    let lines = acts.map(|act| {
        let by = if act.starts_with("陈静") || act.starts_with("何文") { "" } else { "赵丽 " };
        format!("\n11-23 周一 11:00 总部电脑 {by}{act}")
    });
    let registered = REGISTERED.replace("13800000001", "未留");
    lines.fold(registered, |script, line| script + &line)
}

#[test]
fn the_acts_lead_from_step_to_step() {
    for (step, (_, status, _)) in STEPS.iter().enumerate() {
        let told = tell("step", &script_to(step));
        assert_eq!(told.cases[0].status(&told.rulebook), *status);
    }
}

#[test]
fn an_act_is_legal_where_it_belongs_and_nowhere_else() {
    for (act, legal) in ACTS {
        let found: String = STEPS
            .iter()
            .enumerate()
            .filter(|(step, _)| {
                let script = format!("{}\n11-23 周一 12:00 总部电脑 {act}", script_to(*step));
                try_to_tell("legal", &script).is_ok()
            })
            .map(|(_, (letter, ..))| *letter)
            .collect();
        assert_eq!(found, legal, "{act}");
    }
}

#[test]
fn the_archive_wants_a_summary_first() {
    let closed = script_to(6);
    assert!(try_to_tell("archive", &format!("{closed}\n11-23 周一 12:00 总部电脑 何文 归档")).is_err());
    let summed_up = format!("{closed}\n11-23 周一 12:00 总部电脑 赵丽 总结：好了。");
    tell("archive", &format!("{summed_up}\n11-23 周一 12:10 总部电脑 何文 归档"));
}

#[test]
fn a_proposal_above_its_proposers_authority_is_told_only_when_the_right_tier_has_authorised_it() {
    let proposal = |amount: &str| {
        format!("{}\n11-23 周一 12:00 总部电脑 赵丽 方案 乙 补偿 金额={amount}：补偿。", script_to(1))
    };
    let told = "\n11-23 周一 12:10 总部电脑 赵丽 告知方案 乙";
    let authorised = |by: &str| format!("\n11-23 周一 12:05 总部电脑 {by} 批准 乙");
    for (amount, by, may_be_told) in [
        ("200元", None, true),
        ("201元", None, false),
        ("201元", Some("陈静"), true),
        ("1000元", Some("陈静"), true),
        ("1001元", Some("孙伟"), true),
    ] {
        let script = proposal(amount) + &by.map(authorised).unwrap_or_default() + told;
        assert_eq!(try_to_tell("authority", &script).is_ok(), may_be_told, "{amount} {by:?}");
    }
    assert!(
        try_to_tell("authority", &(proposal("1001元") + &authorised("陈静"))).is_err(),
        "beyond tier 2 as well"
    );
}

/// TIER-3: what is really spent is held against what was accepted, and else against who records it.
#[test]
fn a_result_beyond_what_was_accepted_takes_the_authority_for_it() {
    let accepted = |amount: &str| {
        let by = |person: &str, act: &str| format!("\n11-23 周一 12:00 总部电脑 {person} {act}");
        let acts = [
            by("赵丽", &format!("方案 乙 补偿 金额={amount}：补偿。")),
            by("孙伟", "批准 乙"),
            by("赵丽", "告知方案 乙"),
            by("赵丽", "客户接受 乙 电话"),
        ];
        script_to(1) + &acts.concat()
    };
    for (agreed, by, result, needs) in [
        ("100元", "赵丽", "补偿 金额=100元", None),
        ("100元", "赵丽", "补偿 金额=200元", None),
        ("100元", "赵丽", "补偿 金额=201元", Some("Tier(2)")),
        ("100元", "赵丽", "补偿 金额=1001元", Some("Tier(3)")),
        ("100元", "陈静", "补偿 金额=1000元", None),
        ("100元", "陈静", "补偿 金额=1001元", Some("Tier(3)")),
        ("100元", "孙伟", "补偿 金额=5000元", None),
        ("500元", "赵丽", "补偿 金额=500元", None),
        ("500元", "赵丽", "解释 金额=499元", None),
        ("500元", "赵丽", "补偿 金额=501元", Some("Tier(2)")),
        // Who has no tier may write down what was agreed, and nothing beyond it.
        ("100元", "何文", "补偿 解释 金额=100元", None),
        ("100元", "何文", "补偿 金额=101元", Some("Tier(1)")),
    ] {
        let script = format!("{}\n11-23 周一 12:10 总部电脑 {by} 结果 {result}：办了。", accepted(agreed));
        let fault = try_to_tell("spent", &script).err();
        match (&fault, needs) {
            (Some(fault), Some(needs)) => {
                assert!(
                    fault.contains("NotAuthorised") && fault.contains(needs),
                    "{agreed} {by} {result}: {fault}"
                );
            }
            _ => assert_eq!(fault.is_some(), needs.is_some(), "{agreed} {by} {result}: {fault:?}"),
        }
    }
}

/// TIER-3: of two proposals, only one that the customer was told of is accepted.
#[test]
fn what_the_customer_was_not_told_is_not_accepted() {
    let two = format!("{}\n11-23 周一 12:00 总部电脑 赵丽 方案 乙 补偿 金额=5000元：补偿。", script_to(2));
    let accepted = |of: &str| format!("{two}\n11-23 周一 12:10 总部电脑 赵丽 客户接受 {of} 电话");
    assert!(try_to_tell("accepted", &accepted("甲")).is_ok());
    assert!(try_to_tell("accepted", &accepted("乙")).unwrap_err().contains("NotTold"));
}
