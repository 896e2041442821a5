//! Long stories: no recursion to overflow, no work that grows with the square of the entries.

use super::any::entries;
use crate::story::cast;
use redress_core::case::fold;
use redress_core::complaint::{Field, Level, Tier};
use redress_core::event::{
    Act, Assigned, Authority, CaseId, Draft, Entry, EventId, FormAmended, HandedOver, Header, Lane, LevelSet,
    Receiver, Salt, TextOnly, Writer,
};
use redress_core::policy::Measures;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Outbox, alerts, clocks};
use redress_core::time::Timestamp;
use std::sync::Arc;

fn next(opening: &Entry, parents: Vec<EventId>, seq: u64) -> Arc<Entry> {
    let act = if seq.is_multiple_of(2) {
        Act::NoteAdded(TextOnly {})
    } else {
        Act::FormAmended(FormAmended { fields: [(Field::Batch.code().to_owned(), seq.to_string())].into() })
    };
    let header = Header {
        case: Some(CaseId(opening.id)),
        parents,
        writer: Writer { seq, lane: Lane::HeadOffice, ..opening.event.header.writer.clone() },
        authority: Authority::HeadOffice,
        occurred_at: opening.event.header.occurred_at.plus_ms(seq as i64),
        ..opening.event.header.clone()
    };
    Arc::new(Entry::write(header, Draft::new(act), Salt([0; 16])).unwrap())
}

fn branch(opening: &Entry, length: u64, first_seq: u64) -> Vec<Arc<Entry>> {
    let mut parent = opening.id;
    let links = (0..length).map(|link| {
        let entry = next(opening, vec![parent], first_seq + link);
        parent = entry.id;
        entry
    });
    links.collect()
}

#[test]
fn a_chain_of_20_000_entries_folds() {
    let mut all = entries(&[]);
    let opening = Arc::clone(&all[0]);
    all.extend(branch(&opening, 20_000, 2));
    let case = fold(CaseId(opening.id), &all, &Rulebook::of(&cast::desk())).unwrap();
    assert_eq!((case.entries.len(), case.heads.len()), (20_001, 1));
    assert_eq!(case.state.field(Field::Batch), "20001");
}

#[test]
fn two_branches_of_1_000_entries_fold_and_their_edits_are_both_kept() {
    let mut all = entries(&[]);
    let opening = Arc::clone(&all[0]);
    all.extend(branch(&opening, 1_000, 2));
    all.extend(branch(&opening, 1_000, 5_002));
    let case = fold(CaseId(opening.id), &all, &Rulebook::of(&cast::desk())).unwrap();
    assert_eq!((case.entries.len(), case.heads.len()), (2_001, 2));
    assert_eq!(case.disputed_fields(), [Field::Batch]);
}

/// No desk does this; a file may say so.
#[test]
fn a_level_set_2_000_times_folds_and_has_its_clocks() {
    let mut all = entries(&[]);
    let opening = Arc::clone(&all[0]);
    let mut parent = opening.id;
    for seq in 2..2_002_u64 {
        let level = if seq.is_multiple_of(2) { Level::ONE } else { Level::THREE };
        let mut entry = Entry::clone(&next(&opening, vec![parent], seq));
        let header = entry.event.header.clone();
        entry = Entry::write(header, Draft::new(Act::LevelSet(LevelSet::to(level))), Salt([0; 16])).unwrap();
        parent = entry.id;
        all.push(Arc::new(entry));
    }
    let rulebook = Rulebook::of(&cast::desk());
    let case = fold(CaseId(opening.id), &all, &rulebook).unwrap();
    assert_eq!((case.entries.len(), case.level()), (2_001, Level::THREE));
    let result = clocks(&case, &rulebook).into_iter().find(|run| run.target.id == "result").unwrap();
    // The first one says what was proposed already.
    assert_eq!((result.is_live(), result.moved.len()), (true, 1_999), "and every due time there was");
}

/// Passed from hand to hand, handed over and assigned: it has its clocks, and its alerts where nobody has it.
#[test]
fn a_case_passed_on_1_000_times_folds_and_has_its_alerts() {
    let rulebook = Rulebook::of(&cast::desk());
    let people = ["陈静", "刘洋"].map(|name| cast::person(name).unwrap());
    let passed = |last: Act| {
        let mut all = entries(&[]);
        let opening = Arc::clone(&all[0]);
        let mut parent = opening.id;
        for seq in 2..1_002_u64 {
            let to = people[(seq % 2) as usize].clone();
            let act = match seq {
                1_001 => last.clone(),
                seq if seq.is_multiple_of(3) => Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }),
                _ => Act::Assigned(Assigned { to }),
            };
            let header = next(&opening, vec![parent], seq).event.header.clone();
            let entry = Entry::write(header, Draft::new(act), Salt([0; 16])).unwrap();
            parent = entry.id;
            all.push(Arc::new(entry));
        }
        fold(CaseId(opening.id), &all, &rulebook).unwrap()
    };
    let case = passed(Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }));
    let runs = clocks(&case, &rulebook);
    assert!(runs.iter().filter(|run| run.target.measures == Measures::Taking).count() > 300);
    assert!(!alerts(&case, &rulebook, Timestamp::MAX, Outbox::EMPTY).is_empty());
}
