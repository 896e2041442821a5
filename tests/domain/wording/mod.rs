//! The words of the desk: what people read on cards, in the timeline, and when something is refused.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod clocks;
mod desk;
mod every_act;
mod moments;
mod refusals;
mod story;
mod why;

use redress_core::{
    time::{Timestamp, UtcOffset},
    wording::Lang,
};

pub const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

/// `at("2026-11-20 17:59")`, in China.
fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

/// A sentence that staff may be shown: it says something, ends, and has no gap left in it.
pub fn assert_reads_well(sentence: &str, lang: Lang) {
    assert!(!sentence.trim().is_empty());
    assert_eq!(sentence, sentence.trim(), "no loose blanks");
    for leftover in ["{", "}", "()", "（）", "，，", "，。", "：。", "  ", ", .", "§"] {
        assert!(!sentence.contains(leftover), "{leftover:?} in {sentence:?}");
    }
    match lang {
        Lang::Zh => assert!(sentence.ends_with('。'), "{sentence}"),
        Lang::En => assert!(sentence.ends_with('.') && !has_chinese(sentence), "{sentence}"),
    }
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

fn has_english(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphabetic())
}
