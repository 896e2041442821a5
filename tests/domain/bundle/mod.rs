//! The exchange file: laws of the merge as properties, faults of files and lines as tables. X, T: the project's
//! list of edge cases.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

#[path = "../../support/bundle_gen.rs"]
mod bundle_gen;
mod cuts_and_flips;
mod events;
mod foreign;
mod golden;
mod kinds;
mod laws;
mod lines;
mod mutations;
mod piles;
mod sending;
mod sentences;
mod whole_files;

use redress_core::bundle::{FormatError, Reading, nothing_held, read};

/// Reads as a device that holds nothing; the piles add up, whatever the file is.
fn open(file: &[u8]) -> Result<Reading, FormatError> {
    let reading = read(file, &nothing_held, None)?;
    adds_up(&reading);
    Ok(reading)
}

// INVARIANT: accepted + known + pending + quarantined == lines, always.
fn adds_up(reading: &Reading) {
    let piles = &reading.sorted;
    assert_eq!(
        piles.accepted.len() + piles.known + piles.pending.len() + piles.quarantined.len(),
        piles.lines,
        "every line is in exactly one pile"
    );
}

/// What became of one line in a sound file: `accepted`, `pending`, `known`, or why it is quarantined.
fn verdict_on(line: &[u8]) -> &'static str {
    let file = bundle_gen::file_around([line]);
    let piles = open(&file).unwrap().sorted;
    match (piles.accepted.len(), piles.pending.len(), piles.known) {
        (1, 0, 0) => "accepted",
        (0, 1, 0) => "pending",
        (0, 0, 1) => "known",
        _ => piles.quarantined[0].reason.code(),
    }
}
