//! Building the app with Trunk.

use std::path::PathBuf;

use crate::need::Need;
use crate::project::{dev_dist, dist};
use crate::shell::{Outcome, run};
use crate::toolbox::Toolbox;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Build {
    Development,
    Release,
}

impl Build {
    pub const fn needs(self) -> &'static [Need] {
        match self {
            Self::Development => &[Need::WasmTarget, Need::Node, Need::WasmBindgen, Need::Trunk],
            Self::Release => {
                &[Need::WasmTarget, Need::Node, Need::NpmPackages, Need::WasmBindgen, Need::Trunk]
            }
        }
    }

    pub fn folder(self) -> PathBuf {
        match self {
            Self::Development => dev_dist(),
            Self::Release => dist(),
        }
    }

    pub fn run(self, tools: &Toolbox) -> Outcome {
        // Trunk builds offline (Trunk.toml), so that it never downloads a tool; the crates must be here before.
        run(tools.command("cargo").args(["fetch", "--quiet"]))?;

        let mut trunk = tools.command("trunk");
        trunk.args(["build", "--dist"]).arg(self.folder());
        // Trunk mistakes the common NO_COLOR=1 for a wrong value of its own option.
        trunk.env_remove("NO_COLOR");
        if self == Self::Release {
            trunk.arg("--release");
        }
        run(&mut trunk)
    }
}
