//! Whether and since when a form holds all that its policy requires (FORM-1).

use super::register::Register;
use super::round::Round;
use super::state::{FieldValue, State};
use crate::complaint::{Field, Kind};
use crate::policy::Policy;
use crate::rulebook::Rulebook;
use crate::time::Timestamp;

impl State {
    /// The required fields that are empty now.
    pub fn missing_fields(&self, rulebook: &Rulebook) -> Vec<Field> {
        let policy = self.policy().and_then(|id| rulebook.policy(id));
        let required = policy.into_iter().flat_map(|policy| policy.required_fields(self.kind()));
        required.filter(|field| !self.is_filled(*field)).collect()
    }

    /// The first instant from `from` on at which the form held all that this round's policy requires of the complaint's
    /// kind at that moment: a correction, a kind or a policy that comes later takes nothing back (T25).
    pub fn form_complete_from(
        &self,
        from: Timestamp,
        round: &Round,
        rulebook: &Rulebook,
    ) -> Option<Timestamp> {
        let Some(policy) = round.policy().and_then(|id| rulebook.policy(id)) else { return Some(from) };
        if self.was_taken_back(policy) {
            self.complete_as_it_was(from, policy).or_else(|| self.complete_as_it_is(from, policy))
        } else {
            self.complete_at_last(policy).map(|complete| complete.max(from))
        }
    }

    /// Whether a field holds something, even if its value has been erased or was not sent.
    fn is_filled(&self, field: Field) -> bool {
        self.values_of(field).is_some_and(|values| values.current().any(|(_, value)| !value.is_blank))
    }

    fn values_of(&self, field: Field) -> Option<&Register<FieldValue>> {
        self.form.get(field.code())
    }

    /// Whether the kind was changed, or something required was blanked: then what was complete may not have stayed so.
    fn was_taken_back(&self, policy: &Policy) -> bool {
        let kinds = self.values_of(Field::Kind).into_iter().flat_map(Register::all);
        let mut required = policy
            .required_fields(self.kind())
            .filter_map(|field| self.values_of(field))
            .flat_map(Register::all);
        kinds.count() > 1 || required.any(|(_, value)| value.is_blank)
    }

    /// The answer for a form that is complete by what its writers had seen, though never by the times they gave: a
    /// correction told of an earlier time, a tablet that is slow. Then it is since the last of its values.
    fn complete_as_it_is(&self, from: Timestamp, policy: &Policy) -> Option<Timestamp> {
        let fields = || policy.required_fields(self.kind());
        if !fields().all(|field| self.is_filled(field)) {
            return None;
        }
        let registers = fields().chain([Field::Kind]).filter_map(|field| self.values_of(field));
        let last = registers.flat_map(Register::current).map(|(_, value)| value.at).max();
        Some(last.map_or(from, |last| last.max(from)))
    }

    /// When the last of the required fields was filled, where none was ever taken back.
    fn complete_at_last(&self, policy: &Policy) -> Option<Timestamp> {
        let filled = |field: Field| self.values_of(field)?.all().map(|(_, value)| value.at).min();
        let mut required = policy.required_fields(self.kind());
        required.try_fold(Timestamp::MIN, |latest, field| Some(latest.max(filled(field)?)))
    }

    /// The first instant from `from` on at which every field required of the kind of that instant was filled.
    fn complete_as_it_was(&self, from: Timestamp, policy: &Policy) -> Option<Timestamp> {
        let kinds = History::of(self.values_of(Field::Kind), |value| {
            value.value.as_deref().and_then(Kind::parse).unwrap_or(Kind::Other)
        });
        let required = |kind: Kind| policy.required_fields(kind).collect::<Vec<Field>>();
        let by_kind: Vec<(Kind, Vec<Field>)> =
            Kind::ALL.iter().map(|kind| (*kind, required(*kind))).collect();
        let fields: Vec<(Field, History<bool>)> = Field::ALL
            .iter()
            .filter(|field| by_kind.iter().any(|(_, required)| required.contains(field)))
            .map(|field| (*field, History::of(self.values_of(*field), |value| !value.is_blank)))
            .collect();
        let is_filled = |field: Field, at: Timestamp| {
            let history = fields.iter().find(|(of, _)| *of == field).map(|(_, history)| history);
            history.is_some_and(|history| history.at(at).iter().any(|(_, is_filled)| *is_filled))
        };
        let is_complete = |at: Timestamp| {
            let given = kinds.at(at);
            let is_kind = |kind: Kind| match given {
                [] => kind == Kind::Other,
                given => given.iter().any(|(_, given)| *given == kind),
            };
            let mut of_kind = by_kind.iter().filter(|(kind, _)| is_kind(*kind));
            of_kind.any(|(_, required)| required.iter().all(|field| is_filled(*field, at)))
        };
        let mut instants: Vec<Timestamp> =
            kinds.instants().chain(fields.iter().flat_map(|(_, history)| history.instants())).collect();
        instants.retain(|at| *at > from);
        instants.push(from);
        instants.sort_unstable();
        instants.dedup();
        instants.into_iter().find(|at| is_complete(*at))
    }
}

/// What one field held from each instant on, in order; values given at one instant stand side by side.
struct History<T>(Vec<(Timestamp, T)>);

impl<T> History<T> {
    fn of(values: Option<&Register<FieldValue>>, read: impl Fn(&FieldValue) -> T) -> Self {
        let values = values.into_iter().flat_map(Register::all);
        let mut values: Vec<(Timestamp, T)> = values.map(|(_, value)| (value.at, read(value))).collect();
        values.sort_by_key(|(at, _)| *at);
        Self(values)
    }

    /// What was given last by `at`.
    fn at(&self, at: Timestamp) -> &[(Timestamp, T)] {
        let given = &self.0[..self.0.partition_point(|(given, _)| *given <= at)];
        let last = given.last().map(|(last, _)| *last);
        let first = given.partition_point(|(given, _)| Some(*given) < last);
        &given[first..]
    }

    fn instants(&self) -> impl Iterator<Item = Timestamp> {
        self.0.iter().map(|(at, _)| *at)
    }
}
