//! What the desk tells people without being asked: alerts, gathered for one list, and the looks that answer them.

use super::{Desk, DeskError, Held};
use leptos::prelude::*;
use redress_core::command::{self, Command};
use redress_core::event::{Act, AlertAcknowledged, CaseId, Draft, Lane};
use redress_core::sla::{Alert, AlertKey, ListOf, Outbox, clocks, digest, not_sent};
use redress_core::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An alert and its case.
pub type Told = (CaseId, Alert);

impl Desk {
    /// Asks what has not left this device; tracked.
    pub fn with_outbox<T>(self, ask: impl FnOnce(Outbox<'_>) -> T) -> T {
        self.revision.track();
        // Nothing leaves the example store, and nobody waits for it.
        self.held.with_value(|held| if self.is_example { ask(Outbox::EMPTY) } else { held.with_outbox(ask) })
    }

    /// The alerts that ask for a file to be sent; tracked by the record, whatever the time.
    pub fn not_sent(self) -> BTreeMap<CaseId, Alert> {
        self.revision.track();
        self.held.with_value(|held| {
            let memory = &held.memory;
            if self.is_example {
                return BTreeMap::new();
            }
            let waiting: BTreeSet<CaseId> = held.unsent().filter_map(|entry| entry.case()).collect();
            let cases = waiting.iter().filter_map(|id| memory.case(*id));
            let of_case = |case: &Arc<redress_core::case::Case>| {
                let runs = clocks(case, memory.rulebook());
                let alert = held.with_outbox(|outbox| not_sent(case, memory.rulebook(), &runs, outbox));
                Some((case.id, alert?))
            };
            cases.filter_map(of_case).collect()
        })
    }

    /// What has to be told to one list by `now` and nobody has seen yet, the most urgent first; tracked by the record.
    pub fn told(self, list: &ListOf<'_>, not_sent: &BTreeMap<CaseId, Alert>, now: Timestamp) -> Vec<Told> {
        self.revision.track();
        self.held.update_value(|held| held.memory.move_to(now));
        self.held.with_value(|held| {
            let by_clock = held.memory.alerts();
            let all = by_clock.chain(not_sent.iter().map(|(case, alert)| (*case, alert)));
            let unseen = all.filter(|(_, alert)| alert.seen.is_none() && list.has(&alert.raised_to));
            digest(unseen.map(|(case, alert)| (case, alert.clone())), now)
        })
    }

    /// Says of alerts that the acting person has seen them: one deed, one transaction.
    pub async fn acknowledge(self, seen: Vec<(CaseId, AlertKey)>) -> Result<(), DeskError> {
        let written = self.write(None, |desk, pen, rulebook| {
            let mut written = Vec::new();
            let cases = seen.iter().filter_map(|(case, key)| Some((desk.untracked_case(*case)?, key)));
            let mut in_lanes: Vec<_> = cases
                .map(|(case, key)| (case.lane().cloned().unwrap_or(Lane::HeadOffice), case, key.clone()))
                .collect();
            in_lanes.sort_by(|(a, ..), (b, ..)| a.cmp(b));
            for (lane, case, AlertKey { clock, round, occurrence }) in in_lanes {
                if pen.lane != lane || written.is_empty() {
                    pen.lane = lane;
                    pen.next_seq = desk.next_seq(pen);
                }
                let act = Act::AlertAcknowledged(AlertAcknowledged { clock, round, occurrence });
                written.extend(command::carry_out(Command::Do(Draft::new(act)), &case, rulebook, pen)?);
            }
            Ok(written)
        });
        written.await.map(|_| ())
    }
}

impl Held {
    fn with_outbox<T>(&self, ask: impl FnOnce(Outbox<'_>) -> T) -> T {
        let store = self.profile.as_ref().and_then(|profile| profile.store());
        ask(Outbox::new(store, &|entry| self.is_unsent(entry)))
    }
}

/// The alerts of whoever acts here, kept up with the record and the time; in context inside the frame.
#[derive(Clone, Copy, Debug)]
pub struct MyAlerts {
    unseen: Memo<Vec<Told>>,
    not_sent: Memo<BTreeMap<CaseId, Alert>>,
}

impl MyAlerts {
    pub fn of(desk: Desk) -> Self {
        let not_sent = Memo::new(move |_| desk.not_sent());
        let unseen = Memo::new(move |_| {
            let Some(person) = desk.acting() else { return Vec::new() };
            let (rulebook, now) = (desk.rulebook(), desk.now());
            let today = now.date(rulebook.office().offset());
            let list = ListOf::new(&person, today, &rulebook);
            not_sent.with(|not_sent| desk.told(&list, not_sent, now))
        });
        Self { unseen, not_sent }
    }

    /// What nobody has seen yet, the most urgent first.
    pub const fn unseen(self) -> Memo<Vec<Told>> {
        self.unseen
    }

    /// The cases that wait for a file from this device, whoever sends it.
    pub const fn not_sent(self) -> Memo<BTreeMap<CaseId, Alert>> {
        self.not_sent
    }
}
