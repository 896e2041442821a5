//! One sound event of every kind, as text: what is written today must be read in ten years.

use super::bundle_gen::{chain, line_around};
use redress_core::calendar::CalendarSpec;
use redress_core::event::{Act, EventId};
use redress_core::policy::built_in;
use redress_core::rulebook::default_office_spec;
use serde_json::{Value, json};

const AT: &str = "2026-11-22T02:00:00.000Z";

/// The events by kind; the registration first, since the others belong to its case.
pub fn events() -> Vec<Value> {
    let registration = event("complaint_registered", None, 1, &registered());
    let case = EventId::of(registration.to_string().as_bytes()).to_hex();
    let proposal = json!({ "proposal": case });
    let shown_proposal = json!({ "proposal": case, "shown": "sms" });
    let of_the_case = [
        ("form_amended", json!({ "fields": { "product": "R-1" } })),
        (
            "contact_logged",
            json!({ "direction": "outgoing", "channel": "phone", "outcome": "reached",
                    "check_points": ["heard_out"], "promised_at": "2026-11-23T02:00:00.000Z" }),
        ),
        (
            "level_set",
            json!({ "level": 2, "proposed": 3, "grounds": [{ "id": "hotline_12315", "facts": [{ "says": { "field": "channel", "value": "12315" } }] }] }),
        ),
        ("handed_over", json!({ "to": { "tier": 2 } })),
        ("taken", json!({})),
        ("assigned", json!({ "to": "p-lin" })),
        ("special_report_filed", json!({})),
        ("guidance_given", json!({})),
        ("finding_recorded", json!({ "substantiated": "partly" })),
        (
            "solution_proposed",
            json!({ "options": ["exchange", "refund"], "amount_fen": 19_900, "finish_on": "2026-11-30" }),
        ),
        ("solution_authorised", proposal.clone()),
        ("solution_told", proposal),
        ("solution_accepted", json!({ "proposal": case, "shown": "chat", "result_by": "2026-12-01" })),
        ("solution_refused", shown_proposal),
        ("progress_noted", json!({})),
        ("department_task_set", json!({ "department": "QC", "due_on": "2026-11-30" })),
        ("department_task_done", json!({ "task": case })),
        (
            "outside_deadline_set",
            json!({ "source": "12315", "due_at": "2026-11-30T02:00:00.000Z", "reference": "2026-7" }),
        ),
        ("outside_deadline_met", json!({ "deadline": case })),
        ("held", json!({ "reason": "customer_asked", "until": "2026-11-30T02:00:00.000Z" })),
        ("resumed", json!({})),
        ("result_recorded", json!({ "remedies": ["refund"], "amount_fen": 19_900 })),
        ("result_told", json!({ "channel": "wechat" })),
        ("answer_recorded", json!({ "answer": 4, "shown": "call_back", "opens_round": 2 })),
        ("reported_unreachable", json!({ "no_means": false })),
        ("review_accepted", json!({})),
        ("review_returned", json!({ "back_to": "investigating" })),
        ("summary_written", json!({})),
        ("archived", json!({ "archive_number": "G-SH01-261122-A01" })),
        ("reopened", json!({ "received_at": AT, "channel": "phone", "opens_round": 2 })),
        ("appeal_lodged", json!({})),
        ("appeal_decided", json!({ "granted": true, "opens_round": 3 })),
        ("docket_placed", json!({ "meeting_on": "2026-11-30" })),
        ("meeting_decided", json!({ "decision": "send_back", "opens_round": 3 })),
        ("complaint_withdrawn", json!({})),
        ("case_voided", json!({ "reason": "twice" })),
        ("void_undone", json!({})),
        ("cases_linked", json!({ "other": case, "relation": "same_matter" })),
        ("cases_unlinked", json!({ "link": case })),
        ("note_added", json!({})),
        ("thanks_recorded", json!({})),
        ("alert_acknowledged", json!({ "clock": "SLA-1", "round": 1, "occurrence": 1 })),
        ("entry_withdrawn", json!({ "entry": case })),
    ];
    let of_the_case = of_the_case.iter().enumerate();
    let on_their_own = [("case_imported", imported())].into_iter().chain(desk());
    let on_their_own: Vec<_> = on_their_own.enumerate().collect();
    let mut events = vec![registration];
    events.extend(of_the_case.map(|(index, (kind, body))| event(kind, Some(&case), index + 2, body)));
    events.extend(on_their_own.iter().map(|(index, (kind, body))| event(kind, None, index + 100, body)));
    events
}

fn registered() -> Value {
    json!({ "received_at": AT, "number": "SH01-261122-A01", "taken": true,
            "fields": { "kind": "consumer", "channel": "in_store", "happened": "§" } })
}

fn imported() -> Value {
    json!({ "source": "ledger-2025", "source_key": "17", "number": "L-17", "received_at": "2025-03-01T02:00:00.000Z",
            "closed_at": "2025-03-04T02:00:00.000Z", "level": 1, "answer": 2, "answered_in_time": true,
            "fields": { "topic": "price" } })
}

fn desk() -> [(&'static str, Value); 7] {
    let calendar: CalendarSpec = default_office_spec();
    let policy = &built_in()[0].policy;
    [
        ("chain_described", json!({ "name": "鞋之家" })),
        ("store_described", json!({ "code": "SH01", "name": "南京路店", "calendar": calendar })),
        (
            "person_described",
            json!({ "person": "p-lin", "tier": 1, "roles": ["store_staff"], "store": "SH01", "active": true }),
        ),
        ("calendar_published", json!({ "number": 1, "calendar": calendar })),
        ("policy_published", json!({ "number": 1, "effective_from": AT, "policy": policy })),
        (
            "device_enrolled",
            json!({ "device": "tablet-a", "authority": "store", "store": "SH01", "letter": "A" }),
        ),
        (
            "receipt_given",
            json!({ "to": "SH01", "chain": "xiezhijia", "held":
                    [{ "device": "tablet-a", "incarnation": 1, "lane": "SH01", "up_to": 12 }] }),
        ),
    ]
}

fn event(kind: &str, case: Option<&str>, seq: usize, body: &Value) -> Value {
    let mut event = json!({
        "v": 1, "kind": kind, "chain": chain().as_str(), "round": 1, "policy": "ab".repeat(32),
        "writer": { "device": "tablet-k", "incarnation": 1, "lane": "SH01", "seq": seq },
        "parents": case.map_or_else(Vec::new, |case| vec![case]), "by": "p-lin", "authority": "store",
        "occurred_at": AT, "recorded_at": AT, "body": body,
    });
    if let Some(case) = case {
        event["case"] = case.into();
    }
    event
}

/// The line of the first event of a kind.
pub fn of_kind(kind: &str) -> Value {
    events().into_iter().find(|event| event["kind"] == kind).unwrap()
}

pub fn lines() -> Vec<String> {
    events().iter().map(|event| line_around(&event.to_string())).collect()
}

#[test]
fn every_kind_that_this_version_writes_is_here() {
    let here: Vec<String> = events().iter().map(|event| event["kind"].as_str().unwrap().to_owned()).collect();
    let absent: Vec<_> = Act::KINDS.iter().filter(|kind| !here.iter().any(|here| here == *kind)).collect();
    assert!(absent.is_empty(), "give these an event here, and a line in docs/bundle-format.md: {absent:?}");
}

#[test]
fn every_kind_is_told_in_the_document_of_the_format() {
    let document = include_str!("../../../docs/bundle-format.md");
    let absent: Vec<_> =
        Act::KINDS.iter().filter(|kind| !document.contains(&format!("| `{kind}` |"))).collect();
    assert!(absent.is_empty(), "{absent:?}");
}
