//! Correcting one field of the form: a new entry beside the old one, which stays on the record (ARCH-1).

use crate::components::{Choice, Option_, TextField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::conflicts::amended;
use crate::pages::case::file::use_file;
use crate::pages::case::steps::FieldInput;
use leptos::prelude::*;
use redress_core::complaint::Field;
use redress_core::event::Personal;

const FORM: &str = "more-correct";

#[component]
pub fn CorrectForm() -> impl IntoView {
    let file = use_file();
    let code = RwSignal::new(String::new());
    let reason = file.drafts.text(FORM, "reason");
    let field = Memo::new(move |_| Field::parse(&code.get()));
    let options = Signal::derive(move || {
        let named = |field: &Field| Option_ {
            code: field.code().to_owned(),
            name: field.name(file.lang()).to_owned(),
        };
        Field::ALL.iter().map(named).collect::<Vec<_>>()
    });
    view! {
        <div class="fields">
            <Choice
                id="correct-field"
                label=file.words("更正哪一项", "Which field")
                value=code
                options
                none=file.words("请选择", "Choose")
            />
        </div>
        {move || {
            field
                .get()
                .map(|field| {
                    let value = RwSignal::new(untrack(move || file.case()).state.field(field).to_owned());
                    let correct = move |at| {
                        let draft = amended(field, &value.get_untracked());
                        file.act_draft(FORM, draft.and(Personal::TEXT, &reason.get_untracked()), at);
                    };
                    view! {
                        <div class="fields">
                            <FieldInput field id="correct-value" value />
                            <TextField
                                id="correct-reason"
                                label=file.words("更正的理由", "Why it is corrected")
                                value=reason
                            />
                        </div>
                        <ActBar form=FORM label=file.words("保存更正", "Save the correction") on_act=Callback::new(correct) />
                    }
                })
        }}
    }
}
