//! `cargo xtask`: everything one does with this repository besides editing it.
//!
//! Each command has a module of its own. What they share: `need` (what must be on the machine), `shell`
//! (running other programs), `project` (where things lie).

mod bench;
mod need;
mod options;
mod project;
mod seal;
mod serve;
mod shell;
mod size;
mod test;
mod toolbox;
mod trunk;

use std::process::ExitCode;

use need::Need;
use shell::Outcome;
use toolbox::Toolbox;

const USAGE: &str = "\
cargo xtask <command>

  serve [--release] [--port 8080]   build the app and serve it at http://127.0.0.1:8080
  test [--fast] [--only a,b]        what CI runs, or a part of it: `test --help` names the steps
  size                              what a browser downloads, and which crates it is made of
  bench                             how long the rules take, beside others: docs/performance.md
  setup                             only install what the commands need (they do it by themselves)

Trunk calls `seal` after each build: it writes the service worker.";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_default();
    match run(&command, &arguments.collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("\n{reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &str, arguments: &[String]) -> Outcome {
    match command {
        "serve" => serve::run(arguments),
        "test" => test::run_steps(arguments),
        "size" => size::measure(),
        "bench" => bench::measure(),
        "setup" => Toolbox::with(&Need::ALL).map(drop),
        "seal" => seal::run(),
        "" | "help" | "--help" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => Err(format!("There is no command `{unknown}`.\n\n{USAGE}").into()),
    }
}
