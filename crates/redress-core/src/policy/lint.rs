//! Proves that a policy leaves no step of a case without a clock, none with two, and no number without sense.
//!
//! Runs on the built-in policies in the tests, and on every policy before it becomes active: one with findings
//! never does.

use super::{CalendarChoice, Condition, FieldIs, Measures, PerLevel, Policy, SlaTarget};
use crate::calendar::{Unit, Within};
use crate::complaint::{Channel, Emotion, Field, Kind, Level, Severity, Status, Tier, Topic, YesNo};

/// What is wrong with a policy, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The shape of the file is of another version.
    Format(u32),
    /// No clock ends with this step.
    Gap { kind: Kind, level: Level, step: Status, measures: Measures },
    /// Several clocks measure the same: which of them is the promise?
    Overlap { kind: Kind, level: Level, step: Status, clocks: Vec<String> },
    /// Something is measured by no clock at all, or by several.
    Beside { measures: Measures, clocks: Vec<String> },
    /// Nothing is asked of the form for this kind, so SLA-1 would be met by an empty one.
    NothingRequired(Kind),
    /// Two things of one sort have the same id, or one has none.
    Id(String),
    /// A clock has no length, and none to borrow.
    NoLength(String),
    /// People set this date; a length means nothing.
    NeedlessLength(String),
    /// Open time needs the hours of an office or a store.
    NeedsHours(String),
    /// The warning share lies outside 1–99 %.
    Warning(String),
    /// A hold stops a clock that is not there.
    UnknownClock { hold: String, clock: String },
    /// A hold stops a clock that cannot be held: people set its date, or it asks for contact.
    NeverHeld { hold: String, clock: String },
    /// A ground asks for a value that its field cannot have, or for nothing.
    NeverFires(String),
    /// A tier has no limit of its own, or a lower one than the tier below.
    Authority(Tier),
    /// Nobody may grant everything.
    NobodyDecides,
    /// A figure makes no sense: no tries at all, more than a hundred of a hundred.
    Figure(&'static str),
}

/// Everything that is wrong with a policy; nothing when it may become active.
pub fn lint(policy: &Policy) -> Vec<Finding> {
    let mut findings = Vec::new();
    if policy.format != Policy::FORMAT {
        findings.push(Finding::Format(policy.format));
    }
    coverage(policy, &mut findings);
    findings.extend(policy.clocks.iter().filter_map(|clock| misfit(clock, policy)));
    ids(policy, &mut findings);
    holds(policy, &mut findings);
    grounds(policy, &mut findings);
    authority(policy, &mut findings);
    figures(policy, &mut findings);
    findings
}

/// What must be measured at a step of a case of this level: each ends with the step, each has one doer.
pub fn measured_at(step: Status, level: Level) -> Vec<Measures> {
    match step {
        Status::ToHandOver if level < Level::TWO => Vec::new(),
        Status::ToReport | Status::OnDocket if level < Level::THREE => Vec::new(),
        Status::OnDocket => vec![Measures::DocketPlacing, Measures::DocketDecision],
        Status::Closed | Status::Withdrawn => vec![Measures::Summary, Measures::Archiving],
        Status::Archived | Status::Void | Status::Imported => Vec::new(),
        step => vec![Measures::Step(step)],
    }
}

/// What is measured beside the steps, once for every case.
const BESIDE: [Measures; 9] = [
    Measures::Result,
    Measures::Cadence,
    Measures::Promise,
    Measures::Taking,
    Measures::Authorisation,
    Measures::Guidance,
    Measures::Appeal,
    Measures::DepartmentTask,
    Measures::OutsideDeadline,
];

fn coverage(policy: &Policy, findings: &mut Vec<Finding>) {
    for kind in Kind::ALL.iter().copied() {
        for level in Level::all() {
            for step in Status::ALL.iter().copied() {
                for measures in measured_at(step, level) {
                    let clocks = measuring(policy, measures);
                    match clocks.len() {
                        0 => findings.push(Finding::Gap { kind, level, step, measures }),
                        1 => {}
                        _ => findings.push(Finding::Overlap { kind, level, step, clocks }),
                    }
                }
            }
        }
        if policy.required_fields(kind).next().is_none() {
            findings.push(Finding::NothingRequired(kind));
        }
    }
    for measures in BESIDE {
        let clocks = measuring(policy, measures);
        if clocks.len() != 1 {
            findings.push(Finding::Beside { measures, clocks });
        }
    }
}

fn measuring(policy: &Policy, measures: Measures) -> Vec<String> {
    policy.clocks.iter().filter(|clock| clock.measures == measures).map(|clock| clock.id.clone()).collect()
}

fn misfit(clock: &SlaTarget, policy: &Policy) -> Option<Finding> {
    let id = || clock.id.clone();
    if !(1..=99).contains(&clock.warn_percent) {
        return Some(Finding::Warning(id()));
    }
    if clock.measures.is_dated_by_people() || clock.measures == Measures::Cadence {
        return clock.within.is_some().then(|| Finding::NeedlessLength(id()));
    }
    let of_result = || policy.clocks.iter().find(|clock| clock.measures == Measures::Result);
    let borrowed = matches!(clock.measures, Measures::Step(_)).then(of_result).flatten();
    let Some(within) = clock.within.as_ref().or_else(|| borrowed.and_then(|clock| clock.within.as_ref()))
    else {
        return Some(Finding::NoLength(id()));
    };
    if each(within).any(|within| within.count() == 0) {
        return Some(Finding::NoLength(id()));
    }
    let needs_hours = |within: Within| {
        !matches!(within.unit(), Unit::Minutes | Unit::Hours | Unit::Days | Unit::CalendarDays)
    };
    (clock.on == CalendarChoice::None && each(within).any(needs_hours)).then(|| Finding::NeedsHours(id()))
}

fn each(within: &PerLevel) -> impl Iterator<Item = Within> {
    Level::all().map(|level| within.at(level))
}

fn ids(policy: &Policy, findings: &mut Vec<Finding>) {
    let sorts: [Vec<&str>; 3] = [
        policy.clocks.iter().map(|clock| clock.id.as_str()).collect(),
        policy.level_grounds.iter().map(|ground| ground.id.as_str()).collect(),
        policy.holds.iter().map(|hold| hold.id.as_str()).collect(),
    ];
    for mut ids in sorts {
        ids.sort_unstable();
        let twice = ids.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]);
        let blank = ids.iter().copied().filter(|id| id.trim().is_empty());
        findings.extend(twice.chain(blank).map(|id| Finding::Id(id.to_owned())));
    }
}

fn holds(policy: &Policy, findings: &mut Vec<Finding>) {
    for hold in &policy.holds {
        for clock in &hold.stops {
            let (hold, id) = (hold.id.clone(), clock.clone());
            match policy.clocks.iter().find(|known| known.id == *clock) {
                None => findings.push(Finding::UnknownClock { hold, clock: id }),
                Some(known) if !known.measures.can_be_held() => {
                    findings.push(Finding::NeverHeld { hold, clock: id });
                }
                Some(_) => {}
            }
        }
    }
}

fn grounds(policy: &Policy, findings: &mut Vec<Finding>) {
    for ground in &policy.level_grounds {
        let can_fire = match &ground.when {
            Condition::BeyondAuthority => true,
            Condition::Field(field) => can_be(field),
            Condition::All(fields) => !fields.is_empty() && fields.iter().all(can_be),
            Condition::Again { same } => !same.is_empty() && same.iter().all(|fields| !fields.is_empty()),
            Condition::Mass { topics, complainants, days } => {
                !topics.is_empty() && *complainants >= 2 && *days >= 1
            }
        };
        if !can_fire {
            findings.push(Finding::NeverFires(ground.id.clone()));
        }
    }
}

/// Whether a field can have one of the values asked for.
fn can_be(field: &FieldIs) -> bool {
    let is_term = |value: &String| match field.field {
        Field::Kind => Kind::parse(value).is_some(),
        Field::Channel => Channel::parse(value).is_some(),
        Field::Topic => Topic::parse(value).is_some(),
        Field::Emotion => Emotion::parse(value).is_some(),
        Field::Severity => Severity::parse(value).is_some(),
        Field::SafetyRisk => YesNo::parse(value).is_some(),
        _ => !value.trim().is_empty(),
    };
    !field.is.is_empty() && field.is.iter().all(is_term)
}

fn authority(policy: &Policy, findings: &mut Vec<Finding>) {
    let mut below = 0;
    for tier in Tier::all() {
        let mut limits = policy.authority.iter().filter(|limit| limit.tier == tier);
        let (Some(limit), None) = (limits.next(), limits.next()) else {
            findings.push(Finding::Authority(tier));
            continue;
        };
        let most = limit.most_fen.unwrap_or(u64::MAX);
        if most < below {
            findings.push(Finding::Authority(tier));
        }
        below = most;
    }
    let top = policy.authority.iter().find(|limit| limit.tier == Tier::THREE);
    if top.is_some_and(|top| top.most_fen.is_some() || top.may_grant.is_some()) {
        findings.push(Finding::NobodyDecides);
    }
}

fn figures(policy: &Policy, findings: &mut Vec<Finding>) {
    let figures = [
        ("unreachable_tries", policy.unreachable_tries.value >= 1),
        ("spot_check_percent", policy.spot_check_percent.value <= 100),
        ("contact_cadence", each(&policy.contact_cadence.every).all(|every| every.count() >= 1)),
    ];
    findings.extend(figures.iter().filter(|(_, is_sound)| !is_sound).map(|(name, _)| Finding::Figure(name)));
}
