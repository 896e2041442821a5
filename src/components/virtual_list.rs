//! A list of which only the part in view is in the document, so that ten thousand lines scroll like twenty.
//! It scrolls with the page. Heights are reckoned in rem, so that a larger text makes larger lines.

use leptos::html;
use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;
use std::hash::Hash;
use std::ops::Range;

/// Lines beyond both edges: enough for the keyboard to step out of view and for a quick thumb.
const BEYOND_PX: f64 = 600.0;

#[component]
pub fn VirtualList<T, K, V>(
    #[prop(into)] items: Signal<Vec<T>>,
    key: fn(&T) -> K,
    /// The height of a line in rem; the second argument says whether the list is narrow.
    height: fn(&T, bool) -> f64,
    /// Below this width, in rem, it is narrow. The style sheet has the same number.
    narrow_below: f64,
    line: impl Fn(T) -> V + Copy + Send + 'static,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    K: Eq + Hash + 'static,
    V: IntoView + 'static,
{
    let list = NodeRef::<html::Ul>::new();
    let window = RwSignal::new(View::first());
    let look = move || {
        // A frame may come after the list has gone.
        let (Some(element), Some(before)) = (list.try_get_untracked().flatten(), window.try_get_untracked())
        else {
            return;
        };
        let seen = View::of(&element);
        if seen != before {
            window.set(seen);
        }
    };
    let tops = Memo::new(move |_| {
        let view = window.get();
        let is_narrow = view.width < narrow_below * view.rem;
        items.with(|items| tops(items.iter().map(|item| height(item, is_narrow) * view.rem)))
    });
    let shown = Memo::new(move |_| {
        let view = window.get();
        tops.with(|tops| in_view(tops, view.from - BEYOND_PX, view.to + BEYOND_PX))
    });
    let top = move |index: usize| tops.with(|tops| tops.get(index).copied().unwrap_or_default());
    let above = move || top(shown.get().start);
    let below = move || tops.with(|tops| tops.last().copied().unwrap_or_default()) - top(shown.get().end);
    let lines = move || {
        let shown = shown.get();
        items.with(|items| items.get(shown).map(<[T]>::to_vec).unwrap_or_default())
    };
    Effect::new(move |_| {
        items.track();
        list.track();
        request_animation_frame(look);
    });
    let listeners = ["scroll", "resize"].map(|event| window_event_listener_untyped(event, move |_| look()));
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <ul
            class="virtual-list"
            node_ref=list
            style:padding-top=move || format!("{}px", above())
            style:padding-bottom=move || format!("{}px", below())
        >
            <For each=lines key=move |item| key(item) children=move |item| line(item) />
        </ul>
    }
}

/// Which stretch of the list the window shows, in pixels from its top.
#[derive(Clone, Copy, Debug, PartialEq)]
struct View {
    from: f64,
    to: f64,
    width: f64,
    rem: f64,
}

impl View {
    /// Before the first look: a screenful, so that the first paint is neither empty nor of another shape.
    fn first() -> Self {
        let (width, height) = screen();
        Self { from: 0.0, to: height, width, rem: rem() }
    }

    fn of(list: &web_sys::Element) -> Self {
        let bounds = list.get_bounding_client_rect();
        let from = -bounds.top();
        Self { from, to: from + screen().1, width: bounds.width(), rem: rem() }
    }
}

/// The width and height of the window.
fn screen() -> (f64, f64) {
    let window = web_sys::window();
    let width = window.as_ref().and_then(|window| window.inner_width().ok()?.as_f64());
    let height = window.as_ref().and_then(|window| window.inner_height().ok()?.as_f64());
    (width.unwrap_or(900.0), height.unwrap_or(900.0))
}

/// The height of one rem, which people may have made larger.
fn rem() -> f64 {
    const USUAL: f64 = 16.0;
    let root = document().document_element();
    let style = root.and_then(|root| web_sys::window()?.get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(USUAL)
}

/// Where each line begins, and at the end where the list ends.
fn tops(heights: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut tops = vec![0.0];
    let mut end = 0.0;
    for height in heights {
        end += height;
        tops.push(end);
    }
    tops
}

/// The lines that touch the stretch.
fn in_view(tops: &[f64], from: f64, to: f64) -> Range<usize> {
    let lines = tops.len().saturating_sub(1);
    let start = tops.partition_point(|top| *top <= from).saturating_sub(1).min(lines);
    let end = tops.partition_point(|top| *top < to).min(lines);
    start..end.max(start)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use super::{in_view, tops};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_lines_that_touch_the_window_are_in_view() {
        let tops = tops([10.0; 100].into_iter());
        assert_eq!(in_view(&tops, -50.0, 25.0), 0..3);
        assert_eq!(in_view(&tops, 95.0, 115.0), 9..12);
        assert_eq!(in_view(&tops, 5_000.0, 6_000.0), 100..100);
        assert_eq!(in_view(&super::tops([].into_iter()), 0.0, 10.0), 0..0);
    }
}
