//! Chance, from the browser's cryptographic source: salts, device names, incarnations.

use redress_core::event::{INTEGER_BOUND, Salt};

fn fill(bytes: &mut [u8]) {
    let source = web_sys::window().and_then(|window| window.crypto().ok());
    // Every browser that runs wasm has this source; without it the app must not invent chance of its own.
    let filled = source.is_some_and(|source| source.get_random_values_with_u8_array(bytes).is_ok());
    assert!(filled, "the browser has no source of chance");
}

/// 128 bits for one personal part.
pub fn salt() -> Salt {
    let mut bytes = [0; 16];
    fill(&mut bytes);
    Salt(bytes)
}

/// A new life of a device, below 2^53 and never 0.
pub fn incarnation() -> u64 {
    let mut bytes = [0; 8];
    fill(&mut bytes);
    u64::from_le_bytes(bytes) % (INTEGER_BOUND - 1) + 1
}

/// `prefix` and twelve hexadecimal digits.
pub fn name(prefix: &str) -> String {
    use std::fmt::Write as _;
    let mut bytes = [0; 6];
    fill(&mut bytes);
    bytes.iter().fold(prefix.to_owned(), |mut name, byte| {
        let _infallible = write!(name, "{byte:02x}");
        name
    })
}

/// One capital letter, without those that look like digits.
pub fn letter() -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut byte = [0];
    fill(&mut byte);
    char::from(LETTERS[usize::from(byte[0]) % LETTERS.len()]).to_string()
}
