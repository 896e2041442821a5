//! The special report to tier 3 (ROUTE-3).

use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::event::{Act, Draft, TextOnly};

const FORM: &str = "report";

#[component]
pub fn ReportForm() -> impl IntoView {
    let file = use_file();
    let text = file.drafts.text(FORM, "text");
    let report = move |at| {
        file.act_draft(
            FORM,
            Draft::with_text(Act::SpecialReportFiled(TextOnly {}), &text.get_untracked()),
            at,
        );
    };
    view! {
        <div class="fields">
            <Area
                id="report-text"
                label=file.words(
                    "专项汇报：经过、影响、已采取的措施、建议",
                    "Special report: course, effects, what was done, what is proposed",
                )
                value=text
                rows=6
                required=true
            />
        </div>
        <ActBar form=FORM label=file.words("提交汇报", "File the report") on_act=Callback::new(report) />
    }
}
