//! Names and salts from content: the same row gives the same bytes on every machine.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// SHA-256 over the parts, each with its length before it, so that no two lists of parts run together.
pub fn of(parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().into()
}

/// The first `bytes` of the hash as lower-case hexadecimal digits.
pub fn hex(parts: &[&str], bytes: usize) -> String {
    of(parts).iter().take(bytes).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
