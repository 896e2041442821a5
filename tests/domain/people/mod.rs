//! Who may have a case, who should, who stands in, and what a leaver leaves behind (ROUTE-4).

mod handled;

use crate::clock::desk::Desk;
use crate::story::{cast, tell, try_to_tell};
use redress_core::assignment::{candidates, open_cases_of, reviewers};
use redress_core::case::Case;
use redress_core::command::{Pen, Place, Refusal, hand_on};
use redress_core::complaint::{Role, Status, Tier};
use redress_core::event::{
    Absence, Act, Authority, Draft, Entry, Lane, PersonDescribed, PersonId, Personal, Salt,
};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Doer, ListOf, clocks, next_step};
use redress_core::time::{Date, Timestamp, UtcOffset};
use redress_core::wording::{Lang, refusal::sentence};
use std::sync::Arc;

const REGISTERED: &str = "11-23 周一 10:00 平板A 王芳 登记 自理 一级 当面 投诉类型=消费者投诉 投诉渠道=到店 \
     投诉主题=产品质量 客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=修 涉及人员=李强：开胶";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

/// One of the cast, or somebody new who is called by their name.
fn person(name: &str) -> PersonId {
    cast::person(name).unwrap_or_else(|_| PersonId::new("somebody-new").unwrap())
}

fn names(rulebook: &Rulebook, ids: impl Iterator<Item = PersonId>) -> Vec<String> {
    ids.map(|id| rulebook.name_of(&id).to_owned()).collect()
}

fn candidates_of(case: &Case, rulebook: &Rulebook, loads: &[(&str, usize)]) -> Vec<String> {
    let load =
        |id: &PersonId| loads.iter().find(|(name, _)| person(name) == *id).map_or(0, |(_, load)| *load);
    let found = candidates(case, rulebook, at("2026-11-23 12:00"), &load);
    names(rulebook, found.into_iter().map(|candidate| candidate.person.id.clone()))
}

/// The cast with some of its people described anew, on the day before the stories begin.
fn rulebook(described: &[(&str, Tier, Role, &[Absence], bool)]) -> Rulebook {
    let mut desk = cast::desk();
    let now = at("2026-11-22 09:00");
    let mut salts = || Salt([7; 16]);
    let mut pen = Pen {
        chain: cast::chain(),
        device: cast::DEVICES[0].device_id(),
        incarnation: 1,
        lane: Lane::Chain,
        next_seq: 1_000,
        by: person("吴敏"),
        authority: Authority::HeadOffice,
        occurred_at: now,
        now,
        salts: &mut salts,
    };
    for (name, tier, role, absences, active) in described {
        let described = PersonDescribed {
            person: person(name),
            tier: Some(*tier),
            roles: vec![*role],
            store: None,
            department: "综合服务部".to_owned(),
            absences: absences.to_vec(),
            active: *active,
        };
        let draft = Draft::new(Act::PersonDescribed(described)).and(Personal::NAME, name);
        let place = Place { case: None, round: 0, parents: Vec::new() };
        desk.push(Arc::new(pen.write(place, draft, &Rulebook::default()).unwrap()));
    }
    Rulebook::of(&desk)
}

fn away(from: &str, to: &str, stand_in: Option<&str>) -> Absence {
    Absence { from: from.parse().unwrap(), to: to.parse().unwrap(), stand_in: stand_in.map(person) }
}

#[test]
fn the_least_loaded_of_the_working_tier_comes_first() {
    let told = tell("assigned", REGISTERED);
    // 李强 is concerned, 周敏 serves another store, 何文 handles nothing.
    let all = candidates_of(&told.cases[0], &told.rulebook, &[("王芳", 3), ("赵丽", 1)]);
    assert_eq!(all, ["赵丽", "王芳", "陈静", "刘洋", "孙伟", "吴敏"]);
    let all = candidates_of(&told.cases[0], &told.rulebook, &[("王芳", 0), ("赵丽", 1), ("陈静", 9)]);
    assert_eq!(all, ["王芳", "赵丽", "刘洋", "陈静", "孙伟", "吴敏"]);
}

#[test]
fn level_2_goes_to_nobody_below_tier_2() {
    let told = tell("level 2", &format!("{REGISTERED}\n11-23 周一 11:00 平板A 王芳 定级 二级"));
    assert_eq!(candidates_of(&told.cases[0], &told.rulebook, &[]), ["陈静", "刘洋", "孙伟", "吴敏"]);
}

#[test]
fn nobody_away_or_gone_is_suggested() {
    let told = tell("away", &format!("{REGISTERED}\n11-23 周一 11:00 平板A 王芳 定级 二级"));
    let rulebook = rulebook(&[
        ("陈静", Tier::TWO, Role::Supervisor, &[away("2026-11-20", "2026-11-23", None)], true),
        ("刘洋", Tier::TWO, Role::Manager, &[], false),
    ]);
    assert_eq!(candidates_of(&told.cases[0], &rulebook, &[]), ["孙伟", "吴敏"]);
}

#[test]
fn a_name_within_a_longer_name_is_somebody_else() {
    let script = REGISTERED.replace("王芳 登记", "李强 登记").replace("涉及人员=李强", "涉及人员=王芳芳");
    let told = tell("names", &script);
    let may_have_it =
        |rulebook: &Rulebook| candidates_of(&told.cases[0], rulebook, &[]).contains(&"王芳".to_owned());
    // Nobody on the roster is called 王芳芳, so 王芳 may be meant; once the longer name is known, she is not.
    assert!(!may_have_it(&told.rulebook));
    assert!(may_have_it(&rulebook(&[("王芳芳", Tier::ONE, Role::StoreStaff, &[], true)])));
}

#[test]
fn who_handled_or_is_concerned_does_not_review() {
    let lines = [
        REGISTERED,
        "11-23 周一 11:00 总部电脑 陈静 方案 甲 维修：修。",
        "11-23 周一 11:10 总部电脑 陈静 告知方案 甲",
    ];
    let told = tell("review", &(lines.join("\n11-23 周一 10:30 同步\n")));
    let found = reviewers(&told.cases[0], &told.rulebook, at("2026-11-24 10:00"), &|_| 0);
    let found = names(&told.rulebook, found.into_iter().map(|candidate| candidate.person.id.clone()));
    // The supervisor handled it: the manager reviews.
    assert_eq!(found, ["刘洋"]);
}

#[test]
fn the_sales_director_reviews_level_3_and_the_administration_centre_in_their_place() {
    let told = tell("level 3", &format!("{REGISTERED}\n11-23 周一 11:00 平板A 王芳 定级 三级"));
    let of = |rulebook: &Rulebook| {
        let found = reviewers(&told.cases[0], rulebook, at("2026-11-24 10:00"), &|_| 0);
        names(rulebook, found.into_iter().map(|candidate| candidate.person.id.clone()))
    };
    assert_eq!(of(&told.rulebook), ["孙伟"]);
    let away = [away("2026-11-20", "2026-11-30", None)];
    assert_eq!(of(&rulebook(&[("孙伟", Tier::THREE, Role::SalesDirector, &away, true)])), ["吴敏"]);
}

/// ROUTE-1..3: a review lies on the list of somebody who may do it.
#[test]
fn a_review_falls_to_who_may_review() {
    let waiting = |level: &str, by: &str, staff: &str, others: &[&str]| {
        let script =
            REGISTERED.replace("平板A 王芳", "总部电脑 赵丽").replace("李强", staff).replace("一级", level);
        let mut lines = vec![script];
        lines.extend(
            others.iter().map(|other| format!("11-23 周一 10:05 总部电脑 {other} 调查 属实：看过。")),
        );
        lines.push(format!("11-23 周一 10:10 总部电脑 {by} 接手"));
        if level == "三级" {
            lines.push(format!("11-23 周一 10:20 总部电脑 {by} 专项汇报：情况。"));
        }
        for act in [
            "方案 甲 解释：解释。",
            "告知方案 甲",
            "客户接受 甲 电话",
            "结果 解释：好了。",
            "告知结果 电话",
            "回答 2 电话",
        ] {
            lines.push(format!("11-23 周一 10:30 总部电脑 {by} {act}"));
        }
        tell("waiting", &lines.join("\n"))
    };
    let role = Doer::Role;
    let table: [(&str, &str, &str, &[&str], Doer); 9] = [
        ("一级", "赵丽", "李强", &[], Doer::Tier(Tier::TWO)),
        ("一级", "陈静", "李强", &[], Doer::Tier(Tier::TWO)),
        ("一级", "陈静", "刘洋", &[], Doer::Tier(Tier::THREE)),
        ("一级", "赵丽", "李强", &["陈静", "刘洋"], Doer::Tier(Tier::THREE)),
        ("二级", "刘洋", "李强", &[], Doer::Tier(Tier::THREE)),
        ("二级", "刘洋", "李强", &["孙伟", "吴敏"], Doer::Tier(Tier::THREE)),
        ("三级", "刘洋", "李强", &[], role(Role::SalesDirector)),
        ("三级", "孙伟", "李强", &[], role(Role::AdministrationCentre)),
        ("三级", "刘洋", "孙伟", &[], role(Role::AdministrationCentre)),
    ];
    for (level, by, staff, others, expected) in table {
        let told = waiting(level, by, staff, others);
        let case = &told.cases[0];
        let next = next_step(case, &told.rulebook).unwrap();
        assert_eq!(next.status, Status::AwaitingReview, "{level} {by}");
        assert_eq!(next.doer, expected, "{level} {by} {staff} {others:?}");
        let clock = next.clock.unwrap();
        assert_eq!((clock.target.id.as_str(), clock.doer), ("review", expected), "{level} {by} {staff}");
    }
    // Whoever has left reviews nothing.
    let told = waiting("一级", "赵丽", "李强", &[]);
    let left = rulebook(&[
        ("陈静", Tier::TWO, Role::Supervisor, &[], false),
        ("刘洋", Tier::TWO, Role::Manager, &[], false),
    ]);
    assert_eq!(next_step(&told.cases[0], &left).unwrap().doer, Doer::Tier(Tier::THREE));
    let left = rulebook(&[("孙伟", Tier::THREE, Role::SalesDirector, &[], false)]);
    let told = waiting("三级", "刘洋", "李强", &[]);
    assert_eq!(next_step(&told.cases[0], &left).unwrap().doer, role(Role::AdministrationCentre));
}

/// Whoever leaves afterwards leaves what was decided as it was.
#[test]
fn a_review_that_is_done_stays_with_the_tier_that_did_it() {
    let mut lines = vec![REGISTERED.replace("平板A 王芳", "总部电脑 赵丽")];
    for act in [
        "方案 甲 解释：解释。",
        "告知方案 甲",
        "客户接受 甲 电话",
        "结果 解释：好了。",
        "告知结果 电话",
        "回答 2 电话",
    ] {
        lines.push(format!("11-23 周一 10:30 总部电脑 赵丽 {act}"));
    }
    lines.push("11-24 周二 10:00 总部电脑 陈静 审核通过".to_owned());
    let told = tell("reviewed", &lines.join("\n"));
    let mut desk = Desk::new();
    for id in ["chen-jing", "liu-yang"] {
        let left = PersonDescribed {
            person: PersonId::new(id).unwrap(),
            tier: Some(Tier::TWO),
            roles: Vec::new(),
            store: None,
            department: String::new(),
            absences: Vec::new(),
            active: false,
        };
        desk.publish(at("2026-12-01 09:00"), Act::PersonDescribed(left));
    }
    let runs = clocks(&told.cases[0], desk.rulebook());
    let review = runs.iter().find(|run| run.target.id == "review").unwrap();
    assert_eq!(review.doer, Doer::Tier(Tier::TWO));
}

#[test]
fn the_duties_of_a_post_are_the_stand_ins_too() {
    let away = |stand_in| [away("2026-11-20", "2026-11-30", Some(stand_in))];
    let (chen, clerk) = (away("王芳"), away("李强"));
    let rulebook = rulebook(&[
        ("陈静", Tier::TWO, Role::Supervisor, &chen, true),
        ("何文", Tier::ONE, Role::FranchiseClerk, &clerk, true),
    ]);
    let has = |name: &str, day: &str, doer: &Doer| {
        let person = rulebook.person(&person(name)).unwrap();
        ListOf::new(person, day.parse().unwrap(), &rulebook).has(doer)
    };
    let clerk = Doer::Role(Role::FranchiseClerk);
    let table = [
        ("王芳", "2026-11-23", Doer::Tier(Tier::TWO), true),
        ("王芳", "2026-11-23", Doer::Nobody, true),
        ("王芳", "2026-12-01", Doer::Tier(Tier::TWO), false),
        ("王芳", "2026-11-23", Doer::Tier(Tier::THREE), false),
        ("王芳", "2026-11-23", clerk.clone(), false),
        ("李强", "2026-11-23", clerk.clone(), true),
        ("李强", "2026-12-01", clerk.clone(), false),
        // Who is away keeps their list.
        ("陈静", "2026-11-23", Doer::Tier(Tier::TWO), true),
        ("刘洋", "2026-11-23", Doer::Tier(Tier::TWO), true),
        ("何文", "2026-12-01", clerk, true),
    ];
    for (name, day, doer, expected) in table {
        assert_eq!(has(name, day, &doer), expected, "{name} {day} {doer:?}");
    }
}

#[test]
fn a_stand_in_acts_and_a_circle_of_them_ends() {
    let during = |stand_in| vec![away("2026-11-20", "2026-11-30", Some(stand_in))];
    let (chen, liu, zhao) = (during("刘洋"), during("赵丽"), during("陈静"));
    let date: Date = "2026-11-23".parse().unwrap();
    let acting = |rulebook: &Rulebook| rulebook.acting_for(&person("陈静"), date).clone();

    let one = rulebook(&[("陈静", Tier::TWO, Role::Supervisor, &chen, true)]);
    assert_eq!(acting(&one), person("刘洋"));
    assert_eq!(one.acting_for(&person("陈静"), "2026-12-01".parse().unwrap()), &person("陈静"));
    let two = rulebook(&[
        ("陈静", Tier::TWO, Role::Supervisor, &chen, true),
        ("刘洋", Tier::TWO, Role::Manager, &liu, true),
    ]);
    assert_eq!(acting(&two), person("赵丽"));
    let circle = rulebook(&[
        ("陈静", Tier::TWO, Role::Supervisor, &chen, true),
        ("刘洋", Tier::TWO, Role::Manager, &liu, true),
        ("赵丽", Tier::ONE, Role::StoreStaff, &zhao, true),
    ]);
    assert_eq!(acting(&circle), person("陈静"));
}

#[test]
fn all_cases_of_a_leaver_are_handed_on_in_one_act() {
    let second = REGISTERED.replace("10:00", "10:20").replace(" 涉及人员=李强", "");
    let closed = "11-23 周一 10:40 平板A 王芳 撤诉：算了。";
    let third = REGISTERED.replace("10:00", "10:30");
    let told = tell("leaver", &[REGISTERED, &second, &third, closed].join("\n"));
    let left = open_cases_of(&person("王芳"), &told.cases, &told.rulebook);
    assert_eq!(left.len(), 2, "the withdrawn one needs nobody");

    let mut salts = || Salt([9; 16]);
    let now = at("2026-11-23 12:00");
    let mut pen = Pen {
        chain: cast::chain(),
        device: cast::DEVICES[1].device_id(),
        incarnation: 1,
        lane: cast::DEVICES[1].lane(),
        next_seq: 500,
        by: person("陈静"),
        authority: Authority::Store,
        occurred_at: now,
        now,
        salts: &mut salts,
    };
    let to =
        |name: &str| -> Vec<(&Case, PersonId)> { left.iter().map(|case| (*case, person(name))).collect() };
    // 李强 is concerned in the first: nothing is handed on.
    let no =
        |case: &Case, why| Refusal::OfCase { case: case.state.number().unwrap().clone(), why: Box::new(why) };
    let about = no(left[0], Refusal::AboutYourself);
    assert_eq!(hand_on(&to("李强"), &told.rulebook, &mut pen).unwrap_err(), about);
    let written: Vec<Entry> = hand_on(&to("赵丽"), &told.rulebook, &mut pen).unwrap();
    assert_eq!(written.len(), 2);
    assert!(
        written
            .iter()
            .all(|entry| matches!(&entry.event.act, Act::Assigned(body) if body.to == person("赵丽")))
    );
}

/// ROUTE-2: what is open at level 2 goes to nobody below tier 2, alone or with a leaver's other cases.
#[test]
fn an_open_case_goes_to_nobody_below_its_working_tier() {
    for (level, to, needs) in [
        ("一级", "赵丽", None),
        ("一级", "陈静", None),
        ("一级", "一级受理人", None),
        ("一级", "二级受理人", None),
        ("二级", "赵丽", Some(Tier::TWO)),
        ("二级", "一级受理人", Some(Tier::TWO)),
        ("二级", "陈静", None),
        ("二级", "二级受理人", None),
        ("三级", "赵丽", Some(Tier::TWO)),
        ("三级", "孙伟", None),
    ] {
        let set = format!(
            "{REGISTERED}\n11-23 周一 11:00 平板A 王芳 定级 {level}：确认。\n11-23 周一 11:10 平板A 王芳"
        );
        let mut deeds = vec![format!("{set} 移交 {to}")];
        if !to.ends_with("受理人") {
            deeds.push(format!("{set} 指派 {to}"));
        }
        for deed in deeds {
            let fault = try_to_tell("below", &deed).err();
            let expected = needs.map(|needs| format!("{:?}", Refusal::BelowWorkingTier { needs }));
            assert_eq!(fault.is_some(), expected.is_some(), "{level} {to}: {fault:?}");
            assert!(fault.zip(expected).is_none_or(|(fault, no)| fault.contains(&no)), "{level} {to}");
        }
    }
}

/// SLA-1: whatever the level, the first contact is tier 1's to make.
#[test]
fn before_the_first_contact_tier_1_may_have_it() {
    let unheard = REGISTERED.replace(" 当面", "").replace(" 一级", " 二级");
    let deed = format!("{unheard}\n11-23 周一 11:10 平板A 王芳 指派 赵丽");
    let told = try_to_tell("unheard", &deed).unwrap();
    assert_eq!(told.cases[0].status(&told.rulebook), Status::Registered);
    assert_eq!(told.cases[0].owner(), Some(&person("赵丽")));
}

#[test]
fn handing_on_names_the_first_case_that_cannot_go_there() {
    let second = REGISTERED.replace("10:00", "10:20");
    let told =
        tell("named", &format!("{REGISTERED}\n{second}\n11-23 周一 11:00 平板A 王芳 定级 二级：案情重。"));
    let left = open_cases_of(&person("王芳"), &told.cases, &told.rulebook);
    let mut salts = || Salt([9; 16]);
    let now = at("2026-11-23 12:00");
    let mut pen = Pen {
        chain: cast::chain(),
        device: cast::DEVICES[1].device_id(),
        incarnation: 1,
        lane: cast::DEVICES[1].lane(),
        next_seq: 500,
        by: person("陈静"),
        authority: Authority::Store,
        occurred_at: now,
        now,
        salts: &mut salts,
    };
    let to =
        |name: &str| -> Vec<(&Case, PersonId)> { left.iter().map(|case| (*case, person(name))).collect() };
    let refusal = hand_on(&to("赵丽"), &told.rulebook, &mut pen).unwrap_err();
    assert_eq!(
        sentence(&refusal, &told.rulebook, Lang::Zh),
        "SH01-261123-A02：按级别，这件要由二级受理人或更高一级负责。没有写入任何记录，填好的内容还在。\
         请选够级别的受理人。"
    );
    assert_eq!(hand_on(&to("陈静"), &told.rulebook, &mut pen).unwrap().len(), 2);
}
