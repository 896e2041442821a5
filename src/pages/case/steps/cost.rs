//! What a solution costs: an amount in yuan, and the remedies it buys.

use crate::components::{TextField, fen_of};
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::Remedy;
use std::collections::BTreeSet;

#[component]
pub fn CostField(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Said beside a sound amount.
    #[prop(optional, into)]
    remark: Signal<String>,
) -> impl IntoView {
    let file = use_file();
    let invalid = Signal::derive(move || cost(&value.get()).is_none());
    let hint = Signal::derive(move || {
        let remark = remark.get();
        if invalid.get() {
            file.desk.t("金额请写成 30 或 30.50", "Write an amount as 30 or 30.50").to_owned()
        } else if remark.is_empty() {
            file.desk.t("不花钱就留空", "Empty when it costs nothing").to_owned()
        } else {
            remark
        }
    });
    view! { <TextField id label value hint invalid mode="decimal" /> }
}

/// Yuan as people type them, in fen; empty is nothing.
pub fn cost(text: &str) -> Option<u64> {
    if text.trim().is_empty() { Some(0) } else { fen_of(text) }
}

pub fn chosen(remedies: RwSignal<BTreeSet<String>>) -> Vec<Remedy> {
    remedies.with_untracked(|codes| codes.iter().filter_map(|code| Remedy::parse(code)).collect())
}
