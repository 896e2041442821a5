//! After registering: the number big, the promise in words that can be read out, and the way on. Prints as a slip.

use crate::app::use_desk;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::case::Case;
use redress_core::complaint::Status;
use redress_core::event::{CaseId, Lane};
use redress_core::policy::Measures;
use redress_core::rulebook::Rulebook;
use redress_core::sla::{ClockRun, clocks};
use redress_core::time::Timestamp;
use redress_core::wording::{Lang, moment, promise};

#[component]
pub fn Slip(case: CaseId, on_next: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let desk = use_desk();
    let heading = NodeRef::<html::H1>::new();
    // The number is what comes next, for the eye and for a screen reader alike.
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _focused = heading.focus();
        }
    });
    let number = move || desk.case(case).map(|case| case.number().to_owned()).unwrap_or_default();
    let promise = move || {
        let rulebook = desk.rulebook();
        desk.case(case)
            .map(|case| promise_of(&case, &rulebook, desk.clock.exact(), desk.lang.get()))
            .unwrap_or_default()
    };
    let status = move || {
        let rulebook = desk.rulebook();
        let lang = desk.lang.get();
        desk.case(case)
            .map(|case| case.status(&rulebook))
            .map(|status| (status.name(lang), status.next_step(lang)))
    };
    // On paper the customer takes it home: from whom, and when.
    let place = move || {
        let (rulebook, lang) = (desk.rulebook(), desk.lang.get());
        let case = desk.case(case)?;
        let code = case.lane().and_then(Lane::store);
        let store = code.and_then(|code| rulebook.store(code)).map(|store| store.name.clone());
        let at = case.state.received_at().map(|at| moment::at(at, rulebook.office().offset(), lang));
        let parts = [Some(rulebook.chain_name().to_owned()), store, at];
        Some(parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
    };
    let print = |_| {
        if let Some(window) = web_sys::window() {
            // Where printing is not possible the slip is still on the screen.
            let _printed = window.print();
        }
    };
    view! {
        <section class="card slip">
            <p class="on-paper">{place}" · "{move || desk.t("投诉登记回执", "Your complaint")}</p>
            <p class="slip-head no-print">{move || desk.t("已登记，请告诉客户编号", "Registered. Tell the customer the number")}</p>
            <h1 id="registered-number" tabindex="-1" node_ref=heading>{number}</h1>
            <p class="promise">{promise}</p>
            <p class="faint no-print">
                {move || {
                    status().map(|(status, next)| match desk.lang.get() {
                        Lang::Zh => format!("{status}。下一步：{next}"),
                        Lang::En => format!("{status}. Next step: {next}"),
                    })
                }}
            </p>
            <div class="bar no-print">
                <A href=move || format!("/cases/{}", number()) attr:class="button main-action" attr:id="registered-open">
                    {move || desk.t("打开案件", "Open the case")}
                </A>
                <button type="button" id="register-another" on:click=move |_| on_next()>
                    {move || desk.t("再登记一件", "Register another")}
                </button>
                <button type="button" on:click=print>{move || desk.t("打印回执", "Print a slip")}</button>
            </div>
        </section>
    }
}

/// What the customer may expect next: the first contact, the contact that was promised, or the result.
fn promise_of(case: &Case, rulebook: &Rulebook, now: Timestamp, lang: Lang) -> String {
    let runs = clocks(case, rulebook);
    let due = |measures: Measures| {
        let live = |run: &&ClockRun<'_>| run.target.measures == measures && run.is_live();
        runs.iter().find(live).and_then(|run| Some((run.due_at()?, run.calendar().offset())))
    };
    let contact = due(Measures::Promise).or_else(|| due(Measures::Step(Status::Registered)));
    if let Some((at, offset)) = contact {
        return promise::first_contact(at, now, offset, lang);
    }
    let Some((at, offset)) = due(Measures::Result) else { return String::new() };
    let by = moment::at_seen_from(at, now, offset, lang);
    match lang {
        Lang::Zh => format!("我们最迟在 {by} 前告诉您处理结果。"),
        Lang::En => format!("We will tell you the result by {by}."),
    }
}
