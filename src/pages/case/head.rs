//! The head of the case: who and what, where it stands, and the marks that a reader must not miss.

use super::choices::shown_value;
use super::file::{CaseFile, use_file};
use crate::components::LevelChip;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::case::Case;
use redress_core::complaint::{Field, LinkRelation, Status};
use redress_core::event::CaseId;
use redress_core::rulebook::Rulebook;
use redress_core::wording::{Lang, moment, people};

#[component]
pub fn Head() -> impl IntoView {
    let file = use_file();
    let title = Memo::new(move |_| title(&file.case(), file.lang()));
    let line = Memo::new(move |_| facts(&file.case(), &file.rulebook(), file.lang()));
    let marks = Memo::new(move |_| marks(file));
    let status = move || file.status().name(file.lang());
    let round = move || {
        let number = file.case().state.round().map(|round| round.number);
        number.map(|number| match file.lang() {
            Lang::Zh => format!("处理单 {number}"),
            Lang::En => format!("Form {number}"),
        })
    };
    view! {
        <header class="case-head">
            <div class="bar">
                <h1>{title}</h1>
                {move || view! { <LevelChip level=file.case().level() /> }}
                <span class="chip status">{status}</span>
                <Show when=move || round().is_some()>
                    <span class="chip">{round}</span>
                </Show>
            </div>
            <p class="case-facts">{line}</p>
            <ul class="case-marks">
                <For each=move || marks.get() key=|mark| mark.clone() let:mark>
                    <li class="chip mark">{mark}</li>
                </For>
                <Links />
            </ul>
        </header>
    }
}

/// `王女士 · 退款七天未到账`
fn title(case: &Case, lang: Lang) -> String {
    const MOST_CHARS: usize = 28;
    let who = match (case.complainant(), lang) {
        ("", Lang::Zh) => "未留姓名的客户",
        ("", Lang::En) => "A customer without a name",
        (name, _) => name,
    };
    let happened = case.state.field(Field::Happened);
    let line = if happened.is_empty() { case.state.field(Field::Product) } else { happened };
    let line = line.lines().next().unwrap_or("");
    let mut chars = line.chars();
    let mut short: String = chars.by_ref().take(MOST_CHARS).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    if short.is_empty() { who.to_owned() } else { format!("{who} · {short}") }
}

/// Number, kind, channel, store, owner.
fn facts(case: &Case, rulebook: &Rulebook, lang: Lang) -> String {
    let named = |field: Field| shown_value(field, case.state.field(field), rulebook, lang);
    let owner = case.owner().map(|owner| rulebook.name_of(owner));
    let owner = match (owner, lang) {
        (Some(name), Lang::Zh) => format!("负责人 {name}"),
        (Some(name), Lang::En) => format!("Owner {name}"),
        (None, Lang::Zh) => "还没有负责人".to_owned(),
        (None, Lang::En) => "No owner yet".to_owned(),
    };
    let parts =
        [case.number().to_owned(), named(Field::Kind), named(Field::Channel), named(Field::Store), owner];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn marks(file: CaseFile) -> Vec<String> {
    let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
    let mut marks = Vec::new();
    if let Some(round) = case.state.round() {
        let is_open = case.status(&rulebook).is_open();
        if let Some((receiver, at)) = round.handed_to().filter(|_| is_open) {
            let (to, at) = (people::receiver(receiver, &rulebook, lang), moment::at(at, file.offset(), lang));
            marks.push(match lang {
                Lang::Zh => format!("已移交{to}，尚未接手（{at}）"),
                Lang::En => format!("Handed to {to}, not yet taken ({at})"),
            });
        }
        if !round.rival_owners().is_empty() {
            marks.push(file.desk.t("两人同时接手，请指定一人", "Two people took it: name one").to_owned());
        }
    }
    if case.earlier_missing {
        marks.push(file.desk.t("前面的记录还没收到", "Earlier entries are missing").to_owned());
    }
    if !case.state.contacts_after_archive.is_empty() && case.status(&rulebook) == Status::Archived {
        marks.push(file.desk.t("归档后又有联系，请查看", "Contact after archive: needs a look").to_owned());
    }
    marks
}

/// The cases it belongs together with.
#[component]
fn Links() -> impl IntoView {
    let file = use_file();
    let links = Memo::new(move |_| {
        let (case, lang) = (file.case(), file.lang());
        let name = |(other, relation): &(CaseId, LinkRelation)| {
            let number = file.desk.case(*other).map(|case| case.number().to_owned());
            (other.to_string(), relation.name(lang), number)
        };
        let together = case.state.links.values().filter(|(_, relation)| *relation != LinkRelation::Different);
        together.map(name).collect::<Vec<_>>()
    });
    move || {
        links
            .get()
            .into_iter()
            .map(|(id, relation, number)| {
                let address = format!("/cases/{}", number.clone().unwrap_or(id));
                let number =
                    number.unwrap_or_else(|| file.desk.t("不在本机", "not on this device").to_owned());
                view! {
                    <li>
                        <A href=address attr:class="chip mark">{relation}" "{number}</A>
                    </li>
                }
            })
            .collect_view()
    }
}
