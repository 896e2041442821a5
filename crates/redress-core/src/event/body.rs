//! The bodies of the acts. Field names are part of the record and are chosen to be read in ten years.
//!
//! No floats; money in fen; integers below 2^53. Nothing here may name a person: that is the personal part's.

use super::ground::GroundFired;
use super::id::{CaseId, EventId};
use super::writer::{CaseNumber, ChainId, DeviceId, INTEGER_BOUND, Lane, PersonId, StoreCode};
use crate::calendar::CalendarSpec;
use crate::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, DeadlineSource, Direction, Fields, Level, LinkRelation,
    MeetingDecision, Remedy, Role, Shown, Status, Substantiated, Tier, VoidReason,
};
use crate::policy::PublishedPolicy;
use crate::time::{Date, Timestamp};
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! body {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        pub struct $name { $($(#[$fdoc])* pub $field: $type),* }
    };
}

/// A number that every JSON reader sees alike.
fn exact<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let number = u64::deserialize(deserializer)?;
    (number < INTEGER_BOUND).then_some(number).ok_or_else(|| serde::de::Error::custom("2^53 or more"))
}

body!(
    /// An act that carries nothing but its personal text.
    TextOnly {}
);

body!(ComplaintRegistered {
    /// When the complaint reached us; SLA-1 and SLA-2 start here. `occurred_at` is when the form was filled.
    received_at: Timestamp,
    number: CaseNumber,
    fields: Fields,
    /// The registrar handles at tier 1 and says so; otherwise nobody owns the case yet.
    taken: bool,
});

body!(
    /// A line of an old ledger. It counts in reports; it has no clocks and no penalties.
    CaseImported {
        /// Names the ledger.
        source: String,
        /// Names the case within it; the same key again adds nothing.
        source_key: String,
        number: CaseNumber,
        received_at: Timestamp,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closed_at: Option<Timestamp>,
        /// The ledger shows it as open. Without this and without a closing date it does not say.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        still_open: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Level>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answer: Option<Answer>,
        /// Whether the ledger says that the first response was in time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        answered_in_time: Option<bool>,
        fields: Fields,
    }
);

body!(FormAmended { fields: Fields });

body!(ContactLogged {
    direction: Direction,
    channel: Channel,
    outcome: ContactOutcome,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    check_points: Vec<CheckPoint>,
    /// The next contact that was promised to the customer (CONTACT-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    promised_at: Option<Timestamp>,
});

body!(LevelSet {
    level: Level,
    /// What the app proposed, where it proposed something; another level needs a reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    proposed: Option<Level>,
    /// The grounds that spoke for the proposal, with their facts, frozen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    grounds: Vec<GroundFired>,
});

impl LevelSet {
    /// Set by a person where nothing was proposed.
    pub fn to(level: Level) -> Self {
        Self { level, proposed: None, grounds: Vec::new() }
    }
}

/// Whom a form is handed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receiver {
    Person(PersonId),
    Tier(Tier),
}

body!(HandedOver { to: Receiver });
body!(Assigned { to: PersonId });

body!(FindingRecorded {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    substantiated: Option<Substantiated>,
});

body!(SolutionProposed {
    options: Vec<Remedy>,
    /// The most it may cost, in fen.
    #[serde(deserialize_with = "exact")]
    amount_fen: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    finish_on: Option<Date>,
});

body!(
    /// Refers to one proposal.
    Proposal { proposal: EventId }
);

body!(SolutionAccepted {
    proposal: EventId,
    shown: Shown,
    /// A later date for the result agreed with the customer; it replaces SLA-2's limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    result_by: Option<Date>,
});

body!(SolutionRefused { proposal: EventId, shown: Shown });

body!(
    /// Time stands still for the clocks that the reason stops. The text says what shows it.
    HoldBegun {
        /// A reason of the policy, by id.
        reason: String,
        /// When it ends by itself.
        until: Timestamp,
    }
);

body!(
    /// A task for another department (ROUTE-5); the text says what.
    DepartmentTaskSet {
        department: String,
        due_on: Date,
    }
);

body!(
    /// Refers to one task.
    DepartmentTaskDone { task: EventId }
);

body!(
    /// A date that others set (DATE-1).
    OutsideDeadlineSet {
        source: DeadlineSource,
        due_at: Timestamp,
        /// Their own number for it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reference: String,
    }
);

body!(
    /// Refers to one deadline: answered, or no longer asked for.
    OutsideDeadlineMet { deadline: EventId }
);

body!(ResultRecorded {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remedies: Vec<Remedy>,
    /// What it cost, in fen.
    #[serde(deserialize_with = "exact")]
    amount_fen: u64,
});

body!(ResultTold { channel: Channel });

body!(AnswerRecorded {
    answer: Answer,
    shown: Shown,
    /// The round that a 4 or 5 opens (SAT-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens_round: Option<u32>,
});

body!(ReportedUnreachable {
    /// The customer left no means of contact; no tries are needed.
    no_means: bool,
});

body!(ReviewReturned { back_to: Status });

body!(Archived {
    /// The archive's own number.
    archive_number: String,
});

body!(Reopened { received_at: Timestamp, channel: Channel, opens_round: u32 });

body!(AppealDecided {
    granted: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens_round: Option<u32>,
});

body!(DocketPlaced { meeting_on: Date });

body!(MeetingDecided {
    decision: MeetingDecision,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opens_round: Option<u32>,
});

body!(CaseVoided { reason: VoidReason });

body!(CasesLinked { other: CaseId, relation: LinkRelation });

body!(CasesUnlinked { link: EventId });

body!(
    /// The first sight of an alert: its key.
    AlertAcknowledged {
        clock: String,
        round: u32,
        occurrence: u32,
    }
);

body!(EntryWithdrawn { entry: EventId });

body!(ChainDescribed { name: String });

body!(StoreDescribed { code: StoreCode, name: String, calendar: CalendarSpec });

body!(
    /// The name stands in the personal part under `name`.
    PersonDescribed {
        person: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tier: Option<Tier>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        roles: Vec<Role>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        store: Option<StoreCode>,
        /// The department at head office, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        department: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        absences: Vec<Absence>,
        active: bool,
    }
);

/// Days on which a person is away, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub from: Date,
    pub to: Date,
    /// Who stands in meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stand_in: Option<PersonId>,
}

body!(
    /// The office calendar.
    CalendarPublished {
        number: u32,
        calendar: CalendarSpec,
    }
);

body!(PolicyPublished {
    number: u32,
    effective_from: Timestamp,
    /// Clocks that run already take it over; only what lies ahead of them moves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    also_running: bool,
    /// In its own bytes: their hash is what the events that run under it name.
    policy: PublishedPolicy,
});

body!(DeviceEnrolled {
    device: DeviceId,
    authority: super::writer::Authority,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    store: Option<StoreCode>,
    /// Stands in case numbers.
    letter: String,
});

body!(
    /// What the giver holds of one writer's lane.
    Held {
        device: DeviceId,
        incarnation: u64,
        lane: Lane,
        /// Every number up to here is held, without a gap.
        #[serde(deserialize_with = "exact")]
        up_to: u64,
    }
);

body!(
    /// "We hold everything of yours up to here": the only thing that moves the mark of "since the last receipt".
    ReceiptGiven {
        /// To whom: a store's code, or head office.
        to: Lane,
        chain: ChainId,
        held: Vec<Held>,
    }
);
