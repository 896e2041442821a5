//! When promises are due, whether they were kept, and who had to keep them, told as small stories.

#![allow(clippy::disallowed_methods, reason = "tests read the scripts and bundles of the tree")]
#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod alerts;
mod authorisation;
mod cadence;
mod course_edges;
mod decided;
pub mod desk;
mod device_clocks;
mod doers;
mod explanation;
mod first_contact;
mod hand_overs;
mod hold_in_force;
mod holds;
mod hours_published;
mod laws;
mod level_changes;
mod next_step;
mod oracle;
mod oracle_agrees;
mod policies_published;
mod result;
mod standing;
mod table;
mod tasks_and_dates;

use crate::story::tell;
use redress_core::sla::{ClockRun, Standing, clocks};
use redress_core::time::{Timestamp, UtcOffset};

/// Registered at head office by 赵丽 at 10:00 on Monday, form complete, level not yet confirmed.
const REGISTERED: &str = "11-23 周一 10:00 总部电脑 赵丽 登记 自理 投诉类型=消费者投诉 投诉渠道=电话 \
     投诉主题=产品质量 客户姓名=李娜 电话=13800000001 商品=鞋 客户诉求=维修：开胶";

fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

fn shown(at: Timestamp) -> String {
    at.local(UtcOffset::CHINA).format("%m-%d %H:%M").to_string()
}

fn standing(run: &ClockRun<'_>, now: Timestamp) -> &'static str {
    match run.standing(now) {
        Standing::Running => "running",
        Standing::Held => "held",
        Standing::AtRisk => "at risk",
        Standing::Breached => "breached",
        Standing::Met => "met",
        Standing::MetLate => "met late",
        Standing::Void => "void",
    }
}

/// The runs of one clock as `round.occurrence due standing`, seen at `now`.
fn runs(script: &str, clock: &str, now: &str) -> Vec<String> {
    let told = tell("clock", script);
    let runs = clocks(&told.cases[0], &told.rulebook);
    let of_clock = runs.into_iter().filter(|run| run.target.id == clock);
    of_clock
        .map(|run| {
            let due = run.due_at().map_or_else(|| "–".to_owned(), shown);
            let standing = standing(&run, at(now));
            format!("{}.{} {due} {standing}", run.round, run.occurrence)
        })
        .collect()
}

/// The script's lines, all on head office's desk.
fn script(lines: &[&str]) -> String {
    lines.iter().fold(REGISTERED.to_owned(), |script, line| {
        let (when, act) = line.split_at(line.match_indices(' ').nth(2).unwrap().0);
        format!("{script}\n{when} 总部电脑{act}")
    })
}
