//! The result is told, and the customer answers 1 to 5 (SAT-1). A 4 or 5 says first what it will bring about (SAT-3).

use super::scale::{Scale, consequence};
use super::unreachable::Unreachable;
use crate::components::{Area, Choice};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use crate::pages::case::task::is_result_told;
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::{Answer, Channel, Shown};
use redress_core::event::{Act, Draft, ResultTold};
use redress_core::time::Timestamp;

const FORM: &str = "answer";

#[component]
pub fn AskForm() -> impl IntoView {
    let file = use_file();
    let channel = RwSignal::new(Channel::Phone.code().to_owned());
    let shown = RwSignal::new(Shown::Call.code().to_owned());
    let answer = RwSignal::new(None::<Answer>);
    let text = file.drafts.text(FORM, "text");
    let is_told = Memo::new(move |_| file.case().state.round().is_some_and(is_result_told));
    let told = move || {
        let channel = Channel::parse(&channel.get_untracked()).unwrap_or(Channel::Phone);
        Command::Do(Draft::new(Act::ResultTold(ResultTold { channel })))
    };
    let record = move |at: Option<Timestamp>| {
        let Some(answer) = answer.get_untracked() else { return };
        let shown = Shown::parse(&shown.get_untracked()).unwrap_or(Shown::Call);
        let told = (!is_told.get_untracked()).then(told);
        let recorded = Command::RecordAnswer { answer, shown, text: text.get_untracked() };
        file.run(FORM, async move {
            if let Some(told) = told {
                file.write(told, at).await?;
            }
            file.write(recorded, at).await.map(|_| ())
        });
    };
    let only_told = move |at: RwSignal<Option<Timestamp>>| {
        view! {
            <Show when=move || !is_told.get()>
                <button
                    type="button"
                    disabled=move || file.busy.get()
                    on:click=move |_| file.act(FORM, told(), at.get_untracked())
                >
                    {move || file.desk.t("只告知了结果，还没评价", "Told only; no answer yet")}
                </button>
            </Show>
        }
        .into_any()
    };
    let label = Signal::derive(move || match answer.get() {
        Some(answer) if !answer.is_solved() => {
            file.desk.t("确认：客户不满意", "Confirm: dissatisfied").to_owned()
        }
        _ => file.desk.t("记录评价", "Record the answer").to_owned(),
    });
    let waits_for = Signal::derive(move || {
        let words = file.desk.t("请客户从 1 到 5 中选一个。", "Let the customer choose from 1 to 5.");
        answer.get().is_none().then(|| words.to_owned())
    });
    view! {
        <Show when=move || is_told.get()>
            <p class="done-line">{move || file.desk.t("✓ 结果已告知客户。", "✓ The customer has been told the result.")}</p>
        </Show>
        <div class="fields">
            <Show when=move || !is_told.get()>
                <Choice
                    id="answer-channel"
                    label=file.words("怎样告知结果", "How the result was told")
                    value=channel
                    options=choices::channels(file)
                    none=file.words("请选择", "Choose")
                />
            </Show>
            <Choice
                id="answer-shown"
                label=file.words("评价怎样得到", "How the answer was obtained")
                value=shown
                options=choices::shown(file)
                none=file.words("请选择", "Choose")
            />
            <Scale name="answer" answer />
            <Area id="answer-text" label=file.words("客户的话（可不填）", "In the customer's words (optional)") value=text rows=2 />
        </div>
        <p class="consequence" role="status">{move || answer.get().map(|answer| consequence(answer, file.case().level(), file.desk))}</p>
        <ActBar form=FORM label waits_for on_act=Callback::new(record) beside=Callback::new(only_told) />
        <Unreachable form="answer-unreachable" />
    }
}
