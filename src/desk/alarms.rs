//! Which clocks stand out at a moving `now`. A tick costs a comparison or two for each live clock, and more only for
//! those that it carried over their warning, their due time, or an end of a hold.

use redress_core::event::CaseId;
use redress_core::sla::{Alert, AlertKind, Change, ClockRun, ClockTable};
use redress_core::time::Timestamp;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub struct Alarms {
    clocks: ClockTable<CaseId>,
    changes: Vec<Change<CaseId>>,
    /// By case and place among its clocks.
    standing_out: BTreeMap<(CaseId, usize), AlertKind>,
}

impl Alarms {
    /// Takes a case's clocks in, in place of those it had; they stand out from the next `move_to` on.
    pub fn replace(&mut self, case: CaseId, runs: &[ClockRun<'_>]) {
        self.forget(case);
        self.clocks.replace(case, runs);
    }

    pub fn forget(&mut self, case: CaseId) {
        self.clocks.remove(case);
        let clocks: Vec<_> =
            self.standing_out.range((case, 0)..=(case, usize::MAX)).map(|(key, _)| *key).collect();
        for clock in clocks {
            self.standing_out.remove(&clock);
        }
    }

    pub fn move_to(&mut self, now: Timestamp) {
        self.clocks.evaluate(now, &mut self.changes);
        for change in self.changes.drain(..) {
            let key = (change.case, change.clock);
            match AlertKind::of(change.after) {
                Some(kind) => self.standing_out.insert(key, kind),
                None => self.standing_out.remove(&key),
            };
        }
    }

    /// Whether an alert of the case holds. One that needs no clock holds as long as the case is what it is.
    pub fn holds(&self, case: CaseId, alert: &Alert) -> bool {
        alert.clock.is_none_or(|clock| self.standing_out.get(&(case, clock)) == Some(&alert.kind))
    }
}
