//! Confirming or changing the level: what the case speaks for as it reads now, and a reason for another (LEVEL-4).

use crate::components::{Area, Grounds, Option_, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::{CaseFile, FormName, use_file};
use leptos::prelude::*;
use redress_core::complaint::Level;
use redress_core::event::{Act, Draft, LevelSet};
use redress_core::level::{Facts, LevelProposal, deciding_tier, propose};
use redress_core::wording::Lang;

#[component]
pub fn LevelForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let proposal = Memo::new(move |_| proposed(file));
    let level = RwSignal::new(untrack(move || first_choice(file, proposal.get().as_ref())).get().to_string());
    let reason = file.drafts.text(form, "reason");
    let options = Signal::derive(move || {
        let named = |level: Level| Option_ {
            code: level.get().to_string(),
            name: described(level, file.lang()).to_owned(),
        };
        Level::all().map(named).collect()
    });
    let chosen = move || level.get().parse().ok().and_then(Level::new);
    let label = Signal::derive(move || {
        let proposed = proposal.with(|proposal| proposal.as_ref().map(|proposal| proposal.level));
        if proposed.is_none() || proposed == chosen() {
            file.desk.t("说明（可不填）", "Remark (optional)")
        } else {
            file.desk.t("为什么不用建议的级别", "Why another level than the proposed one")
        }
        .to_owned()
    });
    let set = move |at| {
        let Some(level) = untrack(chosen) else { return };
        let proposal = proposal.get_untracked();
        let set = proposal.map_or_else(|| LevelSet::to(level), |proposal| proposal.set(level));
        file.act_draft(form, Draft::with_text(Act::LevelSet(set), &reason.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Pick id=format!("{form}-level") label=file.words("级别", "Level") value=level options />
            <Grounds proposal />
            <Area id=format!("{form}-reason") label value=reason rows=2 />
        </div>
        <ActBar form label=file.words("确认级别", "Confirm the level") on_act=Callback::new(set) />
    }
}

/// Under the policy that the form in hand runs by.
fn proposed(file: CaseFile) -> Option<LevelProposal> {
    let (case, rulebook) = (file.case(), file.rulebook());
    let policy = rulebook.policy(case.state.policy()?)?;
    let facts = Facts::of_case(&case, &rulebook);
    let tier = deciding_tier(&case, &rulebook);
    Some(file.desk.read(|memory| propose(&facts, policy, memory.index(), tier)))
}

/// What is proposed, until a person has confirmed a level; from then on the level that stands.
fn first_choice(file: CaseFile, proposal: Option<&LevelProposal>) -> Level {
    let case = file.case();
    let is_confirmed = case.state.round().is_some_and(|round| round.level_confirmed_at().is_some());
    proposal.filter(|_| !is_confirmed).map_or(case.level(), |proposal| proposal.level)
}

/// LEVEL-1..3 in a few words.
const fn described(level: Level, lang: Lang) -> &'static str {
    match (level.get(), lang) {
        (1, Lang::Zh) => "一级 · 普通",
        (2, Lang::Zh) => "二级 · 较为严重",
        (_, Lang::Zh) => "三级 · 极为严重",
        (1, Lang::En) => "Level 1 · ordinary",
        (2, Lang::En) => "Level 2 · serious",
        (_, Lang::En) => "Level 3 · extremely serious",
    }
}
