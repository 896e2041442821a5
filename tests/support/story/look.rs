//! The case as people see it at one instant, in Chinese: where it stands, its clocks, what was written since the last look.

use super::line::Act as Said;
use super::stage::Stage;
use redress_core::case::{Case, Effect};
use redress_core::command::Refusal;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{ClockRun, Outbox, alerts, clocks, next_step};
use redress_core::time::{Timestamp, UtcOffset};
use redress_core::wording::{Lang, alert, clock, moment, people, refusal, timeline};
use std::fmt::Write;

const ZH: Lang = Lang::Zh;

/// Every case of the story at `now`, knowing all that was written by then.
pub fn at(stage: &mut Stage, now: Timestamp) -> String {
    let mut out = format!("\n━━ {} ━━\n", moment::at(now, UtcOffset::CHINA, ZH));
    for id in stage.cases.clone() {
        let Some(case) = stage.case(id) else { continue };
        let rulebook = &stage.rulebook;
        head(&mut out, &case, rulebook, now);
        let runs = clocks(&case, rulebook);
        for run in &runs {
            clock_line(&mut out, run, rulebook, now);
        }
        // On a stage everything is sent as soon as it is written.
        for alert in alerts(&case, rulebook, now, Outbox::EMPTY) {
            let (title, to) = (alert::title(&alert, &runs, ZH), people::doer(&alert.raised_to, rulebook, ZH));
            writeln!(out, "  提醒 {title} → {to}").unwrap();
        }
        for shown in case.entries.iter().filter(|shown| !stage.told.contains(&shown.entry.id)) {
            let at = moment::at(shown.entry.event.header.occurred_at, UtcOffset::CHINA, ZH);
            writeln!(out, "  · {at}  {}", timeline::sentence(shown, &case, rulebook, ZH)).unwrap();
            for mark in timeline::marks(shown, &case, ZH) {
                writeln!(out, "      〔{}〕", mark.text).unwrap();
            }
            if let Some(words) = timeline::quote(shown) {
                writeln!(out, "      “{words}”").unwrap();
            }
        }
        // What was taken back after it was told is told again, with its mark.
        let is_settled = |effect: &Effect| !matches!(effect, Effect::TakenBack);
        stage.told.extend(
            case.entries.iter().filter(|shown| is_settled(&shown.effect)).map(|shown| shown.entry.id),
        );
    }
    out
}

/// A line that the desk refuses, with the words that the person reads.
pub fn refused(stage: &Stage, at: Timestamp, said: &Said, why: &Refusal) -> String {
    let when = moment::at(at, UtcOffset::CHINA, ZH);
    let sentence = refusal::sentence(why, &stage.rulebook, ZH);
    format!("\n✗ {when}  {} {}：{sentence}\n", said.person, said.verb)
}

fn head(out: &mut String, case: &Case, rulebook: &Rulebook, now: Timestamp) {
    let owner = case.owner().map_or("无", |owner| rulebook.name_of(owner));
    let round = case.state.round().map_or(0, |round| round.number);
    let (status, level) = (case.status(rulebook).name(ZH), case.level().name(ZH));
    writeln!(out, "{} 第{round}张处理单 {level} {status} 负责人：{owner}", case.number()).unwrap();
    if let Some(round) = case.state.round() {
        if let Some((receiver, _)) = round.handed_to() {
            writeln!(out, "  已移交给{}，尚未接手", people::receiver(receiver, rulebook, ZH)).unwrap();
        }
        let rivals: Vec<_> =
            round.rival_owners().into_iter().map(|person| rulebook.name_of(person)).collect();
        if !rivals.is_empty() {
            writeln!(out, "  同时接手：{}", rivals.join("、")).unwrap();
        }
    }
    for field in case.disputed_fields() {
        let values = case.state.form[field.code()].current().filter_map(|(_, value)| value.value.as_deref());
        let mut values: Vec<_> = values.collect();
        values.sort_unstable();
        writeln!(out, "  待核对 {}：{}", field.name(ZH), values.join(" / ")).unwrap();
    }
    if let Some(next) = next_step(case, rulebook) {
        let doer = people::doer(&next.doer, rulebook, ZH);
        let due = next.clock.map(|run| format!("，{} {}", run.target.title.zh, clock::due(&run, now, ZH)));
        writeln!(out, "  下一步 {}（{doer}）{}", next.status.next_step(ZH), due.unwrap_or_default()).unwrap();
    }
}

fn clock_line(out: &mut String, run: &ClockRun<'_>, rulebook: &Rulebook, now: Timestamp) {
    let due = run.due_at().map_or_else(|| "–".to_owned(), |due| moment::at(due, UtcOffset::CHINA, ZH));
    let title = &run.target.title.zh;
    let standing = clock::standing(run.standing(now), ZH);
    let key = format!("{}.{}", run.round, run.occurrence);
    let doer = people::doer(&run.doer, rulebook, ZH);
    writeln!(out, "  [{key}] {title}：{due} 前，{standing}（{doer}）").unwrap();
}
