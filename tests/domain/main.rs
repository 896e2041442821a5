//! The core's tests: rules as tables and stories, calendar and merge as properties.

mod bundle;
mod calendar;
mod wording;
mod report;
mod scenarios;

#[path = "../support/story/mod.rs"]
mod story;
