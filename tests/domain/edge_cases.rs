//! `docs/edge-cases.md` names tests, one row for each of T1 to T40: they must be there.

#![allow(clippy::disallowed_methods, reason = "tests read the documents of the tree")]

use std::path::Path;

#[test]
fn every_test_named_here_is_there() {
    let tree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let table = std::fs::read_to_string(tree.join("docs/edge-cases.md")).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| T")).collect();
    let numbers: Vec<&str> = rows.iter().map(|row| row.split('|').nth(1).unwrap().trim()).collect();
    let expected: Vec<String> = (1..=40).map(|number| format!("T{number}")).collect();
    assert_eq!(numbers, expected);
    for (row, name) in rows.iter().flat_map(|row| row.split('`').map(move |name| (row, name))) {
        let Some((module, function)) = name.rsplit_once("::") else { continue };
        let file = tree.join("tests/domain").join(module.replace("::", "/")).with_extension("rs");
        let source = std::fs::read_to_string(&file).unwrap_or_default();
        // Within `proptest!` a test has arguments.
        assert!(source.contains(&format!("fn {function}(")), "no test is called {name}: {row}");
    }
    let applies = |row: &&&str| !row.contains("does not apply");
    assert!(rows.iter().filter(applies).all(|row| row.contains("::")), "every case that applies is shown");
}
