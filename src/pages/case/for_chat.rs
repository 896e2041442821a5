//! "Please handle …", copied for a colleague in one tap. It names no person and no phone.

use super::file::use_file;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::wording::handle;
use wasm_bindgen_futures::JsFuture;

#[component]
pub fn CopyForChat() -> impl IntoView {
    let file = use_file();
    // None until it was tried; then whether it worked.
    let copied = RwSignal::new(None::<bool>);
    let text = move || handle::for_chat(&file.case(), &file.rulebook(), file.desk.now(), file.lang());
    let copy = move |_| {
        let text = untrack(text);
        spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            let _shown = copied.try_set(Some(JsFuture::from(clipboard.write_text(&text)).await.is_ok()));
        });
    };
    view! {
        <div class="for-chat">
            <button type="button" on:click=copy>
                {move || match copied.get() {
                    Some(true) => file.desk.t("✓ 已复制“请处理…”", "✓ Copied “Please handle…”"),
                    _ => file.desk.t("复制“请处理…”", "Copy “Please handle…”"),
                }}
            </button>
            // Where the browser forbids it, the text is there to be copied by hand.
            <Show when=move || copied.get() == Some(false)>
                <p class="for-chat-text">{text}</p>
            </Show>
            <span class="visually-hidden" role="status">
                {move || (copied.get() == Some(true)).then(|| file.desk.t("已复制", "Copied"))}
            </span>
        </div>
    }
}
