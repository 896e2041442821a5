//! The less usual acts: each opens its small form in place, and only those that are possible now are offered.

mod ask_others;
mod correct;
mod hold;
mod link;
mod set_aside;
mod words;

use super::file::{CaseFile, Part, use_file};
use super::steps::{
    AssignForm, CallBackForm, ContactForm, HandOverForm, LevelForm, ProgressForm, ReopenForm,
    sample_call_back,
};
use super::task::Task;
use crate::components::{NoticeLine, focus, is_escape};
use ask_others::{DepartmentTaskForm, OutsideDeadlineForm};
use correct::CorrectForm;
use hold::HoldForm;
use leptos::prelude::*;
use link::LinkForm;
use redress_core::complaint::{Status, VoidReason};
use redress_core::event::{Act, CaseVoided, FindingRecorded, TextOnly};
use redress_core::wording::Lang;
use set_aside::{VoidForm, WithdrawForm};
use words::WordsForm;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Contact,
    CallBack,
    Note,
    Progress,
    HandOver,
    Assign,
    Level,
    Guidance,
    Hold,
    DepartmentTask,
    OutsideDeadline,
    Correct,
    Link,
    Thanks,
    Reopen,
    Withdraw,
    Void,
}

impl Deed {
    const ALL: [Self; 17] = [
        Self::Contact,
        Self::CallBack,
        Self::Note,
        Self::Progress,
        Self::HandOver,
        Self::Assign,
        Self::Level,
        Self::Guidance,
        Self::Hold,
        Self::DepartmentTask,
        Self::OutsideDeadline,
        Self::Correct,
        Self::Link,
        Self::Thanks,
        Self::Reopen,
        Self::Withdraw,
        Self::Void,
    ];

    const fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Contact => ("记录联系", "Log a contact"),
            Self::CallBack => ("回访核实", "Call the customer back"),
            Self::Note => ("加备注", "Add a note"),
            Self::Progress => ("记录进展", "Note progress"),
            Self::HandOver => ("移交", "Hand over"),
            Self::Assign => ("指派", "Assign"),
            Self::Level => ("调整级别", "Set the level"),
            Self::Guidance => ("三级指导", "Give guidance"),
            Self::Hold => ("暂停计时", "Hold the clocks"),
            Self::DepartmentTask => ("部门协办", "Ask a department"),
            Self::OutsideDeadline => ("外部期限", "Deadline set by others"),
            Self::Correct => ("更正处理单", "Correct the form"),
            Self::Link => ("关联案件", "Link a case"),
            Self::Thanks => ("记录感谢", "Record thanks"),
            Self::Reopen => ("重新打开", "Reopen"),
            Self::Withdraw => ("客户撤诉", "Customer withdraws"),
            Self::Void => ("作废", "Make void"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn is_possible(self, file: CaseFile) -> bool {
        let act = match self {
            // Anyone may add these at any time.
            Self::Contact | Self::Note | Self::Progress | Self::Correct | Self::Link | Self::Thanks => {
                Act::NoteAdded(TextOnly {})
            }
            // While the answer is awaited, asking is the next step itself.
            Self::CallBack if file.status() == Status::AwaitingAnswer => return false,
            Self::CallBack => return sample_call_back().is_some_and(|act| file.allows(&act)),
            Self::HandOver => Task::HandOver.sample(&file.case()),
            Self::Assign | Self::Level => Act::Taken(TextOnly {}),
            Self::Guidance => Act::GuidanceGiven(TextOnly {}),
            Self::Hold => return file.allows(&Act::Taken(TextOnly {})) && file.status() != Status::OnDocket,
            Self::DepartmentTask | Self::OutsideDeadline => {
                Act::FindingRecorded(FindingRecorded { substantiated: None })
            }
            Self::Reopen => Task::Reopen.sample(&file.case()),
            Self::Withdraw => Act::ComplaintWithdrawn(TextOnly {}),
            Self::Void => Act::CaseVoided(CaseVoided { reason: VoidReason::InError }),
        };
        file.allows(&act)
    }

    fn form(self) -> AnyView {
        match self {
            Self::Contact => view! { <ContactForm form="more-contact" /> }.into_any(),
            Self::CallBack => view! { <CallBackForm form="more-call-back" /> }.into_any(),
            Self::Note => {
                view! { <WordsForm form="more-note" act=Act::NoteAdded(TextOnly {}) zh=["备注", "加备注"] en=["Note", "Add the note"] /> }
                    .into_any()
            }
            Self::Progress => view! { <ProgressForm form="more-progress" /> }.into_any(),
            Self::HandOver => view! { <HandOverForm form="more-hand-over" /> }.into_any(),
            Self::Assign => view! { <AssignForm form="more-assign" /> }.into_any(),
            Self::Level => view! { <LevelForm form="more-level" /> }.into_any(),
            Self::Guidance => view! {
                <WordsForm
                    form="more-guidance"
                    act=Act::GuidanceGiven(TextOnly {})
                    zh=["指导意见", "给出指导"]
                    en=["Guidance", "Give the guidance"]
                />
            }
            .into_any(),
            Self::Hold => view! { <HoldForm /> }.into_any(),
            Self::DepartmentTask => view! { <DepartmentTaskForm /> }.into_any(),
            Self::OutsideDeadline => view! { <OutsideDeadlineForm /> }.into_any(),
            Self::Correct => view! { <CorrectForm /> }.into_any(),
            Self::Link => view! { <LinkForm /> }.into_any(),
            Self::Thanks => view! {
                <WordsForm
                    form="more-thanks"
                    act=Act::ThanksRecorded(TextOnly {})
                    zh=["客户的感谢或推荐", "记录感谢"]
                    en=["The customer's thanks or recommendation", "Record the thanks"]
                />
            }
            .into_any(),
            Self::Reopen => view! { <ReopenForm form="more-reopen" /> }.into_any(),
            Self::Withdraw => view! { <WithdrawForm /> }.into_any(),
            Self::Void => view! { <VoidForm /> }.into_any(),
        }
    }
}

#[component]
pub fn More() -> impl IntoView {
    let file = use_file();
    let open = RwSignal::new(None::<Deed>);
    let possible =
        Memo::new(move |_| Deed::ALL.into_iter().filter(|deed| deed.is_possible(file)).collect::<Vec<_>>());
    file.when_saved(move |form| {
        if Part::of(form) == Part::More {
            open.set(None);
        }
    });
    let button = move |deed: Deed| {
        let is_open = move || open.get() == Some(deed);
        view! {
            <button
                type="button"
                aria-expanded=move || is_open().to_string()
                on:click=move |_| open.set((!is_open()).then_some(deed))
            >
                {move || deed.name(file.lang())}
            </button>
        }
    };
    view! {
        <details class="card more">
            <summary id=Part::More.home()>{move || file.desk.t("更多操作", "More")}</summary>
            <NoticeLine notice=file.done_in(Part::More) />
            <Show
                when=move || !possible.with(Vec::is_empty)
                fallback=move || view! { <p>{move || file.desk.t("请先在顶部选择当前操作人。", "Choose who is acting, at the top.")}</p> }
            >
                <div class="bar deeds">{move || possible.get().into_iter().map(button).collect_view()}</div>
                {move || {
                    let _drawn_for = file.who();
                    open.get()
                        .map(|deed| {
                            view! {
                                <section
                                    class="part"
                                    aria-label=deed.name(file.desk.lang.get_untracked())
                                    on:keydown=move |event| {
                                        if is_escape(&event) {
                                            open.set(None);
                                            focus(Part::More.home());
                                        }
                                    }
                                >
                                    {deed.form()}
                                </section>
                            }
                        })
                }}
            </Show>
        </details>
    }
}
