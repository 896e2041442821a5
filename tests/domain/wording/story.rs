//! One case told from the first call to the archive, as the timeline shows it.

use super::desk::{Desk, person};
use redress_core::{
    case::{Case, CaseEntry},
    command::Command,
    complaint::{
        Answer, Channel, CheckPoint, ContactOutcome, Direction, Level, Remedy, Shown, Status, Substantiated,
        Tier,
    },
    event::{
        Act, AnswerRecorded, Assigned, ContactLogged, Draft, EntryWithdrawn, EventId, FindingRecorded,
        HandedOver, LevelSet, Proposal, Receiver, ResultRecorded, ResultTold, ReviewReturned,
        SolutionAccepted, SolutionProposed, SolutionRefused, TextOnly,
    },
    time::UtcOffset,
    wording::{Lang, handle, moment, timeline},
};

use super::at;

fn tell(lang: Lang) -> String {
    let mut desk = Desk::new(lang);
    let case = live(&mut desk);
    let line = |shown: &CaseEntry| {
        let occurred_at = shown.entry.event.header.occurred_at;
        let at = moment::at(occurred_at, UtcOffset::CHINA, lang);
        let marks = timeline::marks(shown, &case, lang);
        let marks = marks.iter().map(|mark| format!(" [{}]", mark.text)).collect::<Vec<_>>().concat();
        let quote = timeline::quote(shown).map_or_else(String::new, |quote| format!("\n    > {quote}"));
        format!("{at}  {}{marks}{quote}", timeline::sentence(shown, &case, &desk.rulebook, lang))
    };
    let lines: Vec<String> = case.entries.iter().map(line).collect();
    let chat = handle::for_chat(&case, &desk.rulebook, at("2026-12-14 09:30"), lang);
    format!("{}\n\n{chat}", lines.join("\n"))
}

#[test]
fn a_case_that_rises_in_chinese() {
    insta::assert_snapshot!(tell(Lang::Zh));
}

#[test]
fn a_case_that_rises_in_english() {
    insta::assert_snapshot!(tell(Lang::En));
}

struct Story<'a> {
    desk: &'a mut Desk,
    case: Case,
}

impl Story<'_> {
    fn then(&mut self, command: Command, by: &str, done: &str) {
        self.case = self.desk.carry_out(&self.case, command, by, done);
    }

    fn newest(&self) -> EventId {
        self.case.entries.last().unwrap().entry.id
    }
}

fn live(desk: &mut Desk) -> Case {
    let is_zh = desk.lang == Lang::Zh;
    let say = |zh: &'static str, en: &'static str| if is_zh { zh } else { en };
    let quiet = |act: Act| Command::Do(Draft::new(act));
    let with = |act: Act, text: &str| Command::Do(Draft::with_text(act, text));
    let call = |outcome, promised_at: Option<&str>, check_points| {
        Act::ContactLogged(ContactLogged {
            direction: Direction::Outgoing,
            channel: Channel::Phone,
            outcome,
            check_points,
            promised_at: promised_at.map(at),
        })
    };
    let form = desk.form();
    let case = desk.register(form, "p1", "2026-11-20 16:20");
    let mut story = Story { desk, case };

    let level_1 = Act::LevelSet(LevelSet::to(Level::ONE));
    story.then(quiet(level_1), "p1", "2026-11-20 16:21");
    story.then(quiet(call(ContactOutcome::NotReached, None, Vec::new())), "p1", "2026-11-20 16:40");
    let points = vec![CheckPoint::IntroducedSelf, CheckPoint::HeardOut];
    let told = say("客户等了七天，很着急。", "Has waited for seven days.");
    story.then(
        with(call(ContactOutcome::Reached, Some("2026-11-24 11:00"), points), told),
        "p1",
        "2026-11-23 10:05",
    );
    let finding = Act::FindingRecorded(FindingRecorded { substantiated: Some(Substantiated::Partly) });
    story.then(with(finding, say("仓库漏登记。", "The warehouse missed it.")), "p1", "2026-11-23 11:00");
    let offer = |fen, options| {
        Act::SolutionProposed(SolutionProposed {
            options,
            amount_fen: fen,
            finish_on: "2026-11-25".parse().ok(),
        })
    };
    let words = say("先退款，再补偿。", "Refund first, then a voucher.");
    story.then(with(offer(12_000, vec![Remedy::Refund, Remedy::Apology]), words), "p1", "2026-11-23 14:00");
    let proposal = story.newest();
    story.then(quiet(Act::SolutionTold(Proposal { proposal })), "p1", "2026-11-23 14:10");
    let refused = Act::SolutionRefused(SolutionRefused { proposal, shown: Shown::Call });
    story.then(with(refused, say("太少。", "Too little.")), "p1", "2026-11-23 14:12");
    story.then(with(offer(20_000, vec![Remedy::Refund, Remedy::Voucher]), words), "p1", "2026-11-23 15:00");
    let proposal = story.newest();
    story.then(quiet(Act::SolutionTold(Proposal { proposal })), "p1", "2026-11-23 15:05");
    let accepted = SolutionAccepted { proposal, shown: Shown::Chat, result_by: "2026-11-26".parse().ok() };
    let why = say("客户周四才在家。", "The customer is away until Thursday.");
    story.then(with(Act::SolutionAccepted(accepted), why), "p1", "2026-11-23 15:30");
    let result = Act::ResultRecorded(ResultRecorded { remedies: vec![Remedy::Refund], amount_fen: 19_950 });
    story.then(with(result, say("已退款。", "Refunded.")), "p1", "2026-11-25 10:00");
    story.then(quiet(Act::ResultTold(ResultTold { channel: Channel::WeChat })), "p1", "2026-11-25 10:30");
    let answer = |number, shown| Command::RecordAnswer {
        answer: Answer::new(number).unwrap(),
        shown,
        text: String::new(),
    };
    story.then(answer(4, Shown::CallBack), "p2", "2026-11-25 11:00");
    story.then(quiet(Act::Taken(TextOnly {})), "p3", "2026-11-25 13:00");
    story.then(with(offer(0, vec![Remedy::Explanation]), words), "p3", "2026-11-26 09:00");
    let proposal = story.newest();
    story.then(quiet(Act::SolutionTold(Proposal { proposal })), "p3", "2026-11-26 09:10");
    let accepted = SolutionAccepted { proposal, shown: Shown::Call, result_by: None };
    story.then(quiet(Act::SolutionAccepted(accepted)), "p3", "2026-11-26 09:20");
    let result = Act::ResultRecorded(ResultRecorded { remedies: Vec::new(), amount_fen: 0 });
    story.then(with(result, say("已当面说明。", "Explained in person.")), "p3", "2026-11-26 09:30");
    story.then(quiet(Act::ResultTold(ResultTold { channel: Channel::InStore })), "p3", "2026-11-26 09:31");
    story.then(answer(2, Shown::Tablet), "p3", "2026-11-26 09:35");
    let returned = Act::ReviewReturned(ReviewReturned { back_to: Status::AwaitingAnswer });
    story.then(with(returned, say("请换人回访。", "Let someone else ask.")), "p4", "2026-11-27 10:00");
    story.then(answer(2, Shown::CallBack), "p2", "2026-11-27 15:00");
    story.then(quiet(Act::ReviewAccepted(TextOnly {})), "p4", "2026-11-30 09:00");
    let note = say("记错了。", "A slip.");
    story.then(with(Act::NoteAdded(TextOnly {}), note), "p2", "2026-11-30 09:30");
    let noted = story.newest();
    story.then(with(Act::EntryWithdrawn(EntryWithdrawn { entry: noted }), note), "p2", "2026-11-30 09:31");
    story.then(
        with(Act::SummaryWritten(TextOnly {}), say("原因：漏登记。", "Cause: not registered.")),
        "p3",
        "2026-11-30 10:00",
    );
    story.then(Command::Archive { text: String::new() }, "p5", "2026-11-30 17:00");
    let again = say("又收到坏的。", "Broken again.").to_owned();
    let reopen =
        Command::Reopen { received_at: at("2026-12-11 21:00"), channel: Channel::WeChat, text: again };
    story.then(reopen, "p2", "2026-12-14 09:00");
    story.then(
        quiet(Act::HandedOver(HandedOver { to: Receiver::Tier(Tier::TWO) })),
        "p2",
        "2026-12-14 09:05",
    );
    story.then(quiet(Act::LevelSet(LevelSet::to(Level::THREE))), "p3", "2026-12-14 09:10");
    // What the record may hold although no desk would write it: an answer out of turn, written down late.
    let Story { desk, case } = story;
    let out_of_turn =
        AnswerRecorded { answer: Answer::new(1).unwrap(), shown: Shown::Call, opens_round: None };
    let (done, now) = (at("2026-12-14 09:20"), at("2026-12-14 15:20"));
    let stray = desk.write(Draft::new(Act::AnswerRecorded(out_of_turn)), Some(&case), "p2", done, now);
    let case = desk.fold(case.entries.iter().map(|shown| shown.entry.clone()).chain([stray]).collect());
    let assigned = Act::Assigned(Assigned { to: person("p3") });
    desk.carry_out(&case, Command::Do(Draft::new(assigned)), "p4", "2026-12-14 16:00")
}
