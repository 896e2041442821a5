//! Why a level is proposed: one sentence for each ground that fired, with its rule and the facts behind it.

use super::{Lang, money, value};
use crate::complaint::Field;
use crate::event::{Earlier, Fact};
use crate::level::Fired;

/// More case numbers than this nobody reads in a sentence.
const MOST_NAMED: usize = 3;

/// `LEVEL-3 经 12315 投诉：投诉渠道为“12315”。`
pub fn sentence(fired: &Fired, lang: Lang) -> String {
    because(&fired.rule, fired.title.get(lang), &fired.facts, lang) + lang.pick(["。", "."])
}

/// The same without an end; a ground without facts is its rule and title.
pub fn because(rule: &str, title: &str, facts: &[Fact], lang: Lang) -> String {
    let facts: Vec<String> = facts.iter().map(|said| fact(said, lang)).collect();
    let facts = facts.join(lang.pick(["；", "; "]));
    let colon = if facts.is_empty() { "" } else { lang.pick(["：", ": "]) };
    format!("{rule} {title}{colon}{facts}")
}

/// One fact, without an end.
pub fn fact(fact: &Fact, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh(fact),
        Lang::En => en(fact),
    }
}

fn zh(fact: &Fact) -> String {
    const ZH: Lang = Lang::Zh;
    match fact {
        Fact::Says { field, value } => {
            format!("{}为“{}”", field.name(ZH), value::of_field(*field, value, ZH))
        }
        Fact::Before(earlier) => format!("{}与 {}相同", same(earlier, ZH), numbers(earlier, ZH)),
        Fact::Many { product, batch, complainants, days, .. } => {
            let batch = batch.as_ref().map_or_else(String::new, |batch| format!("批次“{batch}”"));
            format!("{days} 天内有 {complainants} 人投诉商品“{product}”{batch}")
        }
        Fact::Demand { amount_fen, tier, limit_fen } => format!(
            "客户要求 {}，{}的权限是 {}",
            money::yuan(*amount_fen),
            tier.name(ZH),
            money::yuan(*limit_fen)
        ),
        Fact::Offer { amount_fen, needs } => {
            format!("最近的方案（{}）要由{}批准", money::yuan(*amount_fen), needs.name(ZH))
        }
    }
}

fn en(fact: &Fact) -> String {
    const EN: Lang = Lang::En;
    match fact {
        Fact::Says { field, value } => {
            format!("{} is “{}”", in_a_sentence(field.name(EN)), value::of_field(*field, value, EN))
        }
        Fact::Before(earlier) => format!("same {} as {}", same(earlier, EN), numbers(earlier, EN)),
        Fact::Many { product, batch, complainants, days, .. } => {
            let batch = batch.as_ref().map_or_else(String::new, |batch| format!(", batch “{batch}”,"));
            format!("{complainants} complainants on “{product}”{batch} within {days} days")
        }
        Fact::Demand { amount_fen, tier, limit_fen } => format!(
            "the customer wants {}, tier {} may grant {}",
            money::yuan(*amount_fen),
            tier.get(),
            money::yuan(*limit_fen)
        ),
        Fact::Offer { amount_fen, needs } => {
            format!("the latest proposal ({}) needs tier {}", money::yuan(*amount_fen), needs.get())
        }
    }
}

/// What makes it the same matter as the latest of the earlier cases: the phone, and the fields.
fn same(earlier: &[Earlier], lang: Lang) -> String {
    let fields = earlier.first().map_or(&[][..], |earlier| &earlier.same);
    let named = [Field::Phone].iter().chain(fields).map(|field| field.name(lang));
    match lang {
        Lang::Zh => named.collect::<Vec<_>>().join("、"),
        Lang::En => named.map(in_a_sentence).collect::<Vec<_>>().join(", "),
    }
}

/// The latest first; how many there are where not all are named.
fn numbers(earlier: &[Earlier], lang: Lang) -> String {
    let named: Vec<&str> = earlier.iter().take(MOST_NAMED).map(|earlier| earlier.number.as_str()).collect();
    let named = named.join(lang.pick(["、", ", "]));
    match (lang, earlier.len() > MOST_NAMED) {
        (Lang::Zh, false) => format!("{named} "),
        (Lang::Zh, true) => format!("{named} 等 {} 件", earlier.len()),
        (Lang::En, false) => named,
        (Lang::En, true) => format!("{named} and {} more", earlier.len() - MOST_NAMED),
    }
}

fn in_a_sentence(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
