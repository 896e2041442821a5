//! What others owe the case, and what the case owes others: a department's task, a date set from outside.

use crate::components::{Area, DateField, MomentField, Pick, TextField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::DeadlineSource;
use redress_core::event::{Act, DepartmentTaskSet, Draft, OutsideDeadlineSet};
use redress_core::time::{Date, Timestamp};

#[component]
pub fn DepartmentTaskForm() -> impl IntoView {
    const FORM: &str = "more-task";
    let file = use_file();
    let department = file.drafts.text(FORM, "department");
    let due_on = RwSignal::new(None::<Date>);
    let text = file.drafts.text(FORM, "text");
    let waits_for = Signal::derive(move || {
        let missing = department.with(|name| name.trim().is_empty()) || due_on.with(Option::is_none);
        missing.then(|| file.desk.t("请填写部门和日期。", "Name the department and the date.").to_owned())
    });
    let set = move |at| {
        let Some(due_on) = due_on.get_untracked() else { return };
        let department = department.get_untracked().trim().to_owned();
        let act = Act::DepartmentTaskSet(DepartmentTaskSet { department, due_on });
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    view! {
        <p>
            {move || {
                file.desk
                    .t("负责人亲自跟进到完成；逾期会列在负责人名下。", "The owner follows it up in person; overdue, it is on the owner's list.")
            }}
        </p>
        <div class="fields">
            <TextField id="task-department" label=file.words("哪个部门", "Which department") value=department required=true />
            <DateField id="task-due" label=file.words("哪天前完成", "To be done by") value=due_on />
            <Area id="task-text" label=file.words("请他们做什么", "What they are asked to do") value=text required=true />
        </div>
        <ActBar form=FORM label=file.words("交部门协办", "Give it to the department") on_act=Callback::new(set) waits_for />
    }
}

#[component]
pub fn OutsideDeadlineForm() -> impl IntoView {
    const FORM: &str = "more-deadline";
    let file = use_file();
    let source = RwSignal::new(DeadlineSource::Hotline12315.code().to_owned());
    let due_at = RwSignal::new(None::<Timestamp>);
    let reference = file.drafts.text(FORM, "reference");
    let text = file.drafts.text(FORM, "text");
    let waits_for = Signal::derive(move || {
        let missing = due_at.with(Option::is_none);
        missing.then(|| file.desk.t("请填写期限。", "Say when it is due.").to_owned())
    });
    let set = move |at| {
        let Some(due_at) = due_at.get_untracked() else { return };
        let source = DeadlineSource::parse(&source.get_untracked()).unwrap_or(DeadlineSource::Other);
        let reference = reference.get_untracked().trim().to_owned();
        let act = Act::OutsideDeadlineSet(OutsideDeadlineSet { source, due_at, reference });
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Pick
                id="deadline-source"
                label=file.words("谁定的期限", "Who set it")
                value=source
                options=choices::terms(file, DeadlineSource::ALL, DeadlineSource::code, DeadlineSource::name)
            />
            <MomentField id="deadline-due" label=file.words("期限", "Due") value=due_at />
            <TextField id="deadline-reference" label=file.words("对方编号", "Their reference") value=reference />
            <Area id="deadline-text" label=file.words("说明（可不填）", "Remark (optional)") value=text rows=2 />
        </div>
        <ActBar form=FORM label=file.words("记录外部期限", "Record the deadline") on_act=Callback::new(set) waits_for />
    }
}
