//! What a bundle says about itself in its first line.

use crate::event::{ChainId, StoreCode};
use crate::time::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Who a bundle comes from or goes to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    HeadOffice,
    Store(StoreCode),
    /// United from several files, for whoever needs all of them.
    Merged,
}

impl Party {
    pub fn as_str(&self) -> &str {
        match self {
            Self::HeadOffice => "head_office",
            Self::Merged => "merged",
            Self::Store(code) => code.as_str(),
        }
    }
}

impl fmt::Display for Party {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Party {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Party {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "head_office" => Ok(Self::HeadOffice),
            "merged" => Ok(Self::Merged),
            _ => StoreCode::new(text).map(Self::Store).ok_or_else(|| {
                serde::de::Error::custom("a party is `head_office`, `merged` or a store's code")
            }),
        }
    }
}

/// The header. These fields keep their names and meanings in every later version of the format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleHeader {
    pub chain: ChainId,
    pub from: Party,
    pub to: Party,
    pub made_at: Timestamp,
}
