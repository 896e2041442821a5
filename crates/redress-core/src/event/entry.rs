//! One line of the record: reading it without trusting it, writing it without changing it.

use super::act::Act;
use super::id::{CaseId, EventId, PersonalHash, PolicyId};
use super::object;
use super::personal::{Personal, Salt};
use super::writer::{Authority, ChainId, INTEGER_BOUND, PersonId, Writer};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;

/// Version of the record that this code writes.
const VERSION: u32 = 1;

/// What every event says about itself beside the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub chain: ChainId,
    /// Absent in registrations, imports and desk events.
    pub case: Option<CaseId>,
    /// The handling form it belongs to; 0 in desk events.
    pub round: u32,
    /// The policy the writer ran under.
    pub policy: PolicyId,
    pub writer: Writer,
    /// The heads that the writer saw.
    pub parents: Vec<EventId>,
    pub by: PersonId,
    pub authority: Authority,
    /// When it happened, as staff say.
    pub occurred_at: Timestamp,
    /// When it was written, as the device's clock said.
    pub recorded_at: Timestamp,
}

/// An act about to be written: what was done, and what may name people.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub act: Act,
    pub personal: BTreeMap<String, String>,
}

impl Draft {
    pub fn new(act: Act) -> Self {
        Self { act, personal: BTreeMap::new() }
    }

    /// With free text; blank text is left out.
    pub fn with_text(act: Act, text: &str) -> Self {
        Self::new(act).and(Personal::TEXT, text)
    }

    pub fn and(mut self, key: &str, value: &str) -> Self {
        if !value.trim().is_empty() {
            self.personal.insert(key.to_owned(), value.trim().to_owned());
        }
        self
    }

    pub fn text(&self) -> &str {
        self.personal.get(Personal::TEXT).map_or("", String::as_str)
    }
}

/// An event as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The version that wrote it; above [`VERSION`] its act is [`Act::Newer`].
    pub version: u32,
    pub header: Header,
    pub act: Act,
    /// Binds the personal part, where there is one.
    pub personal: Option<PersonalHash>,
}

/// Whether an event's personal part is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonalState {
    /// The event has none.
    None,
    Present(Personal),
    /// Bound by the event, but not to be read here: erased, not sent, or of a newer version.
    Absent,
}

/// Which of the parts beside the event a copy carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub personal: bool,
    pub sig: bool,
}

impl Parts {
    /// Whether a copy with these parts gives something to one that has `held`.
    pub const fn add_to(self, held: Self) -> bool {
        (self.personal && !held.personal) || (self.sig && !held.sig)
    }
}

/// One event with its id and its personal part, and the bytes they came in.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: EventId,
    pub event: Event,
    pub personal: PersonalState,
    event_raw: Box<RawValue>,
    personal_raw: Option<Box<RawValue>>,
    sig_raw: Option<Box<RawValue>>,
}

/// Why a line is not an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    #[error("longer than {most} bytes")]
    TooLong { most: usize },
    #[error("nested more than {most} deep")]
    TooDeep { most: usize },
    #[error("not an entry: {0}")]
    NotAnEntry(String),
    #[error("the id does not match the event's bytes")]
    IdMismatch,
    #[error("a number is out of range: {0}")]
    OutOfRange(&'static str),
    #[error("a {0} event must not name a case, or must name one")]
    CaseMisplaced(String),
}

/// These four and no others: a field beside them could not be passed on, so such a line is not taken.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireLine<'a> {
    id: EventId,
    #[serde(borrow)]
    event: &'a RawValue,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    personal: Option<&'a RawValue>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    sig: Option<&'a RawValue>,
}

#[derive(Serialize, Deserialize)]
struct WireEvent<'a> {
    v: u32,
    kind: std::borrow::Cow<'a, str>,
    chain: ChainId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    case: Option<CaseId>,
    round: u32,
    policy: PolicyId,
    #[serde(deserialize_with = "object::object")]
    writer: Writer,
    parents: Vec<EventId>,
    by: PersonId,
    authority: Authority,
    occurred_at: Timestamp,
    recorded_at: Timestamp,
    body: Box<RawValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    personal: Option<PersonalHash>,
}

impl Entry {
    /// The longest line that is read.
    pub const MOST_BYTES: usize = 1 << 20;
    /// The deepest nesting that is read: what any JSON reader takes.
    pub const MOST_DEPTH: usize = 127;
    /// Room in every line for a signature that comes later, and for the id.
    const RESERVED_BYTES: usize = 2 << 10;

    /// Writes an act. The bytes and the id are fixed here, before any storage is touched,
    /// so that a retry after a crash cannot double it.
    pub fn write(header: Header, draft: Draft, salt: Salt) -> Result<Self, EntryFault> {
        let personal = (!draft.personal.is_empty()).then(|| Personal::new(salt, draft.personal));
        let personal_raw =
            personal.as_ref().map(serde_json::value::to_raw_value).transpose().map_err(unwritable)?;
        let binding = personal_raw.as_ref().map(|raw| Personal::hash(raw.get()));
        let wire = WireEvent {
            v: VERSION,
            kind: draft.act.kind().into(),
            chain: header.chain,
            case: header.case,
            round: header.round,
            policy: header.policy,
            writer: header.writer,
            parents: header.parents,
            by: header.by,
            authority: header.authority,
            occurred_at: header.occurred_at,
            recorded_at: header.recorded_at,
            body: draft.act.to_body().map_err(unwritable)?,
            personal: binding,
        };
        let event_raw = serde_json::value::to_raw_value(&wire).map_err(unwritable)?;
        fits(&event_raw, personal_raw.as_deref(), None)?;
        let id = EventId::of(event_raw.get().as_bytes());
        let event = Event::read(&event_raw)?;
        let personal = personal.map_or(PersonalState::None, PersonalState::Present);
        Ok(Self { id, event, personal, event_raw, personal_raw, sig_raw: None })
    }

    /// Reads one line. A personal part that does not fit its event is dropped from the entry and
    /// returned beside it; the event itself stands.
    pub fn read(line: &str) -> Result<(Self, Option<PersonalFault>), EntryFault> {
        if line.len() > Self::MOST_BYTES {
            return Err(EntryFault::TooLong { most: Self::MOST_BYTES });
        }
        if is_deeper_than(Self::MOST_DEPTH, line) {
            return Err(EntryFault::TooDeep { most: Self::MOST_DEPTH });
        }
        if line.contains('\n') {
            return Err(EntryFault::NotAnEntry("more than one line".to_owned()));
        }
        let wire: WireLine<'_> = object::from_str(line).map_err(|e| EntryFault::NotAnEntry(e.to_string()))?;
        fits(wire.event, wire.personal, wire.sig)?;
        if EventId::of(wire.event.get().as_bytes()) != wire.id {
            return Err(EntryFault::IdMismatch);
        }
        let event = Event::read(wire.event)?;
        let (personal, personal_raw, fault) = match (event.personal, wire.personal) {
            (None, None) => (PersonalState::None, None, None),
            (None, Some(_)) => (PersonalState::None, None, Some(PersonalFault)),
            (Some(_), None) => (PersonalState::Absent, None, None),
            (Some(hash), Some(raw)) if Personal::hash(raw.get()) == hash => {
                // Bound, yet of a shape that only a newer version reads: kept and passed on.
                let personal =
                    object::from_str(raw.get()).map_or(PersonalState::Absent, PersonalState::Present);
                (personal, Some(raw.to_owned()), None)
            }
            (Some(_), Some(_)) => (PersonalState::Absent, None, Some(PersonalFault)),
        };
        let sig_raw = wire.sig.map(ToOwned::to_owned);
        Ok((
            Self { id: wire.id, event, personal, event_raw: wire.event.to_owned(), personal_raw, sig_raw },
            fault,
        ))
    }

    /// The line as it is stored and sent: the event's own bytes, never written anew.
    pub fn to_line(&self) -> String {
        let wire = WireLine {
            id: self.id,
            event: &self.event_raw,
            personal: self.personal_raw.as_deref(),
            sig: self.sig_raw.as_deref(),
        };
        serde_json::to_string(&wire).unwrap_or_default()
    }

    /// The case it belongs to; desk events belong to none.
    pub fn case(&self) -> Option<CaseId> {
        if self.event.act.opens_case() { Some(CaseId(self.id)) } else { self.event.header.case }
    }

    pub fn parts(&self) -> Parts {
        Parts { personal: self.personal_raw.is_some(), sig: self.sig_raw.is_some() }
    }

    /// A value of the personal part, or nothing.
    pub fn said(&self, key: &str) -> &str {
        match &self.personal {
            PersonalState::Present(personal) => personal.get(key),
            PersonalState::None | PersonalState::Absent => "",
        }
    }

    /// What the act says in words.
    pub fn text(&self) -> &str {
        self.said(Personal::TEXT)
    }

    /// Whether joining with `other` changes anything here.
    pub fn gains_from(&self, other: &Self) -> bool {
        let sig_wins = match (&self.sig_raw, &other.sig_raw) {
            (Some(ours), Some(theirs)) => theirs.get() < ours.get(),
            (ours, theirs) => ours.is_none() && theirs.is_some(),
        };
        sig_wins || (self.personal_raw.is_none() && other.personal_raw.is_some())
    }

    /// The same event from two sources: what one lacks, the other gives. The result does not depend on the order.
    pub fn joined_with(mut self, other: &Self) -> Self {
        debug_assert_eq!(self.id, other.id, "only copies of one event are joined");
        if self.personal_raw.is_none() && other.personal_raw.is_some() {
            self.personal_raw.clone_from(&other.personal_raw);
            self.personal = other.personal.clone();
        }
        let smaller = |a: &RawValue, b: &RawValue| a.get() <= b.get();
        match (&self.sig_raw, &other.sig_raw) {
            (None, Some(_)) => self.sig_raw.clone_from(&other.sig_raw),
            (Some(ours), Some(theirs)) if !smaller(ours, theirs) => self.sig_raw.clone_from(&other.sig_raw),
            _ => {}
        }
        self
    }

    /// The same entry with its personal part taken out; id and order stay as they are.
    pub fn without_personal(mut self) -> Self {
        if self.personal_raw.take().is_some() {
            self.personal = PersonalState::Absent;
        }
        self
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.to_line() == other.to_line()
    }
}

/// A personal part that is not the one its event binds. It is quarantined; the event is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the personal part does not match its event")]
pub struct PersonalFault;

impl Event {
    fn read(raw: &RawValue) -> Result<Self, EntryFault> {
        let wire: WireEvent<'_> =
            object::from_str(raw.get()).map_err(|error| EntryFault::NotAnEntry(error.to_string()))?;
        let in_range = |value: u64| value < INTEGER_BOUND;
        if !in_range(wire.writer.seq) || !in_range(wire.writer.incarnation) {
            return Err(EntryFault::OutOfRange("writer"));
        }
        let act = if wire.v > VERSION {
            Act::Newer(wire.kind.into_owned())
        } else {
            Act::from_body(&wire.kind, &wire.body)
                .map_err(|error| EntryFault::NotAnEntry(error.to_string()))?
        };
        let stands_alone = act.is_desk() || act.opens_case();
        if !matches!(act, Act::Newer(_)) && stands_alone == wire.case.is_some() {
            return Err(EntryFault::CaseMisplaced(act.kind().to_owned()));
        }
        let header = Header {
            chain: wire.chain,
            case: wire.case,
            round: wire.round,
            policy: wire.policy,
            writer: wire.writer,
            parents: wire.parents,
            by: wire.by,
            authority: wire.authority,
            occurred_at: wire.occurred_at,
            recorded_at: wire.recorded_at,
        };
        Ok(Self { version: wire.v, header, act, personal: wire.personal })
    }
}

fn unwritable(error: serde_json::Error) -> EntryFault {
    EntryFault::NotAnEntry(error.to_string())
}

// INVARIANT: copies of one entry, joined, still make a line that can be read: event and personal part
// always came on one line, and the room for a signature is kept free.
fn fits(event: &RawValue, personal: Option<&RawValue>, sig: Option<&RawValue>) -> Result<(), EntryFault> {
    let bytes = |part: Option<&RawValue>| part.map_or(0, |raw| raw.get().len());
    let most = Entry::MOST_BYTES - Entry::RESERVED_BYTES;
    if event.get().len() + bytes(personal) > most {
        return Err(EntryFault::TooLong { most });
    }
    // A signature and the line's own brackets and id share what is reserved.
    let most_sig = Entry::RESERVED_BYTES / 2;
    if bytes(sig) > most_sig { Err(EntryFault::TooLong { most: most_sig }) } else { Ok(()) }
}

/// Raw values are skipped without recursion, so that depth has to be looked at on its own.
fn is_deeper_than(most: usize, line: &str) -> bool {
    if opening_brackets(line) <= most {
        return false;
    }
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for byte in line.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > most {
            return true;
        }
    }
    false
}

/// Every line is counted through, so this is written for compilers to do many bytes at once: `[` and `{` differ
/// in one bit, and no block overflows its byte.
fn opening_brackets(line: &str) -> usize {
    const BLOCK: usize = u8::MAX as usize;
    let count =
        |block: &[u8]| usize::from(block.iter().map(|byte| u8::from(byte | 0x20 == b'{')).sum::<u8>());
    line.as_bytes().chunks(BLOCK).map(count).sum()
}
