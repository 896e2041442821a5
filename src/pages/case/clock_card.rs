//! The next clock: how much time is left, when it is due, and why then.

use super::file::use_file;
use super::for_chat::CopyForChat;
use crate::components::{StandingText, UrgencyClass};
use leptos::prelude::*;
use redress_core::event::{Act, AlertAcknowledged, Draft, PersonId};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Alert, AlertKey, Outbox, Standing, alerts, answers_for, next_step};
use redress_core::time::Timestamp;
use redress_core::wording::Lang;
use redress_core::wording::clock::{self, WhyLine};
use redress_core::wording::moment;

/// What is shown of a clock: words, so that a tick that changes none of them draws nothing.
#[derive(Clone, Debug, PartialEq)]
struct Face {
    title: String,
    left: String,
    due: String,
    standing: Standing,
    why: Vec<WhyLine>,
    /// An alert that whoever acts is told of and nobody has seen yet, and the act that says so.
    unseen: Option<AlertAcknowledged>,
    /// Who saw it first, and when.
    seen: String,
}

/// Who saw an alert first, in words.
fn seen_by(seen: &(Timestamp, PersonId), rulebook: &Rulebook, now: Timestamp, lang: Lang) -> String {
    let (at, by) = seen;
    let at = moment::at_relative(*at, now, rulebook.office().offset(), lang);
    match lang {
        Lang::Zh => format!("{}已阅，{at}", rulebook.name_of(by)),
        Lang::En => format!("Seen by {}, {at}", rulebook.name_of(by)),
    }
}

#[component]
pub fn ClockCard() -> impl IntoView {
    let file = use_file();
    let face = Memo::new(move |_| {
        let (case, rulebook, now, lang) = (file.case(), file.rulebook(), file.desk.now(), file.lang());
        let run = next_step(&case, &rulebook)?.clock?;
        let key = AlertKey::of(&run);
        let alert = alerts(&case, &rulebook, now, Outbox::EMPTY).into_iter().find(|alert| alert.key == key);
        let seen = alert.as_ref().and_then(|alert| alert.seen.as_ref());
        let seen = seen.map(|seen| seen_by(seen, &rulebook, now, lang)).unwrap_or_default();
        let acting = file.acting();
        let is_told = |alert: &Alert| {
            acting.is_some_and(|person| answers_for(&alert.raised_to, &person.id, now, &rulebook))
        };
        let unseen = alert.filter(|alert| alert.seen.is_none() && is_told(alert)).map(|alert| {
            let AlertKey { clock, round, occurrence } = alert.key;
            AlertAcknowledged { clock, round, occurrence }
        });
        Some(Face {
            unseen,
            seen,
            title: run.target.title.get(lang).to_owned(),
            left: clock::left(&run, now, lang),
            due: clock::due(&run, now, lang),
            standing: run.standing(now),
            why: clock::why(&run, &rulebook, lang),
        })
    });
    let class = move || {
        let standing = face.get().map(|face| face.standing.class());
        format!("card case-clock {}", standing.unwrap_or("no-clock"))
    };
    view! {
        <aside class=class aria-label=move || file.desk.t("下一个时限", "The next clock")>
            <Show
                when=move || face.with(Option::is_some)
                fallback=move || view! { <p class="faint">{move || file.desk.t("现在没有走动的时限。", "No clock is running.")}</p> }
            >
                <p class="clock-title">
                    {move || face.get().map(|face| face.title)}
                    {move || face.get().map(|face| view! { <StandingText standing=face.standing /> })}
                </p>
                <p class="clock-left">{move || face.get().map(|face| face.left)}</p>
                <p class="clock-due">{move || face.get().map(|face| face.due)}{move || file.desk.t(" 前", " at the latest")}</p>
                <Acknowledge face />
                <details class="why">
                    <summary>{move || file.desk.t("为什么是这个时间？", "Why is it due then?")}</summary>
                    <Why lines=Signal::derive(move || face.get().map(|face| face.why).unwrap_or_default()) />
                </details>
            </Show>
            <CopyForChat />
        </aside>
    }
}

/// The first of its list who sees an alert says so, once; everybody else reads who it was.
#[component]
fn Acknowledge(face: Memo<Option<Face>>) -> impl IntoView {
    let file = use_file();
    let seen = move || face.get().map(|face| face.seen).filter(|seen| !seen.is_empty());
    let unseen = Memo::new(move |_| face.get().and_then(|face| face.unseen));
    let acknowledge = move |_| {
        if let Some(alert) = unseen.get_untracked() {
            file.act_draft("next-seen", Draft::new(Act::AlertAcknowledged(alert)), None);
        }
    };
    view! {
        {move || seen().map(|seen| view! { <p class="faint clock-seen">{seen}</p> })}
        <Show when=move || unseen.with(Option::is_some)>
            <button type="button" class="clock-seen" disabled=move || file.busy.get() on:click=acknowledge>
                {move || file.desk.t("提醒已阅", "I have seen this")}
            </button>
        </Show>
    }
}

/// The derivation, line by line.
#[component]
pub fn Why(#[prop(into)] lines: Signal<Vec<WhyLine>>) -> impl IntoView {
    let row = |line: WhyLine| {
        view! {
            <div class:strong=line.strong>
                <dt>{line.text}</dt>
                <dd>{line.detail}</dd>
            </div>
        }
    };
    view! { <dl class="why-lines">{move || lines.get().into_iter().map(row).collect_view()}</dl> }
}
