//! The stores and their hours. Head office describes any store, a store only itself.

use crate::app::use_desk;
use crate::components::{Notice, NoticeLine, TextField};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::calendar::{CalendarSpec, DayHours, WeeklyHours};
use redress_core::event::{Act, Draft, Lane, StoreCode, StoreDescribed};
use redress_core::rulebook::default_store_spec;

#[component]
pub fn StoresSection() -> impl IntoView {
    let desk = use_desk();
    let role = Memo::new(move |_| desk.profile().map(|profile| profile.role));
    let is_head_office = Memo::new(move |_| role.get() == Some(Role::HeadOffice));
    let own = move || match role.get_untracked() {
        Some(Role::Store(code)) => code.to_string(),
        _ => String::new(),
    };
    let (code, name, hours) =
        (RwSignal::new(own()), RwSignal::new(String::new()), RwSignal::new("10:00-22:00".to_owned()));
    let notice = RwSignal::new(None::<Notice>);
    let rows = move || {
        let rulebook = desk.rulebook();
        rulebook
            .stores()
            .map(|store| {
                view! {
                    <tr>
                        <th scope="row">{store.code.to_string()}</th>
                        <td>{store.name.clone()}</td>
                        <td>{store.spec().weekly_hours.mon.to_string()}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let save = move |_| {
        let typed = code.get_untracked().trim().to_uppercase();
        let Some(code) = StoreCode::new(typed.clone()).filter(|_| StoreCode::is_well_formed(&typed)) else {
            notice.set(Some(Notice::refused(desk.t(
                "门店代码由 2–8 个大写字母和数字组成，以字母开头。",
                "A store's code is 2–8 capital letters and digits, beginning with a letter.",
            ))));
            return;
        };
        let parsed: Result<DayHours, _> = hours.get_untracked().trim().parse();
        let Ok(parsed) = parsed else {
            notice.set(Some(Notice::refused(desk.t(
                "营业时间写作 10:00-22:00，多段用逗号分开。",
                "Write the hours as 10:00-22:00, several windows with commas between.",
            ))));
            return;
        };
        let calendar = CalendarSpec { weekly_hours: WeeklyHours::every_day(&parsed), ..default_store_spec() };
        let draft = Draft::new(Act::StoreDescribed(StoreDescribed {
            code: code.clone(),
            name: name.get_untracked().trim().to_owned(),
            calendar,
        }));
        let lane = if is_head_office.get_untracked() { Lane::Chain } else { Lane::Store(code) };
        spawn_local(async move {
            let outcome = desk.describe(lane, vec![draft], None).await;
            let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
            notice.set(Some(match outcome {
                Ok(_) => Notice::done(desk.t("已保存。", "Saved.")),
                Err(error) => Notice::refused(error.sentence(&rulebook, desk.lang.get_untracked())),
            }));
        });
    };
    view! {
        <section class="card">
            <h2>{move || desk.t("门店", "Stores")}</h2>
            <div class="table-wrap">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{move || desk.t("代码", "Code")}</th>
                            <th scope="col">{move || desk.t("名称", "Name")}</th>
                            <th scope="col">{move || desk.t("营业时间", "Hours")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <details class="add">
                <summary>{move || desk.t("添加或修改门店", "Add or change a store")}</summary>
                <div class="fields">
                    <Show when=move || is_head_office.get()>
                        <TextField id="new-store-code" label=Signal::derive(move || desk.t("门店代码", "Store code").to_owned()) value=code required=true />
                    </Show>
                    <TextField id="new-store-name" label=Signal::derive(move || desk.t("门店名称", "Store name").to_owned()) value=name required=true />
                    <TextField id="new-store-hours" label=Signal::derive(move || desk.t("每天营业时间", "Hours, every day").to_owned()) value=hours required=true />
                </div>
                <button type="button" id="save-store" disabled=move || name.get().trim().is_empty() on:click=save>
                    {move || desk.t("保存", "Save")}
                </button>
            </details>
            <NoticeLine notice />
        </section>
    }
}
