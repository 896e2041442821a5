//! `--lang`: the languages of the desk as the command line spells them.

use clap::ValueEnum;
use redress_core::wording::Lang;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}
