//! Someone else asks the customer again: a call-back that vouches for an answer, or corrects it (SAT-5).

use super::scale::{Scale, consequence};
use crate::components::{Area, Choice};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::{Answer, Shown};
use redress_core::event::{Act, AnswerRecorded};
use redress_core::time::Timestamp;

/// What the rules are asked when they are asked whether one may call back: the answer that changes least.
pub fn sample() -> Option<Act> {
    let answer = Answer::all().next()?;
    Some(Act::AnswerRecorded(AnswerRecorded { answer, shown: Shown::CallBack, opens_round: None }))
}

#[component]
pub fn CallBackForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let shown = RwSignal::new(Shown::CallBack.code().to_owned());
    let answer = RwSignal::new(None::<Answer>);
    let text = file.drafts.text(form, "text");
    let record = move |at: Option<Timestamp>| {
        let Some(answer) = answer.get_untracked() else { return };
        let shown = Shown::parse(&shown.get_untracked()).unwrap_or(Shown::CallBack);
        file.act(form, Command::RecordAnswer { answer, shown, text: text.get_untracked() }, at);
    };
    let waits_for = Signal::derive(move || {
        let words = file.desk.t("请客户从 1 到 5 中选一个。", "Let the customer choose from 1 to 5.");
        answer.get().is_none().then(|| words.to_owned())
    });
    let follows = move || {
        let answer = answer.get().filter(|answer| !answer.is_solved())?;
        Some(consequence(answer, file.case().level(), file.desk))
    };
    view! {
        <div class="fields">
            <Choice
                id=format!("{form}-shown")
                label=file.words("评价怎样得到", "How the answer was obtained")
                value=shown
                options=choices::shown(file)
                none=file.words("请选择", "Choose")
            />
            <Scale name=form answer />
            <Area
                id=format!("{form}-text")
                label=file.words("客户的话（可不填）", "In the customer's words (optional)")
                value=text
                rows=2
            />
        </div>
        <p class="consequence" role="status">{follows}</p>
        <ActBar form label=file.words("记录回访评价", "Record the answer") waits_for on_act=Callback::new(record) />
    }
}
