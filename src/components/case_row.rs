//! A case as one line: the clock, who and what, the next step. The whole line is one link, so one tap leads there.

use super::{LevelChip, UrgencyClass};
use crate::app::use_desk;
use crate::desk::{Desk, MyAlerts, Row};
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::complaint::{Channel, Emotion, Status};
use redress_core::event::{PersonId, StoreCode};
use redress_core::policy::Measures;
use redress_core::sla::{Doer, next_step};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, clock, moment, people};
use std::sync::Arc;

/// The height of a line in rem: the style sheet gives it the same.
pub const fn case_row_height(is_narrow: bool) -> f64 {
    if is_narrow { 8.75 } else { 5.25 }
}

/// Below this width, in rem, the three parts stand below each other.
pub const CASE_ROW_NARROW: f64 = 40.0;

#[component]
pub fn CaseRow(row: Arc<Row>) -> impl IntoView {
    let desk = use_desk();
    let (id, for_words) = (row.id, Arc::clone(&row));
    let not_sent = expect_context::<MyAlerts>().not_sent();
    let waits_for_file = Memo::new(move |_| not_sent.with(|not_sent| not_sent.contains_key(&id)));
    let words = Memo::new(move |_| {
        let words = Words::of(&for_words, desk, desk.now(), desk.lang.get());
        if waits_for_file.get() {
            return Words { next: desk.t("发送文件", "Send the file"), ..words };
        }
        words
    });
    let urgency = {
        let row = Arc::clone(&row);
        Memo::new(move |_| row.clock.as_ref().map_or("done", |_| row.urgency(desk.now()).class()))
    };
    let title = match row.gist.as_str() {
        "" => row.complainant.clone(),
        gist => format!("{} · {gist}", row.complainant),
    };
    let marks = Arc::clone(&row);
    view! {
        <A href=format!("/cases/{}", row.number) attr:class=move || format!("case-row {}", urgency.get())>
            <span class="row-clock">
                <strong>{move || words.with(|words| words.left.clone())}</strong>
                <small>{move || words.with(|words| words.due.clone())}</small>
            </span>
            <span class="row-who">
                <span class="row-title">{title}</span>
                <span class="row-facts">
                    <small>{row.number.clone()} " · " {move || words.with(|words| words.place.clone())}</small>
                    <LevelChip level=row.level />
                    <Marks row=marks />
                </span>
            </span>
            <span class="row-next">
                <b>{move || words.with(|words| words.next)}</b>
                <small>{move || words.with(|words| words.who.clone())}</small>
            </span>
        </A>
    }
}

/// What else matters at a glance.
#[component]
fn Marks(row: Arc<Row>) -> impl IntoView {
    let desk = use_desk();
    let hotline = (row.channel == Some(Channel::Hotline12315)).then_some(Channel::Hotline12315);
    let angry = row.emotion.filter(|emotion| *emotion == Emotion::Angry);
    let form = (row.round > 1).then_some(row.round);
    let id = row.id;
    let may_repeat = Memo::new(move |_| desk.read(|memory| memory.may_repeat(id)));
    view! {
        {hotline.map(|channel| view! { <span class="chip">{move || channel.name(desk.lang.get())}</span> })}
        {angry.map(|emotion| view! { <span class="chip">{move || emotion.name(desk.lang.get())}</span> })}
        {form.map(|form| view! { <span class="chip">{move || desk.t("处理单", "Form")} " " {form}</span> })}
        {row.handed_over.then(|| view! { <span class="chip">{move || desk.t("待接手", "Not taken yet")}</span> })}
        <Show when=move || may_repeat.get()>
            <span class="chip level-2">{move || desk.t("可能是重复投诉", "Possibly a repeat")}</span>
        </Show>
        {row.spot_check.map(|_| view! { <span class="chip level-2">{move || desk.t("抽查回访", "Spot check")}</span> })}
        {row.guidance_by.map(|_| view! { <span class="chip level-2">{move || desk.t("待指导", "Guidance owed")}</span> })}
        {row.disputed.then(|| view! { <span class="chip level-2">{move || desk.t("需要选择", "Needs a choice")}</span> })}
    }
}

/// What the line says at a moment, in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    left: String,
    due: String,
    place: String,
    next: &'static str,
    who: String,
}

impl Words {
    fn of(row: &Row, desk: Desk, now: Timestamp, lang: Lang) -> Self {
        desk.read(|memory| {
            let rulebook = memory.rulebook();
            let store = StoreCode::new(row.store.as_str()).and_then(|code| rulebook.store(&code));
            let store = store.map_or(row.store.as_str(), |store| store.name.as_str());
            // Who acts stands below the next step; the owner only where that is someone else.
            let acts = |owner: &&PersonId| row.doer.as_ref() == Some(&Doer::Person((*owner).clone()));
            let owner = row.owner.as_ref().filter(|owner| !acts(owner)).map(|owner| rulebook.name_of(owner));
            let place = [Some(store), owner].into_iter().flatten().filter(|part| !part.is_empty());
            let place = place.collect::<Vec<_>>().join(" · ");
            let who = row.doer.as_ref().map(|doer| people::doer(doer, rulebook, lang)).unwrap_or_default();
            let status = row.status;
            let run =
                memory.case(row.id).and_then(|case| next_step(case, rulebook)).and_then(|step| step.clock);
            let Some(run) = run else {
                let due = moment::at_relative(row.changed_at, now, rulebook.office().offset(), lang);
                let next = if row.doer.is_some() { status.next_step(lang) } else { "" };
                return Self { left: status.name(lang).to_owned(), due, place, next, who };
            };
            let due = format!("{} · {}", clock::due(&run, now, lang), run.target.title.get(lang));
            // What was promised or falls due every week is a contact, whatever step its doer stands at.
            let is_contact = matches!(run.target.measures, Measures::Cadence | Measures::Promise);
            let next =
                if is_contact && row.doer.as_ref() == Some(&run.doer) { Status::Registered } else { status };
            Self { left: clock::left(&run, now, lang), due, place, next: next.next_step(lang), who }
        })
    }
}
