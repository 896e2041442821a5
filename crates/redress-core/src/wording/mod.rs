//! Sentences from typed values, in Chinese and English, for app, print and command line alike.
//!
//! Decides nothing: what is said was found elsewhere.

mod derivation;

/// The languages of the desk: Chinese first, English second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}
