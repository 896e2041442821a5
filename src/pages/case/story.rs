//! The story of the case in sentences, by forms, newest first or oldest first.

use super::act_bar::ActBar;
use super::file::{CaseFile, Part, use_file};
use crate::components::{Area, NoticeLine, focus, is_escape};
use leptos::prelude::*;
use redress_core::case::{CaseEntry, Effect, may_be_taken_back};
use redress_core::event::EventId;
use redress_core::time::MS_PER_MINUTE;
use redress_core::wording::timeline::{self, Mark, MarkKind};
use redress_core::wording::{Lang, moment};

/// One entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    id: EventId,
    when: String,
    sentence: String,
    quote: Option<String>,
    marks: Vec<Mark>,
    /// When it was written down, where that is not when it happened.
    entered: Option<String>,
    may_be_taken_back: bool,
}

#[component]
pub fn Story() -> impl IntoView {
    let file = use_file();
    let oldest_first = RwSignal::new(false);
    let taking_back = RwSignal::new(None::<EventId>);
    let rounds = Memo::new(move |_| rounds(file, oldest_first.get()));
    file.when_saved(move |_| taking_back.set(None));
    file.when_another_acts(move || taking_back.set(None));
    view! {
        <div class="story">
            <div class="bar">
                <h2 id=Part::Story.home() tabindex="-1" class="visually-hidden">{move || file.desk.t("经过", "What happened")}</h2>
                <button type="button" class="quiet push" on:click=move |_| oldest_first.update(|is| *is = !*is)>
                    {move || {
                        if oldest_first.get() {
                            file.desk.t("↑ 从旧到新", "↑ Oldest first")
                        } else {
                            file.desk.t("↓ 从新到旧", "↓ Newest first")
                        }
                    }}
                </button>
            </div>
            <NoticeLine notice=file.done_in(Part::Story) />
            {move || {
                let lang = file.lang();
                rounds
                    .get()
                    .into_iter()
                    .map(|(number, told)| {
                        let entries = told.into_iter().map(|told| view! { <Sentence told taking_back /> }).collect_view();
                        view! {
                            <h3 class="round-title">{round_title(number, lang)}</h3>
                            <ol class="told card">{entries}</ol>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[component]
fn Sentence(told: Told, taking_back: RwSignal<Option<EventId>>) -> impl IntoView {
    let file = use_file();
    let id = told.id;
    let is_open = move || taking_back.get() == Some(id);
    let is_struck =
        told.marks.iter().any(|mark| matches!(mark.kind, MarkKind::TakenBack | MarkKind::Ineffective));
    let marks = told
        .marks
        .into_iter()
        .map(|mark| view! { <span class="chip mark">{mark.text}</span> })
        .collect_view();
    view! {
        <li>
            <time>{told.when}</time>
            <div class="told-body">
                <p class:struck=is_struck>{told.sentence}</p>
                {told.quote.map(|words| view! { <blockquote class="quoted">{words}</blockquote> })}
                <div class="told-foot">
                    {marks} {told.entered.map(|entered| view! { <span class="chip mark">{entered}</span> })}
                </div>
                <Show when=is_open>
                    <TakeBack id taking_back />
                </Show>
            </div>
            {told
                    .may_be_taken_back
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="quiet take-back"
                                aria-expanded=move || is_open().to_string()
                                on:click=move |_| taking_back.set((!is_open()).then_some(id))
                            >
                                {move || file.desk.t("撤回", "Take back")}
                            </button>
                        }
                    })}
        </li>
    }
}

/// A slip of the finger, as long as nobody else has seen it.
#[component]
fn TakeBack(id: EventId, taking_back: RwSignal<Option<EventId>>) -> impl IntoView {
    const FORM: &str = "story-take-back";
    let file = use_file();
    let reason = file.drafts.text(FORM, "reason");
    let take_back = move |_| {
        let reason = reason.get_untracked();
        file.run(FORM, async move { file.desk.take_back(file.id, id, reason).await });
    };
    let stop = move |event| {
        if is_escape(&event) {
            taking_back.set(None);
            focus(Part::Story.home());
        }
    };
    view! {
        <div class="fields" on:keydown=stop>
            <Area id="take-back-reason" label=file.words("撤回的理由", "Why it is taken back") value=reason rows=2 required=true />
        </div>
        <ActBar form=FORM label=file.words("撤回这条记录", "Take this entry back") on_act=Callback::new(take_back) dated=false />
    }
}

/// The entries by form, both in the order wanted.
fn rounds(file: CaseFile, oldest_first: bool) -> Vec<(u32, Vec<Told>)> {
    let case = file.case();
    let mut rounds: Vec<(u32, Vec<Told>)> = Vec::new();
    for shown in &case.entries {
        let number = shown.entry.event.header.round;
        let told = told(file, shown);
        match rounds.iter_mut().find(|(of, _)| *of == number) {
            Some((_, entries)) => entries.push(told),
            None => rounds.push((number, vec![told])),
        }
    }
    rounds.sort_by_key(|(number, _)| *number);
    if !oldest_first {
        rounds.reverse();
        for (_, entries) in &mut rounds {
            entries.reverse();
        }
    }
    rounds
}

fn told(file: CaseFile, shown: &CaseEntry) -> Told {
    let (case, rulebook, lang, now) = (file.case(), file.rulebook(), file.lang(), file.desk.now());
    let header = &shown.entry.event.header;
    let at = |instant| moment::at_relative(instant, now, file.offset(), lang);
    let lag = header.recorded_at.ms_since(header.occurred_at);
    let entered = (lag >= MS_PER_MINUTE).then(|| match lang {
        Lang::Zh => format!("{} 录入", at(header.recorded_at)),
        Lang::En => format!("entered {}", at(header.recorded_at)),
    });
    Told {
        id: shown.entry.id,
        when: at(header.occurred_at),
        sentence: timeline::sentence(shown, &case, &rulebook, lang),
        quote: timeline::quote(shown).map(str::to_owned),
        marks: timeline::marks(shown, &case, lang),
        entered,
        may_be_taken_back: shown.effect == Effect::Effective && is_ours_alone(file, shown),
    }
}

/// Written on this device, in this life of it, and not yet seen outside.
fn is_ours_alone(file: CaseFile, shown: &CaseEntry) -> bool {
    let (entry, writer) = (&shown.entry, &shown.entry.event.header.writer);
    let is_ours = file
        .desk
        .profile()
        .is_some_and(|profile| profile.device == writer.device && profile.incarnation == writer.incarnation);
    is_ours && may_be_taken_back(&entry.event.act) && !file.desk.has_left(entry)
}

pub fn round_title(number: u32, lang: Lang) -> String {
    match (number, lang) {
        (0, Lang::Zh) => "历史".to_owned(),
        (0, Lang::En) => "History".to_owned(),
        (_, Lang::Zh) => format!("处理单 {number}"),
        (_, Lang::En) => format!("Form {number}"),
    }
}
