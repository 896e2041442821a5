//! Keeps the draft: at every pause of typing, when the page is hidden or left, one for each person.
//! A draft never travels; it is forgotten only after the complaint is saved, or when a person says so.

use super::draft::Draft;
use super::sheet::{Sheet, focus};
use crate::desk::Desk;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle, window_event_listener_untyped};
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::event::PersonId;
use redress_core::time::Timestamp;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(400);

#[derive(Clone, Copy)]
pub struct Keeper {
    desk: Desk,
    /// Gone with the page, which may be before the database answers.
    sheet: StoredValue<Sheet>,
    /// Whose draft is on the sheet; nothing until it has been read.
    owner: RwSignal<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    pub kept: RwSignal<Kept>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing is filled in.
    #[default]
    Nothing,
    At(Timestamp),
    Failed(String),
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").field("owner", &self.owner).finish_non_exhaustive()
    }
}

fn key_of(person: Option<&PersonId>) -> String {
    format!("draft.register.{}", person.map_or("nobody", PersonId::as_str))
}

impl Keeper {
    /// Brings the draft of whoever acts, and keeps it from then on.
    pub fn start(desk: Desk, sheet: Sheet) -> Self {
        let keeper = Self {
            desk,
            sheet: StoredValue::new(sheet),
            owner: RwSignal::new(None),
            timer: StoredValue::new(None),
            kept: RwSignal::default(),
        };
        let acting = Memo::new(move |_| key_of(desk.acting().map(|person| person.id).as_ref()));
        Effect::new(move |_| {
            let key = acting.get();
            keeper.change_owner(key);
        });
        let typed = Memo::new(move |_| sheet.draft());
        Effect::new(move |_| {
            // Read, not only tracked: a memo that nobody has read follows nothing.
            typed.with(|_| ());
            if keeper.owner.get_untracked().is_some() {
                keeper.keep_soon();
            }
        });
        // A phone may end the page without another word.
        let hidden = window_event_listener_untyped("visibilitychange", move |_| keeper.keep_now());
        on_cleanup(move || {
            hidden.remove();
            keeper.keep_now();
        });
        keeper
    }

    /// Another person acts: their own draft, except that what was typed before anyone was chosen goes with them.
    fn change_owner(self, key: String) {
        let before = self.owner.get_untracked();
        self.keep_now();
        self.owner.set(None);
        spawn_local(async move {
            let fresh = untrack(|| Sheet::fresh(self.desk));
            let held = self.desk.database().meta::<Draft>(&key).await.ok().flatten();
            let Some(sheet) = self.sheet.try_get_value() else { return };
            let was_nobodys = before.as_deref() == Some(key_of(None).as_str());
            let typed = untrack(|| sheet.draft());
            if was_nobodys && held.is_none() && !typed.says_the_same(&fresh) {
                self.owner.set(Some(key));
                sheet.taken.set(fresh.taken);
                // Under its old name it would turn up a second time.
                let _cleared = self.desk.database().clear_meta(&key_of(None)).await;
                self.keep_now();
                return;
            }
            let place = held.as_ref().map(|draft| draft.place.clone());
            sheet.fill(held.unwrap_or(fresh));
            self.owner.set(Some(key));
            if let Some(place) = place {
                self.kept.set(Kept::At(self.desk.clock.exact()));
                focus(&place);
            }
        });
    }

    fn keep_soon(self) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.keep_now(), PAUSE);
        self.timer.set_value(timer.ok());
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
        }
    }

    /// Writes what is on the sheet; a sheet as it began leaves no draft.
    fn keep_now(self) {
        self.stop_timer();
        let Some(key) = self.owner.try_get_untracked().flatten() else { return };
        let Some(sheet) = self.sheet.try_get_value() else { return };
        let (draft, fresh) = untrack(|| (sheet.draft(), Sheet::fresh(self.desk)));
        let (desk, kept) = (self.desk, self.kept);
        spawn_local(async move {
            let database = desk.database();
            let is_empty = draft.says_the_same(&fresh);
            let outcome = if is_empty {
                database.clear_meta(&key).await
            } else {
                database.set_meta(&key, &draft).await
            };
            let now = match outcome {
                Ok(()) if is_empty => Kept::Nothing,
                Ok(()) => Kept::At(desk.clock.exact()),
                Err(error) => Kept::Failed(error.sentence(desk.lang.get_untracked())),
            };
            // The page may be gone by now; then nobody asks.
            let _shown = kept.try_set(now);
        });
    }

    /// The complaint is saved, or the person lets the draft go: an empty sheet, and nothing kept.
    pub async fn forget(self) {
        self.stop_timer();
        let fresh = untrack(|| Sheet::fresh(self.desk));
        if let Some(key) = self.owner.try_get_untracked().flatten() {
            // A draft that stays behind shows up again, with its repeat beside it; nothing is lost.
            let _cleared = self.desk.database().clear_meta(&key).await;
        }
        let Some(sheet) = self.sheet.try_get_value() else { return };
        sheet.fill(fresh);
        self.kept.set(Kept::Nothing);
    }
}
