//! Reading one line of a script: when, on which device, who, what, with which particulars.

use chrono::Datelike;
use redress_core::time::{Date, Timestamp, UtcOffset};
use std::collections::BTreeMap;

/// Scripts leave out the year.
const YEAR: &str = "2026";

pub struct Line {
    pub at: Timestamp,
    pub what: What,
}

pub enum What {
    /// The devices named exchange all they have; without names, all of them.
    Sync(Vec<String>),
    Look,
    Act(Act),
}

/// `设备 人 [被拒] 动词 词… 键=值…：文字`
pub struct Act {
    pub device: String,
    pub person: String,
    /// The script says that the desk refuses it.
    pub is_refused: bool,
    pub verb: String,
    pub words: Vec<String>,
    pub keys: BTreeMap<String, String>,
    pub text: String,
}

impl Line {
    pub fn read(line: &str) -> Result<Self, String> {
        let (head, text) = line.split_once('：').unwrap_or((line, ""));
        let mut parts = head.split_whitespace();
        let mut next = |what: &str| parts.next().ok_or_else(|| format!("no {what}"));
        let (day, weekday, time) = (next("date")?, next("weekday")?, next("time")?);
        let at = instant(day, time)?;
        check_weekday(at.date(UtcOffset::CHINA), weekday)?;
        let what = match next("device")? {
            "同步" => What::Sync(parts.map(str::to_owned).collect()),
            "看" => What::Look,
            device => {
                let person = next("person")?.to_owned();
                let mut verb = next("verb")?;
                let is_refused = verb == "被拒";
                if is_refused {
                    verb = next("verb")?;
                }
                let (mut words, mut keys) = (Vec::new(), BTreeMap::new());
                for part in parts {
                    match part.split_once('=') {
                        Some((key, value)) => {
                            keys.insert(key.to_owned(), value.to_owned());
                        }
                        None => words.push(part.to_owned()),
                    }
                }
                let (device, verb, text) = (device.to_owned(), verb.to_owned(), text.trim().to_owned());
                What::Act(Act { device, person, is_refused, verb, words, keys, text })
            }
        };
        Ok(Self { at, what })
    }
}

impl Act {
    /// A bare word, if it is among the particulars.
    pub fn says(&self, word: &str) -> bool {
        self.words.iter().any(|said| said == word)
    }

    pub fn key(&self, key: &str) -> Option<&str> {
        self.keys.get(key).map(String::as_str)
    }

    /// `键=11-22_20:30`
    pub fn instant(&self, key: &str) -> Result<Option<Timestamp>, String> {
        let Some(text) = self.key(key) else { return Ok(None) };
        let (day, time) = text.split_once('_').ok_or_else(|| format!("{key}: not day_time: {text}"))?;
        instant(day, time).map(Some)
    }

    pub fn date(&self, key: &str) -> Result<Option<Date>, String> {
        self.key(key).map(date).transpose()
    }
}

fn instant(day: &str, time: &str) -> Result<Timestamp, String> {
    let text = format!("{} {time}", with_year(day));
    Timestamp::parse(&text, UtcOffset::CHINA).ok_or_else(|| format!("not an instant: {text}"))
}

pub fn date(day: &str) -> Result<Date, String> {
    with_year(day).parse().map_err(|_| format!("not a date: {day}"))
}

fn with_year(day: &str) -> String {
    if day.len() > 5 { day.to_owned() } else { format!("{YEAR}-{day}") }
}

fn check_weekday(date: Date, said: &str) -> Result<(), String> {
    const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let is = DAYS[date.weekday().num_days_from_monday() as usize];
    if is == said { Ok(()) } else { Err(format!("{date} is {is}, not {said}")) }
}
