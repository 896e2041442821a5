//! The example store: a chain, its people and a dozen cases, written through the real commands at a frozen time.
//! It lives in a database of its own; whatever is done in it works as in the real one.

mod people;
mod scribe;
mod tales;

use crate::desk::{Desk, DeskError};
use crate::storage::{Profile, Role, StorageError};
use leptos::prelude::untrack;
use redress_core::command::Refusal;
use redress_core::event::{ChainId, DeviceId, Entry, PersonId, StoreCode};
use redress_core::time::Timestamp;
use scribe::Scribe;

/// Monday 2026-11-23 15:20 in China.
pub const NOW: Timestamp = Timestamp::from_ms(1_795_418_400_000);

const CHAIN: &str = "example";
const STORE: &str = "SH01";
/// The letter of the store's tablet, in case numbers.
const LETTER: &str = "A";

/// Fills the example's database the first time it is opened.
pub async fn fill(desk: Desk) -> Result<(), StorageError> {
    if desk.read_untracked(crate::desk::Memory::is_empty) {
        let entries = record().map_err(|refusal| StorageError::unreadable(format!("{refusal:?}")))?;
        match desk.take_over(entries, Vec::new()).await {
            Err(DeskError::Storage(error)) => return Err(error),
            Err(other) => return Err(StorageError::unreadable(format!("{other:?}"))),
            Ok(()) => {}
        }
    }
    if untrack(|| desk.profile()).is_none() {
        if let Some(profile) = tablet() {
            desk.set_profile(profile).await?;
        }
        desk.set_acting(PersonId::new(people::CHEN)).await?;
    }
    Ok(())
}

/// The tablet that this browser plays.
fn tablet() -> Option<Profile> {
    Some(Profile {
        chain: ChainId::new(CHAIN)?,
        role: Role::Store(StoreCode::new(STORE)?),
        device: DeviceId::new(scribe::TABLET)?,
        // Another life than the one that wrote the cases: their numbers in the lane stay apart.
        incarnation: scribe::INCARNATION + 1,
        letter: LETTER.to_owned(),
    })
}

/// The desk's own entries, then case after case.
fn record() -> Result<Vec<Entry>, Refusal> {
    let mut scribe = Scribe::new();
    people::describe(&mut scribe)?;
    for tale in tales::TALES {
        scribe.tell(tale)?;
    }
    Ok(scribe.into_entries())
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::{NOW, record};
    use crate::desk::Memory;
    use redress_core::case::Effect;
    use redress_core::complaint::Status;
    use std::collections::BTreeSet;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_tale_can_be_told_and_every_entry_holds() {
        let mut memory = Memory::default();
        memory.absorb(record().expect("the example is written"));
        assert!(memory.rulebook().ineffective().is_empty());
        assert_eq!(memory.cases().count(), super::tales::TALES.len());
        for shown in memory.cases().flat_map(|case| &case.entries) {
            assert_eq!(shown.effect, Effect::Effective);
            assert!(shown.entry.event.header.recorded_at <= NOW);
        }
    }

    #[wasm_bindgen_test]
    fn today_has_work_of_every_sort() {
        let mut memory = Memory::default();
        memory.absorb(record().expect("the example is written"));
        let stands: BTreeSet<Status> = memory.rows().map(|row| row.status).collect();
        for status in Status::STEPS.into_iter().chain([Status::OnDocket]) {
            assert!(stands.contains(&status), "{status:?}");
        }
        let overdue = memory.rows().filter(|row| row.clock.as_ref().is_some_and(|clock| clock.due_at < NOW));
        assert_eq!(overdue.count(), 1);
        assert_eq!(memory.rows().filter(|row| row.spot_check.is_some()).count(), 1);
    }
}
