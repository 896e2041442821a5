//! What is known of one complaint when its level is proposed: the form as it reads, and what was offered so far.

use super::mark::Mark;
use super::phone::Phone;
use crate::case::{Case, Round};
use crate::complaint::{Field, Form, Level, Remedy, Tier};
use crate::event::CaseId;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

/// The latest proposal of the form in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub amount_fen: u64,
    pub remedies: Vec<Remedy>,
    /// Its proposer's tier; nothing for someone who handles no cases.
    pub tier: Option<Tier>,
}

/// One complaint, on record or still being typed.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Nothing while it is being registered.
    pub case: Option<CaseId>,
    pub received_at: Timestamp,
    pub form: Form,
    pub offer: Option<Offer>,
}

impl Facts {
    /// A form as typed so far.
    pub fn of_form(form: Form, received_at: Timestamp) -> Self {
        Self { case: None, received_at, form, offer: None }
    }

    /// A case as it reads now: a corrected form speaks anew.
    pub fn of_case(case: &Case, rulebook: &Rulebook) -> Self {
        let form = Field::ALL
            .iter()
            .fold(Form::default(), |form, field| form.with(*field, case.state.field(*field)));
        let offer = case.state.round().and_then(|round| latest_offer(round, rulebook));
        Self { case: Some(case.id), received_at: received_at(case).unwrap_or(Timestamp::MIN), form, offer }
    }

    pub fn get(&self, field: Field) -> &str {
        self.form.get(field).trim()
    }

    pub(super) fn phone(&self) -> Option<Phone> {
        Phone::read(self.get(Field::Phone))
    }

    pub(super) fn mark(&self, field: Field) -> Option<Mark> {
        Mark::of(self.get(field))
    }
}

/// When the complaint reached us, with the corrections of an old ledger.
pub(super) fn received_at(case: &Case) -> Option<Timestamp> {
    case.state.history().map(|history| history.received_at).or_else(|| case.state.received_at())
}

fn latest_offer(round: &Round, rulebook: &Rulebook) -> Option<Offer> {
    let (evidence, proposal) =
        round.proposals.iter().max_by_key(|(evidence, _)| (evidence.at, evidence.id))?;
    let tier = rulebook.tier_of(&evidence.by, evidence.at);
    Some(Offer { amount_fen: proposal.amount_fen, remedies: proposal.options.clone(), tier })
}

/// The tier whose authority the customer's demand is held against: at level 1 the owner's, above it tier 1's.
/// Otherwise a case that was handed up because of its amount would be proposed lower for having been handed up.
pub fn deciding_tier(case: &Case, rulebook: &Rulebook) -> Tier {
    let tier =
        case.owner().filter(|_| case.level() == Level::ONE).and_then(|owner| rulebook.person(owner)?.tier);
    tier.unwrap_or(Tier::ONE)
}
