//! The sentences in the staff's Chinese.

use super::teller::Teller;
use crate::case::{Contact, History};
use crate::complaint::{
    Channel, CheckPoint, ContactOutcome, Direction, Emotion, Field, Fields, Kind, LinkRelation,
    MeetingDecision, Remedy, Topic,
};
use crate::event::{
    Act, AnswerRecorded, Authority, CaseImported, ComplaintRegistered, ContactLogged, DeviceEnrolled,
    EntryWithdrawn, EventId, LevelSet, PersonDescribed, Reopened, ResultRecorded, SolutionAccepted,
    SolutionProposed,
};
use crate::wording::{Lang, money};

const ZH: Lang = Lang::Zh;

pub(super) fn sentence(teller: &Teller<'_>) -> String {
    let by = teller.by();
    match &teller.entry().event.act {
        Act::ComplaintRegistered(body) => registered(teller, body),
        Act::CaseImported(body) => imported(teller, body),
        Act::FormAmended(body) => amended(by, &body.fields),
        Act::ContactLogged(body) => contact(teller, body),
        Act::LevelSet(body) => level(teller, body),
        Act::HandedOver(body) => format!("{by}把处理单移交给{}，等待接手。", teller.receiver(&body.to)),
        Act::Taken(_) => format!("{by}接手。"),
        Act::Assigned(body) if body.to == teller.entry().event.header.by => format!("{by}指派自己负责。"),
        Act::Assigned(body) => format!("{by}指派{}负责。", teller.person(&body.to)),
        Act::SpecialReportFiled(_) => format!("{by}作了专项汇报。"),
        Act::GuidanceGiven(_) => format!("{by}给出指导意见。"),
        Act::FindingRecorded(body) => match body.substantiated {
            Some(finding) => format!("{by}记录调查结果：{}。", finding.name(ZH)),
            None => format!("{by}记录调查情况。"),
        },
        Act::SolutionProposed(body) => proposed(teller, body),
        Act::SolutionAuthorised(body) => format!("{by}批准{}。", solution(teller, body.proposal)),
        Act::SolutionTold(body) => format!("{by}把{}告知客户。", solution(teller, body.proposal)),
        Act::SolutionAccepted(body) => accepted(teller, body),
        Act::SolutionRefused(body) => format!(
            "客户不接受{}（{}；{by}记录），需重新提出方案。",
            solution(teller, body.proposal),
            body.shown.name(ZH)
        ),
        Act::Held(body) => {
            format!("{by}暂停计时：{}，到 {} 为止。", teller.hold_reason(&body.reason), teller.at(body.until))
        }
        Act::Resumed(_) => format!("{by}恢复计时。"),
        Act::DepartmentTaskSet(body) => {
            format!("{by}请{}协办，{} 前完成。", body.department, teller.on(body.due_on))
        }
        Act::DepartmentTaskDone(body) => match teller.task(body.task) {
            Some(task) => format!("{}协办完成，{by}记录。", task.department),
            None => format!("部门协办完成，{by}记录。"),
        },
        Act::OutsideDeadlineSet(body) => {
            let reference = match body.reference.as_str() {
                "" => String::new(),
                reference => format!("，编号 {reference}"),
            };
            format!("{by}记录外部期限：{}，{}{reference}。", body.source.name(ZH), teller.at(body.due_at))
        }
        Act::OutsideDeadlineMet(_) => format!("{by}记录：已答复外部期限。"),
        Act::ProgressNoted(_) => format!("{by}记录进展。"),
        Act::ResultRecorded(body) => result(by, body),
        Act::ResultTold(body) => format!("{by}{}把结果告知客户。", through(body.channel)),
        Act::AnswerRecorded(body) => answer(teller, body),
        Act::ReportedUnreachable(body) if body.no_means => {
            format!("{by}报告联系不上客户：没有留下联系方式，转审核。")
        }
        Act::ReportedUnreachable(_) => format!("{by}报告多次联系不上客户，转审核。"),
        Act::ReviewAccepted(_) => format!("{by}审核通过，结案。"),
        Act::ReviewReturned(body) => format!("{by}审核退回，回到“{}”。", body.back_to.next_step(ZH)),
        Act::SummaryWritten(_) => format!("{by}写了总结。"),
        Act::Archived(body) => format!("{by}归档，档案号 {}。", body.archive_number),
        Act::Reopened(body) => reopened(teller, body),
        Act::AppealLodged(_) => format!("客户提出申诉，{by}记录。"),
        Act::AppealDecided(body) => match body.opens_round.filter(|_| body.granted) {
            Some(round) => format!("{by}支持客户的申诉，重新调查，第 {round} 张处理单。"),
            None => format!("{by}没有支持客户的申诉，原方案不变。"),
        },
        Act::DocketPlaced(body) => format!("{by}把案件列入 {} 的总经理例会。", teller.on(body.meeting_on)),
        Act::MeetingDecided(body) => match (body.decision, body.opens_round) {
            (MeetingDecision::SendBack, Some(round)) => {
                format!("总经理例会决定退回重办，第 {round} 张处理单；{by}记录。")
            }
            (decision, _) => format!("总经理例会决定{}；{by}记录。", decision.name(ZH)),
        },
        Act::ComplaintWithdrawn(_) => format!("客户撤诉，{by}记录。"),
        Act::CaseVoided(body) => format!("{by}把案件作废：{}。", body.reason.name(ZH)),
        Act::VoidUndone(_) => format!("{by}取消作废，案件恢复。"),
        Act::CasesLinked(body) => match body.relation {
            LinkRelation::SameMatter => format!("{by}把本案与另一案件关联：同一事项。"),
            LinkRelation::RepeatOf => format!("{by}把本案标为另一案件的重复投诉。"),
            LinkRelation::Different => format!("{by}核对过：本案与另一案件不是同一件事。"),
        },
        Act::CasesUnlinked(_) => format!("{by}解除与另一案件的关联。"),
        Act::NoteAdded(_) => format!("{by}添加备注。"),
        Act::ThanksRecorded(_) => format!("客户表示感谢，{by}记录。"),
        Act::AlertAcknowledged(body) => match teller.clock_title(body) {
            Some(title) => format!("{by}已阅提醒：{title}。"),
            None => format!("{by}已阅一条提醒。"),
        },
        Act::EntryWithdrawn(body) => withdrawn(teller, body),
        Act::ChainDescribed(body) => format!("{by}更新企业名称：{}。", body.name),
        Act::StoreDescribed(body) => format!("{by}更新门店资料：{} {}。", body.code, body.name),
        Act::PersonDescribed(body) => person(teller, body),
        Act::CalendarPublished(body) => format!("{by}发布第 {} 版办公日历。", body.number),
        Act::PolicyPublished(body) => {
            let running = if body.also_running { "，已在计时的也适用" } else { "" };
            let from = teller.at(body.effective_from);
            format!("{by}发布第 {} 版政策，自 {from} 起生效{running}。", body.number)
        }
        Act::DeviceEnrolled(body) => device(teller, body),
        Act::ReceiptGiven(body) => match body.to.store() {
            Some(code) => format!("{by}向{}出具回执。", teller.store_name(code)),
            None => format!("{by}向总部出具回执。"),
        },
        Act::Newer(_) => format!("{by}做了一步本机版本还不认识的操作，已原样保留。"),
    }
}

fn registered(teller: &Teller<'_>, body: &ComplaintRegistered) -> String {
    let field = |field: Field| body.fields.get(field.code()).map_or("", String::as_str);
    let who = if Kind::parse(field(Field::Kind)) == Some(Kind::Franchisee) { "加盟商" } else { "" };
    let how = Channel::parse(field(Field::Channel)).map_or("", |channel| channel.name(ZH));
    let mut parts = vec![format!("{who}{how}投诉")];
    parts.extend(teller.received_before(body.received_at).map(|at| format!("{at} 收到")));
    let topic = Topic::parse(field(Field::Topic)).filter(|topic| *topic != Topic::Other);
    parts.extend(topic.map(|topic| format!("关于{}", topic.name(ZH))));
    match Emotion::parse(field(Field::Emotion)) {
        Some(Emotion::Upset) => parts.push("客户不满".to_owned()),
        Some(Emotion::Angry) => parts.push("情绪激动".to_owned()),
        Some(Emotion::Calm) | None => {}
    }
    parts.extend(teller.wish().map(|wish| format!("要求{wish}")));
    let owner = if body.taken { "；由登记人负责" } else { "" };
    format!("{}登记：{}{owner}。", teller.by(), parts.join("，"))
}

fn imported(teller: &Teller<'_>, body: &CaseImported) -> String {
    let mut parts = vec![format!("{} 收到", teller.day_of(body.received_at))];
    parts.extend(body.level.map(|level| level.name(ZH).to_owned()));
    parts.extend(body.answer.map(|answer| format!("客户回答 {} {}", answer.get(), answer.name(ZH))));
    parts.extend(body.closed_at.map(|at| format!("{} 结案", teller.day_of(at))));
    format!("{}从旧台账“{}”导入：{}。", teller.by(), body.source, parts.join("，"))
}

fn amended(by: &str, fields: &Fields) -> String {
    let names: Vec<&str> = fields.keys().map(|code| field_name(code)).collect();
    if names.is_empty() {
        format!("{by}更新处理单。")
    } else {
        format!("{by}更新处理单：{}。", names.join("、"))
    }
}

fn field_name(code: &str) -> &'static str {
    match code {
        History::RECEIVED_AT => "收到时间",
        History::CLOSED_AT => "结案时间",
        History::LEVEL => "级别",
        History::ANSWER => "客户的回答",
        History::ANSWERED_IN_TIME => "首次联系是否及时",
        _ => Field::parse(code).map_or("新版本的一项内容", |field| field.name(ZH)),
    }
}

fn contact(teller: &Teller<'_>, body: &ContactLogged) -> String {
    let (by, channel) = (teller.by(), body.channel);
    let met = match (body.direction, channel) {
        (Direction::Outgoing, Channel::Phone) => format!("{by}电话联系客户"),
        (Direction::Outgoing, Channel::InStore) => format!("{by}当面联系客户"),
        (Direction::Outgoing, _) => format!("{by}{}联系客户", through(channel)),
        (Direction::Incoming, Channel::Phone) => format!("客户来电，{by}接听"),
        (Direction::Incoming, Channel::InStore) => format!("客户到店，{by}接待"),
        (Direction::Incoming, _) => format!("客户{}联系我们，{by}答复", through(channel)),
    };
    let mut parts = vec![met];
    if (body.direction, body.outcome) != (Direction::Incoming, ContactOutcome::Reached) {
        parts.push(body.outcome.name(ZH).to_owned());
    }
    if !body.check_points.is_empty() {
        parts.push(format!("沟通要点 {}/{}", body.check_points.len(), CheckPoint::ALL.len()));
    }
    parts.extend(body.promised_at.map(|at| format!("约定 {} 再联系", teller.at(at))));
    format!("{}{}。", parts.join("，"), not_counted(teller, teller.contact()))
}

fn not_counted(teller: &Teller<'_>, contact: Option<&Contact>) -> &'static str {
    match contact {
        Some(contact) if !contact.is_real && teller.is_before_first_contact() => "（不计入首次联系）",
        Some(contact) if !contact.is_real => "（不算实际联系）",
        _ => "",
    }
}

fn level(teller: &Teller<'_>, body: &LevelSet) -> String {
    let (by, level) = (teller.by(), body.level);
    let grounds = match body.grounds.as_slice() {
        [] => String::new(),
        grounds => {
            let grounds: Vec<String> = grounds.iter().map(|ground| teller.ground(ground)).collect();
            format!("（依据：{}）", grounds.join("；"))
        }
    };
    let overrides = body.proposed.filter(|proposed| *proposed != level);
    let grounds = match overrides {
        Some(proposed) => format!("{grounds}，没有采用建议的{}", proposed.name(ZH)),
        None => grounds,
    };
    match teller.level_before().filter(|before| *before != level) {
        Some(before) => format!("{by}把级别由{}改为{}{grounds}。", before.name(ZH), level.name(ZH)),
        None => format!("{by}确认级别：{}{grounds}。", level.name(ZH)),
    }
}

fn proposed(teller: &Teller<'_>, body: &SolutionProposed) -> String {
    let mut parts = vec![remedies(&body.options)];
    parts.push(if body.amount_fen == 0 {
        "不产生费用".to_owned()
    } else {
        format!("最高 {}", money::yuan(body.amount_fen))
    });
    parts.extend(body.finish_on.map(|date| format!("{} 前完成", teller.on(date))));
    format!("{}提出方案：{}。", teller.by(), parts.join("，"))
}

/// `方案“退款、道歉”`
fn solution(teller: &Teller<'_>, id: EventId) -> String {
    teller.proposal(id).map_or_else(|| "方案".to_owned(), |body| format!("方案“{}”", remedies(&body.options)))
}

fn remedies(remedies: &[Remedy]) -> String {
    let names: Vec<&str> = remedies.iter().map(|remedy| remedy.name(ZH)).collect();
    if names.is_empty() { "未列处理方式".to_owned() } else { names.join("、") }
}

fn accepted(teller: &Teller<'_>, body: &SolutionAccepted) -> String {
    let date = body.result_by.map(|date| format!("，约定 {} 前告知结果", teller.on(date)));
    format!(
        "客户接受{}（{}；{}记录）{}。",
        solution(teller, body.proposal),
        body.shown.name(ZH),
        teller.by(),
        date.unwrap_or_default()
    )
}

fn result(by: &str, body: &ResultRecorded) -> String {
    let cost = if body.amount_fen == 0 {
        "没有费用".to_owned()
    } else {
        format!("花费 {}", money::yuan(body.amount_fen))
    };
    match body.remedies.as_slice() {
        [] => format!("{by}记录执行结果：{cost}。"),
        done => format!("{by}记录执行结果：{}，{cost}。", remedies(done)),
    }
}

fn answer(teller: &Teller<'_>, body: &AnswerRecorded) -> String {
    let (answer, shown) = (body.answer, body.shown.name(ZH));
    let after = match teller.opened() {
        Some((round, opening)) => {
            format!("，案件升为{}（SAT-3），第 {round} 张处理单", opening.level.name(ZH))
        }
        None if !answer.is_solved() && teller.goes_to_the_meeting() => {
            "，案件待总经理例会（SAT-4）".to_owned()
        }
        None => String::new(),
    };
    format!("客户回答 {} {}（{shown}；{}记录）{after}。", answer.get(), answer.name(ZH), teller.by())
}

fn reopened(teller: &Teller<'_>, body: &Reopened) -> String {
    let at = teller.received_before(body.received_at).map_or_else(String::new, |at| format!("于 {at} "));
    let level =
        teller.opened().map_or_else(String::new, |(_, opening)| format!("，{}", opening.level.name(ZH)));
    let (by, how, round) = (teller.by(), through(body.channel), body.opens_round);
    format!("客户{at}{how}再次投诉，案件重新打开（REOPEN-1），第 {round} 张处理单{level}；{by}记录。")
}

fn withdrawn(teller: &Teller<'_>, body: &EntryWithdrawn) -> String {
    let by = teller.by();
    match teller.other(body.entry) {
        Some(other) if !matches!(other.entry.event.act, Act::EntryWithdrawn(_)) => {
            let at = teller.at(other.entry.event.header.occurred_at);
            format!("{by}撤回 {at} 的一条记录：{}", sentence(&teller.about(other)))
        }
        _ => format!("{by}撤回一条记录。"),
    }
}

fn person(teller: &Teller<'_>, body: &PersonDescribed) -> String {
    let (by, person) = (teller.by(), teller.person(&body.person));
    let tier = body.tier.map_or_else(|| "不受理投诉".to_owned(), |tier| tier.name(ZH).to_owned());
    if body.active {
        format!("{by}更新人员资料：{person}，{tier}。")
    } else {
        format!("{by}停用人员：{person}。")
    }
}

fn device(teller: &Teller<'_>, body: &DeviceEnrolled) -> String {
    let whose = match (&body.store, body.authority) {
        (_, Authority::HeadOffice) => "总部",
        (Some(code), Authority::Store) => teller.store_name(code),
        (None, Authority::Store) => "门店",
    };
    format!("{}登记一台{whose}的设备，编号字母 {}。", teller.by(), body.letter)
}

fn through(channel: Channel) -> String {
    match channel {
        Channel::InStore => "当面".to_owned(),
        other => format!("通过{}", other.name(ZH)),
    }
}
