//! The live clocks of many cases, for the question that only a moving `now` asks: how many stand how, and which of
//! them stand differently than before?
//!
//! A clock's standing changes at a few instants known beforehand: its warning, its due time, a hold's ends. Each row
//! keeps the stretch for which its standing holds, so that a new `now` costs two comparisons a clock, and a reckoning
//! only for those it has carried over an end. What a clock is due by, and whether it is live at all, follows from the
//! case: whoever folds one anew replaces its rows.

use super::clock_run::{ClockRun, Standing, standing_of_live};
use crate::time::Timestamp;
use std::collections::BTreeMap;
use std::fmt;

/// How many live clocks stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    pub running: usize,
    pub held: usize,
    pub at_risk: usize,
    pub breached: usize,
}

/// A live clock that stands differently than at the `now` before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change<K> {
    pub case: K,
    /// Its place among the clocks of its case, as `clocks` answers them.
    pub clock: usize,
    /// Nothing for a row that no `now` has been asked about yet.
    pub before: Option<Standing>,
    pub after: Standing,
}

/// The live clocks of cases named by `K`, in columns: what every `now` reads lies together, apart from what it seldom
/// needs.
#[derive(Clone)]
pub struct ClockTable<K> {
    /// The standing holds from here on, and before `until`. A row not asked about yet holds for no instant.
    since: Vec<i64>,
    until: Vec<i64>,
    standing: Vec<Option<Standing>>,
    rows: Vec<Row<K>>,
    /// Where the rows of a case are.
    by_case: BTreeMap<K, Vec<usize>>,
    standings: Standings,
}

/// What a standing is reckoned from.
#[derive(Clone)]
struct Row<K> {
    case: K,
    clock: usize,
    due_at: Option<Timestamp>,
    warn_at: Timestamp,
    /// [from, to), in order; most clocks are never held.
    held: Vec<(Timestamp, Timestamp)>,
}

impl<K: Copy + Ord> ClockTable<K> {
    pub fn new() -> Self {
        Self {
            since: Vec::new(),
            until: Vec::new(),
            standing: Vec::new(),
            rows: Vec::new(),
            by_case: BTreeMap::new(),
            standings: Standings::default(),
        }
    }

    /// Takes the live ones of a case's clocks in, in place of those it had.
    pub fn replace(&mut self, case: K, clocks: &[ClockRun<'_>]) {
        self.remove(case);
        let live = clocks.iter().enumerate().filter(|(_, run)| run.is_live());
        let first = self.rows.len();
        for (clock, run) in live {
            let held = run.held.iter().map(|held| (held.from, held.to)).collect();
            self.rows.push(Row { case, clock, due_at: run.due_at(), warn_at: run.warn_at, held });
            self.since.push(i64::MAX);
            self.until.push(i64::MIN);
            self.standing.push(None);
        }
        if first < self.rows.len() {
            self.by_case.insert(case, (first..self.rows.len()).collect());
        }
    }

    /// Forgets a case; one that has no live clock is not held either.
    pub fn remove(&mut self, case: K) {
        let mut rows = self.by_case.remove(&case).unwrap_or_default();
        // From the end, so that the row that fills a gap is never one of those still to go.
        rows.sort_unstable();
        for row in rows.into_iter().rev() {
            self.remove_row(row);
        }
    }

    fn remove_row(&mut self, row: usize) {
        if let Some(standing) = self.standing.swap_remove(row) {
            *self.standings.of_mut(standing) -= 1;
        }
        self.since.swap_remove(row);
        self.until.swap_remove(row);
        self.rows.swap_remove(row);
        let last = self.rows.len();
        if let Some(moved) = self.rows.get(row)
            && let Some(place) =
                self.by_case.get_mut(&moved.case).into_iter().flatten().find(|at| **at == last)
        {
            *place = row;
        }
    }

    /// How the clocks stand at `now`; what differs from the `now` before goes to `changes`, in no order.
    pub fn evaluate(&mut self, now: Timestamp, changes: &mut Vec<Change<K>>) -> Standings {
        changes.clear();
        let stretches = self.since.iter_mut().zip(&mut self.until).enumerate();
        for (index, (since, until)) in stretches {
            if (*since..*until).contains(&now.ms()) {
                continue;
            }
            let (Some(row), Some(standing)) = (self.rows.get(index), self.standing.get_mut(index)) else {
                continue;
            };
            (*since, *until) = row.stretch_around(now);
            let (before, after) = (*standing, row.standing(now));
            if before == Some(after) {
                continue;
            }
            *standing = Some(after);
            *self.standings.of_mut(after) += 1;
            if let Some(before) = before {
                *self.standings.of_mut(before) -= 1;
            }
            changes.push(Change { case: row.case, clock: row.clock, before, after });
        }
        self.standings
    }

    /// How many live clocks there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<K: Copy + Ord> Default for ClockTable<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> fmt::Debug for ClockTable<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClockTable")
            .field("clocks", &self.rows.len())
            .field("standings", &self.standings)
            .finish_non_exhaustive()
    }
}

impl<K> Row<K> {
    fn standing(&self, now: Timestamp) -> Standing {
        let is_held = self.held.iter().any(|(from, to)| *from <= now && now < *to);
        standing_of_live(now, self.due_at, self.warn_at, is_held)
    }

    /// [since, until) around `now`, in which nothing happens that a standing depends on.
    fn stretch_around(&self, now: Timestamp) -> (i64, i64) {
        // Done exactly at the due time is in time: the breach begins a millisecond later.
        let breach = self.due_at.map(|due| due.ms() + 1);
        let holds = self.held.iter().flat_map(|(from, to)| [from.ms(), to.ms()]);
        let turns = holds.chain(breach).chain([self.warn_at.ms()]);
        turns.fold((i64::MIN, i64::MAX), |(since, until), turn| {
            if turn <= now.ms() { (since.max(turn), until) } else { (since, until.min(turn)) }
        })
    }
}

impl Standings {
    /// Where a live clock is counted; what has ended never enters a table.
    fn of_mut(&mut self, standing: Standing) -> &mut usize {
        match standing {
            Standing::Held => &mut self.held,
            Standing::AtRisk => &mut self.at_risk,
            Standing::Breached => &mut self.breached,
            Standing::Running | Standing::Met | Standing::MetLate | Standing::Void => &mut self.running,
        }
    }
}
