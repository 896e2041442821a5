//! Time left and time over: rounded so that neither flatters, and never both nothing (T20).

use super::{at, desk::Desk};
use redress_core::{
    case::Case,
    command::Command,
    complaint::{Channel, ContactOutcome, Direction, Level, VoidReason},
    event::{Act, CaseVoided, ContactLogged, Draft, LevelSet},
    sla::{ClockRun, Standing, clocks},
    time::{MS_PER_MINUTE, Timestamp},
    wording::{Lang, clock},
};

/// Received on a Friday at 16:20: first contact is due on Monday at 18:00, the office keeps 9 to 18.
fn friday() -> (Desk, Case) {
    let mut desk = Desk::new(Lang::Zh);
    let form = desk.form();
    let case = desk.register(form, "p1", "2026-11-20 16:20");
    (desk, case)
}

fn run<'a>(id: &str, case: &Case, desk: &'a Desk) -> ClockRun<'a> {
    clocks(case, &desk.rulebook).into_iter().find(|run| run.target.id == id).unwrap()
}

#[test]
fn first_contact_minute_by_minute() {
    let (desk, case) = friday();
    let run = run("first_contact", &case, &desk);
    let rows = [
        // now, time left or over, due
        ("2026-11-20 16:20", "剩 1 个工作日 1 小时", "11月23日 周一 18:00"),
        ("2026-11-20 18:00", "剩 1 个工作日", "11月23日 周一 18:00"),
        ("2026-11-21 12:00", "剩 1 个工作日", "11月23日 周一 18:00"),
        ("2026-11-22 12:00", "剩 1 个工作日", "明天 18:00"),
        ("2026-11-23 08:59", "剩 9 小时", "今天 18:00"),
        ("2026-11-23 15:20", "剩 2 小时 40 分", "今天 18:00"),
        ("2026-11-23 17:00", "剩 1 小时", "今天 18:00"),
        ("2026-11-23 17:00:01", "剩 59 分", "今天 18:00"),
        ("2026-11-23 17:59", "剩 1 分", "今天 18:00"),
        ("2026-11-23 17:59:01", "剩不到 1 分", "今天 18:00"),
        ("2026-11-23 18:00", "即将到期", "今天 18:00"),
        // No open time has passed, and it is overdue all the same.
        ("2026-11-23 18:00:01", "已逾期", "今天 18:00"),
        ("2026-11-24 08:59", "已逾期", "昨天 18:00"),
        ("2026-11-24 09:00:01", "逾期 1 分", "昨天 18:00"),
        ("2026-11-24 10:20", "逾期 1 小时 20 分", "昨天 18:00"),
        ("2026-11-24 10:20:01", "逾期 1 小时 21 分", "昨天 18:00"),
        ("2026-11-25 10:20", "逾期 1 个工作日 2 小时", "11月23日 周一 18:00"),
        ("2026-11-30 09:00", "逾期 4 个工作日", "11月23日 周一 18:00"),
        ("2027-04-01 09:00", "逾期 129 天", "2026年11月23日 周一 18:00"),
    ];
    for (now, left, due) in rows {
        assert_eq!(clock::left(&run, at(now), Lang::Zh), left, "{now}");
        assert_eq!(clock::due(&run, at(now), Lang::Zh), due, "{now}");
    }
}

#[test]
fn the_same_in_english() {
    let (desk, case) = friday();
    let run = run("first_contact", &case, &desk);
    let rows = [
        ("2026-11-20 16:20", "1 working day 1 h left"),
        ("2026-11-23 15:20", "2 h 40 min left"),
        ("2026-11-23 17:59:30", "Less than 1 min left"),
        ("2026-11-23 18:00", "Due now"),
        ("2026-11-23 18:00:01", "Overdue"),
        ("2026-11-24 10:20", "Overdue by 1 h 20 min"),
        ("2026-11-27 10:20", "Overdue by 3 working days 2 h"),
    ];
    for (now, left) in rows {
        assert_eq!(clock::left(&run, at(now), Lang::En), left, "{now}");
    }
}

#[test]
fn never_nothing_left_and_nothing_over() {
    let (desk, case) = friday();
    let run = run("first_contact", &case, &desk);
    let due = run.due_at().unwrap();
    for lang in super::BOTH {
        for second in -90..=90 {
            let now = due.plus_ms(second * MS_PER_MINUTE / 60);
            let left = clock::left(&run, now, lang);
            assert!(!left.contains(" 0 ") && !left.starts_with("0 "), "{second}: {left}");
            let is_overdue = run.standing(now) == Standing::Breached;
            assert_eq!(left.contains(['逾', 'O']), is_overdue, "{second}: {left}");
        }
    }
}

#[test]
fn a_promised_hour_runs_after_closing_time() {
    let (mut desk, case) = friday();
    let promised = Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome: ContactOutcome::Reached,
        check_points: Vec::new(),
        promised_at: Some(at("2026-11-20 20:00")),
    });
    let case = desk.carry_out(&case, Command::Do(Draft::new(promised)), "p1", "2026-11-20 17:00");
    let run = run("promised_contact", &case, &desk);
    for (now, left) in [
        ("2026-11-20 17:00", "剩 3 小时"),
        ("2026-11-20 19:30", "剩 30 分"),
        ("2026-11-20 20:00:01", "逾期 1 分"),
        ("2026-11-24 21:00", "逾期 4 天 1 小时"),
    ] {
        assert_eq!(clock::left(&run, at(now), Lang::Zh), left, "{now}");
    }
}

#[test]
fn a_clock_that_is_over_says_how_it_ended() {
    let (mut desk, case) = friday();
    let level = Act::LevelSet(LevelSet::to(Level::ONE));
    let reached = Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome: ContactOutcome::Reached,
        check_points: Vec::new(),
        promised_at: None,
    });
    let case = desk.carry_out(&case, Command::Do(Draft::new(level)), "p1", "2026-11-20 16:30");
    let now = at("2026-11-30 12:00");
    let in_time = desk.carry_out(&case, Command::Do(Draft::new(reached.clone())), "p1", "2026-11-23 18:00");
    assert_eq!(clock::left(&run("first_contact", &in_time, &desk), now, Lang::Zh), "已按时完成");
    let late = desk.carry_out(&case, Command::Do(Draft::new(reached)), "p1", "2026-11-23 18:01");
    assert_eq!(clock::left(&run("first_contact", &late, &desk), now, Lang::Zh), "已完成，逾期");
    let void = CaseVoided { reason: VoidReason::Twice };
    let void = Command::Do(Draft::with_text(Act::CaseVoided(void), "重复"));
    let voided = desk.carry_out(&case, void, "p1", "2026-11-20 17:00");
    assert_eq!(clock::left(&run("first_contact", &voided, &desk), now, Lang::Zh), "不再适用");
}

#[test]
fn a_year_that_is_not_published_is_provisional() {
    let mut desk = Desk::new(Lang::Zh);
    let form = desk.form();
    let case = desk.register(form, "p1", "2031-03-03 10:00");
    let run = run("first_contact", &case, &desk);
    let now = at("2031-03-03 10:00");
    assert_eq!(clock::due(&run, now, Lang::Zh), "明天 18:00（暂定）");
    assert_eq!(clock::due(&run, now, Lang::En), "tomorrow 18:00 (provisional)");
}

#[test]
fn every_clock_of_a_case_can_be_said_at_any_time() {
    let (desk, case) = friday();
    for run in clocks(&case, &desk.rulebook) {
        for now in [Timestamp::MIN, run.started_at, run.warn_at, Timestamp::MAX] {
            for lang in super::BOTH {
                assert!(!clock::left(&run, now, lang).is_empty());
                assert!(!clock::due(&run, now, lang).is_empty());
                let why = clock::why(&run, &desk.rulebook, lang);
                assert_eq!(why.iter().filter(|line| line.strong).count(), 1, "one line answers");
            }
        }
    }
}
