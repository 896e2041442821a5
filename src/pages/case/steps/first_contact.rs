//! The first step: a real contact, the required fields, the level confirmed. SLA-1 is met at the last of the three.

use super::contact::ContactForm;
use super::level::LevelForm;
use super::missing::MissingFields;
use super::unreachable::Unreachable;
use crate::pages::case::file::use_file;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Needs {
    contact: bool,
    fields: bool,
    level: bool,
}

#[component]
pub fn FirstContact() -> impl IntoView {
    let file = use_file();
    let needs = Memo::new(move |_| {
        let (case, rulebook) = (file.case(), file.rulebook());
        let round = case.state.round();
        let seen = round.map(redress_core::case::Round::seen_now);
        let is_real =
            |contact: &redress_core::case::Contact| contact.is_real && Some(contact.evidence.seen) == seen;
        Needs {
            contact: !round.is_some_and(|round| round.contacts.iter().any(is_real)),
            fields: !case.state.missing_fields(&rulebook).is_empty(),
            level: round.is_none_or(|round| round.level_confirmed_at().is_none()),
        }
    });
    view! {
        <ul class="needs" aria-label=move || file.desk.t("这一步还差什么", "What this step still needs")>
            <Need zh="联系上客户" en="A real contact" missing=Signal::derive(move || needs.get().contact) />
            <Need zh="填全处理单" en="The form filled in" missing=Signal::derive(move || needs.get().fields) />
            <Need zh="确认级别" en="The level confirmed" missing=Signal::derive(move || needs.get().level) />
        </ul>
        <Show when=move || needs.get().contact>
            <ContactForm form="contact" />
            <Unreachable form="contact-unreachable" />
        </Show>
        <Show when=move || needs.get().fields>
            <section class="part">
                <h3>{move || file.desk.t("处理单还缺这些", "Still empty on the form")}</h3>
                <MissingFields is_main=Signal::derive(move || !needs.get().contact) />
            </section>
        </Show>
        <Show when=move || needs.get().level>
            <section class="part">
                <h3>{move || file.desk.t("确认级别", "Confirm the level")}</h3>
                <LevelForm form="confirm-level" />
            </section>
        </Show>
    }
}

#[component]
fn Need(zh: &'static str, en: &'static str, missing: Signal<bool>) -> impl IntoView {
    let file = use_file();
    view! {
        <li class=move || if missing.get() { "open" } else { "done" }>
            <span aria-hidden="true">{move || if missing.get() { "○" } else { "✓" }}</span>
            " "
            {move || file.desk.t(zh, en)}
            <span class="visually-hidden">
                {move || if missing.get() { file.desk.t("：还没有", ": missing") } else { file.desk.t("：已完成", ": done") }}
            </span>
        </li>
    }
}
