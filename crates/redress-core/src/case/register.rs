//! A value that several devices may set: what none of the later entries has seen and replaced is current.
//!
//! One current value is the usual case; several are a conflict that people resolve. Nothing is dropped.

use crate::event::EventId;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
pub struct Register<T> {
    entries: BTreeMap<EventId, T>,
    superseded: BTreeSet<EventId>,
    /// Those of the entries that are not superseded: long stories are read often.
    current: BTreeSet<EventId>,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { entries: BTreeMap::new(), superseded: BTreeSet::new(), current: BTreeSet::new() }
    }
}

impl<T> Register<T> {
    /// Sets a value in place of those that its writer saw.
    pub fn set(&mut self, id: EventId, value: T, seen: &BTreeSet<EventId>) {
        self.clear(seen);
        self.entries.insert(id, value);
        if !self.superseded.contains(&id) {
            self.current.insert(id);
        }
    }

    /// Takes away the values that the writer saw.
    pub fn clear(&mut self, seen: &BTreeSet<EventId>) {
        self.superseded.extend(seen);
        self.current.retain(|id| !seen.contains(id));
    }

    pub fn current(&self) -> impl Iterator<Item = (EventId, &T)> {
        self.current.iter().filter_map(|id| self.entries.get_key_value(id)).map(|(id, value)| (*id, value))
    }

    pub fn current_ids(&self) -> impl Iterator<Item = EventId> {
        self.current().map(|(id, _)| id)
    }

    /// Every value ever set.
    pub fn all(&self) -> impl Iterator<Item = (EventId, &T)> {
        self.entries.iter().map(|(id, value)| (*id, value))
    }

    pub fn is_disputed(&self) -> bool {
        self.current().nth(1).is_some()
    }
}
