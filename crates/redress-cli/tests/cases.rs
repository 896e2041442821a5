//! `redress cases` and `redress replay` over the bundles of the stories.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn redress(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_redress"))
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/scenarios"))
        // Neither the device's zone nor its language may matter (T19).
        .env("TZ", "America/New_York")
        .args(args)
        .output()
        .unwrap()
}

fn text(args: &[&str]) -> String {
    let output = redress(args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&text(args)).unwrap()
}

#[test]
fn a_case_is_shown_as_it_stands_after_its_last_entry() {
    let case = json(&["cases", "repair.jsonl", "--json"]);
    assert_eq!(case["number"], "SH01-261123-A01");
    assert_eq!((case["status"].as_str(), case["level"].as_u64()), (Some("archived"), Some(1)));
    assert_eq!(case["owner"], "wang-fang");
    assert_eq!(case["next_step"], Value::Null);
    assert!(case["clocks"].as_array().unwrap().iter().all(|clock| clock["standing"] == "met"));
}

#[test]
fn an_instant_shows_what_was_known_to_have_happened_by_then() {
    let at = |at: &str| json(&["cases", "late-first-contact.jsonl", "--json", "--at", at]);
    for (instant, standing) in [
        ("2026-11-20T10:01:00+08:00", "running"),
        ("2026-11-20 18:00", "at_risk"),
        ("2026-11-20T18:00:00.001+08:00", "breached"),
        ("2026-11-21 10:30", "met_late"),
    ] {
        let case = at(instant);
        assert_eq!(case["clocks"][0]["clock"], "first_contact", "{instant}");
        assert_eq!(case["clocks"][0]["due"], "2026-11-20T18:00:00+08:00", "{instant}");
        assert_eq!(case["clocks"][0]["standing"], standing, "{instant}");
    }
    assert_eq!(
        text(&["cases", "late-first-contact.jsonl", "--at", "2026-11-19 20:00"]),
        "",
        "not received yet"
    );
}

#[test]
fn several_files_are_one_record() {
    let all = text(&["cases", "voided.jsonl", "repair.jsonl", "repair.jsonl", "--json"]);
    let numbers: Vec<Value> = all.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let numbers: Vec<&str> = numbers.iter().map(|case| case["number"].as_str().unwrap()).collect();
    assert_eq!(numbers, ["SH01-261123-A01", "SH01-261123-A01", "SH01-261123-A02", "SZ02-261123-A03"]);
}

#[test]
fn the_text_is_chinese_or_english() {
    let zh = text(&["cases", "repair.jsonl", "--at", "2026-11-23 12:00"]);
    assert!(zh.contains("SH01-261123-A01  一级  执行中  王芳"), "{zh}");
    assert!(zh.contains("首次联系 1.1  2026-11-24 18:00  已按时完成"), "{zh}");
    let en = text(&["cases", "repair.jsonl", "--at", "2026-11-23 12:00", "--lang", "en"]);
    assert!(en.contains("Level 1  Carrying out"), "{en}");
}

#[test]
fn a_replay_tells_each_entry_with_the_clocks_it_moved() {
    let story = text(&["replay", "to-the-meeting.jsonl", "--case", "SH01-261102-A01"]);
    let raised = story.find("回答 4").unwrap();
    let second_form = story[raised..].find("告知结果 2.1").unwrap();
    let taken = story[raised..].find("陈静接手").unwrap();
    assert!(second_form < taken, "the answer starts the second form's clocks:\n{story}");
}

#[test]
fn a_replay_explains_its_due_times() {
    let args = ["replay", "make-up-saturday.jsonl", "--case", "SH01-260507-A01", "--explain"];
    assert!(text(&args).contains("到期  2026年5月8日 周五 18:00"), "{}", text(&args));
    let replay = json(&[&args[..], &["--json", "--lang", "en"]].concat());
    let result =
        replay["clocks"].as_array().unwrap().iter().find(|clock| clock["clock"] == "result").unwrap();
    let why: Vec<&str> =
        result["why"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    assert!(why.iter().any(|line| line.contains("make-up day")), "{why:?}");
    assert_eq!(result["due"], "2026-05-11T18:00:00+08:00");
}

#[test]
fn entries_without_effect_say_so() {
    let replay = json(&["replay", "taken-back.jsonl", "--case", "SH01-261123-A01", "--json"]);
    let moments = replay["moments"].as_array().unwrap();
    let entries = moments.iter().flat_map(|moment| moment["entries"].as_array().unwrap());
    let effects: Vec<&str> = entries.map(|entry| entry["effect"].as_str().unwrap()).collect();
    assert_eq!(effects.iter().filter(|effect| **effect == "taken_back").count(), 1);
}

#[test]
fn what_cannot_be_answered_ends_with_2_and_says_why() {
    for (args, why) in [
        (&["cases", "nowhere.jsonl"][..], "nowhere.jsonl"),
        (&["cases", "repair.jsonl", "--at", "tomorrow"], "not an instant"),
        (&["replay", "repair.jsonl", "--case", "SH01-000000-A01"], "no case"),
        (
            &["replay", "repair.jsonl", "--case", "SH01-261123-A01", "--at", "2026-11-01 10:00"],
            "received later",
        ),
        (&["cases", "repair.txt"], "repair.txt"),
    ] {
        let output = redress(args);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {stderr}");
        assert!(stderr.contains(why), "{args:?}: {stderr}");
    }
}
