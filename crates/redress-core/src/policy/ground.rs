//! What speaks for a level (LEVEL-4), as data: facts of the form, and what is known of other cases.

use super::{Source, Text};
use crate::complaint::{Field, Level, Topic};
use serde::{Deserialize, Serialize};

/// One ground that speaks for a level. A person confirms the level, or sets another with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelGround {
    /// Stands in the record when a level is set on this ground.
    pub id: String,
    pub rule: String,
    /// At least this level.
    pub level: Level,
    pub title: Text,
    pub when: Condition,
    pub source: Source,
}

/// When a ground fires.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// The demand, or a proposal, is above what the handler may grant (TIER-3).
    BeyondAuthority,
    /// The same complainant (by phone) with the same matter again. A matter is the same when all fields of one
    /// of these lists are filled and equal.
    Again {
        same: Vec<Vec<Field>>,
    },
    /// Many complainants on one product within some days.
    Mass {
        topics: Vec<Topic>,
        complainants: u32,
        days: u32,
    },
    All(Vec<FieldIs>),
    #[serde(untagged)]
    Field(FieldIs),
}

/// A field of the form has one of these values, by code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldIs {
    pub field: Field,
    pub is: Vec<String>,
}
