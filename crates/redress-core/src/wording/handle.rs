//! The text to copy for a colleague: which case, what next, by when.
//!
//! It leaves our hands, so it names no person and no phone; and it is read later, so it names the day.

use super::{Lang, moment};
use crate::case::Case;
use crate::rulebook::Rulebook;
use crate::sla::{ClockRun, Standing, next_step};
use crate::time::Timestamp;

/// `请处理 SH01-261122-A03（二级）：联系客户。首次联系须在 11月23日 周一 18:00 前完成。`
pub fn for_chat(case: &Case, rulebook: &Rulebook, now: Timestamp, lang: Lang) -> String {
    let (number, level) = (case.number(), case.level().name(lang));
    let Some(next) = next_step(case, rulebook) else {
        let status = case.status(rulebook).name(lang);
        return match lang {
            Lang::Zh => format!("{number}（{level}）：{status}，没有待办。"),
            Lang::En => format!("{number} ({level}): {status}, nothing to do."),
        };
    };
    let step = next.status.next_step(lang);
    let due = next.clock.as_ref().and_then(|clock| due(clock, now, lang)).unwrap_or_default();
    match lang {
        Lang::Zh => format!("请处理 {number}（{level}）：{step}。{due}"),
        Lang::En => format!("Please handle {number} ({level}): {step}.{due}"),
    }
}

fn due(clock: &ClockRun<'_>, now: Timestamp, lang: Lang) -> Option<String> {
    let at = moment::at_seen_from(clock.due_at()?, now, clock.calendar().offset(), lang);
    let title = clock.target.title.get(lang);
    let is_overdue = clock.standing(now) == Standing::Breached;
    Some(match (lang, is_overdue) {
        (Lang::Zh, false) => format!("{title}须在 {at} 前完成。"),
        (Lang::Zh, true) => format!("{title}应在 {at} 前完成，已逾期。"),
        (Lang::En, false) => format!(" {title} by {at}."),
        (Lang::En, true) => format!(" {title} was due {at}: overdue."),
    })
}
