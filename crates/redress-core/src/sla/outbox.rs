//! What was done on this device and has not left it, while the next to act works on another one: the step is then to
//! send the file (states.md, *Not yet sent*).

use super::doer::Doer;
use crate::case::Case;
use crate::complaint::Tier;
use crate::event::{Act, Entry, StoreCode};
use crate::rulebook::Rulebook;
use std::fmt;

/// What a device knows of where it stands and of what it has sent.
#[derive(Clone, Copy)]
pub struct Outbox<'a> {
    /// The store it stands in; nothing for head office.
    store: Option<&'a StoreCode>,
    /// Whether an entry was written on this device and has not left it.
    is_unsent: &'a dyn Fn(&Entry) -> bool,
}

impl Outbox<'_> {
    /// Everything has been sent.
    pub const EMPTY: Self = Outbox { store: None, is_unsent: &|_| false };
}

impl<'a> Outbox<'a> {
    pub fn new(store: Option<&'a StoreCode>, is_unsent: &'a dyn Fn(&Entry) -> bool) -> Self {
        Self { store, is_unsent }
    }

    /// How many entries of a case have not left this device.
    pub fn count(&self, case: &Case) -> usize {
        self.unsent(case).count()
    }

    fn unsent<'c>(&self, case: &'c Case) -> impl Iterator<Item = &'c Entry> {
        let entries = case.entries.iter().map(|shown| shown.entry.as_ref());
        entries.filter(|entry| (self.is_unsent)(entry))
    }

    /// The first entry of a case that has to be sent, so that `doer`, who works elsewhere, can act.
    pub fn keeps_waiting<'c>(&self, case: &'c Case, doer: &Doer, rulebook: &Rulebook) -> Option<&'c Entry> {
        if !self.works_elsewhere(doer, rulebook) {
            return None;
        }
        // Nobody waits for a look at an alert.
        let is_waited_for = |entry: &&Entry| !matches!(entry.event.act, Act::AlertAcknowledged(_));
        let mut unsent: Vec<&Entry> = self.unsent(case).filter(is_waited_for).collect();
        // Whoever writes here works here, wherever their post is.
        if unsent.iter().any(|entry| matches!(doer, Doer::Person(person) if *person == entry.event.header.by))
        {
            return None;
        }
        unsent.sort_by_key(|entry| (&entry.event.header.writer.lane, entry.event.header.writer.seq));
        unsent.first().copied()
    }

    /// Whether whoever must act works on another device: head office for a store, a store for head office. Tier 1 may
    /// be in either.
    pub fn works_elsewhere(&self, doer: &Doer, rulebook: &Rulebook) -> bool {
        match doer {
            Doer::Person(person) => {
                rulebook.person(person).is_some_and(|person| person.store.as_ref() != self.store)
            }
            Doer::Tier(Tier::ONE) | Doer::Nobody => false,
            Doer::Tier(_) | Doer::Role(_) => self.store.is_some(),
        }
    }
}

impl fmt::Debug for Outbox<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outbox").field("store", &self.store).finish_non_exhaustive()
    }
}
