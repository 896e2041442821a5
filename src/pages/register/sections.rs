//! The first three parts of the conversation: who, what happened, what they want.

use super::sheet::{Sheet, id_of};
use crate::app::use_desk;
use crate::components::{Area, Choice, MomentField, Option_, Pick, TextField, options};
use crate::desk::Desk;
use leptos::prelude::*;
use redress_core::complaint::{Channel, Emotion, Field, Kind, Severity, Topic, YesNo};

fn name(desk: Desk, field: Field) -> Signal<String> {
    Signal::derive(move || field.name(desk.lang.get()).to_owned())
}

/// One line of text.
#[component]
fn Line(
    sheet: Sheet,
    field: Field,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "")] mode: &'static str,
    #[prop(optional, into)] hint: Signal<String>,
) -> impl IntoView {
    let refused = Signal::derive(move || sheet.is_refused(field));
    view! { <TextField id=id_of(field) label=name(use_desk(), field) value=sheet.field(field) kind mode hint invalid=refused /> }
}

#[component]
fn Words(sheet: Sheet, field: Field, rows: u32, #[prop(optional)] required: bool) -> impl IntoView {
    let refused = Signal::derive(move || sheet.is_refused(field));
    view! { <Area id=id_of(field) label=name(use_desk(), field) value=sheet.field(field) rows required invalid=refused /> }
}

#[component]
fn Few(
    sheet: Sheet,
    field: Field,
    options: Signal<Vec<Option_>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let refused = Signal::derive(move || sheet.is_refused(field));
    view! { <Pick id=id_of(field) label=name(use_desk(), field) value=sheet.field(field) options required invalid=refused /> }
}

#[component]
fn Many(
    sheet: Sheet,
    field: Field,
    options: Signal<Vec<Option_>>,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let desk = use_desk();
    let refused = Signal::derive(move || sheet.is_refused(field));
    let none = Signal::derive(move || desk.t("请选择", "Choose").to_owned());
    view! { <Choice id=id_of(field) label=name(desk, field) value=sheet.field(field) options none required invalid=refused /> }
}

#[component]
pub fn WhoSection(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let kinds = Signal::derive(move || options(Kind::ALL, Kind::code, Kind::name, desk.lang.get()));
    let unnamed = Signal::derive(move || {
        desk.t("不愿留下就写“未留”", "Write “not given” if they would rather not").to_owned()
    });
    view! {
        <section class="card" aria-labelledby="register-who">
            <h2 id="register-who">{move || desk.t("谁", "Who")}</h2>
            <div class="fields">
                <Few sheet field=Field::Kind options=kinds required=true />
                <Line sheet field=Field::Name hint=unnamed />
                <Line sheet field=Field::Phone kind="tel" />
            </div>
            <details class="register-more">
                <summary>{move || desk.t("单位、其他联系方式、代理人", "Company, other contact, agent")}</summary>
                <div class="fields">
                    <Line sheet field=Field::Company />
                    <Line sheet field=Field::OtherContact />
                    <Line sheet field=Field::Agent />
                </div>
            </details>
        </section>
    }
}

#[component]
pub fn WhatSection(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let channels =
        Signal::derive(move || options(Channel::ALL, Channel::code, Channel::name, desk.lang.get()));
    let topics = Signal::derive(move || options(Topic::ALL, Topic::code, Topic::name, desk.lang.get()));
    let stores = Signal::derive(move || {
        let rulebook = desk.rulebook();
        let named = |store: &redress_core::rulebook::Store| Option_ {
            code: store.code.to_string(),
            name: store.name.clone(),
        };
        rulebook.stores().map(named).collect::<Vec<_>>()
    });
    view! {
        <section class="card" aria-labelledby="register-what">
            <h2 id="register-what">{move || desk.t("发生了什么", "What happened")}</h2>
            <div class="fields">
                <Many sheet field=Field::Channel options=channels required=true />
                <ReceivedAt sheet />
                <Words sheet field=Field::Happened rows=4 required=true />
                <Many sheet field=Field::Topic options=topics />
                <Many sheet field=Field::Store options=stores />
                <Line sheet field=Field::Product />
                <Line sheet field=Field::ProductCode />
                <Line sheet field=Field::PurchaseDate kind="date" />
                <Line sheet field=Field::Voucher />
            </div>
            <details class="register-more">
                <summary>{move || desk.t("批次、涉及人员和部门", "Batch, staff and department concerned")}</summary>
                <div class="fields">
                    <Line sheet field=Field::Batch />
                    <Line sheet field=Field::Staff />
                    <Line sheet field=Field::Department />
                </div>
            </details>
        </section>
    }
}

/// When it reached us. Earlier than now: a paper form, or a message read later.
#[component]
fn ReceivedAt(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let label = Signal::derive(move || desk.t("收到投诉的时间", "When it was received").to_owned());
    let hint = Signal::derive(move || desk.t("留空就是现在", "Empty means now").to_owned());
    view! {
        <div>
            <MomentField id="register-received-at" label value=sheet.received_at hint />
            <Show when=move || sheet.received_at.get().is_some()>
                <label class="check">
                    <input
                        type="checkbox"
                        id="register-from-paper"
                        prop:checked=move || sheet.from_paper.get()
                        on:change=move |event| sheet.from_paper.set(event_target_checked(&event))
                    />
                    <span>{move || desk.t("当时已填纸质单，现在补录", "From a paper form filled in then")}</span>
                </label>
            </Show>
        </div>
    }
}

#[component]
pub fn WantSection(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let emotions =
        Signal::derive(move || options(Emotion::ALL, Emotion::code, Emotion::name, desk.lang.get()));
    let severities =
        Signal::derive(move || options(Severity::ALL, Severity::code, Severity::name, desk.lang.get()));
    let risks = Signal::derive(move || options(YesNo::ALL, YesNo::code, YesNo::name, desk.lang.get()));
    let whole = Signal::derive(move || {
        desk.t("要多少钱；没有要钱就留空", "Leave empty if they want no money").to_owned()
    });
    view! {
        <section class="card" aria-labelledby="register-want">
            <h2 id="register-want">{move || desk.t("客户想要什么", "What they want")}</h2>
            <div class="fields">
                <Words sheet field=Field::Wanted rows=2 />
                <Line sheet field=Field::WantedAmount mode="decimal" hint=whole />
                <Line sheet field=Field::WantedBy kind="date" />
                <Few sheet field=Field::Emotion options=emotions />
                <Few sheet field=Field::Severity options=severities />
                <Few sheet field=Field::SafetyRisk options=risks />
            </div>
        </section>
    }
}
