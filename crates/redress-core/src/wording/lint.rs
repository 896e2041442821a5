//! A finding about a policy in words: what is wrong, and where.

use super::Lang;
use crate::complaint::Status;
use crate::policy::{Finding, Measures};

pub fn sentence(finding: &Finding, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh(finding),
        Lang::En => en(finding),
    }
}

fn zh(finding: &Finding) -> String {
    let zh = Lang::Zh;
    match finding {
        Finding::Format(format) => format!("文件格式是第 {format} 版，本机不认识。"),
        Finding::Gap { kind, level, step, measures } => format!(
            "{}、{}：“{}”这一步没有计时（{}）。",
            kind.name(zh),
            level.name(zh),
            step.name(zh),
            measured(*measures, zh)
        ),
        Finding::Overlap { kind, level, step, clocks } => format!(
            "{}、{}：“{}”这一步有几个计时，不知以哪个为准：{}。",
            kind.name(zh),
            level.name(zh),
            step.name(zh),
            clocks.join("、")
        ),
        Finding::Beside { measures, clocks } if clocks.is_empty() => {
            format!("没有计时：{}。", measured(*measures, zh))
        }
        Finding::Beside { measures, clocks } => {
            format!("“{}”有几个计时，不知以哪个为准：{}。", measured(*measures, zh), clocks.join("、"))
        }
        Finding::NothingRequired(kind) => format!("{}：处理单没有必填项。", kind.name(zh)),
        Finding::Id(id) if id.trim().is_empty() => "有一项没有编号。".to_owned(),
        Finding::Id(id) => format!("编号重复：{id}。"),
        Finding::NoLength(clock) => format!("计时 {clock} 没有时限。"),
        Finding::NeedlessLength(clock) => format!("计时 {clock} 的日期由人确定，不能有时限。"),
        Finding::NeedsHours(clock) => format!("计时 {clock} 按营业时间计算，要指明办公或门店日历。"),
        Finding::Warning(clock) => format!("计时 {clock} 的提醒比例不在 1–99% 之间。"),
        Finding::UnknownClock { hold, clock } => format!("暂停理由 {hold} 所停的计时 {clock} 不存在。"),
        Finding::NeverHeld { hold, clock } => format!("暂停理由 {hold} 不能停计时 {clock}。"),
        Finding::NeverFires(ground) => format!("定级依据 {ground} 永远不会成立。"),
        Finding::Authority(tier) => format!("{}的权限没有写明，或低于下一级。", tier.name(zh)),
        Finding::NobodyDecides => "没有人有权批准所有方案。".to_owned(),
        Finding::Figure(name) => format!("数值不合理：{name}。"),
    }
}

fn en(finding: &Finding) -> String {
    let en = Lang::En;
    match finding {
        Finding::Format(format) => format!("The file has format {format}, which this device does not know."),
        Finding::Gap { kind, level, step, measures } => format!(
            "{}, level {}: no clock ends with the step “{}” ({}).",
            kind.name(en),
            level.get(),
            step.name(en),
            measured(*measures, en)
        ),
        Finding::Overlap { kind, level, step, clocks } => format!(
            "{}, level {}: several clocks measure the step “{}”; which counts? {}.",
            kind.name(en),
            level.get(),
            step.name(en),
            clocks.join(", ")
        ),
        Finding::Beside { measures, clocks } if clocks.is_empty() => {
            format!("No clock measures this: {}.", measured(*measures, en))
        }
        Finding::Beside { measures, clocks } => {
            format!(
                "Several clocks measure “{}”; which counts? {}.",
                measured(*measures, en),
                clocks.join(", ")
            )
        }
        Finding::NothingRequired(kind) => format!("{}: the form asks for nothing.", kind.name(en)),
        Finding::Id(id) if id.trim().is_empty() => "Something has no id.".to_owned(),
        Finding::Id(id) => format!("The id {id} stands twice."),
        Finding::NoLength(clock) => format!("The clock {clock} has no length."),
        Finding::NeedlessLength(clock) => format!("People set the date of {clock}; it cannot have a length."),
        Finding::NeedsHours(clock) => {
            format!("The clock {clock} counts open time and needs the hours of an office or a store.")
        }
        Finding::Warning(clock) => format!("The warning share of {clock} is not between 1 and 99 %."),
        Finding::UnknownClock { hold, clock } => {
            format!("The hold {hold} stops the clock {clock}, which is not there.")
        }
        Finding::NeverHeld { hold, clock } => format!("The hold {hold} cannot stop the clock {clock}."),
        Finding::NeverFires(ground) => format!("The ground {ground} can never fire."),
        Finding::Authority(tier) => {
            format!("The authority of tier {} is missing, or less than that of the tier below.", tier.get())
        }
        Finding::NobodyDecides => "Nobody may grant every solution.".to_owned(),
        Finding::Figure(name) => format!("This figure makes no sense: {name}."),
    }
}

/// What a clock measures, in words.
pub fn measured(measures: Measures, lang: Lang) -> &'static str {
    lang.pick(match measures {
        Measures::Step(Status::Registered) => ["首次联系", "first contact"],
        Measures::Step(step) => return step.name(lang),
        Measures::Result => ["告知结果", "the result told"],
        Measures::Cadence => ["定期联系", "regular contact"],
        Measures::Promise => ["约定联系", "promised contact"],
        Measures::Taking => ["接手", "taking over"],
        Measures::Authorisation => ["批准方案", "authorisation"],
        Measures::Guidance => ["三级指导", "guidance"],
        Measures::Appeal => ["申诉答复", "the answer to an appeal"],
        Measures::Summary => ["总结", "summary"],
        Measures::Archiving => ["归档", "archiving"],
        Measures::DocketPlacing => ["提交总经理例会", "placing on the docket"],
        Measures::DocketDecision => ["例会决定", "the meeting's decision"],
        Measures::DepartmentTask => ["部门协办", "a department's task"],
        Measures::OutsideDeadline => ["外部期限", "a deadline set by others"],
    })
}
