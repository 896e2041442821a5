//! The required fields that are still empty, to be filled in right here (FORM-1).

use crate::components::{Area, Choice, Option_, TextField};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::{Field, Form};
use redress_core::event::{Act, Draft, FormAmended};

const FORM: &str = "missing";

#[component]
pub fn MissingFields(is_main: Signal<bool>) -> impl IntoView {
    let file = use_file();
    let fields = Memo::new(move |_| file.case().state.missing_fields(&file.rulebook()));
    let fill = move |at| {
        let mut form = Form::default();
        for field in fields.get_untracked() {
            form.set(field, file.drafts.typed(FORM, field.code()));
        }
        let (open, personal) = form.split();
        file.act_draft(FORM, Draft { act: Act::FormAmended(FormAmended { fields: open }), personal }, at);
    };
    view! {
        <div class="fields" class:main-part=is_main>
            <For each=move || fields.get() key=|field| field.code() let:field>
                <FieldInput field id=format!("missing-{}", field.code()) value=file.drafts.text(FORM, field.code()) />
            </For>
        </div>
        <ActBar form=FORM label=file.words("保存到处理单", "Save to the form") on_act=Callback::new(fill) />
    }
}

/// The input that fits a field: a list, long text, a date, a phone keyboard.
#[component]
pub fn FieldInput(field: Field, #[prop(into)] id: String, value: RwSignal<String>) -> impl IntoView {
    let file = use_file();
    let label = Signal::derive(move || field.name(file.lang()).to_owned());
    let options: Signal<Option<Vec<Option_>>> =
        Signal::derive(move || choices::of_field(field, &file.rulebook(), file.lang()));
    if options.with_untracked(Option::is_some) {
        let options = Signal::derive(move || options.get().unwrap_or_default());
        return view! { <Choice id label value options none=file.words("请选择", "Choose") /> }.into_any();
    }
    match field {
        Field::Happened | Field::Wanted => view! { <Area id label value /> }.into_any(),
        Field::PurchaseDate | Field::WantedBy => {
            view! { <TextField id label value kind="date" /> }.into_any()
        }
        Field::Phone => view! { <TextField id label value kind="tel" /> }.into_any(),
        Field::WantedAmount => view! { <TextField id label value mode="decimal" /> }.into_any(),
        _ => view! { <TextField id label value /> }.into_any(),
    }
}
