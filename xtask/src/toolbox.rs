//! The tools of one run, all there: made by bringing whatever is missing and saying so.

use std::env;
use std::ffi::OsString;
use std::process::Command;
use std::time::Instant;

use crate::need::Need;
use crate::project::root;
use crate::shell::{Outcome, spoken};

#[derive(Debug)]
pub struct Toolbox {
    path: OsString,
}

impl Toolbox {
    /// Brings what is missing of `needs`; what is there already costs nothing.
    pub fn with(needs: &[Need]) -> Outcome<Self> {
        let mut missing = Vec::new();
        for need in Need::ALL {
            if needs.contains(&need) && !need.is_met()? {
                missing.push(need);
            }
        }
        bring(&missing)?;

        let mut folders = Vec::new();
        for need in needs {
            folders.extend(need.folder()?);
        }
        folders.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
        Ok(Self { path: env::join_paths(folders)? })
    }

    /// A program that runs at the root of the repository and finds our tools first.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(root()).env("PATH", &self.path);
        command
    }
}

fn bring(missing: &[Need]) -> Outcome {
    if missing.is_empty() {
        println!("Set-up: everything is here.");
        return Ok(());
    }
    let minutes: u32 = missing.iter().map(|need| need.minutes()).sum();
    println!("Set-up: {} missing, about {minutes} min on two cores, once for this machine.", missing.len());

    for need in missing {
        println!("\nSet-up: {} (about {} min)", need.name()?, need.minutes());
        let start = Instant::now();
        need.bring()?;
        println!("Set-up: done in {}.", spoken(start.elapsed()));
    }
    Ok(())
}
