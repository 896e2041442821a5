//! Where the keyboard goes on when what had the focus has gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Moves the focus once the page has been drawn anew.
pub fn focus(id: &'static str) {
    request_animation_frame(move || {
        let found = document()
            .get_element_by_id(id)
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = found {
            let _focused = element.focus();
        }
    });
}
