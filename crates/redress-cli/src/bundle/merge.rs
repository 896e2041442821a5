//! `redress bundle merge`: files of one chain as one. The output depends on their content only, not on their
//! order, their names, or how often one is given.

use super::account::Account;
use super::{No, Verdict, file, pick};
use crate::language::Language;
use redress_core::bundle::{MergeError, Merged, Reading, merge, read_back};
use redress_core::wording::Lang;
use serde::Serialize;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct Args {
    /// The exchange files
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// Where the united file goes; it appears there whole or not at all
    #[arg(short, long)]
    output: PathBuf,

    /// Answer as one JSON object
    #[arg(long)]
    json: bool,

    /// The language of the sentences
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

pub fn run(args: &Args) -> Result<Verdict, No> {
    let lang = Lang::from(args.lang);
    let no = |sentence: String| No::new(sentence, args.json);
    let files: Vec<Vec<u8>> = args
        .files
        .iter()
        .map(|path| file::read(path))
        .collect::<Result<_, _>>()
        .map_err(|error| no(error.to_string()))?;
    let merged = merge(files.iter().map(Vec::as_slice)).map_err(|error| no(sentence(&error, args, lang)))?;

    let read_back = |written: &[u8]| read_back(written, &merged.header, &merged.union);
    let digest = read_back(&merged.bytes).map_err(|fault| no(fault.sentence(lang).to_owned()))?.to_hex();
    file::write(&args.output, &merged.bytes).map_err(|error| no(error.to_string()))?;

    let account = MergeAccount::of(&merged, digest, args, lang);
    account.print(args.json, lang).map_err(|error| No::new(error, false))?;
    let all_sound = merged.readings.iter().all(Reading::is_sound);
    Ok(if all_sound { Verdict::Sound } else { Verdict::Faulty })
}

fn sentence(error: &MergeError, args: &Args, lang: Lang) -> String {
    let (MergeError::Unreadable { file, .. } | MergeError::NewerFormat { file, .. }) = error else {
        return error.sentence(lang);
    };
    let path = args.files.get(*file).map(|path| path.display().to_string()).unwrap_or_default();
    format!("{path}: {}", error.sentence(lang))
}

#[derive(Serialize)]
struct MergeAccount {
    sound: bool,
    output: String,
    digest: String,
    lines: usize,
    entries: usize,
    /// Quarantined lines of the inputs, passed on word for word.
    unread: usize,
    inputs: Vec<Input>,
}

#[derive(Serialize)]
struct Input {
    file: String,
    #[serde(flatten)]
    account: Account,
}

impl MergeAccount {
    fn of(merged: &Merged, digest: String, args: &Args, lang: Lang) -> Self {
        let inputs = args.files.iter().zip(&merged.readings);
        Self {
            sound: merged.readings.iter().all(Reading::is_sound),
            output: args.output.display().to_string(),
            digest,
            lines: merged.union.len(),
            entries: merged.union.entries().count(),
            unread: merged.union.unread().count(),
            inputs: inputs
                .map(|(path, reading)| Input {
                    file: path.display().to_string(),
                    account: Account::of(reading, lang),
                })
                .collect(),
        }
    }

    fn print(&self, as_json: bool, lang: Lang) -> io::Result<()> {
        let mut out = io::stdout().lock();
        if as_json {
            return writeln!(out, "{}", serde_json::to_string(self)?);
        }
        for input in &self.inputs {
            writeln!(out, "{}", input.file)?;
            input.account.print_findings(lang, &mut out)?;
        }
        let Self { output, digest, entries, unread, .. } = self;
        let (entries_are, unread_are) =
            (pick(lang, "记录", "entries"), pick(lang, "原样转存", "passed on unread"));
        writeln!(out, "→ {output}  {entries_are} {entries}  {unread_are} {unread}  {digest}")
    }
}
