//! The regulation as data: what is promised, and what a policy may not be.

mod course;
mod lint;
mod published;
