//! `redress bundle check`: one file, read as an import with an empty device would.

use super::account::Account;
use super::{No, Verdict, file};
use crate::language::Language;
use redress_core::bundle::{nothing_held, read};
use redress_core::wording::Lang;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// The exchange file; told by its content, whatever it is called
    file: PathBuf,

    /// Answer as one JSON object
    #[arg(long)]
    json: bool,

    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

pub fn run(args: &Args) -> Result<Verdict, No> {
    let lang = Lang::from(args.lang);
    let bytes = file::read(&args.file).map_err(|error| No::new(error, args.json))?;
    let reading =
        read(&bytes, &nothing_held, None).map_err(|error| No::new(error.sentence(lang), args.json))?;
    let account = Account::of(&reading, lang);
    print(&account, args.json, lang).map_err(|error| No::new(error, false))?;
    Ok(if reading.is_sound() { Verdict::Sound } else { Verdict::Faulty })
}

fn print(account: &Account, as_json: bool, lang: Lang) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if as_json { writeln!(out, "{}", serde_json::to_string(account)?) } else { account.print(lang, &mut out) }
}
