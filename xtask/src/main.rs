//! Steps of the build that are written in Rust, so that Cargo.lock pins their tools.
//!
//! `cargo run -p xtask -- bindgen FILE.wasm FOLDER` writes the JavaScript, types and wasm that a page, a worker or Node loads.

use std::path::Path;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bindgen", wasm, folder] => match bindgen(Path::new(wasm), Path::new(folder)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("xtask: {error}");
                ExitCode::FAILURE
            }
        },
        _ => {
            eprintln!("usage: xtask bindgen FILE.wasm FOLDER");
            ExitCode::from(2)
        }
    }
}

fn bindgen(wasm: &Path, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let name = wasm.file_stem().and_then(|name| name.to_str()).ok_or("the wasm's file has no name")?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name(name).typescript(true).remove_name_section(false).remove_producers_section(true);
    bindgen.omit_default_module_path(false);
    bindgen.web(true)?;
    Ok(bindgen.generate(folder)?)
}
