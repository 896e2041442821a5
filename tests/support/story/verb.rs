//! What a line of a script asks of the desk: its verb and particulars as a command.

use super::cast;
use super::line::{self, Act as Said};
use super::terms;
use redress_core::command::Command;
use redress_core::complaint::{CheckPoint, Direction, Field, Form, MeetingDecision, Remedy, Tier};
use redress_core::event::{
    Act, AlertAcknowledged, Assigned, CaseVoided, ContactLogged, DepartmentTaskDone, DepartmentTaskSet,
    DocketPlaced, Draft, EntryWithdrawn, EventId, FindingRecorded, FormAmended, GroundFired, HandedOver,
    HoldBegun, LevelSet, OutsideDeadlineMet, OutsideDeadlineSet, Proposal, Receiver, ReportedUnreachable,
    ResultRecorded, ResultTold, ReviewReturned, SolutionAccepted, SolutionProposed, SolutionRefused,
    TextOnly,
};
use redress_core::time::Timestamp;
use redress_core::wording::Lang;

/// What a verb may refer to.
pub struct Before<'a> {
    pub at: Timestamp,
    /// A proposal, a department's task or a deadline by its label: `甲`.
    pub proposal: &'a dyn Fn(&str) -> Option<EventId>,
    /// What the device wrote last.
    pub last_written: Option<EventId>,
}

pub fn command(said: &Said, before: &Before<'_>) -> Result<Command, String> {
    let words = &said.words;
    let text = said.text.clone();
    let plain = |act: Act| Command::Do(Draft::with_text(act, &said.text));
    let label = || {
        let label = words.first().ok_or("no label")?;
        (before.proposal)(label).ok_or("no such proposal")
    };
    let shown = || terms::first(words, terms::shown);
    Ok(match said.verb.as_str() {
        "联系" => plain(Act::ContactLogged(contact(said)?)),
        "修改" => {
            let (fields, personal) = form(said).split();
            let mut draft = Draft::new(Act::FormAmended(FormAmended { fields }));
            draft.personal = personal;
            Command::Do(draft)
        }
        "定级" => plain(Act::LevelSet(level(said)?)),
        "移交" => plain(Act::HandedOver(HandedOver { to: receiver(words.first().ok_or("to whom?")?)? })),
        "接手" => plain(Act::Taken(TextOnly {})),
        "指派" => plain(Act::Assigned(Assigned { to: cast::person(words.first().ok_or("whom?")?)? })),
        "专项汇报" => plain(Act::SpecialReportFiled(TextOnly {})),
        "指导" => plain(Act::GuidanceGiven(TextOnly {})),
        "调查" => {
            let substantiated = words.iter().find_map(|word| terms::substantiated(word));
            plain(Act::FindingRecorded(FindingRecorded { substantiated }))
        }
        "方案" => plain(Act::SolutionProposed(SolutionProposed {
            options: remedies(words),
            amount_fen: yuan(said)?,
            finish_on: said.date("完成")?,
        })),
        "批准" => plain(Act::SolutionAuthorised(Proposal { proposal: label()? })),
        "告知方案" => plain(Act::SolutionTold(Proposal { proposal: label()? })),
        "客户接受" => {
            let result_by = said.date("约定")?;
            plain(Act::SolutionAccepted(SolutionAccepted { proposal: label()?, shown: shown()?, result_by }))
        }
        "客户拒绝" => {
            plain(Act::SolutionRefused(SolutionRefused { proposal: label()?, shown: shown()? }))
        }
        "暂停" => plain(Act::Held(HoldBegun {
            reason: said.key("理由").ok_or("no 理由")?.to_owned(),
            until: said.instant("到")?.ok_or("no 到")?,
        })),
        "恢复" => plain(Act::Resumed(TextOnly {})),
        "协办" => plain(Act::DepartmentTaskSet(DepartmentTaskSet {
            department: words.get(1).ok_or("which department?")?.clone(),
            due_on: said.date("前")?.ok_or("no 前")?,
        })),
        "协办完成" => plain(Act::DepartmentTaskDone(DepartmentTaskDone { task: label()? })),
        "外部期限" => plain(Act::OutsideDeadlineSet(OutsideDeadlineSet {
            source: terms::first(words, terms::deadline_source)?,
            due_at: said.instant("到")?.ok_or("no 到")?,
            reference: said.key("编号").unwrap_or_default().to_owned(),
        })),
        "已答复" => plain(Act::OutsideDeadlineMet(OutsideDeadlineMet { deadline: label()? })),
        "进展" => plain(Act::ProgressNoted(TextOnly {})),
        "结果" => {
            plain(Act::ResultRecorded(ResultRecorded { remedies: remedies(words), amount_fen: yuan(said)? }))
        }
        "告知结果" => {
            plain(Act::ResultTold(ResultTold { channel: terms::first(words, terms::channel)? }))
        }
        "回答" => {
            Command::RecordAnswer { answer: terms::first(words, terms::answer)?, shown: shown()?, text }
        }
        "联系不上" => {
            plain(Act::ReportedUnreachable(ReportedUnreachable { no_means: said.says("无联系方式") }))
        }
        "审核通过" => plain(Act::ReviewAccepted(TextOnly {})),
        "审核退回" => {
            plain(Act::ReviewReturned(ReviewReturned { back_to: terms::first(words, terms::status)? }))
        }
        "总结" => plain(Act::SummaryWritten(TextOnly {})),
        "归档" => Command::Archive { text },
        "重新投诉" => Command::Reopen {
            received_at: said.instant("收到")?.unwrap_or(before.at),
            channel: terms::first(words, terms::channel)?,
            text,
        },
        "申诉" => plain(Act::AppealLodged(TextOnly {})),
        "申诉决定" => Command::DecideAppeal { granted: said.says("支持"), text },
        "列入例会" => {
            let meeting_on = line::date(words.first().ok_or("no date")?)?;
            plain(Act::DocketPlaced(DocketPlaced { meeting_on }))
        }
        "例会决定" => {
            let decision: MeetingDecision = terms::first(words, terms::decision)?;
            Command::DecideMeeting { decision, text }
        }
        "撤诉" => plain(Act::ComplaintWithdrawn(TextOnly {})),
        "作废" => plain(Act::CaseVoided(CaseVoided { reason: terms::first(words, terms::void_reason)? })),
        "取消作废" => plain(Act::VoidUndone(TextOnly {})),
        "撤回" => {
            let entry = before.last_written.ok_or("nothing was written here")?;
            plain(Act::EntryWithdrawn(EntryWithdrawn { entry }))
        }
        "备注" => plain(Act::NoteAdded(TextOnly {})),
        "感谢" => plain(Act::ThanksRecorded(TextOnly {})),
        "知悉" => {
            let clock = words.first().ok_or("which clock?")?.clone();
            let occurrence = said.key("次").map_or(Ok(1), str::parse).map_err(|_| "which occurrence?")?;
            plain(Act::AlertAcknowledged(AlertAcknowledged { clock, round: 1, occurrence }))
        }
        other => return Err(format!("no such verb: {other}")),
    })
}

/// The fields among the particulars, and what happened in the text.
pub fn form(said: &Said) -> Form {
    let mut form = Form::default();
    for (name, value) in &said.keys {
        if let Some(field) = terms::field(name) {
            form.set(field, terms::value(field, value));
        }
    }
    if !said.text.is_empty() {
        form.set(Field::Happened, said.text.clone());
    }
    form
}

fn ground(id: &str) -> GroundFired {
    GroundFired { id: id.to_owned(), facts: Vec::new() }
}

pub fn level(said: &Said) -> Result<LevelSet, String> {
    let grounds = said.key("依据").map(|grounds| grounds.split('、').map(ground).collect());
    Ok(LevelSet {
        level: terms::first(&said.words, terms::level)?,
        proposed: said.key("建议").map(|word| terms::level(word).ok_or("no such level")).transpose()?,
        grounds: grounds.unwrap_or_default(),
    })
}

pub fn remedies(words: &[String]) -> Vec<Remedy> {
    words.iter().filter_map(|word| terms::remedy(word)).collect()
}

/// `金额=120元` in fen; nothing said is nothing spent.
pub fn yuan(said: &Said) -> Result<u64, String> {
    let Some(text) = said.key("金额") else { return Ok(0) };
    let number = text.strip_suffix('元').and_then(|number| number.parse::<u64>().ok());
    number.map(|yuan| yuan * 100).ok_or_else(|| format!("not an amount: {text}"))
}

/// Every check point of a first contact (CONTACT-1).
pub fn by_the_book() -> Vec<CheckPoint> {
    CheckPoint::ALL.to_vec()
}

fn contact(said: &Said) -> Result<ContactLogged, String> {
    let is_incoming = said.says("来电");
    Ok(ContactLogged {
        direction: if is_incoming { Direction::Incoming } else { Direction::Outgoing },
        channel: terms::first(&said.words, terms::channel)?,
        outcome: terms::first(&said.words, terms::outcome)?,
        check_points: if said.says("要点齐全") { by_the_book() } else { Vec::new() },
        promised_at: said.instant("约")?,
    })
}

fn receiver(word: &str) -> Result<Receiver, String> {
    let tier = Tier::all().find(|tier| tier.name(Lang::Zh) == word);
    tier.map_or_else(|| cast::person(word).map(Receiver::Person), |tier| Ok(Receiver::Tier(tier)))
}
