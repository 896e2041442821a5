//! Sound random records: a chain with two stores, four devices that work without a network and meet now and then.
//!
//! Everything follows from a seed. What the acts mean is left to the commands; here they only have to be many.

use redress_core::bundle::{BundleHeader, Party, Union, write};
use redress_core::case::fold;
use redress_core::command::{Command, Pen, Place, Registration, carry_out, case_number, register};
use redress_core::complaint::{Answer, Channel, ContactOutcome, Direction, Field, Form, Level, Shown, Tier};
use redress_core::event::{
    Act, AlertAcknowledged, Authority, CaseId, ChainId, ContactLogged, DeviceEnrolled, DeviceId, Digesting,
    Draft, Entry, EventId, FormAmended, Lane, LevelSet, PersonDescribed, PersonId, Personal, Salt, StoreCode,
    TextOnly,
};
use redress_core::rulebook::Rulebook;
use redress_core::time::{MS_PER_MINUTE, Timestamp, UtcOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub fn chain() -> ChainId {
    ChainId::new("xiezhijia").unwrap()
}

pub fn store(code: &str) -> StoreCode {
    StoreCode::new(code).unwrap()
}

/// Sunday, 22 November 2026, 10:00 in China.
pub fn start() -> Timestamp {
    Timestamp::parse("2026-11-22T10:00:00+08:00", UtcOffset::CHINA).unwrap()
}

/// Chance that repeats itself (splitmix64).
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % bound.max(1) as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

struct Device {
    name: &'static str,
    person: &'static str,
    store: Option<&'static str>,
    next_seq: BTreeMap<Lane, u64>,
    seen: BTreeSet<EventId>,
}

impl Device {
    fn new(name: &'static str, person: &'static str, store: Option<&'static str>) -> Self {
        Self { name, person, store, next_seq: BTreeMap::new(), seen: BTreeSet::new() }
    }

    fn home(&self) -> Lane {
        self.store.map_or(Lane::HeadOffice, |code| Lane::Store(store(code)))
    }
}

struct World {
    dice: Dice,
    devices: Vec<Device>,
    entries: Vec<Arc<Entry>>,
    rulebook: Rulebook,
    now: Timestamp,
}

/// The entries of one record: the roster first, then `acts` acts of random people on random cases.
pub fn record(seed: u64, acts: usize) -> Vec<Arc<Entry>> {
    let mut world = World {
        dice: Dice(seed),
        devices: vec![
            Device::new("office-1", "p-office", None),
            Device::new("tablet-a", "p-lin", Some("SH01")),
            Device::new("tablet-b", "p-wu", Some("SH01")),
            Device::new("tablet-c", "p-he", Some("SH02")),
        ],
        entries: Vec::new(),
        rulebook: Rulebook::default(),
        now: start(),
    };
    world.open_office();
    for _ in 0..acts {
        world.now = world.now.plus_ms((1 + world.dice.below(90) as i64) * MS_PER_MINUTE);
        let device = world.dice.below(world.devices.len());
        world.act(device);
        world.meet();
    }
    world.entries
}

impl World {
    fn with_pen<T>(
        &mut self,
        device: usize,
        lane: &Lane,
        write: impl FnOnce(&Rulebook, &mut Pen<'_>) -> T,
    ) -> T {
        let dice = &mut self.dice;
        let mut salts = || {
            let mut salt = [0; 16];
            salt[..8].copy_from_slice(&dice.roll().to_le_bytes());
            salt[8..].copy_from_slice(&dice.roll().to_le_bytes());
            Salt(salt)
        };
        let device = &mut self.devices[device];
        let next_seq = device.next_seq.entry(lane.clone()).or_insert(1);
        let is_office = device.store.is_none();
        let mut pen = Pen {
            chain: chain(),
            device: DeviceId::new(device.name).unwrap(),
            incarnation: 1,
            lane: lane.clone(),
            next_seq: *next_seq,
            by: PersonId::new(device.person).unwrap(),
            authority: if is_office { Authority::HeadOffice } else { Authority::Store },
            occurred_at: self.now,
            now: self.now,
            salts: &mut salts,
        };
        let written = write(&self.rulebook, &mut pen);
        *next_seq = pen.next_seq;
        written
    }

    fn keep(&mut self, device: usize, written: Vec<Entry>) {
        for entry in written {
            self.devices[device].seen.insert(entry.id);
            self.entries.push(Arc::new(entry));
        }
    }

    fn open_office(&mut self) {
        let enrolled = DeviceEnrolled {
            device: DeviceId::new("office-1").unwrap(),
            authority: Authority::HeadOffice,
            store: None,
            letter: "H".to_owned(),
        };
        let mut drafts = vec![Draft::new(Act::DeviceEnrolled(enrolled))];
        for (person, name, tier, code) in [
            ("p-office", "陈", 2, None),
            ("p-lin", "林", 1, Some("SH01")),
            ("p-wu", "吴", 1, Some("SH01")),
            ("p-he", "何", 1, Some("SH02")),
        ] {
            let described = PersonDescribed {
                person: PersonId::new(person).unwrap(),
                tier: Tier::new(tier),
                roles: Vec::new(),
                store: code.map(store),
                department: String::new(),
                absences: Vec::new(),
                active: true,
            };
            drafts.push(Draft::new(Act::PersonDescribed(described)).and(Personal::NAME, name));
        }
        let written: Vec<Entry> = self.with_pen(0, &Lane::Chain, |rulebook, pen| {
            let place = || Place { case: None, round: 0, parents: Vec::new() };
            drafts.into_iter().map(|draft| pen.write(place(), draft, rulebook).unwrap()).collect()
        });
        for device in 0..self.devices.len() {
            self.devices[device].seen.extend(written.iter().map(|entry| entry.id));
        }
        self.keep(0, written);
        self.rulebook = Rulebook::of(&self.entries);
    }

    fn act(&mut self, device: usize) {
        let cases: Vec<CaseId> =
            self.seen_by(device).filter(|e| e.event.act.opens_case()).filter_map(|e| e.case()).collect();
        if cases.is_empty() || self.dice.below(5) == 0 {
            return self.open_case(device);
        }
        let id = *self.dice.pick(&cases);
        let entries: Vec<Arc<Entry>> =
            self.seen_by(device).filter(|e| e.case() == Some(id)).cloned().collect();
        let case = fold(id, &entries, &self.rulebook).unwrap();
        let lane = case.lane().unwrap().clone();
        let command = self.command();
        let written = self.with_pen(device, &lane, |rulebook, pen| {
            // Where the course does not allow it, a note is always allowed.
            carry_out(command, &case, rulebook, pen).unwrap_or_else(|_| {
                let note = Draft::with_text(Act::NoteAdded(TextOnly {}), "客户又来过一次");
                carry_out(Command::Do(note), &case, rulebook, pen).unwrap()
            })
        });
        self.keep(device, written);
    }

    fn seen_by(&self, device: usize) -> impl Iterator<Item = &Arc<Entry>> {
        let seen = &self.devices[device].seen;
        self.entries.iter().filter(|entry| seen.contains(&entry.id))
    }

    fn open_case(&mut self, device: usize) {
        let lane = self.devices[device].home();
        let letter = self.devices[device].name.to_uppercase().pop().unwrap().to_string();
        let counter = 1 + self.entries.len() as u32;
        let number = case_number(lane.store(), self.now.date(UtcOffset::CHINA), &letter, counter).unwrap();
        let phone = format!("138{:08}", self.dice.below(100_000_000));
        let form = Form::default()
            .with(Field::Kind, "consumer")
            .with(Field::Channel, "in_store")
            .with(Field::Phone, phone)
            .with(Field::Happened, *self.dice.pick(&["鞋底开胶", "two left shoes\n\"again\"", "=1+1 😀"]));
        let registration = Registration {
            form,
            received_at: self.now,
            number,
            taken: false,
            level: None,
            level_reason: String::new(),
            contact: None,
        };
        let written =
            self.with_pen(device, &lane, |rulebook, pen| register(registration, rulebook, pen).unwrap());
        self.keep(device, written);
    }

    fn command(&mut self) -> Command {
        let contact = ContactLogged {
            direction: Direction::Outgoing,
            channel: Channel::Phone,
            outcome: *self.dice.pick(ContactOutcome::ALL),
            check_points: Vec::new(),
            promised_at: None,
        };
        let fields = BTreeMap::from([("product".to_owned(), format!("R-{}", self.dice.below(9)))]);
        match self.dice.below(8) {
            0 => Command::Do(Draft::new(Act::ContactLogged(contact))),
            1 => Command::Do(Draft::new(Act::FormAmended(FormAmended { fields }))),
            2 => Command::Do(Draft::new(Act::LevelSet(LevelSet::to(Level::ONE)))),
            3 => Command::Do(Draft::new(Act::Taken(TextOnly {}))),
            4 => Command::Do(Draft::with_text(Act::ProgressNoted(TextOnly {}), "等厂家回复")),
            5 => Command::RecordAnswer {
                answer: Answer::new(2).unwrap(),
                shown: Shown::Call,
                text: String::new(),
            },
            6 => {
                let seen = AlertAcknowledged { clock: "SLA-1".to_owned(), round: 1, occurrence: 1 };
                Command::Do(Draft::new(Act::AlertAcknowledged(seen)))
            }
            _ => Command::Do(Draft::with_text(Act::NoteAdded(TextOnly {}), "店长已知悉")),
        }
    }

    /// Now and then one device gets what another has, as far as it is for its eyes.
    fn meet(&mut self) {
        if self.dice.below(3) > 0 {
            return;
        }
        let (from, to) = (self.dice.below(self.devices.len()), self.dice.below(self.devices.len()));
        let home = self.devices[to].home();
        let is_for = |entry: &Entry| {
            let lane = &entry.event.header.writer.lane;
            home == Lane::HeadOffice || *lane == home || *lane == Lane::Chain
        };
        let given: Vec<EventId> =
            self.seen_by(from).filter(|entry| is_for(entry)).map(|entry| entry.id).collect();
        self.devices[to].seen.extend(given);
    }
}

pub fn header() -> BundleHeader {
    let from = Party::Store(store("SH01"));
    BundleHeader { chain: chain(), from, to: Party::HeadOffice, made_at: start() }
}

/// These entries as a file from store SH01 to head office.
pub fn file_of<'a>(entries: impl IntoIterator<Item = &'a Arc<Entry>>) -> Vec<u8> {
    let union: Union = entries.into_iter().cloned().collect();
    write(&header(), &union)
}

/// A line around any event text, with the id that fits it.
pub fn line_around(event: &str) -> String {
    format!(r#"{{"id":"{}","event":{event}}}"#, EventId::of(event.as_bytes()))
}

/// A file of any lines in this order, with a trailer that fits them.
pub fn file_around<'a>(lines: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let empty = write(&header(), &Union::default());
    let mut file = empty.split_inclusive(|byte| *byte == b'\n').next().unwrap().to_vec();
    let mut count = 0;
    for line in lines {
        file.extend_from_slice(line);
        file.push(b'\n');
        count += 1;
    }
    let mut digesting = Digesting::default();
    for line in file.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        digesting.add(line);
    }
    let digest = digesting.finish();
    file.extend(format!(r#"{{"end":"redress-bundle","lines":{count},"digest":"{digest}"}}"#).bytes());
    file.push(b'\n');
    file
}
