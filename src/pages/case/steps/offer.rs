//! A proposal as it stands on the form: remedies, the most it costs, by when, and its words.

use crate::pages::case::file::use_file;
use leptos::prelude::*;
use redress_core::event::{Act, EventId};
use redress_core::wording::{Lang, moment, money};

#[component]
pub fn Offer(proposal: EventId) -> impl IntoView {
    let file = use_file();
    let offer = Memo::new(move |_| {
        let (case, lang) = (file.case(), file.lang());
        let entry = &case.entries.iter().find(|shown| shown.entry.id == proposal)?.entry;
        let Act::SolutionProposed(body) = &entry.event.act else { return None };
        let remedies: Vec<&str> = body.options.iter().map(|remedy| remedy.name(lang)).collect();
        let mut facts = vec![remedies.join(if lang == Lang::Zh { "、" } else { ", " })];
        if body.amount_fen > 0 {
            facts.push(money::yuan(body.amount_fen));
        }
        if let Some(date) = body.finish_on {
            let date = moment::date(date, lang);
            facts.push(if lang == Lang::Zh { format!("{date} 前完成") } else { format!("by {date}") });
        }
        Some((facts.join(" · "), entry.text().to_owned()))
    });
    move || {
        offer.get().map(|(facts, text)| {
            view! {
                <figure class="offer">
                    <figcaption>{facts}</figcaption>
                    <blockquote>{text}</blockquote>
                </figure>
            }
        })
    }
}
