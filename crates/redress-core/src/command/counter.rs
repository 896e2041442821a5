//! Solved at the counter: one act of a person, one transaction, the whole chain of entries.
//! Nobody walks through empty screens for a lace that was exchanged on the spot.

use super::{Chain, Pen, Refusal, Registration, check};
use crate::complaint::{Answer, Channel, Field, Level, Remedy, Shown};
use crate::event::{
    Act, AnswerRecorded, ComplaintRegistered, Draft, Entry, LevelSet, Proposal, ResultRecorded, ResultTold,
    SolutionAccepted, SolutionProposed,
};
use crate::rulebook::Rulebook;

/// What was done on the spot.
#[derive(Clone, Debug)]
pub struct SolvedAtCounter {
    pub registration: Registration,
    pub remedies: Vec<Remedy>,
    pub amount_fen: u64,
    pub what_was_done: String,
    /// 1, 2 or 3: with a 4 or 5 it is not solved.
    pub answer: Answer,
    pub shown: Shown,
}

/// Registered, contacted, level 1, proposed, told, accepted, result, told, answer: each the parent of the next.
pub fn solve_at_counter(
    solved: SolvedAtCounter,
    rulebook: &Rulebook,
    pen: &mut Pen<'_>,
) -> Result<Vec<Entry>, Refusal> {
    let SolvedAtCounter { registration, remedies, amount_fen, what_was_done, answer, shown } = solved;
    check::registration(&registration, rulebook, pen)?;
    let level = registration.level.unwrap_or(LevelSet::to(Level::ONE));
    may_be_solved_here(&level, amount_fen, &remedies, rulebook, pen)?;
    let channel = Channel::parse(registration.form.get(Field::Channel)).unwrap_or(Channel::InStore);
    let (fields, personal) = registration.form.split();
    let registered = ComplaintRegistered {
        received_at: registration.received_at,
        number: registration.number,
        fields,
        taken: true,
    };
    let mut chain = Chain::new(None, rulebook, pen);
    chain.write(Draft { act: Act::ComplaintRegistered(registered), personal })?;
    chain.write(Draft::with_text(Act::LevelSet(level), &registration.level_reason))?;
    if let Some(contact) = registration.contact {
        chain.write(Draft::new(Act::ContactLogged(contact)))?;
    }
    let proposed = SolutionProposed { options: remedies.clone(), amount_fen, finish_on: None };
    let proposal = chain.write(Draft::with_text(Act::SolutionProposed(proposed), &what_was_done))?;
    chain.write(Draft::new(Act::SolutionTold(Proposal { proposal })))?;
    chain.write(Draft::new(Act::SolutionAccepted(SolutionAccepted { proposal, shown, result_by: None })))?;
    chain.write(Draft::with_text(
        Act::ResultRecorded(ResultRecorded { remedies, amount_fen }),
        &what_was_done,
    ))?;
    chain.write(Draft::new(Act::ResultTold(ResultTold { channel })))?;
    chain.write(Draft::new(Act::AnswerRecorded(AnswerRecorded { answer, shown, opens_round: None })))?;
    Ok(chain.written)
}

/// Only what is ordinary, and within the person's own authority: anything else needs someone above them, who is not
/// at the counter.
fn may_be_solved_here(
    level: &LevelSet,
    amount_fen: u64,
    remedies: &[Remedy],
    rulebook: &Rulebook,
    pen: &Pen<'_>,
) -> Result<(), Refusal> {
    let highest = level.proposed.map_or(level.level, |proposed| proposed.max(level.level));
    if highest > Level::ONE {
        return Err(Refusal::TooSeriousForCounter { level: highest });
    }
    let policy = rulebook.policy(rulebook.policy_in_force(pen.now));
    let Some((policy, tier)) = policy.zip(rulebook.tier_of(&pen.by, pen.occurred_at)) else { return Ok(()) };
    let needs = policy.tier_with_authority(amount_fen, remedies);
    if needs > tier { Err(Refusal::BeyondYourAuthority { needs }) } else { Ok(()) }
}
