//! A program from crates.io at one exact version: from PATH if it is there, else from our own cache folder,
//! else compiled into it. Nothing the user has installed is ever replaced.

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{Outcome, ask, find, run};

#[derive(Debug)]
pub struct CargoTool {
    pub krate: &'static str,
    pub program: &'static str,
    pub version: String,
    pub flags: &'static [&'static str],
}

impl CargoTool {
    pub fn is_there(&self) -> bool {
        self.on_path().is_some() || self.is_right(&self.cache().join("bin").join(self.program))
    }

    pub fn folder(&self) -> PathBuf {
        self.on_path()
            .and_then(|file| file.parent().map(Path::to_path_buf))
            .unwrap_or_else(|| self.cache().join("bin"))
    }

    pub fn install(&self) -> Outcome {
        let package = format!("{}@{}", self.krate, self.version);
        run(Command::new("cargo")
            .arg("install")
            .args(self.flags)
            .arg(package)
            .arg("--root")
            .arg(self.cache()))
    }

    fn on_path(&self) -> Option<PathBuf> {
        find(self.program).filter(|file| self.is_right(file))
    }

    /// `trunk 0.21.14`: the version is the last word.
    fn is_right(&self, file: &Path) -> bool {
        let answer = ask(Command::new(file).arg("--version")).unwrap_or_default();
        answer.split_whitespace().last() == Some(self.version.as_str())
    }

    fn cache(&self) -> PathBuf {
        let home = || env::home_dir().unwrap_or_else(env::temp_dir).join(".cache");
        let caches = env::var_os("XDG_CACHE_HOME").map_or_else(home, PathBuf::from);
        caches.join("redress/tools").join(format!("{}-{}", self.krate, self.version))
    }
}

impl fmt::Display for CargoTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.krate, self.version)
    }
}
