//! The regulation as data: what is promised, by when, who may decide, what must be filled in.
//!
//! Addressed by the bytes it was published in. A number that a policy could hold stands here and nowhere in code;
//! each says whether the regulation gives it or we assumed it.

mod built_in;
mod clock;
mod ground;
mod hold;
mod lint;
mod published;

pub use built_in::{BuiltIn, built_in};
pub use clock::{CalendarChoice, Measures, OnLevelChange, PerLevel, SlaTarget};
pub use ground::{Condition, FieldIs, LevelGround};
pub use hold::HoldReason;
pub use lint::{Finding, lint, measured_at};
pub use published::PublishedPolicy;

use crate::complaint::{Field, Kind, Remedy, Tier};
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

/// What a tier may grant by itself (TIER-3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityLimit {
    pub rule: String,
    pub tier: Tier,
    /// The most a solution may cost, in fen; absent: no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_fen: Option<u64>,
    /// The remedies it may grant; absent: all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub may_grant: Option<Vec<Remedy>>,
    pub source: Source,
}

impl AuthorityLimit {
    fn covers(&self, amount_fen: u64, remedies: &[Remedy]) -> bool {
        let grants = |remedy: &Remedy| self.may_grant.as_ref().is_none_or(|may| may.contains(remedy));
        self.most_fen.is_none_or(|most| amount_fen <= most) && remedies.iter().all(grants)
    }
}

/// How often a long-running case is contacted (CONTACT-2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactCadence {
    pub rule: String,
    /// From the last real contact to the next; calendar days end the working day before if that is a day off.
    pub every: PerLevel,
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
    pub level_grounds: Vec<LevelGround>,
    pub authority: Vec<AuthorityLimit>,
    /// Tries on different days before a customer counts as unreachable (SAT-5).
    pub unreachable_tries: Figure,
    /// How many of a hundred answers that their own handler took down are called back (SAT-5).
    pub spot_check_percent: Figure,
    pub contact_cadence: ContactCadence,
    pub holds: Vec<HoldReason>,
    pub clocks: Vec<SlaTarget>,
}

impl Policy {
    /// The shape of the file that this version reads.
    pub const FORMAT: u32 = 1;

    pub fn required_fields(&self, kind: Kind) -> impl Iterator<Item = Field> {
        let by_kind = match kind {
            Kind::Consumer => &self.required.consumer[..],
            Kind::Franchisee => &self.required.franchisee[..],
            Kind::Other => &[],
        };
        self.required.always.iter().chain(by_kind).copied()
    }

    /// The most this tier may grant, in fen; none means no limit.
    pub fn authority_limit(&self, tier: Tier) -> Option<u64> {
        self.limit_of(tier).and_then(|limit| limit.most_fen)
    }

    /// The lowest tier that may grant these remedies at this cost on its own (TIER-3).
    pub fn tier_with_authority(&self, amount_fen: u64, remedies: &[Remedy]) -> Tier {
        let may = |tier: &Tier| self.limit_of(*tier).is_none_or(|limit| limit.covers(amount_fen, remedies));
        Tier::all().find(may).unwrap_or(Tier::THREE)
    }

    pub fn hold_reason(&self, id: &str) -> Option<&HoldReason> {
        self.holds.iter().find(|reason| reason.id == id)
    }

    pub fn level_ground(&self, id: &str) -> Option<&LevelGround> {
        self.level_grounds.iter().find(|ground| ground.id == id)
    }

    fn limit_of(&self, tier: Tier) -> Option<&AuthorityLimit> {
        self.authority.iter().find(|limit| limit.tier == tier)
    }
}
