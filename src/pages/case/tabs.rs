//! What stands below the panel: the story, the form as it prints, all clocks.

use super::clocks::Clocks;
use super::file::use_file;
use super::sheet::Sheet;
use super::story::Story;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Story,
    Sheet,
    Clocks,
}

#[component]
pub fn Tabs() -> impl IntoView {
    let file = use_file();
    let tab = RwSignal::new(Tab::Story);
    let button = move |this: Tab, zh: &'static str, en: &'static str| {
        view! {
            <button type="button" aria-pressed=move || (tab.get() == this).to_string() on:click=move |_| tab.set(this)>
                {move || file.desk.t(zh, en)}
            </button>
        }
    };
    view! {
        <div class="tab-list">
            {button(Tab::Story, "经过", "Story")} {button(Tab::Sheet, "处理单", "Form")}
            {button(Tab::Clocks, "时限", "Clocks")}
        </div>
        <Show when=move || tab.get() == Tab::Story>
            <Story />
        </Show>
        // Always there, so that printing from any tab prints the form and nothing else.
        <div class="sheet-frame" class:off-screen=move || tab.get() != Tab::Sheet>
            <Sheet />
        </div>
        <Show when=move || tab.get() == Tab::Clocks>
            <Clocks />
        </Show>
    }
}
