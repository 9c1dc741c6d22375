//! The engine as JavaScript calls it. Translates, decides nothing.
