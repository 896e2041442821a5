//! The frame around every page: rail, top line, banner of the example store.

use crate::app::{set_document_lang, use_desk};
use crate::components::{Icon, Sign};
use crate::desk::{Desk, MyAlerts};
use crate::session;
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_location;
use redress_core::event::PersonId;
use redress_core::time::MS_PER_HOUR;
use redress_core::wording::{Lang, moment};
use wasm_bindgen::JsCast;

#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let desk = use_desk();
    provide_context(MyAlerts::of(desk));
    follow_pages(desk);
    // The router would take the address for a page of its own.
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus_main();
    };
    view! {
        <a class="skip" href="#main" on:click=skip>{move || desk.t("跳到内容", "Skip to content")}</a>
        <div class="app">
            <TopLine />
            <nav class="rail" aria-label=move || desk.t("主导航", "Main")>
                <RailLink href="/" sign=Sign::Today zh="今日" en="Today" exact=true />
                <RailLink href="/register" sign=Sign::Register zh="登记" en="Register" />
                <RailLink href="/cases" sign=Sign::Cases zh="案件" en="Cases" />
                <RailLink href="/reports" sign=Sign::Reports zh="报表" en="Reports" />
                <RailLink href="/exchange" sign=Sign::Exchange zh="交换" en="Exchange" />
                <RailLink href="/settings" sign=Sign::Settings zh="设置" en="Settings" />
            </nav>
            <main class="main" id="main" tabindex="-1">
                <Show when=move || desk.is_example>
                    <ExampleBanner />
                </Show>
                {children()}
            </main>
        </div>
    }
}

/// A page that is opened takes the focus and names the window, as one that is loaded would: from there the keyboard
/// goes on, and there a screen reader begins.
fn follow_pages(desk: Desk) {
    let address = use_location().pathname;
    Effect::new(move |earlier: Option<String>| {
        let address = address.get();
        if earlier.is_some_and(|earlier| earlier != address) {
            focus_main();
        }
        address
    });
    Effect::new(move |_| {
        address.with(|_| ());
        let name = desk.t("客诉台", "Redress");
        request_animation_frame(move || {
            let heading = document().query_selector("#main h1").ok().flatten();
            let heading = heading.and_then(|heading| heading.text_content()).filter(|text| !text.is_empty());
            document()
                .set_title(&heading.map_or_else(|| name.to_owned(), |heading| format!("{heading} · {name}")));
        });
    });
}

/// Without scrolling: where a page begins is the router's business.
fn focus_main() {
    let main = document().get_element_by_id("main");
    if let Some(main) = main.and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok()) {
        let stay = web_sys::FocusOptions::new();
        stay.set_prevent_scroll(true);
        let _focused = main.focus_with_options(&stay);
    }
}

#[component]
fn RailLink(
    href: &'static str,
    sign: Sign,
    zh: &'static str,
    en: &'static str,
    #[prop(optional)] exact: bool,
) -> impl IntoView {
    let desk = use_desk();
    view! {
        <A href=href exact=exact>
            <Icon sign />
            <span>{move || desk.t(zh, en)}</span>
        </A>
    }
}

#[component]
fn TopLine() -> impl IntoView {
    let desk = use_desk();
    let place = move || match desk.profile().map(|profile| profile.role) {
        Some(Role::Store(code)) => {
            let rulebook = desk.rulebook();
            rulebook.store(&code).map_or_else(|| code.to_string(), |store| store.name.clone())
        }
        Some(Role::HeadOffice) => desk.t("总部", "Head office").to_owned(),
        None => String::new(),
    };
    let unseen = expect_context::<MyAlerts>().unseen();
    let told = Memo::new(move |_| unseen.with(Vec::len));
    let told_text = move || match desk.lang.get() {
        Lang::Zh => format!("{} 条提醒", told.get()),
        Lang::En if told.get() == 1 => "1 alert".to_owned(),
        Lang::En => format!("{} alerts", told.get()),
    };
    let outside = Memo::new(move |_| desk.not_yet_outside());
    let outside_text = move || match desk.lang.get() {
        Lang::Zh => format!("{} 条未备份", outside.get()),
        Lang::En => format!("{} not sent", outside.get()),
    };
    view! {
        <header class="top">
            <b class="brand">{move || desk.t("客诉台", "Redress")}</b>
            <span class="place">{place}</span>
            <span class="pill offline">{move || desk.t("离线可用", "Works offline")}</span>
            <Show when=move || told.get() != 0>
                <A href="/alerts" attr:class="pill alert">{told_text}</A>
            </Show>
            <Show when=move || outside.get() != 0>
                <A href="/exchange" attr:class="pill warn">{outside_text}</A>
            </Show>
            <ActingSwitch />
            <LangSwitch />
        </header>
    }
}

/// Who is acting: everything written down carries this name.
#[component]
fn ActingSwitch() -> impl IntoView {
    let desk = use_desk();
    let people = move || {
        let rulebook = desk.rulebook();
        let store = desk.profile().and_then(|profile| profile.store().cloned());
        let lang = desk.lang.get();
        let mut people: Vec<_> = rulebook
            .people()
            .filter(|person| person.active)
            // A store's tablet offers its own people and those above the stores.
            .filter(|person| store.is_none() || person.store.is_none() || person.store == store)
            .map(|person| {
                let tier = person.tier.map(|tier| tier.name(lang));
                let role = person.roles.first().map(|role| role.name(lang));
                let post = tier.or(role).unwrap_or_default();
                (person.id.clone(), format!("{} · {post}", person.name))
            })
            .collect();
        people.sort_by(|a, b| a.1.cmp(&b.1));
        people
    };
    let chosen = Memo::new(move |_| desk.acting().map(|person| person.id));
    let choose = move |event| {
        let person = PersonId::new(event_target_value(&event));
        spawn_local(async move {
            // A choice that cannot be kept still holds for this page.
            let _kept = desk.set_acting(person).await;
        });
    };
    view! {
        <label class="acting">
            <span class="visually-hidden">{move || desk.t("当前操作人", "Acting")}</span>
            <select id="acting" class:missing=move || chosen.get().is_none() on:change=choose>
                <option value="" selected=move || chosen.get().is_none()>{move || desk.t("谁在操作？", "Who is acting?")}</option>
                {move || {
                    people()
                        .into_iter()
                        .map(|(id, name)| {
                            let value = id.to_string();
                            view! {
                                <option value=value selected=move || chosen.get().as_ref() == Some(&id)>{name}</option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}

#[component]
pub fn LangSwitch() -> impl IntoView {
    let desk = use_desk();
    let switch = move |_| {
        let next = match desk.lang.get_untracked() {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        desk.lang.set(next);
        session::keep_lang(next);
        set_document_lang(next);
    };
    view! {
        <button type="button" id="language" class="quiet" lang=move || desk.t("en", "zh-CN") on:click=switch>
            {move || desk.t("EN", "中文")}
        </button>
    }
}

/// In the example store the time stands still and can be moved.
#[component]
fn ExampleBanner() -> impl IntoView {
    let desk = use_desk();
    let offset = move || desk.rulebook().office().offset();
    let move_by = move |hours: i64| desk.clock.move_to(desk.clock.exact().plus_ms(hours * MS_PER_HOUR));
    view! {
        <aside class="banner" aria-label=move || desk.t("示例门店", "Example store")>
            <strong>{move || desk.t("示例门店", "Example store")}</strong>
            <span class="banner-why">
                {move || desk.t("数据只用于学习，不会进入正式记录。", "For learning only; nothing here enters the real record.")}
            </span>
            <span>
                {move || desk.t("现在是 ", "It is ")} <b>{move || moment::at(desk.now(), offset(), desk.lang.get())}</b>
            </span>
            <span class="bar">
                <button type="button" class="quiet" on:click=move |_| move_by(1)>{move || desk.t("+1 小时", "+1 hour")}</button>
                <button type="button" class="quiet" on:click=move |_| move_by(24)>{move || desk.t("+1 天", "+1 day")}</button>
                <button type="button" class="quiet" id="leave-example" on:click=|_| session::show_example(false)>
                    {move || desk.t("离开示例", "Leave the example")}
                </button>
            </span>
        </aside>
    }
}
