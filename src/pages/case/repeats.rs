//! This case may repeat an earlier one that was not known when it was registered: a question for its owner.

use super::file::{CaseFile, use_file};
use crate::components::NoticeLine;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::command::level_of_a_repeat;
use redress_core::complaint::LinkRelation;
use redress_core::event::{Act, CaseId, CasesLinked, Draft};
use redress_core::level::{PossibleRepeat, possible_repeats};
use redress_core::wording::{Lang, people};

const FORM: &str = "more-repeat";

#[component]
pub fn Repeats() -> impl IntoView {
    let file = use_file();
    let repeats = Memo::new(move |_| {
        let (case, rulebook) = (file.case(), file.rulebook());
        file.desk.read(|memory| possible_repeats(&case, memory.index(), &rulebook))
    });
    view! {
        <Show when=move || !repeats.with(Vec::is_empty)>
            <section class="card conflict">
                <h2>{move || file.desk.t("可能是重复投诉", "Possibly a repeat")}</h2>
                {move || repeats.get().into_iter().map(|repeat| view! { <Repeat repeat /> }).collect_view()}
                <NoticeLine notice=file.refusal_of(FORM) />
            </section>
        </Show>
    }
}

#[component]
fn Repeat(repeat: PossibleRepeat) -> impl IntoView {
    let file = use_file();
    let PossibleRepeat { of, doer } = repeat;
    let number = of.number.to_string();
    let href = format!("/cases/{number}");
    let who = move || {
        let doer = people::doer(&doer, &file.rulebook(), file.lang());
        match file.lang() {
            Lang::Zh => format!("同一客户曾就同一事项投诉过。请{doer}看一看，是不是同一件事。"),
            Lang::En => {
                format!("The same customer complained about the same matter before. For {doer} to look at.")
            }
        }
    };
    let accept = move || {
        let (level, lang) = (level_of_a_repeat(&file.case(), &file.rulebook()), file.lang());
        match lang {
            Lang::Zh => format!("是重复投诉，关联并提到{}", level.name(lang)),
            Lang::En => format!("It is a repeat: link, level {} at least", level.get()),
        }
    };
    view! {
        <div class="disputed">
            <p>{who}</p>
            <div class="bar">
                <A href attr:class="button">{number}</A>
                <button
                    type="button"
                    disabled=move || file.busy.get()
                    on:click=move |_| link(file, of.case, LinkRelation::RepeatOf)
                >
                    {accept}
                </button>
                <button
                    type="button"
                    disabled=move || file.busy.get()
                    on:click=move |_| link(file, of.case, LinkRelation::Different)
                >
                    {move || file.desk.t("不是同一件事", "Different matters")}
                </button>
            </div>
        </div>
    }
}

fn link(file: CaseFile, other: CaseId, relation: LinkRelation) {
    file.act_draft(FORM, Draft::new(Act::CasesLinked(CasesLinked { other, relation })), None);
}
