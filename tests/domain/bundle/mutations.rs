//! X34, X35: every field of every kind with a value of a wrong type. Each such line is taken or set aside; none
//! stops the reading, and what is taken can be folded.

use super::bundle_gen::{chain, line_around};
use super::kinds;
use redress_core::bundle::{nothing_held, retry};
use redress_core::case::fold;
use redress_core::event::{CaseId, Entry};
use redress_core::rulebook::Rulebook;
use serde_json::Value;
use std::sync::Arc;

/// As JSON text, since some of it no JSON library would write.
const MISFITS: &[&str] = &[
    "null",
    "true",
    "0",
    "-0",
    "-1",
    "1.5",
    "1e400",
    "1E-400",
    "9007199254740992",
    "9007199254740993",
    "99999999999999999999",
    "4294967296",
    "\"\"",
    "\"x\"",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\"__proto__\"",
    "\"2026-02-30\"",
    "\"9999-12-31T23:59:59Z\"",
    "[]",
    "[[]]",
    "[null]",
    "{}",
    "{\"constructor\":1}",
    "{\"__proto__\":{\"a\":1}}",
    "NaN",
    "0x10",
    "01",
    "'x'",
    "undefined",
    "",
];

const PLACE: &str = "@@place@@";

/// The paths to every value within `value`, containers among them.
fn paths(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => {
            items.iter().take(1).enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(key, child)| {
        let key = key.replace('~', "~0").replace('/', "~1");
        let deeper: Vec<String> = paths(child).iter().map(|path| format!("/{key}{path}")).collect();
        std::iter::once(format!("/{key}")).chain(deeper)
    });
    below.collect()
}

/// The event with `misfit` at `path`.
fn with_misfit(event: &Value, path: &str, misfit: &str) -> String {
    let mut event = event.clone();
    *event.pointer_mut(path).unwrap() = PLACE.into();
    event.to_string().replace(&format!("\"{PLACE}\""), misfit)
}

#[test]
fn x34_x35_a_value_of_a_wrong_type_harms_only_its_line() {
    let registration = kinds::of_kind("complaint_registered").to_string();
    let mut lines = Vec::new();
    for (index, event) in kinds::events().iter().enumerate() {
        // The fields of the header are the same in all kinds, and a calendar or a policy is large.
        let paths = paths(event).into_iter().filter(|path| path.matches('/').count() <= 4);
        for path in paths.filter(|path| index == 0 || path.starts_with("/body")) {
            lines.extend(MISFITS.iter().map(|misfit| line_around(&with_misfit(event, &path, misfit))));
        }
    }
    assert!(lines.len() > 5_000);
    lines.push(line_around(&registration));
    let sorted = retry(lines.iter().map(String::as_bytes), &nothing_held, &chain());
    assert_eq!(
        sorted.accepted.len() + sorted.known + sorted.pending.len() + sorted.quarantined.len(),
        lines.len()
    );
    assert!(sorted.quarantined.len() > lines.len() / 2, "most misfits are noticed");

    let entries: Vec<Arc<Entry>> = sorted.entries().cloned().collect();
    let rulebook = Rulebook::of(&entries);
    let case = entries.iter().filter(|entry| entry.event.act.opens_case()).map(|entry| CaseId(entry.id));
    for id in case {
        let of_case: Vec<Arc<Entry>> =
            entries.iter().filter(|entry| entry.case() == Some(id)).take(50).cloned().collect();
        fold(id, &of_case, &rulebook);
    }
}
