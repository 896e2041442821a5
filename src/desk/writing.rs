//! Making facts: from a command to entries on the disk, then into memory, then on the screen.

use super::{Desk, DeskError};
use crate::chance;
use crate::storage::{Appended, BatchKind, Head, Profile, StorageError};
use leptos::prelude::*;
use redress_core::case::Case;
use redress_core::command::{self, Command, Pen, Place, Refusal, Registration, SolvedAtCounter};
use redress_core::complaint::Field;
use redress_core::event::{
    Act, CaseId, CaseNumber, Draft, Entry, EntryWithdrawn, EventId, Lane, PersonId, StoreCode,
};
use redress_core::rulebook::{Rulebook, Store};
use redress_core::time::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Tries before giving way to other tabs.
const MOST_TRIES: usize = 5;

impl Desk {
    /// Records a command on a case. `occurred_at` is when it happened, if not now.
    pub async fn act(
        self,
        case: CaseId,
        command: Command,
        occurred_at: Option<Timestamp>,
    ) -> Result<Vec<EventId>, DeskError> {
        self.write(occurred_at, |desk, pen, rulebook| {
            let case = desk.untracked_case(case).ok_or(DeskError::CaseGone)?;
            pen.lane = case.lane().cloned().unwrap_or(Lane::HeadOffice);
            pen.next_seq = desk.next_seq(pen);
            Ok(command::carry_out(command.clone(), &case, rulebook, pen)?)
        })
        .await
    }

    /// Assigns all these cases to one person: one act, one transaction, whatever lanes they live in.
    pub async fn hand_on(self, cases: Vec<CaseId>, to: PersonId) -> Result<(), DeskError> {
        let written = self.write(None, |desk, pen, rulebook| {
            let mut by_lane: BTreeMap<Lane, Vec<Arc<Case>>> = BTreeMap::new();
            for case in cases.iter().filter_map(|id| desk.untracked_case(*id)) {
                by_lane.entry(case.lane().cloned().unwrap_or(Lane::HeadOffice)).or_default().push(case);
            }
            let mut written = Vec::new();
            for (lane, cases) in by_lane {
                pen.lane = lane;
                pen.next_seq = desk.next_seq(pen);
                let named: Vec<(&Case, PersonId)> =
                    cases.iter().map(|case| (case.as_ref(), to.clone())).collect();
                written.extend(command::hand_on(&named, rulebook, pen)?);
            }
            Ok(written)
        });
        written.await.map(|_| ())
    }

    /// Registers a complaint and answers its case.
    pub async fn register(
        self,
        registration: Registration,
        filled_at: Option<Timestamp>,
    ) -> Result<CaseId, DeskError> {
        let written = self
            .write(filled_at, |desk, pen, rulebook| {
                let registration =
                    Registration { number: desk.next_number(pen, rulebook)?, ..registration.clone() };
                Ok(command::register(registration, rulebook, pen)?)
            })
            .await?;
        written.first().map(|id| CaseId(*id)).ok_or(DeskError::CaseGone)
    }

    /// Registers a complaint that was solved on the spot.
    pub async fn solve_at_counter(
        self,
        solved: SolvedAtCounter,
        filled_at: Option<Timestamp>,
    ) -> Result<CaseId, DeskError> {
        let written = self
            .write(filled_at, |desk, pen, rulebook| {
                let mut solved = solved.clone();
                solved.registration.number = desk.next_number(pen, rulebook)?;
                Ok(command::solve_at_counter(solved, rulebook, pen)?)
            })
            .await?;
        written.first().map(|id| CaseId(*id)).ok_or(DeskError::CaseGone)
    }

    /// Takes back an entry that has not left this device.
    pub async fn take_back(self, case: CaseId, entry: EventId, reason: String) -> Result<(), DeskError> {
        let held = self.read_untracked(|memory| memory.entry(entry).cloned()).ok_or(DeskError::CaseGone)?;
        if self.has_left(&held) {
            return Err(Refusal::AlreadyExported.into());
        }
        let draft = Draft::with_text(Act::EntryWithdrawn(EntryWithdrawn { entry }), &reason);
        self.act(case, Command::Do(draft), None).await.map(|_| ())
    }

    /// Records desk events: people, stores, calendars, policies, enrolments.
    /// `by` names who acts when the roster is still empty.
    pub async fn describe(
        self,
        lane: Lane,
        drafts: Vec<Draft>,
        by: Option<PersonId>,
    ) -> Result<Vec<EventId>, DeskError> {
        self.write_as(by, None, |desk, pen, rulebook| {
            pen.lane = lane.clone();
            pen.next_seq = desk.next_seq(pen);
            let mut parents = desk.read_untracked(|memory| memory.desk_heads(&lane));
            let mut written = Vec::new();
            for draft in drafts.clone() {
                let place = Place { case: None, round: 0, parents: std::mem::take(&mut parents) };
                let entry = pen.write(place, draft, rulebook).map_err(Refusal::Unwritable)?;
                parents = vec![entry.id];
                written.push(entry);
            }
            Ok(written)
        })
        .await
    }

    /// Takes over what a file brought: entries and lines set aside, in one transaction.
    pub async fn take_over(self, entries: Vec<Entry>, quarantined: Vec<String>) -> Result<(), DeskError> {
        let lines: Vec<String> = entries.iter().map(Entry::to_line).collect();
        for _ in 0..MOST_TRIES {
            match self.append(&lines, &quarantined).await? {
                Appended::Saved(head) => {
                    self.saved(head, entries, quarantined);
                    return Ok(());
                }
                Appended::Overtaken(_) => self.catch_up().await?,
            }
        }
        Err(DeskError::Busy)
    }

    /// Reads what other tabs have appended.
    pub async fn catch_up(self) -> Result<(), StorageError> {
        let (database, after) = self.held.with_value(|held| (held.database.clone(), held.head));
        let (head, batches) = database.load(after).await?;
        if head == after {
            return Ok(());
        }
        let (mut entries, mut unreadable) = (Vec::new(), Vec::new());
        for batch in &batches {
            for line in batch.lines() {
                match (batch.kind, Entry::read(line)) {
                    (BatchKind::Entries, Ok((entry, _))) => entries.push(entry),
                    _ => unreadable.push(line.to_owned()),
                }
            }
        }
        self.held.update_value(|held| {
            held.head = head;
            held.memory.absorb(entries);
            held.memory.set_aside(unreadable);
            if let Some(profile) = &held.profile {
                held.memory.read_again(&profile.chain);
            }
        });
        self.changed();
        Ok(())
    }

    pub(super) async fn write(
        self,
        occurred_at: Option<Timestamp>,
        decide: impl Fn(Self, &mut Pen<'_>, &Rulebook) -> Result<Vec<Entry>, DeskError>,
    ) -> Result<Vec<EventId>, DeskError> {
        self.write_as(None, occurred_at, decide).await
    }

    /// Decides, appends, and decides anew when another tab was faster.
    async fn write_as(
        self,
        by: Option<PersonId>,
        occurred_at: Option<Timestamp>,
        decide: impl Fn(Self, &mut Pen<'_>, &Rulebook) -> Result<Vec<Entry>, DeskError>,
    ) -> Result<Vec<EventId>, DeskError> {
        let profile = self.held.with_value(|held| held.profile.clone()).ok_or(DeskError::NotSetUp)?;
        let by = by.or_else(|| self.acting.get_untracked()).ok_or(DeskError::NobodyActs)?;
        for _ in 0..MOST_TRIES {
            let rulebook = self.read_untracked(|memory| Arc::clone(memory.rulebook()));
            let mut salts = chance::salt;
            let mut pen = self.pen(&profile, &by, occurred_at, &mut salts);
            let entries = decide(self, &mut pen, &rulebook)?;
            let lines: Vec<String> = entries.iter().map(Entry::to_line).collect();
            match self.append(&lines, &[]).await? {
                Appended::Saved(head) => {
                    let ids = entries.iter().map(|entry| entry.id).collect();
                    self.saved(head, entries, Vec::new());
                    self.clock.acted();
                    return Ok(ids);
                }
                Appended::Overtaken(_) => self.catch_up().await?,
            }
        }
        Err(DeskError::Busy)
    }

    fn pen<'a>(
        self,
        profile: &Profile,
        by: &PersonId,
        occurred_at: Option<Timestamp>,
        salts: &'a mut dyn FnMut() -> redress_core::event::Salt,
    ) -> Pen<'a> {
        let now = self.clock.exact();
        let mut pen = Pen {
            chain: profile.chain.clone(),
            device: profile.device.clone(),
            incarnation: profile.incarnation,
            lane: profile.lane(),
            next_seq: 0,
            by: by.clone(),
            authority: profile.authority(),
            occurred_at: occurred_at.unwrap_or(now),
            now,
            salts,
        };
        pen.next_seq = self.next_seq(&pen);
        pen
    }

    pub(super) fn next_seq(self, pen: &Pen<'_>) -> u64 {
        self.read_untracked(|memory| memory.next_seq(&pen.device, pen.incarnation, &pen.lane))
    }

    /// The next case number of this device today, in the store's zone.
    fn next_number(self, pen: &Pen<'_>, rulebook: &Rulebook) -> Result<CaseNumber, DeskError> {
        let profile = self.held.with_value(|held| held.profile.clone()).ok_or(DeskError::NotSetUp)?;
        let store: Option<&StoreCode> = profile.store();
        let calendar = store.and_then(|code| rulebook.store(code)).map_or(rulebook.office(), Store::calendar);
        let date = pen.now.date(calendar.offset());
        let letter =
            rulebook.enrolment(&profile.device).map_or(profile.letter.as_str(), |e| e.letter.as_str());
        let taken = |number: &CaseNumber| {
            self.read_untracked(|memory| memory.case_by_number(number.as_str()).is_some())
        };
        (1..10_000)
            .filter_map(|counter| command::case_number(store, date, letter, counter))
            .find(|number| !taken(number))
            .ok_or_else(|| DeskError::Refused(Refusal::FieldsMissing(vec![Field::Store])))
    }

    async fn append(self, lines: &[String], quarantined: &[String]) -> Result<Appended, StorageError> {
        let (database, head) = self.held.with_value(|held| (held.database.clone(), held.head));
        database.append(head, lines, quarantined).await
    }

    fn saved(self, head: Head, entries: Vec<Entry>, quarantined: Vec<String>) {
        self.held.update_value(|held| {
            held.head = head;
            held.memory.absorb(entries);
            held.memory.set_aside(quarantined);
        });
        self.drop_anchor();
        self.changed();
        crate::tabs::tell();
    }

    pub(super) fn untracked_case(self, id: CaseId) -> Option<Arc<Case>> {
        self.read_untracked(|memory| memory.case(id).cloned())
    }

    pub fn read_untracked<T>(self, reader: impl FnOnce(&super::Memory) -> T) -> T {
        self.held.with_value(|held| reader(&held.memory))
    }
}
