//! A module uses only modules below it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: `src/lib.rs` lists them in this order.
fn order() -> Vec<String> {
    let lib = fs::read_to_string(source("lib.rs")).unwrap();
    lib.lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';').map(str::to_owned))
        .collect()
}

pub(crate) fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name)
}

pub(crate) fn files(module: &str) -> Vec<PathBuf> {
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

/// The modules of this crate that a file names.
fn uses(code: &str) -> Vec<String> {
    behind(code, "crate::")
}

/// What stands behind a path's start, such as `crate::`, braces included.
fn behind(code: &str, prefix: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    let mut uses = Vec::new();
    for (at, path) in code.match_indices(prefix) {
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

/// The parts of a folder of modules, each with the other parts that it uses. A folder inside is one part.
fn parts(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let mut parts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let path = module_of(folder);
    for file in files(folder.strip_prefix(source("")).unwrap().to_str().unwrap()) {
        let Ok(inside) = file.strip_prefix(folder) else { continue };
        let part = inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
        let code = fs::read_to_string(&file).unwrap();
        // From here up to the folder: `super::super::`.
        let up = module_of(&file).len() - path.len();
        let mut used = behind(&code, &"super::".repeat(up));
        used.extend(behind(&code, &format!("crate::{}::", path.join("::"))));
        parts.entry(part).or_default().extend(used);
    }
    parts.remove("mod");
    parts
}

/// The path of a file's or a folder's module: `quote`, `decide`, `cue` of `src/quote/decide/cue/mod.rs`.
fn module_of(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(source("")).unwrap().with_extension("");
    inside.iter().map(|name| name.to_str().unwrap().to_owned()).filter(|name| name != "mod").collect()
}

/// All folders of modules.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = order().iter().map(|module| source(module)).filter(|path| path.is_dir()).collect();
    let mut at = 0;
    while at < folders.len() {
        let inside = fs::read_dir(&folders[at]).unwrap().map(|entry| entry.unwrap().path());
        folders.extend(inside.filter(|path| path.is_dir()).collect::<Vec<_>>());
        at += 1;
    }
    folders
}

/// Whether a part uses another, itself or through others.
fn reaches(parts: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let (mut pending, mut seen) = (vec![from], BTreeSet::new());
    while let Some(part) = pending.pop() {
        for used in parts.get(part).into_iter().flatten().filter(|used| seen.insert(used.as_str())) {
            if used == to {
                return true;
            }
            pending.push(used);
        }
    }
    false
}

#[test]
fn the_parts_of_a_module_use_each_other_in_no_circle() {
    let mut circles = Vec::new();
    for folder in folders() {
        let parts = parts(&folder);
        let names: Vec<&String> = parts.keys().collect();
        for (at, one) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                if reaches(&parts, one, other) && reaches(&parts, other, one) {
                    circles.push(format!("{}: {one} and {other}", folder.display()));
                }
            }
        }
    }
    assert_eq!(circles, [""; 0]);
}

#[test]
fn uses_are_read_from_paths_and_lists() {
    assert_eq!(uses("use crate::span::{Span, within};\nuse crate::{token::{self, Token}, quote};"), ["span", "token", "quote"]);
}

/// The lines of each function of a file, with its name: from the line with `fn` to the brace that closes it.
fn functions(code: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let bare = line.trim_start();
        let Some(rest) = bare.strip_prefix("pub").map_or(Some(bare), |rest| rest.split_once(' ').map(|(_, rest)| rest)) else {
            continue;
        };
        let rest = rest.strip_prefix("const ").unwrap_or(rest);
        let Some(name) = rest.strip_prefix("fn ") else { continue };
        let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let close = format!("{}}}", &line[..line.len() - bare.len()]);
        let length =
            if line.ends_with('}') { Some(1) } else { lines[at..].iter().position(|line| *line == close).map(|end| end + 1) };
        found.extend(length.map(|length| (length, name)));
    }
    found
}

#[test]
fn functions_of_who_reads_words_fit_on_a_screen_and_files_of_words_and_quotes_on_a_few() {
    const FUNCTION: usize = 60;
    const FILE: usize = 400;
    const MEDIAN: usize = 8;
    let (mut long, mut lengths) = (Vec::new(), Vec::new());
    for file in ["words", "quote", "entity", "stats", "check"].iter().flat_map(|module| files(module)) {
        let code = fs::read_to_string(&file).unwrap();
        let few = ["words", "quote"].iter().any(|module| file.starts_with(source(module)));
        if few && code.lines().count() > FILE {
            long.push(format!("{} has {} lines", file.display(), code.lines().count()));
        }
        for (length, name) in functions(&code) {
            lengths.push(length);
            if length > FUNCTION {
                long.push(format!("{name} in {} has {length} lines", file.display()));
            }
        }
    }
    lengths.sort_unstable();
    assert!(lengths.len() > 1000, "{} functions are found", lengths.len());
    assert!(long.is_empty(), "{}", long.join("\n"));
    assert!(lengths[lengths.len() / 2] <= MEDIAN, "half of the functions have more than {} lines", lengths[lengths.len() / 2]);
}

/// What stands beside a word is asked of a `Stretch`, which has bounds: a place counted up or down by hand may lie in another sentence.
#[test]
fn whoever_reads_words_counts_no_places_by_hand() {
    let mut counted = Vec::new();
    for file in ["quote", "entity", "stats", "check", "compare"].iter().flat_map(|module| files(module)) {
        let code = fs::read_to_string(&file).unwrap();
        for (number, line) in code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            if counts_places(line) {
                counted.push(format!("{}:{}: {}", file.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(counted.is_empty(), "{}", counted.join("\n"));
}

/// Whether a line reads words, or what is known of each, at a place that it works out, or runs a window over them.
fn counts_places(line: &str) -> bool {
    let rows = ["words", "tokens", "units", "labels", "allowed", "scores", "ids"];
    rows.iter().any(|row| {
        let asked = ["[", ".get(", ".get_mut("].map(|opens| format!("{row}{opens}"));
        let mut places = asked.iter().flat_map(|opens| line.split(opens.as_str()).skip(1));
        places.any(|rest| {
            let place = rest.split([']', ')']).next().unwrap_or_default();
            [" + ", " - ", "..", "_sub("].iter().any(|sign| rest.starts_with(sign) || place.contains(sign))
        })
    }) || line.contains("tokens.windows(")
}

#[test]
fn a_place_counted_by_hand_is_seen() {
    assert!(counts_places("let next = &tokens[at + 1];") && counts_places("words.get(at.saturating_sub(2))"));
    assert!(!counts_places("let next = words.after(at);") && !counts_places("self.words[word]"));
}

/// What a paragraph tells is kept while somebody writes: its key (`quote/decide/paragraph.rs`) holds words, marks, names and roles.
#[test]
fn what_is_kept_of_a_paragraph_looks_at_nothing_that_its_key_leaves_out() {
    let decide =
        ["cue", "source", "statement", "ending", "unit", "complement", "contract"].map(|part| format!("quote/decide/{part}"));
    let read = ["read/phrase", "read/insertion", "item/withheld", "item/unit"].map(|part| format!("quote/{part}"));
    let left_out = [".blocks", ".echoed", ".outermost", ".continues", "entities.entities", ".genders", ".dates", ".figures"];
    let mut looks = Vec::new();
    for file in decide.iter().chain(&read).flat_map(|part| files(part)) {
        let code = fs::read_to_string(&file).unwrap();
        let lines = code.lines().filter(|line| left_out.iter().any(|name| line.contains(name)));
        looks.extend(lines.map(|line| format!("{}: {}", file.display(), line.trim())));
    }
    assert!(looks.is_empty(), "{}", looks.join("\n"));
}

/// So the page and the package are the same, whether or not the commit is built with archives too.
#[test]
fn one_line_of_the_engine_knows_of_archives() {
    let outside = [source("tables"), source("bin")];
    let mut lines = Vec::new();
    for file in files("").iter().filter(|file| !outside.iter().any(|folder| file.starts_with(folder))) {
        let code = fs::read_to_string(file).unwrap();
        let asks = |line: &&str| line.contains("feature = \"ar");
        lines.extend(code.lines().zip(code.lines().skip(1)).filter(|(line, _)| asks(line)).map(|(_, next)| next.to_owned()));
    }
    assert_eq!(lines, ["pub mod tables;"]);
}
