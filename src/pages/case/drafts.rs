//! What was typed and not yet saved: in memory while the page lives, in the database across a crash.
//!
//! Kept by form and field under `draft.case.<id>.<form>`; it never travels.

use super::file::FormName;
use crate::desk::Desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::event::CaseId;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// A pause of typing.
const PAUSE: Duration = Duration::from_millis(400);

type Texts = BTreeMap<(FormName, &'static str), ArcRwSignal<String>>;

#[derive(Clone, Copy)]
pub struct Drafts {
    desk: Desk,
    case: CaseId,
    texts: StoredValue<Texts>,
    /// Forms that will be written at the next pause.
    waiting: StoredValue<BTreeSet<FormName>>,
}

impl Drafts {
    pub fn of(desk: Desk, case: CaseId) -> Self {
        Self { desk, case, texts: StoredValue::default(), waiting: StoredValue::default() }
    }

    /// The text of one field. Every later call answers the same text, whatever was shown in between.
    pub fn text(self, form: FormName, field: &'static str) -> RwSignal<String> {
        let held = self.texts.with_value(|texts| texts.get(&(form, field)).cloned());
        let text = held.unwrap_or_else(|| {
            let text = ArcRwSignal::new(String::new());
            self.texts.update_value(|texts| {
                texts.insert((form, field), text.clone());
            });
            self.bring_back(form, field, text.clone());
            text
        });
        let typed = text.clone();
        Effect::new(move |earlier: Option<()>| {
            typed.track();
            if earlier.is_some() {
                self.keep_soon(form);
            }
        });
        text.into()
    }

    fn bring_back(self, form: FormName, field: &'static str, text: ArcRwSignal<String>) {
        let key = self.key(form);
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

    fn keep_soon(self, form: FormName) {
        let is_waiting = self.waiting.try_update_value(|waiting| !waiting.insert(form)).unwrap_or(false);
        if is_waiting {
            return;
        }
        // The texts go along: the page may be gone when the pause is over.
        let texts = self.texts.get_value();
        let key = self.key(form);
        let keep = move || {
            self.waiting.try_update_value(|waiting| waiting.remove(form));
            let of_form = texts.iter().filter(|((of, _), _)| *of == form);
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
    pub fn let_go(self, form: FormName) {
        let key = self.key(form);
        let _emptied = self.texts.try_with_value(|texts| {
            for (_, text) in texts.iter().filter(|((of, _), _)| *of == form) {
                text.set(String::new());
            }
        });
        spawn_local(async move {
            let _cleared = self.desk.database().clear_meta(&key).await;
        });
    }

    fn key(self, form: FormName) -> String {
        format!("draft.case.{}.{form}", self.case.0.to_hex())
    }
}
