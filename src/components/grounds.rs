//! Which level is proposed and why: a chip for the level, and one line for each ground that fired (LEVEL-4).

use super::LevelChip;
use crate::app::use_desk;
use leptos::prelude::*;
use redress_core::level::{Fired, LevelProposal};
use redress_core::wording::level;

#[component]
pub fn Grounds(#[prop(into)] proposal: Signal<Option<LevelProposal>>) -> impl IntoView {
    let desk = use_desk();
    let head = move || {
        proposal.get().map(|proposal| {
            let is_bare = proposal.grounds.is_empty();
            let why = move || {
                if is_bare {
                    desk.t("没有要提级的依据", "Nothing speaks for a higher level")
                } else {
                    desk.t("依据：", "because:")
                }
            };
            view! {
                <p class="hint">
                    {move || desk.t("建议", "Proposed:")} " " <LevelChip level=proposal.level /> " " {why}
                </p>
            }
        })
    };
    let lines = move || {
        let grounds = proposal.get().map(|proposal| proposal.grounds).unwrap_or_default();
        grounds.into_iter().map(|fired| view! { <li><Ground fired /></li> }).collect_view()
    };
    view! {
        <div class="grounds" aria-live="polite">
            {head}
            <ul>{lines}</ul>
        </div>
    }
}

#[component]
fn Ground(fired: Fired) -> impl IntoView {
    let desk = use_desk();
    let level = fired.level;
    view! {
        <LevelChip level />
        " "
        <small>{move || level::sentence(&fired, desk.lang.get())}</small>
    }
}
