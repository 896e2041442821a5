//! The foot of every form: when it happened, the one main button, and what came of it.

use super::file::{FormName, use_file};
use crate::components::{MomentField, NoticeLine};
use leptos::prelude::*;
use redress_core::time::Timestamp;
use redress_core::wording::moment;

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
    /// What must be chosen before the main button can be pressed; nothing when it can.
    #[prop(optional, into)]
    waits_for: Signal<Option<String>>,
    /// False for what is about the record itself: that happens when it is written.
    #[prop(default = true)]
    dated: bool,
) -> impl IntoView {
    let file = use_file();
    let at = RwSignal::new(None);
    file.when_saved(move |saved| {
        if saved == form {
            at.set(None);
        }
    });
    view! {
        <div class="act-bar">
            {dated.then(|| view! { <When form at /> })}
            <div class="bar">
                <button
                    type="button"
                    class="main-action"
                    id=format!("{form}-act")
                    disabled=move || file.busy.get() || waits_for.with(Option::is_some)
                    on:click=move |_| on_act.run(at.get_untracked())
                >
                    {label}
                </button>
                {beside.map(|beside| beside.run(at))}
            </div>
            {move || waits_for.get().map(|choice| view! { <p class="hint">{choice}</p> })}
            <NoticeLine notice=file.refusal_of(form) />
        </div>
    }
}

#[component]
fn When(form: FormName, at: RwSignal<Option<Timestamp>>) -> impl IntoView {
    let file = use_file();
    let words = move || match at.get() {
        Some(at) => moment::at_relative(at, file.desk.now(), file.offset(), file.lang()),
        None => file.desk.t("现在", "now").to_owned(),
    };
    view! {
        <details class="when">
            <summary>{move || file.desk.t("发生时间：", "When: ")}{words}</summary>
            <MomentField
                id=format!("{form}-at")
                label=file.words("什么时候发生的？", "When did it happen?")
                value=at
                hint=file.words("不填就是现在；补记会标明", "Empty means now; a later entry is marked so")
            />
        </details>
    }
}
