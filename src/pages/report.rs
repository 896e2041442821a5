//! The weekly report (REP-1) on screen: figures beside those of the week before; every number opens to its cases.

use crate::app::use_desk;
use crate::components::{Choice, DateField, LevelChip, Option_, is_escape};
use crate::desk::Desk;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::complaint::Answer;
use redress_core::event::{CaseId, StoreCode};
use redress_core::report::{
    ClosedWay, Column, Count, Dimension, Heading, Kept, Movement, Week, WeeklyReport, weekly,
};
use redress_core::time::{Date, Timestamp};
use redress_core::wording::{moment, people};
use std::sync::Arc;
use wasm_bindgen::JsCast;

#[component]
pub fn ReportPage() -> impl IntoView {
    let desk = use_desk();
    let offset = move || desk.rulebook().office().offset();
    let this_week = Memo::new(move |_| Week::of(desk.now(), offset()));
    let week = RwSignal::new(this_week.get_untracked());
    // A week far back, as in an old ledger, is reached by one of its days.
    let day = RwSignal::new(None::<Date>);
    let store = RwSignal::new(String::new());
    let opened = RwSignal::new(None::<(String, Vec<CaseId>)>);
    // Not the ticking `now`: the figures change with the record and the week, and "as of" says so.
    let report = Memo::new(move |_| {
        let (now, chosen) = (desk.clock.exact(), StoreCode::new(store.get()));
        desk.read(|memory| {
            let cases = memory.cases().map(Arc::as_ref);
            Arc::new(weekly(cases, memory.rulebook(), week.get(), chosen.as_ref(), now))
        })
    });
    let week_of = move |day: Date| {
        let offset = untrack(offset);
        // A year half typed is a week of antiquity.
        Some(Week::of(Timestamp::midnight(day, offset), offset)).filter(|week| week.year() >= 1970)
    };
    Effect::new(move |_| {
        if let Some(chosen) = day.get().and_then(week_of) {
            week.set(chosen);
        }
    });
    Effect::new(move |_| {
        let shown = week.get();
        if day.get_untracked().and_then(week_of).is_some_and(|chosen| chosen != shown) {
            day.set(None);
        }
    });
    Effect::new(move |_| {
        week.track();
        store.track();
        opened.set(None);
    });
    let stores = Signal::derive(move || {
        let rulebook = desk.rulebook();
        rulebook
            .stores()
            .map(|store| Option_ {
                code: store.code.to_string(),
                name: format!("{} {}", store.code, store.name),
            })
            .collect::<Vec<_>>()
    });
    let on_paper = move || {
        let chosen = StoreCode::new(store.get());
        chosen.map_or_else(
            || Heading::AllStores.name(desk.lang.get()).to_owned(),
            |code| Dimension::Store.label(code.as_str(), desk.lang.get(), &desk.rulebook()),
        )
    };
    let heading = move |heading: Heading| heading.name(desk.lang.get());
    let span = move || {
        let lang = desk.lang.get();
        format!("{} – {}", moment::date(week.get().monday(), lang), moment::date(week.get().sunday(), lang))
    };
    let as_of = move || {
        report
            .with(|report| report.as_of)
            .map_or_else(String::new, |at| moment::at(at, offset(), desk.lang.get()))
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            let _opened = window.print();
        }
    };
    view! {
        <div class="bar">
            <h1>{move || heading(Heading::WeeklyReport)}</h1>
            <span class="push"></span>
            <button type="button" class="no-print" on:click=print>{move || desk.t("打印", "Print")}</button>
        </div>
        <div class="bar report-head">
            <button type="button" class="no-print" id="week-before" on:click=move |_| week.update(|week| *week = week.previous())
                aria-label=move || desk.t("上一周", "Week before")>"‹"</button>
            <span class="report-week">
                <strong id="week" aria-live="polite">{move || week.get().to_string()}</strong>
                <span class="faint">{span}</span>
            </span>
            <button type="button" class="no-print" on:click=move |_| week.update(|week| *week = week.next())
                aria-label=move || desk.t("下一周", "Next week")>"›"</button>
            <div class="no-print">
                <DateField
                    id="week-of"
                    label=Signal::derive(move || desk.t("某日所在周", "Week of").to_owned())
                    value=day
                />
            </div>
            <div class="report-store no-print">
                <Choice
                    id="report-store"
                    label=Signal::derive(move || desk.t("门店", "Store").to_owned())
                    value=store
                    options=stores
                    none=Signal::derive(move || heading(Heading::AllStores).to_owned())
                />
            </div>
            <span class="on-paper">{on_paper}</span>
            <span class="faint push">{move || heading(Heading::AsOf)}" "{as_of}</span>
        </div>
        <div class="report">
            {move || report.with(|report| figures(desk, report, opened))}
        </div>
        <OpenedCases opened />
    }
}

/// A number that opens to its cases, with that of the week before.
fn number(
    name: &str,
    this: &Count,
    before: usize,
    opened: RwSignal<Option<(String, Vec<CaseId>)>>,
) -> impl IntoView + use<> {
    let (title, cases) = (name.to_owned(), this.cases.clone());
    let count = this.number();
    let open = move |_| opened.set(Some((title.clone(), cases.clone())));
    view! {
        <button type="button" class="number" disabled=count == 0 on:click=open>{count}</button>
        <small class="before">{before}</small>
    }
}

fn movement_cells(
    name: &str,
    this: &Movement,
    before: &Movement,
    desk: Desk,
    opened: RwSignal<Option<(String, Vec<CaseId>)>>,
) -> impl IntoView + use<> {
    let lang = desk.lang.get();
    Column::ALL
        .iter()
        .map(|column| {
            let title = format!("{name} · {}", column.name(lang));
            view! { <td>{number(&title, this.get(*column), before.get(*column).number(), opened)}</td> }
        })
        .collect_view()
}

fn figures(
    desk: Desk,
    report: &WeeklyReport,
    opened: RwSignal<Option<(String, Vec<CaseId>)>>,
) -> impl IntoView + use<> {
    let lang = desk.lang.get();
    let rulebook = desk.rulebook();
    let (now, then) = (&report.figures, &report.before);
    let columns =
        || Column::ALL.iter().map(|column| view! { <th scope="col">{column.name(lang)}</th> }).collect_view();
    let head = |title: String| {
        view! { <thead><tr><th scope="col">{title}</th>{columns()}</tr></thead> }
    };
    let kept = |title: Heading, this: &Kept, before: &Kept| {
        let name = title.name(lang);
        let cells = (
            number(name, &this.kept, before.kept.number(), opened),
            number(name, &this.missed, before.missed.number(), opened),
        );
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="rate"><strong>{this.share().to_text()}</strong> <small class="before">{before.share().to_text()}</small></td>
                <td>{cells.0}</td>
                <td>{cells.1}</td>
            </tr>
        }
    };
    let line = |name: &'static str, this: &Count, before: &Count| {
        view! { <tr><th scope="row">{name}</th><td>{number(name, this, before.number(), opened)}</td></tr> }
    };
    let groups = Dimension::ALL
        .iter()
        .map(|dimension| {
            let rows = report
                .lines(*dimension)
                .into_iter()
                .map(|group| {
                    let label = dimension.label(&group.key, lang, &rulebook);
                    let cells = movement_cells(&label, &group.this, &group.before, desk, opened);
                    view! { <tr><th scope="row">{label}</th>{cells}</tr> }
                })
                .collect_view();
            view! { <table>{head(dimension.name(lang).to_owned())}<tbody>{rows}</tbody></table> }
        })
        .collect_view();
    let ways = ClosedWay::ALL
        .iter()
        .map(|way| line(way.name(lang), &now.closed(*way), &then.closed(*way)))
        .collect_view();
    let answers = Answer::all()
        .map(|answer| {
            let name = format!("{} {}", answer.get(), answer.name(lang));
            let cell =
                number(&name, now.satisfaction.of(answer), then.satisfaction.of(answer).number(), opened);
            view! { <tr><th scope="row">{name}</th><td>{cell}</td></tr> }
        })
        .collect_view();
    let serious = report
        .open_serious
        .iter()
        .map(|case| {
            let due = case.due_at.map(|due| moment::at(due, rulebook.office().offset(), lang));
            let (href, number) = (format!("/cases/{}", case.number), case.number.clone());
            view! {
                <tr>
                    <th scope="row"><A href=href>{number}</A></th>
                    <td><LevelChip level=case.level /></td>
                    <td>{case.status.next_step(lang)}" · "{people::doer(&case.doer, &rulebook, lang)}</td>
                    <td class:breached-text=case.is_overdue>{due}{case.is_overdue.then(|| desk.t(" · 已逾期", " · overdue"))}</td>
                </tr>
            }
        })
        .collect_view();
    let total = movement_cells(Heading::Total.name(lang), &now.total, &then.total, desk, opened);
    view! {
        <table class="whole">
            {head(desk.t("全部", "All").to_owned())}
            <tbody><tr><th scope="row">{Heading::Total.name(lang)}</th>{total}</tr></tbody>
        </table>
        <p class="faint">
            {desk.t("小字为上周。", "Small figures: the week before.")}
            " " <span class="no-print">{desk.t("点数字查看案件。", "Click a number for its cases.")}</span>
        </p>
        <table>
            <thead>
                <tr>
                    <th scope="col">{desk.t("时限", "Promise")}</th>
                    <th scope="col" class="rate">{desk.t("比率", "Rate")}</th>
                    <th scope="col">{desk.t("按时", "In time")}</th>
                    <th scope="col">{desk.t("未按时", "Not in time")}</th>
                </tr>
            </thead>
            <tbody>
                {kept(Heading::FirstResponse, &now.first_response, &then.first_response)}
                {kept(Heading::ResultInTime, &now.result_in_time, &then.result_in_time)}
            </tbody>
        </table>
        <table>
            <thead>
                <tr>
                    <th scope="col">{Heading::Satisfaction.name(lang)}</th>
                    <th scope="col" class="rate">
                        {now.satisfaction.share().to_text()}" "<small class="before">{then.satisfaction.share().to_text()}</small>
                    </th>
                </tr>
            </thead>
            <tbody>{answers}</tbody>
        </table>
        <table>
            <thead><tr><th scope="col">{Heading::ClosedWays.name(lang)}</th><th scope="col">{desk.t("件数", "Cases")}</th></tr></thead>
            <tbody>{ways}</tbody>
        </table>
        <table>
            <thead><tr><th scope="col">{Heading::Escalations.name(lang)}</th><th scope="col">{desk.t("件数", "Cases")}</th></tr></thead>
            <tbody>
                {line(Heading::ByAnswer.name(lang), &now.escalations.by_answer, &then.escalations.by_answer)}
                {line(Heading::ToDocket.name(lang), &now.escalations.to_docket, &then.escalations.to_docket)}
                {line(Heading::ByPerson.name(lang), &now.escalations.by_person, &then.escalations.by_person)}
                {line(Heading::Reopened.name(lang), &now.reopened, &then.reopened)}
            </tbody>
        </table>
        <table class="serious whole">
            <thead>
                <tr>
                    <th scope="col">{Heading::OpenSerious.name(lang)}</th>
                    <th scope="col">{desk.t("等级", "Level")}</th>
                    <th scope="col">{Heading::NextStep.name(lang)}</th>
                    <th scope="col">{Heading::Due.name(lang)}</th>
                </tr>
            </thead>
            <tbody>{serious}</tbody>
        </table>
        {groups}
    }
}

/// The cases behind a number.
#[component]
fn OpenedCases(opened: RwSignal<Option<(String, Vec<CaseId>)>>) -> impl IntoView {
    let desk = use_desk();
    let title = move || {
        opened.with(|opened| opened.as_ref().map(|(title, cases)| format!("{title} · {}", cases.len())))
    };
    // The heading takes the focus, and Close or Escape gives it back to the number.
    let opener = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |_| {
        if opened.with(Option::is_some) {
            let number =
                document().active_element().filter(|element| element.class_list().contains("number"));
            opener.set_value(number.and_then(|number| number.dyn_into().ok()));
            request_animation_frame(|| {
                let heading = document().get_element_by_id("opened-title");
                if let Some(heading) =
                    heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    let _focused = heading.focus();
                }
            });
        }
    });
    let close = move || {
        opened.set(None);
        if let Some(number) = opener.get_value() {
            let _focused = number.focus();
        }
    };
    let list = move || {
        let cases = opened.with(|opened| opened.as_ref().map(|(_, cases)| cases.clone())).unwrap_or_default();
        let shown: Vec<(String, String)> = desk.read(|memory| {
            let found = cases.iter().filter_map(|id| memory.case(*id));
            found.map(|case| (case.number().to_owned(), case.complainant().to_owned())).collect()
        });
        shown
            .into_iter()
            .map(|(number, complainant)| view! { <li><A href=format!("/cases/{number}")>{number}</A>" "{complainant}</li> })
            .collect_view()
    };
    view! {
        <Show when=move || opened.with(Option::is_some)>
            <section
                class="card opened no-print"
                id="opened"
                aria-labelledby="opened-title"
                on:keydown=move |event| {
                    if is_escape(&event) {
                        close();
                    }
                }
            >
                <div class="bar">
                    <h2 id="opened-title" tabindex="-1">{title}</h2>
                    <span class="push"></span>
                    <button type="button" class="quiet" on:click=move |_| close()>{move || desk.t("关闭", "Close")}</button>
                </div>
                <ul>{list}</ul>
            </section>
        </Show>
    }
}
