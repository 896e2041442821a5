//! A bundle as version 1 wrote it. Never write it anew: if it no longer reads, the reader is wrong.

use super::bundle_gen::file_around;
use super::{kinds, open};
use redress_core::bundle::merge;
use redress_core::event::Act;

const GOLDEN: &[u8] = include_bytes!("golden.redress.jsonl");

#[test]
fn the_first_version_stays_readable() {
    let reading = open(GOLDEN).unwrap();
    assert!(reading.is_sound(), "{:?} {:?}", reading.problems, reading.sorted.quarantined);
    assert_eq!(reading.digest.unwrap().short(), "DIGEST");
    let unknown = reading.sorted.entries().find(|entry| matches!(entry.event.act, Act::Newer(_)));
    assert!(unknown.is_none(), "{unknown:?}");
}

/// Bytes received are bytes passed on.
#[test]
fn its_lines_are_passed_on_byte_for_byte() {
    let merged = merge([GOLDEN]).unwrap().bytes;
    let lines = |file: &[u8]| -> Vec<String> {
        let text = String::from_utf8(file.to_vec()).unwrap();
        let mut lines: Vec<String> =
            text.lines().filter(|line| line.starts_with("{\"id\"")).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&merged), lines(GOLDEN));
}

#[test]
fn a_file_with_every_kind_is_sound() {
    let lines = kinds::lines();
    let reading = open(&file_around(lines.iter().map(String::as_bytes))).unwrap();
    assert!(reading.is_sound(), "{:?}", reading.sorted.quarantined);
    assert_eq!(reading.sorted.accepted.len(), lines.len());
    assert_eq!(reading.sorted.newer().count(), 0);
}
