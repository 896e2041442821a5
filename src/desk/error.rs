//! Why an act was not recorded, as a sentence with a next step.

use crate::storage::StorageError;
use redress_core::command::Refusal;
use redress_core::rulebook::Rulebook;
use redress_core::wording::{Lang, refusal};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskError {
    Refused(Refusal),
    Storage(StorageError),
    /// Nobody is chosen as acting on this device.
    NobodyActs,
    /// The device has not been set up.
    NotSetUp,
    /// Other tabs kept writing; nothing was lost, nothing was written.
    Busy,
    CaseGone,
}

impl DeskError {
    pub fn sentence(&self, rulebook: &Rulebook, lang: Lang) -> String {
        let (zh, en) = match self {
            Self::Refused(why) => return refusal::sentence(why, rulebook, lang),
            Self::Storage(error) => return error.sentence(lang),
            Self::NobodyActs => (
                "请先在顶部选择当前操作人。内容已保留。",
                "Choose who is acting, at the top. What you typed is kept.",
            ),
            Self::NotSetUp => (
                "本机尚未设置，请先到“设置”完成。",
                "This device is not set up yet: finish that in Settings.",
            ),
            Self::Busy => (
                "另一个标签页正在写入，刚才的内容没有保存，请再试一次。",
                "Another tab is writing. Nothing was saved; please try again.",
            ),
            Self::CaseGone => ("找不到这个案件。", "This case is not on this device."),
        };
        match lang {
            Lang::Zh => zh.to_owned(),
            Lang::En => en.to_owned(),
        }
    }
}

impl From<Refusal> for DeskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StorageError> for DeskError {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}
