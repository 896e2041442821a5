//! Head office's device: it names the chain and enrols itself.

use super::begin;
use crate::app::use_desk;
use crate::components::{Choice, Notice, NoticeLine, Option_, TextField};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::complaint;
use redress_core::complaint::Tier;
use redress_core::event::ChainId;

/// The posts at head office and the tier that goes with them (TIER-1, TIER-2).
const POSTS: [(complaint::Role, Option<Tier>); 5] = [
    (complaint::Role::FranchiseClerk, None),
    (complaint::Role::Supervisor, Some(Tier::TWO)),
    (complaint::Role::Manager, Some(Tier::TWO)),
    (complaint::Role::SalesDirector, Some(Tier::THREE)),
    (complaint::Role::AdministrationCentre, Some(Tier::THREE)),
];

#[component]
pub fn HeadOfficeForm() -> impl IntoView {
    let desk = use_desk();
    let (chain, name, who) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let post = RwSignal::new(complaint::Role::Manager.code().to_owned());
    let notice = RwSignal::new(None::<Notice>);
    let busy = RwSignal::new(false);
    let posts = Signal::derive(move || {
        let lang = desk.lang.get();
        POSTS
            .iter()
            .map(|(role, _)| Option_ { code: role.code().to_owned(), name: role.name(lang).to_owned() })
            .collect::<Vec<_>>()
    });
    let begin = move |_| {
        let lang = desk.lang.get_untracked();
        let (name, who) = (name.get_untracked().trim().to_owned(), who.get_untracked().trim().to_owned());
        let chain = ChainId::new(chain.get_untracked().trim());
        let (Some(chain), false, false) = (chain, name.is_empty(), who.is_empty()) else {
            notice.set(Some(Notice::refused(
                desk.t("请填写品牌代码、名称和您的姓名。", "Give the chain's code, its name and your own."),
            )));
            return;
        };
        let chosen = POSTS.iter().find(|(role, _)| role.code() == post.get_untracked());
        let (Some((role, tier)), Some(profile)) = (chosen.copied(), begin::profile(chain, Role::HeadOffice))
        else {
            return;
        };
        busy.set(true);
        spawn_local(async move {
            if let Err(error) = begin::head_office(desk, profile, &name, &who, tier, vec![role]).await {
                let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
                notice.try_set(Some(Notice::failed(error.sentence(&rulebook, lang))));
                busy.try_set(false);
            }
        });
    };
    view! {
        <section class="card">
            <h3>{move || desk.t("总部设备", "Head office's device")}</h3>
            <div class="fields">
                <TextField
                    id="chain"
                    label=Signal::derive(move || desk.t("品牌代码（各门店填同一个）", "Chain code (the same in every store)").to_owned())
                    value=chain
                    required=true
                />
                <TextField id="chain-name" label=Signal::derive(move || desk.t("品牌名称", "Chain name").to_owned()) value=name required=true />
                <TextField id="who" label=Signal::derive(move || desk.t("您的姓名", "Your name").to_owned()) value=who required=true />
                <Choice id="post" label=Signal::derive(move || desk.t("您的岗位", "Your post").to_owned()) value=post options=posts />
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
