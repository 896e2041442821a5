//! What a sentence needs to know around its entry: names, dates as seen from then, the proposal it refers to,
//! the round it opened. One look-up each; the words are in `zh` and `en`.

use crate::case::{Case, CaseEntry, Contact, Effect, Opening, Round};
use crate::complaint::{Field, Level};
use crate::event::{
    Act, AlertAcknowledged, DepartmentTaskSet, Entry, EventId, GroundFired, PersonId, Receiver,
    SolutionProposed, StoreCode,
};
use crate::rulebook::Rulebook;
use crate::time::{Date, Timestamp, UtcOffset};
use crate::wording::{Lang, level, moment, people};

/// A wish longer than this many characters is cut in the sentence; the form has it whole.
const MOST_CHARS: usize = 40;
/// Receipt and registration are told apart when they lie further apart than this.
const SAME_MOMENT_MS: i64 = 10 * crate::time::MS_PER_MINUTE;

pub(super) struct Teller<'a> {
    pub shown: &'a CaseEntry,
    pub case: &'a Case,
    pub rulebook: &'a Rulebook,
    pub lang: Lang,
}

impl<'a> Teller<'a> {
    /// The same for another entry of the case.
    pub fn about(&self, shown: &'a CaseEntry) -> Self {
        Self { shown, ..*self }
    }

    pub fn entry(&self) -> &'a Entry {
        &self.shown.entry
    }

    pub fn by(&self) -> &'a str {
        self.person(&self.entry().event.header.by)
    }

    pub fn person(&self, id: &'a PersonId) -> &'a str {
        self.rulebook.name_of(id)
    }

    pub fn receiver(&self, receiver: &Receiver) -> String {
        people::receiver(receiver, self.rulebook, self.lang)
    }

    pub fn at(&self, instant: Timestamp) -> String {
        moment::at_seen_from(instant, self.occurred_at(), self.offset(), self.lang)
    }

    pub fn on(&self, date: Date) -> String {
        moment::date_seen_from(date, self.occurred_at().date(self.offset()), self.lang)
    }

    pub fn day_of(&self, instant: Timestamp) -> String {
        self.on(instant.date(self.offset()))
    }

    /// When it was received, where that is not when it was written down.
    pub fn received_before(&self, received_at: Timestamp) -> Option<String> {
        let apart = self.occurred_at().ms_since(received_at).abs();
        (apart > SAME_MOMENT_MS).then(|| self.at(received_at))
    }

    fn occurred_at(&self) -> Timestamp {
        self.entry().event.header.occurred_at
    }

    fn offset(&self) -> UtcOffset {
        self.rulebook.office().offset()
    }

    /// What the customer wants, short enough for a sentence.
    pub fn wish(&self) -> Option<String> {
        let wish = self.entry().said(Field::Wanted.code()).trim();
        let wish = wish.strip_prefix("要求").unwrap_or(wish).trim_end_matches(['。', '.', '！', '!']);
        let mut chars = wish.chars();
        let short: String = chars.by_ref().take(MOST_CHARS).collect();
        let cut = if chars.next().is_some() { "…" } else { "" };
        (!short.is_empty()).then(|| format!("{short}{cut}"))
    }

    pub fn store_name(&self, code: &'a StoreCode) -> &'a str {
        self.rulebook.store(code).map_or(code.as_str(), |store| store.name.as_str())
    }

    /// The contact as the case counts it; nothing when the entry has no effect.
    pub fn contact(&self) -> Option<&'a Contact> {
        self.contacts().find(|contact| contact.evidence.id == self.entry().id)
    }

    /// No real contact came before this one in the round.
    pub fn is_before_first_contact(&self) -> bool {
        !self.contacts().any(|contact| contact.is_real && contact.evidence.at < self.occurred_at())
    }

    fn contacts(&self) -> impl Iterator<Item = &'a Contact> {
        self.round().into_iter().flat_map(|round| &round.contacts)
    }

    fn round(&self) -> Option<&'a Round> {
        self.case.state.rounds.get(&self.entry().event.header.round)
    }

    /// The level that held before this entry set one; nothing when it is the first.
    pub fn level_before(&self) -> Option<Level> {
        let round = self.round()?;
        let this = (self.occurred_at(), self.entry().id);
        let settings = round.level_settings.all();
        let earlier = settings.partition_point(|set| (set.evidence.at, set.evidence.id) < this);
        let set = settings[..earlier].last().map(|set| set.level);
        let brought = round.openings.iter().map(|opening| opening.level).max().filter(|_| round.number > 1);
        set.or(brought)
    }

    /// The round that this entry opened.
    pub fn opened(&self) -> Option<(u32, &'a Opening)> {
        self.case.state.rounds.values().find_map(|round| {
            let opening = round.openings.iter().find(|opening| opening.id == self.entry().id)?;
            Some((round.number, opening))
        })
    }

    pub fn proposal(&self, id: EventId) -> Option<&'a SolutionProposed> {
        match &self.other(id)?.entry.event.act {
            Act::SolutionProposed(body) => Some(body),
            _ => None,
        }
    }

    pub fn other(&self, id: EventId) -> Option<&'a CaseEntry> {
        self.case.entries.iter().find(|shown| shown.entry.id == id)
    }

    /// At level 3 an answer 4 or 5 leads to the general manager's meeting (SAT-4).
    pub fn goes_to_the_meeting(&self) -> bool {
        let is_level_3 = self.round().is_some_and(|round| round.level() == Level::THREE);
        self.shown.effect == Effect::Effective && is_level_3
    }

    /// A ground with its rule and facts; its code where the policy is not at hand.
    pub fn ground(&self, fired: &GroundFired) -> String {
        let policy = self.rulebook.policy(self.entry().event.header.policy);
        let ground = policy.and_then(|policy| policy.level_ground(&fired.id));
        ground.map_or_else(
            || fired.id.clone(),
            |ground| level::because(&ground.rule, ground.title.get(self.lang), &fired.facts, self.lang),
        )
    }

    /// A reason for a hold, likewise.
    pub fn hold_reason<'b>(&self, id: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let policy = self.rulebook.policy(self.entry().event.header.policy);
        policy.and_then(|policy| policy.hold_reason(id)).map_or(id, |reason| reason.title.get(self.lang))
    }

    /// What another entry asked of a department.
    pub fn task(&self, id: EventId) -> Option<&'a DepartmentTaskSet> {
        match &self.other(id)?.entry.event.act {
            Act::DepartmentTaskSet(body) => Some(body),
            _ => None,
        }
    }

    pub fn clock_title(&self, alert: &AlertAcknowledged) -> Option<&'a str> {
        let policy = self.case.state.rounds.get(&alert.round)?.policy()?;
        let clocks = &self.rulebook.policy(policy)?.clocks;
        clocks.iter().find(|clock| clock.id == alert.clock).map(|clock| clock.title.get(self.lang))
    }
}
