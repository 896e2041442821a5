//! From entries to a case. Total: no set of entries may panic, loop or be refused.
//!
//! Each entry is judged once, in the state that its own ancestors show; what is legal there is effective
//! for good. So the outcome depends on the set of entries only, never on the order they arrived in.

use super::judgement::{Actor, Ineffective, judge};
use super::state::{State, Trace};
use super::{Case, CaseEntry, Effect};
use crate::complaint::Status;
use crate::event::{Act, Authority, CaseId, Entry, EventId};
use crate::rulebook::Rulebook;
use crate::time::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many lines of thought are followed at once: tablets that worked on one case without seeing each other.
const MOST_CURSORS: usize = 8;

/// Folds the entries of one case. Without its registration a case waits: there is nothing to show yet.
pub fn fold(id: CaseId, entries: &[Arc<Entry>], rulebook: &Rulebook) -> Option<Case> {
    fold_as_of(id, entries, rulebook, Timestamp::MAX)
}

/// The case as it stood at `at`, by all that is known of it today: every entry is judged in its ancestors' state
/// as ever, then only what had happened by `at` is added up. A case received later is none yet.
pub fn fold_as_of(id: CaseId, entries: &[Arc<Entry>], rulebook: &Rulebook, at: Timestamp) -> Option<Case> {
    entries.iter().find(|entry| CaseId(entry.id) == id && opens_by(entry, at))?;
    let graph = Graph::of(entries);
    let mut folding =
        Folding { rulebook, graph: &graph, judged: vec![None; entries.len()], cursors: Vec::new() };
    for index in graph.ancestors_first() {
        folding.take(index);
    }
    // Nothing is reopened before it was closed, whatever day the customer is said to have come.
    let happened = |index: &usize| {
        let closed_before = folding.judged[*index].as_ref().and_then(|judged| judged.trace.closed_before);
        counts_from(graph.entries[*index]).max(closed_before.unwrap_or(Timestamp::MIN)) <= at
    };
    // By all that is known today: a review that an answer overtook never closed the case, at no earlier instant either.
    let overtaken = folding.overtaken(&graph.order);
    let by_then: Vec<usize> = graph.order.iter().copied().filter(happened).collect();
    let whole = folding.state_without(&by_then, &overtaken);
    let judged = folding.judged;
    let mut shown: Vec<CaseEntry> = graph
        .entries
        .iter()
        .zip(&judged)
        .filter(|(entry, _)| counts_from(entry) <= at)
        .map(|(entry, judged)| {
            let effect = match judged {
                Some(Judged { outcome: Ok(()), .. }) if whole.withdrawn_entries.contains(&entry.id) => {
                    Effect::TakenBack
                }
                Some(Judged { outcome: Ok(()), .. }) => match overtaken.get(&entry.id) {
                    Some(reason) => Effect::Ineffective(reason.clone()),
                    None => Effect::Effective,
                },
                Some(Judged { outcome: Err(reason), .. }) => Effect::Ineffective(reason.clone()),
                None => Effect::Ineffective(Ineffective::AlreadyRegistered),
            };
            CaseEntry { entry: Arc::clone(entry), effect, time: graph.time_of(entry) }
        })
        .collect();
    // Entries of one moment, as a registration writes them, in the order they were written.
    let mut place = vec![usize::MAX; entries.len()];
    for (position, index) in graph.order.iter().enumerate() {
        place[*index] = position;
    }
    shown.sort_by_key(|shown| {
        let header = &shown.entry.event.header;
        let position = graph.index.get(&shown.entry.id).map(|index| place[*index]);
        (header.occurred_at, header.recorded_at, position)
    });
    Some(Case {
        id,
        state: whole,
        entries: shown,
        heads: graph.heads(),
        earlier_missing: graph.is_missing_some,
    })
}

fn opens_by(entry: &Entry, at: Timestamp) -> bool {
    entry.event.act.opens_case() && counts_from(entry) <= at
}

/// From when on an entry counts in an account of the past: a complaint from its receipt, whenever the form was
/// filled; what is said about the record itself (void, a link, an entry taken back) from the beginning.
pub fn counts_from(entry: &Entry) -> Timestamp {
    match &entry.event.act {
        Act::ComplaintRegistered(body) => body.received_at,
        Act::CaseImported(body) => body.received_at,
        Act::Reopened(body) => body.received_at,
        Act::CaseVoided(_)
        | Act::VoidUndone(_)
        | Act::CasesLinked(_)
        | Act::CasesUnlinked(_)
        | Act::EntryWithdrawn(_) => Timestamp::MIN,
        _ => entry.event.header.occurred_at,
    }
}

#[derive(Clone)]
struct Judged {
    outcome: Result<(), Ineffective>,
    trace: Trace,
}

/// A state together with the heads of the entries it holds.
struct Cursor {
    heads: BTreeSet<usize>,
    state: State,
}

struct Folding<'a> {
    rulebook: &'a Rulebook,
    graph: &'a Graph<'a>,
    judged: Vec<Option<Judged>>,
    cursors: Vec<Cursor>,
}

impl Folding<'_> {
    /// Judges one entry in its ancestors' state, and moves that state on.
    fn take(&mut self, index: usize) {
        let parents: BTreeSet<usize> = self.graph.parents[index].iter().copied().collect();
        let mut cursor = match self.cursors.iter().position(|cursor| cursor.heads == parents) {
            Some(found) => self.cursors.swap_remove(found),
            None => Cursor { state: self.state_of(&self.graph.closure(&parents)), heads: parents },
        };
        let entry = self.graph.entries[index];
        let header = &entry.event.header;
        let holds =
            header.authority == Authority::HeadOffice && self.rulebook.is_head_office(&header.writer.device);
        let actor = Actor { person: &header.by, is_head_office: holds, at: header.occurred_at };
        let outcome = judge(&entry.event.act, header.round, &actor, &cursor.state, self.rulebook)
            .and_then(|()| self.may_take_back(entry));
        let trace = cursor.state.trace(entry, self.rulebook);
        let is_effective = outcome.is_ok();
        self.judged[index] = Some(Judged { outcome, trace: trace.clone() });
        cursor.heads = BTreeSet::from([index]);
        if is_effective && matches!(entry.event.act, Act::EntryWithdrawn(_)) {
            let held = self.graph.closure(&cursor.heads);
            cursor.state = self.state_of(&held);
        } else if is_effective {
            cursor.state.add(entry, &trace, self.rulebook);
        }
        if self.cursors.len() >= MOST_CURSORS {
            self.cursors.remove(0);
        }
        self.cursors.push(cursor);
    }

    /// Only the device and incarnation that made an entry takes it back; never a registration or an answer.
    fn may_take_back(&self, entry: &Entry) -> Result<(), Ineffective> {
        let Act::EntryWithdrawn(body) = &entry.event.act else { return Ok(()) };
        let target = self.graph.index.get(&body.entry).map(|index| self.graph.entries[*index]);
        let same_writer = |other: &Entry| {
            let (ours, theirs) = (&entry.event.header.writer, &other.event.header.writer);
            ours.device == theirs.device && ours.incarnation == theirs.incarnation
        };
        match target {
            Some(target) if same_writer(target) && may_be_taken_back(&target.event.act) => Ok(()),
            _ => Err(Ineffective::NotTakenBackHere),
        }
    }

    /// The state that a set of judged entries shows. What was taken back within the set is left out.
    fn state_of(&self, indices: &[usize]) -> State {
        self.state_without(indices, &self.overtaken(indices))
    }

    fn state_without(&self, indices: &[usize], overtaken: &BTreeMap<EventId, Ineffective>) -> State {
        let effective = || {
            indices.iter().filter_map(|index| match &self.judged[*index] {
                Some(judged) if judged.outcome.is_ok() => Some((self.graph.entries[*index], &judged.trace)),
                _ => None,
            })
        };
        let taken_back: BTreeSet<EventId> = effective()
            .filter_map(|(entry, _)| match &entry.event.act {
                Act::EntryWithdrawn(body) => Some(body.entry),
                _ => None,
            })
            .collect();
        let mut state = State::default();
        let counts = |entry: &Entry| !taken_back.contains(&entry.id) && !overtaken.contains_key(&entry.id);
        for (entry, trace) in effective().filter(|(entry, _)| counts(entry)) {
            state.add(entry, trace, self.rulebook);
        }
        state
    }

    /// Reviews that did not know of a 4 or 5: the answer raises, the review is ineffective (states.md, *Which
    /// answer counts*). An answer given in the knowledge of the review leaves it standing and reopens.
    fn overtaken(&self, indices: &[usize]) -> BTreeMap<EventId, Ineffective> {
        let effective =
            |index: &&usize| self.judged[**index].as_ref().is_some_and(|judged| judged.outcome.is_ok());
        let act = |index: usize| &self.graph.entries[index].event.act;
        let round = |index: usize| self.graph.entries[index].event.header.round;
        let reviews: Vec<usize> = indices
            .iter()
            .filter(effective)
            .copied()
            .filter(|i| matches!(act(*i), Act::ReviewAccepted(_)))
            .collect();
        let mut overtaken = BTreeMap::new();
        if reviews.is_empty() {
            return overtaken;
        }
        for answer in indices.iter().filter(effective).copied() {
            let Act::AnswerRecorded(body) = act(answer) else { continue };
            if body.answer.is_solved() {
                continue;
            }
            let known: BTreeSet<usize> = self.graph.closure(&BTreeSet::from([answer])).into_iter().collect();
            for review in
                reviews.iter().filter(|review| round(**review) == round(answer) && !known.contains(review))
            {
                let reason = body
                    .opens_round
                    .map_or(Ineffective::WrongStep { stands_at: Status::OnDocket }, |in_hand| {
                        Ineffective::WrongRound { in_hand }
                    });
                overtaken.insert(self.graph.entries[*review].id, reason);
            }
        }
        overtaken
    }
}

/// A registration is voided, an answer is followed by a second one (events.md).
pub fn may_be_taken_back(act: &Act) -> bool {
    !act.opens_case() && !matches!(act, Act::AnswerRecorded(_) | Act::EntryWithdrawn(_)) && !act.is_desk()
}

/// Who saw what: the entries with their parents inside the case.
struct Graph<'a> {
    entries: Vec<&'a Arc<Entry>>,
    index: BTreeMap<EventId, usize>,
    parents: Vec<Vec<usize>>,
    children: Vec<Vec<usize>>,
    order: Vec<usize>,
    is_missing_some: bool,
}

impl<'a> Graph<'a> {
    fn of(entries: &'a [Arc<Entry>]) -> Self {
        let unique: BTreeMap<EventId, &Arc<Entry>> = entries.iter().map(|entry| (entry.id, entry)).collect();
        let entries: Vec<&Arc<Entry>> = unique.into_values().collect();
        let index: BTreeMap<EventId, usize> =
            entries.iter().enumerate().map(|(i, entry)| (entry.id, i)).collect();
        let mut parents = vec![Vec::new(); entries.len()];
        let mut children = vec![Vec::new(); entries.len()];
        let mut is_missing_some = false;
        for (child, entry) in entries.iter().enumerate() {
            for parent in &entry.event.header.parents {
                match index.get(parent) {
                    Some(parent) if *parent != child => {
                        parents[child].push(*parent);
                        children[*parent].push(child);
                    }
                    _ => is_missing_some = true,
                }
            }
            // Every entry names its case, so its writer saw at least the registration.
            let opening = entry.event.header.case.and_then(|case| index.get(&case.0));
            if let (true, Some(opening)) =
                (parents[child].is_empty(), opening.filter(|opening| **opening != child))
            {
                parents[child].push(*opening);
                children[*opening].push(child);
            }
        }
        let mut graph = Self { entries, index, parents, children, order: Vec::new(), is_missing_some };
        graph.order = graph.ancestors_first();
        graph
    }

    /// Every entry after its parents, staying on one line of thought as long as it goes.
    /// Hashes admit no cycle; should one be made up, its entries are left out and stay unjudged.
    fn ancestors_first(&self) -> Vec<usize> {
        if !self.order.is_empty() {
            return self.order.clone();
        }
        let mut waiting: Vec<usize> = self.parents.iter().map(Vec::len).collect();
        let mut ready: Vec<usize> = (0..self.entries.len()).filter(|i| waiting[*i] == 0).rev().collect();
        let mut order = Vec::with_capacity(self.entries.len());
        while let Some(next) = ready.pop() {
            order.push(next);
            for child in &self.children[next] {
                waiting[*child] -= 1;
                if waiting[*child] == 0 {
                    ready.push(*child);
                }
            }
        }
        order
    }

    /// `heads` and all their ancestors, ancestors first.
    fn closure(&self, heads: &BTreeSet<usize>) -> Vec<usize> {
        let mut held = vec![false; self.entries.len()];
        let mut open: Vec<usize> = heads.iter().copied().collect();
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut held[next], true) {
                open.extend(&self.parents[next]);
            }
        }
        self.order.iter().copied().filter(|index| held[*index]).collect()
    }

    /// What nobody has seen yet.
    fn heads(&self) -> Vec<EventId> {
        let heads = self.children.iter().enumerate().filter(|(_, children)| children.is_empty());
        heads.map(|(index, _)| self.entries[index].id).collect()
    }

    /// What is odd about the time an entry claims. It is marked, never refused.
    fn time_of(&self, entry: &Entry) -> super::TimeMark {
        use super::TimeMark;
        let header = &entry.event.header;
        let lag = header.recorded_at.ms_since(header.occurred_at);
        let behind_a_parent =
            header.parents.iter().filter_map(|parent| self.index.get(parent)).any(|parent| {
                let parent = &self.entries[*parent].event.header;
                parent.recorded_at.ms_since(header.recorded_at) > TimeMark::TOLERANCE_MS
            });
        if lag < -TimeMark::TOLERANCE_MS || behind_a_parent {
            TimeMark::Uncertain
        } else if lag > TimeMark::LATE_MS {
            TimeMark::EnteredLate
        } else {
            TimeMark::Plausible
        }
    }
}
