//! The command line as a user meets it.

use std::env;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Runs the program with these arguments and this standard input.
pub fn nutgraf(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A file of that content, in a folder for temporary ones.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

const ARTICLE: &str = "“The bridge is safe 🙂,” said Dana Brell.";

#[test]
fn an_article_is_printed_for_people_to_read() {
    let path = file("article.txt", ARTICLE.as_bytes());
    let output = nutgraf(&["analyze", path.to_str().unwrap()], b"");
    assert!(output.status.success());
    assert!(stdout(&output).contains("Who said what\n  Dana Brell (direct"), "{}", stdout(&output));
    assert!(stdout(&output).contains("“The bridge is safe 🙂,”"));
}

#[test]
fn standard_input_is_a_dash() {
    let output = nutgraf(&["analyze", "--json", "-"], ARTICLE.as_bytes());
    assert_eq!(lines(&output)[0]["text"]["length"], ARTICLE.encode_utf16().count());
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let latin = file("latin.txt", b"Caf\xe9 closed");
    let good = file("good.txt", ARTICLE.as_bytes());
    let output = nutgraf(&["analyze", "--json", "nowhere.txt", latin.to_str().unwrap(), good.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("nutgraf: nowhere.txt: "), "{}", stderr(&output));
    assert!(stderr(&output).contains("latin.txt: not UTF-8: byte 4 does not belong to a character"), "{}", stderr(&output));
    let reports = lines(&output);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["file"], good.to_str().unwrap());
}

#[test]
fn the_day_of_publication_is_taken() {
    let output = nutgraf(&["analyze", "--json", "--published", "2025-03-11", "-"], ARTICLE.as_bytes());
    assert_eq!(lines(&output)[0]["published"], "2025-03-11");
}

#[test]
fn wrong_arguments_are_named_and_the_usage_is_shown() {
    for (arguments, told) in [
        (&["analyze"][..], "name at least one file"),
        (&["jsonl", "--offsets", "bytes"][..], "--offsets is utf16, codepoint or utf8, not \"bytes\""),
        (&["analyze", "--published", "Tuesday", "-"][..], "--published is a day like 2025-03-11, not \"Tuesday\""),
        (&["compare", "one.txt"][..], "name at least two files to compare"),
        (&["jsonl", "one.txt"][..], "jsonl reads standard input, not files"),
        (&["guess"][..], "there is no command \"guess\""),
        (&[][..], "a command is missing"),
    ] {
        let output = nutgraf(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
        assert!(stderr(&output).contains("nutgraf analyze FILE"), "{}", stderr(&output));
    }
}

#[test]
fn what_two_articles_share_is_printed() {
    let [one, two] = ["one.txt", "two.txt"].map(|name| file(name, format!("{ARTICLE} The city agreed.").as_bytes()));
    let files = [one.to_str().unwrap(), two.to_str().unwrap()];
    let output = nutgraf(&["compare", files[0], files[1]], b"");
    assert!(stdout(&output).contains("Said in several\n  Dana Brell (verbatim)\n      [1] "), "{}", stdout(&output));
    let output = nutgraf(&["compare", "--json", files[0], "nowhere.txt", files[1]], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output)[0]["schema"], "nutgraf-comparison/1");
    assert_eq!(lines(&output)[0]["articles"].as_array().unwrap().len(), 2);
}

#[test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(stdout(&nutgraf(&["--version"], b"")), format!("nutgraf {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_line_in_is_a_line_out() {
    let input = "{\"id\": \"a\", \"text\": \"Dana Brell left.\"}\n{\"text\": \"She came back.\", \"id\": 2}";
    let output = nutgraf(&["jsonl"], input.as_bytes());
    assert!(output.status.success());
    let answers = lines(&output);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(answers[0]["report"]["text"]["length"], 16);
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["report"]["sentences"].as_array().unwrap().len(), 1);
}

#[test]
fn offsets_are_in_the_unit_that_is_asked_for() {
    let input = serde_json::json!({ "id": 1, "text": ARTICLE }).to_string();
    for (unit, length) in
        [("utf16", ARTICLE.encode_utf16().count()), ("codepoint", ARTICLE.chars().count()), ("utf8", ARTICLE.len())]
    {
        let report = &lines(&nutgraf(&["jsonl", "--offsets", unit], input.as_bytes()))[0]["report"];
        assert_eq!(report["offsetUnit"], unit);
        assert_eq!(report["text"]["length"], length);
        assert_eq!(report["sentences"][0]["end"], length);
    }
}

#[test]
fn a_broken_line_is_answered_and_the_run_goes_on() {
    let input = b"{\"id\": 1}\nnonsense\n{\"id\": 3, \"text\": \"Caf\xe9\"}\n\n{\"id\": 5, \"text\": \"Fine.\", \"published\": \"soon\"}\n{\"id\": 6, \"text\": \"Fine.\"}\n";
    let output = nutgraf(&["jsonl"], input);
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), 6);
    for (index, told) in ["missing field `text`", "not an object", "not UTF-8: byte 23", "not an object", "\"soon\" is not a day"]
        .iter()
        .enumerate()
    {
        assert_eq!(answers[index]["id"], Value::Null);
        assert_eq!(answers[index]["line"], index + 1);
        assert!(answers[index]["error"].as_str().unwrap().contains(told), "{}", answers[index]);
    }
    assert_eq!(answers[5]["id"], 6);
    assert!(stderr(&output).contains("line 3: not UTF-8"), "{}", stderr(&output));
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    use std::io::{BufRead, BufReader};
    let mut child =
        Command::new(env!("CARGO_BIN_EXE_nutgraf")).arg("jsonl").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in 0..3 {
        writeln!(stdin, "{{\"id\": {id}, \"text\": \"Dana Brell left.\"}}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
