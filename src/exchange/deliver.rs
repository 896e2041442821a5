//! How a file leaves the page: a download, the share sheet, or the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url};

/// A link to a blob lives this long after the click: revoked at once, it would cut downloads short.
const LINK_LIFE_MS: i32 = 60_000;

/// Saves `bytes` as a file. Answers false where the browser cannot.
pub fn download(name: &str, bytes: &[u8]) -> bool {
    try_download(name, bytes).is_ok()
}

fn try_download(name: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("application/octet-stream");
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    let revoke = wasm_bindgen::closure::Closure::once_into_js(move || {
        let _revoked = Url::revoke_object_url(&address);
    });
    window.set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), LINK_LIFE_MS)?;
    Ok(())
}

/// Share sheets and WeChat take text files, and refuse other types.
fn as_shared(name: &str, bytes: &[u8]) -> Result<ShareData, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options)?;
    let data = ShareData::new();
    data.set_files(&js_sys::Array::of1(&file));
    Ok(data)
}

/// Whether this browser can hand a file to other apps. Asked, never assumed; plain http silently loses it.
pub fn can_share() -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    let has = js_sys::Reflect::has(&window.navigator(), &"canShare".into()).unwrap_or(false);
    has && as_shared("a.txt", b"a").is_ok_and(|data| window.navigator().can_share_with_data(&data))
}

/// Opens the share sheet. False when people closed it or the browser refused.
pub async fn share(name: &str, bytes: &[u8]) -> bool {
    let Some(window) = web_sys::window() else { return false };
    match as_shared(name, bytes) {
        Ok(data) => JsFuture::from(window.navigator().share_with_data(&data)).await.is_ok(),
        Err(_) => false,
    }
}

/// Copies a text, where the browser allows it.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(web_sys::Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
