//! The words of a derivation, in Chinese and English: how a deadline explains itself on screen and paper.
//!
//! Renders what `calendar::explain` found; decides nothing. Dates read `11月24日 周二 18:00` and
//! `Tue 24 Nov 18:00`; the first and the last line carry the year.

use super::Lang;
use crate::{
    calendar::{DateRange, DayOff, Derivation, Line, Unit, Within, WorkingTime},
    time::{Date, MS_PER_MINUTE},
};
use chrono::{Datelike, NaiveDateTime, Timelike};

impl Derivation {
    /// One sentence a line.
    pub fn render(&self, lang: Lang) -> Vec<String> {
        self.lines.iter().map(|line| line.render(lang)).collect()
    }
}

impl Line {
    pub fn render(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => zh(self),
            Lang::En => en(self),
        }
    }
}

fn zh(line: &Line) -> String {
    match line {
        Line::Received { at, within } => {
            format!("{}年{} 受理，时限{}", at.year(), zh_moment(*at), zh_within(*within))
        }
        Line::NotCounted { date } => format!("受理当日（{}）不计入", zh_date(*date)),
        Line::RunsThrough { .. } => "连续计时，不论是否营业".to_owned(),
        Line::MovedToOpening { at } => format!("非营业时间，自下次开始营业 {} 起算", zh_moment(*at)),
        Line::DaysOff { dates, why } => format!("{} 不计：{}", zh_dates(*dates), zh_day_off(why)),
        Line::WorkingDay { date, nth, make_up_for } => {
            format!("{} 第{nth}个工作日{}", zh_date(*date), zh_make_up(make_up_for.as_deref()))
        }
        Line::Worked { date, from, to, used, left, make_up_for } => format!(
            "{}{} {}–{} 计{}，{}",
            zh_date(*date),
            zh_make_up(make_up_for.as_deref()),
            zh_clock_of(*date, *from),
            zh_clock_of(*date, *to),
            zh_working_time(*used),
            zh_left(*left)
        ),
        Line::ClosesAt { date, at } => format!("至 {} 营业结束 {}", zh_date(*date), zh_clock_of(*date, *at)),
        Line::SameTime { at } => format!("至同一时刻 {}", zh_moment(*at)),
        Line::EndsAtMidnight { date } => format!("至 {} 24:00", zh_date(*date)),
        Line::Provisional { years } => {
            let years: Vec<_> = years.iter().map(|year| format!("{year}年")).collect();
            format!("暂定：{}的放假安排尚未公布，按周一至周五推算", years.join("、"))
        }
        Line::YearEndMayChange { year } => {
            format!("注意：{year}年12月29日至31日可能因{}年的放假通知而调整", year + 1)
        }
        Line::Due { at } => format!("到期：{}年{}", at.year(), zh_moment(*at)),
    }
}

fn en(line: &Line) -> String {
    match line {
        Line::Received { at, within } => {
            format!("Received {} ({}), within {}", en_moment(*at), at.year(), en_within(*within))
        }
        Line::NotCounted { date } => format!("Day of receipt, {}, not counted", en_date(*date)),
        Line::RunsThrough { .. } => "Runs without a break, open or closed".to_owned(),
        Line::MovedToOpening { at } => {
            format!("Outside opening hours: starts at the next opening, {}", en_moment(*at))
        }
        Line::DaysOff { dates, why } => format!("{} not counted: {}", en_dates(*dates), en_day_off(why)),
        Line::WorkingDay { date, nth, make_up_for } => {
            format!("{} working day {nth}{}", en_date(*date), en_make_up(make_up_for.as_deref()))
        }
        Line::Worked { date, from, to, used, left, make_up_for } => format!(
            "{}{} {}–{} counts {}, {}",
            en_date(*date),
            en_make_up(make_up_for.as_deref()),
            en_clock_of(*date, *from),
            en_clock_of(*date, *to),
            en_working_time(*used),
            en_left(*left)
        ),
        Line::ClosesAt { date, at } => {
            format!("To close of business on {}, {}", en_date(*date), en_clock_of(*date, *at))
        }
        Line::SameTime { at } => format!("To the same time of day, {}", en_moment(*at)),
        Line::EndsAtMidnight { date } => format!("To {} 24:00", en_date(*date)),
        Line::Provisional { years } => {
            let years: Vec<_> = years.iter().map(i32::to_string).collect();
            format!(
                "Provisional: the holidays of {} are not published, Monday to Friday assumed",
                years.join(", ")
            )
        }
        Line::YearEndMayChange { year } => {
            format!("Note: 29–31 December {year} may still be changed by the notice for {}", year + 1)
        }
        Line::Due { at } => format!("Due {} ({})", en_moment(*at), at.year()),
    }
}

fn zh_moment(at: NaiveDateTime) -> String {
    format!("{} {}", zh_date(at.date()), clock(at))
}

fn en_moment(at: NaiveDateTime) -> String {
    format!("{} {}", en_date(at.date()), clock(at))
}

pub(super) fn zh_date(date: Date) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    format!("{}月{}日 周{}", date.month(), date.day(), DAYS[date.weekday().num_days_from_monday() as usize])
}

pub(super) fn en_date(date: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    format!("{} {} {}", date.weekday(), date.day(), MONTHS[date.month0() as usize])
}

fn zh_dates(dates: DateRange) -> String {
    match dates.to {
        Some(to) => format!("{}至{}", zh_date(dates.from), zh_date(to)),
        None => zh_date(dates.from),
    }
}

fn en_dates(dates: DateRange) -> String {
    match dates.to {
        Some(to) => format!("{} to {}", en_date(dates.from), en_date(to)),
        None => en_date(dates.from),
    }
}

/// Seconds only where there are any.
fn clock(at: NaiveDateTime) -> String {
    let seconds = if at.second() == 0 { String::new() } else { format!(":{:02}", at.second()) };
    format!("{:02}:{:02}{seconds}", at.hour(), at.minute())
}

/// A time of day of the business day `date`: midnight at its end is 24:00, later is the next day.
fn zh_clock_of(date: Date, at: NaiveDateTime) -> String {
    of_business_day(date, at).unwrap_or_else(|| format!("次日{}", clock(at)))
}

fn en_clock_of(date: Date, at: NaiveDateTime) -> String {
    of_business_day(date, at).unwrap_or_else(|| format!("{} next day", clock(at)))
}

fn of_business_day(date: Date, at: NaiveDateTime) -> Option<String> {
    if at.date() == date {
        Some(clock(at))
    } else if at.num_seconds_from_midnight() == 0 {
        Some("24:00".to_owned())
    } else {
        None
    }
}

pub(super) fn zh_within(within: Within) -> String {
    let count = within.count();
    match within.unit() {
        Unit::WorkingDaysToClose => format!("{count}个工作日（至营业结束）"),
        Unit::WorkingDaysSameTime => format!("{count}个工作日（同一时刻）"),
        Unit::WorkingDaysToMidnight => format!("{count}个工作日（至24:00）"),
        Unit::WorkingMinutes => format!("{count}营业分钟"),
        Unit::WorkingHours => format!("{count}营业小时"),
        Unit::Minutes => format!("{count}分钟"),
        Unit::Hours => format!("{count}小时"),
        Unit::Days => format!("{count}天（每天24小时）"),
        Unit::CalendarDays => format!("{count}个自然日（至24:00）"),
    }
}

pub(super) fn en_within(within: Within) -> String {
    let many = |one: &str, rest: &str| {
        let count = within.count();
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {one}{plural}{rest}")
    };
    match within.unit() {
        Unit::WorkingDaysToClose => many("working day", " (to close of business)"),
        Unit::WorkingDaysSameTime => many("working day", " (to the same time)"),
        Unit::WorkingDaysToMidnight => many("working day", " (to 24:00)"),
        Unit::WorkingMinutes => many("working minute", ""),
        Unit::WorkingHours => many("working hour", ""),
        Unit::Minutes => many("minute", ""),
        Unit::Hours => many("hour", ""),
        Unit::Days => many("day", " of 24 hours"),
        Unit::CalendarDays => many("calendar day", " (to 24:00)"),
    }
}

fn zh_day_off(why: &DayOff) -> String {
    match why {
        DayOff::Weekend => "周末".to_owned(),
        DayOff::Holiday(name) => name.clone(),
        DayOff::Closure(name) => format!("停业（{name}）"),
        DayOff::NoHours => "当日不营业".to_owned(),
    }
}

fn en_day_off(why: &DayOff) -> String {
    match why {
        DayOff::Weekend => "weekend".to_owned(),
        DayOff::Holiday(name) => en_holiday(name),
        DayOff::Closure(name) => format!("closed ({name})"),
        DayOff::NoHours => "no opening hours".to_owned(),
    }
}

fn zh_make_up(holiday: Option<&str>) -> String {
    holiday.map_or_else(String::new, |name| format!("（{name}调休上班）"))
}

fn en_make_up(holiday: Option<&str>) -> String {
    holiday.map_or_else(String::new, |name| format!(" (make-up day for {})", en_holiday(name)))
}

/// Two holidays in one are written 中秋节、国庆节. A name that is not statutory stays as it was entered.
fn en_holiday(name: &str) -> String {
    let one = |name| match name {
        "元旦" => "New Year's Day",
        "春节" => "Spring Festival",
        "清明节" => "Qingming Festival",
        "劳动节" => "Labour Day",
        "端午节" => "Dragon Boat Festival",
        "中秋节" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        "抗战胜利日" => "Victory Day",
        other => other,
    };
    name.split('、').map(one).collect::<Vec<_>>().join(" and ")
}

fn zh_left(left: WorkingTime) -> String {
    if left == WorkingTime::ZERO { "计满".to_owned() } else { format!("剩余{}", zh_working_time(left)) }
}

fn en_left(left: WorkingTime) -> String {
    if left == WorkingTime::ZERO { "complete".to_owned() } else { format!("{} left", en_working_time(left)) }
}

/// Hours and minutes; seconds only where a start had them.
fn zh_working_time(time: WorkingTime) -> String {
    parts(time, ["小时", "分钟", "秒"]).join("")
}

fn en_working_time(time: WorkingTime) -> String {
    parts(time, [" h", " min", " s"]).join(" ")
}

fn parts(time: WorkingTime, units: [&str; 3]) -> Vec<String> {
    let (hours, minutes) = (time.minutes() / 60, time.minutes() % 60);
    let seconds = time.ms() % MS_PER_MINUTE / 1_000;
    let [hour, minute, second] = units;
    let mut parts = Vec::new();
    if hours > 0 {
        parts.push(format!("{hours}{hour}"));
    }
    if minutes > 0 || (hours == 0 && seconds == 0) {
        parts.push(format!("{minutes}{minute}"));
    }
    if seconds > 0 {
        parts.push(format!("{seconds}{second}"));
    }
    parts
}
