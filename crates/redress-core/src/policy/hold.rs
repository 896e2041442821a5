//! For what reasons a case may be held, for how long, and which clocks that stops.

use super::{Source, Text};
use crate::calendar::Within;
use serde::{Deserialize, Serialize};

/// One reason for which time does not count. What it does not name goes on running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldReason {
    pub id: String,
    pub rule: String,
    pub title: Text,
    /// After this the clocks go on by themselves, on the office calendar.
    pub most: Within,
    /// The clocks that stand still, by id.
    pub stops: Vec<String>,
    pub source: Source,
}

impl HoldReason {
    pub fn stops(&self, clock: &str) -> bool {
        self.stops.iter().any(|stopped| stopped == clock)
    }
}
