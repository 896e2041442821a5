//! A policy that leaves a gap, or says a thing twice, is named and never becomes active.

use crate::wording::{BOTH, assert_reads_well};
use redress_core::complaint::{Kind, Level, Status, Tier};
use redress_core::policy::{Finding, Measures, PublishedPolicy, built_in, lint};
use redress_core::wording::lint::sentence;
use serde_json::{Value, json};

fn regulation() -> Value {
    serde_json::to_value(&built_in()[0].policy).unwrap()
}

/// The findings about the regulation after `change`.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut policy = regulation();
    change(&mut policy);
    let policy = PublishedPolicy::read(&policy.to_string()).unwrap();
    let findings = lint(policy.policy());
    for lang in BOTH {
        for finding in &findings {
            assert_reads_well(&sentence(finding, lang), lang);
        }
    }
    findings
}

fn clock<'a>(policy: &'a mut Value, id: &str) -> &'a mut Value {
    let clocks = policy["clocks"].as_array_mut().unwrap();
    clocks.iter_mut().find(|clock| clock["id"] == id).unwrap()
}

fn without_clock(policy: &mut Value, id: &str) {
    policy["clocks"].as_array_mut().unwrap().retain(|clock| clock["id"] != id);
}

#[test]
fn every_built_in_policy_is_sound() {
    for built_in in built_in() {
        assert_eq!(lint(&built_in.policy), [], "policy {}", built_in.policy.number);
    }
}

#[test]
fn every_built_in_number_says_whether_it_is_given() {
    for clock in regulation()["clocks"].as_array().unwrap() {
        assert!(["given", "assumed"].contains(&clock["source"].as_str().unwrap()));
    }
}

/// The gap is named for every kind and level that walks through the step.
#[test]
fn a_step_without_a_clock_is_a_gap() {
    let review = changed(|policy| without_clock(policy, "review"));
    assert_eq!(review.len(), Kind::ALL.len() * 3);
    let (step, measures) = (Status::AwaitingReview, Measures::Step(Status::AwaitingReview));
    assert_eq!(review[0], Finding::Gap { kind: Kind::Consumer, level: Level::ONE, step, measures });

    let report = changed(|policy| without_clock(policy, "special_report"));
    let levels: Vec<_> = report
        .iter()
        .map(|finding| match finding {
            Finding::Gap { level, step: Status::ToReport, .. } => *level,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(levels, [Level::THREE; 3]);

    // Closed and withdrawn both wait for the summary, at every level of every kind.
    assert_eq!(changed(|policy| without_clock(policy, "summary")).len(), 2 * 9);
    assert_eq!(changed(|policy| without_clock(policy, "docket_decision")).len(), 3);
}

#[test]
fn two_clocks_for_one_step_are_an_overlap() {
    let findings = changed(|policy| {
        let mut second = clock(policy, "proposal").clone();
        second["id"] = json!("second_proposal");
        policy["clocks"].as_array_mut().unwrap().push(second);
    });
    assert_eq!(findings.len(), 9);
    assert!(findings.iter().all(|finding| matches!(
        finding,
        Finding::Overlap { step: Status::Investigating, clocks, .. } if *clocks == ["proposal", "second_proposal"]
    )));
}

#[test]
fn what_makes_no_sense_is_named() {
    type Change = Box<dyn FnOnce(&mut Value)>;
    let set = |path: &'static str, value: Value| -> Change {
        Box::new(move |policy| *policy.pointer_mut(path).unwrap() = value)
    };
    let of_clock = |id: &'static str, field: &'static str, value: Value| -> Change {
        Box::new(move |policy| clock(policy, id)[field] = value)
    };
    let rows: Vec<(Change, Finding)> = vec![
        (set("/format", json!(2)), Finding::Format(2)),
        (set("/unreachable_tries/value", json!(0)), Finding::Figure("unreachable_tries")),
        (set("/spot_check_percent/value", json!(101)), Finding::Figure("spot_check_percent")),
        (of_clock("review", "warn_percent", json!(100)), Finding::Warning("review".into())),
        (of_clock("review", "within", json!("0m")), Finding::NoLength("review".into())),
        (of_clock("guidance", "within", json!(null)), Finding::NoLength("guidance".into())),
        (of_clock("review", "on", json!("none")), Finding::NeedsHours("review".into())),
        (
            of_clock("promised_contact", "within", json!("1wd")),
            Finding::NeedlessLength("promised_contact".into()),
        ),
        (set("/authority/1/most_fen", json!(100)), Finding::Authority(Tier::TWO)),
        (
            Box::new(|policy: &mut Value| policy["authority"][2]["most_fen"] = json!(900_000)),
            Finding::NobodyDecides,
        ),
        (
            set("/holds/0/stops/0", json!("tea")),
            Finding::UnknownClock { hold: "customer_owes".into(), clock: "tea".into() },
        ),
        (
            set("/holds/0/stops/0", json!("weekly_contact")),
            Finding::NeverHeld { hold: "customer_owes".into(), clock: "weekly_contact".into() },
        ),
        (set("/holds/1/id", json!("customer_owes")), Finding::Id("customer_owes".into())),
        (set("/level_grounds/0/when/is/0", json!("12345")), Finding::NeverFires("hotline_12315".into())),
        (set("/level_grounds/0/when/is", json!([])), Finding::NeverFires("hotline_12315".into())),
        (
            set("/level_grounds/2/when/mass/complainants", json!(1)),
            Finding::NeverFires("mass_complaint".into()),
        ),
        (
            Box::new(|policy: &mut Value| without_clock(policy, "weekly_contact")),
            Finding::Beside { measures: Measures::Cadence, clocks: vec![] },
        ),
    ];
    for (change, expected) in rows {
        assert_eq!(changed(change), [expected]);
    }
    let nothing = changed(|policy| {
        for kind in ["always", "consumer", "franchisee"] {
            policy["required"][kind] = json!([]);
        }
    });
    assert_eq!(nothing.len(), 3);
}
