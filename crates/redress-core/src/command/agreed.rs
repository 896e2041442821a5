//! The date that a customer agrees to for the result (SLA-2): it lies ahead, and a later one than was promised needs a
//! reason.

use super::{Pen, Refusal};
use crate::case::Case;
use crate::policy::Measures;
use crate::rulebook::Rulebook;
use crate::sla::clocks;
use crate::time::Date;

/// Whether this date can be agreed on; `is_explained` says that there are words.
pub fn can_agree(
    date: Date,
    is_explained: bool,
    case: &Case,
    rulebook: &Rulebook,
    pen: &Pen<'_>,
) -> Result<(), Refusal> {
    if date < pen.occurred_at.date(rulebook.office().offset()) {
        return Err(Refusal::PromiseInThePast);
    }
    match result_due_on(case, rulebook) {
        Some(due_on) if date > due_on && !is_explained => Err(Refusal::LaterWithoutReason { due_on }),
        _ => Ok(()),
    }
}

/// The day on which the form's result is due as it stands, by its level and whatever has put it off.
pub fn result_due_on(case: &Case, rulebook: &Rulebook) -> Option<Date> {
    let round = case.state.round()?.number;
    let runs = clocks(case, rulebook);
    let result = runs.iter().find(|run| run.target.measures == Measures::Result && run.round == round)?;
    result.due_at().map(|due| due.date(rulebook.office().offset()))
}
