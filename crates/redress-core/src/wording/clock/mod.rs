//! A clock in words: how much time is left, how it stands, when it is due, and why then.
//!
//! Time left is rounded down and time over is rounded up (T20): nobody is shown a minute they do not have,
//! and no overdue case looks as if it were just in time.

mod amount;
mod why;

pub use why::{WhyLine, why};

use super::{Lang, moment};
use crate::sla::{ClockRun, Standing};
use crate::time::Timestamp;
use amount::{Amount, Rounding};

/// The words for a clock that cannot be reckoned.
const NO_OPEN_HOURS: [&str; 2] =
    ["无法计算：日历没有营业时间", "Cannot be reckoned: the calendar has no open hours"];

/// What the head of a card says: `剩 2 小时 40 分`, `逾期 1 小时 20 分`, or how it ended.
pub fn left(run: &ClockRun<'_>, now: Timestamp, lang: Lang) -> String {
    let standing = run.standing(now);
    match (standing, run.due_at()) {
        (Standing::Running | Standing::Held | Standing::AtRisk | Standing::Breached, None) => {
            lang.pick(NO_OPEN_HOURS).to_owned()
        }
        (Standing::Running | Standing::AtRisk, Some(due)) => time_left(&Amount::of(run, now, due), lang),
        (Standing::Held, Some(due)) => {
            let goes_on = run.held_at(now).map_or(now, |held| held.to);
            let rest = time_left(&Amount::of(run, goes_on, due), lang);
            match lang {
                Lang::Zh => format!("暂停中，{rest}"),
                Lang::En => format!("Held, {rest}"),
            }
        }
        (Standing::Breached, Some(due)) => time_over(&Amount::of(run, due, now), lang),
        (Standing::Met | Standing::MetLate | Standing::Void, _) => self::standing(standing, lang).to_owned(),
    }
}

fn time_left(amount: &Amount, lang: Lang) -> String {
    match (amount.words(Rounding::Down, lang), lang) {
        (Some(words), Lang::Zh) => format!("剩 {words}"),
        (Some(words), Lang::En) => format!("{words} left"),
        // Closed until then: no open time is left, and yet it is not overdue.
        (None, _) if amount.is_nothing() => lang.pick(["即将到期", "Due now"]).to_owned(),
        (None, _) => lang.pick(["剩不到 1 分", "Less than 1 min left"]).to_owned(),
    }
}

fn time_over(amount: &Amount, lang: Lang) -> String {
    match (amount.words(Rounding::Up, lang), lang) {
        (Some(words), Lang::Zh) => format!("逾期 {words}"),
        (Some(words), Lang::En) => format!("Overdue by {words}"),
        // Overdue since closing time: no open time has passed.
        (None, _) => standing(Standing::Breached, lang).to_owned(),
    }
}

pub fn standing(standing: Standing, lang: Lang) -> &'static str {
    lang.pick(match standing {
        Standing::Running => ["进行中", "Running"],
        Standing::Held => ["暂停中", "Held"],
        Standing::AtRisk => ["即将到期", "At risk"],
        Standing::Breached => ["已逾期", "Overdue"],
        Standing::Met => ["已按时完成", "Done in time"],
        Standing::MetLate => ["已完成，逾期", "Done, late"],
        Standing::Void => ["不再适用", "No longer applies"],
    })
}

/// When it is due, as seen at `now`: `今天 18:00`, `11月24日 周二 18:00（暂定）`.
pub fn due(run: &ClockRun<'_>, now: Timestamp, lang: Lang) -> String {
    let Ok(due) = &run.due else { return lang.pick(NO_OPEN_HOURS).to_owned() };
    let provisional = if due.provisional { lang.pick(["（暂定）", " (provisional)"]) } else { "" };
    format!("{}{provisional}", moment::at_relative(due.at, now, run.calendar().offset(), lang))
}
