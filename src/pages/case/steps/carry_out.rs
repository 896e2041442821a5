//! Carrying the solution out: progress on the way, then the result.

use super::cost::{CostField, chosen, cost};
use crate::components::{Area, Ticks};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::case::{Ineffective, Round};
use redress_core::complaint::Remedy;
use redress_core::event::{Act, Draft, ResultRecorded, TextOnly};
use redress_core::wording::reason;
use std::collections::BTreeSet;

const FORM: &str = "result";

#[component]
pub fn CarryOutForm() -> impl IntoView {
    let file = use_file();
    // What was accepted is what is mostly done.
    let accepted: BTreeSet<String> = {
        let case = untrack(move || file.case());
        let accepted = case.state.round().and_then(Round::accepted);
        accepted
            .map(|body| body.options.iter().map(|remedy| remedy.code().to_owned()).collect())
            .unwrap_or_default()
    };
    let remedies = RwSignal::new(accepted);
    let amount = file.drafts.text(FORM, "amount");
    let text = file.drafts.text(FORM, "text");
    // More than was accepted takes the authority for it (TIER-3); said before it is pressed.
    let beyond = Signal::derive(move || {
        let done = remedies.with(|codes| codes.iter().filter_map(|code| Remedy::parse(code)).collect());
        let amount_fen = cost(&amount.get()).unwrap_or(0);
        let act = Act::ResultRecorded(ResultRecorded { remedies: done, amount_fen });
        match file.judged(&act) {
            Some(Err(why @ Ineffective::NotAuthorised { .. })) => reason::sentence(&why, file.lang()),
            _ => String::new(),
        }
    });
    let record = move |at| {
        let Some(amount_fen) = cost(&amount.get_untracked()) else { return };
        let act = Act::ResultRecorded(ResultRecorded { remedies: chosen(remedies), amount_fen });
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Ticks id="result-remedies" label=file.words("实际做了", "What was done") options=choices::remedies(file) value=remedies />
            <CostField id="result-amount" label=file.words("实际花费（元）", "Cost (yuan)") value=amount remark=beyond />
            <Area id="result-text" label=file.words("结果", "The result") value=text required=true />
        </div>
        <ActBar form=FORM label=file.words("记录结果", "Record the result") on_act=Callback::new(record) />
        <details class="other-way">
            <summary>{move || file.desk.t("还没做完，先记一条进展", "Not done yet: note progress")}</summary>
            <ProgressForm form="progress" />
        </details>
    }
}

#[component]
pub fn ProgressForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let text = file.drafts.text(form, "text");
    let note = move |at| {
        file.act_draft(form, Draft::with_text(Act::ProgressNoted(TextOnly {}), &text.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Area
                id=format!("{form}-text")
                label=file.words("做到哪一步，遇到什么问题", "How far it is, and what got in the way")
                value=text
                required=true
            />
        </div>
        <ActBar form label=file.words("记录进展", "Note progress") on_act=Callback::new(note) />
    }
}
