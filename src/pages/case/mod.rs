//! One case: where it stands, the one next step, and its story.
//!
//! The page asks the rules what is next and whether the acting person may do it; it decides nothing itself.

mod act_bar;
mod choices;
mod clock_card;
mod clocks;
mod conflicts;
mod course;
mod drafts;
mod file;
mod for_chat;
mod head;
mod more;
mod next_step;
mod pending;
mod repeats;
mod sheet;
mod steps;
mod story;
mod tabs;
mod task;

use crate::app::use_desk;
use clock_card::ClockCard;
use conflicts::Conflicts;
use course::Course;
use file::CaseFile;
use head::Head;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;
use more::More;
use next_step::NextStep;
use pending::Pending;
use redress_core::event::CaseId;
use repeats::Repeats;
use tabs::Tabs;

/// A case by its number, or by its id where two cases share a number.
#[component]
pub fn CasePage() -> impl IntoView {
    let desk = use_desk();
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").unwrap_or_default()));
    let id = Memo::new(move |_| desk.case_by_number(&number.get()).map(|case| case.id));
    move || match id.get() {
        Some(id) => view! { <OpenCase id /> }.into_any(),
        None => view! { <NoSuchCase number=number.get() /> }.into_any(),
    }
}

#[component]
fn OpenCase(id: CaseId) -> impl IntoView {
    CaseFile::open(use_desk(), id).map(|file| {
        provide_context(file);
        view! {
            <article class="case-page">
                <Head />
                <Course />
                <Conflicts />
                <Repeats />
                <div class="case-work">
                    <NextStep />
                    <ClockCard />
                </div>
                <Pending />
                <More />
                <Tabs />
            </article>
        }
    })
}

/// Another device may have it; nothing is wrong with this one.
#[component]
fn NoSuchCase(number: String) -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{move || desk.t("本机没有这个案件", "This case is not on this device")}</h1>
        <p>{number}</p>
        <p>
            {move || {
                desk.t(
                    "它可能登记在另一台设备上，文件还没有收到；也可能号码有误。",
                    "It may have been registered on another device whose file has not come yet, or the number is mistyped.",
                )
            }}
        </p>
        <p class="bar">
            <A href="/cases" attr:class="button main-action">{move || desk.t("查找案件", "Find a case")}</A>
            <A href="/exchange" attr:class="button">{move || desk.t("接收文件", "Receive a file")}</A>
        </p>
    }
}
