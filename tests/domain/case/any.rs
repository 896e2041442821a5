//! Any entries at all: random kinds, parents, rounds, people, times, and claims that do not hold.

use crate::story::cast;
use proptest::prelude::*;
use redress_core::case::{Case, fold};
use redress_core::command::case_number;
use redress_core::complaint::{
    Answer, Channel, CheckPoint, ContactOutcome, DeadlineSource, Direction, Level, MeetingDecision, Remedy,
    Shown, Status, Tier, VoidReason,
};
use redress_core::event::*;
use redress_core::policy::built_in;
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One entry's chances: kind, parents, round, person, device, time, and a number for its particulars.
pub type Chances = (u8, Vec<u8>, u8, u8, u8, u8, u8);

pub fn chances(most: usize) -> impl Strategy<Value = Vec<Chances>> {
    let parents = prop::collection::vec(any::<u8>(), 0..3);
    let one = (any::<u8>(), parents, any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>(), any::<u8>());
    prop::collection::vec(one, 0..most)
}

/// A registration, then an entry for each of the chances.
pub fn entries(chances: &[Chances]) -> Vec<Arc<Entry>> {
    let registered = Draft::new(Act::ComplaintRegistered(ComplaintRegistered {
        received_at: time(0),
        number: case_number(None, time(0).date(UtcOffset::CHINA), "A", 1).unwrap(),
        fields: fields(7),
        taken: true,
    }))
    .and("happened", "开胶");
    let opening = write(registered, None, 1, vec![], 0, 0, time(0), 1);
    let mut entries = vec![Arc::new(opening)];
    let case = entries[0].id;
    for (index, (kind, parents, round, person, device, at, detail)) in chances.iter().enumerate() {
        // Now and then a parent that nobody has.
        let parent = |chance: &u8| match usize::from(*chance) {
            chance if chance > 250 => EventId::of(&[*parents.first().unwrap_or(&0)]),
            chance => entries[chance % entries.len()].id,
        };
        let mut parents: Vec<EventId> = parents.iter().map(parent).collect();
        if index % 3 > 0 {
            parents = vec![entries[entries.len() - 1].id];
        }
        let other = entries[usize::from(*detail) % entries.len()].id;
        let act = act(*kind, *detail, other);
        let case = (!act.is_desk() && !act.opens_case()).then_some(CaseId(case));
        let round = [1, 1, 1, 2, 2, 3, 0, u32::MAX][usize::from(*round) % 8];
        let draft = Draft::with_text(act, "文字");
        let entry = write(draft, case, round, parents, *person, *device, time(*at), index as u64 + 2);
        entries.push(Arc::new(entry));
    }
    entries
}

/// The rulebook that head office wrote, with whatever desk entries are among these.
pub fn rulebook(entries: &[Arc<Entry>]) -> Rulebook {
    let desk = cast::desk();
    Rulebook::of(desk.iter().chain(entries))
}

pub fn folded(entries: &[Arc<Entry>], rulebook: &Rulebook) -> Case {
    let id = entries
        .iter()
        .find_map(|entry| entry.event.act.opens_case().then(|| entry.case()))
        .flatten()
        .unwrap();
    let of_case: Vec<Arc<Entry>> = entries.iter().filter(|entry| entry.case() == Some(id)).cloned().collect();
    fold(id, &of_case, rulebook).unwrap()
}

/// Mostly within a day of 2026, sometimes 1970 or 2099.
fn time(chance: u8) -> Timestamp {
    let base = Timestamp::parse("2026-11-23 10:00", UtcOffset::CHINA).unwrap();
    match chance {
        255 => Timestamp::from_ms(0),
        254 => Timestamp::parse("2099-12-31 23:59", UtcOffset::CHINA).unwrap(),
        253 => Timestamp::MAX,
        minutes => base.plus_ms(i64::from(minutes) * 7 * 60_000),
    }
}

#[expect(clippy::too_many_arguments, reason = "an entry says this much about itself")]
fn write(
    draft: Draft,
    case: Option<CaseId>,
    round: u32,
    parents: Vec<EventId>,
    person: u8,
    device: u8,
    at: Timestamp,
    seq: u64,
) -> Entry {
    let people = ["王芳", "李强", "赵丽", "陈静", "刘洋", "孙伟", "吴敏", "何文"];
    let device = &cast::DEVICES[usize::from(device) % cast::DEVICES.len()];
    let header = Header {
        chain: cast::chain(),
        case,
        round,
        policy: built_in()[0].id,
        writer: Writer { device: device.device_id(), incarnation: 1, lane: device.lane(), seq },
        parents,
        by: cast::person(people[usize::from(person) % people.len()]).unwrap(),
        authority: if seq.is_multiple_of(5) { Authority::HeadOffice } else { device.authority() },
        occurred_at: at,
        recorded_at: at,
    };
    Entry::write(header, draft, Salt([3; 16])).unwrap()
}

fn fields(detail: u8) -> BTreeMap<String, String> {
    let all = ["kind", "channel", "topic", "happened", "wanted", "name", "phone", "product"];
    let value = |key: &str| match key {
        "kind" => "consumer",
        "happened" => "§",
        _ => "x",
    };
    let kept = all.iter().enumerate().filter(|(index, _)| detail == 7 || usize::from(detail) % 8 == *index);
    kept.map(|(_, key)| ((*key).to_owned(), value(key).to_owned())).collect()
}

fn act(kind: u8, detail: u8, other: EventId) -> Act {
    let answer = Answer::new(detail % 5 + 1).unwrap();
    let level = Level::new(detail % 3 + 1).unwrap();
    let opens = u32::from(detail % 4);
    let date = time(detail % 250).date(UtcOffset::CHINA);
    let person = || cast::person(["王芳", "陈静", "孙伟"][usize::from(detail) % 3]).unwrap();
    let proposal = other;
    match kind % 44 {
        0 | 1 => Act::LevelSet(LevelSet::to(level)),
        2..=4 => Act::ContactLogged(ContactLogged {
            direction: Direction::ALL[usize::from(detail) % 2],
            channel: Channel::Phone,
            outcome: ContactOutcome::ALL[usize::from(detail / 2) % 3],
            check_points: CheckPoint::ALL.to_vec(),
            promised_at: (detail.is_multiple_of(7)).then(|| time(detail)),
        }),
        5 => Act::FormAmended(FormAmended { fields: fields(detail) }),
        6 if detail.is_multiple_of(2) => Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }),
        6 => Act::HandedOver(HandedOver { to: Receiver::Person(person()) }),
        7 => Act::Taken(TextOnly {}),
        8 => Act::Assigned(Assigned { to: person() }),
        9 => Act::SpecialReportFiled(TextOnly {}),
        10 => Act::GuidanceGiven(TextOnly {}),
        11..=13 => Act::SolutionProposed(SolutionProposed {
            options: vec![Remedy::Repair],
            amount_fen: u64::from(detail) * 100,
            finish_on: None,
        }),
        14 => Act::SolutionAuthorised(Proposal { proposal }),
        15..=17 => Act::SolutionTold(Proposal { proposal }),
        18 | 19 => Act::SolutionAccepted(SolutionAccepted {
            proposal,
            shown: Shown::Call,
            result_by: (detail.is_multiple_of(3)).then_some(date),
        }),
        20 => Act::SolutionRefused(SolutionRefused { proposal, shown: Shown::Call }),
        21 | 22 => Act::ResultRecorded(ResultRecorded { remedies: vec![], amount_fen: 1 }),
        23 => Act::ResultTold(ResultTold { channel: Channel::Phone }),
        24..=26 => {
            let opens_round = (!answer.is_solved()).then_some(opens);
            Act::AnswerRecorded(AnswerRecorded { answer, shown: Shown::Call, opens_round })
        }
        27 => Act::ReportedUnreachable(ReportedUnreachable { no_means: detail.is_multiple_of(2) }),
        28 => Act::ReviewAccepted(TextOnly {}),
        29 => Act::ReviewReturned(ReviewReturned {
            back_to: Status::ALL[usize::from(detail) % Status::ALL.len()],
        }),
        30 => Act::SummaryWritten(TextOnly {}),
        31 => Act::Archived(Archived { archive_number: "G".to_owned() }),
        32 => {
            Act::Reopened(Reopened { received_at: time(detail), channel: Channel::Phone, opens_round: opens })
        }
        33 => Act::AppealLodged(TextOnly {}),
        34 => {
            let granted = detail.is_multiple_of(2);
            Act::AppealDecided(AppealDecided { granted, opens_round: granted.then_some(opens) })
        }
        35 if detail.is_multiple_of(2) => Act::DocketPlaced(DocketPlaced { meeting_on: date }),
        35 => Act::MeetingDecided(MeetingDecided {
            decision: MeetingDecision::SendBack,
            opens_round: Some(opens),
        }),
        36 => Act::ComplaintWithdrawn(TextOnly {}),
        37 if detail.is_multiple_of(2) => Act::CaseVoided(CaseVoided { reason: VoidReason::Twice }),
        37 => Act::VoidUndone(TextOnly {}),
        40 => Act::Held(HoldBegun {
            reason: ["customer_owes", "customer_asked", "no_such"][usize::from(detail) % 3].to_owned(),
            until: time(detail),
        }),
        41 => Act::Resumed(TextOnly {}),
        42 if detail.is_multiple_of(2) => {
            Act::DepartmentTaskSet(DepartmentTaskSet { department: "QC".to_owned(), due_on: date })
        }
        42 => Act::DepartmentTaskDone(DepartmentTaskDone { task: other }),
        43 if detail.is_multiple_of(2) => Act::OutsideDeadlineSet(OutsideDeadlineSet {
            source: DeadlineSource::Regulator,
            due_at: time(detail),
            reference: String::new(),
        }),
        43 => Act::OutsideDeadlineMet(OutsideDeadlineMet { deadline: other }),
        38 => Act::EntryWithdrawn(EntryWithdrawn { entry: other }),
        // A claim about a person that only head office could make.
        _ => Act::PersonDescribed(PersonDescribed {
            person: person(),
            tier: Tier::new(detail % 3 + 1),
            roles: vec![],
            store: StoreCode::new("SH01"),
            department: String::new(),
            absences: Vec::new(),
            active: detail.is_multiple_of(2),
        }),
    }
}
