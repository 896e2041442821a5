//! The customer's answer from 1 to 5 (SAT-1), and what it brings about (SAT-3).

use crate::desk::Desk;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::{Answer, Level};

/// The five answers, each with its word; 1 is best.
#[component]
pub fn Scale(name: &'static str, answer: RwSignal<Option<Answer>>) -> impl IntoView {
    let file = use_file();
    view! {
        <fieldset class="field pick scale">
            <legend>{move || file.desk.t("您对处理结果满意吗？", "How satisfied are you with the result?")}</legend>
            <div class="answers">
                {Answer::all()
                    .map(|each| {
                        view! {
                            <label class="pick-one answer">
                                <input
                                    type="radio"
                                    name=name
                                    prop:checked=move || answer.get() == Some(each)
                                    on:change=move |_| answer.set(Some(each))
                                />
                                <span>
                                    <b>{each.get()}</b>
                                    {move || each.name(file.lang())}
                                </span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
        </fieldset>
    }
}

/// What the answer will bring about, said before it is recorded.
pub fn consequence(answer: Answer, level: Level, desk: Desk) -> &'static str {
    if answer.is_solved() {
        return desk.t("记录后送审核。", "It then goes to the review.");
    }
    match level.get() {
        1 => desk.t(
            "记录后案件升为二级，开出新的处理单，交二级受理人。评价不能撤回。",
            "The case then rises to level 2 with a new form, for tier 2. An answer cannot be taken back.",
        ),
        2 => desk.t(
            "记录后案件升为三级，开出新的处理单，须作专项汇报。评价不能撤回。",
            "The case then rises to level 3 with a new form and a special report. An answer cannot be taken back.",
        ),
        _ => desk.t(
            "记录后案件提交总经理例会。评价不能撤回。",
            "The case then goes before the general manager's meeting. An answer cannot be taken back.",
        ),
    }
}
