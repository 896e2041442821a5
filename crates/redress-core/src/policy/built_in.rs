//! The policies that come with this build. Content-addressed; they stay in every later build.

use super::{Policy, PublishedPolicy};
use crate::event::PolicyId;
use std::sync::OnceLock;

/// A policy with its address.
#[derive(Clone, Debug)]
pub struct BuiltIn {
    pub id: PolicyId,
    pub policy: Policy,
}

/// Oldest first. A file is never changed once released; a change is a new file at the end.
const FILES: &[&str] = &[include_str!("../../../../policies/regulation-1.json")];

/// The built-in policies, oldest first. A file that does not read is left out; a test sees to it that all do.
pub fn built_in() -> &'static [BuiltIn] {
    static POLICIES: OnceLock<Vec<BuiltIn>> = OnceLock::new();
    POLICIES.get_or_init(|| {
        FILES
            .iter()
            .filter_map(|text| PublishedPolicy::read(text).ok())
            .map(|read| BuiltIn { id: read.id(), policy: read.into_policy() })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_built_in_file_reads() {
        for text in super::FILES {
            super::PublishedPolicy::read(text).map(|_| ()).unwrap();
        }
    }
}
