//! Opening hours as published over time: each version holds from its publication on, and what lies before stays.

use crate::calendar::{BusinessCalendar, CalendarSpec};
use crate::time::Timestamp;

/// The calendars of one office or store, oldest first. INVARIANT: there is at least one.
#[derive(Clone, Debug)]
pub struct PublishedHours {
    first: BusinessCalendar,
    later: Vec<(Timestamp, BusinessCalendar)>,
    spec: CalendarSpec,
}

impl PublishedHours {
    /// As known now.
    pub fn current(&self) -> &BusinessCalendar {
        self.later.last().map_or(&self.first, |(_, calendar)| calendar)
    }

    /// As known at `at`.
    pub fn known_at(&self, at: Timestamp) -> &BusinessCalendar {
        let known = self.later.partition_point(|(published, _)| *published <= at);
        known
            .checked_sub(1)
            .and_then(|last| self.later.get(last))
            .map_or(&self.first, |(_, calendar)| calendar)
    }

    /// What was published after `after`, up to and including `until`.
    pub fn published_between(
        &self,
        after: Timestamp,
        until: Timestamp,
    ) -> impl Iterator<Item = (Timestamp, &BusinessCalendar)> {
        let between = self.later.iter().filter(move |(at, _)| after < *at && *at <= until);
        between.map(|(at, calendar)| (*at, calendar))
    }

    pub fn spec(&self) -> &CalendarSpec {
        &self.spec
    }
}

/// Gathers publications in the order they were made.
#[derive(Clone, Debug)]
pub(super) struct Gathering {
    versions: Vec<(Timestamp, BusinessCalendar)>,
    spec: CalendarSpec,
}

impl Gathering {
    /// Begins with what holds from the beginning.
    pub fn new(spec: CalendarSpec, calendar: BusinessCalendar) -> Self {
        Self { versions: vec![(Timestamp::MIN, calendar)], spec }
    }

    /// A description that leaves the hours as they are is no new version.
    pub fn publish(&mut self, at: Timestamp, spec: &CalendarSpec, calendar: BusinessCalendar) {
        if self.spec != *spec {
            self.versions.push((at, calendar));
            self.spec.clone_from(spec);
        }
    }

    pub fn finish(self) -> PublishedHours {
        let at: Vec<Timestamp> = self.versions.iter().map(|(at, _)| *at).collect();
        let dated = self.versions.into_iter().map(|(at, calendar)| (at.date(calendar.offset()), calendar));
        let mut calendars = at.into_iter().zip(BusinessCalendar::succession(dated.collect()));
        let first = calendars.next().map(|(_, calendar)| calendar).unwrap_or_default();
        PublishedHours { first, later: calendars.collect(), spec: self.spec }
    }
}
