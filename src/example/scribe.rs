//! Writes the example down: every act by a person, on a device, at its time, through the commands that the desk uses.

use super::tales::{Deed, Step, Tale};
use super::{CHAIN, LETTER, STORE, people};
use redress_core::case::{Case, fold, spot_checks};
use redress_core::command::{self, Command, Pen, Place, Refusal, Registration};
use redress_core::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, Direction, Field, Form, Level, Shown, Tier,
};
use redress_core::event::{
    Act, Authority, CaseId, CaseNumber, ChainId, ContactLogged, DeviceId, Draft, Entry, HandedOver, Lane,
    LevelSet, PersonId, Proposal, Receiver, ResultRecorded, ResultTold, Salt, SolutionAccepted,
    SolutionProposed, StoreCode, TextOnly,
};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Date, Timestamp, UtcOffset};
use std::collections::BTreeMap;
use std::sync::Arc;

pub const TABLET: &str = "example-tablet";
pub const OFFICE: &str = "example-office";
pub const INCARNATION: u64 = 1;

/// Everything about the chain was described before the first case.
const DESCRIBED: &str = "09-01 09:00";

pub struct Scribe {
    rulebook: Rulebook,
    desk: Vec<Arc<Entry>>,
    cases: Vec<Entry>,
    seqs: BTreeMap<(DeviceId, Lane), u64>,
    numbers: BTreeMap<Date, u32>,
    salts: u128,
}

/// `11-23 14:50`, in China, in the example's year.
pub fn at(moment: &str) -> Timestamp {
    Timestamp::parse(&format!("2026-{moment}"), UtcOffset::CHINA).unwrap_or(Timestamp::MAX)
}

impl Scribe {
    pub fn new() -> Self {
        Self {
            rulebook: Rulebook::default(),
            desk: Vec::new(),
            cases: Vec::new(),
            seqs: BTreeMap::new(),
            numbers: BTreeMap::new(),
            salts: 0,
        }
    }

    pub fn into_entries(self) -> Vec<Entry> {
        self.desk.into_iter().map(Arc::unwrap_or_clone).chain(self.cases).collect()
    }

    /// One fact about the chain, by head office's device.
    pub fn describe(&mut self, draft: Draft) -> Result<(), Refusal> {
        let parents = self.desk.last().map(|entry| entry.id).into_iter().collect();
        let write = |pen: &mut Pen<'_>, rulebook: &Rulebook| {
            let place = Place { case: None, round: 0, parents };
            pen.write(place, draft, rulebook).map(|entry| vec![entry]).map_err(Refusal::Unwritable)
        };
        let written = self.with_pen(
            Hand { device: OFFICE, lane: Lane::Chain, by: people::ZHAO, at: at(DESCRIBED) },
            write,
        )?;
        self.desk.extend(written.into_iter().map(Arc::new));
        self.rulebook = Rulebook::of(&self.desk);
        Ok(())
    }

    /// One case from its registration on. A tale of a spot check is told until the lot falls to its case.
    pub fn tell(&mut self, tale: &Tale) -> Result<(), Refusal> {
        const MOST_TRIES: usize = 1_000;
        let before = (self.seqs.clone(), self.numbers.clone());
        let mut entries = self.try_to_tell(tale)?;
        for _ in 0..MOST_TRIES {
            let case = self.case_of(&entries);
            let is_drawn = case.is_some_and(|case| !spot_checks(&case, &self.rulebook).is_empty());
            if is_drawn == tale.spot_check {
                break;
            }
            (self.seqs, self.numbers) = before.clone();
            entries = self.try_to_tell(tale)?;
        }
        self.cases.extend(entries);
        Ok(())
    }

    fn try_to_tell(&mut self, tale: &Tale) -> Result<Vec<Entry>, Refusal> {
        let received_at = at(tale.received);
        let number = self.next_number(received_at)?;
        let form = tale.form.iter().fold(Form::default(), |form, (field, value)| form.with(*field, *value));
        let level = Level::new(tale.level).map(LevelSet::to);
        let channel = Channel::parse(form.get(Field::Channel)).unwrap_or(Channel::InStore);
        let contact = tale.heard.then(|| reached(Direction::Incoming, channel, None));
        let registration = Registration {
            form,
            received_at,
            number,
            taken: true,
            level,
            level_reason: String::new(),
            contact,
        };
        let hand = |device, by, at| Hand { device, lane: store_lane(), by, at };
        let mut entries = self.with_pen(hand(TABLET, tale.by, received_at), |pen, rulebook| {
            command::register(registration, rulebook, pen)
        })?;
        for Step(when, by, deed) in tale.steps {
            let case = self.case_of(&entries).ok_or(Refusal::TextMissing)?;
            let command = command_of(deed, &case).ok_or(Refusal::TextMissing)?;
            let device = if matches!(deed, Deed::Archive) { OFFICE } else { TABLET };
            let written = self.with_pen(hand(device, by, at(when)), |pen, rulebook| {
                command::carry_out(command, &case, rulebook, pen)
            })?;
            entries.extend(written);
        }
        Ok(entries)
    }

    fn case_of(&self, entries: &[Entry]) -> Option<Case> {
        let entries: Vec<Arc<Entry>> = entries.iter().cloned().map(Arc::new).collect();
        fold(CaseId(entries.first()?.id), &entries, &self.rulebook)
    }

    fn next_number(&mut self, at: Timestamp) -> Result<CaseNumber, Refusal> {
        let date = at.date(UtcOffset::CHINA);
        let counter = self.numbers.entry(date).or_default();
        *counter += 1;
        command::case_number(StoreCode::new(STORE).as_ref(), date, LETTER, *counter)
            .ok_or(Refusal::FieldsMissing(vec![Field::Store]))
    }

    fn with_pen(
        &mut self,
        hand: Hand,
        write: impl FnOnce(&mut Pen<'_>, &Rulebook) -> Result<Vec<Entry>, Refusal>,
    ) -> Result<Vec<Entry>, Refusal> {
        let names = (ChainId::new(CHAIN), DeviceId::new(hand.device), PersonId::new(hand.by));
        let (Some(chain), Some(device), Some(by)) = names else { return Err(Refusal::TextMissing) };
        let next = self.seqs.entry((device.clone(), hand.lane.clone())).or_insert(1);
        let salts = &mut self.salts;
        // Nothing here needs to stay unguessed; the same salts give the same example everywhere.
        let mut salt = || {
            *salts += 1;
            Salt(salts.to_be_bytes())
        };
        let mut pen = Pen {
            chain,
            device,
            incarnation: INCARNATION,
            lane: hand.lane,
            next_seq: *next,
            by,
            authority: if hand.device == OFFICE { Authority::HeadOffice } else { Authority::Store },
            occurred_at: hand.at,
            now: hand.at,
            salts: &mut salt,
        };
        let written = write(&mut pen, &self.rulebook)?;
        *next = pen.next_seq;
        Ok(written)
    }
}

/// Who writes, on what, when.
struct Hand {
    device: &'static str,
    lane: Lane,
    by: &'static str,
    at: Timestamp,
}

fn store_lane() -> Lane {
    StoreCode::new(STORE).map_or(Lane::HeadOffice, Lane::Store)
}

fn reached(direction: Direction, channel: Channel, promised_at: Option<Timestamp>) -> ContactLogged {
    let check_points = CheckPoint::ALL.to_vec();
    ContactLogged { direction, channel, outcome: ContactOutcome::Reached, check_points, promised_at }
}

/// Nothing where the tale names a number or a date that there is not.
fn command_of(deed: &Deed, case: &Case) -> Option<Command> {
    let quiet = |act| Some(Command::Do(Draft::new(act)));
    let said = |act, words: &str| Some(Command::Do(Draft::with_text(act, words)));
    let call = |promised_at| Act::ContactLogged(reached(Direction::Outgoing, Channel::Phone, promised_at));
    let proposal =
        || case.state.round().and_then(|round| round.proposals.last()).map(|(evidence, _)| evidence.id);
    match *deed {
        Deed::Missed => quiet(Act::ContactLogged(ContactLogged {
            outcome: ContactOutcome::NotReached,
            check_points: Vec::new(),
            ..reached(Direction::Outgoing, Channel::Phone, None)
        })),
        Deed::Reached(words) => said(call(None), words),
        Deed::Promised(moment, words) => said(call(Some(at(moment))), words),
        Deed::HandOver => quiet(Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) })),
        Deed::Take => quiet(Act::Taken(TextOnly {})),
        Deed::Report(words) => said(Act::SpecialReportFiled(TextOnly {}), words),
        Deed::Guide(words) => said(Act::GuidanceGiven(TextOnly {}), words),
        Deed::Propose(amount_fen, remedies, words) => {
            let options = remedies.to_vec();
            said(Act::SolutionProposed(SolutionProposed { options, amount_fen, finish_on: None }), words)
        }
        Deed::Tell => quiet(Act::SolutionTold(Proposal { proposal: proposal()? })),
        Deed::Accept(result_by) => {
            let (date, why) = result_by.unzip();
            let result_by = date.and_then(|date| format!("2026-{date}").parse().ok());
            let accepted = SolutionAccepted { proposal: proposal()?, shown: Shown::Chat, result_by };
            said(Act::SolutionAccepted(accepted), why.unwrap_or_default())
        }
        Deed::Carry(amount_fen, remedies, words) => {
            said(Act::ResultRecorded(ResultRecorded { remedies: remedies.to_vec(), amount_fen }), words)
        }
        Deed::TellResult => quiet(Act::ResultTold(ResultTold { channel: Channel::Phone })),
        Deed::Answer(number, words) => {
            let (answer, text) = (Answer::new(number)?, words.to_owned());
            Some(Command::RecordAnswer { answer, shown: Shown::CallBack, text })
        }
        Deed::Review => quiet(Act::ReviewAccepted(TextOnly {})),
        Deed::Sum(words) => said(Act::SummaryWritten(TextOnly {}), words),
        Deed::Archive => Some(Command::Archive { text: String::new() }),
    }
}
