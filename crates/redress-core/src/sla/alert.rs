//! What someone should know about now: clocks at risk or broken, a case without a taker, a file not yet sent.
//!
//! Derived from the case, so that two tablets, a reload, a month offline and an import of the same history all yield
//! each of them exactly once: by (case, clock, round, occurrence). Only the first acknowledgement is written down.

use super::clock_run::{ClockRun, Standing, clocks};
use super::doer::Doer;
use super::list::answers_for;
use super::outbox::Outbox;
use super::ownerless::{Ownerless, ownerless};
use super::view::next_step_among;
use crate::calendar::BusinessCalendar;
use crate::case::{Case, Round};
use crate::complaint::{Role, Status, Tier};
use crate::event::PersonId;
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlertKind {
    Breached,
    /// Nobody owns an open case.
    NoTaker,
    AtRisk,
    /// Done here, but whoever acts next has not got it: the step is to send the file.
    NotSent,
    /// The customer came back about an archived case: the clerk looks whether it is reopened.
    NeedsLook,
}

impl AlertKind {
    /// What a clock that stands like this tells.
    pub const fn of(standing: Standing) -> Option<Self> {
        match standing {
            Standing::Breached => Some(Self::Breached),
            Standing::AtRisk => Some(Self::AtRisk),
            Standing::Running | Standing::Held | Standing::Met | Standing::MetLate | Standing::Void => None,
        }
    }
}

/// Which alert it is, within its case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AlertKey {
    /// A clock of the policy, by id; or one of those that need no clock.
    pub clock: String,
    pub round: u32,
    pub occurrence: u32,
}

impl AlertKey {
    /// Nobody owns the case.
    pub const TAKER: &'static str = "taker";
    /// Something that has not left the device.
    pub const SENDING: &'static str = "sending";
    /// A contact after the archive.
    pub const LOOK: &'static str = "look";

    pub fn of(run: &ClockRun<'_>) -> Self {
        Self { clock: run.target.id.clone(), round: run.round, occurrence: run.occurrence }
    }

    pub(super) fn is_of_a_clock(clock: &str) -> bool {
        ![Self::TAKER, Self::SENDING, Self::LOOK].contains(&clock)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub kind: AlertKind,
    pub key: AlertKey,
    /// Its clock, by its place among the clocks of the case; absent for what needs no clock.
    pub clock: Option<usize>,
    pub due_at: Option<Timestamp>,
    /// Since when it holds: the due time, the moment of the warning, or the act that left it open.
    pub since: Timestamp,
    /// When it is told: at once within the hours of its clock, or of the office; else at their next opening. A clock
    /// on elapsed time rings whether anyone is there or not.
    pub told_at: Timestamp,
    /// On whose list it stands: the doer's, or after a breach the next tier's too (ESC-1).
    pub raised_to: Doer,
    /// The first person of that list who has seen it.
    pub seen: Option<(Timestamp, PersonId)>,
}

impl Alert {
    /// The most urgent first: broken, nobody's, at risk, not sent; each by the time it was due.
    pub fn urgency(&self) -> (AlertKind, Timestamp, &AlertKey) {
        (self.kind, self.due_at.unwrap_or(self.since), &self.key)
    }
}

/// The alerts of a case at `now`, the most urgent first.
pub fn alerts(case: &Case, rulebook: &Rulebook, now: Timestamp, outbox: Outbox<'_>) -> Vec<Alert> {
    let runs = clocks(case, rulebook);
    let holds = |alert: &Alert| {
        let run = alert.clock.and_then(|clock| runs.get(clock));
        run.is_none_or(|run| AlertKind::of(run.standing(now)) == Some(alert.kind))
    };
    let mut alerts: Vec<Alert> =
        alerts_ahead(case, rulebook, &runs).into_iter().filter(|alert| holds(alert)).collect();
    alerts.extend(not_sent(case, rulebook, &runs, outbox));
    alerts.sort_by(|a, b| a.urgency().cmp(&b.urgency()));
    alerts
}

/// Every alert that the case has, or will have if nobody acts: of each live clock its warning and its breach, whichever
/// the clock's standing calls for at a `now`; that nobody took it; that somebody called about it after the archive. `runs`
/// are the clocks of the case.
pub fn alerts_ahead(case: &Case, rulebook: &Rulebook, runs: &[ClockRun<'_>]) -> Vec<Alert> {
    let live = runs.iter().enumerate().filter(|(_, run)| run.is_live());
    let of_clocks = live.flat_map(|(place, run)| {
        let key = AlertKey::of(run);
        let alert = |kind, since, raised_to| Alert {
            kind,
            key: key.clone(),
            clock: Some(place),
            due_at: run.due_at(),
            since,
            told_at: told_at(since, run.calendar(), run.is_elapsed()),
            seen: first_seen(case, &key, since, &raised_to, rulebook),
            raised_to,
        };
        let breached = run.due_at().map(|due| alert(AlertKind::Breached, due, raised_to(run, rulebook)));
        let at_risk = run.due_at().map(|_| alert(AlertKind::AtRisk, run.warn_at, run.doer.clone()));
        [at_risk, breached].into_iter().flatten().collect::<Vec<_>>()
    });
    let mut alerts: Vec<Alert> = of_clocks.collect();
    let status = case.status(rulebook);
    if status.is_open()
        && let Some(round) = case.state.round()
        && let Some(Ownerless { nth, since }) = ownerless(round, rulebook)
    {
        let key = AlertKey { clock: AlertKey::TAKER.to_owned(), round: round.number, occurrence: nth };
        let to = Doer::Tier(Tier::TWO);
        alerts.push(without_clock(AlertKind::NoTaker, key, since, to, case, rulebook));
    }
    if status == Status::Archived {
        alerts.extend(after_the_archive(case, rulebook));
    }
    alerts
}

/// Each contact about an archived case since its form in hand was archived (T23). A contact keeps its number, whatever
/// other one arrives later.
fn after_the_archive(case: &Case, rulebook: &Rulebook) -> Vec<Alert> {
    let Some(round) = case.state.round() else { return Vec::new() };
    let came = &case.state.contacts_after_archive;
    let contacts = round.contacts.iter().map(|contact| &contact.evidence);
    let alerts = contacts.filter(|contact| came.contains(&contact.id)).map(|contact| {
        let occurrence = contact.id.short_number();
        let key = AlertKey { clock: AlertKey::LOOK.to_owned(), round: round.number, occurrence };
        let to = Doer::Role(Role::FranchiseClerk);
        without_clock(AlertKind::NeedsLook, key, contact.at, to, case, rulebook)
    });
    alerts.collect()
}

/// An alert that needs no clock, told within the office's hours.
fn without_clock(
    kind: AlertKind,
    key: AlertKey,
    since: Timestamp,
    raised_to: Doer,
    case: &Case,
    rulebook: &Rulebook,
) -> Alert {
    Alert {
        kind,
        clock: None,
        due_at: None,
        since,
        told_at: told_at(since, rulebook.office(), false),
        seen: first_seen(case, &key, since, &raised_to, rulebook),
        raised_to,
        key,
    }
}

/// Who of its list saw it first. A warning that was seen is no breach that was seen: only looks from `since` on count;
/// and whoever broke a clock takes nothing off the list of the tier above.
fn first_seen(
    case: &Case,
    key: &AlertKey,
    since: Timestamp,
    raised_to: &Doer,
    rulebook: &Rulebook,
) -> Option<(Timestamp, PersonId)> {
    let AlertKey { clock, round, occurrence } = key.clone();
    let looks = case.state.acknowledged.get(&(clock, round, occurrence))?;
    looks.iter().find(|(at, by)| *at >= since && answers_for(raised_to, by, *at, rulebook)).cloned()
}

fn told_at(since: Timestamp, hours: &BusinessCalendar, is_elapsed: bool) -> Timestamp {
    if is_elapsed || hours.is_open(since) {
        return since;
    }
    hours.next_change(since).unwrap_or(since)
}

/// Whether the case has to be sent from this device so that whoever acts next can. It is one alert until a file takes
/// everything along; whoever wrote first sends it.
pub fn not_sent(
    case: &Case,
    rulebook: &Rulebook,
    runs: &[ClockRun<'_>],
    outbox: Outbox<'_>,
) -> Option<Alert> {
    let next = next_step_among(case, rulebook, runs).map(|step| step.doer);
    let receiver = case.state.round().and_then(Round::handed_to).map(|(receiver, _)| Doer::of(receiver));
    let is_archived = case.status(rulebook) == Status::Archived;
    let looks = is_archived.then(|| after_the_archive(case, rulebook)).into_iter().flatten();
    let look = looks.filter(|alert| alert.seen.is_none()).map(|alert| alert.raised_to).next();
    let waiting = |doer: Doer| outbox.keeps_waiting(case, &doer, rulebook);
    let header = &[next, receiver, look].into_iter().flatten().find_map(waiting)?.event.header;
    let round = case.state.round().map_or(1, |round| round.number);
    let occurrence = header.writer.seq.try_into().unwrap_or(u32::MAX);
    let key = AlertKey { clock: AlertKey::SENDING.to_owned(), round, occurrence };
    let raised_to = Doer::Person(header.by.clone());
    Some(Alert {
        kind: AlertKind::NotSent,
        clock: None,
        due_at: None,
        since: header.occurred_at,
        told_at: header.occurred_at,
        seen: first_seen(case, &key, header.occurred_at, &raised_to, rulebook),
        raised_to,
        key,
    })
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

/// The alerts of one list that have been told by `now`, the most urgent first: what came up outside service hours is
/// gathered until the next opening.
pub fn digest<K: Ord>(alerts: impl IntoIterator<Item = (K, Alert)>, now: Timestamp) -> Vec<(K, Alert)> {
    let mut told: Vec<(K, Alert)> = alerts.into_iter().filter(|(_, alert)| alert.told_at <= now).collect();
    told.sort_by(|(a_case, a), (b_case, b)| (a.urgency(), a_case).cmp(&(b.urgency(), b_case)));
    told
}
