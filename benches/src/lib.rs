//! What `cargo xtask bench` calls from Node: the app's rules, compiled as the app is. Set-up is apart from the work, and
//! the work crosses into WebAssembly once for all its items.

mod starts;
mod store;
#[path = "../../tests/support/story/mod.rs"]
#[allow(dead_code, reason = "the bench tells stories and reads no timelines")]
mod story;

pub use starts::Starts;
pub use store::Store;
