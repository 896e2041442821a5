//! Finding out, and proposing a solution; above the limit it waits for the next tier (TIER-3).

use super::cost::{CostField, chosen, cost};
use crate::components::{Area, DateField, Pick, Ticks};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use crate::pages::case::task::{confirmed_by, limit_of};
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::{Remedy, Substantiated};
use redress_core::event::{Act, Draft, FindingRecorded, Proposal, SolutionProposed};
use redress_core::time::{Date, Timestamp};
use redress_core::wording::{Lang, money};
use std::collections::BTreeSet;

const FORM: &str = "propose";

#[component]
pub fn ProposeForm() -> impl IntoView {
    let file = use_file();
    let remedies = RwSignal::new(BTreeSet::<String>::new());
    let amount = file.drafts.text(FORM, "amount");
    let text = file.drafts.text(FORM, "text");
    let finish_on = RwSignal::new(None::<Date>);
    // Who must confirm it before the customer hears of it (TIER-3).
    let confirmed_by = move || {
        let (case, person) = (file.case(), file.acting());
        let fen = cost(&amount.get()).unwrap_or(0);
        let offered: Vec<Remedy> =
            remedies.with(|codes| codes.iter().filter_map(|code| Remedy::parse(code)).collect());
        let (round, person) = (case.state.round()?, person?);
        confirmed_by(fen, &offered, &person.id, file.desk.now(), round, &file.rulebook())
    };
    let is_within = move || confirmed_by().is_none();
    let draft = move || {
        let options = chosen(remedies);
        let amount_fen = cost(&amount.get_untracked())?;
        let act = SolutionProposed { options, amount_fen, finish_on: finish_on.get_untracked() };
        Some(Draft::with_text(Act::SolutionProposed(act), &text.get_untracked()))
    };
    let propose = move |at: Option<Timestamp>| {
        if let Some(draft) = draft() {
            file.act_draft(FORM, draft, at);
        }
    };
    let propose_and_tell = move |at: Option<Timestamp>| {
        let Some(draft) = draft() else { return };
        file.run(FORM, async move {
            let proposed = file.write(Command::Do(draft), at).await?;
            if let Some(proposal) = proposed.first().copied() {
                let told = Draft::new(Act::SolutionTold(Proposal { proposal }));
                file.write(Command::Do(told), at).await?;
            }
            Ok(())
        });
    };
    let act = move |at| if untrack(is_within) { propose_and_tell(at) } else { propose(at) };
    let label = Signal::derive(move || {
        if is_within() {
            file.desk.t("提出方案，并已告知客户", "Propose: the customer has been told")
        } else {
            file.desk.t("提出方案，报上一级批准", "Propose, for the next tier to authorise")
        }
        .to_owned()
    });
    let only_propose = move |at: RwSignal<Option<Timestamp>>| {
        view! {
            <Show when=is_within>
                <button type="button" disabled=move || file.busy.get() on:click=move |_| propose(at.get_untracked())>
                    {move || file.desk.t("只提出，稍后告知", "Only propose; tell later")}
                </button>
            </Show>
        }
        .into_any()
    };
    let limit = Signal::derive(move || {
        let lang = file.lang();
        if let Some(tier) = confirmed_by() {
            let tier = tier.name(lang);
            return match lang {
                Lang::Zh => format!("超出您的权限，要先由{tier}批准"),
                Lang::En => format!("Above your authority: {} confirms it first", tier.to_lowercase()),
            };
        }
        let (case, person) = (file.case(), file.acting());
        let most = case
            .state
            .round()
            .zip(person)
            .and_then(|(round, person)| limit_of(&person, file.desk.now(), round, &file.rulebook()));
        match (most, lang) {
            (Some(most), Lang::Zh) => format!("您的权限：{}以内；不花钱就留空", money::yuan(most)),
            (Some(most), Lang::En) => {
                format!("You may grant up to {}; empty when it costs nothing", money::yuan(most))
            }
            (None, _) => String::new(),
        }
    });
    view! {
        <Finding />
        <div class="fields">
            <Ticks id="propose-remedies" label=file.words("处理方式", "Remedies") options=choices::remedies(file) value=remedies />
            <CostField
                id="propose-amount"
                label=file.words("最多花费（元）", "At most (yuan)")
                value=amount
                remark=limit
            />
            <DateField id="propose-finish" label=file.words("完成日期", "To be finished by") value=finish_on />
            <Area
                id="propose-text"
                label=file.words("方案：做什么、理由、谁来做", "The solution: what, why, and by whom")
                value=text
                required=true
            />
        </div>
        <ActBar form=FORM label on_act=Callback::new(act) beside=Callback::new(only_propose) />
    }
}

/// What was found out; it may be recorded at any time before the solution.
#[component]
fn Finding() -> impl IntoView {
    const FORM: &str = "finding";
    let file = use_file();
    let verdict = RwSignal::new(String::new());
    let text = file.drafts.text(FORM, "text");
    let record = move |at| {
        let substantiated = Substantiated::parse(&verdict.get_untracked());
        let draft =
            Draft::with_text(Act::FindingRecorded(FindingRecorded { substantiated }), &text.get_untracked());
        file.act_draft(FORM, draft, at);
    };
    view! {
        <details class="other-way">
            <summary>{move || file.desk.t("先记录调查结果（可选）", "Record what was found out first (optional)")}</summary>
            <div class="fields">
                <Pick
                    id="finding-verdict"
                    label=file.words("投诉是否属实", "Is the complaint substantiated?")
                    value=verdict
                    options=choices::terms(file, Substantiated::ALL, Substantiated::code, Substantiated::name)
                />
                <Area
                    id="finding-text"
                    label=file.words("证据、原因、责任方", "Evidence, cause, responsible party")
                    value=text
                    required=true
                />
            </div>
            <ActBar form=FORM label=file.words("记录调查结果", "Record the finding") on_act=Callback::new(record) />
        </details>
    }
}
