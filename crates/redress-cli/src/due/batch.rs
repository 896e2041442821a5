//! `redress due --batch`: JSON Lines in, JSON Lines out, one answer for every line and in its order.
//!
//! A bad line gets an answer that says what is wrong with it, and the next one is read. Calendars are
//! compiled once for each pair of hours and days.

use super::question::{self, DEFAULT_DAYS, DEFAULT_HOURS, Question, QuestionError};
use redress_core::{
    calendar::{Basis, BusinessCalendar},
    time::UtcOffset,
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::{
    borrow::Cow,
    collections::{HashMap, hash_map::Entry},
    io::{self, BufRead, BufWriter, Write},
};

pub fn run(mut lines: impl BufRead, out: impl Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 16, out);
    let mut calendars = Calendars::default();
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line)? > 0 {
        let answer = answer(&line, &mut calendars);
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
        line.clear();
    }
    out.flush()
}

/// A line as it comes. Everything is kept raw first, so that a field of a wrong type still has an id.
#[derive(Deserialize)]
struct Asked<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    from: Option<&'a RawValue>,
    within: Option<&'a RawValue>,
    hours: Option<&'a RawValue>,
    days: Option<&'a RawValue>,
}

/// What is left of a line that cannot be read as a question.
#[derive(Deserialize)]
struct Id<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
}

#[derive(Serialize)]
struct Answered<'a> {
    /// Echoed as it was written; null where there is none.
    id: Option<&'a RawValue>,
    #[serde(flatten)]
    outcome: Outcome,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Due { due: String, provisional: bool },
    Error { error: String },
}

#[derive(Debug, thiserror::Error)]
enum LineError {
    #[error("not a JSON object")]
    NotAnObject,
    #[error("not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    #[error("id: a text or a number is expected")]
    Id,
    #[error("{0}: missing")]
    Missing(&'static str),
    #[error("{0}: a text is expected")]
    NotText(&'static str),
    #[error(transparent)]
    Question(#[from] QuestionError),
}

fn answer<'a>(line: &'a [u8], calendars: &mut Calendars) -> Answered<'a> {
    // serde would read an array as a question too, its items as the fields in order.
    if !line.trim_ascii_start().starts_with(b"{") {
        return Answered { id: None, outcome: LineError::NotAnObject.into() };
    }
    let asked = match serde_json::from_slice::<Asked>(line) {
        Ok(asked) => asked,
        Err(error) => {
            let id = serde_json::from_slice::<Id>(line).ok().and_then(|line| line.id);
            return Answered {
                id: id.filter(|id| is_text_or_number(id)),
                outcome: LineError::from(error).into(),
            };
        }
    };
    if asked.id.is_some_and(|id| !is_text_or_number(id)) {
        return Answered { id: None, outcome: LineError::Id.into() };
    }
    let outcome = due(&asked, calendars).unwrap_or_else(Outcome::from);
    Answered { id: asked.id, outcome }
}

fn due(asked: &Asked, calendars: &mut Calendars) -> Result<Outcome, LineError> {
    let from = text("from", asked.from)?.ok_or(LineError::Missing("from"))?;
    let within = text("within", asked.within)?.ok_or(LineError::Missing("within"))?;
    let hours = text("hours", asked.hours)?.unwrap_or(Cow::Borrowed(DEFAULT_HOURS));
    let days = text("days", asked.days)?.unwrap_or(Cow::Borrowed(DEFAULT_DAYS));

    let (from, within) = Question { from: &from, within: &within }.read()?;
    let calendar = calendars.get(&hours, question::basis(&days)?)?;
    let due = calendar.due_at(from, within).map_err(QuestionError::from)?;
    Ok(Outcome::Due { due: due.at.to_rfc3339(UtcOffset::CHINA), provisional: due.provisional })
}

fn is_text_or_number(id: &RawValue) -> bool {
    id.get().starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit())
}

fn text<'a>(field: &'static str, value: Option<&'a RawValue>) -> Result<Option<Cow<'a, str>>, LineError> {
    /// Borrows where the text has no escapes, which a plain `Cow` never does.
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

    let Some(value) = value else { return Ok(None) };
    let Text(text) = serde_json::from_str(value.get()).map_err(|_| LineError::NotText(field))?;
    Ok(Some(text))
}

impl From<LineError> for Outcome {
    fn from(error: LineError) -> Self {
        Self::Error { error: error.to_string() }
    }
}

/// The compiled calendars by their hours: a batch asks for few, again and again.
#[derive(Default)]
struct Calendars {
    china: HashMap<String, BusinessCalendar>,
    every_day: HashMap<String, BusinessCalendar>,
}

impl Calendars {
    /// With this many it starts afresh, so that a hostile batch fills no memory.
    const MOST: usize = 1_000;

    fn get(&mut self, hours: &str, basis: Basis) -> Result<&BusinessCalendar, QuestionError> {
        let compiled = match basis {
            Basis::China => &mut self.china,
            Basis::EveryDay => &mut self.every_day,
        };
        if compiled.len() >= Self::MOST {
            compiled.clear();
        }
        Ok(match compiled.entry(hours.to_owned()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(question::calendar(hours, basis)?),
        })
    }
}
