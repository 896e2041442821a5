//! G7: open cases and their live clocks.

use crate::story::tell;
use chrono::{Datelike, Days, NaiveDate, TimeDelta};
use redress_core::case::Case;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{Change, ClockRun, ClockTable, Standing, Standings, clocks};
use redress_core::time::{Timestamp, UtcOffset};
use std::fmt::Write;
use wasm_bindgen::prelude::wasm_bindgen;

/// An open case: minutes after its registration, and what was done then.
type Course = &'static [(i64, &'static str)];

const CONTACT: (i64, &str) = (35, "联系 主动 电话 已联系上：说明步骤");
const LEVEL: (i64, &str) = (50, "定级 一级");

/// How far the cases have come; one after the other.
const COURSES: [Course; 8] = [
    &[],
    &[CONTACT],
    &[CONTACT, LEVEL, (70, "调查 属实：胶水没有压实。")],
    &[CONTACT, LEVEL, (70, "方案 甲 维修 金额=30元：重新压胶。"), (80, "告知方案 甲")],
    &[CONTACT, LEVEL, (60, "暂停 理由=customer_asked 到=LATER：客户出差。")],
    &[CONTACT, LEVEL, (60, "协办 子 质检部 前=DATE：请出结论。")],
    &[CONTACT, (40, "定级 三级"), (55, "移交 刘洋")],
    &[CONTACT, LEVEL, (60, "备注：等客户回话。"), (90, "联系 主动 电话 未接通")],
];

/// Open cases, as a desk holds them in memory.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Store {
    rulebook: Rulebook,
    /// Some told and folded.
    told: Vec<Case>,
    /// Each of them stands for several cases: what is reckoned from a case does not ask whether it is the only one.
    count: usize,
    table: ClockTable<usize>,
    changes: Vec<Change<usize>>,
}

#[wasm_bindgen]
impl Store {
    /// Registered over the six weeks up to 2026-11-20, every eighth case alike but for its time.
    #[wasm_bindgen(constructor)]
    pub fn of(count: usize) -> Self {
        let mut rulebook = Rulebook::default();
        let mut told = Vec::new();
        for number in 0..count.min(Self::TOLD) {
            let story = tell("bench", &script(number));
            told.extend(story.cases);
            rulebook = story.rulebook;
        }
        Self { rulebook, told, count, table: ClockTable::new(), changes: Vec::new() }
    }

    /// Takes the clocks of `count` cases in, from the one at `from` on; answers how many live ones there are in all.
    pub fn take_in(&mut self, from: usize, count: usize) -> usize {
        let mut table = std::mem::take(&mut self.table);
        for (number, case) in self.cases().skip(from).take(count) {
            table.replace(number, &clocks(case, &self.rulebook));
        }
        self.table = table;
        self.table.len()
    }

    /// The table at `now`: [running, held, at risk, breached, changed].
    pub fn evaluate(&mut self, now: f64) -> Vec<u32> {
        let standings = self.table.evaluate(Timestamp::from_ms(now as i64), &mut self.changes);
        figures(standings, self.changes.len())
    }

    /// The same without a table for `count` cases from the one at `from` on, each one's clocks derived again.
    pub fn derive(&self, now: f64, from: usize, count: usize) -> Vec<u32> {
        let now = Timestamp::from_ms(now as i64);
        let mut standings = Standings::default();
        for (_, case) in self.cases().skip(from).take(count) {
            for run in clocks(case, &self.rulebook) {
                match run.standing(now) {
                    Standing::Running => standings.running += 1,
                    Standing::Held => standings.held += 1,
                    Standing::AtRisk => standings.at_risk += 1,
                    Standing::Breached => standings.breached += 1,
                    Standing::Met | Standing::MetLate | Standing::Void => {}
                }
            }
        }
        figures(standings, 0)
    }

    /// The same clocks for the peers, five numbers each: case, due, warning, hold from and to; 0 where there is none.
    pub fn columns(&self) -> Vec<f64> {
        let mut columns = Vec::new();
        for (number, case) in self.cases() {
            for run in clocks(case, &self.rulebook).iter().filter(|run| run.is_live()) {
                columns.extend(numbers(number, run));
            }
        }
        columns
    }
}

impl Store {
    const TOLD: usize = 1_000;

    fn cases(&self) -> impl Iterator<Item = (usize, &Case)> {
        (0..self.count).zip(self.told.iter().cycle())
    }
}

/// The peers know one hold a clock; no course here has two.
fn numbers(case: usize, run: &ClockRun<'_>) -> [f64; 5] {
    let ms = |at: Option<Timestamp>| at.map_or(0.0, |at| at.ms() as f64);
    let held = run.held.first();
    let (from, to) = (held.map(|held| held.from), held.map(|held| held.to));
    [case as f64, ms(run.due_at()), ms(Some(run.warn_at)), ms(from), ms(to)]
}

fn figures(standings: Standings, changed: usize) -> Vec<u32> {
    let Standings { running, held, at_risk, breached } = standings;
    [running, held, at_risk, breached, changed].map(|count| count as u32).to_vec()
}

fn script(number: usize) -> String {
    let first = NaiveDate::from_ymd_opt(2026, 10, 9).unwrap_or_default();
    // Spread without a pattern: 37 and 61 share no divisor with the days and minutes.
    let day = first.checked_add_days(Days::new((number * 37 % 42) as u64)).unwrap_or(first);
    let minute = 9 * 60 + (number * 61 % 480) as i64;
    let begun = Timestamp::midnight(day, UtcOffset::CHINA).plus_ms(minute * 60_000);
    let mut script = String::new();
    line(
        &mut script,
        begun,
        "登记 自理 投诉类型=消费者投诉 投诉渠道=电话 投诉主题=产品质量 客户姓名=李娜 电话=13800000001 商品=鞋 \
         客户诉求=维修：开胶",
    );
    for (after, act) in COURSES[number % COURSES.len()] {
        line(&mut script, begun.plus_ms(after * 60_000), act);
    }
    script
}

fn line(script: &mut String, at: Timestamp, act: &str) {
    const WEEK_DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let local = at.local(UtcOffset::CHINA);
    let week_day = WEEK_DAYS[local.weekday().num_days_from_monday() as usize];
    let later = local + TimeDelta::days(3);
    let act = act
        .replace("LATER", &later.format("%m-%d_%H:%M").to_string())
        .replace("DATE", &later.format("%m-%d").to_string());
    // Writing to a String does not fail.
    let _ = writeln!(
        script,
        "{} {week_day} {} 总部电脑 赵丽 {act}",
        local.format("%m-%d"),
        local.format("%H:%M")
    );
}
