//! What is looked for: words and a few choices; which rows match, and in which order they stand.

use crate::app::use_desk;
use crate::components::{Choice, Option_, options};
use crate::desk::{Memory, Row};
use leptos::prelude::*;
use redress_core::complaint::{Level, Topic};
use redress_core::time::Timestamp;
use std::cmp::Reverse;
use std::sync::Arc;

const OPEN: &str = "open";
const CLOSED: &str = "closed";
const NEWEST: &str = "newest";

/// The choices as they stand on the page; an empty one lets everything through.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    pub words: RwSignal<String>,
    status: RwSignal<String>,
    level: RwSignal<String>,
    topic: RwSignal<String>,
    store: RwSignal<String>,
    order: RwSignal<String>,
}

impl Sheet {
    pub fn new() -> Self {
        Self {
            words: RwSignal::default(),
            status: RwSignal::default(),
            level: RwSignal::default(),
            topic: RwSignal::default(),
            store: RwSignal::default(),
            order: RwSignal::default(),
        }
    }

    pub fn clear(self) {
        for choice in [self.words, self.status, self.level, self.topic, self.store] {
            choice.set(String::new());
        }
    }

    pub fn filter(self) -> Filter {
        Filter {
            words: self
                .words
                .with(|words| words.to_lowercase().split_whitespace().map(str::to_owned).collect()),
            is_open: match self.status.get().as_str() {
                OPEN => Some(true),
                CLOSED => Some(false),
                _ => None,
            },
            level: self.level.get().parse().ok().and_then(Level::new),
            topic: Topic::parse(&self.topic.get()),
            store: self.store.get(),
            newest_first: self.order.with(|order| order == NEWEST),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// All of them must occur.
    words: Vec<String>,
    is_open: Option<bool>,
    level: Option<Level>,
    topic: Option<Topic>,
    store: String,
    newest_first: bool,
}

impl Filter {
    /// The rows that match, in order: by deadline, those without one after them, the newest first.
    pub fn of(&self, memory: &Memory) -> Vec<Arc<Row>> {
        let mut found: Vec<Arc<Row>> = memory.rows().filter(|row| self.lets_through(row)).cloned().collect();
        let due = |row: &Row| row.clock.as_ref().map_or(Timestamp::MAX, |clock| clock.due_at);
        if self.newest_first {
            found.sort_by_key(|row| Reverse(row.received_at));
        } else {
            found.sort_by_key(|row| (due(row), Reverse(row.received_at)));
        }
        found
    }

    fn lets_through(&self, row: &Row) -> bool {
        self.is_open.is_none_or(|is_open| row.status.is_open() == is_open)
            && self.level.is_none_or(|level| row.level == level)
            && self.topic.is_none_or(|topic| row.topic == Some(topic))
            && (self.store.is_empty() || row.store == self.store)
            && self.words.iter().all(|word| row.haystack.contains(word.as_str()))
    }
}

#[component]
pub fn Filters(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let text = move |zh, en| Signal::derive(move || desk.t(zh, en).to_owned());
    let option = |code: &str, name: &str| Option_ { code: code.to_owned(), name: name.to_owned() };
    let statuses = Signal::derive(move || {
        vec![option(OPEN, desk.t("处理中", "Open")), option(CLOSED, desk.t("已结束", "Closed"))]
    });
    let levels = Signal::derive(move || {
        let lang = desk.lang.get();
        Level::all().map(|level| option(&level.get().to_string(), level.name(lang))).collect::<Vec<_>>()
    });
    let topics = Signal::derive(move || options(Topic::ALL, Topic::code, Topic::name, desk.lang.get()));
    let stores = Signal::derive(move || {
        let rulebook = desk.rulebook();
        rulebook.stores().map(|store| option(store.code.as_str(), &store.name)).collect::<Vec<_>>()
    });
    let orders = Signal::derive(move || vec![option(NEWEST, desk.t("最新登记", "Newest first"))]);
    view! {
        <Choice id="filter-status" label=text("状态", "Status") value=sheet.status options=statuses none=text("全部", "All") />
        <Choice id="filter-level" label=text("级别", "Level") value=sheet.level options=levels none=text("全部", "All") />
        <Choice id="filter-topic" label=text("主题", "Topic") value=sheet.topic options=topics none=text("全部", "All") />
        <Choice id="filter-store" label=text("门店", "Store") value=sheet.store options=stores none=text("全部", "All") />
        <Choice id="filter-order" label=text("排序", "Order") value=sheet.order options=orders none=text("到期时间", "Next deadline") />
    }
}
