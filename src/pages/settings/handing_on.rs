//! When somebody is away or leaves: a stand-in for some days, all open cases handed on in one act (ROUTE-4).

use crate::app::use_desk;
use crate::components::{Choice, DateField, Notice, NoticeLine, Option_};
use crate::storage::Role;
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::assignment::open_cases_of;
use redress_core::event::{Absence, Act, CaseId, Draft, Lane, PersonDescribed, PersonId, Personal};
use redress_core::rulebook::Person;
use redress_core::time::Date;
use redress_core::wording::Lang;

#[component]
pub fn HandingOn() -> impl IntoView {
    let desk = use_desk();
    let (who, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (from, until) = (RwSignal::new(None::<Date>), RwSignal::new(None::<Date>));
    let notice = RwSignal::new(None::<Notice>);
    let people = Signal::derive(move || {
        let (rulebook, lang) = (desk.rulebook(), desk.lang.get());
        let named = |person: &Person| Option_ {
            code: person.id.to_string(),
            name: match person.tier {
                Some(tier) => format!("{} · {}", person.name, tier.name(lang)),
                None => person.name.clone(),
            },
        };
        rulebook.people().filter(|person| person.active).map(named).collect::<Vec<_>>()
    });
    let person = move || PersonId::new(who.get()).and_then(|id| desk.rulebook().person(&id).cloned());
    let left = Memo::new(move |_| -> Vec<CaseId> {
        let Some(person) = person() else { return Vec::new() };
        desk.read(|memory| {
            let cases = memory.cases().map(AsRef::as_ref);
            open_cases_of(&person.id, cases, memory.rulebook()).iter().map(|case| case.id).collect()
        })
    });
    let told = move |outcome: Result<(), crate::desk::DeskError>, done: String| {
        let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
        notice.set(Some(match outcome {
            Ok(()) => Notice::done(done),
            Err(error) => Notice::refused(error.sentence(&rulebook, desk.lang.get_untracked())),
        }));
    };
    let hand_on = move |_| {
        let (Some(to), cases) = (PersonId::new(to.get_untracked()), left.get_untracked()) else { return };
        let done = match desk.lang.get_untracked() {
            Lang::Zh => format!("已移交 {} 件。", cases.len()),
            Lang::En => format!("{} cases handed on.", cases.len()),
        };
        spawn_local(async move { told(desk.hand_on(cases, to).await, done) });
    };
    let set_absence = move |_| {
        let (Some(person), Some(from), Some(until)) =
            (untrack(person), from.get_untracked(), until.get_untracked())
        else {
            return;
        };
        let absence = Absence { from, to: until.max(from), stand_in: PersonId::new(to.get_untracked()) };
        let lane = match desk.profile().map(|profile| profile.role) {
            Some(Role::Store(code)) => Lane::Store(code),
            _ => Lane::Chain,
        };
        let draft = away(person, absence);
        let done = desk.t("已保存。", "Saved.").to_owned();
        spawn_local(async move { told(desk.describe(lane, vec![draft], None).await.map(|_| ()), done) });
    };
    let cannot_hand_on =
        move || to.with(String::is_empty) || left.with(Vec::is_empty) || who.get() == to.get();
    let cannot_be_away = move || person().is_none() || from.get().is_none() || until.get().is_none();
    let count = move || {
        let count = left.with(Vec::len);
        match desk.lang.get() {
            Lang::Zh => format!("把在办的 {count} 件全部移交"),
            Lang::En => format!("Hand on all {count} open cases"),
        }
    };
    view! {
        <details class="add">
            <summary>{move || desk.t("请假与交接", "Absence and handing on")}</summary>
            <div class="fields">
                <Choice
                    id="handing-who"
                    label=Signal::derive(move || desk.t("谁离开", "Who leaves").to_owned())
                    value=who
                    options=people
                    none=Signal::derive(move || desk.t("请选择", "Choose").to_owned())
                />
                <Choice
                    id="handing-to"
                    label=Signal::derive(move || desk.t("由谁代班或接手", "Who stands in or takes over").to_owned())
                    value=to
                    options=people
                    none=Signal::derive(move || desk.t("请选择", "Choose").to_owned())
                />
                <DateField id="absence-from" label=Signal::derive(move || desk.t("请假从", "Away from").to_owned()) value=from />
                <DateField id="absence-to" label=Signal::derive(move || desk.t("到（含当日）", "To, that day included").to_owned()) value=until />
            </div>
            <div class="bar">
                <button type="button" id="set-absence" disabled=cannot_be_away on:click=set_absence>
                    {move || desk.t("登记请假", "Record the absence")}
                </button>
                <button type="button" id="hand-on" disabled=cannot_hand_on on:click=hand_on>
                    {count}
                </button>
            </div>
            <NoticeLine notice />
        </details>
    }
}

/// The person with one more absence; everything else stays.
fn away(person: Person, absence: Absence) -> Draft {
    let Person { id, name, tier, roles, store, department, mut absences, active, .. } = person;
    absences.retain(|known| known.to >= absence.from && *known != absence);
    absences.push(absence);
    let described = PersonDescribed { person: id, tier, roles, store, department, absences, active };
    Draft::new(Act::PersonDescribed(described)).and(Personal::NAME, &name)
}
