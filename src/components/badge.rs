//! Level chips and clock states: never by colour alone, always with a word.

use crate::app::use_desk;
use crate::desk::Urgency;
use leptos::prelude::*;
use redress_core::complaint::Level;
use redress_core::sla::Standing;
use redress_core::wording::clock;

#[component]
pub fn LevelChip(level: Level) -> impl IntoView {
    let desk = use_desk();
    let class = match level.get() {
        1 => "chip",
        2 => "chip level-2",
        _ => "chip level-3",
    };
    view! { <span class=class>{move || level.name(desk.lang.get())}</span> }
}

/// The class that colours a row by its clock.
pub trait UrgencyClass {
    fn class(self) -> &'static str;
}

impl UrgencyClass for Urgency {
    fn class(self) -> &'static str {
        match self {
            Self::Breached => "breached",
            Self::AtRisk => "at-risk",
            Self::Running => "running",
        }
    }
}

impl UrgencyClass for Standing {
    fn class(self) -> &'static str {
        match self {
            Self::Breached => "breached",
            Self::AtRisk => "at-risk",
            Self::Running => "running",
            Self::Held => "held",
            Self::Met => "met",
            Self::MetLate => "met-late",
            Self::Void => "void",
        }
    }
}

#[component]
pub fn StandingText(standing: Standing) -> impl IntoView {
    let desk = use_desk();
    view! { <span class=format!("chip clock-{}", standing.class())>{move || clock::standing(standing, desk.lang.get())}</span> }
}
