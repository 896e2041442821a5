//! ESC-1 and T27: every alert exactly once, told within service hours, and withdrawn when a late fact says so.

use super::desk::Desk;
use super::{at, script};
use crate::story::{Told, tell};
use redress_core::complaint::{Role, Tier};
use redress_core::event::{
    Absence, Act, AlertAcknowledged, Assigned, Entry, HandedOver, PersonDescribed, PersonId, Receiver,
    StoreCode, TextOnly,
};
use redress_core::sla::{
    AlertKind, Because, Doer, Outbox, alerts, answers_for, clocks, digest, withdrawn_alerts,
};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, alert};

fn told(lines: &[&str]) -> Told {
    tell("alerts", &script(lines))
}

/// The alerts as `kind clock round.occurrence`, where everything has been sent.
fn shown(told: &Told, now: Timestamp) -> Vec<String> {
    shown_with(told, now, Outbox::EMPTY)
}

fn shown_with(told: &Told, now: Timestamp, outbox: Outbox<'_>) -> Vec<String> {
    let found = alerts(&told.cases[0], &told.rulebook, now, outbox);
    let lines = found.iter().map(|alert| {
        let key = &alert.key;
        format!("{:?} {} {}.{}", alert.kind, key.clock, key.round, key.occurrence)
    });
    lines.collect()
}

#[test]
fn t27_an_alert_is_one_however_often_it_is_asked_for() {
    let told = told(&[]);
    let now = at("2026-11-24 18:01");
    let once = shown(&told, now);
    assert_eq!(once, ["Breached first_contact 1.1"]);
    assert_eq!(shown(&told, now), once);
    // A month offline later it is the same one, with the others that have come up since.
    let later = shown(&told, at("2026-12-24 18:01"));
    assert_eq!(later.iter().filter(|line| **line == once[0]).count(), 1);
}

#[test]
fn t27_the_warning_comes_in_working_time() {
    // Due on Friday at 18:00 after nine hours of the office's time: three quarters are over at 15:45.
    let told = tell("warned", &script(&[]).replace("11-23 周一 10:00", "11-26 周四 18:00"));
    assert_eq!(shown(&told, at("2026-11-27 15:44")), [""; 0]);
    assert_eq!(shown(&told, at("2026-11-27 15:45")), ["AtRisk first_contact 1.1"]);
}

#[test]
fn the_first_who_sees_it_is_remembered() {
    let told =
        told(&["11-24 周二 18:30 孙伟 知悉 first_contact", "11-24 周二 19:00 赵丽 知悉 first_contact"]);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-25 09:00"), Outbox::EMPTY);
    let (seen_at, by) = found[0].seen.clone().unwrap();
    assert_eq!((seen_at, by.as_str()), (at("2026-11-24 18:30"), "sun-wei"));
}

/// Decision 15: whoever broke a clock takes nothing off the next tier's list, nor a supervisor a warning off the owner's.
#[test]
fn only_those_whom_an_alert_is_raised_to_can_have_seen_it() {
    let seen = |name: &str, when: &str| {
        let line = format!("{when} {name} 知悉 first_contact");
        let told = told(&[&line]);
        let now = at(if when.ends_with("18:30") { "2026-11-25 09:00" } else { "2026-11-24 17:59" });
        let found = alerts(&told.cases[0], &told.rulebook, now, Outbox::EMPTY);
        assert_eq!(found[0].key.clock, "first_contact");
        (found[0].kind, found[0].seen.is_some())
    };
    let (warned, broken) = ("11-24 周二 15:00", "11-24 周二 18:30");
    for (name, when, expected) in [
        ("赵丽", warned, (AlertKind::AtRisk, true)),
        ("王芳", warned, (AlertKind::AtRisk, false)),
        ("陈静", warned, (AlertKind::AtRisk, false)),
        ("赵丽", broken, (AlertKind::Breached, false)),
        ("王芳", broken, (AlertKind::Breached, false)),
        ("何文", broken, (AlertKind::Breached, false)),
        ("陈静", broken, (AlertKind::Breached, true)),
        ("孙伟", broken, (AlertKind::Breached, true)),
    ] {
        assert_eq!(seen(name, when), expected, "{name} {when}");
    }
    // The owner said so first; it is the supervisor's look that counts.
    let told =
        told(&["11-24 周二 18:30 赵丽 知悉 first_contact", "11-24 周二 19:00 陈静 知悉 first_contact"]);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-25 09:00"), Outbox::EMPTY);
    assert_eq!(found[0].seen.as_ref().map(|(_, by)| by.as_str()), Some("chen-jing"));
}

/// Of a post its holder; of a person who is away their stand-in.
#[test]
fn who_answers_for_a_list() {
    let mut desk = Desk::new();
    let chen = PersonId::new("chen-jing").unwrap();
    let away = Absence {
        from: "2026-11-24".parse().unwrap(),
        to: "2026-11-24".parse().unwrap(),
        stand_in: Some(PersonId::new("wang-fang").unwrap()),
    };
    desk.publish(at("2026-11-23 09:00"), described(&chen, Some(away), true));
    let admin = Doer::Role(Role::AdministrationCentre);
    for (doer, person, when, expected) in [
        (Doer::Person(chen.clone()), "chen-jing", "2026-11-24 10:00", true),
        (Doer::Person(chen.clone()), "wang-fang", "2026-11-24 10:00", true),
        (Doer::Person(chen), "wang-fang", "2026-11-25 10:00", false),
        (Doer::Tier(Tier::TWO), "wang-fang", "2026-11-24 10:00", true),
        (Doer::Tier(Tier::TWO), "wang-fang", "2026-11-25 10:00", false),
        (Doer::Tier(Tier::THREE), "chen-jing", "2026-11-25 10:00", false),
        (admin.clone(), "wu-min", "2026-11-25 10:00", true),
        (admin, "sun-wei", "2026-11-25 10:00", false),
        (Doer::Nobody, "liu-yang", "2026-11-25 10:00", true),
        (Doer::Nobody, "zhao-li", "2026-11-25 10:00", false),
    ] {
        let person = PersonId::new(person).unwrap();
        assert_eq!(
            answers_for(&doer, &person, at(when), desk.rulebook()),
            expected,
            "{doer:?} {person} {when}"
        );
    }
}

fn described(person: &PersonId, absence: Option<Absence>, active: bool) -> Act {
    let (tier, role) = if person.as_str() == "chen-jing" {
        (Tier::TWO, Role::Supervisor)
    } else {
        (Tier::ONE, Role::StoreStaff)
    };
    Act::PersonDescribed(PersonDescribed {
        person: person.clone(),
        tier: Some(tier),
        roles: vec![role],
        store: None,
        department: String::new(),
        absences: absence.into_iter().collect(),
        active,
    })
}

#[test]
fn a_fact_that_arrives_late_withdraws_the_alert_and_says_why() {
    let seen = "11-24 周二 18:30 孙伟 知悉 first_contact";
    let late = [
        seen,
        "11-24 周二 10:00 赵丽 定级 一级 录入=11-25_09:00",
        "11-24 周二 10:05 赵丽 联系 主动 电话 已联系上 录入=11-25_09:00",
    ];
    let told = told(&late);
    let withdrawn = withdrawn_alerts(&told.cases[0], &told.rulebook);
    assert_eq!(withdrawn.len(), 1);
    assert_eq!(withdrawn[0].because, Because::DoneBefore(at("2026-11-24 10:05")));
    let sentence = alert::withdrawn(&withdrawn[0], &told.cases[0], &told.rulebook, Lang::Zh);
    assert_eq!(sentence, "提醒“首次联系”已撤销：11月24日 周二 10:05 已经完成，记录后来才到。");
}

#[test]
fn an_alert_that_was_right_is_not_withdrawn() {
    let told = told(&[
        "11-24 周二 18:30 孙伟 知悉 first_contact",
        "11-25 周三 10:00 赵丽 定级 一级",
        "11-25 周三 10:05 赵丽 联系 主动 电话 已联系上",
    ]);
    assert_eq!(withdrawn_alerts(&told.cases[0], &told.rulebook), []);
}

/// What was seen, at which moment, and what became of it by all that is known today.
#[test]
fn when_an_alert_was_right_and_when_not() {
    // Registered on Monday at 10:00: due on Tuesday at 18:00, at risk from 13:45 on.
    let done = ["11-24 周二 15:00 赵丽 定级 一级", "11-24 周二 15:05 赵丽 联系 主动 电话 已联系上"];
    let withdrawn = ["11-24 周二 15:00 赵丽 撤诉：客户不追究了。"];
    let due = Some(at("2026-11-24 18:00"));
    let done_at = Because::DoneBefore(at("2026-11-24 15:05"));
    let fell_at = Because::FellAwayBefore(at("2026-11-24 15:00"));
    let table: [(&str, &[&str], Option<Because>); 8] = [
        ("11-24 周二 12:00", &[], Some(Because::NotDueThen(due))),
        ("11-24 周二 14:00", &[], None),
        ("11-24 周二 14:00", &done, None),
        ("11-24 周二 15:05", &done, Some(done_at)),
        ("11-24 周二 18:30", &done, Some(done_at)),
        ("11-24 周二 14:59", &withdrawn, None),
        ("11-24 周二 15:00", &withdrawn, Some(fell_at)),
        ("11-24 周二 18:30", &withdrawn, Some(fell_at)),
    ];
    for (seen, acts, expected) in table {
        let seen_line = format!("{seen} 孙伟 知悉 first_contact");
        let told = told(&[&[seen_line.as_str()], acts].concat());
        let found = withdrawn_alerts(&told.cases[0], &told.rulebook);
        assert_eq!(found.first().map(|withdrawn| withdrawn.because), expected, "{seen} {acts:?}");
    }
}

/// An alert seen while the clock stood still, or of a clock that never ran.
#[test]
fn what_was_held_or_never_ran_was_not_due() {
    let held = told(&[
        "11-23 周一 11:00 赵丽 定级 一级",
        "11-23 周一 11:05 赵丽 联系 主动 电话 已联系上",
        "11-26 周四 17:00 孙伟 知悉 result",
        "11-26 周四 09:30 赵丽 暂停 理由=customer_owes 到=11-27_10:00 录入=11-26_17:30：等客户寄回",
        "11-26 周四 17:40 孙伟 知悉 guidance",
    ]);
    let found = withdrawn_alerts(&held.cases[0], &held.rulebook);
    let because = |clock: &str| {
        found.iter().find(|withdrawn| withdrawn.key.clock == clock).map(|withdrawn| withdrawn.because)
    };
    assert!(matches!(because("result"), Some(Because::NotDueThen(Some(_)))), "{found:?}");
    assert_eq!(because("guidance"), Some(Because::NoSuchClock));
}

/// ESC-1: whose breach goes to whom. Posts beside the tiers have their own superiors.
#[test]
fn a_breach_goes_to_the_tier_above_the_doer() {
    let closed: Vec<&str> = vec![
        "11-23 周一 11:00 赵丽 定级 一级",
        "11-23 周一 11:05 赵丽 联系 主动 电话 已联系上",
        "11-23 周一 11:10 赵丽 方案 甲 换货：换一双。",
        "11-23 周一 11:12 赵丽 告知方案 甲",
        "11-23 周一 11:13 赵丽 客户接受 甲 电话",
        "11-23 周一 11:15 赵丽 结果 换货：换好了。",
        "11-23 周一 11:20 赵丽 告知结果 电话",
        "11-23 周一 11:21 赵丽 回答 2 电话",
    ];
    let to = |lines: &[&str], now: &str| {
        let told = told(lines);
        let found = alerts(&told.cases[0], &told.rulebook, at(now), Outbox::EMPTY);
        found
            .into_iter()
            .filter(|alert| alert.kind == AlertKind::Breached)
            .map(|alert| (alert.key.clock, alert.raised_to))
            .collect::<Vec<_>>()
    };
    let breached = |clock: &str, to: Doer| vec![(clock.to_owned(), to)];
    assert_eq!(to(&[], "2026-11-25 09:00"), breached("first_contact", Doer::Tier(Tier::TWO)));
    assert_eq!(to(&closed, "2026-12-01 09:00"), breached("review", Doer::Tier(Tier::THREE)));
    let reviewed = [closed.as_slice(), &["11-24 周二 11:00 陈静 审核通过"]].concat();
    assert_eq!(to(&reviewed, "2026-12-01 09:00"), breached("summary", Doer::Tier(Tier::TWO)));
    let summed_up = [reviewed.as_slice(), &["11-24 周二 12:00 赵丽 总结：好了。"]].concat();
    assert_eq!(to(&summed_up, "2026-12-01 09:00"), breached("archiving", Doer::Tier(Tier::TWO)));
}

#[test]
fn a_case_without_a_taker_is_tier_2s() {
    let script = script(&[]).replace(" 自理", "");
    let told = tell("no taker", &script);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-23 10:00"), Outbox::EMPTY);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, &found[0].raised_to), (AlertKind::NoTaker, &Doer::Tier(Tier::TWO)));
    assert_eq!(alert::title(&found[0], &clocks(&told.cases[0], &told.rulebook), Lang::Zh), "没有人接手");
}

/// T34: a handler who left owns nothing. Each stretch without an owner tells tier 2 anew, from its own beginning.
#[test]
fn a_case_whose_owner_left_is_tier_2s_each_time_anew() {
    let person = |id: &str| PersonId::new(id).unwrap();
    let leave = |desk: &mut Desk, id: &str, when: &str| {
        desk.publish(at(when), described(&person(id), None, false));
    };
    let taker = |desk: &Desk| {
        let case = desk.case();
        let found = alerts(&case, desk.rulebook(), at("2026-12-31 09:00"), Outbox::EMPTY);
        let taker = found.into_iter().find(|alert| alert.kind == AlertKind::NoTaker)?;
        assert_eq!(taker.raised_to, Doer::Tier(Tier::TWO));
        Some((taker.key.occurrence, taker.since, taker.seen.is_some()))
    };
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    assert_eq!(taker(&desk), None);
    leave(&mut desk, "zhao-li", "2026-11-24 09:00");
    assert_eq!(taker(&desk), Some((1, at("2026-11-24 09:00"), false)));
    desk.by = "陈静";
    let seen = |occurrence| AlertAcknowledged { clock: "taker".to_owned(), round: 1, occurrence };
    desk.act(at("2026-11-24 09:30"), Act::AlertAcknowledged(seen(1)));
    assert_eq!(taker(&desk), Some((1, at("2026-11-24 09:00"), true)));
    desk.act(at("2026-11-24 10:00"), Act::Taken(TextOnly {}));
    assert_eq!(taker(&desk), None);
    leave(&mut desk, "chen-jing", "2026-11-25 09:00");
    assert_eq!(taker(&desk), Some((2, at("2026-11-25 09:00"), false)), "the first was seen, not this one");
    // Handed over it waits for whoever takes it, and is nobody's no more.
    desk.by = "刘洋";
    desk.act(at("2026-11-25 10:00"), Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }));
    assert_eq!(taker(&desk), None);
    desk.act(at("2026-11-25 11:00"), Act::Taken(TextOnly {}));
    desk.act(at("2026-11-25 12:00"), Act::Assigned(Assigned { to: person("zhao-li") }));
    assert_eq!(taker(&desk), Some((3, at("2026-11-25 12:00"), false)), "named somebody who has left");
}

#[test]
fn two_who_took_what_nobody_had_leave_it_without_an_owner() {
    let script = "
11-23 周一 10:00 平板A 王芳 登记 一级 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:01 同步
11-23 周一 10:30 总部电脑 陈静 知悉 taker
11-23 周一 11:00 平板A 王芳 接手
11-23 周一 11:30 平板B 李强 接手
";
    let told = tell("rivals", script);
    let found = alerts(&told.cases[0], &told.rulebook, at("2026-11-23 12:00"), Outbox::EMPTY);
    assert_eq!((found[0].kind, found[0].key.occurrence), (AlertKind::NoTaker, 2));
    assert_eq!((found[0].since, found[0].seen.is_some()), (at("2026-11-23 11:30"), false));
}

/// What is done for someone elsewhere asks to be sent, once; at head office, where tier 2 sits, nothing has to be.
#[test]
fn a_hand_over_that_has_not_left_the_device_asks_to_be_sent() {
    let told = told(&["11-23 周一 11:00 赵丽 定级 二级", "11-23 周一 11:10 赵丽 移交 二级受理人：请接手。"]);
    let store = StoreCode::new("SH01").unwrap();
    let shown = |now: &str, place: Option<&StoreCode>, is_unsent: &dyn Fn(&Entry) -> bool| {
        shown_with(&told, at(now), Outbox::new(place, is_unsent))
    };
    let unsent = shown("2026-11-23 11:15", Some(&store), &|_| true);
    assert_eq!(unsent, ["NotSent sending 1.1"]);
    assert_eq!(shown("2026-11-23 14:00", Some(&store), &|_| true), unsent, "the same one");
    assert_eq!(shown("2026-11-23 11:15", Some(&store), &|_| false), [""; 0]);
    assert_eq!(shown("2026-11-23 11:15", None, &|_| true), [""; 0]);
    // What was sent before is not sent again: the next entry is another alert.
    let last = told.cases[0].entries.last().unwrap().entry.id;
    assert_eq!(shown("2026-11-23 11:15", Some(&store), &|entry| entry.id == last), ["NotSent sending 1.3"]);
    let found = alerts(
        &told.cases[0],
        &told.rulebook,
        at("2026-11-23 11:15"),
        Outbox::new(Some(&store), &|entry| entry.id == last),
    );
    assert_eq!(
        found[0].raised_to,
        Doer::Person(PersonId::new("zhao-li").unwrap()),
        "whoever did it sends it"
    );
    assert_eq!(found[0].since, at("2026-11-23 11:10"));
    let runs = clocks(&told.cases[0], &told.rulebook);
    assert_eq!(alert::title(&found[0], &runs, Lang::En), "Not sent yet: whoever acts next cannot see it");
}

/// A look at an alert is nothing that anybody waits for.
#[test]
fn a_look_asks_for_no_file() {
    let told = told(&[
        "11-23 周一 11:00 赵丽 定级 二级",
        "11-23 周一 11:10 赵丽 移交 二级受理人：请接手。",
        "11-24 周二 18:30 孙伟 知悉 first_contact",
    ]);
    let store = StoreCode::new("SH01").unwrap();
    let of = |is_unsent: &dyn Fn(&Entry) -> bool| {
        let found = shown_with(&told, at("2026-11-24 19:00"), Outbox::new(Some(&store), is_unsent));
        found.into_iter().filter(|line| line.starts_with("NotSent")).count()
    };
    let look = told.cases[0].entries.last().unwrap().entry.id;
    assert_eq!((of(&|entry| entry.id == look), of(&|entry| entry.id != look)), (0, 1));
}

/// Whose post is elsewhere, but who writes on this very tablet, waits for no file.
#[test]
fn who_writes_here_works_here() {
    let told = told(&[]);
    let store = StoreCode::new("SH01").unwrap();
    let shown = |is_unsent: &dyn Fn(&Entry) -> bool| {
        shown_with(&told, at("2026-11-23 11:15"), Outbox::new(Some(&store), is_unsent))
    };
    assert_eq!(told.cases[0].owner().map(PersonId::as_str), Some("zhao-li"));
    assert_eq!(told.rulebook.person(&PersonId::new("zhao-li").unwrap()).unwrap().store, None);
    assert_eq!(shown(&|_| true), [""; 0]);
    assert_eq!(Outbox::new(Some(&store), &|_| true).count(&told.cases[0]), 1);
}

#[test]
fn the_most_urgent_come_first() {
    let told = told(&[
        "11-23 周一 11:00 赵丽 定级 一级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上 约=11-26_10:00",
    ]);
    // Broken, the earliest first, whatever their names; then at risk.
    assert_eq!(
        shown(&told, at("2026-11-26 10:01")),
        ["Breached proposal 1.1", "Breached promised_contact 1.1"]
    );
    let nobodys = script(&[]).replace(" 自理", "");
    let nobodys = tell("nobody's", &nobodys);
    assert_eq!(shown(&nobodys, at("2026-11-24 17:00")), ["NoTaker taker 1.1", "AtRisk first_contact 1.1"]);
    assert_eq!(shown(&nobodys, at("2026-11-24 18:01")), ["Breached first_contact 1.1", "NoTaker taker 1.1"]);
}

/// Only an open case waits for a taker.
#[test]
fn a_void_case_has_no_alert() {
    let script = script(&["11-23 周一 11:00 赵丽 作废 重复登记：登记错了。"]).replace(" 自理", "");
    let told = tell("void", &script);
    assert_eq!(told.cases[0].owner(), None);
    assert_eq!(shown(&told, at("2026-11-25 09:00")), [""; 0]);
}

#[test]
fn what_comes_up_at_night_is_gathered_until_the_morning() {
    let told = told(&[
        "11-23 周一 11:00 赵丽 定级 一级",
        "11-23 周一 11:01 赵丽 联系 主动 电话 已联系上 约=11-23_21:00",
    ]);
    let list = |now: &str| {
        let now = at(now);
        let found = alerts(&told.cases[0], &told.rulebook, now, Outbox::EMPTY);
        let digest = digest(found.into_iter().map(|alert| (1, alert)), now);
        digest.iter().map(|(_, alert)| alert.key.clock.clone()).collect::<Vec<_>>()
    };
    // A promised hour rings whenever it is over.
    assert_eq!(list("2026-11-23 21:01"), ["promised_contact"]);
    // The proposal is at risk from Wednesday 13:30 on, within hours: told at once.
    assert_eq!(list("2026-11-25 17:59")[..2], ["promised_contact", "proposal"]);
    // What is broken at closing is told at the next opening, the most urgent first.
    assert_eq!(list("2026-11-25 18:01"), ["promised_contact"]);
    assert_eq!(list("2026-11-26 09:00")[..2], ["promised_contact", "proposal"]);
}

/// Held, resumed and held again: what rings in the end is one alert, and none while it stands still.
#[test]
fn t27_holds_do_not_ring_again() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:00");
    for day in 24..=26 {
        desk.hold(&format!("2026-11-{day} 10:00"), "customer_owes", &format!("2026-11-{day} 17:00"));
        desk.resume(&format!("2026-11-{day} 11:00"));
    }
    let case = desk.case();
    let of_result = |now: &str| {
        let found = alerts(&case, desk.rulebook(), at(now), Outbox::EMPTY);
        let lines = found.iter().filter(|alert| alert.key.clock == "result");
        lines.map(|alert| (alert.kind, alert.key.round, alert.key.occurrence)).collect::<Vec<_>>()
    };
    // Three hours were lost: due on Friday at 12:00; seven of 35 hours before, on Thursday at 14:00, it is at risk.
    assert_eq!(of_result("2026-11-26 13:59"), []);
    assert_eq!(of_result("2026-11-26 14:00"), [(AlertKind::AtRisk, 1, 1)]);
    assert_eq!(of_result("2026-11-27 12:00"), [(AlertKind::AtRisk, 1, 1)]);
    assert_eq!(of_result("2026-11-27 12:01"), [(AlertKind::Breached, 1, 1)]);
    assert_eq!(of_result("2027-11-27 12:01"), [(AlertKind::Breached, 1, 1)]);
}

/// T28: done a second before it was due, entered elsewhere, and both merge: no breach, whoever had seen one.
#[test]
fn t28_done_in_time_on_another_tablet() {
    let script = "
11-23 周一 10:00 平板A 王芳 登记 自理 一级 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 客户姓名=李娜 电话=1380 商品=鞋 客户诉求=修：开胶
11-23 周一 10:01 同步
11-24 周二 17:59:59 平板B 李强 联系 主动 电话 已联系上
11-24 周二 18:00:01 平板A 王芳 知悉 first_contact
";
    let now = at("2026-11-24 18:00:01");
    let first_contact = |told: &Told| {
        let found = alerts(&told.cases[0], &told.rulebook, now, Outbox::EMPTY);
        found.iter().filter(|alert| alert.key.clock == "first_contact").count()
    };
    let alone: String = script.split_inclusive('\n').filter(|line| !line.contains("平板B")).collect();
    assert_eq!(first_contact(&tell("alone", &alone)), 1);
    let merged = tell("merged", script);
    assert_eq!(first_contact(&merged), 0);
    let withdrawn = withdrawn_alerts(&merged.cases[0], &merged.rulebook);
    assert_eq!(
        withdrawn[0].because,
        Because::DoneBefore(at("2026-11-24 17:59:59")),
        "told, not silently lost"
    );
}
