//! LEVEL-4's table: what was entered, the level it speaks for, and the grounds, the highest first.

use super::desk::{fired, form, policy, proposed, typed};
use redress_core::complaint::{Field, Form, Level, Tier};
use redress_core::event::Fact;
use redress_core::level::{Facts, Index, propose};
use redress_core::policy::Condition;
use redress_core::time::Timestamp;

#[test]
fn what_the_form_says() {
    for (name, fields, level, grounds) in [
        ("an ordinary repair", "topic=product_quality", 1, &[][..]),
        ("through 12315", "channel=12315", 3, &["hotline_12315"][..]),
        ("a department that does not act", "kind=franchisee topic=inaction", 3, &["department_inaction"][..]),
        ("the same from a consumer is none", "topic=inaction", 1, &[][..]),
        ("a safety risk", "safety_risk=yes", 3, &["safety_risk"][..]),
        ("no safety risk", "safety_risk=no", 1, &[][..]),
        ("urgent", "severity=urgent", 3, &["urgent"][..]),
        ("important", "severity=important", 2, &["important"][..]),
        ("general", "severity=general", 1, &[][..]),
        ("a consumer on the store's attitude", "topic=service_attitude", 2, &["service_attitude"][..]),
        ("a franchisee on attitude is another matter", "kind=franchisee topic=service_attitude", 1, &[][..]),
        (
            "a franchisee on regional service",
            "kind=franchisee topic=regional_service",
            2,
            &["regional_service"][..],
        ),
        ("a franchisee on a policy", "kind=franchisee topic=policy", 2, &["policy_not_accepted"][..]),
        ("a consumer on a policy", "topic=policy", 1, &[][..]),
        ("very emotional", "emotion=angry", 2, &["emotional"][..]),
        ("upset is not very emotional", "emotion=upset", 1, &[][..]),
        ("wants more than tier 1 may grant", "wanted_amount=201", 2, &["beyond_authority"][..]),
        ("wants just what tier 1 may grant", "wanted_amount=200", 1, &[][..]),
        (
            "several at once: all are named, the highest first, then as the policy lists them",
            "emotion=angry channel=12315 severity=urgent wanted_amount=５００元",
            3,
            &["hotline_12315", "urgent", "emotional", "beyond_authority"][..],
        ),
        ("a value of a newer version", "channel=telepathy emotion=furious severity=x topic=y", 1, &[][..]),
    ] {
        let proposal = proposed(&typed(0, fields), &Index::default());
        assert_eq!(fired(&proposal), grounds, "{name}");
        assert_eq!(proposal.level.get(), level, "{name}");
    }
}

#[test]
fn an_empty_form_is_level_1() {
    let nothing = Facts::of_form(Form::default(), Timestamp::MIN);
    let proposal = proposed(&nothing, &Index::default());
    assert_eq!((proposal.level, proposal.grounds.len()), (Level::ONE, 0));
}

#[test]
fn every_ground_that_the_form_alone_can_fire_says_which_fields() {
    let facts = typed(0, "channel=12315 severity=urgent");
    let proposal = proposed(&facts, &Index::default());
    let said = |field, value: &str| vec![Fact::Says { field, value: value.to_owned() }];
    assert_eq!(proposal.grounds[0].facts, said(Field::Channel, "12315"));
    assert_eq!(proposal.grounds[1].facts, said(Field::Severity, "urgent"));
    assert_eq!(proposal.grounds[0].rule, "LEVEL-3");
}

#[test]
fn a_ground_without_conditions_never_fires() {
    let mut policy = policy().clone();
    policy.level_grounds.truncate(2);
    policy.level_grounds[0].when = Condition::All(Vec::new());
    policy.level_grounds[1].when = Condition::Again { same: vec![Vec::new()] };
    let facts = Facts::of_form(form("phone=13800002046"), Timestamp::MIN);
    assert!(propose(&facts, &policy, &Index::default(), Tier::ONE).grounds.is_empty());
}

#[test]
fn a_level_set_carries_what_was_proposed() {
    let proposal = proposed(&typed(0, "channel=12315 emotion=angry"), &Index::default());
    let set = proposal.set(Level::TWO);
    assert_eq!((set.level, set.proposed), (Level::TWO, Some(Level::THREE)));
    let ids: Vec<&str> = set.grounds.iter().map(|ground| ground.id.as_str()).collect();
    assert_eq!(ids, ["hotline_12315", "emotional"]);
    assert_eq!(
        set.grounds[0].facts,
        [Fact::Says { field: Field::Channel, value: "12315".to_owned() }],
        "with the facts of the moment"
    );
}
