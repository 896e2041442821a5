//! What the policy still asks for, each a button that leads to its field, and why it matters.

use super::sheet::{Sheet, focus, id_of};
use crate::app::use_desk;
use leptos::prelude::*;
use redress_core::complaint::Field;

#[component]
pub fn StillMissing(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let missing = Memo::new(move |_| {
        let draft = sheet.draft();
        let now = desk.clock.exact();
        let required = desk.read(|memory| draft.required_fields(memory.rulebook(), now));
        required.into_iter().filter(|field| draft.get(*field).trim().is_empty()).collect::<Vec<Field>>()
    });
    let why = move || {
        if missing.with(Vec::is_empty) {
            desk.t("规定要求的内容都有了。", "Everything the rules ask for is here.")
        } else {
            desk.t(
                "可以先登记；这些补齐之前，首次联系不算完成。",
                "You can register now; the first contact counts only once these are filled in.",
            )
        }
    };
    view! {
        <section class="card still-missing" aria-labelledby="register-missing">
            <h2 id="register-missing">{move || desk.t("还缺什么", "Still missing")}</h2>
            <p class="faint">{why}</p>
            <ul>
                <For each=move || missing.get() key=|field| *field let:field>
                    <li>
                        <button type="button" class="quiet" on:click=move |_| focus(&id_of(field))>
                            {move || field.name(desk.lang.get())}
                        </button>
                    </li>
                </For>
            </ul>
        </section>
    }
}
