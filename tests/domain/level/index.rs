//! The index: the same complainant, the same matter, whatever was put in when.

use super::desk::{Desk, day, fired, form, proposed, typed};
use redress_core::case::Case;
use redress_core::complaint::{Field, Level};
use redress_core::event::{CaseId, Fact};
use redress_core::level::{Facts, Index};

const SAME: [&[Field]; 2] = [&[Field::Voucher], &[Field::ProductCode, Field::Topic]];

fn again(facts: &Facts, cases: &[&Case]) -> Vec<CaseId> {
    let same: Vec<Vec<Field>> = SAME.iter().map(|fields| fields.to_vec()).collect();
    let index = Index::of(cases.iter().copied());
    index.again(facts, &same).earlier.into_iter().map(|earlier| earlier.case).collect()
}

#[test]
fn the_same_matter_again() {
    let mut desk = Desk::new();
    let case = desk.complaint(0, "phone=13800002046 voucher=B-77 product_code=5815 topic=product_quality");
    for (name, fields, is_again) in [
        ("the same order", "phone=13800002046 voucher=B-77", true),
        ("the order spelled otherwise", "phone=+8613800002046 voucher=ｂ－７７", true),
        ("the same product and topic", "phone=13800002046 product_code=5815 topic=product_quality", true),
        ("the same product, another topic", "phone=13800002046 product_code=5815 topic=price", false),
        (
            "another order of the same shoe, same topic",
            "phone=13800002046 voucher=C-1 product_code=5815 topic=product_quality",
            true,
        ),
        ("another order", "phone=13800002046 voucher=B-78", false),
        ("nothing in common but the phone", "phone=13800002046", false),
        ("another phone", "phone=13900002046 voucher=B-77", false),
        ("no phone", "voucher=B-77", false),
        ("no phone and a word for it", "phone=未留 voucher=B-77", false),
    ] {
        let found = again(&typed(3, fields), &[&case]);
        assert_eq!(found, if is_again { vec![case.id] } else { Vec::new() }, "{name}");
    }
}

#[test]
fn a_policy_may_ask_for_the_phone_alone() {
    let mut desk = Desk::new();
    let case = desk.complaint(0, "phone=13800002046");
    let index = Index::of([&case]);
    let earlier = |phone: &str| index.again(&typed(3, phone), &[vec![Field::Phone]]).earlier.len();
    assert_eq!((earlier("phone=138-0000-2046"), earlier("phone=13800002047")), (1, 0));
}

#[test]
fn only_earlier_cases_the_latest_first() {
    let mut desk = Desk::new();
    let fields = "phone=13800002046 voucher=B-77";
    let cases = [0, 2, 4].map(|days| desk.complaint(days, fields));
    let [first, second, third] = &cases;
    let all = [first, second, third];
    assert_eq!(again(&typed(3, fields), &all), [second.id, first.id], "a form typed in late");
    assert_eq!(
        again(&typed(4, fields), &all),
        [third.id, second.id, first.id],
        "typed in at the same instant"
    );
    let on_record = |case: &Case| Facts::of_case(case, &desk.rulebook);
    assert_eq!(again(&on_record(third), &all), [second.id, first.id]);
    assert!(again(&on_record(first), &all).is_empty(), "a case is never its own repeat");
}

#[test]
fn void_cases_do_not_count_and_imported_ones_do() {
    let mut desk = Desk::new();
    let fields = "phone=13800002046 voucher=B-77";
    let old = desk.imported(-300, fields);
    let slip = desk.complaint(0, fields);
    let slip = desk.voided(&slip);
    assert_eq!(again(&typed(3, fields), &[&old, &slip]), [old.id]);
}

#[test]
fn a_case_put_in_again_stands_as_it_reads_now() {
    let mut desk = Desk::new();
    let fields = "phone=13800002046 voucher=B-77 product=Boot topic=product_quality";
    let before = desk.complaint(0, fields);
    let after = desk.amended(&before, Field::Voucher, "B-78");
    let mut index = Index::of([&before]);
    index.put(&after);
    assert_eq!(index, Index::of([&after]));
    assert_eq!(index.len(), 1);
    let voided = desk.voided(&after);
    index.put(&voided);
    assert!(index.is_empty());
    assert_eq!(index, Index::default(), "nothing is left behind");
}

#[test]
fn the_order_of_cases_does_not_matter() {
    let mut desk = Desk::new();
    let fields =
        |n: i64| format!("phone=1380000204{} voucher=B-{} product=Boot topic=product_quality", n % 3, n % 2);
    let mut cases: Vec<Case> = (0..9).map(|n| desk.complaint(n / 2, &fields(n))).collect();
    let index = Index::of(&cases);
    for turn in 1..cases.len() {
        cases.rotate_left(turn);
        cases.swap(0, turn);
        assert_eq!(Index::of(&cases), index, "turn {turn}");
        assert_eq!(
            proposed(&typed(20, &fields(4)), &Index::of(&cases)),
            proposed(&typed(20, &fields(4)), &index)
        );
    }
}

#[test]
fn every_case_of_a_phone_the_latest_first() {
    let mut desk = Desk::new();
    let first = desk.complaint(0, "phone=13800002046");
    let other = desk.complaint(1, "phone=13900002046");
    let second = desk.complaint(2, "phone=+86-138-0000-2046");
    let index = Index::of([&first, &other, &second]);
    assert_eq!(index.of_phone("138 0000 2046"), [second.id, first.id]);
    assert!(index.of_phone("138").is_empty(), "not a number yet");
    assert!(index.of_phone("13800002047").is_empty());
}

#[test]
fn a_repeat_speaks_for_level_2_and_names_the_earlier_case() {
    let mut desk = Desk::new();
    let case = desk.complaint(0, "phone=13800002046 voucher=B-77");
    let proposal = proposed(&typed(3, "phone=13800002046 voucher=B-77"), &Index::of([&case]));
    assert_eq!((proposal.level, fired(&proposal)), (Level::TWO, vec!["repeat"]));
    let Fact::Before(earlier) = &proposal.grounds[0].facts[0] else { panic!("{proposal:?}") };
    assert_eq!((earlier[0].number.as_str(), earlier[0].received_at), (case.number(), day(0)));
    assert_eq!(earlier[0].same, [Field::Voucher]);
}

#[test]
fn a_corrected_form_proposes_anew() {
    let mut desk = Desk::new();
    let earlier = desk.complaint(0, "phone=13800002046 voucher=B-77");
    let case = desk.complaint(3, "phone=13800002046 voucher=B-78");
    let levels = |case: &Case, desk: &Desk| {
        proposed(&Facts::of_case(case, &desk.rulebook), &Index::of([&earlier, case])).level
    };
    assert_eq!(levels(&case, &desk), Level::ONE);
    let corrected = desk.amended(&case, Field::Voucher, "B-77");
    assert_eq!(levels(&corrected, &desk), Level::TWO);
    let risky = desk.amended(&corrected, Field::SafetyRisk, "yes");
    assert_eq!(levels(&risky, &desk), Level::THREE);
    let harmless = desk.amended(&risky, Field::SafetyRisk, "no");
    assert_eq!(levels(&harmless, &desk), Level::TWO);
}

#[test]
fn what_was_typed_and_what_was_registered_speak_for_the_same() {
    let mut desk = Desk::new();
    let fields = "phone=13800002046 topic=service_attitude emotion=angry wanted_amount=300";
    let case = desk.complaint(3, fields);
    let typed = proposed(&Facts::of_form(form(fields), day(3)), &Index::default());
    assert_eq!(proposed(&Facts::of_case(&case, &desk.rulebook), &Index::of([&case])), typed);
}
