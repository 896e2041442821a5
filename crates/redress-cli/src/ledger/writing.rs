//! From facts to entries: an import for a new case, a correction for a changed one, nothing for one already known.
//!
//! Deterministic: the same ledger, map and earlier output give the same bytes. An entry takes the number of its row;
//! where the earlier output used that number up, the next free one above.

use super::facts::{Facts, Refused};
use super::map::Map;
use redress_core::case::{Case, History, Register, fold};
use redress_core::complaint::{Field, Fields};
use redress_core::event::{
    Act, Authority, CaseId, CaseImported, Draft, Entry, EventId, FormAmended, Header, Lane, PersonalState,
    PolicyId, Salt, Writer,
};
use redress_core::policy::built_in;
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What became of a row that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    New,
    /// The same key with the same facts: nothing is added.
    Known,
    /// The same key with other facts.
    Corrected,
}

pub struct Scribe<'a> {
    map: &'a Map,
    rulebook: Rulebook,
    cases: BTreeMap<String, Case>,
    used: BTreeSet<u64>,
    /// Above every row's number and every number used before.
    next_free: u64,
    pub written: Vec<Arc<Entry>>,
}

impl<'a> Scribe<'a> {
    /// Of `earlier` only what an earlier run wrote from this ledger matters: a row is compared with the row before,
    /// not with what people have amended since. Theirs and a correction then stand side by side to choose from.
    pub fn new<'e>(map: &'a Map, rows: u64, earlier: impl IntoIterator<Item = &'e Arc<Entry>>) -> Self {
        let rulebook = Rulebook::default();
        let mut by_case: BTreeMap<CaseId, Vec<Arc<Entry>>> = BTreeMap::new();
        let mut used = BTreeSet::new();
        for entry in earlier.into_iter().filter(|entry| entry.event.header.writer.device == map.device) {
            used.insert(entry.event.header.writer.seq);
            if let Some(case) = entry.case() {
                by_case.entry(case).or_default().push(Arc::clone(entry));
            }
        }
        let of_this_ledger = |case: &Case| {
            let imported = case.state.imported.as_ref().filter(|imported| imported.source == map.source);
            imported.map(|imported| imported.source_key.clone())
        };
        let cases = by_case
            .into_iter()
            .filter_map(|(id, entries)| fold(id, &entries, &rulebook))
            .filter_map(|case| Some((of_this_ledger(&case)?, case)))
            .collect();
        let next_free = used.last().copied().unwrap_or(0).max(rows) + 1;
        Self { map, rulebook, cases, used, next_free, written: Vec::new() }
    }

    pub fn write(&mut self, row: u64, facts: &Facts) -> Result<Taken, Refused> {
        let Some(case) = self.cases.get(&facts.key) else {
            self.import(row, facts)?;
            return Ok(Taken::New);
        };
        let changed = changes(case, facts);
        if changed.is_empty() {
            return Ok(Taken::Known);
        }
        self.correct(row, facts, &changed)?;
        Ok(Taken::Corrected)
    }

    fn import(&mut self, row: u64, facts: &Facts) -> Result<(), Refused> {
        let (fields, personal) = facts.form.split();
        let act = Act::CaseImported(CaseImported {
            source: self.map.source.clone(),
            source_key: facts.key.clone(),
            number: facts.number.clone(),
            received_at: facts.received_at,
            closed_at: facts.closed_at,
            still_open: facts.still_open,
            level: facts.level,
            answer: facts.answer,
            answered_in_time: facts.answered_in_time,
            fields,
        });
        self.put(row, facts, None, Vec::new(), Draft { act, personal })
    }

    fn correct(
        &mut self,
        row: u64,
        facts: &Facts,
        changed: &BTreeMap<&'static str, String>,
    ) -> Result<(), Refused> {
        let is_personal = |code: &str| Field::parse(code).is_some_and(Field::is_personal);
        let (mut fields, mut personal) = (Fields::new(), Fields::new());
        for (code, value) in changed {
            if is_personal(code) && !value.is_empty() {
                fields.insert((*code).to_owned(), Field::IN_PERSONAL.to_owned());
                personal.insert((*code).to_owned(), value.clone());
            } else {
                fields.insert((*code).to_owned(), value.clone());
            }
        }
        let case = &self.cases[&facts.key];
        let (id, parents) = (case.id, case.heads.clone());
        self.put(
            row,
            facts,
            Some(id),
            parents,
            Draft { act: Act::FormAmended(FormAmended { fields }), personal },
        )
    }

    fn put(
        &mut self,
        row: u64,
        facts: &Facts,
        case: Option<CaseId>,
        parents: Vec<EventId>,
        draft: Draft,
    ) -> Result<(), Refused> {
        let seq = if self.used.contains(&row) { self.next_free } else { row };
        let header = Header {
            chain: self.map.chain.clone(),
            case,
            round: 0,
            policy: oldest_policy(),
            writer: Writer {
                device: self.map.device.clone(),
                incarnation: 0,
                lane: self.map.lane.clone(),
                seq,
            },
            parents,
            by: self.map.by.clone(),
            authority: if self.map.lane == Lane::HeadOffice {
                Authority::HeadOffice
            } else {
                Authority::Store
            },
            // Not when the program ran: running twice writes the same bytes.
            occurred_at: facts.received_at,
            recorded_at: facts.received_at,
        };
        let entry = Arc::new(Entry::write(header, draft, self.salt(seq, facts))?);
        self.used.insert(seq);
        self.next_free = self.next_free.max(seq + 1);
        self.written.push(Arc::clone(&entry));

        let known =
            self.cases.get(&facts.key).map(|case| case.entries.iter().map(|shown| Arc::clone(&shown.entry)));
        let entries: Vec<Arc<Entry>> = known.into_iter().flatten().chain([Arc::clone(&entry)]).collect();
        if let Some(case) = fold(case.unwrap_or(CaseId(entry.id)), &entries, &self.rulebook) {
            self.cases.insert(facts.key.clone(), case);
        }
        Ok(())
    }

    fn salt(&self, seq: u64, facts: &Facts) -> Salt {
        let parts = [&self.map.salt, &self.map.source, &facts.key, &seq.to_string()];
        let hash = super::hash::of(&parts.map(String::as_str));
        let mut salt = [0; 16];
        salt.copy_from_slice(&hash[..16]);
        Salt(salt)
    }
}

/// An imported case has no clocks, so the policy says nothing about it; the oldest is in every build, and the bytes
/// stay the same.
fn oldest_policy() -> PolicyId {
    built_in().first().map_or_else(|| PolicyId::of(b""), |built_in| built_in.id)
}

/// What the row says otherwise than the record, by code; blank where it says nothing any more.
fn changes(case: &Case, facts: &Facts) -> BTreeMap<&'static str, String> {
    let mut changed = BTreeMap::new();
    for field in Field::ALL {
        let (ours, theirs) = (case.state.field(*field), facts.form.get(*field).trim());
        if ours != theirs && !was_erased(case, *field) {
            changed.insert(field.code(), theirs.to_owned());
        }
    }
    let instant = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.to_rfc3339(UtcOffset::UTC));
    let small = |value: Option<u8>| value.map_or_else(String::new, |value| value.to_string());
    let flag = |value: Option<bool>| value.map_or_else(String::new, |value| value.to_string());
    if let Some(had) = case.state.history() {
        let pairs = [
            (History::RECEIVED_AT, instant(Some(had.received_at)), instant(Some(facts.received_at))),
            (History::CLOSED_AT, instant(had.closed_at), instant(facts.closed_at)),
            (History::STILL_OPEN, had.still_open.to_string(), facts.still_open.to_string()),
            (History::LEVEL, small(had.level.map(Into::into)), small(facts.level.map(Into::into))),
            (History::ANSWER, small(had.answer.map(Into::into)), small(facts.answer.map(Into::into))),
            (History::ANSWERED_IN_TIME, flag(had.answered_in_time), flag(facts.answered_in_time)),
        ];
        changed.extend(
            pairs.into_iter().filter(|(_, had, says)| had != says).map(|(code, _, says)| (code, says)),
        );
    }
    changed
}

/// A personal value that was erased is not brought back from the ledger.
fn was_erased(case: &Case, field: Field) -> bool {
    let values = case.state.form.get(field.code()).into_iter().flat_map(Register::current);
    let absent = values.into_iter().any(|(_, value)| value.value.is_none());
    absent
        || (field.is_personal()
            && case.entries.iter().any(|shown| shown.entry.personal == PersonalState::Absent))
}
