//! A case that was made void can be brought back.

use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::event::{Act, Draft, TextOnly};

#[component]
pub fn UndoVoidForm() -> impl IntoView {
    const FORM: &str = "undo-void";
    let file = use_file();
    let text = file.drafts.text(FORM, "text");
    let undo = move |at| {
        file.act_draft(FORM, Draft::with_text(Act::VoidUndone(TextOnly {}), &text.get_untracked()), at);
    };
    view! {
        <p>
            {move || {
                file.desk.t("本案已作废，不计入报表，也没有时限。", "This case is void: it counts in no report and has no clocks.")
            }}
        </p>
        <div class="fields">
            <Area id="undo-void-text" label=file.words("恢复的理由（可不填）", "Why it comes back (optional)") value=text rows=2 />
        </div>
        <ActBar form=FORM label=file.words("撤销作废", "Undo the void") on_act=Callback::new(undo) />
    }
}
