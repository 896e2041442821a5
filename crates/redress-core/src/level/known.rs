//! One case as the index knows it: who, when, and marks of what the form says.

use super::facts::received_at;
use super::mark::Mark;
use super::phone::Phone;
use crate::case::Case;
use crate::complaint::Field;
use crate::event::{CaseId, CaseNumber};
use crate::time::Timestamp;

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

    pub fn goods(&self) -> impl Iterator<Item = Goods> {
        let code = self.mark(Field::ProductCode).map(Goods::Code);
        code.into_iter().chain(self.mark(Field::Product).map(Goods::Name))
    }

    pub fn of(case: &Case) -> Option<Self> {
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
