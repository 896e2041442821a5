//! What else is open beside the next step: a hold, tasks of other departments, dates set by others, an answer to check.

use super::file::{CaseFile, use_file};
use super::steps::{CallBackForm, sample_call_back};
use crate::components::NoticeLine;
use leptos::prelude::*;
use redress_core::assignment::may_review;
use redress_core::case::spot_checks;
use redress_core::event::{Act, DepartmentTaskDone, Draft, EventId, OutsideDeadlineMet, TextOnly};
use redress_core::sla::hold_in_force;
use redress_core::wording::{Lang, moment, timeline};

/// One line, and the button that ends it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    ends_with: Ending,
    text: String,
    due: String,
    is_overdue: bool,
    /// What was asked for, in words.
    words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Resume,
    TaskDone(EventId),
    DeadlineMet(EventId),
}

impl Ending {
    const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Resume, Lang::Zh) => "提前恢复",
            (Self::Resume, Lang::En) => "Resume now",
            (Self::TaskDone(_), Lang::Zh) => "已完成",
            (Self::TaskDone(_), Lang::En) => "Done",
            (Self::DeadlineMet(_), Lang::Zh) => "已答复",
            (Self::DeadlineMet(_), Lang::En) => "Answered",
        }
    }

    const fn act(self) -> Act {
        match self {
            Self::Resume => Act::Resumed(TextOnly {}),
            Self::TaskDone(task) => Act::DepartmentTaskDone(DepartmentTaskDone { task }),
            Self::DeadlineMet(deadline) => Act::OutsideDeadlineMet(OutsideDeadlineMet { deadline }),
        }
    }
}

#[component]
pub fn Pending() -> impl IntoView {
    let file = use_file();
    let lines = Memo::new(move |_| lines(file));
    let is_checked = Memo::new(move |_| !spot_checks(&file.case(), &file.rulebook()).is_empty());
    let line = move |line: Line| {
        let (ending, is_overdue) = (line.ends_with, line.is_overdue);
        let may = move || file.allows(&ending.act());
        view! {
            <li class:breached=is_overdue>
                <div>
                    <b>{line.text}</b>
                    <small class="faint">{line.due}</small>
                    {(!line.words.is_empty()).then(|| view! { <p class="pending-words">{line.words}</p> })}
                </div>
                <Show when=may>
                    <button
                        type="button"
                        disabled=move || file.busy.get()
                        on:click=move |_| file.act_draft("pending", Draft::new(ending.act()), None)
                    >
                        {move || ending.label(file.lang())}
                    </button>
                </Show>
            </li>
        }
    };
    view! {
        <Show when=move || !lines.with(Vec::is_empty) || is_checked.get()>
            <section class="card pending" aria-labelledby="pending">
                <h2 id="pending">{move || file.desk.t("同时还有", "Also open")}</h2>
                <ul>{move || lines.get().into_iter().map(line).collect_view()}</ul>
                <Show when=move || is_checked.get()>
                    <SpotCheck />
                </Show>
                <NoticeLine notice=file.refusal_of("pending") />
            </section>
        </Show>
    }
}

/// The answer was drawn by lot to be checked: someone else calls the customer back.
#[component]
fn SpotCheck() -> impl IntoView {
    let file = use_file();
    let is_other = Memo::new(move |_| {
        let person = file.acting().map(|person| person.id);
        person.is_some_and(|person| may_review(&person, &file.case(), &file.rulebook()))
    });
    let may = move || is_other.get() && sample_call_back().is_some_and(|act| file.allows(&act));
    view! {
        <div class="spot-check">
            <b>{move || file.desk.t("抽中回访核实", "Drawn for a spot check")}</b>
            <p class="pending-words">
                {move || {
                    file.desk.t(
                        "客户的评价由办理人自己记录，没有客户签名。请没有经办的人给客户回访，核实后记录。",
                        "The answer was taken down by its own handler, unsigned. Someone who did not handle the case calls the customer back.",
                    )
                }}
            </p>
            <Show when=may>
                <details class="other-way">
                    <summary>{move || file.desk.t("我来回访", "I call back")}</summary>
                    <CallBackForm form="pending-call-back" />
                </details>
            </Show>
        </div>
    }
}

fn lines(file: CaseFile) -> Vec<Line> {
    let (case, rulebook, now, lang) = (file.case(), file.rulebook(), file.desk.now(), file.lang());
    let offset = file.offset();
    let words = |id: EventId| {
        let shown = case.entries.iter().find(|shown| shown.entry.id == id);
        shown.and_then(timeline::quote).unwrap_or_default().to_owned()
    };
    let mut lines = Vec::new();
    if let Some(held) = hold_in_force(&case, &rulebook, now) {
        let policy = case.state.round().and_then(|round| round.policy_at(now));
        let reason = policy.and_then(|id| rulebook.policy(id)).and_then(|p| p.hold_reason(&held.reason));
        let reason = reason.map_or(held.reason.as_str(), |reason| reason.title.get(lang));
        let until = moment::at_relative(held.to, now, offset, lang);
        lines.push(Line {
            ends_with: Ending::Resume,
            text: format!("{}{reason}", file.desk.t("暂停计时：", "On hold: ")),
            due: match lang {
                Lang::Zh => format!("{until} 自动恢复"),
                Lang::En => format!("goes on by itself {until}"),
            },
            is_overdue: false,
            words: String::new(),
        });
    }
    for (given, task) in case.state.open_tasks() {
        lines.push(Line {
            ends_with: Ending::TaskDone(given.id),
            text: format!("{}{}", file.desk.t("部门协办：", "Asked of "), task.department),
            due: format!("{}{}", moment::date(task.due_on, lang), file.desk.t(" 前", " at the latest")),
            is_overdue: now.date(offset) > task.due_on,
            words: words(given.id),
        });
    }
    for (set, deadline) in case.state.open_deadlines() {
        let reference =
            if deadline.reference.is_empty() { String::new() } else { format!(" {}", deadline.reference) };
        let due = moment::at_relative(deadline.due_at, now, offset, lang);
        lines.push(Line {
            ends_with: Ending::DeadlineMet(set.id),
            text: format!(
                "{}{}{reference}",
                file.desk.t("外部期限：", "Deadline set by others: "),
                deadline.source.name(lang)
            ),
            due: format!("{due}{}", file.desk.t(" 前", " at the latest")),
            is_overdue: now > deadline.due_at,
            words: words(set.id),
        });
    }
    lines
}
