//! INVARIANT: open before + received + reopened − closed = open, in every week, whatever was done in whatever order.

use super::tale::{Tale, at, complaint, rulebook, week};
use proptest::prelude::*;
use redress_core::case::Case;
use redress_core::event::CaseId;
use redress_core::report::weekly;
use redress_core::rulebook::Rulebook;
use redress_core::time::Timestamp;

#[derive(Clone, Copy, Debug)]
enum Step {
    Solve(u8),
    Raise,
    Withdraw,
    Reopen,
    /// Written down later than the customer came.
    ReopenLate,
    LateAnswer(u8),
    Report,
    Decide,
}

fn steps() -> impl Strategy<Value = Vec<(usize, Step)>> {
    let step = prop_oneof![
        (1_u8..=5).prop_map(Step::Solve),
        Just(Step::Raise),
        Just(Step::Withdraw),
        Just(Step::Reopen),
        Just(Step::ReopenLate),
        (1_u8..=5).prop_map(Step::LateAnswer),
        Just(Step::Report),
        Just(Step::Decide),
    ];
    prop::collection::vec((0..DAYS.len(), step), 0..10).prop_map(|mut steps| {
        steps.sort_by_key(|(day, _)| *day);
        steps
    })
}

const DAYS: [&str; 9] = [
    "last Wed",
    "last Fri",
    "last Sun 23:59",
    "Mon 00:00",
    "Tue",
    "Thu",
    "Sun 23:59:59.999",
    "next Mon 00:00",
    "next Wed",
];

fn done(tale: Tale<'_>, step: Step) -> Tale<'_> {
    match step {
        Step::Solve(answer) => {
            tale.first_contact().handed_over().reported().result_told().answered(answer).reviewed()
        }
        Step::Raise => tale.level(3),
        Step::Withdraw => tale.withdrawn(),
        Step::Reopen => tale.reopened(),
        Step::ReopenLate => tale.reopened_having_come(at(DAYS[0])),
        Step::LateAnswer(answer) => tale.answered(answer),
        Step::Report => tale.reported(),
        Step::Decide => tale.decided_to_close(),
    }
}

fn told(rulebook: &Rulebook, steps: Vec<(usize, Step)>) -> Case {
    let start = complaint(rulebook, "A01", "last Tue").leniently();
    steps.into_iter().fold(start, |tale, (day, step)| done(tale.on(DAYS[day]), step)).case()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn open_before_plus_received_plus_reopened_less_closed_is_open(steps in steps()) {
        let rulebook = rulebook();
        let case = told(&rulebook, steps);
        for week in [week().previous(), week(), week().next()] {
            let report = weekly([&case], &rulebook, week, None, Timestamp::MAX);
            let (this, before) = (&report.figures, &report.before);
            let came = before.total.open.number() + this.total.received.number() + this.reopened.number();
            prop_assert_eq!(came, this.total.closed.number() + this.total.open.number(), "{}", week);
        }
    }

    /// What the report calls open is what the case's own status calls open.
    #[test]
    fn open_is_what_the_status_says(steps in steps()) {
        let rulebook = rulebook();
        let case = told(&rulebook, steps);
        for week in [week().previous(), week(), week().next()] {
            let report = weekly([&case], &rulebook, week, None, Timestamp::MAX);
            let then = case.as_of(report.until, &rulebook).unwrap();
            let is_open = then.status(&rulebook).is_open();
            let expected: Vec<CaseId> = is_open.then_some(case.id).into_iter().collect();
            prop_assert_eq!(&report.figures.total.open.cases, &expected, "{}: {:?}", week, then.status(&rulebook));
        }
    }
}
