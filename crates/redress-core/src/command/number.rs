//! The number told to people.

use crate::event::{CaseNumber, StoreCode};
use crate::time::Date;

/// `SH01-261122-A03`: store, date in the store's zone, the tablet's letter, a counter of that day.
/// A case of no store carries `HQ`.
pub fn case_number(store: Option<&StoreCode>, date: Date, letter: &str, counter: u32) -> Option<CaseNumber> {
    let store = store.map_or("HQ", StoreCode::as_str);
    CaseNumber::new(format!("{store}-{}-{letter}{counter:02}", date.format("%y%m%d")))
}
