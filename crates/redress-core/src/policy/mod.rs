//! The regulation as data: what is promised, by when, who may decide, what must be filled in.
//!
//! Addressed by its content. A number that a policy could hold stands here and nowhere in code;
//! each says whether the regulation gives it or we assumed it.

mod built_in;
mod clock;

pub use built_in::{BuiltIn, built_in};
pub use clock::{CalendarChoice, Measures, PerLevel, SlaTarget};

use crate::complaint::{Field, Kind, Tier};
use crate::event::PolicyId;
use crate::wording::Lang;
use serde::{Deserialize, Serialize};

/// Whether a number stands in the regulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Given,
    /// Ours, until head office confirms it.
    Assumed,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl Text {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A number with its rule and its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    pub rule: String,
    pub value: u32,
    pub source: Source,
}

/// What must be on the form before SLA-1 is met (FORM-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequiredFields {
    pub rule: String,
    pub always: Vec<Field>,
    pub consumer: Vec<Field>,
    pub franchisee: Vec<Field>,
    pub source: Source,
}

/// The most a solution of this tier may cost (TIER-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityLimit {
    pub rule: String,
    pub tier: Tier,
    /// In fen; none means no limit.
    pub most_fen: Option<u64>,
    pub source: Source,
}

/// The weekly contact of a long-running case (CONTACT-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCadence {
    pub rule: String,
    /// Calendar days from the last real contact; due the working day before if that is a day off.
    pub every_days: u32,
    /// Level 1 counts as long-running once it has been open for longer than this.
    pub level_1_open_over: crate::calendar::Within,
    pub source: Source,
}

/// One version of the regulation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The shape of this file.
    pub format: u32,
    pub number: u32,
    pub title: Text,
    pub required: RequiredFields,
    pub authority: Vec<AuthorityLimit>,
    /// Tries on different days before a customer counts as unreachable (SAT-5).
    pub unreachable_tries: Figure,
    pub contact_cadence: ContactCadence,
    pub clocks: Vec<SlaTarget>,
}

impl Policy {
    /// Reads a policy and addresses it by its content in one fixed spelling.
    pub fn read(text: &str) -> Result<(PolicyId, Self), serde_json::Error> {
        let policy: Self = serde_json::from_str(text)?;
        Ok((policy.id(), policy))
    }

    /// The address: the hash of the policy as this format spells it.
    pub fn id(&self) -> PolicyId {
        PolicyId::of(serde_json::to_string(self).unwrap_or_default().as_bytes())
    }

    pub fn required_fields(&self, kind: Kind) -> Vec<Field> {
        let by_kind = match kind {
            Kind::Consumer => &self.required.consumer[..],
            Kind::Franchisee => &self.required.franchisee[..],
            Kind::Other => &[],
        };
        self.required.always.iter().chain(by_kind).copied().collect()
    }

    /// The most this tier may grant, in fen; none means no limit.
    pub fn authority_limit(&self, tier: Tier) -> Option<u64> {
        self.authority.iter().find(|limit| limit.tier == tier).and_then(|limit| limit.most_fen)
    }

    /// The lowest tier that may grant a solution of this cost on its own (TIER-3).
    pub fn tier_with_authority(&self, amount_fen: u64) -> Tier {
        let may = |tier: &Tier| self.authority_limit(*tier).is_none_or(|most| amount_fen <= most);
        Tier::all().find(may).unwrap_or(Tier::THREE)
    }
}
