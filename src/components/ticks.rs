//! Several of a few, all in view: big enough for thumbs, each a checkbox of its own.

use super::Option_;
use leptos::prelude::*;
use redress_core::wording::Lang;
use std::collections::BTreeSet;

/// The terms of a closed list as options.
pub fn options<T: Copy>(
    all: &[T],
    code: fn(T) -> &'static str,
    name: fn(T, Lang) -> &'static str,
    lang: Lang,
) -> Vec<Option_> {
    all.iter()
        .map(|term| Option_ { code: code(*term).to_owned(), name: name(*term, lang).to_owned() })
        .collect()
}

#[component]
pub fn Ticks(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<BTreeSet<String>>,
    #[prop(into)] options: Signal<Vec<Option_>>,
    #[prop(optional, into)] hint: Signal<String>,
) -> impl IntoView {
    let tick = move |code: &str, on: bool| {
        value.update(|ticked| {
            if on {
                ticked.insert(code.to_owned())
            } else {
                ticked.remove(code)
            };
        });
    };
    view! {
        <fieldset class="field pick" id=id>
            <legend>{label}</legend>
            <div class="picks">
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let (ticked, code) = (option.code.clone(), option.code.clone());
                            view! {
                                <label class="pick-one">
                                    <input
                                        type="checkbox"
                                        value=option.code
                                        prop:checked=move || value.with(|value| value.contains(&ticked))
                                        on:change=move |event| tick(&code, event_target_checked(&event))
                                    />
                                    <span>{option.name}</span>
                                </label>
                            }
                        })
                        .collect_view()
                }}
            </div>
            <small class="hint">{hint}</small>
        </fieldset>
    }
}
