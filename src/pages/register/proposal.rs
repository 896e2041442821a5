//! The level that what is typed so far speaks for. The choice follows it until a person chooses another.

use super::draft::Draft;
use super::sheet::Sheet;
use crate::components::{Area, Grounds};
use crate::desk::{Desk, Memory};
use leptos::prelude::*;
use redress_core::complaint::{Level, Tier};
use redress_core::level::{LevelProposal, propose};
use redress_core::time::Timestamp;

/// Against the authority of whoever is going to handle it: the person acting, where they say so; else tier 1.
pub fn proposed(
    draft: &Draft,
    memory: &Memory,
    acting: Option<Tier>,
    now: Timestamp,
) -> Option<LevelProposal> {
    let rulebook = memory.rulebook();
    let policy = rulebook.policy(rulebook.policy_in_force(now))?;
    let handles_it = draft.taken || draft.is_solved();
    let tier = acting.filter(|_| handles_it).unwrap_or(Tier::ONE);
    Some(propose(&draft.facts(now), policy, memory.index(), tier))
}

/// The proposal while typing, and a choice of level that goes along with it.
pub fn follow(desk: Desk, sheet: Sheet) -> Memo<Option<LevelProposal>> {
    let proposal = Memo::new(move |_| {
        let (draft, now) = (sheet.draft(), desk.clock.exact());
        let tier = desk.acting().and_then(|person| person.tier);
        desk.read(|memory| proposed(&draft, memory, tier, now))
    });
    Effect::new(move |followed: Option<Option<String>>| {
        let now = proposal.with(|proposal| proposal.as_ref().map(|proposal| code(proposal.level)))?;
        let chosen = sheet.level.get();
        // A reason shows that the choice is a person's own, also in a draft brought back.
        let has_reason = !sheet.level_reason.with_untracked(|reason| reason.trim().is_empty());
        let was_proposed = followed.flatten().is_some_and(|followed| followed == chosen);
        let goes_along = chosen.is_empty() || (was_proposed && !has_reason);
        if goes_along && chosen != now {
            sheet.level.set(now.clone());
        }
        Some(now)
    });
    proposal
}

fn code(level: Level) -> String {
    level.get().to_string()
}

/// What speaks for a level, and the reason where a person chose another.
#[component]
pub fn Proposed(sheet: Sheet, proposal: Memo<Option<LevelProposal>>) -> impl IntoView {
    let desk = crate::app::use_desk();
    let is_another = Memo::new(move |_| {
        let proposed = proposal.with(|proposal| proposal.as_ref().map(|proposal| code(proposal.level)));
        let chosen = sheet.level.get();
        !chosen.is_empty() && proposed.is_some_and(|proposed| proposed != chosen)
    });
    let label = Signal::derive(move || {
        desk.t("为什么不用建议的级别", "Why another level than the proposed one").to_owned()
    });
    view! {
        <Grounds proposal />
        <Show when=move || is_another.get()>
            <div class="fields">
                <Area id="register-level-reason" label value=sheet.level_reason rows=2 required=true />
            </div>
        </Show>
    }
}
