//! The common set-up of all stories: one chain, two stores, the people, and the devices they write on.

use redress_core::calendar::{Basis, CalendarSpec, WeeklyHours};
use redress_core::command::{Pen, Place};
use redress_core::complaint::{Role, Tier};
use redress_core::event::{
    Act, Authority, ChainDescribed, ChainId, DeviceEnrolled, DeviceId, Draft, Entry, Lane, PersonDescribed,
    PersonId, Personal, Salt, StoreCode, StoreDescribed,
};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

pub struct Device {
    pub name: &'static str,
    pub id: &'static str,
    pub store: Option<&'static str>,
    pub letter: &'static str,
}

/// Head office's own comes first: it enrols itself and the others.
pub const DEVICES: [Device; 4] = [
    Device { name: "总部电脑", id: "desk-head-office", store: None, letter: "H" },
    Device { name: "平板A", id: "tablet-sh01-a", store: Some("SH01"), letter: "A" },
    Device { name: "平板B", id: "tablet-sh01-b", store: Some("SH01"), letter: "B" },
    Device { name: "深圳平板", id: "tablet-sz02-a", store: Some("SZ02"), letter: "A" },
];

const STORES: [(&str, &str); 2] = [("SH01", "上海南京西路店"), ("SZ02", "深圳东门店")];

type Cast = (&'static str, &'static str, Option<Tier>, Role, Option<&'static str>);

const PEOPLE: [Cast; 9] = [
    ("王芳", "wang-fang", Some(Tier::ONE), Role::StoreStaff, Some("SH01")),
    ("李强", "li-qiang", Some(Tier::ONE), Role::StoreStaff, Some("SH01")),
    ("周敏", "zhou-min", Some(Tier::ONE), Role::StoreStaff, Some("SZ02")),
    ("赵丽", "zhao-li", Some(Tier::ONE), Role::StoreStaff, None),
    ("陈静", "chen-jing", Some(Tier::TWO), Role::Supervisor, None),
    ("刘洋", "liu-yang", Some(Tier::TWO), Role::Manager, None),
    ("孙伟", "sun-wei", Some(Tier::THREE), Role::SalesDirector, None),
    ("吴敏", "wu-min", Some(Tier::THREE), Role::AdministrationCentre, None),
    ("何文", "he-wen", None, Role::FranchiseClerk, None),
];

pub fn chain() -> ChainId {
    ChainId::new("shoes-demo").unwrap()
}

pub fn device(name: &str) -> Result<&'static Device, String> {
    DEVICES.iter().find(|device| device.name == name).ok_or_else(|| format!("no device {name}"))
}

pub fn person(name: &str) -> Result<PersonId, String> {
    let found =
        PEOPLE.iter().find(|person| person.0 == name).ok_or_else(|| format!("nobody is called {name}"))?;
    Ok(PersonId::new(found.1).unwrap())
}

impl Device {
    pub fn device_id(&self) -> DeviceId {
        DeviceId::new(self.id).unwrap()
    }

    pub fn store_code(&self) -> Option<StoreCode> {
        self.store.and_then(StoreCode::new)
    }

    /// The lane of what is registered here.
    pub fn lane(&self) -> Lane {
        self.store_code().map_or(Lane::HeadOffice, Lane::Store)
    }

    pub fn authority(&self) -> Authority {
        if self.store.is_some() { Authority::Store } else { Authority::HeadOffice }
    }
}

/// The desk entries, as head office wrote them before any story begins.
pub fn desk() -> Vec<Arc<Entry>> {
    let at = Timestamp::parse("2025-12-01 09:00", UtcOffset::CHINA).unwrap();
    let mut number = 0_u8;
    let mut salts = || {
        number += 1;
        Salt([number; 16])
    };
    let mut pen = Pen {
        chain: chain(),
        device: DEVICES[0].device_id(),
        incarnation: 1,
        lane: Lane::Chain,
        next_seq: 1,
        by: person("吴敏").unwrap(),
        authority: Authority::HeadOffice,
        occurred_at: at,
        now: at,
        salts: &mut salts,
    };
    let nothing_published = Rulebook::default();
    let mut place = Place { case: None, round: 0, parents: Vec::new() };
    let mut written = Vec::new();
    for draft in drafts() {
        let entry = pen.write(place.clone(), draft, &nothing_published).unwrap();
        place.parents = vec![entry.id];
        written.push(Arc::new(entry));
    }
    written
}

fn drafts() -> Vec<Draft> {
    let enrolled = DEVICES.iter().map(|device| {
        Draft::new(Act::DeviceEnrolled(DeviceEnrolled {
            device: device.device_id(),
            authority: device.authority(),
            store: device.store_code(),
            letter: device.letter.to_owned(),
        }))
    });
    let chain = Draft::new(Act::ChainDescribed(ChainDescribed { name: "步步鞋业".to_owned() }));
    let stores = STORES.iter().map(|(code, name)| {
        let hours = WeeklyHours::every_day(&"10:00-22:00".parse().unwrap());
        let calendar = CalendarSpec::new(Basis::EveryDay, hours);
        let (code, name) = (StoreCode::new(*code).unwrap(), (*name).to_owned());
        Draft::new(Act::StoreDescribed(StoreDescribed { code, name, calendar }))
    });
    let people = PEOPLE.iter().map(|(name, id, tier, role, store)| {
        let described = PersonDescribed {
            person: PersonId::new(*id).unwrap(),
            tier: *tier,
            roles: vec![*role],
            store: store.and_then(StoreCode::new),
            department: String::new(),
            absences: Vec::new(),
            active: true,
        };
        Draft::new(Act::PersonDescribed(described)).and(Personal::NAME, name)
    });
    enrolled.chain([chain]).chain(stores).chain(people).collect()
}
