//! T21, T38: what a device's clock says is written down, and when it is odd it is marked; no deadline depends on it,
//! and nothing is cancelled.

use super::at;
use super::desk::{Desk, reached};
use redress_core::case::{Effect, TimeMark};
use redress_core::event::Act;
use redress_core::sla::{Outbox, alerts};
use redress_core::time::{MS_PER_DAY, MS_PER_HOUR};

/// The marks of the entries, in the order they happened.
fn marks(desk: &Desk) -> Vec<TimeMark> {
    desk.case().entries.iter().map(|shown| shown.time).collect()
}

#[test]
fn t21_a_contact_entered_long_afterwards_counts_from_when_it_was_and_is_marked() {
    let contacted = |entered_after: i64| {
        let mut desk = Desk::new();
        desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
        desk.ahead_ms = entered_after;
        desk.act(at("2026-11-24 17:00"), reached());
        (desk.standing("first_contact", "2026-11-30 09:00"), *marks(&desk).last().unwrap())
    };
    assert_eq!(contacted(2 * MS_PER_HOUR), ("met", TimeMark::Plausible));
    assert_eq!(contacted(2 * MS_PER_HOUR + 1), ("met", TimeMark::EnteredLate));
}

#[test]
fn t38_a_clock_that_jumps_a_year_and_back_cancels_nothing() {
    let told = |jump: i64| {
        let mut desk = Desk::new();
        desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
        // The tablet believes it is another year, staff enter when it was.
        desk.ahead_ms = jump;
        desk.contact("2026-11-23 11:00").hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
        desk.ahead_ms = 0;
        desk.resume("2026-11-24 11:00");
        desk
    };
    let now = at("2026-11-25 18:01");
    let account = |desk: &Desk| {
        let case = desk.case();
        assert!(case.entries.iter().all(|shown| shown.effect == Effect::Effective));
        let alerts = alerts(&case, desk.rulebook(), now, Outbox::EMPTY);
        let keys: Vec<_> = alerts.iter().map(|alert| (alert.kind, alert.key.clone(), alert.since)).collect();
        (desk.due("result"), desk.due("proposal"), desk.standing("first_contact", "2026-12-31 09:00"), keys)
    };
    let right = account(&told(0));
    assert_eq!(right.0, "11-27 10:00");
    for jump in [365 * MS_PER_DAY, -365 * MS_PER_DAY] {
        let desk = told(jump);
        assert_eq!(account(&desk), right, "{jump}");
        let odd = marks(&desk).iter().filter(|mark| **mark != TimeMark::Plausible).count();
        assert!(odd >= 2, "{jump}: {:?}", marks(&desk));
    }
}

/// An entry from a time to come, as staff said or a device filled in, stands with its mark, and the promises of the
/// others stay as they are.
#[test]
fn t38_an_entry_of_the_future_is_kept_and_moves_no_deadline() {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1);
    let (result, first) = (desk.due("result"), desk.due("first_contact"));
    desk.act(at("2027-11-23 10:00"), Act::NoteAdded(redress_core::event::TextOnly {}));
    desk.act(at("2026-11-24 10:00"), reached());
    assert_eq!((desk.due("result"), desk.due("first_contact")), (result, first));
    assert_eq!(desk.standing("first_contact", "2026-11-30 09:00"), "met");
    assert!(marks(&desk).contains(&TimeMark::Uncertain), "{:?}", marks(&desk));
}
