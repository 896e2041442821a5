//! What two devices said without seeing each other: a choice for people, never a silent winner.

use super::choices::shown_value;
use super::file::{CaseFile, use_file};
use crate::components::NoticeLine;
use leptos::prelude::*;
use redress_core::case::FieldValue;
use redress_core::complaint::{Field, Form};
use redress_core::event::{Act, Assigned, Draft, FormAmended, PersonId};
use redress_core::wording::moment;

const OWNERS: &str = "conflict-owners";
const FIELDS: &str = "conflict-fields";

#[component]
pub fn Conflicts() -> impl IntoView {
    let file = use_file();
    let rivals = Memo::new(move |_| {
        let case = file.case();
        let rivals =
            case.state.round().map(|round| round.rival_owners().into_iter().cloned().collect::<Vec<_>>());
        rivals.unwrap_or_default()
    });
    let fields = Memo::new(move |_| file.case().disputed_fields());
    view! {
        <Show when=move || !rivals.with(Vec::is_empty)>
            <section class="card conflict">
                <h2>{move || file.desk.t("两个人同时接手了这个案件，由谁负责？", "Two people took this case. Who owns it?")}</h2>
                <div class="bar">
                    {move || rivals.get().into_iter().map(|person| view! { <Rival person /> }).collect_view()}
                </div>
                <NoticeLine notice=file.refusal_of(OWNERS) />
            </section>
        </Show>
        <Show when=move || !fields.with(Vec::is_empty)>
            <section class="card conflict">
                <h2>
                    {move || file.desk.t("两台设备填得不一样，以哪个为准？", "Two devices filled this in differently. Which is right?")}
                </h2>
                {move || fields.get().into_iter().map(|field| view! { <Disputed field /> }).collect_view()}
                <NoticeLine notice=file.refusal_of(FIELDS) />
            </section>
        </Show>
    }
}

#[component]
fn Rival(person: PersonId) -> impl IntoView {
    let file = use_file();
    let to = person.clone();
    let name = move || file.rulebook().name_of(&person).to_owned();
    let assign =
        move |_| file.act_draft(OWNERS, Draft::new(Act::Assigned(Assigned { to: to.clone() })), None);
    view! {
        <button type="button" disabled=move || file.busy.get() on:click=assign>
            {name}
        </button>
    }
}

#[component]
fn Disputed(field: Field) -> impl IntoView {
    let file = use_file();
    let values = Memo::new(move |_| values(file, field));
    view! {
        <div class="disputed">
            <h3>{move || field.name(file.lang())}</h3>
            <div class="bar">
                {move || {
                    values
                        .get()
                        .into_iter()
                        .map(|(value, named, by)| {
                            view! {
                                <button
                                    type="button"
                                    disabled=move || file.busy.get()
                                    on:click=move |_| settle(file, field, &value)
                                >
                                    <span class="disputed-value">{named} <small class="faint">{by}</small></span>
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </div>
    }
}

/// Each value as it is kept, as it reads, and who gave it when.
fn values(file: CaseFile, field: Field) -> Vec<(String, String, String)> {
    let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
    let Some(register) = case.state.form.get(field.code()) else { return Vec::new() };
    let told = |value: &FieldValue| {
        let kept = value.value.clone().unwrap_or_default();
        let named = if kept.is_empty() {
            file.desk.t("（空）", "(empty)").to_owned()
        } else {
            shown_value(field, &kept, &rulebook, lang)
        };
        let by = format!("{} · {}", rulebook.name_of(&value.by), moment::at(value.at, file.offset(), lang));
        (kept, named, by)
    };
    register.current().map(|(_, value)| told(value)).collect()
}

fn settle(file: CaseFile, field: Field, value: &str) {
    file.act_draft(FIELDS, amended(field, value), None);
}

/// One field with a new value; an empty one is blank on purpose.
pub fn amended(field: Field, value: &str) -> Draft {
    let (mut fields, personal) = Form::default().with(field, value).split();
    fields.entry(field.code().to_owned()).or_default();
    Draft { act: Act::FormAmended(FormAmended { fields }), personal }
}
