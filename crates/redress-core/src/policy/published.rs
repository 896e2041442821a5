//! A policy together with the bytes it was published in. They are its address, so that a version that reads only a
//! part of them still finds it under the id that others name.

use super::Policy;
use crate::event::PolicyId;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// INVARIANT: the bytes are read, hashed and kept; they are never written anew from what was read.
#[derive(Clone, Debug)]
pub struct PublishedPolicy {
    id: PolicyId,
    policy: Policy,
    raw: Box<RawValue>,
}

impl PublishedPolicy {
    /// A policy that is published for the first time: its bytes are fixed here.
    pub fn write(policy: Policy) -> Result<Self, serde_json::Error> {
        let raw = serde_json::value::to_raw_value(&policy)?;
        Ok(Self { id: id_of(&raw), policy, raw })
    }

    /// Reads a policy from a file. It is published without the white space around its tokens, since an entry is one
    /// line; what this version does not know stays in it.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let policy = serde_json::from_str(text)?;
        let raw = RawValue::from_string(in_one_line(text))?;
        Ok(Self { id: id_of(&raw), policy, raw })
    }

    pub const fn id(&self) -> PolicyId {
        self.id
    }

    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    pub fn into_policy(self) -> Policy {
        self.policy
    }
}

fn id_of(raw: &RawValue) -> PolicyId {
    PolicyId::of(raw.get().as_bytes())
}

/// JSON without the white space around its tokens.
fn in_one_line(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let stays = |c: &char| {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_text = !in_text,
            _ => {}
        }
        in_text || !c.is_ascii_whitespace()
    };
    json.chars().filter(stays).collect()
}

impl PartialEq for PublishedPolicy {
    fn eq(&self, other: &Self) -> bool {
        self.raw.get() == other.raw.get()
    }
}

impl Serialize for PublishedPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for PublishedPolicy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if !raw.get().starts_with('{') || raw.get().contains('\n') {
            return Err(D::Error::custom("not an object in one line"));
        }
        // An object that is no policy here is one of a newer version, and so is its event.
        let policy = serde_json::from_str(raw.get())
            .map_err(|_| D::Error::unknown_variant("policy", &["a policy that this version reads"]))?;
        Ok(Self { id: id_of(&raw), policy, raw })
    }
}
