//! A head office that publishes policies and hours, and writes one case, at whatever instants a test says. What it
//! writes on the case is one line of thought: each entry has seen all that were written before it.

use super::at;
use crate::story::cast;
use redress_core::calendar::{Basis, CalendarSpec, Closure, DateRange, WeeklyHours};
use redress_core::case::{Case, Effect, fold};
use redress_core::complaint::{Channel, ContactOutcome, Direction, Level, Remedy, Shown};
use redress_core::event::{
    Act, Authority, CalendarPublished, CaseId, ComplaintRegistered, ContactLogged, Draft, Entry, EventId,
    Header, HoldBegun, Lane, LevelSet, PolicyId, PolicyPublished, Proposal, ResultRecorded, ResultTold, Salt,
    SolutionAccepted, SolutionProposed, StoreCode, StoreDescribed, TextOnly, Writer,
};
use redress_core::policy::{OnLevelChange, PerLevel, Policy, PublishedPolicy, SlaTarget, built_in};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{ClockRun, clocks};
use redress_core::time::{Date, Timestamp};
use std::sync::{Arc, OnceLock};

pub const STORE: &str = "SH01";

pub struct Desk {
    pub published: Vec<Arc<Entry>>,
    pub written: Vec<Arc<Entry>>,
    /// In whose name the case is written.
    pub by: &'static str,
    pub round: u32,
    /// How far the device's clock is ahead of what staff say.
    pub ahead_ms: i64,
    /// What the device runs under from each instant on, where it does not hold every publication at once.
    pub heard: Vec<(Timestamp, PolicyId)>,
    rulebook: Rulebook,
}

impl Desk {
    pub fn new() -> Self {
        static OPENED: OnceLock<Vec<Arc<Entry>>> = OnceLock::new();
        let published = OPENED.get_or_init(cast::desk).clone();
        let rulebook = Rulebook::of(&published);
        Self {
            published,
            written: Vec::new(),
            by: "赵丽",
            round: 0,
            ahead_ms: 0,
            heard: Vec::new(),
            rulebook,
        }
    }

    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// Registered when received, complete, taken by who writes, the level not yet confirmed.
    pub fn register(&mut self, received: Timestamp) -> &mut Self {
        let field = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        let fields = [
            ("kind", "consumer"),
            ("channel", "phone"),
            ("topic", "product_quality"),
            ("happened", "开胶"),
            ("wanted", "修"),
            ("name", "李娜"),
            ("phone", "138"),
            ("product", "鞋"),
            ("store", STORE),
        ];
        let number = serde_json::from_str("\"SH01-261123-A01\"").unwrap();
        let fields = fields.iter().map(field).collect();
        self.round = 1;
        let registered = ComplaintRegistered { received_at: received, number, fields, taken: true };
        self.act(received, Act::ComplaintRegistered(registered));
        self
    }

    pub fn office(&mut self, published: &str, number: u32, calendar: CalendarSpec) -> &mut Self {
        self.publish(at(published), Act::CalendarPublished(CalendarPublished { number, calendar }))
    }

    pub fn store(&mut self, published: &str, calendar: CalendarSpec) -> &mut Self {
        self.publish(at(published), store_described(calendar))
    }

    /// A policy for what starts from now on.
    pub fn policy(&mut self, published: &str, policy: Policy) -> &mut Self {
        self.publish(at(published), policy_published(at(published), false, policy))
    }

    /// A policy for running clocks too.
    pub fn policy_also_running(&mut self, published: &str, policy: Policy) -> &mut Self {
        self.publish(at(published), policy_published(at(published), true, policy))
    }

    pub fn publish(&mut self, now: Timestamp, act: Act) -> &mut Self {
        self.note(now, act);
        self.settle()
    }

    /// Publishes without reading the rulebook anew; `settle` does, once for many.
    pub fn note(&mut self, now: Timestamp, act: Act) {
        let seq = self.published.len() as u64 + 1;
        let parents = self.published.last().map(|entry| entry.id).into_iter().collect();
        let entry = self.entry(now, act, None, 0, parents, (Lane::Chain, seq), "吴敏");
        self.published.push(entry);
    }

    pub fn settle(&mut self) -> &mut Self {
        self.rulebook = Rulebook::of(&self.published);
        self
    }

    pub fn level(&mut self, when: &str, level: u8) -> &mut Self {
        self.act(at(when), level_set(level));
        self
    }

    pub fn hold(&mut self, when: &str, reason: &str, until: &str) -> &mut Self {
        self.act(at(when), held(reason, at(until)));
        self
    }

    pub fn resume(&mut self, when: &str) -> &mut Self {
        self.act(at(when), Act::Resumed(TextOnly {}));
        self
    }

    pub fn contact(&mut self, when: &str) -> &mut Self {
        self.act(at(when), reached());
        self
    }

    /// Proposed, told, and accepted, perhaps with a date for the result.
    pub fn agree(&mut self, when: Timestamp, result_by: Option<Date>) -> EventId {
        let proposal = self.propose(when);
        self.accept(when, proposal, result_by);
        proposal
    }

    pub fn propose(&mut self, when: Timestamp) -> EventId {
        let options = vec![Remedy::Explanation];
        let proposed = SolutionProposed { options, amount_fen: 0, finish_on: None };
        let proposal = self.act(when, Act::SolutionProposed(proposed));
        self.act(when, Act::SolutionTold(Proposal { proposal }));
        proposal
    }

    pub fn accept(&mut self, when: Timestamp, proposal: EventId, result_by: Option<Date>) {
        let accepted = SolutionAccepted { proposal, shown: Shown::Call, result_by };
        self.act(when, Act::SolutionAccepted(accepted));
    }

    pub fn result(&mut self, when: Timestamp) {
        self.act(when, Act::ResultRecorded(ResultRecorded { remedies: vec![], amount_fen: 0 }));
        self.act(when, Act::ResultTold(ResultTold { channel: Channel::Phone }));
    }

    /// Writes an act on the case, knowing everything written so far; answers its id.
    pub fn act(&mut self, when: Timestamp, act: Act) -> EventId {
        let case = self.written.first().map(|opening| CaseId(opening.id));
        let parents = self.written.last().map(|entry| entry.id).into_iter().collect();
        let seq = self.written.len() as u64 + 1;
        let entry = self.entry(when, act, case, self.round, parents, (Lane::HeadOffice, seq), self.by);
        self.written.push(Arc::clone(&entry));
        entry.id
    }

    #[expect(clippy::too_many_arguments, reason = "an entry says this much about itself")]
    fn entry(
        &self,
        when: Timestamp,
        act: Act,
        case: Option<CaseId>,
        round: u32,
        parents: Vec<EventId>,
        (lane, seq): (Lane, u64),
        by: &str,
    ) -> Arc<Entry> {
        let device = &cast::DEVICES[0];
        let header = Header {
            chain: cast::chain(),
            case,
            round,
            policy: self.policy_named(when),
            writer: Writer { device: device.device_id(), incarnation: 1, lane, seq },
            parents,
            by: cast::person(by).unwrap(),
            authority: Authority::HeadOffice,
            occurred_at: when,
            recorded_at: when.plus_ms(self.ahead_ms),
        };
        Arc::new(Entry::write(header, Draft::with_text(act, "文字"), Salt([7; 16])).unwrap())
    }

    fn policy_named(&self, when: Timestamp) -> PolicyId {
        let heard = self.heard.iter().rfind(|(from, _)| *from <= when);
        heard.map_or_else(|| self.rulebook.policy_in_force(when), |(_, id)| *id)
    }

    /// The case, all of whose entries must have had their effect.
    #[track_caller]
    pub fn case(&self) -> Case {
        let case = fold(CaseId(self.written[0].id), &self.written, &self.rulebook).unwrap();
        for shown in &case.entries {
            assert_eq!(shown.effect, Effect::Effective, "{:?}", shown.entry.event);
        }
        case
    }

    /// The one run of a clock in the form in hand.
    #[track_caller]
    pub fn run<T>(&self, clock: &str, look: impl FnOnce(&ClockRun<'_>) -> T) -> T {
        let case = self.case();
        let runs = clocks(&case, &self.rulebook);
        let mut of_clock = runs.iter().filter(|run| run.target.id == clock && run.round == self.round);
        let run = of_clock.next().unwrap_or_else(|| panic!("no {clock}"));
        assert!(of_clock.next().is_none(), "more than one {clock}");
        look(run)
    }

    #[track_caller]
    pub fn due_at(&self, clock: &str) -> Option<Timestamp> {
        self.run(clock, |run| run.due.as_ref().ok().map(|due| due.at))
    }

    /// When a clock is due, as `11-26 18:00`.
    #[track_caller]
    pub fn due(&self, clock: &str) -> String {
        self.due_at(clock).map_or_else(|| "–".to_owned(), super::shown)
    }

    #[track_caller]
    pub fn standing(&self, clock: &str, now: &str) -> &'static str {
        self.run(clock, |run| super::standing(run, at(now)))
    }
}

pub fn level_set(level: u8) -> Act {
    Act::LevelSet(LevelSet::to(Level::new(level).unwrap()))
}

pub fn held(reason: &str, until: Timestamp) -> Act {
    Act::Held(HoldBegun { reason: reason.to_owned(), until })
}

pub fn reached() -> Act {
    Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome: ContactOutcome::Reached,
        check_points: Vec::new(),
        promised_at: None,
    })
}

pub fn policy_published(effective_from: Timestamp, also_running: bool, policy: Policy) -> Act {
    let number = policy.number;
    let policy = PublishedPolicy::write(policy).unwrap();
    Act::PolicyPublished(PolicyPublished { number, effective_from, also_running, policy })
}

pub fn store_described(calendar: CalendarSpec) -> Act {
    let code = StoreCode::new(STORE).unwrap();
    Act::StoreDescribed(StoreDescribed { code, name: "上海南京西路店".to_owned(), calendar })
}

/// The regulation with another number, and changed.
pub fn regulation(number: u32, change: impl FnOnce(&mut Policy)) -> Policy {
    let mut policy = built_in()[0].policy.clone();
    policy.number = number;
    change(&mut policy);
    assert_eq!(redress_core::policy::lint(&policy), [], "a policy that head office could publish");
    policy
}

pub fn clock<'p>(policy: &'p mut Policy, id: &str) -> &'p mut SlaTarget {
    policy.clocks.iter_mut().find(|clock| clock.id == id).unwrap()
}

/// The regulation with other limits for the result, by level, and another answer to a change of level.
pub fn results_within(number: u32, levels: [&str; 3], on_level_change: OnLevelChange) -> Policy {
    regulation(number, |policy| {
        let result = clock(policy, "result");
        result.within = Some(per_level(levels));
        result.on_level_change = on_level_change;
    })
}

pub fn per_level(levels: [&str; 3]) -> PerLevel {
    let [level_1, level_2, level_3] = levels.map(|within| within.parse().unwrap());
    PerLevel::Each { level_1, level_2, level_3 }
}

/// The office: China's working days, with these hours.
pub fn office(hours: &str) -> CalendarSpec {
    CalendarSpec::new(Basis::China, WeeklyHours::every_day(&hours.parse().unwrap()))
}

/// The same, closed on some days: `2026-11-26`, or `2026-11-26..2026-11-27`.
pub fn closed(mut calendar: CalendarSpec, days: &str) -> CalendarSpec {
    let (from, to) = days.split_once("..").unwrap_or((days, days));
    let dates = DateRange::new(from.parse().unwrap(), to.parse().unwrap());
    calendar.closures.push(Closure { dates, name: "停业".to_owned() });
    calendar
}
