//! Tells the engine the fingerprint of the model that it is built with: the model itself may come later, and must be the same.

#[path = "src/model/fingerprint.rs"]
mod fingerprint;

const PARTS: [&str; 3] = ["src/model/weights.bin", "src/model/resources.bin", "src/words/weights.bin"];

fn main() {
    println!("cargo::rerun-if-changed=src/model/fingerprint.rs");
    let parts = PARTS.map(|path| {
        println!("cargo::rerun-if-changed={path}");
        std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
    });
    println!("cargo::rustc-env=NUTGRAF_MODEL={}", fingerprint::fingerprint(parts.iter().map(Vec::as_slice)));
}
