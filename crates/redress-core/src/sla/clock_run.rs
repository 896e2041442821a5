//! The running count of one promise in one case, and whether it was kept.

use super::course::{Basis, Course, Moved, Setting, days_after, runs_on_elapsed};
use super::doer::{Doer, doer};
use super::hold::Held;
use super::span::{End, Span, Walked};
use crate::calendar::{BusinessCalendar, Derivation, Due, NoWorkingTime, Within, WorkingTime};
use crate::case::Case;
use crate::policy::{CalendarChoice, Measures, Policy, SlaTarget};
use crate::rulebook::{Rulebook, Store};
use crate::time::{Date, Timestamp};

/// How a clock stands. It never changes level, owner or status by itself (ESC-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Running,
    /// Stands still for a reason of the policy; it cannot be broken meanwhile.
    Held,
    /// Past the warning share of its time.
    AtRisk,
    Breached,
    Met,
    MetLate,
    /// The promise fell away, or the case is void.
    Void,
}

/// One clock of a case: key (case, clock, round, occurrence).
#[derive(Clone, Debug)]
pub struct ClockRun<'a> {
    pub target: &'a SlaTarget,
    /// The policy it runs under: the one that the event which started it names, unless a later one was published
    /// for running clocks too.
    pub policy: &'a Policy,
    pub round: u32,
    pub occurrence: u32,
    pub started_at: Timestamp,
    pub end: End,
    pub due: Result<Due, NoWorkingTime>,
    /// From here on the doer is warned.
    pub warn_at: Timestamp,
    pub doer: Doer,
    /// Due times that no longer hold, in order.
    pub moved: Vec<Moved>,
    /// When it stood still, or will by what is planned.
    pub held: Vec<Held>,
    /// The store whose hours it runs on; else the office's.
    pub store: Option<&'a Store>,
    basis: Basis,
    not_before: Option<Timestamp>,
    used_before: WorkingTime,
    calendar: &'a BusinessCalendar,
}

/// Why a clock is due when it is: what it is reckoned from, then what puts it off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub from: ReckonedFrom,
    /// Used before a change of level started it anew, and counted against the new limit.
    pub used_before: WorkingTime,
    /// What did not count, with how much of it was open (or elapsed) time.
    pub held: Vec<(Held, WorkingTime)>,
    /// No change makes a clock due before the change itself.
    pub not_before: Option<Timestamp>,
}

impl Explanation {
    /// Whether the due time is another than the count alone gives.
    pub fn puts_off(&self) -> bool {
        self.used_before > WorkingTime::ZERO || !self.held.is_empty() || self.not_before.is_some()
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReckonedFrom {
    /// Reckoned by the calendar.
    Calendar(Derivation),
    /// Close of business on the date agreed with the customer.
    Agreed(Date),
    /// An instant that people set: promised, or set by others.
    Set,
    Cadence {
        contacted_at: Timestamp,
        every_days: u32,
        falls_on: Date,
        moved_to: Date,
    },
    NoWorkingTime,
}

impl ClockRun<'_> {
    pub fn due_at(&self) -> Option<Timestamp> {
        self.due.as_ref().ok().map(|due| due.at)
    }

    /// When the promise was broken, as seen at `now`. Done exactly at the due time is in time. One that fell
    /// away after its due time stays broken: a withdrawal or a raise undoes no breach.
    pub fn breached_at(&self, now: Timestamp) -> Option<Timestamp> {
        let due = self.due_at()?;
        let measured = match self.end {
            End::None => now,
            End::Done(at) | End::FellAway(at) => at,
        };
        (measured > due).then_some(due)
    }

    pub fn standing(&self, now: Timestamp) -> Standing {
        match (self.end, self.breached_at(now)) {
            (End::FellAway(_), _) => Standing::Void,
            (End::Done(_), None) => Standing::Met,
            (End::Done(_), Some(_)) => Standing::MetLate,
            (End::None, _) => standing_of_live(now, self.due_at(), self.warn_at, self.held_at(now).is_some()),
        }
    }

    pub fn is_live(&self) -> bool {
        self.end == End::None
    }

    /// The hold that a live clock stands in; a broken one may stand in one too.
    pub fn held_at(&self, now: Timestamp) -> Option<&Held> {
        self.held.iter().find(|held| self.is_live() && held.from <= now && now < held.to)
    }

    pub fn calendar(&self) -> &BusinessCalendar {
        self.calendar
    }

    /// How long one has, where the policy says so.
    pub fn within(&self) -> Option<Within> {
        match self.basis {
            Basis::Within(_, within) => Some(within),
            _ => None,
        }
    }

    /// Whether it runs on elapsed time, open or not.
    pub fn is_elapsed(&self) -> bool {
        match self.basis {
            Basis::Within(_, within) => runs_on_elapsed(self.target, within),
            Basis::Set => true,
            Basis::Agreed(_) | Basis::Cadence(..) => false,
        }
    }

    /// Line by line, why it is due then.
    pub fn explain(&self) -> Explanation {
        let from = match self.basis {
            Basis::Within(from, within) => self
                .calendar
                .explain(from, within)
                .map_or(ReckonedFrom::NoWorkingTime, ReckonedFrom::Calendar),
            Basis::Agreed(date) => ReckonedFrom::Agreed(date),
            Basis::Set => ReckonedFrom::Set,
            Basis::Cadence(contacted_at, every_days) => {
                let falls_on = days_after(contacted_at, every_days, self.calendar);
                let moved_to = self.due_at().map_or(falls_on, |due| due.date(self.calendar.offset()));
                ReckonedFrom::Cadence { contacted_at, every_days, falls_on, moved_to }
            }
        };
        let counts = matches!(self.basis, Basis::Within(..));
        let lost = |held: &Held| {
            if self.is_elapsed() {
                WorkingTime::from_ms(held.to.ms_since(held.from))
            } else {
                self.calendar.working_time_between(held.from, held.to)
            }
        };
        let before_due = |held: &&Held| self.due_at().is_some_and(|due| held.from <= due);
        let held =
            self.held.iter().filter(|_| counts).filter(before_due).map(|held| (held.clone(), lost(held)));
        Explanation { from, used_before: self.used_before, held: held.collect(), not_before: self.not_before }
    }
}

/// How a clock stands that nothing has ended.
pub(super) fn standing_of_live(
    now: Timestamp,
    due_at: Option<Timestamp>,
    warn_at: Timestamp,
    is_held: bool,
) -> Standing {
    match due_at {
        Some(due) if now > due => Standing::Breached,
        _ if is_held => Standing::Held,
        Some(_) if now >= warn_at => Standing::AtRisk,
        _ => Standing::Running,
    }
}

/// Every clock of a case, in the order they started. What started under a policy that is not at hand has none.
pub fn clocks<'a>(case: &Case, rulebook: &'a Rulebook) -> Vec<ClockRun<'a>> {
    let mut runs = Vec::new();
    for round in case.state.rounds.values() {
        let setting = Setting::of(case, round, rulebook);
        let walked = Walked::new(round, case, rulebook);
        for measures in Measures::all() {
            for span in walked.spans(measures) {
                let Some(under) = setting.policy_at(span.started_at) else { continue };
                let clocks = under.policy.clocks.iter().enumerate();
                for (place, clock) in clocks.filter(|(_, clock)| clock.measures == measures) {
                    if let Some(course) = setting.course(clock, under, &span) {
                        runs.push((place, run_of(course, &span, setting)));
                    }
                }
            }
        }
    }
    // Of those that start together, in the order of the policy.
    runs.sort_by_key(|(place, run): &(usize, ClockRun<'a>)| (run.started_at, run.round, *place));
    runs.into_iter().map(|(_, run)| run).collect()
}

fn run_of<'a>(course: Course<'a>, span: &Span, setting: Setting<'_, 'a>) -> ClockRun<'a> {
    let end = match span.end {
        End::None | End::Done(_) if setting.case.state.is_void() => End::FellAway(span.started_at),
        end => end,
    };
    let due_at = course.due.as_ref().ok().map(|due| due.at);
    let on_store = course.target.on == CalendarChoice::Store;
    ClockRun {
        target: course.target,
        policy: course.policy,
        round: setting.round.number,
        occurrence: span.occurrence,
        started_at: span.started_at,
        end,
        due: course.due,
        warn_at: course.warn_at,
        doer: doer(course.target.measures, (span.started_at, end), due_at, setting),
        moved: course.moved,
        held: course.held,
        store: setting.store.filter(|_| on_store),
        basis: course.basis,
        not_before: course.not_before,
        used_before: course.used_before,
        calendar: course.calendar,
    }
}
