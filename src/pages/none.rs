//! An address that leads nowhere.

use crate::app::use_desk;
use leptos::prelude::*;
use leptos_router::components::A;

#[component]
pub fn NoSuchPage() -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{move || desk.t("没有这一页", "No such page")}</h1>
        <p><A href="/">{move || desk.t("回到今日", "Back to Today")}</A></p>
    }
}
