//! Reusable pieces of the screens: they receive values and hand back intent.

mod badge;
mod case_row;
mod field;
mod focus;
mod frame;
mod grounds;
mod icon;
mod keys;
mod money;
mod notice;
mod ticks;
mod virtual_list;

pub use badge::{LevelChip, StandingText, UrgencyClass};
pub use case_row::{CASE_ROW_NARROW, CaseRow, case_row_height};
pub use field::{Area, Choice, DateField, MomentField, Option_, Pick, TextField, TimeOf};
pub use focus::focus;
pub use frame::{Frame, LangSwitch};
pub use grounds::Grounds;
pub use icon::{Icon, Sign};
pub use keys::is_escape;
pub use money::fen_of;
pub use notice::{Notice, NoticeKind, NoticeLine};
pub use ticks::{Ticks, options};
pub use virtual_list::VirtualList;
