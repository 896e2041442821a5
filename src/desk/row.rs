//! A case as a line of a list: what is shown, filtered and sorted without folding again. It knows no `now`.

use redress_core::assignment::may_review;
use redress_core::case::{Case, spot_checks};
use redress_core::complaint::{Channel, Emotion, Field, Kind, Level, Status, Tier, Topic};
use redress_core::event::{CaseId, PersonId};
use redress_core::policy::Measures;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Alert, AlertKind, ClockRun, Doer, ListOf, alerts_ahead, next_step_among};
use redress_core::time::Timestamp;

/// The clock that is due first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowClock {
    pub title_zh: String,
    pub title_en: String,
    pub due_at: Timestamp,
    pub warn_at: Timestamp,
    pub provisional: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub id: CaseId,
    pub number: String,
    pub complainant: String,
    /// One line of what it is about.
    pub gist: String,
    pub phone: String,
    pub store: String,
    pub kind: Kind,
    pub channel: Option<Channel>,
    pub topic: Option<Topic>,
    pub emotion: Option<Emotion>,
    pub level: Level,
    pub status: Status,
    pub round: u32,
    pub owner: Option<PersonId>,
    pub doer: Option<Doer>,
    /// Those who must neither review nor decide the appeal: they handled the form, or are concerned.
    barred: Vec<PersonId>,
    pub handed_over: bool,
    pub received_at: Timestamp,
    pub changed_at: Timestamp,
    pub clock: Option<RowClock>,
    /// What may have to be told about it, whichever of it holds at a `now`.
    pub alerts: Vec<Alert>,
    /// The tier that calls the customer back: the answer was drawn for a spot check (SAT-5).
    pub spot_check: Option<Tier>,
    /// By when tier 3 gives its guidance, while it is owed; it runs beside the step (states.md).
    pub guidance_by: Option<Timestamp>,
    /// Two people took it, or a field has two values: someone must choose.
    pub disputed: bool,
    /// All that a search looks through, lower case.
    pub haystack: String,
}

impl Row {
    /// `runs` are the clocks of the case.
    pub fn of(case: &Case, rulebook: &Rulebook, runs: &[ClockRun<'_>]) -> Self {
        let state = &case.state;
        let next = next_step_among(case, rulebook, runs);
        let clock = next.as_ref().and_then(|step| step.clock.as_ref()).and_then(|run| {
            let due = run.due.as_ref().ok()?;
            Some(RowClock {
                title_zh: run.target.title.zh.clone(),
                title_en: run.target.title.en.clone(),
                due_at: due.at,
                warn_at: run.warn_at,
                provisional: due.provisional,
            })
        });
        let field = |field| state.field(field).to_owned();
        let searched: Vec<&str> =
            Field::ALL.iter().map(|field| state.field(*field)).filter(|text| !text.is_empty()).collect();
        let round = state.round();
        Self {
            id: case.id,
            number: case.number().to_owned(),
            complainant: case.complainant().to_owned(),
            gist: gist(case),
            phone: field(Field::Phone),
            store: field(Field::Store),
            kind: state.kind(),
            channel: Channel::parse(state.field(Field::Channel)),
            topic: Topic::parse(state.field(Field::Topic)),
            emotion: Emotion::parse(state.field(Field::Emotion)),
            level: case.level(),
            status: case.status(rulebook),
            round: round.map_or(0, |round| round.number),
            owner: case.owner().cloned(),
            doer: next.map(|step| step.doer),
            barred: barred_from_review(case, rulebook),
            handed_over: round.is_some_and(|round| round.handed_to().is_some()),
            received_at: state.received_at().unwrap_or_default(),
            changed_at: case
                .entries
                .iter()
                .map(|shown| shown.entry.event.header.recorded_at)
                .max()
                .unwrap_or_default(),
            clock,
            alerts: alerts_ahead(case, rulebook, runs),
            spot_check: spot_check(case, rulebook),
            guidance_by: guidance_by(runs),
            disputed: round.is_some_and(|round| !round.rival_owners().is_empty())
                || !case.disputed_fields().is_empty(),
            haystack: format!("{} {}", case.number(), searched.join(" ")).to_lowercase(),
        }
    }

    /// Whether this person must act next.
    pub fn is_for(&self, list: &ListOf<'_>) -> bool {
        self.doer.as_ref().is_some_and(|doer| list.has(doer)) && !self.barred.contains(&list.person.id)
    }

    /// Whether it belongs to this person's tier: theirs, or that of a colleague of the same tier.
    pub fn is_for_tier_of(&self, list: &ListOf<'_>) -> bool {
        self.doer.as_ref().is_some_and(|doer| list.has_for_tier(doer))
    }

    /// From when on a breach stands on this person's list, unless it is settled before.
    pub fn raised_at(&self, list: &ListOf<'_>) -> Option<Timestamp> {
        let breaches = self.alerts.iter().filter(|alert| alert.kind == AlertKind::Breached);
        breaches.filter(|alert| list.has(&alert.raised_to)).map(|alert| alert.since).min()
    }

    /// Where it stands among the deadlines at `now`.
    pub fn urgency(&self, now: Timestamp) -> Urgency {
        match &self.clock {
            Some(clock) if now > clock.due_at => Urgency::Breached,
            Some(clock) if now >= clock.warn_at => Urgency::AtRisk,
            _ => Urgency::Running,
        }
    }
}

fn spot_check(case: &Case, rulebook: &Rulebook) -> Option<Tier> {
    (!spot_checks(case, rulebook).is_empty()).then(|| case.level().reviewing_tier())
}

fn guidance_by(runs: &[ClockRun<'_>]) -> Option<Timestamp> {
    let owed = runs.iter().filter(|run| run.is_live() && run.target.measures == Measures::Guidance);
    owed.map(|run| run.due_at().unwrap_or(Timestamp::MAX)).min()
}

fn barred_from_review(case: &Case, rulebook: &Rulebook) -> Vec<PersonId> {
    let has_appealed = case.state.round().is_some_and(|round| round.open_appeal().is_some());
    match case.status(rulebook) {
        Status::AwaitingReview => {}
        Status::AwaitingCustomer if has_appealed => {}
        _ => return Vec::new(),
    }
    let barred = rulebook.people().map(|person| &person.id).filter(|id| !may_review(id, case, rulebook));
    barred.cloned().collect()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    Breached,
    AtRisk,
    Running,
}

fn gist(case: &Case) -> String {
    const MOST_CHARS: usize = 60;
    let happened = case.state.field(Field::Happened);
    let text = if happened.is_empty() { case.state.field(Field::Product) } else { happened };
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() > MOST_CHARS {
        line.chars().take(MOST_CHARS).chain(['…']).collect()
    } else {
        line.to_owned()
    }
}
