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
        (&["jsonl", "--jobs", "0"][..], "--jobs is a number from 1 to 1024, not \"0\""),
        (&["analyze", "--jobs", "2", "one.txt"][..], "--select and --jobs go with jsonl"),
        (&["jsonl", "--select", "quotes,speakers"][..], "--select names parts of a report: blocks, checks"),
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
    assert!(stdout(&output).contains("Told in several\n  Dana Brell (verbatim)\n      [1] "), "{}", stdout(&output));
    let output = nutgraf(&["compare", "--json", files[0], "nowhere.txt", files[1]], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(lines(&output)[0]["schema"], "nutgraf-comparison/2");
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

/// What `jsonl` answers to these lines, and its exit status.
fn answers(lines_in: &[u8], arguments: &[&str]) -> (Vec<Value>, Option<i32>) {
    let output = nutgraf(&[&["jsonl"], arguments].concat(), lines_in);
    (lines(&output), output.status.code())
}

#[test]
fn a_broken_line_is_answered_in_its_place_with_its_id_and_the_run_goes_on() {
    for (line, id, told) in [
        (&br#"{"id": 1}"#[..], "1", "\"text\" is missing"),
        (b"nonsense", "null", "not an object"),
        (b"[]", "null", "expected an object"),
        (b"{\"id\": 3, \"text\": \"Caf\xe9\"}", "3", "not UTF-8: byte 23"),
        (b"{\"text\": \"Caf\xe9\", \"id\": 3}", "3", "not UTF-8: byte 14"),
        (br#"{"id": "x", "text": "Torn"#, "\"x\"", "not an object with \"id\" and \"text\": EOF"),
        (br#"{"text": 5, "id": [4]}"#, "[4]", "\"text\": invalid type: integer `5`"),
        (br#"{"text": "Fine."}"#, "null", "\"id\" is missing"),
        (br#"{"id": 4, "text": "a", "text": "b"}"#, "4", "\"text\" stands twice"),
        (br#"{"id": 5, "text": "Fine.", "published": "soon"}"#, "5", "option \"published\": \"soon\" is not a day"),
        (br#"{"id": 6, "text": "Fine.", "names": null}"#, "6", "option \"names\": invalid type: null"),
        (br#"{"id": 7, "text": "Fine.", "names": [{"name": "Brell", "type": "robot"}]}"#, "7", "a name's type is person,"),
        (br#"{"id": 8, "text": "Fine.", "tokens": 1}"#, "8", "option \"tokens\": invalid type"),
        (br#"{"id": 9, "text": "Fine.", "publised": "2025-03-11"}"#, "9", "there is no option \"publised\""),
    ] {
        let whole = [b"{\"id\": 0, \"text\": \"Fine.\"}\n", line, b"\n{\"id\": 99, \"text\": \"Fine.\"}"].concat();
        let (answers, status) = answers(&whole, &[]);
        let shown = String::from_utf8_lossy(line);
        assert_eq!((answers.len(), status), (3, Some(1)), "{shown}");
        assert_eq!(answers[1]["id"].to_string(), id, "{shown}");
        assert_eq!(answers[1]["line"], 2, "{shown}");
        assert!(answers[1]["error"].as_str().unwrap().contains(told), "{shown}: {}", answers[1]);
        assert_eq!(answers[2]["id"], 99, "{shown}");
    }
}

#[test]
fn what_is_wrong_is_told_on_standard_error_with_line_and_id() {
    let output = nutgraf(&["jsonl"], b"{\"id\": \"a\", \"text\": 1}\n{\"text\": \"\"}\n");
    assert!(stderr(&output).contains("nutgraf: line 1, id \"a\": \"text\""), "{}", stderr(&output));
    assert!(stderr(&output).contains("nutgraf: line 2: \"id\" is missing"), "{}", stderr(&output));
}

#[test]
fn a_line_that_is_the_text_alone_is_not_told_again() {
    let output = nutgraf(&["jsonl"], "\"Dana Brell left.\"\n".as_bytes());
    let answers = lines(&output);
    assert_eq!((answers.len(), output.status.code()), (1, Some(1)));
    for told in [answers[0].to_string(), stderr(&output)] {
        assert!(told.contains("expected an object") && !told.contains("Brell"), "{told}");
    }
}

#[test]
fn byte_order_marks_and_blank_lines_are_read_over() {
    let input = "\u{feff}{\"id\": 1, \"text\": \"a\"}\r\n\n \t\n\u{feff}\n\u{feff}{\"id\": 2, \"text\": \"b\"}\n\n{\"id\": 3}\n";
    let (answers, status) = answers(input.as_bytes(), &[]);
    assert_eq!(answers.iter().map(|answer| answer["id"].as_i64().unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
    // Lines are counted as an editor counts them.
    assert_eq!((&answers[2]["line"], status), (&Value::from(7), Some(1)));
}

#[test]
fn an_id_comes_back_as_it_was_printed() {
    for id in ["123456789012345678901234567890", "1e999", "0.10", "{\"a\": [1]}", "\"\\ud800\"", "null"] {
        let output = nutgraf(&["jsonl"], format!("{{\"id\": {id}, \"text\": \"Fine.\"}}").as_bytes());
        assert!(output.status.success(), "{id}: {}", stderr(&output));
        assert!(stdout(&output).starts_with(&format!("{{\"id\":{id},\"report\":")), "{id}");
    }
}

#[test]
fn half_of_a_surrogate_pair_counts_as_the_character_that_stands_for_it() {
    for (unit, end) in [("utf16", 5), ("codepoint", 4), ("utf8", 9)] {
        let (answers, status) = answers(br#"{"id": 1, "text": "a\ud800\ud83d\ude00b"}"#, &["--offsets", unit]);
        assert_eq!(status, Some(0));
        assert_eq!(answers[0]["report"]["text"]["length"], end, "{unit}");
    }
}

#[test]
fn a_line_may_say_what_its_offsets_count_and_that_it_wants_tokens() {
    let input = r#"{"id": 1, "text": "🙂 left", "offsetUnit": "codepoint", "tokens": true}"#;
    let report = &answers(input.as_bytes(), &["--offsets", "utf8"]).0[0]["report"];
    assert_eq!(report["offsetUnit"], "codepoint");
    assert_eq!(report["tokens"][1]["start"], 2);
}

#[test]
fn the_answers_keep_the_order_of_the_lines_on_any_number_of_cores() {
    let line = |id: usize| format!("{}\n", serde_json::json!({ "id": id, "text": ARTICLE.repeat(1 + id % 5 * 5) }));
    let input: String = (0..100).map(line).collect();
    let one = nutgraf(&["jsonl", "--jobs", "1"], input.as_bytes());
    for jobs in ["2", "7"] {
        assert!(nutgraf(&["jsonl", "--jobs", jobs], input.as_bytes()).stdout == one.stdout, "{jobs} jobs");
    }
    assert!(lines(&one).iter().enumerate().all(|(place, answer)| answer["id"] == place));
}

#[test]
fn only_the_selected_parts_of_a_report_are_written() {
    let input = serde_json::json!({ "id": 1, "text": ARTICLE }).to_string();
    let (whole, some) = (answers(input.as_bytes(), &[]), answers(input.as_bytes(), &["--select", "quotes, entities"]));
    let (whole, some) = (&whole.0[0]["report"], &some.0[0]["report"]);
    for part in ["schema", "offsetUnit", "text", "published", "quotes", "entities"] {
        assert_eq!(some[part], whole[part], "{part}");
    }
    for part in ["blocks", "sentences", "mentions", "statistics", "checks", "tokens"] {
        assert!(some.get(part).is_none(), "{part}");
    }
    assert!(answers(input.as_bytes(), &["--select", "tokens"]).0[0]["report"]["tokens"].is_array());
}

#[test]
fn the_files_of_the_attack_are_answered_line_by_line() {
    let odd = nutgraf(&["jsonl", "--select", "quotes"], include_bytes!("../attacks/jsonl-odd-lines.jsonl"));
    assert_eq!((stdout(&odd).lines().count(), odd.status.code()), (18, Some(1)));
    let wrong = [3, 4, 5, 6, 7, 9, 13, 14, 15, 16].map(|line| format!("\"line\":{line},\"error\":"));
    assert!(wrong.iter().all(|line| stdout(&odd).contains(line)), "{}", stdout(&odd));
    assert_eq!(stdout(&odd).matches("\"error\":").count(), wrong.len());
    for name in ["jsonl-trap.jsonl", "jsonl-bom.jsonl"] {
        let input = fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/attacks").join(name)).unwrap();
        let (answers, status) = answers(&input, &[]);
        assert_eq!(status, Some(0), "{name}");
        assert!(!answers.is_empty() && answers.iter().all(|answer| answer["report"].is_object()), "{name}");
    }
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

#[cfg(not(feature = "archive"))]
#[test]
fn a_build_without_archives_says_how_to_get_them() {
    let output = nutgraf(&["archive", "folder", "--out", "tables"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--features archive"), "{}", stderr(&output));
}
