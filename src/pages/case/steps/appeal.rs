//! The tier above decides an appeal afresh (APPEAL-1).

use crate::components::{Area, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices::pick;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::command::Command;

const FORM: &str = "appeal";

#[component]
pub fn AppealForm() -> impl IntoView {
    let file = use_file();
    let decision = RwSignal::new(String::new());
    let text = file.drafts.text(FORM, "text");
    let appeal = Memo::new(move |_| {
        let case = file.case();
        let id = case.state.round()?.open_appeal()?.id;
        case.entries.iter().find(|shown| shown.entry.id == id).map(|shown| shown.entry.text().to_owned())
    });
    let decide = move |at| {
        let granted = decision.get_untracked() == "granted";
        file.act(FORM, Command::DecideAppeal { granted, text: text.get_untracked() }, at);
    };
    let waits_for = Signal::derive(move || {
        let words = file.desk.t("请先选择决定。", "Choose a decision first.");
        decision.with(String::is_empty).then(|| words.to_owned())
    });
    view! {
        {move || appeal.get().map(|words| view! { <blockquote class="quoted">{words}</blockquote> })}
        <div class="fields">
            <Pick
                id="appeal-decision"
                label=file.words("决定", "Decision")
                value=decision
                options=pick(
                    file,
                    &[
                        ("granted", "支持申诉，重新提出方案", "Granted: a new solution is worked out"),
                        ("not-granted", "维持原方案", "Not granted: the offer stands"),
                    ],
                )
                required=true
            />
            <Area id="appeal-text" label=file.words("给客户的答复和理由", "The answer to the customer, and why") value=text required=true />
        </div>
        <ActBar form=FORM label=file.words("记录决定", "Record the decision") waits_for on_act=Callback::new(decide) />
    }
}
