//! A case turns out to repeat an earlier one (states.md, REOPEN-1): linked, and raised to what the policy says of a
//! repeat, level 2 at least, in one act.

use super::{Chain, Pen, Refusal};
use crate::case::Case;
use crate::complaint::{Level, LinkRelation, Status};
use crate::event::{Act, CaseId, CasesLinked, Draft, Entry, GroundFired, LevelSet};
use crate::policy::{Condition, LevelGround};
use crate::rulebook::Rulebook;

/// Links `case` as a repeat of `of`, and raises its level where it stands below a repeat's and can still be raised.
pub fn accept_repeat(
    case: &Case,
    of: CaseId,
    text: &str,
    rulebook: &Rulebook,
    pen: &mut Pen<'_>,
) -> Result<Vec<Entry>, Refusal> {
    if of == case.id {
        return Err(Refusal::SameCase);
    }
    let link = CasesLinked { other: of, relation: LinkRelation::RepeatOf };
    let mut chain = Chain::new(Some(case), rulebook, pen);
    chain.write(Draft::with_text(Act::CasesLinked(link), text))?;
    let linked = chain.case().unwrap_or(case);
    let status = linked.status(rulebook);
    // A closed case keeps its level, and so does one that the meeting has before it.
    let may_be_raised = status.is_open() && status != Status::OnDocket;
    let level = level_of_a_repeat(linked, rulebook);
    if may_be_raised && linked.level() < level {
        let fired = |ground: &LevelGround| GroundFired { id: ground.id.clone(), facts: Vec::new() };
        let grounds = grounds(linked, rulebook).map(fired).collect();
        let set = LevelSet { level, proposed: Some(level), grounds };
        chain.write(Draft::new(Act::LevelSet(set)))?;
    }
    Ok(chain.written)
}

/// The level on the policy's own grounds for a repeat; level 2 where they give a lower one, or there is none
/// (REOPEN-1).
pub fn level_of_a_repeat(case: &Case, rulebook: &Rulebook) -> Level {
    grounds(case, rulebook).map(|ground| ground.level).fold(Level::TWO, Level::max)
}

fn grounds<'a>(case: &Case, rulebook: &'a Rulebook) -> impl Iterator<Item = &'a LevelGround> {
    let policy = case.state.policy().and_then(|id| rulebook.policy(id));
    let grounds = policy.into_iter().flat_map(|policy| &policy.level_grounds);
    grounds.filter(|ground| matches!(ground.when, Condition::Again { .. }))
}
