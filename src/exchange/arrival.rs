//! What comes in: a dry run first, then everything of it in one transaction.

use crate::chance;
use crate::desk::{Desk, DeskError};
use crate::storage::{ImportNote, Profile};
use redress_core::bundle::{FormatError, Reading, read};
use redress_core::event::{CaseId, ChainId, Entry, EventId, Parts};
use std::collections::{BTreeMap, BTreeSet};
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

/// What the files chosen before bring: a file chosen with them knows it, so that the piles add up over all of them.
#[derive(Debug, Default)]
pub struct Brought {
    parts: BTreeMap<EventId, Parts>,
    cases: BTreeSet<CaseId>,
}

impl Brought {
    fn add(&mut self, entry: &Entry) {
        let parts = joined(self.parts.get(&entry.id).copied(), Some(entry.parts()));
        self.parts.extend(parts.map(|parts| (entry.id, parts)));
        self.cases.extend(entry.case());
    }
}

/// The parts that two copies of an entry have between them.
fn joined(one: Option<Parts>, other: Option<Parts>) -> Option<Parts> {
    match (one, other) {
        (Some(one), Some(other)) => {
            Some(Parts { personal: one.personal || other.personal, sig: one.sig || other.sig })
        }
        _ => one.or(other),
    }
}

/// The dry run. `chain` is this device's, or none at set-up.
pub fn look_into(
    desk: Desk,
    file: String,
    bytes: &[u8],
    chain: Option<&ChainId>,
    before: &mut Brought,
) -> Arrival {
    desk.read_untracked(|memory| {
        let held = |id| joined(before.parts.get(&id).copied(), memory.entry(id).map(|entry| entry.parts()));
        let reading = read(bytes, &held, chain);
        let entries = || reading.iter().flat_map(|reading| reading.sorted.entries());
        let touched: BTreeSet<CaseId> = entries().filter_map(|entry| entry.case()).collect();
        let is_new = |case: &&CaseId| memory.case(**case).is_none() && !before.cases.contains(*case);
        let new_cases = touched.iter().filter(is_new).count();
        entries().for_each(|entry| before.add(entry));
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
        let lines = lines.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        // The same bad file once more is set aside once.
        set_aside
            .extend(lines.filter(|line| desk.read_untracked(|memory| !memory.quarantined().contains(line))));
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
    // What one file waits for, another of them may have brought.
    let found = still_pending(desk, &arrivals, &entries);
    sum.accepted += sum.pending - found;
    sum.pending = found;
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

/// How many entries wait for something that neither the record nor any of the files has.
fn still_pending(desk: Desk, arrivals: &[Arrival], entries: &[Entry]) -> usize {
    let brought: BTreeSet<EventId> = entries.iter().map(|entry| entry.id).collect();
    let is_there =
        |id: &EventId| brought.contains(id) || desk.read_untracked(|memory| memory.entry(*id).is_some());
    let pending = arrivals
        .iter()
        .filter_map(|arrival| arrival.reading.as_ref().ok())
        .flat_map(|reading| &reading.sorted.pending);
    pending
        .filter(|entry| {
            let header = &entry.event.header;
            !(header.parents.iter().all(is_there) && header.case.is_none_or(|case| is_there(&case.0)))
        })
        .count()
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
