use leptos::prelude::*;

#[component]
pub fn CasesPage() -> impl IntoView {
    view! { <h1>"CasesPage"</h1> }
}
