//! Whole cases from beginning to end: each script of `tests/scenarios` played, told, and kept as a bundle.

#![allow(clippy::disallowed_methods, reason = "tests read the scripts and bundles of the tree")]
#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod golden;
mod told;
