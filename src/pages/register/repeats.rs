//! Cases of the same phone, while typing: a customer who comes again about a closed case reopens it (REOPEN-1) and is
//! not registered as a stranger.

use super::sheet::Sheet;
use crate::app::use_desk;
use crate::components::LevelChip;
use crate::desk::{Memory, Row};
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::complaint::{Field, Status};
use redress_core::event::{CaseId, Fact};
use redress_core::level::LevelProposal;
use redress_core::wording::Lang;
use std::sync::Arc;

const MOST_SHOWN: usize = 5;

/// A case of the same phone, and whether it is about the same matter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Met {
    row: Arc<Row>,
    is_same_matter: bool,
}

/// Those about the same matter first, then the latest.
fn met(memory: &Memory, phone: &str, same_matter: &[CaseId]) -> Vec<Met> {
    let rows = memory.index().of_phone(phone).into_iter().filter_map(|id| memory.row(id).cloned());
    let mut met: Vec<Met> =
        rows.map(|row| Met { is_same_matter: same_matter.contains(&row.id), row }).collect();
    met.sort_by_key(|met| !met.is_same_matter);
    met.truncate(MOST_SHOWN);
    met
}

/// The earlier cases that the ground of a repeat names.
fn same_matter(proposal: &LevelProposal) -> Vec<CaseId> {
    let facts = proposal.grounds.iter().flat_map(|fired| &fired.facts);
    let earlier = facts.filter_map(|fact| match fact {
        Fact::Before(earlier) => Some(earlier),
        _ => None,
    });
    earlier.flatten().map(|earlier| earlier.case).collect()
}

#[component]
pub fn PossibleRepeats(sheet: Sheet, proposal: Memo<Option<LevelProposal>>) -> impl IntoView {
    let desk = use_desk();
    let repeats = Memo::new(move |_| {
        let same_matter = proposal.with(|proposal| proposal.as_ref().map(same_matter).unwrap_or_default());
        let phone = sheet.field(Field::Phone).get();
        desk.read(|memory| met(memory, &phone, &same_matter))
    });
    view! {
        <section class="card repeats" aria-labelledby="register-repeats" aria-live="polite">
            <h2 id="register-repeats">{move || desk.t("可能是重复投诉", "Possible repeats")}</h2>
            <Show when=move || repeats.with(Vec::is_empty)>
                <p class="faint">
                    {move || desk.t("填了电话就会在本机查找。", "Looked up on this device by phone.")}
                </p>
            </Show>
            <ul>
                {move || repeats.get().into_iter().map(|met| view! { <li><Repeat met /></li> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Repeat(met: Met) -> impl IntoView {
    let desk = use_desk();
    let Met { row, is_same_matter } = met;
    let status = row.status;
    let alike = move || {
        if is_same_matter {
            desk.t("同一电话、同一事项", "Same phone, same matter")
        } else {
            desk.t("同一电话", "Same phone")
        }
    };
    let href = format!("/cases/{}", row.number);
    let reopen = href.clone();
    view! {
        <A href attr:class="repeat">
            <b>{row.number.clone()}</b>
            " "
            <LevelChip level=row.level />
            <small>{alike} " · " {move || status.name(desk.lang.get())} " · " {row.complainant.clone()}</small>
            <span class="gist">{row.gist.clone()}</span>
        </A>
        {may_be_reopened(status)
            .then(|| {
                view! {
                    <p>
                        <small class="faint">{move || advice(desk.lang.get())}</small>
                        " "
                        <A href=reopen attr:class="button">{move || desk.t("去重新打开", "Open it again")}</A>
                    </p>
                }
            })}
    }
}

/// Where a complaint about the same matter belongs into the case that is there (REOPEN-1).
const fn may_be_reopened(status: Status) -> bool {
    matches!(status, Status::Closed | Status::Archived | Status::Withdrawn | Status::Imported)
}

const fn advice(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "又来投诉同一件事？请重新打开这个案件，不要另登记。",
        Lang::En => "The same matter again? Open this case again instead of registering another.",
    }
}
