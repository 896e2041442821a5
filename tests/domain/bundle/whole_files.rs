//! What mail, editors and people do to whole files.

use super::bundle_gen::{chain, file_of, record};
use super::open;
use redress_core::bundle::{FileProblem, FormatError, MergeError, merge, nothing_held, read};
use redress_core::event::ChainId;

fn text(seed: u64) -> String {
    String::from_utf8(file_of(&record(seed, 6))).unwrap()
}

#[test]
fn x6_x7_a_mark_and_other_line_ends_change_nothing() {
    let plain = text(1);
    let count = open(plain.as_bytes()).unwrap().sorted.accepted.len();
    let marked = format!("\u{FEFF}{plain}");
    let crlf = plain.replace('\n', "\r\n");
    let twice = plain.replace('\n', "\r\r\n");
    let spaced = plain.replace('\n', "\n\n  \n");
    for file in [marked, crlf, twice, spaced] {
        let reading = open(file.as_bytes()).unwrap();
        assert!(reading.is_sound(), "{:?}", reading.problems);
        assert_eq!(reading.sorted.accepted.len(), count);
    }
}

#[test]
fn x4_a_trailer_that_is_missing_or_there_twice_is_told() {
    let plain = text(2);
    let (body, trailer) = plain.trim_end().rsplit_once('\n').unwrap();
    let lines = body.lines().count() - 1;
    let missing = open(format!("{body}\n").as_bytes()).unwrap();
    assert_eq!(missing.problems, [FileProblem::Truncated { lines: lines as u64 }]);
    assert_eq!(missing.sorted.accepted.len(), lines);
    let twice = open(format!("{plain}{trailer}\n").as_bytes()).unwrap();
    assert_eq!(twice.problems, [FileProblem::SecondTrailer { line: lines + 3 }]);
    let broken = open(plain.replace("\"lines\":", "\"lines\":-").as_bytes()).unwrap();
    assert_eq!(broken.problems, [FileProblem::TrailerUnreadable { line: lines + 2 }]);
}

#[test]
fn a_line_taken_out_or_put_in_another_place_does_not_fit_the_trailer() {
    let plain = text(3);
    let mut lines: Vec<&str> = plain.lines().collect();
    lines.swap(1, 2);
    let swapped = open((lines.join("\n") + "\n").as_bytes()).unwrap();
    assert_eq!(swapped.problems, [FileProblem::WrongDigest { line: lines.len() }]);
    lines.remove(1);
    let fewer = open((lines.join("\n") + "\n").as_bytes()).unwrap();
    let (stated, found) = (lines.len() as u64 - 1, lines.len() as u64 - 2);
    assert_eq!(fewer.problems, [FileProblem::WrongCount { line: lines.len(), stated, found }]);
}

#[test]
fn x11_two_bundles_in_one_file_are_both_read() {
    let (first, second) = (text(4), text(5));
    let both = open(format!("{first}{second}").as_bytes()).unwrap();
    assert_eq!(both.problems, [FileProblem::SecondHeader { line: first.lines().count() + 1 }]);
    let alone = |text: &str| open(text.as_bytes()).unwrap().sorted.accepted.len();
    assert_eq!(both.sorted.accepted.len() + both.sorted.known, alone(&first) + alone(&second));
    assert!(both.sorted.quarantined.is_empty());
}

#[test]
fn x11_a_cut_bundle_followed_by_a_whole_one_gives_both() {
    let (first, second) = (text(4), text(5));
    let half = &first[..first.len() / 2];
    let both = open(format!("{half}\n\u{FEFF}{second}").as_bytes()).unwrap();
    assert!(matches!(both.problems[..], [FileProblem::Truncated { .. }, FileProblem::SecondHeader { .. }]));
    assert_eq!(both.sorted.quarantined.len(), 1);
}

#[test]
fn what_a_mail_program_adds_before_and_after_is_counted_and_kept() {
    let plain = text(6);
    let mailed = open(format!("Hello,\nsee below\n{plain}-- \nSent from my phone\n").as_bytes()).unwrap();
    let lines = plain.lines().count();
    assert_eq!(
        mailed.problems,
        [
            FileProblem::BeforeHeader { line: 1, lines: 2 },
            FileProblem::AfterTrailer { line: lines + 3, lines: 2 }
        ]
    );
    assert_eq!(mailed.sorted.quarantined.len(), 4);
    assert_eq!(mailed.sorted.accepted.len(), lines - 2);
}

#[test]
fn t41_a_file_saved_as_gbk_loses_only_the_lines_with_chinese_in_them() {
    let plain = text(7);
    // What a GBK editor makes of three UTF-8 bytes a character.
    let gbk: Vec<u8> =
        plain.chars().flat_map(|c| if c.is_ascii() { vec![c as u8] } else { vec![0xB2, 0xE2] }).collect();
    let reading = open(&gbk).unwrap();
    assert!(!reading.is_sound() && !reading.sorted.accepted.is_empty());
    assert!(reading.sorted.quarantined.iter().all(|line| line.reason.code() == "not_utf8"));
}

#[test]
fn x15_a_file_of_another_chain_is_refused_before_any_line_is_taken() {
    let ours = ChainId::new("another").unwrap();
    let refused = read(text(8).as_bytes(), &nothing_held, Some(&ours)).unwrap_err();
    assert_eq!(refused, FormatError::OtherChain { line: 1, theirs: chain(), ours });
    let other = text(8).replacen("xiezhijia", "another", 1);
    let mixed = merge([text(8).as_bytes(), other.as_bytes()]).unwrap_err();
    assert!(matches!(mixed, MergeError::Unreadable { file: 1, error: FormatError::OtherChain { .. } }));
    // Lines of one chain under a header of another.
    let smuggled = open(other.as_bytes()).unwrap();
    assert!(smuggled.sorted.accepted.is_empty());
    assert!(smuggled.sorted.quarantined.iter().all(|line| line.reason.code() == "other_chain"));
}

#[test]
fn x16_a_newer_major_version_is_kept_line_by_line_and_read_after_an_update() {
    let plain = text(9);
    let newer = plain.replacen("\"version\":1", "\"version\":2", 1);
    let reading = open(newer.as_bytes()).unwrap();
    assert!(reading.is_newer_format() && !reading.is_sound());
    assert_eq!(reading.sorted.quarantined.len(), reading.sorted.lines);
    assert!(reading.sorted.quarantined.iter().all(|line| line.reason.code() == "newer_format"));
    let kept = reading.sorted.quarantined.iter().map(|line| line.bytes.as_slice());
    let after_update = redress_core::bundle::retry(kept, &nothing_held, &chain());
    assert_eq!(after_update.accepted.len(), plain.lines().count() - 2);
    assert!(matches!(merge([newer.as_bytes()]), Err(MergeError::NewerFormat { file: 0, version: 2 })));
}
