//! Who wrote an event: a device, in one of its lives, into one lane, at one place in that lane.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

macro_rules! short_text {
    ($(#[$doc:meta])* $name:ident, $most:literal) => {
        $(#[$doc])*
        // Shared, since names are copied far more often than made.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(Arc<str>);

        impl $name {
            pub const MOST_BYTES: usize = $most;

            /// The text as it is, unless it is empty or longer than [`Self::MOST_BYTES`].
            pub fn new(text: impl Into<String>) -> Option<Self> {
                let text = text.into();
                (!text.trim().is_empty() && text.len() <= Self::MOST_BYTES).then(|| Self(text.into()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(String::deserialize(deserializer)?)
                    .ok_or_else(|| serde::de::Error::custom(concat!(stringify!($name), " is empty or too long")))
            }
        }
    };
}

short_text!(
    /// One browser profile on one machine; minted at first run.
    DeviceId, 64
);
short_text!(
    /// A person of the roster. The name stands in the personal part of `person_described`.
    PersonId, 64
);
short_text!(
    /// A store's short code, e.g. `SH01`.
    StoreCode, 16
);
short_text!(
    /// The chain that a record belongs to; files of another chain are refused.
    ChainId, 64
);
short_text!(
    /// The number told to people, e.g. `SH01-261122-A03`: store, date in the store's zone, tablet's letter, counter.
    CaseNumber, 40
);

impl StoreCode {
    /// A code that a person may choose: 2–8 capital letters and digits, beginning with a letter.
    pub fn is_well_formed(text: &str) -> bool {
        (2..=8).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            && text.starts_with(|c: char| c.is_ascii_uppercase())
    }
}

/// The audience of an event, and the sequence it is counted in.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lane {
    /// Goes to every store; only head office writes it.
    Chain,
    /// Goes to no store.
    HeadOffice,
    /// One store and head office.
    Store(StoreCode),
}

impl Lane {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Chain => "chain",
            Self::HeadOffice => "head_office",
            Self::Store(code) => code.as_str(),
        }
    }

    pub fn store(&self) -> Option<&StoreCode> {
        match self {
            Self::Store(code) => Some(code),
            Self::Chain | Self::HeadOffice => None,
        }
    }
}

impl Serialize for Lane {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Lane {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.as_str() {
            "chain" => Ok(Self::Chain),
            "head_office" => Ok(Self::HeadOffice),
            _ => StoreCode::new(text).map(Self::Store).ok_or_else(|| {
                serde::de::Error::custom("a lane is `chain`, `head_office` or a store's code")
            }),
        }
    }
}

/// Integers of the record stay below 2^53, so that every JSON reader sees the same number.
pub const INTEGER_BOUND: u64 = 1 << 53;

/// (device, incarnation, lane, seq) is unique: two events never have the same bytes, gaps and clones show.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Writer {
    pub device: DeviceId,
    /// A new one is minted on restore, re-install, or on meeting one's own identity with unknown events.
    pub incarnation: u64,
    pub lane: Lane,
    /// Counts from 1 in this lane.
    pub seq: u64,
}

/// Whose authority an act claims. It holds for head office only from an enrolled device.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Authority {
    Store,
    HeadOffice,
}
