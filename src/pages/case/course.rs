//! The steps of the process, those that apply at this level, with where we are.

use super::file::use_file;
use leptos::prelude::*;
use redress_core::case::Case;
use redress_core::complaint::{Level, Status};
use redress_core::rulebook::Rulebook;
use redress_core::wording::Lang;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Done,
    Now,
    Ahead,
}

#[component]
pub fn Course() -> impl IntoView {
    let file = use_file();
    let steps = Memo::new(move |_| steps(&file.case(), &file.rulebook()));
    view! {
        <ol class="course" aria-label=move || file.desk.t("处理步骤", "Steps")>
            {move || {
                let lang = file.lang();
                steps
                    .get()
                    .into_iter()
                    .map(|(step, place)| {
                        let (class, sign) = match place {
                            Place::Done => ("done", "✓ "),
                            Place::Now => ("now", "▸ "),
                            Place::Ahead => ("ahead", ""),
                        };
                        view! {
                            <li class=class aria-current=(place == Place::Now).then_some("step")>
                                <span class="course-word">
                                    <span aria-hidden="true">{sign}</span>
                                    {name(step, lang)}
                                    {(place == Place::Done)
                                        .then(|| {
                                            view! { <span class="visually-hidden">{file.desk.t("（已完成）", " (done)")}</span> }
                                        })}
                                </span>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ol>
    }
}

fn steps(case: &Case, rulebook: &Rulebook) -> Vec<(Status, Place)> {
    let status = case.status(rulebook);
    let Some(round) = case.state.round() else { return Vec::new() };
    if matches!(status, Status::Void) {
        return Vec::new();
    }
    let visits = case.state.visits(round, rulebook);
    let is_done = |step: Status| {
        visits.iter().rfind(|visit| visit.step == step).is_some_and(|visit| visit.ended.is_some())
    };
    let was_visited = |step: Status| visits.iter().any(|visit| visit.step == step);
    let place = |step: Status| {
        let is_now = step == status || (status == Status::Withdrawn && step == Status::Closed);
        // A step that was set back is ahead again although it was done once.
        let is_behind = status.step_index().is_none_or(|now| step.step_index() < Some(now));
        // What is archived is over: nothing is left at hand.
        let is_over = is_now && step == Status::Archived;
        match (is_now && !is_over, is_over || is_behind && is_done(step)) {
            (true, _) => Place::Now,
            (false, true) => Place::Done,
            (false, false) => Place::Ahead,
        }
    };
    let mut steps: Vec<(Status, Place)> = Status::STEPS
        .into_iter()
        .filter(|step| *step >= round.starts_at())
        .filter(|step| was_visited(*step) || applies(*step, round.level()))
        .map(|step| (step, place(step)))
        .collect();
    if status == Status::OnDocket {
        let closing =
            steps.iter().position(|(step, _)| *step >= Status::AwaitingReview).unwrap_or(steps.len());
        steps.insert(closing, (Status::OnDocket, Place::Now));
    }
    steps
}

fn applies(step: Status, level: Level) -> bool {
    match step {
        Status::ToHandOver => level > Level::ONE,
        Status::ToReport => level == Level::THREE,
        _ => true,
    }
}

/// The step as one short word, so that nine of them fit side by side.
fn name(step: Status, lang: Lang) -> &'static str {
    let (zh, en) = match step {
        Status::Registered => ("联系", "Contact"),
        Status::ToHandOver => ("移交", "Hand over"),
        Status::ToReport => ("汇报", "Report"),
        Status::Investigating => ("方案", "Propose"),
        Status::AwaitingCustomer => ("确认", "Customer's yes"),
        Status::CarryingOut => ("执行", "Carry out"),
        Status::AwaitingAnswer => ("回访", "Answer"),
        Status::AwaitingReview => ("审核", "Review"),
        Status::Closed => ("总结", "Sum up"),
        Status::Archived => ("归档", "Archived"),
        other => return other.name(lang),
    };
    if lang == Lang::Zh { zh } else { en }
}
