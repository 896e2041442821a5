//! An empty day says why it is empty, and what to do next.

use super::scope::Scope;
use crate::app::use_desk;
use leptos::prelude::*;

#[component]
pub fn EmptyToday(scope: RwSignal<Scope>) -> impl IntoView {
    let desk = use_desk();
    let nobody = Memo::new(move |_| desk.acting().is_none());
    let has_more = Memo::new(move |_| {
        scope.get() != Scope::All && desk.read(|memory| memory.rows().any(|row| row.doer.is_some()))
    });
    let has_cases = Memo::new(move |_| desk.read(|memory| memory.rows().next().is_some()));
    let words = move || match (nobody.get() && scope.get() != Scope::All, has_more.get(), has_cases.get()) {
        (true, ..) => desk.t(
            "还不知道是谁在操作。请先在顶部选择，这里就会列出您的工作。",
            "Nobody is chosen as acting. Choose at the top, and your work is listed here.",
        ),
        (false, true, _) => desk.t(
            "您这里没有待办。可以看看别人有没有要帮忙的。",
            "Nothing is waiting for you. See whether someone else needs a hand.",
        ),
        (false, false, true) => desk.t(
            "全部处理完了。来了新的投诉就在这里登记。",
            "All done. Register the next complaint when it comes.",
        ),
        (false, false, false) => desk.t(
            "还没有案件。从第一件投诉开始登记吧。",
            "No cases yet. Begin by registering the first complaint.",
        ),
    };
    view! {
        <div class="empty" role="status">
            <p>{words}</p>
            <Show when=move || has_more.get()>
                <button type="button" on:click=move |_| scope.set(Scope::All)>{move || desk.t("看全部", "Show all")}</button>
            </Show>
        </div>
    }
}
