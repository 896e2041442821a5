//! What this device is.

use crate::app::use_desk;
use crate::session;
use crate::storage::Role;
use leptos::prelude::*;

#[component]
pub fn DeviceSection() -> impl IntoView {
    let desk = use_desk();
    let facts = move || {
        let profile = desk.profile()?;
        let place = match &profile.role {
            Role::Store(code) => format!("{} {code}", desk.t("门店", "Store")),
            Role::HeadOffice => desk.t("总部", "Head office").to_owned(),
        };
        let device = format!("{} · {}", profile.device, profile.letter);
        Some(view! {
            <dl class="facts">
                <dt>{desk.t("用途", "For")}</dt>
                <dd>{place}</dd>
                <dt>{desk.t("品牌代码", "Chain code")}</dt>
                <dd>{profile.chain.to_string()}</dd>
                <dt>{desk.t("设备与编号字母", "Device and letter")}</dt>
                <dd>{device}</dd>
            </dl>
        })
    };
    view! {
        <section class="card">
            <h2>{move || desk.t("本机", "This device")}</h2>
            {facts}
            <Show when=move || !desk.is_example>
                <button type="button" id="open-example" on:click=|_| session::show_example(true)>
                    {move || desk.t("打开示例门店", "Open the example store")}
                </button>
            </Show>
        </section>
    }
}
