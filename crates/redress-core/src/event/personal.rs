//! The personal part of an entry: names, phones, free text. Bound to its event by a hash, erasable without trace there.

use super::id::{PersonalHash, to_hex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// 128 bits of chance, given by the caller, so that a short phone number cannot be guessed from its hash.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Salt(pub [u8; 16]);

/// The values by key: the form's personal fields, and `text` for what the act says in words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Personal {
    salt: String,
    pub values: BTreeMap<String, String>,
}

impl Personal {
    /// The key of free text.
    pub const TEXT: &'static str = "text";
    /// The key of a person's name in `person_described`.
    pub const NAME: &'static str = "name";

    pub fn new(salt: Salt, values: BTreeMap<String, String>) -> Self {
        Self { salt: to_hex(&salt.0), values }
    }

    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    /// The hash that binds `raw`, the bytes as written.
    pub fn hash(raw: &str) -> PersonalHash {
        PersonalHash::of(raw.as_bytes())
    }
}
