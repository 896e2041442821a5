//! Why an act has no effect, as one sentence. The same words whether the desk refuses it or the record keeps it.

use super::Lang;
use crate::case::Ineffective;
use crate::complaint::Tier;

pub fn sentence(reason: &Ineffective, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh(reason),
        Lang::En => en(reason),
    }
}

fn zh(reason: &Ineffective) -> String {
    match reason {
        Ineffective::WrongStep { stands_at } => {
            format!("案件处于“{}”，不能做这一步。", stands_at.name(Lang::Zh))
        }
        Ineffective::WrongRound { in_hand: 0 } => "案件还没有处理单。".to_owned(),
        Ineffective::WrongRound { in_hand } => format!("案件已经到第 {in_hand} 张处理单，这一步属于另一张。"),
        Ineffective::NeedsHeadOffice => "只能在总部登记过的设备上办理。".to_owned(),
        Ineffective::NeedsTier(Tier::ONE) => "只能由名册上的受理人办理。".to_owned(),
        Ineffective::NeedsTier(tier) if *tier >= Tier::THREE => {
            format!("只能由{}办理。", tier.name(Lang::Zh))
        }
        Ineffective::NeedsTier(tier) => format!("要由{}或更高一级办理。", tier.name(Lang::Zh)),
        Ineffective::HandledByReviewer => "经手过这张处理单的人不能审核它，也不能决定它的申诉。".to_owned(),
        Ineffective::NoSuchProposal => "所指的方案不在这张处理单上。".to_owned(),
        Ineffective::NotTold => "客户还没有被告知这个方案。".to_owned(),
        Ineffective::NotAuthorised { needs } => {
            format!("这超出了权限，要先由{}批准。", needs.name(Lang::Zh))
        }
        Ineffective::TooFewTries { made, needed } => {
            format!("要在 {needed} 个不同的日子尝试联系，现在只有 {made} 个。")
        }
        Ineffective::NoAppeal => "这张处理单已经申诉过，或没有等待决定的申诉。".to_owned(),
        Ineffective::NoSummary => "归档前要先写总结。".to_owned(),
        Ineffective::NotTakenBackHere => "只能在记录它的设备上撤回；登记和客户的回答不能撤回。".to_owned(),
        Ineffective::NoSuchHoldReason => "政策里没有这个暂停理由。".to_owned(),
        Ineffective::NotHeld => "现在没有暂停。".to_owned(),
        Ineffective::NoSuchTask => "所指的协办事项或期限不在这个案件里。".to_owned(),
        Ineffective::NoResult => "要先记录执行结果，再记录客户的回答。".to_owned(),
        Ineffective::NewerVersion => "这条记录来自更新的版本，本机还看不懂。".to_owned(),
        Ineffective::AlreadyRegistered => "这个案件已经登记过。".to_owned(),
    }
}

fn en(reason: &Ineffective) -> String {
    match reason {
        Ineffective::WrongStep { stands_at } => {
            format!("The case stands at “{}”; this step does not belong there.", stands_at.name(Lang::En))
        }
        Ineffective::WrongRound { in_hand: 0 } => "The case has no form yet.".to_owned(),
        Ineffective::WrongRound { in_hand } => {
            format!("The case is at form {in_hand} by now; this step belongs to another.")
        }
        Ineffective::NeedsHeadOffice => "Only a device enrolled by head office can do this.".to_owned(),
        Ineffective::NeedsTier(Tier::ONE) => "Only a handler on the roster can do this.".to_owned(),
        Ineffective::NeedsTier(tier) if *tier >= Tier::THREE => "Only tier 3 can do this.".to_owned(),
        Ineffective::NeedsTier(tier) => format!("This takes tier {} or above.", tier.get()),
        Ineffective::HandledByReviewer => {
            "Someone who handled this form can neither review it nor decide its appeal.".to_owned()
        }
        Ineffective::NoSuchProposal => "The proposal it refers to is not on this form.".to_owned(),
        Ineffective::NotTold => "The customer has not been told of this proposal.".to_owned(),
        Ineffective::NotAuthorised { needs } => {
            format!("This is beyond the writer's authority; tier {} authorises it first.", needs.get())
        }
        Ineffective::TooFewTries { made, needed } => {
            format!("It takes tries on {needed} different days; there have been {made}.")
        }
        Ineffective::NoAppeal => {
            "There was an appeal on this form before, or none is waiting for a decision.".to_owned()
        }
        Ineffective::NoSummary => "The summary comes before the archive.".to_owned(),
        Ineffective::NotTakenBackHere => {
            "Only the device that recorded an entry takes it back; registrations and answers stay.".to_owned()
        }
        Ineffective::NoSuchHoldReason => "The policy knows no such reason for a hold.".to_owned(),
        Ineffective::NotHeld => "Nothing is held now.".to_owned(),
        Ineffective::NoSuchTask => "The task or deadline it refers to is not in this case.".to_owned(),
        Ineffective::NoResult => "The result is recorded before the customer's answer.".to_owned(),
        Ineffective::NewerVersion => {
            "It comes from a newer version, which this device cannot read yet.".to_owned()
        }
        Ineffective::AlreadyRegistered => "This case has been registered before.".to_owned(),
    }
}
