//! From a file's bytes to piles of lines and what is wrong with the file. Never panics, never gives up a sound line.
//!
//! A file may hold several bundles one after the other; each part is checked against its own trailer.

use super::fault::{FileProblem, FormatError, QuarantineReason};
use super::foreign::Foreign;
use super::frame::{BOM, Frame, Trailer, begins_trailer, frame_of, header_of, resembles_header, without_bom};
use super::header::BundleHeader;
use super::lines::{Line, lines};
use super::sort::{Sorted, Sorter};
use super::{MOST_BYTES, MOST_LINES, VERSION};
use crate::event::{BundleDigest, ChainId, Digesting, Entry, EventId, Parts};

/// What a file holds. Lines are the non-empty ones that are neither header nor trailer.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Of the first header.
    pub header: BundleHeader,
    /// The highest version that a header names.
    pub version: u32,
    pub sorted: Sorted,
    pub problems: Vec<FileProblem>,
    /// As the last trailer states it and the lines bear out.
    pub digest: Option<BundleDigest>,
}

impl Reading {
    /// The file is whole and every line of it could be read.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.sorted.quarantined.is_empty() && self.sorted.bad_personal.is_empty()
    }

    pub fn is_truncated(&self) -> bool {
        let cut = |problem: &FileProblem| {
            matches!(
                problem,
                FileProblem::Truncated { .. }
                    | FileProblem::TrailerUnreadable { .. }
                    | FileProblem::LastLineFeedMissing
            )
        };
        self.problems.iter().any(cut)
    }

    pub const fn is_newer_format(&self) -> bool {
        self.version > VERSION
    }
}

/// Reads a file for a device of `chain`, or of no chain yet. `held` tells by id what is held already, and with
/// which parts; for an erased entry it answers that the personal part is held, so that no old copy brings it back.
pub fn read(
    file: &[u8],
    held: &dyn Fn(EventId) -> Option<Parts>,
    chain: Option<&ChainId>,
) -> Result<Reading, FormatError> {
    if file.len() > MOST_BYTES {
        return Err(FormatError::TooLarge { bytes: file.len(), most: MOST_BYTES });
    }
    if let Some(kind) = Foreign::by_magic(file) {
        return Err(FormatError::Foreign(kind));
    }
    let text = file.strip_prefix(BOM).unwrap_or(file);
    let (version, header) = first_header(text)?;
    let chain = chain.unwrap_or(&header.chain);
    let mut sorter = Sorter::new(held, chain.clone());
    let mut part = Part::default();
    let mut problems = Vec::new();
    let mut newest = version;
    let mut digest = None;
    let mut ends_with_line_feed = true;
    for (index, line) in lines(text).enumerate() {
        if index >= MOST_LINES {
            return Err(FormatError::TooManyLines { most: MOST_LINES });
        }
        ends_with_line_feed = line.is_ended;
        match frame_of(line.bytes) {
            Some(Frame::Header { header, .. }) if header.chain != *chain => {
                return Err(FormatError::OtherChain {
                    line: line.number,
                    theirs: header.chain,
                    ours: chain.clone(),
                });
            }
            Some(Frame::Header { version, .. }) => {
                newest = newest.max(version);
                let before = std::mem::replace(&mut part, Part::begun_by(version, line));
                before.end(Some(line.number), &mut problems);
            }
            Some(Frame::Trailer(trailer)) => match part.close(&trailer, line) {
                Ok(verified) => digest = verified,
                Err(problem) => problems.push(problem),
            },
            Some(Frame::BrokenTrailer) if line.is_ended => problems.push(part.close_broken(line)),
            Some(Frame::BrokenTrailer) => {}
            None if begins_trailer(line) => {}
            None => {
                part.add(line);
                match part.newer_version() {
                    Some(version) => sorter.set_aside(line, QuarantineReason::NewerFormat { version }),
                    None => sorter.take(line),
                }
            }
        }
    }
    let is_cut = !part.is_closed;
    part.end(None, &mut problems);
    if !ends_with_line_feed && !is_cut {
        problems.push(FileProblem::LastLineFeedMissing);
    }
    Ok(Reading { header, version: newest, sorted: sorter.finish(), problems, digest })
}

fn first_header(text: &[u8]) -> Result<(u32, BundleHeader), FormatError> {
    let found = lines(text).take(MOST_LINES).find_map(|line| match frame_of(line.bytes) {
        Some(Frame::Header { version, header }) => Some((version, header)),
        _ => None,
    });
    if let Some(found) = found {
        return Ok(found);
    }
    let Some(first) = lines(text).next() else { return Err(FormatError::Empty) };
    let is_entry = std::str::from_utf8(first.bytes).is_ok_and(|line| Entry::read(line).is_ok());
    match header_of(first.bytes) {
        Err(reason) if is_entry || resembles_header(first.bytes) => {
            Err(FormatError::HeaderUnreadable { line: first.number, reason })
        }
        _ => Err(FormatError::Foreign(Foreign::by_text(text))),
    }
}

/// One bundle of the file: from its header to the next one, or to the end.
#[derive(Default)]
struct Part {
    /// None before the first header.
    version: Option<u32>,
    lines: u64,
    digesting: Digesting,
    is_closed: bool,
    first_line: Option<usize>,
    /// The first line after the trailer, and how many there are.
    after: Option<(usize, u64)>,
}

impl Part {
    fn begun_by(version: u32, header: Line<'_>) -> Self {
        let mut part = Self { version: Some(version), ..Self::default() };
        part.digesting.add(without_bom(header.bytes));
        part
    }

    fn newer_version(&self) -> Option<u32> {
        self.version.filter(|version| *version > VERSION)
    }

    fn add(&mut self, line: Line<'_>) {
        if self.is_closed {
            self.after.get_or_insert((line.number, 0)).1 += 1;
            return;
        }
        self.first_line.get_or_insert(line.number);
        self.lines += 1;
        self.digesting.add(line.bytes);
    }

    /// The digest, where this version knows how to compare it.
    fn close(&mut self, trailer: &Trailer, line: Line<'_>) -> Result<Option<BundleDigest>, FileProblem> {
        let line = line.number;
        if std::mem::replace(&mut self.is_closed, true) {
            return Err(FileProblem::SecondTrailer { line });
        }
        if self.newer_version().is_some() {
            return Ok(None);
        }
        if trailer.lines != self.lines {
            return Err(FileProblem::WrongCount { line, stated: trailer.lines, found: self.lines });
        }
        let digest = std::mem::take(&mut self.digesting).finish();
        if trailer.digest == digest { Ok(Some(digest)) } else { Err(FileProblem::WrongDigest { line }) }
    }

    fn close_broken(&mut self, line: Line<'_>) -> FileProblem {
        self.is_closed = true;
        FileProblem::TrailerUnreadable { line: line.number }
    }

    /// At the next header, or at the end of the file.
    fn end(self, next_header: Option<usize>, problems: &mut Vec<FileProblem>) {
        match (self.version, self.first_line) {
            (None, Some(line)) => problems.push(FileProblem::BeforeHeader { line, lines: self.lines }),
            (Some(_), _) if !self.is_closed => problems.push(FileProblem::Truncated { lines: self.lines }),
            _ => {}
        }
        if let Some((line, lines)) = self.after {
            problems.push(FileProblem::AfterTrailer { line, lines });
        }
        if let (Some(_), Some(line)) = (self.version, next_header) {
            problems.push(FileProblem::SecondHeader { line });
        }
    }
}
