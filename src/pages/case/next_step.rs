//! The panel of the next step: its heading, who is to act, and either its form or why it is not this person's turn.

use super::file::{CaseFile, Part, use_file};
use super::steps::{
    AppealForm, ArchiveForm, AskForm, AuthoriseForm, CarryOutForm, DocketForm, FirstContact, HandOverForm,
    MeetingForm, ProposeForm, ReopenForm, ReplyForm, ReportForm, ReviewForm, SummaryForm, TakeForm, TellForm,
    UndoVoidForm,
};
use super::task::{Stance, Task, is_receiver};
use crate::components::NoticeLine;
use crate::desk::Memory;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::assignment;
use redress_core::complaint::Status;
use redress_core::event::PersonId;
use redress_core::sla::{Doer, next_step};
use redress_core::wording::{Lang, people, reason};

#[component]
pub fn NextStep() -> impl IntoView {
    let file = use_file();
    let task = Memo::new(move |_| Task::of(&file.case(), &file.rulebook(), file.acting().as_ref()));
    let stance = Memo::new(move |_| stance(file, task.get()));
    let heading = move || {
        let (title, is_next) =
            (task.get().title(file.lang()), !matches!(task.get(), Task::Reopen | Task::UndoVoid));
        match (is_next, file.lang()) {
            (true, Lang::Zh) => format!("下一步：{title}"),
            (true, Lang::En) => format!("Next: {title}"),
            (false, _) => title.to_owned(),
        }
    };
    view! {
        <section class="card next-step" aria-labelledby=Part::NextStep.home()>
            <h2 id=Part::NextStep.home() tabindex="-1">{heading}</h2>
            <NoticeLine notice=file.done_in(Part::NextStep) />
            {move || {
                let _drawn_for = file.who();
                match stance.get() {
                    Stance::May => view! { <InPlaceOf task /> {form(task.get())} }.into_any(),
                    other => view! { <NotYourTurn stance=other /> }.into_any(),
                }
            }}
        </section>
    }
}

fn form(task: Task) -> AnyView {
    match task {
        Task::Take => view! { <TakeForm /> }.into_any(),
        Task::FirstContact => view! { <FirstContact /> }.into_any(),
        Task::HandOver => view! { <HandOverForm form="hand-over" /> }.into_any(),
        Task::Report => view! { <ReportForm /> }.into_any(),
        Task::Propose => view! { <ProposeForm /> }.into_any(),
        Task::Authorise(proposal) => view! { <AuthoriseForm proposal /> }.into_any(),
        Task::Tell(proposal) => view! { <TellForm proposal /> }.into_any(),
        Task::Reply(proposal) => view! { <ReplyForm proposal /> }.into_any(),
        Task::DecideAppeal => view! { <AppealForm /> }.into_any(),
        Task::CarryOut => view! { <CarryOutForm /> }.into_any(),
        Task::Ask => view! { <AskForm /> }.into_any(),
        Task::Review => view! { <ReviewForm /> }.into_any(),
        Task::Summarise => view! { <SummaryForm /> }.into_any(),
        Task::Archive => view! { <ArchiveForm /> }.into_any(),
        Task::PlaceOnDocket => view! { <DocketForm /> }.into_any(),
        Task::RecordMeeting => view! { <MeetingForm /> }.into_any(),
        Task::Reopen => view! { <ReopenForm form="reopen" /> }.into_any(),
        Task::UndoVoid => view! { <UndoVoidForm /> }.into_any(),
    }
}

fn stance(file: CaseFile, task: Task) -> Stance {
    let case = file.case();
    let Some(person) = file.acting() else { return Stance::NobodyActs };
    if let Some(Err(why)) = file.judged(&task.sample(&case)) {
        return Stance::Refused(why);
    }
    let handed_to = case.state.round().and_then(|round| round.handed_to()).map(|(receiver, _)| receiver);
    match (task, handed_to) {
        (Task::Take, Some(receiver)) if !is_receiver(receiver, &person) => Stance::HandedToAnother,
        _ => Stance::May,
    }
}

/// Who must act, where that is someone else than the person acting.
fn doer(file: CaseFile) -> Option<Doer> {
    next_step(&file.case(), &file.rulebook()).map(|step| step.doer)
}

/// A colleague of the lane may record it; the name under it is theirs.
#[component]
fn InPlaceOf(task: Memo<Task>) -> impl IntoView {
    let file = use_file();
    let line = Memo::new(move |_| {
        let person = file.acting()?;
        let Doer::Person(owner) = doer(file)? else { return None };
        if owner == person.id || task.get() == Task::Take {
            return None;
        }
        let rulebook = file.rulebook();
        let (owner, me) = (rulebook.name_of(&owner).to_owned(), person.name);
        Some(match file.lang() {
            Lang::Zh => format!("这一步由{owner}负责。您可以代为记录，记录人是{me}。"),
            Lang::En => format!("This is {owner}'s step. You may record it; it will carry your name, {me}."),
        })
    });
    move || line.get().map(|line| view! { <p class="in-place-of">{line}</p> })
}

/// Why there is no form, who must act, and whether the file has to travel there.
#[component]
fn NotYourTurn(stance: Stance) -> impl IntoView {
    let file = use_file();
    let why = move || match &stance {
        Stance::NobodyActs => {
            file.desk.t("请先在顶部选择当前操作人。", "Choose who is acting, at the top.").to_owned()
        }
        Stance::Refused(why) => reason::sentence(why, file.lang()),
        Stance::HandedToAnother | Stance::May => file
            .desk
            .t("处理单已移交，等对方接手。", "The form was handed over and waits to be taken.")
            .to_owned(),
    };
    let who = move || {
        let doer = doer(file)?;
        let name = people::doer(&doer, &file.rulebook(), file.lang());
        Some(match (doer, file.lang()) {
            (Doer::Nobody, Lang::Zh) => "还没有人负责，由二级受理人指派。".to_owned(),
            (Doer::Nobody, Lang::En) => "Nobody owns it: tier 2 names someone.".to_owned(),
            (_, Lang::Zh) => format!("该由{name}办理。"),
            (_, Lang::En) => format!("It is for {name} to act."),
        })
    };
    let reviewers = Memo::new(move |_| reviewers(file));
    view! {
        <p>{why}</p>
        <p class="who-acts">{who}</p>
        <Show when=move || !reviewers.with(String::is_empty)>
            <p class="faint">{reviewers}</p>
        </Show>
        <Show when=move || works_elsewhere(file)>
            <Travel />
        </Show>
    }
}

/// The way to the other device: a file to send, or a file to wait for.
#[component]
fn Travel() -> impl IntoView {
    let file = use_file();
    let is_sent = Memo::new(move |_| file.desk.with_outbox(|outbox| outbox.count(&file.case())) == 0);
    let words = move || {
        if is_sent.get() {
            file.desk.t(
                "本案的记录都已送出，等对方的文件回来。",
                "Everything about this case has been sent; their file comes next.",
            )
        } else {
            file.desk
                .t("对方在另一台设备上，请把文件送过去。", "They work on another device: send them the file.")
        }
    };
    let verb = move || {
        if is_sent.get() {
            file.desk.t("接收文件", "Receive a file")
        } else {
            file.desk.t("去发送文件", "Send the file")
        }
    };
    view! {
        <p>{words}</p>
        <p>
            <A href="/exchange" attr:class=move || if is_sent.get() { "button" } else { "button main-action" }>
                {verb}
            </A>
        </p>
    }
}

/// Whether the next person to act works on another device: head office for a store, a store for head office.
fn works_elsewhere(file: CaseFile) -> bool {
    let (doer, rulebook) = (doer(file), file.rulebook());
    doer.is_some_and(|doer| file.desk.with_outbox(|outbox| outbox.works_elsewhere(&doer, &rulebook)))
}

/// Who may review, the least loaded first, in words; nothing at another step.
fn reviewers(file: CaseFile) -> String {
    let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
    if case.status(&rulebook) != Status::AwaitingReview {
        return String::new();
    }
    let loads = file.desk.read(Memory::loads);
    let load = |person: &PersonId| loads.get(person).copied().unwrap_or_default();
    let found = assignment::reviewers(&case, &rulebook, file.desk.now(), &load);
    let names: Vec<&str> = found.iter().map(|candidate| candidate.person.name.as_str()).collect();
    match (names.is_empty(), lang) {
        (true, Lang::Zh) => "名册里现在没有人可以审核：经办人和当事人不能审核自己的处理单。".to_owned(),
        (true, Lang::En) => {
            "Nobody on the roster may review now: neither who handled it nor who is concerned may.".to_owned()
        }
        (false, Lang::Zh) => format!("可以审核：{}。", names.join("、")),
        (false, Lang::En) => format!("May review: {}.", names.join(", ")),
    }
}
