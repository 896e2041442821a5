//! The rows of the form: first the complaint as it was filled in, then how it was handled, step by step.

use crate::pages::case::choices::shown_value;
use redress_core::case::{Case, Effect};
use redress_core::complaint::Field;
use redress_core::event::Act;
use redress_core::rulebook::Rulebook;
use redress_core::wording::{Lang, moment, timeline};

/// A label with what stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    pub lines: Vec<String>,
    /// Over the whole width.
    pub is_wide: bool,
}

/// The complaint: an empty field stays in view, to be filled in by hand.
pub fn form(case: &Case, round: u32, rulebook: &Rulebook, lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = Field::ALL
        .iter()
        .map(|field| Row {
            label: field.name(lang).to_owned(),
            lines: lines(&shown_value(*field, case.state.field(*field), rulebook, lang)),
            is_wide: matches!(field, Field::Happened | Field::Wanted),
        })
        .collect();
    let level = case.state.rounds.get(&round).map_or_else(|| case.level(), redress_core::case::Round::level);
    let owner = case.state.rounds.get(&round).and_then(|round| round.owner());
    let label = |zh: &str, en: &str| if lang == Lang::Zh { zh.to_owned() } else { en.to_owned() };
    rows.push(Row {
        label: label("级别", "Level"),
        lines: vec![level.name(lang).to_owned()],
        is_wide: false,
    });
    let owner = owner.map(|owner| rulebook.name_of(owner).to_owned());
    rows.push(Row { label: label("负责人", "Owner"), lines: owner.into_iter().collect(), is_wide: false });
    fill_lines(&mut rows);
    rows
}

/// Two narrow rows share a line; one that would stand alone takes the whole of it.
fn fill_lines(rows: &mut [Row]) {
    let mut stands_alone = false;
    for index in 0..rows.len() {
        stands_alone = !rows[index].is_wide && !stands_alone;
        let next_is_wide = rows.get(index + 1).is_none_or(|next| next.is_wide);
        if stands_alone && next_is_wide {
            rows[index].is_wide = true;
            stands_alone = false;
        }
    }
}

/// The handling: the sentences of the story under the heading they belong to.
pub fn course(case: &Case, round: u32, rulebook: &Rulebook, lang: Lang) -> Vec<Row> {
    let offset = rulebook.office().offset();
    let effective = || {
        let of_round = case.entries.iter().filter(|shown| shown.entry.event.header.round == round);
        of_round.filter(|shown| shown.effect == Effect::Effective)
    };
    let row = |heading: Heading| {
        let mut told = Vec::new();
        for shown in effective().filter(|shown| Heading::of(&shown.entry.event.act) == Some(heading)) {
            let at = moment::at(shown.entry.event.header.occurred_at, offset, lang);
            told.push(format!("{at}  {}", timeline::sentence(shown, case, rulebook, lang)));
            told.extend(timeline::quote(shown).into_iter().flat_map(lines));
        }
        Row { label: heading.name(lang).to_owned(), lines: told, is_wide: true }
    };
    Heading::ALL.into_iter().map(row).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// The parts of the form after the complaint (FORM-1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    Contact,
    Routing,
    Finding,
    Solution,
    Consent,
    Progress,
    Result,
    Satisfaction,
    Review,
    Summary,
    Archive,
}

impl Heading {
    const ALL: [Self; 11] = [
        Self::Contact,
        Self::Routing,
        Self::Finding,
        Self::Solution,
        Self::Consent,
        Self::Progress,
        Self::Result,
        Self::Satisfaction,
        Self::Review,
        Self::Summary,
        Self::Archive,
    ];

    const fn of(act: &Act) -> Option<Self> {
        Some(match act {
            Act::ContactLogged(_) | Act::ReportedUnreachable(_) => Self::Contact,
            Act::LevelSet(_) | Act::HandedOver(_) | Act::Taken(_) | Act::Assigned(_) => Self::Routing,
            Act::FindingRecorded(_) | Act::SpecialReportFiled(_) | Act::GuidanceGiven(_) => Self::Finding,
            Act::SolutionProposed(_) | Act::SolutionAuthorised(_) | Act::SolutionTold(_) => Self::Solution,
            Act::SolutionAccepted(_)
            | Act::SolutionRefused(_)
            | Act::AppealLodged(_)
            | Act::AppealDecided(_) => Self::Consent,
            Act::ProgressNoted(_) | Act::NoteAdded(_) => Self::Progress,
            Act::ResultRecorded(_) | Act::ResultTold(_) => Self::Result,
            Act::AnswerRecorded(_) | Act::ThanksRecorded(_) | Act::ComplaintWithdrawn(_) => {
                Self::Satisfaction
            }
            Act::ReviewAccepted(_)
            | Act::ReviewReturned(_)
            | Act::DocketPlaced(_)
            | Act::MeetingDecided(_) => Self::Review,
            Act::SummaryWritten(_) => Self::Summary,
            Act::Archived(_) | Act::CaseVoided(_) => Self::Archive,
            _ => return None,
        })
    }

    const fn name(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Contact => ("联系", "Contacts"),
            Self::Routing => ("级别与移交", "Level and hand-over"),
            Self::Finding => ("调查", "Investigation"),
            Self::Solution => ("方案", "Solution"),
            Self::Consent => ("客户确认", "Customer's answer"),
            Self::Progress => ("执行过程", "Progress"),
            Self::Result => ("结果与赔付", "Result and compensation"),
            Self::Satisfaction => ("满意度", "Satisfaction"),
            Self::Review => ("审核", "Review"),
            Self::Summary => ("总结", "Summary"),
            Self::Archive => ("归档", "Archive"),
        };
        match lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}
