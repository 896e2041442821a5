//! The calendar and the minute counter give the same answers on random calendars.

use super::{
    any::{cases, plan, start, within},
    compile,
    oracle::{Answer, DAY, instant, minute},
};
use proptest::prelude::*;
use redress_core::calendar::WorkingTime;

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn deadlines(plan in plan(), start in start(), within in within()) {
        let due = compile(&plan.spec()).due_at(instant(start), within).unwrap();
        let found = Answer { at: minute(due.at), provisional: due.provisional, year_end: due.note.is_some() };
        prop_assert_eq!(found, plan.due(start, within));
    }
}

proptest! {
    #![proptest_config(cases(2))]

    #[test]
    fn working_time_between(plan in plan(), start in start(), length in 0..10 * DAY) {
        let found = compile(&plan.spec()).working_time_between(instant(start), instant(start + length));
        prop_assert_eq!(found.minutes(), plan.open_minutes(start, start + length));
    }

    #[test]
    fn working_time_before(plan in plan(), due in start(), amount in 0_u32..1_000) {
        let amount = WorkingTime::from_minutes(amount);
        let found = minute(compile(&plan.spec()).working_time_before(instant(due), amount).unwrap());
        prop_assert_eq!(plan.open_minutes(found, due), amount.minutes());
        prop_assert!(amount == WorkingTime::ZERO || plan.is_open(found), "the latest such instant is an open one");
    }

    #[test]
    fn open_or_closed_and_until_when(plan in plan(), at in start()) {
        let calendar = compile(&plan.spec());
        let open = plan.is_open(at);
        prop_assert_eq!(calendar.is_open(instant(at)), open);
        let change = calendar.next_change(instant(at)).map(minute);
        let first_other = plan.next_change(at, at + 12 * DAY);
        match first_other {
            Some(_) => prop_assert_eq!(change, first_other),
            None => prop_assert!(change.is_none_or(|change| change >= at + 12 * DAY)),
        }
    }
}
