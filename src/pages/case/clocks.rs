//! Every clock of the case: when it started, when it is due, how it stands, and why.

use super::clock_card::Why;
use super::file::use_file;
use super::story::round_title;
use crate::components::StandingText;
use leptos::prelude::*;
use redress_core::sla::{Standing, clocks, withdrawn_alerts};
use redress_core::wording::clock::{self, WhyLine};
use redress_core::wording::{alert, moment};

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    title: String,
    rule: String,
    round: String,
    started: String,
    due: String,
    standing: Standing,
    why: Vec<WhyLine>,
}

#[component]
pub fn Clocks() -> impl IntoView {
    let file = use_file();
    let lines = Memo::new(move |_| {
        let (case, rulebook, now, lang) = (file.case(), file.rulebook(), file.desk.now(), file.lang());
        let line = |run: &redress_core::sla::ClockRun<'_>| Line {
            title: run.target.title.get(lang).to_owned(),
            rule: run.target.rule.clone(),
            round: round_title(run.round, lang),
            started: moment::at_relative(run.started_at, now, run.calendar().offset(), lang),
            due: clock::due(run, now, lang),
            standing: run.standing(now),
            why: clock::why(run, &rulebook, lang),
        };
        let mut runs = clocks(&case, &rulebook);
        runs.reverse();
        // What still runs comes first.
        runs.sort_by_key(|run| !run.is_live());
        runs.iter().map(line).collect::<Vec<_>>()
    });
    let withdrawn = Memo::new(move |_| {
        let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
        let all = withdrawn_alerts(&case, &rulebook);
        all.iter().map(|one| alert::withdrawn(one, &case, &rulebook, lang)).collect::<Vec<_>>()
    });
    view! {
        <div class="clocks">
            <h2>{move || file.desk.t("全部时限", "All clocks")}</h2>
            <ul class="withdrawn-alerts">
                {move || withdrawn.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
            </ul>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="empty">{move || file.desk.t("这个案件没有时限。", "This case has no clocks.")}</p>
            </Show>
            <ul class="clock-list card">
                {move || lines.get().into_iter().map(|line| view! { <ClockLine line /> }).collect_view()}
            </ul>
        </div>
    }
}

#[component]
fn ClockLine(line: Line) -> impl IntoView {
    let file = use_file();
    let why = line.why;
    view! {
        <li>
            <div class="bar">
                <b>{line.title}</b>
                <StandingText standing=line.standing />
                <small class="faint">{line.rule} " · " {line.round}</small>
            </div>
            <p class="clock-times">
                <span>{move || file.desk.t("开始 ", "Started ")}{line.started}</span>
                <span>{move || file.desk.t("到期 ", "Due ")}{line.due}</span>
            </p>
            <details class="why">
                <summary>{move || file.desk.t("为什么是这个时间？", "Why then?")}</summary>
                <Why lines=Signal::stored(why) />
            </details>
        </li>
    }
}
