//! `cargo xtask size`: what a browser downloads for the release build, and which crates it is made of.
//!
//! Attribution reads the function names of the same wasm, bound and optimised like the release but with its
//! names kept. A generic function counts for the first crate of ours or of a library in its name, for the
//! standard library only if there is no other; data (texts, tables) carries no names and is one line.

mod crates;
mod files;

use std::fs;
use std::path::PathBuf;

use crate::project::{WASM_TARGET, dist, target};
use crate::shell::{Outcome, run};
use crate::toolbox::Toolbox;
use crate::trunk::Build;

pub fn measure() -> Outcome {
    let tools = Toolbox::with(Build::Release.needs())?;
    Build::Release.run(&tools)?;

    files::print(&tools, &dist())?;
    let named = fs::read(with_names(&tools)?)?;
    crates::print(&named)
}

/// The release wasm once more, from what cargo left behind, with its function names.
fn with_names(tools: &Toolbox) -> Outcome<PathBuf> {
    let compiled = target().join(WASM_TARGET).join("release/redress-app.wasm");
    let folder = target().join("size");
    let bound = folder.join("redress-app_bg.wasm");
    let optimised = folder.join("optimised.wasm");

    let mut bind = tools.command("wasm-bindgen");
    run(bind.args(["--target", "web", "--keep-debug", "--out-dir"]).arg(&folder).arg(compiled))?;
    let mut optimise = tools.command("wasm-opt");
    optimise.args(["-Oz", "--debuginfo", "--all-features"]).arg(&bound).arg("--output").arg(&optimised);
    run(&mut optimise)?;
    Ok(optimised)
}
