//! A refusal in words: what is the matter, what was kept, what to do next.

use super::moment;
use super::{Lang, reason};
use crate::case::Ineffective;
use crate::command::Refusal;
use crate::complaint::Field;
use crate::event::EntryFault;
use crate::rulebook::Rulebook;

/// Three short sentences: the matter; nothing was written and the draft is kept; the next step.
pub fn sentence(refusal: &Refusal, rulebook: &Rulebook, lang: Lang) -> String {
    let parts = [matter(refusal, rulebook, lang), kept(lang).to_owned(), next(refusal, lang).to_owned()];
    parts.join(lang.pick(["", " "]))
}

const fn kept(lang: Lang) -> &'static str {
    lang.pick(["没有写入任何记录，填好的内容还在。", "Nothing was written; what you filled in is kept."])
}

fn matter(refusal: &Refusal, rulebook: &Rulebook, lang: Lang) -> String {
    let words = match refusal {
        Refusal::NotNow(why) => return reason::sentence(why, lang),
        Refusal::FieldsMissing(fields) => return fields_missing(fields, lang),
        Refusal::NotOnTheRoster(person) => {
            let name = rulebook.name_of(person);
            return match lang {
                Lang::Zh => format!("名册上没有“{name}”，或此人已不再受理。"),
                Lang::En => format!("“{name}” is not on the roster, or no longer handles cases."),
            };
        }
        Refusal::TooLong { most } => {
            return match lang {
                Lang::Zh => format!("文字超过了 {most} 字。"),
                Lang::En => format!("The text is longer than {most} characters."),
            };
        }
        Refusal::HoldTooLong { latest } => {
            let latest = moment::at(*latest, rulebook.office().offset(), lang);
            return match lang {
                Lang::Zh => format!("按这个理由最多暂停到 {latest}。"),
                Lang::En => format!("For this reason the clocks may be held until {latest} at the latest."),
            };
        }
        Refusal::TooSeriousForCounter { level } => {
            return match lang {
                Lang::Zh => format!("按所填内容，这件投诉是{}，不能当场了结。", level.name(lang)),
                Lang::En => {
                    format!(
                        "What was entered speaks for level {}: not one to settle on the spot.",
                        level.get()
                    )
                }
            };
        }
        Refusal::BeyondYourAuthority { needs } => {
            return match lang {
                Lang::Zh => format!("这样处理超出您的权限，要先由{}批准。", needs.name(lang)),
                Lang::En => {
                    format!("This is more than you may grant; tier {} authorises it first.", needs.get())
                }
            };
        }
        Refusal::LaterWithoutReason { due_on } => {
            let due_on = moment::date(*due_on, lang);
            return match lang {
                Lang::Zh => format!("约定的日期晚于时限 {due_on}，要写明理由。"),
                Lang::En => format!("The date agreed on is later than {due_on}, when the result is due."),
            };
        }
        Refusal::CanBeReached { field } => {
            let field = field.name(lang);
            return match lang {
                Lang::Zh => format!("处理单上有“{field}”，不能说没有联系方式。"),
                Lang::En => format!("The form has a means of contact: {field}."),
            };
        }
        Refusal::BelowWorkingTier { needs } => {
            return match lang {
                Lang::Zh => format!("按级别，这件要由{}或更高一级负责。", needs.name(lang)),
                Lang::En => {
                    format!("At its level this case takes an owner of tier {} or above.", needs.get())
                }
            };
        }
        Refusal::OfCase { case, why } => {
            let matter = matter(why, rulebook, lang);
            return match lang {
                Lang::Zh => format!("{case}：{matter}"),
                Lang::En => format!("{case}: {matter}"),
            };
        }
        Refusal::SameCase => ["所选的就是本案。", "That is this very case."],
        Refusal::OverrideWithoutReason => {
            ["所定级别与建议的不同，要写明理由。", "Another level than the proposed one needs a reason."]
        }
        Refusal::PolicyNotSound(findings) => {
            let first = findings.first().map(|finding| super::lint::sentence(finding, lang));
            return match lang {
                Lang::Zh => format!("政策有 {} 处不妥：{}", findings.len(), first.unwrap_or_default()),
                Lang::En => {
                    format!("The policy has {} faults: {}", findings.len(), first.unwrap_or_default())
                }
            };
        }
        Refusal::TextMissing => ["这一步要写文字说明。", "This step needs some words."],
        Refusal::InTheFuture => ["所填的时间还没有到。", "The time you gave is still to come."],
        Refusal::PromiseInThePast => ["约定的时间已经过去。", "The time agreed on has passed."],
        Refusal::AboutYourself => [
            "案件涉及此人，不能由本人受理、审核或决定。",
            "The case concerns this person, who cannot handle, review or decide it.",
        ],
        Refusal::NoRemedy => ["方案里还没有选处理方式。", "The proposal offers nothing yet."],
        Refusal::AlreadyExported => {
            ["这条记录已经发出，不能再撤回。", "This entry has been sent; it cannot be taken back any more."]
        }
        Refusal::Unwritable(EntryFault::TooLong { .. }) => ["这条记录太长。", "This entry is too long."],
        Refusal::Unwritable(_) => {
            ["这条记录写不进去，是程序的问题。", "This entry cannot be written: the fault is ours."]
        }
    };
    lang.pick(words).to_owned()
}

fn fields_missing(fields: &[Field], lang: Lang) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.name(lang)).collect();
    match lang {
        Lang::Zh => format!("登记前还要填：{}。", names.join("、")),
        Lang::En => format!("Before it can be registered, please fill in: {}.", names.join(", ")),
    }
}

const fn next(refusal: &Refusal, lang: Lang) -> &'static str {
    lang.pick(match refusal {
        Refusal::OfCase { why, .. } => return next(why, lang),
        Refusal::BelowWorkingTier { .. } => ["请选够级别的受理人。", "Choose a handler of that tier."],
        Refusal::NotNow(reason) => after(reason),
        Refusal::TextMissing => ["请补上说明，再保存。", "Add them and save again."],
        Refusal::PolicyNotSound(_) => ["请先改好，再发布。", "Put it right before publishing."],
        Refusal::HoldTooLong { .. } => ["请选更早的时间。", "Choose an earlier time."],
        Refusal::OverrideWithoutReason => {
            ["请补上理由，或采用建议的级别。", "Give one, or take the proposed level."]
        }
        Refusal::TooSeriousForCounter { .. } | Refusal::BeyondYourAuthority { .. } => {
            ["请改为登记，再按流程处理。", "Register it and follow the steps instead."]
        }
        Refusal::LaterWithoutReason { .. } => {
            ["请写明理由，或约定更早的日期。", "Say why, or agree on an earlier date."]
        }
        Refusal::CanBeReached { .. } => {
            ["请先联系，并记下每一次。", "Try to reach them first, and log each try."]
        }
        Refusal::SameCase => ["请选较早的那个案件。", "Choose the earlier case."],
        Refusal::FieldsMissing(_) => ["请补填后再登记。", "Fill them in and register again."],
        Refusal::InTheFuture => ["请改成现在或更早的时间。", "Choose now or an earlier time."],
        Refusal::PromiseInThePast => ["请另约一个以后的时间。", "Agree on a later time."],
        Refusal::AboutYourself => ["请交给另一位受理人。", "Give it to another handler."],
        Refusal::NotOnTheRoster(_) => ["请选名册上的受理人。", "Choose a handler from the roster."],
        Refusal::NoRemedy => ["请至少选一种处理方式。", "Choose at least one remedy."],
        Refusal::TooLong { .. } | Refusal::Unwritable(EntryFault::TooLong { .. }) => {
            ["请缩短，或把长文放进附件。", "Shorten it, or attach the long text as a file."]
        }
        Refusal::AlreadyExported => ["请另记一条更正。", "Record a correction instead."],
        Refusal::Unwritable(_) => ["请先做一次备份，再告诉总部。", "Make a backup, then tell head office."],
    })
}

/// The way on when the case does not allow the act.
const fn after(reason: &Ineffective) -> [&'static str; 2] {
    match reason {
        Ineffective::WrongStep { .. } | Ineffective::WrongRound { .. } => {
            ["请回到案件，从当前的下一步做起。", "Go back to the case and take its next step."]
        }
        Ineffective::NeedsHeadOffice => ["请让总部来办。", "Ask head office to do it."],
        Ineffective::NeedsTier(_) => {
            ["请移交，或切换到有权限的人。", "Hand it over, or switch to someone who may."]
        }
        Ineffective::HandledByReviewer => ["请让没有经手的人来办。", "Ask someone who did not handle it."],
        Ineffective::NoSuchProposal => ["请在处理单上选一个方案。", "Choose a proposal on the form."],
        Ineffective::NotTold => ["请先把方案告诉客户。", "Tell the customer first."],
        Ineffective::NotAuthorised { .. } => {
            ["请上一级来办，或改提权限内的方案。", "Ask the next tier, or propose less."]
        }
        Ineffective::TooFewTries { .. } => {
            ["请改天再试，并记下每一次。", "Try again on another day and log each try."]
        }
        Ineffective::NoAppeal => ["请看时间线上的申诉。", "See the appeal in the timeline."],
        Ineffective::NoSummary => ["请负责人先写总结。", "Ask the owner for the summary first."],
        Ineffective::NotTakenBackHere => ["请另记一条更正。", "Record a correction instead."],
        Ineffective::NoSuchHoldReason => ["请另选一个理由。", "Choose another reason."],
        Ineffective::NotHeld => ["不用恢复。", "There is nothing to resume."],
        Ineffective::NoSuchTask => ["请在案件里选一项。", "Choose one in the case."],
        Ineffective::NoResult => ["请先记录执行结果。", "Record the result first."],
        Ineffective::NewerVersion => ["请更新本机的应用。", "Update the app on this device."],
        Ineffective::AlreadyRegistered => ["请打开已有的案件。", "Open the case that is there."],
    }
}
