//! The laws of the merge: what comes out depends on the content of the files, never on their order, their number
//! or how they were cut.

use super::adds_up;
use super::bundle_gen::{Dice, file_of, header, record};
use proptest::prelude::*;
use redress_core::bundle::{Union, merge, nothing_held, read, write};
use redress_core::case::{Case, fold};
use redress_core::event::{CaseId, Entry};
use redress_core::rulebook::Rulebook;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn merged(files: &[Vec<u8>]) -> Vec<u8> {
    merge(files.iter().map(Vec::as_slice)).unwrap().bytes
}

/// Every case in full, as text.
fn cases(file: &[u8]) -> Vec<String> {
    let reading = read(file, &nothing_held, None).unwrap();
    let entries: Vec<Arc<Entry>> = reading.sorted.entries().cloned().collect();
    let rulebook = Rulebook::of(&entries);
    let mut by_case: BTreeMap<CaseId, Vec<Arc<Entry>>> = BTreeMap::new();
    for entry in entries {
        by_case.entry(entry.case().unwrap_or(CaseId(entry.id))).or_default().push(entry);
    }
    let fold = |(id, entries): (CaseId, Vec<Arc<Entry>>)| -> Option<Case> { fold(id, &entries, &rulebook) };
    by_case.into_iter().filter_map(fold).map(|case| format!("{case:?}")).collect()
}

/// Several files that together hold the record: each entry whole in one of them at least, bare in others.
fn spread(entries: &[Arc<Entry>], dice: &mut Dice) -> Vec<Vec<u8>> {
    let count = 1 + dice.below(5);
    let mut files = vec![Vec::new(); count];
    for entry in entries {
        let whole_in = dice.below(count);
        for (index, file) in files.iter_mut().enumerate() {
            match dice.below(3) {
                _ if index == whole_in => file.push(Arc::clone(entry)),
                0 => file.push(Arc::new(Entry::clone(entry).without_personal())),
                _ => {}
            }
        }
    }
    let mut files: Vec<Vec<u8>> = files.iter().map(file_of).collect();
    for _ in 0..dice.below(4) {
        files.push(dice.pick(&files).clone());
    }
    dice.shuffle(&mut files);
    files
}

/// One thing a bad stick or an editor does to a file.
fn damaged(mut file: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    let header_ends = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let place = header_ends + dice.below(file.len() - header_ends);
    match dice.below(3) {
        0 => file.truncate(place),
        1 => file[place] ^= 1 << dice.below(8),
        _ => drop(file.splice(place..place, b"\nSent from my phone\r\n".iter().copied())),
    }
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_order_and_any_repetition_make_the_same_bytes_and_the_same_cases(seed: u64) {
        let entries = record(seed, 30);
        let mut dice = Dice(seed);
        let once = merged(&[file_of(&entries)]);
        let files = spread(&entries, &mut dice);
        let together = merged(&files);
        prop_assert!(once == together);
        prop_assert!(merged(std::slice::from_ref(&together)) == together, "merging again changes nothing");
        prop_assert!(merged(&[together.clone(), files[0].clone()]) == together);
        prop_assert_eq!(cases(&file_of(&entries)), cases(&together));
    }

    #[test]
    fn it_does_not_matter_who_merges_first(seed: u64) {
        let entries = record(seed, 20);
        let mut dice = Dice(seed);
        let [a, b, c] = [0; 3].map(|_| {
            let some: Vec<_> = entries.iter().filter(|_| dice.below(2) == 0).collect();
            damaged(file_of(some), &mut dice)
        });
        let left = merged(&[merged(&[a.clone(), b.clone()]), c.clone()]);
        let right = merged(&[a.clone(), merged(&[c.clone(), b.clone()])]);
        prop_assert!(left == right);
        prop_assert!(left == merged(&[c, a, b]));
    }

    #[test]
    fn damaged_files_merge_to_the_same_bytes_and_nothing_readable_is_lost(seed: u64) {
        let entries = record(seed, 20);
        let mut dice = Dice(seed);
        let mut files = vec![damaged(file_of(&entries), &mut dice), damaged(file_of(&entries), &mut dice)];
        let together = merged(&files);
        files.reverse();
        prop_assert!(merged(&files) == together);
        let ids = |file: &[u8]| -> BTreeSet<_> {
            let reading = read(file, &nothing_held, None).unwrap();
            reading.sorted.entries().map(|entry| entry.id).collect()
        };
        let either: BTreeSet<_> = files.iter().flat_map(|file| ids(file)).collect();
        prop_assert_eq!(ids(&together), either);
    }

    #[test]
    fn a_personal_part_taken_out_leaves_id_and_order_and_comes_back_with_a_later_copy(seed: u64) {
        let entries = record(seed, 20);
        let bare: Vec<Arc<Entry>> =
            entries.iter().map(|entry| Arc::new(Entry::clone(entry).without_personal())).collect();
        let union = |entries: &[Arc<Entry>]| entries.iter().cloned().collect::<Union>();
        let ids = |union: &Union| union.entries().map(|entry| entry.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&union(&entries)), ids(&union(&bare)));
        prop_assert!(read(&file_of(&bare), &nothing_held, None).unwrap().is_sound());

        // A device that holds them bare takes every line with a personal part, and no other.
        let held: BTreeMap<_, _> = bare.iter().map(|entry| (entry.id, entry.parts())).collect();
        let reading = read(&file_of(&entries), &|id| held.get(&id).copied(), None).unwrap();
        adds_up(&reading);
        let with_personal = entries.iter().filter(|entry| entry.parts().personal).count();
        prop_assert_eq!(reading.sorted.accepted.len(), with_personal);
        prop_assert_eq!(reading.sorted.known, entries.len() - with_personal);

        let mut restored = union(&bare);
        restored.absorb(&reading);
        prop_assert!(write(&header(), &restored) == file_of(&entries));
    }

    #[test]
    fn the_piles_add_up_whatever_is_held(seed: u64) {
        let entries = record(seed, 20);
        let mut dice = Dice(seed);
        let held: BTreeMap<_, _> =
            entries.iter().filter(|_| dice.below(2) == 0).map(|entry| (entry.id, entry.parts())).collect();
        let reading = read(&damaged(file_of(&entries), &mut dice), &|id| held.get(&id).copied(), None).unwrap();
        adds_up(&reading);
        let again = reading.sorted.entries().filter(|entry| held.contains_key(&entry.id)).count();
        prop_assert_eq!(again, 0, "what is held whole is not taken again");
    }
}
