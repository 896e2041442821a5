//! Instants and dates as people say them: `11月24日 周二 18:00`, `Tue 24 Nov 18:00`, today, tomorrow, yesterday.
//!
//! The zone is an argument, like `now`. The year is said only where it is not the reader's.

use super::Lang;
use super::derivation::{en_date, zh_date};
use crate::time::{Date, Timestamp, UtcOffset};
use chrono::{Datelike, NaiveDateTime, Timelike};

/// Day and time of day, without the year.
pub fn at(instant: Timestamp, offset: UtcOffset, lang: Lang) -> String {
    let local = instant.local(offset);
    format!("{} {}", date(local.date(), lang), time_of_day(local))
}

/// As someone says it at `now`: today, tomorrow and yesterday by name, another year with its number.
pub fn at_relative(instant: Timestamp, now: Timestamp, offset: UtcOffset, lang: Lang) -> String {
    let local = instant.local(offset);
    let day = near_day(local.date(), now.date(offset), lang)
        .map_or_else(|| date_seen_from(local.date(), now.date(offset), lang), str::to_owned);
    format!("{day} {}", time_of_day(local))
}

/// Day and time of day that stay true when read on another day; another year with its number.
pub fn at_seen_from(instant: Timestamp, now: Timestamp, offset: UtcOffset, lang: Lang) -> String {
    let local = instant.local(offset);
    format!("{} {}", date_seen_from(local.date(), now.date(offset), lang), time_of_day(local))
}

/// A date with the day of the week, without the year.
pub fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh_date(date),
        Lang::En => en_date(date),
    }
}

/// A date with the year where it is not that of `today`.
pub fn date_seen_from(that: Date, today: Date, lang: Lang) -> String {
    if that.year() == today.year() { date(that, lang) } else { date_with_year(that, lang) }
}

/// A date with the day of the week and the year.
pub fn date_with_year(that: Date, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}年{}", that.year(), zh_date(that)),
        Lang::En => format!("{} {}", en_date(that), that.year()),
    }
}

fn near_day(that: Date, today: Date, lang: Lang) -> Option<&'static str> {
    let name = match that.signed_duration_since(today).num_days() {
        0 => ["今天", "today"],
        1 => ["明天", "tomorrow"],
        -1 => ["昨天", "yesterday"],
        _ => return None,
    };
    Some(lang.pick(name))
}

fn time_of_day(local: NaiveDateTime) -> String {
    format!("{:02}:{:02}", local.hour(), local.minute())
}
