//! All tests of the engine, in one program. Each module reads the cases of one stage or holds one rule of the house.

#[cfg(feature = "archive")]
mod archive;
mod attacks;
mod cases;
mod characters;
mod checks;
mod compare;
mod cli;
mod contract;
mod cost;
mod dates;
mod endless;
mod entities;
mod figures;
mod following;
mod invariants;
mod languages;
mod layering;
mod lexicon;
mod names;
mod marks;
mod quotes;
mod roles;
mod seeds;
mod sentences;
mod snapshots;
mod statistics;
mod tables;
mod tokens;
mod words;
