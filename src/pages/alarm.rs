use leptos::prelude::*;

#[component]
pub fn AlarmPage() -> impl IntoView {
    view! { <h1>"AlarmPage"</h1> }
}
