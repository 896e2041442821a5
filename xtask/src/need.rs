//! What a command needs on the machine: how to tell that it is there, how to bring it, how long that takes.
//!
//! Everything comes from a package registry (rustup, crates.io, npm, apt); nothing is downloaded by hand.

mod browser;
mod cargo_tool;
mod npm;

use std::path::PathBuf;
use std::process::Command;

use crate::project::{WASM_TARGET, benches, e2e, wasm_bindgen_version};
use crate::shell::{Outcome, ask, find, run};
use cargo_tool::CargoTool;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    WasmTarget,
    Node,
    WasmBindgen,
    Trunk,
    NpmPackages,
    BenchPackages,
    Browser,
}

impl Need {
    /// In the order in which they are brought.
    pub const ALL: [Self; 7] = [
        Self::WasmTarget,
        Self::Node,
        Self::Browser,
        Self::NpmPackages,
        Self::BenchPackages,
        Self::WasmBindgen,
        Self::Trunk,
    ];

    pub fn name(self) -> Outcome<String> {
        Ok(match self {
            Self::WasmTarget => "Rust's standard library for WebAssembly".to_owned(),
            Self::Node => "Node 20 or newer".to_owned(),
            Self::WasmBindgen => wasm_bindgen()?.to_string(),
            Self::Trunk => trunk().to_string(),
            Self::NpmPackages => "npm packages (wasm-opt, playwright-core, axe-core)".to_owned(),
            Self::BenchPackages => "npm packages (what speed is measured against)".to_owned(),
            Self::Browser => "Chromium and chromedriver".to_owned(),
        })
    }

    /// Minutes it takes on two cores, so that nobody believes that it hangs.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Node => 0,
            Self::WasmTarget | Self::NpmPackages | Self::BenchPackages => 1,
            Self::Browser => 3,
            Self::WasmBindgen => 6,
            Self::Trunk => 8,
        }
    }

    pub fn is_met(self) -> Outcome<bool> {
        Ok(match self {
            Self::WasmTarget => wasm_target_is_there(),
            Self::Node => node_major().is_some_and(|major| major >= 20),
            Self::WasmBindgen => wasm_bindgen()?.is_there(),
            Self::Trunk => trunk().is_there(),
            Self::NpmPackages => npm::is_current(&e2e()),
            Self::BenchPackages => npm::is_current(&benches()),
            Self::Browser => browser::is_there(),
        })
    }

    pub fn bring(self) -> Outcome {
        match self {
            Self::WasmTarget => add_wasm_target(),
            Self::Node => Err("Node 20 or newer is needed on PATH, with npm: https://nodejs.org".into()),
            Self::WasmBindgen => wasm_bindgen()?.install(),
            Self::Trunk => trunk().install(),
            Self::NpmPackages => npm::install(&e2e()),
            Self::BenchPackages => npm::install(&benches()),
            Self::Browser => browser::install(),
        }
    }

    /// The folder to put before the others on PATH.
    pub fn folder(self) -> Outcome<Option<PathBuf>> {
        Ok(match self {
            Self::WasmBindgen => Some(wasm_bindgen()?.folder()),
            Self::Trunk => Some(trunk().folder()),
            Self::NpmPackages => Some(npm::programs(&e2e())),
            Self::WasmTarget | Self::Node | Self::BenchPackages | Self::Browser => None,
        })
    }
}

fn trunk() -> CargoTool {
    CargoTool { krate: "trunk", program: "trunk", version: "0.21.14".to_owned(), flags: &["--locked"] }
}

fn wasm_bindgen() -> Outcome<CargoTool> {
    Ok(CargoTool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: wasm_bindgen_version()?,
        // Not `--locked`: its lock file names a release that has been withdrawn.
        flags: &["--no-default-features"],
    })
}

fn wasm_target_is_there() -> bool {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|root| PathBuf::from(root).join("lib/rustlib").join(WASM_TARGET).is_dir())
}

fn add_wasm_target() -> Outcome {
    if find("rustup").is_none() {
        return Err(format!(
            "The Rust target {WASM_TARGET} is missing, and rustup to add it: https://rustup.rs"
        )
        .into());
    }
    run(Command::new("rustup").args(["target", "add", WASM_TARGET]))
}

fn node_major() -> Option<u32> {
    let version = ask(Command::new("node").arg("--version"))?;
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}
