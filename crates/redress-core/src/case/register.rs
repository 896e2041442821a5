//! A value that several devices may set: what none of the later entries has seen and replaced is current.
//!
//! One current value is the usual case; several are a conflict that people resolve. Nothing is dropped.

use crate::event::{CaseId, EventId};
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
        let replaced = self.replaced_by_those_that(&counts);
        self.all().filter(move |(id, value)| counts(value) && !replaced.contains(id))
    }

    /// What the values that count have replaced, one after the other: each link is walked once.
    fn replaced_by_those_that(&self, counts: &impl Fn(&T) -> bool) -> BTreeSet<EventId> {
        let mut replaced = BTreeSet::new();
        if self.entries.len() < 2 {
            return replaced;
        }
        let links = self.superseded.iter().flat_map(|(old, by)| by.iter().map(move |by| (*by, *old)));
        let links: BTreeSet<(EventId, EventId)> = links.collect();
        let replaced_by = |id: EventId| {
            let from = links.range((id, CaseId::LEAST.0)..);
            from.take_while(move |(by, _)| *by == id).map(|(_, old)| *old)
        };
        let counted = self.all().filter(|(_, value)| counts(value)).map(|(id, _)| id);
        let mut open: Vec<EventId> = counted.flat_map(replaced_by).collect();
        while let Some(id) = open.pop() {
            if replaced.insert(id) {
                open.extend(replaced_by(id));
            }
        }
        replaced
    }

    /// Every value ever set.
    pub fn all(&self) -> impl Iterator<Item = (EventId, &T)> {
        self.entries.iter().map(|(id, value)| (*id, value))
    }

    pub fn is_disputed(&self) -> bool {
        self.current().nth(1).is_some()
    }
}
