//! Nothing panics, overflows or runs on, whatever the clock says (T17, T18, X43).

use super::{compile, hours, office_spec, shop, shop_spec};
use redress_core::{
    calendar::{Basis, BusinessCalendar, CalendarSpec, Unit, WeeklyHours, Within, WorkingTime},
    time::{Date, MS_PER_DAY, Timestamp, UtcOffset},
};

fn calendars() -> Vec<BusinessCalendar> {
    let mut calendars = vec![shop(""), shop("00:00-24:00"), shop("23:59-47:59"), BusinessCalendar::default()];
    let sundays = WeeklyHours { sun: hours("00:00-00:01"), ..WeeklyHours::default() };
    calendars.extend(
        [Basis::China, Basis::EveryDay].map(|basis| compile(&CalendarSpec::new(basis, sundays.clone()))),
    );
    for minutes in [-18 * 60, 0, 8 * 60, 18 * 60] {
        let utc_offset = UtcOffset::from_minutes(minutes).unwrap();
        calendars.extend(
            [office_spec(), shop_spec("17:00-26:00")]
                .map(|spec| compile(&CalendarSpec { utc_offset, ..spec })),
        );
    }
    calendars
}

fn instants() -> Vec<Timestamp> {
    let edges = [Timestamp::MIN, Timestamp::MAX, Timestamp::from_ms(0)];
    let around = |edge: Timestamp| [-MS_PER_DAY, -1, 0, 1, MS_PER_DAY].map(|ms| edge.plus_ms(ms));
    edges.into_iter().flat_map(around).collect()
}

#[test]
fn every_question_is_answered_at_the_edges_of_time() {
    for calendar in calendars() {
        for at in instants() {
            for unit in Unit::ALL {
                for count in [unit.least(), 1, 100, unit.most()] {
                    let within = Within::new(count, unit).unwrap();
                    let due = calendar.due_at(at, within);
                    assert!(
                        due.is_err() || due.unwrap().at >= at || at >= Timestamp::MAX.plus_ms(-MS_PER_DAY)
                    );
                }
                let one = Within::new(1, unit).unwrap();
                let _ = calendar.explain(at, one).map(|found| {
                    [redress_core::wording::Lang::Zh, redress_core::wording::Lang::En]
                        .map(|lang| found.render(lang))
                });
            }
            let _ = (calendar.is_open(at), calendar.next_change(at));
            for amount in [0, 1, i64::MAX] {
                let _ = calendar.working_time_before(at, WorkingTime::from_ms(amount));
            }
            for other in instants() {
                let _ = calendar.working_time_between(at, other);
            }
        }
        for date in [Date::MIN, Date::MAX, Date::default()] {
            let _ = (calendar.is_working_day(date), calendar.working_day_on_or_before(date));
        }
    }
}

#[test]
fn ten_thousand_years_are_counted_in_weeks() {
    let weekly = shop("09:00-18:00").working_time_between(Timestamp::MIN, Timestamp::MAX);
    let days = (Timestamp::MAX.ms() - Timestamp::MIN.ms() + 1) / MS_PER_DAY;
    // In China the first and the last day are cut: year 1 begins at 08:00, year 9999 ends then.
    assert_eq!(weekly.minutes(), days * 540);
}

#[test]
fn a_deadline_beyond_the_last_instant_is_the_last_instant() {
    let due = shop("09:00-18:00").due_at(Timestamp::MAX, Within::new(10, Unit::Days).unwrap()).unwrap();
    assert_eq!(due.at, Timestamp::MAX);
}
