//! A second reckoning of clocks that shares nothing with the first: it knows no calendar arithmetic, only minutes
//! that are open or not and held or not, and it counts them one by one. Slow, and simple enough to be believed.
//!
//! A clock is due at the first minute at which, by all that was known up to that minute, it was due (decision 10).
//! So every stretch between two things that happened is looked at by itself, and everything is counted afresh in it.

use crate::calendar::oracle::{DAY, Plan, date_of, midnight, next};
use redress_core::calendar::{Unit, Within};
use redress_core::policy::{CalendarChoice, OnLevelChange};
use redress_core::time::Date;

/// How many days from the first one on are painted; what is due later is not answered.
const DAYS: usize = 150;

/// What is open by one state of knowledge, minute by minute.
#[derive(Debug)]
struct Open {
    first: i64,
    minutes: Vec<bool>,
    /// For each day, the minute its last window closes; none on a day off.
    closing: Vec<Option<i64>>,
    /// Whether a minute is open because of the evening before.
    of_the_evening_before: Vec<bool>,
}

/// Hours as published over time: each version with its instant, the first from the beginning.
#[derive(Debug)]
pub struct Hours {
    published: Vec<i64>,
    known: Vec<Open>,
}

impl Hours {
    pub fn new(from: Date, versions: &[(i64, &Plan)]) -> Self {
        let published = versions.iter().map(|(at, _)| *at).collect();
        let known = (0..versions.len()).map(|last| Open::new(from, &versions[..=last])).collect();
        Self { published, known }
    }

    fn known_at(&self, at: i64) -> &Open {
        let later = self.published.iter().skip(1).filter(|published| **published <= at).count();
        &self.known[later]
    }
}

impl Open {
    /// A version holds from the date of its publication on, those before it for the days before.
    fn new(from: Date, versions: &[(i64, &Plan)]) -> Self {
        let first = midnight(from);
        let mut open = Self {
            first,
            minutes: vec![false; (DAYS + 2) * DAY as usize],
            closing: Vec::new(),
            of_the_evening_before: vec![false; (DAYS + 2) * DAY as usize],
        };
        let mut date = from;
        for _ in 0..DAYS {
            let holds = versions.iter().skip(1).rfind(|(at, _)| date_of(*at) <= date);
            let (_, plan) = holds.unwrap_or(&versions[0]);
            let windows = plan.hours(date);
            for (opens, closes) in &windows {
                let day = (midnight(date) - first) as usize;
                open.minutes[day + usize::from(*opens)..day + usize::from(*closes)].fill(true);
                let (tomorrow, closes) = (day + DAY as usize, day + usize::from(*closes));
                if closes > tomorrow {
                    open.of_the_evening_before[tomorrow..closes].fill(true);
                }
            }
            let closing = windows.iter().map(|(_, closes)| midnight(date) + i64::from(*closes)).max();
            open.closing.push(closing);
            date = next(date);
        }
        open
    }

    fn at(&self, minute: i64) -> Option<bool> {
        let index = usize::try_from(minute - self.first).ok()?;
        (index < DAYS * DAY as usize).then(|| self.minutes[index])
    }

    #[expect(clippy::option_option, reason = "a day off is known, a day beyond those painted is not")]
    fn closing_on(&self, date: Date) -> Option<Option<i64>> {
        let day = usize::try_from((midnight(date) - self.first) / DAY).ok()?;
        self.closing.get(day).copied()
    }

    /// The n-th day with hours after `date`.
    fn working_day(&self, date: Date, count: u32) -> Option<Date> {
        let (mut date, mut left) = (date, count);
        while left > 0 {
            date = next(date);
            left -= u32::from(self.closing_on(date)?.is_some());
        }
        Some(date)
    }

    fn due(&self, start: i64, within: Within) -> Option<i64> {
        let count = i64::from(within.count());
        let received = date_of(start);
        Some(match within.unit() {
            Unit::Minutes => start + count,
            Unit::Hours => start + count * 60,
            Unit::Days => start + count * DAY,
            Unit::CalendarDays => midnight(received) + (count + 1) * DAY,
            Unit::WorkingMinutes => self.after(start, count)?,
            Unit::WorkingHours => self.after(start, count * 60)?,
            Unit::WorkingDaysToClose => self.closing_on(self.working_day(received, within.count())?)??,
            Unit::WorkingDaysToMidnight => midnight(self.working_day(received, within.count())?) + DAY,
            Unit::WorkingDaysSameTime => {
                let mut opening = start;
                while !self.at(opening)? {
                    opening += 1;
                }
                let index = usize::try_from(opening - self.first).ok()?;
                let today = date_of(opening);
                let day = if self.of_the_evening_before[index] { date_of(opening - DAY) } else { today };
                midnight(self.working_day(day, within.count())?) + opening - midnight(day)
            }
        })
    }

    /// When so many open minutes have passed.
    fn after(&self, start: i64, minutes: i64) -> Option<i64> {
        let (mut at, mut left) = (start, minutes);
        while left > 0 {
            left -= i64::from(self.at(at)?);
            at += 1;
        }
        Some(at)
    }

    /// The last closing of the first day with hours from `date` on.
    fn closing_from(&self, date: Date) -> Option<i64> {
        let mut date = date;
        loop {
            if let Some(closing) = self.closing_on(date)? {
                return Some(closing);
            }
            date = next(date);
        }
    }
}

/// One clock of a policy, in the oracle's terms.
#[derive(Clone, Debug)]
pub struct Rule {
    pub within: [Within; 3],
    pub on: CalendarChoice,
    pub on_level_change: OnLevelChange,
    pub warn_percent: u8,
}

impl Rule {
    fn is_elapsed(&self, level: u8) -> bool {
        let unit = self.within[usize::from(level) - 1].unit();
        self.on == CalendarChoice::None
            || [Unit::Minutes, Unit::Hours, Unit::Days, Unit::CalendarDays].contains(&unit)
    }
}

/// A reason for a hold, by its place in the policy: the longest it may last, and the clocks it stops.
#[derive(Clone, Debug)]
pub struct Reason {
    pub most: Within,
    pub stops: Vec<&'static str>,
}

/// A policy as published.
#[derive(Clone, Debug)]
pub struct Rules {
    pub number: u32,
    pub published: i64,
    pub effective: i64,
    /// When the device that writes the case received it.
    pub heard: i64,
    pub also_running: bool,
    pub result: Rule,
    pub first_contact: Rule,
    /// Its length is the result's.
    pub carrying_out: Rule,
    pub reasons: Vec<Reason>,
}

/// What decides the clocks of one form, beside hours and policies. Of each list the order is that of writing.
#[derive(Debug, Default)]
pub struct Form {
    pub opened_at: i64,
    pub opened_level: u8,
    pub levels: Vec<(i64, u8)>,
    /// From, until, reason, and how many entries were written before it.
    pub holds: Vec<(i64, i64, usize, usize)>,
    /// At, and how many entries were written before it.
    pub resumed: Vec<(i64, usize)>,
    pub agreed: Option<(i64, Date)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    Never,
    Done(i64),
    FellAway(i64),
}

/// One run of a clock: `result`, `first_contact`, or `carrying_out`.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub clock: &'static str,
    pub start: i64,
    pub ended: Ended,
}

pub struct World<'w> {
    pub office: &'w Hours,
    pub store: &'w Hours,
    pub policies: &'w [Rules],
}

/// How a run turned out.
#[derive(Debug)]
pub struct Answer {
    pub due: i64,
    /// Everything as it was known when that was decided.
    state: State,
    open_from: i64,
    start: i64,
    known: i64,
    ended: Ended,
    /// Everything it was held for in the end, also after it was broken.
    shown_held: Vec<(i64, i64)>,
}

#[derive(Clone, Debug)]
struct State {
    policy: usize,
    clock: &'static str,
    level: u8,
    from: i64,
    used: i64,
    agreed: Option<Date>,
    held: Vec<(i64, i64)>,
}

impl World<'_> {
    pub fn in_force(&self, at: i64) -> usize {
        let effective = (0..self.policies.len()).filter(|index| self.policies[*index].effective <= at);
        effective.max_by_key(|index| self.policies[*index].number).unwrap()
    }

    /// What a clock that starts at `start` runs under: what its device names, or a later one for running clocks that
    /// took effect by then as the highest in force.
    fn at_start(&self, start: i64) -> usize {
        let taken_over = |index: &usize| {
            let policy = &self.policies[*index];
            let from = policy.effective.max(policy.published);
            policy.also_running && from <= start && self.in_force(from) == *index
        };
        let taken_over = (0..self.policies.len()).filter(taken_over);
        taken_over
            .chain([named(self.policies, start)])
            .max_by_key(|index| self.policies[*index].number)
            .unwrap()
    }

    fn rule(&self, state: &State) -> &Rule {
        let policy = &self.policies[state.policy];
        match state.clock {
            "first_contact" => &policy.first_contact,
            "carrying_out" => &policy.carrying_out,
            _ => &policy.result,
        }
    }

    fn open(&self, state: &State, known: i64) -> &Open {
        match self.rule(state).on {
            CalendarChoice::Store => self.store.known_at(known),
            _ => self.office.known_at(known),
        }
    }

    /// The answer; none where a day beyond those painted would have to be known.
    pub fn reckon(&self, form: &Form, run: Run) -> Option<Answer> {
        // Carrying out has no length of its own: due with the result of the form, or on the date agreed on.
        let (clock, start) = match run.clock {
            "carrying_out" if form.agreed.is_none() => ("result", form.opened_at),
            clock => (clock, run.start),
        };
        let until = match run.ended {
            Ended::Never => i64::MAX,
            Ended::Done(at) | Ended::FellAway(at) => at,
        };
        let mut instants: Vec<i64> = self.instants(form).into_iter().filter(|at| start < *at).collect();
        instants.retain(|at| *at <= until);
        instants.push(start);
        instants.sort_unstable();
        instants.dedup();
        for (index, known) in instants.iter().copied().enumerate() {
            let later = instants.get(index + 1).copied();
            let state = self.state(form, clock, start, known);
            let due = self.due(&state, known, later);
            let due = due.map(|due| due.max(known));
            let is_decided = due.is_some_and(|due| later.is_none_or(|later| due < later));
            if is_decided {
                let shown_held = match state.agreed {
                    Some(_) => Vec::new(),
                    None => self.held_after(form, &state, start, known, until),
                };
                let ended = run.ended;
                let due = due?;
                return Some(Answer {
                    due,
                    state,
                    open_from: start,
                    start: run.start,
                    known,
                    ended,
                    shown_held,
                });
            }
        }
        None
    }

    /// When something happened that may move a clock.
    fn instants(&self, form: &Form) -> Vec<i64> {
        let hours = self.office.published.iter().chain(&self.store.published).copied();
        let policies = self.policies.iter().map(|policy| policy.effective.max(policy.published));
        let holds = form.holds.iter().map(|(from, ..)| *from);
        hours
            .chain(policies)
            .chain(form.levels.iter().map(|(at, _)| *at))
            .chain(holds)
            .chain(form.resumed.iter().map(|(at, _)| *at))
            .chain(form.agreed.map(|(at, _)| at))
            .collect()
    }

    /// How a clock stands at `known`, by what had happened by then.
    fn state(&self, form: &Form, clock: &'static str, start: i64, known: i64) -> State {
        let mut state = State {
            policy: self.at_start(start),
            clock,
            level: level_at(form, start),
            from: start,
            used: 0,
            agreed: form.agreed.map(|(_, date)| date).filter(|_| clock == "carrying_out"),
            held: Vec::new(),
        };
        let mut instants = self.instants(form);
        instants.push(start);
        instants.sort_unstable();
        instants.dedup();
        for at in instants.into_iter().filter(|at| start <= *at && *at <= known) {
            // Of one instant: what ends comes first, what stands still last.
            if at > start {
                self.go_on(form, &mut state, at);
            }
            self.stand_still(form, &mut state, start, at);
        }
        state
    }

    fn go_on(&self, form: &Form, state: &mut State, at: i64) {
        if form.resumed.iter().any(|(resumed, _)| *resumed == at) {
            for held in &mut state.held {
                held.1 = held.1.min(at);
            }
        }
        let taken_over = |index: &usize| {
            let policy = &self.policies[*index];
            policy.also_running && policy.effective.max(policy.published) == at
        };
        if taken_over(&self.in_force(at)) {
            state.policy = self.in_force(at);
        }
        let level = level_at(form, at);
        if level != state.level {
            let used = self.running(state, state.from, at, at);
            match self.rule(state).on_level_change {
                OnLevelChange::Continue => {}
                OnLevelChange::Restart => state.from = at,
                OnLevelChange::RestartWithCredit => {
                    state.used += used;
                    state.from = at;
                }
            }
            state.level = level;
        }
        if let Some((_, date)) = form.agreed.filter(|(agreed, _)| *agreed == at && state.clock == "result") {
            state.agreed = Some(date);
        }
    }

    /// Takes over the holds that begin at `at`; at the start also those that began before and still last.
    fn stand_still(&self, form: &Form, state: &mut State, start: i64, at: i64) {
        for (from, until, reason, order) in form.holds.iter().copied() {
            let begins = from == at || (at == start && from < start);
            let reason = &self.policies[state.policy].reasons[reason];
            if !begins || !reason.stops.contains(&state.clock) {
                continue;
            }
            let at_once = |resumed: &(i64, usize)| resumed.0 == from && resumed.1 > order;
            let earlier = |resumed: &(i64, usize)| from < resumed.0 && resumed.0 <= start;
            if form.resumed.iter().any(|resumed| at_once(resumed) || earlier(resumed)) {
                continue;
            }
            let longest = self.office.known_at(from).due(from, reason.most).unwrap_or(i64::MAX);
            state.held.push((from.max(start), until.min(longest)));
        }
    }

    /// The same for what comes after the outcome: it changes nothing, and is shown.
    fn held_after(&self, form: &Form, state: &State, start: i64, known: i64, until: i64) -> Vec<(i64, i64)> {
        let mut state = state.clone();
        let mut instants = self.instants(form);
        instants.sort_unstable();
        instants.dedup();
        for at in instants.into_iter().filter(|at| known < *at && *at <= until) {
            if form.resumed.iter().any(|(resumed, _)| *resumed == at) {
                for held in &mut state.held {
                    held.1 = held.1.min(at);
                }
            }
            self.stand_still(form, &mut state, start, at);
        }
        state.held
    }

    fn counts(&self, state: &State, known: i64, minute: i64) -> Option<bool> {
        let is_elapsed = state.agreed.is_none() && self.rule(state).is_elapsed(state.level);
        if is_elapsed { Some(true) } else { self.open(state, known).at(minute) }
    }

    /// The minutes of [a, b) that count, less the held ones; the days are all painted.
    fn running(&self, state: &State, a: i64, b: i64, known: i64) -> i64 {
        let counts =
            |minute: &i64| self.counts(state, known, *minute).unwrap() && !is_held(&state.held, *minute);
        (a..b).filter(counts).count() as i64
    }

    /// When it is due by what is known; none when that is not before `later`, or not on a painted day.
    fn due(&self, state: &State, known: i64, later: Option<i64>) -> Option<i64> {
        let open = self.open(state, known);
        if let Some(date) = state.agreed {
            return open.closing_from(date);
        }
        let within = self.rule(state).within[usize::from(state.level) - 1];
        let mut due = open.due(state.from, within)?;
        if state.used > 0 {
            let counting = State { held: Vec::new(), ..state.clone() };
            let given = self.running(&counting, state.from, due, known);
            let mut left = given - state.used;
            due = state.from;
            while left > 0 {
                left -= i64::from(self.counts(state, known, due)?);
                due += 1;
            }
        }
        // Minute by minute: what is lost before it is due is made up for afterwards.
        let (mut minute, mut lost) = (state.from, 0);
        loop {
            let is_held = is_held(&state.held, minute);
            if minute >= due && !is_held && lost == 0 {
                return Some(minute);
            }
            if later.is_some_and(|later| minute >= later) {
                return None;
            }
            if self.counts(state, known, minute)? {
                lost += i64::from(is_held && minute < due);
                lost -= i64::from(!is_held && minute >= due);
            }
            minute += 1;
        }
    }
}

/// What the device runs under: of what it has heard of, the highest number in force.
pub fn named(policies: &[Rules], at: i64) -> usize {
    let known =
        (0..policies.len()).filter(|index| policies[*index].effective.max(policies[*index].heard) <= at);
    known.max_by_key(|index| policies[*index].number).unwrap()
}

/// The level last set by then.
fn level_at(form: &Form, at: i64) -> u8 {
    let set = form.levels.iter().rfind(|(set, _)| *set <= at);
    set.map_or(form.opened_level, |(_, level)| *level)
}

fn is_held(held: &[(i64, i64)], minute: i64) -> bool {
    held.iter().any(|(from, to)| (*from..*to).contains(&minute))
}

impl Answer {
    pub fn breached_at(&self, now: i64) -> Option<i64> {
        let measured = match self.ended {
            Ended::Never => now,
            Ended::Done(at) | Ended::FellAway(at) => at,
        };
        (measured > self.due).then_some(self.due)
    }

    pub fn standing(&self, world: &World<'_>, now: i64) -> &'static str {
        match (self.ended, self.breached_at(now)) {
            (Ended::FellAway(_), _) => "void",
            (Ended::Done(_), None) => "met",
            (Ended::Done(_), Some(_)) => "met late",
            (Ended::Never, Some(_)) => "breached",
            (Ended::Never, None) if is_held(&self.shown_held, now) => "held",
            (Ended::Never, None) if self.is_at_risk(world, now) => "at risk",
            (Ended::Never, None) => "running",
        }
    }

    /// At risk from the latest instant on at which the rest of the policy's share is still left.
    fn is_at_risk(&self, world: &World<'_>, now: i64) -> bool {
        let mut state = self.state.clone();
        if state.agreed.is_some() {
            state.held.clear();
        }
        // The time one has: since it was started anew, or all of it when a date was agreed on.
        let from = if state.agreed.is_some() { self.open_from } else { state.from };
        let total = world.running(&state, from, self.due, self.known);
        let ahead = i64::from(100 - world.rule(&state).warn_percent.min(100));
        // In hundredths of a minute, since the share of a minute is none.
        let (left, remaining) = (total * ahead, 100 * world.running(&state, now, self.due, self.known));
        let runs_now = || !is_held(&state.held, now) && world.counts(&state, self.known, now) == Some(true);
        now >= self.start && (now >= self.due || remaining < left || (remaining == left && runs_now()))
    }
}
