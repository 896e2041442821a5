//! The clocks and the minute counter give the same answers on random policies, hours, holds, changes of level,
//! publications and reopenings.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p redress-core clock::oracle_agrees` takes the long way.

use super::desk::{Desk, clock, held, level_set, policy_published, reached, regulation, store_described};
use super::oracle::{Ended, Form, Hours, Reason, Rule, Rules, Run, World, named};
use crate::calendar::any::{cases, plan};
use crate::calendar::oracle::{DAY, Plan, date_of, instant, midnight, minute};
use chrono::Days;
use proptest::{collection::vec, prelude::*, sample::select};
use redress_core::calendar::{Unit, Within};
use redress_core::complaint::Channel;
use redress_core::event::{Act, CalendarPublished, Reopened, TextOnly};
use redress_core::policy::{CalendarChoice, OnLevelChange, PerLevel, Policy, PublishedPolicy};
use redress_core::sla::clocks;
use redress_core::time::Date;

const REASONS: [&str; 3] = ["customer_owes", "customer_asked", "outside_finding"];
const CLOCKS: [&str; 3] = ["result", "first_contact", "carrying_out"];
/// How many instants a tale has: everything in it happens at one of them, so that much happens at once.
const INSTANTS: usize = 9;

/// A case and the world around it; numbers without a unit are places among the instants.
#[derive(Clone, Debug)]
struct Tale {
    received: i64,
    instants: Vec<i64>,
    office: Vec<(usize, Plan)>,
    store: Vec<(usize, Plan)>,
    policies: Vec<Rules>,
    first: Vec<(usize, Done)>,
    ending: Ending,
    again: Option<(usize, Vec<(usize, Done)>)>,
}

#[derive(Clone, Debug)]
enum Done {
    Level(u8),
    Contact,
    Hold { reason: usize, minutes: i64 },
    Resume,
}

#[derive(Clone, Debug)]
enum Ending {
    Open,
    Withdrawn(usize),
    /// Proposed, accepted (perhaps with a date so many days later), and perhaps done and told.
    Worked {
        proposed: usize,
        accepted: usize,
        agreed: Option<u64>,
        told: Option<usize>,
    },
}

fn within() -> impl Strategy<Value = Within> {
    const DAYS: &[&str] = &["1wd", "2wd", "3wd", "5wd", "1wd@same", "2wd@same", "1wd@24", "3wd@24"];
    const OPEN: &[&str] = &["30wm", "600wm", "1500wm", "8wh", "20wh"];
    const ELAPSED: &[&str] = &["90m", "24h", "72h", "2d", "5d", "1cd", "3cd"];
    let read = |text: &str| text.parse::<Within>().unwrap();
    prop_oneof![select(DAYS), select(OPEN), select(ELAPSED)].prop_map(read)
}

fn rule() -> impl Strategy<Value = Rule> {
    const CHANGES: &[OnLevelChange] =
        &[OnLevelChange::Continue, OnLevelChange::Restart, OnLevelChange::RestartWithCredit];
    let on = select(&[CalendarChoice::Office, CalendarChoice::Store, CalendarChoice::None][..]);
    ([within(), within(), within()], on, select(CHANGES), 1_u8..100).prop_map(
        |(within, on, on_level_change, warn_percent)| {
            let elapsed = [Unit::Minutes, Unit::Hours, Unit::Days, Unit::CalendarDays];
            let needs_hours = within.iter().any(|within| !elapsed.contains(&within.unit()));
            let on = if needs_hours && on == CalendarChoice::None { CalendarChoice::Office } else { on };
            Rule { within, on, on_level_change, warn_percent }
        },
    )
}

fn reason() -> impl Strategy<Value = Reason> {
    let most = select(&["1wd", "3wd", "10wd", "600wm", "26h", "2cd"][..]);
    let stops = prop::sample::subsequence(CLOCKS.to_vec(), 0..=3);
    (most, stops).prop_map(|(most, stops)| Reason { most: most.parse().unwrap(), stops })
}

fn rules() -> impl Strategy<Value = Rules> {
    (rule(), rule(), vec(reason(), 3), any::<bool>()).prop_map(|(result, first_contact, reasons, running)| {
        let carrying_out = Rule { on: CalendarChoice::Office, warn_percent: 80, ..result.clone() };
        let (number, published, effective, heard) = (0, 0, 0, 0);
        Rules {
            number,
            published,
            effective,
            heard,
            also_running: running,
            result,
            first_contact,
            carrying_out,
            reasons,
        }
    })
}

fn done() -> impl Strategy<Value = Done> {
    let minutes = prop_oneof![select(&[0, 1, 30, 60, 600, 1_440, 3_000, 9_000][..]), 0_i64..6_000];
    prop_oneof![
        3 => (1_u8..4).prop_map(Done::Level),
        1 => Just(Done::Contact),
        4 => (0_usize..3, minutes).prop_map(|(reason, minutes)| Done::Hold { reason, minutes }),
        2 => Just(Done::Resume),
    ]
}

fn tale() -> impl Strategy<Value = Tale> {
    let place = || 0..INSTANTS;
    let ending = prop_oneof![
        2 => Just(Ending::Open),
        3 => place().prop_map(Ending::Withdrawn),
        3 => (place(), 0..4_usize, prop::option::of(1_u64..9), prop::option::of(0..4_usize)).prop_map(
            |(proposed, later, agreed, told)| {
                let last = INSTANTS - 1;
                let accepted = (proposed + later).min(last);
                let told = told.map(|later| (accepted + later).min(last));
                Ending::Worked { proposed, accepted, agreed, told }
            }
        ),
    ];
    let day = prop_oneof![20_702_i64..20_740, 20_780_i64..20_828];
    let time = prop_oneof![0..DAY, select(&[540, 600, 720, 1_079, 1_080, 1_081, 1_320, 0][..])];
    let instants = vec((0_i64..12, time.clone()), INSTANTS);
    let published = || vec((place(), plan()), 0..3);
    let policies = vec((rules(), place(), (0..3_usize, 0..5_usize), 1_u32..9), 0..4);
    let acts = || vec((place(), done()), 0..8);
    let again = prop::option::of((place(), acts()));
    let happened = (instants, acts(), ending, again);
    ((day, time), (plan(), plan()), (published(), published()), (rules(), policies), happened).prop_map(
        |((day, time), (office, store), (offices, stores), (rules, policies), happened)| {
            let (offsets, first, ending, again) = happened;
            let received = day * DAY + time;
            let mut instants: Vec<i64> =
                offsets.into_iter().map(|(days, time)| ((day + days) * DAY + time).max(received)).collect();
            instants.sort_unstable();
            // Now and then something that happened before the complaint came.
            instants[0] = received - 300;
            let hours = |first: Plan, later: Vec<(usize, Plan)>| {
                let mut later: Vec<_> = later.into_iter().collect();
                later.sort_by_key(|(at, _)| *at);
                // Of two published at one instant the chance of their ids decides; one is enough here.
                later.dedup_by_key(|(at, _)| instants[*at]);
                [(usize::MAX, first)].into_iter().chain(later).collect::<Vec<_>>()
            };
            let first_rules =
                Rules { number: 100, published: i64::MIN, effective: i64::MIN, heard: i64::MIN, ..rules };
            let later =
                policies.into_iter().enumerate().map(|(index, (rules, at, (later, delay), number))| Rules {
                    // Mostly a higher number, at times a lower; never the same twice.
                    number: number * 20 + 1 + index as u32,
                    published: instants[at],
                    effective: instants[(at + later).min(INSTANTS - 1)],
                    heard: instants[(at + delay).min(INSTANTS - 1)],
                    ..rules
                });
            let policies = [first_rules].into_iter().chain(later).collect();
            let (office, store) = (hours(office, offices), hours(store, stores));
            Tale { received, instants, office, store, policies, first, ending, again }
        },
    )
}

/// What the oracle is told, and the case as written.
struct Told {
    desk: Desk,
    forms: Vec<(Form, Vec<Run>)>,
}

impl Tale {
    fn at(&self, place: usize) -> i64 {
        // What was published before everything.
        self.instants.get(place).copied().unwrap_or(i64::MIN)
    }

    fn hours(&self, versions: &[(usize, Plan)]) -> Hours {
        let versions: Vec<(i64, &Plan)> = versions.iter().map(|(at, plan)| (self.at(*at), plan)).collect();
        Hours::new(date_of(self.received - 10 * DAY), &versions)
    }

    fn tell(&self) -> Told {
        let mut desk = Desk::new();
        desk.by = "孙伟";
        self.publish(&mut desk);
        desk.register(instant(self.received));
        let mut forms = vec![self.first_form(&mut desk)];
        if let (Some((place, acts)), Ending::Withdrawn(withdrawn)) = (&self.again, &self.ending) {
            let at = self.at(*place).max(self.at(*withdrawn).max(self.received));
            let level = forms[0].0.levels.last().map_or(1, |(_, level)| *level).max(2);
            let reopened = Reopened { received_at: instant(at), channel: Channel::Phone, opens_round: 2 };
            desk.act(instant(at), Act::Reopened(reopened));
            desk.round = 2;
            let mut form = Form { opened_at: at, opened_level: level, ..Form::default() };
            let contacts = self.write(&mut desk, &mut form, acts, i64::MAX);
            let met = contacts.map_or(Ended::Never, Ended::Done);
            forms.push((form, vec![run("result", at, Ended::Never), run("first_contact", at, met)]));
        }
        Told { desk, forms }
    }

    fn publish(&self, desk: &mut Desk) {
        let mut acts: Vec<(i64, Act)> = Vec::new();
        for (number, (at, plan)) in self.office.iter().enumerate() {
            let published = CalendarPublished { number: number as u32, calendar: plan.spec() };
            acts.push((self.at(*at), Act::CalendarPublished(published)));
        }
        for (at, plan) in &self.store {
            acts.push((self.at(*at), store_described(plan.spec())));
        }
        let mut ids = Vec::new();
        for rules in &self.policies {
            let effective = rules.effective.max(EARLY);
            let policy = rules.policy();
            ids.push(PublishedPolicy::write(policy.clone()).unwrap().id());
            acts.push((rules.published, policy_published(instant(effective), rules.also_running, policy)));
        }
        for (at, act) in acts {
            desk.note(instant(at.max(EARLY)), act);
        }
        desk.settle();
        // What the device runs under changes when it receives something, and when that takes effect.
        let mut news: Vec<i64> = self.policies.iter().map(|rules| rules.effective.max(rules.heard)).collect();
        news.sort_unstable();
        let named = |at: i64| ids[named(&self.policies, at)];
        desk.heard = news.into_iter().map(|at| (instant(at.max(EARLY)), named(at))).collect();
    }

    /// Writes the registration's form, and answers what the oracle needs to know of it.
    fn first_form(&self, desk: &mut Desk) -> (Form, Vec<Run>) {
        let mut form = Form { opened_at: self.received, opened_level: 1, ..Form::default() };
        let at = |place: usize| self.at(place).max(self.received);
        match self.ending {
            Ending::Open => {
                let contact = self.write(desk, &mut form, &self.first, i64::MAX);
                let met = first_contact_met(contact, &form);
                (
                    form,
                    vec![
                        run("result", self.received, Ended::Never),
                        run("first_contact", self.received, met),
                    ],
                )
            }
            Ending::Withdrawn(place) => {
                let end = at(place);
                let contact = self.write(desk, &mut form, &self.first, end);
                desk.act(instant(end), Act::ComplaintWithdrawn(TextOnly {}));
                let met = match first_contact_met(contact, &form) {
                    Ended::Never => Ended::FellAway(end),
                    met => met,
                };
                let fell = Ended::FellAway(end);
                (form, vec![run("result", self.received, fell), run("first_contact", self.received, met)])
            }
            Ending::Worked { proposed, accepted, agreed, told } => {
                let before: Vec<_> =
                    self.first.iter().filter(|(place, _)| at(*place) <= at(proposed)).cloned().collect();
                let mut contact = self.write(desk, &mut form, &before, i64::MAX);
                let (now, accepted) = (at(proposed), at(accepted));
                if contact.is_none() {
                    desk.act(instant(now), reached());
                    contact = Some(now);
                }
                if form.levels.is_empty() {
                    desk.act(instant(now), level_set(1));
                    form.levels.push((now, 1));
                }
                if form.levels.last().is_some_and(|(_, level)| *level == 3) {
                    desk.act(instant(now), Act::SpecialReportFiled(TextOnly {}));
                }
                let proposal = desk.propose(instant(now));
                let date: Option<Date> = agreed.map(|days| date_of(accepted) + Days::new(days));
                desk.accept(instant(accepted), proposal, date);
                form.agreed = date.map(|date| (accepted, date));
                // Holds go on; the level stays as it is.
                let after: Vec<_> = self
                    .first
                    .iter()
                    .filter(|(place, done)| at(*place) > now && !matches!(done, Done::Level(_)))
                    .cloned()
                    .collect();
                self.write(desk, &mut form, &after, i64::MAX);
                let done = told.map_or(Ended::Never, |told| Ended::Done(at(told)));
                if let Ended::Done(at) = done {
                    desk.result(instant(at));
                }
                let met = first_contact_met(contact, &form);
                let runs = vec![
                    run("result", self.received, done),
                    run("first_contact", self.received, met),
                    run("carrying_out", accepted, done),
                ];
                (form, runs)
            }
        }
    }

    /// Writes what was done on one form up to `end`; answers when the customer was first reached.
    fn write(&self, desk: &mut Desk, form: &mut Form, acts: &[(usize, Done)], end: i64) -> Option<i64> {
        let mut acts: Vec<(i64, &Done)> = acts.iter().map(|(place, done)| (self.at(*place), done)).collect();
        acts.sort_by_key(|(at, _)| *at);
        let mut reached_at = None;
        for (at, done) in acts {
            // Only a hold is entered for a time before the form was opened.
            let at = if matches!(done, Done::Hold { .. }) { at } else { at.max(form.opened_at) };
            if at > end {
                continue;
            }
            let written = desk.written.len();
            match done {
                Done::Level(level) => {
                    desk.act(instant(at), level_set(*level));
                    form.levels.push((at, *level));
                }
                Done::Contact => {
                    desk.act(instant(at), reached());
                    reached_at = reached_at.or(Some(at));
                }
                Done::Hold { reason, minutes } => {
                    let until = at + minutes;
                    desk.act(instant(at), held(REASONS[*reason], instant(until)));
                    form.holds.push((at, until, *reason, written));
                }
                Done::Resume => {
                    if form.holds.iter().any(|(from, until, ..)| *from <= at && at < *until) {
                        desk.act(instant(at), Act::Resumed(TextOnly {}));
                        form.resumed.push((at, written));
                    }
                }
            }
        }
        reached_at
    }
}

/// When what holds from the beginning was published.
const EARLY: i64 = 20_500 * DAY;

fn run(clock: &'static str, start: i64, ended: Ended) -> Run {
    Run { clock, start, ended }
}

/// At the last of two: the contact, and the level set by a person.
fn first_contact_met(contact: Option<i64>, form: &Form) -> Ended {
    match (contact, form.levels.first()) {
        (Some(contact), Some((set, _))) => Ended::Done(contact.max(*set)),
        _ => Ended::Never,
    }
}

impl Rules {
    fn policy(&self) -> Policy {
        regulation(self.number, |policy| {
            for (id, rule) in [("result", &self.result), ("first_contact", &self.first_contact)] {
                let clock = clock(policy, id);
                let [level_1, level_2, level_3] = rule.within;
                clock.within = Some(PerLevel::Each { level_1, level_2, level_3 });
                (clock.on, clock.on_level_change) = (rule.on, rule.on_level_change);
                clock.warn_percent = rule.warn_percent;
            }
            for (hold, reason) in policy.holds.iter_mut().zip(&self.reasons) {
                hold.most = reason.most;
                hold.stops = reason.stops.iter().map(|clock| (*clock).to_owned()).collect();
            }
        })
    }
}

proptest! {
    #![proptest_config(cases(1))]

    #[test]
    fn due_times_standings_and_breaches(tale in tale()) {
        let (office, store) = (tale.hours(&tale.office), tale.hours(&tale.store));
        let world = World { office: &office, store: &store, policies: &tale.policies };
        let told = tale.tell();
        let case = told.desk.case();
        let found = clocks(&case, told.desk.rulebook());
        for (index, (form, runs)) in told.forms.iter().enumerate() {
            for run in runs {
                let is_this = |found: &&redress_core::sla::ClockRun<'_>| {
                    found.target.id == run.clock && found.round as usize == index + 1
                };
                let found = found.iter().find(is_this).expect(run.clock);
                let Some(answer) = world.reckon(form, *run) else { continue };
                let what = format!("{} {}: {answer:?}\n{form:?}", index + 1, run.clock);
                prop_assert_eq!(minute(found.started_at), run.start, "start of {}", what);
                prop_assert_eq!(found.due_at().map(minute), Some(answer.due), "due {}", what);
                let around = [answer.due - 1, answer.due, answer.due + 1, answer.due + 600];
                let days = (0..9).map(|step| run.start + step * 1_777);
                for now in tale.instants.iter().copied().chain(around).chain(days) {
                    if now < run.start {
                        continue;
                    }
                    let (standing, breached) = (answer.standing(&world, now), answer.breached_at(now));
                    let now_at = instant(now);
                    let day = now - midnight(date_of(now));
                    prop_assert_eq!(super::standing(found, now_at), standing, "at {} ({:?}) {}", day, now_at, what);
                    prop_assert_eq!(found.breached_at(now_at).map(minute), breached, "at {:?} {}", now_at, what);
                }
            }
        }
    }
}
