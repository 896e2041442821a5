//! A store's device: with head office's file, or by hand.

use super::begin;
use crate::app::use_desk;
use crate::components::{Choice, Notice, NoticeLine, Option_, TextField};
use crate::exchange::{Arrival, Brought, accept, look_into, read_file};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::event::{ChainId, StoreCode};
use redress_core::rulebook::Rulebook;
use wasm_bindgen::JsCast;

#[component]
pub fn StoreForm() -> impl IntoView {
    let desk = use_desk();
    let arrival = RwSignal::new(None::<Arrival>);
    let (chain, code, name, clerk) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let notice = RwSignal::new(None::<Notice>);
    let busy = RwSignal::new(false);

    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            let Some(bytes) = read_file(&file).await else { return };
            let found = look_into(desk, file.name(), &bytes, None, &mut Brought::default());
            match &found.reading {
                Ok(reading) => {
                    chain.set(reading.header.chain.to_string());
                    notice.set(None);
                    arrival.set(Some(found));
                }
                Err(error) => notice.set(Some(Notice::failed(error.sentence(desk.lang.get_untracked())))),
            }
        });
    };
    let stores = Memo::new(move |_| {
        arrival.with(|arrival| {
            let reading = arrival.as_ref().and_then(|arrival| arrival.reading.as_ref().ok());
            let rulebook = reading.map(|reading| Rulebook::of(reading.sorted.entries()));
            let stores = rulebook.iter().flat_map(Rulebook::stores);
            stores
                .map(|store| Option_ {
                    code: store.code.to_string(),
                    name: format!("{} {}", store.code, store.name),
                })
                .collect::<Vec<_>>()
        })
    });
    let has_stores = Memo::new(move |_| !stores.get().is_empty());

    let begin = move |_| {
        let lang_now = desk.lang.get_untracked();
        let parsed = (ChainId::new(chain.get_untracked().trim()), code.get_untracked().trim().to_uppercase());
        let (Some(chain), code) = parsed else {
            notice.set(Some(Notice::refused(desk.t("请填写品牌代码。", "Give the chain's code."))));
            return;
        };
        let Some(code) = StoreCode::new(code.clone()).filter(|_| StoreCode::is_well_formed(&code)) else {
            notice.set(Some(Notice::refused(desk.t(
                "门店代码由 2–8 个大写字母和数字组成，以字母开头，例如 SH01。",
                "A store's code is 2–8 capital letters and digits, beginning with a letter, e.g. SH01.",
            ))));
            return;
        };
        let (name, clerk) = (name.get_untracked().trim().to_owned(), clerk.get_untracked().trim().to_owned());
        let brought = arrival.get_untracked();
        if brought.is_none() && (name.is_empty() || clerk.is_empty()) {
            notice.set(Some(Notice::refused(
                desk.t("请填写门店名称和您的姓名。", "Give the store's name and your own."),
            )));
            return;
        }
        let Some(profile) = begin::profile(chain, Role::Store(code.clone())) else { return };
        busy.set(true);
        spawn_local(async move {
            // The file first: without its profile this device still shows this form, with nothing lost.
            let taken = match brought {
                Some(arrival) => accept(desk, vec![arrival]).await.map(|_| ()),
                None => Ok(()),
            };
            let begun = match taken {
                Ok(()) => begin::store(desk, profile, code, &name, &clerk).await,
                Err(error) => Err(error),
            };
            if let Err(error) = begun {
                let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
                notice.try_set(Some(Notice::failed(error.sentence(&rulebook, lang_now))));
                busy.try_set(false);
            }
        });
    };

    view! {
        <section class="card">
            <h3>{move || desk.t("门店设备", "A store's device")}</h3>
            <div class="field">
                <label for="head-office-file">
                    {move || desk.t("总部发来的文件（如果有，请先选它）", "Head office's file (if you have one, choose it first)")}
                </label>
                <input id="head-office-file" type="file" on:change=pick />
            </div>
            <div class="fields">
                <TextField id="chain" label=Signal::derive(move || desk.t("品牌代码（由总部给出）", "Chain code (from head office)").to_owned()) value=chain required=true />
                <Show
                    when=move || has_stores.get()
                    fallback=move || {
                        view! {
                            <TextField id="store-code" label=Signal::derive(move || desk.t("门店代码，例如 SH01", "Store code, e.g. SH01").to_owned()) value=code required=true />
                            <TextField id="store-name" label=Signal::derive(move || desk.t("门店名称", "Store name").to_owned()) value=name required=true />
                        }
                    }
                >
                    <Choice
                        id="store-code"
                        label=Signal::derive(move || desk.t("门店", "Store").to_owned())
                        value=code
                        options=stores
                        none=Signal::derive(move || desk.t("请选择", "Choose").to_owned())
                        required=true
                    />
                </Show>
                <TextField id="clerk" label=Signal::derive(move || desk.t("您的姓名（门店员工）", "Your name (store staff)").to_owned()) value=clerk />
            </div>
            <div class="bar">
                <button type="button" class="main-action" id="begin" disabled=move || busy.get() on:click=begin>
                    {move || desk.t("开始使用", "Begin")}
                </button>
            </div>
            <NoticeLine notice />
        </section>
    }
}
