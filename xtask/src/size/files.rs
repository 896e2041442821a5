//! The files a browser downloads, raw and as brotli makes them: hosts send the latter.

use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, ask};
use crate::toolbox::Toolbox;

/// Node has brotli built in; a second copy of it in Rust would only make this tool slower to build.
const BROTLI: &str = "
const { readFileSync } = require('node:fs');
const { brotliCompressSync, constants } = require('node:zlib');
const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
for (const file of process.argv.slice(1)) console.log(brotliCompressSync(readFileSync(file), { params }).length);
";

/// Pictures are small, and compressed already.
const KINDS: [&str; 4] = ["wasm", "js", "css", "html"];

pub fn print(tools: &Toolbox, dist: &Path) -> Outcome {
    let files = files(dist)?;
    let sizes =
        ask(tools.command("node").args(["-e", BROTLI]).args(&files)).ok_or("Node could not compress.")?;

    println!("\n{:>10} {:>10}  file", "raw", "brotli");
    let mut total = (0, 0);
    for (file, compressed) in files.iter().zip(sizes.lines()) {
        let raw = fs::metadata(file)?.len();
        let compressed: u64 = compressed.parse()?;
        total = (total.0 + raw, total.1 + compressed);
        println!("{raw:>10} {compressed:>10}  {}", file.strip_prefix(dist)?.display());
    }
    println!("{:>10} {:>10}  together", total.0, total.1);
    Ok(())
}

fn files(dist: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known)) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
