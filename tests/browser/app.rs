//! The app mounts: what a person sees first is there.

use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_app_stands_in_the_page() {
    mount_to_body(redress::App);
    tick().await;

    assert!(document().query_selector("main").is_ok_and(|main| main.is_some()));
}
