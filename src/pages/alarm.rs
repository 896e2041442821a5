//! The alarm: this device had a record, and now it is gone. Never a welcome screen.

use crate::app::use_desk;
use crate::components::LangSwitch;
use crate::storage::Anchor;
use leptos::prelude::*;

#[component]
pub fn AlarmPage() -> impl IntoView {
    let desk = use_desk();
    let sure = RwSignal::new(false);
    let begin_anew = move |_| {
        Anchor::forget(desk.database().name());
        desk.alarm.set(false);
    };
    view! {
        <main class="set-up" id="main">
            <div class="bar">
                <h1>{move || desk.t("本机的记录不见了", "The record on this device is gone")}</h1>
                <span class="push"></span>
                <LangSwitch />
            </div>
            <div class="card" role="alert">
                <p>
                    {move || {
                        desk.t(
                            "这台设备以前保存过客诉台的记录，现在数据库是空的。可能是浏览器清理了网站数据，或有人清除了浏览记录。",
                            "This device used to hold a Redress record; its database is empty now. The browser may have cleared the site's data, or someone cleared the history.",
                        )
                    }}
                </p>
                <p>
                    {move || {
                        desk.t(
                            "已经发给总部的、备份过的记录没有丢。请先找到最近的备份文件或总部发来的文件，再重新设置本机并导入。",
                            "What was sent to head office or backed up is not lost. Find the latest backup or head office's file first, then set this device up again and import it.",
                        )
                    }}
                </p>
                <label class="check">
                    <input type="checkbox" prop:checked=move || sure.get() on:change=move |event| sure.set(event_target_checked(&event)) />
                    <span>{move || desk.t("我已了解，并已通知负责人", "I understand, and have told the person in charge")}</span>
                </label>
                <button type="button" class="main-action" disabled=move || !sure.get() on:click=begin_anew>
                    {move || desk.t("重新设置本机", "Set this device up again")}
                </button>
            </div>
        </main>
    }
}
