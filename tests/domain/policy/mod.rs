//! The regulation as data: what is promised, and what a policy may not be.

mod lint;
mod published;
