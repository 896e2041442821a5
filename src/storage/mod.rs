//! The record on this device: IndexedDB, reached through rexie and nowhere else.
//!
//! Says *saved* only after the transaction's `complete`. Never deletes a database, never upgrades one.

mod anchor;
mod database;
mod error;
mod journal;
mod meta;
mod persistence;

pub use anchor::Anchor;
pub use database::{DATABASE_VERSION, Database, OBJECT_STORES};
pub use error::{Failure, StorageError};
pub use journal::{Appended, Batch, BatchKind, Head};
pub use meta::{ExportMarks, ImportNote, Profile, Role};
pub use persistence::{Persistence, ask_for_persistence, persistence};
