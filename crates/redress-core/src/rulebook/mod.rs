//! What deadlines and duties rest on, as published in desk events: policies, calendars, stores, people, devices.
//!
//! Two devices with the same desk events have the same rulebook. An event whose claim does not hold
//! (a store publishing a policy) is kept and has no effect.

mod hours;

pub use hours::PublishedHours;

use crate::calendar::{Basis, BusinessCalendar, CalendarSpec, DayHours, WeeklyHours};
use crate::complaint::{Role, Tier};
use crate::event::{
    Absence, Act, Authority, DeviceId, Entry, EventId, Lane, PersonId, Personal, PolicyId, StoreCode,
    StoreDescribed,
};
use crate::policy::{Policy, PublishedPolicy, built_in, lint};
use crate::time::{Date, Timestamp};
use hours::Gathering;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct Store {
    pub code: StoreCode,
    pub name: String,
    pub hours: PublishedHours,
}

impl Store {
    /// Its hours as known now.
    pub fn calendar(&self) -> &BusinessCalendar {
        self.hours.current()
    }

    pub fn spec(&self) -> &CalendarSpec {
        self.hours.spec()
    }
}

/// A person of the roster, as last described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub tier: Option<Tier>,
    pub roles: Vec<Role>,
    pub store: Option<StoreCode>,
    pub department: String,
    pub absences: Vec<Absence>,
    pub active: bool,
    since: Timestamp,
}

impl Person {
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The absence that covers `date`.
    pub fn absence_on(&self, date: Date) -> Option<&Absence> {
        self.absences.iter().find(|absence| (absence.from..=absence.to).contains(&date))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    pub authority: Authority,
    pub store: Option<StoreCode>,
    pub letter: String,
}

#[derive(Clone, Debug)]
struct Publication {
    effective_from: Timestamp,
    number: u32,
    id: PolicyId,
    /// Since when clocks that ran already follow it, where the publication says so.
    running_from: Option<Timestamp>,
}

/// Built from desk entries, or from nothing: then only what comes with the build.
#[derive(Clone, Debug)]
pub struct Rulebook {
    chain_name: String,
    policies: BTreeMap<PolicyId, Arc<Policy>>,
    published: Vec<Publication>,
    /// The policies that running clocks take over, each with when it does, in order.
    taken_over: Vec<(Timestamp, PolicyId)>,
    /// A policy on trial, and from when on clocks follow it.
    draft: Option<(Timestamp, PolicyId)>,
    office: PublishedHours,
    stores: BTreeMap<StoreCode, Store>,
    people: BTreeMap<PersonId, Vec<Person>>,
    /// Whoever was ever above tier 1: few among many, and asked for of every case.
    above_tier_one: Vec<PersonId>,
    devices: BTreeMap<DeviceId, Enrolment>,
    ineffective: Vec<EventId>,
}

/// The office's hours until head office publishes its own **A**.
pub fn default_office_spec() -> CalendarSpec {
    spec_of(Basis::China, "09:00-18:00")
}

/// A store's hours until it is described **A**.
pub fn default_store_spec() -> CalendarSpec {
    spec_of(Basis::EveryDay, "10:00-22:00")
}

fn spec_of(basis: Basis, hours: &str) -> CalendarSpec {
    let hours: DayHours = hours.parse().unwrap_or_default();
    CalendarSpec::new(basis, WeeklyHours::every_day(&hours))
}

fn default_office() -> Gathering {
    let spec = default_office_spec();
    let calendar = BusinessCalendar::compile(&spec).unwrap_or_default();
    Gathering::new(spec, calendar)
}

/// Hours while they are gathered from publications.
struct Hours {
    office: Gathering,
    number: u32,
    stores: BTreeMap<StoreCode, StoreHours>,
}

struct StoreHours {
    code: StoreCode,
    name: String,
    hours: Gathering,
}

impl Hours {
    fn describe_store(&mut self, at: Timestamp, body: &StoreDescribed, calendar: BusinessCalendar) {
        if let Some(known) = self.stores.get_mut(&body.code) {
            known.name.clone_from(&body.name);
            known.hours.publish(at, &body.calendar, calendar);
            return;
        }
        let hours = Gathering::new(body.calendar.clone(), calendar);
        let described = StoreHours { code: body.code.clone(), name: body.name.clone(), hours };
        self.stores.insert(body.code.clone(), described);
    }
}

impl StoreHours {
    fn finish(self) -> Store {
        Store { code: self.code, name: self.name, hours: self.hours.finish() }
    }
}

impl Default for Rulebook {
    fn default() -> Self {
        Self::of([])
    }
}

impl Rulebook {
    /// Folds desk entries. Their order of arrival does not matter.
    pub fn of<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Self {
        let mut desk: Vec<&Arc<Entry>> =
            entries.into_iter().filter(|entry| entry.event.act.is_desk()).collect();
        desk.sort_by_key(|entry| (entry.event.header.occurred_at, entry.id));
        desk.dedup_by_key(|entry| entry.id);
        let mut book = Self {
            chain_name: String::new(),
            policies: built_in().iter().map(|p| (p.id, Arc::new(p.policy.clone()))).collect(),
            published: Vec::new(),
            taken_over: Vec::new(),
            draft: None,
            office: default_office().finish(),
            stores: BTreeMap::new(),
            people: BTreeMap::new(),
            above_tier_one: Vec::new(),
            devices: BTreeMap::new(),
            ineffective: Vec::new(),
        };
        // Enrolments first: they say whose claims hold.
        for entry in &desk {
            book.enrol(entry);
        }
        let mut hours = Hours { office: default_office(), number: 0, stores: BTreeMap::new() };
        for entry in &desk {
            if book.add(entry, &mut hours).is_none() {
                book.ineffective.push(entry.id);
            }
        }
        book.taken_over = book.work_out_taken_over();
        let above = |history: &[Person]| history.iter().any(|person| person.tier > Some(Tier::ONE));
        let above = book.people.iter().filter(|(_, history)| above(history));
        book.above_tier_one = above.map(|(id, _)| id.clone()).collect();
        book.office = hours.office.finish();
        book.stores = hours.stores.into_iter().map(|(code, store)| (code, store.finish())).collect();
        book
    }

    /// A device counts as head office's when a head-office device enrolled it; the first enrols itself,
    /// in the lane that only head office writes. Signatures will bind this to a key (events.md, `sig`).
    fn enrol(&mut self, entry: &Entry) {
        let header = &entry.event.header;
        let Act::DeviceEnrolled(body) = &entry.event.act else { return };
        let claims = header.authority == Authority::HeadOffice;
        let may_enrol = self.is_head_office(&header.writer.device)
            || (header.writer.lane == Lane::Chain && header.writer.device == body.device);
        if claims && may_enrol {
            let enrolment = Enrolment {
                authority: body.authority,
                store: body.store.clone(),
                letter: body.letter.clone(),
            };
            self.devices.insert(body.device.clone(), enrolment);
        }
    }

    /// `None` when the claim does not hold or the content cannot be used.
    fn add(&mut self, entry: &Entry, hours: &mut Hours) -> Option<()> {
        let header = &entry.event.header;
        let is_head_office =
            header.authority == Authority::HeadOffice && self.is_head_office(&header.writer.device);
        let own_store = header.writer.lane.store();
        match &entry.event.act {
            Act::ChainDescribed(body) if is_head_office => self.chain_name.clone_from(&body.name),
            Act::StoreDescribed(body) if is_head_office || own_store == Some(&body.code) => {
                let calendar = BusinessCalendar::compile(&body.calendar).ok()?;
                hours.describe_store(header.occurred_at, body, calendar);
            }
            Act::PersonDescribed(body) => {
                // A store may describe only its own tier-1 people (states.md), and nobody whom it would demote.
                let is_own = |store: Option<&StoreCode>, tier: Option<Tier>| {
                    own_store.is_some() && own_store == store && tier <= Some(Tier::ONE)
                };
                let known = self.person(&body.person);
                let was_own = known.is_none_or(|known| is_own(known.store.as_ref(), known.tier));
                let may_describe = is_head_office || (was_own && is_own(body.store.as_ref(), body.tier));
                if !may_describe {
                    return None;
                }
                let described = Person {
                    id: body.person.clone(),
                    name: entry.said(Personal::NAME).to_owned(),
                    tier: body.tier,
                    roles: body.roles.clone(),
                    store: body.store.clone(),
                    department: body.department.clone(),
                    absences: body.absences.clone(),
                    active: body.active,
                    since: header.occurred_at,
                };
                self.people.entry(body.person.clone()).or_default().push(described);
            }
            Act::CalendarPublished(body) if is_head_office => {
                let calendar = BusinessCalendar::compile(&body.calendar).ok()?;
                if body.number >= hours.number {
                    hours.number = body.number;
                    hours.office.publish(header.occurred_at, &body.calendar, calendar);
                }
            }
            Act::PolicyPublished(body) if is_head_office && lint(body.policy.policy()).is_empty() => {
                let id = body.policy.id();
                self.policies.insert(id, Arc::new(body.policy.policy().clone()));
                self.published.push(Publication {
                    effective_from: body.effective_from,
                    number: body.number,
                    id,
                    running_from: body.also_running.then(|| body.effective_from.max(header.occurred_at)),
                });
            }
            Act::DeviceEnrolled(_) => self.devices.get(&header.writer.device).map(|_| ())?,
            Act::ReceiptGiven(_) => {}
            _ => return None,
        }
        Some(())
    }

    /// One that takes effect when a higher number is in force already is taken over by nobody.
    fn work_out_taken_over(&self) -> Vec<(Timestamp, PolicyId)> {
        let running =
            self.published.iter().filter_map(|published| Some((published.running_from?, published.id)));
        let mut taken: Vec<_> = running.filter(|(from, id)| self.policy_in_force(*from) == *id).collect();
        taken.sort_unstable();
        taken
    }

    pub fn chain_name(&self) -> &str {
        &self.chain_name
    }

    /// A policy by its address; one that nobody sent here is missing, never replaced by another.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(&id).map(Arc::as_ref)
    }

    /// Every policy at hand, the built-in ones among them.
    pub fn policies(&self) -> impl Iterator<Item = &Policy> {
        self.policies.values().map(Arc::as_ref)
    }

    /// The policy that a writer runs under at `now`: the highest number in force, else the newest built-in.
    pub fn policy_in_force(&self, now: Timestamp) -> PolicyId {
        let published = self.published.iter().filter(|publication| publication.effective_from <= now);
        let newest_built_in = built_in().last().map_or_else(|| PolicyId::of(b""), |built_in| built_in.id);
        published
            .max_by_key(|publication| (publication.number, publication.id))
            .map_or(newest_built_in, |p| p.id)
    }

    /// The same rulebook with a policy on trial: clocks that run at `from` take it over, and those that start
    /// afterwards follow it, whatever policy their events name. For looking ahead; nothing is judged by it.
    pub fn with_draft(&self, policy: PublishedPolicy, from: Timestamp) -> Self {
        let mut trial = self.clone();
        let id = policy.id();
        trial.policies.insert(id, Arc::new(policy.into_policy()));
        trial.published.push(Publication {
            effective_from: from,
            number: u32::MAX,
            id,
            running_from: Some(from),
        });
        trial.taken_over = trial.work_out_taken_over();
        trial.draft = Some((from, id));
        trial
    }

    /// The policy that a clock is under which started at `at` with an event naming `named`.
    pub fn policy_of_clock(&self, named: PolicyId, at: Timestamp) -> PolicyId {
        self.draft.filter(|(from, _)| at >= *from).map_or(named, |(_, draft)| draft)
    }

    /// The policies that running clocks took over up to and including `until`, in order.
    pub fn taken_over_until(&self, until: Timestamp) -> &[(Timestamp, PolicyId)] {
        let count = self.taken_over.partition_point(|(from, _)| *from <= until);
        self.taken_over.get(..count).unwrap_or_default()
    }

    /// Whether a policy was published as the later one of two: nothing goes back. A built-in one comes before all.
    pub fn is_later(&self, policy: PolicyId, than: PolicyId) -> bool {
        let place = |id: PolicyId| {
            let numbers = self.published.iter().filter(|published| published.id == id);
            (numbers.map(|published| published.number).max(), id)
        };
        place(policy) > place(than)
    }

    /// The office's hours as known now.
    pub fn office(&self) -> &BusinessCalendar {
        self.office.current()
    }

    pub fn office_hours(&self) -> &PublishedHours {
        &self.office
    }

    pub fn office_spec(&self) -> &CalendarSpec {
        self.office.spec()
    }

    pub fn store(&self, code: &StoreCode) -> Option<&Store> {
        self.stores.get(code)
    }

    pub fn stores(&self) -> impl Iterator<Item = &Store> {
        self.stores.values()
    }

    /// A person as described at `at`; before the first description, as first described.
    pub fn person_at(&self, id: &PersonId, at: Timestamp) -> Option<&Person> {
        let history = self.people.get(id)?;
        history.iter().rev().find(|person| person.since <= at).or(history.first())
    }

    /// When this person was described, in order.
    pub fn described_at(&self, id: &PersonId) -> impl Iterator<Item = Timestamp> {
        self.people.get(id).into_iter().flatten().map(|person| person.since)
    }

    /// A person as last described.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id)?.last()
    }

    /// Everybody on the roster, as last described, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values().filter_map(|history| history.last())
    }

    /// The active people of tiers 2 and 3 as described at `at`, by id.
    pub fn people_above_tier_one(&self, at: Timestamp) -> impl Iterator<Item = &Person> {
        let then = self.above_tier_one.iter().filter_map(move |id| self.person_at(id, at));
        then.filter(|person| person.active && person.tier > Some(Tier::ONE))
    }

    /// Who acts for this person on `date`: the stand-in of whoever is away, and theirs in turn; the person where nobody
    /// stands in.
    pub fn acting_for<'a>(&'a self, id: &'a PersonId, date: Date) -> &'a PersonId {
        let mut acting = id;
        // Stand-ins may name each other in a circle; nobody is asked twice.
        for _ in 0..self.people.len() {
            let absence = self.person(acting).and_then(|person| person.absence_on(date));
            match absence.and_then(|absence| absence.stand_in.as_ref()) {
                Some(stand_in) if stand_in != id => acting = stand_in,
                Some(_) => return id,
                None => return acting,
            }
        }
        id
    }

    /// A person's name, or their id where the name is not at hand.
    pub fn name_of<'a>(&'a self, id: &'a PersonId) -> &'a str {
        self.person(id)
            .map(|person| person.name.as_str())
            .filter(|name| !name.is_empty())
            .unwrap_or(id.as_str())
    }

    /// The tier is the person's, by the roster, not the device's (states.md).
    pub fn tier_of(&self, id: &PersonId, at: Timestamp) -> Option<Tier> {
        self.person_at(id, at).filter(|person| person.active).and_then(|person| person.tier)
    }

    pub fn is_head_office(&self, device: &DeviceId) -> bool {
        self.devices.get(device).is_some_and(|enrolment| enrolment.authority == Authority::HeadOffice)
    }

    pub fn enrolment(&self, device: &DeviceId) -> Option<&Enrolment> {
        self.devices.get(device)
    }

    /// Desk entries whose claim did not hold.
    pub fn ineffective(&self) -> &[EventId] {
        &self.ineffective
    }
}
