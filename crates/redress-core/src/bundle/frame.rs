//! The two lines that are not entries: the header, and the trailer that tells a whole file from a cut one.
//!
//! A line is told by its first key, from its own bytes alone, so that it counts as the same in every file.

use super::header::{BundleHeader, Party};
use super::lines::Line;
use super::{FORMAT, VERSION};
use crate::event::{BundleDigest, ChainId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";
const HEADER_START: &[u8] = b"{\"format\":";
const TRAILER_START: &[u8] = b"{\"end\":";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    Header {
        version: u32,
        header: BundleHeader,
    },
    Trailer(Trailer),
    /// Begins as a trailer and cannot be read: cut or changed.
    BrokenTrailer,
}

/// What was written, so that a reader can tell whether it is all there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trailer {
    pub lines: u64,
    pub digest: BundleDigest,
}

#[derive(Serialize, Deserialize)]
struct WireHeader<'a> {
    format: Cow<'a, str>,
    version: u32,
    chain: ChainId,
    from: Party,
    to: Party,
    made_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct WireTrailer<'a> {
    end: Cow<'a, str>,
    /// The non-empty lines between header and trailer.
    lines: u64,
    digest: BundleDigest,
}

/// The line's own bytes: without a byte order mark, which some editors put before them.
pub(super) fn without_bom(line: &[u8]) -> &[u8] {
    line.strip_prefix(BOM).unwrap_or(line)
}

/// What a line is in the frame of a file, unless it is one of those between header and trailer.
pub(super) fn frame_of(line: &[u8]) -> Option<Frame> {
    let line = without_bom(line);
    if line.starts_with(HEADER_START) {
        return header_of(line).ok().map(|(version, header)| Frame::Header { version, header });
    }
    line.starts_with(TRAILER_START).then(|| trailer_of(line).map_or(Frame::BrokenTrailer, Frame::Trailer))
}

/// The header, or what is wrong with it.
pub(super) fn header_of(line: &[u8]) -> Result<(u32, BundleHeader), String> {
    let wire: WireHeader<'_> =
        serde_json::from_slice(without_bom(line)).map_err(|error| error.to_string())?;
    if wire.format != FORMAT || wire.version == 0 {
        return Err(format!("format {:?}, version {}", wire.format, wire.version));
    }
    let WireHeader { version, chain, from, to, made_at, .. } = wire;
    Ok((version, BundleHeader { chain, from, to, made_at }))
}

fn trailer_of(line: &[u8]) -> Option<Trailer> {
    let wire: WireTrailer<'_> = serde_json::from_slice(line).ok()?;
    (wire.end == FORMAT).then_some(Trailer { lines: wire.lines, digest: wire.digest })
}

/// A last line so short that it can only be the beginning of a trailer, or tells nothing.
pub(super) fn begins_trailer(line: Line<'_>) -> bool {
    !line.is_ended && TRAILER_START.starts_with(line.bytes)
}

/// Looks like our header, or like what a table program made of it.
pub(super) fn resembles_header(line: &[u8]) -> bool {
    let beginning = &line[..line.len().min(200)];
    beginning.starts_with(HEADER_START)
        || beginning.windows(FORMAT.len()).any(|part| part == FORMAT.as_bytes())
}

pub(super) fn header_line(header: &BundleHeader) -> Vec<u8> {
    let BundleHeader { chain, from, to, made_at } = header.clone();
    let wire = WireHeader { format: FORMAT.into(), version: VERSION, chain, from, to, made_at };
    serde_json::to_vec(&wire).unwrap_or_default()
}

pub(super) fn trailer_line(trailer: &Trailer) -> Vec<u8> {
    let wire = WireTrailer { end: FORMAT.into(), lines: trailer.lines, digest: trailer.digest };
    serde_json::to_vec(&wire).unwrap_or_default()
}
