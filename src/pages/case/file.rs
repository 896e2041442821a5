//! The case at hand: what every part of the page reads, and the one way in which they act on it.
//!
//! A handle, in context. It holds no rule: whether an act is legal is asked of `redress_core::case::judge`.

use super::drafts::Drafts;
use crate::components::{Notice, NoticeKind, focus};
use crate::desk::{Desk, DeskError};
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::case::{Actor, Case, Ineffective, judge};
use redress_core::command::Command;
use redress_core::complaint::Status;
use redress_core::event::{Act, CaseId, Draft, EventId, PersonId};
use redress_core::rulebook::{Person, Rulebook};
use redress_core::time::{Timestamp, UtcOffset};
use redress_core::wording::Lang;
use std::future::Future;
use std::sync::Arc;

/// What an act must answer to: the name of its form, where its notice is shown and its draft kept.
pub type FormName = &'static str;

/// A part of the page with forms of its own. After an act the focus goes to its heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// There the next thing to do is named. What else was open is gone once it is done: that is told here too.
    NextStep,
    More,
    Story,
}

impl Part {
    /// The first word of a form's name says where it stands.
    pub fn of(form: FormName) -> Self {
        match form.split('-').next() {
            Some("more") => Self::More,
            Some("story") => Self::Story,
            _ => Self::NextStep,
        }
    }

    pub const fn home(self) -> &'static str {
        match self {
            Self::NextStep => "next-step",
            Self::More => "more-deeds",
            Self::Story => "story",
        }
    }
}

#[derive(Clone, Copy)]
pub struct CaseFile {
    pub desk: Desk,
    pub id: CaseId,
    pub drafts: Drafts,
    pub busy: RwSignal<bool>,
    case: Memo<Arc<Case>>,
    rulebook: Memo<Arc<Rulebook>>,
    acting: Memo<Option<Person>>,
    who: Memo<Option<PersonId>>,
    notice: RwSignal<Option<(FormName, Notice)>>,
    /// Counts the acts saved here, with the form of the last: forms empty their fields by it.
    saved: RwSignal<(u32, FormName)>,
}

pub fn use_file() -> CaseFile {
    expect_context()
}

impl CaseFile {
    pub fn open(desk: Desk, id: CaseId) -> Option<Self> {
        let first = desk.read_untracked(|memory| memory.case(id).cloned())?;
        let case = Memo::new_with_compare(
            move |_| desk.case(id).unwrap_or_else(|| Arc::clone(&first)),
            |before, after| !same(before, after),
        );
        let rulebook = Memo::new_with_compare(move |_| desk.rulebook(), |before, after| !same(before, after));
        let who = Memo::new(move |_| desk.acting().map(|person| person.id));
        Some(Self {
            desk,
            id,
            drafts: Drafts::of(desk, id, who),
            busy: RwSignal::new(false),
            case,
            rulebook,
            acting: Memo::new(move |_| desk.acting()),
            who,
            notice: RwSignal::new(None),
            saved: RwSignal::new((0, "")),
        })
    }

    // ---- reading, tracked ----

    pub fn case(self) -> Arc<Case> {
        self.case.get()
    }

    pub fn rulebook(self) -> Arc<Rulebook> {
        self.rulebook.get()
    }

    pub fn acting(self) -> Option<Person> {
        self.acting.get()
    }

    /// Who is acting. A form that reads this is drawn anew for the next person: what one has begun is not the other's.
    pub fn who(self) -> Option<PersonId> {
        self.who.get()
    }

    pub fn lang(self) -> Lang {
        self.desk.lang.get()
    }

    pub fn status(self) -> Status {
        self.case().status(&self.rulebook())
    }

    pub fn offset(self) -> UtcOffset {
        self.rulebook().office().offset()
    }

    /// Does something after each act saved here, told from which form it came.
    pub fn when_saved(self, then: impl Fn(FormName) + 'static) {
        Effect::new(move |earlier: Option<u32>| {
            let (count, form) = self.saved.get();
            if earlier.is_some_and(|earlier| earlier != count) {
                then(form);
            }
            count
        });
    }

    /// Does something when the tablet changes hands.
    pub fn when_another_acts(self, then: impl Fn() + 'static) {
        Effect::new(move |earlier: Option<Option<PersonId>>| {
            let who = self.who.get();
            if earlier.is_some_and(|earlier| earlier != who) {
                then();
            }
            who
        });
    }

    /// Words for a label, in the language of the moment.
    pub fn words(self, zh: &'static str, en: &'static str) -> Signal<String> {
        Signal::derive(move || self.desk.t(zh, en).to_owned())
    }

    /// Why the last act of this form was not recorded: shown beside its button.
    pub fn refusal_of(self, form: FormName) -> Signal<Option<Notice>> {
        self.notice_where(move |of, notice| of == form && notice.kind != NoticeKind::Done)
    }

    /// What was recorded last in this part of the page: its forms are gone by then.
    pub fn done_in(self, part: Part) -> Signal<Option<Notice>> {
        self.notice_where(move |of, notice| Part::of(of) == part && notice.kind == NoticeKind::Done)
    }

    fn notice_where(
        self,
        is_meant: impl Fn(FormName, &Notice) -> bool + Send + Sync + 'static,
    ) -> Signal<Option<Notice>> {
        Signal::derive(move || {
            let notice = self.notice.get();
            notice.filter(|(of, notice)| is_meant(of, notice)).map(|(_, notice)| notice)
        })
    }

    /// Whether the acting person may do `act` now; nothing when nobody acts.
    pub fn judged(self, act: &Act) -> Option<Result<(), Ineffective>> {
        let (case, rulebook, person) = (self.case(), self.rulebook(), self.acting()?);
        let profile = self.desk.profile()?;
        let is_head_office = profile.authority() == redress_core::event::Authority::HeadOffice
            && rulebook.is_head_office(&profile.device);
        let round = case.state.round().map_or(1, |round| round.number);
        let actor = Actor { person: &person.id, is_head_office, at: self.desk.now() };
        Some(judge(act, round, &actor, &case.state, &rulebook))
    }

    pub fn allows(self, act: &Act) -> bool {
        matches!(self.judged(act), Some(Ok(())))
    }

    // ---- acting ----

    /// Writes one act. `at` is when it happened, if not now.
    pub fn act(self, form: FormName, command: Command, at: Option<Timestamp>) {
        self.run(form, async move { self.write(command, at).await.map(|_| ()) });
    }

    pub fn act_draft(self, form: FormName, draft: Draft, at: Option<Timestamp>) {
        self.act(form, Command::Do(draft), at);
    }

    pub async fn write(self, command: Command, at: Option<Timestamp>) -> Result<Vec<EventId>, DeskError> {
        self.desk.act(self.id, command, at).await
    }

    /// Runs a deed of one or more acts, one deed at a time; texts are let go only once it is saved.
    pub fn run(self, form: FormName, deed: impl Future<Output = Result<(), DeskError>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.notice.set(None);
        // The tablet may have changed hands by the time it is written.
        let sheet = self.drafts.key(form);
        spawn_local(async move {
            let outcome = deed.await;
            if outcome.is_ok() {
                self.drafts.let_go(sheet);
            }
            // The page may have been left meanwhile: then nobody reads the notice.
            let Some(rulebook) = self.rulebook.try_get_untracked() else { return };
            let lang = self.desk.lang.get_untracked();
            self.busy.set(false);
            match outcome {
                Ok(()) => {
                    self.saved.update(|(count, of)| (*count, *of) = (*count + 1, form));
                    let text = if lang == Lang::Zh { "已记录。" } else { "Recorded." };
                    self.notice.set(Some((form, Notice::done(text))));
                    focus(Part::of(form).home());
                }
                Err(error) => {
                    let text = error.sentence(&rulebook, lang);
                    let notice = match error {
                        DeskError::Storage(_) | DeskError::Busy => Notice::failed(text),
                        _ => Notice::refused(text),
                    };
                    self.notice.set(Some((form, notice)));
                }
            }
        });
    }
}

fn same<T>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    matches!((before, after), (Some(before), Some(after)) if Arc::ptr_eq(before, after))
}
