//! The app mounts and shows the desk.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_desk_is_on_the_first_page() {
    mount_to_body(redress::App);

    let heading = document().query_selector("h1").ok().flatten();

    assert_eq!(heading.and_then(|h1| h1.text_content()).as_deref(), Some("客诉台"));
}
