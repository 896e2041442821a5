//! The compiled calendar: for any day, its hours and how sure they are.
//!
//! Everything else in this module asks here. Compiling checks a published spec; after that no
//! question can fail except for want of working time.

use super::{
    ahead::Ahead,
    china,
    day::Day,
    day_hours::DayHours,
    spec::{Basis, CalendarError, CalendarSpec, MakeUpDay, WorkdayYear},
    weekly_hours::{WeekDay, WeeklyHours},
    workdays::{Doubts, WorkdayTable},
};
use crate::time::{Date, Timestamp, UtcOffset};
use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

/// When time counts, for one office or store.
#[derive(Clone, Debug)]
pub struct BusinessCalendar {
    offset: UtcOffset,
    /// The hours of each day of the week, on those of them that are working days.
    hours: [DayHours; 7],
    /// The State Council's table, or nothing where every day counts.
    workdays: Option<Arc<WorkdayTable>>,
    dated: BTreeMap<Day, Dated>,
    /// What was published before, oldest first: each counts for the days before its `until`.
    earlier: Arc<[Earlier]>,
    /// How many of them this version follows.
    follows: usize,
    /// Compiled at the first question for a number of working days.
    ahead: OnceLock<Ahead>,
}

#[derive(Debug)]
struct Earlier {
    until: Day,
    calendar: BusinessCalendar,
}

/// What the calendar itself says of a date; it goes before the basis.
#[derive(Clone, Debug)]
enum Dated {
    Closed { name: String },
    Open { name: String, hours: DayHours },
}

/// A day as seen by the calendar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look<'a> {
    /// Its hours; none on a day off.
    pub hours: &'a DayHours,
    /// The hours it would have if it were a working day, where its status is in doubt.
    pub hours_if_working: &'a DayHours,
    pub doubts: Doubts,
}

/// Never open, at +08:00: what is left when a calendar cannot be had. Its deadlines answer "no working time".
impl Default for BusinessCalendar {
    fn default() -> Self {
        let hours = [const { DayHours::NONE }; 7];
        Self {
            offset: UtcOffset::CHINA,
            hours,
            workdays: None,
            dated: BTreeMap::new(),
            earlier: Arc::new([]),
            follows: 0,
            ahead: OnceLock::new(),
        }
    }
}

static NO_HOURS: DayHours = DayHours::NONE;

impl BusinessCalendar {
    /// Checks a published calendar and makes it ready for questions.
    pub fn compile(spec: &CalendarSpec) -> Result<Self, CalendarError> {
        check_sizes(spec)?;
        let workdays = match spec.basis {
            Basis::China => Some(workday_table(&spec.workday_years)?),
            Basis::EveryDay => None,
        };
        Ok(Self {
            offset: spec.utc_offset,
            hours: hours_by_week_day(spec.basis, &spec.weekly_hours),
            workdays,
            dated: dated_days(spec)?,
            earlier: Arc::new([]),
            follows: 0,
            ahead: OnceLock::new(),
        })
    }

    /// One calendar after another, as published over time, oldest first: each holds from its date on, for days
    /// before that those before it. The n-th answer follows the first n, so that what was reckoned under it then
    /// can be reckoned so today.
    pub fn succession(versions: Vec<(Date, Self)>) -> Vec<Self> {
        let starts: Vec<Day> = versions.iter().map(|(from, _)| Day::on(*from)).collect();
        let until = starts.iter().skip(1).copied();
        let earlier: Arc<[Earlier]> = versions
            .iter()
            .zip(until)
            .map(|((_, calendar), until)| Earlier { until, calendar: calendar.clone() })
            .collect();
        let follow = |(follows, (_, calendar)): (usize, (Date, Self))| Self {
            earlier: Arc::clone(&earlier),
            follows,
            ahead: OnceLock::new(),
            ..calendar
        };
        versions.into_iter().enumerate().map(follow).collect()
    }

    /// The version that holds on `day`.
    fn on(&self, day: Day) -> &Self {
        let earlier = &self.earlier[..self.follows.min(self.earlier.len())];
        match earlier.iter().rev().take_while(|earlier| day < earlier.until).last() {
            Some(earlier) => &earlier.calendar,
            None => self,
        }
    }

    pub fn offset(&self) -> UtcOffset {
        self.offset
    }

    /// Has `date` hours: is it a working day by the basis, or a make-up day, and not closed?
    pub fn is_working_day(&self, date: Date) -> bool {
        !self.look(Day::on(date)).hours.is_empty()
    }

    pub(super) fn look(&self, day: Day) -> Look<'_> {
        let version = self.on(day);
        match version.dated_on(day) {
            Some(Dated::Open { hours, .. }) => Look::certain(hours),
            Some(Dated::Closed { .. }) => Look::certain(&NO_HOURS),
            None => version.look_at_basis(day),
        }
    }

    fn look_at_basis(&self, day: Day) -> Look<'_> {
        let hours = &self.hours[day.week_day() as usize];
        // A weekday without hours is off whatever the table says, so the table is not asked.
        let Some(workdays) = self.workdays.as_ref().filter(|_| !hours.is_empty()) else {
            return Look::certain(hours);
        };
        let status = workdays.status(day);
        Look {
            hours: if status.working { hours } else { &NO_HOURS },
            hours_if_working: hours,
            doubts: status.doubts,
        }
    }

    fn dated_on(&self, day: Day) -> Option<&Dated> {
        if self.dated.is_empty() { None } else { self.dated.get(&day) }
    }

    pub(super) fn closure_on(&self, day: Day) -> Option<&str> {
        match self.on(day).dated_on(day)? {
            Dated::Closed { name } => Some(name),
            Dated::Open { .. } => None,
        }
    }

    pub(super) fn make_up_on(&self, day: Day) -> Option<&str> {
        match self.on(day).dated_on(day)? {
            Dated::Open { name, .. } => Some(name),
            Dated::Closed { .. } => None,
        }
    }

    /// The table that decides `day`.
    pub(super) fn workdays(&self, day: Day) -> Option<&WorkdayTable> {
        self.on(day).workdays.as_deref()
    }

    /// The days outside which every week is like the next: the first, and the first one after.
    pub(super) fn irregular_days(&self) -> Option<(Day, Day)> {
        let earlier = &self.earlier[..self.follows.min(self.earlier.len())];
        let irregular = earlier.iter().filter_map(|earlier| earlier.calendar.own_irregular_days());
        let changes = earlier.iter().map(|earlier| (earlier.until, earlier.until));
        let all = irregular.chain(changes).chain(self.own_irregular_days());
        all.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }

    fn own_irregular_days(&self) -> Option<(Day, Day)> {
        let own = self.dated.first_key_value().zip(self.dated.last_key_value());
        let own = own.map(|((first, _), (last, _))| (*first, last.next()));
        let table = self.workdays.as_deref().map(WorkdayTable::bounds);
        match (own, table) {
            (Some(own), Some(table)) => Some((own.0.min(table.0), own.1.max(table.1))),
            (own, table) => own.or(table),
        }
    }

    pub(super) fn ahead(&self) -> &Ahead {
        self.ahead.get_or_init(|| Ahead::of(self))
    }

    /// Milliseconds on this calendar's wall clock.
    pub(super) fn local(&self, at: Timestamp) -> i64 {
        at.ms() + self.offset.ms()
    }

    pub(super) fn instant(&self, local_ms: i64) -> Timestamp {
        Timestamp::from_ms(local_ms - self.offset.ms())
    }
}

impl<'a> Look<'a> {
    fn certain(hours: &'a DayHours) -> Self {
        Self { hours, hours_if_working: hours, doubts: Doubts::NONE }
    }

    /// The local instant from which on it makes no difference whether `day` is a working day.
    pub fn over_by(self, day: Day) -> i64 {
        match self.hours_if_working.windows().last() {
            Some(window) => day.at_minute(window.close()),
            None => day.next().midnight(),
        }
    }
}

/// With China's basis a weekend day is worked only as a make-up day; where the weekly table has no
/// hours for it, it takes those of the first weekday that has any.
fn hours_by_week_day(basis: Basis, weekly: &WeeklyHours) -> [DayHours; 7] {
    WeekDay::ALL.map(|day| {
        let borrows = basis == Basis::China && day.is_weekend() && weekly.on(day).is_empty();
        if borrows { weekly.first_with_hours().clone() } else { weekly.on(day).clone() }
    })
}

/// The built-in table is shared; a calendar with published years has its own.
fn workday_table(published: &[WorkdayYear]) -> Result<Arc<WorkdayTable>, CalendarError> {
    if published.is_empty() {
        return Ok(china::built_in_table());
    }
    let mut years = china::built_in_years().unwrap_or_default();
    years.retain(|built_in| published.iter().all(|year| year.year != built_in.year));
    years.extend_from_slice(published);
    WorkdayTable::new(&years).map(Arc::new)
}

fn dated_days(spec: &CalendarSpec) -> Result<BTreeMap<Day, Dated>, CalendarError> {
    let mut dated = BTreeMap::new();
    for closure in &spec.closures {
        for day in closure.dates.days() {
            dated.insert(day, Dated::Closed { name: closure.name.clone() });
        }
    }
    for make_up in &spec.make_up_days {
        let hours = make_up_hours(make_up, &spec.weekly_hours);
        if hours.is_empty() {
            return Err(CalendarError::MakeUpDayWithoutHours(make_up.date));
        }
        let open = Dated::Open { name: make_up.name.clone(), hours: hours.clone() };
        if let Some(Dated::Closed { .. }) = dated.insert(Day::on(make_up.date), open) {
            return Err(CalendarError::BothOffAndWorking(make_up.date));
        }
    }
    Ok(dated)
}

fn make_up_hours<'a>(make_up: &'a MakeUpDay, weekly: &'a WeeklyHours) -> &'a DayHours {
    if let Some(own) = &make_up.hours {
        return own;
    }
    let week_day = make_up.hours_of.unwrap_or_else(|| Day::on(make_up.date).week_day());
    let hours = weekly.on(week_day);
    if hours.is_empty() { weekly.first_with_hours() } else { hours }
}

fn check_sizes(spec: &CalendarSpec) -> Result<(), CalendarError> {
    let years = &spec.workday_years;
    let holidays = || years.iter().flat_map(|year| &year.holidays);
    let statutory = || years.iter().flat_map(|year| &year.make_up_days);

    let ranges =
        || spec.closures.iter().map(|closure| closure.dates).chain(holidays().map(|holiday| holiday.dates));
    if let Some(range) = ranges().find(|range| range.is_empty()) {
        return Err(CalendarError::EndsBeforeItStarts { from: range.from, to: range.last() });
    }
    let days = ranges().fold(0_usize, |days, range| days.saturating_add(range.len()));
    if days.saturating_add(spec.make_up_days.len() + statutory().count()) > CalendarSpec::MAX_DATED_DAYS {
        return Err(CalendarError::TooManyDatedDays);
    }

    let mut names = (spec.closures.iter().map(|closure| &closure.name))
        .chain(spec.make_up_days.iter().map(|make_up| &make_up.name))
        .chain(holidays().map(|holiday| &holiday.name))
        .chain(statutory().map(|make_up| &make_up.name));
    match names.find(|name| name.chars().count() > CalendarSpec::MAX_NAME_CHARS) {
        Some(name) => Err(CalendarError::NameTooLong(name.clone())),
        None => Ok(()),
    }
}
