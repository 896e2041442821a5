//! `cargo xtask test`: what CI runs, in the order in which a mistake shows soonest.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::need::Need;
use crate::options::Options;
use crate::project::{WASM_TARGET, dist, e2e, target};
use crate::shell::{Outcome, find, run, spoken};
use crate::toolbox::Toolbox;
use crate::trunk::Build;

struct Step {
    name: &'static str,
    headline: &'static str,
    needs: &'static [Need],
    /// Part of `--fast`: what one runs while working.
    fast: bool,
    run: fn(&Toolbox) -> Outcome,
}

const STEPS: [Step; 7] = [
    Step { name: "format", headline: "Formatting", needs: &[], fast: true, run: format },
    Step { name: "lint", headline: "Clippy", needs: &[], fast: true, run: lint },
    Step { name: "core", headline: "Tests on this machine", needs: &[], fast: true, run: core },
    Step {
        name: "lint-wasm",
        headline: "Clippy, as the browser compiles it",
        needs: &[Need::WasmTarget],
        fast: false,
        run: lint_wasm,
    },
    Step {
        name: "browser",
        headline: "WebAssembly tests in Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser],
        fast: false,
        run: browser,
    },
    Step { name: "build", headline: "Release build", needs: Build::Release.needs(), fast: false, run: build },
    Step {
        name: "e2e",
        headline: "The release build in Chromium",
        needs: &[Need::Node, Need::NpmPackages, Need::Browser],
        fast: false,
        run: end_to_end,
    },
];

pub fn run_steps(arguments: &[String]) -> Outcome {
    let mut options = Options::of(arguments);
    if options.flag("--help") {
        println!("{}", help());
        return Ok(());
    }
    let fast = options.flag("--fast");
    let only = options.value("--only")?;
    options.done()?;

    let steps = chosen(fast, only)?;
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let tools = Toolbox::with(&needs)?;
    run_in_order(&steps, &tools)
}

fn chosen(fast: bool, only: Option<&str>) -> Outcome<Vec<&'static Step>> {
    let names: Vec<&str> = only.map(|names| names.split(',').collect()).unwrap_or_default();
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        return Err(format!("There is no step `{unknown}`.\n\n{}", help()).into());
    }
    let wanted = |step: &&Step| (!fast || step.fast) && (names.is_empty() || names.contains(&step.name));
    Ok(STEPS.iter().filter(wanted).collect())
}

/// Stops at the first failure: what follows would only repeat it, later.
fn run_in_order(steps: &[&Step], tools: &Toolbox) -> Outcome {
    let begin = Instant::now();
    let mut times: Vec<Duration> = Vec::new();
    let mut failure = None;

    for step in steps {
        println!("\n=== {} ({}) ===", step.headline, step.name);
        let start = Instant::now();
        let outcome = (step.run)(tools);
        times.push(start.elapsed());
        if let Err(reason) = outcome {
            failure = Some(reason);
            break;
        }
        println!("=== {}: ok, {} ===", step.name, spoken(start.elapsed()));
    }

    println!("\nstep        result   time");
    for (at, step) in steps.iter().enumerate() {
        let result = match (at + 1).cmp(&times.len()) {
            std::cmp::Ordering::Greater => "not run",
            std::cmp::Ordering::Equal if failure.is_some() => "FAILED",
            _ => "ok",
        };
        let time = times.get(at).map(|time| spoken(*time)).unwrap_or_default();
        println!("{:<11} {result:<8} {time}", step.name);
    }
    println!("{:<11} {:<8} {}", "all", "", spoken(begin.elapsed()));
    failure.map_or(Ok(()), Err)
}

fn help() -> String {
    let lines: Vec<String> = STEPS
        .iter()
        .map(|step| {
            format!("  {:<10} {}{}", step.name, step.headline, if step.fast { "  (--fast)" } else { "" })
        })
        .collect();
    format!("cargo xtask test [--fast] [--only step,step]\n\nSteps, in this order:\n{}", lines.join("\n"))
}

fn format(tools: &Toolbox) -> Outcome {
    run(tools.command("cargo").args(["fmt", "--all", "--check"]))
}

/// Without the app: it is made for the browser alone, and is checked and tested there, as it is compiled there.
/// Building Leptos for this machine as well would take minutes and find nothing.
const ON_THIS_MACHINE: [&str; 3] = ["--workspace", "--exclude", "redress"];

fn lint(tools: &Toolbox) -> Outcome {
    let mut clippy = tools.command("cargo");
    run(clippy.arg("clippy").args(ON_THIS_MACHINE).args(["--all-targets", "--", "-D", "warnings"]))
}

fn core(tools: &Toolbox) -> Outcome {
    run(tools.command("cargo").arg("test").args(ON_THIS_MACHINE))
}

fn lint_wasm(tools: &Toolbox) -> Outcome {
    let mut clippy = tools.command("cargo");
    clippy.args(["clippy", "--package", "redress", "--all-targets", "--target", WASM_TARGET]);
    run(clippy.args(["--", "-D", "warnings"]))
}

fn browser(tools: &Toolbox) -> Outcome {
    let driver = find("chromedriver").ok_or("chromedriver has gone from PATH.")?;
    let mut test = tools.command("cargo");
    test.args(["test", "--package", "redress", "--lib", "--test", "browser", "--target", WASM_TARGET]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    test.env("CHROMEDRIVER", driver);
    test.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", "tests/browser/webdriver.json");
    // Unit tests beside the code run in the browser too, without saying so one by one.
    test.env("WASM_BINDGEN_USE_BROWSER", "1");
    run(&mut test)
}

fn build(tools: &Toolbox) -> Outcome {
    Build::Release.run(tools)
}

fn end_to_end(tools: &Toolbox) -> Outcome {
    if !dist().join("index.html").is_file() {
        return Err("There is no release build in dist/. Run `cargo xtask test --only build,e2e`.".into());
    }
    let stories = stories()?;
    let mut node = tools.command("node");
    node.env("REDRESS_CLI", command_line(tools)?);
    run(node.args(["--test", "--test-reporter=spec"]).args(stories))
}

/// `redress`, whose files the stories bring into the app. After the step `core` there is nothing left to build.
fn command_line(tools: &Toolbox) -> Outcome<PathBuf> {
    run(tools.command("cargo").args(["build", "--package", "redress-cli"]))?;
    Ok(target().join("debug").join(format!("redress{}", std::env::consts::EXE_SUFFIX)))
}

/// Named one by one: what Node makes of a folder or a pattern differs between its versions.
fn stories() -> Outcome<Vec<PathBuf>> {
    let mut stories = Vec::new();
    for entry in std::fs::read_dir(e2e())? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            stories.push(path);
        }
    }
    stories.sort();
    Ok(stories)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(fast: bool, only: Option<&str>) -> Vec<&'static str> {
        chosen(fast, only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn steps_run_in_their_own_order_whatever_is_asked() {
        assert_eq!(names(false, Some("e2e,build")), ["build", "e2e"]);
        assert_eq!(names(true, None), ["format", "lint", "core"]);
        assert_eq!(names(false, None).len(), STEPS.len());
    }

    #[test]
    fn an_unknown_step_is_named() {
        let reason = chosen(false, Some("core,unit")).err().unwrap().to_string();

        assert!(reason.contains("`unit`"), "{reason}");
    }
}
