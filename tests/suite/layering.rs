//! A module uses only modules below it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: `src/lib.rs` lists them in this order.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(source("lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name)
}

fn files(module: &str) -> Vec<PathBuf> {
    let mut pending = vec![source(&format!("{module}.rs")), source(module)];
    let mut files = Vec::new();
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") && path.exists() {
            files.push(path);
        }
    }
    files
}

/// The modules of this crate that a file names: what stands behind `crate::`, braces included.
fn uses(code: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut uses = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let mut start = true;
                for (at, c) in list.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => start = true,
                        c if start && !c.is_whitespace() => {
                            uses.push(name(&list[at..]));
                            start = false;
                        }
                        _ => {}
                    }
                }
            }
            None => uses.push(name(rest)),
        }
    }
    uses
}

#[test]
fn a_module_uses_only_modules_below_it() {
    let order = order();
    assert!(order.len() > 10, "lib.rs lists its modules");
    let mut wrong = Vec::new();
    for (height, module) in order.iter().enumerate() {
        for file in files(module) {
            for used in uses(&fs::read_to_string(&file).unwrap()) {
                if order.iter().position(|other| *other == used).is_some_and(|other| other > height) {
                    wrong.push(format!("{} uses {used}, which is above {module}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn uses_are_read_from_paths_and_lists() {
    assert_eq!(uses("use crate::span::{Span, within};\nuse crate::{token::{self, Token}, quote};"), ["span", "token", "quote"]);
}
