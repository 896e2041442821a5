//! Today: the work in order of the next deadline. One tap on a line leads to its next step.

mod agenda;
mod empty;
mod scope;

use crate::app::use_desk;
use crate::components::{CASE_ROW_NARROW, CaseRow, VirtualList, case_row_height};
use crate::desk::{Memory, MyAlerts};
use agenda::{Agenda, Line, Slot};
use empty::EmptyToday;
use leptos::either::Either;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::rulebook::Person;
use redress_core::sla::ListOf;
use redress_core::time::Date;
use scope::{Scope, ScopeSwitch, counts};

/// The heading of a group, in rem.
const HEADING: f64 = 3.0;

#[component]
pub fn TodayPage() -> impl IntoView {
    let desk = use_desk();
    let scope = RwSignal::new(Scope::Mine);
    let not_sent = expect_context::<MyAlerts>().not_sent();
    let acting = Memo::new(move |_| desk.acting());
    let today = Memo::new(move |_| desk.now().date(desk.rulebook().office().offset()));
    let counts = Memo::new(move |_| {
        let (person, today) = (acting.get(), today.get());
        not_sent.with(|not_sent| {
            desk.read(|memory| counts(memory, list_of(person.as_ref(), today, memory).as_ref(), not_sent))
        })
    });
    // Sorted once for each change of the record; a tick only moves the borders between the groups.
    let agenda = Memo::new(move |_| {
        let (person, today, scope) = (acting.get(), today.get(), scope.get());
        not_sent.with(|not_sent| {
            desk.read(|memory| {
                Agenda::of(memory, list_of(person.as_ref(), today, memory).as_ref(), scope, not_sent)
            })
        })
    });
    let borders = Memo::new(move |_| {
        let now = desk.now();
        desk.read(|memory| agenda.with(|agenda| agenda.borders(now, memory.rulebook().office())))
    });
    let lines = Memo::new(move |_| agenda.with(|agenda| agenda.lines(&borders.get())));
    view! {
        <div class="bar today-head">
            <h1>{move || desk.t("今日", "Today")}</h1>
            <ScopeSwitch scope counts />
            <A href="/register" attr:class="button main-action push">{move || desk.t("登记投诉", "Register a complaint")}</A>
        </div>
        <Show when=move || !lines.with(Vec::is_empty) fallback=move || view! { <EmptyToday scope /> }>
            <VirtualList
                items=lines
                key=Line::key
                height=|line, is_narrow| if line.is_heading() { HEADING } else { case_row_height(is_narrow) }
                narrow_below=CASE_ROW_NARROW
                line=move |line| match line {
                    Line::Heading(slot, count) => Either::Left(view! { <Heading group=slot count /> }),
                    Line::Case(row) => Either::Right(view! { <li><CaseRow row /></li> }),
                }
            />
        </Show>
    }
}

fn list_of<'a>(person: Option<&'a Person>, today: Date, memory: &'a Memory) -> Option<ListOf<'a>> {
    person.map(|person| ListOf::new(person, today, memory.rulebook()))
}

#[component]
fn Heading(group: Slot, count: usize) -> impl IntoView {
    let desk = use_desk();
    view! {
        <li class="today-slot">
            <h2>{move || group.name(desk.lang.get())} " " <span class="faint">{count}</span></h2>
        </li>
    }
}
