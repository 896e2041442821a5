//! Receiving: any number of files, a dry run, then all of it or nothing.

use crate::app::use_desk;
use crate::components::{Notice, NoticeLine};
use crate::exchange::{Arrival, Brought, TakenOver, accept, look_into, read_file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use redress_core::bundle::Party;
use redress_core::wording::Lang;
use wasm_bindgen::JsCast;

/// Lines of a file that are named one by one; the counts say how many there are.
const MOST_LINES: usize = 20;

#[component]
pub fn ReceiveSection() -> impl IntoView {
    let desk = use_desk();
    let arrivals = RwSignal::new_local(Vec::<Arrival>::new());
    let notice = RwSignal::new(None::<Notice>);
    let busy = RwSignal::new(false);
    let over = RwSignal::new(false);

    let look = move |files: web_sys::FileList| {
        let files: Vec<web_sys::File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
        notice.set(None);
        spawn_local(async move {
            let chain = desk.profile().map(|profile| profile.chain);
            let (mut found, mut brought) = (Vec::new(), Brought::default());
            for file in files {
                if let Some(bytes) = read_file(&file).await {
                    found.push(look_into(desk, file.name(), &bytes, chain.as_ref(), &mut brought));
                } else {
                    notice.set(Some(Notice::failed(format!(
                        "{}: {}",
                        file.name(),
                        desk.t("读不到这个文件，请重新选择。", "this file cannot be read; choose it again.")
                    ))));
                }
            }
            arrivals.set(found);
        });
    };
    let pick = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(files) = input.files() {
            look(files);
        }
        // So that the same file can be chosen once more.
        input.set_value("");
    };
    let drop_files = move |event: web_sys::DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            look(files);
        }
    };
    let is_useful = move || arrivals.with(|arrivals| arrivals.iter().any(|arrival| arrival.reading.is_ok()));
    let take = move |_| {
        busy.set(true);
        let brought = arrivals.get_untracked();
        spawn_local(async move {
            let lang = desk.lang.get_untracked();
            let outcome = accept(desk, brought).await;
            busy.set(false);
            notice.set(Some(match outcome {
                Ok(sum) => {
                    arrivals.set(Vec::new());
                    Notice::done(sentence(&sum, lang))
                }
                Err(error) => {
                    let rulebook = desk.read_untracked(|memory| memory.rulebook().clone());
                    Notice::failed(error.sentence(&rulebook, lang))
                }
            }));
        });
    };
    view! {
        <section class="card" id="receive">
            <h2>{move || desk.t("接收", "Receive")}</h2>
            <div
                class="drop"
                class:over=move || over.get()
                on:dragover=move |event| {
                    event.prevent_default();
                    over.set(true);
                }
                on:dragleave=move |_| over.set(false)
                on:drop=drop_files
            >
                <label class="button" for="files">{move || desk.t("选择文件", "Choose files")}</label>
                <input id="files" class="visually-hidden" type="file" multiple=true on:change=pick />
                <span class="faint">{move || desk.t("或把文件拖到这里，可多选", "or drop them here, as many as you like")}</span>
            </div>
            <For each=move || arrivals.get().into_iter().enumerate() key=|(index, arrival)| (*index, arrival.file.clone()) let((_, arrival))>
                <DryRun arrival />
            </For>
            <Show when=move || !arrivals.with(Vec::is_empty)>
                <div class="bar">
                    <button type="button" class="main-action" id="accept" disabled=move || busy.get() || !is_useful() on:click=take>
                        {move || desk.t("接收以上内容", "Take this over")}
                    </button>
                    <button type="button" on:click=move |_| arrivals.set(Vec::new())>{move || desk.t("取消", "Cancel")}</button>
                </div>
            </Show>
            <NoticeLine notice />
        </section>
    }
}

/// What a file would bring, in plain words. Nothing has been written.
#[component]
fn DryRun(arrival: Arrival) -> impl IntoView {
    let desk = use_desk();
    let file = arrival.file.clone();
    let body = move || {
        let lang = desk.lang.get();
        match &arrival.reading {
            Err(error) => {
                view! { <p class="breached-text" role="alert">{error.sentence(lang)}</p> }.into_any()
            }
            Ok(reading) => {
                let sorted = &reading.sorted;
                let at = |line: usize, words: String| match lang {
                    Lang::Zh => format!("第 {line} 行：{words}"),
                    Lang::En => format!("Line {line}: {words}"),
                };
                let set_aside =
                    sorted.quarantined.iter().map(|line| at(line.line, line.reason.sentence(lang)));
                let personal = sorted.bad_personal.iter().map(|bad| at(bad.line, bad.sentence(lang)));
                let twice = sorted.equivocations.iter().map(|twice| twice.sentence(lang));
                let whole = reading.problems.iter().map(|problem| problem.sentence(lang));
                let problems: Vec<String> =
                    whole.chain(set_aside.chain(personal).take(MOST_LINES)).chain(twice).collect();
                view! {
                    <p class="faint">
                        {format!("{} → {}", named(&reading.header.from, lang), named(&reading.header.to, lang))}
                    </p>
                    <dl class="counts">
                        <div><dt>{desk.t("新案件", "New cases")}</dt><dd>{arrival.new_cases}</dd></div>
                        <div><dt>{desk.t("有更新的案件", "Changed cases")}</dt><dd>{arrival.changed_cases}</dd></div>
                        <div><dt>{desk.t("新记录", "New records")}</dt><dd>{sorted.accepted.len()}</dd></div>
                        <div><dt>{desk.t("已有", "Known")}</dt><dd>{sorted.known}</dd></div>
                        <div><dt>{desk.t("等待前文", "Waiting")}</dt><dd>{sorted.pending.len()}</dd></div>
                        <div><dt>{desk.t("读不懂，留存", "Set aside")}</dt><dd>{sorted.quarantined.len()}</dd></div>
                    </dl>
                    <ul class="problems">{problems.into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}</ul>
                }
                    .into_any()
            }
        }
    };
    view! {
        <div class="dry-run">
            <strong class="file">{file}</strong>
            {body}
        </div>
    }
}

/// Who sent it, or for whom it is.
fn named(party: &Party, lang: Lang) -> String {
    let zh = lang == Lang::Zh;
    match party {
        Party::HeadOffice => if zh { "总部" } else { "Head office" }.to_owned(),
        Party::Merged => if zh { "合并的文件" } else { "Several files united" }.to_owned(),
        Party::Store(code) => format!("{} {code}", if zh { "门店" } else { "Store" }),
    }
}

fn sentence(sum: &TakenOver, lang: Lang) -> String {
    let TakenOver { files, accepted, known, pending, quarantined, refused } = sum;
    match lang {
        Lang::Zh => format!(
            "已接收 {files} 个文件：新记录 {accepted} 条，已有 {known} 条，等待前文 {pending} 条，读不懂而留存 {quarantined} 行；{refused} 个文件未接收。原有记录都在。"
        ),
        Lang::En => format!(
            "Took over {files} files: {accepted} new records, {known} known, {pending} waiting, {quarantined} lines set aside; {refused} files refused. Everything before is kept."
        ),
    }
}
