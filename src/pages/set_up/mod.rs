//! The first screen: what is this device for? A store, head office, or just a look at the example.

mod begin;
mod head_office;
mod store;

use crate::app::use_desk;
use crate::components::LangSwitch;
use crate::session;
use head_office::HeadOfficeForm;
use leptos::prelude::*;
use store::StoreForm;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    None,
    Store,
    HeadOffice,
}

#[component]
pub fn SetUpPage() -> impl IntoView {
    let desk = use_desk();
    let choice = RwSignal::new(Choice::None);
    let is_secure = web_sys::window().is_some_and(|window| window.is_secure_context());
    view! {
        <main class="set-up" id="main">
            <div class="bar">
                <h1>{move || desk.t("客诉台", "Redress")}</h1>
                <span class="push"></span>
                <LangSwitch />
            </div>
            <p class="lead">
                {move || {
                    desk.t(
                        "专卖店的投诉处理台。所有记录都保存在本机，断网可用；通过文件与总部交换。",
                        "The complaint desk for franchise stores. Every record stays on this device, works offline, and is exchanged with head office by file.",
                    )
                }}
            </p>
            <Show when=move || !is_secure>
                <p class="card warn" role="alert">
                    {move || {
                        desk.t(
                            "本页不是通过 https 打开的：断网后将无法打开，也不能分享文件。请用 https 或 localhost 打开。",
                            "This page was not opened over https: it will not open offline and cannot share files. Use https or localhost.",
                        )
                    }}
                </p>
            </Show>
            <h2>{move || desk.t("这台设备用在哪里？", "What is this device for?")}</h2>
            <div class="choices">
                <button
                    type="button"
                    id="for-store"
                    aria-expanded=move || (choice.get() == Choice::Store).to_string()
                    on:click=move |_| choice.set(Choice::Store)
                >
                    <strong>{move || desk.t("门店", "A store")}</strong>
                    <small>{move || desk.t("登记和处理本店的投诉", "Register and handle this store's complaints")}</small>
                </button>
                <button
                    type="button"
                    id="for-head-office"
                    aria-expanded=move || (choice.get() == Choice::HeadOffice).to_string()
                    on:click=move |_| choice.set(Choice::HeadOffice)
                >
                    <strong>{move || desk.t("总部", "Head office")}</strong>
                    <small>{move || desk.t("接收各店文件，指导、审核、决定", "Receive stores' files, guide, review, decide")}</small>
                </button>
                <button type="button" id="open-example" on:click=|_| session::show_example(true)>
                    <strong>{move || desk.t("打开示例门店", "Open the example store")}</strong>
                    <small>{move || desk.t("随便试，不影响正式记录", "Try anything; nothing enters the real record")}</small>
                </button>
            </div>
            {move || match choice.get() {
                Choice::None => ().into_any(),
                Choice::Store => view! { <StoreForm /> }.into_any(),
                Choice::HeadOffice => view! { <HeadOfficeForm /> }.into_any(),
            }}
        </main>
    }
}
