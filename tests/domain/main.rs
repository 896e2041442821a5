//! The core's tests: rules as tables and stories, calendar and merge as properties.

mod bundle;
mod calendar;
mod case;
mod clock;
mod command;
mod report;
mod scenarios;
mod wording;

#[path = "../support/story/mod.rs"]
mod story;
