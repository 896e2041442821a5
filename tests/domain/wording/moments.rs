//! Instants, dates, money and promises as people say them.

use super::at;
use redress_core::{
    time::{Timestamp, UtcOffset},
    wording::{Lang, moment, money, promise},
};

const CHINA: UtcOffset = UtcOffset::CHINA;

#[test]
fn an_instant_has_its_week_day() {
    assert_eq!(moment::at(at("2026-11-24 18:00"), CHINA, Lang::Zh), "11月24日 周二 18:00");
    assert_eq!(moment::at(at("2026-11-24 18:00"), CHINA, Lang::En), "Tue 24 Nov 18:00");
    assert_eq!(moment::date("2026-11-22".parse().unwrap(), Lang::Zh), "11月22日 周日");
}

#[test]
fn near_days_have_names_and_other_years_a_number() {
    let rows = [
        // now, instant, Chinese, English
        ("2026-11-23 15:20", "2026-11-23 18:00", "今天 18:00", "today 18:00"),
        ("2026-11-23 15:20", "2026-11-24 00:00", "明天 00:00", "tomorrow 00:00"),
        ("2026-11-23 15:20", "2026-11-22 23:59", "昨天 23:59", "yesterday 23:59"),
        ("2026-11-23 15:20", "2026-11-25 09:00", "11月25日 周三 09:00", "Wed 25 Nov 09:00"),
        // A minute over midnight.
        ("2026-11-23 23:59", "2026-11-24 00:01", "明天 00:01", "tomorrow 00:01"),
        ("2026-11-24 00:00", "2026-11-23 23:59", "昨天 23:59", "yesterday 23:59"),
        // The end of a month, of a leap February, of a year.
        ("2026-11-30 12:00", "2026-12-01 09:00", "明天 09:00", "tomorrow 09:00"),
        ("2028-02-29 12:00", "2028-03-01 09:00", "明天 09:00", "tomorrow 09:00"),
        ("2026-12-31 22:00", "2027-01-01 10:00", "明天 10:00", "tomorrow 10:00"),
        ("2027-01-01 08:00", "2026-12-31 18:00", "昨天 18:00", "yesterday 18:00"),
        ("2026-12-31 22:00", "2027-01-04 18:00", "2027年1月4日 周一 18:00", "Mon 4 Jan 2027 18:00"),
        ("2027-01-03 09:00", "2026-12-30 18:00", "2026年12月30日 周三 18:00", "Wed 30 Dec 2026 18:00"),
    ];
    for (now, instant, zh, en) in rows {
        assert_eq!(moment::at_relative(at(instant), at(now), CHINA, Lang::Zh), zh, "{instant} at {now}");
        assert_eq!(moment::at_relative(at(instant), at(now), CHINA, Lang::En), en, "{instant} at {now}");
    }
}

#[test]
fn the_day_is_the_zone_s_own() {
    // 23:30 UTC is already tomorrow in China.
    let (now, instant) = (at("2026-11-24 09:00"), at("2026-11-24 07:30"));
    assert_eq!(moment::at_relative(instant, now, UtcOffset::UTC, Lang::Zh), "昨天 23:30");
    assert_eq!(moment::at(instant, UtcOffset::UTC, Lang::Zh), "11月23日 周一 23:30");
    assert_eq!(moment::at(instant, CHINA, Lang::Zh), "11月24日 周二 07:30");
}

#[test]
fn the_ends_of_time_can_be_said() {
    for instant in [Timestamp::MIN, Timestamp::MAX] {
        for now in [Timestamp::MIN, at("2026-11-24 06:00"), Timestamp::MAX] {
            for lang in super::BOTH {
                assert!(!moment::at_relative(instant, now, CHINA, lang).is_empty());
            }
        }
    }
}

#[test]
fn money_is_yuan_and_fen() {
    for (fen, text) in [(0, "¥0.00"), (5, "¥0.05"), (3_000, "¥30.00"), (123_456, "¥1234.56")] {
        assert_eq!(money::yuan(fen), text);
    }
    assert_eq!(money::yuan(u64::MAX), "¥184467440737095516.15");
}

#[test]
fn the_promise_names_the_day() {
    let (now, due) = (at("2026-11-20 16:20"), at("2026-11-23 18:00"));
    assert_eq!(promise::first_contact(due, now, CHINA, Lang::Zh), "我们会在 11月23日 周一 18:00 前联系您。");
    assert_eq!(promise::first_contact(due, now, CHINA, Lang::En), "We will call you by Mon 23 Nov 18:00.");
}
