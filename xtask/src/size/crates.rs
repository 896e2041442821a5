//! Bytes of code by crate, read from a wasm that kept its function names.

use std::collections::{BTreeMap, HashMap};

use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::shell::Outcome;

const SHOWN: usize = 25;

/// What ships with the compiler. Its generic code is counted for whoever asked for it.
const STANDARD: [&str; 6] = ["core", "alloc", "std", "hashbrown", "compiler_builtins", "dlmalloc"];

pub fn print(wasm: &[u8]) -> Outcome {
    let code = Code::read(wasm)?;
    let mut rows: Vec<(String, u64)> = code.by_crate().into_iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let total: u64 = rows.iter().map(|(_, bytes)| bytes).sum();

    println!("\n{:>10} {:>5}  code of", "raw", "%");
    for (name, bytes) in rows.iter().take(SHOWN) {
        println!("{bytes:>10} {:>5.1}  {name}", percent(*bytes, total));
    }
    let rest: u64 = rows.iter().skip(SHOWN).map(|(_, bytes)| bytes).sum();
    println!("{rest:>10} {:>5.1}  {} more", percent(rest, total), rows.len().saturating_sub(SHOWN));
    println!("{total:>10} {:>5.1}  all code; beside it {} bytes of data", 100.0, code.data);
    Ok(())
}

fn percent(part: u64, whole: u64) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

#[derive(Debug, Default)]
struct Code {
    imported: u32,
    /// In the order of the code section: function `imported + n` is `bodies[n]`.
    bodies: Vec<u64>,
    names: HashMap<u32, String>,
    data: u64,
}

impl Code {
    fn read(wasm: &[u8]) -> Outcome<Self> {
        let mut code = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        code.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => code.bodies.push(body.range().len() as u64),
                Payload::DataSection(data) => code.data = data.range().len() as u64,
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(names) = custom.as_known() {
                        code.read_names(names)?;
                    }
                }
                _ => {}
            }
        }
        Ok(code)
    }

    fn read_names(&mut self, names: wasmparser::NameSectionReader) -> Outcome {
        for subsection in names {
            let Name::Function(functions) = subsection? else { continue };
            for function in functions {
                let function = function?;
                self.names.insert(function.index, function.name.to_owned());
            }
        }
        Ok(())
    }

    fn by_crate(&self) -> BTreeMap<String, u64> {
        let mut sums = BTreeMap::new();
        for (index, bytes) in (self.imported..).zip(&self.bodies) {
            let name = self.names.get(&index).map_or("(no name)", |name| crate_of(name));
            *sums.entry(name.to_owned()).or_default() += bytes;
        }
        sums
    }
}

/// `<leptos::Owned as core::ops::Drop>::drop` belongs to leptos, `core::fmt::write` to core.
fn crate_of(function: &str) -> &str {
    let mut standard = None;
    for (name, after) in paths(function) {
        if !is_crate(after) {
            continue;
        }
        if !STANDARD.contains(&name) {
            return name;
        }
        standard.get_or_insert(name);
    }
    standard.unwrap_or("(no crate)")
}

/// A crate is followed by its content, `std::fmt`, and in the compiler's newer names by its hash before that,
/// `std[a54]::fmt`.
fn is_crate(after: &str) -> bool {
    let hash = after.strip_prefix('[').and_then(|hash| hash.split_once(']'));
    hash.map_or(after, |(_, after_hash)| after_hash).starts_with("::")
}

/// The first word of each path in a function's name, with what follows it.
fn paths(function: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + function[at..].find(is_word)?;
            let end = function[start..].find(|c| !is_word(c)).map_or(function.len(), |length| start + length);
            at = end;
            let is_first = !function[..start].ends_with("::");
            if is_first {
                return Some((&function[start..end], &function[end..]));
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_first_crate_that_is_not_standard() {
        let cases = [
            ("leptos::mount::mount_to_body::h0123456789abcdef", "leptos"),
            ("<redress::Desk as core::fmt::Debug>::fmt", "redress"),
            ("core::ptr::drop_in_place<tachys::view::View>", "tachys"),
            ("<alloc::vec::Vec<T> as core::ops::Drop>::drop", "alloc"),
            ("core::fmt::write", "core"),
            ("std[a543]::panicking::panic_with_hook", "std"),
            ("<rexie[0f]::Rexie as core[c593]::ops::Drop>::drop", "rexie"),
            ("memcpy", "(no crate)"),
        ];
        for (function, expected) in cases {
            assert_eq!(crate_of(function), expected, "{function}");
        }
    }
}
