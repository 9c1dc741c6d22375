//! Words are data: none stand in code, and each in the lexicon once.

use std::collections::BTreeMap;
use std::fs;

use crate::layering::{files, source};

/// What stands between quotation marks, with the code before it and the line. Comments and tests are left out.
fn literals(code: &str) -> Vec<(String, String, usize)> {
    let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let (mut found, mut before, mut line) = (Vec::new(), String::new(), 1);
    let mut rest = code.chars().peekable();
    while let Some(c) = rest.next() {
        line += usize::from(c == '\n');
        match c {
            '/' if rest.peek() == Some(&'/') => while rest.next_if(|&c| c != '\n').is_some() {},
            // '"' and '\'' are letters, 'a a lifetime.
            '\'' => {
                let mut ahead = rest.clone();
                let escaped = ahead.next() == Some('\\') && ahead.next().is_some();
                if ahead.next() == Some('\'') {
                    rest = ahead;
                }
                before.push(if escaped { '\\' } else { '\'' });
            }
            '"' => {
                let mut literal = String::new();
                while let Some(c) = rest.next_if(|&c| c != '"') {
                    literal.push(c);
                    literal.extend(if c == '\\' { rest.next() } else { None });
                }
                rest.next();
                found.push((std::mem::take(&mut before), literal, line));
            }
            c => before.push(c),
        }
    }
    found
}

/// Words that stand together in code: nothing between them but what divides alternatives, entries or pairs.
fn rows_of_words(code: &str) -> Vec<(usize, Vec<String>)> {
    let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
    for (before, literal, line) in literals(code) {
        let joined = before.trim_end_matches('b').chars().all(|c| c.is_whitespace() || "|,()[]&".contains(c));
        if !joined || rows.is_empty() {
            rows.push((line, Vec::new()));
        }
        let word = literal.starts_with(char::is_alphabetic) && literal.chars().all(|c| c.is_alphabetic() || "'’-.".contains(c));
        if let Some((_, row)) = rows.last_mut().filter(|_| word) {
            row.push(literal);
        }
    }
    rows
}

/// A rule may be about a word, or two; from three on they are data (`lexicon/rule_words.txt`).
#[test]
fn words_stand_in_the_lexicon() {
    const MOST: usize = 2;
    // What a program says or is told, and the names of what a list, a feature, a column or a language is.
    let names = [
        "report",
        "tables",
        "bin",
        "options.rs",
        "tables.rs",
        "model/resources.rs",
        "document/feature.rs",
        "document/body.rs",
        "entity/abroad.rs",
    ];
    let columns = ["say tell ask write utter", "before behind owned", "length speed weight area"];
    let mut listed = Vec::new();
    for file in files("").into_iter().filter(|file| !names.iter().any(|name| file.starts_with(source(name)))) {
        for (line, row) in rows_of_words(&fs::read_to_string(&file).unwrap()) {
            if row.len() > MOST && !columns.contains(&row.join(" ").as_str()) {
                listed.push(format!("{}:{line}: {}", file.display(), row.join(" ")));
            }
        }
    }
    assert!(listed.is_empty(), "{}", listed.join("\n"));
}

#[test]
fn rows_of_words_are_seen() {
    let seen = |code: &str| rows_of_words(code).iter().map(|(_, row)| row.len()).max();
    assert_eq!(seen("matches!(word, \"at\" | \"by\" | \"\\\"\" | \"on\")"), Some(3));
    assert_eq!(seen("// \"a\", \"b\", \"c\"\nlet mark = '\"'; [(b\"our\", b\"or\"), (b\"re\", b\"er\")]"), Some(4));
    assert_eq!(seen("if one.is(\"at\") || one.is(\"by\") || one.is(\"on\")"), Some(1));
}

/// Each word once a name, sorted; each name told what it means, asked for by a rule, and not another's twin.
#[test]
fn words_of_rules_are_sorted_named_and_used() {
    let list = include_str!("../../lexicon/rule_words.txt");
    let rows: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(rows.is_sorted() && rows.windows(2).all(|pair| pair[0] != pair[1]));
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    rows.iter().filter_map(|row| row.split_once('\t')).for_each(|(word, name)| words.entry(name).or_default().push(word));
    let told: Vec<&str> =
        list.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(": ").map(|(name, _)| name)).collect();
    let told: Vec<&str> = told.into_iter().filter(|name| !name.contains(' ')).collect();
    assert_eq!(told, words.keys().copied().collect::<Vec<_>>());
    let code: String = files("").iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let unused: Vec<&&str> = words.keys().filter(|name| !code.contains(&format!("rule_words!(\"{name}\")"))).collect();
    assert!(unused.is_empty(), "no rule asks for {unused:?}");
    let twins = |name: &&&str| words.iter().any(|(other, row)| *other > **name && *row == words[**name]);
    assert_eq!(words.keys().filter(twins).collect::<Vec<_>>(), [&""; 0]);
}
