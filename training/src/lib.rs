//! Shared by the programs that learn and measure: gold files, with offsets in bytes.

pub mod gold;
