//! The map of a ledger: which column says what, in which words. Its format is told in `docs/ledger.md`.
//!
//! It states; nothing is guessed from a column's name or from the look of a value.

use redress_core::case::History;
use redress_core::complaint::{Channel, Emotion, Field, Kind, Level, Severity, Topic};
use redress_core::event::{ChainId, DeviceId, Lane, PersonId};
use redress_core::time::UtcOffset;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    format: u32,
    source: String,
    chain: ChainId,
    lane: Lane,
    salt: String,
    #[serde(default)]
    encoding: Encoding,
    #[serde(default = "comma")]
    delimiter: char,
    key: Key,
    #[serde(default)]
    number: Number,
    dates: Dates,
    columns: BTreeMap<String, WireSource>,
    #[serde(default)]
    values: BTreeMap<String, BTreeMap<String, String>>,
}

fn comma() -> char {
    ','
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    #[default]
    Utf8,
    Gbk,
}

/// What names a case within the ledger.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    pub columns: Vec<String>,
    /// The ledger has no number of its own: the key is a hash of the columns, and rows that look alike are counted.
    #[serde(default)]
    pub hashed: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Goes before the key in the number told to people.
    #[serde(default)]
    pub prefix: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    format: String,
    offset: String,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum WireSource {
    Column(String),
    Table(WireTable),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WireTable {
    column: Option<String>,
    columns: Vec<String>,
    join: Option<String>,
    labelled: bool,
    constant: Option<String>,
    blank: Option<String>,
    format: Option<String>,
}

/// Where one value comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    Constant(String),
    /// Several columns are joined; blank ones are left out.
    Columns {
        names: Vec<String>,
        join: String,
        labelled: bool,
    },
    /// True where this column is blank: a case without a closing date is still open.
    Blank(String),
}

/// What a value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    ReceivedAt,
    ClosedAt,
    StillOpen,
    Level,
    Answer,
    AnsweredInTime,
    Form(Field),
}

#[derive(Debug)]
pub struct Item {
    pub target: Target,
    pub source: Source,
    /// How this column writes dates, where it differs from the others.
    pub format: Option<String>,
    /// The ledger's words and ours. Empty: the ledger writes our codes.
    pub values: BTreeMap<String, String>,
}

#[derive(Debug)]
pub struct Map {
    pub source: String,
    pub chain: ChainId,
    pub lane: Lane,
    pub device: DeviceId,
    /// Who stands as the writer of imported entries.
    pub by: PersonId,
    pub salt: String,
    pub encoding: Encoding,
    pub delimiter: u8,
    pub key: Key,
    pub number: Number,
    pub date_format: String,
    pub offset: UtcOffset,
    pub items: Vec<Item>,
}

/// Why a map cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MapFault {
    #[error("the map does not read: {0}")]
    Unreadable(#[from] toml::de::Error),
    #[error("this version reads maps of format 1, not {0}")]
    Format(u32),
    #[error("`{name}` must not be blank, nor longer than {most} bytes")]
    Text { name: &'static str, most: usize },
    #[error("the salt needs at least 16 characters; it keeps names and phones from being guessed")]
    ShortSalt,
    #[error("the lane `chain` holds no cases: name a store's code or head_office")]
    NoCasesInChain,
    #[error("not an offset such as +08:00: {0}")]
    Offset(String),
    #[error("the delimiter is one ASCII character")]
    Delimiter,
    #[error("the key names no column")]
    NoKey,
    #[error("nothing to fill is called `{0}`")]
    UnknownTarget(String),
    #[error("`{0}` needs exactly one of: column, columns, constant; `blank` is for still_open alone")]
    UnclearSource(String),
    #[error("received_at has no column: a case without its day of receipt cannot be counted")]
    NoReceivedAt,
    #[error("values.{target}: `{value}` is not a code that {target} can hold")]
    UnknownCode { target: String, value: String },
    #[error("values.{0} translates what no column fills")]
    IdleValues(String),
}

impl Target {
    const FACTS: [(Self, &'static str); 6] = [
        (Self::ReceivedAt, History::RECEIVED_AT),
        (Self::ClosedAt, History::CLOSED_AT),
        (Self::StillOpen, History::STILL_OPEN),
        (Self::Level, History::LEVEL),
        (Self::Answer, History::ANSWER),
        (Self::AnsweredInTime, History::ANSWERED_IN_TIME),
    ];

    fn parse(name: &str) -> Option<Self> {
        let fact = Self::FACTS.into_iter().find(|(_, code)| *code == name).map(|(target, _)| target);
        fact.or_else(|| Field::parse(name).map(Self::Form))
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Form(field) => field.code(),
            fact => Self::FACTS.into_iter().find(|(target, _)| *target == fact).map_or("", |(_, code)| code),
        }
    }

    pub const fn is_date(self) -> bool {
        matches!(self, Self::Form(Field::PurchaseDate | Field::WantedBy))
    }

    /// Whether the record takes this value here; free text takes any.
    pub fn takes(self, value: &str) -> bool {
        let small = || value.parse::<u8>().ok();
        match self {
            Self::StillOpen | Self::AnsweredInTime => matches!(value, "true" | "false"),
            Self::Level => small().and_then(Level::new).is_some(),
            Self::Answer => small().and_then(redress_core::complaint::Answer::new).is_some(),
            Self::Form(Field::Kind) => Kind::parse(value).is_some(),
            Self::Form(Field::Channel) => Channel::parse(value).is_some(),
            Self::Form(Field::Topic) => Topic::parse(value).is_some(),
            Self::Form(Field::Emotion) => Emotion::parse(value).is_some(),
            Self::Form(Field::Severity) => Severity::parse(value).is_some(),
            Self::Form(_) | Self::ReceivedAt | Self::ClosedAt => true,
        }
    }
}

impl Map {
    pub fn read(text: &str) -> Result<Self, MapFault> {
        let wire: Wire = toml::from_str(text)?;
        if wire.format != 1 {
            return Err(MapFault::Format(wire.format));
        }
        if wire.salt.chars().count() < 16 {
            return Err(MapFault::ShortSalt);
        }
        if wire.lane == Lane::Chain {
            return Err(MapFault::NoCasesInChain);
        }
        if wire.key.columns.is_empty() {
            return Err(MapFault::NoKey);
        }
        let delimiter = u8::try_from(wire.delimiter).ok().filter(u8::is_ascii).ok_or(MapFault::Delimiter)?;
        let writer = format!("import:{}", wire.source.trim());
        let too_long = MapFault::Text { name: "source", most: DeviceId::MOST_BYTES - "import:".len() };
        let device =
            DeviceId::new(writer.clone()).filter(|_| !wire.source.trim().is_empty()).ok_or(too_long)?;
        let by =
            PersonId::new(writer).ok_or(MapFault::Text { name: "source", most: PersonId::MOST_BYTES })?;
        let items = items(wire.columns, wire.values)?;
        if !items.iter().any(|item| item.target == Target::ReceivedAt) {
            return Err(MapFault::NoReceivedAt);
        }
        Ok(Self {
            source: wire.source,
            chain: wire.chain,
            lane: wire.lane,
            device,
            by,
            salt: wire.salt,
            encoding: wire.encoding,
            delimiter,
            key: wire.key,
            number: wire.number,
            date_format: wire.dates.format,
            offset: offset(&wire.dates.offset).ok_or(MapFault::Offset(wire.dates.offset))?,
            items,
        })
    }

    /// Every column that the map names.
    pub fn named_columns(&self) -> impl Iterator<Item = &str> {
        let of_items = self.items.iter().flat_map(|item| match &item.source {
            Source::Columns { names, .. } => names.as_slice(),
            Source::Blank(name) => std::slice::from_ref(name),
            Source::Constant(_) => &[],
        });
        self.key.columns.iter().chain(of_items).map(String::as_str)
    }
}

fn items(
    columns: BTreeMap<String, WireSource>,
    mut values: BTreeMap<String, BTreeMap<String, String>>,
) -> Result<Vec<Item>, MapFault> {
    let mut items = Vec::new();
    for (name, wire) in columns {
        let target = Target::parse(&name).ok_or_else(|| MapFault::UnknownTarget(name.clone()))?;
        let values = values.remove(&name).unwrap_or_default();
        let (source, format) = source(wire).ok_or_else(|| MapFault::UnclearSource(name.clone()))?;
        let constant = match &source {
            Source::Constant(value) => Some(value),
            Source::Blank(_) if target != Target::StillOpen => return Err(MapFault::UnclearSource(name)),
            Source::Columns { .. } | Source::Blank(_) => None,
        };
        // A word translated to nothing leaves the field empty on purpose.
        let ours = values.values().chain(constant).filter(|value| !value.is_empty());
        if let Some(value) = ours.into_iter().find(|value| !target.takes(value)) {
            return Err(MapFault::UnknownCode { target: name, value: value.clone() });
        }
        items.push(Item { target, source, format, values });
    }
    match values.into_keys().next() {
        Some(idle) => Err(MapFault::IdleValues(idle)),
        None => Ok(items),
    }
}

fn source(wire: WireSource) -> Option<(Source, Option<String>)> {
    let table = match wire {
        WireSource::Column(column) => WireTable { column: Some(column), ..WireTable::default() },
        WireSource::Table(table) => table,
    };
    let join = table.join.unwrap_or_else(|| " ".to_owned());
    let columns = Some(table.columns).filter(|names| !names.is_empty());
    let source = match (table.column, columns, table.constant, table.blank) {
        (Some(column), None, None, None) => {
            Source::Columns { names: vec![column], join, labelled: table.labelled }
        }
        (None, Some(names), None, None) => Source::Columns { names, join, labelled: table.labelled },
        (None, None, Some(constant), None) => Source::Constant(constant),
        (None, None, None, Some(column)) => Source::Blank(column),
        _ => return None,
    };
    Some((source, table.format))
}

/// `+08:00`
fn offset(text: &str) -> Option<UtcOffset> {
    let (sign, rest) = match text.as_bytes().first()? {
        b'+' => (1, &text[1..]),
        b'-' => (-1, &text[1..]),
        _ => return None,
    };
    let (hours, minutes) = rest.split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let (hours, minutes) = (Some(hours).filter(|p| two_digits(p))?, Some(minutes).filter(|p| two_digits(p))?);
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then(|| UtcOffset::from_minutes(sign * (hours * 60 + minutes))).flatten()
}
