//! The complaint handling form (投诉处理单) as it prints on A4 (FORM-1), one sheet for each round.

mod clocks;
mod rows;

use crate::components::{Option_, Pick};
use crate::pages::case::file::use_file;
use crate::pages::case::story::round_title;
use clocks::Deadlines;
use leptos::prelude::*;
use redress_core::case::Case;
use redress_core::rulebook::Rulebook;
use redress_core::wording::{Lang, moment};
use rows::{Row, course, form};

#[component]
pub fn Sheet() -> impl IntoView {
    let file = use_file();
    let latest = untrack(move || file.case()).state.round().map_or(0, |round| round.number);
    let chosen = RwSignal::new(latest.to_string());
    let round = Memo::new(move |_| chosen.get().parse::<u32>().unwrap_or(latest));
    let numbers = Memo::new(move |_| file.case().state.rounds.keys().copied().collect::<Vec<_>>());
    let options = Signal::derive(move || {
        let lang = file.lang();
        numbers
            .get()
            .into_iter()
            .map(|n| Option_ { code: n.to_string(), name: round_title(n, lang) })
            .collect::<Vec<_>>()
    });
    let head = Memo::new(move |_| head(&file.case(), round.get(), &file.rulebook(), file.lang()));
    let filled = Memo::new(move |_| form(&file.case(), round.get(), &file.rulebook(), file.lang()));
    let handled = Memo::new(move |_| course(&file.case(), round.get(), &file.rulebook(), file.lang()));
    let print = move |_| {
        if let Some(window) = web_sys::window() {
            // A browser that cannot print says so itself.
            let _printed = window.print();
        }
    };
    view! {
        <div class="bar sheet-tools no-print">
            <Show when=move || numbers.with(|numbers| numbers.len() > 1)>
                <Pick id="sheet-round" label=file.words("哪一张", "Which form") value=chosen options />
            </Show>
            <button type="button" class="push" on:click=print>
                {move || file.desk.t("打印", "Print")}
            </button>
        </div>
        <section class="sheet" aria-label=move || file.desk.t("投诉处理单", "Complaint handling form")>
            <h2 class="sheet-title">{move || file.desk.t("投诉处理单", "Complaint handling form")}</h2>
            <p class="sheet-head">{move || head.get().into_iter().map(|part| view! { <span>{part}</span> }).collect_view()}</p>
            <Table rows=filled />
            <Table rows=handled />
            <Deadlines round />
            <p class="sheet-signatures">
                <span>{move || file.desk.t("客户签字：", "Customer:")}</span>
                <span>{move || file.desk.t("受理人：", "Handler:")}</span>
                <span>{move || file.desk.t("审核人：", "Reviewer:")}</span>
                <span>{move || file.desk.t("日期：", "Date:")}</span>
            </p>
        </section>
    }
}

#[component]
fn Table(#[prop(into)] rows: Signal<Vec<Row>>) -> impl IntoView {
    let row = |row: Row| {
        let lines = row.lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! {
            <div class:wide=row.is_wide>
                <dt>{row.label}</dt>
                <dd>{lines}</dd>
            </div>
        }
    };
    view! { <dl class="sheet-table">{move || rows.get().into_iter().map(row).collect_view()}</dl> }
}

/// Chain, number, round, when it came.
fn head(case: &Case, round: u32, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let received = case.state.received_at().map(|at| {
        let local = at.local(rulebook.office().offset());
        let at = format!("{} {}", moment::date_with_year(local.date(), lang), local.format("%H:%M"));
        if lang == Lang::Zh { format!("收到 {at}") } else { format!("Received {at}") }
    });
    let parts = [rulebook.chain_name().to_owned(), case.number().to_owned(), round_title(round, lang)];
    parts.into_iter().chain(received).filter(|part| !part.is_empty()).collect()
}
