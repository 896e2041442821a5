//! The deadlines of a form with their derivation, as evidence on paper.

use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::sla::{ClockRun, clocks};
use redress_core::wording::clock;

/// Title, how it stands, and the derivation in one line.
type Deadline = (String, &'static str, String);

#[component]
pub fn Deadlines(round: Memo<u32>) -> impl IntoView {
    let file = use_file();
    let lines = Memo::new(move |_| {
        let (case, rulebook, now, lang) = (file.case(), file.rulebook(), file.desk.now(), file.lang());
        let line = |run: &ClockRun<'_>| -> Deadline {
            let why: Vec<String> = clock::why(run, &rulebook, lang)
                .into_iter()
                .map(|line| {
                    if line.detail.is_empty() { line.text } else { format!("{} {}", line.text, line.detail) }
                })
                .collect();
            (run.target.title.get(lang).to_owned(), clock::standing(run.standing(now), lang), why.join(" → "))
        };
        let runs = clocks(&case, &rulebook);
        runs.iter().filter(|run| run.round == round.get()).map(line).collect::<Vec<_>>()
    });
    let row = |(title, standing, why): Deadline| {
        view! {
            <tr>
                <th scope="row">{title}</th>
                <td>{standing}</td>
                <td>{why}</td>
            </tr>
        }
    };
    view! {
        <table class="sheet-clocks">
            <caption>{move || file.desk.t("时限", "Deadlines")}</caption>
            <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
