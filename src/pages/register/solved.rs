//! Which way the case goes, and what is said when it was solved on the spot: one act, the whole chain.

use super::draft::{FOLLOW, SOLVED};
use super::level::CheckPoints;
use super::sheet::Sheet;
use crate::app::use_desk;
use crate::components::{Area, Grounds, Option_, Pick, TextField, Ticks, options};
use leptos::prelude::*;
use redress_core::complaint::{Answer, Level, Remedy, Shown};
use redress_core::level::LevelProposal;

#[component]
pub fn WaySection(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let label = Signal::derive(move || desk.t("接下来", "What now").to_owned());
    let ways = Signal::derive(move || {
        let option = |code: &str, name: &str| Option_ { code: code.to_owned(), name: name.to_owned() };
        vec![
            option(FOLLOW, desk.t("登记，按流程处理", "Register and follow the steps")),
            option(SOLVED, desk.t("当场已解决", "Solved at the counter")),
        ]
    });
    view! {
        <section class="card way">
            <Pick id="register-way" label value=sheet.way options=ways />
        </section>
    }
}

#[component]
pub fn SolvedSection(sheet: Sheet, proposal: Memo<Option<LevelProposal>>) -> impl IntoView {
    let desk = use_desk();
    let text = move |zh, en| Signal::derive(move || desk.t(zh, en).to_owned());
    let remedies = Signal::derive(move || options(Remedy::ALL, Remedy::code, Remedy::name, desk.lang.get()));
    let answers = Signal::derive(move || {
        let lang = desk.lang.get();
        // With a 4 or 5 it is not solved (SAT-3).
        let solved = Answer::all().filter(|answer| answer.is_solved());
        solved
            .map(|answer| Option_ {
                code: answer.get().to_string(),
                name: format!("{} {}", answer.get(), answer.name(lang)),
            })
            .collect::<Vec<_>>()
    });
    let is_too_serious = Memo::new(move |_| {
        proposal.with(|proposal| proposal.as_ref().is_some_and(|proposal| proposal.level > Level::ONE))
    });
    let shown = Signal::derive(move || options(AT_THE_COUNTER, Shown::code, Shown::name, desk.lang.get()));
    view! {
        <section class="card" aria-labelledby="register-solved">
            <h2 id="register-solved">{move || desk.t("当场怎么解决的", "How it was solved")}</h2>
            <Show when=move || is_too_serious.get()>
                <p class="hint">
                    {move || {
                        desk.t(
                            "按所填内容不能当场了结，请改选“登记，按流程处理”。",
                            "What was entered is not one to settle on the spot: choose “Register and follow the steps”.",
                        )
                    }}
                </p>
                <Grounds proposal />
            </Show>
            <div class="fields">
                <CheckPoints sheet />
                <Ticks id="register-remedies" label=text("处理方式", "Remedies") value=sheet.remedies options=remedies />
                <TextField
                    id="register-amount"
                    label=text("花费（元）", "Cost (yuan)")
                    value=sheet.amount
                    mode="decimal"
                    hint=text("没有花费就留空", "Leave empty if it cost nothing")
                />
                <Area id="register-done" label=text("做了什么", "What was done") value=sheet.what_was_done rows=2 required=true />
                <Pick id="register-answer" label=text("客户的回答", "The customer's answer") value=sheet.answer options=answers required=true />
                <Pick id="register-shown" label=text("以什么为证", "Shown by") value=sheet.shown options=shown required=true />
            </div>
        </section>
    }
}

/// How a customer who stands here can answer.
const AT_THE_COUNTER: &[Shown] = &[Shown::Tablet, Shown::Writing, Shown::Chat, Shown::Sms];
