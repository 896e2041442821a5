//! How far a promise, a hold and "no means of contact" go before the desk asks for more, or says no.

use crate::story::{tell, try_to_tell};
use redress_core::command::latest_hold;
use redress_core::time::{Timestamp, UtcOffset};

const FORM: &str = "投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 商品=鞋 客户诉求=修";

/// Received on Monday 23 November at 10:00, at head office, and followed by what 赵丽 does.
fn lines(form: &str, level: &str, acts: &[&str]) -> String {
    let registered = format!("11-23 周一 10:00 总部电脑 赵丽 登记 自理 {level} 当面 {FORM} {form}：开胶");
    acts.iter().fold(registered, |script, act| script + "\n" + act)
}

/// SLA-2: at level 1 the result is due on Thursday 26, at level 2 on Monday 30.
#[test]
fn a_later_date_for_the_result_needs_its_reason() {
    for (level, date, said, refused) in [
        ("一级", "11-22", "：客户急。", Some("PromiseInThePast")),
        ("一级", "11-23", "", Some("PromiseInThePast")),
        ("一级", "11-24", "", None),
        ("一级", "11-26", "", None),
        ("一级", "11-27", "", Some("LaterWithoutReason")),
        ("一级", "11-27", "：配件要等到周五。", None),
        ("二级", "11-30", "", None),
        ("二级", "12-01", "", Some("LaterWithoutReason")),
        ("二级", "12-01", "：配件要等到周二。", None),
    ] {
        let yes = format!("11-24 周二 10:20 总部电脑 陈静 客户接受 甲 电话 约定={date}{said}");
        let acts = [
            "11-24 周二 10:00 总部电脑 陈静 接手",
            "11-24 周二 10:05 总部电脑 陈静 方案 甲 维修：换配件。",
            "11-24 周二 10:10 总部电脑 陈静 告知方案 甲",
            &yes,
        ];
        let fault = try_to_tell("agreed", &lines("电话=13800000001", level, &acts)).err();
        assert_eq!(fault.is_some(), refused.is_some(), "{level} {date}{said}: {fault:?}");
        assert!(fault.zip(refused).is_none_or(|(fault, no)| fault.contains(no)), "{level} {date}{said}");
    }
}

/// SAT-5: a customer with a number is tried first, and without one it is said why nothing helps.
#[test]
fn no_means_of_contact_is_true_and_explained() {
    for (form, said, refused) in [
        ("", "：没留电话就走了。", None),
        ("", "", Some("TextMissing")),
        ("电话=未留", "：没留电话就走了。", None),
        ("电话=13800000001", "：打不通。", Some("CanBeReached")),
        ("电话=未留 其他联系方式=微信_lina", "：没回。", Some("CanBeReached")),
        ("电话=未留 其他联系方式=无", "：没留。", None),
    ] {
        let act = format!("11-23 周一 11:00 总部电脑 赵丽 联系不上 无联系方式{said}");
        let script = lines(form, "一级", &[&act]).replace(" 当面", "");
        let fault = try_to_tell("no means", &script).err();
        assert_eq!(fault.is_some(), refused.is_some(), "{form}{said}: {fault:?}");
        assert!(fault.zip(refused).is_none_or(|(fault, no)| fault.contains(no)), "{form}{said}");
    }
}

/// All holds of one form for one reason take no more open time than one may: ten working days from Monday 23 November
/// end on 7 December at 18:00, and the office is open from 9 to 18.
#[test]
fn holds_for_one_reason_are_counted_together() {
    let held = |at: &str, until: &str| {
        format!("{at} 总部电脑 赵丽 暂停 理由=customer_owes 到={until}：客户寄回，有短信。")
    };
    let resumed = "11-25 周三 18:00 总部电脑 赵丽 恢复：收到了。".to_owned();
    for (what, acts, refused) in [
        ("all of it", vec![held("11-23 周一 11:00", "12-07_18:00")], false),
        ("more", vec![held("11-23 周一 11:00", "12-07_18:01")], true),
        // Three days of eleven were used; from Thursday morning ten working days would end on 10 December.
        (
            "the rest",
            vec![
                held("11-23 周一 11:00", "12-07_18:00"),
                resumed.clone(),
                held("11-26 周四 09:00", "12-07_17:00"),
            ],
            false,
        ),
        (
            "more than the rest",
            vec![
                held("11-23 周一 11:00", "12-07_18:00"),
                resumed.clone(),
                held("11-26 周四 09:00", "12-10_18:00"),
            ],
            true,
        ),
        // One that goes on into another is counted once.
        (
            "prolonged",
            vec![held("11-23 周一 11:00", "11-27_18:00"), held("11-25 周三 11:00", "12-07_18:00")],
            false,
        ),
        (
            "another reason",
            vec![
                held("11-23 周一 11:00", "12-07_18:00"),
                resumed.clone(),
                held("11-26 周四 09:00", "12-10_18:00").replace("customer_owes", "customer_asked"),
            ],
            false,
        ),
        (
            "told late, before the others",
            vec![
                held("11-26 周四 09:00", "12-10_18:00"),
                held("11-23 周一 11:00", "11-25_18:00").replace("到=", "录入=11-26_10:00 到="),
            ],
            true,
        ),
    ] {
        let acts: Vec<&str> = acts.iter().map(String::as_str).collect();
        let fault = try_to_tell("holds", &lines("电话=13800000001", "一级", &acts)).err();
        assert_eq!(fault.is_some(), refused, "{what}: {fault:?}");
        assert!(fault.is_none_or(|fault| fault.contains("HoldTooLong")), "{what}");
    }
}

/// Before its end is chosen, the screen says until when it may last.
#[test]
fn the_rest_is_told_before_it_is_asked_for() {
    let acts = [
        "11-23 周一 11:00 总部电脑 赵丽 暂停 理由=customer_owes 到=12-07_18:00：等寄回，有短信。",
        "11-25 周三 18:00 总部电脑 赵丽 恢复：收到了。",
    ];
    let told = tell("rest", &lines("电话=13800000001", "一级", &acts));
    let round = told.cases[0].state.round().unwrap();
    let policy = told.rulebook.policy(round.policy().unwrap()).unwrap();
    let at = |text| Timestamp::parse(text, UtcOffset::CHINA).unwrap();
    let latest = |reason, when| {
        let reason = policy.hold_reason(reason).unwrap();
        latest_hold(reason, round, &told.rulebook, (at(when), Timestamp::MAX)).unwrap()
    };
    // Of ten working days from Thursday and what is left of that day, 25 hours were used.
    assert_eq!(latest("customer_owes", "2026-11-26 09:00"), at("2026-12-08 11:00"));
    assert_eq!(latest("customer_asked", "2026-11-26 09:00"), at("2026-12-10 18:00"));
}

/// A new form has its own allowance.
#[test]
fn the_next_form_is_held_anew() {
    let told = |reopened: &str| {
        let acts = [
            "11-23 周一 11:00 总部电脑 赵丽 暂停 理由=customer_owes 到=12-07_18:00：等寄回，有短信。",
            "12-07 周一 17:00 总部电脑 赵丽 撤诉：算了。",
            reopened,
            "12-08 周二 10:00 总部电脑 赵丽 暂停 理由=customer_owes 到=12-21_18:00：等寄回，有短信。",
        ];
        tell("anew", &lines("电话=13800000001", "一级", &acts))
    };
    assert_eq!(told("12-08 周二 09:00 总部电脑 赵丽 重新投诉 电话：又坏了。").cases[0].state.rounds.len(), 2);
}
