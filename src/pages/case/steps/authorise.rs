//! A proposal on its way to the customer: authorised where it is above the limit (TIER-3), then told.

use super::offer::Offer;
use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::use_file;
use crate::pages::case::steps::ProposeForm;
use leptos::prelude::*;
use redress_core::event::{Act, Draft, EventId, Proposal};

#[component]
pub fn AuthoriseForm(proposal: EventId) -> impl IntoView {
    let file = use_file();
    let words = file.drafts.text("authorise", "words");
    let authorise = move |at| {
        let act = Act::SolutionAuthorised(Proposal { proposal });
        file.act_draft("authorise", Draft::with_text(act, &words.get_untracked()), at);
    };
    view! {
        <Offer proposal />
        <div class="fields">
            <Area id="authorise-words" label=file.words("批示（可不填）", "Remark (optional)") value=words rows=2 />
        </div>
        <ActBar form="authorise" label=file.words("批准", "Authorise") on_act=Callback::new(authorise) />
        <Another />
    }
}

#[component]
pub fn TellForm(proposal: EventId) -> impl IntoView {
    let file = use_file();
    let tell = move |at| file.act_draft("tell", Draft::new(Act::SolutionTold(Proposal { proposal })), at);
    view! {
        <Offer proposal />
        <ActBar form="tell" label=file.words("已告知客户", "The customer has been told") on_act=Callback::new(tell) />
        <Another />
    }
}

#[component]
fn Another() -> impl IntoView {
    let file = use_file();
    view! {
        <details class="other-way">
            <summary>{move || file.desk.t("改提另一个方案", "Propose something else")}</summary>
            <ProposeForm />
        </details>
    }
}
