//! What the desk refuses before it writes, and that a refusal writes nothing.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod limits;

use crate::story::{tell, try_to_tell};

const REGISTER: &str = "11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修 涉及人员=李强：开胶";

#[test]
fn expected_noes_are_refusals() {
    for (name, line, refusal) in [
        ("words are needed", "平板A 王芳 总结", "TextMissing"),
        ("a proposal offers something", "平板A 王芳 方案 甲：没有选。", "NoRemedy"),
        ("a promise lies ahead", "平板A 王芳 联系 主动 电话 已联系上 约=11-23_09:00", "PromiseInThePast"),
        (
            "nothing happens ahead of its recording",
            "平板A 王芳 备注 录入=11-23_10:58：晚点的事。",
            "InTheFuture",
        ),
        ("nobody handles a case about themself", "平板A 李强 接手", "AboutYourself"),
        ("nor is it given to them", "平板A 王芳 指派 李强", "AboutYourself"),
        ("only handlers own cases", "平板A 王芳 指派 何文", "NotOnTheRoster"),
        ("archiving is head office's", "平板A 王芳 归档", "NeedsHeadOffice"),
        ("no review before an answer", "平板A 王芳 审核通过", "WrongStep"),
    ] {
        let fault = try_to_tell("refusal", &format!("{REGISTER}\n11-23 周一 11:00 {line}")).unwrap_err();
        assert!(fault.contains(refusal), "{name}: {fault}");
    }
}

/// ROUTE-4: who registers a complaint about themself leaves it, and its level, to somebody else.
#[test]
fn nobody_owns_what_they_register_about_themself() {
    let about = REGISTER.replace("涉及人员=李强", "涉及人员=王芳");
    for (form, refused) in [
        (about.clone(), true),
        (about.replace(" 自理", ""), true),
        (about.replace(" 一级", ""), true),
        (about.replace(" 自理 一级", ""), false),
        (about.replace("涉及人员=王芳", "涉及人员=李强"), false),
    ] {
        let told = try_to_tell("about", &form);
        assert_eq!(told.is_err(), refused, "{form}");
        assert!(told.err().is_none_or(|fault| fault.contains("AboutYourself")));
    }
    let solved = "11-23 周一 16:20 平板A 王芳 当场解决 1 电话 换货 做法=换了。 投诉类型=消费者投诉 投诉渠道=到店 \
        投诉主题=产品质量 客户姓名=施女士 电话=156 商品=鞋 客户诉求=换 涉及人员=王芳：起毛";
    assert!(try_to_tell("about", solved).unwrap_err().contains("AboutYourself"));
}

/// ROUTE-4: nobody handles a case about themself; what only adds to the record is open to all.
#[test]
fn the_person_concerned_adds_to_the_record_and_no_more() {
    let about = REGISTER.replace("涉及人员=李强", "涉及人员=赵丽");
    let course = [
        "王芳 定级 一级",
        "王芳 方案 甲 维修：修。",
        "王芳 告知方案 甲",
        "王芳 客户接受 甲 电话",
        "王芳 结果 维修：修好了。",
        "王芳 告知结果 电话",
        "王芳 回答 2 电话",
        "陈静 审核通过",
        "王芳 总结：好了。",
    ];
    let told = |script: String| {
        let lines = script.lines().map(|line| format!("\n11-23 周一 11:00 平板A {line}"));
        try_to_tell("concerned", &lines.fold(about.clone(), |script, line| script + &line))
    };
    for (step, act) in course.iter().enumerate() {
        let before = course[..step].iter().fold(String::new(), |before, line| before + line + "\n");
        let (_, deed) = act.split_once(' ').unwrap();
        let fault = told(format!("{before}赵丽 {deed}")).unwrap_err();
        assert!(fault.contains("AboutYourself"), "{act}: {fault}");
        for free in ["联系 主动 电话 已联系上", "备注：我的说法。", "修改 商品=凉鞋"]
        {
            assert!(told(format!("{before}赵丽 {free}")).is_ok(), "{act} {free}");
        }
        assert!(told(format!("{before}{act}")).is_ok(), "{act}");
    }
    let raised = "王芳 定级 三级\n王芳 移交 二级受理人\n";
    assert!(told(format!("{raised}刘洋 专项汇报：报告。")).is_ok());
    let about = about.replace("涉及人员=赵丽", "涉及人员=刘洋");
    let reported = "王芳 定级 三级\n11-23 周一 11:10 平板A 刘洋 专项汇报：报告。";
    let fault = try_to_tell("concerned", &format!("{about}\n11-23 周一 11:00 平板A {reported}")).unwrap_err();
    assert!(fault.contains("AboutYourself"), "{fault}");
}

#[test]
fn a_minute_ahead_is_rounding() {
    tell("grace", &format!("{REGISTER}\n11-23 周一 11:00 平板A 王芳 备注 录入=11-23_10:59：四舍五入。"));
}

#[test]
fn a_complaint_without_kind_channel_or_words_is_not_registered() {
    for missing in ["投诉类型=消费者投诉 ", "：开胶"] {
        let fault = try_to_tell("missing", &REGISTER.replace(missing, "")).unwrap_err();
        assert!(fault.contains("FieldsMissing"), "{missing}: {fault}");
    }
}

#[test]
fn what_is_written_by_the_desk_is_effective_for_its_writer() {
    use redress_core::case::Effect;
    let solved = "11-23 周一 16:20 平板A 李强 当场解决 1 电话 换货 做法=换了鞋带。 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=施女士 电话=156 商品=鞋 客户诉求=换：起毛";
    for script in [REGISTER, solved] {
        let told = tell("effective", script);
        assert!(told.cases[0].entries.iter().all(|shown| shown.effect == Effect::Effective));
    }
    let kinds: Vec<_> =
        tell("order", solved).cases[0].entries.iter().map(|e| e.entry.event.act.kind().to_owned()).collect();
    assert_eq!(
        kinds.first().unwrap(),
        "complaint_registered",
        "shown in the order written, though all at one instant"
    );
    assert_eq!(kinds.last().unwrap(), "answer_recorded");
}
