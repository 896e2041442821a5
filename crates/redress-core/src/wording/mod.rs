//! Sentences from typed values, in Chinese and English, for app, print and command line alike.
//!
//! Decides nothing: what is said was found elsewhere.

pub mod alert;
pub mod bundle;
pub mod clock;
mod derivation;
pub mod handle;
pub mod level;
pub mod lint;
pub mod moment;
pub mod money;
pub mod people;
pub mod promise;
pub mod reason;
pub mod refusal;
pub mod timeline;
pub mod value;

/// The languages of the desk: Chinese first, English second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The Chinese or the English of a pair.
    pub(crate) const fn pick(self, [zh, en]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
