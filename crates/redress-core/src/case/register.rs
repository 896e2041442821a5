//! A value that several devices may set: what none of the later entries has seen and replaced is current.
//!
//! One current value is the usual case; several are a conflict that people resolve. Nothing is dropped.

use crate::event::EventId;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
pub struct Register<T> {
    entries: BTreeMap<EventId, T>,
    /// What was replaced, and by which of the entries.
    superseded: BTreeMap<EventId, Vec<EventId>>,
    /// Those of the entries that are not superseded: long stories are read often.
    current: BTreeSet<EventId>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), superseded: BTreeMap::new(), current: BTreeSet::new() }
    }
}

impl<T> Register<T> {
    /// Sets a value in place of those that its writer saw.
    pub fn set(&mut self, id: EventId, value: T, seen: &BTreeSet<EventId>) {
        self.clear(seen);
        for replaced in seen {
            self.superseded.entry(*replaced).or_default().push(id);
        }
        self.entries.insert(id, value);
        if !self.superseded.contains_key(&id) {
            self.current.insert(id);
        }
    }

    /// Takes away the values that the writer saw.
    pub fn clear(&mut self, seen: &BTreeSet<EventId>) {
        for replaced in seen {
            self.superseded.entry(*replaced).or_default();
        }
        self.current.retain(|id| !seen.contains(id));
    }

    pub fn current(&self) -> impl Iterator<Item = (EventId, &T)> {
        self.current.iter().filter_map(|id| self.entries.get_key_value(id)).map(|(id, value)| (*id, value))
    }

    pub fn current_ids(&self) -> impl Iterator<Item = EventId> {
        self.current().map(|(id, _)| id)
    }

    /// Those of the values that `counts` which none of the others has seen and replaced, nor anything that it replaced
    /// in turn. What was taken away without another value stands here as if it still were there.
    pub fn current_among(&self, counts: impl Fn(&T) -> bool) -> impl Iterator<Item = (EventId, &T)> {
        self.all().filter(move |(id, value)| counts(value) && !self.is_replaced_by_one_that(*id, &counts))
    }

    fn is_replaced_by_one_that(&self, id: EventId, counts: &impl Fn(&T) -> bool) -> bool {
        let replaced_by = |id: EventId| self.superseded.get(&id).into_iter().flatten().copied();
        let mut open: Vec<EventId> = replaced_by(id).collect();
        let mut met = BTreeSet::new();
        while let Some(by) = open.pop() {
            if self.entries.get(&by).is_some_and(counts) {
                return true;
            }
            if met.insert(by) {
                open.extend(replaced_by(by));
            }
        }
        false
    }

    /// Every value ever set.
    pub fn all(&self) -> impl Iterator<Item = (EventId, &T)> {
        self.entries.iter().map(|(id, value)| (*id, value))
    }

    pub fn is_disputed(&self) -> bool {
        self.current().nth(1).is_some()
    }
}
