//! Twenty thousand cases: what a look-up touches is counted, not timed.

use super::desk::{Desk, day, form};
use redress_core::case::Case;
use redress_core::complaint::{Field, Topic};
use redress_core::level::{Facts, Index};

const CASES: usize = 20_000;
/// Each phone complains this often, each product is complained about by this many.
const OF_A_PHONE: usize = 4;
const OF_A_PRODUCT: usize = 50;

fn fields(n: usize) -> String {
    let (phone, product) = (n / OF_A_PHONE, n / OF_A_PRODUCT);
    format!("phone=138{phone:08} voucher=B-{} product_code=P{product} topic=product_quality", n / 2)
}

#[test]
fn a_look_up_touches_the_cases_of_one_phone_or_one_product_only() {
    let mut desk = Desk::new();
    // One case a minute; a window of one day then holds every case of a product.
    let cases: Vec<Case> = (0..CASES).map(|n| desk.complaint(n as i64 / 1440, &fields(n))).collect();
    let index = Index::of(&cases);
    assert_eq!(index.len(), CASES);
    let same = vec![vec![Field::Voucher], vec![Field::ProductCode, Field::Topic]];
    let (mut looked_at, mut repeats, mut crowded) = (0, 0, 0);
    for n in (0..CASES).step_by(101) {
        let facts = Facts::of_form(form(&fields(n)), day(CASES as i64 / 1440 + 1));
        let again = index.again(&facts, &same);
        assert_eq!(again.looked_at, OF_A_PHONE);
        let crowd = index.crowd(&facts, &[Topic::ProductQuality], 14);
        assert!(crowd.looked_at <= OF_A_PRODUCT);
        looked_at += again.looked_at + crowd.looked_at;
        repeats += again.earlier.len();
        crowded += usize::from(crowd.complainants >= 5);
    }
    let asked = CASES.div_ceil(101);
    assert!(looked_at <= asked * (OF_A_PHONE + OF_A_PRODUCT), "{looked_at}");
    assert!(repeats >= asked * 2, "{repeats}");
    assert!(crowded > asked / 2, "{crowded}");
    // The other way round it is the same index.
    assert_eq!(Index::of(cases.iter().rev()), index);
}
