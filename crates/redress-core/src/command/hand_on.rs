//! All cases of a leaver handed on in one act: one transaction, one entry for each case.

use super::{Chain, Pen, Refusal};
use crate::case::Case;
use crate::event::{Act, Assigned, Draft, Entry, PersonId};
use crate::rulebook::Rulebook;

/// Assigns each case to the person named with it. One refusal, which names its case, and nothing is handed on. The cases
/// live in the pen's lane.
pub fn hand_on(
    cases: &[(&Case, PersonId)],
    rulebook: &Rulebook,
    pen: &mut Pen<'_>,
) -> Result<Vec<Entry>, Refusal> {
    let mut written = Vec::new();
    for (case, to) in cases {
        let mut chain = Chain::new(Some(case), rulebook, pen);
        chain.write(Draft::new(Act::Assigned(Assigned { to: to.clone() }))).map_err(|why| of(case, why))?;
        written.extend(chain.written);
    }
    Ok(written)
}

fn of(case: &Case, why: Refusal) -> Refusal {
    match case.state.number().cloned() {
        Some(case) => Refusal::OfCase { case, why: Box::new(why) },
        None => why,
    }
}
