//! The noes of the exchange: a file that cannot be read, what is wrong with one that can, and why a line waits.
//!
//! Their sentences for people stand in `wording::bundle`.

use super::foreign::Foreign;
use crate::event::{ChainId, EntryFault};

/// Nothing of the file was read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes, more than {most}")]
    TooLarge { bytes: usize, most: usize },
    #[error("the file has more than {most} lines")]
    TooManyLines { most: usize },
    #[error("not a bundle: {}", .0.code())]
    Foreign(Foreign),
    #[error("line {line}: the header cannot be read: {reason}")]
    HeaderUnreadable { line: usize, reason: String },
    #[error("line {line}: the bundle is of chain {theirs}, not {ours}")]
    OtherChain { line: usize, theirs: ChainId, ours: ChainId },
}

/// Something is wrong with the file as a whole; its sound lines are read all the same.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// No trailer: the file was cut, or its writing was cut short.
    #[error("cut short: no trailer after {lines} lines")]
    Truncated { lines: u64 },
    /// Every line is there by count and digest; the very last byte is not.
    #[error("the last line feed is missing")]
    LastLineFeedMissing,
    #[error("line {line}: the trailer cannot be read")]
    TrailerUnreadable { line: usize },
    #[error("line {line}: the trailer counts {stated} lines, there are {found}")]
    WrongCount { line: usize, stated: u64, found: u64 },
    #[error("line {line}: the digest does not fit: a line was changed on the way")]
    WrongDigest { line: usize },
    #[error("line {line}: a second trailer")]
    SecondTrailer { line: usize },
    /// Two bundles in one file.
    #[error("line {line}: a second header")]
    SecondHeader { line: usize },
    #[error("line {line}: {lines} lines before the header")]
    BeforeHeader { line: usize, lines: u64 },
    #[error("line {line}: {lines} lines after the trailer")]
    AfterTrailer { line: usize, lines: u64 },
}

/// Why a line is set aside, word for word, to be offered again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuarantineReason {
    #[error("the file breaks off in this line")]
    CutOff,
    #[error("not UTF-8")]
    NotUtf8,
    #[error("{0}")]
    NotAnEntry(#[from] EntryFault),
    #[error("an entry of chain {0}")]
    OtherChain(ChainId),
    #[error("format version {version}, newer than this program reads")]
    NewerFormat { version: u32 },
}

impl QuarantineReason {
    /// A stable name for scripts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CutOff => "cut_off",
            Self::NotUtf8 => "not_utf8",
            Self::OtherChain(_) => "other_chain",
            Self::NewerFormat { .. } => "newer_format",
            Self::NotAnEntry(fault) => match fault {
                EntryFault::TooLong { .. } => "too_long",
                EntryFault::TooDeep { .. } => "too_deep",
                EntryFault::NotAnEntry(_) => "not_an_entry",
                EntryFault::IdMismatch => "id_mismatch",
                EntryFault::OutOfRange(_) => "out_of_range",
                EntryFault::CaseMisplaced(_) => "case_misplaced",
            },
        }
    }
}

impl FileProblem {
    /// A stable name for scripts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Truncated { .. } => "truncated",
            Self::LastLineFeedMissing => "last_line_feed_missing",
            Self::TrailerUnreadable { .. } => "trailer_unreadable",
            Self::WrongCount { .. } => "wrong_count",
            Self::WrongDigest { .. } => "wrong_digest",
            Self::SecondTrailer { .. } => "second_trailer",
            Self::SecondHeader { .. } => "second_header",
            Self::BeforeHeader { .. } => "before_header",
            Self::AfterTrailer { .. } => "after_trailer",
        }
    }
}

/// Why files cannot be merged. Nothing was written. `file` counts the inputs from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    #[error("there is nothing to merge")]
    Nothing,
    #[error("input {file}: {error}")]
    Unreadable { file: usize, error: FormatError },
    /// Written anew under this version's header its lines would claim to be what they are not.
    #[error("input {file}: format version {version} is newer than this program writes")]
    NewerFormat { file: usize, version: u32 },
}

/// The bytes are not what was meant to be written: do not say *exported*.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadBackFault {
    #[error("cannot be read back: {0}")]
    Unreadable(#[from] FormatError),
    #[error("read back with a fault: {0}")]
    Unsound(FileProblem),
    #[error("read back, but not what was written")]
    Different,
}
