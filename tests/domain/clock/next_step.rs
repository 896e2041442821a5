//! Of all the clocks of a case the one that is due first is shown; what is over asks for nothing.

use super::desk::Desk;
use super::{at, script, shown};
use crate::story::tell;
use redress_core::complaint::{Role, Status, Tier};
use redress_core::event::{Entry, PersonId, StoreCode};
use redress_core::sla::{AlertKind, ClockRun, Doer, Outbox, alerts, clocks, next_step};

const WORKED: [&str; 8] = [
    "11-23 周一 11:00 赵丽 联系 主动 电话 已联系上",
    "11-23 周一 11:01 赵丽 定级 一级",
    "11-23 周一 12:00 赵丽 方案 甲 解释：解释。",
    "11-23 周一 12:01 赵丽 告知方案 甲",
    "11-23 周一 12:02 赵丽 客户接受 甲 电话",
    "11-24 周二 10:00 赵丽 结果 解释：已解释。",
    "11-24 周二 10:10 赵丽 告知结果 电话",
    "11-24 周二 10:20 赵丽 回答 2 电话",
];

/// T22: regular contact starts with the first contact; it never hides a deadline that is earlier, nor does one of
/// those hide it.
#[test]
fn t22_next_is_what_is_due_first() {
    let next = |desk: &Desk| {
        let case = desk.case();
        let clock = next_step(&case, desk.rulebook()).unwrap().clock.unwrap();
        format!("{} {}", clock.target.id, shown(clock.due_at().unwrap()))
    };
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 3);
    desk.by = "陈静";
    assert_eq!(desk.case().status(desk.rulebook()), Status::Registered);
    assert_eq!(next(&desk), "first_contact 11-24 18:00");
    let case = desk.case();
    let starts_early = clocks(&case, desk.rulebook()).iter().any(|run| run.target.id == "weekly_contact");
    assert!(!starts_early, "nobody was contacted yet");
    desk.contact("2026-11-23 11:00");
    // Half an hour for the hand-over comes before the daily contact, and that before the result.
    assert_eq!(next(&desk), "hand_over 11-23 11:30");
    let case = desk.case();
    let mut live: Vec<_> = clocks(&case, desk.rulebook()).into_iter().filter(ClockRun::is_live).collect();
    live.sort_by_key(ClockRun::due_at);
    let order: Vec<_> = live.iter().map(|run| run.target.id.as_str()).collect();
    assert_eq!(order, ["hand_over", "weekly_contact", "result"]);
}

/// At level 3 the report waits with whoever it was handed to; who handed it over stays answerable for the clocks.
#[test]
fn what_was_handed_over_is_the_receivers_at_any_level() {
    let handed = |level: &str, to: &str| {
        let level = format!("11-23 周一 11:01 赵丽 定级 {level}");
        let handed = format!("11-23 周一 11:10 赵丽 移交 {to}：请接手。");
        let lines = ["11-23 周一 11:00 赵丽 联系 主动 电话 已联系上", &level, &handed];
        let told = tell("handed over", &script(&lines));
        let next = next_step(&told.cases[0], &told.rulebook).unwrap();
        let owner = told.cases[0].owner().unwrap().as_str().to_owned();
        (next.status, next.doer, owner)
    };
    let person = Doer::Person(PersonId::new("liu-yang").unwrap());
    for (level, to, status, doer) in [
        ("二级", "二级受理人", Status::Investigating, Doer::Tier(Tier::TWO)),
        ("三级", "二级受理人", Status::ToReport, Doer::Tier(Tier::TWO)),
        ("三级", "刘洋", Status::ToReport, person),
    ] {
        assert_eq!(handed(level, to), (status, doer, "zhao-li".to_owned()), "{level} {to}");
    }
    // Handed over early, the owner goes on with the step.
    let early = ["11-23 周一 11:01 赵丽 定级 三级", "11-23 周一 11:10 赵丽 移交 刘洋：请接手。"];
    let told = tell("early", &script(&early));
    let next = next_step(&told.cases[0], &told.rulebook).unwrap();
    let owner = Doer::Person(PersonId::new("zhao-li").unwrap());
    assert_eq!((next.status, next.doer), (Status::Registered, owner));
}

/// Guidance is tier 3's, beside the step: the owner's card shows the owner's clock, though it is due later.
#[test]
fn a_duty_of_another_beside_the_step_is_passed_over() {
    let lines = [
        "11-23 周一 11:00 刘洋 接手",
        "11-23 周一 11:01 刘洋 定级 三级",
        "11-23 周一 11:02 刘洋 联系 主动 电话 已联系上",
        "11-23 周一 14:52 刘洋 专项汇报：情况。",
        "11-24 周二 17:00 刘洋 联系 主动 电话 已联系上",
    ];
    let next = |lines: &[&str]| {
        let told = tell("guided", &script(lines));
        let clock = next_step(&told.cases[0], &told.rulebook).unwrap().clock.unwrap();
        format!("{} {}", clock.target.id, shown(clock.due_at().unwrap()))
    };
    assert_eq!(next(&lines[..4]), "weekly_contact 11-24 18:00");
    // Guidance is due on Tuesday at 18:00, before anything of the owner's.
    assert_eq!(next(&lines), "proposal 11-25 18:00");
}

/// T23, and states.md: a contact after the archive restarts nothing; the clerk has a look.
#[test]
fn t23_a_contact_after_the_archive_needs_a_look() {
    let archived = [
        &WORKED[..],
        &[
            "11-24 周二 11:00 陈静 审核通过",
            "11-24 周二 12:00 赵丽 总结：好了。",
            "11-24 周二 13:00 何文 归档",
        ],
    ]
    .concat();
    let thanks = "12-24 周四 09:00 赵丽 联系 来电 电话 已联系上 要点齐全：客户来电致谢。";
    let before = tell("archived", &script(&archived));
    let after = tell("archived", &script(&[&archived[..], &[thanks]].concat()));
    assert_eq!(before.cases[0].state.contacts_after_archive.len(), 0);
    assert_eq!(after.cases[0].state.contacts_after_archive.len(), 1);
    assert_eq!(after.cases[0].status(&after.rulebook), Status::Archived);
    let alerted = |told: &crate::story::Told| {
        let found = alerts(&told.cases[0], &told.rulebook, at("2026-12-24 10:00"), Outbox::EMPTY);
        let unseen = found.into_iter().filter(|alert| alert.seen.is_none());
        unseen.map(|alert| (alert.kind, alert.raised_to)).collect::<Vec<_>>()
    };
    assert_eq!(alerted(&before), []);
    assert_eq!(alerted(&after), [(AlertKind::NeedsLook, Doer::Role(Role::FranchiseClerk))]);
    let found = alerts(&after.cases[0], &after.rulebook, at("2026-12-24 10:00"), Outbox::EMPTY);
    let look = format!("12-24 周四 09:30 何文 知悉 look 次={}", found[0].key.occurrence);
    let looked = [&archived[..], &[thanks, look.as_str()]].concat();
    assert_eq!(alerted(&tell("archived", &script(&looked))), [], "seen");
    // Opened again and archived anew, the old contact asks for nothing.
    let again = [
        "12-24 周四 09:40 何文 重新投诉 电话：又坏了。",
        "12-24 周四 09:50 赵丽 撤诉：客户算了。",
        "12-24 周四 09:51 赵丽 总结：好了。",
        "12-24 周四 09:52 何文 归档",
    ];
    let again = tell("archived", &script(&[&archived[..], &[thanks], &again].concat()));
    assert_eq!((again.cases[0].status(&again.rulebook), alerted(&again)), (Status::Archived, vec![]));
    // Logged in a store, it has to reach the clerk.
    let store = StoreCode::new("SH01").unwrap();
    let of_store = |is_unsent: &dyn Fn(&Entry) -> bool| {
        let outbox = Outbox::new(Some(&store), is_unsent);
        let found = alerts(&after.cases[0], &after.rulebook, at("2026-12-24 10:00"), outbox);
        found.iter().filter(|alert| alert.kind == AlertKind::NotSent).count()
    };
    assert_eq!((of_store(&|_| true), of_store(&|_| false)), (1, 0));
    let count = |told: &crate::story::Told| {
        let runs = clocks(&told.cases[0], &told.rulebook);
        (runs.len(), runs.iter().filter(|run| run.is_live()).count())
    };
    assert_eq!(count(&after), (count(&before).0, 0));
}

/// T33, T37: an archived case asks for nothing ever again, and nothing closes by itself.
#[test]
fn t37_an_archived_case_stays_silent_and_an_open_one_stays_open() {
    let archived = [
        &WORKED[..],
        &[
            "11-24 周二 11:00 陈静 审核通过",
            "11-24 周二 12:00 赵丽 总结：好了。",
            "11-24 周二 13:00 何文 归档",
        ],
    ]
    .concat();
    let told = tell("archived", &script(&archived));
    let ten_years_on = at("2036-11-24 13:00");
    assert!(next_step(&told.cases[0], &told.rulebook).is_none());
    assert_eq!(alerts(&told.cases[0], &told.rulebook, ten_years_on, Outbox::EMPTY).len(), 0);
    let told = tell("open", &script(&WORKED));
    let case = told.cases[0].as_of(ten_years_on, &told.rulebook).unwrap();
    assert_eq!(case.status(&told.rulebook), Status::AwaitingReview);
}

/// T37: of a recurring contact only the next one is there, however long nobody looked.
#[test]
fn t37_only_the_next_contact_is_there() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 2).contact("2026-11-23 11:00");
    desk.contact("2026-11-25 11:00");
    let case = desk.case();
    let runs = clocks(&case, desk.rulebook());
    let regular = || runs.iter().filter(|run| run.target.id == "weekly_contact");
    assert_eq!((regular().count(), regular().filter(|run| run.is_live()).count()), (2, 1));
    let a_year_on = alerts(&case, desk.rulebook(), at("2027-11-25 11:00"), Outbox::EMPTY);
    assert_eq!(a_year_on.iter().filter(|alert| alert.key.clock == "weekly_contact").count(), 1);
}
