//! Any number of a few, as boxes to tick.

use crate::components::Option_;
use leptos::prelude::*;
use std::collections::BTreeSet;

#[component]
pub fn Checks(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<Option_>>,
    chosen: RwSignal<BTreeSet<String>>,
) -> impl IntoView {
    view! {
        <fieldset class="field pick">
            <legend>{label}</legend>
            <div class="picks">
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|option| {
                            let (held, code) = (option.code.clone(), option.code);
                            let toggle = move |event| {
                                let is_on = event_target_checked(&event);
                                chosen
                                    .update(|chosen| {
                                        if is_on {
                                            chosen.insert(code.clone());
                                        } else {
                                            chosen.remove(&code);
                                        }
                                    });
                            };
                            view! {
                                <label class="pick-one">
                                    <input
                                        type="checkbox"
                                        prop:checked=move || chosen.with(|chosen| chosen.contains(&held))
                                        on:change=toggle
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
