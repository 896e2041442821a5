//! An act that is nothing but words: a note, guidance, thanks.

use crate::components::Area;
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::event::{Act, Draft};

/// `zh` and `en` are the label of the text and of the button.
#[component]
pub fn WordsForm(form: FormName, act: Act, zh: [&'static str; 2], en: [&'static str; 2]) -> impl IntoView {
    let file = use_file();
    let text = file.drafts.text(form, "text");
    let write = move |at| file.act_draft(form, Draft::with_text(act.clone(), &text.get_untracked()), at);
    view! {
        <div class="fields">
            <Area id=format!("{form}-text") label=file.words(zh[0], en[0]) value=text required=true />
        </div>
        <ActBar form label=file.words(zh[1], en[1]) on_act=Callback::new(write) />
    }
}
