//! Record files, read together: their union as cases and a rulebook. What a file lacks is said on standard error.

use redress_core::bundle::{FormatError, Union, nothing_held, read};
use redress_core::case::{Case, fold};
use redress_core::event::{CaseId, ChainId, Entry};
use redress_core::rulebook::Rulebook;
use redress_core::time::Timestamp;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("{path}: {error}", path = path.display())]
    File { path: PathBuf, error: std::io::Error },
    #[error("{path}: {error}", path = path.display())]
    Format { path: PathBuf, error: FormatError },
}

#[derive(Debug, Default)]
pub struct Record {
    pub union: Union,
    chain: Option<ChainId>,
}

impl Record {
    pub fn read(paths: &[PathBuf]) -> Result<Self, Unreadable> {
        let mut record = Self::default();
        for path in paths {
            record.add(path)?;
        }
        Ok(record)
    }

    /// All files are of one chain: the first one's.
    fn add(&mut self, path: &Path) -> Result<(), Unreadable> {
        let bytes = std::fs::read(path).map_err(|error| Unreadable::File { path: path.to_owned(), error })?;
        let reading = read(&bytes, &nothing_held, self.chain.as_ref())
            .map_err(|error| Unreadable::Format { path: path.to_owned(), error })?;
        for problem in &reading.problems {
            eprintln!("redress: {}: {problem}", path.display());
        }
        for line in &reading.sorted.quarantined {
            eprintln!("redress: {}: line {}: {}", path.display(), line.line, line.reason);
        }
        self.union.absorb(&reading);
        self.chain.get_or_insert(reading.header.chain);
        Ok(())
    }

    pub fn chain(&self) -> Option<&ChainId> {
        self.chain.as_ref()
    }

    pub fn rulebook(&self) -> Rulebook {
        Rulebook::of(self.union.entries())
    }

    /// Every case whose registration or import is here.
    pub fn cases(&self, rulebook: &Rulebook) -> Vec<Case> {
        let mut by_case: BTreeMap<CaseId, Vec<Arc<Entry>>> = BTreeMap::new();
        for entry in self.union.entries() {
            if let Some(case) = entry.case() {
                by_case.entry(case).or_default().push(Arc::clone(entry));
            }
        }
        by_case.into_iter().filter_map(|(id, entries)| fold(id, &entries, rulebook)).collect()
    }

    /// When its youngest entry was written down, as that device's clock said.
    pub fn recorded_last(&self) -> Option<Timestamp> {
        self.union.entries().map(|entry| entry.event.header.recorded_at).max()
    }
}
