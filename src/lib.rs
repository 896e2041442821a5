//! The browser app. For now two pages that prove the ground: routes, styles, deep links, offline.

use leptos::prelude::*;
use leptos_router::components::{A, Route, Router, Routes};
use leptos_router::path;

/// The whole app: its routes and what surrounds them.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <nav>
                <A href="/">"客诉"</A>
                " "
                <A href="/about">"关于"</A>
            </nav>
            <main>
                <Routes fallback=|| view! { <h1>"没有这一页"</h1> }>
                    <Route path=path!("/") view=Desk />
                    <Route path=path!("/about") view=About />
                </Routes>
            </main>
        </Router>
    }
}

#[component]
fn Desk() -> impl IntoView {
    view! { <h1>"客诉台"</h1> }
}

#[component]
fn About() -> impl IntoView {
    view! { <h1>"关于客诉台"</h1> }
}
