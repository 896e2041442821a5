//! After the review: the owner's summary (CLOSE-1), then the clerk's archive (ARCH-1).

use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::command::Command;
use redress_core::event::{Act, Draft, TextOnly};

#[component]
pub fn SummaryForm() -> impl IntoView {
    const FORM: &str = "summary";
    let file = use_file();
    let text = file.drafts.text(FORM, "text");
    let write = move |at| {
        file.act_draft(FORM, Draft::with_text(Act::SummaryWritten(TextOnly {}), &text.get_untracked()), at);
    };
    view! {
        <div class="fields">
            <Area
                id="summary-text"
                label=file.words(
                    "总结：原因、经过、方案是否恰当",
                    "Summary: cause, course, and whether the solution was right",
                )
                value=text
                rows=5
                required=true
            />
        </div>
        <ActBar form=FORM label=file.words("保存总结", "Save the summary") on_act=Callback::new(write) />
    }
}

#[component]
pub fn ArchiveForm() -> impl IntoView {
    const FORM: &str = "archive";
    let file = use_file();
    let text = file.drafts.text(FORM, "text");
    let archive = move |at| file.act(FORM, Command::Archive { text: text.get_untracked() }, at);
    view! {
        <p>
            {move || file.desk.t("归档后只读；更正会作为新的记录。", "Archived means read-only: a correction is a new entry.")}
        </p>
        <div class="fields">
            <Area id="archive-text" label=file.words("归档说明（可不填）", "Remark (optional)") value=text rows=2 />
        </div>
        <ActBar form=FORM label=file.words("归档", "Archive") on_act=Callback::new(archive) />
    }
}
