//! What we promise the customer, in words that can be read out to them.

use super::{Lang, moment};
use crate::time::{Timestamp, UtcOffset};

/// The promise at the end of a registration. The day is named, since the slip is read on another day.
pub fn first_contact(due: Timestamp, now: Timestamp, offset: UtcOffset, lang: Lang) -> String {
    let by = moment::at_seen_from(due, now, offset, lang);
    match lang {
        Lang::Zh => format!("我们会在 {by} 前联系您。"),
        Lang::En => format!("We will call you by {by}."),
    }
}
