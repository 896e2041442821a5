//! What looks across cases: who complained before, about what, and when. A case is put in again whenever it changed.
//!
//! Flat sorted sets, so that a look-up touches the cases that share a phone or a product and no others.

use super::facts::Facts;
use super::known::{Goods, Known};
use super::phone::Phone;
use crate::case::Case;
use crate::complaint::Field;
use crate::event::{CaseId, Earlier};
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// The earlier cases, the latest first, and how many cases were looked at to find them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Again {
    pub earlier: Vec<Earlier>,
    pub looked_at: usize,
}

/// INVARIANT: what it answers depends on the cases put in, never on their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    known: BTreeMap<CaseId, Known>,
    by_phone: BTreeSet<(Phone, Timestamp, CaseId)>,
    by_goods: BTreeSet<(Goods, Timestamp, CaseId)>,
}

impl Index {
    pub fn of<'a>(cases: impl IntoIterator<Item = &'a Case>) -> Self {
        let mut index = Self::default();
        cases.into_iter().for_each(|case| index.put(case));
        index
    }

    /// Takes a case in, in place of what was known of it. A void case counts nowhere; an imported one does.
    pub fn put(&mut self, case: &Case) {
        self.forget(case.id);
        let Some(known) = Known::of(case).filter(|_| !case.state.is_void()) else { return };
        self.by_phone.extend(known.phone.map(|phone| (phone, known.received_at, case.id)));
        self.by_goods.extend(known.goods().map(|goods| (goods, known.received_at, case.id)));
        self.known.insert(case.id, known);
    }

    pub fn forget(&mut self, case: CaseId) {
        let Some(known) = self.known.remove(&case) else { return };
        if let Some(phone) = known.phone {
            self.by_phone.remove(&(phone, known.received_at, case));
        }
        for goods in known.goods() {
            self.by_goods.remove(&(goods, known.received_at, case));
        }
    }

    pub fn len(&self) -> usize {
        self.known.len()
    }

    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Every case of one phone, the latest first.
    pub fn of_phone(&self, phone: &str) -> Vec<CaseId> {
        let Some(phone) = Phone::read(phone) else { return Vec::new() };
        let of_phone = (phone, Timestamp::MIN, CaseId::LEAST)..;
        let cases = self.by_phone.range(of_phone).take_while(|(of, ..)| *of == phone);
        let mut cases: Vec<CaseId> = cases.map(|(.., case)| *case).collect();
        cases.reverse();
        cases
    }

    /// Earlier cases of the same phone with the same matter: of one of the lists `same`, all fields are filled and
    /// equal. Of a form still being typed every case on record is earlier that was not received after it.
    pub fn again(&self, facts: &Facts, same: &[Vec<Field>]) -> Again {
        let Some(phone) = facts.phone() else { return Again::default() };
        let until = if facts.case.is_some() { facts.received_at } else { facts.received_at.plus_ms(1) };
        let before = (phone, Timestamp::MIN, CaseId::LEAST)..(phone, until, CaseId::LEAST);
        let mut again = Again::default();
        for (_, received_at, case) in self.by_phone.range(before).rev() {
            again.looked_at += 1;
            let Some(known) = self.known.get(case) else { continue };
            let is_same = |field: &Field| {
                *field == Field::Phone
                    || facts.mark(*field).is_some_and(|mark| known.mark(*field) == Some(mark))
            };
            let matter = same.iter().find(|fields| !fields.is_empty() && fields.iter().all(is_same));
            again.earlier.extend(matter.map(|fields| Earlier {
                case: *case,
                number: known.number.clone(),
                received_at: *received_at,
                same: fields.clone(),
            }));
        }
        again
    }

    /// Cases of one product received within a window, both ends included.
    pub(super) fn of_goods(
        &self,
        goods: Goods,
        from: Timestamp,
        until: Timestamp,
    ) -> impl Iterator<Item = (CaseId, &Known)> {
        let window = (goods, from, CaseId::LEAST)..(goods, until.plus_ms(1), CaseId::LEAST);
        self.by_goods.range(window).filter_map(|(.., case)| Some((*case, self.known.get(case)?)))
    }

    /// Whether a person linked one of the two cases to the other, whichever of them they stood in.
    pub(super) fn are_linked(&self, one: CaseId, other: CaseId) -> bool {
        let names = |from: CaseId, to: CaseId| {
            self.known.get(&from).is_some_and(|known| known.is_linked_to.contains(&to))
        };
        names(one, other) || names(other, one)
    }
}
