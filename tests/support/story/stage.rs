//! The devices of a story: each knows what it wrote and what has reached it, and nothing else.

use super::cast::{self, DEVICES, Device};
use super::line::Act as Said;
use super::terms;
use super::verb::{self, Before};
use redress_core::case::{Case, fold};
use redress_core::command::{
    Command, Pen, Refusal, Registration, SolvedAtCounter, carry_out, case_number, register, solve_at_counter,
};
use redress_core::complaint::{Channel, ContactOutcome, Direction, Field};
use redress_core::event::{Act, CaseId, CasesLinked, ContactLogged, Draft, Entry, EventId, Lane, Salt};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub struct Stage {
    pub rulebook: Rulebook,
    desk: Vec<Arc<Entry>>,
    /// Everything written on cases, in the order of the script.
    written: Vec<Arc<Entry>>,
    /// By the device's name.
    known: BTreeMap<&'static str, BTreeSet<EventId>>,
    last_seq: BTreeMap<(&'static str, Lane), u64>,
    /// Cases in the order they were registered.
    pub cases: Vec<CaseId>,
    /// What the script refers to by a label.
    labels: BTreeMap<String, EventId>,
    chance: Chance,
    /// Entries that the timeline has told already.
    pub told: BTreeSet<EventId>,
}

/// How a line went: written, or refused as the desk refuses it.
type Outcome = Result<(), Refusal>;

impl Stage {
    pub fn open(name: &str) -> Self {
        let desk = cast::desk();
        Self {
            rulebook: Rulebook::of(&desk),
            desk,
            written: Vec::new(),
            known: DEVICES.iter().map(|device| (device.name, BTreeSet::new())).collect(),
            last_seq: BTreeMap::new(),
            cases: Vec::new(),
            labels: BTreeMap::new(),
            chance: Chance::of(name),
            told: BTreeSet::new(),
        }
    }

    pub fn everything(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.desk.iter().chain(&self.written)
    }

    /// A case as it is when everything is known.
    pub fn case(&self, id: CaseId) -> Option<Case> {
        self.fold(id, |_| true)
    }

    fn case_on(&self, device: &Device, id: CaseId) -> Option<Case> {
        let known = &self.known[device.name];
        self.fold(id, |entry| known.contains(&entry.id))
    }

    fn fold(&self, id: CaseId, is_known: impl Fn(&Entry) -> bool) -> Option<Case> {
        let of_case = self.written.iter().filter(|entry| entry.case() == Some(id) && is_known(entry));
        let entries: Vec<Arc<Entry>> = of_case.cloned().collect();
        fold(id, &entries, &self.rulebook)
    }

    /// The devices named get what any of them has.
    pub fn sync(&mut self, names: &[String]) -> Result<(), String> {
        for name in names {
            cast::device(name)?;
        }
        let takes_part = |name: &str| names.is_empty() || names.iter().any(|said| said == name);
        let all: BTreeSet<EventId> = self
            .known
            .iter()
            .filter(|(name, _)| takes_part(name))
            .flat_map(|(_, known)| known)
            .copied()
            .collect();
        for (_, known) in self.known.iter_mut().filter(|(name, _)| takes_part(name)) {
            known.extend(&all);
        }
        Ok(())
    }

    pub fn play(&mut self, at: Timestamp, said: &Said) -> Result<Outcome, String> {
        let device = cast::device(&said.device)?;
        let case = match said.verb.as_str() {
            "登记" | "当场解决" => None,
            _ => Some(self.case_of(device, said)?),
        };
        let lane = case.as_ref().and_then(Case::lane).cloned().unwrap_or_else(|| device.lane());
        let next_seq = self.last_seq.get(&(device.name, lane.clone())).map_or(1, |last| last + 1);
        let now = said.instant("录入")?.unwrap_or(at);
        let mut chance = self.chance;
        let mut salts = || chance.salt();
        let mut pen = Pen {
            chain: cast::chain(),
            device: device.device_id(),
            incarnation: 1,
            lane: lane.clone(),
            next_seq,
            by: cast::person(&said.person)?,
            authority: device.authority(),
            occurred_at: at,
            now,
            salts: &mut salts,
        };
        let outcome = match &case {
            Some(case) => carry_out(self.command(device, at, said)?, case, &self.rulebook, &mut pen),
            None => self.register(device, at, said, &mut pen)?,
        };
        let entries = match outcome {
            Ok(entries) => entries,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.chance = chance;
        self.last_seq.insert((device.name, lane), next_seq - 1 + entries.len() as u64);
        self.keep(device, said, entries);
        Ok(Ok(()))
    }

    fn command(&self, device: &Device, at: Timestamp, said: &Said) -> Result<Command, String> {
        let proposal = |label: &str| self.labels.get(label).copied();
        let id = device.device_id();
        let by_this_device = |entry: &&Arc<Entry>| entry.event.header.writer.device == id;
        if said.verb == "关联" {
            let relation = terms::first(&said.words, terms::relation)?;
            let other = self.case_numbered(said.key("与").ok_or("no 与")?)?;
            let linked = Act::CasesLinked(CasesLinked { other, relation });
            return Ok(Command::Do(Draft::with_text(linked, &said.text)));
        }
        let last_written = self.written.iter().rev().find(by_this_device).map(|entry| entry.id);
        verb::command(said, &Before { at, proposal: &proposal, last_written })
    }

    fn register(
        &self,
        device: &Device,
        at: Timestamp,
        said: &Said,
        pen: &mut Pen<'_>,
    ) -> Result<Result<Vec<Entry>, Refusal>, String> {
        let form = verb::form(said);
        let channel = Channel::parse(form.get(Field::Channel)).ok_or("no 投诉渠道")?;
        let is_at_counter = said.verb == "当场解决";
        let talked = ContactLogged {
            direction: Direction::Incoming,
            channel,
            outcome: ContactOutcome::Reached,
            check_points: verb::by_the_book(),
            promised_at: said.instant("约")?,
        };
        let date = pen.now.date(UtcOffset::CHINA);
        let counter = u32::try_from(self.cases.len()).unwrap_or(u32::MAX) + 1;
        let registration = Registration {
            form,
            received_at: said.instant("收到")?.unwrap_or(at),
            number: case_number(device.store_code().as_ref(), date, device.letter, counter)
                .ok_or("no number")?,
            taken: said.says("自理"),
            level: verb::level(said).ok(),
            level_reason: said.key("理由").unwrap_or_default().to_owned(),
            contact: (said.says("当面") || is_at_counter).then_some(talked),
        };
        if !is_at_counter {
            return Ok(register(registration, &self.rulebook, pen));
        }
        let solved = SolvedAtCounter {
            registration,
            remedies: verb::remedies(&said.words),
            amount_fen: verb::yuan(said)?,
            what_was_done: said.key("做法").ok_or("no 做法")?.to_owned(),
            answer: terms::first(&said.words, terms::answer)?,
            shown: terms::first(&said.words, terms::shown)?,
        };
        Ok(solve_at_counter(solved, &self.rulebook, pen))
    }

    /// `案=1` is the first case of the story; without it the last one registered is meant.
    fn case_of(&self, device: &Device, said: &Said) -> Result<Case, String> {
        let latest = self.cases.len().to_string();
        let id = self.case_numbered(said.key("案").unwrap_or(&latest))?;
        self.case_on(device, id).ok_or_else(|| format!("{} has never heard of this case", device.name))
    }

    fn case_numbered(&self, number: &str) -> Result<CaseId, String> {
        let index = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        index.and_then(|index| self.cases.get(index).copied()).ok_or_else(|| "no such case".to_owned())
    }

    fn keep(&mut self, device: &Device, said: &Said, entries: Vec<Entry>) {
        for entry in entries {
            if entry.event.act.opens_case() {
                self.cases.push(CaseId(entry.id));
            }
            let is_labelled = matches!(
                entry.event.act,
                Act::SolutionProposed(_) | Act::DepartmentTaskSet(_) | Act::OutsideDeadlineSet(_)
            );
            if let (true, Some(label)) = (is_labelled, said.words.first()) {
                self.labels.insert(label.clone(), entry.id);
            }
            self.known.entry(device.name).or_default().insert(entry.id);
            self.written.push(Arc::new(entry));
        }
    }
}

/// Salts that are the same whenever the story is told.
#[derive(Clone, Copy)]
struct Chance(u64);

impl Chance {
    fn of(name: &str) -> Self {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self(name.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
    }

    /// SplitMix64, twice.
    fn salt(&mut self) -> Salt {
        let mut next = || {
            self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            (mixed ^ (mixed >> 31)).to_le_bytes()
        };
        let (first, second) = (next(), next());
        let mut salt = [0; 16];
        salt[..8].copy_from_slice(&first);
        salt[8..].copy_from_slice(&second);
        Salt(salt)
    }
}
