//! What must hold for every calendar, start and length of time, to the millisecond.

use super::{
    any::{cases, plan, regular_plan, start, within, working_minutes},
    compile,
    oracle::{DAY, Plan, instant},
};
use proptest::prelude::*;
use redress_core::{
    calendar::{Unit, Within, WorkingTime},
    time::{MS_PER_DAY, MS_PER_MINUTE, Timestamp},
};

/// An instant that need not be a whole minute.
fn any_instant() -> impl Strategy<Value = Timestamp> {
    (start(), 0..MS_PER_MINUTE).prop_map(|(minute, ms)| instant(minute).plus_ms(ms))
}

/// Hours past midnight may end after the next day's: Monday's evening closes when Tuesday's early shift is over.
fn ends_in_order(plan: &Plan, within: Within) -> bool {
    let by_hours = matches!(within.unit(), Unit::WorkingDaysToClose | Unit::WorkingDaysSameTime);
    !(by_hours && plan.passes_midnight())
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn due_at_is_the_inverse_of_working_time_between(
        plan in plan(), start in any_instant(), within in working_minutes()
    ) {
        let calendar = compile(&plan.spec());
        let due = calendar.due_at(start, within).unwrap().at;
        let between = calendar.working_time_between(start, due);
        prop_assert_eq!(between, WorkingTime::from_minutes(within.count()));
        if within.count() > 0 {
            let earlier = calendar.working_time_between(start, due.plus_ms(-1));
            prop_assert_eq!(earlier.ms(), between.ms() - 1, "it is the first such instant");
        }
    }

    #[test]
    fn working_time_before_is_its_inverse_too(
        plan in plan(), due in any_instant(), ms in 0..2_000 * MS_PER_MINUTE
    ) {
        let calendar = compile(&plan.spec());
        let amount = WorkingTime::from_ms(ms);
        let before = calendar.working_time_before(due, amount).unwrap();
        prop_assert_eq!(calendar.working_time_between(before, due), amount);
    }

    #[test]
    fn working_time_adds_up(plan in plan(), a in any_instant(), days in 0..400_i64, share in 0.0..=1.0) {
        let calendar = compile(&plan.spec());
        let length = days * MS_PER_DAY;
        let (b, c) = (a.plus_ms((length as f64 * share) as i64), a.plus_ms(length));
        let parts = calendar.working_time_between(a, b).plus(calendar.working_time_between(b, c));
        prop_assert_eq!(calendar.working_time_between(a, c), parts);
    }

    #[test]
    fn without_dated_days_every_week_is_alike(
        plan in regular_plan(), start in any_instant(), within in within(), weeks in 1..2_000_i64
    ) {
        let calendar = compile(&plan.spec());
        let shift = weeks * 7 * MS_PER_DAY;
        let due = calendar.due_at(start, within).unwrap().at;
        prop_assert_eq!(calendar.due_at(start.plus_ms(shift), within).unwrap().at, due.plus_ms(shift));
    }

    #[test]
    fn a_later_start_is_not_due_earlier(
        plan in plan(), start in any_instant(), later in 0..3 * DAY, within in within()
    ) {
        prop_assume!(ends_in_order(&plan, within));
        let calendar = compile(&plan.spec());
        let due = |start| calendar.due_at(start, within).unwrap().at;
        prop_assert!(due(start) <= due(start.plus_ms(later * MS_PER_MINUTE)));
    }

    #[test]
    fn longer_is_not_due_earlier(plan in plan(), start in any_instant(), within in within()) {
        prop_assume!(ends_in_order(&plan, within));
        let calendar = compile(&plan.spec());
        let longer = Within::new(within.count() + 1, within.unit()).unwrap();
        prop_assert!(calendar.due_at(start, within).unwrap().at <= calendar.due_at(start, longer).unwrap().at);
    }

    #[test]
    fn a_deadline_is_not_before_its_start_and_explains_itself(
        plan in plan(), start in any_instant(), within in within()
    ) {
        let calendar = compile(&plan.spec());
        let due = calendar.due_at(start, within).unwrap();
        prop_assert!(due.at >= start);
        prop_assert_eq!(calendar.explain(start, within).unwrap().due, due);
    }
}
