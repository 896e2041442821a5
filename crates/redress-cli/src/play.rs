//! `redress play`: what a set of cases comes to in a span of time, and what a draft policy would change.

use crate::language::Language;
use crate::record::Record;
use crate::standing::{doer, instant, minute};
use redress_core::case::Case;
use redress_core::event::CaseId;
use redress_core::play::{Difference, Turn, TurnKind, compare, evaluate};
use redress_core::policy::{PublishedPolicy, lint};
use redress_core::rulebook::Rulebook;
use redress_core::time::{Timestamp, UtcOffset};
use redress_core::wording::{Lang, lint as lint_words, people};
use serde::Serialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Args {
    /// Record files of one chain
    #[arg(required = true)]
    files: Vec<PathBuf>,

    /// A draft policy: clocks that run at the start of the span take it over, later ones follow it
    #[arg(long)]
    policy: Option<PathBuf>,

    /// The span begins after this instant: RFC 3339, +08:00 where no zone is given
    #[arg(long)]
    from: String,

    /// It ends with this instant
    #[arg(long)]
    to: String,

    /// One JSON object a line
    #[arg(long)]
    json: bool,

    /// The language of the text
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    lang: Language,
}

/// 0 when played, 1 when the draft has faults and may not be used.
pub fn run(args: &Args) -> Result<ExitCode, Box<dyn Error>> {
    let lang: Lang = args.lang.into();
    let (from, to) = (parse(&args.from)?, parse(&args.to)?);
    let record = Record::read(&args.files)?;
    let rulebook = record.rulebook();
    let cases = record.cases(&rulebook);
    let before = evaluate(&cases, &rulebook, from, to);
    let mut out = io::stdout().lock();
    let Some(path) = &args.policy else {
        Playbill::of(&cases, &rulebook, lang).print(&before, args.json, &mut out)?;
        return Ok(ExitCode::SUCCESS);
    };
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let draft = PublishedPolicy::read(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let findings = lint(draft.policy());
    if !findings.is_empty() {
        for finding in &findings {
            eprintln!("redress: {}: {}", path.display(), lint_words::sentence(finding, lang));
        }
        return Ok(ExitCode::FAILURE);
    }
    let trial = rulebook.with_draft(draft, from);
    let after = evaluate(&cases, &trial, from, to);
    let differences = compare(&before, &after);
    Playbill::of(&cases, &trial, lang).print_differences(&differences, args.json, &mut out)?;
    Ok(ExitCode::SUCCESS)
}

fn parse(text: &str) -> Result<Timestamp, String> {
    Timestamp::parse(text, UtcOffset::CHINA).ok_or_else(|| format!("not an instant: {text}"))
}

/// What the lines need beside the turns.
struct Playbill<'a> {
    numbers: BTreeMap<CaseId, &'a str>,
    titles: BTreeMap<&'a str, &'a str>,
    rulebook: &'a Rulebook,
    lang: Lang,
}

impl<'a> Playbill<'a> {
    fn of(cases: &'a [Case], rulebook: &'a Rulebook, lang: Lang) -> Self {
        let numbers = cases.iter().map(|case| (case.id, case.number())).collect();
        let clocks = rulebook.policies().flat_map(|policy| &policy.clocks);
        let titles = clocks.map(|clock| (clock.id.as_str(), clock.title.get(lang))).collect();
        Self { numbers, titles, rulebook, lang }
    }

    fn print(&self, turns: &[Turn], json: bool, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
        for turn in turns {
            if json {
                writeln!(out, "{}", serde_json::to_string(&self.line(turn))?)?;
            } else {
                writeln!(out, "{}", self.text(turn))?;
            }
        }
        Ok(())
    }

    fn print_differences(
        &self,
        differences: &[Difference],
        json: bool,
        out: &mut impl Write,
    ) -> Result<(), Box<dyn Error>> {
        for difference in differences {
            let (sign, turn, moved_to) = match difference {
                Difference::FallsAway(turn) => ("-", turn, None),
                Difference::New(turn) => ("+", turn, None),
                Difference::Moves { before, after } => ("~", before, Some(after.at)),
            };
            if json {
                let change = Change {
                    what: match sign {
                        "-" => "falls_away",
                        "+" => "new",
                        _ => "moves",
                    },
                    to: moved_to.map(instant),
                    turn: self.line(turn),
                };
                writeln!(out, "{}", serde_json::to_string(&change)?)?;
            } else {
                let to = moved_to.map(|at| format!("  → {}", minute(at))).unwrap_or_default();
                writeln!(out, "{sign} {}{to}", self.text(turn))?;
            }
        }
        Ok(())
    }

    fn text(&self, turn: &Turn) -> String {
        let kind = match (turn.kind, self.lang) {
            (TurnKind::AtRisk, Lang::Zh) => "即将到期",
            (TurnKind::Due, Lang::Zh) => "到期",
            (TurnKind::Breached, Lang::Zh) => "逾期",
            (TurnKind::AtRisk, Lang::En) => "at risk",
            (TurnKind::Due, Lang::En) => "due",
            (TurnKind::Breached, Lang::En) => "overdue",
        };
        let title = self.titles.get(turn.key.clock.as_str()).copied().unwrap_or(turn.key.clock.as_str());
        let number = self.numbers.get(&turn.case).copied().unwrap_or("–");
        let key = format!("{}.{}", turn.key.round, turn.key.occurrence);
        let doer = people::doer(&turn.doer, self.rulebook, self.lang);
        format!("{}  {number}  {title} {key}  {kind}  {doer}", minute(turn.at))
    }

    fn line(&self, turn: &Turn) -> Line {
        Line {
            at: instant(turn.at),
            kind: match turn.kind {
                TurnKind::AtRisk => "at_risk",
                TurnKind::Due => "due",
                TurnKind::Breached => "breached",
            },
            number: self.numbers.get(&turn.case).copied().unwrap_or_default().to_owned(),
            case: turn.case.to_string(),
            clock: turn.key.clock.clone(),
            round: turn.key.round,
            occurrence: turn.key.occurrence,
            doer: doer(&turn.doer),
        }
    }
}

#[derive(Serialize)]
struct Line {
    at: String,
    kind: &'static str,
    number: String,
    case: String,
    clock: String,
    round: u32,
    occurrence: u32,
    doer: String,
}

#[derive(Serialize)]
struct Change {
    /// `falls_away`, `new` or `moves`.
    #[serde(rename = "change")]
    what: &'static str,
    #[serde(flatten)]
    turn: Line,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}
