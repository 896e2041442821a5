//! The level that is proposed, and why (LEVEL-4): every ground of the policy that fires, with the facts behind it.

use super::amount::fen_wanted;
use super::facts::{Facts, Offer};
use super::index::Index;
use crate::complaint::{Field, Level, Tier, Topic};
use crate::event::{Fact, GroundFired, LevelSet};
use crate::policy::{Condition, FieldIs, LevelGround, Policy, Text};

/// A ground that fired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fired {
    /// Its id in the policy.
    pub ground: String,
    pub rule: String,
    pub level: Level,
    pub title: Text,
    pub facts: Vec<Fact>,
}

/// What the facts speak for. A person confirms it, or sets another level with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelProposal {
    pub level: Level,
    /// The highest first; of one level in the order of the policy.
    pub grounds: Vec<Fired>,
}

impl LevelProposal {
    /// The level as a person sets it, with what was proposed frozen beside it.
    pub fn set(&self, level: Level) -> LevelSet {
        let frozen = |fired: &Fired| GroundFired {
            id: fired.ground.clone(),
            facts: fired.facts.iter().map(Fact::frozen).collect(),
        };
        let grounds = self.grounds.iter().map(frozen).collect();
        LevelSet { level, proposed: Some(self.level), grounds }
    }
}

/// Proposes a level. `tier` is that of the handler, whose authority the demand is held against (TIER-3).
pub fn propose(facts: &Facts, policy: &Policy, index: &Index, tier: Tier) -> LevelProposal {
    let asked = Asked { facts, policy, index, tier };
    let fired = policy.level_grounds.iter().filter_map(|ground| asked.fired(ground));
    let mut grounds: Vec<Fired> = fired.collect();
    grounds.sort_by_key(|fired| std::cmp::Reverse(fired.level));
    let level = grounds.first().map_or(Level::ONE, |highest| highest.level);
    LevelProposal { level, grounds }
}

#[derive(Clone, Copy)]
struct Asked<'a> {
    facts: &'a Facts,
    policy: &'a Policy,
    index: &'a Index,
    tier: Tier,
}

impl Asked<'_> {
    fn fired(self, ground: &LevelGround) -> Option<Fired> {
        let facts = match &ground.when {
            Condition::Field(is) => vec![self.says(is)?],
            Condition::All(all) if all.is_empty() => return None,
            Condition::All(all) => all.iter().map(|is| self.says(is)).collect::<Option<_>>()?,
            Condition::Again { same } => vec![self.before(same)?],
            Condition::Mass { topics, complainants, days } => {
                vec![self.many(topics, *complainants, *days)?]
            }
            Condition::BeyondAuthority => self.beyond_authority(),
        };
        (!facts.is_empty()).then(|| Fired {
            ground: ground.id.clone(),
            rule: ground.rule.clone(),
            level: ground.level,
            title: ground.title.clone(),
            facts,
        })
    }

    fn says(self, is: &FieldIs) -> Option<Fact> {
        let value = self.facts.get(is.field);
        let is_so = is.is.iter().any(|code| code == value);
        is_so.then(|| Fact::Says { field: is.field, value: value.to_owned() })
    }

    fn before(self, same: &[Vec<Field>]) -> Option<Fact> {
        let earlier = self.index.again(self.facts, same).earlier;
        (!earlier.is_empty()).then_some(Fact::Before(earlier))
    }

    fn many(self, topics: &[Topic], least: u32, days: u32) -> Option<Fact> {
        let crowd = self.index.crowd(self.facts, topics, days);
        let field = [Field::ProductCode, Field::Product]
            .into_iter()
            .find(|field| !self.facts.get(*field).is_empty())?;
        let product = self.facts.get(field).to_owned();
        let batch = (crowd.of_batch >= least).then(|| self.facts.get(Field::Batch).to_owned());
        let complainants = if batch.is_some() { crowd.of_batch } else { crowd.complainants };
        (complainants >= least).then_some(Fact::Many { field, product, batch, complainants, days })
    }

    fn beyond_authority(self) -> Vec<Fact> {
        let demand =
            fen_wanted(self.facts.get(Field::WantedAmount)).zip(self.policy.authority_limit(self.tier));
        let demand = demand
            .filter(|(amount, limit)| amount > limit)
            .map(|(amount_fen, limit_fen)| Fact::Demand { amount_fen, tier: self.tier, limit_fen });
        let offer = self.facts.offer.as_ref().and_then(|offer| self.above_its_proposer(offer));
        demand.into_iter().chain(offer).collect()
    }

    fn above_its_proposer(self, offer: &Offer) -> Option<Fact> {
        let needs = self.policy.tier_with_authority(offer.amount_fen, &offer.remedies);
        let has = offer.tier.unwrap_or(self.tier);
        (needs > has).then_some(Fact::Offer { amount_fen: offer.amount_fen, needs })
    }
}
