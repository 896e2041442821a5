//! Sound lines that say odd things: taken as they are, for the fold to judge (X39–X54).

use super::bundle_gen::{Dice, chain, file_of, header, line_around, record};
use super::{kinds, open, verdict_on};
use redress_core::bundle::{Union, equivocations, merge, nothing_held, retry, write};
use redress_core::event::EventId;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn verdict_with(kind: &str, path: &str, value: Value) -> &'static str {
    let mut event = kinds::of_kind(kind);
    *event.pointer_mut(path).unwrap() = value;
    verdict_on(line_around(&event.to_string()).as_bytes())
}

#[test]
fn x13_one_file_a_hundred_times_in_any_order_changes_nothing() {
    let (one, other) = (file_of(&record(1, 6)), file_of(&record(1, 9)));
    let once = merge([&one[..], &other]).unwrap().bytes;
    let mut many: Vec<&[u8]> = [one.as_slice(), other.as_slice()].repeat(50);
    Dice(7).shuffle(&mut many);
    assert!(merge(many).unwrap().bytes == once);
}

#[test]
fn x14_t41_older_files_after_newer_ones_take_nothing_back() {
    let all = record(2, 40);
    let ages: Vec<Vec<u8>> = (1..=10).map(|age| file_of(&all[..all.len() * age / 10])).collect();
    let backwards = merge(ages.iter().rev().map(Vec::as_slice)).unwrap();
    let newest = merge([ages[9].as_slice()]).unwrap();
    assert!(backwards.bytes == newest.bytes);
}

#[test]
fn x39_x51_x52_two_events_in_one_place_are_both_kept_and_flagged() {
    let mut copied = kinds::of_kind("complaint_registered");
    copied["by"] = "p-wu".into();
    let lines = [kinds::of_kind("complaint_registered"), copied].map(|event| line_around(&event.to_string()));
    let piles = retry(lines.iter().map(String::as_bytes), &nothing_held, &chain());
    assert_eq!(piles.accepted.len(), 2);
    let [doubled] = &piles.equivocations[..] else { panic!("{:?}", piles.equivocations) };
    assert_eq!((doubled.writer.seq, doubled.ids.len()), (1, 2));
    assert!(equivocations(&record(3, 30)).is_empty());
}

#[test]
fn x40_gaps_and_steps_back_in_a_lane_are_taken() {
    for seq in [0_u64, 1, 7, (1 << 53) - 1] {
        assert_eq!(verdict_with("complaint_registered", "/writer/seq", seq.into()), "accepted");
    }
    assert_eq!(
        verdict_with("complaint_registered", "/writer/incarnation", (1_u64 << 53).into()),
        "out_of_range"
    );
}

#[test]
fn x41_parents_that_are_not_here_make_a_line_wait_and_nothing_else() {
    let unknown = "cd".repeat(32);
    let parents = |parents: Value| verdict_with("complaint_registered", "/parents", parents);
    assert_eq!(parents(json!([])), "accepted");
    assert_eq!(parents(json!([unknown])), "pending");
    let many: Vec<String> =
        (0..10_000).map(|parent: u32| EventId::of(&parent.to_le_bytes()).to_hex()).collect();
    assert_eq!(parents(json!(many)), "pending");
    assert_eq!(parents(json!(vec![many[0].clone(); 100])), "pending");
}

#[test]
fn x41_a_long_line_of_parents_is_walked_without_recursion() {
    let mut event = kinds::of_kind("complaint_registered");
    let mut lines = vec![line_around(&event.to_string())];
    let case = EventId::of(event.to_string().as_bytes()).to_hex();
    let mut parent = case.clone();
    event = kinds::of_kind("taken");
    for seq in 2..3_000 {
        event["writer"]["seq"] = seq.into();
        event["parents"] = json!([parent]);
        let text = event.to_string();
        parent = EventId::of(text.as_bytes()).to_hex();
        lines.push(line_around(&text));
    }
    lines.reverse();
    let piles = retry(lines.iter().map(String::as_bytes), &nothing_held, &chain());
    assert_eq!((piles.accepted.len(), piles.pending.len()), (lines.len(), 0));
}

#[test]
fn x43_instants_far_away_are_taken_and_impossible_ones_are_not() {
    let at = |text: &str| verdict_with("complaint_registered", "/occurred_at", text.into());
    for odd in [
        "1970-01-01T00:00:00Z",
        "2099-12-31T23:59:59.999+08:00",
        "0001-01-01T00:00:00Z",
        "2026-03-29T02:30:00+01:00",
    ] {
        assert_eq!(at(odd), "accepted", "{odd}");
    }
    for wrong in ["2026-11-22", "2026-11-22T10:00:00", "2026-11-22T10:00:00+99:00", "1000000000000000000", ""]
    {
        assert_eq!(at(wrong), "not_an_entry", "{wrong}");
    }
}

#[test]
fn x44_x48_x50_order_and_claims_are_the_folds_to_judge() {
    let mut before = kinds::of_kind("taken");
    before["occurred_at"] = "2020-01-01T00:00:00Z".into();
    before["authority"] = "head_office".into();
    let mut second = kinds::of_kind("complaint_registered");
    second["writer"]["seq"] = 2.into();
    let lines =
        [before, second, kinds::of_kind("complaint_registered")].map(|event| line_around(&event.to_string()));
    let piles = retry(lines.iter().map(String::as_bytes), &nothing_held, &chain());
    assert_eq!(piles.accepted.len(), 3, "unsigned, too early, claimed, registered twice: all kept");
}

#[test]
fn x45_values_outside_their_range_are_set_aside() {
    for answer in [json!(0), json!(6), json!(-1), json!("2"), json!(2.0)] {
        assert_eq!(verdict_with("answer_recorded", "/body/answer", answer), "not_an_entry");
    }
    for amount in [json!(-1), json!(1.5), json!(1_u64 << 53), json!(u64::MAX)] {
        assert_eq!(verdict_with("result_recorded", "/body/amount_fen", amount), "not_an_entry");
    }
}

#[test]
fn x85_what_was_erased_here_does_not_come_back_with_an_old_file() {
    let entries = record(4, 10);
    let held: BTreeMap<_, _> = entries
        .iter()
        .map(|entry| {
            let erased = redress_core::event::Parts { personal: true, ..entry.parts() };
            (entry.id, erased)
        })
        .collect();
    let old = file_of(&entries);
    let piles = redress_core::bundle::read(&old, &|id| held.get(&id).copied(), None).unwrap().sorted;
    assert_eq!((piles.known, piles.accepted.len()), (entries.len(), 0));
}

#[test]
fn x54_x55_the_same_names_on_two_devices_stay_two_writers() {
    let mut other = kinds::of_kind("complaint_registered");
    other["writer"]["incarnation"] = 2.into();
    let lines = [kinds::of_kind("complaint_registered"), other].map(|event| line_around(&event.to_string()));
    let piles = retry(lines.iter().map(String::as_bytes), &nothing_held, &chain());
    assert!(piles.accepted.len() == 2 && piles.equivocations.is_empty());
}

/// Entries of kinds that nobody here knows go out again as they came in, by the same rules.
#[test]
fn an_entry_of_a_newer_kind_is_merged_like_any_other() {
    let mut event = kinds::of_kind("taken");
    event["kind"] = "drone_sent".into();
    let line = line_around(&event.to_string());
    let mut union = Union::default();
    union.extend(retry([line.as_bytes()], &nothing_held, &chain()).pending);
    let file = write(&header(), &union);
    assert_eq!(open(&file).unwrap().sorted.newer().count(), 1);
    assert!(String::from_utf8(file).unwrap().contains(&line));
}
