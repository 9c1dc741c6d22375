//! Reads `tests/cases/STAGE/*.txt`.
//!
//! A case is a title line that opens with `===`, the text, a line `---`, and what is expected, one `key value` a line:
//!
//! ```text
//! === a title does not end the sentence
//! He met Col. Hart. Then he left.
//! ---
//! sentence  He met Col. Hart.
//! sentence  Then he left.
//! ```
//!
//! A line of text that has to be exactly `---` or to open with `===` is written with a backslash before it. `⏎` in an
//! expected value stands for a line break.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// One case of one file.
pub struct Case {
    pub file: String,
    pub title: String,
    pub text: String,
    /// Key and value of each expected line, in order.
    pub expected: Vec<(String, String)>,
}

/// Checks every case of a stage: `actual` gives, for a case, the lines that the engine makes of its text, as `key value`.
///
/// Panics with all cases that differ. `actual` sees the case so that it can leave out keys that the case does not speak of.
pub fn check(stage: &str, actual: impl Fn(&Case) -> Vec<(String, String)>) {
    let cases = read(stage);
    assert!(!cases.is_empty(), "no cases in tests/cases/{stage}");
    let mut failures = Vec::new();
    for case in &cases {
        let actual = actual(case);
        if actual != case.expected {
            failures.push(format!("{} · {}\n{}", case.file, case.title, difference(&case.expected, &actual)));
        }
    }
    assert!(failures.is_empty(), "{} of {} cases of {stage} fail:\n\n{}", failures.len(), cases.len(), failures.join("\n"));
}

/// Says that something is not tested, and for want of what; `scripts/test` repeats it at its end.
pub fn skip(what: &str) {
    println!("skipped: {what}");
    let told = std::env::var_os("SKIPPED").and_then(|path| OpenOptions::new().append(true).open(path).ok());
    if let Some(mut file) = told {
        // One write, so that tests beside this one do not get between.
        let _ = file.write_all(format!("skipped: {what}\n").as_bytes());
    }
}

/// A value as a case writes it.
pub fn shown(text: &str) -> String {
    text.replace("\r\n", "⏎").replace('\n', "⏎")
}

/// All cases of a stage, in the order of their files' names.
pub fn read(stage: &str) -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| parse(file)).collect()
}

fn parse(path: &Path) -> Vec<Case> {
    let file = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = fs::read_to_string(path).unwrap();
    let mut cases: Vec<Case> = Vec::new();
    let mut in_text = false;
    for line in source.lines() {
        if let Some(title) = line.strip_prefix("===") {
            cases.push(Case { file: file.clone(), title: title.trim().to_owned(), text: String::new(), expected: Vec::new() });
            in_text = true;
        } else if let Some(case) = cases.last_mut() {
            match line {
                "---" if in_text => in_text = false,
                _ if in_text => {
                    case.text += line.strip_prefix('\\').filter(|rest| *rest == "---" || rest.starts_with("===")).unwrap_or(line);
                    case.text.push('\n');
                }
                "" => {}
                _ => {
                    let (key, value) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                    case.expected.push((key.to_owned(), value.trim().to_owned()));
                }
            }
        }
    }
    for case in &mut cases {
        case.text.pop();
    }
    cases
}

fn difference(expected: &[(String, String)], actual: &[(String, String)]) -> String {
    let lines = |sign: char, these: &[(String, String)], those: &[(String, String)]| -> String {
        these.iter().filter(|line| !those.contains(line)).map(|(key, value)| format!("  {sign} {key}  {value}\n")).collect()
    };
    let missing = lines('-', expected, actual) + &lines('+', actual, expected);
    if missing.is_empty() { "  the same lines in another order or number\n".to_owned() } else { missing }
}
