//! A bundle as version 1 wrote it. After the first release it is never written anew: if it no longer reads, the
//! reader is wrong.

use super::bundle_gen::{file_around, header, record};
use super::{kinds, open};
use redress_core::bundle::{Union, merge, write};
use redress_core::event::{Act, Entry};
use std::sync::Arc;

const GOLDEN: &[u8] = include_bytes!("golden.redress.jsonl");

#[test]
fn the_first_version_stays_readable() {
    let reading = open(GOLDEN).unwrap();
    assert!(reading.is_sound(), "{:?} {:?}", reading.problems, reading.sorted.quarantined);
    let unknown = reading.sorted.entries().find(|entry| matches!(entry.event.act, Act::Newer(_)));
    assert!(unknown.is_none(), "{unknown:?}");
}

#[test]
#[ignore = "writes the file; for use before the first release only"]
fn write_the_first_version() {
    let mut union: Union = record(2026, 40).into_iter().collect();
    union.extend(kinds::lines().iter().map(|line| Arc::new(Entry::read(line).unwrap().0)));
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/domain/bundle/golden.redress.jsonl");
    std::fs::write(place, write(&header(), &union)).unwrap();
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
