//! `redress ledger`: an old complaint ledger becomes record entries, so that its cases count in reports and are found.
//!
//! The map says what each column means; every row is taken or refused with its reason. No clock, no chance: running
//! twice writes the same bytes, and importing twice adds nothing. The map is told in `docs/ledger.md`.

mod account;
mod facts;
mod hash;
mod map;
mod sheet;
mod writing;

use crate::record::Record;
use account::Account;
use map::Map;
use redress_core::bundle::{BundleHeader, Party, Union, read_back, write};
use redress_core::event::{Entry, Lane};
use redress_core::time::Timestamp;
use sheet::Sheet;
use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use writing::Scribe;

#[derive(clap::Args)]
pub struct Args {
    /// The ledger: CSV with a header
    file: PathBuf,

    /// What its columns mean: TOML (docs/ledger.md)
    #[arg(long)]
    map: PathBuf,

    /// Where the record file goes
    #[arg(short, long)]
    output: PathBuf,

    /// What an earlier run wrote from this ledger: known rows add nothing, changed rows become corrections
    #[arg(long)]
    since: Option<PathBuf>,

    /// Say what became of the rows as one JSON object
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let map = Map::read(&String::from_utf8(bytes_of(&args.map)?)?)?;
    let sheet = Sheet::read(&bytes_of(&args.file)?, &map)?;
    let earlier = Record::read(args.since.as_slice())?;
    if earlier.chain().is_some_and(|chain| *chain != map.chain) {
        return Err("the earlier output is of another chain than the map".into());
    }
    let of_this = |entry: &&Arc<Entry>| entry.event.header.writer.device == map.device;
    if earlier.union.entries().filter(of_this).any(|entry| entry.event.header.writer.lane != map.lane) {
        return Err("the earlier output is of another lane than the map".into());
    }
    let mut scribe = Scribe::new(&map, sheet.rows.len() as u64, earlier.union.entries());
    let mut reader = facts::Reader::new(&sheet, &map);
    let mut account = Account::default();
    for row in &sheet.rows {
        let outcome = reader.read(row).and_then(|facts| scribe.write(row.number, &facts));
        account.add(row, outcome);
    }
    let mut union = earlier.union;
    union.extend(scribe.written);
    account.entries = union.len();

    let header = header(&map, &union);
    let file = write(&header, &union);
    read_back(&file, &header, &union)?;
    std::fs::write(&args.output, file).map_err(|error| format!("{}: {error}", args.output.display()))?;

    let mut out = io::stdout().lock();
    if args.json {
        Ok(serde_json::to_writer_pretty(&mut out, &account)?)
    } else {
        Ok(account.print(&mut out)?)
    }
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Made when the youngest row was received: the program's own hour would make every run another file.
fn header(map: &Map, union: &Union) -> BundleHeader {
    let recorded = union.entries().map(|entry| entry.event.header.recorded_at);
    let from = match &map.lane {
        Lane::Store(code) => Party::Store(code.clone()),
        Lane::HeadOffice | Lane::Chain => Party::HeadOffice,
    };
    let made_at = recorded.max().unwrap_or(Timestamp::MIN);
    BundleHeader { chain: map.chain.clone(), from, to: Party::HeadOffice, made_at }
}
