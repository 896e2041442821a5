//! The core's tests: rules as tables and stories, calendar and merge as properties.

mod calendar;
