//! What a person has filled in so far, as plain values: kept beside the record, never sent, and turned into an act.

use super::gap::Gap;
use crate::components::fen_of;
use redress_core::command::{Registration, SolvedAtCounter};
use redress_core::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, Direction, Field, Form, Kind, Level, Remedy, Shown,
};
use redress_core::event::{CaseNumber, ContactLogged, LevelSet};
use redress_core::level::{Facts, LevelProposal};
use redress_core::rulebook::Rulebook;
use redress_core::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A draft of an older build reads with what it lacks left blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub fields: BTreeMap<Field, String>,
    pub received_at: Option<Timestamp>,
    /// Typed in from a paper form: everything happened when the complaint was received.
    pub from_paper: bool,
    pub way: String,
    pub level: String,
    /// Why it is another than the proposed one.
    pub level_reason: String,
    pub taken: bool,
    /// The customer is here or on the phone: registering is the first contact.
    pub is_contact: bool,
    pub check_points: BTreeSet<String>,
    pub promised_at: Option<Timestamp>,
    pub remedies: BTreeSet<String>,
    pub amount: String,
    pub what_was_done: String,
    pub answer: String,
    pub shown: String,
    /// The control that had the focus: a crash brings back the exact field.
    pub place: String,
}

/// The code of the second way; anything else is the first.
pub const SOLVED: &str = "solved";
pub const FOLLOW: &str = "follow";

impl Draft {
    pub fn get(&self, field: Field) -> &str {
        self.fields.get(&field).map_or("", String::as_str)
    }

    pub fn is_solved(&self) -> bool {
        self.way == SOLVED
    }

    /// The same words, wherever the cursor stands, whoever is to handle it, and whatever level they speak for.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let words =
            |draft: &Self| Self { place: String::new(), level: String::new(), taken: false, ..draft.clone() };
        words(self) == words(other)
    }

    /// The same without what the person concerned may not decide: who handles it, and at which level (ROUTE-4).
    pub fn left_to_others(self) -> Self {
        Self { taken: false, level: String::new(), level_reason: String::new(), ..self }
    }

    /// When the form was filled, if not now.
    pub fn filled_at(&self) -> Option<Timestamp> {
        self.received_at.filter(|_| self.from_paper)
    }

    pub fn required_fields(&self, rulebook: &Rulebook, now: Timestamp) -> Vec<Field> {
        let kind = Kind::parse(self.get(Field::Kind)).unwrap_or(Kind::Other);
        let policy = rulebook.policy(rulebook.policy_in_force(now));
        policy.map(|policy| policy.required_fields(kind).collect()).unwrap_or_default()
    }

    fn form(&self) -> Form {
        self.fields.iter().fold(Form::default(), |form, (field, value)| form.with(*field, value.trim()))
    }

    /// What the form says so far.
    pub fn facts(&self, now: Timestamp) -> Facts {
        Facts::of_form(self.form(), self.received_at.unwrap_or(now))
    }

    fn contact(&self) -> ContactLogged {
        ContactLogged {
            direction: Direction::Incoming,
            channel: Channel::parse(self.get(Field::Channel)).unwrap_or(Channel::InStore),
            outcome: ContactOutcome::Reached,
            check_points: self.check_points.iter().filter_map(|code| CheckPoint::parse(code)).collect(),
            promised_at: self.promised_at,
        }
    }

    /// The desk fills in the number; nothing else is missing for it to decide.
    pub fn registration(&self, now: Timestamp, proposal: Option<&LevelProposal>) -> Option<Registration> {
        let level = self.level.parse().ok().and_then(Level::new).map(|level| set(level, proposal));
        Some(Registration {
            form: self.form(),
            received_at: self.received_at.unwrap_or(now),
            number: CaseNumber::new("-")?,
            taken: self.taken,
            level,
            level_reason: self.level_reason.trim().to_owned(),
            contact: self.is_contact.then(|| self.contact()),
        })
    }

    /// Solved at the counter, or what it lacks. The steps of the chain need each of these.
    pub fn solved(
        &self,
        now: Timestamp,
        required: &[Field],
        proposal: Option<&LevelProposal>,
    ) -> Result<SolvedAtCounter, Gap> {
        let missing: Vec<Field> =
            required.iter().copied().filter(|field| self.get(*field).trim().is_empty()).collect();
        if !missing.is_empty() {
            return Err(Gap::Fields(missing));
        }
        let registration = self.registration(now, proposal).ok_or(Gap::Fields(Vec::new()))?;
        let contact = self.contact();
        if !contact.check_points.contains(&CheckPoint::HeardOut) {
            return Err(Gap::HeardOut);
        }
        let remedies: Vec<Remedy> = self.remedies.iter().filter_map(|code| Remedy::parse(code)).collect();
        if remedies.is_empty() {
            return Err(Gap::Remedy);
        }
        let amount_fen =
            if self.amount.trim().is_empty() { 0 } else { fen_of(&self.amount).ok_or(Gap::Amount)? };
        if self.what_was_done.trim().is_empty() {
            return Err(Gap::WhatWasDone);
        }
        let answer = self.answer.parse().ok().and_then(Answer::new).ok_or(Gap::Answer)?;
        let shown = Shown::parse(&self.shown).ok_or(Gap::Shown)?;
        let level = Some(set(Level::ONE, proposal));
        let contact = Some(ContactLogged { promised_at: None, ..contact });
        let registration = Registration { level, contact, taken: true, ..registration };
        let what_was_done = self.what_was_done.trim().to_owned();
        Ok(SolvedAtCounter { registration, remedies, amount_fen, what_was_done, answer, shown })
    }
}

/// A level as a person sets it, with what was proposed beside it.
fn set(level: Level, proposal: Option<&LevelProposal>) -> LevelSet {
    proposal.map_or_else(|| LevelSet::to(level), |proposal| proposal.set(level))
}
