//! A case turns out to repeat an earlier one (states.md, REOPEN-1): linked, and level 2 at least, in one act.

use super::{Chain, Pen, Refusal};
use crate::case::Case;
use crate::complaint::{Level, LinkRelation, Status};
use crate::event::{Act, CaseId, CasesLinked, Draft, Entry, GroundFired, LevelSet};
use crate::policy::Condition;
use crate::rulebook::Rulebook;

/// Links `case` as a repeat of `of`, and raises its level where it stands below 2 and can still be raised.
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
    if may_be_raised && linked.level() < Level::TWO {
        let level = raised(linked, rulebook);
        chain.write(Draft::new(Act::LevelSet(level)))?;
    }
    Ok(chain.written)
}

/// Level 2 on the policy's own ground for a repeat.
fn raised(case: &Case, rulebook: &Rulebook) -> LevelSet {
    let policy = case.state.policy().and_then(|id| rulebook.policy(id));
    let grounds = policy.into_iter().flat_map(|policy| &policy.level_grounds);
    let repeats = grounds.filter(|ground| matches!(ground.when, Condition::Again { .. }));
    let grounds = repeats.map(|ground| GroundFired { id: ground.id.clone(), facts: Vec::new() }).collect();
    LevelSet { level: Level::TWO, proposed: Some(Level::TWO), grounds }
}
