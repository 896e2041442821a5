//! The table of live clocks answers what each clock would answer, whatever was replaced and however `now` moves.

use super::at;
use crate::story::{Told, tell};
use proptest::prelude::*;
use redress_core::sla::{Change, ClockRun, ClockTable, Standing, Standings, clocks};
use redress_core::time::Timestamp;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Every scenario as it was after each of its lines.
fn stories() -> &'static [Told] {
    static STORIES: OnceLock<Vec<Told>> = OnceLock::new();
    STORIES.get_or_init(|| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
        files.sort();
        let scripts = files.iter().map(|file| std::fs::read_to_string(file).unwrap());
        let told = scripts.flat_map(|script| {
            let ends: Vec<usize> = script.match_indices('\n').map(|(end, _)| end).collect();
            ends.into_iter().map(|end| tell("table", &script[..end])).collect::<Vec<_>>()
        });
        told.filter(|told| !told.cases.is_empty()).collect()
    })
}

fn clocks_of(story: usize) -> Vec<ClockRun<'static>> {
    let stories = stories();
    let told = &stories[story % stories.len()];
    clocks(&told.cases[0], &told.rulebook)
}

#[derive(Clone, Debug)]
enum Deed {
    Replace {
        case: u8,
        story: usize,
    },
    Remove {
        case: u8,
    },
    /// A moment at which some clock turns, more or less.
    Evaluate {
        story: usize,
        turn: usize,
        off_ms: i64,
    },
}

fn deed() -> impl Strategy<Value = Deed> {
    let off = prop_oneof![-1..=1_i64, -40 * 86_400_000..40 * 86_400_000_i64];
    prop_oneof![
        3 => (0..6_u8, any::<usize>()).prop_map(|(case, story)| Deed::Replace { case, story }),
        1 => (0..6_u8).prop_map(|case| Deed::Remove { case }),
        3 => (any::<usize>(), any::<usize>(), off)
            .prop_map(|(story, turn, off_ms)| Deed::Evaluate { story, turn, off_ms }),
    ]
}

fn turn(runs: &[ClockRun<'_>], which: usize) -> Timestamp {
    let turns = runs.iter().flat_map(|run| {
        let held = run.held.iter().flat_map(|held| [held.from, held.to]);
        held.chain(run.due_at()).chain([run.warn_at, run.started_at])
    });
    let turns: Vec<Timestamp> = turns.collect();
    turns.get(which % turns.len().max(1)).copied().unwrap_or_default()
}

fn counted<'s>(standings: impl Iterator<Item = &'s Standing>) -> Standings {
    standings.fold(Standings::default(), |mut counts, standing| {
        match standing {
            Standing::Running => counts.running += 1,
            Standing::Held => counts.held += 1,
            Standing::AtRisk => counts.at_risk += 1,
            Standing::Breached => counts.breached += 1,
            ended => panic!("{ended:?} is not live"),
        }
        counts
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_table_answers_what_every_clock_answers(deeds in prop::collection::vec(deed(), 1..24)) {
        let mut table = ClockTable::new();
        let mut runs: BTreeMap<u8, Vec<ClockRun<'_>>> = BTreeMap::new();
        let mut known: BTreeMap<(u8, usize), Standing> = BTreeMap::new();
        let mut changes = Vec::new();
        for deed in deeds {
            match deed {
                Deed::Replace { case, story } => {
                    let clocks = clocks_of(story);
                    table.replace(case, &clocks);
                    runs.insert(case, clocks);
                    known.retain(|(of, _), _| *of != case);
                }
                Deed::Remove { case } => {
                    table.remove(case);
                    runs.remove(&case);
                    known.retain(|(of, _), _| *of != case);
                }
                Deed::Evaluate { story, turn: which, off_ms } => {
                    let now = turn(&clocks_of(story), which).plus_ms(off_ms);
                    let counts = table.evaluate(now, &mut changes);
                    for Change { case, clock, before, after } in changes.iter().copied() {
                        prop_assert_ne!(before, Some(after));
                        prop_assert_eq!(known.insert((case, clock), after), before);
                    }
                    let answers = runs.iter().flat_map(|(case, runs)| {
                        let live = runs.iter().enumerate().filter(|(_, run)| run.is_live());
                        live.map(move |(clock, run)| ((*case, clock), run.standing(now)))
                    });
                    prop_assert_eq!(&known, &answers.collect());
                    prop_assert_eq!(counts, counted(known.values()));
                    prop_assert_eq!(table.len(), known.len());
                }
            }
        }
    }
}

/// 11-23 registered and held from 10:20 on, to be broken while it is held.
const HELD: &str =
    "11-23 周一 10:05 平板A 王芳 登记 自理 一级 投诉类型=消费者投诉 投诉渠道=到店 投诉主题=产品质量 \
    涉及门店=SH01 客户姓名=沈女士 电话=13600000021 商品=女靴 客户诉求=换货：靴跟松动。
11-23 周一 10:20 平板A 王芳 暂停 理由=customer_asked 到=11-25_10:20：客户出差。";

#[test]
fn due_now_is_in_time_and_the_hold_shows_where_nothing_is_broken() {
    let told = tell("table", HELD);
    let runs = clocks(&told.cases[0], &told.rulebook);
    let mut table = ClockTable::new();
    table.replace("case", &runs);
    let mut standing = |now| {
        let mut changes = Vec::new();
        table.evaluate(now, &mut changes)
    };
    let dues: Vec<Timestamp> = runs.iter().filter_map(ClockRun::due_at).collect();
    let (first, last) = (*dues.iter().min().unwrap(), *dues.iter().max().unwrap());
    assert_eq!(standing(first).breached, 0);
    assert_eq!(standing(first.plus_ms(1)).breached, 1);
    assert!(standing(at("2026-11-24 12:00")).held > 0);
    assert_eq!(standing(last.plus_ms(1)), Standings { breached: runs.len(), ..Standings::default() });
    assert_eq!(standing(first).breached, 0, "a clock set back undoes it");
}

#[test]
fn a_table_without_cases_counts_nothing() {
    let mut table: ClockTable<u8> = ClockTable::default();
    table.remove(1);
    let mut changes = Vec::new();
    assert_eq!(table.evaluate(Timestamp::MAX, &mut changes), Standings::default());
    assert!(changes.is_empty() && table.is_empty());
}
