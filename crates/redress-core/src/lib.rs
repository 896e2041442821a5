//! The rules of Redress, and nothing else.
//!
//! No browser, no clock, no I/O, no randomness: time and salts are arguments.
//! A case is a fold of events; clocks, alerts and lists are views of it at a `now`.

pub mod assignment;
pub mod bundle;
pub mod calendar;
pub mod case;
pub mod command;
pub mod complaint;
pub mod event;
pub mod level;
pub mod play;
pub mod policy;
pub mod report;
pub mod rulebook;
pub mod sla;
pub mod time;
pub mod wording;
