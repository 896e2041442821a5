//! What holds for every set of entries: no panic, no dependence on order or repetition, nothing lost with a name.

use super::any::{chances, entries, folded, rulebook};
use proptest::prelude::*;
use redress_core::case::Case;
use redress_core::event::{Entry, EventId};
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Outbox, alerts, clocks, next_step};
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

/// Everything that can be asked of a case, as text.
fn account(case: &Case, rulebook: &Rulebook) -> String {
    let runs: Vec<String> = clocks(case, rulebook)
        .iter()
        .map(|run| {
            format!(
                "{} {} {} {:?} {:?} {:?}",
                run.target.id, run.round, run.occurrence, run.due, run.end, run.doer
            )
        })
        .collect();
    let entries: Vec<_> =
        case.entries.iter().map(|shown| (shown.entry.id, &shown.effect, shown.time)).collect();
    format!(
        "{:?} {:?} {:?}\n{runs:?}\n{entries:?}\n{:?}",
        case.status(rulebook),
        case.level(),
        case.owner(),
        case.state
    )
}

fn without_names(entry: &Entry) -> Arc<Entry> {
    let line = entry.to_line();
    let bare = line.rfind(",\"personal\":{\"salt\"").map_or(line.clone(), |at| format!("{}}}", &line[..at]));
    Arc::new(Entry::read(&bare).unwrap().0)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_set_of_entries_panics(chances in chances(40), now in any::<i64>()) {
        let entries = entries(&chances);
        let rulebook = rulebook(&entries);
        let case = folded(&entries, &rulebook);
        let now = Timestamp::from_ms(now);
        let soon = Timestamp::parse("2026-11-25 18:00", UtcOffset::CHINA).unwrap();
        for at in [now, soon] {
            let _ = (alerts(&case, &rulebook, at, Outbox::EMPTY).len(), next_step(&case, &rulebook).is_some());
            let _ = case.as_of(at, &rulebook).map(|then| account(&then, &rulebook));
        }
        prop_assert_eq!(case.entries.len(), entries.iter().filter(|e| e.case() == Some(case.id)).count());
    }

    #[test]
    fn any_order_and_any_repetition_give_the_same_case(chances in chances(30), seed in any::<u64>()) {
        let entries = entries(&chances);
        let mut shuffled = [entries.clone(), entries.clone()].concat();
        shuffled.sort_by_key(|entry| EventId::of(format!("{seed}{}", entry.id).as_bytes()));
        let (book, other_book) = (rulebook(&entries), rulebook(&shuffled));
        let opening = entries[0].id;
        // The opening first: `folded` looks for it.
        shuffled.sort_by_key(|entry| entry.id != opening);
        let once = account(&folded(&entries, &book), &book);
        prop_assert_eq!(once, account(&folded(&shuffled, &other_book), &other_book));
    }

    #[test]
    fn removing_personal_parts_leaves_status_order_and_clocks(chances in chances(30)) {
        let entries = entries(&chances);
        let bare: Vec<Arc<Entry>> = entries.iter().map(|entry| without_names(entry)).collect();
        let book = rulebook(&entries);
        let (whole, bare) = (folded(&entries, &book), folded(&bare, &book));
        prop_assert_eq!(whole.status(&book), bare.status(&book));
        prop_assert_eq!(whole.level(), bare.level());
        prop_assert_eq!(&whole.heads, &bare.heads);
        let order = |case: &Case| case.entries.iter().map(|e| (e.entry.id, e.effect.clone())).collect::<Vec<_>>();
        prop_assert_eq!(order(&whole), order(&bare));
        let dues = |case: &Case| clocks(case, &book).iter().map(|run| (run.due_at(), run.end)).collect::<Vec<_>>();
        prop_assert_eq!(dues(&whole), dues(&bare));
    }
}
