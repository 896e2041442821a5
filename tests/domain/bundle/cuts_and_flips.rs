//! Bad sticks: files that end too early, and single bits that turn over.

use super::bundle_gen::{file_of, record};
use super::open;
use redress_core::bundle::FormatError;

#[test]
fn x2_one_byte_missing_at_the_end_is_noticed_and_every_line_is_kept() {
    let entries = record(1, 10);
    let file = file_of(&entries);
    let cut = open(&file[..file.len() - 1]).unwrap();
    assert!(cut.is_truncated());
    assert_eq!(cut.sorted.entries().count(), entries.len());
}

#[test]
fn x3_x18_x19_a_file_cut_anywhere_gives_what_came_before_the_cut() {
    let entries = record(2, 40);
    let file = file_of(&entries);
    let header_ends = file.iter().position(|byte| *byte == b'\n').unwrap();
    let (mut accepted, mut held) = (0, 0);
    for hundredth in 0..100 {
        let end = file.len() * hundredth / 100;
        match open(&file[..end]) {
            Err(FormatError::Empty | FormatError::Foreign(_) | FormatError::HeaderUnreadable { .. }) => {
                assert!(end < header_ends, "only a cut header is refused");
            }
            Err(other) => panic!("{other}"),
            Ok(reading) => {
                assert!(reading.is_truncated(), "cut at {hundredth} %");
                assert!(
                    reading.sorted.accepted.len() >= accepted && reading.sorted.entries().count() >= held
                );
                accepted = reading.sorted.accepted.len();
                held = reading.sorted.entries().count();
                assert!(reading.sorted.quarantined.len() <= 1, "only the cut line");
            }
        }
    }
    assert!(held > entries.len() * 9 / 10);
}

#[test]
fn a_cut_within_the_trailer_quarantines_nothing() {
    let file = file_of(&record(3, 5));
    let trailer = file[..file.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
    for end in trailer..file.len() - 1 {
        let reading = open(&file[..end]).unwrap();
        assert!(reading.is_truncated() && reading.sorted.quarantined.is_empty(), "{end}");
    }
}

#[test]
fn x5_a_flipped_bit_anywhere_is_noticed() {
    let entries = record(4, 1);
    let file = file_of(&entries[4..]);
    assert!(open(&file).unwrap().is_sound());
    for place in 0..file.len() {
        // Each bit in turn, and the one that tells small letters from capitals.
        for bit in [place % 8, 5] {
            let mut flipped = file.clone();
            flipped[place] ^= 1 << bit;
            let noticed = open(&flipped).map_or(true, |reading| !reading.is_sound());
            assert!(noticed, "byte {place}, bit {bit}: {}", String::from_utf8_lossy(&flipped));
        }
    }
}
