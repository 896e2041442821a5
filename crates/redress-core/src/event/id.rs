//! Content hashes: what names an event, binds a personal part, addresses a policy.
//!
//! Each kind of hash is its own type and its own domain tag, so that bytes hashed for one purpose
//! can never be passed off as another.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::fmt;

fn tagged(tag: &str) -> Sha256 {
    let mut hasher = Sha256::new();
    hasher.update(tag.as_bytes());
    hasher.update([0]);
    hasher
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]])
        .map(char::from)
        .collect()
}

fn from_hex(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = (nibble(pair[0])? << 4) | nibble(pair[1])?;
    }
    Some(bytes)
}

/// Lower case only: one spelling for one hash.
fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

macro_rules! content_hash {
    ($(#[$doc:meta])* $name:ident, $tag:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// Its domain: stands before the bytes, with a zero byte between.
            pub const TAG: &'static str = $tag;

            /// The hash of `bytes`, read raw.
            pub fn of(bytes: &[u8]) -> Self {
                let mut hasher = tagged(Self::TAG);
                hasher.update(bytes);
                Self(hasher.finalize().into())
            }

            /// 64 lower-case hexadecimal digits, or nothing.
            pub fn parse(text: &str) -> Option<Self> {
                from_hex(text).map(Self)
            }

            pub fn to_hex(self) -> String {
                to_hex(&self.0)
            }

            /// The first eight digits: enough for people.
            pub fn short(self) -> String {
                to_hex(&self.0[..4])
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.to_hex())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.short())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_hex())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not 64 lower-case hexadecimal digits"))
            }
        }
    };
}

content_hash!(
    /// Names one event: SHA-256 of its bytes as written.
    EventId,
    "redress/event/1"
);
content_hash!(
    /// Binds a personal part to its event.
    PersonalHash,
    "redress/personal/1"
);
content_hash!(
    /// Addresses a policy by its content.
    PolicyId,
    "redress/policy/1"
);
content_hash!(
    /// The digest in a bundle's trailer.
    BundleDigest,
    "redress/bundle/1"
);

/// A bundle's digest, line by line: lines without their ends, each followed by one line feed, so that a
/// file whose line ends a mail program has changed keeps its digest.
#[derive(Clone, Debug)]
pub struct Digesting(Sha256);

impl Default for Digesting {
    fn default() -> Self {
        Self(tagged(BundleDigest::TAG))
    }
}

impl Digesting {
    pub fn add(&mut self, line: &[u8]) {
        self.0.update(line);
        self.0.update(b"\n");
    }

    pub fn finish(self) -> BundleDigest {
        BundleDigest(self.0.finalize().into())
    }
}

/// Names one case: the id of its registration or import.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseId(pub EventId);

impl EventId {
    /// A number of its own, for where an id is too long: among the few events of one case no two share it.
    pub(crate) fn short_number(self) -> u32 {
        let [a, b, c, d, ..] = self.0;
        u32::from_be_bytes([a, b, c, d])
    }
}

impl CaseId {
    /// Sorts before every other id: where a range over cases begins.
    pub(crate) const LEAST: Self = Self(EventId([0; 32]));

    /// A number drawn by lot for one round of the case: whoever draws it draws the same.
    pub(crate) fn lot(self, tag: &str, round: u32) -> u64 {
        let mut hasher = tagged(tag);
        hasher.update(self.0.0);
        hasher.update(round.to_be_bytes());
        let hash: [u8; 32] = hasher.finalize().into();
        hash.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CaseId({})", self.0.short())
    }
}
