//! The engine as JavaScript calls it. Translates, decides nothing.

use js_sys::{Array, Object, Uint32Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::report::{self, ComparisonReport, Known, Report};
use crate::{Memory, model, options::Request};

/// Makes a trap name its place in the console, and nothing else: a panic's own message may quote the article.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or("an unknown place".to_owned(), ToString::to_string);
        web_sys::console::error_1(&format!("nutgraf stopped at {place}").into());
    }));
}

/// Takes the names' model: the file beside the wasm.
#[wasm_bindgen(js_name = loadModel)]
pub fn load_model(file: Vec<u8>) -> Result<(), JsError> {
    Ok(model::load(file)?)
}

/// The report of a text, as a plain object.
#[wasm_bindgen]
pub fn analyze(text: &str, options: JsValue) -> Result<JsValue, JsError> {
    plain(&Report::asked(text, &begin(&options, text.len())?, &mut Memory::default()))
}

/// A text that is being written, and what was found in it last.
#[wasm_bindgen]
#[derive(Default)]
pub struct Following(report::Following);

#[wasm_bindgen]
impl Following {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Following {
        Following::default()
    }

    /// Its report as JSON; what changed alone where the caller knows the last one.
    pub fn analyze(&mut self, text: &str, options: JsValue, known: bool) -> Result<String, JsError> {
        let request = begin(&options, text.len())?;
        Ok(self.0.answer(text, &request, if known { Known::Last } else { Known::Nothing }))
    }
}

/// The comparison of several texts, as a plain object.
#[wasm_bindgen]
pub fn compare(texts: Vec<String>, options: JsValue) -> Result<JsValue, JsError> {
    plain(&ComparisonReport::asked(&texts, &begin(&options, texts.iter().map(String::len).sum())?))
}

/// Start and end of each sentence, one after the other: the first three stages alone.
#[wasm_bindgen]
pub fn sentences(text: &str, options: JsValue) -> Result<Uint32Array, JsError> {
    Ok(Uint32Array::from(&report::sentence_ends(text, read(&options)?.offset_unit.unwrap_or_default())[..]))
}

/// What is asked of so many bytes of text.
fn begin(options: &JsValue, bytes: usize) -> Result<Request, JsError> {
    let request = read(options)?;
    model::ready()?;
    make_room(bytes);
    Ok(request)
}

/// Lets the memory grow once by what texts of so many bytes take. Page by page would cost the square of a long text: behind
/// each growth V8 may look through all of the caller's objects for garbage.
fn make_room(bytes: usize) {
    const BYTES_FOR_EACH: usize = 64;
    let mut room = Vec::<u8>::new();
    // Where so much is not to be had, less may do.
    let _ = room.try_reserve_exact(bytes.saturating_mul(BYTES_FOR_EACH));
    std::hint::black_box(room);
}

/// What a caller's object says; nothing where it gives none. A key whose value is `undefined` is left out.
fn read(options: &JsValue) -> Result<Request, JsError> {
    if options.is_undefined() || options.is_null() {
        return Ok(Request::default());
    }
    if !options.is_object() {
        return Err(JsError::new("the options are not an object"));
    }
    let entries = Object::entries(options.unchecked_ref());
    let told = entries.iter().filter(|entry| !entry.unchecked_ref::<Array>().get(1).is_undefined()).collect::<Array>();
    let told = Object::from_entries(&told).unwrap_or_default();
    serde_wasm_bindgen::from_value(told.into()).map_err(|error| JsError::new(&error.to_string()))
}

/// A value as JSON.parse would give it: objects, arrays, and `null` for what is absent.
fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
