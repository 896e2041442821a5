//! Confirming or changing the level, with the reason (LEVEL-4).

use crate::components::{Area, Option_, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::complaint::Level;
use redress_core::event::{Act, Draft, LevelSet};
use redress_core::wording::Lang;

#[component]
pub fn LevelForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let level = RwSignal::new(untrack(move || file.case()).level().get().to_string());
    let reason = file.drafts.text(form, "reason");
    let options = Signal::derive(move || {
        let named = |level: Level| Option_ {
            code: level.get().to_string(),
            name: described(level, file.lang()).to_owned(),
        };
        Level::all().map(named).collect()
    });
    let set = move |at| {
        let Some(level) = level.get_untracked().parse().ok().and_then(Level::new) else { return };
        let act = Act::LevelSet(LevelSet::to(level));
        file.act_draft(form, Draft::with_text(act, &reason.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Pick id=format!("{form}-level") label=file.words("级别", "Level") value=level options />
            <Area id=format!("{form}-reason") label=file.words("理由", "Reason") value=reason rows=2 />
        </div>
        <ActBar form label=file.words("确认级别", "Confirm the level") on_act=Callback::new(set) />
    }
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
