//! One week's report and the same figures of the week before.

use super::course::{is_open, turns};
use super::dimension::{Dimension, store_of};
use super::figures::{Figures, Movement};
use super::serious::SeriousCase;
use super::week::Week;
use crate::case::{Case, counts_from};
use crate::complaint::Level;
use crate::event::StoreCode;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeeklyReport {
    pub week: Week,
    /// One store, or all.
    pub store: Option<StoreCode>,
    /// The instant that open and overdue refer to: the end of the week, or `now` if earlier.
    pub until: Timestamp,
    /// The latest entry that the figures rest on, by the clock of the device that wrote it. Nothing: no entry counts.
    pub as_of: Option<Timestamp>,
    pub figures: Figures,
    /// The same of the whole week before.
    pub before: Figures,
    pub open_serious: Vec<SeriousCase>,
}

/// One group of a dimension, this week and the week before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// `Dimension::label` says what people call it.
    pub key: String,
    pub this: Movement,
    pub before: Movement,
}

/// The report of `week` over `cases`, for one store or all. Void cases do not count.
pub fn weekly<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
    rulebook: &Rulebook,
    week: Week,
    store: Option<&StoreCode>,
    now: Timestamp,
) -> WeeklyReport {
    let offset = rulebook.office().offset();
    let until = week.ends_at(offset).min(now);
    let this_week = week.starts_at(offset)..=until;
    let last_week = week.previous().starts_at(offset)..=week.previous().ends_at(offset).min(now);
    let mut report = WeeklyReport {
        week,
        store: store.cloned(),
        until,
        as_of: None,
        figures: Figures::default(),
        before: Figures::default(),
        open_serious: Vec::new(),
    };
    let concerns = |case: &&Case| store.is_none_or(|store| store_of(case).as_ref() == Some(store));
    let mut counted: Vec<&Case> =
        cases.into_iter().filter(|case| !case.state.is_void()).filter(concerns).collect();
    counted.sort_by(|a, b| (a.number(), a.id).cmp(&(b.number(), b.id)));
    counted.dedup_by_key(|case| case.id);
    for case in counted {
        let Some(then) = case.as_of(until, rulebook) else { continue };
        report.figures.add(case, &then, rulebook, &this_week);
        report.as_of = report.as_of.max(rests_on(case, until));
        if then.level() > Level::ONE && is_open(&turns(&then, rulebook, until)) {
            report.open_serious.push(SeriousCase::of(case, &then, rulebook, until));
        }
        if let Some(earlier) = case.as_of(*last_week.end(), rulebook) {
            report.before.add(case, &earlier, rulebook, &last_week);
        }
    }
    // The most serious first, then the longest open.
    report
        .open_serious
        .sort_by(|a, b| (b.level, a.received_at, &a.number).cmp(&(a.level, b.received_at, &b.number)));
    report
}

fn rests_on(case: &Case, until: Timestamp) -> Option<Timestamp> {
    let counted = case.entries.iter().filter(|shown| counts_from(&shown.entry) <= until);
    counted.map(|shown| shown.entry.event.header.recorded_at).max()
}

impl WeeklyReport {
    /// The groups of one dimension that either week has, in the order of the record's lists; what is not stated last.
    pub fn lines(&self, dimension: Dimension) -> Vec<Line> {
        let both = self.figures.groups(dimension).chain(self.before.groups(dimension));
        let keys: BTreeSet<&str> = both.map(|(key, _)| key).collect();
        let mut keys: Vec<&str> = keys.into_iter().collect();
        keys.sort_by_key(|key| dimension.rank(key));
        let of = |figures: &Figures, key: &str| figures.group(dimension, key).cloned().unwrap_or_default();
        let line = |key: &str| Line {
            key: key.to_owned(),
            this: of(&self.figures, key),
            before: of(&self.before, key),
        };
        keys.into_iter().map(line).collect()
    }
}
