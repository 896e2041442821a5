//! `redress due` as a script sees it: what it prints, in which order, and how it fails.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use std::{
    io::Write,
    process::{Command, Output, Stdio},
};

fn redress(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(args)
        // Neither the device's zone nor its language may matter (T19).
        .env("TZ", "America/New_York")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A usage error ends the program before it reads.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn due(args: &str) -> String {
    let mut all = vec!["due"];
    all.extend(args.split(' '));
    let output = redress(&all, b"");
    assert!(output.status.success(), "{args}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The answers to lines of a batch.
fn batch(lines: &[&str]) -> Vec<String> {
    let output = redress(&["due", "--batch"], lines.join("\n").as_bytes());
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn one_deadline_a_call() {
    for (args, expected) in [
        ("--from 2026-11-23T10:00:00+08:00 --within 1wd", "2026-11-24T18:00:00+08:00"),
        ("--from 2026-11-23T02:00:00Z --within 1wd", "2026-11-24T18:00:00+08:00"),
        ("--from 2026-11-23T10:00:00 --within 1wd", "2026-11-24T18:00:00+08:00"),
        ("--from 2026-11-20T17:59:00+08:00 --within 1wd@same", "2026-11-23T17:59:00+08:00"),
        ("--from 2026-09-30T17:59:00+08:00 --within 1wd@24", "2026-10-09T00:00:00+08:00"),
        ("--from 2026-09-30T17:59:00+08:00 --within 1wd --days every", "2026-10-01T18:00:00+08:00"),
        (
            "--from 2026-11-23T11:00:00+08:00 --within 60wm --hours 09:00-12:00,13:30-18:00",
            "2026-11-23T12:00:00+08:00",
        ),
        (
            "--from 2026-11-23T11:00:00+08:00 --within 2wh --hours 09:00-12:00,13:30-18:00",
            "2026-11-23T14:30:00+08:00",
        ),
        ("--from 2026-11-24T01:00:00+08:00 --within 2wh --hours 17:00-26:00", "2026-11-24T18:00:00+08:00"),
        ("--from 2026-11-23T23:59:00+08:00 --within 2wm --hours 00:00-24:00", "2026-11-24T00:01:00+08:00"),
        ("--from 2026-11-23T17:55:00+08:00 --within 10m", "2026-11-23T18:05:00+08:00"),
        ("--from 2026-11-23T17:55:00+08:00 --within 24h", "2026-11-24T17:55:00+08:00"),
        ("--from 2026-11-23T17:55:00+08:00 --within 7d", "2026-11-30T17:55:00+08:00"),
        ("--from 2026-11-23T17:55:00+08:00 --within 7cd", "2026-12-01T00:00:00+08:00"),
        ("--from 2026-11-23T17:55:00.123456+08:00 --within 1m", "2026-11-23T17:56:00.123+08:00"),
    ] {
        assert_eq!(due(args), format!("{expected}\n"), "{args}");
    }
}

#[test]
fn what_is_not_settled_is_said_below_the_deadline() {
    let answer = due("--from 2026-12-30T10:00:00+08:00 --within 2wd");
    assert_eq!(answer, "2027-01-01T18:00:00+08:00\nprovisional\nnote: year_end_may_change\n");
}

#[test]
fn an_explanation_follows_in_chinese_or_english() {
    let zh = due("--from 2026-11-20T17:59:00+08:00 --within 1wd --explain");
    assert!(zh.starts_with("2026-11-23T18:00:00+08:00\n2026年11月20日 周五 17:59 受理"), "{zh}");
    assert!(zh.ends_with("到期：2026年11月23日 周一 18:00\n"), "{zh}");
    let en = due("--from 2026-11-20T17:59:00+08:00 --within 1wd --explain --lang en");
    assert!(en.contains("Sat 21 Nov to Sun 22 Nov not counted: weekend\n"), "{en}");
}

#[test]
fn one_json_object_on_request() {
    assert_eq!(
        due("--from 2026-11-23T10:00:00+08:00 --within 1wd --json"),
        "{\"due\":\"2026-11-24T18:00:00+08:00\",\"provisional\":false}\n"
    );
    let explained = due("--from 2026-12-30T10:00:00+08:00 --within 1wd --json --explain --lang en");
    let answer: serde_json::Value = serde_json::from_str(&explained).unwrap();
    assert_eq!(answer["note"], "year_end_may_change");
    assert_eq!(answer["explanation"][2], "Thu 31 Dec working day 1");
}

#[test]
fn what_cannot_be_answered_ends_with_2_and_says_why() {
    for (args, why) in [
        ("due", "--from"),
        ("due --from 2026-11-23T10:00:00+08:00", "--within"),
        ("due --batch --within 1wd", "--batch"),
        ("due --from yesterday --within 1wd", "from: RFC 3339"),
        ("due --from 2026-02-30T10:00:00+08:00 --within 1wd", "from: RFC 3339"),
        ("due --from 2026-11-23T10:00:00+08:00 --within -1wd", "-1"),
        ("due --from 2026-11-23T10:00:00+08:00 --within 1week", "within: "),
        ("due --from 2026-11-23T10:00:00+08:00 --within 0wd", "at least 1wd"),
        ("due --from 2026-11-23T10:00:00+08:00 --within 3661d", "at most 3660d"),
        ("due --from 2026-11-23T10:00:00+08:00 --within 1wd --hours 18:00-09:00", "hours: "),
        ("due --from 2026-11-23T10:00:00+08:00 --within 1wd --days jp", "days: cn or every"),
        ("due --from 2026-11-23T10:00:00+08:00 --within 1wd --hours=", "no working time"),
        ("overdue", "overdue"),
    ] {
        let output = redress(&args.split(' ').collect::<Vec<_>>(), b"");
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args}: {stderr}");
        assert!(stderr.contains(why), "{args}: {stderr}");
        assert_eq!(output.stdout, b"", "{args}");
    }
}

#[test]
fn a_batch_answers_every_line_in_order() {
    let rows = [
        (
            r#"{"id":"a","from":"2026-11-23T10:00:00+08:00","within":"1wd","hours":"09:00-12:00,13:30-18:00","days":"cn"}"#,
            r#"{"id":"a","due":"2026-11-24T18:00:00+08:00","provisional":false}"#,
        ),
        (
            r#"{"days":"every","hours":"17:00-26:00","within":"1wd","from":"2026-09-30T20:00:00+08:00","id":2,"more":[1]}"#,
            r#"{"id":2,"due":"2026-10-02T02:00:00+08:00","provisional":false}"#,
        ),
        (
            r#"{"id":"hours and days may be left out","from":"2026-09-30 20:00","within":"1wd"}"#,
            r#"{"id":"hours and days may be left out","due":"2026-10-08T18:00:00+08:00","provisional":false}"#,
        ),
        (
            r#"{"id":12345678901234567890.50,"from":"2026-12-31T10:00:00+08:00","within":"1wd"}"#,
            r#"{"id":12345678901234567890.50,"due":"2027-01-01T18:00:00+08:00","provisional":true}"#,
        ),
        (
            r#"{"id":"\u5ba2\n","from":"2026-11-23T10:00:00\u002b08:00","within":"1m"}"#,
            r#"{"id":"\u5ba2\n","due":"2026-11-23T10:01:00+08:00","provisional":false}"#,
        ),
        (
            r#"{"from":"2026-11-23T10:00:00+08:00","within":"1m"}"#,
            r#"{"id":null,"due":"2026-11-23T10:01:00+08:00","provisional":false}"#,
        ),
    ];
    let answers = batch(&rows.map(|(asked, _)| asked));
    assert_eq!(answers, rows.map(|(_, expected)| expected));
}

#[test]
fn a_bad_line_is_answered_and_the_next_one_read() {
    let rows = [
        ("not json", "null", "not a JSON object"),
        ("", "null", "not a JSON object"),
        (r#"["a","2026-11-23T10:00:00+08:00","1wd",null,null]"#, "null", "not a JSON object"),
        (r#"{"id":"a","from":"#, "null", "not JSON"),
        (r#"{"id":"a"} {"id":"b"}"#, "null", "not JSON"),
        (r#"{"id":"a","id":"b"}"#, "null", "duplicate field"),
        (r#"{"id":"a","from":"x","from":"y"}"#, "\"a\"", "duplicate field"),
        (r#"{"id":[1]}"#, "null", "id: "),
        (r#"{"id":true}"#, "null", "id: "),
        (r#"{"id":3}"#, "3", "from: missing"),
        (r#"{"id":3,"from":"2026-11-23T10:00:00+08:00"}"#, "3", "within: missing"),
        (r#"{"id":3,"from":1764000000,"within":"1wd"}"#, "3", "from: a text is expected"),
        (r#"{"id":3,"from":"2026-11-23T25:00:00+08:00","within":"1wd"}"#, "3", "from: RFC 3339"),
        (r#"{"id":3,"from":"2026-11-23T10:00:00+08:00","within":"1"}"#, "3", "within: "),
        (r#"{"id":3,"from":"2026-11-23T10:00:00+08:00","within":"1wd","hours":"9-18"}"#, "3", "hours: "),
        (
            r#"{"id":3,"from":"2026-11-23T10:00:00+08:00","within":"1wd","hours":["9-18"]}"#,
            "3",
            "hours: a text",
        ),
        (r#"{"id":3,"from":"2026-11-23T10:00:00+08:00","within":"1wd","days":"CN"}"#, "3", "days: "),
        (r#"{"id":3,"from":"2026-11-23T10:00:00+08:00","within":"1wd","hours":""}"#, "3", "no working time"),
    ];
    let good = r#"{"id":"good","from":"2026-11-23T10:00:00+08:00","within":"1wd"}"#;
    let asked: Vec<_> = rows.iter().flat_map(|(line, ..)| [*line, good]).collect();
    let answers = batch(&asked);
    assert_eq!(answers.len(), asked.len());
    for ((line, id, why), pair) in rows.iter().zip(answers.chunks(2)) {
        assert!(pair[0].starts_with(&format!("{{\"id\":{id},\"error\":\"")), "{line}: {}", pair[0]);
        assert!(pair[0].contains(why), "{line}: {}", pair[0]);
        assert_eq!(
            pair[1], r#"{"id":"good","due":"2026-11-24T18:00:00+08:00","provisional":false}"#,
            "after {line}"
        );
    }
}

#[test]
fn bytes_that_are_no_text_and_windows_line_ends_are_lines_too() {
    let input = b"{\"id\":\"\xff\"}\r\n{\"id\":1,\"from\":\"2026-11-23 10:00\",\"within\":\"1m\"}\r\n";
    let output = redress(&["due", "--batch"], input);
    let answers = String::from_utf8(output.stdout).unwrap();
    let answers: Vec<_> = answers.lines().collect();
    assert_eq!(answers.len(), 2);
    assert!(answers[0].starts_with(r#"{"id":null,"error":"not JSON"#), "{}", answers[0]);
    assert_eq!(answers[1], r#"{"id":1,"due":"2026-11-23T10:01:00+08:00","provisional":false}"#);
    assert_eq!(redress(&["due", "--batch"], b"").stdout, b"", "nothing in, nothing out");
}
