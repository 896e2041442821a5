//! The core's tests: rules as tables and stories, calendar and merge as properties.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

mod bundle;
mod calendar;
mod case;
mod clock;
mod command;
mod edge_cases;
mod level;
mod people;
mod policy;
mod report;
mod scenarios;
mod wording;

#[path = "../support/story/mod.rs"]
mod story;
