//! How one clock runs through its life: when it is due, what moved that, and when it stood still.
//!
//! A course is reckoned forward, change by change. What is decided, because its due time has passed, stays; what
//! lies ahead moves: with a level that a person sets, a calendar or policy that is published, a date agreed with
//! the customer, a hold. INVARIANT: no change makes a clock due before the change itself.

use super::hold::Held;
use super::span::{SetDue, Span};
use crate::calendar::{BusinessCalendar, Due, NoWorkingTime, Unit, Within, WorkingTime};
use crate::case::{Case, Hold, Round};
use crate::complaint::{Field, Level};
use crate::event::{PolicyId, StoreCode};
use crate::policy::{CalendarChoice, Measures, OnLevelChange, Policy, SlaTarget};
use crate::rulebook::{PublishedHours, Rulebook, Store};
use crate::time::{Date, MS_PER_DAY, Timestamp};

/// What the due time was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Within(Timestamp, Within),
    Agreed(Date),
    /// An instant that people set.
    Set,
    /// Calendar days from the last contact, moved to the working day before if that is a day off.
    Cadence(Timestamp, u32),
}

/// Why a due time moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A person set another level.
    Level(Level),
    /// Other opening hours were published.
    Hours,
    /// Another policy was published, also for running clocks.
    Policy(u32),
    /// Another date was agreed with the customer.
    Agreed(Date),
    /// Held until then, for a reason of the policy, by id.
    Held {
        reason: String,
        until: Timestamp,
    },
    Resumed,
}

/// A due time that no longer holds, and what moved it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub at: Timestamp,
    pub cause: Cause,
    /// The due time until then; none where it could not be reckoned.
    pub from: Option<Timestamp>,
}

/// The outcome.
#[derive(Clone, Debug)]
pub(super) struct Course<'a> {
    pub target: &'a SlaTarget,
    pub policy: &'a Policy,
    pub calendar: &'a BusinessCalendar,
    pub basis: Basis,
    pub due: Result<Due, NoWorkingTime>,
    /// Never due before the change that moved it: then this is when that was.
    pub not_before: Option<Timestamp>,
    /// Working or elapsed time used before the clock was started anew by a change of level.
    pub used_before: WorkingTime,
    pub moved: Vec<Moved>,
    /// When it stood still, in order, without overlaps.
    pub held: Vec<Held>,
    pub warn_at: Timestamp,
}

/// Where a clock's facts are.
#[derive(Clone, Copy)]
pub(super) struct Setting<'c, 'a> {
    pub case: &'c Case,
    pub round: &'c Round,
    pub rulebook: &'a Rulebook,
    /// The store concerned, where it is known.
    pub store: Option<&'a Store>,
}

/// A policy, and the id that it is published under.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub id: PolicyId,
    pub policy: &'a Policy,
}

/// What a course is reckoned from, as it stands at one instant.
#[derive(Clone)]
struct Terms<'a> {
    target: &'a SlaTarget,
    under: Named<'a>,
    calendar: &'a BusinessCalendar,
    level: Level,
    set: SetDue,
    /// Where the count starts: the clock's start, or the change of level that started it anew.
    from: Timestamp,
    used_before: WorkingTime,
    held: Vec<Held>,
}

enum Change<'c> {
    Level(Level),
    Hours,
    Policy(PolicyId),
    Agreed(Date),
    Held(&'c Hold),
    Resumed,
}

impl<'c, 'a> Setting<'c, 'a> {
    pub fn of(case: &'c Case, round: &'c Round, rulebook: &'a Rulebook) -> Self {
        let store = StoreCode::new(case.state.field(Field::Store)).and_then(|code| rulebook.store(&code));
        Self { case, round, rulebook, store }
    }

    /// The course of one run; none where the policy asks for nothing (a level 1 case that is not long-running).
    pub fn course(&self, target: &'a SlaTarget, under: Named<'a>, span: &Span) -> Option<Course<'a>> {
        let is_borrowed = target.within.is_none()
            && matches!(target.measures, Measures::Step(_))
            && span.due == SetDue::ByPolicy;
        if is_borrowed {
            return self.course_of_result(target, under, span);
        }
        self.reckon_forward(target, under, span)
    }

    /// A step without a length of its own, and without an agreed date, is due with the result (SLA-2), under the
    /// policy that the result runs under.
    fn course_of_result(&self, target: &'a SlaTarget, under: Named<'a>, span: &Span) -> Option<Course<'a>> {
        let whole = Span { started_at: self.round.started_at(), ..span.clone() };
        let under = self.policy_at(whole.started_at).unwrap_or(under);
        let result = under.policy.clocks.iter().find(|clock| clock.measures == Measures::Result)?;
        let mut course = self.reckon_forward(result, under, &whole)?;
        course.target = target;
        course.moved.retain(|moved| moved.at > span.started_at);
        course.warn_at = course.warn_at.max(span.started_at);
        Some(course)
    }

    fn reckon_forward(&self, target: &'a SlaTarget, under: Named<'a>, span: &Span) -> Option<Course<'a>> {
        let start = span.started_at;
        let until = span.end.at().unwrap_or(Timestamp::MAX);
        let changes = self.changes(target, start, until);
        let mut terms = Terms {
            target,
            under,
            calendar: self.hours(target).known_at(start),
            level: self.round.level_at(start),
            set: span.due,
            from: start,
            used_before: WorkingTime::ZERO,
            held: Vec::new(),
        };
        if !target.measures.is_dated_by_people() {
            // On a device that had not received them yet it may start under an older one.
            for (_, id) in self.rulebook.taken_over_until(start) {
                terms.take(start, &Change::Policy(*id), self);
            }
        }
        let mut due = terms.due(self, span);
        let mut not_before = None;
        let mut moved = Vec::new();
        for (at, change) in changes {
            let is_decided = matches!(&due, Some((_, Ok(due))) if due.at < at);
            if is_decided {
                // A hold puts nothing off any more, but the case is held, and the clock says so.
                if matches!(change, Change::Held(_) | Change::Resumed) {
                    terms.take(at, &change, self);
                }
                continue;
            }
            let Some(cause) = terms.take(at, &change, self) else { continue };
            let mut next = terms.due(self, span);
            if next.is_none() && due.is_some() {
                // A regular contact that level 1 would not ask for yet was asked for.
                continue;
            }
            let before = due.as_ref().and_then(|(_, due)| due.as_ref().ok()).map(|due| due.at);
            if let (Some((_, Ok(next))), Change::Level(_), Measures::Cadence) =
                (&mut next, &change, target.measures)
            {
                // A higher level never puts the next contact off.
                next.at = before.map_or(next.at, |before| next.at.min(before));
            }
            not_before = None;
            if let Some((_, Ok(next))) = &mut next
                && next.at < at
            {
                next.at = at;
                not_before = Some(at);
            }
            let after = next.as_ref().and_then(|(_, due)| due.as_ref().ok()).map(|due| due.at);
            if due.is_some() && before != after {
                moved.push(Moved { at, cause, from: before });
            }
            due = next;
        }
        let (basis, due) = due?;
        if matches!(basis, Basis::Agreed(_)) {
            // A date agreed with the customer is kept, whatever is waited for.
            terms.held.clear();
        }
        let counted_from = terms.counted_from(span);
        let mut course = Course {
            target: terms.target,
            policy: terms.under.policy,
            calendar: terms.calendar,
            basis,
            due,
            not_before,
            used_before: terms.used_before,
            moved,
            held: terms.held,
            warn_at: Timestamp::MAX,
        };
        course.warn_at = course.warning(counted_from);
        Some(course)
    }

    /// Everything that may move the clock, in the order it happened.
    fn changes(
        &self,
        target: &SlaTarget,
        start: Timestamp,
        until: Timestamp,
    ) -> Vec<(Timestamp, Change<'c>)> {
        let round = self.round;
        let mut changes: Vec<(Timestamp, Change<'c>)> = Vec::new();
        let within = |at: Timestamp| start < at && at <= until;
        let levels = round.level_settings.counted().iter().filter(|(at, _)| within(*at));
        changes.extend(levels.map(|(at, level)| (*at, Change::Level(*level))));
        if !target.measures.is_dated_by_people() {
            // The store's as well as the office's: another policy may have it run on either.
            let published = [Some(self.rulebook.office_hours()), self.store.map(|store| &store.hours)];
            let published = published.into_iter().flatten();
            let published = published.flat_map(|hours| hours.published_between(start, until));
            changes.extend(published.map(|(at, _)| (at, Change::Hours)));
            let policies = self.rulebook.taken_over_until(until).iter().filter(|(at, _)| start < *at);
            changes.extend(policies.map(|(at, id)| (*at, Change::Policy(*id))));
        }
        if target.measures == Measures::Result {
            let agreed = round.acceptances.iter().filter_map(|(evidence, _, date)| {
                date.filter(|_| within(evidence.at)).map(|date| (evidence.at, Change::Agreed(date)))
            });
            changes.extend(agreed);
        }
        if target.measures.can_be_held() {
            let resumed = round.resumptions.iter().map(|resumed| resumed.at).filter(|at| within(*at));
            changes.extend(resumed.map(|at| (at, Change::Resumed)));
            // A clock that starts while the case is held stands still from its start.
            let holds = self.holds_from(start).into_iter().filter(|hold| hold.evidence.at <= until);
            changes.extend(holds.map(|hold| (hold.evidence.at.max(start), Change::Held(hold))));
        }
        changes.sort_by_key(|(at, change)| (*at, change.rank()));
        changes
    }

    /// The policy that the events of `at` name.
    pub fn policy_at(&self, at: Timestamp) -> Option<Named<'a>> {
        let id = self.rulebook.policy_of_clock(self.round.policy_at(at)?, at);
        self.rulebook.policy(id).map(|policy| Named { id, policy })
    }

    /// The hours that a clock runs on; the office's say which day it is for one that runs on elapsed time.
    fn hours(&self, target: &SlaTarget) -> &'a PublishedHours {
        let store = self.store.filter(|_| target.on == CalendarChoice::Store);
        store.map_or(self.rulebook.office_hours(), |store| &store.hours)
    }
}

impl Change<'_> {
    /// Of changes at one instant, the one that ends something comes first.
    const fn rank(&self) -> u8 {
        match self {
            Self::Resumed => 0,
            Self::Policy(_) => 1,
            Self::Hours => 2,
            Self::Level(_) => 3,
            Self::Agreed(_) => 4,
            Self::Held(_) => 5,
        }
    }
}

impl<'a> Terms<'a> {
    /// Takes one change over; answers nothing when it does not concern this clock.
    fn take(&mut self, at: Timestamp, change: &Change<'_>, setting: &Setting<'_, 'a>) -> Option<Cause> {
        Some(match change {
            Change::Level(level) => {
                if *level != self.level {
                    self.start_anew(at);
                }
                self.level = *level;
                Cause::Level(*level)
            }
            Change::Hours => {
                self.calendar = setting.hours(self.target).known_at(at);
                Cause::Hours
            }
            Change::Policy(id) => {
                let is_later = setting.rulebook.is_later(*id, self.under.id);
                let policy = setting.rulebook.policy(*id).filter(|_| is_later);
                let borrows = |clock: &SlaTarget| clock.within.is_none();
                let same = |clock: &&SlaTarget| {
                    clock.id == self.target.id
                        && clock.measures == self.target.measures
                        && borrows(clock) == borrows(self.target)
                };
                // A clock that the new policy does not know goes on under the old one.
                if let Some((policy, target)) =
                    policy.and_then(|policy| policy.clocks.iter().find(same).map(|clock| (policy, clock)))
                {
                    (self.under, self.target) = (Named { id: *id, policy }, target);
                    self.calendar = setting.hours(target).known_at(at);
                }
                Cause::Policy(self.under.policy.number)
            }
            Change::Agreed(date) => {
                self.set = SetDue::On(*date);
                Cause::Agreed(*date)
            }
            Change::Held(hold) => {
                let held = setting.stopped_by(hold, self.target, self.under.policy)?;
                // From one hold into another nothing counts twice.
                let from = self.held.last().map_or(at, |before| before.to.max(at));
                let until = held.to;
                if from < until {
                    self.held.push(Held { from, ..held });
                }
                Cause::Held { reason: hold.reason.clone(), until }
            }
            Change::Resumed => {
                // What was planned to go on ends here.
                for held in &mut self.held {
                    held.to = held.to.min(at);
                }
                self.held.retain(|held| held.from < held.to);
                Cause::Resumed
            }
        })
    }

    fn start_anew(&mut self, at: Timestamp) {
        match self.target.on_level_change {
            _ if self.target.measures == Measures::Cadence => self.from = at,
            OnLevelChange::Continue => {}
            OnLevelChange::Restart => self.from = at,
            OnLevelChange::RestartWithCredit => {
                self.used_before = self.used_before.plus(self.running_time(self.from, at));
                self.from = at;
            }
        }
    }

    /// How much of [a, b) counts for this clock.
    fn running_time(&self, a: Timestamp, b: Timestamp) -> WorkingTime {
        let is_elapsed = self.within().is_none_or(|within| runs_on_elapsed(self.target, within));
        running_time(a, b, is_elapsed, self.calendar, &self.held)
    }

    /// Where the stretch begins whose share is warned of: what was used before a restart is no part of it. A date that
    /// people set is not counted from anywhere, and the regular contact from the last one.
    fn counted_from(&self, span: &Span) -> Timestamp {
        let is_count = self.set == SetDue::ByPolicy && self.target.measures != Measures::Cadence;
        if is_count { self.from } else { span.started_at }
    }

    fn within(&self) -> Option<Within> {
        self.target.within.as_ref().map(|within| within.at(self.level))
    }

    fn due(&self, setting: &Setting<'_, 'a>, span: &Span) -> Option<(Basis, Result<Due, NoWorkingTime>)> {
        let certain = |at: Timestamp| Due { at, provisional: false, note: None };
        let calendar = self.calendar;
        match (self.set, self.target.measures) {
            (SetDue::At(at), _) => Some((Basis::Set, Ok(certain(at)))),
            (SetDue::On(date), _) => Some((Basis::Agreed(date), close_of(date, calendar))),
            (SetDue::From(date), _) => {
                let from = Timestamp::midnight(date, calendar.offset());
                let within = self.within()?;
                let due = calendar.due_at(from, within).and_then(|due| self.put_off(due, from, within));
                Some((Basis::Within(from, within), due))
            }
            (SetDue::ByPolicy, Measures::Cadence) => self.cadence(setting, span),
            (SetDue::ByPolicy, _) => {
                let within = self.within()?;
                let from = self.from;
                let due = calendar.due_at(from, within).and_then(|due| self.put_off(due, from, within));
                Some((Basis::Within(from, within), due))
            }
        }
    }

    /// Level 1 is contacted regularly only once it has been open for long (CONTACT-2): a run that ended before says
    /// nothing, and none is due before.
    fn cadence(&self, setting: &Setting<'_, 'a>, span: &Span) -> Option<(Basis, Result<Due, NoWorkingTime>)> {
        let (cadence, calendar) = (&self.under.policy.contact_cadence, self.calendar);
        let every = cadence.every.at(self.level);
        let (basis, due) = if every.unit() == Unit::CalendarDays {
            let days = every.count();
            (Basis::Cadence(self.from, days), days_off_before(self.from, days, calendar))
        } else {
            (Basis::Within(self.from, every), calendar.due_at(self.from, every))
        };
        if self.level > Level::ONE {
            return Some((basis, due));
        }
        let (opened, open_over) = (setting.round.started_at(), cadence.level_1_open_over);
        let long = calendar.due_at(opened, open_over).ok()?;
        if span.end.at().is_some_and(|ended| ended <= long.at) {
            return None;
        }
        match due {
            Ok(due) if due.at < long.at => Some((Basis::Within(opened, open_over), Ok(long))),
            due => Some((basis, due)),
        }
    }

    /// The due time of a count from `from`, moved by what was used before, and by what does not count.
    fn put_off(&self, due: Due, from: Timestamp, within: Within) -> Result<Due, NoWorkingTime> {
        let is_elapsed = runs_on_elapsed(self.target, within);
        let mut due = due;
        if self.used_before > WorkingTime::ZERO {
            let given = running_time(from, due.at, is_elapsed, self.calendar, &[]);
            let left = given.minus(self.used_before);
            due.at = if is_elapsed {
                from.plus_ms(left.ms())
            } else {
                self.calendar.working_time_after(from, left)?.at
            };
        }
        for held in self.held.iter().filter(|held| held.to > from) {
            if held.from > due.at {
                break;
            }
            let began = held.from.max(from);
            if is_elapsed {
                due.at = due.at.plus_ms(held.to.ms_since(began));
                continue;
            }
            let lost = self.calendar.working_time_between(began, held.to);
            if lost > WorkingTime::ZERO {
                let later = self.calendar.working_time_after(due.at, lost)?;
                due = Due {
                    at: later.at,
                    provisional: due.provisional || later.provisional,
                    note: due.note.or(later.note),
                };
            }
            // While it lasts nothing is broken, also where it costs nothing: over an evening, from the due time on.
            due.at = due.at.max(held.to);
        }
        Ok(due)
    }
}

impl Course<'_> {
    /// From when on the doer is warned: when the policy's share of the time since `from` is used. Reckoned back from
    /// the due time on the clock's own time, so that a closed day or a hold is no warning.
    fn warning(&self, from: Timestamp) -> Timestamp {
        let Ok(due) = &self.due else { return Timestamp::MAX };
        let ahead = i64::from(100 - self.target.warn_percent.min(100));
        let is_elapsed = match self.basis {
            Basis::Set => true,
            Basis::Within(_, within) => runs_on_elapsed(self.target, within),
            Basis::Agreed(_) | Basis::Cadence(..) => false,
        };
        let total = running_time(from, due.at, is_elapsed, self.calendar, &self.held).ms();
        let mut left = total / 100 * ahead;
        let mut end = due.at;
        for held in self.held.iter().rev().filter(|held| held.from < due.at) {
            let after = running_time(held.to.min(end), end, is_elapsed, self.calendar, &[]).ms();
            if after >= left {
                break;
            }
            left -= after;
            end = held.from;
        }
        let warn_at = if is_elapsed {
            end.plus_ms(-left)
        } else {
            self.calendar.working_time_before(end, WorkingTime::from_ms(left)).unwrap_or(end)
        };
        warn_at.max(from)
    }
}

/// Whether a clock runs whether anyone is there or not.
pub(super) fn runs_on_elapsed(target: &SlaTarget, within: Within) -> bool {
    let unit = within.unit();
    target.on == CalendarChoice::None
        || matches!(unit, Unit::Minutes | Unit::Hours | Unit::Days | Unit::CalendarDays)
}

/// How much of [a, b) counts: open or elapsed time, less what was held.
fn running_time(
    a: Timestamp,
    b: Timestamp,
    is_elapsed: bool,
    calendar: &BusinessCalendar,
    held: &[Held],
) -> WorkingTime {
    let amount = |a: Timestamp, b: Timestamp| {
        if is_elapsed { WorkingTime::from_ms(b.ms_since(a)) } else { calendar.working_time_between(a, b) }
    };
    let lost = held.iter().map(|held| amount(held.from.max(a), held.to.min(b)));
    amount(a, b).minus(lost.fold(WorkingTime::ZERO, WorkingTime::plus))
}

fn close_of(date: Date, calendar: &BusinessCalendar) -> Result<Due, NoWorkingTime> {
    // The last closing of the first working day after the day before: the date itself when it is open.
    let eve = Timestamp::midnight(date, calendar.offset()).plus_ms(-1);
    calendar.due_at(eve, Within::ONE_WORKING_DAY)
}

pub(super) fn days_after(start: Timestamp, days: u32, calendar: &BusinessCalendar) -> Date {
    start.plus_ms(i64::from(days) * MS_PER_DAY).date(calendar.offset())
}

/// Close of business on the day so many days later, or on the working day before it. A holiday that swallows the
/// whole stretch moves it to the first working day after, never before the contact itself.
fn days_off_before(
    contacted_at: Timestamp,
    days: u32,
    calendar: &BusinessCalendar,
) -> Result<Due, NoWorkingTime> {
    let falls_on = days_after(contacted_at, days, calendar);
    let before =
        calendar.working_day_on_or_before(falls_on).filter(|day| *day > contacted_at.date(calendar.offset()));
    close_of(before.unwrap_or(falls_on), calendar)
}
