//! The office calendar: a year at a glance, make-up days marked, unpublished years warned about.

use crate::app::use_desk;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;
use redress_core::calendar::{BusinessCalendar, built_in_years};
use redress_core::time::Date;
use redress_core::wording::Lang;

#[derive(Clone, Copy, PartialEq, Eq)]
enum DayKind {
    Working,
    Weekend,
    Holiday,
    MakeUp,
}

impl DayKind {
    fn of(date: Date, calendar: &BusinessCalendar) -> Self {
        let is_weekend = date.weekday().number_from_monday() > 5;
        match (calendar.is_working_day(date), is_weekend) {
            (true, false) => Self::Working,
            (true, true) => Self::MakeUp,
            (false, true) => Self::Weekend,
            (false, false) => Self::Holiday,
        }
    }

    /// The class, and a sign so that colour is not alone.
    const fn shown(self) -> (&'static str, &'static str) {
        match self {
            Self::Working => ("day", ""),
            Self::Weekend => ("day weekend", ""),
            Self::Holiday => ("day holiday", "休"),
            Self::MakeUp => ("day make-up", "班"),
        }
    }
}

#[component]
pub fn CalendarSection() -> impl IntoView {
    let desk = use_desk();
    // A built-in table that does not read counts as no table: every year then warns.
    let built_in: Vec<i32> = built_in_years().unwrap_or_default().iter().map(|known| known.year).collect();
    let this_year = Memo::new(move |_| desk.now().date(desk.rulebook().office().offset()).year());
    let year = RwSignal::new(this_year.get_untracked());
    let is_published = Memo::new(move |_| {
        let rulebook = desk.rulebook();
        let by_head_office =
            rulebook.office_spec().workday_years.iter().any(|known| known.year == year.get());
        by_head_office || built_in.contains(&year.get())
    });
    let hours = move || desk.rulebook().office_spec().weekly_hours.mon.to_string();
    let months = move || {
        let (rulebook, year, lang) = (desk.rulebook(), year.get(), desk.lang.get());
        (1..=12).map(|month| month_view(year, month, rulebook.office(), lang)).collect_view()
    };
    view! {
        <section class="card">
            <h2>{move || desk.t("办公日历", "Office calendar")}</h2>
            <p class="faint">{move || desk.t("工作日时间：", "Hours on working days: ")}{hours}</p>
            <div class="bar">
                <button type="button" on:click=move |_| year.update(|year| *year -= 1) aria-label=move || desk.t("上一年", "Year before")>"‹"</button>
                <strong aria-live="polite">{year}</strong>
                <button type="button" on:click=move |_| year.update(|year| *year += 1) aria-label=move || desk.t("下一年", "Next year")>"›"</button>
                <span class="legend"><i class="day holiday">"休"</i>{move || desk.t("节假日", "Holiday")}</span>
                <span class="legend"><i class="day make-up">"班"</i>{move || desk.t("调休上班", "Make-up day")}</span>
            </div>
            <Show when=move || !is_published.get()>
                <p class="warn" role="status">
                    {move || {
                        desk.t(
                            "这一年的放假安排尚未公布（或不在表内）：先按周一至周五计算，涉及这一年的期限标为“暂定”。",
                            "This year's holidays are not published (or not in the table): Monday to Friday stands in, and deadlines that touch it are marked provisional.",
                        )
                    }}
                </p>
            </Show>
            <div class="year">{months}</div>
        </section>
    }
}

fn month_view(year: i32, month: u32, calendar: &BusinessCalendar, lang: Lang) -> impl IntoView + use<> {
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default();
    let blanks = first.weekday().num_days_from_monday();
    let days: Vec<(u32, DayKind)> = first
        .iter_days()
        .take_while(|date| date.month() == month)
        .map(|date| (date.day(), DayKind::of(date, calendar)))
        .collect();
    let title = match lang {
        Lang::Zh => format!("{month}月"),
        Lang::En => first.format("%B").to_string(),
    };
    let blanks = (0..blanks).map(|_| view! { <span></span> }).collect_view();
    let days = days
        .into_iter()
        .map(|(day, kind)| {
            let (class, sign) = kind.shown();
            view! { <span class=class>{day}<sup>{sign}</sup></span> }
        })
        .collect_view();
    view! {
        <div class="month">
            <h3>{title}</h3>
            <div class="days">{blanks}{days}</div>
        </div>
    }
}
