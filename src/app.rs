//! The whole app: open the database, then routes inside the frame.

use crate::clock::Clock;
use crate::components::Frame;
use crate::desk::Desk;
use crate::pages::{
    AlarmPage, AlertsPage, CasePage, CasesPage, ExchangePage, NoSuchPage, RegisterPage, ReportPage,
    SetUpPage, SettingsPage, TodayPage,
};
use crate::storage::{Database, StorageError};
use crate::{example, session, tabs};
use leptos::prelude::*;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;
use redress_core::wording::Lang;
// Not Leptos's: its executor starts with the first mount, and this comes before.
use wasm_bindgen_futures::spawn_local;

/// Opens the desk and shows it.
pub fn start() {
    spawn_local(async {
        let lang = session::lang();
        set_document_lang(lang);
        match open(lang).await {
            Ok(desk) => {
                tabs::listen(desk);
                mount_to_body(move || view! { <App desk /> });
            }
            Err(error) => {
                let sentence = error.sentence(lang);
                mount_to_body(move || view! { <main class="blank"><p role="alert">{sentence}</p></main> });
            }
        }
    });
}

async fn open(lang: Lang) -> Result<Desk, StorageError> {
    if session::is_example() {
        let database = Database::open(session::EXAMPLE_DATABASE).await?;
        let desk = Desk::open(database, Clock::frozen(example::NOW), lang, true).await?;
        example::fill(desk).await?;
        return Ok(desk);
    }
    let database = Database::open(session::DATABASE).await?;
    Desk::open(database, Clock::ticking(), lang, false).await
}

pub fn set_document_lang(lang: Lang) {
    let code = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _set = root.set_attribute("lang", code);
    }
}

/// What is on the screen: the alarm, the set-up, or the desk.
#[component]
pub fn App(desk: Desk) -> impl IntoView {
    provide_context(desk);
    let is_set_up = Memo::new(move |_| desk.profile().is_some());
    view! {
        <Show when=move || !desk.alarm.get() fallback=|| view! { <AlarmPage /> }>
            <Show when=move || is_set_up.get() fallback=|| view! { <SetUpPage /> }>
                <Router>
                    <Frame>
                        <Routes fallback=|| view! { <NoSuchPage /> }>
                            <Route path=path!("/") view=TodayPage />
                            <Route path=path!("/alerts") view=AlertsPage />
                            <Route path=path!("/register") view=RegisterPage />
                            <Route path=path!("/cases") view=CasesPage />
                            <Route path=path!("/cases/:number") view=CasePage />
                            <Route path=path!("/reports") view=ReportPage />
                            <Route path=path!("/exchange") view=ExchangePage />
                            <Route path=path!("/settings") view=SettingsPage />
                        </Routes>
                    </Frame>
                </Router>
            </Show>
        </Show>
    }
}

/// The desk from context.
pub fn use_desk() -> Desk {
    expect_context()
}
