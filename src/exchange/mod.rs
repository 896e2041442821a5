//! Files in and out: what goes to whom, download, share sheet, copy; what a file brings, before it is taken over.

mod arrival;
mod deliver;
mod parcel;

pub use arrival::{Arrival, Brought, TakenOver, accept, look_into, read_file};
pub use deliver::{can_share, copy_text, download, share};
pub use parcel::{Parcel, ParcelError, pack};
