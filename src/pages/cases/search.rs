//! The search box. It filters as one types, but not in the middle of a composition: half a pinyin finds nothing.

use crate::app::use_desk;
use leptos::prelude::*;

#[component]
pub fn SearchBox(value: RwSignal<String>) -> impl IntoView {
    let desk = use_desk();
    let composing = StoredValue::new(false);
    let take = move |text: String| {
        if !composing.get_value() {
            value.set(text);
        }
    };
    view! {
        <div class="field search">
            <label for="search">{move || desk.t("查找", "Search")}</label>
            <input
                id="search"
                type="search"
                autocomplete="off"
                enterkeyhint="search"
                placeholder=move || desk.t("编号、电话后四位、姓名、任何字词", "Number, phone, name, any word")
                prop:value=move || value.get()
                on:compositionstart=move |_| composing.set_value(true)
                on:compositionend=move |event| {
                    composing.set_value(false);
                    take(event_target_value(&event));
                }
                on:input=move |event| take(event_target_value(&event))
            />
        </div>
    }
}
