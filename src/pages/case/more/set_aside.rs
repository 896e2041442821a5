//! Setting a case aside: the customer withdraws, or it was registered in error.

use crate::components::{Area, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::VoidReason;
use redress_core::event::{Act, CaseVoided, Draft, TextOnly};

#[component]
pub fn WithdrawForm() -> impl IntoView {
    const FORM: &str = "more-withdraw";
    let file = use_file();
    let text = file.drafts.text(FORM, "text");
    let withdraw = move |at| {
        file.act_draft(
            FORM,
            Draft::with_text(Act::ComplaintWithdrawn(TextOnly {}), &text.get_untracked()),
            at,
        );
    };
    view! {
        <p>
            {move || {
                file.desk.t("案件以“客户撤诉”结束，之后写总结并归档。", "The case ends as withdrawn; summary and archive follow.")
            }}
        </p>
        <div class="fields">
            <Area id="withdraw-text" label=file.words("客户怎么说的", "What the customer said") value=text required=true />
        </div>
        <ActBar form=FORM label=file.words("记录撤诉", "Record the withdrawal") on_act=Callback::new(withdraw) />
    }
}

#[component]
pub fn VoidForm() -> impl IntoView {
    const FORM: &str = "more-void";
    let file = use_file();
    let reason = RwSignal::new(VoidReason::InError.code().to_owned());
    let text = file.drafts.text(FORM, "text");
    let void = move |at| {
        let reason = VoidReason::parse(&reason.get_untracked()).unwrap_or(VoidReason::InError);
        let draft = Draft::with_text(Act::CaseVoided(CaseVoided { reason }), &text.get_untracked());
        file.act_draft(FORM, draft, at);
    };
    view! {
        <p>
            {move || {
                file.desk
                    .t(
                        "作废的案件不计入报表，没有时限；可以撤销作废。",
                        "A void case counts in no report and has no clocks. This can be undone.",
                    )
            }}
        </p>
        <div class="fields">
            <Pick
                id="void-reason"
                label=file.words("为什么作废", "Why it is void")
                value=reason
                options=choices::terms(file, VoidReason::ALL, VoidReason::code, VoidReason::name)
            />
            <Area id="void-text" label=file.words("说明", "Explain") value=text required=true />
        </div>
        <ActBar form=FORM label=file.words("作废这个案件", "Make this case void") on_act=Callback::new(void) />
    }
}
