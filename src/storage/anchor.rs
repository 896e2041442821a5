//! The anchor: a few values in localStorage that outlive the database.
//!
//! A database that is empty while the anchor is not has been lost: that is an alarm, never a welcome screen.

use gloo_storage::{LocalStorage, Storage};
use redress_core::event::DeviceId;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    pub device: DeviceId,
    pub incarnation: u64,
    /// Batches in the journal when last saved.
    pub batches: u32,
}

impl Anchor {
    fn key(database: &str) -> String {
        format!("{database}.anchor")
    }

    pub fn of(database: &str) -> Option<Self> {
        LocalStorage::get(Self::key(database)).ok()
    }

    /// A full or forbidden localStorage costs the alarm, not the record: the journal is already on the disk.
    pub fn keep(&self, database: &str) {
        let _kept = LocalStorage::set(Self::key(database), self);
    }

    /// After people have seen the alarm and chosen to begin anew.
    pub fn forget(database: &str) {
        LocalStorage::delete(Self::key(database));
    }
}
