//! A policy is addressed by the bytes it was published in, whatever this version reads of them.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

use crate::clock::desk::{Desk, policy_published, regulation};
use redress_core::event::{Act, Entry, EventId, PolicyId, PolicyPublished};
use redress_core::policy::{PublishedPolicy, built_in};
use redress_core::rulebook::Rulebook;
use redress_core::sla::clocks;
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

/// The regulation with another number, as text.
fn text(number: u32) -> String {
    serde_json::to_string(&regulation(number, |_| {})).unwrap()
}

/// With a field that a later version may add, at the top and within a clock.
fn with_unknown_fields(number: u32) -> String {
    let spelled = text(number).replacen('{', r#"{"penalties":[{"after":"1wd","fen":5000}],"#, 1);
    spelled.replacen(r#""clocks":[{"#, r#""clocks":[{"paused_by":["rain"],"#, 1)
}

fn published(policy: &str) -> Act {
    let policy: PublishedPolicy = serde_json::from_str(policy).unwrap();
    let (number, effective_from) = (policy.policy().number, at("2026-11-20 09:00"));
    Act::PolicyPublished(PolicyPublished { number, effective_from, also_running: false, policy })
}

fn id_of(policy: &str) -> PolicyId {
    PolicyId::of(policy.as_bytes())
}

fn in_force(rulebook: &Rulebook) -> PolicyId {
    rulebook.policy_in_force(at("2026-11-23 10:00"))
}

/// A desk that holds a publication and registers a complaint on Monday.
fn desk(policy: &str) -> Desk {
    let mut desk = Desk::new();
    desk.publish(at("2026-11-20 09:00"), published(policy)).register(at("2026-11-23 10:00"));
    desk
}

#[test]
fn fields_that_this_version_does_not_know_are_part_of_the_address() {
    let policy = with_unknown_fields(2);
    assert_ne!(id_of(&policy), id_of(&text(2)));
    let desk = desk(&policy);
    assert_eq!(in_force(desk.rulebook()), id_of(&policy));
    assert_eq!(desk.run("result", |run| run.policy.number), 2, "found, and its clocks run");
}

/// As it travels: written here, read elsewhere, passed on.
#[test]
fn the_bytes_survive_every_hand() {
    let policy = with_unknown_fields(2);
    let line = desk(&policy).published.last().unwrap().to_line();
    assert!(line.contains(&policy));
    let (read, _) = Entry::read(&line).unwrap();
    assert_eq!(read.to_line(), line);
    let Act::PolicyPublished(body) = read.event.act else { panic!("{line}") };
    assert_eq!(body.policy.id(), id_of(&policy));
    assert_eq!(serde_json::to_string(&body.policy).unwrap(), policy);
}

#[test]
fn other_bytes_are_another_policy_even_if_they_say_the_same() {
    let (spaced, plain) = (text(2).replacen(':', ": ", 1), text(2));
    let rulebook = desk(&spaced).rulebook().clone();
    assert_eq!(in_force(&rulebook), id_of(&spaced));
    assert_eq!(rulebook.policy(id_of(&plain)), None);
    assert_eq!(rulebook.policy(id_of(&spaced)), desk(&plain).rulebook().policy(id_of(&plain)));
}

#[test]
fn a_file_is_addressed_as_it_would_stand_in_an_entry() {
    let tidy = "{\r\n  \"title\": { \"zh\": \"第 1 版：\\\"试行\\\"\",\n\t\"en\": \"No. 1\" },";
    let one_line = r#"{"title":{"zh":"第 1 版：\"试行\"","en":"No. 1"},"#;
    let rest = text(2).replacen('{', "", 1);
    let title = rest.find(r#""title":"#).unwrap();
    let after = title + rest[title..].find("},").unwrap() + 2;
    let rest = [&rest[..title], &rest[after..]].concat();
    let file = PublishedPolicy::read(&[tidy, &rest].concat()).unwrap();
    assert_eq!(file.id(), id_of(&[one_line, &rest].concat()));
    assert_eq!(file.policy().title.zh, "第 1 版：\"试行\"");
}

/// Entries of released versions name it.
#[test]
fn the_built_in_address_stays() {
    let id = "8918618296ce826946707ed7d1d0f0e0daad327dee176c1a3a563dbadaaa3ffc";
    assert_eq!(built_in()[0].id.to_hex(), id);
}

/// The line of a publication whose policy this version cannot read.
fn from_a_newer_version(publication: &Entry) -> Entry {
    let mut line: serde_json::Value = serde_json::from_str(&publication.to_line()).unwrap();
    line["event"]["body"]["policy"]["clocks"] = serde_json::json!({ "by_step": {} });
    let event = line["event"].to_string();
    let id = EventId::of(event.as_bytes());
    Entry::read(&format!(r#"{{"id":"{id}","event":{event}}}"#)).unwrap().0
}

#[test]
fn a_policy_that_cannot_be_read_is_missing_and_never_replaced() {
    let mut newer = Desk::new();
    let old = in_force(newer.rulebook());
    newer.publish(
        at("2026-11-20 09:00"),
        policy_published(at("2026-11-20 09:00"), true, regulation(2, |_| {})),
    );
    newer.register(at("2026-11-23 10:00"));
    let named = in_force(newer.rulebook());
    assert!(newer.run("result", |run| run.policy.number == 2));

    let mut published = newer.published.clone();
    let unread = from_a_newer_version(&published.pop().unwrap());
    assert_eq!(unread.event.act, Act::Newer("policy_published".to_owned()), "kept and passed on");
    published.push(Arc::new(unread));
    let here = Rulebook::of(&published);
    let case = redress_core::case::fold(newer.case().id, &newer.written, &here).unwrap();
    assert_eq!(here.policy(named), None);
    assert!(clocks(&case, &here).is_empty(), "what names it waits for an update");
    assert_eq!(in_force(&here), old, "and what is written here names what it runs under");
}

#[test]
fn a_policy_that_is_no_object_makes_the_line_unreadable() {
    for policy in ["7", "[]", "\"2\"", "null"] {
        let read = serde_json::from_str::<PublishedPolicy>(policy);
        assert!(!read.unwrap_err().to_string().starts_with("unknown"), "{policy}");
    }
}
