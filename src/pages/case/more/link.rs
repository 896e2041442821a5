//! Linking a case that belongs together with this one (REOPEN-1, one visit with two matters).

use crate::components::{Pick, TextField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::LinkRelation;
use redress_core::event::{Act, CasesLinked, Draft};

const FORM: &str = "more-link";

/// How two cases can belong together.
const TOGETHER: &[LinkRelation] = &[LinkRelation::SameMatter, LinkRelation::RepeatOf];

#[component]
pub fn LinkForm() -> impl IntoView {
    let file = use_file();
    let number = file.drafts.text(FORM, "number");
    let relation = RwSignal::new(LinkRelation::SameMatter.code().to_owned());
    let other = Memo::new(move |_| {
        let number = number.get().trim().to_uppercase();
        file.desk.case_by_number(&number).map(|case| case.id).filter(|id| *id != file.id)
    });
    let hint = Signal::derive(move || {
        if other.get().is_some() {
            file.desk.t("✓ 找到了", "✓ Found")
        } else {
            file.desk.t("请填本机上另一个案件的号码", "The number of another case on this device")
        }
        .to_owned()
    });
    let link = move |at| {
        let relation = LinkRelation::parse(&relation.get_untracked()).unwrap_or(LinkRelation::SameMatter);
        if let Some(other) = other.get_untracked() {
            file.act_draft(FORM, Draft::new(Act::CasesLinked(CasesLinked { other, relation })), at);
        }
    };
    view! {
        <div class="fields">
            <TextField id="link-number" label=file.words("案件号", "Case number") value=number hint />
            <Pick
                id="link-relation"
                label=file.words("关系", "How they belong together")
                value=relation
                options=choices::terms(file, TOGETHER, LinkRelation::code, LinkRelation::name)
            />
        </div>
        <Show when=move || other.get().is_some()>
            <ActBar form=FORM label=file.words("关联", "Link") on_act=Callback::new(link) />
        </Show>
    }
}
