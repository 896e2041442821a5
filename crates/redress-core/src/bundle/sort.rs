//! Lines into piles: accepted, already known, pending, quarantined. Each line goes into exactly one.
//!
//! It asks by id what is held already and never touches storage, so a reading is a dry run by nature.

use super::fault::QuarantineReason;
use super::lines::Line;
use crate::event::{Act, ChainId, Entry, EventId, Parts, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A line set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    pub line: usize,
    /// Word for word, without the line's end.
    pub bytes: Vec<u8>,
    pub reason: QuarantineReason,
}

/// A personal part that is not the one its event binds. The event stands and is counted where it belongs;
/// this lies beside the piles and is in none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPersonal {
    pub line: usize,
    pub id: EventId,
    /// The whole line, word for word.
    pub bytes: Vec<u8>,
}

/// Two events that claim one place in one writer's lane: a copied profile, or a device set back in time.
/// All are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equivocation {
    pub writer: Writer,
    pub ids: Vec<EventId>,
}

/// INVARIANT: accepted + known + pending + quarantined == lines, always.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    pub lines: usize,
    /// New, or with a part that the copy held so far lacks.
    pub accepted: Vec<Arc<Entry>>,
    /// Lines that add nothing, those that repeat an earlier line of the file among them.
    pub known: usize,
    /// New, but their case's registration or a parent is neither here nor held. Stored and passed on too.
    pub pending: Vec<Arc<Entry>>,
    pub quarantined: Vec<Quarantined>,
    pub bad_personal: Vec<BadPersonal>,
    /// Among accepted and pending; for those with what is held, ask [`equivocations`] about all.
    pub equivocations: Vec<Equivocation>,
}

impl Sorted {
    /// What is to be stored: accepted, then pending.
    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.accepted.iter().chain(&self.pending)
    }

    /// Entries of kinds that this version does not know; they are among the accepted and pending.
    pub fn newer(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries().filter(|entry| matches!(entry.event.act, Act::Newer(_)))
    }
}

/// For a reader that holds nothing yet.
pub const fn nothing_held(_: EventId) -> Option<Parts> {
    None
}

/// Sorts lines that were set aside once more, after an update. They are numbered from 1.
pub fn retry<'a>(
    lines: impl IntoIterator<Item = &'a [u8]>,
    held: &dyn Fn(EventId) -> Option<Parts>,
    chain: &ChainId,
) -> Sorted {
    let mut sorter = Sorter::new(held, chain.clone());
    for (index, bytes) in lines.into_iter().enumerate() {
        sorter.take(Line { number: index + 1, bytes, is_ended: true });
    }
    sorter.finish()
}

pub(super) struct Sorter<'k> {
    held: &'k dyn Fn(EventId) -> Option<Parts>,
    chain: ChainId,
    sorted: Sorted,
    /// In the order of their lines, with whether a copy is held already.
    taken: Vec<(Entry, bool)>,
    /// Every sound line's id, and its place in `taken` unless it added nothing.
    seen: BTreeMap<EventId, Option<usize>>,
}

impl<'k> Sorter<'k> {
    pub fn new(held: &'k dyn Fn(EventId) -> Option<Parts>, chain: ChainId) -> Self {
        Self { held, chain, sorted: Sorted::default(), taken: Vec::new(), seen: BTreeMap::new() }
    }

    pub fn take(&mut self, line: Line<'_>) {
        let read = match std::str::from_utf8(line.bytes) {
            Ok(text) => Entry::read(text).map_err(QuarantineReason::from),
            Err(_) => Err(QuarantineReason::NotUtf8),
        };
        let (entry, bad_personal) = match read {
            Ok(read) => read,
            Err(_) if !line.is_ended => return self.set_aside(line, QuarantineReason::CutOff),
            Err(reason) => return self.set_aside(line, reason),
        };
        if entry.event.header.chain != self.chain {
            return self.set_aside(line, QuarantineReason::OtherChain(entry.event.header.chain));
        }
        if bad_personal.is_some() {
            let bytes = line.bytes.to_vec();
            self.sorted.bad_personal.push(BadPersonal { line: line.number, id: entry.id, bytes });
        }
        self.sorted.lines += 1;
        self.place(entry);
    }

    pub fn set_aside(&mut self, line: Line<'_>, reason: QuarantineReason) {
        self.sorted.lines += 1;
        let bytes = line.bytes.to_vec();
        self.sorted.quarantined.push(Quarantined { line: line.number, bytes, reason });
    }

    fn place(&mut self, entry: Entry) {
        if let Some(Some(place)) = self.seen.get(&entry.id) {
            self.sorted.known += 1;
            let (earlier, _) = &mut self.taken[*place];
            if earlier.gains_from(&entry) {
                *earlier = earlier.clone().joined_with(&entry);
            }
            return;
        }
        let held = (self.held)(entry.id);
        if held.is_some_and(|parts| !entry.parts().add_to(parts)) {
            self.sorted.known += 1;
            self.seen.insert(entry.id, None);
            return;
        }
        self.seen.insert(entry.id, Some(self.taken.len()));
        self.taken.push((entry, held.is_some()));
    }

    pub fn finish(mut self) -> Sorted {
        let (held, seen) = (self.held, &self.seen);
        let mut missing: BTreeSet<EventId> = BTreeSet::new();
        let mut present: BTreeSet<EventId> = BTreeSet::new();
        let mut is_missing = |id: EventId| {
            if seen.contains_key(&id) || present.contains(&id) {
                return false;
            }
            let is_missing = missing.contains(&id) || held(id).is_none();
            if is_missing {
                missing.insert(id)
            } else {
                present.insert(id)
            };
            is_missing
        };
        for (entry, is_held) in self.taken {
            let header = &entry.event.header;
            let mut needs = header.parents.iter().copied().chain(header.case.map(|case| case.0));
            let is_pending = !is_held && needs.any(&mut is_missing);
            let pile = if is_pending { &mut self.sorted.pending } else { &mut self.sorted.accepted };
            pile.push(Arc::new(entry));
        }
        self.sorted.equivocations = equivocations(self.sorted.entries());
        self.sorted
    }
}

/// Places in a writer's lane that more than one of these entries claims.
pub fn equivocations<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Vec<Equivocation> {
    let mut places: Vec<(&Writer, EventId)> =
        entries.into_iter().map(|entry| (&entry.event.header.writer, entry.id)).collect();
    // Numbers first: they tell most places apart, and faster than names.
    places.sort_unstable_by(|(a, a_id), (b, b_id)| (a.seq, a, a_id).cmp(&(b.seq, b, b_id)));
    places.dedup();
    let claims = places.chunk_by(|a, b| a.0 == b.0).filter(|claims| claims.len() > 1);
    claims
        .filter_map(|claims| {
            let writer = claims.first()?.0.clone();
            Some(Equivocation { writer, ids: claims.iter().map(|(_, id)| *id).collect() })
        })
        .collect()
}
