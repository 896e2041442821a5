//! A field's value as people read it: a term of the record by its name, anything else as it was typed.

use super::Lang;
use crate::complaint::{Channel, Emotion, Field, Kind, Severity, Topic, YesNo};

pub fn of_field(field: Field, value: &str, lang: Lang) -> &str {
    let known = match field {
        Field::Kind => Kind::parse(value).map(|term| term.name(lang)),
        Field::Channel => Channel::parse(value).map(|term| term.name(lang)),
        Field::Emotion => Emotion::parse(value).map(|term| term.name(lang)),
        Field::Topic => Topic::parse(value).map(|term| term.name(lang)),
        Field::Severity => Severity::parse(value).map(|term| term.name(lang)),
        Field::SafetyRisk => YesNo::parse(value).map(|term| term.name(lang)),
        _ => None,
    };
    known.unwrap_or(value)
}
