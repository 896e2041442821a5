//! Why a clock is due when it is, as the case shows it.

use super::{at, desk::Desk};
use redress_core::{
    case::Case,
    command::Command,
    complaint::{Channel, ContactOutcome, Direction, Level},
    event::{Act, ContactLogged, Draft, LevelSet},
    sla::clocks,
    wording::{Lang, clock},
};

fn why(id: &str, case: &Case, desk: &Desk) -> Vec<String> {
    let run = clocks(case, &desk.rulebook).into_iter().find(|run| run.target.id == id).unwrap();
    let lines = clock::why(&run, &desk.rulebook, desk.lang);
    assert_eq!(lines.iter().filter(|line| line.strong).count(), 1, "one line answers");
    let lines = lines.into_iter();
    lines
        .map(
            |line| {
                if line.detail.is_empty() { line.text } else { format!("{} | {}", line.text, line.detail) }
            },
        )
        .collect()
}

fn friday(lang: Lang) -> (Desk, Case) {
    let mut desk = Desk::new(lang);
    let form = desk.form();
    let case = desk.register(form, "p1", "2026-11-20 16:20");
    let reached = Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome: ContactOutcome::Reached,
        check_points: Vec::new(),
        promised_at: Some(at("2026-11-24 11:00")),
    });
    let level = Act::LevelSet(LevelSet::to(Level::TWO));
    let case = desk.carry_out(&case, Command::Do(Draft::new(level)), "p1", "2026-11-20 16:30");
    let case = desk.carry_out(&case, Command::Do(Draft::new(reached)), "p1", "2026-11-20 17:30");
    (desk, case)
}

#[test]
fn the_first_contact() {
    let (desk, case) = friday(Lang::Zh);
    let expected = [
        "SLA-1 首次联系：1个工作日（至营业结束） | 政策第 1 版，规定写明",
        "收到投诉 | 11月20日 周五 16:20",
        "按营业时间计算 | 办公日历",
        "当日不计入 | 11月20日 周五",
        "11月21日 周六至11月22日 周日 不计：周末",
        "11月23日 周一 第1个工作日",
        "至 11月23日 周一 营业结束 18:00",
        "到期 | 2026年11月23日 周一 18:00",
    ];
    assert_eq!(why("first_contact", &case, &desk), expected);
}

#[test]
fn the_first_contact_in_english() {
    let (desk, case) = friday(Lang::En);
    let expected = [
        "SLA-1 First contact: 1 working day (to close of business) | Policy 1, given",
        "Complaint received | Fri 20 Nov 16:20",
        "Counted in the open hours of | the office calendar",
        "That day is not counted | Fri 20 Nov",
        "Sat 21 Nov to Sun 22 Nov not counted: weekend",
        "Mon 23 Nov working day 1",
        "To close of business on Mon 23 Nov, 18:00",
        "Due | Mon 23 Nov 2026 18:00",
    ];
    assert_eq!(why("first_contact", &case, &desk), expected);
}

#[test]
fn a_hand_over_in_working_minutes() {
    let (desk, case) = friday(Lang::Zh);
    let lines = why("hand_over", &case, &desk);
    assert_eq!(lines[0], "ROUTE-2 移交处理单：30营业分钟 | 政策第 1 版，假定");
    assert_eq!(lines[1], "这一步开始 | 11月20日 周五 17:30");
    let [.., due, escalation] = lines.as_slice() else { panic!("{lines:?}") };
    assert_eq!(due, "到期 | 2026年11月20日 周五 18:00");
    assert_eq!(escalation, "逾期则列入上级清单（ESC-1） | 二级受理人");
}

#[test]
fn a_promised_contact() {
    let (desk, case) = friday(Lang::Zh);
    let expected = [
        "CONTACT-3 约定联系 | 政策第 1 版，规定写明",
        "答应客户 | 11月20日 周五 17:30",
        "到期 | 2026年11月24日 周二 11:00",
        "逾期则列入上级清单（ESC-1） | 二级受理人",
    ];
    assert_eq!(why("promised_contact", &case, &desk), expected);
}

#[test]
fn the_regular_contact() {
    let (desk, case) = friday(Lang::Zh);
    let expected = [
        "CONTACT-2 定期联系 | 政策第 1 版，规定写明",
        "上次联系 | 11月20日 周五 17:30",
        "3 天后 | 11月23日 周一",
        "按营业时间计算 | 办公日历",
        "当日营业结束",
        "到期 | 2026年11月23日 周一 18:00",
        "逾期则列入上级清单（ESC-1） | 二级受理人",
    ];
    assert_eq!(why("weekly_contact", &case, &desk), expected);
}

#[test]
fn a_contact_that_falls_on_a_saturday_comes_the_friday_before() {
    let mut desk = Desk::new(Lang::Zh);
    let form = desk.form();
    let case = desk.register(form, "p1", "2026-11-20 16:20");
    let level = Act::LevelSet(LevelSet::to(Level::TWO));
    let case = desk.carry_out(&case, Command::Do(Draft::new(level)), "p1", "2026-11-20 16:30");
    let reached = Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome: ContactOutcome::Reached,
        check_points: Vec::new(),
        promised_at: None,
    });
    let case = desk.carry_out(&case, Command::Do(Draft::new(reached)), "p1", "2026-11-25 12:00");
    let lines = why("weekly_contact", &case, &desk);
    assert_eq!(lines[2], "3 天后 | 11月28日 周六");
    assert_eq!(lines[4], "当日不营业，提前到 | 11月27日 周五");
}
