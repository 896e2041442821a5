//! What goes to whom, under which name, and the read-back before anybody says *exported*.

use super::bundle_gen::{file_of, header, record, start, store};
use super::{kinds, open};
use redress_core::bundle::{
    BundleHeader, FileProblem, Party, ReadBackFault, Union, file_name, goes_to, merge, read_back, write,
};
use redress_core::event::{ChainId, Lane};
use redress_core::time::UtcOffset;
use std::sync::Arc;

#[test]
fn a_store_gets_its_own_lane_and_the_chains_and_nothing_sideways() {
    let entries = record(1, 60);
    let to = |party: &Party| entries.iter().filter(|entry| goes_to(entry, party)).collect::<Vec<_>>();
    assert_eq!(to(&Party::HeadOffice).len(), entries.len());
    let to_store = to(&Party::Store(store("SH01")));
    let lanes = |lane: &Lane| to_store.iter().filter(|entry| entry.event.header.writer.lane == *lane).count();
    assert!(lanes(&Lane::Chain) > 0 && lanes(&Lane::Store(store("SH01"))) > 0);
    assert_eq!(lanes(&Lane::Chain) + lanes(&Lane::Store(store("SH01"))), to_store.len());
    // Whole cases: nothing that it gets waits for something that it does not get.
    assert!(open(&file_of(to_store)).unwrap().sorted.pending.is_empty());
}

#[test]
fn x9_file_names_have_safe_characters_only() {
    let named = |chain: &str, from: &str| {
        let header = BundleHeader {
            chain: ChainId::new(chain).unwrap(),
            from: Party::Store(store(from)),
            to: Party::HeadOffice,
            made_at: start(),
        };
        file_name(&header, UtcOffset::CHINA)
    };
    assert_eq!(named("xiezhijia", "SH01"), "xiezhijia-SH01-head_office-20261122.redress.jsonl");
    assert_eq!(named("..\\../etc", "鞋店"), "etc-redress-head_office-20261122.redress.jsonl");
    assert_eq!(
        named(&"a".repeat(64), ": *?"),
        format!("{}-redress-head_office-20261122.redress.jsonl", "a".repeat(24))
    );
}

#[test]
fn an_export_is_read_back_and_compared_before_it_counts() {
    let entries = record(2, 10);
    let union: Union = entries.iter().cloned().collect();
    let file = write(&header(), &union);
    let digest = read_back(&file, &header(), &union).unwrap();
    assert_eq!(open(&file).unwrap().digest, Some(digest));

    let cut = read_back(&file[..file.len() - 9], &header(), &union);
    assert!(matches!(cut, Err(ReadBackFault::Unsound(FileProblem::Truncated { .. }))));
    assert!(matches!(read_back(b"", &header(), &union), Err(ReadBackFault::Unreadable(_))));
    let fewer: Union = entries[1..].iter().cloned().collect();
    assert_eq!(read_back(&write(&header(), &fewer), &header(), &union), Err(ReadBackFault::Different));
    let bare =
        entries.iter().map(|entry| Arc::new(redress_core::event::Entry::clone(entry).without_personal()));
    assert_eq!(
        read_back(&write(&header(), &bare.collect()), &header(), &union),
        Err(ReadBackFault::Different)
    );
    let mut other = header();
    other.to = Party::Store(store("SH02"));
    assert_eq!(read_back(&write(&other, &union), &header(), &union), Err(ReadBackFault::Different));
}

#[test]
fn what_could_not_be_read_is_passed_on_word_for_word() {
    let mut union: Union = record(3, 5).into_iter().collect();
    union.add_unread("不是记录 \"".as_bytes());
    union.add_unread(b"\xB2\xE2");
    union.add_unread(b"\xB2\xE2");
    let file = write(&header(), &union);
    assert!(read_back(&file, &header(), &union).is_ok());
    let reading = open(&file).unwrap();
    assert!(reading.problems.is_empty());
    assert_eq!(reading.sorted.quarantined.len(), 2);
}

#[test]
fn a_merged_files_header_comes_from_its_content() {
    let merged = merge([&file_of(&record(4, 10))[..]]).unwrap();
    assert_eq!((&merged.header.from, &merged.header.to), (&Party::Merged, &Party::Merged));
    let youngest = merged.union.entries().map(|entry| entry.event.header.recorded_at).max();
    assert_eq!(Some(merged.header.made_at), youngest);
    let empty = merge([&file_of([])[..]]).unwrap();
    assert!(empty.union.is_empty() && open(&empty.bytes).unwrap().is_sound());
    assert!(merge([]).is_err());
}

/// Desk entries first, then the cases, each in the order of its ids.
#[test]
fn lines_are_written_in_the_canonical_order() {
    let lines = kinds::lines();
    let union: Union =
        lines.iter().map(|line| Arc::new(redress_core::event::Entry::read(line).unwrap().0)).collect();
    let order: Vec<_> = union.entries().map(|entry| (entry.case(), entry.id)).collect();
    assert!(order.is_sorted() && order[0].0.is_none());
    let written = open(&write(&header(), &union)).unwrap();
    assert_eq!(
        written.sorted.accepted.iter().map(|entry| (entry.case(), entry.id)).collect::<Vec<_>>(),
        order
    );
}
