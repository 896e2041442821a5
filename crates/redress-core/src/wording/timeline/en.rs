//! The same sentences in plain English.

use super::teller::Teller;
use crate::case::{Contact, History};
use crate::complaint::{
    Channel, CheckPoint, ContactOutcome, Direction, Emotion, Field, Fields, Kind, LinkRelation,
    MeetingDecision, Remedy, Topic,
};
use crate::event::{
    Act, AnswerRecorded, Authority, CaseImported, ComplaintRegistered, ContactLogged, DeviceEnrolled,
    EntryWithdrawn, EventId, LevelSet, PersonDescribed, Receiver, Reopened, ResultRecorded, SolutionAccepted,
    SolutionProposed,
};
use crate::wording::{Lang, money};

const EN: Lang = Lang::En;

pub(super) fn sentence(teller: &Teller<'_>) -> String {
    let by = teller.by();
    match &teller.entry().event.act {
        Act::ComplaintRegistered(body) => registered(teller, body),
        Act::CaseImported(body) => imported(teller, body),
        Act::FormAmended(body) => amended(by, &body.fields),
        Act::ContactLogged(body) => contact(teller, body),
        Act::LevelSet(body) => level(teller, body),
        Act::HandedOver(body) => {
            format!("{by} handed the form over to {}; not yet taken.", receiver(teller, &body.to))
        }
        Act::Taken(_) => format!("{by} took the case."),
        Act::Assigned(body) if body.to == teller.entry().event.header.by => {
            format!("{by} took charge of the case.")
        }
        Act::Assigned(body) => format!("{by} put {} in charge.", teller.person(&body.to)),
        Act::SpecialReportFiled(_) => format!("{by} made the special report."),
        Act::GuidanceGiven(_) => format!("{by} gave guidance."),
        Act::FindingRecorded(body) => match body.substantiated {
            Some(finding) => format!("{by} recorded the finding: {}.", lower(finding.name(EN))),
            None => format!("{by} recorded what was found out."),
        },
        Act::SolutionProposed(body) => proposed(teller, body),
        Act::SolutionAuthorised(body) => format!("{by} authorised {}.", solution(teller, body.proposal)),
        Act::SolutionTold(body) => format!("{by} told the customer of {}.", solution(teller, body.proposal)),
        Act::SolutionAccepted(body) => accepted(teller, body),
        Act::SolutionRefused(body) => format!(
            "The customer refused {} ({}; recorded by {by}); another has to be proposed.",
            solution(teller, body.proposal),
            lower(body.shown.name(EN))
        ),
        Act::Held(body) => {
            let reason = teller.hold_reason(&body.reason);
            format!("{by} held the clocks until {}: {}.", teller.at(body.until), lower(reason))
        }
        Act::Resumed(_) => format!("{by} resumed the clocks."),
        Act::DepartmentTaskSet(body) => {
            format!("{by} asked {} for help by {}.", body.department, teller.on(body.due_on))
        }
        Act::DepartmentTaskDone(body) => match teller.task(body.task) {
            Some(task) => format!("{by} recorded that {} has done its part.", task.department),
            None => format!("{by} recorded that a department has done its part."),
        },
        Act::OutsideDeadlineSet(body) => {
            let reference = match body.reference.as_str() {
                "" => String::new(),
                reference => format!(", reference {reference}"),
            };
            let (source, due) = (body.source.name(EN), teller.at(body.due_at));
            format!("{by} recorded a deadline set by others: {source}, {due}{reference}.")
        }
        Act::OutsideDeadlineMet(_) => format!("{by} recorded that a deadline set by others is answered."),
        Act::ProgressNoted(_) => format!("{by} noted progress."),
        Act::ResultRecorded(body) => result(by, body),
        Act::ResultTold(body) => format!("{by} told the customer the result {}.", by_channel(body.channel)),
        Act::AnswerRecorded(body) => answer(teller, body),
        Act::ReportedUnreachable(body) if body.no_means => {
            format!("{by} reported the customer unreachable: no means of contact; on to the review.")
        }
        Act::ReportedUnreachable(_) => {
            format!("{by} reported the customer unreachable after several tries; on to the review.")
        }
        Act::ReviewAccepted(_) => format!("{by} reviewed the case and accepted it; it is closed."),
        Act::ReviewReturned(body) => {
            format!("{by} returned the case from review, back to “{}”.", body.back_to.next_step(EN))
        }
        Act::SummaryWritten(_) => format!("{by} wrote the summary."),
        Act::Archived(body) => format!("{by} archived the case as {}.", body.archive_number),
        Act::Reopened(body) => reopened(teller, body),
        Act::AppealLodged(_) => format!("The customer appealed; recorded by {by}."),
        Act::AppealDecided(body) => match body.opens_round.filter(|_| body.granted) {
            Some(round) => format!("{by} granted the appeal; it is looked into afresh, form {round}."),
            None => format!("{by} did not grant the appeal; the offer stands."),
        },
        Act::DocketPlaced(body) => {
            format!(
                "{by} put the case before the general manager's meeting of {}.",
                teller.on(body.meeting_on)
            )
        }
        Act::MeetingDecided(body) => match (body.decision, body.opens_round) {
            (MeetingDecision::SendBack, Some(round)) => {
                format!("The general manager's meeting sent the case back, form {round}; recorded by {by}.")
            }
            (MeetingDecision::SendBack, None) => {
                format!("The general manager's meeting sent the case back; recorded by {by}.")
            }
            (MeetingDecision::Close, _) => {
                format!("The general manager's meeting closed the case; recorded by {by}.")
            }
        },
        Act::ComplaintWithdrawn(_) => format!("The customer withdrew the complaint; recorded by {by}."),
        Act::CaseVoided(body) => format!("{by} voided the case: {}.", lower(body.reason.name(EN))),
        Act::VoidUndone(_) => format!("{by} undid the voiding; the case is back."),
        Act::CasesLinked(body) => match body.relation {
            LinkRelation::SameMatter => format!("{by} linked this case with another: same matter."),
            LinkRelation::RepeatOf => format!("{by} marked this case as a repeat of another."),
            LinkRelation::Different => format!("{by} looked: this case and another are different matters."),
        },
        Act::CasesUnlinked(_) => format!("{by} undid a link with another case."),
        Act::NoteAdded(_) => format!("{by} added a note."),
        Act::ThanksRecorded(_) => format!("The customer said thank you; recorded by {by}."),
        Act::AlertAcknowledged(body) => match teller.clock_title(body) {
            Some(title) => format!("{by} has seen the alert: {}.", lower(title)),
            None => format!("{by} has seen an alert."),
        },
        Act::EntryWithdrawn(body) => withdrawn(teller, body),
        Act::ChainDescribed(body) => format!("{by} updated the chain's name: {}.", body.name),
        Act::StoreDescribed(body) => format!("{by} updated the store {} {}.", body.code, body.name),
        Act::PersonDescribed(body) => person(teller, body),
        Act::CalendarPublished(body) => format!("{by} published office calendar {}.", body.number),
        Act::PolicyPublished(body) => {
            format!(
                "{by} published policy {}, in force from {}.",
                body.number,
                teller.at(body.effective_from)
            )
        }
        Act::DeviceEnrolled(body) => device(teller, body),
        Act::ReceiptGiven(body) => match body.to.store() {
            Some(code) => format!("{by} gave a receipt to {}.", teller.store_name(code)),
            None => format!("{by} gave a receipt to head office."),
        },
        Act::Newer(_) => {
            format!("{by} did something that this version does not know yet; it is kept as it is.")
        }
    }
}

fn registered(teller: &Teller<'_>, body: &ComplaintRegistered) -> String {
    let field = |field: Field| body.fields.get(field.code()).map_or("", String::as_str);
    let what = match Kind::parse(field(Field::Kind)) {
        Some(Kind::Franchisee) => "a franchisee's complaint",
        Some(Kind::Consumer | Kind::Other) | None => "a complaint",
    };
    let how = Channel::parse(field(Field::Channel)).map(|channel| format!(" made {}", by_channel(channel)));
    let mut parts = vec![format!("{} registered {what}{}", teller.by(), how.unwrap_or_default())];
    parts.extend(teller.received_before(body.received_at).map(|at| format!("received {at}")));
    let topic = Topic::parse(field(Field::Topic)).filter(|topic| *topic != Topic::Other);
    parts.extend(topic.map(|topic| format!("about {}", lower(topic.name(EN)))));
    match Emotion::parse(field(Field::Emotion)) {
        Some(Emotion::Upset) => parts.push("the customer was upset".to_owned()),
        Some(Emotion::Angry) => parts.push("the customer was very emotional".to_owned()),
        Some(Emotion::Calm) | None => {}
    }
    parts.extend(teller.wish().map(|wish| format!("wants “{wish}”")));
    let owner = if body.taken { "; handled by the registrar" } else { "" };
    format!("{}{owner}.", parts.join(", "))
}

fn imported(teller: &Teller<'_>, body: &CaseImported) -> String {
    let mut parts = vec![format!("received {}", teller.day_of(body.received_at))];
    parts.extend(body.level.map(|level| lower(level.name(EN))));
    parts.extend(body.answer.map(|answer| format!("answer {} {}", answer.get(), lower(answer.name(EN)))));
    parts.extend(body.closed_at.map(|at| format!("closed {}", teller.day_of(at))));
    format!("{} imported it from the old ledger “{}”: {}.", teller.by(), body.source, parts.join(", "))
}

fn amended(by: &str, fields: &Fields) -> String {
    let names: Vec<String> = fields.keys().map(|code| field_name(code)).collect();
    if names.is_empty() {
        format!("{by} updated the form.")
    } else {
        format!("{by} updated the form: {}.", names.join(", "))
    }
}

fn field_name(code: &str) -> String {
    match code {
        History::RECEIVED_AT => "time of receipt".to_owned(),
        History::CLOSED_AT => "time of closing".to_owned(),
        History::LEVEL => "level".to_owned(),
        History::ANSWER => "customer's answer".to_owned(),
        History::ANSWERED_IN_TIME => "first contact in time or not".to_owned(),
        _ => Field::parse(code)
            .map_or_else(|| "something of a newer version".to_owned(), |field| lower(field.name(EN))),
    }
}

fn contact(teller: &Teller<'_>, body: &ContactLogged) -> String {
    let (by, how) = (teller.by(), by_channel(body.channel));
    let met = match (body.direction, body.channel) {
        (Direction::Outgoing, Channel::Phone) => format!("{by} called the customer"),
        (Direction::Outgoing, Channel::InStore) => format!("{by} spoke to the customer in the store"),
        (Direction::Outgoing, _) => format!("{by} contacted the customer {how}"),
        (Direction::Incoming, Channel::Phone) => format!("The customer called, {by} answered"),
        (Direction::Incoming, Channel::InStore) => {
            format!("The customer came to the store, {by} received them")
        }
        (Direction::Incoming, _) => format!("The customer contacted us {how}, {by} answered"),
    };
    let mut parts = vec![met];
    if (body.direction, body.outcome) != (Direction::Incoming, ContactOutcome::Reached) {
        parts.push(lower(body.outcome.name(EN)));
    }
    if !body.check_points.is_empty() {
        parts.push(format!("{} of {} check points", body.check_points.len(), CheckPoint::ALL.len()));
    }
    parts.extend(body.promised_at.map(|at| format!("promised to be in touch {}", teller.at(at))));
    format!("{}{}.", parts.join(", "), not_counted(teller, teller.contact()))
}

fn not_counted(teller: &Teller<'_>, contact: Option<&Contact>) -> &'static str {
    match contact {
        Some(contact) if !contact.is_real && teller.is_before_first_contact() => {
            " (does not count as first contact)"
        }
        Some(contact) if !contact.is_real => " (not a real contact)",
        _ => "",
    }
}

fn level(teller: &Teller<'_>, body: &LevelSet) -> String {
    let (by, level) = (teller.by(), body.level.get());
    let grounds = match body.grounds.as_slice() {
        [] => String::new(),
        grounds => {
            let grounds: Vec<String> = grounds.iter().map(|ground| teller.ground(ground)).collect();
            format!(" ({})", grounds.join("; "))
        }
    };
    let overrides = body.proposed.filter(|proposed| *proposed != body.level);
    let grounds = match overrides {
        Some(proposed) => format!("{grounds}, not the proposed level {}", proposed.get()),
        None => grounds,
    };
    match teller.level_before().filter(|before| *before != body.level) {
        Some(before) => format!("{by} changed the level from {} to {level}{grounds}.", before.get()),
        None => format!("{by} confirmed level {level}{grounds}."),
    }
}

fn receiver(teller: &Teller<'_>, to: &Receiver) -> String {
    match to {
        Receiver::Tier(tier) => lower(tier.name(EN)),
        Receiver::Person(_) => teller.receiver(to),
    }
}

fn proposed(teller: &Teller<'_>, body: &SolutionProposed) -> String {
    let mut parts = vec![remedies(&body.options)];
    parts.push(if body.amount_fen == 0 {
        "at no cost".to_owned()
    } else {
        format!("at most {}", money::yuan(body.amount_fen))
    });
    parts.extend(body.finish_on.map(|date| format!("done by {}", teller.on(date))));
    format!("{} proposed: {}.", teller.by(), parts.join(", "))
}

/// `the solution (refund, apology)`
fn solution(teller: &Teller<'_>, id: EventId) -> String {
    let options = teller.proposal(id).map(|body| format!(" ({})", remedies(&body.options)));
    format!("the solution{}", options.unwrap_or_default())
}

fn remedies(remedies: &[Remedy]) -> String {
    let names: Vec<String> = remedies.iter().map(|remedy| lower(remedy.name(EN))).collect();
    if names.is_empty() { "nothing listed".to_owned() } else { names.join(", ") }
}

fn accepted(teller: &Teller<'_>, body: &SolutionAccepted) -> String {
    let date = body.result_by.map(|date| format!("; result agreed by {}", teller.on(date)));
    format!(
        "The customer accepted {} ({}; recorded by {}){}.",
        solution(teller, body.proposal),
        lower(body.shown.name(EN)),
        teller.by(),
        date.unwrap_or_default()
    )
}

fn result(by: &str, body: &ResultRecorded) -> String {
    let cost = if body.amount_fen == 0 {
        "no cost".to_owned()
    } else {
        format!("cost {}", money::yuan(body.amount_fen))
    };
    match body.remedies.as_slice() {
        [] => format!("{by} recorded the result: {cost}."),
        done => format!("{by} recorded the result: {}, {cost}.", remedies(done)),
    }
}

fn answer(teller: &Teller<'_>, body: &AnswerRecorded) -> String {
    let (answer, shown) = (body.answer, lower(body.shown.name(EN)));
    let after = match teller.opened() {
        Some((round, opening)) => {
            format!("; the case rises to level {} (SAT-3), form {round}", opening.level.get())
        }
        None if !answer.is_solved() && teller.goes_to_the_meeting() => {
            "; the case goes to the general manager's meeting (SAT-4)".to_owned()
        }
        None => String::new(),
    };
    let (number, name) = (answer.get(), lower(answer.name(EN)));
    format!("The customer answered {number} {name} ({shown}; recorded by {}){after}.", teller.by())
}

fn reopened(teller: &Teller<'_>, body: &Reopened) -> String {
    let at = teller.received_before(body.received_at).map_or_else(String::new, |at| format!(" on {at}"));
    let level =
        teller.opened().map_or_else(String::new, |(_, opening)| format!(", level {}", opening.level.get()));
    let (by, how, round) = (teller.by(), by_channel(body.channel), body.opens_round);
    format!(
        "The customer complained again {how}{at}; the case is reopened (REOPEN-1), form {round}{level}; recorded by {by}."
    )
}

fn withdrawn(teller: &Teller<'_>, body: &EntryWithdrawn) -> String {
    let by = teller.by();
    match teller.other(body.entry) {
        Some(other) if !matches!(other.entry.event.act, Act::EntryWithdrawn(_)) => {
            let at = teller.at(other.entry.event.header.occurred_at);
            format!("{by} took back an entry of {at}: {}", sentence(&teller.about(other)))
        }
        _ => format!("{by} took back an entry."),
    }
}

fn person(teller: &Teller<'_>, body: &PersonDescribed) -> String {
    let (by, person) = (teller.by(), teller.person(&body.person));
    let tier = body.tier.map_or_else(|| "does not handle complaints".to_owned(), |tier| lower(tier.name(EN)));
    if body.active {
        format!("{by} updated the roster: {person}, {tier}.")
    } else {
        format!("{by} took {person} off the roster.")
    }
}

fn device(teller: &Teller<'_>, body: &DeviceEnrolled) -> String {
    let whose = match (&body.store, body.authority) {
        (_, Authority::HeadOffice) => "head office",
        (Some(code), Authority::Store) => teller.store_name(code),
        (None, Authority::Store) => "a store",
    };
    format!("{} enrolled a device of {whose}, letter {}.", teller.by(), body.letter)
}

fn by_channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "by phone",
        Channel::InStore => "in the store",
        Channel::WeChat => "on WeChat",
        Channel::Sms => "by SMS",
        Channel::MiniProgram => "in the mini-program",
        Channel::OfficialAccount => "through the official account",
        Channel::WebsiteChat => "in the website chat",
        Channel::App => "in the app",
        Channel::OnlinePlatform => "on the online platform",
        Channel::Email => "by e-mail",
        Channel::SocialAccount => "on the social account",
        Channel::Hotline => "through the hotline",
        Channel::Hotline12315 => "through the 12315 hotline",
        Channel::Letter => "by letter",
        Channel::Fax => "by fax",
    }
}

/// A name inside a sentence: without its capital, unless it is an abbreviation.
fn lower(name: &str) -> String {
    let mut chars = name.chars();
    let Some(first) = chars.next() else { return String::new() };
    let is_abbreviation = chars.clone().next().is_some_and(char::is_uppercase);
    if is_abbreviation { name.to_owned() } else { first.to_lowercase().chain(chars).collect() }
}
