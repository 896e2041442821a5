//! The report as text: a table for each question, this week's number and the week before's in brackets.

use redress_core::complaint::Answer;
use redress_core::report::{ClosedWay, Column, Count, Dimension, Heading, Kept, Movement, WeeklyReport};
use redress_core::rulebook::Rulebook;
use redress_core::time::Timestamp;
use redress_core::wording::Lang;
use std::io::{self, Write};

pub fn print(report: &WeeklyReport, rulebook: &Rulebook, lang: Lang, out: &mut impl Write) -> io::Result<()> {
    let offset = rulebook.office().offset();
    let (this, before) = (&report.figures, &report.before);
    let minute = |at: Timestamp| at.local(offset).format("%Y-%m-%d %H:%M").to_string();
    let name = |heading: Heading| heading.name(lang);
    let week = report.week;
    writeln!(out, "{} {week} ({} – {})", name(Heading::WeeklyReport), week.monday(), week.sunday())?;
    let store = report.store.as_ref().map_or_else(
        || name(Heading::AllStores).to_owned(),
        |code| Dimension::Store.label(code.as_str(), lang, rulebook),
    );
    let as_of = report.as_of.map_or_else(|| "–".to_owned(), minute);
    writeln!(out, "{store} · {} {as_of}", name(Heading::AsOf))?;

    let mut table = Table::default();
    table.head(
        [String::new()].into_iter().chain(Column::ALL.iter().map(|column| column.name(lang).to_owned())),
    );
    table.movement(name(Heading::Total).to_owned(), &this.total, &before.total);
    for dimension in Dimension::ALL {
        table.head([dimension.name(lang).to_owned()]);
        for line in report.lines(*dimension) {
            table.movement(
                format!("  {}", dimension.label(&line.key, lang, rulebook)),
                &line.this,
                &line.before,
            );
        }
    }
    table.print(out)?;

    let mut table = Table::default();
    table.head([name(Heading::ClosedWays).to_owned()]);
    for way in ClosedWay::ALL {
        table.count(way.name(lang), &this.closed(*way), &before.closed(*way));
    }
    table.head([]);
    table.count(name(Heading::Reopened), &this.reopened, &before.reopened);
    table.promise(name(Heading::FirstResponse), &this.first_response, &before.first_response);
    table.promise(name(Heading::ResultInTime), &this.result_in_time, &before.result_in_time);
    let (share, share_before) = (this.satisfaction.share(), before.satisfaction.share());
    table.row([name(Heading::Satisfaction).to_owned(), beside(&share.to_text(), &share_before.to_text())]);
    for answer in Answer::all() {
        let label = format!("{} {}", answer.get(), answer.name(lang));
        table.count(&label, this.satisfaction.of(answer), before.satisfaction.of(answer));
    }
    table.head([name(Heading::Escalations).to_owned()]);
    table.count(name(Heading::ByAnswer), &this.escalations.by_answer, &before.escalations.by_answer);
    table.count(name(Heading::ToDocket), &this.escalations.to_docket, &before.escalations.to_docket);
    table.count(name(Heading::ByPerson), &this.escalations.by_person, &before.escalations.by_person);
    table.print(out)?;

    writeln!(out, "\n{}", name(Heading::OpenSerious))?;
    let mut table = Table::default();
    for case in &report.open_serious {
        let due = case.due_at.map_or_else(|| "–".to_owned(), minute);
        let overdue = if case.is_overdue { Column::Overdue.name(lang) } else { "" };
        let next = case.status.next_step(lang);
        let cells = [case.number.as_str(), case.level.name(lang), next, due.as_str(), overdue];
        table.row(cells.map(ToOwned::to_owned));
    }
    if report.open_serious.is_empty() {
        table.row([name(Heading::None).to_owned()]);
    }
    table.print(out)
}

/// `3 (2)`: this week, and the week before.
fn beside(this: &str, before: &str) -> String {
    format!("{this} ({before})")
}

/// Rows of cells, padded to the widest; the first column reads from the left, numbers from the right.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// A row of names, with a blank line before it.
    fn head(&mut self, cells: impl IntoIterator<Item = String>) {
        self.row([]);
        let cells: Vec<String> = cells.into_iter().collect();
        if !cells.is_empty() {
            self.row(cells);
        }
    }

    fn movement(&mut self, label: String, this: &Movement, before: &Movement) {
        let of = |column: &Column| numbers(this.get(*column), before.get(*column));
        self.row([label].into_iter().chain(Column::ALL.iter().map(of)));
    }

    fn count(&mut self, label: &str, this: &Count, before: &Count) {
        self.row([format!("  {label}"), numbers(this, before)]);
    }

    fn promise(&mut self, label: &str, this: &Kept, before: &Kept) {
        self.row([format!("  {label}"), beside(&this.share().to_text(), &before.share().to_text())]);
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| width_of(cell)).max()
        };
        let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let padding = " ".repeat(widths[column].saturating_sub(width_of(cell)));
                line =
                    if column == 0 { format!("{cell}{padding}") } else { format!("{line}  {padding}{cell}") };
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn numbers(this: &Count, before: &Count) -> String {
    beside(&this.number().to_string(), &before.number().to_string())
}

/// How many places a text takes on a terminal: Chinese characters and their punctuation take two.
fn width_of(text: &str) -> usize {
    let is_wide = |c: char| matches!(c, '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}');
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}
