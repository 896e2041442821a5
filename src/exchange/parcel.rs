//! What goes out: packed, then read back and compared. Only then may anybody say *exported*.

use crate::desk::Desk;
use crate::storage::{ExportMarks, Profile, Role, StorageError};
use redress_core::bundle::{BundleHeader, Party, ReadBackFault, Union, file_name, goes_to, read_back, write};
use redress_core::event::{BundleDigest, Lane};

/// A file ready to leave.
#[derive(Clone, Debug)]
pub struct Parcel {
    pub name: String,
    pub bytes: Vec<u8>,
    pub lines: usize,
    /// Eight digits that two people can compare over the telephone.
    pub digest: BundleDigest,
    to: Party,
}

#[derive(Clone, Debug)]
pub enum ParcelError {
    NotSetUp,
    ReadBack(ReadBackFault),
}

/// Packs everything that is for `to`. [`Party::Merged`] is a backup: everything, set-aside lines too.
pub fn pack(desk: Desk, to: Party) -> Result<Parcel, ParcelError> {
    let profile = desk.profile().ok_or(ParcelError::NotSetUp)?;
    let from = match &profile.role {
        Role::Store(code) => Party::Store(code.clone()),
        Role::HeadOffice => Party::HeadOffice,
    };
    let made_at = desk.clock.exact();
    let header = BundleHeader { chain: profile.chain, from, to: to.clone(), made_at };
    let (union, offset) = desk.read(|memory| {
        let mut union: Union = memory.entries().filter(|entry| goes_to(entry, &to)).cloned().collect();
        if !matches!(to, Party::Store(_)) {
            memory.quarantined().iter().for_each(|line| union.add_unread(line.as_bytes()));
        }
        (union, memory.rulebook().office().offset())
    });
    let bytes = write(&header, &union);
    let digest = read_back(&bytes, &header, &union).map_err(ParcelError::ReadBack)?;
    Ok(Parcel { name: file_name(&header, offset), lines: union.len(), bytes, digest, to })
}

impl Parcel {
    /// Under this name share sheets and messengers take it.
    pub fn share_name(&self) -> String {
        self.name.replace(".redress.jsonl", ".redress.txt")
    }

    /// Remembers that it has left: its entries can no longer be taken back, and count as outside this device.
    pub async fn has_left(&self, desk: Desk) -> Result<(), StorageError> {
        let Some(Profile { device, incarnation, .. }) = desk.profile() else { return Ok(()) };
        let now = desk.clock.exact();
        let mut marks: ExportMarks = desk.marks();
        desk.read(|memory| {
            for entry in memory.written_by(&device, incarnation).filter(|entry| goes_to(entry, &self.to)) {
                let writer = &entry.event.header.writer;
                let up_to = marks.up_to.entry(lane_key(&writer.lane)).or_default();
                *up_to = writer.seq.max(*up_to);
            }
        });
        match self.to {
            Party::Merged => marks.last_backup = Some(now),
            _ => marks.last_export = Some(now),
        }
        desk.set_marks(marks).await
    }
}

fn lane_key(lane: &Lane) -> String {
    lane.as_str().to_owned()
}
