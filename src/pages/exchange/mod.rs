//! Exchange: what goes out, what came in.

mod receive;
mod send;

use crate::app::use_desk;
use leptos::prelude::*;
use redress_core::wording::moment;

#[component]
pub fn ExchangePage() -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{move || desk.t("交换", "Exchange")}</h1>
        <Show
            when=move || !desk.is_example
            fallback=move || {
                view! {
                    <p class="card">
                        {move || desk.t("示例门店不与外界交换文件。", "The example store exchanges no files.")}
                    </p>
                }
            }
        >
            <div class="exchange">
                <send::SendSection />
                <receive::ReceiveSection />
            </div>
            <History />
        </Show>
    }
}

/// The files taken over so far, so that a wrong one can be found again.
#[component]
fn History() -> impl IntoView {
    let desk = use_desk();
    let rows = move || {
        let (rulebook, lang) = (desk.rulebook(), desk.lang.get());
        let offset = rulebook.office().offset();
        desk.imports()
            .into_iter()
            .map(|note| {
                let by = note.by.as_ref().map_or("", |person| rulebook.name_of(person)).to_owned();
                view! {
                    <tr>
                        <td>{moment::at(note.at, offset, lang)}</td>
                        <td class="file">{note.file}</td>
                        <td>{by}</td>
                        <td>{note.accepted}</td>
                        <td>{note.known}</td>
                        <td>{note.pending}</td>
                        <td>{note.quarantined}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || !desk.imports().is_empty()>
            <section class="card">
                <h2>{move || desk.t("收到过的文件", "Files taken over")}</h2>
                <div class="table-wrap">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{move || desk.t("时间", "When")}</th>
                                <th scope="col">{move || desk.t("文件", "File")}</th>
                                <th scope="col">{move || desk.t("操作人", "By")}</th>
                                <th scope="col">{move || desk.t("新", "New")}</th>
                                <th scope="col">{move || desk.t("已有", "Known")}</th>
                                <th scope="col">{move || desk.t("等待", "Waiting")}</th>
                                <th scope="col">{move || desk.t("留存", "Set aside")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        </Show>
    }
}
