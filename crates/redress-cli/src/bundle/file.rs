//! Files on disk: read no further than a bundle may go, written whole or not at all.

use redress_core::bundle::MOST_BYTES;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, thiserror::Error)]
#[error("{path}: {error}", path = path.display())]
pub struct FileError {
    path: PathBuf,
    error: io::Error,
}

/// One byte more than a bundle may have is enough to refuse it.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| FileError { path: path.to_owned(), error })?;
    Ok(bytes)
}

/// Beside the target first, then by one rename in its place: a power cut leaves the old file or the new one.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = write_through(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Nothing depends on whether the part can be removed.
        let _ = fs::remove_file(&beside);
        FileError { path: path.to_owned(), error }
    })
}

/// On the disk, and found there as it was meant.
fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    if fs::read(path)? == bytes { Ok(()) } else { Err(io::Error::other("the disk gives back other bytes")) }
}
