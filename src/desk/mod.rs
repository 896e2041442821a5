//! The desk: the one place where facts are made. Command, who, now → decide → journal → refresh.

mod alarms;
mod alerts;
mod error;
mod memory;
mod row;
mod writing;

pub use alerts::{MyAlerts, Told};
pub use error::DeskError;
pub use memory::Memory;
pub use row::{Row, RowClock, Urgency};

use crate::clock::Clock;
use crate::storage::{Anchor, Database, ExportMarks, Head, ImportNote, Profile, StorageError};
use leptos::prelude::*;
use redress_core::case::Case;
use redress_core::event::{CaseId, Entry, PersonId};
use redress_core::rulebook::{Person, Rulebook};
use redress_core::time::Timestamp;
use redress_core::wording::Lang;
use std::sync::Arc;

/// What the desk holds beside its signals.
#[derive(Debug)]
struct Held {
    database: Database,
    head: Head,
    memory: Memory,
    profile: Option<Profile>,
    marks: ExportMarks,
    imports: Vec<ImportNote>,
}

/// The desk, in context everywhere. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Desk {
    held: StoredValue<Held, LocalStorage>,
    /// Counts changes of the record: what reads the record tracks this.
    revision: RwSignal<u64>,
    pub clock: Clock,
    pub lang: RwSignal<Lang>,
    acting: RwSignal<Option<PersonId>>,
    /// The database is empty although it was not before.
    pub alarm: RwSignal<bool>,
    pub is_example: bool,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("is_example", &self.is_example).finish_non_exhaustive()
    }
}

const ACTING: &str = "acting";

impl Desk {
    /// Opens the database, reads every batch and folds.
    pub async fn open(
        database: Database,
        clock: Clock,
        lang: Lang,
        is_example: bool,
    ) -> Result<Self, StorageError> {
        let profile: Option<Profile> = database.meta(Profile::KEY).await?;
        let marks = database.meta(ExportMarks::KEY).await?.unwrap_or_default();
        let imports = database.meta(ImportNote::KEY).await?.unwrap_or_default();
        let acting: Option<PersonId> = database.meta(ACTING).await?;
        let is_lost = profile.is_none() && Anchor::of(database.name()).is_some();
        let held =
            Held { database, head: Head::default(), memory: Memory::default(), profile, marks, imports };
        let desk = Self {
            held: StoredValue::new_local(held),
            revision: RwSignal::new(0),
            clock,
            lang: RwSignal::new(lang),
            acting: RwSignal::new(acting),
            alarm: RwSignal::new(is_lost),
            is_example,
        };
        desk.catch_up().await?;
        Ok(desk)
    }

    // ---- words ----

    /// The text of the current language; tracked.
    pub fn t(self, zh: &'static str, en: &'static str) -> &'static str {
        match self.lang.get() {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    // ---- reading ----

    /// Reads the record; tracked, so that what was read is shown anew after each change.
    pub fn read<T>(self, reader: impl FnOnce(&Memory) -> T) -> T {
        self.revision.track();
        self.held.with_value(|held| reader(&held.memory))
    }

    pub fn rulebook(self) -> Arc<Rulebook> {
        self.read(|memory| Arc::clone(memory.rulebook()))
    }

    pub fn case(self, id: CaseId) -> Option<Arc<Case>> {
        self.read(|memory| memory.case(id).cloned())
    }

    pub fn case_by_number(self, number: &str) -> Option<Arc<Case>> {
        self.read(|memory| memory.case_by_number(number).cloned())
    }

    pub fn profile(self) -> Option<Profile> {
        self.revision.track();
        self.held.with_value(|held| held.profile.clone())
    }

    pub fn marks(self) -> ExportMarks {
        self.revision.track();
        self.held.with_value(|held| held.marks.clone())
    }

    pub fn imports(self) -> Vec<ImportNote> {
        self.revision.track();
        self.held.with_value(|held| held.imports.clone())
    }

    /// The person acting on this device, as the roster describes them; tracked.
    pub fn acting(self) -> Option<Person> {
        let id = self.acting.get()?;
        self.read(|memory| memory.rulebook().person(&id).filter(|person| person.active).cloned())
    }

    /// How many of this device's own entries have not left it yet, by any export or backup.
    pub fn not_yet_outside(self) -> usize {
        self.revision.track();
        self.held.with_value(|held| held.unsent().count())
    }

    /// Whether an entry of this device has left it.
    pub fn has_left(self, entry: &Entry) -> bool {
        self.held.with_value(|held| held.has_left(entry))
    }

    pub fn database(self) -> Database {
        self.held.with_value(|held| held.database.clone())
    }

    // ---- settings ----

    pub async fn set_acting(self, person: Option<PersonId>) -> Result<(), StorageError> {
        self.acting.set(person.clone());
        match person {
            Some(person) => self.database().set_meta(ACTING, &person).await,
            None => self.database().clear_meta(ACTING).await,
        }
    }

    /// Keeps who this device is. The anchor in localStorage then stands guard over the database.
    pub async fn set_profile(self, profile: Profile) -> Result<(), StorageError> {
        self.database().set_meta(Profile::KEY, &profile).await?;
        self.held.update_value(|held| held.profile = Some(profile));
        self.alarm.set(false);
        self.drop_anchor();
        self.changed();
        Ok(())
    }

    pub async fn set_marks(self, marks: ExportMarks) -> Result<(), StorageError> {
        self.database().set_meta(ExportMarks::KEY, &marks).await?;
        self.held.update_value(|held| held.marks = marks);
        self.changed();
        Ok(())
    }

    pub async fn note_import(self, note: ImportNote) -> Result<(), StorageError> {
        const MOST_NOTES: usize = 200;
        let mut imports = self.held.with_value(|held| held.imports.clone());
        imports.insert(0, note);
        imports.truncate(MOST_NOTES);
        self.database().set_meta(ImportNote::KEY, &imports).await?;
        self.held.update_value(|held| held.imports = imports);
        self.changed();
        Ok(())
    }

    // ---- upkeep ----

    fn changed(self) {
        self.revision.update(|revision| *revision += 1);
    }

    fn drop_anchor(self) {
        self.held.with_value(|held| {
            if let Some(profile) = &held.profile {
                let (device, incarnation) = (profile.device.clone(), profile.incarnation);
                Anchor { device, incarnation, batches: held.head.batches }.keep(held.database.name());
            }
        });
    }

    /// `now` for display; tracked.
    pub fn now(self) -> Timestamp {
        self.clock.now()
    }
}

impl Held {
    /// This device's own entries that have not left it.
    fn unsent(&self) -> impl Iterator<Item = &Arc<Entry>> {
        let profile = self.profile.iter();
        let own = profile.flat_map(|profile| self.memory.written_by(&profile.device, profile.incarnation));
        own.filter(|entry| !self.has_left(entry))
    }

    fn is_unsent(&self, entry: &Entry) -> bool {
        let writer = &entry.event.header.writer;
        let is_own =
            |profile: &Profile| writer.device == profile.device && writer.incarnation == profile.incarnation;
        self.profile.as_ref().is_some_and(is_own) && !self.has_left(entry)
    }

    fn has_left(&self, entry: &Entry) -> bool {
        let writer = &entry.event.header.writer;
        self.marks.has_left(&writer.lane, writer.seq)
    }
}
