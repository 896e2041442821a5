//! Small things beside the record: who this device is, what has left it, drafts. They never travel.

use super::database::{Database, complete};
use super::error::StorageError;
use redress_core::event::{Authority, ChainId, DeviceId, Lane, PersonId, StoreCode};
use redress_core::time::Timestamp;
use rexie::TransactionMode;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What this device is for. Changing it means a new incarnation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Store(StoreCode),
    HeadOffice,
}

/// Who this device is, chosen at first run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    pub chain: ChainId,
    pub role: Role,
    pub device: DeviceId,
    pub incarnation: u64,
    /// Stands in the numbers of cases registered here.
    pub letter: String,
}

impl Profile {
    pub const KEY: &'static str = "profile";

    pub fn authority(&self) -> Authority {
        match self.role {
            Role::Store(_) => Authority::Store,
            Role::HeadOffice => Authority::HeadOffice,
        }
    }

    /// The lane of what this device registers.
    pub fn lane(&self) -> Lane {
        match &self.role {
            Role::Store(code) => Lane::Store(code.clone()),
            Role::HeadOffice => Lane::HeadOffice,
        }
    }

    pub fn store(&self) -> Option<&StoreCode> {
        match &self.role {
            Role::Store(code) => Some(code),
            Role::HeadOffice => None,
        }
    }
}

/// How far this device's own entries have left it, by lane.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportMarks {
    pub up_to: BTreeMap<String, u64>,
    pub last_export: Option<Timestamp>,
    pub last_backup: Option<Timestamp>,
}

impl ExportMarks {
    pub const KEY: &'static str = "export_marks";

    pub fn has_left(&self, lane: &Lane, seq: u64) -> bool {
        self.up_to.get(lane.as_str()).is_some_and(|up_to| seq <= *up_to)
    }
}

/// What an import brought, so that a wrong file can be found again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportNote {
    pub file: String,
    pub at: Timestamp,
    pub by: Option<PersonId>,
    pub accepted: usize,
    pub known: usize,
    pub pending: usize,
    pub quarantined: usize,
}

impl ImportNote {
    pub const KEY: &'static str = "imports";
}

impl Database {
    /// Values are kept as JSON text: they read back as they were written, numbers and all.
    pub async fn meta<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StorageError> {
        let transaction = self.begin(&["meta"], TransactionMode::ReadOnly).await?;
        let value = transaction.store("meta")?.get(key.into()).await?;
        complete(transaction).await?;
        let Some(text) = value.and_then(|value| value.as_string()) else { return Ok(None) };
        serde_json::from_str(&text).map(Some).map_err(|error| StorageError::unreadable(error.to_string()))
    }

    pub async fn set_meta<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StorageError> {
        let text =
            serde_json::to_string(value).map_err(|error| StorageError::unreadable(error.to_string()))?;
        let transaction = self.begin(&["meta"], TransactionMode::ReadWrite).await?;
        transaction.store("meta")?.put(&text.into(), Some(&key.into())).await?;
        complete(transaction).await
    }

    pub async fn clear_meta(&self, key: &str) -> Result<(), StorageError> {
        let transaction = self.begin(&["meta"], TransactionMode::ReadWrite).await?;
        transaction.store("meta")?.delete(key.into()).await?;
        complete(transaction).await
    }
}
