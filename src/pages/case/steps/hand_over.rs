//! Handing the form over, to a tier or to a named person (ROUTE-2, ROUTE-3).

use crate::components::{Area, Choice, Option_};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::complaint::Tier;
use redress_core::event::{Act, Draft, HandedOver, PersonId, Receiver};

/// Stands before the tier's number among the receivers.
const TIER: &str = "tier ";

#[component]
pub fn HandOverForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let to = RwSignal::new(format!("{TIER}2"));
    let words = file.drafts.text(form, "words");
    let people = choices::handlers(file);
    let options = Signal::derive(move || {
        let tier = |tier: Tier| Option_ {
            code: format!("{TIER}{}", tier.get()),
            name: tier.name(file.lang()).to_owned(),
        };
        [Tier::TWO, Tier::THREE].map(tier).into_iter().chain(people.get()).collect::<Vec<_>>()
    });
    let hand_over = move |at| {
        let Some(to) = receiver(&to.get_untracked()) else { return };
        let draft = Draft::with_text(Act::HandedOver(HandedOver { to }), &words.get_untracked());
        file.act_draft(form, draft, at);
    };
    view! {
        <div class="fields">
            <Choice
                id=format!("{form}-to")
                label=file.words("移交给", "Hand over to")
                value=to
                options
                none=file.words("请选择", "Choose")
                required=true
            />
            <Area
                id=format!("{form}-words")
                label=file.words("交代几句：已经做了什么、客户在等什么", "What was done, and what the customer waits for")
                value=words
            />
        </div>
        <ActBar form label=file.words("移交", "Hand over") on_act=Callback::new(hand_over) />
    }
}

fn receiver(code: &str) -> Option<Receiver> {
    match code.strip_prefix(TIER) {
        Some(tier) => tier.parse().ok().and_then(Tier::new).map(Receiver::Tier),
        None => PersonId::new(code).map(Receiver::Person),
    }
}
