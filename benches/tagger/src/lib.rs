//! The name tagger alone as JavaScript calls it: no part of the package, `node benches/names.mjs` measures it.

use nutgraf::entity::tag::tag;
use nutgraf::{OffsetUnit, Options, document, quotemark, sentence, span::OffsetMap, token};
use wasm_bindgen::prelude::*;

/// The names of a text, without who is who: start, end and kind of each, one after the other. Offsets are UTF-16.
#[wasm_bindgen]
pub fn names(text: &str) -> Vec<u32> {
    let document = document::parse(text);
    let sentences = sentence::split(&document, &quotemark::pair(&document));
    let tokens = token::tokenize(&document, &sentences);
    let offsets = OffsetMap::new(text, OffsetUnit::Utf16);
    let names = tag(&document, &sentences, &tokens, &Options::default());
    names
        .iter()
        .flat_map(|name| [offsets.convert(name.span.start) as u32, offsets.convert(name.span.end) as u32, name.kind as u32])
        .collect()
}
