//! The lists that people choose from: the terms of the record, and the handlers of the roster.

use super::file::CaseFile;
use crate::components::{Option_, options};
use crate::desk::Memory;
use leptos::prelude::*;
use redress_core::assignment::{Candidate, candidates};
use redress_core::complaint::{Channel, Emotion, Field, Kind, Remedy, Severity, Shown, Topic, YesNo};
use redress_core::event::PersonId;
use redress_core::rulebook::Rulebook;
use redress_core::wording::Lang;

/// Every term of a list, by its name in the language of the moment.
pub fn terms<T: Copy + Send + Sync + 'static>(
    file: CaseFile,
    all: &'static [T],
    code: fn(T) -> &'static str,
    name: fn(T, Lang) -> &'static str,
) -> Signal<Vec<Option_>> {
    Signal::derive(move || options(all, code, name, file.lang()))
}

pub fn channels(file: CaseFile) -> Signal<Vec<Option_>> {
    terms(file, Channel::ALL, Channel::code, Channel::name)
}

pub fn shown(file: CaseFile) -> Signal<Vec<Option_>> {
    terms(file, Shown::ALL, Shown::code, Shown::name)
}

pub fn remedies(file: CaseFile) -> Signal<Vec<Option_>> {
    terms(file, Remedy::ALL, Remedy::code, Remedy::name)
}

/// A pair or more of choices in two languages.
pub fn pick(
    file: CaseFile,
    choices: &'static [(&'static str, &'static str, &'static str)],
) -> Signal<Vec<Option_>> {
    Signal::derive(move || {
        let one = |(code, zh, en): &(&'static str, &'static str, &'static str)| Option_ {
            code: (*code).to_owned(),
            name: file.desk.t(zh, en).to_owned(),
        };
        choices.iter().map(one).collect()
    })
}

/// Those who may have the case, the best first: there today, not concerned, of the working tier, with the fewest open
/// cases (ROUTE-4).
pub fn handlers(file: CaseFile) -> Signal<Vec<Option_>> {
    // A tick that changes none of them draws nothing.
    let handlers = Memo::new(move |_| -> Vec<Option_> {
        let (case, rulebook, lang) = (file.case(), file.rulebook(), file.lang());
        let loads = file.desk.read(Memory::loads);
        let load = |person: &PersonId| loads.get(person).copied().unwrap_or_default();
        let found = candidates(&case, &rulebook, file.desk.now(), &load);
        found.iter().map(|candidate| named(candidate, lang)).collect()
    });
    handlers.into()
}

fn named(candidate: &Candidate<'_>, lang: Lang) -> Option_ {
    let Candidate { person, load } = candidate;
    let tier = person.tier.map_or("", |tier| tier.name(lang));
    let name = match lang {
        Lang::Zh => format!("{} · {tier} · 在办 {load} 件", person.name),
        Lang::En => format!("{} · {tier} · {load} open", person.name),
    };
    Option_ { code: person.id.to_string(), name }
}

/// The closed list of a form's field; nothing for a field of free text.
pub fn of_field(field: Field, rulebook: &Rulebook, lang: Lang) -> Option<Vec<Option_>> {
    Some(match field {
        Field::Kind => options(Kind::ALL, Kind::code, Kind::name, lang),
        Field::Channel => options(Channel::ALL, Channel::code, Channel::name, lang),
        Field::Emotion => options(Emotion::ALL, Emotion::code, Emotion::name, lang),
        Field::Topic => options(Topic::ALL, Topic::code, Topic::name, lang),
        Field::SafetyRisk => options(YesNo::ALL, YesNo::code, YesNo::name, lang),
        Field::Severity => options(Severity::ALL, Severity::code, Severity::name, lang),
        Field::Store => {
            let stores = rulebook.stores();
            stores.map(|store| Option_ { code: store.code.to_string(), name: store.name.clone() }).collect()
        }
        _ => return None,
    })
}

/// A field's value as people read it.
pub fn shown_value(field: Field, value: &str, rulebook: &Rulebook, lang: Lang) -> String {
    let named = of_field(field, rulebook, lang)
        .and_then(|options| options.into_iter().find(|option| option.code == value));
    named.map_or_else(|| value.to_owned(), |option| option.name)
}
