use leptos::prelude::*;

#[component]
pub fn ReportPage() -> impl IntoView {
    view! { <h1>"ReportPage"</h1> }
}
