//! Keys that mean something beyond typing. An input method has them first: while it composes they are its own.

use leptos::ev::KeyboardEvent;

/// Some browsers say "composing" only by this key code.
const COMPOSING: u32 = 229;

/// Escape, meant for the page.
pub fn is_escape(event: &KeyboardEvent) -> bool {
    event.key() == "Escape" && !event.is_composing() && event.key_code() != COMPOSING
}
