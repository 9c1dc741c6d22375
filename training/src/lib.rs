//! Shared by the programs that learn and measure what nutgraf ships.

pub mod crf;
pub mod gold;
pub mod names;
