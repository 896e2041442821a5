//! A case as a line of a list: what is shown, filtered and sorted without folding again. It knows no `now`.

use redress_core::case::Case;
use redress_core::complaint::{Channel, Emotion, Field, Kind, Level, Status, Topic};
use redress_core::event::{CaseId, PersonId};
use redress_core::rulebook::{Person, Rulebook};
use redress_core::sla::{Doer, clocks, next_step_among, raised_to};
use redress_core::time::{Date, Timestamp};

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
    pub handed_over: bool,
    pub received_at: Timestamp,
    pub changed_at: Timestamp,
    pub clock: Option<RowClock>,
    /// When each running clock is due, and on whose list it stands once it is broken (ESC-1); the earliest first.
    pub breaches: Vec<(Timestamp, Doer)>,
    /// Two people took it, or a field has two values: someone must choose.
    pub disputed: bool,
    /// All that a search looks through, lower case.
    pub haystack: String,
}

impl Row {
    pub fn of(case: &Case, rulebook: &Rulebook) -> Self {
        let state = &case.state;
        let runs = clocks(case, rulebook);
        let next = next_step_among(case, rulebook, &runs);
        let live = runs.iter().filter(|run| run.is_live());
        let mut breaches: Vec<(Timestamp, Doer)> =
            live.filter_map(|run| Some((run.due_at()?, raised_to(run, rulebook)))).collect();
        breaches.sort_by_key(|(due, _)| *due);
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
            handed_over: round.is_some_and(|round| round.handed_to().is_some()),
            received_at: state.received_at().unwrap_or_default(),
            changed_at: case
                .entries
                .iter()
                .map(|shown| shown.entry.event.header.recorded_at)
                .max()
                .unwrap_or_default(),
            clock,
            breaches,
            disputed: round.is_some_and(|round| !round.rival_owners().is_empty())
                || !case.disputed_fields().is_empty(),
            haystack: format!("{} {}", case.number(), searched.join(" ")).to_lowercase(),
        }
    }

    /// Whether this person must act next.
    pub fn is_for(&self, list: &ListOf<'_>) -> bool {
        self.doer.as_ref().is_some_and(|doer| list.has(doer))
    }

    /// Whether it belongs to this person's tier: theirs, or that of a colleague of the same tier.
    pub fn is_for_tier_of(&self, list: &ListOf<'_>) -> bool {
        let colleague =
            |doer: &PersonId| list.rulebook.person(doer).and_then(|doer| doer.tier) == list.person.tier;
        self.is_for(list) || matches!(&self.doer, Some(Doer::Person(doer)) if colleague(doer))
    }

    /// From when on a breach stands on this person's list, unless it is settled before.
    pub fn raised_at(&self, list: &ListOf<'_>) -> Option<Timestamp> {
        self.breaches.iter().find(|(_, to)| list.has(to)).map(|(due, _)| *due)
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

/// Whose list, on which day: who is away has a stand-in.
#[derive(Clone, Copy, Debug)]
pub struct ListOf<'a> {
    pub person: &'a Person,
    pub today: Date,
    pub rulebook: &'a Rulebook,
}

impl ListOf<'_> {
    fn has(&self, doer: &Doer) -> bool {
        match doer {
            Doer::Person(doer) => {
                *doer == self.person.id || *self.rulebook.acting_for(doer, self.today) == self.person.id
            }
            Doer::Tier(tier) => self.person.tier == Some(*tier),
            Doer::Role(role) => self.person.has(*role),
            Doer::Nobody => self.person.tier.is_some_and(|tier| tier.get() == 2),
        }
    }
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
