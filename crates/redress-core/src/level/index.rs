//! What looks across cases: who complained before, about what, and when. A case is put in again whenever it changed.
//!
//! Flat sorted sets, so that a look-up touches the cases that share a phone or a product and no others.

use super::facts::{Facts, received_at};
use super::mark::Mark;
use super::phone::Phone;
use crate::case::Case;
use crate::complaint::Field;
use crate::event::{CaseId, CaseNumber};
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};

/// A product by its code, or by its name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Goods {
    Code(Mark),
    Name(Mark),
}

/// Who complains, as far as two complaints can be told to come from one person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Who {
    Phone(Phone),
    /// Name and company, where no phone was left.
    Named(Mark),
    /// Nothing to go by: someone else every time.
    Case(CaseId),
}

/// One case as the index knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Known {
    pub number: CaseNumber,
    pub received_at: Timestamp,
    pub phone: Option<Phone>,
    pub who: Who,
    pub is_linked_to: Box<[CaseId]>,
    marks: Box<[(Field, Mark)]>,
}

impl Known {
    pub fn mark(&self, field: Field) -> Option<Mark> {
        self.marks.iter().find(|(of, _)| *of == field).map(|(_, mark)| *mark)
    }

    fn goods(&self) -> impl Iterator<Item = Goods> {
        let code = self.mark(Field::ProductCode).map(Goods::Code);
        code.into_iter().chain(self.mark(Field::Product).map(Goods::Name))
    }

    fn of(case: &Case) -> Option<Self> {
        let field = |field: Field| case.state.field(field);
        let phone = Phone::read(field(Field::Phone));
        let named = Mark::of_both(field(Field::Name), field(Field::Company));
        let marks = Field::ALL.iter().filter(|field| may_be_compared(**field));
        Some(Self {
            number: case.state.number()?.clone(),
            received_at: received_at(case)?,
            phone,
            who: phone.map(Who::Phone).or(named.map(Who::Named)).unwrap_or(Who::Case(case.id)),
            is_linked_to: case.state.links.values().map(|(other, _)| *other).collect(),
            marks: marks.filter_map(|of| Some((*of, Mark::of(field(*of))?))).collect(),
        })
    }
}

/// What a policy may call the same matter. What was said is told anew each time, and a phone is kept as a number.
const fn may_be_compared(field: Field) -> bool {
    !matches!(field, Field::Happened | Field::Wanted | Field::Phone)
}

/// An earlier case of the same complainant with the same matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    pub case: CaseId,
    pub number: CaseNumber,
    pub received_at: Timestamp,
    /// What makes it the same matter.
    pub same: Vec<Field>,
}

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
