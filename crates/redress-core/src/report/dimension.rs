//! By what the report breaks its figures down, and what each group is called.

use crate::case::Case;
use crate::complaint::{Channel, Field, Kind, Level, Topic, coded::coded};
use crate::event::StoreCode;
use crate::rulebook::Rulebook;
use crate::wording::Lang;

coded!(
    Dimension {
        Kind = "kind" "投诉类型" "Kind",
        Level = "level" "等级" "Level",
        Channel = "channel" "渠道" "Channel",
        Topic = "topic" "主题" "Topic",
        Store = "store" "门店" "Store",
        Product = "product" "商品" "Product",
    }
);

impl Dimension {
    /// The group that a case belongs to: a code of the record, or text for a product. Empty: the form does not say.
    /// The form counts as it reads today; the level as it stood (`as_it_stood`).
    pub fn key(self, case: &Case, as_it_stood: &Case) -> String {
        let field = |field: Field| case.state.field(field).trim();
        match self {
            Self::Kind => field(Field::Kind).to_owned(),
            Self::Level => as_it_stood.level().get().to_string(),
            Self::Channel => field(Field::Channel).to_owned(),
            Self::Topic => field(Field::Topic).to_owned(),
            Self::Store => store_of(case).map_or_else(String::new, |code| code.to_string()),
            Self::Product => [Field::Product, Field::ProductCode]
                .into_iter()
                .map(field)
                .find(|value| !value.is_empty())
                .unwrap_or_default()
                .to_owned(),
        }
    }

    /// Its place in a table: coded terms in the order of their list, others after them, what is not stated last.
    pub fn rank(self, key: &str) -> usize {
        let place = match self {
            Self::Kind => Kind::ALL.iter().position(|kind| kind.code() == key),
            Self::Channel => Channel::ALL.iter().position(|channel| channel.code() == key),
            Self::Topic => Topic::ALL.iter().position(|topic| topic.code() == key),
            Self::Level | Self::Store | Self::Product => None,
        };
        place.unwrap_or(if key.is_empty() { usize::MAX } else { usize::MAX - 1 })
    }

    /// What people call a group.
    pub fn label(self, key: &str, lang: Lang, rulebook: &Rulebook) -> String {
        let known = match self {
            Self::Kind => Kind::parse(key).map(|kind| kind.name(lang)),
            Self::Level => key.parse().ok().and_then(Level::new).map(|level| level.name(lang)),
            Self::Channel => Channel::parse(key).map(|channel| channel.name(lang)),
            Self::Topic => Topic::parse(key).map(|topic| topic.name(lang)),
            Self::Store => StoreCode::new(key)
                .and_then(|code| rulebook.store(&code))
                .map(|store| store.name.as_str())
                .filter(|name| !name.is_empty()),
            Self::Product => None,
        };
        match (self, known, lang) {
            (_, None, _) if !key.is_empty() => key.to_owned(),
            (Self::Store, Some(name), _) => format!("{key} {name}"),
            (_, Some(name), _) => name.to_owned(),
            (Self::Store, None, Lang::Zh) => "总部".to_owned(),
            (Self::Store, None, Lang::En) => "Head office".to_owned(),
            (_, None, Lang::Zh) => "未填写".to_owned(),
            (_, None, Lang::En) => "Not stated".to_owned(),
        }
    }
}

/// The store a case counts for: the one the complaint is about, else the one it was registered in; neither for a
/// case of head office.
pub fn store_of(case: &Case) -> Option<StoreCode> {
    let registered_in = || case.lane().and_then(|lane| lane.store().cloned());
    StoreCode::new(case.state.field(Field::Store).trim()).or_else(registered_in)
}
