//! The general manager's meeting, the last instance (SAT-4): placing a case on its docket, recording its decision.

use crate::components::{Area, DateField, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::complaint::MeetingDecision;
use redress_core::event::{Act, DocketPlaced, Draft};
use redress_core::time::Date;
use redress_core::wording::{Lang, moment};

#[component]
pub fn DocketForm() -> impl IntoView {
    const FORM: &str = "docket";
    let file = use_file();
    let date = RwSignal::new(None::<Date>);
    let words = file.drafts.text(FORM, "words");
    let place = move |at| {
        if let Some(meeting_on) = date.get_untracked() {
            let draft =
                Draft::with_text(Act::DocketPlaced(DocketPlaced { meeting_on }), &words.get_untracked());
            file.act_draft(FORM, draft, at);
        }
    };
    view! {
        <div class="fields">
            <DateField id="docket-date" label=file.words("例会日期", "Date of the meeting") value=date />
            <Area id="docket-words" label=file.words("说明（可不填）", "Remark (optional)") value=words rows=2 />
        </div>
        <Show
            when=move || date.get().is_some()
            fallback=move || view! { <p class="faint">{move || file.desk.t("请先选例会日期。", "Choose the date first.")}</p> }
        >
            <ActBar form=FORM label=file.words("列入例会议程", "Put it on the docket") on_act=Callback::new(place) />
        </Show>
    }
}

#[component]
pub fn MeetingForm() -> impl IntoView {
    const FORM: &str = "meeting";
    let file = use_file();
    let decision = RwSignal::new(String::new());
    let minutes = file.drafts.text(FORM, "minutes");
    let date = move || {
        let case = file.case();
        let (_, date) =
            case.state.round()?.docket.iter().max_by_key(|(evidence, _)| (evidence.at, evidence.id))?;
        let date = moment::date(*date, file.lang());
        Some(match file.lang() {
            Lang::Zh => format!("例会日期：{date}"),
            Lang::En => format!("The meeting: {date}"),
        })
    };
    let decide = move |at| {
        if let Some(decision) = MeetingDecision::parse(&decision.get_untracked()) {
            file.act(FORM, Command::DecideMeeting { decision, text: minutes.get_untracked() }, at);
        }
    };
    let waits_for = Signal::derive(move || {
        let words = file.desk.t("请先选择决定。", "Choose a decision first.");
        decision.with(String::is_empty).then(|| words.to_owned())
    });
    view! {
        <p>{date}</p>
        <div class="fields">
            <Pick
                id="meeting-decision"
                label=file.words("例会的决定", "The meeting decided")
                value=decision
                options=choices::terms(file, MeetingDecision::ALL, MeetingDecision::code, MeetingDecision::name)
                required=true
            />
            <Area id="meeting-minutes" label=file.words("会议纪要", "Minutes") value=minutes required=true />
        </div>
        <ActBar form=FORM label=file.words("记录决定", "Record the decision") waits_for on_act=Callback::new(decide) />
    }
}
