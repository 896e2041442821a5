//! The weekly report (REP-1): a table for every figure, from small histories told by hand.

mod conservation;
mod figures;
mod history;
mod promises;
mod serious;
mod tale;
mod week;
