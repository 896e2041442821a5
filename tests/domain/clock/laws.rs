//! What holds for clocks whatever happens: laws between two reckonings, where an answer by hand is not needed.

use super::desk::{Desk, held, level_set, reached};
use crate::calendar::any::{cases, plan, start};
use crate::calendar::oracle::{DAY, instant};
use proptest::{collection::vec, prelude::*};
use redress_core::calendar::BusinessCalendar;
use redress_core::case::{Case, fold};
use redress_core::event::{Act, CaseId, Entry, EventId, TextOnly};
use redress_core::sla::{ClockRun, clocks};
use redress_core::time::Timestamp;
use std::sync::Arc;

const REASONS: [&str; 3] = ["customer_owes", "customer_asked", "outside_finding"];
/// 2026-11-02, a Monday: no holiday for eight weeks.
const MONDAY: i64 = 20_759;

/// What is done, so many minutes after Monday 10:00: a level, a hold for so long, a resumption, a contact.
#[derive(Clone, Debug)]
enum Done {
    Level(u8),
    Hold(usize, i64),
    Resume,
    Contact,
}

fn done() -> impl Strategy<Value = Vec<(i64, Done)>> {
    let act = prop_oneof![
        (1_u8..4).prop_map(Done::Level),
        (0_usize..3, 1_i64..4_000).prop_map(|(reason, minutes)| Done::Hold(reason, minutes)),
        Just(Done::Resume),
        Just(Done::Contact),
    ];
    vec((0_i64..8 * DAY, act), 0..8).prop_map(|mut acts| {
        acts.sort_by_key(|(at, _)| *at);
        acts
    })
}

/// A case on which all this was done, from a Monday on.
fn desk(monday: i64, acts: &[(i64, Done)]) -> Desk {
    let mut desk = Desk::new();
    let opened = monday * DAY + 600;
    desk.register(instant(opened));
    let mut holds: Vec<(i64, i64)> = Vec::new();
    for (after, done) in acts {
        let at = opened + after;
        match done {
            Done::Level(level) => {
                desk.act(instant(at), level_set(*level));
            }
            Done::Hold(reason, minutes) => {
                desk.act(instant(at), held(REASONS[*reason], instant(at + minutes)));
                holds.push((at, at + minutes));
            }
            Done::Resume if holds.iter().any(|(from, until)| *from <= at && at < *until) => {
                desk.act(instant(at), Act::Resumed(TextOnly {}));
            }
            Done::Resume => {}
            Done::Contact => {
                desk.act(instant(at), reached());
            }
        }
    }
    desk
}

/// Everything that a clock answers, as text; times are told from `zero`.
fn account(runs: &[ClockRun<'_>], zero: Timestamp) -> Vec<String> {
    let line = |run: &ClockRun<'_>| {
        let since = |at: Timestamp| at.ms_since(zero);
        let held: Vec<_> = run.held.iter().map(|held| (since(held.from), since(held.to))).collect();
        let moved: Vec<_> = run.moved.iter().map(|moved| (since(moved.at), moved.from.map(since))).collect();
        format!(
            "{} {}.{} {} {:?} {:?} {} {held:?} {moved:?}",
            run.target.id,
            run.round,
            run.occurrence,
            since(run.started_at),
            run.end.at().map(since),
            run.due_at().map(since),
            since(run.warn_at)
        )
    };
    runs.iter().map(line).collect()
}

fn told(desk: &Desk, entries: &[Arc<Entry>]) -> Vec<String> {
    let case = folded(desk, entries);
    account(&clocks(&case, desk.rulebook()), Timestamp::from_ms(0))
}

fn folded(desk: &Desk, entries: &[Arc<Entry>]) -> Case {
    fold(CaseId(desk.written[0].id), entries, desk.rulebook()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(1).cases / 4, ..cases(1) })]

    #[test]
    fn a_hold_split_in_two_is_the_same(acts in done(), at in 0_i64..4 * DAY, length in 2_i64..3_000, cut in 1_i64..3_000) {
        let split = 1 + cut % (length - 1);
        let hold = |at: i64, minutes: i64| (at, Done::Hold(0, minutes));
        let with = |holds: &[(i64, Done)]| {
            let mut acts: Vec<_> = acts.iter().filter(|(_, done)| !matches!(done, Done::Resume)).cloned().collect();
            acts.extend(holds.iter().cloned());
            acts.sort_by_key(|(at, _)| *at);
            let desk = desk(MONDAY, &acts);
            let case = desk.case();
            let runs = clocks(&case, desk.rulebook());
            // Of a run that ended within the hold, the due time says what was planned; its outcome is the same.
            let line = |run: &ClockRun<'_>| {
                let due = run.due_at().filter(|_| run.is_live());
                (run.target.id.clone(), run.occurrence, due, run.breached_at(Timestamp::MAX).is_some())
            };
            runs.iter().map(line).collect::<Vec<_>>()
        };
        let split = [hold(at, split), hold(at + split, length - split)];
        prop_assert_eq!(with(&[hold(at, length)]), with(&split));
    }

    #[test]
    fn whole_weeks_later_everything_is_whole_weeks_later(acts in done(), weeks in 1_i64..4) {
        let (now, later) = (desk(MONDAY, &acts), desk(MONDAY + 7 * weeks, &acts));
        let told = |desk: &Desk, monday: i64| {
            let case = desk.case();
            account(&clocks(&case, desk.rulebook()), instant(monday * DAY))
        };
        prop_assert_eq!(told(&now, MONDAY), told(&later, MONDAY + 7 * weeks));
    }

    #[test]
    fn in_any_order_twice_and_one_by_one(acts in done(), seed in any::<u64>()) {
        let desk = desk(MONDAY, &acts);
        let all_at_once = told(&desk, &desk.written);
        let mut shuffled = [desk.written.clone(), desk.written.clone()].concat();
        shuffled.sort_by_key(|entry| EventId::of(format!("{seed}{}", entry.id).as_bytes()));
        prop_assert_eq!(&all_at_once, &told(&desk, &shuffled));
        let mut arrived = Vec::new();
        let mut last = Vec::new();
        for entry in &desk.written {
            arrived.push(Arc::clone(entry));
            last = told(&desk, &arrived);
        }
        prop_assert_eq!(all_at_once, last);
    }

    /// Which entry comes to hand last makes no difference, whatever was reckoned without it.
    #[test]
    fn a_fact_that_arrives_late_gives_what_it_would_have_given_in_time(acts in done(), late in any::<prop::sample::Index>()) {
        let desk = desk(MONDAY, &acts);
        let late = late.index(desk.written.len());
        let mut entries = desk.written.clone();
        let missing = entries.remove(late);
        if late > 0 {
            let _ = told(&desk, &entries);
        }
        entries.push(missing);
        prop_assert_eq!(told(&desk, &entries), told(&desk, &desk.written));
    }

    /// What was broken as seen at one time is broken, since the same instant, as seen at any later one.
    #[test]
    fn seen_now_and_then_later_is_as_seen_later(acts in done(), now in 0_i64..12 * DAY, wait in 0_i64..6 * DAY) {
        let desk = desk(MONDAY, &acts);
        let opened = MONDAY * DAY + 600;
        let (now, later) = (instant(opened + now), instant(opened + now + wait));
        let whole = desk.case();
        let as_of = |at: Timestamp| whole.as_of(at, desk.rulebook()).unwrap().into_owned();
        // Going by way of an earlier view is no way round.
        let then = as_of(now);
        let again = folded(&desk, &then.entries.iter().map(|shown| Arc::clone(&shown.entry)).collect::<Vec<_>>());
        prop_assert_eq!(account(&clocks(&then, desk.rulebook()), now), account(&clocks(&again, desk.rulebook()), now));
        let seen_later = as_of(later);
        let runs = clocks(&seen_later, desk.rulebook());
        for run in clocks(&then, desk.rulebook()) {
            let Some(broken) = run.breached_at(now) else { continue };
            let same = runs.iter().find(|other| {
                (&other.target.id, other.round, other.occurrence) == (&run.target.id, run.round, run.occurrence)
            });
            prop_assert_eq!(same.and_then(|same| same.breached_at(later)), Some(broken), "{}", run.target.id);
        }
    }

    #[test]
    fn open_time_adds_up(plan in plan(), start in start(), first in 0..9 * DAY, second in 0..9 * DAY) {
        let calendar = BusinessCalendar::compile(&plan.spec()).unwrap();
        let (a, b, c) = (instant(start), instant(start + first), instant(start + first + second));
        let between = |a, b| calendar.working_time_between(a, b);
        prop_assert_eq!(between(a, c), between(a, b).plus(between(b, c)));
    }
}
