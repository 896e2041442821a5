//! Which level is proposed and why, what looks across cases, repeats, and the answers that are called back.

#![allow(clippy::unwrap_used, reason = "helpers of tests stop the test")]

mod accepted;
mod answers;
mod authority;
mod counter;
mod crowd;
mod desk;
mod grounds;
mod index;
mod repeats;
mod scale;
mod spelling;
mod words;
