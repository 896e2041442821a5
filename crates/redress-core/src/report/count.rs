//! Numbers that open to what is behind them: a count of cases, and one count's share of two.

use crate::event::CaseId;

/// A number and the cases it counts, in the order of their numbers. A case that did the same twice in a week
/// (closed, reopened, closed) stands here twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub cases: Vec<CaseId>,
}

impl Count {
    pub fn number(&self) -> usize {
        self.cases.len()
    }

    pub fn is_zero(&self) -> bool {
        self.cases.is_empty()
    }

    pub fn add(&mut self, case: CaseId) {
        self.cases.push(case);
    }
}

/// A part of a whole, in whole numbers; a percentage only where the whole is not zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

impl Share {
    /// Tenths of a percent, rounded half up: 6 of 7 is 857.
    pub fn per_mille(self) -> Option<usize> {
        (self.part * 2000 + self.whole).checked_div(self.whole * 2)
    }

    /// `85.7%`, or a dash where nothing was asked.
    pub fn to_text(self) -> String {
        self.per_mille().map_or_else(|| "–".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths % 10))
    }
}
