//! Repeats that were not known when they were registered: another tablet held the archive (states.md).
//!
//! Nothing is linked by itself. The owner is asked, tier 2 where the case is closed; accepting links the two cases
//! and raises the level (`command::accept_repeat`).

use super::facts::Facts;
use super::index::Index;
use crate::case::Case;
use crate::complaint::{Field, LinkRelation, Status, Tier};
use crate::event::Earlier;
use crate::policy::{Condition, Policy};
use crate::rulebook::Rulebook;
use crate::sla::Doer;

/// A task: look whether this case repeats an earlier one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleRepeat {
    pub of: Earlier,
    pub doer: Doer,
}

/// The earlier cases that this one may repeat, the latest first. Nothing once it is linked as a repeat, and nothing of
/// a case that a person linked with it as another relation. An archived case asks for nothing any more.
pub fn possible_repeats(case: &Case, index: &Index, rulebook: &Rulebook) -> Vec<PossibleRepeat> {
    let status = case.status(rulebook);
    let doer = match status {
        Status::Closed | Status::Withdrawn => Doer::Tier(Tier::TWO),
        open if open.is_open() => case.owner().cloned().map_or(Doer::Nobody, Doer::Person),
        _ => return Vec::new(),
    };
    let is_repeat = case.state.links.values().any(|(_, relation)| *relation == LinkRelation::RepeatOf);
    let Some(policy) = case.state.policy().and_then(|id| rulebook.policy(id)).filter(|_| !is_repeat) else {
        return Vec::new();
    };
    let again = index.again(&Facts::of_case(case, rulebook), &same_matter(policy));
    let unlinked = again.earlier.into_iter().filter(|earlier| !index.are_linked(case.id, earlier.case));
    unlinked.map(|of| PossibleRepeat { of, doer: doer.clone() }).collect()
}

/// What the policy calls the same matter.
fn same_matter(policy: &Policy) -> Vec<Vec<Field>> {
    let lists = policy.level_grounds.iter().filter_map(|ground| match &ground.when {
        Condition::Again { same } => Some(same),
        _ => None,
    });
    lists.flatten().cloned().collect()
}
