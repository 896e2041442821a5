//! TIER-3: a proposal above its proposer's authority waits for the next tier, one working day, with a clock of its own.

use super::at;
use super::desk::Desk;
use redress_core::complaint::{Remedy, Tier};
use redress_core::event::{Act, EventId, Proposal, SolutionProposed, TextOnly};
use redress_core::sla::{Doer, clocks};

fn desk() -> Desk {
    let mut desk = Desk::new();
    desk.register(at("2026-11-23 10:00")).level("2026-11-23 10:00", 1).contact("2026-11-23 10:00");
    desk
}

fn propose(desk: &mut Desk, when: &str, yuan: u64) -> EventId {
    let (options, amount_fen) = (vec![Remedy::Compensation], yuan * 100);
    desk.act(at(when), Act::SolutionProposed(SolutionProposed { options, amount_fen, finish_on: None }))
}

fn authorise(desk: &mut Desk, when: &str, proposal: EventId) {
    let by = std::mem::replace(&mut desk.by, "孙伟");
    desk.act(at(when), Act::SolutionAuthorised(Proposal { proposal }));
    desk.by = by;
}

/// The runs of the clock as `occurrence due standing`, seen on Friday.
fn runs(desk: &Desk) -> Vec<String> {
    let case = desk.case();
    let found = clocks(&case, desk.rulebook());
    let of_clock = found.iter().filter(|run| run.target.id == "authorisation");
    let line = |run: &redress_core::sla::ClockRun<'_>| {
        let due = super::shown(run.due_at().unwrap());
        format!("{} {due} {}", run.occurrence, super::standing(run, at("2026-11-27 09:00")))
    };
    of_clock.map(line).collect()
}

#[test]
fn only_what_is_above_ones_authority_asks_for_it() {
    for (by, yuan, doer) in [
        ("赵丽", 200, None),
        ("赵丽", 201, Some(Tier::TWO)),
        ("赵丽", 1_001, Some(Tier::THREE)),
        ("陈静", 1_000, None),
        ("陈静", 1_001, Some(Tier::THREE)),
        ("孙伟", 100_000, None),
    ] {
        let mut desk = desk();
        desk.by = by;
        propose(&mut desk, "2026-11-23 11:00", yuan);
        let case = desk.case();
        let found = clocks(&case, desk.rulebook());
        let asked = found.iter().find(|run| run.target.id == "authorisation");
        let expected = doer.map(Doer::Tier);
        assert_eq!(asked.map(|run| run.doer.clone()), expected, "{by} {yuan}");
        // The proposal's own clock is the next tier's as long as it waits, and the owner's otherwise.
        let proposal = found.iter().find(|run| run.target.id == "proposal").unwrap();
        assert_eq!(matches!(proposal.doer, Doer::Tier(_)), doer.is_some(), "{by} {yuan}");
    }
}

#[test]
fn it_is_met_when_it_is_given_to_the_minute() {
    for (given, standing) in [("2026-11-24 18:00", "met"), ("2026-11-24 18:01", "met late")] {
        let mut desk = desk();
        let proposal = propose(&mut desk, "2026-11-23 11:00", 500);
        authorise(&mut desk, given, proposal);
        assert_eq!(runs(&desk), [format!("1 11-24 18:00 {standing}")]);
    }
    let mut waiting = desk();
    propose(&mut waiting, "2026-11-23 11:00", 500);
    assert_eq!(runs(&waiting), ["1 11-24 18:00 breached"]);
}

#[test]
fn another_proposal_leaves_it_without_an_object() {
    let mut cheaper = desk();
    propose(&mut cheaper, "2026-11-23 11:00", 500);
    propose(&mut cheaper, "2026-11-24 11:00", 100);
    assert_eq!(runs(&cheaper), ["1 11-24 18:00 void"]);

    let mut dear = desk();
    let first = propose(&mut dear, "2026-11-23 11:00", 500);
    authorise(&mut dear, "2026-11-23 12:00", first);
    let second = propose(&mut dear, "2026-11-24 11:00", 600);
    authorise(&mut dear, "2026-11-25 18:00", second);
    assert_eq!(runs(&dear), ["1 11-24 18:00 met", "2 11-25 18:00 met"]);
    // A confirmation that comes after the next proposal was made is none.
    let mut crossed = desk();
    let first = propose(&mut crossed, "2026-11-23 11:00", 500);
    propose(&mut crossed, "2026-11-23 12:00", 100);
    authorise(&mut crossed, "2026-11-23 13:00", first);
    assert_eq!(runs(&crossed), ["1 11-24 18:00 void"]);
}

#[test]
fn a_withdrawal_ends_it() {
    let mut desk = desk();
    propose(&mut desk, "2026-11-23 11:00", 500);
    desk.act(at("2026-11-24 10:00"), Act::ComplaintWithdrawn(TextOnly {}));
    assert_eq!(runs(&desk), ["1 11-24 18:00 void"]);
}
