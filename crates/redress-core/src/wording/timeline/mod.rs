//! The story of a case, one sentence an entry: who did what, in the past tense.
//!
//! Free text is quoted beside the sentence, and what is odd about an entry is marked, not told.

mod en;
mod marks;
mod teller;
mod zh;

pub use marks::{Mark, MarkKind, marks};

use super::Lang;
use crate::case::{Case, CaseEntry};
use crate::complaint::Field;
use crate::event::Act;
use crate::rulebook::Rulebook;
use teller::Teller;

/// What an entry of `case` tells.
pub fn sentence(shown: &CaseEntry, case: &Case, rulebook: &Rulebook, lang: Lang) -> String {
    let teller = Teller { shown, case, rulebook, lang };
    match lang {
        Lang::Zh => zh::sentence(&teller),
        Lang::En => en::sentence(&teller),
    }
}

/// The words that were written with it, to be quoted below: of a complaint, what happened.
pub fn quote(shown: &CaseEntry) -> Option<&str> {
    let entry = &shown.entry;
    let words = match entry.event.act {
        Act::ComplaintRegistered(_) | Act::CaseImported(_) => entry.said(Field::Happened.code()),
        _ => entry.text(),
    };
    Some(words).filter(|words| !words.trim().is_empty())
}
