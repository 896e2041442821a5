//! Where things lie in this repository, and which versions its own files name.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::Outcome;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The release build: what is tested, measured and deployed.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The development build. Elsewhere, so that `dist/` is never anything but a release.
pub fn dev_dist() -> PathBuf {
    target().join("dist-dev")
}

pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// What speed is measured with, and the npm packages it is measured against.
pub fn benches() -> PathBuf {
    root().join("benches")
}

/// The folder cargo builds into.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The version of wasm-bindgen in Cargo.lock: the tool that binds must have the same.
pub fn wasm_bindgen_version() -> Outcome<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen");
    Ok(version.ok_or("Cargo.lock names no wasm-bindgen.")?.to_owned())
}

fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let entry =
        lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{package}\"\n")))?;
    entry.split("version = \"").nth(1)?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> String {
        fs::read_to_string(root().join(file)).unwrap()
    }

    #[test]
    fn trunk_is_told_the_tool_versions_that_set_up_brings() {
        let trunk = read("Trunk.toml");
        let npm: serde_json::Value = serde_json::from_str(&read("tests/e2e/package.json")).unwrap();
        let binaryen = npm["devDependencies"]["binaryen"].as_str().unwrap();
        let binaryen_major = binaryen.split('.').next().unwrap();

        assert!(trunk.contains(&format!("wasm_bindgen = \"{}\"", wasm_bindgen_version().unwrap())));
        assert!(trunk.contains(&format!("wasm_opt = \"version_{binaryen_major}\"")));
    }

    #[test]
    fn no_test_of_the_app_is_silently_left_out() {
        let mut folders = vec![root().join("src"), root().join("tests/browser")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let never_run = fs::read_to_string(&path).unwrap_or_default().contains("#[test]");
                assert!(!never_run, "{}: only #[wasm_bindgen_test] runs in the browser", path.display());
            }
        }
    }
}
