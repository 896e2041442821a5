//! Time that does not count: a hold with its reason, its end and what shows it.

use crate::components::{Area, MomentField, Option_, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::{CaseFile, use_file};
use leptos::prelude::*;
use redress_core::command::latest_hold;
use redress_core::event::{Act, Draft, HoldBegun};
use redress_core::policy::HoldReason;
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, moment};

const FORM: &str = "more-hold";

/// The reasons of the policy that the form in hand runs under.
fn reasons(file: CaseFile) -> Vec<HoldReason> {
    let (case, rulebook, now) = (file.case(), file.rulebook(), file.desk.now());
    let policy = case.state.round().and_then(|round| round.policy_at(now));
    policy.and_then(|id| rulebook.policy(id)).map(|policy| policy.holds.clone()).unwrap_or_default()
}

#[component]
pub fn HoldForm() -> impl IntoView {
    let file = use_file();
    let reasons = Memo::new(move |_| reasons(file));
    let reason = RwSignal::new(String::new());
    let until = RwSignal::new(None::<Timestamp>);
    let text = file.drafts.text(FORM, "text");
    let options = Signal::derive(move || {
        let option = |reason: &HoldReason| Option_ {
            code: reason.id.clone(),
            name: reason.title.get(file.lang()).to_owned(),
        };
        reasons.with(|reasons| reasons.iter().map(option).collect::<Vec<_>>())
    });
    let chosen = move || reasons.with(|all| all.iter().find(|one| one.id == reason.get()).cloned());
    // Which clocks stand still, and until when at the latest.
    let effect = Signal::derive(move || {
        let Some(chosen) = chosen() else { return String::new() };
        let (rulebook, lang, now) = (file.rulebook(), file.lang(), file.desk.now());
        let case = file.case();
        let Some(round) = case.state.round() else { return String::new() };
        let latest = latest_hold(&chosen, round, &rulebook, (now, Timestamp::MAX));
        let latest = latest.map(|latest| moment::at(latest, file.offset(), lang)).unwrap_or_default();
        let policy = round.policy_at(now);
        let clocks = policy.and_then(|id| rulebook.policy(id)).map(|policy| &policy.clocks);
        let stops = |id: &String| {
            let clock = clocks.and_then(|clocks| clocks.iter().find(|clock| clock.id == *id));
            clock.map_or(id.as_str(), |clock| clock.title.get(lang)).to_owned()
        };
        let stopped: Vec<String> = chosen.stops.iter().map(stops).collect();
        match lang {
            Lang::Zh => format!("最长到 {latest}，到时自动恢复。停下的时限：{}。", stopped.join("、")),
            Lang::En => {
                format!("Until {latest} at the latest, then by itself. It stops: {}.", stopped.join(", "))
            }
        }
    });
    let waits_for = Signal::derive(move || {
        let missing = reason.with(String::is_empty) || until.with(Option::is_none);
        missing.then(|| {
            file.desk.t("请选理由，并填写恢复时间。", "Choose a reason, and when it ends.").to_owned()
        })
    });
    let hold = move |at| {
        let Some(until) = until.get_untracked() else { return };
        let act = Act::Held(HoldBegun { reason: reason.get_untracked(), until });
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    view! {
        <p>
            {move || {
                file.desk
                    .t(
                        "首次联系、移交、审核、定期联系和外部期限不能暂停。",
                        "First contact, hand-over, review, regular contact and deadlines set by others go on.",
                    )
            }}
        </p>
        <div class="fields">
            <Pick id="hold-reason" label=file.words("暂停的理由", "Why time stands still") value=reason options required=true />
            <MomentField id="hold-until" label=file.words("到什么时候", "Until when") value=until hint=effect />
            <Area
                id="hold-text"
                label=file.words("说明和依据：谁说的、有什么记录", "What shows it: who said so, which record")
                value=text
                required=true
            />
        </div>
        <ActBar form=FORM label=file.words("暂停计时", "Hold the clocks") on_act=Callback::new(hold) waits_for />
    }
}
