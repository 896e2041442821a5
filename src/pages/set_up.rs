use leptos::prelude::*;

#[component]
pub fn SetUpPage() -> impl IntoView {
    view! { <h1>"SetUpPage"</h1> }
}
