//! One promise of the policy: what it measures, how long one has, which calendar it runs on.

use super::{Source, Text};
use crate::calendar::Within;
use crate::complaint::{Level, Status};
use serde::{Deserialize, Serialize};

/// What a clock measures: where it starts and what ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measures {
    /// One stay at a step, from its beginning to its end.
    Step(Status),
    /// From receipt, or the event that opened the round, to the result being told (SLA-2).
    Result,
    /// From the last real contact to the next (CONTACT-2).
    Cadence,
    /// From a promise to a contact (CONTACT-3).
    Promise,
    /// From the hand-over to someone there taking it.
    Taking,
    /// From a proposal above its proposer's authority to the next tier's confirmation (TIER-3).
    Authorisation,
    /// From the special report to tier 3's guidance.
    Guidance,
    /// From the appeal to its decision (APPEAL-1).
    Appeal,
    /// From closing to the owner's summary (CLOSE-1).
    Summary,
    /// From the summary to the archive (ARCH-1).
    Archiving,
    /// From the answer at level 3 to the case being placed on the docket (SAT-4).
    DocketPlacing,
    /// From the meeting's date to its decision.
    DocketDecision,
    /// From a task given to another department to its being done (ROUTE-5).
    DepartmentTask,
    /// To a date that others set: the regulator, a platform, a warranty (DATE-1).
    OutsideDeadline,
}

impl Measures {
    /// Everything that can be measured.
    pub fn all() -> impl Iterator<Item = Self> {
        Status::STEPS.into_iter().map(Self::Step).chain([
            Self::Result,
            Self::Cadence,
            Self::Promise,
            Self::Taking,
            Self::Authorisation,
            Self::Guidance,
            Self::Appeal,
            Self::Summary,
            Self::Archiving,
            Self::DocketPlacing,
            Self::DocketDecision,
            Self::DepartmentTask,
            Self::OutsideDeadline,
        ])
    }

    /// Whether a hold may stop it: not what asks for contact, and not a date that people set.
    pub const fn can_be_held(self) -> bool {
        !self.is_dated_by_people() && !matches!(self, Self::Cadence)
    }

    /// Whether the date comes from people, not from the policy: such a clock has no length and is never held.
    pub const fn is_dated_by_people(self) -> bool {
        matches!(self, Self::Promise | Self::DepartmentTask | Self::OutsideDeadline)
    }
}

/// On which calendar a clock runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CalendarChoice {
    Office,
    /// The hours of the store concerned; the office's where it is not known.
    Store,
    /// None: elapsed time, open or not. Only for lengths in elapsed units.
    None,
}

/// What a change of level by a person does to a running clock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnLevelChange {
    /// It keeps its start and takes the new limit.
    #[default]
    Continue,
    /// It starts anew from the change, with the new limit.
    Restart,
    /// It starts anew from the change; what was used before counts against the new limit.
    RestartWithCredit,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn continues(change: &OnLevelChange) -> bool {
    *change == OnLevelChange::Continue
}

/// One length for all levels, or one for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PerLevel {
    All(Within),
    Each { level_1: Within, level_2: Within, level_3: Within },
}

impl PerLevel {
    pub fn at(&self, level: Level) -> Within {
        match self {
            Self::All(within) => *within,
            Self::Each { level_1, level_2, level_3 } => match level.get() {
                1 => *level_1,
                2 => *level_2,
                _ => *level_3,
            },
        }
    }
}

/// One promise of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlaTarget {
    /// Names the clock in alerts and reports.
    pub id: String,
    pub rule: String,
    pub title: Text,
    pub measures: Measures,
    /// Absent where the date comes from elsewhere: agreed with the customer, or promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<PerLevel>,
    pub on: CalendarChoice,
    #[serde(default, skip_serializing_if = "continues")]
    pub on_level_change: OnLevelChange,
    /// From this share of the time on, the doer is warned.
    pub warn_percent: u8,
    pub source: Source,
}
