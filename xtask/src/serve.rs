//! `cargo xtask serve`: build, then serve the files as a web host would, service worker and security policy
//! included.

use crate::options::Options;
use crate::project::root;
use crate::shell::{self, Outcome};
use crate::toolbox::Toolbox;
use crate::trunk::Build;

pub fn run(arguments: &[String]) -> Outcome {
    let mut options = Options::of(arguments);
    let build = if options.flag("--release") { Build::Release } else { Build::Development };
    let port: u16 =
        options.value("--port")?.unwrap_or("8080").parse().map_err(|_| "--port needs a number.")?;
    options.done()?;

    let tools = Toolbox::with(build.needs())?;
    if build == Build::Development {
        println!(
            "A development build: quick to make, slow to run. Stores get `cargo xtask serve --release`."
        );
    }
    build.run(&tools)?;

    let server = root().join("xtask/static-server.mjs");
    shell::run(tools.command("node").arg(server).arg(build.folder()).arg(port.to_string()))
}
