//! The exchange file: reading one without trusting it, writing one that can be read back, and merging many.
//!
//! A header line, entry lines, a trailer line; see `docs/bundle-format.md`. It knows bytes and entries,
//! never where the bytes came from, what a case looks like, or what a device already stores: that is asked
//! for by id.

mod fault;
mod foreign;
mod frame;
mod header;
mod lines;
mod read;
mod select;
mod sort;
mod union;
mod write;

pub use fault::{FileProblem, FormatError, MergeError, QuarantineReason, ReadBackFault};
pub use foreign::Foreign;
pub use header::{BundleHeader, Party};
pub use read::{Reading, read};
pub use select::{file_name, goes_to};
pub use sort::{BadPersonal, Equivocation, Quarantined, Sorted, equivocations, nothing_held, retry};
pub use union::{Merged, Union, merge};
pub use write::{read_back, write};

/// The format's tag, in the header and in the trailer.
pub const FORMAT: &str = "redress-bundle";
/// The format's version. A file of a higher one is kept line by line until an update.
pub const VERSION: u32 = 1;
/// The largest file that is read, in bytes.
pub const MOST_BYTES: usize = 200 << 20;
/// The most lines that are read. How long and how deep one may be stands at [`crate::event::Entry`].
pub const MOST_LINES: usize = 2_000_000;
