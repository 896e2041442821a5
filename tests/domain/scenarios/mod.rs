//! Whole cases from beginning to end: each script of `tests/scenarios` played, told, and kept as a bundle.

mod golden;
mod told;
