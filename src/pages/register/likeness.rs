//! Possible repeats while typing: cases on this device with the same phone, the same voucher, or the same goods and topic.

use super::sheet::Sheet;
use crate::app::use_desk;
use crate::components::LevelChip;
use crate::desk::{Memory, Row};
use leptos::prelude::*;
use leptos_router::components::A;
use redress_core::complaint::Field;
use redress_core::wording::Lang;
use std::sync::Arc;

/// What two complaints have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alike {
    Phone,
    Voucher,
    Goods,
}

impl Alike {
    const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Phone, Lang::Zh) => "同一电话",
            (Self::Voucher, Lang::Zh) => "同一凭证",
            (Self::Goods, Lang::Zh) => "同一商品和主题",
            (Self::Phone, Lang::En) => "Same phone",
            (Self::Voucher, Lang::En) => "Same voucher",
            (Self::Goods, Lang::En) => "Same goods and topic",
        }
    }
}

/// What is compared, as typed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Likeness {
    phone: String,
    voucher: String,
    product_code: String,
    topic: String,
}

/// Fewer digits than this are not a number yet.
const LEAST_DIGITS: usize = 7;
const MOST_SHOWN: usize = 5;

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

impl Likeness {
    fn is_blank(&self) -> bool {
        self.phone.len() < LEAST_DIGITS
            && self.voucher.is_empty()
            && (self.product_code.is_empty() || self.topic.is_empty())
    }

    fn alike(&self, field: impl Fn(Field) -> String) -> Option<Alike> {
        let same =
            |mine: &str, theirs: Field| !mine.is_empty() && field(theirs).trim().eq_ignore_ascii_case(mine);
        // A country code in front makes no other number.
        let same_phone = || {
            let theirs = digits(&field(Field::Phone));
            theirs.len() >= LEAST_DIGITS && (theirs.ends_with(&self.phone) || self.phone.ends_with(&theirs))
        };
        if self.phone.len() >= LEAST_DIGITS && same_phone() {
            Some(Alike::Phone)
        } else if same(&self.voucher, Field::Voucher) {
            Some(Alike::Voucher)
        } else if same(&self.product_code, Field::ProductCode) && same(&self.topic, Field::Topic) {
            Some(Alike::Goods)
        } else {
            None
        }
    }

    /// The newest first.
    fn repeats_in(&self, memory: &Memory) -> Vec<(Arc<Row>, Alike)> {
        if self.is_blank() {
            return Vec::new();
        }
        let alike = |row: &Arc<Row>| {
            let case = memory.case(row.id)?;
            let alike = self.alike(|field| case.state.field(field).to_owned())?;
            Some((Arc::clone(row), alike))
        };
        let mut found: Vec<_> = memory.rows().filter_map(alike).collect();
        found.sort_by_key(|(row, _)| std::cmp::Reverse(row.received_at));
        found.truncate(MOST_SHOWN);
        found
    }
}

#[component]
pub fn PossibleRepeats(sheet: Sheet) -> impl IntoView {
    let desk = use_desk();
    let typed = move |field| sheet.field(field).get().trim().to_owned();
    let likeness = Memo::new(move |_| Likeness {
        phone: digits(&typed(Field::Phone)),
        voucher: typed(Field::Voucher),
        product_code: typed(Field::ProductCode),
        topic: typed(Field::Topic),
    });
    let repeats = Memo::new(move |_| desk.read(|memory| likeness.get().repeats_in(memory)));
    view! {
        <section class="card repeats" aria-labelledby="register-repeats" aria-live="polite">
            <h2 id="register-repeats">{move || desk.t("可能是重复投诉", "Possible repeats")}</h2>
            <Show when=move || repeats.with(Vec::is_empty)>
                <p class="faint">
                    {move || {
                        if likeness.with(Likeness::is_blank) {
                            desk.t("填了电话、凭证或商品编码就会在本机查找。", "Looked up on this device by phone, voucher or product code.")
                        } else {
                            desk.t("本机没有相似的投诉。", "Nothing like it on this device.")
                        }
                    }}
                </p>
            </Show>
            <ul>
                {move || {
                    repeats.get().into_iter().map(|(row, alike)| view! { <li><Repeat row alike /></li> }).collect_view()
                }}
            </ul>
        </section>
    }
}

#[component]
fn Repeat(row: Arc<Row>, alike: Alike) -> impl IntoView {
    let desk = use_desk();
    let status = row.status;
    view! {
        <A href=format!("/cases/{}", row.number) attr:class="repeat">
            <b>{row.number.clone()}</b>
            " "
            <LevelChip level=row.level />
            <small>
                {move || alike.name(desk.lang.get())} " · " {move || status.name(desk.lang.get())} " · " {row.complainant.clone()}
            </small>
            <span class="gist">{row.gist.clone()}</span>
        </A>
    }
}
