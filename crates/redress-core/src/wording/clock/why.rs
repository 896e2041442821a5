//! Why a clock is due when it is, line by line: the promise, where it starts, the days that count, the due time.

use super::super::derivation::{en_within, zh_within};
use super::super::{Lang, moment, people};
use super::NO_OPEN_HOURS;
use crate::calendar::{Derivation, Line, WorkingTime};
use crate::complaint::Status;
use crate::policy::{CalendarChoice, Measures, Source};
use crate::rulebook::Rulebook;
use crate::sla::{Cause, ClockRun, Held, Moved, ReckonedFrom, raised_to};
use crate::time::{Date, Timestamp};
use std::cmp::Ordering;

/// One line of the answer to "why is it due then?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyLine {
    pub text: String,
    /// The value beside the text: a date, a version. May be empty.
    pub detail: String,
    /// The line that answers the question.
    pub strong: bool,
}

/// First the promise, last and strong the due time.
pub fn why(run: &ClockRun<'_>, rulebook: &Rulebook, lang: Lang) -> Vec<WhyLine> {
    let teller = Teller { run, lang };
    let mut lines = vec![teller.promise()];
    let explanation = run.explain();
    match &explanation.from {
        ReckonedFrom::Calendar(derivation) => lines.extend(teller.reckoned(derivation)),
        ReckonedFrom::Agreed(date) => lines.extend(teller.agreed(*date)),
        ReckonedFrom::Set => lines.push(teller.began(teller.beginning())),
        ReckonedFrom::Cadence { contacted_at, every_days, falls_on, .. } => {
            lines.extend(teller.cadence(*contacted_at, *every_days, *falls_on));
        }
        ReckonedFrom::NoWorkingTime => {}
    }
    if let ReckonedFrom::Calendar(derivation) = &explanation.from
        && explanation.puts_off()
    {
        lines.push(teller.at(["不计暂停时应于", "Without what follows, due"], derivation.due.at));
    }
    lines.extend(teller.used_before(explanation.used_before));
    lines.extend(explanation.held.iter().map(|(held, lost)| teller.held(held, *lost)));
    lines.extend(explanation.not_before.map(|at| teller.not_before(at)));
    lines.extend(run.moved.iter().map(|moved| teller.moved_by(moved)));
    lines.push(teller.due());
    // Of a clock that has ended the list is history; it was derived and never stored.
    lines.extend(run.is_live().then(|| teller.escalation(rulebook)));
    lines
}

struct Teller<'a> {
    run: &'a ClockRun<'a>,
    lang: Lang,
}

impl Teller<'_> {
    /// The rule, its length, and whether the regulation says so or we assumed it.
    fn promise(&self) -> WhyLine {
        let target = self.run.target;
        let title = target.title.get(self.lang);
        let length = self.run.within().map(|within| match self.lang {
            Lang::Zh => format!("：{}", zh_within(within)),
            Lang::En => format!(": {}", en_within(within)),
        });
        let source = match target.source {
            Source::Given => ["规定写明", "given"],
            Source::Assumed => ["假定", "assumed"],
        };
        let (number, source) = (self.run.policy.number, self.lang.pick(source));
        let policy = match self.lang {
            Lang::Zh => format!("政策第 {number} 版，{source}"),
            Lang::En => format!("Policy {number}, {source}"),
        };
        line(format!("{} {title}{}", target.rule, length.unwrap_or_default()), policy)
    }

    /// The calendar's own lines, with the start named for what it was.
    fn reckoned(&self, derivation: &Derivation) -> Vec<WhyLine> {
        let is_elapsed = derivation.lines.iter().any(|line| matches!(line, Line::RunsThrough { .. }));
        let mut lines = Vec::new();
        for step in &derivation.lines {
            match step {
                Line::Received { at, .. } => {
                    lines.push(self.began_on(self.beginning(), at.date(), &at.format("%H:%M").to_string()));
                    lines.extend(
                        (!is_elapsed && self.run.target.on != CalendarChoice::None).then(|| self.calendar()),
                    );
                }
                Line::NotCounted { date } => {
                    lines.push(
                        self.line(["当日不计入", "That day is not counted"], moment::date(*date, self.lang)),
                    );
                }
                // The last line says it.
                Line::Due { .. } => {}
                other => lines.push(line(other.render(self.lang), String::new())),
            }
        }
        lines
    }

    fn agreed(&self, date: Date) -> Vec<WhyLine> {
        let agreed = match self.run.target.measures {
            Measures::DepartmentTask => ["要求部门完成的日期", "Asked of the department by"],
            _ => ["与客户约定的日期", "Agreed with the customer"],
        };
        let mut lines = vec![self.line(agreed, self.day(date)), self.calendar()];
        lines.extend(self.moved(date));
        lines.push(self.close_of_business());
        lines
    }

    fn cadence(&self, from: Timestamp, every_days: u32, falls_on: Date) -> Vec<WhyLine> {
        let every = match self.lang {
            Lang::Zh => format!("{every_days} 天后"),
            Lang::En => format!("{every_days} days later"),
        };
        let mut lines = vec![self.began(self.beginning())];
        if from != self.run.started_at {
            lines.push(self.at(["级别改变，从此算起", "The level changed: counted from here"], from));
        }
        lines.extend([line(every, self.day(falls_on)), self.calendar()]);
        lines.extend(self.moved(falls_on));
        lines.push(self.close_of_business());
        lines
    }

    /// What a change of level left to the new limit.
    fn used_before(&self, used: WorkingTime) -> Option<WhyLine> {
        let words = ["改级别前已用，计入新时限", "Used before the level changed, counted in"];
        (used > WorkingTime::ZERO).then(|| self.line(words, self.length(used)))
    }

    /// `暂停（SLA-2 客户要求改期，最长10个工作日）：11月24日 10:00 至 11月25日 10:00`, and how much of it would have counted.
    fn held(&self, held: &Held, lost: WorkingTime) -> WhyLine {
        let offset = self.run.calendar().offset();
        let [from, to] = [held.from, held.to].map(|at| moment::at(at, offset, self.lang));
        let length = self.length(lost);
        let reason = self.run.policy.hold_reason(&held.reason).map_or_else(
            || held.reason.clone(),
            |reason| match self.lang {
                Lang::Zh => format!("{} {}，最长{}", reason.rule, reason.title.zh, zh_within(reason.most)),
                Lang::En => {
                    format!("{} {}, at most {}", reason.rule, reason.title.en, en_within(reason.most))
                }
            },
        );
        match self.lang {
            Lang::Zh => line(format!("暂停（{reason}）：{from} 至 {to}"), format!("不计 {length}")),
            Lang::En => line(format!("Held ({reason}): {from} to {to}"), format!("{length} not counted")),
        }
    }

    fn not_before(&self, at: Timestamp) -> WhyLine {
        self.at(["不早于改变的时刻", "Never due before the change itself"], at)
    }

    /// A due time that no longer holds stays in sight.
    fn moved_by(&self, moved: &Moved) -> WhyLine {
        let offset = self.run.calendar().offset();
        let at = moment::at(moved.at, offset, self.lang);
        let was = moved.from.map(|from| moment::at(from, offset, self.lang)).unwrap_or_default();
        let cause = match (&moved.cause, self.lang) {
            (Cause::Level(level), _) => level.name(self.lang).to_owned(),
            (Cause::Hours, Lang::Zh) => "公布新的营业时间".to_owned(),
            (Cause::Hours, Lang::En) => "other opening hours were published".to_owned(),
            (Cause::Policy(number), Lang::Zh) => format!("政策第 {number} 版"),
            (Cause::Policy(number), Lang::En) => format!("policy {number}"),
            (Cause::Agreed(date), Lang::Zh) => format!("与客户约定 {}", self.day(*date)),
            (Cause::Agreed(date), Lang::En) => format!("{} agreed with the customer", self.day(*date)),
            (Cause::Held { .. }, Lang::Zh) => "开始暂停".to_owned(),
            (Cause::Held { .. }, Lang::En) => "a hold began".to_owned(),
            (Cause::Resumed, Lang::Zh) => "提前恢复".to_owned(),
            (Cause::Resumed, Lang::En) => "resumed early".to_owned(),
        };
        match self.lang {
            Lang::Zh => line(format!("{at} 起变更：{cause}"), format!("原到期 {was}")),
            Lang::En => line(format!("Moved on {at}: {cause}"), format!("was due {was}")),
        }
    }

    /// An amount of the clock's own time, its seconds cut as those of the due time are.
    fn length(&self, amount: WorkingTime) -> String {
        let minutes = amount.minutes();
        match self.lang {
            Lang::Zh => format!("{} 小时 {} 分", minutes / 60, minutes % 60),
            Lang::En => format!("{} h {} min", minutes / 60, minutes % 60),
        }
    }

    fn at(&self, words: [&'static str; 2], at: Timestamp) -> WhyLine {
        self.line(words, moment::at(at, self.run.calendar().offset(), self.lang))
    }

    /// A day off moves the due day.
    fn moved(&self, from: Date) -> Option<WhyLine> {
        let to = self.run.due_at()?.date(self.run.calendar().offset());
        let words = match to.cmp(&from) {
            Ordering::Equal => return None,
            Ordering::Less => ["当日不营业，提前到", "Closed on that day, brought forward to"],
            Ordering::Greater => ["当日不营业，顺延到", "Closed on that day, put off to"],
        };
        Some(self.line(words, self.day(to)))
    }

    fn close_of_business(&self) -> WhyLine {
        let provisional = [
            "当日营业结束（放假安排尚未公布，暂定）",
            "Close of business (holidays not published yet: provisional)",
        ];
        let certain = ["当日营业结束", "Close of business"];
        let is_provisional = self.run.due.as_ref().is_ok_and(|due| due.provisional);
        self.line(if is_provisional { provisional } else { certain }, String::new())
    }

    fn due(&self) -> WhyLine {
        let Some(due) = self.run.due_at() else {
            return WhyLine { strong: true, ..self.line(NO_OPEN_HOURS, String::new()) };
        };
        let local = due.local(self.run.calendar().offset());
        let detail = format!("{} {}", moment::date_with_year(local.date(), self.lang), local.format("%H:%M"));
        WhyLine { strong: true, ..self.line(["到期", "Due"], detail) }
    }

    /// Whose list a breach stands on, beside the doer's own.
    fn escalation(&self, rulebook: &Rulebook) -> WhyLine {
        let to = people::doer(&raised_to(self.run, rulebook), rulebook, self.lang);
        self.line(["逾期则列入上级清单（ESC-1）", "A breach goes on the list of (ESC-1)"], to)
    }

    /// What the clock started with.
    fn beginning(&self) -> [&'static str; 2] {
        match self.run.target.measures {
            Measures::Step(Status::Registered) => ["收到投诉", "Complaint received"],
            Measures::Result | Measures::Step(Status::CarryingOut) if self.run.round == 1 => {
                ["收到投诉", "Complaint received"]
            }
            Measures::Result | Measures::Step(Status::CarryingOut) => {
                ["新的处理单开始", "The new form began"]
            }
            Measures::Step(_) => ["这一步开始", "This step began"],
            // Before a level 1 case is long-running, its weekly contact is reckoned from receipt.
            Measures::Cadence if self.run.within().is_some() => ["收到投诉", "Complaint received"],
            Measures::Cadence => ["上次联系", "Last contact"],
            Measures::Promise => ["答应客户", "Promised"],
            Measures::Authorisation => ["提出方案", "Solution proposed"],
            Measures::DepartmentTask => ["交部门协办", "Given to the department"],
            Measures::OutsideDeadline => ["记录外部期限", "Deadline recorded"],
            Measures::Taking => ["移交处理单", "Form handed over"],
            Measures::Guidance => ["专项汇报", "Special report made"],
            Measures::Appeal => ["客户申诉", "Customer appealed"],
            Measures::Summary => ["结案", "Case closed"],
            Measures::Archiving => ["写好总结", "Summary written"],
            Measures::DocketPlacing => ["客户仍不满意", "Customer still dissatisfied"],
            Measures::DocketDecision => ["例会日期", "Date of the meeting"],
        }
    }

    fn began(&self, words: [&'static str; 2]) -> WhyLine {
        let local = self.run.started_at.local(self.run.calendar().offset());
        self.began_on(words, local.date(), &local.format("%H:%M").to_string())
    }

    fn began_on(&self, words: [&'static str; 2], date: Date, clock: &str) -> WhyLine {
        self.line(words, format!("{} {clock}", self.day(date)))
    }

    /// Every clock says what it runs on.
    fn calendar(&self) -> WhyLine {
        let office = || self.lang.pick(["办公日历", "the office calendar"]).to_owned();
        let name = self.run.store.map_or_else(office, |store| store.name.clone());
        self.line(["按营业时间计算", "Counted in the open hours of"], name)
    }

    /// A date as seen from the due day: another year with its number.
    fn day(&self, date: Date) -> String {
        let offset = self.run.calendar().offset();
        let due = self.run.due_at().map_or(date, |due| due.date(offset));
        moment::date_seen_from(date, due, self.lang)
    }

    fn line(&self, words: [&'static str; 2], detail: String) -> WhyLine {
        line(self.lang.pick(words).to_owned(), detail)
    }
}

fn line(text: String, detail: String) -> WhyLine {
    WhyLine { text, detail, strong: false }
}
