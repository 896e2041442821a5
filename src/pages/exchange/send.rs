//! Sending: what goes out, to whom; *exported* only after the file was read back.

use crate::app::use_desk;
use crate::components::{Choice, Notice, NoticeLine, Option_};
use crate::exchange::{Parcel, ParcelError, can_share, download, pack, share};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::bundle::Party;
use redress_core::event::StoreCode;
use redress_core::wording::{Lang, moment};

#[component]
pub fn SendSection() -> impl IntoView {
    let desk = use_desk();
    let is_head_office =
        Memo::new(move |_| matches!(desk.profile().map(|profile| profile.role), Some(Role::HeadOffice)));
    let store = RwSignal::new(String::new());
    let notice = RwSignal::new(None::<Notice>);
    let receiver = move || {
        if is_head_office.get() {
            StoreCode::new(store.get()).map(Party::Store)
        } else {
            Some(Party::HeadOffice)
        }
    };
    let stores = Signal::derive(move || {
        let rulebook = desk.rulebook();
        rulebook
            .stores()
            .map(|store| Option_ {
                code: store.code.to_string(),
                name: format!("{} {}", store.code, store.name),
            })
            .collect::<Vec<_>>()
    });
    let left = move |parcel: Parcel| {
        spawn_local(async move {
            let (lang, kept) = (desk.lang.get_untracked(), parcel.has_left(desk).await);
            notice.set(Some(match (kept, lang) {
                (Err(error), _) => Notice::failed(error.sentence(lang)),
                (Ok(()), Lang::Zh) => Notice::done(format!(
                    "已导出：{}，{} 行，已读回核对（核对码 {}）。请确认对方收到。",
                    parcel.name,
                    parcel.lines,
                    parcel.digest.short()
                )),
                (Ok(()), Lang::En) => Notice::done(format!(
                    "Exported: {}, {} lines, read back and compared (check code {}). Make sure it arrives.",
                    parcel.name,
                    parcel.lines,
                    parcel.digest.short()
                )),
            }));
        });
    };
    let packed = move || -> Option<Parcel> {
        let to = receiver()?;
        match pack(desk, to) {
            Ok(parcel) => Some(parcel),
            Err(ParcelError::NotSetUp) => None,
            Err(ParcelError::ReadBack(fault)) => {
                notice.set(Some(Notice::failed(format!(
                    "{} ({fault})",
                    desk.t("文件没有写好，没有导出任何内容，记录都在。请重试。", "The file was not written soundly. Nothing was exported; the record is untouched. Try again.")
                ))));
                None
            }
        }
    };
    let save = move |_| {
        let Some(parcel) = packed() else { return };
        if download(&parcel.name, &parcel.bytes) {
            left(parcel);
        } else {
            notice.set(Some(Notice::failed(desk.t(
                "浏览器不能保存文件；请用系统浏览器打开本页。",
                "The browser cannot save files; open this page in the system's browser.",
            ))));
        }
    };
    let hand_on = move |_| {
        let Some(parcel) = packed() else { return };
        spawn_local(async move {
            if share(&parcel.share_name(), &parcel.bytes).await {
                left(parcel);
            } else {
                notice.set(Some(Notice::refused(
                    desk.t("没有分享出去，记录都在。", "Nothing was shared; the record is untouched."),
                )));
            }
        });
    };
    let last = move || {
        let offset = desk.rulebook().office().offset();
        desk.marks().last_export.map_or_else(
            || desk.t("还没有导出过", "Nothing exported yet").to_owned(),
            |at| {
                format!(
                    "{}{}",
                    desk.t("上次导出：", "Last export: "),
                    moment::at(at, offset, desk.lang.get())
                )
            },
        )
    };
    view! {
        <section class="card" id="send">
            <h2>{move || desk.t("发送", "Send")}</h2>
            <p>
                {move || {
                    if is_head_office.get() {
                        desk.t("把一家门店自己的案件，以及政策、日历、人员，发回给它。", "Send a store its own cases back, with policy, calendar and people.")
                    } else {
                        desk.t("把本店全部记录发给总部。重复发送不会重复登记。", "Send head office everything of this store. Sending twice does no harm.")
                    }
                }}
            </p>
            <Show when=move || is_head_office.get()>
                <Choice
                    id="receiver"
                    label=Signal::derive(move || desk.t("发给哪家门店", "To which store").to_owned())
                    value=store
                    options=stores
                    none=Signal::derive(move || desk.t("请选择", "Choose").to_owned())
                    required=true
                />
            </Show>
            <p class="faint">{last}" · "{move || desk.t("未发出：", "Not yet sent: ")}{move || desk.not_yet_outside()}</p>
            <div class="bar">
                <button type="button" class="main-action" id="export" disabled=move || receiver().is_none() on:click=save>
                    {move || desk.t("导出文件", "Export a file")}
                </button>
                <Show when=can_share>
                    <button type="button" id="share" disabled=move || receiver().is_none() on:click=hand_on>
                        {move || desk.t("分享…", "Share…")}
                    </button>
                </Show>
            </div>
            <NoticeLine notice />
        </section>
    }
}
