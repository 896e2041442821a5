//! Deadlines that explain themselves, in both languages, as they print on the form.

use super::{at, closure, compile, office, office_spec, shop, shop_spec, within};
use redress_core::{
    calendar::{BusinessCalendar, CalendarSpec, Line},
    wording::Lang,
};

fn check(calendar: &BusinessCalendar, start: &str, length: &str, zh: &[&str], en: &[&str]) {
    let derivation = calendar.explain(at(start), within(length)).unwrap();
    assert_eq!(derivation.render(Lang::Zh), zh, "{start} + {length}");
    assert_eq!(derivation.render(Lang::En), en, "{start} + {length}");
}

#[test]
fn one_working_day() {
    check(
        &office(),
        "2026-11-23 10:00",
        "1wd",
        &[
            "2026年11月23日 周一 10:00 受理，时限1个工作日（至营业结束）",
            "受理当日（11月23日 周一）不计入",
            "11月24日 周二 第1个工作日",
            "至 11月24日 周二 营业结束 18:00",
            "到期：2026年11月24日 周二 18:00",
        ],
        &[
            "Received Mon 23 Nov 10:00 (2026), within 1 working day (to close of business)",
            "Day of receipt, Mon 23 Nov, not counted",
            "Tue 24 Nov working day 1",
            "To close of business on Tue 24 Nov, 18:00",
            "Due Tue 24 Nov 18:00 (2026)",
        ],
    );
}

#[test]
fn over_national_day_to_the_make_up_saturday() {
    check(
        &office(),
        "2026-09-30 10:00",
        "3wd@24",
        &[
            "2026年9月30日 周三 10:00 受理，时限3个工作日（至24:00）",
            "受理当日（9月30日 周三）不计入",
            "10月1日 周四至10月7日 周三 不计：国庆节",
            "10月8日 周四 第1个工作日",
            "10月9日 周五 第2个工作日",
            "10月10日 周六 第3个工作日（国庆节调休上班）",
            "至 10月10日 周六 24:00",
            "到期：2026年10月11日 周日 00:00",
        ],
        &[
            "Received Wed 30 Sep 10:00 (2026), within 3 working days (to 24:00)",
            "Day of receipt, Wed 30 Sep, not counted",
            "Thu 1 Oct to Wed 7 Oct not counted: National Day",
            "Thu 8 Oct working day 1",
            "Fri 9 Oct working day 2",
            "Sat 10 Oct working day 3 (make-up day for National Day)",
            "To Sat 10 Oct 24:00",
            "Due Sun 11 Oct 00:00 (2026)",
        ],
    );
}

#[test]
fn working_minutes_over_a_weekend() {
    check(
        &office(),
        "2026-11-20 17:30:20",
        "100wm",
        &[
            "2026年11月20日 周五 17:30:20 受理，时限100营业分钟",
            "11月20日 周五 17:30:20–18:00 计29分钟40秒，剩余1小时10分钟20秒",
            "11月21日 周六至11月22日 周日 不计：周末",
            "11月23日 周一 09:00–10:10:20 计1小时10分钟20秒，计满",
            "到期：2026年11月23日 周一 10:10:20",
        ],
        &[
            "Received Fri 20 Nov 17:30:20 (2026), within 100 working minutes",
            "Fri 20 Nov 17:30:20–18:00 counts 29 min 40 s, 1 h 10 min 20 s left",
            "Sat 21 Nov to Sun 22 Nov not counted: weekend",
            "Mon 23 Nov 09:00–10:10:20 counts 1 h 10 min 20 s, complete",
            "Due Mon 23 Nov 10:10:20 (2026)",
        ],
    );
}

#[test]
fn the_same_time_into_an_unpublished_year() {
    check(
        &office(),
        "2026-12-30 19:00",
        "1wd@same",
        &[
            "2026年12月30日 周三 19:00 受理，时限1个工作日（同一时刻）",
            "非营业时间，自下次开始营业 12月31日 周四 09:00 起算",
            "1月1日 周五 第1个工作日",
            "至同一时刻 1月1日 周五 09:00",
            "暂定：2027年的放假安排尚未公布，按周一至周五推算",
            "注意：2026年12月29日至31日可能因2027年的放假通知而调整",
            "到期：2027年1月1日 周五 09:00",
        ],
        &[
            "Received Wed 30 Dec 19:00 (2026), within 1 working day (to the same time)",
            "Outside opening hours: starts at the next opening, Thu 31 Dec 09:00",
            "Fri 1 Jan working day 1",
            "To the same time of day, Fri 1 Jan 09:00",
            "Provisional: the holidays of 2027 are not published, Monday to Friday assumed",
            "Note: 29–31 December 2026 may still be changed by the notice for 2027",
            "Due Fri 1 Jan 09:00 (2027)",
        ],
    );
}

#[test]
fn the_same_time_from_within_hours_waits_for_no_opening() {
    for start in ["2026-11-23 09:00", "2026-11-23 10:15"] {
        let told = office().explain(at(start), within("1wd@same")).unwrap();
        let is_moved = |line: &Line| matches!(line, Line::MovedToOpening { .. });
        assert!(!told.lines.iter().any(is_moved), "{start}");
    }
}

#[test]
fn a_closed_shop_and_a_window_past_midnight() {
    let calendar = compile(&CalendarSpec {
        closures: vec![closure("2026-11-24", "2026-11-25", "装修")],
        ..shop_spec("17:00-26:00")
    });
    check(
        &calendar,
        "2026-11-23 20:00",
        "1wd",
        &[
            "2026年11月23日 周一 20:00 受理，时限1个工作日（至营业结束）",
            "受理当日（11月23日 周一）不计入",
            "11月24日 周二至11月25日 周三 不计：停业（装修）",
            "11月26日 周四 第1个工作日",
            "至 11月26日 周四 营业结束 次日02:00",
            "到期：2026年11月27日 周五 02:00",
        ],
        &[
            "Received Mon 23 Nov 20:00 (2026), within 1 working day (to close of business)",
            "Day of receipt, Mon 23 Nov, not counted",
            "Tue 24 Nov to Wed 25 Nov not counted: closed (装修)",
            "Thu 26 Nov working day 1",
            "To close of business on Thu 26 Nov, 02:00 next day",
            "Due Fri 27 Nov 02:00 (2026)",
        ],
    );
}

#[test]
fn elapsed_time_and_calendar_days() {
    check(
        &shop("10:00-22:00"),
        "2026-11-23 20:00",
        "24h",
        &[
            "2026年11月23日 周一 20:00 受理，时限24小时",
            "连续计时，不论是否营业",
            "到期：2026年11月24日 周二 20:00",
        ],
        &[
            "Received Mon 23 Nov 20:00 (2026), within 24 hours",
            "Runs without a break, open or closed",
            "Due Tue 24 Nov 20:00 (2026)",
        ],
    );
    check(
        &shop("10:00-22:00"),
        "2026-11-23 20:00",
        "7cd",
        &[
            "2026年11月23日 周一 20:00 受理，时限7个自然日（至24:00）",
            "受理当日（11月23日 周一）不计入",
            "至 11月30日 周一 24:00",
            "到期：2026年12月1日 周二 00:00",
        ],
        &[
            "Received Mon 23 Nov 20:00 (2026), within 7 calendar days (to 24:00)",
            "Day of receipt, Mon 23 Nov, not counted",
            "To Mon 30 Nov 24:00",
            "Due Tue 1 Dec 00:00 (2026)",
        ],
    );
}

#[test]
fn two_holidays_in_one_have_both_names() {
    let lines =
        compile(&office_spec()).explain(at("2025-09-30 10:00"), within("1wd")).unwrap().render(Lang::En);
    assert!(lines[2].ends_with("not counted: Mid-Autumn Festival and National Day"), "{lines:?}");
}
