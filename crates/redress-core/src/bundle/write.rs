//! Writing a bundle, and reading it back before anybody is told that it was written.

use super::fault::ReadBackFault;
use super::frame::{Trailer, header_line, trailer_line};
use super::header::BundleHeader;
use super::read::read;
use super::sort::nothing_held;
use super::union::Union;
use crate::event::{BundleDigest, Digesting};

/// The file: header, lines in the canonical order, trailer; each line ends with a line feed.
pub fn write(header: &BundleHeader, union: &Union) -> Vec<u8> {
    let mut file = Vec::new();
    let mut digesting = Digesting::default();
    let mut put = |line: &[u8]| {
        digesting.add(line);
        file.extend_from_slice(line);
        file.push(b'\n');
    };
    put(&header_line(header));
    for entry in union.entries() {
        put(entry.to_line().as_bytes());
    }
    for line in union.unread() {
        put(line);
    }
    let trailer = Trailer { lines: union.len() as u64, digest: digesting.finish() };
    file.extend(trailer_line(&trailer));
    file.push(b'\n');
    file
}

/// Reads `file` as any receiver would and compares it with what was to be written. Only after this may the
/// app say *exported*. Answers the digest, which people can compare over the telephone.
pub fn read_back(file: &[u8], header: &BundleHeader, union: &Union) -> Result<BundleDigest, ReadBackFault> {
    let reading = read(file, &nothing_held, Some(&header.chain))?;
    if let Some(problem) = reading.problems.first() {
        return Err(ReadBackFault::Unsound(problem.clone()));
    }
    let mut found = Union::default();
    found.absorb(&reading);
    match reading.digest {
        Some(digest) if found == *union && reading.header == *header => Ok(digest),
        _ => Err(ReadBackFault::Different),
    }
}
