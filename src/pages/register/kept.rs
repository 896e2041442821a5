//! The line that says whether the draft is kept, and lets it go when a person says so twice.

use super::keeper::{Keeper, Kept};
use crate::app::use_desk;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::wording::Lang;

#[component]
pub fn DraftLine(keeper: Keeper) -> impl IntoView {
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let offset = move || desk.read(|memory| memory.rulebook().office().offset());
    let words = move || match keeper.kept.get() {
        Kept::Nothing => String::new(),
        Kept::Failed(sentence) => sentence,
        Kept::At(at) => kept_at(at.local(offset()).format("%H:%M").to_string(), desk.lang.get()),
    };
    let discard = move |_| {
        asking.set(false);
        spawn_local(keeper.forget());
    };
    view! {
        <span class="draft-line" role="status">{words}</span>
        <Show when=move || keeper.kept.get() != Kept::Nothing>
            <Show
                when=move || asking.get()
                fallback=move || {
                    view! {
                        <button type="button" id="register-discard" class="quiet" on:click=move |_| asking.set(true)>
                            {move || desk.t("丢弃草稿", "Discard draft")}
                        </button>
                    }
                }
            >
                <span class="bar">
                    <span>{move || desk.t("丢弃后不能恢复。", "It cannot be brought back.")}</span>
                    <button type="button" class="danger" id="register-discard-yes" on:click=discard>
                        {move || desk.t("丢弃", "Discard")}
                    </button>
                    <button type="button" class="quiet" on:click=move |_| asking.set(false)>
                        {move || desk.t("保留", "Keep")}
                    </button>
                </span>
            </Show>
        </Show>
    }
}

fn kept_at(time: String, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("草稿已保存在本机 {time}"),
        Lang::En => format!("Draft kept on this device, {time}"),
    }
}
