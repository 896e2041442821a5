//! The roster: who may act, at which tier. A store describes its own tier-1 people; head office everybody.

use super::handing_on::HandingOn;
use crate::app::use_desk;
use crate::chance;
use crate::components::{Choice, Notice, NoticeLine, Option_, TextField};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::complaint;
use redress_core::complaint::Tier;
use redress_core::event::{Act, Draft, Lane, PersonDescribed, PersonId, Personal, StoreCode};
use redress_core::rulebook::Person;

#[component]
pub fn PeopleSection() -> impl IntoView {
    let desk = use_desk();
    let is_head_office = move || matches!(desk.profile().map(|profile| profile.role), Some(Role::HeadOffice));
    let notice = RwSignal::new(None::<Notice>);
    let describe = move |person: PersonDescribed, name: String, done: &'static str| {
        let lane = if is_head_office() {
            Lane::Chain
        } else {
            desk.profile().map_or(Lane::HeadOffice, |profile| profile.lane())
        };
        spawn_local(async move {
            let draft = Draft::new(Act::PersonDescribed(person)).and(Personal::NAME, &name);
            let outcome = desk.describe(lane, vec![draft], None).await;
            let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
            notice.set(Some(match outcome {
                Ok(_) => Notice::done(done),
                Err(error) => Notice::refused(error.sentence(&rulebook, desk.lang.get_untracked())),
            }));
        });
    };
    let set_active = move |person: Person, active: bool| {
        let described = PersonDescribed {
            person: person.id,
            tier: person.tier,
            roles: person.roles,
            store: person.store,
            department: person.department,
            absences: person.absences,
            active,
        };
        describe(described, person.name, desk.t("已保存。", "Saved."));
    };
    let rows = move || {
        let (lang, rulebook, all) = (desk.lang.get(), desk.rulebook(), is_head_office());
        let own = desk.profile().and_then(|profile| profile.store().cloned());
        let mut people: Vec<Person> = rulebook.people().cloned().collect();
        people.sort_by(|a, b| (b.active, b.tier, &a.name).cmp(&(a.active, a.tier, &b.name)));
        people
            .into_iter()
            .map(|person| {
                let may_change = all || (person.store.is_some() && person.store == own && person.tier <= Some(Tier::ONE));
                let posts: Vec<&str> = person.roles.iter().map(|role| role.name(lang)).collect();
                let tier = person.tier.map_or("", |tier| tier.name(lang));
                let (shown, active) = (person.clone(), person.active);
                view! {
                    <tr class:inactive=!active>
                        <th scope="row">{person.name.clone()}</th>
                        <td>{tier}</td>
                        <td>{posts.join("、")}</td>
                        <td>{person.store.as_ref().map(ToString::to_string)}</td>
                        <td>
                            {may_change
                                .then(|| {
                                    view! {
                                        <button type="button" class="quiet" on:click=move |_| set_active(shown.clone(), !active)>
                                            {if active { desk.t("停用", "Deactivate") } else { desk.t("启用", "Activate") }}
                                        </button>
                                    }
                                })}
                        </td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="card">
            <h2>{move || desk.t("人员与级别", "People and tiers")}</h2>
            <div class="table-wrap">
                <table class="people">
                    <thead>
                        <tr>
                            <th scope="col">{move || desk.t("姓名", "Name")}</th>
                            <th scope="col">{move || desk.t("级别", "Tier")}</th>
                            <th scope="col">{move || desk.t("岗位", "Post")}</th>
                            <th scope="col">{move || desk.t("门店", "Store")}</th>
                            <th scope="col"><span class="visually-hidden">{move || desk.t("操作", "Action")}</span></th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <AddPerson on_add=move |(described, name)| describe(described, name, desk.t("已添加。", "Added.")) />
            <HandingOn />
            <NoticeLine notice />
        </section>
    }
}

/// A form for one more person. What a store may not choose is not offered.
#[component]
fn AddPerson(on_add: impl Fn((PersonDescribed, String)) + Copy + Send + 'static) -> impl IntoView {
    let desk = use_desk();
    let (name, post, store) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let is_head_office =
        Memo::new(move |_| matches!(desk.profile().map(|profile| profile.role), Some(Role::HeadOffice)));
    let posts = Signal::derive(move || {
        let lang = desk.lang.get();
        let offered = complaint::Role::ALL
            .iter()
            .filter(|role| is_head_office.get() || **role == complaint::Role::StoreStaff);
        offered
            .map(|role| Option_ { code: role.code().to_owned(), name: role.name(lang).to_owned() })
            .collect::<Vec<_>>()
    });
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
    let add = move |_| {
        let text = name.get_untracked().trim().to_owned();
        let role = complaint::Role::parse(&post.get_untracked()).unwrap_or(complaint::Role::StoreStaff);
        let own = desk.profile().and_then(|profile| profile.store().cloned());
        let (Some(person), false) = (PersonId::new(chance::name("p-")), text.is_empty()) else { return };
        let store = match role {
            complaint::Role::StoreStaff => own.or_else(|| StoreCode::new(store.get_untracked())),
            _ => None,
        };
        on_add((
            PersonDescribed {
                person,
                tier: tier_of(role),
                roles: vec![role],
                store,
                department: String::new(),
                absences: Vec::new(),
                active: true,
            },
            text,
        ));
        name.set(String::new());
    };
    view! {
        <details class="add">
            <summary>{move || desk.t("添加人员", "Add a person")}</summary>
            <div class="fields">
                <TextField id="person-name" label=Signal::derive(move || desk.t("姓名", "Name").to_owned()) value=name required=true />
                <Choice
                    id="person-post"
                    label=Signal::derive(move || desk.t("岗位", "Post").to_owned())
                    value=post
                    options=posts
                    none=Signal::derive(move || desk.t("门店员工", "Store staff").to_owned())
                />
                <Show when=move || is_head_office.get()>
                    <Choice
                        id="person-store"
                        label=Signal::derive(move || desk.t("门店（仅门店员工）", "Store (store staff only)").to_owned())
                        value=store
                        options=stores
                        none=Signal::derive(move || "—".to_owned())
                    />
                </Show>
            </div>
            <button type="button" id="add-person" disabled=move || name.get().trim().is_empty() on:click=add>
                {move || desk.t("添加", "Add")}
            </button>
        </details>
    }
}

/// The tier that a post brings (TIER-1, TIER-2).
fn tier_of(role: complaint::Role) -> Option<Tier> {
    match role {
        complaint::Role::StoreStaff => Some(Tier::ONE),
        complaint::Role::Supervisor | complaint::Role::Manager => Some(Tier::TWO),
        complaint::Role::SalesDirector | complaint::Role::AdministrationCentre => Some(Tier::THREE),
        complaint::Role::FranchiseClerk => None,
    }
}
