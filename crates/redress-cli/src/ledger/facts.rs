//! From a row to the facts it states: key, dates, codes, text. What does not read is refused with its reason.

use super::map::{Item, Map, Source, Target};
use super::sheet::{Row, Sheet};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use redress_core::complaint::{Answer, Form, Level};
use redress_core::event::CaseNumber;
use redress_core::time::Timestamp;
use std::collections::BTreeMap;

/// What one row says about its case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub key: String,
    pub number: CaseNumber,
    pub received_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub still_open: bool,
    pub level: Option<Level>,
    pub answer: Option<Answer>,
    pub answered_in_time: Option<bool>,
    pub form: Form,
}

/// Why a row is not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("{0}")]
    Misfit(#[from] super::sheet::Misfit),
    #[error("the key is blank")]
    NoKey,
    #[error("the number “{0}” is longer than {most} bytes", most = CaseNumber::MOST_BYTES)]
    LongNumber(String),
    #[error("received_at is blank")]
    NotReceived,
    #[error("{target}: “{text}” is not a date of the form {format}")]
    NotADate { target: &'static str, text: String, format: String },
    #[error("{target}: the year {year} is not of this age; does the format fit?")]
    OddYear { target: &'static str, year: i32 },
    #[error("closed_at lies before received_at")]
    ClosedBeforeReceived,
    #[error("{target}: the map has no word for “{text}”")]
    UnknownWord { target: &'static str, text: String },
    #[error("{target} is longer than {most} characters")]
    TooLong { target: &'static str, most: usize },
    #[error("it cannot be written: {0}")]
    Unwritable(#[from] redress_core::event::EntryFault),
}

/// The longest text that one value of a form may hold, as at the desk.
const MOST_CHARS: usize = 20_000;

/// Reads rows one after the other; rows that look alike are counted where the ledger has no key of its own.
pub struct Reader<'a> {
    sheet: &'a Sheet,
    map: &'a Map,
    alike: BTreeMap<String, u32>,
}

impl<'a> Reader<'a> {
    pub fn new(sheet: &'a Sheet, map: &'a Map) -> Self {
        Self { sheet, map, alike: BTreeMap::new() }
    }

    pub fn read(&mut self, row: &Row) -> Result<Facts, Refused> {
        if let Some(misfit) = row.misfit {
            return Err(misfit.into());
        }
        let key = self.key(row)?;
        let number = format!("{}{key}", self.map.number.prefix);
        let number = CaseNumber::new(number.clone()).ok_or(Refused::LongNumber(number))?;
        let mut facts = Facts {
            key,
            number,
            received_at: Timestamp::MIN,
            closed_at: None,
            still_open: false,
            level: None,
            answer: None,
            answered_in_time: None,
            form: Form::default(),
        };
        for item in &self.map.items {
            let text = self.text(item, row)?;
            let small = || text.parse::<u8>().ok();
            match item.target {
                Target::ReceivedAt if text.is_empty() => return Err(Refused::NotReceived),
                Target::ReceivedAt => facts.received_at = self.instant(item, &text)?,
                _ if text.is_empty() => {}
                Target::ClosedAt => facts.closed_at = Some(self.instant(item, &text)?),
                Target::StillOpen => facts.still_open = text == "true",
                Target::Level => facts.level = small().and_then(Level::new),
                Target::Answer => facts.answer = small().and_then(Answer::new),
                Target::AnsweredInTime => facts.answered_in_time = Some(text == "true"),
                Target::Form(field) if item.target.is_date() => {
                    let date = self.date(item, &text)?.date();
                    facts.form.set(field, date.format("%Y-%m-%d").to_string());
                }
                Target::Form(field) => facts.form.set(field, text),
            }
        }
        if facts.closed_at.is_some_and(|closed| closed < facts.received_at) {
            return Err(Refused::ClosedBeforeReceived);
        }
        Ok(facts)
    }

    fn key(&mut self, row: &Row) -> Result<String, Refused> {
        let key = &self.map.key;
        let parts: Vec<&str> = key.columns.iter().map(|column| self.sheet.value(row, column)).collect();
        if parts.iter().all(|part| part.is_empty()) {
            return Err(Refused::NoKey);
        }
        if !key.hashed {
            // Two columns name a case only together.
            return if parts.contains(&"") { Err(Refused::NoKey) } else { Ok(parts.join("/")) };
        }
        let name = super::hash::hex(&parts, 8);
        let seen = self.alike.entry(name.clone()).or_insert(0);
        *seen += 1;
        Ok(if *seen == 1 { name } else { format!("{name}-{seen}") })
    }

    /// The value as our record takes it; empty where the row says nothing.
    fn text(&self, item: &Item, row: &Row) -> Result<String, Refused> {
        let target = item.target.code();
        let said = match &item.source {
            Source::Constant(value) => return Ok(value.clone()),
            Source::Blank(column) => return Ok(self.sheet.value(row, column).is_empty().to_string()),
            Source::Columns { names, join, labelled } => {
                let values = names.iter().map(|name| (name, self.sheet.value(row, name)));
                let stated = values.filter(|(_, value)| !value.is_empty());
                let parts: Vec<String> = stated
                    .map(
                        |(name, value)| if *labelled { format!("{name}: {value}") } else { value.to_owned() },
                    )
                    .collect();
                parts.join(join)
            }
        };
        if said.chars().count() > MOST_CHARS {
            return Err(Refused::TooLong { target, most: MOST_CHARS });
        }
        if let Some(ours) = item.values.get(&said) {
            return Ok(ours.clone());
        }
        let is_known = said.is_empty() || (item.values.is_empty() && item.target.takes(&said));
        if is_known { Ok(said) } else { Err(Refused::UnknownWord { target, text: said }) }
    }

    fn instant(&self, item: &Item, text: &str) -> Result<Timestamp, Refused> {
        let local = self.date(item, text)?;
        Ok(Timestamp::from_ms(local.and_utc().timestamp_millis() - self.map.offset.ms()))
    }

    /// A date without an hour stands for the beginning of its day.
    fn date(&self, item: &Item, text: &str) -> Result<NaiveDateTime, Refused> {
        const AGES: std::ops::RangeInclusive<i32> = 1970..=2199;
        let target = item.target.code();
        let format = item.format.as_deref().unwrap_or(&self.map.date_format);
        let with_hour = NaiveDateTime::parse_from_str(text, format);
        let without =
            || NaiveDate::parse_from_str(text, format).map(|date| date.and_time(chrono::NaiveTime::MIN));
        let Ok(local) = with_hour.or_else(|_| without()) else {
            return Err(Refused::NotADate { target, text: text.to_owned(), format: format.to_owned() });
        };
        if AGES.contains(&local.year()) {
            Ok(local)
        } else {
            Err(Refused::OddYear { target, year: local.year() })
        }
    }
}
