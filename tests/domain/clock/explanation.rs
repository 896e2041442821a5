//! What puts a due time off beside the count itself, each by itself: the explanation says so, and only then.

use super::at;
use super::desk::{Desk, results_within};
use redress_core::policy::OnLevelChange::{self, Restart, RestartWithCredit};

const EARLY: &str = "2025-12-02 09:00";

/// Raised on Tuesday, under a policy that starts the clock anew.
fn started_anew(on_level_change: OnLevelChange) -> Desk {
    let mut desk = Desk::new();
    let policy = results_within(2, ["600wm", "1200wm", "1800wm"], on_level_change);
    desk.policy(EARLY, policy).register(at("2026-11-23 10:00"));
    desk.level("2026-11-23 10:00", 1).level("2026-11-24 11:00", 2);
    desk
}

fn case() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00"));
    desk
}

#[test]
fn what_puts_a_due_time_off() {
    let mut held = case();
    held.level("2026-11-23 10:00", 1).contact("2026-11-23 10:30");
    held.hold("2026-11-24 10:00", "customer_owes", "2026-11-24 12:00");
    let mut lowered = case();
    lowered.level("2026-11-23 10:00", 3).level("2026-11-27 11:00", 1);
    let mut plain = case();
    plain.level("2026-11-23 10:00", 1);
    let table = [
        ("nothing", plain, [false, false, false]),
        ("started anew: the count itself is another", started_anew(Restart), [false, false, false]),
        ("used before", started_anew(RestartWithCredit), [true, false, false]),
        ("held", held, [false, true, false]),
        ("not before the change", lowered, [false, false, true]),
    ];
    for (name, desk, expected) in table {
        let (found, puts_off) = desk.run("result", |run| {
            let explanation = run.explain();
            let used = explanation.used_before.ms() > 0;
            ([used, !explanation.held.is_empty(), explanation.not_before.is_some()], explanation.puts_off())
        });
        assert_eq!(found, expected, "{name}");
        assert_eq!(puts_off, expected.contains(&true), "{name}");
    }
}
