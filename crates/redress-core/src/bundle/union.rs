//! Entries from many files as one set: each event once, with every part that any copy brought.
//!
//! INVARIANT: the same copies in any order, any number of times, make the same set and the same bytes.

use super::fault::MergeError;
use super::header::{BundleHeader, Party};
use super::read::{Reading, read};
use super::sort::nothing_held;
use super::write::write;
use crate::event::{CaseId, Entry, EventId};
use crate::time::Timestamp;
use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry as Place};
use std::sync::Arc;

/// In the canonical order: desk entries, then by case and id; then what is passed on unread, by its bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Union {
    entries: BTreeMap<(Option<CaseId>, EventId), Arc<Entry>>,
    unread: BTreeSet<Vec<u8>>,
}

impl Union {
    pub fn add(&mut self, entry: Arc<Entry>) {
        match self.entries.entry((entry.case(), entry.id)) {
            Place::Vacant(place) => {
                place.insert(entry);
            }
            Place::Occupied(mut held) if held.get().gains_from(&entry) => {
                let joined = Entry::clone(held.get()).joined_with(&entry);
                held.insert(Arc::new(joined));
            }
            Place::Occupied(_) => {}
        }
    }

    /// A quarantined line, or one whose personal part is not its event's: passed on word for word.
    pub fn add_unread(&mut self, line: &[u8]) {
        self.unread.insert(line.to_vec());
    }

    /// Everything that a file holds.
    pub fn absorb(&mut self, reading: &Reading) {
        self.extend(reading.sorted.entries().cloned());
        let quarantined = reading.sorted.quarantined.iter().map(|line| &line.bytes);
        let bad_personal = reading.sorted.bad_personal.iter().map(|line| &line.bytes);
        self.unread.extend(quarantined.chain(bad_personal).cloned());
    }

    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    pub fn unread(&self) -> impl Iterator<Item = &[u8]> {
        self.unread.iter().map(Vec::as_slice)
    }

    /// How many lines it makes.
    pub fn len(&self) -> usize {
        self.entries.len() + self.unread.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// When the youngest entry was written down, as its device's clock said.
    fn recorded_last(&self) -> Option<Timestamp> {
        self.entries().map(|entry| entry.event.header.recorded_at).max()
    }
}

impl Extend<Arc<Entry>> for Union {
    fn extend<T: IntoIterator<Item = Arc<Entry>>>(&mut self, entries: T) {
        for entry in entries {
            self.add(entry);
        }
    }
}

impl FromIterator<Arc<Entry>> for Union {
    fn from_iter<T: IntoIterator<Item = Arc<Entry>>>(entries: T) -> Self {
        let mut union = Self::default();
        union.extend(entries);
        union
    }
}

/// Many files as one.
#[derive(Clone, Debug)]
pub struct Merged {
    pub header: BundleHeader,
    pub union: Union,
    pub bytes: Vec<u8>,
    /// One for each input, in the order given.
    pub readings: Vec<Reading>,
}

/// Merges files of one chain. What comes out depends on their content only.
pub fn merge<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<Merged, MergeError> {
    let mut union = Union::default();
    let mut readings: Vec<Reading> = Vec::new();
    for (file, bytes) in files.into_iter().enumerate() {
        let chain = readings.first().map(|reading| &reading.header.chain);
        let reading =
            read(bytes, &nothing_held, chain).map_err(|error| MergeError::Unreadable { file, error })?;
        if reading.is_newer_format() {
            return Err(MergeError::NewerFormat { file, version: reading.version });
        }
        union.absorb(&reading);
        readings.push(reading);
    }
    let chain = readings.first().map(|reading| reading.header.chain.clone()).ok_or(MergeError::Nothing)?;
    let made_at = union.recorded_last().unwrap_or_default();
    let header = BundleHeader { chain, from: Party::Merged, to: Party::Merged, made_at };
    let bytes = write(&header, &union);
    Ok(Merged { header, union, bytes, readings })
}
