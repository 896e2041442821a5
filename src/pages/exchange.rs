use leptos::prelude::*;

#[component]
pub fn ExchangePage() -> impl IntoView {
    view! { <h1>"ExchangePage"</h1> }
}
