//! How it goes on when it is not solved yet: the level a person confirms, who handles it, and the first contact.

use super::proposal::Proposed;
use super::sheet::{Sheet, is_concerned};
use crate::app::use_desk;
use crate::components::{MomentField, Option_, Pick, Ticks, options};
use leptos::prelude::*;
use redress_core::complaint::{CheckPoint, Field, Level};
use redress_core::level::LevelProposal;
use redress_core::wording::Lang;

#[component]
pub fn LevelSection(sheet: Sheet, proposal: Memo<Option<LevelProposal>>) -> impl IntoView {
    let desk = use_desk();
    let label = Signal::derive(move || desk.t("投诉级别，由您确认", "Level, confirmed by you").to_owned());
    let levels = Signal::derive(move || {
        Level::all().map(|level| level_option(level, desk.lang.get())).collect::<Vec<_>>()
    });
    let has_tier = Memo::new(move |_| desk.acting().is_some_and(|person| person.tier.is_some()));
    let is_concerned = Memo::new(move |_| sheet.field(Field::Staff).with(|staff| is_concerned(desk, staff)));
    view! {
        <section class="card" aria-labelledby="register-course">
            <h2 id="register-course">{move || desk.t("级别和负责人", "Level and owner")}</h2>
            <Show when=move || is_concerned.get()>
                <p class="hint" id="register-about-yourself">
                    {move || {
                        desk.t(
                            "涉及人员里有您：可以登记，级别和处理由别人负责。",
                            "You are among the staff concerned: you may register it; its level and handling are somebody else's.",
                        )
                    }}
                </p>
            </Show>
            <Show when=move || !is_concerned.get()>
                <div class="fields">
                    <Pick id="register-level" label value=sheet.level options=levels />
                </div>
                <Proposed sheet proposal />
            </Show>
            <Show when=move || has_tier.get()>
                <label class="check">
                    <input
                        type="checkbox"
                        id="register-taken"
                        disabled=move || is_concerned.get()
                        prop:checked=move || sheet.taken.get() && !is_concerned.get()
                        on:change=move |event| sheet.taken.set(event_target_checked(&event))
                    />
                    <span>{move || desk.t("这件由我负责", "I handle this")}</span>
                </label>
            </Show>
            <FirstContact sheet />
        </section>
    }
}

/// `一级 · 一级受理人处理`
fn level_option(level: Level, lang: Lang) -> Option_ {
    let (name, tier) = (level.name(lang), level.working_tier().name(lang));
    let name = match lang {
        Lang::Zh => format!("{name} · {tier}处理"),
        Lang::En => format!("{name} · handled by {}", tier.to_lowercase()),
    };
    Option_ { code: level.get().to_string(), name }
}

/// The customer is here: then this conversation is the first contact, if it was led as CONTACT-1 asks.
#[component]
fn FirstContact(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let promised =
        Signal::derive(move || desk.t("答应客户下次联系的时间", "Next contact promised for").to_owned());
    let optional =
        Signal::derive(move || desk.t("没有约定就留空", "Leave empty if none was promised").to_owned());
    view! {
        <label class="check">
            <input
                type="checkbox"
                id="register-is-contact"
                prop:checked=move || sheet.is_contact.get()
                on:change=move |event| sheet.is_contact.set(event_target_checked(&event))
            />
            <span>
                {move || {
                    desk.t("客户在场或正在通话：本次登记就是首次联系", "The customer is here or on the phone: this is the first contact")
                }}
            </span>
        </label>
        <Show when=move || sheet.is_contact.get()>
            <div class="fields">
                <CheckPoints sheet />
                <MomentField id="register-promised-at" label=promised value=sheet.promised_at hint=optional />
            </div>
        </Show>
    }
}

#[component]
pub fn CheckPoints(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let label = Signal::derive(move || desk.t("首次联系时做到了", "In this first contact I").to_owned());
    let points =
        Signal::derive(move || options(CheckPoint::ALL, CheckPoint::code, CheckPoint::name, desk.lang.get()));
    let hint = Signal::derive(move || {
        desk.t("至少要听客户讲完，才算首次联系", "It counts only if the customer was heard out").to_owned()
    });
    view! { <Ticks id="register-check-points" label value=sheet.check_points options=points hint /> }
}
