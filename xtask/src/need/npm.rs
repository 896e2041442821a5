//! The packages of tests/e2e: wasm-opt for the release build, Playwright and axe for the browser tests.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::project::e2e;
use crate::shell::{Outcome, find, run};

/// The lock file as it was when `npm ci` last succeeded.
fn stamp() -> PathBuf {
    e2e().join("node_modules/.redress-installed.json")
}

fn lock() -> PathBuf {
    e2e().join("package-lock.json")
}

pub fn is_current() -> bool {
    matches!((fs::read(stamp()), fs::read(lock())), (Ok(installed), Ok(wanted)) if installed == wanted)
}

pub fn install() -> Outcome {
    let npm = find("npm").ok_or("npm is needed on PATH; it comes with Node: https://nodejs.org")?;
    run(Command::new(npm).args(["ci", "--no-audit", "--no-fund"]).current_dir(e2e()))?;
    fs::copy(lock(), stamp())?;
    Ok(())
}

pub fn folder() -> PathBuf {
    e2e().join("node_modules/.bin")
}
