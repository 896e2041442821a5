//! What was typed and not yet saved: in memory while the page lives, in the database across a crash.
//!
//! Kept by person, form and field under `draft.case.<id>.<person>.<form>`; it never travels. Who hands the tablet on
//! in the middle of a sentence finds it again; the next person begins with an empty form.

use super::file::FormName;
use crate::desk::Desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::event::{CaseId, PersonId};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// A pause of typing.
const PAUSE: Duration = Duration::from_millis(400);

/// One person's form: the key it is kept under.
type SheetKey = String;
type Texts = BTreeMap<(SheetKey, &'static str), ArcRwSignal<String>>;

#[derive(Clone, Copy)]
pub struct Drafts {
    desk: Desk,
    case: CaseId,
    who: Memo<Option<PersonId>>,
    texts: StoredValue<Texts>,
    /// What will be written at the next pause.
    waiting: StoredValue<BTreeSet<SheetKey>>,
}

impl Drafts {
    /// `who` is the person acting: their forms are drawn anew when that changes.
    pub fn of(desk: Desk, case: CaseId, who: Memo<Option<PersonId>>) -> Self {
        Self { desk, case, who, texts: StoredValue::default(), waiting: StoredValue::default() }
    }

    /// The text of one field, for whoever acts now. Every later call answers the same text, whatever was shown in
    /// between.
    pub fn text(self, form: FormName, field: &'static str) -> RwSignal<String> {
        let key = self.key(form);
        let held = self.texts.with_value(|texts| texts.get(&(key.clone(), field)).cloned());
        let text = held.unwrap_or_else(|| {
            let text = ArcRwSignal::new(String::new());
            self.texts.update_value(|texts| {
                texts.insert((key.clone(), field), text.clone());
            });
            self.bring_back(key.clone(), field, text.clone());
            text
        });
        let typed = text.clone();
        Effect::new(move |earlier: Option<()>| {
            typed.track();
            if earlier.is_some() {
                self.keep_soon(&key);
            }
        });
        text.into()
    }

    /// What stands in a field now; nothing if it was never shown.
    pub fn typed(self, form: FormName, field: &'static str) -> String {
        let place = (self.key(form), field);
        self.texts.with_value(|texts| texts.get(&place).map(GetUntracked::get_untracked)).unwrap_or_default()
    }

    fn bring_back(self, key: SheetKey, field: &'static str, text: ArcRwSignal<String>) {
        spawn_local(async move {
            // A draft that cannot be read is a loss, but no reason to stop work.
            let kept: Option<BTreeMap<String, String>> =
                self.desk.database().meta(&key).await.unwrap_or_default();
            let kept = kept.and_then(|mut fields| fields.remove(field)).filter(|kept| !kept.is_empty());
            // Who has begun to type anew keeps that.
            let is_empty = text.with_untracked(String::is_empty);
            if let Some(kept) = kept.filter(|_| is_empty) {
                text.set(kept);
            }
        });
    }

    fn keep_soon(self, key: &SheetKey) {
        let is_waiting =
            self.waiting.try_update_value(|waiting| !waiting.insert(key.clone())).unwrap_or(false);
        if is_waiting {
            return;
        }
        // The texts go along: the page may be gone when the pause is over.
        let (texts, key) = (self.texts.get_value(), key.clone());
        let keep = move || {
            self.waiting.try_update_value(|waiting| waiting.remove(&key));
            let of_form = texts.iter().filter(|((of, _), _)| *of == key);
            let fields: BTreeMap<&str, String> = of_form
                .map(|((_, field), text)| (*field, text.get_untracked()))
                .filter(|(_, text)| !text.is_empty())
                .collect();
            spawn_local(async move {
                let database = self.desk.database();
                // The text is still in its field; the next pause tries again.
                let _kept = if fields.is_empty() {
                    database.clear_meta(&key).await
                } else {
                    database.set_meta(&key, &fields).await
                };
            });
        };
        set_timeout(keep, PAUSE);
    }

    /// Lets the texts of a form go, once they are on the record.
    pub fn let_go(self, key: SheetKey) {
        let _emptied = self.texts.try_with_value(|texts| {
            for (_, text) in texts.iter().filter(|((of, _), _)| *of == key) {
                text.set(String::new());
            }
        });
        spawn_local(async move {
            let _cleared = self.desk.database().clear_meta(&key).await;
        });
    }

    /// The form as the person acting now has it.
    pub fn key(self, form: FormName) -> SheetKey {
        let who = self.who.get_untracked();
        let who = who.as_ref().map_or("nobody", PersonId::as_str);
        format!("draft.case.{}.{who}.{form}", self.case.0.to_hex())
    }
}
