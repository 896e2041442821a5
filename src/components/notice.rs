//! One line that says what came of an act. Read out by a screen reader, never in the way.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Done,
    /// An expected no.
    Refused,
    Failed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
}

impl Notice {
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Done, text: text.into() }
    }

    pub fn refused(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Refused, text: text.into() }
    }

    pub fn failed(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Failed, text: text.into() }
    }
}

#[component]
pub fn NoticeLine(#[prop(into)] notice: Signal<Option<Notice>>) -> impl IntoView {
    let class = move || match notice.get().map(|notice| notice.kind) {
        None => "notice empty",
        Some(NoticeKind::Done) => "notice done",
        Some(NoticeKind::Refused) => "notice refused",
        Some(NoticeKind::Failed) => "notice failed",
    };
    let role = move || match notice.get().map(|notice| notice.kind) {
        Some(NoticeKind::Refused | NoticeKind::Failed) => "alert",
        _ => "status",
    };
    view! { <p class=class role=role>{move || notice.get().map(|notice| notice.text).unwrap_or_default()}</p> }
}
