//! Which pile a sound line goes to, and what is said beside the piles.

use super::bundle_gen::{chain, file_around, file_of, line_around, record};
use super::{adds_up, kinds, open};
use redress_core::bundle::{merge, nothing_held, read, retry};
use redress_core::event::{Entry, Parts};
use std::sync::Arc;

const WHOLE: Parts = Parts { personal: true, sig: true };

#[test]
fn a_second_import_of_a_file_adds_nothing() {
    let file = file_of(&record(1, 20));
    let again = read(&file, &|_| Some(WHOLE), Some(&chain())).unwrap();
    adds_up(&again);
    assert_eq!((again.sorted.known, again.sorted.entries().count()), (again.sorted.lines, 0));
}

#[test]
fn t41_a_line_that_stands_twice_in_a_file_counts_as_known_the_second_time() {
    let line = line_around(&kinds::of_kind("complaint_registered").to_string());
    let piles = open(&file_around([line.as_bytes(), line.as_bytes()])).unwrap().sorted;
    assert_eq!((piles.accepted.len(), piles.known, piles.lines), (1, 1, 2));
}

#[test]
fn a_second_line_that_brings_the_personal_part_completes_the_first() {
    let entries = record(2, 10);
    let whole = entries.iter().find(|entry| entry.parts().personal).unwrap();
    let bare = Entry::clone(whole).without_personal().to_line();
    for order in [[&bare, &whole.to_line()], [&whole.to_line(), &bare]] {
        let piles = open(&file_around(order.map(String::as_bytes))).unwrap().sorted;
        assert_eq!((piles.entries().count(), piles.known), (1, 1));
        assert_eq!(piles.entries().next(), Some(whole));
    }
    // Held bare: the bare line adds nothing, the whole one does.
    let file = file_around([bare.as_bytes(), whole.to_line().as_bytes()]);
    let piles = read(&file, &|_| Some(Parts::default()), None).unwrap().sorted;
    assert_eq!((piles.accepted.len(), piles.known, piles.pending.len()), (1, 1, 0));
}

#[test]
fn an_entry_waits_until_its_case_and_its_parents_are_here_or_held() {
    let taken = line_around(&kinds::of_kind("taken").to_string());
    let registration = line_around(&kinds::of_kind("complaint_registered").to_string());
    let alone = file_around([taken.as_bytes()]);
    assert_eq!(open(&alone).unwrap().sorted.pending.len(), 1);
    assert!(open(&alone).unwrap().is_sound(), "waiting is no fault of the file");
    let later = file_around([taken.as_bytes(), registration.as_bytes()]);
    assert_eq!(open(&later).unwrap().sorted.accepted.len(), 2, "the order in the file does not matter");
    let (registration, _) = Entry::read(&registration).unwrap();
    let held = |id| (id == registration.id).then(|| registration.parts());
    assert_eq!(read(&alone, &held, None).unwrap().sorted.accepted.len(), 1);
}

#[test]
fn a_personal_part_that_is_not_its_events_is_reported_beside_and_passed_on() {
    let entries = record(3, 10);
    let whole = entries.iter().find(|entry| entry.parts().personal).unwrap();
    let wrong = whole.to_line().replacen("\"values\":{", "\"values\":{\"extra\":\"x\",", 1);
    let reading = open(&file_around([wrong.as_bytes()])).unwrap();
    assert!(!reading.is_sound());
    let piles = &reading.sorted;
    assert_eq!((piles.entries().count(), piles.quarantined.len(), piles.bad_personal.len()), (1, 0, 1));
    assert_eq!((piles.bad_personal[0].line, piles.bad_personal[0].id), (2, whole.id));
    assert!(!piles.entries().next().unwrap().parts().personal);

    // Beside a good copy the event is whole, and the bad part still lies there to be looked at.
    let good = file_of([whole]);
    let bad = file_around([wrong.as_bytes()]);
    let merged = merge([&good[..], &bad]).unwrap();
    assert_eq!(merged.union.entries().collect::<Vec<_>>(), [whole]);
    assert_eq!(merged.union.unread().collect::<Vec<_>>(), [wrong.as_bytes()]);
    assert!(merge([&bad[..], &good, &merged.bytes]).unwrap().bytes == merged.bytes);
}

#[test]
fn a_personal_part_that_only_a_newer_version_reads_is_bound_and_kept() {
    let personal = r#"{"salt":"00","values":{"name":["林","小"]},"scheme":2}"#;
    let mut event = kinds::of_kind("complaint_registered");
    event["personal"] = redress_core::event::PersonalHash::of(personal.as_bytes()).to_hex().into();
    let line = line_around(&event.to_string());
    let line = format!("{},\"personal\":{personal}}}", line.strip_suffix('}').unwrap());
    let piles = retry([line.as_bytes()], &nothing_held, &chain());
    assert!(piles.bad_personal.is_empty());
    assert_eq!(piles.accepted[0].to_line(), line);
    assert_eq!(piles.accepted[0].text(), "");
}

#[test]
fn of_two_signatures_the_same_one_stays_whatever_the_order() {
    let line = line_around(&kinds::of_kind("complaint_registered").to_string());
    let signed = |sig: &str| format!("{},\"sig\":{{\"value\":\"{sig}\"}}}}", line.strip_suffix('}').unwrap());
    let files = [line.clone(), signed("aa"), signed("bb")].map(|line| file_around([line.as_bytes()]));
    let [bare, one, other] = [0, 1, 2].map(|index| files[index].as_slice());
    let once = merge([bare, one, other]).unwrap().bytes;
    for order in [[other, one, bare], [one, bare, other], [other, bare, one]] {
        assert!(merge(order).unwrap().bytes == once);
    }
    let glued = file_around([signed("bb").as_bytes(), signed("aa").as_bytes(), line.as_bytes()]);
    assert!(merge([&glued[..]]).unwrap().bytes == once);
    let too_long = signed(&"a".repeat(2_000));
    assert_eq!(super::verdict_on(too_long.as_bytes()), "too_long");
}

/// The parts of one entry may come on different lines; together they still make a line that is read.
#[test]
fn the_longest_line_has_room_for_a_signature() {
    let mut event = kinds::of_kind("complaint_registered");
    event["x"] = "x".repeat(Entry::MOST_BYTES - 2_048 - event.to_string().len() - 7).into();
    let line = line_around(&event.to_string());
    let signed = format!("{},\"sig\":\"{}\"}}", line.strip_suffix('}').unwrap(), "s".repeat(1_000));
    let entry = Arc::new(Entry::read(&line).unwrap().0.joined_with(&Entry::read(&signed).unwrap().0));
    assert!(open(&file_of([&entry])).unwrap().is_sound());
}
