//! The customer's word on the solution: yes, no, or an appeal to a higher tier (APPEAL-1).

use super::offer::Offer;
use crate::components::{Area, Choice, DateField, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices::{self, pick};
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::command::result_due_on;
use redress_core::complaint::Shown;
use redress_core::event::{Act, Draft, EventId, SolutionAccepted, SolutionRefused, TextOnly};
use redress_core::time::Date;
use redress_core::wording::{Lang, moment};

const FORM: &str = "reply";
const ACCEPTED: &str = "accepted";
const REFUSED: &str = "refused";
const APPEAL: &str = "appeal";

#[component]
pub fn ReplyForm(proposal: EventId) -> impl IntoView {
    let file = use_file();
    let reply = RwSignal::new(ACCEPTED.to_owned());
    let shown = RwSignal::new(Shown::Call.code().to_owned());
    let result_by = RwSignal::new(None::<Date>);
    let text = file.drafts.text(FORM, "text");
    let is = move |choice: &'static str| reply.with(|reply| reply == choice);
    let record = move |at| {
        let shown = Shown::parse(&shown.get_untracked()).unwrap_or(Shown::Call);
        let act = match reply.get_untracked().as_str() {
            REFUSED => Act::SolutionRefused(SolutionRefused { proposal, shown }),
            APPEAL => Act::AppealLodged(TextOnly {}),
            _ => Act::SolutionAccepted(SolutionAccepted {
                proposal,
                shown,
                result_by: result_by.get_untracked(),
            }),
        };
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    // One appeal per form: a second is not offered.
    let may_appeal = Memo::new(move |_| file.allows(&Act::AppealLodged(TextOnly {})));
    let options = Signal::derive(move || {
        let all = pick(
            file,
            &[
                (ACCEPTED, "接受", "Accepts it"),
                (REFUSED, "不接受", "Refuses it"),
                (APPEAL, "要求上级处理（申诉）", "Appeals to a higher tier"),
            ],
        );
        all.get().into_iter().filter(|option| option.code != APPEAL || may_appeal.get()).collect::<Vec<_>>()
    });
    let label = Signal::derive(move || {
        let (zh, en) = match reply.get().as_str() {
            REFUSED => ("记录：客户不接受", "Record the refusal"),
            APPEAL => ("记录申诉", "Record the appeal"),
            _ => ("记录：客户接受", "Record the yes"),
        };
        file.desk.t(zh, en).to_owned()
    });
    // A date later than the result is due needs a reason (SLA-2).
    let due_on = Memo::new(move |_| result_due_on(&file.case(), &file.rulebook()));
    let is_later = Memo::new(move |_| {
        is(ACCEPTED) && result_by.get().zip(due_on.get()).is_some_and(|(agreed, due_on)| agreed > due_on)
    });
    let waits_for = Signal::derive(move || {
        let lacks_reason = is_later.get() && text.with(|text| text.trim().is_empty());
        let due_on = due_on.get().filter(|_| lacks_reason)?;
        let due_on = moment::date(due_on, file.lang());
        Some(match file.lang() {
            Lang::Zh => format!("约定的日期晚于时限 {due_on}，请写明理由。"),
            Lang::En => format!("The result is due on {due_on}; say why it is later."),
        })
    });
    let words = Signal::derive(move || {
        let (zh, en) = match reply.get().as_str() {
            REFUSED => ("不接受的理由", "Why they refuse"),
            APPEAL => ("申诉的内容", "What they appeal against"),
            _ if is_later.get() => ("为什么约定得更晚", "Why the date is later"),
            _ => ("客户说了什么（可不填）", "What they said (optional)"),
        };
        file.desk.t(zh, en).to_owned()
    });
    view! {
        <Offer proposal />
        <div class="fields">
            <Pick id="reply-choice" label=file.words("客户的答复", "The customer") value=reply options />
            <Show when=move || !is(APPEAL)>
                <Choice
                    id="reply-shown"
                    label=file.words("凭什么确认", "How it can be shown")
                    value=shown
                    options=choices::shown(file)
                    none=file.words("请选择", "Choose")
                />
            </Show>
            <Show when=move || is(ACCEPTED)>
                <DateField
                    id="reply-result-by"
                    label=file.words("与客户约定的完成日期（可不填）", "Date agreed for the result (optional)")
                    value=result_by
                />
            </Show>
            <Area id="reply-text" label=words value=text rows=2 />
        </div>
        <ActBar form=FORM label on_act=Callback::new(record) waits_for />
    }
}
