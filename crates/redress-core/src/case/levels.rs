//! The levels that people set on one form, and which of them counted when.

use super::round::Evidence;
use crate::complaint::Level;
use crate::event::EventId;
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// A level that a person set, and the settings that they saw and replaced.
#[derive(Clone, Debug)]
pub struct LevelSetting {
    pub evidence: Evidence,
    pub level: Level,
    pub replaces: BTreeSet<EventId>,
}

/// Every setting, in the order it happened. What counted is kept from when it was first asked for, since it is asked for
/// often, and nobody says how many settings a file may bring.
#[derive(Clone, Debug, Default)]
pub struct LevelSettings {
    settings: Vec<LevelSetting>,
    counting: OnceLock<Counting>,
}

/// The settings taken so far, one after the other.
#[derive(Clone, Debug, Default)]
struct Counting {
    counted: Vec<(Timestamp, Level)>,
    current: BTreeMap<EventId, Level>,
    replaced: BTreeSet<EventId>,
}

impl LevelSettings {
    /// Adds a setting; the order of adding makes no difference.
    pub fn add(&mut self, setting: LevelSetting) {
        let key = |setting: &LevelSetting| (setting.evidence.at, setting.evidence.id);
        let place = self.settings.partition_point(|known| key(known) < key(&setting));
        let is_latest = place == self.settings.len();
        match self.counting.get_mut().filter(|_| is_latest) {
            Some(counting) => counting.take(&setting),
            None => self.counting = OnceLock::new(),
        }
        self.settings.insert(place, setting);
    }

    /// In the order they happened.
    pub fn all(&self) -> &[LevelSetting] {
        &self.settings
    }

    /// The level from each instant on at which one was set, in order: of settings that did not see each other the
    /// highest counts.
    pub fn counted(&self) -> &[(Timestamp, Level)] {
        let count_all = || {
            let mut counting = Counting::default();
            self.settings.iter().for_each(|setting| counting.take(setting));
            counting
        };
        &self.counting.get_or_init(count_all).counted
    }
}

impl Counting {
    fn take(&mut self, setting: &LevelSetting) {
        for seen in &setting.replaces {
            self.current.remove(seen);
            self.replaced.insert(*seen);
        }
        let (at, id) = (setting.evidence.at, setting.evidence.id);
        if !self.replaced.contains(&id) {
            self.current.insert(id, setting.level);
        }
        // Of settings that replace each other in a circle, which hashes do not admit, none would be left.
        let level = self.current.values().copied().max().unwrap_or(setting.level);
        match self.counted.last_mut() {
            Some(last) if last.0 == at => last.1 = level,
            _ => self.counted.push((at, level)),
        }
    }
}
