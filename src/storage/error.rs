//! The browser let us down: which way, and what to do about it.

use redress_core::wording::Lang;
use std::error::Error as _;

/// What kind of failure it was, by the DOMException's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The disk, or what the browser allows us of it, is full.
    QuotaExceeded,
    /// The connection died under us; a new one may work.
    ConnectionLost,
    /// The browser keeps no databases here: private window, or forbidden by a setting.
    NotAllowed,
    /// What is stored is not what this app wrote.
    Unreadable,
    Other,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{failure:?}: {detail}")]
pub struct StorageError {
    pub failure: Failure,
    /// The browser's own words, with the exception's name.
    pub detail: String,
}

impl StorageError {
    pub fn unreadable(detail: impl Into<String>) -> Self {
        Self { failure: Failure::Unreadable, detail: detail.into() }
    }

    pub fn aborted() -> Self {
        Self { failure: Failure::ConnectionLost, detail: "AbortError".into() }
    }

    /// A new connection and another try may help.
    pub fn is_worth_a_retry(&self) -> bool {
        self.failure == Failure::ConnectionLost
    }

    /// What happened, what was kept, what to do.
    pub fn sentence(&self, lang: Lang) -> String {
        let sentence = match (self.failure, lang) {
            (Failure::QuotaExceeded, Lang::Zh) => {
                "本机存储空间已满，刚才的内容没有保存；之前的记录都在。请先备份，再清理本机空间后重试。"
            }
            (Failure::QuotaExceeded, Lang::En) => {
                "This device's storage is full. What you just did was not saved; everything before is kept. \
                 Make a backup, free some space, then try again."
            }
            (Failure::ConnectionLost, Lang::Zh) => {
                "与本机数据库的连接中断，刚才的内容没有保存；之前的记录都在。请重试。"
            }
            (Failure::ConnectionLost, Lang::En) => {
                "The connection to this device's database was lost. What you just did was not saved; everything before \
                 is kept. Try again."
            }
            (Failure::NotAllowed, Lang::Zh) => {
                "浏览器不允许在此保存数据（可能是无痕窗口）。请用普通窗口打开客诉台。"
            }
            (Failure::NotAllowed, Lang::En) => {
                "The browser does not let Redress store anything here (a private window?). Open it in a normal window."
            }
            (Failure::Unreadable, Lang::Zh) => {
                "本机数据中有读不懂的内容；没有改动任何数据。请先备份，并联系总部。"
            }
            (Failure::Unreadable, Lang::En) => {
                "Some of what is stored on this device cannot be read; nothing was changed. Make a backup and call \
                 head office."
            }
            (Failure::Other, Lang::Zh) => {
                "本机存储出错，刚才的内容没有保存；之前的记录都在。请重试，或重新打开本页。"
            }
            (Failure::Other, Lang::En) => {
                "Storing failed. What you just did was not saved; everything before is kept. Try again, or open this \
                 page anew."
            }
        };
        format!("{sentence} [{}]", self.detail)
    }
}

impl From<rexie::Error> for StorageError {
    fn from(error: rexie::Error) -> Self {
        let detail = error.source().map_or_else(|| error.to_string(), ToString::to_string);
        let named = |names: &[&str]| names.iter().any(|name| detail.contains(name));
        let failure = if named(&["QuotaExceededError"]) {
            Failure::QuotaExceeded
        } else if named(&["AbortError", "UnknownError", "InvalidStateError", "TransactionInactiveError"]) {
            Failure::ConnectionLost
        } else if named(&["SecurityError", "NotAllowedError"]) {
            Failure::NotAllowed
        } else {
            Failure::Other
        };
        Self { failure, detail }
    }
}
