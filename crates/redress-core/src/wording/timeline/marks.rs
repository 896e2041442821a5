//! What a reader should know about an entry beside what it tells.

use crate::case::{Case, CaseEntry, Effect, Ineffective, TimeMark};
use crate::event::{Act, Header, PersonalState};
use crate::time::{MS_PER_DAY, MS_PER_HOUR};
use crate::wording::{Lang, reason};

/// A remark on an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub text: String,
    pub kind: MarkKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    EnteredLate,
    TimeUncertain,
    TakenBack,
    Ineffective,
    NewerVersion,
    /// Its personal part is not at hand: erased, or not sent to this device.
    PersonalMissing,
    /// An answer that its own handler took down, without the customer's hand or a call-back (SAT-5).
    OwnAnswer,
}

/// The remarks on an entry: what became of it first, then its time, then what it lacks.
pub fn marks(shown: &CaseEntry, case: &Case, lang: Lang) -> Vec<Mark> {
    let marks =
        [effect(shown, lang), time(shown, lang), own_answer(shown, case, lang), personal(shown, lang)];
    marks.into_iter().flatten().collect()
}

fn effect(shown: &CaseEntry, lang: Lang) -> Option<Mark> {
    match &shown.effect {
        Effect::Effective => None,
        Effect::TakenBack => Some(mark(MarkKind::TakenBack, lang.pick(["已撤回", "Taken back"]))),
        Effect::Ineffective(Ineffective::NewerVersion) => {
            Some(mark(MarkKind::NewerVersion, lang.pick(["来自更新的版本", "From a newer version"])))
        }
        Effect::Ineffective(why) => {
            let text = format!("{}{}", lang.pick(["没有生效：", "No effect: "]), reason::sentence(why, lang));
            Some(mark(MarkKind::Ineffective, &text))
        }
    }
}

fn time(shown: &CaseEntry, lang: Lang) -> Option<Mark> {
    match shown.time {
        TimeMark::Plausible => None,
        TimeMark::EnteredLate => {
            Some(mark(MarkKind::EnteredLate, &entered_late(&shown.entry.event.header, lang)))
        }
        TimeMark::Uncertain => Some(mark(
            MarkKind::TimeUncertain,
            lang.pick([
                "时间存疑：设备时钟与已有记录不符",
                "Time uncertain: the device's clock contradicts the record",
            ]),
        )),
    }
}

fn entered_late(header: &Header, lang: Lang) -> String {
    let lag = header.recorded_at.ms_since(header.occurred_at).max(0);
    let (days, hours) = (lag / MS_PER_DAY, lag / MS_PER_HOUR);
    match (lang, days) {
        (Lang::Zh, 0 | 1) => format!("补记，{hours} 小时后录入"),
        (Lang::Zh, _) => format!("补记，{days} 天后录入"),
        (Lang::En, 0 | 1) => format!("Entered {hours} h later"),
        (Lang::En, _) => format!("Entered {days} days later"),
    }
}

fn own_answer(shown: &CaseEntry, case: &Case, lang: Lang) -> Option<Mark> {
    let is_own = case.state.rounds.values().any(|round| {
        let given = round.answers.iter().find(|given| given.evidence.id == shown.entry.id);
        given.is_some_and(|given| round.is_taken_down_by_its_handler(given))
    });
    let text = [
        "由办理人自己记录：没有客户签名，也没有别人回访",
        "Taken down by its own handler: neither signed by the customer nor called back by another",
    ];
    is_own.then(|| mark(MarkKind::OwnAnswer, lang.pick(text)))
}

fn personal(shown: &CaseEntry, lang: Lang) -> Option<Mark> {
    let is_newer = matches!(shown.entry.event.act, Act::Newer(_));
    let is_missing = shown.entry.personal == PersonalState::Absent && !is_newer;
    let text = ["个人信息已删除或未发送到本机", "Personal details erased, or not sent to this device"];
    is_missing.then(|| mark(MarkKind::PersonalMissing, lang.pick(text)))
}

fn mark(kind: MarkKind, text: &str) -> Mark {
    Mark { text: text.to_owned(), kind }
}
