//! `cargo xtask bench`: how long the rules take, beside what others would use for the same work.
//!
//! The rules are compiled and optimised as the app is. A time is never a failure: machines differ, and a slow one is no
//! mistake in the code.

use std::time::Instant;

use crate::need::Need;
use crate::project::{WASM_TARGET, benches, target};
use crate::shell::{Outcome, run, spoken};
use crate::toolbox::Toolbox;

const NEEDS: [Need; 5] =
    [Need::WasmTarget, Need::Node, Need::NpmPackages, Need::BenchPackages, Need::WasmBindgen];

pub fn measure() -> Outcome {
    let begin = Instant::now();
    let tools = Toolbox::with(&NEEDS)?;
    println!("Compiles the rules for WebAssembly (some 2 min the first time), then measures for about 15 s.");

    let mut compile = tools.command("cargo");
    compile.args(["build", "--release", "--package", "redress-benches", "--target", WASM_TARGET]);
    run(&mut compile)?;

    let compiled = target().join(WASM_TARGET).join("release/redress_benches.wasm");
    let folder = target().join("bench");
    let bound = folder.join("redress_benches_bg.wasm");
    let mut bind = tools.command("wasm-bindgen");
    run(bind.args(["--target", "nodejs", "--out-dir"]).arg(&folder).arg(compiled))?;
    run(tools.command("wasm-opt").arg("-Oz").arg(&bound).arg("--output").arg(&bound))?;

    let mut measure = tools.command("node");
    // moment-business-time reckons on the machine's own clock, and is to reckon in China.
    measure.env("TZ", "Asia/Shanghai").arg(benches().join("bench.mjs")).arg(folder);
    run(&mut measure)?;
    println!("All in {}.", spoken(begin.elapsed()));
    Ok(())
}
