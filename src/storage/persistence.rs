//! Whether the browser may throw this origin's data away when space runs short.

use wasm_bindgen_futures::JsFuture;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Persistence {
    /// The browser promised to keep the data.
    Kept,
    /// The browser may evict it: backups matter more.
    AtRisk,
    /// No secure context, or an old browser: it cannot be asked.
    Unknown,
}

fn manager() -> Option<web_sys::StorageManager> {
    let window = web_sys::window()?;
    window.is_secure_context().then(|| window.navigator().storage())
}

fn from_answer(answer: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>) -> Persistence {
    match answer.ok().and_then(|value| value.as_bool()) {
        Some(true) => Persistence::Kept,
        Some(false) => Persistence::AtRisk,
        None => Persistence::Unknown,
    }
}

/// How it stands.
pub async fn persistence() -> Persistence {
    match manager().and_then(|manager| manager.persisted().ok()) {
        Some(promise) => from_answer(JsFuture::from(promise).await),
        None => Persistence::Unknown,
    }
}

/// Asks the browser to keep the data; asked at the first saved complaint.
pub async fn ask_for_persistence() -> Persistence {
    match manager().and_then(|manager| manager.persist().ok()) {
        Some(promise) => from_answer(JsFuture::from(promise).await),
        None => Persistence::Unknown,
    }
}
