//! A case told as a script in Chinese, played through the real commands on devices that know only what
//! has reached them. What a story gives is its bundle and its timeline at the instants it asks for.
//!
//! One line is one act: `11-23 周一 10:05 平板A 王芳 联系 主动 电话 已联系上：约好明天来取。`
//! The date's weekday is checked. `同步` lets devices exchange what they have, `看` shows the case.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

pub mod cast;
mod line;
mod look;
mod stage;
mod terms;
mod verb;

use line::{Line, What};
use redress_core::bundle::{BundleHeader, Party, Union, write};
use redress_core::case::Case;
use redress_core::rulebook::Rulebook;
use stage::Stage;

/// What a story gives.
#[derive(Debug)]
pub struct Told {
    /// Every line that was written, as an exchange file.
    pub bundle: Vec<u8>,
    /// The case at each instant that the script looks at it.
    pub timeline: String,
    pub rulebook: Rulebook,
    /// The cases in the order they were registered, knowing everything.
    pub cases: Vec<Case>,
}

/// Plays a script from beginning to end. A line that cannot be played stops the test with its number.
pub fn tell(name: &str, script: &str) -> Told {
    try_to_tell(name, script).unwrap_or_else(|fault| panic!("{name}, {fault}"))
}

/// Plays a script until a line that cannot be played.
pub fn try_to_tell(name: &str, script: &str) -> Result<Told, String> {
    let mut stage = Stage::open(name);
    let mut timeline = String::new();
    for (index, text) in script.lines().enumerate() {
        let text = text.trim();
        if let Some(title) = text.strip_prefix('#') {
            timeline.push_str(title.trim());
            timeline.push('\n');
            continue;
        }
        if text.is_empty() {
            continue;
        }
        let shown = Line::read(text).and_then(|line| play(&mut stage, &line));
        timeline.push_str(&shown.map_err(|fault| format!("line {}: {fault}\n  {text}", index + 1))?);
    }
    let cases = stage.cases.iter().filter_map(|id| stage.case(*id)).collect();
    Ok(Told { bundle: bundle(&stage), timeline, cases, rulebook: stage.rulebook })
}

/// Answers what the line adds to the timeline.
fn play(stage: &mut Stage, line: &Line) -> Result<String, String> {
    match &line.what {
        What::Sync(devices) => stage.sync(devices).map(|()| String::new()),
        What::Look => Ok(look::at(stage, line.at)),
        What::Act(act) => match (stage.play(line.at, act)?, act.is_refused) {
            (Ok(()), false) => Ok(String::new()),
            (Err(refusal), true) => Ok(look::refused(stage, line.at, act, &refusal)),
            (Ok(()), true) => Err("was to be refused, and was written".to_owned()),
            (Err(refusal), false) => Err(format!("refused: {refusal:?}")),
        },
    }
}

fn bundle(stage: &Stage) -> Vec<u8> {
    let union: Union = stage.everything().cloned().collect();
    let last = stage.everything().map(|entry| entry.event.header.recorded_at).max().unwrap_or_default();
    let header = BundleHeader { chain: cast::chain(), from: Party::Merged, to: Party::Merged, made_at: last };
    write(&header, &union)
}
