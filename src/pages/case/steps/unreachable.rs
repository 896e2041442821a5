//! The customer cannot be reached: tries on different days, or no means of contact (SAT-5).

use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::case::tries_made;
use redress_core::command::means_of_contact;
use redress_core::event::{Act, Draft, ReportedUnreachable};
use redress_core::time::Timestamp;
use redress_core::wording::Lang;

#[component]
pub fn Unreachable(form: FormName) -> impl IntoView {
    let file = use_file();
    let no_means = RwSignal::new(false);
    let reason = file.drafts.text(form, "reason");
    let tries = Memo::new(move |_| {
        let (case, rulebook) = (file.case(), file.rulebook());
        let round = case.state.round()?;
        let since = case.state.visits(round, &rulebook).last().map_or(Timestamp::MIN, |visit| visit.begun_at);
        let needed = rulebook.policy(round.policy()?)?.unreachable_tries.value;
        Some((tries_made(round, since, &rulebook), needed))
    });
    let line = move || {
        let (made, needed) = tries.get().unwrap_or_default();
        match file.lang() {
            Lang::Zh => format!("已在 {made} 个不同的日子尝试过，需要 {needed} 个。"),
            Lang::En => format!("Tried on {made} different days; it takes {needed}."),
        }
    };
    // With a number on the form nobody can say that there is none; without one it is said why nothing else helps.
    let means = Memo::new(move |_| means_of_contact(&file.case().state));
    let has_no_means = move || no_means.get() && means.get().is_none();
    let means_line = move || {
        let field = means.get()?.name(file.lang());
        Some(match file.lang() {
            Lang::Zh => format!("处理单上有“{field}”，要先尝试联系。"),
            Lang::En => format!("The form has a means of contact ({}): try it first.", field.to_lowercase()),
        })
    };
    let waits_for = Signal::derive(move || {
        let lacks_reason = has_no_means() && reason.with(|reason| reason.trim().is_empty());
        lacks_reason.then(|| file.desk.t("请写明情况。", "Explain it.").to_owned())
    });
    let may = move || {
        has_no_means() || file.allows(&Act::ReportedUnreachable(ReportedUnreachable { no_means: false }))
    };
    let report = move |at| {
        let act = Act::ReportedUnreachable(ReportedUnreachable { no_means: untrack(has_no_means) });
        file.act_draft(form, Draft::with_text(act, &reason.get_untracked()), at);
    };
    view! {
        <details class="other-way">
            <summary>{move || file.desk.t("联系不上客户", "The customer cannot be reached")}</summary>
            <p>{line}</p>
            <label class="check">
                <input
                    type="checkbox"
                    disabled=move || means.get().is_some()
                    prop:checked=has_no_means
                    on:change=move |event| no_means.set(event_target_checked(&event))
                />
                <span>{move || file.desk.t("客户没有留下任何联系方式", "The customer left no means of contact")}</span>
            </label>
            {move || means_line().map(|line| view! { <p class="hint">{line}</p> })}
            <div class="fields">
                <Area id=format!("{form}-reason") label=file.words("说明", "Explain") value=reason rows=2 />
            </div>
            <Show
                when=may
                fallback=move || {
                    view! {
                        <p class="faint">
                            {move || file.desk.t("再换一天试过，就可以这样结束。", "After a try on another day it can end so.")}
                        </p>
                    }
                }
            >
                <ActBar form label=file.words("按“联系不上”送审", "Send to review as unreachable") on_act=Callback::new(report) waits_for />
            </Show>
        </details>
    }
}
