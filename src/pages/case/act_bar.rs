//! The foot of every form: when it happened, the one main button, and what came of it.

use super::file::{FormName, use_file};
use crate::components::{MomentField, NoticeLine};
use leptos::prelude::*;
use redress_core::time::Timestamp;

#[component]
pub fn ActBar(
    form: FormName,
    #[prop(into)] label: Signal<String>,
    /// What to do, with when it happened if that is not now.
    #[prop(into)]
    on_act: Callback<Option<Timestamp>>,
    /// Other buttons of the form; they get the same time.
    #[prop(optional, into)]
    beside: Option<Callback<RwSignal<Option<Timestamp>>, AnyView>>,
) -> impl IntoView {
    let file = use_file();
    let at = RwSignal::new(None);
    Effect::new(move |earlier: Option<u32>| {
        let saved = file.saved();
        if earlier.is_some_and(|earlier| earlier != saved) {
            at.set(None);
        }
        saved
    });
    let backdated = move || at.get().is_some();
    view! {
        <div class="act-bar">
            <details class="when">
                <summary>
                    {move || {
                        if backdated() {
                            file.desk.t("发生时间：见下（将标为补记）", "Time: as below (marked as entered later)")
                        } else {
                            file.desk.t("发生时间：现在", "Time: now")
                        }
                    }}
                </summary>
                <MomentField
                    id=format!("{form}-at")
                    label=file.words("什么时候发生的？", "When did it happen?")
                    value=at
                    hint=file.words("不填就是现在", "Empty means now")
                />
            </details>
            <div class="bar">
                <button
                    type="button"
                    class="main-action"
                    id=format!("{form}-act")
                    disabled=move || file.busy.get()
                    on:click=move |_| on_act.run(at.get_untracked())
                >
                    {label}
                </button>
                {beside.map(|beside| beside.run(at))}
            </div>
            <NoticeLine notice=file.notice_of(form) />
        </div>
    }
}
