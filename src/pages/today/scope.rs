//! Whose work is shown: mine, my tier's, or everybody's.

use crate::app::use_desk;
use crate::desk::{Memory, Row};
use leptos::prelude::*;
use redress_core::event::CaseId;
use redress_core::sla::{Alert, ListOf};
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Mine,
    Tier,
    All,
}

impl Scope {
    pub const ALL: [Self; 3] = [Self::Mine, Self::Tier, Self::All];

    /// Someone in this scope must act next: take the step, or send the file without which another cannot.
    pub fn asks(self, row: &Row, list: Option<&ListOf<'_>>, not_sent: &BTreeMap<CaseId, Alert>) -> bool {
        let sender = not_sent.get(&row.id).map(|alert| &alert.raised_to);
        match (self, list) {
            (Self::Mine, Some(list)) => row.is_for(list) || sender.is_some_and(|sender| list.has(sender)),
            (Self::Tier, Some(list)) => {
                row.is_for_tier_of(list) || sender.is_some_and(|sender| list.has_for_tier(sender))
            }
            (Self::All, _) => true,
            (_, None) => false,
        }
    }

    /// Someone in this scope owns it while another acts.
    pub fn waits(self, row: &Row, list: Option<&ListOf<'_>>) -> bool {
        let (Some(ListOf { person, rulebook, .. }), Some(owner)) = (list, row.owner.as_ref()) else {
            return false;
        };
        match self {
            Self::Mine => *owner == person.id,
            Self::Tier => {
                person.tier.is_some() && rulebook.person(owner).and_then(|owner| owner.tier) == person.tier
            }
            Self::All => false,
        }
    }

    const fn index(self) -> usize {
        self as usize
    }
}

/// How many cases ask for someone, by scope.
pub fn counts(
    memory: &Memory,
    list: Option<&ListOf<'_>>,
    not_sent: &BTreeMap<CaseId, Alert>,
) -> [usize; Scope::ALL.len()] {
    let mut counts = [0; Scope::ALL.len()];
    for row in memory.rows().filter(|row| row.doer.is_some()) {
        for scope in Scope::ALL.into_iter().filter(|scope| scope.asks(row, list, not_sent)) {
            counts[scope.index()] += 1;
        }
    }
    counts
}

#[component]
pub fn ScopeSwitch(scope: RwSignal<Scope>, #[prop(into)] counts: Signal<[usize; 3]>) -> impl IntoView {
    let desk = use_desk();
    let name = move |choice: Scope| match choice {
        Scope::Mine => desk.t("我的", "Mine"),
        Scope::Tier => desk.t("本级", "My tier"),
        Scope::All => desk.t("全部", "All"),
    };
    view! {
        <div class="segments" role="group" aria-label=move || desk.t("显示谁的", "Whose work")>
            {Scope::ALL
                .map(|choice| {
                    view! {
                        <button
                            type="button"
                            aria-pressed=move || if scope.get() == choice { "true" } else { "false" }
                            on:click=move |_| scope.set(choice)
                        >
                            {move || name(choice)}
                            <span class="count">{move || counts.get()[choice.index()]}</span>
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}
