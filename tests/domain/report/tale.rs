//! One case told step by step through the desk's own commands, with the people and devices that the steps need.

use redress_core::case::{Case, fold};
use redress_core::command::{Command, Pen, Place, Refusal, Registration, carry_out, register};
use redress_core::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, Direction, Field, Form, Level, LinkRelation,
    MeetingDecision, Remedy, Role, Shown, Tier, VoidReason,
};
use redress_core::event::{
    Act, Authority, CaseId, CaseImported, CaseNumber, CaseVoided, CasesLinked, ChainId, ContactLogged,
    DeviceEnrolled, DeviceId, DocketPlaced, Draft, Entry, EventId, FormAmended, Lane, LevelSet,
    PersonDescribed, PersonId, Proposal, ReportedUnreachable, ResultRecorded, ResultTold, Salt,
    SolutionAccepted, SolutionProposed, StoreCode, TextOnly,
};
use redress_core::report::{Count, Week, WeeklyReport, weekly};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::sync::Arc;

/// `Tue 10:00` and the like, in a fixed fortnight of November 2026: a bare day is of W47, `last` and `next` beside it.
pub fn at(text: &str) -> Timestamp {
    let (monday, rest) = match text.split_once(' ') {
        Some(("last", rest)) => (9, rest),
        Some(("next", rest)) => (23, rest),
        _ => (16, text),
    };
    let (day, hour) = rest.split_once(' ').unwrap_or((rest, "10:00"));
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let day = monday + days.iter().position(|name| *name == day).expect(text);
    Timestamp::parse(&format!("2026-11-{day:02} {hour}"), UtcOffset::CHINA).expect(text)
}

pub const WEEK: &str = "2026-W47";

pub fn week() -> Week {
    WEEK.parse().unwrap()
}

/// Tier 1 handles, the supervisor works on level 2, the director reviews it, the clerk archives.
const PEOPLE: &[(&str, u8, &[Role])] = &[
    ("wang", 1, &[]),
    ("li", 2, &[Role::Supervisor]),
    ("zhao", 2, &[Role::Manager]),
    ("sun", 3, &[Role::SalesDirector]),
    ("qian", 3, &[Role::AdministrationCentre]),
    ("zhou", 1, &[Role::FranchiseClerk]),
];

const OFFICE: &str = "office-pc";

fn salt() -> impl FnMut() -> Salt {
    let mut next = 0_u8;
    move || {
        next = next.wrapping_add(1);
        Salt([next; 16])
    }
}

pub fn rulebook() -> Rulebook {
    let mut salts = salt();
    let epoch = Timestamp::parse("2026-01-01 00:00", UtcOffset::CHINA).unwrap();
    let mut pen = pen_of("qian", Lane::Chain, 1, epoch, &mut salts);
    let nothing = Rulebook::default();
    let desk = |round| Place { case: None, round, parents: Vec::new() };
    let enrolled = DeviceEnrolled {
        device: DeviceId::new(OFFICE).unwrap(),
        authority: Authority::HeadOffice,
        store: None,
        letter: "H".to_owned(),
    };
    let mut entries = vec![pen.write(desk(0), Draft::new(Act::DeviceEnrolled(enrolled)), &nothing).unwrap()];
    for (name, tier, roles) in PEOPLE {
        let described = PersonDescribed {
            person: PersonId::new(*name).unwrap(),
            tier: Tier::new(*tier),
            roles: roles.to_vec(),
            store: None,
            department: String::new(),
            absences: Vec::new(),
            active: true,
        };
        entries.push(pen.write(desk(0), Draft::new(Act::PersonDescribed(described)), &nothing).unwrap());
    }
    let entries: Vec<Arc<Entry>> = entries.into_iter().map(Arc::new).collect();
    Rulebook::of(&entries)
}

fn pen_of<'a>(by: &str, lane: Lane, seq: u64, now: Timestamp, salts: &'a mut dyn FnMut() -> Salt) -> Pen<'a> {
    Pen {
        chain: ChainId::new("shoes").unwrap(),
        device: DeviceId::new(OFFICE).unwrap(),
        incarnation: 1,
        lane,
        next_seq: seq,
        by: PersonId::new(by).unwrap(),
        authority: Authority::HeadOffice,
        occurred_at: now,
        now,
        salts,
    }
}

fn store_lane(store: &str) -> Lane {
    StoreCode::new(store).map_or(Lane::HeadOffice, Lane::Store)
}

pub struct Tale<'r> {
    rulebook: &'r Rulebook,
    lane: Lane,
    entries: Vec<Arc<Entry>>,
    pub id: CaseId,
    /// When the next steps happen; each method that takes a time moves it.
    now: Timestamp,
    /// A step that the desk refuses is left out rather than a fault of the test.
    is_lenient: bool,
}

/// A franchisee's complaint with every required field, registered when it came in.
pub fn complaint<'r>(rulebook: &'r Rulebook, number: &str, received: &str) -> Tale<'r> {
    registered(rulebook, number, received, received, full_form())
}

pub fn full_form() -> Form {
    Form::default()
        .with(Field::Kind, "franchisee")
        .with(Field::Channel, "phone")
        .with(Field::Topic, "transport")
        .with(Field::Store, "SH01")
        .with(Field::Name, "Chen")
        .with(Field::Phone, "13800000000")
        .with(Field::Product, "Canvas shoe")
        .with(Field::Happened, "Two boxes were missing")
        .with(Field::Wanted, "Send them")
}

pub fn registered<'r>(
    rulebook: &'r Rulebook,
    number: &str,
    received: &str,
    entered: &str,
    form: Form,
) -> Tale<'r> {
    let (received_at, now) = (at(received), at(entered));
    let registration = Registration {
        form,
        received_at,
        number: CaseNumber::new(number).unwrap(),
        taken: true,
        level: None,
        level_reason: String::new(),
        contact: None,
    };
    let mut salts = salt();
    let mut pen = pen_of("wang", store_lane("SH01"), number_of(number), now, &mut salts);
    let entries = register(registration, rulebook, &mut pen).unwrap();
    let id = entries[0].case().unwrap();
    Tale {
        rulebook,
        lane: store_lane("SH01"),
        entries: entries.into_iter().map(Arc::new).collect(),
        id,
        now,
        is_lenient: false,
    }
}

/// A line of an old ledger.
pub fn imported<'r>(rulebook: &'r Rulebook, number: &str, said: CaseImported) -> Tale<'r> {
    let mut salts = salt();
    let now = said.received_at;
    let mut pen = pen_of("wang", Lane::HeadOffice, number_of(number), now, &mut salts);
    let place = Place { case: None, round: 0, parents: Vec::new() };
    let entry = pen.write(place, Draft::new(Act::CaseImported(said)), rulebook).unwrap();
    let id = entry.case().unwrap();
    Tale { rulebook, lane: Lane::HeadOffice, entries: vec![Arc::new(entry)], id, now, is_lenient: false }
}

/// Numbers differ, and so do the places in the writer's lane.
fn number_of(number: &str) -> u64 {
    number.bytes().fold(0, |sum, byte| sum * 31 % 9973 + u64::from(byte)) * 100 + 1
}

impl Tale<'_> {
    pub fn case(&self) -> Case {
        fold(self.id, &self.entries, self.rulebook).unwrap()
    }

    pub fn try_do(&mut self, by: &str, command: Command) -> Result<EventId, Refusal> {
        let (case, mut salts) = (self.case(), salt());
        let seq = number_of(case.number()) + self.entries.len() as u64;
        let mut pen = pen_of(by, self.lane.clone(), seq, self.now, &mut salts);
        let written = carry_out(command, &case, self.rulebook, &mut pen)?;
        let id = written[0].id;
        self.entries.extend(written.into_iter().map(Arc::new));
        Ok(id)
    }

    fn does(mut self, by: &str, command: Command) -> Self {
        let done = self.try_do(by, command);
        assert!(done.is_ok() || self.is_lenient, "{done:?}");
        self
    }

    pub fn leniently(mut self) -> Self {
        self.is_lenient = true;
        self
    }

    fn acts(self, by: &str, act: Act) -> Self {
        self.does(by, Command::Do(Draft::with_text(act, "so it was")))
    }

    pub fn on(mut self, when: &str) -> Self {
        self.now = at(when);
        self
    }

    pub fn level(self, level: u8) -> Self {
        self.acts("wang", Act::LevelSet(LevelSet::to(Level::new(level).unwrap())))
    }

    pub fn contacted(self) -> Self {
        self.acts("wang", contact(ContactOutcome::Reached))
    }

    /// SLA-1 is met: a real contact and the level confirmed.
    pub fn first_contact(self) -> Self {
        self.level(1).contacted()
    }

    /// From the proposal to the result being told, at level 1 by tier 1.
    pub fn result_told(mut self) -> Self {
        let by = if self.case().level() > Level::ONE { "li" } else { "wang" };
        let options = vec![Remedy::Apology];
        let proposed = Act::SolutionProposed(SolutionProposed { options, amount_fen: 0, finish_on: None });
        let proposal = match self.try_do(by, Command::Do(Draft::with_text(proposed, "Say sorry"))) {
            Ok(proposal) => proposal,
            Err(_) if self.is_lenient => return self,
            Err(refusal) => panic!("{refusal:?}"),
        };
        let remedies = Vec::new();
        self.acts(by, Act::SolutionTold(Proposal { proposal }))
            .acts(
                by,
                Act::SolutionAccepted(SolutionAccepted { proposal, shown: Shown::Call, result_by: None }),
            )
            .acts(by, Act::ResultRecorded(ResultRecorded { remedies, amount_fen: 0 }))
            .acts(by, Act::ResultTold(ResultTold { channel: Channel::Phone }))
    }

    pub fn answered(self, answer: u8) -> Self {
        let answer = Answer::new(answer).unwrap();
        self.does("wang", Command::RecordAnswer { answer, shown: Shown::Call, text: String::new() })
    }

    pub fn reviewed(self) -> Self {
        let by = if self.case().level() > Level::ONE { "sun" } else { "zhao" };
        self.acts(by, Act::ReviewAccepted(TextOnly {}))
    }

    /// Contact, result, answer and review at one moment.
    pub fn solved(self, answer: u8) -> Self {
        self.first_contact().result_told().answered(answer).reviewed()
    }

    /// The number turns out to be nobody's, and there is no other.
    pub fn unreachable(self) -> Self {
        let fields = std::iter::once(("phone".to_owned(), "not given".to_owned())).collect();
        self.acts("wang", Act::FormAmended(FormAmended { fields }))
            .acts("wang", Act::ReportedUnreachable(ReportedUnreachable { no_means: true }))
    }

    pub fn withdrawn(self) -> Self {
        self.acts("wang", Act::ComplaintWithdrawn(TextOnly {}))
    }

    pub fn voided(self) -> Self {
        self.acts("wang", Act::CaseVoided(CaseVoided { reason: VoidReason::Twice }))
    }

    pub fn repeat_of(self, other: CaseId) -> Self {
        self.acts("li", Act::CasesLinked(CasesLinked { other, relation: LinkRelation::RepeatOf }))
    }

    pub fn reopened(self) -> Self {
        let received_at = self.now;
        self.reopened_having_come(received_at)
    }

    /// The customer came earlier than it was written down.
    pub fn reopened_having_come(self, received_at: Timestamp) -> Self {
        self.does("li", Command::Reopen { received_at, channel: Channel::Phone, text: "Again".to_owned() })
    }

    pub fn reported(self) -> Self {
        self.acts("li", Act::SpecialReportFiled(TextOnly {}))
    }

    pub fn handed_over(self) -> Self {
        let to = redress_core::event::Receiver::Person(PersonId::new("li").unwrap());
        self.acts("wang", Act::HandedOver(redress_core::event::HandedOver { to }))
            .acts("li", Act::Taken(TextOnly {}))
    }

    pub fn decided_to_close(self) -> Self {
        let placed = Act::DocketPlaced(DocketPlaced { meeting_on: self.now.date(UtcOffset::CHINA) });
        self.acts("qian", placed).does(
            "qian",
            Command::DecideMeeting { decision: MeetingDecision::Close, text: "Closed".to_owned() },
        )
    }
}

fn contact(outcome: ContactOutcome) -> Act {
    Act::ContactLogged(ContactLogged {
        direction: Direction::Outgoing,
        channel: Channel::Phone,
        outcome,
        check_points: vec![CheckPoint::HeardOut],
        promised_at: None,
    })
}

/// The report of W47 over these cases, seen long after.
pub fn report(rulebook: &Rulebook, tales: &[&Tale<'_>]) -> WeeklyReport {
    let cases: Vec<Case> = tales.iter().map(|tale| tale.case()).collect();
    weekly(&cases, rulebook, week(), None, Timestamp::MAX)
}

/// A count equals these cases, in the order of their numbers.
pub fn counts(count: &Count, tales: &[&Tale<'_>]) {
    let expected: Vec<CaseId> = tales.iter().map(|tale| tale.id).collect();
    assert_eq!(count.cases, expected);
}
