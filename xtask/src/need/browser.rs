//! Chromium and its driver: found on PATH, or installed where we may (Debian and its kin, as root).

use std::process::Command;

use crate::shell::{Outcome, ask, find, run};

/// The same names that tests/e2e/harness/chromium.mjs looks for.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The fonts, because screenshots without them show boxes for Chinese.
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

const BY_HAND: &str = "The browser tests need Chromium (or Chrome) and a chromedriver of the same version on \
    PATH. Install both and run this again.";

pub fn is_there() -> bool {
    NAMES.iter().any(|name| find(name).is_some()) && find("chromedriver").is_some()
}

pub fn install() -> Outcome {
    if find("apt-get").is_none() || !(is_root() || may_sudo()) {
        return Err(BY_HAND.into());
    }
    run(apt_get().arg("update"))?;
    run(apt_get().args(["install", "--yes", "--no-install-recommends"]).args(PACKAGES))?;
    if is_there() { Ok(()) } else { Err(BY_HAND.into()) }
}

fn apt_get() -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "apt-get"]);
        sudo
    };
    command.arg("--quiet").env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn is_root() -> bool {
    ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

fn may_sudo() -> bool {
    ask(Command::new("sudo").args(["--non-interactive", "true"])).is_some()
}
