//! Reusable pieces of the screens: they receive values and hand back intent.

mod badge;
mod field;
mod frame;
mod icon;
mod money;
mod notice;
mod ticks;

pub use badge::{LevelChip, StandingText, UrgencyClass};
pub use field::{Area, Choice, DateField, MomentField, Option_, Pick, TextField, TimeOf};
pub use frame::{Frame, LangSwitch};
pub use icon::{Icon, Sign};
pub use money::fen_of;
pub use notice::{Notice, NoticeKind, NoticeLine};
pub use ticks::{Ticks, options};
