//! Why a level was proposed, as it was known when a person accepted the proposal: frozen into the record, since what
//! other cases say changes from day to day.

use super::id::CaseId;
use super::writer::CaseNumber;
use crate::complaint::{Field, Tier};
use crate::time::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// A ground of the policy that fired, by id, with the facts behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundFired {
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "known")]
    pub facts: Vec<Fact>,
}

/// The facts that this version knows. One of a newer version explains nothing here, and costs nobody the level.
fn known<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Fact>, D::Error> {
    let facts = Vec::<serde_json::Value>::deserialize(deserializer)?;
    Ok(facts.into_iter().filter_map(|fact| serde_json::from_value(fact).ok()).collect())
}

/// Why a ground fired.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The form says so: a field and its value.
    Says { field: Field, value: String },
    /// The same complainant came with the same matter before, the latest first.
    Before(Vec<Earlier>),
    /// So many people on one product within so many days; on one batch, where those alone are enough.
    Many {
        field: Field,
        product: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        batch: Option<String>,
        complainants: u32,
        days: u32,
    },
    /// The customer wants more than this tier may grant.
    Demand { amount_fen: u64, tier: Tier, limit_fen: u64 },
    /// The latest proposal is above what its proposer may grant; this tier confirms it.
    Offer { amount_fen: u64, needs: Tier },
}

/// An earlier case of the same complainant with the same matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub case: CaseId,
    pub number: CaseNumber,
    pub received_at: Timestamp,
    /// What makes it the same matter.
    pub same: Vec<Field>,
}

impl Fact {
    /// More earlier cases than this are counted by nobody who reads the record.
    const MOST_EARLIER: usize = 20;

    /// The fact as it goes into the record.
    pub fn frozen(&self) -> Self {
        match self {
            Self::Before(earlier) => Self::Before(earlier.iter().take(Self::MOST_EARLIER).cloned().collect()),
            other => other.clone(),
        }
    }
}
