//! The journal: batches of lines, appended, never changed. One act is one batch in one transaction with the head row.

use super::database::{Database, complete};
use super::error::StorageError;
use rexie::TransactionMode;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// Lines of one batch at the most; a long import is several batches in one transaction.
const MOST_LINES: usize = 512;
const FORMAT: u32 = 1;
const HEAD: &str = "head";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BatchKind {
    /// Entries made here, or accepted from a file.
    Entries,
    /// Lines of a file that could not be read: kept as they came, offered again after an update.
    Quarantined,
}

/// One value of the object store `tail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    v: u32,
    pub kind: BatchKind,
    lines: String,
}

impl Batch {
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.lines()
    }

    fn of(kind: BatchKind, lines: &[String]) -> impl Iterator<Item = Self> + '_ {
        lines.chunks(MOST_LINES).map(move |chunk| Self { v: FORMAT, kind, lines: chunk.join("\n") })
    }
}

/// How far the journal goes. Written with every append, in the same transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    v: u32,
    /// Batches so far; they are keyed 1 to `batches`.
    pub batches: u32,
}

/// What came of an append.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// It is on the disk.
    Saved(Head),
    /// Another tab was faster. Nothing was written: read what it wrote, judge anew, and try again.
    Overtaken(Head),
}

impl Database {
    /// Appends entries, and lines set aside, unless the journal has moved on from `expected`.
    pub async fn append(
        &self,
        expected: Head,
        entries: &[String],
        quarantined: &[String],
    ) -> Result<Appended, StorageError> {
        let batches: Vec<JsValue> = Batch::of(BatchKind::Entries, entries)
            .chain(Batch::of(BatchKind::Quarantined, quarantined))
            .map(|batch| {
                serde_wasm_bindgen::to_value(&batch)
                    .map_err(|error| StorageError::unreadable(error.to_string()))
            })
            .collect::<Result<_, _>>()?;
        let first = self.try_append(expected, &batches).await;
        match first {
            Err(error) if error.is_worth_a_retry() => {
                // The bytes are fixed; if the first try did get through, the head has moved on and says so.
                self.disconnect();
                self.try_append(expected, &batches).await
            }
            other => other,
        }
    }

    async fn try_append(&self, expected: Head, batches: &[JsValue]) -> Result<Appended, StorageError> {
        // Nothing but IndexedDB is awaited until the transaction is done.
        let transaction = self.begin(&["tail", "meta"], TransactionMode::ReadWrite).await?;
        let (tail, meta) = (transaction.store("tail")?, transaction.store("meta")?);
        let head = read_head(meta.get(HEAD.into()).await?)?;
        if head.batches != expected.batches {
            transaction.abort().await?;
            return Ok(Appended::Overtaken(head));
        }
        let mut next = Head { v: FORMAT, ..head };
        for batch in batches {
            next.batches += 1;
            tail.add(batch, Some(&next.batches.into())).await?;
        }
        let row = serde_wasm_bindgen::to_value(&next)
            .map_err(|error| StorageError::unreadable(error.to_string()))?;
        meta.put(&row, Some(&HEAD.into())).await?;
        complete(transaction).await?;
        Ok(Appended::Saved(next))
    }

    /// Every batch after `after`, in order.
    pub async fn load(&self, after: Head) -> Result<(Head, Vec<Batch>), StorageError> {
        let transaction = self.begin(&["tail", "meta"], TransactionMode::ReadOnly).await?;
        let (tail, meta) = (transaction.store("tail")?, transaction.store("meta")?);
        let head = read_head(meta.get(HEAD.into()).await?)?;
        let range =
            rexie::KeyRange::lower_bound(&after.batches.into(), Some(true)).map_err(rexie::Error::from)?;
        let values = tail.get_all(Some(range), None).await?;
        complete(transaction).await?;
        let batches = values
            .into_iter()
            .map(|value| {
                serde_wasm_bindgen::from_value(value)
                    .map_err(|error| StorageError::unreadable(error.to_string()))
            })
            .collect::<Result<_, _>>()?;
        Ok((head, batches))
    }
}

fn read_head(row: Option<JsValue>) -> Result<Head, StorageError> {
    row.map_or(Ok(Head::default()), |row| {
        serde_wasm_bindgen::from_value(row).map_err(|error| StorageError::unreadable(error.to_string()))
    })
}
