//! The agenda: whose work it is, sorted by the next deadline, and where the groups begin at a given moment.

use super::scope::Scope;
use crate::desk::{Memory, Row};
use redress_core::calendar::{BusinessCalendar, Unit, Within};
use redress_core::complaint::{Status, Tier};
use redress_core::event::CaseId;
use redress_core::sla::{Alert, Doer, ListOf};
use redress_core::time::{MS_PER_DAY, Timestamp};
use redress_core::wording::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    Overdue,
    /// Broken by someone of the tier below: ours to look after (ESC-1).
    Raised,
    /// An hour of working time.
    WithinTheHour,
    Today,
    Later,
    /// Ours to answer for, someone else's to act on.
    Waiting,
}

impl Slot {
    pub const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Overdue, Lang::Zh) => "已逾期",
            (Self::Raised, Lang::Zh) => "下级逾期，请关注",
            (Self::WithinTheHour, Lang::Zh) => "一小时内",
            (Self::Today, Lang::Zh) => "今天",
            (Self::Later, Lang::Zh) => "以后",
            (Self::Waiting, Lang::Zh) => "等别人处理",
            (Self::Overdue, Lang::En) => "Overdue",
            (Self::Raised, Lang::En) => "Overdue below you: look after it",
            (Self::WithinTheHour, Lang::En) => "Within the hour",
            (Self::Today, Lang::En) => "Today",
            (Self::Later, Lang::En) => "Later",
            (Self::Waiting, Lang::En) => "Waiting for others",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Heading(Slot, usize),
    Case(Arc<Row>),
}

/// A row that was folded anew is another line, even of the same case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKey {
    Heading(Slot, usize),
    Case(usize),
}

impl Line {
    pub fn key(&self) -> LineKey {
        match self {
            Self::Heading(slot, count) => LineKey::Heading(*slot, *count),
            Self::Case(row) => LineKey::Case(Arc::as_ptr(row).addr()),
        }
    }

    pub fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(..))
    }
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agenda {
    /// By the deadline of what this list has to do; those without one at the end.
    to_do: Vec<(Timestamp, Arc<Row>)>,
    /// What others must do, and from when on its breach is ours to look after.
    raised: Vec<(Timestamp, Arc<Row>)>,
    waiting: Vec<Arc<Row>>,
}

/// How many of the rows to do are overdue, are due within the hour or before, are due today or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Borders {
    overdue: usize,
    /// Of what others must do.
    raised: usize,
    hour: usize,
    today: usize,
}

fn due(row: &Row) -> Timestamp {
    row.clock.as_ref().map_or(Timestamp::MAX, |clock| clock.due_at)
}

/// What asks for a look beside the next step: a closed case that may repeat an earlier one is tier 2's (states.md; of
/// an open one its owner is asked), an answer drawn for a spot check the reviewing tier's (SAT-5), guidance that is
/// owed tier 3's. Answers by when; a look without a deadline of its own goes with the case's.
fn asks_for_a_look(memory: &Memory, row: &Row, list: Option<&ListOf<'_>>) -> Option<Timestamp> {
    let list = list?;
    let is_for = |tier: Tier| list.has(&Doer::Tier(tier));
    if let Some(by) = row.guidance_by.filter(|_| is_for(Tier::THREE)) {
        return Some(by);
    }
    let is_closed = matches!(row.status, Status::Closed | Status::Withdrawn);
    let is_asked =
        row.spot_check.is_some_and(is_for) || (is_closed && is_for(Tier::TWO) && memory.may_repeat(row.id));
    is_asked.then(|| due(row))
}

impl Agenda {
    /// `not_sent` are the cases that wait for a file from this device: to send it is the next step.
    pub fn of(
        memory: &Memory,
        list: Option<&ListOf<'_>>,
        scope: Scope,
        not_sent: &BTreeMap<CaseId, Alert>,
    ) -> Self {
        let mut agenda = Self::default();
        for row in memory.rows().filter(|row| row.doer.is_some()) {
            let asked = scope.asks(row, list, not_sent).then(|| due(row));
            let by = asked.into_iter().chain(asks_for_a_look(memory, row, list)).min();
            if let Some(by) = by {
                agenda.to_do.push((by, Arc::clone(row)));
                continue;
            }
            let raised_at = list.and_then(|list| row.raised_at(list));
            agenda.raised.extend(raised_at.map(|at| (at, Arc::clone(row))));
            if scope.waits(row, list) {
                agenda.waiting.push(Arc::clone(row));
            }
        }
        agenda.to_do.sort_by_cached_key(|(by, row)| (*by, row.number.clone()));
        agenda.raised.sort_by_cached_key(|(at, row)| (*at, row.number.clone()));
        agenda.waiting.sort_by_cached_key(|row| (due(row), row.number.clone()));
        agenda
    }

    pub fn borders(&self, now: Timestamp, office: &BusinessCalendar) -> Borders {
        let offset = office.offset();
        let in_an_hour =
            Within::new(1, Unit::WorkingHours).ok().and_then(|hour| office.due_at(now, hour).ok());
        let in_an_hour = in_an_hour.map_or(now, |due| due.at);
        let midnight = Timestamp::midnight(now.date(offset), offset).plus_ms(MS_PER_DAY);
        let overdue = self.to_do.partition_point(|(by, _)| *by < now);
        let hour = self.to_do.partition_point(|(by, _)| *by <= in_an_hour).max(overdue);
        let today = self.to_do.partition_point(|(by, _)| *by < midnight).max(hour);
        let raised = self.raised.partition_point(|(at, _)| *at < now);
        Borders { overdue, raised, hour, today }
    }

    /// Headings and cases in the order of the page; an empty group has no heading.
    pub fn lines(&self, borders: &Borders) -> Vec<Line> {
        let rows = |dated: &[(Timestamp, Arc<Row>)]| -> Vec<Arc<Row>> {
            dated.iter().map(|(_, row)| Arc::clone(row)).collect()
        };
        let to_do = rows(&self.to_do);
        let raised = rows(self.raised.get(..borders.raised).unwrap_or_default());
        let shown: BTreeSet<usize> = raised.iter().map(|row| Arc::as_ptr(row).addr()).collect();
        let is_shown = |row: &&Arc<Row>| shown.contains(&Arc::as_ptr(row).addr());
        let waiting: Vec<Arc<Row>> = self.waiting.iter().filter(|row| !is_shown(row)).cloned().collect();
        let groups = [
            (Slot::Overdue, to_do.get(..borders.overdue)),
            (Slot::Raised, Some(raised.as_slice())),
            (Slot::WithinTheHour, to_do.get(borders.overdue..borders.hour)),
            (Slot::Today, to_do.get(borders.hour..borders.today)),
            (Slot::Later, to_do.get(borders.today..)),
            (Slot::Waiting, Some(waiting.as_slice())),
        ];
        let mut lines = Vec::with_capacity(self.to_do.len() + self.waiting.len() + groups.len());
        for (slot, rows) in groups {
            let rows = rows.unwrap_or_default();
            if !rows.is_empty() {
                lines.push(Line::Heading(slot, rows.len()));
                lines.extend(rows.iter().cloned().map(Line::Case));
            }
        }
        lines
    }
}
