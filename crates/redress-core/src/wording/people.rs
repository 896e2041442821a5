//! Who: a person by the roster's name, a tier or a post by its own.

use super::Lang;
use crate::event::Receiver;
use crate::rulebook::Rulebook;
use crate::sla::Doer;

/// Who must act.
pub fn doer(doer: &Doer, rulebook: &Rulebook, lang: Lang) -> String {
    match doer {
        Doer::Person(person) => rulebook.name_of(person).to_owned(),
        Doer::Tier(tier) => tier.name(lang).to_owned(),
        Doer::Role(role) => role.name(lang).to_owned(),
        Doer::Nobody => lang.pick(["待指派", "nobody yet"]).to_owned(),
    }
}

/// To whom a form was handed.
pub fn receiver(receiver: &Receiver, rulebook: &Rulebook, lang: Lang) -> String {
    match receiver {
        Receiver::Person(person) => rulebook.name_of(person).to_owned(),
        Receiver::Tier(tier) => tier.name(lang).to_owned(),
    }
}
