//! The signs of the rail and of buttons: line drawings that take the text's colour.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Today,
    Register,
    Cases,
    Reports,
    Exchange,
    Settings,
}

impl Sign {
    const fn path(self) -> &'static str {
        match self {
            Self::Today => "M4 6h16M4 12h16M4 18h10",
            Self::Register => "M12 5v14M5 12h14",
            Self::Cases => "M4 7h6l2 2h8v10H4z",
            Self::Reports => "M5 19V9M12 19V5M19 19v-7",
            Self::Exchange => "M7 20V6M3 10l4-4 4 4M17 4v14M13 14l4 4 4-4",
            Self::Settings => {
                "M4 7h9M17 7h3M13 7a2 2 0 1 0 4 0a2 2 0 1 0-4 0M4 17h3M11 17h9M7 17a2 2 0 1 0 4 0a2 2 0 1 0-4 0"
            }
        }
    }
}

#[component]
pub fn Icon(sign: Sign) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d=sign.path() />
        </svg>
    }
}
