//! The record in memory: every entry, the rulebook and the cases folded from them, a row for each case.
//!
//! Pure: it knows no browser and no `now`. What it holds depends on the entries only, not on their order.

use super::alarms::Alarms;
use super::row::Row;
use redress_core::bundle::retry;
use redress_core::case::{Case, fold};
use redress_core::event::{CaseId, ChainId, DeviceId, Entry, EventId, Lane, PersonId};
use redress_core::level::{Index, possible_repeats};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Alert, clocks};
use redress_core::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Clone, Debug, Default)]
pub struct Memory {
    entries: BTreeMap<EventId, Arc<Entry>>,
    by_case: BTreeMap<CaseId, BTreeSet<EventId>>,
    desk: BTreeSet<EventId>,
    rulebook: Arc<Rulebook>,
    cases: BTreeMap<CaseId, Arc<Case>>,
    rows: BTreeMap<CaseId, Arc<Row>>,
    alarms: Alarms,
    /// What looks across cases: repeats and mass complaints.
    index: Index,
    /// Lines that could not be read, as they came.
    quarantined: BTreeSet<String>,
}

impl Memory {
    /// Takes entries in, joins copies, and folds anew what they touch.
    pub fn absorb(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let mut touched = BTreeSet::new();
        let mut rulebook_changed = false;
        for entry in entries {
            let id = entry.id;
            if let Some(case) = entry.case() {
                touched.insert(case);
                self.by_case.entry(case).or_default().insert(id);
            } else {
                rulebook_changed |= entry.event.act.is_desk();
                self.desk.insert(id);
            }
            let joined = match self.entries.remove(&id) {
                Some(held) => Arc::unwrap_or_clone(held).joined_with(&entry),
                None => entry,
            };
            self.entries.insert(id, Arc::new(joined));
        }
        if rulebook_changed {
            let desk: Vec<Arc<Entry>> =
                self.desk.iter().filter_map(|id| self.entries.get(id)).cloned().collect();
            self.rulebook = Arc::new(Rulebook::of(&desk));
            touched = self.by_case.keys().copied().collect();
        }
        for case in touched {
            self.refold(case);
        }
    }

    pub fn set_aside(&mut self, lines: impl IntoIterator<Item = String>) {
        self.quarantined.extend(lines);
    }

    /// Reads the lines that were set aside once more: this build may know what an earlier one did not. What it can
    /// read is taken in; the journal keeps every line as it came.
    pub fn read_again(&mut self, chain: &ChainId) {
        if self.quarantined.is_empty() {
            return;
        }
        let lines = std::mem::take(&mut self.quarantined);
        let held = |id: EventId| self.entry(id).map(|entry| entry.parts());
        let sorted = retry(lines.iter().map(String::as_bytes), &held, chain);
        let unread = sorted.quarantined.iter().map(|line| &line.bytes);
        let unread = unread.chain(sorted.bad_personal.iter().map(|line| &line.bytes));
        self.quarantined = unread.map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
        let entries: Vec<Entry> = sorted.entries().map(|entry| Entry::clone(entry)).collect();
        self.absorb(entries);
    }

    fn refold(&mut self, id: CaseId) {
        let entries: Vec<Arc<Entry>> = self.entries_of(id).cloned().collect();
        if let Some(case) = fold(id, &entries, &self.rulebook) {
            let runs = clocks(&case, &self.rulebook);
            self.rows.insert(id, Arc::new(Row::of(&case, &self.rulebook, &runs)));
            self.alarms.replace(id, &runs);
            self.index.put(&case);
            self.cases.insert(id, Arc::new(case));
        } else {
            self.index.forget(id);
            self.alarms.forget(id);
            self.rows.remove(&id);
            self.cases.remove(&id);
        }
    }

    pub fn entries_of(&self, id: CaseId) -> impl Iterator<Item = &Arc<Entry>> {
        self.by_case.get(&id).into_iter().flatten().filter_map(|id| self.entries.get(id))
    }

    pub fn entries(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values()
    }

    pub fn entry(&self, id: EventId) -> Option<&Arc<Entry>> {
        self.entries.get(&id)
    }

    pub fn rulebook(&self) -> &Arc<Rulebook> {
        &self.rulebook
    }

    pub fn case(&self, id: CaseId) -> Option<&Arc<Case>> {
        self.cases.get(&id)
    }

    pub fn cases(&self) -> impl Iterator<Item = &Arc<Case>> {
        self.cases.values()
    }

    /// A case by the number told to people, or by its id. Of two with one number, the one registered first.
    pub fn case_by_number(&self, number: &str) -> Option<&Arc<Case>> {
        let by_number = self.cases.values().filter(|case| case.number() == number);
        let by_id = || EventId::parse(number).and_then(|id| self.cases.get(&CaseId(id)));
        by_number.min_by_key(|case| (case.state.received_at(), case.id)).or_else(by_id)
    }

    pub fn rows(&self) -> impl Iterator<Item = &Arc<Row>> {
        self.rows.values()
    }

    /// What stands out at `now`, the same until a case changes or `now` moves on.
    pub fn move_to(&mut self, now: Timestamp) {
        self.alarms.move_to(now);
    }

    /// The alerts that hold at the `now` last moved to, by case: those of clocks, and that nobody took it.
    pub fn alerts(&self) -> impl Iterator<Item = (CaseId, &Alert)> {
        let all = self.rows.values().flat_map(|row| row.alerts.iter().map(|alert| (row.id, alert)));
        all.filter(|(case, alert)| self.alarms.holds(*case, alert))
    }

    pub fn index(&self) -> &Index {
        &self.index
    }

    /// How many open cases each person owns.
    pub fn loads(&self) -> BTreeMap<PersonId, usize> {
        let mut loads = BTreeMap::new();
        for owner in self.rows().filter(|row| row.status.is_open()).filter_map(|row| row.owner.as_ref()) {
            *loads.entry(owner.clone()).or_insert(0) += 1;
        }
        loads
    }

    /// Whether someone should look if a case repeats an earlier one.
    pub fn may_repeat(&self, id: CaseId) -> bool {
        self.case(id).is_some_and(|case| !possible_repeats(case, &self.index, &self.rulebook).is_empty())
    }

    pub fn row(&self, id: CaseId) -> Option<&Arc<Row>> {
        self.rows.get(&id)
    }

    pub fn quarantined(&self) -> &BTreeSet<String> {
        &self.quarantined
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The heads of the desk entries of one lane: what the next desk entry names as its parents.
    pub fn desk_heads(&self, lane: &Lane) -> Vec<EventId> {
        let in_lane = || {
            let desk = self.desk.iter().filter_map(|id| self.entries.get(id));
            desk.filter(|entry| entry.event.header.writer.lane == *lane)
        };
        let seen: BTreeSet<EventId> =
            in_lane().flat_map(|entry| entry.event.header.parents.iter().copied()).collect();
        in_lane().map(|entry| entry.id).filter(|id| !seen.contains(id)).collect()
    }

    /// The next number of one writer in one lane.
    pub fn next_seq(&self, device: &DeviceId, incarnation: u64, lane: &Lane) -> u64 {
        let own =
            self.written_by(device, incarnation).filter(|entry| entry.event.header.writer.lane == *lane);
        own.map(|entry| entry.event.header.writer.seq).max().unwrap_or(0) + 1
    }

    /// The entries of one device in one of its lives.
    pub fn written_by(&self, device: &DeviceId, incarnation: u64) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.values().filter(move |entry| {
            let writer = &entry.event.header.writer;
            writer.device == *device && writer.incarnation == incarnation
        })
    }

    /// The latest time that any entry was written down.
    pub fn as_of(&self) -> Option<Timestamp> {
        self.entries.values().map(|entry| entry.event.header.recorded_at).max()
    }
}
