//! Money as it is written on the form. The record counts in fen.

/// `¥30.00`
pub fn yuan(fen: u64) -> String {
    format!("¥{}.{:02}", fen / 100, fen % 100)
}
