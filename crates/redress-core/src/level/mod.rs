//! Which level the facts speak for (LEVEL-4), and what looks across cases: repeats and mass complaints.
//!
//! Proposes and never sets: a person confirms, and what was proposed is frozen into that entry. The index is built
//! from the cases at hand and answers the same in whatever order they came; it knows no `now`.

mod amount;
mod crowd;
mod facts;
mod index;
mod known;
mod mark;
mod phone;
mod proposal;
mod repeat;

pub use amount::fen_wanted;
pub use crowd::Crowd;
pub use facts::{Facts, Offer, deciding_tier};
pub use index::{Again, Index};
pub use phone::Phone;
pub use proposal::{Fired, LevelProposal, propose};
pub use repeat::{PossibleRepeat, possible_repeats};
