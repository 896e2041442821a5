//! Every refusal and every reason has words in both languages.

use super::{BOTH, assert_reads_well, desk::Desk, has_english};
use redress_core::{
    case::Ineffective,
    command::Refusal,
    complaint::{Field, Kind, Level, Status, Tier},
    event::{CaseNumber, EntryFault, PersonId},
    policy::Finding,
    time::Timestamp,
    wording::{Lang, reason, refusal},
};

fn reasons() -> Vec<Ineffective> {
    let mut all = vec![
        Ineffective::WrongRound { in_hand: 0 },
        Ineffective::WrongRound { in_hand: 2 },
        Ineffective::NeedsHeadOffice,
        Ineffective::HandledByReviewer,
        Ineffective::NoSuchProposal,
        Ineffective::NotTold,
        Ineffective::TooFewTries { made: 1, needed: 3 },
        Ineffective::NoAppeal,
        Ineffective::NoSummary,
        Ineffective::NotTakenBackHere,
        Ineffective::NoSuchHoldReason,
        Ineffective::NotHeld,
        Ineffective::NoSuchTask,
        Ineffective::NoResult,
        Ineffective::NewerVersion,
        Ineffective::AlreadyRegistered,
    ];
    all.extend(Status::ALL.iter().map(|status| Ineffective::WrongStep { stands_at: *status }));
    all.extend(Tier::all().map(Ineffective::NeedsTier));
    all.extend(Tier::all().map(|needs| Ineffective::NotAuthorised { needs }));
    all
}

fn refusals() -> Vec<Refusal> {
    let mut all = vec![
        Refusal::TextMissing,
        Refusal::FieldsMissing(vec![Field::Kind, Field::Happened]),
        Refusal::InTheFuture,
        Refusal::PromiseInThePast,
        Refusal::AboutYourself,
        Refusal::NotOnTheRoster(PersonId::new("1024").unwrap()),
        Refusal::BelowWorkingTier { needs: Tier::TWO },
        Refusal::OfCase {
            case: CaseNumber::new("261122-03").unwrap(),
            why: Box::new(Refusal::AboutYourself),
        },
        Refusal::LaterWithoutReason { due_on: "2026-11-26".parse().unwrap() },
        Refusal::CanBeReached { field: Field::Phone },
        Refusal::NoRemedy,
        Refusal::OverrideWithoutReason,
        Refusal::PolicyNotSound(vec![Finding::NobodyDecides, Finding::NothingRequired(Kind::Consumer)]),
        Refusal::TooSeriousForCounter { level: Level::TWO },
        Refusal::BeyondYourAuthority { needs: Tier::TWO },
        Refusal::SameCase,
        Refusal::HoldTooLong { latest: Timestamp::from_ms(1_800_000_000_000) },
        Refusal::TooLong { most: 20_000 },
        Refusal::AlreadyExported,
        Refusal::Unwritable(EntryFault::TooLong { most: 1 << 20 }),
        Refusal::Unwritable(EntryFault::NotAnEntry("key must be a string".to_owned())),
    ];
    all.extend(reasons().into_iter().map(Refusal::NotNow));
    all
}

// Should a variant be added, this does not compile until it is in the lists above.
fn _every_variant_is_listed(refusal: &Refusal, reason: &Ineffective) {
    match refusal {
        Refusal::NotNow(_)
        | Refusal::TextMissing
        | Refusal::FieldsMissing(_)
        | Refusal::InTheFuture
        | Refusal::PromiseInThePast
        | Refusal::AboutYourself
        | Refusal::NotOnTheRoster(_)
        | Refusal::BelowWorkingTier { .. }
        | Refusal::OfCase { .. }
        | Refusal::LaterWithoutReason { .. }
        | Refusal::CanBeReached { .. }
        | Refusal::NoRemedy
        | Refusal::OverrideWithoutReason
        | Refusal::PolicyNotSound(_)
        | Refusal::TooSeriousForCounter { .. }
        | Refusal::BeyondYourAuthority { .. }
        | Refusal::SameCase
        | Refusal::HoldTooLong { .. }
        | Refusal::TooLong { .. }
        | Refusal::AlreadyExported
        | Refusal::Unwritable(_) => {}
    }
    match reason {
        Ineffective::WrongStep { .. }
        | Ineffective::WrongRound { .. }
        | Ineffective::NeedsHeadOffice
        | Ineffective::NeedsTier(_)
        | Ineffective::HandledByReviewer
        | Ineffective::NoSuchProposal
        | Ineffective::NotTold
        | Ineffective::NotAuthorised { .. }
        | Ineffective::TooFewTries { .. }
        | Ineffective::NoAppeal
        | Ineffective::NoSummary
        | Ineffective::NotTakenBackHere
        | Ineffective::NoSuchHoldReason
        | Ineffective::NotHeld
        | Ineffective::NoSuchTask
        | Ineffective::NoResult
        | Ineffective::NewerVersion
        | Ineffective::AlreadyRegistered => {}
    }
}

#[test]
fn every_reason_is_a_sentence() {
    for lang in BOTH {
        for why in reasons() {
            let sentence = reason::sentence(&why, lang);
            assert_reads_well(&sentence, lang);
            assert!(lang == Lang::En || !has_english(&sentence), "{sentence}");
        }
    }
}

#[test]
fn every_refusal_says_what_was_kept_and_what_to_do() {
    for lang in BOTH {
        let desk = Desk::new(lang);
        for refusal in refusals() {
            let sentence = refusal::sentence(&refusal, &desk.rulebook, lang);
            assert_reads_well(&sentence, lang);
            assert!(lang == Lang::En || !has_english(&sentence), "{sentence}");
            let kept =
                ["没有写入任何记录，填好的内容还在。", "Nothing was written; what you filled in is kept."];
            let (before, after) = sentence.split_once(kept[usize::from(lang == Lang::En)]).unwrap();
            assert!(!before.trim().is_empty() && !after.trim().is_empty(), "{sentence}");
        }
    }
}

#[test]
fn a_missing_field_is_named() {
    let desk = Desk::new(Lang::Zh);
    let missing = Refusal::FieldsMissing(vec![Field::Kind, Field::Happened]);
    assert_eq!(
        refusal::sentence(&missing, &desk.rulebook, Lang::Zh),
        "登记前还要填：投诉类型、事情经过。没有写入任何记录，填好的内容还在。请补填后再登记。"
    );
    let person = Refusal::NotOnTheRoster(PersonId::new("p9").unwrap());
    assert!(refusal::sentence(&person, &desk.rulebook, Lang::Zh).starts_with("名册上没有“p9”"));
}
