//! Whose clock it is: fixed at the due time, and the same for everybody who knows the same entries.

use super::desk::Desk;
use super::{at, script};
use crate::story::{Told, tell};
use redress_core::complaint::{Remedy, Role, Tier};
use redress_core::event::{Act, EventId, PersonId, Proposal, SolutionProposed};
use redress_core::sla::{Doer, clocks};

fn person(id: &str) -> Doer {
    Doer::Person(PersonId::new(id).unwrap())
}

/// The doer of a clock's first run in the form in hand.
#[track_caller]
fn doer(told: &Told, clock: &str) -> Doer {
    let case = &told.cases[0];
    let round = case.state.round().unwrap().number;
    let runs = clocks(case, &told.rulebook);
    runs.iter().find(|run| run.target.id == clock && run.round == round).unwrap().doer.clone()
}

/// states.md, `awaiting_customer`: while an appeal is open the tier above the working tier, at level 3 the
/// administration centre.
#[test]
fn while_an_appeal_is_open_the_customers_yes_is_the_next_tiers() {
    let offered = |level: &str| {
        let mut lines = vec![
            "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上".to_owned(),
            format!("11-23 周一 10:20 赵丽 定级 {level}"),
        ];
        if level != "一级" {
            lines.push("11-23 周一 10:21 赵丽 移交 刘洋".to_owned());
            lines.push("11-23 周一 10:22 刘洋 接手".to_owned());
        }
        if level == "三级" {
            lines.push("11-23 周一 10:23 刘洋 专项汇报：情况。".to_owned());
        }
        let by = if level == "一级" { "赵丽" } else { "刘洋" };
        lines.push(format!("11-23 周一 10:30 {by} 方案 甲 解释：解释。"));
        lines.push(format!("11-23 周一 10:31 {by} 告知方案 甲"));
        lines
    };
    // Told on Monday: due on Thursday at 18:00.
    let in_time = "11-24 周二 10:40 赵丽 申诉：不服。";
    let too_late = "11-27 周五 10:40 赵丽 申诉：不服。";
    let yes = "11-27 周五 11:00 赵丽 客户接受 甲 电话";
    let decided = "11-25 周三 11:00 孙伟 申诉决定 不支持：维持。";
    let admin = Doer::Role(Role::AdministrationCentre);
    let table: [(&str, &[&str], Doer); 9] = [
        ("一级", &[], person("zhao-li")),
        ("一级", &[in_time], Doer::Tier(Tier::TWO)),
        ("一级", &[in_time, yes], Doer::Tier(Tier::TWO)),
        ("一级", &[too_late], person("zhao-li")),
        ("一级", &[too_late, yes], person("zhao-li")),
        ("一级", &[in_time, decided], person("zhao-li")),
        ("一级", &[in_time, decided, yes], person("zhao-li")),
        ("二级", &[in_time], Doer::Tier(Tier::THREE)),
        ("三级", &[in_time, yes], admin),
    ];
    for (level, acts, expected) in table {
        let offered = offered(level);
        let lines: Vec<&str> = offered.iter().map(String::as_str).chain(acts.iter().copied()).collect();
        assert_eq!(doer(&tell("appeal", &script(&lines)), "customer_reply"), expected, "{level} {acts:?}");
    }
}

/// A confirmation that comes after the due time takes nothing from who had to give it, and a proposal that comes after
/// it shifts the breach to nobody.
#[test]
fn who_broke_the_proposal_stays_who_broke_it() {
    let propose = |desk: &mut Desk, when: &str, yuan: u64| -> EventId {
        let options = vec![Remedy::Compensation];
        let proposed = SolutionProposed { options, amount_fen: yuan * 100, finish_on: None };
        desk.act(at(when), Act::SolutionProposed(proposed))
    };
    let authorise = |desk: &mut Desk, when: &str, proposal: EventId| {
        desk.by = "孙伟";
        desk.act(at(when), Act::SolutionAuthorised(Proposal { proposal }));
        desk.by = "赵丽";
    };
    let tell = |desk: &mut Desk, when: &str, proposal: EventId| {
        desk.act(at(when), Act::SolutionTold(Proposal { proposal }));
    };
    let doer = |desk: &Desk| desk.run("proposal", |run| run.doer.clone());
    let begun = || {
        let mut desk = Desk::new();
        desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:00");
        assert_eq!(desk.due("proposal"), "11-25 18:00");
        desk
    };
    let mut waiting = begun();
    let proposal = propose(&mut waiting, "2026-11-24 11:00", 500);
    assert_eq!(doer(&waiting), Doer::Tier(Tier::TWO));
    authorise(&mut waiting, "2026-11-26 11:00", proposal);
    assert_eq!(doer(&waiting), Doer::Tier(Tier::TWO), "it was due while tier 2 had it");
    tell(&mut waiting, "2026-11-26 12:00", proposal);
    assert_eq!(doer(&waiting), Doer::Tier(Tier::TWO));

    let mut given = begun();
    let proposal = propose(&mut given, "2026-11-24 11:00", 500);
    authorise(&mut given, "2026-11-25 18:00", proposal);
    assert_eq!(doer(&given), person("zhao-li"), "given in time, told too late");
    tell(&mut given, "2026-11-26 12:00", proposal);
    assert_eq!(doer(&given), person("zhao-li"));

    let mut late = begun();
    propose(&mut late, "2026-11-26 11:00", 500);
    assert_eq!(doer(&late), person("zhao-li"), "nothing was proposed when it was due");
}

/// Two takings that did not know of each other: until someone assigns, whoever was answerable before stays so.
#[test]
fn of_two_concurrent_takings_neither_has_the_breach() {
    let registered = "
11-23 周一 10:00 平板A 王芳 登记 自理 一级 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:01 同步
11-23 周一 11:00 总部电脑 陈静 接手
11-23 周一 11:30 平板B 李强 接手
11-23 周一 11:40 同步";
    let contacted = "11-25 周三 10:00 平板A 王芳 联系 主动 电话 已联系上";
    let rivals = tell("rivals", &format!("{registered}\n{contacted}"));
    let round = rivals.cases[0].state.round().unwrap();
    let owner_at = |when: &str| round.owner_at(at(when)).map(PersonId::as_str);
    assert_eq!(round.owner().map(PersonId::as_str), Some("wang-fang"));
    let expected = [
        ("2026-11-23 09:00", "wang-fang"),
        ("2026-11-23 10:59", "wang-fang"),
        ("2026-11-23 11:00", "chen-jing"),
        ("2026-11-23 11:30", "wang-fang"),
        ("2026-12-23 11:30", "wang-fang"),
    ];
    for (when, owner) in expected {
        assert_eq!(owner_at(when), Some(owner), "{when}");
    }
    // Due on Tuesday at 18:00.
    assert_eq!(doer(&rivals, "first_contact"), person("wang-fang"));
    // Whoever is named afterwards has what comes afterwards.
    for (when, expected) in [("11-24 周二 17:00", "chen-jing"), ("11-24 周二 18:01", "wang-fang")] {
        let settled =
            format!("{registered}\n{when} 总部电脑 刘洋 指派 陈静\n11-24 周二 19:00 同步\n{contacted}");
        assert_eq!(doer(&tell("settled", &settled), "first_contact"), person(expected), "{when}");
    }
}

/// APPEAL-1: where nobody of the tier above may decide, because they all handled the form, it is the next tier's.
#[test]
fn an_appeal_goes_to_somebody_who_may_decide_it() {
    let lodged = |first: &str| {
        let lines = [
            format!("11-23 周一 10:10 {first} 联系 主动 电话 已联系上"),
            "11-23 周一 10:20 赵丽 定级 一级".to_owned(),
            "11-23 周一 10:30 赵丽 方案 甲 解释：解释。".to_owned(),
            "11-23 周一 10:31 赵丽 告知方案 甲".to_owned(),
            "11-24 周二 10:40 赵丽 申诉：不服。".to_owned(),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        doer(&tell("appeal", &script(&lines)), "appeal")
    };
    assert_eq!(lodged("赵丽"), Doer::Tier(Tier::TWO));
    // 刘洋 of tier 2 is still there.
    assert_eq!(lodged("陈静"), Doer::Tier(Tier::TWO));
    let both = [
        "11-23 周一 10:10 陈静 联系 主动 电话 已联系上",
        "11-23 周一 10:15 刘洋 联系 主动 电话 已联系上",
        "11-23 周一 10:20 赵丽 定级 一级",
        "11-23 周一 10:30 赵丽 方案 甲 解释：解释。",
        "11-23 周一 10:31 赵丽 告知方案 甲",
        "11-24 周二 10:40 赵丽 申诉：不服。",
    ];
    assert_eq!(doer(&tell("appeal", &script(&both)), "appeal"), Doer::Tier(Tier::THREE));
}

/// TIER-3: a cheaper proposal in place of a dear one waits for the tier that it needs.
#[test]
fn each_proposal_waits_for_a_confirmation_of_its_own() {
    let lines = [
        "11-23 周一 10:10 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 10:20 赵丽 定级 一级",
        "11-23 周一 10:30 赵丽 方案 甲 退款 金额=3000元：退。",
        "11-23 周一 10:40 赵丽 方案 乙 退款 金额=800元：退一部分。",
    ];
    let told = tell("dear", &script(&lines));
    let runs = clocks(&told.cases[0], &told.rulebook);
    let asked = runs.iter().filter(|run| run.target.id == "authorisation");
    let asked: Vec<_> = asked.map(|run| (run.is_live(), run.doer.clone())).collect();
    assert_eq!(asked, [(false, Doer::Tier(Tier::THREE)), (true, Doer::Tier(Tier::TWO))]);
}
