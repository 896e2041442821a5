//! What this tab remembers before any database is open: the language, and whether it shows the example store.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use redress_core::wording::Lang;

const LANG: &str = "redress.lang";
const EXAMPLE: &str = "redress.example";

/// The real record.
pub const DATABASE: &str = "redress";
/// The example store's: it never mixes with the real one.
pub const EXAMPLE_DATABASE: &str = "redress-example";

/// The language chosen here, else Chinese.
pub fn lang() -> Lang {
    match LocalStorage::get::<String>(LANG).as_deref() {
        Ok("en") => Lang::En,
        _ => Lang::Zh,
    }
}

pub fn keep_lang(lang: Lang) {
    let code = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    // A full or forbidden localStorage costs the choice, nothing else.
    let _kept = LocalStorage::set(LANG, code);
}

/// Whether this tab shows the example store.
pub fn is_example() -> bool {
    SessionStorage::get::<bool>(EXAMPLE).unwrap_or(false)
}

/// Switches this tab between the example store and the real desk, and opens it anew.
pub fn show_example(example: bool) {
    if example {
        let _kept = SessionStorage::set(EXAMPLE, true);
    } else {
        SessionStorage::delete(EXAMPLE);
    }
    if let Some(window) = web_sys::window() {
        let _opened = window.location().set_href("/");
    }
}
