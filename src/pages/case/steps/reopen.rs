//! The customer complains again: the case reopens as a new round, never as a stranger's new case (REOPEN-1).

use crate::components::{Area, Choice, MomentField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::Channel;
use redress_core::time::Timestamp;

#[component]
pub fn ReopenForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let channel = RwSignal::new(Channel::Phone.code().to_owned());
    let received_at = RwSignal::new(None::<Timestamp>);
    let text = file.drafts.text(form, "text");
    let reopen = move |at| {
        let received_at = received_at.get_untracked().unwrap_or_else(|| file.desk.clock.exact());
        let channel = Channel::parse(&channel.get_untracked()).unwrap_or(Channel::Phone);
        file.act(form, Command::Reopen { received_at, channel, text: text.get_untracked() }, at);
    };
    view! {
        <details class="other-way">
            <summary>{move || file.desk.t("客户再次投诉，重新打开", "The customer complains again: reopen it")}</summary>
            <div class="fields">
                <Choice
                    id=format!("{form}-channel")
                    label=file.words("投诉渠道", "Channel")
                    value=channel
                    options=choices::channels(file)
                    none=file.words("请选择", "Choose")
                />
                <MomentField
                    id=format!("{form}-received")
                    label=file.words("收到时间", "Received at")
                    value=received_at
                    hint=file.words("不填就是现在", "Empty means now")
                />
                <Area id=format!("{form}-text") label=file.words("这次说了什么", "What they say this time") value=text required=true />
            </div>
            <ActBar form label=file.words("重新打开案件", "Reopen the case") on_act=Callback::new(reopen) />
        </details>
    }
}
