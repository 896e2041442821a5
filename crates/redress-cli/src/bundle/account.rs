//! What a reading found, for people line by line and for scripts as one JSON object.

use super::pick;
use redress_core::bundle::{Equivocation, Reading};
use redress_core::event::BundleDigest;
use redress_core::wording::{Lang, bundle::claims};
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
pub struct Account {
    sound: bool,
    truncated: bool,
    version: u32,
    chain: String,
    from: String,
    to: String,
    made_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    digest: Option<String>,
    lines: usize,
    accepted: usize,
    known: usize,
    pending: usize,
    quarantined: usize,
    /// Entries of kinds that this version does not know; they count above.
    newer: usize,
    problems: Vec<Remark>,
    quarantined_lines: Vec<Remark>,
    bad_personal: Vec<Remark>,
    equivocations: Vec<Doubled>,
    claims: &'static str,
}

#[derive(Serialize)]
struct Remark {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    code: &'static str,
    /// In the program's own words, for whoever looks into it.
    detail: String,
    sentence: String,
}

#[derive(Serialize)]
struct Doubled {
    device: String,
    incarnation: u64,
    lane: String,
    seq: u64,
    ids: Vec<String>,
    sentence: String,
}

impl Account {
    pub fn of(reading: &Reading, lang: Lang) -> Self {
        let (header, sorted) = (&reading.header, &reading.sorted);
        let problems = reading.problems.iter().map(|problem| Remark {
            line: None,
            code: problem.code(),
            detail: problem.to_string(),
            sentence: problem.sentence(lang),
        });
        let quarantined = sorted.quarantined.iter().map(|line| Remark {
            line: Some(line.line),
            code: line.reason.code(),
            detail: line.reason.to_string(),
            sentence: line.reason.sentence(lang),
        });
        let bad_personal = sorted.bad_personal.iter().map(|bad| Remark {
            line: Some(bad.line),
            code: "personal_mismatch",
            detail: format!("entry {}", bad.id),
            sentence: bad.sentence(lang),
        });
        Self {
            sound: reading.is_sound(),
            truncated: reading.is_truncated(),
            version: reading.version,
            chain: header.chain.to_string(),
            from: header.from.to_string(),
            to: header.to.to_string(),
            made_at: header.made_at.to_record(),
            digest: reading.digest.map(BundleDigest::to_hex),
            lines: sorted.lines,
            accepted: sorted.accepted.len(),
            known: sorted.known,
            pending: sorted.pending.len(),
            quarantined: sorted.quarantined.len(),
            newer: sorted.newer().count(),
            problems: problems.collect(),
            quarantined_lines: quarantined.collect(),
            bad_personal: bad_personal.collect(),
            equivocations: sorted.equivocations.iter().map(|doubled| Doubled::of(doubled, lang)).collect(),
            claims: claims(lang),
        }
    }

    pub fn print(&self, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        self.print_findings(lang, out)?;
        writeln!(out, "{}", self.claims)
    }

    /// Without what a check can and cannot claim.
    pub fn print_findings(&self, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        let Self { chain, from, to, made_at, .. } = self;
        writeln!(out, "{chain}  {from} → {to}  {made_at}")?;
        let counts = [
            ("行", "lines", self.lines),
            ("接受", "accepted", self.accepted),
            ("重复", "known", self.known),
            ("待补", "pending", self.pending),
            ("隔离", "quarantined", self.quarantined),
            ("新版种类", "of newer kinds", self.newer),
        ];
        let counts = counts.map(|(zh, en, count)| format!("{} {count}", pick(lang, zh, en)));
        writeln!(out, "{}", counts.join("  "))?;
        for remark in self.problems.iter().chain(&self.quarantined_lines).chain(&self.bad_personal) {
            remark.print(lang, out)?;
        }
        for doubled in &self.equivocations {
            writeln!(out, "{}", doubled.sentence)?;
        }
        Ok(())
    }
}

impl Remark {
    fn print(&self, lang: Lang, out: &mut impl Write) -> io::Result<()> {
        let Self { code, detail, sentence, .. } = self;
        match self.line {
            Some(line) => {
                writeln!(out, "{} {line}: {sentence} [{code}: {detail}]", pick(lang, "行", "line"))
            }
            None => writeln!(out, "{sentence} [{code}]"),
        }
    }
}

impl Doubled {
    fn of(doubled: &Equivocation, lang: Lang) -> Self {
        let writer = &doubled.writer;
        Self {
            device: writer.device.to_string(),
            incarnation: writer.incarnation,
            lane: writer.lane.as_str().to_owned(),
            seq: writer.seq,
            ids: doubled.ids.iter().map(ToString::to_string).collect(),
            sentence: doubled.sentence(lang),
        }
    }
}
