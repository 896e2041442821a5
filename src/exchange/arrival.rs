//! What comes in: a dry run first, then everything of it in one transaction.

use crate::chance;
use crate::desk::{Desk, DeskError};
use crate::storage::{ImportNote, Profile};
use redress_core::bundle::{FormatError, Reading, read};
use redress_core::event::{CaseId, ChainId, Entry};
use std::collections::BTreeSet;
use wasm_bindgen_futures::JsFuture;

/// A file as it would be taken over. Nothing is written yet.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub file: String,
    pub reading: Result<Reading, FormatError>,
    pub new_cases: usize,
    pub changed_cases: usize,
}

/// The bytes of a file that a person picked or dropped.
pub async fn read_file(file: &web_sys::File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// The dry run. `chain` is this device's, or none at set-up.
pub fn look_into(desk: Desk, file: String, bytes: &[u8], chain: Option<&ChainId>) -> Arrival {
    desk.read_untracked(|memory| {
        let reading = read(bytes, &|id| memory.entry(id).map(|entry| entry.parts()), chain);
        let touched: BTreeSet<CaseId> = reading
            .iter()
            .flat_map(|reading| reading.sorted.entries())
            .filter_map(|entry| entry.case())
            .collect();
        let new_cases = touched.iter().filter(|case| memory.case(**case).is_none()).count();
        Arrival { file, new_cases, changed_cases: touched.len() - new_cases, reading }
    })
}

/// What was taken over from one or many files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    pub files: usize,
    pub accepted: usize,
    pub known: usize,
    pub pending: usize,
    pub quarantined: usize,
    /// Files that could not be read at all.
    pub refused: usize,
}

/// Takes the readable files over: all of their lines, or nothing if the disk says no.
pub async fn accept(desk: Desk, arrivals: Vec<Arrival>) -> Result<TakenOver, DeskError> {
    let mut sum = TakenOver::default();
    let (mut entries, mut set_aside, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    for arrival in &arrivals {
        let Ok(reading) = &arrival.reading else {
            sum.refused += 1;
            continue;
        };
        let sorted = &reading.sorted;
        entries.extend(sorted.entries().map(|entry| Entry::clone(entry)));
        let lines = sorted
            .quarantined
            .iter()
            .map(|line| &line.bytes)
            .chain(sorted.bad_personal.iter().map(|line| &line.bytes));
        set_aside.extend(lines.map(|bytes| String::from_utf8_lossy(bytes).into_owned()));
        sum.files += 1;
        sum.accepted += sorted.accepted.len();
        sum.known += sorted.known;
        sum.pending += sorted.pending.len();
        sum.quarantined += sorted.quarantined.len();
        notes.push(ImportNote {
            file: arrival.file.clone(),
            at: desk.clock.exact(),
            by: desk.acting().map(|person| person.id),
            accepted: sorted.accepted.len(),
            known: sorted.known,
            pending: sorted.pending.len(),
            quarantined: sorted.quarantined.len(),
        });
    }
    let met_itself = meets_itself(desk, &entries);
    if !entries.is_empty() || !set_aside.is_empty() {
        desk.take_over(entries, set_aside).await?;
    }
    for note in notes {
        desk.note_import(note).await?;
    }
    if let Some(profile) = met_itself {
        desk.set_profile(profile).await?;
    }
    Ok(sum)
}

/// One's own identity coming back with entries one never wrote: a copied profile, or a restored backup.
/// From here on this device counts as a new one of its kind, so that no two entries share a place.
fn meets_itself(desk: Desk, entries: &[Entry]) -> Option<Profile> {
    let profile = desk.profile()?;
    let is_own = |entry: &&Entry| {
        let writer = &entry.event.header.writer;
        writer.device == profile.device && writer.incarnation == profile.incarnation
    };
    let unknown = entries
        .iter()
        .filter(is_own)
        .any(|entry| desk.read_untracked(|memory| memory.entry(entry.id).is_none()));
    unknown.then(|| Profile { incarnation: chance::incarnation(), ..profile })
}
