//! The shell of Redress: all that touches the browser. The rules are in `redress-core`.

mod app;
mod chance;
mod clock;
pub mod components;
pub mod desk;
mod example;
pub mod exchange;
mod pages;
pub mod session;
pub mod storage;
mod tabs;

pub use app::{App, start};
