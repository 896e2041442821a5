//! An alert in words, and why one was withdrawn.

use super::{Lang, moment};
use crate::case::Case;
use crate::rulebook::Rulebook;
use crate::sla::{Alert, AlertKey, AlertKind, Because, ClockRun, Withdrawn};

/// What kind it is, in a word.
pub fn kind(kind: AlertKind, lang: Lang) -> &'static str {
    lang.pick(match kind {
        AlertKind::Breached => ["已逾期", "Overdue"],
        AlertKind::NoTaker => ["没人接手", "No taker"],
        AlertKind::AtRisk => ["即将到期", "Due soon"],
        AlertKind::NotSent => ["待发送", "To be sent"],
        AlertKind::NeedsLook => ["请查看", "Needs a look"],
    })
}

/// What it is about: the clock's title, or what is missing. `runs` are the clocks of its case.
pub fn title<'a>(alert: &Alert, runs: &[ClockRun<'a>], lang: Lang) -> &'a str {
    let run = alert.clock.and_then(|clock| runs.get(clock));
    match (run.map(|run| run.target), alert.kind) {
        (Some(target), _) => target.title.get(lang),
        (None, AlertKind::NotSent) => {
            lang.pick(["还没有发出，对方看不到", "Not sent yet: whoever acts next cannot see it"])
        }
        (None, AlertKind::NeedsLook) => {
            lang.pick(["归档后客户又来联系", "The customer came back after the archive"])
        }
        (None, _) => lang.pick(["没有人接手", "Nobody has taken the case"]),
    }
}

/// Why an alert that somebody saw does not hold any more.
pub fn withdrawn(withdrawn: &Withdrawn, case: &Case, rulebook: &Rulebook, lang: Lang) -> String {
    let offset = rulebook.office().offset();
    let at = |at| moment::at(at, offset, lang);
    let title = clock_title(&withdrawn.key, case, rulebook, lang);
    match (withdrawn.because, lang) {
        (Because::DoneBefore(done), Lang::Zh) => {
            format!("提醒“{title}”已撤销：{} 已经完成，记录后来才到。", at(done))
        }
        (Because::DoneBefore(done), Lang::En) => {
            format!("The alert “{title}” is withdrawn: it was done {}, and the entry came later.", at(done))
        }
        (Because::FellAwayBefore(fell), Lang::Zh) => {
            format!("提醒“{title}”已撤销：{} 起不再适用，记录后来才到。", at(fell))
        }
        (Because::FellAwayBefore(fell), Lang::En) => {
            format!("The alert “{title}” is withdrawn: from {} it no longer applied.", at(fell))
        }
        (Because::NotDueThen(due), Lang::Zh) => {
            let due = due.map(|due| format!("，到期是 {}", at(due))).unwrap_or_default();
            format!("提醒“{title}”已撤销：当时还没有到期{due}。")
        }
        (Because::NotDueThen(due), Lang::En) => {
            let due = due.map(|due| format!("; it is due {}", at(due))).unwrap_or_default();
            format!("The alert “{title}” is withdrawn: it was not due then{due}.")
        }
        (Because::NoSuchClock, Lang::Zh) => format!("提醒“{title}”已撤销：所计的事没有发生。"),
        (Because::NoSuchClock, Lang::En) => {
            format!("The alert “{title}” is withdrawn: what it measured did not take place.")
        }
    }
}

fn clock_title<'a>(key: &'a AlertKey, case: &Case, rulebook: &'a Rulebook, lang: Lang) -> &'a str {
    let policy = case.state.rounds.get(&key.round).and_then(crate::case::Round::policy);
    let clocks = policy.and_then(|id| rulebook.policy(id)).map(|policy| &policy.clocks);
    let clock = clocks.and_then(|clocks| clocks.iter().find(|clock| clock.id == key.clock));
    clock.map_or(key.clock.as_str(), |clock| clock.title.get(lang))
}
