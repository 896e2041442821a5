//! The npm packages of a folder, exactly as its lock file names them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Outcome, find, run};

/// The lock file as it was when `npm ci` last succeeded.
fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules/.redress-installed.json")
}

fn lock(folder: &Path) -> PathBuf {
    folder.join("package-lock.json")
}

pub fn is_current(folder: &Path) -> bool {
    matches!((fs::read(stamp(folder)), fs::read(lock(folder))), (Ok(installed), Ok(wanted)) if installed == wanted)
}

pub fn install(folder: &Path) -> Outcome {
    let npm = find("npm").ok_or("npm is needed on PATH; it comes with Node: https://nodejs.org")?;
    run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    fs::copy(lock(folder), stamp(folder))?;
    Ok(())
}

pub fn programs(folder: &Path) -> PathBuf {
    folder.join("node_modules/.bin")
}
