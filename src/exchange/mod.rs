//! Files in and out: download, share sheet, copy, pick, drop.
