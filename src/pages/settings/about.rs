//! What runs here: version, policy, what this app can and cannot promise.

use crate::app::use_desk;
use leptos::prelude::*;

#[component]
pub fn AboutSection() -> impl IntoView {
    let desk = use_desk();
    let policy = move || {
        let rulebook = desk.rulebook();
        let id = rulebook.policy_in_force(desk.now());
        let lang = desk.lang.get();
        rulebook
            .policy(id)
            .map(|policy| format!("{} {} · {}", policy.title.get(lang), policy.number, id.short()))
    };
    view! {
        <section class="card">
            <h2>{move || desk.t("关于", "About")}</h2>
            <dl class="facts">
                <dt>{move || desk.t("版本", "Version")}</dt>
                <dd>{env!("CARGO_PKG_VERSION")}</dd>
                <dt>{move || desk.t("现行规定", "Policy in force")}</dt>
                <dd>{policy}</dd>
            </dl>
            <p class="faint">
                {move || {
                    desk.t(
                        "客诉台没有服务器，也不联网：记录只在本机和您发出的文件里。谁能打开这台设备，谁就能看到这些记录；请给设备设密码。",
                        "Redress has no server and uses no network: records are on this device and in the files you send. Whoever can open this device can read them, so protect it with a password.",
                    )
                }}
            </p>
        </section>
    }
}
