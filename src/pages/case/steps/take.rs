//! Taking a case, or naming who takes it (ROUTE-4).

use crate::components::Choice;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::event::{Act, Assigned, Draft, PersonId, TextOnly};
use redress_core::wording::{Lang, moment, people};

#[component]
pub fn TakeForm() -> impl IntoView {
    let file = use_file();
    let line = move || {
        let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
        let Some((receiver, at)) = case.state.round().and_then(|round| round.handed_to()) else {
            return file.desk.t("这个案件还没有负责人。", "Nobody owns this case yet.").to_owned();
        };
        let (to, at) = (people::receiver(receiver, &rulebook, lang), moment::at(at, file.offset(), lang));
        let from = case.owner().map_or("", |owner| rulebook.name_of(owner));
        match lang {
            Lang::Zh => format!("{from}已于 {at} 移交{to}。接手前仍由{from}负责。"),
            Lang::En => format!("{from} handed it to {to} on {at}, and answers for it until it is taken."),
        }
    };
    let take = move |at| file.act_draft("take", Draft::new(Act::Taken(TextOnly {})), at);
    view! {
        <p>{line}</p>
        <ActBar form="take" label=file.words("由我接手", "Take it") on_act=Callback::new(take) />
        <details class="other-way">
            <summary>{move || file.desk.t("指派给别人", "Assign it to someone else")}</summary>
            <AssignForm form="take-assign" />
        </details>
    }
}

#[component]
pub fn AssignForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let person = RwSignal::new(String::new());
    let assign = move |at| {
        if let Some(to) = PersonId::new(person.get_untracked()) {
            file.act_draft(form, Draft::new(Act::Assigned(Assigned { to })), at);
        }
    };
    view! {
        <div class="fields">
            <Choice
                id=format!("{form}-person")
                label=file.words("指派给", "Assign to")
                value=person
                options=choices::handlers(file)
                none=file.words("请选择受理人", "Choose a handler")
                required=true
            />
        </div>
        <ActBar form label=file.words("指派", "Assign") on_act=Callback::new(assign) />
    }
}
