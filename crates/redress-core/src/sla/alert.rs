//! What someone should know about now: clocks at risk or broken, a case without a taker, a hand-over not yet sent.
//!
//! Derived from the case, so that two tablets, a reload, a month offline and an import of the same history all yield
//! each of them exactly once: by (case, clock, round, occurrence). Only the first acknowledgement is written down.

use super::clock_run::{ClockRun, Standing, clocks};
use super::doer::Doer;
use super::span::End;
use crate::calendar::BusinessCalendar;
use crate::case::{Case, Round};
use crate::complaint::{Role, Tier};
use crate::event::{EventId, PersonId, Receiver};
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertKind {
    Breached,
    /// Nobody owns an open case.
    NoTaker,
    AtRisk,
    /// Done here, but its receiver has not got it: the step is to send the file.
    NotSent,
}

/// Which alert it is, within its case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AlertKey {
    /// A clock of the policy, by id; or one of the two that need no clock.
    pub clock: String,
    pub round: u32,
    pub occurrence: u32,
}

impl AlertKey {
    /// Nobody owns the case.
    pub const TAKER: &'static str = "taker";
    /// A hand-over that has not left the device.
    pub const SENDING: &'static str = "sending";

    pub fn of(run: &ClockRun<'_>) -> Self {
        Self { clock: run.target.id.clone(), round: run.round, occurrence: run.occurrence }
    }
}

#[derive(Clone, Debug)]
pub struct Alert<'a> {
    pub kind: AlertKind,
    pub key: AlertKey,
    /// Absent for what needs no clock.
    pub clock: Option<ClockRun<'a>>,
    /// Since when it holds: the due time, the moment of the warning, or the act that left it open.
    pub since: Timestamp,
    /// On whose list it stands: the doer's, or after a breach also the next tier's (ESC-1).
    pub raised_to: Doer,
    /// The first person who has seen it.
    pub seen: Option<(Timestamp, PersonId)>,
}

impl Alert<'_> {
    pub fn due_at(&self) -> Option<Timestamp> {
        self.clock.as_ref().and_then(ClockRun::due_at)
    }

    /// When it is told: at once within the hours of its clock, or of the office; else at their next opening. A clock
    /// on elapsed time rings whether anyone is there or not.
    pub fn told_at(&self, office: &BusinessCalendar) -> Timestamp {
        if self.clock.as_ref().is_some_and(ClockRun::is_elapsed) {
            return self.since;
        }
        let hours = self.clock.as_ref().map_or(office, ClockRun::calendar);
        if hours.is_open(self.since) {
            return self.since;
        }
        hours.next_change(self.since).unwrap_or(self.since)
    }
}

/// The alerts of a case at `now`, the most urgent first. `is_sent` says whether an entry has left this device.
pub fn alerts<'a>(
    case: &Case,
    rulebook: &'a Rulebook,
    now: Timestamp,
    is_sent: &dyn Fn(EventId) -> bool,
) -> Vec<Alert<'a>> {
    let mut alerts: Vec<Alert<'a>> = clocks(case, rulebook)
        .into_iter()
        .filter_map(|clock| {
            let (kind, since) = stands_out(&clock, now)?;
            let raised_to =
                if kind == AlertKind::Breached { raised_to(&clock, rulebook) } else { clock.doer.clone() };
            Some(alert(case, kind, AlertKey::of(&clock), Some(clock), since, raised_to))
        })
        .collect();
    if case.status(rulebook).is_open()
        && let Some(round) = case.state.round()
    {
        alerts.extend(without_taker(case, round, rulebook));
        alerts.extend(not_sent(case, round, is_sent));
    }
    alerts.sort_by(|a, b| urgency(a).cmp(&urgency(b)));
    alerts
}

fn urgency<'k>(alert: &'k Alert<'_>) -> (AlertKind, Timestamp, &'k AlertKey) {
    (alert.kind, alert.due_at().unwrap_or(alert.since), &alert.key)
}

fn alert<'a>(
    case: &Case,
    kind: AlertKind,
    key: AlertKey,
    clock: Option<ClockRun<'a>>,
    since: Timestamp,
    raised_to: Doer,
) -> Alert<'a> {
    let seen = case.state.acknowledged.get(&(key.clock.clone(), key.round, key.occurrence)).cloned();
    Alert { kind, key, clock, since, raised_to, seen }
}

/// Whether a clock stands out at `now`, as known today.
fn stands_out(clock: &ClockRun<'_>, now: Timestamp) -> Option<(AlertKind, Timestamp)> {
    match clock.standing(now) {
        Standing::Breached => Some((AlertKind::Breached, clock.due_at()?)),
        Standing::AtRisk => Some((AlertKind::AtRisk, clock.warn_at)),
        _ => None,
    }
}

/// A registration that nobody took, an owner who has left, two takers at once: tier 2 names someone.
fn without_taker<'a>(case: &Case, round: &Round, rulebook: &Rulebook) -> Option<Alert<'a>> {
    let acts = |owner: &PersonId| rulebook.person(owner).is_none_or(|person| person.active);
    if round.owner().is_some_and(acts) || round.handed_to().is_some() {
        return None;
    }
    let key = AlertKey { clock: AlertKey::TAKER.to_owned(), round: round.number, occurrence: 1 };
    Some(alert(case, AlertKind::NoTaker, key, None, round.started_at(), Doer::Tier(Tier::TWO)))
}

fn not_sent<'a>(case: &Case, round: &Round, is_sent: &dyn Fn(EventId) -> bool) -> Option<Alert<'a>> {
    let (receiver, at) = round.handed_to()?;
    let (_, id) = round.hand_over.current().map(|(id, (_, at))| (*at, id)).max()?;
    if is_sent(id) {
        return None;
    }
    let is_within_the_store = matches!(receiver, Receiver::Tier(tier) if *tier == Tier::ONE);
    if is_within_the_store {
        return None;
    }
    let occurrence = round.hand_overs.len().max(1).try_into().unwrap_or(u32::MAX);
    let key = AlertKey { clock: AlertKey::SENDING.to_owned(), round: round.number, occurrence };
    let owner = round.owner().cloned().map_or(Doer::Nobody, Doer::Person);
    Some(alert(case, AlertKind::NotSent, key, None, at, owner))
}

/// Where a breach of this clock goes: to the tier above the doer (ESC-1).
pub fn raised_to(clock: &ClockRun<'_>, rulebook: &Rulebook) -> Doer {
    let next = |tier: Tier| tier.above().map_or(Doer::Role(Role::AdministrationCentre), Doer::Tier);
    match &clock.doer {
        Doer::Person(person) => next(rulebook.tier_of(person, clock.started_at).unwrap_or(Tier::ONE)),
        Doer::Tier(tier) => next(*tier),
        Doer::Nobody => Doer::Tier(Tier::TWO),
        Doer::Role(_) if clock.target.measures == Measures::Archiving => Doer::Tier(Tier::TWO),
        Doer::Role(_) => Doer::Role(Role::AdministrationCentre),
    }
}

/// Why an alert that somebody saw does not hold any more, by what is known today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It had been done by then; the entry came later, or from another device.
    DoneBefore(Timestamp),
    /// The promise had fallen away by then.
    FellAwayBefore(Timestamp),
    /// It was not due yet: held, another level, other hours.
    NotDueThen(Option<Timestamp>),
    /// What it measured never took place.
    NoSuchClock,
}

/// An alert that was acknowledged and that a later fact withdrew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    pub key: AlertKey,
    /// When it was first seen, and by whom.
    pub seen: (Timestamp, PersonId),
    pub because: Because,
}

/// The acknowledged alerts that, by all that is known today, should not have been there when they were seen.
pub fn withdrawn_alerts(case: &Case, rulebook: &Rulebook) -> Vec<Withdrawn> {
    let runs = clocks(case, rulebook);
    let seen = case.state.acknowledged.iter();
    let withdrawn = seen.filter_map(|((clock, round, occurrence), seen)| {
        if [AlertKey::TAKER, AlertKey::SENDING].contains(&clock.as_str()) {
            return None;
        }
        let key = AlertKey { clock: clock.clone(), round: *round, occurrence: *occurrence };
        let run = runs.iter().find(|run| AlertKey::of(run) == key);
        let because = run.map_or(Some(Because::NoSuchClock), |run| unfounded(run, seen.0))?;
        Some(Withdrawn { key, seen: seen.clone(), because })
    });
    withdrawn.collect()
}

/// Why a clock did not stand out at `at`; nothing when it did.
fn unfounded(run: &ClockRun<'_>, at: Timestamp) -> Option<Because> {
    let is_over = run.breached_at(at.min(run.end.at().unwrap_or(at))).is_some();
    match run.end {
        // Broken first and done afterwards: the alert was right.
        _ if is_over => None,
        End::Done(done) if done <= at => Some(Because::DoneBefore(done)),
        End::FellAway(fell) if fell <= at => Some(Because::FellAwayBefore(fell)),
        _ if at < run.warn_at || run.held.iter().any(|held| held.from <= at && at < held.to) => {
            Some(Because::NotDueThen(run.due_at()))
        }
        _ => None,
    }
}

/// The alerts of one list, most urgent first, that have been told by `now`: what came up outside service hours is
/// gathered until the next opening.
pub fn digest<'a, K: Clone + Ord>(
    alerts: impl IntoIterator<Item = (K, Alert<'a>)>,
    office: &BusinessCalendar,
    now: Timestamp,
) -> Vec<(K, Alert<'a>)> {
    let mut told: Vec<(K, Alert<'a>)> =
        alerts.into_iter().filter(|(_, alert)| alert.told_at(office) <= now).collect();
    told.sort_by(|(a_case, a), (b_case, b)| (urgency(a), a_case).cmp(&(urgency(b), b_case)));
    told
}
