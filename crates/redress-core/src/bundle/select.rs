//! What goes to whom, and under which file name.

use super::header::{BundleHeader, Party};
use crate::event::{Entry, Lane};
use crate::time::UtcOffset;

/// Whether an entry is for this receiver. The lane is its audience: a store gets its own and the chain's,
/// head office everything, and nothing goes sideways between stores. Quarantined lines name no lane that
/// could be trusted, so they go to head office only.
pub fn goes_to(entry: &Entry, receiver: &Party) -> bool {
    match (receiver, &entry.event.header.writer.lane) {
        (Party::HeadOffice | Party::Merged, _) | (Party::Store(_), Lane::Chain) => true,
        (Party::Store(_), Lane::HeadOffice) => false,
        (Party::Store(code), Lane::Store(lane)) => code == lane,
    }
}

/// The longest part of a file name, in characters.
const MOST_CHARS: usize = 24;

/// `<chain>-<from>-<to>-<date>.redress.jsonl`. Nothing reads the name: a file is recognised by its content.
pub fn file_name(header: &BundleHeader, offset: UtcOffset) -> String {
    let [chain, from, to] = [header.chain.as_str(), header.from.as_str(), header.to.as_str()].map(safe);
    let date = header.made_at.date(offset).format("%Y%m%d");
    format!("{chain}-{from}-{to}-{date}.redress.jsonl")
}

/// Letters and digits that every system and every messenger lets through.
fn safe(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').take(MOST_CHARS).collect();
    if kept.is_empty() { "redress".to_owned() } else { kept }
}
