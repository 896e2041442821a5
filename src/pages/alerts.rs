//! Alerts: what whoever acts here should know about, the most urgent first, until someone has seen it.

use crate::app::use_desk;
use crate::components::{Notice, NoticeLine, VirtualList, focus};
use crate::desk::{Desk, MyAlerts, Told};
use leptos::either::Either;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use redress_core::event::CaseId;
use redress_core::sla::{Alert, AlertKey, AlertKind, clocks};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, alert, clock, moment};

/// The height of a line in rem: the style sheet gives it the same.
const fn line_height(_: &Told, is_narrow: bool) -> f64 {
    if is_narrow { 8.75 } else { 5.25 }
}

/// Below this width, in rem, a line's parts stand below each other.
const NARROW: f64 = 40.0;

#[component]
pub fn AlertsPage() -> impl IntoView {
    let desk = use_desk();
    let told = expect_context::<MyAlerts>().unseen();
    let seeing = Seeing { desk, is_busy: RwSignal::new(false), notice: RwSignal::new(None) };
    let to_see = move || told.with(|told| told.iter().filter(|(_, alert)| is_seen_by_looking(alert)).count());
    let see_all = move |_| {
        let all = told.get_untracked().into_iter().filter(|(_, alert)| is_seen_by_looking(alert));
        seeing.see(all.map(|(case, alert)| (case, alert.key)).collect());
    };
    let all_text = move || match desk.lang.get() {
        Lang::Zh => format!("全部已阅（{}）", to_see()),
        Lang::En => format!("I have seen all {}", to_see()),
    };
    view! {
        <div class="bar">
            <h1 id="alerts" tabindex="-1">{move || desk.t("提醒", "Alerts")}</h1>
            <Show when=move || 1 < to_see()>
                <button type="button" class="push" disabled=move || seeing.is_busy.get() on:click=see_all>
                    {all_text}
                </button>
            </Show>
        </div>
        <p class="faint">
            {move || {
                desk.t(
                    "该您知道的事，最急的在前。下班以后出现的，等开工时一起提醒。看过不等于办完：时限照走。",
                    "What you should know, the most urgent first. What comes up after hours waits for the opening. Seen is not done: the clocks run on.",
                )
            }}
        </p>
        <NoticeLine notice=seeing.notice />
        <Show when=move || !told.with(Vec::is_empty) fallback=|| view! { <NoAlerts /> }>
            <VirtualList
                items=told
                key=key
                height=line_height
                narrow_below=NARROW
                line=move |(case, alert)| view! { <li><AlertLine case alert seeing /></li> }
            />
        </Show>
    }
}

/// One alert as it stands: its clock may come to have another place, or its time may move.
fn key((case, alert): &Told) -> (CaseId, AlertKind, AlertKey, Option<usize>, Timestamp) {
    (*case, alert.kind, alert.key.clone(), alert.clock, alert.since)
}

/// A file is sent, not seen.
fn is_seen_by_looking(alert: &Alert) -> bool {
    alert.kind != AlertKind::NotSent
}

#[component]
fn NoAlerts() -> impl IntoView {
    let desk = use_desk();
    let words = move || match desk.acting() {
        None => {
            desk.t("还不知道是谁在操作。请先在顶部选择。", "Nobody is chosen as acting. Choose at the top.")
        }
        Some(_) => desk.t("没有新的提醒。", "No new alerts."),
    };
    view! {
        <div class="empty" role="status">
            <p>{words}</p>
            <A href="/" attr:class="button">{move || desk.t("回到今日", "Back to Today")}</A>
        </div>
    }
}

/// The one way in which this page acts.
#[derive(Clone, Copy)]
struct Seeing {
    desk: Desk,
    is_busy: RwSignal<bool>,
    notice: RwSignal<Option<Notice>>,
}

impl Seeing {
    fn see(self, alerts: Vec<(CaseId, AlertKey)>) {
        self.is_busy.set(true);
        self.notice.set(None);
        spawn_local(async move {
            let outcome = self.desk.acknowledge(alerts).await;
            let (rulebook, lang) = (self.desk.rulebook(), self.desk.lang.get_untracked());
            // The page may have been left meanwhile: then nobody reads the notice.
            let has_gone = self.is_busy.try_set(false).is_some();
            match outcome {
                _ if has_gone => {}
                // The button goes with its line: the keyboard goes on from the heading.
                Ok(()) => focus("alerts"),
                Err(error) => self.notice.set(Some(Notice::refused(error.sentence(&rulebook, lang)))),
            }
        });
    }
}

/// What a line says at a moment, in a language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    title: String,
    when: String,
    left: String,
}

impl Words {
    fn of(case: CaseId, alert: &Alert, desk: Desk, now: Timestamp, lang: Lang) -> Self {
        desk.read(|memory| {
            let Some(case) = memory.case(case) else { return Self::default() };
            let runs = clocks(case, memory.rulebook());
            let title = alert::title(alert, &runs, lang).to_owned();
            let run = alert.clock.and_then(|clock| runs.get(clock));
            run.map_or_else(
                || {
                    let since =
                        moment::at_relative(alert.since, now, memory.rulebook().office().offset(), lang);
                    let when =
                        if lang == Lang::Zh { format!("{since} 起") } else { format!("since {since}") };
                    Self { title: title.clone(), when, left: String::new() }
                },
                |run| {
                    let (when, left) = (clock::due(run, now, lang), clock::left(run, now, lang));
                    Self { title: title.clone(), when, left }
                },
            )
        })
    }
}

#[component]
fn AlertLine(case: CaseId, alert: Alert, seeing: Seeing) -> impl IntoView {
    let desk = use_desk();
    let row = desk.read_untracked(|memory| memory.row(case).cloned());
    let number = row.as_ref().map(|row| row.number.clone()).unwrap_or_default();
    let who = row.map(|row| row.complainant.clone()).unwrap_or_default();
    let kind = alert.kind;
    let class = match kind {
        AlertKind::Breached => "breached",
        AlertKind::AtRisk => "at-risk",
        AlertKind::NoTaker | AlertKind::NotSent | AlertKind::NeedsLook => "held",
    };
    let is_seen_by_looking = is_seen_by_looking(&alert);
    let key = alert.key.clone();
    let words = Memo::new(move |_| Words::of(case, &alert, desk, desk.now(), desk.lang.get()));
    let see = move |_| seeing.see(vec![(case, key.clone())]);
    view! {
        <div class=format!("alert-line {class}")>
            <span class="alert-kind">
                <strong class=format!("chip clock-{class}")>{move || alert::kind(kind, desk.lang.get())}</strong>
                <small>{move || words.with(|words| words.left.clone())}</small>
            </span>
            <span class="alert-what">
                <b>{move || words.with(|words| words.title.clone())}</b>
                <small>{move || words.with(|words| words.when.clone())}</small>
            </span>
            <A href=format!("/cases/{number}") attr:class="alert-case">
                {number.clone()} <span class="faint">" " {who}</span>
            </A>
            {if is_seen_by_looking {
                Either::Left(view! {
                    <button type="button" class="alert-act" disabled=move || seeing.is_busy.get() on:click=see>
                        {move || desk.t("已阅", "Seen")}
                    </button>
                })
            } else {
                Either::Right(view! {
                    <A href="/exchange" attr:class="button alert-act">{move || desk.t("去发送文件", "Send the file")}</A>
                })
            }}
        </div>
    }
}
