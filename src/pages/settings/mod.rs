//! Settings: this device, stores, people, the calendar, data, about.

mod about;
mod calendar;
mod data;
mod device;
mod handing_on;
mod people;
mod stores;

use crate::app::use_desk;
use leptos::prelude::*;

#[component]
pub fn SettingsPage() -> impl IntoView {
    let desk = use_desk();
    view! {
        <h1>{move || desk.t("设置", "Settings")}</h1>
        <device::DeviceSection />
        <people::PeopleSection />
        <stores::StoresSection />
        <calendar::CalendarSection />
        <data::DataSection />
        <about::AboutSection />
    }
}
