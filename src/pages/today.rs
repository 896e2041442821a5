use leptos::prelude::*;

#[component]
pub fn TodayPage() -> impl IntoView {
    view! { <h1>"TodayPage"</h1> }
}
