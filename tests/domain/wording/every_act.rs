//! Every kind of act tells a sentence in both languages, whatever the case around it looks like.

use super::{
    BOTH, assert_reads_well, at,
    desk::{Desk, device, person, store},
    has_english,
};
use redress_core::{
    calendar::{Basis, CalendarSpec, WeeklyHours},
    case::{Case, CaseEntry, Effect, Ineffective, TimeMark},
    complaint::{
        Answer, Channel, CheckPoint, ContactOutcome, DeadlineSource, Direction, Field, Fields, Level,
        LinkRelation, MeetingDecision, Remedy, Shown, Status, Tier, VoidReason,
    },
    event::{
        Act, AlertAcknowledged, AnswerRecorded, AppealDecided, Archived, Assigned, Authority,
        CalendarPublished, CaseImported, CaseNumber, CaseVoided, CasesLinked, CasesUnlinked, ChainDescribed,
        ChainId, ComplaintRegistered, ContactLogged, DepartmentTaskDone, DepartmentTaskSet, DeviceEnrolled,
        DocketPlaced, Draft, Earlier, Entry, EntryWithdrawn, EventId, Fact, FindingRecorded, FormAmended,
        GroundFired, HandedOver, HoldBegun, Lane, LevelSet, MeetingDecided, OutsideDeadlineMet,
        OutsideDeadlineSet, PersonDescribed, PolicyPublished, Proposal, ReceiptGiven, Receiver, Reopened,
        ReportedUnreachable, ResultRecorded, ResultTold, ReviewReturned, SolutionAccepted, SolutionProposed,
        SolutionRefused, TextOnly,
    },
    policy::{PublishedPolicy, built_in},
    time::MS_PER_HOUR,
    wording::{
        Lang,
        timeline::{self, MarkKind},
    },
};
use std::sync::Arc;

/// One or more of every kind, the rarer shapes among them.
fn acts(desk: &Desk, case: &Case) -> Vec<Act> {
    let first = case.entries[0].entry.id;
    let now = at("2026-11-23 10:00");
    let (open, _) = desk.form().split();
    let registered = ComplaintRegistered {
        received_at: at("2026-11-20 09:00"),
        number: CaseNumber::new("SH01-261120-A06").unwrap(),
        fields: open.clone(),
        taken: false,
    };
    let imported = CaseImported {
        source: "2025".to_owned(),
        source_key: "17".to_owned(),
        number: registered.number.clone(),
        received_at: at("2025-11-20 09:00"),
        closed_at: Some(at("2025-12-01 09:00")),
        still_open: false,
        level: Some(Level::TWO),
        answer: Answer::new(3),
        answered_in_time: Some(true),
        fields: Fields::new(),
    };
    let contact = |direction, channel, outcome| {
        Act::ContactLogged(ContactLogged {
            direction,
            channel,
            outcome,
            check_points: vec![CheckPoint::HeardOut],
            promised_at: Some(at("2027-01-04 10:00")),
        })
    };
    let calendar = CalendarSpec::new(Basis::China, WeeklyHours::every_day(&"09:00-18:00".parse().unwrap()));
    let mut acts = vec![
        Act::ComplaintRegistered(ComplaintRegistered { fields: Fields::new(), ..registered.clone() }),
        Act::ComplaintRegistered(registered),
        Act::CaseImported(imported),
        Act::FormAmended(FormAmended { fields: open }),
        Act::FormAmended(FormAmended { fields: Fields::new() }),
        Act::FormAmended(FormAmended { fields: [("closed_at".to_owned(), String::new())].into() }),
        Act::FormAmended(FormAmended { fields: [("mood".to_owned(), String::new())].into() }),
        Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) }),
        Act::HandedOver(HandedOver { to: Receiver::Person(person("p3")) }),
        Act::Taken(TextOnly {}),
        Act::Assigned(Assigned { to: person("p3") }),
        Act::Assigned(Assigned { to: person("p1") }),
        Act::SpecialReportFiled(TextOnly {}),
        Act::GuidanceGiven(TextOnly {}),
        Act::FindingRecorded(FindingRecorded { substantiated: None }),
        Act::SolutionProposed(SolutionProposed {
            options: Remedy::ALL.to_vec(),
            amount_fen: 5,
            finish_on: "2027-01-04".parse().ok(),
        }),
        Act::SolutionProposed(SolutionProposed { options: Vec::new(), amount_fen: 0, finish_on: None }),
        Act::SolutionAuthorised(Proposal { proposal: first }),
        Act::SolutionTold(Proposal { proposal: first }),
        Act::SolutionAccepted(SolutionAccepted { proposal: first, shown: Shown::Sms, result_by: None }),
        Act::SolutionRefused(SolutionRefused { proposal: first, shown: Shown::Writing }),
        Act::ProgressNoted(TextOnly {}),
        Act::Held(HoldBegun { reason: "customer_asked".to_owned(), until: now }),
        Act::Held(HoldBegun { reason: "88".to_owned(), until: now }),
        Act::Resumed(TextOnly {}),
        Act::DepartmentTaskSet(DepartmentTaskSet {
            department: "88".to_owned(),
            due_on: "2026-11-30".parse().unwrap(),
        }),
        Act::DepartmentTaskDone(DepartmentTaskDone { task: first }),
        Act::OutsideDeadlineSet(OutsideDeadlineSet {
            source: DeadlineSource::Platform,
            due_at: now,
            reference: "88".to_owned(),
        }),
        Act::OutsideDeadlineMet(OutsideDeadlineMet { deadline: first }),
        Act::ResultRecorded(ResultRecorded { remedies: Vec::new(), amount_fen: 1 }),
        Act::ReportedUnreachable(ReportedUnreachable { no_means: true }),
        Act::ReportedUnreachable(ReportedUnreachable { no_means: false }),
        Act::ReviewAccepted(TextOnly {}),
        Act::ReviewReturned(ReviewReturned { back_to: Status::CarryingOut }),
        Act::SummaryWritten(TextOnly {}),
        Act::Archived(Archived { archive_number: "G-SH01-261120-A06".to_owned() }),
        Act::Reopened(Reopened { received_at: now, channel: Channel::Hotline12315, opens_round: 2 }),
        Act::AppealLodged(TextOnly {}),
        Act::AppealDecided(AppealDecided { granted: true, opens_round: Some(2) }),
        Act::AppealDecided(AppealDecided { granted: false, opens_round: None }),
        Act::DocketPlaced(DocketPlaced { meeting_on: "2026-11-30".parse().unwrap() }),
        Act::MeetingDecided(MeetingDecided { decision: MeetingDecision::Close, opens_round: None }),
        Act::MeetingDecided(MeetingDecided { decision: MeetingDecision::SendBack, opens_round: None }),
        Act::MeetingDecided(MeetingDecided { decision: MeetingDecision::SendBack, opens_round: Some(4) }),
        Act::ComplaintWithdrawn(TextOnly {}),
        Act::CaseVoided(CaseVoided { reason: VoidReason::WrongStore }),
        Act::VoidUndone(TextOnly {}),
        Act::CasesLinked(CasesLinked { other: case.id, relation: LinkRelation::SameMatter }),
        Act::CasesLinked(CasesLinked { other: case.id, relation: LinkRelation::RepeatOf }),
        Act::CasesLinked(CasesLinked { other: case.id, relation: LinkRelation::Different }),
        Act::CasesUnlinked(CasesUnlinked { link: first }),
        Act::NoteAdded(TextOnly {}),
        Act::ThanksRecorded(TextOnly {}),
        Act::AlertAcknowledged(AlertAcknowledged {
            clock: "first_contact".to_owned(),
            round: 1,
            occurrence: 1,
        }),
        Act::AlertAcknowledged(AlertAcknowledged {
            clock: "of_tomorrow".to_owned(),
            round: 9,
            occurrence: 1,
        }),
        Act::EntryWithdrawn(EntryWithdrawn { entry: first }),
        Act::EntryWithdrawn(EntryWithdrawn { entry: EventId::of(b"not here") }),
        Act::ChainDescribed(ChainDescribed { name: "88".to_owned() }),
        desk.store_described(),
        desk.person_described("p3").act,
        Act::PersonDescribed(PersonDescribed {
            person: person("p2"),
            tier: None,
            roles: Vec::new(),
            store: None,
            department: String::new(),
            absences: Vec::new(),
            active: false,
        }),
        Act::CalendarPublished(CalendarPublished { number: 3, calendar }),
        Act::PolicyPublished(PolicyPublished {
            number: 2,
            effective_from: at("2027-01-01 00:00"),
            also_running: true,
            policy: PublishedPolicy::write(built_in()[0].policy.clone()).unwrap(),
        }),
        Act::ReceiptGiven(ReceiptGiven {
            to: Lane::HeadOffice,
            chain: ChainId::new("chain").unwrap(),
            held: Vec::new(),
        }),
        Act::ReceiptGiven(ReceiptGiven {
            to: Lane::Store(store()),
            chain: ChainId::new("chain").unwrap(),
            held: Vec::new(),
        }),
        Act::Newer("tea_served".to_owned()),
    ];
    for (authority, store) in
        [(Authority::HeadOffice, None), (Authority::Store, Some(store())), (Authority::Store, None)]
    {
        acts.push(Act::DeviceEnrolled(DeviceEnrolled {
            device: device(),
            authority,
            store,
            letter: "A".to_owned(),
        }));
    }
    for level in Level::all() {
        acts.push(Act::LevelSet(LevelSet { level, proposed: Some(Level::TWO), grounds: grounds() }));
    }
    for channel in Channel::ALL.iter().copied() {
        acts.push(Act::ResultTold(ResultTold { channel }));
        for direction in Direction::ALL.iter().copied() {
            acts.extend(ContactOutcome::ALL.iter().map(|outcome| contact(direction, channel, *outcome)));
        }
    }
    for answer in Answer::all() {
        for shown in Shown::ALL.iter().copied() {
            acts.push(Act::AnswerRecorded(AnswerRecorded { answer, shown, opens_round: Some(2) }));
        }
    }
    acts
}

/// An entry that carries `act`, as a timeline would show it.
fn shown(desk: &mut Desk, case: &Case, act: Act) -> CaseEntry {
    let now = at("2026-11-23 10:00");
    let personal =
        matches!(act, Act::ComplaintRegistered(_) | Act::CaseImported(_)).then(|| desk.form().split().1);
    let draft = match &act {
        // Nobody writes an act of a newer version; a note stands in for its line.
        Act::Newer(_) => Draft::new(Act::NoteAdded(TextOnly {})),
        act => Draft { act: act.clone(), personal: personal.unwrap_or_default() },
    };
    let mut entry = Entry::clone(&desk.write(draft, Some(case), "p1", now, now));
    entry.event.act = act;
    CaseEntry { entry: Arc::new(entry), effect: Effect::Effective, time: TimeMark::Plausible }
}

fn case(desk: &mut Desk) -> Case {
    let form = desk.form();
    desk.register(form, "p1", "2026-11-20 16:20")
}

/// One of each kind of fact, and a ground that the policy does not know.
fn grounds() -> Vec<GroundFired> {
    let earlier = Earlier {
        case: redress_core::event::CaseId(EventId::of(b"earlier")),
        number: serde_json::from_str("\"SH01-261120-A06\"").unwrap(),
        received_at: at("2026-11-20 10:00"),
        same: vec![Field::Voucher],
    };
    let many = Fact::Many {
        field: Field::Product,
        product: "5815".to_owned(),
        batch: Some("07".to_owned()),
        complainants: 5,
        days: 14,
    };
    let fired = |id: &str, facts: Vec<Fact>| GroundFired { id: id.to_owned(), facts };
    vec![
        fired("hotline_12315", vec![Fact::Says { field: Field::Channel, value: "12315".to_owned() }]),
        fired("repeat", vec![Fact::Before(vec![earlier])]),
        fired("mass_complaint", vec![many]),
        fired(
            "beyond_authority",
            vec![
                Fact::Demand { amount_fen: 30_000, tier: Tier::ONE, limit_fen: 20_000 },
                Fact::Offer { amount_fen: 30_000, needs: Tier::TWO },
            ],
        ),
        fired("12315", Vec::new()),
    ]
}

#[test]
fn every_kind_tells_a_sentence() {
    for lang in BOTH {
        let mut desk = Desk::new(lang);
        let case = case(&mut desk);
        let acts = acts(&desk, &case);
        for kind in Act::KINDS {
            assert!(acts.iter().any(|act| act.kind() == *kind), "no sample of {kind}");
        }
        for act in acts {
            let kind = act.kind().to_owned();
            let shown = shown(&mut desk, &case, act);
            let sentence = timeline::sentence(&shown, &case, &desk.rulebook, lang);
            assert_reads_well(&sentence, lang);
            assert!(sentence.contains(desk.name("p1")), "{kind}: who did it? {sentence}");
            let codes = [
                "G-SH01-261120-A06",
                "SH01-261120-A06",
                "SH01",
                "字母 A",
                "LEVEL-3",
                "LEVEL-4",
                "LEVEL-2",
                "SAT-3",
                "SAT-4",
                "REOPEN-1",
            ];
            let without_codes = codes.iter().fold(sentence.clone(), |text, code| text.replace(code, ""));
            assert!(lang == Lang::En || !has_english(&without_codes), "{kind}: {sentence}");
        }
    }
}

#[test]
fn a_long_wish_is_cut_and_stays_whole_on_the_form() {
    let mut desk = Desk::new(Lang::Zh);
    let form = desk.form().with(Field::Wanted, "退".repeat(20_000));
    let case = desk.register(form, "p1", "2026-11-20 16:20");
    let sentence = timeline::sentence(&case.entries[0], &case, &desk.rulebook, Lang::Zh);
    assert!(sentence.chars().count() < 100, "{sentence}");
    assert!(sentence.contains("退…"));
}

#[test]
fn what_was_said_is_quoted() {
    let mut desk = Desk::new(Lang::Zh);
    let case = case(&mut desk);
    assert_eq!(timeline::quote(&case.entries[0]), Some("退货七天，至今未退款。"));
    let silent = shown(&mut desk, &case, Act::Taken(TextOnly {}));
    assert_eq!(timeline::quote(&silent), None);
}

#[test]
fn what_is_odd_is_marked() {
    let mut desk = Desk::new(Lang::Zh);
    let case = case(&mut desk);
    let plain = CaseEntry::clone(&case.entries[0]);
    assert_eq!(timeline::marks(&plain, &case, Lang::Zh), []);

    let now = at("2026-11-23 10:00");
    let late = desk.write(
        Draft::new(Act::NoteAdded(TextOnly {})),
        Some(&case),
        "p1",
        now.plus_ms(-3 * MS_PER_HOUR),
        now,
    );
    let without_personal = Arc::new(Entry::clone(&plain.entry).without_personal());
    let no_summary = Effect::Ineffective(Ineffective::NoSummary);
    let rows = [
        (
            CaseEntry { entry: late, time: TimeMark::EnteredLate, ..plain.clone() },
            MarkKind::EnteredLate,
            "补记，3 小时后录入",
        ),
        (
            CaseEntry { time: TimeMark::Uncertain, ..plain.clone() },
            MarkKind::TimeUncertain,
            "时间存疑：设备时钟与已有记录不符",
        ),
        (CaseEntry { effect: Effect::TakenBack, ..plain.clone() }, MarkKind::TakenBack, "已撤回"),
        (
            CaseEntry { effect: no_summary, ..plain.clone() },
            MarkKind::Ineffective,
            "没有生效：归档前要先写总结。",
        ),
        (
            CaseEntry { effect: Effect::Ineffective(Ineffective::NewerVersion), ..plain.clone() },
            MarkKind::NewerVersion,
            "来自更新的版本",
        ),
        (
            CaseEntry { entry: without_personal, ..plain.clone() },
            MarkKind::PersonalMissing,
            "个人信息已删除或未发送到本机",
        ),
    ];
    for (shown, kind, text) in rows {
        let marks = timeline::marks(&shown, &case, Lang::Zh);
        assert_eq!(marks.len(), 1, "{kind:?}");
        assert_eq!((marks[0].kind, marks[0].text.as_str()), (kind, text));
        assert!(timeline::marks(&shown, &case, Lang::En).iter().all(|mark| !super::has_chinese(&mark.text)));
    }
}
