//! Register: one page in the order a conversation goes. What is typed is kept at every pause; a refusal loses nothing.
//!
//! Two ways out: register and follow the steps, or "solved at the counter", which is one act.

mod draft;
mod gap;
mod keeper;
mod kept;
mod level;
mod missing;
mod proposal;
mod repeats;
mod sections;
mod sheet;
mod slip;
mod solved;

use crate::app::use_desk;
use crate::components::{Notice, NoticeLine};
use crate::desk::{Desk, DeskError};
use crate::storage::{Persistence, ask_for_persistence, persistence};
use draft::Draft;
use gap::Gap;
use keeper::Keeper;
use kept::DraftLine;
use leptos::prelude::*;
use leptos::task::spawn_local;
use level::LevelSection;
use missing::StillMissing;
use redress_core::command::Refusal;
use redress_core::complaint::Field;
use redress_core::event::CaseId;
use redress_core::wording::Lang;
use repeats::PossibleRepeats;
use sections::{WantSection, WhatSection, WhoSection};
use sheet::{Sheet, focus};
use slip::Slip;
use solved::{SolvedSection, WaySection};

#[component]
pub fn RegisterPage() -> impl IntoView {
    let desk = use_desk();
    let sheet = Sheet::blank();
    let keeper = Keeper::start(desk, sheet);
    let registered = RwSignal::new(None::<CaseId>);
    view! {
        {move || match registered.get() {
            Some(case) => view! { <Slip case on_next=move || registered.set(None) /> }.into_any(),
            None => view! { <Sheets sheet keeper registered /> }.into_any(),
        }}
    }
}

/// The form itself, what it still lacks beside it, and the way out below.
#[component]
fn Sheets(sheet: Sheet, keeper: Keeper, registered: RwSignal<Option<CaseId>>) -> impl IntoView {
    let desk = use_desk();
    let proposal = proposal::follow(desk, sheet);
    let saving = RwSignal::new(false);
    let notice = RwSignal::new(None::<Notice>);
    // What was refused is being put right: the sentence has done its work.
    let typed = Memo::new(move |earlier: Option<&Draft>| {
        let typed = sheet.draft();
        earlier.filter(|earlier| earlier.says_the_same(&typed)).cloned().unwrap_or(typed)
    });
    Effect::new(move |earlier: Option<()>| {
        // Read, not only tracked: a memo that nobody has read follows nothing.
        typed.with(|_| ());
        if earlier.is_some() && !saving.get_untracked() {
            notice.set(None);
        }
    });
    let submit = move |_| {
        // A second tap while the first is being written must not register twice.
        if saving.get_untracked() {
            return;
        }
        saving.set(true);
        notice.set(None);
        spawn_local(async move {
            let outcome = save(desk, &untrack(|| sheet.draft())).await;
            saving.set(false);
            match outcome {
                Ok(case) => {
                    sheet.refused.set(Vec::new());
                    keeper.forget().await;
                    registered.set(Some(case));
                    keep_data().await;
                }
                Err(no) => {
                    notice.set(Some(no.notice(desk)));
                    let fields = no.fields();
                    focus(&no.place());
                    sheet.refused.set(fields);
                }
            }
        });
    };
    let button = move || match (saving.get(), sheet.is_solved()) {
        (true, _) => desk.t("正在保存…", "Saving…"),
        (false, false) => desk.t("登记", "Register"),
        (false, true) => desk.t("登记并结束", "Record as solved"),
    };
    view! {
        <h1>{move || desk.t("登记投诉", "Register a complaint")}</h1>
        <div class="register" on:focusin=move |event| sheet.note_place(&event)>
            <div class="register-form">
                <WhoSection sheet />
                <WhatSection sheet />
                <WantSection sheet />
                <WaySection sheet />
                <Show when=move || sheet.is_solved() fallback=move || view! { <LevelSection sheet proposal /> }>
                    <SolvedSection sheet proposal />
                </Show>
            </div>
            <div class="register-beside">
                <StillMissing sheet />
                <PossibleRepeats sheet proposal />
            </div>
            <div class="register-end">
                <div class="bar">
                    <button type="button" id="register-save" class="main-action" prop:disabled=move || saving.get() on:click=submit>
                        {button}
                    </button>
                    <DraftLine keeper />
                </div>
                <NoticeLine notice />
            </div>
        </div>
    }
}

/// Why it was not saved: seen here before writing, or said by the desk.
enum No {
    Gap(Gap),
    Desk(DeskError),
}

impl No {
    fn notice(&self, desk: Desk) -> Notice {
        let lang = desk.lang.get_untracked();
        match self {
            Self::Gap(gap) => Notice::refused(gap.sentence(lang)),
            Self::Desk(error @ DeskError::Storage(_)) => Notice::failed(sentence(error, desk, lang)),
            Self::Desk(error) => Notice::refused(sentence(error, desk, lang)),
        }
    }

    fn fields(&self) -> Vec<Field> {
        match self {
            Self::Gap(Gap::Fields(fields))
            | Self::Desk(DeskError::Refused(Refusal::FieldsMissing(fields))) => fields.clone(),
            _ => Vec::new(),
        }
    }

    /// The control that helps.
    fn place(&self) -> String {
        match (self, self.fields().first()) {
            (_, Some(field)) => sheet::id_of(*field),
            (Self::Desk(DeskError::Refused(Refusal::OverrideWithoutReason)), None) => {
                "register-level-reason".to_owned()
            }
            (Self::Gap(gap), None) => gap.place().to_owned(),
            (Self::Desk(DeskError::NobodyActs), None) => "acting".to_owned(),
            (Self::Desk(_), None) => "register-save".to_owned(),
        }
    }
}

fn sentence(error: &DeskError, desk: Desk, lang: Lang) -> String {
    desk.read_untracked(|memory| error.sentence(memory.rulebook(), lang))
}

async fn save(desk: Desk, draft: &Draft) -> Result<CaseId, No> {
    let now = desk.clock.exact();
    let filled_at = draft.filled_at();
    let acting = untrack(|| desk.acting());
    let is_concerned = untrack(|| sheet::is_concerned(desk, draft.get(Field::Staff)));
    let draft = &if is_concerned { draft.clone().left_to_others() } else { draft.clone() };
    let tier = acting.and_then(|person| person.tier);
    let proposal = desk.read_untracked(|memory| proposal::proposed(draft, memory, tier, now));
    if !draft.is_solved() {
        let registration = draft.registration(now, proposal.as_ref()).ok_or(No::Desk(DeskError::CaseGone))?;
        return desk.register(registration, filled_at).await.map_err(No::Desk);
    }
    let required = desk.read_untracked(|memory| draft.required_fields(memory.rulebook(), now));
    let solved = draft.solved(now, &required, proposal.as_ref()).map_err(No::Gap)?;
    desk.solve_at_counter(solved, filled_at).await.map_err(No::Desk)
}

/// Chromium decides by how the app is used, silently; so it is asked again until it has promised.
async fn keep_data() {
    if persistence().await == Persistence::AtRisk {
        let _answer = ask_for_persistence().await;
    }
}
