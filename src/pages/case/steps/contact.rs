//! Logging a contact, or a try (CONTACT-3).

use crate::components::{Area, Choice, MomentField, Pick, Ticks};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices;
use crate::pages::case::file::{FormName, use_file};
use leptos::prelude::*;
use redress_core::complaint::{Channel, CheckPoint, ContactOutcome, Direction};
use redress_core::event::{Act, ContactLogged, Draft};
use redress_core::time::Timestamp;
use std::collections::BTreeSet;

#[component]
pub fn ContactForm(form: FormName) -> impl IntoView {
    let file = use_file();
    let direction = RwSignal::new(Direction::Outgoing.code().to_owned());
    let channel = RwSignal::new(Channel::Phone.code().to_owned());
    let outcome = RwSignal::new(ContactOutcome::Reached.code().to_owned());
    let points = RwSignal::new(BTreeSet::new());
    let promised = RwSignal::new(None::<Timestamp>);
    let said = file.drafts.text(form, "said");
    let was_reached = move || outcome.get() == ContactOutcome::Reached.code();
    // The step may ask for another contact: the promise of this one is not that one's.
    file.when_saved(move |saved| {
        if saved == form {
            promised.set(None);
            points.set(BTreeSet::new());
        }
    });
    let log = move |at| {
        let outcome = ContactOutcome::parse(&outcome.get_untracked()).unwrap_or(ContactOutcome::NotReached);
        let is_reached = outcome == ContactOutcome::Reached;
        let check_points = points.with_untracked(|points: &BTreeSet<String>| {
            points.iter().filter(|_| is_reached).filter_map(|code| CheckPoint::parse(code)).collect()
        });
        let contact = ContactLogged {
            direction: Direction::parse(&direction.get_untracked()).unwrap_or(Direction::Outgoing),
            channel: Channel::parse(&channel.get_untracked()).unwrap_or(Channel::Phone),
            outcome,
            check_points,
            promised_at: promised.get_untracked(),
        };
        file.act_draft(form, Draft::with_text(Act::ContactLogged(contact), &said.get_untracked()), at);
    };
    let label = Signal::derive(move || {
        if was_reached() {
            file.desk.t("记录已联系", "Log the contact")
        } else {
            file.desk.t("记录这次尝试", "Log the try")
        }
        .to_owned()
    });
    view! {
        <div class="fields">
            <Pick
                id=format!("{form}-outcome")
                label=file.words("联系结果", "What came of it")
                value=outcome
                options=choices::terms(file, ContactOutcome::ALL, ContactOutcome::code, ContactOutcome::name)
            />
            <Pick
                id=format!("{form}-direction")
                label=file.words("谁找谁", "Who called whom")
                value=direction
                options=choices::terms(file, Direction::ALL, Direction::code, Direction::name)
            />
            <Choice
                id=format!("{form}-channel")
                label=file.words("联系方式", "By")
                value=channel
                options=choices::channels(file)
                none=file.words("请选择", "Choose")
            />
            <MomentField
                id=format!("{form}-promised")
                label=file.words("约定下次联系", "Next contact promised for")
                value=promised
            />
            <Area id=format!("{form}-said") label=file.words("客户说了什么", "What was said") value=said />
            <Show when=was_reached>
                <Ticks
                    id=format!("{form}-points")
                    label=file.words("联系要点（做到的请勾选）", "Check points: tick what was done")
                    options=choices::terms(file, CheckPoint::ALL, CheckPoint::code, CheckPoint::name)
                    value=points
                />
            </Show>
        </div>
        <ActBar form label on_act=Callback::new(log) />
    }
}
