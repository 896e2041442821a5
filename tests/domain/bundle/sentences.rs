//! Every no as people read it: what happened, what was kept, what to do. Reviewed as one page.

use super::bundle_gen::{chain, record};
use redress_core::bundle::{
    BadPersonal, Equivocation, FileProblem, Foreign, FormatError, MergeError, QuarantineReason, ReadBackFault,
};
use redress_core::event::{ChainId, EntryFault};
use redress_core::wording::{Lang, bundle::claims};

#[test]
fn every_no_has_a_sentence_in_both_languages() {
    let theirs = ChainId::new("another").unwrap();
    let refusals = [
        FormatError::Empty,
        FormatError::TooLarge { bytes: 250 << 20, most: 200 << 20 },
        FormatError::TooManyLines { most: 2_000_000 },
        FormatError::Foreign(Foreign::Photo),
        FormatError::Foreign(Foreign::Zip),
        FormatError::Foreign(Foreign::Utf16),
        FormatError::HeaderUnreadable { line: 1, reason: String::new() },
        FormatError::OtherChain { line: 1, theirs: theirs.clone(), ours: chain() },
    ];
    let problems = [
        FileProblem::Truncated { lines: 12 },
        FileProblem::LastLineFeedMissing,
        FileProblem::TrailerUnreadable { line: 9 },
        FileProblem::WrongCount { line: 9, stated: 12, found: 7 },
        FileProblem::WrongDigest { line: 9 },
        FileProblem::SecondTrailer { line: 10 },
        FileProblem::SecondHeader { line: 10 },
        FileProblem::BeforeHeader { line: 1, lines: 2 },
        FileProblem::AfterTrailer { line: 10, lines: 2 },
    ];
    let reasons = [
        QuarantineReason::CutOff,
        QuarantineReason::NotUtf8,
        QuarantineReason::OtherChain(theirs),
        QuarantineReason::NewerFormat { version: 2 },
        QuarantineReason::NotAnEntry(EntryFault::TooLong { most: 1 << 20 }),
        QuarantineReason::NotAnEntry(EntryFault::TooDeep { most: 127 }),
        QuarantineReason::NotAnEntry(EntryFault::NotAnEntry("missing field".to_owned())),
        QuarantineReason::NotAnEntry(EntryFault::IdMismatch),
        QuarantineReason::NotAnEntry(EntryFault::OutOfRange("writer")),
        QuarantineReason::NotAnEntry(EntryFault::CaseMisplaced("taken".to_owned())),
    ];
    let entry = &record(1, 1)[0];
    let bad_personal = BadPersonal { line: 3, id: entry.id, bytes: Vec::new() };
    let doubled = Equivocation { writer: entry.event.header.writer.clone(), ids: vec![entry.id; 2] };
    let merging = [MergeError::Nothing, MergeError::NewerFormat { file: 0, version: 2 }];
    let mut page = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        page.extend(refusals.iter().map(|refusal| refusal.sentence(lang)));
        page.extend(problems.iter().map(|problem| problem.sentence(lang)));
        page.extend(reasons.iter().map(|reason| reason.sentence(lang)));
        page.extend([bad_personal.sentence(lang), doubled.sentence(lang)]);
        page.extend(merging.iter().map(|error| error.sentence(lang)));
        page.extend([ReadBackFault::Different.sentence(lang).to_owned(), claims(lang).to_owned()]);
    }
    insta::assert_snapshot!(page.join("\n"));
}

/// T48: a check says what it cannot know as plainly as what it can.
#[test]
fn t48_a_check_claims_no_more_than_it_shows() {
    assert!(claims(Lang::Zh).contains("不能说明"));
    assert!(claims(Lang::En).contains("does not show"));
}
