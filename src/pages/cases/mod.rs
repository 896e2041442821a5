//! Cases: every case of this device, found by number, by the tail of a phone or by any word of the form.

mod filter;
mod search;

use crate::app::use_desk;
use crate::components::{CASE_ROW_NARROW, CaseRow, VirtualList, case_row_height};
use crate::desk::Row;
use filter::{Filters, Sheet};
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::wording::Lang;
use search::SearchBox;
use std::sync::Arc;

#[component]
pub fn CasesPage() -> impl IntoView {
    let desk = use_desk();
    let sheet = Sheet::new();
    let filter = Memo::new(move |_| sheet.filter());
    let all = Memo::new(move |_| desk.read(|memory| memory.rows().count()));
    let found = Memo::new(move |_| desk.read(|memory| filter.with(|filter| filter.of(memory))));
    let count = move || {
        let (found, all) = (found.with(Vec::len), all.get());
        match (desk.lang.get(), found == all) {
            (Lang::Zh, true) => format!("共 {all} 件"),
            (Lang::Zh, false) => format!("{found} 件，共 {all} 件"),
            (Lang::En, true) => format!("{all} cases"),
            (Lang::En, false) => format!("{found} of {all} cases"),
        }
    };
    view! {
        <h1>{move || desk.t("案件", "Cases")}</h1>
        <div class="case-search">
            <SearchBox value=sheet.words />
            <Filters sheet />
            <p class="faint found" role="status">{count}</p>
        </div>
        <Show
            when=move || !found.with(Vec::is_empty)
            fallback=move || view! { <NothingFound has_cases=move || all.get() != 0 on_clear=move || sheet.clear() /> }
        >
            <VirtualList
                items=found
                key=version
                height=|_, is_narrow| case_row_height(is_narrow)
                narrow_below=CASE_ROW_NARROW
                line=|row| view! { <li><CaseRow row /></li> }
            />
        </Show>
    }
}

/// A row that was folded anew is another line, even of the same case.
fn version(row: &Arc<Row>) -> usize {
    Arc::as_ptr(row).addr()
}

#[component]
fn NothingFound(
    has_cases: impl Fn() -> bool + Copy + Send + Sync + 'static,
    on_clear: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let desk = use_desk();
    let words = move || {
        if has_cases() {
            desk.t(
                "没有找到。试试少几个字、电话后四位，或看看全部状态。",
                "Nothing found. Try fewer words, the last four digits of the phone, or all statuses.",
            )
        } else {
            desk.t("本机还没有案件。", "There are no cases on this device yet.")
        }
    };
    view! {
        <div class="empty">
            <p>{words}</p>
            <Show
                when=has_cases
                fallback=move || {
                    view! { <A href="/register" attr:class="button main-action">{move || desk.t("登记投诉", "Register a complaint")}</A> }
                }
            >
                <button type="button" on:click=move |_| on_clear()>{move || desk.t("清空条件", "Clear the search")}</button>
            </Show>
        </div>
    }
}
