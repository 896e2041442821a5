//! Finding out, and proposing a solution; above the limit it waits for the next tier (TIER-3).

use crate::components::{Area, DateField, Pick, TextField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::checks::Checks;
use crate::pages::case::choices::{self, terms};
use crate::pages::case::file::use_file;
use crate::pages::case::task::is_within_limit;
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::{Remedy, Substantiated};
use redress_core::event::{Act, Draft, FindingRecorded, Proposal, SolutionProposed};
use redress_core::time::{Date, Timestamp};
use std::collections::BTreeSet;

const FORM: &str = "propose";

#[component]
pub fn ProposeForm() -> impl IntoView {
    let file = use_file();
    let remedies = RwSignal::new(BTreeSet::new());
    let amount = file.drafts.text(FORM, "amount");
    let text = file.drafts.text(FORM, "text");
    let finish_on = RwSignal::new(None::<Date>);
    let is_within = move || {
        let (case, person) = (file.case(), file.acting());
        let fen = fen(&amount.get()).unwrap_or(0);
        let (Some(round), Some(person)) = (case.state.round(), person) else { return true };
        is_within_limit(fen, &person.id, file.desk.now(), round, &file.rulebook())
    };
    let draft = move || {
        let options = chosen(remedies);
        let amount_fen = fen(&amount.get_untracked()).unwrap_or(0);
        let act = SolutionProposed { options, amount_fen, finish_on: finish_on.get_untracked() };
        Draft::with_text(Act::SolutionProposed(act), &text.get_untracked())
    };
    let propose = move |at: Option<Timestamp>| file.act_draft(FORM, draft(), at);
    let propose_and_tell = move |at: Option<Timestamp>| {
        let draft = draft();
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
    let hint = Signal::derive(move || match fen(&amount.get()) {
        None => file.desk.t("请填金额，例如 30 或 30.50", "An amount, such as 30 or 30.50").to_owned(),
        Some(_) if !is_within() => file
            .desk
            .t("超出您的权限，需上一级批准", "Above your limit: the next tier must authorise it")
            .to_owned(),
        Some(_) => file.desk.t("不花钱就留空", "Empty when it costs nothing").to_owned(),
    });
    view! {
        <Finding />
        <div class="fields">
            <Checks label=file.words("处理方式", "Remedies") options=choices::remedies(file) chosen=remedies />
            <TextField id="propose-amount" label=file.words("最多花费（元）", "At most (yuan)") value=amount hint />
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
                    options=Signal::derive(move || {
                        terms(Substantiated::ALL, Substantiated::code, Substantiated::name, file.lang())
                    })
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

pub fn chosen(remedies: RwSignal<BTreeSet<String>>) -> Vec<Remedy> {
    remedies.with_untracked(|codes| codes.iter().filter_map(|code| Remedy::parse(code)).collect())
}

/// Yuan as people type them, in fen. Empty is nothing; more than two decimals is not an amount.
pub fn fen(yuan: &str) -> Option<u64> {
    let text = yuan.trim().trim_start_matches(['¥', '￥']).replace([',', '，'], "");
    if text.is_empty() {
        return Some(0);
    }
    let (whole, part) = text.split_once(['.', '。']).unwrap_or((&text, ""));
    let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > 2 || !is_number(whole) || !is_number(part) {
        return None;
    }
    let cents: u64 = format!("{part:0<2}").parse().ok()?;
    Some(whole.parse::<u64>().ok()? * 100 + cents)
}
