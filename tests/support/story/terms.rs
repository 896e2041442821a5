//! The words of a script as terms of the record, by their Chinese names.

use redress_core::complaint::{
    Answer, Channel, ContactOutcome, DeadlineSource, Emotion, Field, Kind, Level, LinkRelation,
    MeetingDecision, Remedy, Severity, Shown, Status, Substantiated, Topic, VoidReason, YesNo,
};
use redress_core::wording::Lang;

macro_rules! named {
    ($($function:ident: $term:ident,)+) => {
        $(pub fn $function(word: &str) -> Option<$term> {
            $term::ALL.iter().copied().find(|term| term.name(Lang::Zh) == word)
        })+
    };
}

named! {
    channel: Channel,
    outcome: ContactOutcome,
    field: Field,
    deadline_source: DeadlineSource,
    decision: MeetingDecision,
    relation: LinkRelation,
    remedy: Remedy,
    shown: Shown,
    status: Status,
    substantiated: Substantiated,
    void_reason: VoidReason,
}

pub fn level(word: &str) -> Option<Level> {
    Level::all().find(|level| level.name(Lang::Zh) == word)
}

pub fn answer(word: &str) -> Option<Answer> {
    word.parse().ok().and_then(Answer::new)
}

/// The first of the words that is one of the terms.
pub fn first<T>(words: &[String], read: impl Fn(&str) -> Option<T>) -> Result<T, String> {
    words.iter().find_map(|word| read(word)).ok_or_else(|| format!("none of the words fits: {words:?}"))
}

/// A field's value as the record spells it: codes for what is chosen from a list.
pub fn value(field: Field, word: &str) -> String {
    let code = match field {
        Field::Kind => by_name(Kind::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        Field::Channel => by_name(Channel::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        Field::Topic => by_name(Topic::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        Field::Emotion => by_name(Emotion::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        Field::Severity => by_name(Severity::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        Field::SafetyRisk => by_name(YesNo::ALL, word, |term| (term.name(Lang::Zh), term.code())),
        _ => None,
    };
    code.unwrap_or(word).to_owned()
}

fn by_name<T: Copy>(
    all: &[T],
    word: &str,
    of: impl Fn(T) -> (&'static str, &'static str),
) -> Option<&'static str> {
    all.iter().map(|term| of(*term)).find(|(name, _)| *name == word).map(|(_, code)| code)
}
