//! The database: one version for ever, its object stores generic, their values carrying their own format.
//!
//! A version upgrade through rexie deletes what its builder does not name. So there is never one.

use super::error::StorageError;
use rexie::{ObjectStore, Rexie, Transaction, TransactionMode, TransactionResult};
use std::cell::RefCell;
use std::rc::Rc;

// INVARIANT: the database's version never changes, and neither does this list. A test reads both back.
pub const DATABASE_VERSION: u32 = 1;
pub const OBJECT_STORES: [&str; 5] = ["tail", "segments", "snapshots", "blobs", "meta"];

/// One database, with a connection that is opened anew when the browser drops it.
#[derive(Clone, Debug)]
pub struct Database {
    name: Rc<str>,
    connection: Rc<RefCell<Option<Rc<Rexie>>>>,
}

impl Database {
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let database = Self { name: name.into(), connection: Rc::default() };
        database.connect().await?;
        Ok(database)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    async fn connect(&self) -> Result<Rc<Rexie>, StorageError> {
        if let Some(open) = self.connection.borrow().as_ref() {
            return Ok(Rc::clone(open));
        }
        let builder = Rexie::builder(&self.name).version(DATABASE_VERSION);
        let builder = OBJECT_STORES
            .iter()
            .fold(builder, |builder, store| builder.add_object_store(ObjectStore::new(store)));
        let opened = Rc::new(builder.build().await?);
        *self.connection.borrow_mut() = Some(Rc::clone(&opened));
        Ok(opened)
    }

    /// A transaction; on a dead connection the next try opens a new one.
    pub(super) async fn begin(
        &self,
        stores: &[&str],
        mode: TransactionMode,
    ) -> Result<Transaction, StorageError> {
        let rexie = self.connect().await?;
        if let Ok(transaction) = rexie.transaction(stores, mode) {
            return Ok(transaction);
        }
        drop(rexie);
        self.disconnect();
        Ok(self.connect().await?.transaction(stores, mode)?)
    }

    /// Closes and forgets the connection.
    pub fn disconnect(&self) {
        if let Some(rexie) =
            self.connection.borrow_mut().take().and_then(|shared| Rc::try_unwrap(shared).ok())
        {
            rexie.close();
        }
    }
}

/// Waits for `complete`. `done()` may answer `Ok(Aborted)`: that is a failure.
pub(super) async fn complete(transaction: Transaction) -> Result<(), StorageError> {
    match transaction.done().await? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(StorageError::aborted()),
    }
}
