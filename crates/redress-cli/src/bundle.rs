//! `redress bundle`: exchange files checked and merged by hand.
//!
//! Exit code 0: sound (pending entries allowed). 1: something was quarantined, or a file is not whole.
//! 2: not a bundle, or nothing could be written. What a bundle is, is the core's business.

mod account;
mod check;
mod file;
mod merge;

use redress_core::wording::Lang;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    act: Act,
}

#[derive(clap::Subcommand)]
enum Act {
    /// Reads a file as an import would, and says what it found
    Check(check::Args),
    /// Unites files of one chain into one; what stands in several counts once
    Merge(merge::Args),
}

/// What the exit code says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Sound,
    Faulty,
}

pub fn run(args: Args) -> ExitCode {
    let verdict = match args.act {
        Act::Check(args) => check::run(&args),
        Act::Merge(args) => merge::run(&args),
    };
    match verdict {
        Ok(Verdict::Sound) => ExitCode::SUCCESS,
        Ok(Verdict::Faulty) => ExitCode::from(1),
        Err(No { sentence, as_json }) => {
            if as_json {
                println!("{}", serde_json::json!({ "sound": false, "error": sentence }));
            }
            eprintln!("redress: {sentence}");
            ExitCode::from(2)
        }
    }
}

/// Why there is nothing to say about a file, as a sentence.
struct No {
    sentence: String,
    as_json: bool,
}

impl No {
    fn new(sentence: impl ToString, as_json: bool) -> Self {
        Self { sentence: sentence.to_string(), as_json }
    }
}

/// Two words for one thing, in the language asked for.
const fn pick<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
