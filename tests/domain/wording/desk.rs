//! A small desk to tell stories about: a roster with names in Chinese or English, one store, one tablet of head office.

use redress_core::{
    calendar::{Basis, CalendarSpec, WeeklyHours},
    case::{Case, fold},
    command::{Command, Pen, Place, Registration, carry_out, case_number, register},
    complaint::{Channel, Emotion, Field, Form, Kind, Role, Tier, Topic},
    event::{
        Act, Authority, CaseId, ChainId, DeviceEnrolled, DeviceId, Draft, Entry, Lane, PersonDescribed,
        PersonId, Personal, Salt, StoreCode, StoreDescribed,
    },
    rulebook::Rulebook,
    time::{Timestamp, UtcOffset},
    wording::Lang,
};
use std::sync::Arc;

use super::at;

/// The person's id, and the name in either language.
pub const ROSTER: [(&str, [&str; 2]); 5] = [
    ("p1", ["王芳", "Wang Fang"]),
    ("p2", ["陈静", "Chen Jing"]),
    ("p3", ["刘敏", "Liu Min"]),
    ("p4", ["周宁", "Zhou Ning"]),
    ("p5", ["李雯", "Li Wen"]),
];

pub struct Desk {
    pub rulebook: Rulebook,
    pub lang: Lang,
    written: u64,
}

pub fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

pub fn store() -> StoreCode {
    StoreCode::new("SH01").unwrap()
}

pub fn device() -> DeviceId {
    DeviceId::new("tablet").unwrap()
}

impl Desk {
    pub fn new(lang: Lang) -> Self {
        let mut desk = Self { rulebook: Rulebook::default(), lang, written: 0 };
        let described = at("2026-01-01 09:00");
        let enrolled = Act::DeviceEnrolled(DeviceEnrolled {
            device: device(),
            authority: Authority::HeadOffice,
            store: None,
            letter: "A".to_owned(),
        });
        let mut drafts = vec![Draft::new(enrolled), Draft::new(desk.store_described())];
        drafts.extend(ROSTER.iter().map(|(id, _)| desk.person_described(id)));
        let entries: Vec<_> =
            drafts.into_iter().map(|draft| desk.write(draft, None, "p5", described, described)).collect();
        desk.rulebook = Rulebook::of(&entries);
        desk
    }

    pub fn name(&self, id: &str) -> &'static str {
        let names = ROSTER.iter().find(|(known, _)| *known == id).unwrap().1;
        names[usize::from(self.lang == Lang::En)]
    }

    pub fn store_described(&self) -> Act {
        let name = if self.lang == Lang::Zh { "上海徐汇店" } else { "Xuhui" };
        let hours = WeeklyHours::every_day(&"10:00-22:00".parse().unwrap());
        let calendar = CalendarSpec::new(Basis::EveryDay, hours);
        Act::StoreDescribed(StoreDescribed { code: store(), name: name.to_owned(), calendar })
    }

    pub fn person_described(&self, id: &str) -> Draft {
        let (tier, roles) = match id {
            "p3" => (Some(Tier::TWO), vec![Role::Supervisor]),
            "p4" => (Some(Tier::THREE), vec![Role::SalesDirector]),
            "p5" => (None, vec![Role::FranchiseClerk]),
            _ => (Some(Tier::ONE), Vec::new()),
        };
        let body = PersonDescribed {
            person: person(id),
            tier,
            roles,
            store: None,
            department: String::new(),
            absences: Vec::new(),
            active: true,
        };
        Draft::new(Act::PersonDescribed(body)).and(Personal::NAME, self.name(id))
    }

    /// Writes an act as it stands, without asking whether it is legal.
    pub fn write(
        &mut self,
        draft: Draft,
        case: Option<&Case>,
        by: &str,
        done: Timestamp,
        now: Timestamp,
    ) -> Arc<Entry> {
        let stands_alone = draft.act.is_desk() || draft.act.opens_case();
        let place = Place {
            case: case.filter(|_| !stands_alone).map(|case| case.id),
            round: case
                .and_then(|case| case.state.round())
                .map_or(u32::from(draft.act.opens_case()), |round| round.number),
            parents: case.filter(|_| !stands_alone).map_or_else(Vec::new, |case| case.heads.clone()),
        };
        let rulebook = self.rulebook.clone();
        let entry = self.with_pen(by, done, now, |pen| pen.write(place, draft, &rulebook)).unwrap();
        Arc::new(entry)
    }

    /// Registers a complaint made by phone, received when it is registered.
    pub fn register(&mut self, form: Form, by: &str, done: &str) -> Case {
        let number = case_number(Some(&store()), at(done).date(UtcOffset::CHINA), "A", 6).unwrap();
        let registration = Registration {
            form,
            received_at: at(done),
            number,
            taken: true,
            level: None,
            level_reason: String::new(),
            contact: None,
        };
        let rulebook = self.rulebook.clone();
        let entries =
            self.with_pen(by, at(done), at(done), |pen| register(registration, &rulebook, pen)).unwrap();
        self.fold(entries.into_iter().map(Arc::new).collect())
    }

    pub fn carry_out(&mut self, case: &Case, command: Command, by: &str, done: &str) -> Case {
        let rulebook = self.rulebook.clone();
        let written =
            self.with_pen(by, at(done), at(done), |pen| carry_out(command, case, &rulebook, pen)).unwrap();
        let before = case.entries.iter().map(|shown| Arc::clone(&shown.entry));
        self.fold(before.chain(written.into_iter().map(Arc::new)).collect())
    }

    pub fn fold(&self, entries: Vec<Arc<Entry>>) -> Case {
        let opening = entries.iter().find(|entry| entry.event.act.opens_case()).unwrap();
        fold(CaseId(opening.id), &entries, &self.rulebook).unwrap()
    }

    fn with_pen<T>(
        &mut self,
        by: &str,
        done: Timestamp,
        now: Timestamp,
        write: impl FnOnce(&mut Pen<'_>) -> T,
    ) -> T {
        let mut salts = || Salt([7; 16]);
        let mut pen = Pen {
            chain: ChainId::new("chain").unwrap(),
            device: device(),
            incarnation: 1,
            lane: Lane::Chain,
            next_seq: self.written + 1,
            by: person(by),
            authority: Authority::HeadOffice,
            occurred_at: done,
            now,
            salts: &mut salts,
        };
        let done = write(&mut pen);
        self.written = pen.next_seq - 1;
        done
    }

    pub fn form(&self) -> Form {
        let [happened, wanted, name] = match self.lang {
            Lang::Zh => ["退货七天，至今未退款。", "要求三日内退款。", "王女士"],
            Lang::En => {
                ["Sent back seven days ago, no refund yet.", "A refund within three days.", "Ms Wang"]
            }
        };
        Form::default()
            .with(Field::Kind, Kind::Consumer.code())
            .with(Field::Channel, Channel::Phone.code())
            .with(Field::Topic, Topic::AfterSales.code())
            .with(Field::Emotion, Emotion::Angry.code())
            .with(Field::Name, name)
            .with(Field::Phone, "13800002046")
            .with(Field::Product, "5815")
            .with(Field::Happened, happened)
            .with(Field::Wanted, wanted)
    }
}
