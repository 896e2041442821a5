use leptos::prelude::*;

#[component]
pub fn RegisterPage() -> impl IntoView {
    view! { <h1>"RegisterPage"</h1> }
}
