//! The name tagger alone as JavaScript calls it: no part of the package, `node benches/names.mjs` measures it.

use nutgraf::entity::{Source, tag::tag};
use nutgraf::{OffsetUnit, Options, document, quotemark, sentence, span::OffsetMap, token, words};
use wasm_bindgen::prelude::*;

/// The names of a text, without who is who: start, end and kind of each, one after the other. Offsets are UTF-16.
#[wasm_bindgen]
pub fn names(text: &str) -> Vec<u32> {
    let document = document::parse(text);
    let quoted = quotemark::pair(&document);
    let sentences = sentence::split(&document, &quoted);
    let tokens = token::tokenize(&document, &sentences);
    let words = words::read(&document, &tokens);
    let options = Options::default();
    let offsets = OffsetMap::new(text, OffsetUnit::Utf16);
    let source =
        Source { document: &document, quoted: &quoted, sentences: &sentences, tokens: &tokens, words: &words, options: &options };
    let names = tag(source);
    names
        .iter()
        .flat_map(|name| [offsets.convert(name.span.start) as u32, offsets.convert(name.span.end) as u32, name.kind as u32])
        .collect()
}
