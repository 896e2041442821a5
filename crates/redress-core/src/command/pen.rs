//! The pen: who writes, on which device, into which lane, at what time. It fixes bytes and id before anything is stored.

use crate::event::{
    Authority, CaseId, ChainId, DeviceId, Draft, Entry, EntryFault, EventId, Header, Lane, PersonId, Salt,
    Writer,
};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::fmt;

/// Where an entry belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// None for a registration and for desk events.
    pub case: Option<CaseId>,
    pub round: u32,
    pub parents: Vec<EventId>,
}

pub struct Pen<'a> {
    pub chain: ChainId,
    pub device: DeviceId,
    pub incarnation: u64,
    pub lane: Lane,
    /// The number of the next entry in this lane.
    pub next_seq: u64,
    pub by: PersonId,
    /// What the device claims: a head-office device claims head office's authority.
    pub authority: Authority,
    /// When it happened, as staff say.
    pub occurred_at: Timestamp,
    /// What the device's clock says.
    pub now: Timestamp,
    /// Fresh chance for each personal part.
    pub salts: &'a mut dyn FnMut() -> Salt,
}

impl Pen<'_> {
    pub fn is_head_office(&self, rulebook: &Rulebook) -> bool {
        self.authority == Authority::HeadOffice && rulebook.is_head_office(&self.device)
    }

    /// Writes one entry and moves on to the next number.
    pub fn write(&mut self, place: Place, draft: Draft, rulebook: &Rulebook) -> Result<Entry, EntryFault> {
        let header = Header {
            chain: self.chain.clone(),
            case: place.case,
            round: place.round,
            policy: rulebook.policy_in_force(self.now),
            writer: Writer {
                device: self.device.clone(),
                incarnation: self.incarnation,
                lane: self.lane.clone(),
                seq: self.next_seq,
            },
            parents: place.parents,
            by: self.by.clone(),
            authority: self.authority,
            occurred_at: self.occurred_at,
            recorded_at: self.now,
        };
        let entry = Entry::write(header, draft, (self.salts)())?;
        self.next_seq += 1;
        Ok(entry)
    }
}

impl fmt::Debug for Pen<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pen").field("device", &self.device).field("lane", &self.lane).finish_non_exhaustive()
    }
}
