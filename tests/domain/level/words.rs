//! Each ground that fired in one sentence, in Chinese and in English.

use super::desk::{Desk, policy, proposed, typed};
use redress_core::complaint::Tier;
use redress_core::level::{Facts, Index, Offer, propose};
use redress_core::wording::{Lang, level};

/// Everything at once: the form, an earlier case, a crowd, a demand and an offer.
fn everything() -> Vec<Vec<String>> {
    let mut desk = Desk::new();
    let quality = "topic=product_quality product_code=5815 batch=2";
    let cases: Vec<_> = (0..5)
        .map(|n| desk.complaint(n, &format!("phone=1380000200{} {quality} voucher=77", n % 4)))
        .collect();
    let offer = Offer { amount_fen: 150_000, remedies: Vec::new(), tier: Some(Tier::TWO) };
    let forms = [
        format!(
            "phone=13800002000 voucher=77 {quality} channel=12315 emotion=angry severity=urgent wanted_amount=500"
        ),
        format!("phone=13800002999 {quality} kind=franchisee safety_risk=yes severity=important"),
        "kind=franchisee topic=inaction".to_owned(),
        "kind=franchisee topic=policy".to_owned(),
        "kind=franchisee topic=regional_service".to_owned(),
        "topic=service_attitude".to_owned(),
    ];
    let tell = |lang| {
        let fired = forms.iter().flat_map(|fields| {
            let facts = Facts { offer: Some(offer.clone()), ..typed(6, fields) };
            propose(&facts, policy(), &Index::of(&cases), Tier::ONE).grounds
        });
        fired.map(|fired| level::sentence(&fired, lang)).collect()
    };
    [Lang::Zh, Lang::En].map(tell).to_vec()
}

#[test]
fn every_ground_is_a_sentence_in_either_language() {
    let [zh, en] = <[Vec<String>; 2]>::try_from(everything()).unwrap();
    assert!(zh.len() >= policy().level_grounds.len());
    for sentence in &zh {
        let (rule, words) = sentence.split_once(' ').unwrap();
        assert!(rule.starts_with("LEVEL-"), "{sentence}");
        // Case numbers are the only letters in Chinese.
        let words = words.replace("SH01", "").replace("-A0", "");
        assert!(!words.contains(|c: char| c.is_ascii_alphabetic()), "{sentence}");
        assert!(words.ends_with('。') && !words.contains(['{', '}']), "{sentence}");
        assert!(!words.contains("：。") && !words.contains("  ") && !words.contains("；。"), "{sentence}");
    }
    for sentence in &en {
        assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
        assert!(!sentence.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{sentence}");
    }
}

#[test]
fn the_sentences_read_so() {
    let mut desk = Desk::new();
    let case = desk.complaint(0, "phone=13800002046 voucher=77");
    let facts = typed(3, "phone=13800002046 voucher=77 channel=12315 wanted_amount=500");
    let proposal = proposed(&facts, &Index::of([&case]));
    let told = |lang| proposal.grounds.iter().map(|fired| level::sentence(fired, lang)).collect::<Vec<_>>();
    let number = case.number();
    assert_eq!(
        told(Lang::Zh),
        [
            "LEVEL-3 经 12315 投诉：投诉渠道为“12315”。".to_owned(),
            format!("LEVEL-2 同一客户就同一事项再次投诉：电话、凭证/订单号与 {number} 相同。"),
            "LEVEL-2 诉求超出受理人权限：客户要求 ¥500.00，一级受理人的权限是 ¥200.00。".to_owned(),
        ]
    );
    assert_eq!(
        told(Lang::En),
        [
            "LEVEL-3 Complained through 12315: channel is “12315 hotline”.".to_owned(),
            format!("LEVEL-2 The same complainant, the same matter again: same phone, voucher or order number as {number}."),
            "LEVEL-2 The demand is beyond the handler's authority: the customer wants ¥500.00, tier 1 may grant ¥200.00."
                .to_owned(),
        ]
    );
}

#[test]
fn many_earlier_cases_are_counted_not_listed() {
    let mut desk = Desk::new();
    let cases: Vec<_> = (0..5).map(|n| desk.complaint(n, "phone=13800002046 voucher=77")).collect();
    let proposal = proposed(&typed(9, "phone=13800002046 voucher=77"), &Index::of(&cases));
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| level::sentence(&proposal.grounds[0], lang));
    assert!(zh.ends_with("等 5 件相同。"), "{zh}");
    assert!(en.ends_with("and 2 more."), "{en}");
}
