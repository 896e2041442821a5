//! Mass complaints: five people on one product within fourteen days.

use super::desk::{Desk, fired, proposed, typed};
use redress_core::case::Case;
use redress_core::complaint::{Field, Topic};
use redress_core::event::Fact;
use redress_core::level::{Crowd, Index};

const QUALITY: &str = "topic=product_quality product_code=5815 product=Boot";

/// So many people on the boot, one a day from day 0 on.
fn people(desk: &mut Desk, count: i64, fields: &str) -> Vec<Case> {
    (0..count).map(|n| desk.complaint(n, &format!("phone=1380000200{n} {fields}"))).collect()
}

fn crowd(days: i64, fields: &str, cases: &[Case]) -> Crowd {
    Index::of(cases).crowd(&typed(days, fields), &[Topic::ProductQuality], 14)
}

#[test]
fn the_fifth_complainant_makes_it_a_mass_complaint() {
    let mut desk = Desk::new();
    let cases = people(&mut desk, 4, QUALITY);
    let fields = format!("phone=13800002999 {QUALITY}");
    let is_mass = |count: usize| {
        let proposal = proposed(&typed(5, &fields), &Index::of(&cases[..count]));
        fired(&proposal).contains(&"mass_complaint")
    };
    assert!(is_mass(4), "this one is the fifth");
    assert!(!is_mass(3));
    let proposal = proposed(&typed(5, &fields), &Index::of(&cases));
    let expected = Fact::Many {
        field: Field::ProductCode,
        product: "5815".to_owned(),
        batch: None,
        complainants: 5,
        days: 14,
    };
    assert_eq!((proposal.level.get(), &proposal.grounds[0].facts), (3, &vec![expected]));
}

#[test]
fn who_counts() {
    let mut desk = Desk::new();
    let cases = people(&mut desk, 4, QUALITY);
    for (name, days, fields, complainants) in [
        ("someone new", 5, format!("phone=13800002999 {QUALITY}"), 5),
        ("one of the four again", 5, format!("phone=13800002001 {QUALITY}"), 4),
        ("someone who left nothing", 5, QUALITY.to_owned(), 5),
        ("on the last day of the window", 14, format!("phone=13800002999 {QUALITY}"), 5),
        ("when the first is out of the window", 15, format!("phone=13800002999 {QUALITY}"), 4),
        ("when all are", 40, format!("phone=13800002999 {QUALITY}"), 1),
        ("what comes later does not count", 1, format!("phone=13800002999 {QUALITY}"), 3),
        ("another topic", 5, "phone=13800002999 topic=price product_code=5815".to_owned(), 0),
        (
            "another product",
            5,
            "phone=13800002999 topic=product_quality product_code=5816 product=Boot".to_owned(),
            1,
        ),
        (
            "the code spelled otherwise",
            5,
            "phone=13800002999 topic=product_quality product_code=５８１５".to_owned(),
            5,
        ),
        (
            "by name, where this one gives no code",
            5,
            "phone=13800002999 topic=product_quality product=boot".to_owned(),
            5,
        ),
        ("no product at all", 5, "phone=13800002999 topic=product_quality".to_owned(), 1),
    ] {
        assert_eq!(crowd(days, &fields, &cases).complainants, complainants, "{name}");
    }
}

#[test]
fn people_without_a_phone_are_told_apart_by_name_and_company() {
    let mut desk = Desk::new();
    let cases: Vec<Case> = ["name=Li company=A", "name=Li company=B", "name=Li company=A", "", ""]
        .iter()
        .map(|who| desk.complaint(0, &format!("{who} {QUALITY}")))
        .collect();
    assert_eq!(
        crowd(1, &format!("name=Li company=B {QUALITY}"), &cases).complainants,
        4,
        "Li A, Li B, two unknown"
    );
}

#[test]
fn a_name_stands_in_where_a_code_is_missing() {
    let mut desk = Desk::new();
    let cases = [
        desk.complaint(0, "phone=13800002001 topic=product_quality product=Boot"),
        desk.complaint(0, "phone=13800002002 topic=product_quality product=BOOT product_code=5815"),
        desk.complaint(0, "phone=13800002003 topic=product_quality product=Boot product_code=9999"),
    ];
    let fields = "phone=13800002999 topic=product_quality product=Boot product_code=5815";
    assert_eq!(crowd(1, fields, &cases).complainants, 3, "not the boot of another code");
}

#[test]
fn a_batch_is_named_where_it_alone_is_enough() {
    let mut desk = Desk::new();
    let of_batch = people(&mut desk, 4, &format!("{QUALITY} batch=B2"));
    let others = desk.complaint(4, &format!("phone=13900002001 {QUALITY} batch=B3"));
    let all: Vec<Case> = of_batch.into_iter().chain([others]).collect();
    let found = |batch: &str| {
        let facts = typed(6, &format!("phone=13800002999 {QUALITY} {batch}"));
        let proposal = proposed(&facts, &Index::of(&all));
        let Fact::Many { batch, complainants, .. } = &proposal.grounds[0].facts[0] else {
            panic!("{proposal:?}")
        };
        (batch.clone(), *complainants)
    };
    assert_eq!(found("batch=b2"), (Some("b2".to_owned()), 5));
    assert_eq!(found("batch=B3"), (None, 6), "a batch of two is no batch fault, the product is at fault");
    assert_eq!(found(""), (None, 6));
}

#[test]
fn void_cases_do_not_count_and_imported_ones_do() {
    let mut desk = Desk::new();
    let mut cases = people(&mut desk, 2, QUALITY);
    cases[0] = desk.voided(&cases[0]);
    cases.push(desk.imported(1, &format!("phone=13900002001 {QUALITY}")));
    assert_eq!(crowd(5, &format!("phone=13800002999 {QUALITY}"), &cases).complainants, 3);
}
