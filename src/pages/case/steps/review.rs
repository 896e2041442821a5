//! The review by the tier above: accepted, or returned to a step with a reason (ROUTE-1).

use crate::components::{Area, Choice, Option_, Pick};
use crate::pages::case::act_bar::ActBar;
use crate::pages::case::choices::pick;
use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::complaint::Status;
use redress_core::event::{Act, Draft, ReviewReturned, TextOnly};

const FORM: &str = "review";
const RETURN: &str = "return";

#[component]
pub fn ReviewForm() -> impl IntoView {
    let file = use_file();
    let verdict = RwSignal::new("accept".to_owned());
    let back_to = RwSignal::new(Status::Investigating.code().to_owned());
    let text = file.drafts.text(FORM, "text");
    let returns = move || verdict.with(|verdict| verdict == RETURN);
    let steps = Signal::derive(move || {
        let (case, lang) = (file.case(), file.lang());
        let first = case.state.round().map_or(Status::Registered, redress_core::case::Round::starts_at);
        let named =
            |step: Status| Option_ { code: step.code().to_owned(), name: step.next_step(lang).to_owned() };
        let open = Status::STEPS.into_iter().filter(|step| *step >= first && *step < Status::AwaitingReview);
        open.map(named).collect::<Vec<_>>()
    });
    let review = move |at| {
        let back_to = Status::parse(&back_to.get_untracked()).unwrap_or(Status::Investigating);
        let act = if verdict.get_untracked() == RETURN {
            Act::ReviewReturned(ReviewReturned { back_to })
        } else {
            Act::ReviewAccepted(TextOnly {})
        };
        file.act_draft(FORM, Draft::with_text(act, &text.get_untracked()), at);
    };
    let label = Signal::derive(move || {
        if returns() { file.desk.t("退回", "Send it back") } else { file.desk.t("审核通过", "Accept") }
            .to_owned()
    });
    let words = Signal::derive(move || {
        if returns() {
            file.desk.t("退回的理由", "Why it goes back")
        } else {
            file.desk.t("审核意见（可不填）", "Remark (optional)")
        }
        .to_owned()
    });
    view! {
        <div class="fields">
            <Pick
                id="review-verdict"
                label=file.words("审核结论", "Verdict")
                value=verdict
                options=pick(file, &[("accept", "通过", "Accept"), (RETURN, "退回", "Send it back")])
            />
            <Show when=returns>
                <Choice
                    id="review-back-to"
                    label=file.words("退回到哪一步", "Back to which step")
                    value=back_to
                    options=steps
                    none=file.words("请选择", "Choose")
                    required=true
                />
            </Show>
            <Area id="review-text" label=words value=text />
        </div>
        <ActBar form=FORM label on_act=Callback::new(review) />
    }
}
