//! The form as it stands on the screen: one signal for each value, so that typing touches one field only.

use super::draft::{Draft, FOLLOW, SOLVED};
use crate::desk::Desk;
use leptos::prelude::*;
use redress_core::assignment::names;
use redress_core::complaint::{Field, Tier};
use redress_core::time::Timestamp;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement};

#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    fields: StoredValue<[RwSignal<String>; Field::ALL.len()]>,
    pub received_at: RwSignal<Option<Timestamp>>,
    pub from_paper: RwSignal<bool>,
    pub way: RwSignal<String>,
    pub level: RwSignal<String>,
    pub level_reason: RwSignal<String>,
    pub taken: RwSignal<bool>,
    pub is_contact: RwSignal<bool>,
    pub check_points: RwSignal<BTreeSet<String>>,
    pub promised_at: RwSignal<Option<Timestamp>>,
    pub remedies: RwSignal<BTreeSet<String>>,
    pub amount: RwSignal<String>,
    pub what_was_done: RwSignal<String>,
    pub answer: RwSignal<String>,
    pub shown: RwSignal<String>,
    place: RwSignal<String>,
    /// The fields that the last refusal named.
    pub refused: RwSignal<Vec<Field>>,
}

/// Whether the staff concerned, as typed, name the acting person; tracked. Such a person neither handles the complaint
/// nor confirms its level (ROUTE-4).
pub fn is_concerned(desk: Desk, staff: &str) -> bool {
    let person = desk.acting();
    person.is_some_and(|person| desk.read(|memory| names(staff, &person.id, memory.rulebook())))
}

/// The id of a field's control.
pub fn id_of(field: Field) -> String {
    format!("register-{}", field.code().replace('_', "-"))
}

impl Sheet {
    pub fn blank() -> Self {
        Self {
            fields: StoredValue::new(std::array::from_fn(|_| RwSignal::default())),
            received_at: RwSignal::default(),
            from_paper: RwSignal::default(),
            way: RwSignal::new(FOLLOW.to_owned()),
            level: RwSignal::default(),
            level_reason: RwSignal::default(),
            taken: RwSignal::default(),
            is_contact: RwSignal::default(),
            check_points: RwSignal::default(),
            promised_at: RwSignal::default(),
            remedies: RwSignal::default(),
            amount: RwSignal::default(),
            what_was_done: RwSignal::default(),
            answer: RwSignal::default(),
            shown: RwSignal::default(),
            place: RwSignal::default(),
            refused: RwSignal::default(),
        }
    }

    pub fn field(self, field: Field) -> RwSignal<String> {
        self.fields.with_value(|fields| fields[field as usize])
    }

    pub fn is_solved(self) -> bool {
        self.way.with(|way| way == SOLVED)
    }

    /// A refusal named this field, and it is still empty.
    pub fn is_refused(self, field: Field) -> bool {
        self.refused.with(|refused| refused.contains(&field))
            && self.field(field).with(|value| value.trim().is_empty())
    }

    /// What an empty form of this device and person begins with.
    pub fn fresh(desk: Desk) -> Draft {
        let store = desk.profile().and_then(|profile| profile.store().cloned());
        let fields = store.map(|store| (Field::Store, store.to_string())).into_iter().collect();
        let taken = desk.acting().is_some_and(|person| person.tier == Some(Tier::ONE));
        Draft { fields, taken, way: FOLLOW.to_owned(), ..Draft::default() }
    }

    /// Everything as plain values; tracked.
    pub fn draft(self) -> Draft {
        let values = Field::ALL.iter().map(|field| (*field, self.field(*field).get()));
        Draft {
            fields: values.filter(|(_, value)| !value.is_empty()).collect(),
            received_at: self.received_at.get(),
            from_paper: self.from_paper.get(),
            way: self.way.get(),
            level: self.level.get(),
            level_reason: self.level_reason.get(),
            taken: self.taken.get(),
            is_contact: self.is_contact.get(),
            check_points: self.check_points.get(),
            promised_at: self.promised_at.get(),
            remedies: self.remedies.get(),
            amount: self.amount.get(),
            what_was_done: self.what_was_done.get(),
            answer: self.answer.get(),
            shown: self.shown.get(),
            place: self.place.get(),
        }
    }

    pub fn fill(self, draft: Draft) {
        for field in Field::ALL {
            self.field(*field).set(draft.get(*field).to_owned());
        }
        self.received_at.set(draft.received_at);
        self.from_paper.set(draft.from_paper);
        self.way.set(draft.way);
        self.level.set(draft.level);
        self.level_reason.set(draft.level_reason);
        self.taken.set(draft.taken);
        self.is_contact.set(draft.is_contact);
        self.check_points.set(draft.check_points);
        self.promised_at.set(draft.promised_at);
        self.remedies.set(draft.remedies);
        self.amount.set(draft.amount);
        self.what_was_done.set(draft.what_was_done);
        self.answer.set(draft.answer);
        self.shown.set(draft.shown);
        self.place.set(draft.place);
        self.refused.set(Vec::new());
    }

    /// Remembers where the cursor stands.
    pub fn note_place(self, event: &FocusEvent) {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(id) = element.map(|element| element.id()).filter(|id| !id.is_empty()) {
            self.place.set(id);
        }
    }
}

/// Puts the cursor into a control; of a group, into its first.
pub fn focus(id: &str) {
    let found = document().get_element_by_id(id);
    let within = |element: &Element| element.query_selector("input, select, textarea, button").ok().flatten();
    let control = found.map(|element| {
        if element.tag_name() == "FIELDSET" { within(&element).unwrap_or(element) } else { element }
    });
    if let Some(control) = control.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _focused = control.focus();
    }
}
