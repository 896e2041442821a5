//! What deadlines and duties rest on, as published in desk events: policies, calendars, stores, people, devices.
//!
//! Two devices with the same desk events have the same rulebook. An event whose claim does not hold
//! (a store publishing a policy) is kept and has no effect.

use crate::calendar::{Basis, BusinessCalendar, CalendarSpec, DayHours, WeeklyHours};
use crate::complaint::{Role, Tier};
use crate::event::{Act, Authority, DeviceId, Entry, EventId, Lane, PersonId, Personal, PolicyId, StoreCode};
use crate::policy::{Policy, built_in};
use crate::time::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Clone, Debug)]
pub struct Store {
    pub code: StoreCode,
    pub name: String,
    pub spec: CalendarSpec,
    pub calendar: BusinessCalendar,
}

/// A person of the roster, as last described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub tier: Option<Tier>,
    pub roles: Vec<Role>,
    pub store: Option<StoreCode>,
    pub active: bool,
    since: Timestamp,
}

impl Person {
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
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
}

/// Built from desk entries, or from nothing: then only what comes with the build.
#[derive(Clone, Debug)]
pub struct Rulebook {
    chain_name: String,
    policies: BTreeMap<PolicyId, Arc<Policy>>,
    published: Vec<Publication>,
    office: BusinessCalendar,
    office_spec: CalendarSpec,
    stores: BTreeMap<StoreCode, Store>,
    people: BTreeMap<PersonId, Vec<Person>>,
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
        let office_spec = default_office_spec();
        let mut book = Self {
            chain_name: String::new(),
            policies: built_in().iter().map(|p| (p.id, Arc::new(p.policy.clone()))).collect(),
            published: Vec::new(),
            office: BusinessCalendar::compile(&office_spec).unwrap_or_default(),
            office_spec,
            stores: BTreeMap::new(),
            people: BTreeMap::new(),
            devices: BTreeMap::new(),
            ineffective: Vec::new(),
        };
        // Enrolments first: they say whose claims hold.
        for entry in &desk {
            book.enrol(entry);
        }
        let mut calendar_number = 0;
        for entry in &desk {
            if book.add(entry, &mut calendar_number).is_none() {
                book.ineffective.push(entry.id);
            }
        }
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
    fn add(&mut self, entry: &Entry, calendar_number: &mut u32) -> Option<()> {
        let header = &entry.event.header;
        let is_head_office =
            header.authority == Authority::HeadOffice && self.is_head_office(&header.writer.device);
        let own_store = header.writer.lane.store();
        match &entry.event.act {
            Act::ChainDescribed(body) if is_head_office => self.chain_name.clone_from(&body.name),
            Act::StoreDescribed(body) if is_head_office || own_store == Some(&body.code) => {
                let calendar = BusinessCalendar::compile(&body.calendar).ok()?;
                let (code, name, spec) = (body.code.clone(), body.name.clone(), body.calendar.clone());
                self.stores.insert(code.clone(), Store { code, name, spec, calendar });
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
                    active: body.active,
                    since: header.occurred_at,
                };
                self.people.entry(body.person.clone()).or_default().push(described);
            }
            Act::CalendarPublished(body) if is_head_office => {
                let calendar = BusinessCalendar::compile(&body.calendar).ok()?;
                if body.number >= *calendar_number {
                    *calendar_number = body.number;
                    (self.office, self.office_spec) = (calendar, body.calendar.clone());
                }
            }
            Act::PolicyPublished(body) if is_head_office => {
                let id = body.policy.id();
                self.policies.insert(id, Arc::new(body.policy.clone()));
                self.published.push(Publication {
                    effective_from: body.effective_from,
                    number: body.number,
                    id,
                });
            }
            Act::DeviceEnrolled(_) => self.devices.get(&header.writer.device).map(|_| ())?,
            Act::ReceiptGiven(_) => {}
            _ => return None,
        }
        Some(())
    }

    pub fn chain_name(&self) -> &str {
        &self.chain_name
    }

    /// A policy by its address; one that nobody sent here is missing, never replaced by another.
    pub fn policy(&self, id: PolicyId) -> Option<&Policy> {
        self.policies.get(&id).map(Arc::as_ref)
    }

    /// The policy that a writer runs under at `now`: the highest number in force, else the newest built-in.
    pub fn policy_in_force(&self, now: Timestamp) -> PolicyId {
        let published = self.published.iter().filter(|publication| publication.effective_from <= now);
        let newest_built_in = built_in().last().map_or_else(|| PolicyId::of(b""), |built_in| built_in.id);
        published
            .max_by_key(|publication| (publication.number, publication.id))
            .map_or(newest_built_in, |p| p.id)
    }

    pub fn office(&self) -> &BusinessCalendar {
        &self.office
    }

    pub fn office_spec(&self) -> &CalendarSpec {
        &self.office_spec
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

    /// A person as last described.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(id)?.last()
    }

    /// Everybody on the roster, as last described, by id.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.people.values().filter_map(|history| history.last())
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
