//! The data on this device: how much, how safe, backup, what was set aside.

use crate::app::use_desk;
use crate::components::{Notice, NoticeLine};
use crate::desk::Memory;
use crate::exchange::{ParcelError, download, pack};
use crate::storage::{Persistence, ask_for_persistence, persistence};
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::bundle::Party;
use redress_core::wording::moment;

#[component]
pub fn DataSection() -> impl IntoView {
    let desk = use_desk();
    let kept = RwSignal::new(None::<Persistence>);
    spawn_local(async move {
        let _shown = kept.try_set(Some(persistence().await));
    });
    let notice = RwSignal::new(None::<Notice>);
    let ask = move |_| {
        spawn_local(async move {
            let _shown = kept.try_set(Some(ask_for_persistence().await));
        });
    };
    let back_up = move |_| match pack(desk, Party::Merged) {
        Ok(parcel) if download(&parcel.name, &parcel.bytes) => {
            let text =
                format!("{} {} · {}", desk.t("已备份：", "Backed up:"), parcel.name, parcel.digest.short());
            spawn_local(async move {
                let outcome = parcel.has_left(desk).await;
                notice.set(Some(match outcome {
                    Ok(()) => Notice::done(text),
                    Err(error) => Notice::failed(error.sentence(desk.lang.get_untracked())),
                }));
            });
        }
        Ok(_) => {
            notice
                .set(Some(Notice::failed(desk.t("浏览器不能保存文件。", "The browser cannot save files."))));
        }
        Err(ParcelError::NotSetUp) => {}
        Err(ParcelError::ReadBack(fault)) => notice.set(Some(Notice::failed(fault.to_string()))),
    };
    let last_backup = move || {
        let offset = desk.rulebook().office().offset();
        match desk.marks().last_backup {
            Some(at) => moment::at(at, offset, desk.lang.get()),
            None => desk.t("还没有", "none yet").to_owned(),
        }
    };
    let persisted = move || match kept.get() {
        Some(Persistence::Kept) => desk.t("浏览器已答应保留", "The browser has promised to keep it"),
        Some(Persistence::AtRisk) => desk.t(
            "空间不足时浏览器可能清除，请常备份",
            "The browser may clear it when space runs short: back up often",
        ),
        Some(Persistence::Unknown) => {
            desk.t("无法询问浏览器，请常备份", "The browser cannot be asked: back up often")
        }
        None => "…",
    };
    view! {
        <section class="card" id="data">
            <h2>{move || desk.t("数据", "Data")}</h2>
            <dl class="facts">
                <dt>{move || desk.t("记录", "Records")}</dt>
                <dd>{move || desk.read(Memory::len)}</dd>
                <dt>{move || desk.t("案件", "Cases")}</dt>
                <dd>{move || desk.read(|memory| memory.rows().count())}</dd>
                <dt>{move || desk.t("只在本机的记录", "Not yet outside this device")}</dt>
                <dd>{move || desk.not_yet_outside()}</dd>
                <dt>{move || desk.t("读不懂而留存的行", "Lines set aside")}</dt>
                <dd>{move || desk.read(|memory| memory.quarantined().len())}</dd>
                <dt>{move || desk.t("存储", "Storage")}</dt>
                <dd id="persistence">{persisted}</dd>
                <dt>{move || desk.t("上次备份", "Last backup")}</dt>
                <dd>{last_backup}</dd>
            </dl>
            <div class="bar">
                <button type="button" class="main-action" id="back-up" disabled=desk.is_example on:click=back_up>
                    {move || desk.t("备份到文件", "Back up to a file")}
                </button>
                <Show when=move || kept.get() == Some(Persistence::AtRisk)>
                    <button type="button" on:click=ask>{move || desk.t("请浏览器保留数据", "Ask the browser to keep it")}</button>
                </Show>
            </div>
            <p class="faint">
                {move || {
                    desk.t(
                        "恢复：在“交换”里导入备份文件即可；记录只会合并，不会被覆盖。",
                        "To restore, import the backup under Exchange: records are merged, never overwritten.",
                    )
                }}
            </p>
            <NoticeLine notice />
        </section>
    }
}
