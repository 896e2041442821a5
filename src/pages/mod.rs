//! One file, or one folder, per page.

mod alarm;
mod alerts;
mod case;
mod cases;
mod exchange;
mod none;
mod register;
mod report;
mod set_up;
mod settings;
mod today;

pub use alarm::AlarmPage;
pub use alerts::AlertsPage;
pub use case::CasePage;
pub use cases::CasesPage;
pub use exchange::ExchangePage;
pub use none::NoSuchPage;
pub use register::RegisterPage;
pub use report::ReportPage;
pub use set_up::SetUpPage;
pub use settings::SettingsPage;
pub use today::TodayPage;
