//! Shared by the programs that learn and measure what nutgraf ships.

pub mod corpus;
pub mod corpus_gold;
pub mod crf;
pub mod disguise;
pub mod gold;
pub mod groups;
pub mod items;
pub mod names;
pub mod random;
pub mod seeds;
pub mod story;
pub mod tagger;
pub mod tags;
pub mod trees;
