//! The next clock: how much time is left, when it is due, and why then.

use super::file::use_file;
use super::for_chat::CopyForChat;
use crate::components::{StandingText, UrgencyClass};
use leptos::prelude::*;
use redress_core::sla::{Standing, next_step};
use redress_core::wording::clock::{self, WhyLine};

/// What is shown of a clock: words, so that a tick that changes none of them draws nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Face {
    title: String,
    left: String,
    due: String,
    standing: Standing,
    why: Vec<WhyLine>,
}

#[component]
pub fn ClockCard() -> impl IntoView {
    let file = use_file();
    let face = Memo::new(move |_| {
        let (case, rulebook, now, lang) = (file.case(), file.rulebook(), file.desk.now(), file.lang());
        let run = next_step(&case, &rulebook)?.clock?;
        Some(Face {
            title: run.target.title.get(lang).to_owned(),
            left: clock::left(&run, now, lang),
            due: clock::due(&run, now, lang),
            standing: run.standing(now),
            why: clock::why(&run, lang),
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
                <details class="why">
                    <summary>{move || file.desk.t("为什么是这个时间？", "Why is it due then?")}</summary>
                    <Why lines=Signal::derive(move || face.get().map(|face| face.why).unwrap_or_default()) />
                </details>
            </Show>
            <CopyForChat />
        </aside>
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
