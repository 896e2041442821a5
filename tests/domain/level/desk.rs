//! Many small complaints as they stand in the record, and one being typed.

use crate::story::cast;
use redress_core::case::{Case, fold};
use redress_core::command::{Pen, Place, case_number};
use redress_core::complaint::{Field, Form, Tier};
use redress_core::event::{
    Act, Authority, CaseId, CaseImported, CaseVoided, ComplaintRegistered, Draft, Entry, FormAmended, Lane,
    PolicyPublished, Salt, StoreCode,
};
use redress_core::level::{Facts, Index, LevelProposal, propose};
use redress_core::policy::{Policy, PublishedPolicy, built_in};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

pub fn at(text: &str) -> Timestamp {
    Timestamp::parse(text, UtcOffset::CHINA).unwrap()
}

pub fn policy() -> &'static Policy {
    &built_in()[0].policy
}

/// `phone=138… topic=product_quality`: fields by their codes.
pub fn form(fields: &str) -> Form {
    let required = Form::default()
        .with(Field::Kind, "consumer")
        .with(Field::Channel, "phone")
        .with(Field::Happened, "So it was");
    fields.split_whitespace().fold(required, |form, pair| {
        let (code, value) = pair.split_once('=').unwrap();
        form.with(Field::parse(code).unwrap(), value.replace('_', if code == "product" { " " } else { "_" }))
    })
}

/// Received at noon of 1 November 2026 plus so many days.
pub fn day(days: i64) -> Timestamp {
    at("2026-11-01 12:00").plus_ms(days * 86_400_000)
}

/// What a form says that is being typed, received on this day.
pub fn typed(days: i64, fields: &str) -> Facts {
    Facts::of_form(form(fields), day(days))
}

pub fn proposed(facts: &Facts, index: &Index) -> LevelProposal {
    propose(facts, policy(), index, Tier::ONE)
}

/// The ids of the grounds that fired, the highest first.
pub fn fired(proposal: &LevelProposal) -> Vec<&str> {
    proposal.grounds.iter().map(|fired| fired.ground.as_str()).collect()
}

pub struct Desk {
    pub rulebook: Rulebook,
    written: u64,
}

impl Desk {
    pub fn new() -> Self {
        Self { rulebook: Rulebook::of(&cast::desk()), written: 0 }
    }

    /// The regulation, changed and published before any complaint.
    pub fn publish(&mut self, change: impl FnOnce(&mut Policy)) {
        let mut changed = policy().clone();
        changed.number = 2;
        change(&mut changed);
        let effective_from = day(-30);
        let published = PolicyPublished {
            number: 2,
            effective_from,
            also_running: false,
            policy: PublishedPolicy::write(changed).unwrap(),
        };
        let mut salts = || Salt([8; 16]);
        let device = &cast::DEVICES[0];
        let mut pen = Pen {
            chain: cast::chain(),
            device: device.device_id(),
            incarnation: 1,
            lane: Lane::Chain,
            next_seq: 1_000,
            by: cast::person("吴敏").unwrap(),
            authority: Authority::HeadOffice,
            occurred_at: effective_from,
            now: effective_from,
            salts: &mut salts,
        };
        let place = Place { case: None, round: 0, parents: Vec::new() };
        let entry = pen.write(place, Draft::new(Act::PolicyPublished(published)), &self.rulebook).unwrap();
        let desk = cast::desk();
        self.rulebook = Rulebook::of(desk.iter().chain([&Arc::new(entry)]));
    }

    pub fn with_pen<T>(&mut self, now: Timestamp, write: impl FnOnce(&mut Pen<'_>, &Rulebook) -> T) -> T {
        let mut salts = || Salt([9; 16]);
        let device = cast::device("平板A").unwrap();
        let mut pen = Pen {
            chain: cast::chain(),
            device: device.device_id(),
            incarnation: 1,
            lane: device.lane(),
            next_seq: self.written + 1,
            by: cast::person("王芳").unwrap(),
            authority: Authority::Store,
            occurred_at: now,
            now,
            salts: &mut salts,
        };
        let written = write(&mut pen, &self.rulebook);
        self.written = pen.next_seq - 1;
        written
    }

    pub fn complaint(&mut self, days: i64, fields: &str) -> Case {
        let counter = u32::try_from(self.written).unwrap() + 1;
        let store = StoreCode::new("SH01").unwrap();
        let number = case_number(Some(&store), day(days).date(UtcOffset::CHINA), "A", counter).unwrap();
        let (fields, personal) = form(fields).split();
        let received_at = day(days);
        let act = Act::ComplaintRegistered(ComplaintRegistered { received_at, number, fields, taken: true });
        self.opened(days, Draft { act, personal })
    }

    /// A line of an old ledger.
    pub fn imported(&mut self, days: i64, fields: &str) -> Case {
        let (fields, personal) = form(fields).split();
        let number = case_number(None, day(days).date(UtcOffset::CHINA), "L", 1).unwrap();
        let act = Act::CaseImported(CaseImported {
            source: "old".to_owned(),
            source_key: days.to_string(),
            number,
            received_at: day(days),
            closed_at: Some(day(days)),
            still_open: false,
            level: None,
            answer: None,
            answered_in_time: None,
            fields,
        });
        self.opened(days, Draft { act, personal })
    }

    fn opened(&mut self, days: i64, draft: Draft) -> Case {
        let place = Place { case: None, round: 1, parents: Vec::new() };
        let entry = self.with_pen(day(days), |pen, rulebook| pen.write(place, draft, rulebook).unwrap());
        self.folded(vec![Arc::new(entry)])
    }

    pub fn voided(&mut self, case: &Case) -> Case {
        let reason = redress_core::complaint::VoidReason::InError;
        self.then(case, Draft::with_text(Act::CaseVoided(CaseVoided { reason }), "A test"))
    }

    pub fn amended(&mut self, case: &Case, field: Field, value: &str) -> Case {
        let (fields, personal) = Form::default().with(field, value).split();
        self.then(case, Draft { act: Act::FormAmended(FormAmended { fields }), personal })
    }

    fn then(&mut self, case: &Case, draft: Draft) -> Case {
        let place = Place { case: Some(case.id), round: 1, parents: case.heads.clone() };
        let entry = self.with_pen(day(40), |pen, rulebook| pen.write(place, draft, rulebook).unwrap());
        let before = case.entries.iter().map(|shown| Arc::clone(&shown.entry));
        self.folded(before.chain([Arc::new(entry)]).collect())
    }

    fn folded(&self, entries: Vec<Arc<Entry>>) -> Case {
        let opening = entries.iter().find(|entry| entry.event.act.opens_case()).unwrap();
        fold(CaseId(opening.id), &entries, &self.rulebook).unwrap()
    }
}
