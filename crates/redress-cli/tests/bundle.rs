//! `redress bundle` as a script sees it: what it prints, what it writes, and its exit codes.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

#[path = "../../../tests/support/bundle_gen.rs"]
#[expect(dead_code, reason = "shared with the core's tests, which need more of it")]
mod bundle_gen;

use bundle_gen::{file_of, record};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder of its own for each test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bundle").join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) {
        fs::write(self.0.join(name), bytes).unwrap();
    }

    fn bytes(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.join(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let names =
            fs::read_dir(&self.0).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }

    fn run(&self, args: &str) -> Output {
        let args = args.split(' ');
        Command::new(env!("CARGO_BIN_EXE_redress"))
            .arg("bundle")
            .args(args)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    /// The exit code and the answer as JSON.
    fn json(&self, args: &str) -> (i32, Value) {
        let output = self.run(&format!("{args} --json"));
        (output.status.code().unwrap(), serde_json::from_slice(&output.stdout).unwrap())
    }
}

#[test]
fn a_sound_file_is_counted_and_leaves_with_0() {
    let folder = Folder::new("sound");
    let entries = record(1, 12);
    // Told by its content: the name says nothing, and may say anything (X9).
    folder.file("收到的文件(1).txt", &file_of(&entries));
    let (code, answer) = folder.json("check 收到的文件(1).txt");
    assert_eq!(code, 0, "{answer}");
    assert_eq!(answer["lines"], entries.len());
    assert_eq!(answer["accepted"], entries.len());
    assert_eq!(answer["sound"], true);
    let text = folder.run("check 收到的文件(1).txt");
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(text.contains("隔离 0") && text.contains("不能说明"), "{text}");
}

#[test]
fn a_missing_registration_is_no_fault_of_the_file() {
    let folder = Folder::new("pending");
    let entries = record(2, 30);
    let orphans = entries.iter().filter(|entry| !entry.event.act.opens_case());
    folder.file("a", &file_of(orphans));
    let (code, answer) = folder.json("check a");
    assert_eq!(code, 0);
    assert!(answer["pending"].as_u64().unwrap() > 0);
}

#[test]
fn a_bad_line_is_named_with_its_number_and_leaves_with_1() {
    let folder = Folder::new("bad-line");
    let mut lines: Vec<String> =
        String::from_utf8(file_of(&record(3, 12))).unwrap().lines().map(str::to_owned).collect();
    lines[4] = lines[4].replacen("2026", "2027", 1);
    let repeated = lines[2].clone();
    lines.insert(3, repeated);
    folder.file("a", (lines.join("\n") + "\n").as_bytes());
    let (code, answer) = folder.json("check a");
    assert_eq!(code, 1);
    assert_eq!((&answer["quarantined"], &answer["known"]), (&1.into(), &1.into()));
    assert_eq!(answer["quarantined_lines"][0]["line"], 6);
    assert_eq!(answer["quarantined_lines"][0]["code"], "id_mismatch");
    let count = |pile: &str| answer[pile].as_u64().unwrap();
    let piles = count("accepted") + count("known") + count("pending") + count("quarantined");
    assert_eq!(piles, count("lines"));
    let english = folder.run("check a --lang en");
    assert!(String::from_utf8(english.stdout).unwrap().contains("line 6: The id does not fit"));
}

#[test]
fn a_cut_file_leaves_with_1_and_says_so() {
    let folder = Folder::new("cut");
    let file = file_of(&record(4, 12));
    for (name, end) in [("half", file.len() / 2), ("last-byte", file.len() - 1)] {
        folder.file(name, &file[..end]);
        let (code, answer) = folder.json(&format!("check {name}"));
        assert_eq!((code, &answer["truncated"]), (1, &true.into()), "{name}");
    }
}

#[test]
fn what_is_not_a_bundle_leaves_with_2() {
    let folder = Folder::new("foreign");
    folder.file("photo", b"\xFF\xD8\xFF\xE0 and so on");
    folder.file("empty", b"");
    for name in ["photo", "empty", "nowhere"] {
        let output = folder.run(&format!("check {name}"));
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty());
    }
    let (code, answer) = folder.json("check photo");
    assert_eq!((code, &answer["sound"]), (2, &false.into()));
    assert!(answer["error"].as_str().unwrap().contains("照片"));
}

#[test]
fn merging_in_any_order_writes_the_same_bytes() {
    let folder = Folder::new("merge");
    let entries = record(5, 40);
    folder.file("a", &file_of(&entries[..30]));
    folder.file("b", &file_of(&entries[20..]));
    let (code, answer) = folder.json("merge a b -o ab");
    assert_eq!((code, &answer["entries"]), (0, &entries.len().into()));
    assert_eq!(folder.json("merge b a b a -o ba").0, 0);
    assert_eq!(folder.json("merge ba -o again").0, 0);
    assert_eq!(folder.bytes("ab"), folder.bytes("ba"));
    assert_eq!(folder.bytes("ab"), folder.bytes("again"));
    assert_eq!(folder.json("check ab").0, 0);
    // One of the inputs may be replaced; nothing half-written stays behind.
    assert_eq!(folder.json("merge a b -o a").0, 0);
    assert_eq!(folder.bytes("a"), folder.bytes("ab"));
    assert_eq!(folder.names(), ["a", "ab", "again", "b", "ba"]);
}

#[test]
fn quarantined_lines_are_passed_on_and_the_exit_code_tells() {
    let folder = Folder::new("unread");
    let file = file_of(&record(6, 12));
    folder.file("cut", &file[..file.len() / 2]);
    folder.file("whole", &file);
    let (code, answer) = folder.json("merge whole cut -o out");
    assert_eq!((code, &answer["unread"]), (1, &1.into()));
    assert_eq!(answer["inputs"][1]["truncated"], true);
    assert_eq!(folder.json("merge cut out whole -o again").0, 1);
    assert_eq!(folder.bytes("out"), folder.bytes("again"));
}

#[test]
fn mixed_chains_and_foreign_files_are_refused_and_nothing_is_written() {
    let folder = Folder::new("mixed");
    let ours = file_of(&record(7, 5));
    let theirs = String::from_utf8(ours.clone()).unwrap().replacen("xiezhijia", "another", 1);
    folder.file("ours", &ours);
    folder.file("theirs", theirs.as_bytes());
    folder.file("photo", b"\x89PNG\r\n");
    for inputs in ["ours theirs", "theirs ours", "ours photo", "ours nowhere"] {
        let output = folder.run(&format!("merge {inputs} -o out"));
        assert_eq!(output.status.code(), Some(2), "{inputs}");
    }
    let named = folder.run("merge ours photo -o out");
    assert!(String::from_utf8(named.stderr).unwrap().contains("photo: "));
    assert_eq!(folder.names(), ["ours", "photo", "theirs"]);
}
