//! The record: what people did, in the past tense, never edited.
//!
//! An *entry* is one line of the journal and of a bundle. Its event is read raw, hashed and kept as
//! written; it is never serialised a second time. What may name people stands beside the event and is
//! bound to it by a salted hash, so that it can be erased without touching ids or order.

mod act;
mod body;
mod entry;
mod ground;
mod id;
mod object;
mod personal;
mod writer;

pub use act::Act;
pub use body::*;
pub use entry::{Draft, Entry, EntryFault, Event, Header, Parts, PersonalFault, PersonalState};
pub use ground::{Earlier, Fact, GroundFired};
pub use id::{BundleDigest, CaseId, Digesting, EventId, PersonalHash, PolicyId};
pub use personal::{Personal, Salt};
pub use writer::{
    Authority, CaseNumber, ChainId, DeviceId, INTEGER_BOUND, Lane, PersonId, StoreCode, Writer,
};
