//! Mass complaints: how many people object to one product within some days (LEVEL-3, LEVEL-4).

use super::facts::Facts;
use super::index::Index;
use super::known::{Goods, Who};
use super::mark::Mark;
use crate::complaint::{Field, Topic};
use crate::event::CaseId;
use crate::time::MS_PER_DAY;
use std::collections::{BTreeMap, BTreeSet};

/// The complainants on one product, this one among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crowd {
    pub complainants: u32,
    /// Those of them who name the same batch as this one; zero where it names none.
    pub of_batch: u32,
    /// The other cases, the latest first.
    pub cases: Vec<CaseId>,
    /// How many cases were looked at.
    pub looked_at: usize,
}

impl Index {
    /// Who complained about the product of `facts` with one of these topics, within `days` before it was received.
    /// A product is the same by its code, or by its name where one of the two complaints gives no code.
    pub fn crowd(&self, facts: &Facts, topics: &[Topic], days: u32) -> Crowd {
        let is_on_topic = |code: &str| topics.iter().any(|topic| topic.code() == code);
        if !is_on_topic(facts.get(Field::Topic)) {
            return Crowd::default();
        }
        let topics: Vec<Mark> = topics.iter().filter_map(|topic| Mark::of(topic.code())).collect();
        let (code, name) = (facts.mark(Field::ProductCode), facts.mark(Field::Product));
        let until = facts.received_at;
        let from = until.plus_ms(-i64::from(days) * MS_PER_DAY);
        let mut crowd = Crowd::default();
        let mut found = BTreeMap::new();
        for goods in code.map(Goods::Code).into_iter().chain(name.map(Goods::Name)) {
            for (case, known) in self.of_goods(goods, from, until) {
                crowd.looked_at += 1;
                let is_other_product = matches!(goods, Goods::Name(_))
                    && code.is_some()
                    && known.mark(Field::ProductCode).is_some();
                let is_on_topic = known.mark(Field::Topic).is_some_and(|topic| topics.contains(&topic));
                if is_on_topic && !is_other_product && facts.case != Some(case) {
                    found.insert((known.received_at, case), known);
                }
            }
        }
        let batch = facts.mark(Field::Batch);
        let is_of_batch = |mark: Option<Mark>| mark.is_some() && mark == batch;
        let others = || found.iter().map(|((_, case), known)| (*case, *known));
        let all = others().map(|(_, known)| known.who);
        let of_batch =
            others().filter(|(_, known)| is_of_batch(known.mark(Field::Batch))).map(|(_, known)| known.who);
        crowd.complainants = people(facts, all);
        crowd.of_batch = if batch.is_some() { people(facts, of_batch) } else { 0 };
        crowd.cases = others().map(|(case, _)| case).collect();
        crowd.cases.reverse();
        crowd
    }
}

/// The complainant of `facts` and the others, each once.
fn people(facts: &Facts, others: impl Iterator<Item = Who>) -> u32 {
    let named = Mark::of_both(facts.get(Field::Name), facts.get(Field::Company)).map(Who::Named);
    let this = facts.phone().map(Who::Phone).or(named).or(facts.case.map(Who::Case));
    // A form without a name is someone whom no case can name.
    let nameless = usize::from(this.is_none());
    let people: BTreeSet<Who> = others.chain(this).collect();
    u32::try_from(people.len() + nameless).unwrap_or(u32::MAX)
}
