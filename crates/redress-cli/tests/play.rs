//! `redress play` over the bundle of a story, under the regulation and under drafts of another.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SPAN: [&str; 4] = ["--from", "2026-11-23 09:00", "--to", "2026-11-30 18:00"];

fn play(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redress"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios"))
        .env("TZ", "America/New_York")
        .arg("play")
        .args(args)
        .output()
        .unwrap()
}

fn text(args: &[&str]) -> String {
    let output = play(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The regulation with a change, as a file.
fn draft(name: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
    let regulation = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies/regulation-1.json");
    let mut policy: Value = serde_json::from_str(&std::fs::read_to_string(regulation).unwrap()).unwrap();
    change(&mut policy);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
    std::fs::write(&path, policy.to_string()).unwrap();
    path
}

fn clock<'a>(policy: &'a mut Value, id: &str) -> &'a mut Value {
    policy["clocks"].as_array_mut().unwrap().iter_mut().find(|clock| clock["id"] == id).unwrap()
}

#[test]
fn a_span_is_played_through_in_order() {
    let lines = text(&["two-tablets.jsonl", "--lang", "en"].iter().copied().chain(SPAN).collect::<Vec<_>>());
    // What is done before it is due comes to nothing; the result is still open.
    assert!(lines.contains("2026-11-26 18:00  SH01-261123-A01  Result told 1.1  due  李强"), "{lines}");
    assert!(lines.contains("2026-11-26 18:00  SH01-261123-A01  Result told 1.1  overdue  李强"), "{lines}");
    assert!(!lines.contains("First contact"), "{lines}");
    let times: Vec<&str> = lines.lines().map(|line| &line[..16]).collect();
    assert!(times.is_sorted(), "{lines}");
}

#[test]
fn the_regulation_itself_as_a_draft_changes_nothing() {
    let same = draft("same", |_| {});
    let args: Vec<&str> =
        ["two-tablets.jsonl", "--policy", same.to_str().unwrap()].into_iter().chain(SPAN).collect();
    assert_eq!(text(&args), "");
}

#[test]
fn a_draft_shows_what_it_would_move() {
    let longer = draft("longer", |policy| {
        clock(policy, "result")["within"] = json!({ "level_1": "5wd", "level_2": "5wd", "level_3": "10wd" });
    });
    let path = longer.to_str().unwrap();
    let args: Vec<&str> = ["two-tablets.jsonl", "--json", "--policy", path].into_iter().chain(SPAN).collect();
    let changes: Vec<Value> = text(&args).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let result: Vec<(&str, &str, &str, &str)> = changes
        .iter()
        .filter(|change| change["clock"] == "result" && change["kind"] != "at_risk")
        .map(|change| {
            let text = |name: &str| change[name].as_str().unwrap();
            (text("kind"), text("change"), text("at"), text("to"))
        })
        .collect();
    let (before, after) = ("2026-11-26T18:00:00+08:00", "2026-11-30T18:00:00+08:00");
    assert_eq!(result, [("due", "moves", before, after), ("breached", "moves", before, after)]);
}

#[test]
fn a_draft_with_faults_is_not_played() {
    let faulty = draft("faulty", |policy| {
        policy["clocks"].as_array_mut().unwrap().retain(|clock| clock["id"] != "review");
    });
    let path = faulty.to_str().unwrap();
    let output = play(
        &["two-tablets.jsonl", "--policy", path, "--lang", "en"].into_iter().chain(SPAN).collect::<Vec<_>>(),
    );
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]));
    let faults = String::from_utf8(output.stderr).unwrap();
    assert!(faults.contains("no clock ends with the step “Awaiting review”"), "{faults}");
}
