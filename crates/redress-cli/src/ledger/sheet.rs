//! The ledger as a table: its rows with the line each begins on. A row that does not fit the header is handed on
//! as misfit, never mended.

use super::map::{Encoding, Map};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Why the file as a whole cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SheetFault {
    #[error("not UTF-8 at line {line}; a spreadsheet in China saves GBK: say encoding = \"gbk\" in the map")]
    NotUtf8 { line: usize },
    #[error("not GBK")]
    NotGbk,
    #[error("the file has no header")]
    NoHeader,
    #[error("the header has no column `{0}`")]
    MissingColumn(String),
    #[error("the header names the column `{0}` twice")]
    DoubleColumn(String),
    #[error("not CSV: {0}")]
    Csv(#[from] csv::Error),
}

#[derive(Debug)]
pub struct Sheet {
    columns: BTreeMap<String, usize>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    /// Counts the data rows from 1.
    pub number: u64,
    /// Where it begins in the file; the header is on line 1.
    pub line: u64,
    fields: csv::StringRecord,
    pub misfit: Option<Misfit>,
}

/// Why a row does not fit the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("{has} fields where the header has {header}")]
    Ragged { has: usize, header: usize },
    #[error("a quotation mark opens here and never closes")]
    OpenQuote,
}

impl Sheet {
    pub fn read(bytes: &[u8], map: &Map) -> Result<Self, SheetFault> {
        let text = decode(bytes, map.encoding)?;
        let mut reader =
            csv::ReaderBuilder::new().flexible(true).delimiter(map.delimiter).from_reader(text.as_bytes());
        let columns = columns(reader.headers()?, map)?;
        let header = reader.headers()?.len();
        let mut rows = Vec::new();
        for (index, record) in reader.records().enumerate() {
            let fields = record?;
            let line = fields.position().map_or(0, csv::Position::line);
            let misfit = (fields.len() != header).then(|| Misfit::Ragged { has: fields.len(), header });
            rows.push(Row { number: index as u64 + 1, line, fields, misfit });
        }
        if let Some(last) = rows.last_mut() {
            let begin = last.fields.position().map_or(0, csv::Position::byte) as usize;
            if text.get(begin..).is_some_and(|raw| raw.matches('"').count() % 2 == 1) {
                last.misfit = Some(Misfit::OpenQuote);
            }
        }
        Ok(Self { columns, rows })
    }

    /// The value of a column in a row, without the blanks around it.
    pub fn value<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        self.columns.get(column).and_then(|index| row.fields.get(*index)).unwrap_or("").trim()
    }
}

impl Row {
    /// The row's beginning, for people who look for it.
    pub fn excerpt(&self) -> String {
        const MOST: usize = 60;
        let whole = self.fields.iter().collect::<Vec<_>>().join(",");
        if whole.chars().count() <= MOST { whole } else { whole.chars().take(MOST).chain(['…']).collect() }
    }
}

fn columns(header: &csv::StringRecord, map: &Map) -> Result<BTreeMap<String, usize>, SheetFault> {
    if header.iter().all(|name| name.trim().is_empty()) {
        return Err(SheetFault::NoHeader);
    }
    let mut columns = BTreeMap::new();
    for (index, name) in header.iter().map(str::trim).enumerate().filter(|(_, name)| !name.is_empty()) {
        if columns.insert(name.to_owned(), index).is_some() {
            return Err(SheetFault::DoubleColumn(name.to_owned()));
        }
    }
    match map.named_columns().find(|name| !columns.contains_key(*name)) {
        Some(missing) => Err(SheetFault::MissingColumn(missing.to_owned())),
        None => Ok(columns),
    }
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, SheetFault> {
    match encoding {
        Encoding::Utf8 => {
            let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
            std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| SheetFault::NotUtf8 {
                line: bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count(),
            })
        }
        // GB 18030 holds all of GBK.
        Encoding::Gbk => encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or(SheetFault::NotGbk),
    }
}
