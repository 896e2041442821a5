//! Fields of a form: a label, an input, the error beside it. Enter never submits while an input method composes,
//! since nothing here submits on Enter.

use leptos::prelude::*;
use redress_core::time::{Date, Timestamp, UtcOffset};

/// A value with the words it is shown by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Option_ {
    pub code: String,
    pub name: String,
}

#[component]
pub fn TextField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// `text`, `tel`, `search`, `number`: decides the phone's keyboard.
    #[prop(default = "text")]
    kind: &'static str,
    /// `decimal` brings the phone's keys for an amount.
    #[prop(default = "")]
    mode: &'static str,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] invalid: Signal<bool>,
) -> impl IntoView {
    let for_id = id.clone();
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=for_id>{label}{required.then_some(view! { <span class="required" aria-hidden="true">"*"</span> })}</label>
            <input
                id=id
                type=kind
                inputmode=(!mode.is_empty()).then_some(mode)
                autocomplete="off"
                aria-required=required.then_some("true")
                aria-invalid=move || invalid.get().then_some("true")
                aria-describedby=hint_id.clone()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <small id=hint_id class="hint">{hint}</small>
        </div>
    }
}

#[component]
pub fn Area(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] invalid: Signal<bool>,
) -> impl IntoView {
    let for_id = id.clone();
    view! {
        <div class="field wide">
            <label for=for_id>{label}{required.then_some(view! { <span class="required" aria-hidden="true">"*"</span> })}</label>
            <textarea
                id=id
                rows=rows
                aria-required=required.then_some("true")
                aria-invalid=move || invalid.get().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}

/// One of many, from a list that opens.
#[component]
pub fn Choice(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Option_>>,
    /// The words for "nothing chosen".
    #[prop(optional, into)]
    none: Signal<String>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] invalid: Signal<bool>,
) -> impl IntoView {
    let for_id = id.clone();
    view! {
        <div class="field">
            <label for=for_id>{label}{required.then_some(view! { <span class="required" aria-hidden="true">"*"</span> })}</label>
            <select
                id=id
                aria-required=required.then_some("true")
                aria-invalid=move || invalid.get().then_some("true")
                on:change=move |event| value.set(event_target_value(&event))
            >
                <option value="" selected=move || value.get().is_empty()>{none}</option>
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let code = option.code.clone();
                            view! {
                                <option value=option.code selected=move || value.get() == code>{option.name}</option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

/// One of few, all in view: big enough for thumbs. Arrow keys move, as in any radio group.
#[component]
pub fn Pick(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Option_>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] invalid: Signal<bool>,
) -> impl IntoView {
    let group = id.clone();
    view! {
        <fieldset class="field pick" class:invalid=move || invalid.get() id=id>
            <legend>{label}{required.then_some(view! { <span class="required" aria-hidden="true">"*"</span> })}</legend>
            <div class="picks">
                {move || {
                    let group = group.clone();
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let (checked, set) = (option.code.clone(), option.code.clone());
                            view! {
                                <label class="pick-one">
                                    <input
                                        type="radio"
                                        name=group.clone()
                                        value=option.code
                                        prop:checked=move || value.get() == checked
                                        on:change=move |_| value.set(set.clone())
                                    />
                                    <span>{option.name}</span>
                                </label>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </fieldset>
    }
}

#[component]
pub fn DateField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<Date>>,
) -> impl IntoView {
    let for_id = id.clone();
    view! {
        <div class="field">
            <label for=for_id>{label}</label>
            <input
                id=id
                type="date"
                prop:value=move || value.get().map(|date| date.to_string()).unwrap_or_default()
                on:change=move |event| value.set(event_target_value(&event).parse().ok())
            />
        </div>
    }
}

/// Instants as the store's wall clock, never the device's zone.
pub trait TimeOf {
    /// `2026-11-23T15:20`, as an input of type `datetime-local` wants it.
    fn to_input(self, offset: UtcOffset) -> String;
}

impl TimeOf for Timestamp {
    fn to_input(self, offset: UtcOffset) -> String {
        self.local(offset).format("%Y-%m-%dT%H:%M").to_string()
    }
}

/// A date and time on the store's wall clock; empty means "now".
#[component]
pub fn MomentField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<Option<Timestamp>>,
    #[prop(default = UtcOffset::CHINA)] offset: UtcOffset,
    #[prop(optional, into)] hint: Signal<String>,
) -> impl IntoView {
    let for_id = id.clone();
    let hint_id = format!("{id}-hint");
    view! {
        <div class="field">
            <label for=for_id>{label}</label>
            <input
                id=id
                type="datetime-local"
                aria-describedby=hint_id.clone()
                prop:value=move || value.get().map(|at| at.to_input(offset)).unwrap_or_default()
                on:change=move |event| value.set(Timestamp::parse(&event_target_value(&event), offset))
            />
            <small id=hint_id class="hint">{hint}</small>
        </div>
    }
}
