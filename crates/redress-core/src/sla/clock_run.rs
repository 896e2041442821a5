//! The running count of one promise in one case, and whether it was kept.

use super::span::{End, SetDue, Span, spans};
use crate::calendar::{BusinessCalendar, Derivation, Due, NoWorkingTime, Within, WorkingTime};
use crate::case::{Case, Round};
use crate::complaint::{Field, Level, Role, Status, Tier};
use crate::event::{PersonId, Receiver, StoreCode};
use crate::policy::{CalendarChoice, Measures, Policy, SlaTarget};
use crate::rulebook::Rulebook;
use crate::time::{Date, MS_PER_DAY, Timestamp};

/// How a clock stands. It never changes level, owner or status by itself (ESC-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Running,
    /// Past the warning share of its time.
    AtRisk,
    Breached,
    Met,
    MetLate,
    /// The promise fell away, or the case is void.
    Void,
}

/// Who must act, so that the clock is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doer {
    Person(PersonId),
    Tier(Tier),
    Role(Role),
    /// Nobody owns the case: tier 2 names someone.
    Nobody,
}

/// One clock of a case: key (case, clock, round, occurrence).
#[derive(Clone, Debug)]
pub struct ClockRun<'a> {
    pub target: &'a SlaTarget,
    /// The policy it runs under: the one that the round's opening event names.
    pub policy: &'a Policy,
    pub round: u32,
    pub occurrence: u32,
    pub started_at: Timestamp,
    pub end: End,
    pub due: Result<Due, NoWorkingTime>,
    /// From here on the doer is warned.
    pub warn_at: Timestamp,
    pub doer: Doer,
    basis: Basis,
    calendar: &'a BusinessCalendar,
}

/// What the due time was reckoned from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Basis {
    Within(Timestamp, Within),
    Agreed(Date),
    Promised,
    /// Calendar days from the last contact, moved to the working day before if that is a day off.
    Cadence(u32),
}

/// Why a clock is due when it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// Reckoned by the calendar.
    Reckoned(Derivation),
    /// Close of business on the date agreed with the customer.
    Agreed(Date),
    Promised,
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
            (End::None, Some(_)) => Standing::Breached,
            (End::None, None) if self.due.is_ok() && now >= self.warn_at => Standing::AtRisk,
            (End::None, None) => Standing::Running,
        }
    }

    pub fn is_live(&self) -> bool {
        self.end == End::None
    }

    /// Open time left on the clock's own calendar; nothing once it is over.
    pub fn time_left(&self, now: Timestamp) -> WorkingTime {
        self.due_at().map_or(WorkingTime::from_ms(0), |due| self.calendar.working_time_between(now, due))
    }

    /// Open time since it was due.
    pub fn time_over(&self, now: Timestamp) -> WorkingTime {
        self.due_at().map_or(WorkingTime::from_ms(0), |due| self.calendar.working_time_between(due, now))
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

    /// Line by line, why it is due then.
    pub fn explain(&self) -> Explanation {
        match self.basis {
            Basis::Within(from, within) => {
                self.calendar.explain(from, within).map_or(Explanation::NoWorkingTime, Explanation::Reckoned)
            }
            Basis::Agreed(date) => Explanation::Agreed(date),
            Basis::Promised => Explanation::Promised,
            Basis::Cadence(every_days) => {
                let offset = self.calendar.offset();
                let falls_on = days_after(self.started_at, every_days, self.calendar);
                let moved_to = self.due_at().map_or(falls_on, |due| due.date(offset));
                Explanation::Cadence { contacted_at: self.started_at, every_days, falls_on, moved_to }
            }
        }
    }
}

/// Every clock of a case, in the order they started. A round whose policy is not at hand has none.
pub fn clocks<'a>(case: &Case, rulebook: &'a Rulebook) -> Vec<ClockRun<'a>> {
    let is_void = case.state.is_void();
    let mut runs = Vec::new();
    for round in case.state.rounds.values() {
        let Some(policy) = round.policy().and_then(|id| rulebook.policy(id)) else { continue };
        for target in &policy.clocks {
            let reckoning = Reckoning { case, round, target, policy, rulebook, is_void };
            runs.extend(
                spans(target.measures, round, case, rulebook).into_iter().filter_map(|s| reckoning.run(s)),
            );
        }
    }
    runs.sort_by_key(|run| (run.started_at, run.round));
    runs
}

struct Reckoning<'c, 'a> {
    case: &'c Case,
    round: &'c Round,
    target: &'a SlaTarget,
    policy: &'a Policy,
    rulebook: &'a Rulebook,
    is_void: bool,
}

impl<'a> Reckoning<'_, 'a> {
    fn run(&self, span: Span) -> Option<ClockRun<'a>> {
        let calendar = self.calendar();
        let (basis, due) = match self.target.measures {
            Measures::Cadence if self.round.level() == Level::ONE => {
                self.due_when_long_running(&span, calendar)?
            }
            _ => self.due(&span, calendar)?,
        };
        let end = match span.end {
            End::None | End::Done(_) if self.is_void => End::FellAway(span.started_at),
            end => end,
        };
        let due_at = due.as_ref().ok().map(|due| due.at);
        let warn_at = due
            .as_ref()
            .map_or(Timestamp::MAX, |due| self.warn_at(span.started_at, due.at, &basis, calendar));
        Some(ClockRun {
            target: self.target,
            policy: self.policy,
            round: self.round.number,
            occurrence: span.occurrence,
            started_at: span.started_at,
            end,
            due,
            warn_at,
            doer: self.doer(end, due_at),
            basis,
            calendar,
        })
    }

    fn calendar(&self) -> &'a BusinessCalendar {
        let store = || {
            let concerned = StoreCode::new(self.case.state.field(Field::Store));
            concerned.and_then(|code| self.rulebook.store(&code)).map(|store| &store.calendar)
        };
        match self.target.on {
            CalendarChoice::Office => self.rulebook.office(),
            CalendarChoice::Store => store().unwrap_or(self.rulebook.office()),
        }
    }

    fn due(&self, span: &Span, calendar: &BusinessCalendar) -> Option<(Basis, Result<Due, NoWorkingTime>)> {
        let certain = |at: Timestamp| Due { at, provisional: false, note: None };
        match (span.due, self.target.measures) {
            (SetDue::At(at), _) => Some((Basis::Promised, Ok(certain(at)))),
            (SetDue::On(date), _) => Some((Basis::Agreed(date), close_of(date, calendar))),
            (SetDue::From(date), _) => {
                let from = Timestamp::midnight(date, calendar.offset());
                let within = self.within()?;
                Some((Basis::Within(from, within), calendar.due_at(from, within)))
            }
            (SetDue::ByPolicy, Measures::Cadence) => {
                let every = self.policy.contact_cadence.every_days;
                Some((Basis::Cadence(every), cadence_due(span.started_at, every, calendar)))
            }
            (SetDue::ByPolicy, _) => {
                // Carrying out runs to SLA-2's end unless a date was agreed.
                let from =
                    if self.target.within.is_none() { self.round.started_at() } else { span.started_at };
                let within = self.within()?;
                Some((Basis::Within(from, within), calendar.due_at(from, within)))
            }
        }
    }

    /// The target's own length, or that of the result clock where it has none.
    fn within(&self) -> Option<Within> {
        let of_result = || self.policy.clocks.iter().find(|clock| clock.measures == Measures::Result);
        let per_level =
            self.target.within.as_ref().or_else(|| of_result().and_then(|clock| clock.within.as_ref()))?;
        Some(per_level.at(self.round.level()))
    }

    /// Level 1 is contacted weekly only once it has been open for long (CONTACT-2): a run that ended before says
    /// nothing, and none is due before.
    fn due_when_long_running(
        &self,
        span: &Span,
        calendar: &BusinessCalendar,
    ) -> Option<(Basis, Result<Due, NoWorkingTime>)> {
        let (from, open_over) = (self.round.started_at(), self.policy.contact_cadence.level_1_open_over);
        let long = calendar.due_at(from, open_over).ok()?;
        if span.end.at().is_some_and(|ended| ended <= long.at) {
            return None;
        }
        let (basis, due) = self.due(span, calendar)?;
        match due {
            Ok(due) if due.at < long.at => Some((Basis::Within(from, open_over), Ok(long))),
            due => Some((basis, due)),
        }
    }

    fn warn_at(
        &self,
        started_at: Timestamp,
        due: Timestamp,
        basis: &Basis,
        calendar: &BusinessCalendar,
    ) -> Timestamp {
        let ahead = i64::from(100 - self.target.warn_percent.min(100));
        let elapsed = matches!(basis, Basis::Promised);
        if elapsed {
            return due.plus_ms(-(due.ms_since(started_at).max(0) / 100 * ahead));
        }
        let total = calendar.working_time_between(started_at, due).ms();
        let left = WorkingTime::from_ms(total / 100 * ahead);
        calendar.working_time_before(due, left).unwrap_or(due).max(started_at)
    }

    /// Who must act; of a clock that has ended, who had to: the owner when it was met, or when it was due if that
    /// came first (states.md, *Doer*). Taking a case over takes over no past breach.
    fn doer(&self, end: End, due_at: Option<Timestamp>) -> Doer {
        let owner_at = |at: Option<Timestamp>| match at {
            Some(at) => self.round.owner_at(at),
            None => self.round.owner(),
        };
        let owner = |at: Option<Timestamp>| owner_at(at).cloned().map_or(Doer::Nobody, Doer::Person);
        let had_to = end.at().map(|ended| due_at.map_or(ended, |due| ended.min(due)));
        let level = self.round.level();
        match self.target.measures {
            Measures::Step(Status::AwaitingReview) => {
                if level == Level::THREE {
                    Doer::Role(Role::SalesDirector)
                } else {
                    Doer::Tier(level.reviewing_tier())
                }
            }
            Measures::Step(Status::Investigating) if end == End::None => {
                let next_tier = self.case.state.awaits_authorisation(self.rulebook);
                next_tier.map_or_else(|| owner(None), Doer::Tier)
            }
            Measures::Taking => match self.round.handed_to().filter(|_| end == End::None) {
                Some((Receiver::Person(person), _)) => Doer::Person(person.clone()),
                Some((Receiver::Tier(tier), _)) => Doer::Tier(*tier),
                None => owner(end.at()),
            },
            Measures::Guidance => Doer::Tier(Tier::THREE),
            Measures::Appeal if level == Level::THREE => Doer::Role(Role::AdministrationCentre),
            Measures::Appeal => Doer::Tier(level.working_tier().above().unwrap_or(Tier::THREE)),
            Measures::Archiving => Doer::Role(Role::FranchiseClerk),
            Measures::DocketPlacing | Measures::DocketDecision => Doer::Role(Role::AdministrationCentre),
            _ => owner(had_to),
        }
    }
}

fn close_of(date: Date, calendar: &BusinessCalendar) -> Result<Due, NoWorkingTime> {
    // The last closing of the first working day after the day before: the date itself when it is open.
    let eve = Timestamp::midnight(date, calendar.offset()).plus_ms(-1);
    let within = Within::ONE_WORKING_DAY;
    calendar.due_at(eve, within)
}

fn days_after(start: Timestamp, days: u32, calendar: &BusinessCalendar) -> Date {
    start.plus_ms(i64::from(days) * MS_PER_DAY).date(calendar.offset())
}

/// Close of business on the day a week later, or on the working day before it. A holiday that swallows the whole
/// week moves it to the first working day after, never before the contact itself.
fn cadence_due(
    contacted_at: Timestamp,
    every_days: u32,
    calendar: &BusinessCalendar,
) -> Result<Due, NoWorkingTime> {
    let falls_on = days_after(contacted_at, every_days, calendar);
    let before =
        calendar.working_day_on_or_before(falls_on).filter(|day| *day > contacted_at.date(calendar.offset()));
    close_of(before.unwrap_or(falls_on), calendar)
}
