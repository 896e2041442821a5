//! Single lines that are not, or hardly, entries: the JSON of X27–X37.

use super::bundle_gen::{chain, line_around, record};
use super::{kinds, verdict_on};
use redress_core::bundle::{nothing_held, retry};
use redress_core::event::Entry;

/// The registration's event with a text put before its closing brace.
fn event_and(more: &str) -> String {
    let event = kinds::of_kind("complaint_registered").to_string();
    format!("{},{more}}}", event.strip_suffix('}').unwrap())
}

fn verdict_on_event(event: &str) -> &'static str {
    verdict_on(line_around(event).as_bytes())
}

#[test]
fn x27_nesting_is_read_up_to_a_stated_depth() {
    let nested = |depth: usize| event_and(&format!("\"x\":{}{}", "[".repeat(depth), "]".repeat(depth)));
    // The line and the event are two levels of their own.
    assert_eq!(verdict_on_event(&nested(Entry::MOST_DEPTH - 2)), "accepted");
    assert_eq!(verdict_on_event(&nested(Entry::MOST_DEPTH - 1)), "too_deep");
    assert_eq!(verdict_on_event(&nested(100_000)), "too_deep");
    let open = "[".repeat(200_000);
    assert_eq!(verdict_on(open.as_bytes()), "too_deep");
    let only_in_text = event_and(&format!("\"x\":\"{}\\\"{}\"", "[".repeat(500), "{".repeat(500)));
    assert_eq!(verdict_on_event(&only_in_text), "accepted");
}

#[test]
fn x28_x29_a_line_is_read_up_to_a_stated_length() {
    let long_by = |bytes: usize| event_and(&format!("\"x\":\"{}\"", "长".repeat(bytes / 3)));
    assert_eq!(verdict_on_event(&long_by(Entry::MOST_BYTES - 4_000)), "accepted");
    assert_eq!(verdict_on_event(&long_by(Entry::MOST_BYTES)), "too_long");
    let keys = |count: usize| (0..count).map(|key| format!("\"k{key}\":0")).collect::<Vec<_>>().join(",");
    assert_eq!(verdict_on_event(&event_and(&keys(50_000))), "accepted");
    assert_eq!(verdict_on_event(&event_and(&keys(200_000))), "too_long");
}

#[test]
fn x30_a_key_that_stands_twice_is_refused_where_it_could_mean_two_things() {
    for twice in ["\"kind\":\"taken\"", "\"v\":1", "\"by\":\"p-wu\"", "\"body\":{}"] {
        assert_eq!(verdict_on_event(&event_and(twice)), "not_an_entry", "{twice}");
    }
    let event = kinds::of_kind("complaint_registered").to_string();
    let line = line_around(&event);
    let id_twice = line.replacen("{\"id\":", "{\"id\":\"\",\"id\":", 1);
    let event_twice = format!("{},\"event\":{event}}}", line.strip_suffix('}').unwrap());
    for twice in [id_twice, event_twice] {
        assert_eq!(verdict_on(twice.as_bytes()), "not_an_entry");
    }
}

#[test]
fn x31_odd_numbers() {
    let with_seq = |seq: &str| {
        let event = kinds::of_kind("complaint_registered").to_string();
        assert!(event.contains("\"seq\":1}"));
        verdict_on_event(&event.replace("\"seq\":1}", &format!("\"seq\":{seq}}}")))
    };
    assert_eq!(with_seq("9007199254740991"), "accepted");
    assert_eq!(with_seq("9007199254740992"), "out_of_range");
    for odd in ["1e400", "-0", "NaN", "01", "0x10", "1.0", "1E0", "18446744073709551616", "-1", "+1"] {
        assert_eq!(with_seq(odd), "not_an_entry", "{odd}");
    }
}

#[test]
fn x32_odd_text() {
    let with_by = |by: &str| {
        let event = kinds::of_kind("complaint_registered").to_string();
        verdict_on_event(&event.replace("\"by\":\"p-lin\"", &format!("\"by\":\"{by}\"")))
    };
    assert_eq!(with_by("\\ud83d\\ude00"), "accepted");
    assert_eq!(with_by("\\u0000"), "accepted");
    for odd in ["\\ud800", "\\udc00\\ud800", "\\x41", "\0", "\t"] {
        assert_eq!(with_by(odd), "not_an_entry", "{odd:?}");
    }
    let line = line_around(&kinds::of_kind("taken").to_string());
    let overlong = line.replace("p-lin", "p-\u{1}n").into_bytes();
    let overlong: Vec<u8> =
        overlong.iter().flat_map(|byte| if *byte == 1 { vec![0xC0, 0xAF] } else { vec![*byte] }).collect();
    assert_eq!(verdict_on(&overlong), "not_utf8");
    assert_eq!(verdict_on(format!("\u{FEFF}{line}").as_bytes()), "not_an_entry");
    assert_eq!(verdict_on(format!("  {line}  ").as_bytes()), "pending");
}

#[test]
fn x33_names_that_mean_something_to_javascript_are_names_like_any_other() {
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty"] {
        let mut event = kinds::of_kind("complaint_registered");
        event["body"]["fields"][name] = name.into();
        event["by"] = name.into();
        event["writer"]["device"] = name.into();
        event[name] = serde_json::json!({ "polluted": true });
        assert_eq!(verdict_on_event(&event.to_string()), "accepted", "{name}");
        let as_id = line_around("{}").replacen(|c: char| c.is_ascii_hexdigit(), name, 1);
        assert_eq!(verdict_on(as_id.as_bytes()), "not_an_entry");
    }
}

#[test]
fn x35_an_array_is_not_taken_for_an_object() {
    let line = line_around(&kinds::of_kind("complaint_registered").to_string());
    let parts: serde_json::Value = serde_json::from_str(&line).unwrap();
    let as_array = format!("[{},{}]", parts["id"], parts["event"]);
    assert_eq!(verdict_on(as_array.as_bytes()), "not_an_entry");
    let mut event = kinds::of_kind("complaint_registered");
    event["writer"] = serde_json::json!(["tablet-k", 1, "SH01", 1]);
    assert_eq!(verdict_on_event(&event.to_string()), "not_an_entry");
    let mut event = kinds::of_kind("assigned");
    event["body"] = serde_json::json!(["p-lin"]);
    assert_eq!(verdict_on_event(&event.to_string()), "not_an_entry");
}

#[test]
fn x36_what_a_newer_version_adds_is_kept_as_it_came() {
    let mut unknown_kind = kinds::of_kind("taken");
    unknown_kind["kind"] = "drone_sent".into();
    unknown_kind["body"] = serde_json::json!({ "altitude": 1.5 });
    let mut unknown_term = kinds::of_kind("result_told");
    unknown_term["body"]["channel"] = "telepathy".into();
    let mut unknown_field = kinds::of_kind("taken");
    unknown_field["mood"] = "fine".into();
    let mut newer_event = kinds::of_kind("taken");
    newer_event["v"] = 2.into();
    newer_event["body"] = serde_json::json!([1, 2]);
    for event in [unknown_kind, unknown_term, unknown_field, newer_event] {
        let line = line_around(&event.to_string());
        let piles = retry([line.as_bytes()], &nothing_held, &chain());
        assert_eq!(piles.pending.len(), 1, "{event}");
        assert_eq!(piles.pending[0].to_line(), line);
    }
    // A part beside the event has no hash that binds it: it waits for a version that knows it.
    let line = line_around(&kinds::of_kind("taken").to_string());
    let beside = format!("{},\"stamp\":1}}", line.strip_suffix('}').unwrap());
    assert_eq!(verdict_on(beside.as_bytes()), "not_an_entry");
}

#[test]
fn x37_x38_lines_that_are_no_entries() {
    let line = record(1, 1)[0].to_line();
    let changed = line.replacen("p-office", "p-0ffice", 1);
    assert_eq!(verdict_on(changed.as_bytes()), "id_mismatch");
    assert_eq!(verdict_on(line.replacen("{\"id\":\"", "{\"id\":\"A", 1).as_bytes()), "not_an_entry");
    let cut = &line[..line.len() - 1];
    let twice = format!("{line}{line}");
    let others =
        ["{", "}", "[]", "null", "\"\"", "0", "//", "{\"id\":null}", "{\"event\":{}}", "\u{1}", cut, &twice];
    for other in others {
        assert_eq!(verdict_on(other.as_bytes()), "not_an_entry", "{other}");
    }
}
