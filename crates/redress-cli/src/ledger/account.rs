//! What became of every row: taken or refused, never neither. Rows = new + known + corrected + refused.

use super::facts::Refused;
use super::sheet::Row;
use super::writing::Taken;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Debug, Default, Serialize)]
pub struct Account {
    /// Data rows of the ledger.
    pub rows: u64,
    pub new: u64,
    /// The same key with the same facts: nothing was added.
    pub known: u64,
    /// The same key with other facts: entered as corrections.
    pub corrected: u64,
    pub refused: Vec<RefusedRow>,
    /// Entries in the output, earlier ones included.
    pub entries: usize,
}

#[derive(Debug, Serialize)]
pub struct RefusedRow {
    pub row: u64,
    pub line: u64,
    pub reason: String,
    pub begins: String,
}

impl Account {
    pub fn add(&mut self, row: &Row, outcome: Result<Taken, Refused>) {
        self.rows += 1;
        match outcome {
            Ok(Taken::New) => self.new += 1,
            Ok(Taken::Known) => self.known += 1,
            Ok(Taken::Corrected) => self.corrected += 1,
            Err(reason) => self.refused.push(RefusedRow {
                row: row.number,
                line: row.line,
                reason: reason.to_string(),
                begins: row.excerpt(),
            }),
        }
    }

    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let Self { rows, new, known, corrected, refused, entries } = self;
        writeln!(out, "rows      {rows}")?;
        writeln!(out, "new       {new}")?;
        writeln!(out, "known     {known}")?;
        writeln!(out, "corrected {corrected}")?;
        writeln!(out, "refused   {}", refused.len())?;
        writeln!(out, "entries   {entries}")?;
        for RefusedRow { line, reason, begins, .. } in refused {
            writeln!(out, "line {line}: {reason} [{begins}]")?;
        }
        Ok(())
    }
}
