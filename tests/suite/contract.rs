//! `src/report.d.ts` and the report are the same contract: the types name every key, and no key that is not there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use nutgraf::report::ComparisonReport;
use nutgraf::{OffsetUnit, Report, analyze};
use serde_json::Value;

/// Articles with something of every kind in them.
fn texts() -> Vec<String> {
    let rich = "Mayor closes bridge\n\nBy Ana Lee\n\nMarch 11, 2025\n\nSPRINGFIELD, Ohio (AP) — “The bridge is safe,” said City Engineer \
                Dana Brell on Tuesday. “It cost $4.2 million.”\n\nBrell said that the city would pay 12 percent. She warned the City \
                Council of Springfield that it “was never closed. Nobody could recognize the danger\n\nSMITH: Who is to pay for that?\n\nBRELL: The bridge was built in \
                1931 by the state, and perhaps it was not built well.\n\nRead more: Ten bridges to see before they are gone";
    let mut texts: Vec<String> = crate::snapshots::articles().into_iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let other =
        rich.replace("12 percent", "15 percent").replace("$4.2 million", "$4.8 million").replace("recognize", "recognise");
    let other = other.replace("not built well.", "not built well. A ferry will sail at noon.");
    texts.extend([rich.to_owned(), format!("{rich}\n\n").repeat(4), other, String::new()]);
    texts
}

#[test]
fn the_types_say_what_is_in_the_report() {
    let mut walk = Walk::new();
    for text in texts().into_iter().chain(["Mayor Dana Brell condemned the attack.".to_owned()]) {
        let analysis = analyze(&text);
        let report = Report::new(&analysis, OffsetUnit::Utf16).with_tokens(&analysis);
        walk.check(&serde_json::to_value(&report).unwrap(), "Report", "report");
    }
    walk.finish("Report");
}

#[test]
fn the_types_say_what_is_in_the_comparison() {
    let texts = texts();
    let analyses: Vec<_> = texts.iter().map(|text| analyze(text)).collect();
    let mut walk = Walk::new();
    for articles in [&analyses[..], &analyses[..1], &[]] {
        let report = ComparisonReport::new(articles, &nutgraf::compare(articles), OffsetUnit::Utf16);
        walk.check(&serde_json::to_value(&report).unwrap(), "ComparisonReport", "comparison");
    }
    walk.finish("ComparisonReport");
}

#[test]
fn the_binding_decides_nothing() {
    let binding = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wasm.rs")).unwrap();
    assert!(binding.lines().count() <= 100, "src/wasm.rs translates; what takes more than 100 lines belongs elsewhere");
}

/// The interfaces and type names of a declaration file, in the part of TypeScript that ours is written in.
struct Types {
    interfaces: BTreeMap<String, Vec<Field>>,
    aliases: BTreeMap<String, String>,
}

#[derive(Clone)]
struct Field {
    name: String,
    optional: bool,
    kind: String,
}

impl Types {
    fn read(path: &str) -> Self {
        let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let source = without_comments(&source);
        let mut types = Types { interfaces: BTreeMap::new(), aliases: BTreeMap::new() };
        for declaration in source.split("export ").skip(1) {
            if let Some(rest) = declaration.strip_prefix("interface ") {
                let (head, body) = rest.split_once('{').unwrap();
                let (name, bases) = head.split_once(" extends ").unwrap_or((head, ""));
                let mut fields = fields(body.trim().strip_suffix('}').unwrap());
                for base in bases.split(',').map(str::trim).filter(|base| !base.is_empty()) {
                    fields.extend(types.interfaces[base].clone());
                }
                types.interfaces.insert(name.trim().to_owned(), fields);
            } else if let Some((name, kind)) = declaration.strip_prefix("type ").and_then(|rest| rest.split_once('=')) {
                types.aliases.insert(name.trim().to_owned(), kind.trim().trim_end_matches(';').to_owned());
            }
        }
        types
    }

    /// What an alias, or a field's type as `Figure["kind"]`, stands for.
    fn named(&self, kind: &str) -> Option<String> {
        let Some((interface, key)) = kind.strip_suffix("\"]").and_then(|kind| kind.split_once("[\"")) else {
            return self.aliases.get(kind).cloned();
        };
        let field = self.interfaces.get(interface)?.iter().find(|field| field.name == key)?;
        Some(field.kind.clone())
    }

    /// Every interface that a value of this one can hold, itself too.
    fn below(&self, root: &str) -> BTreeSet<&String> {
        let mut found = BTreeSet::new();
        let mut pending = vec![root.to_owned()];
        while let Some(kind) = pending.pop() {
            // `Figure["kind"]` is a field of a figure, not a figure.
            let kind = if kind.contains("[\"") { "" } else { &kind };
            for word in kind.split(|c: char| !c.is_alphanumeric()) {
                if let Some((name, fields)) = self.interfaces.get_key_value(word)
                    && found.insert(name)
                {
                    pending.extend(fields.iter().map(|field| field.kind.clone()));
                }
            }
        }
        found
    }
}

fn without_comments(source: &str) -> String {
    let mut parts = source.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let code = parts.fold(first, |code, part| code + part.split_once("*/").map_or("", |(_, rest)| rest));
    code.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fields(body: &str) -> Vec<Field> {
    outside_brackets(body, ';')
        .into_iter()
        .filter_map(|field| field.split_once(':'))
        .map(|(name, kind)| Field {
            name: name.trim().trim_end_matches('?').to_owned(),
            optional: name.trim().ends_with('?'),
            kind: kind.trim().trim_start_matches('|').trim().to_owned(),
        })
        .collect()
}

/// The parts between separators that stand in no bracket.
fn outside_brackets(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' | '(' | '[' | '<' => depth += 1,
            '}' | ')' | ']' | '>' => depth -= 1,
            c if c == separator && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

struct Walk {
    types: Types,
    seen: BTreeMap<String, usize>,
    wrong: BTreeSet<String>,
}

impl Walk {
    fn new() -> Self {
        Walk { types: Types::read("src/report.d.ts"), seen: BTreeMap::new(), wrong: BTreeSet::new() }
    }

    /// Fails where something was wrong, or where no text had a thing that the types speak of.
    fn finish(self, root: &str) {
        assert!(self.wrong.is_empty(), "{}", Vec::from_iter(self.wrong).join("\n"));
        let unseen: Vec<_> = self.types.below(root).into_iter().filter(|name| !self.seen.contains_key(*name)).collect();
        assert!(unseen.is_empty(), "no text here has one of these, so nothing holds their types: {unseen:?}");
    }

    /// Notes where a value is not of its type.
    fn check(&mut self, value: &Value, kind: &str, path: &str) {
        let kinds = outside_brackets(kind, '|');
        let Some(kind) = kinds.iter().find(|kind| self.fits(value, kind)).map(|kind| (*kind).to_owned()) else {
            self.wrong.insert(format!("{path} is {}, not {kind}", shortened(value)));
            return;
        };
        if let Some(named) = self.types.named(&kind) {
            self.check(value, &named, path);
        } else if let (Some(element), Value::Array(values)) = (kind.strip_suffix("[]"), value) {
            let element = element.trim_start_matches('(').trim_end_matches(')');
            values.iter().for_each(|value| self.check(value, element, &format!("{path}[]")));
        } else if let (Some(fields), Value::Object(object)) = (self.types.interfaces.get(&kind).cloned(), value) {
            *self.seen.entry(kind.clone()).or_default() += 1;
            for key in object.keys().filter(|key| !fields.iter().any(|field| field.name == **key)) {
                self.wrong.insert(format!("{path}.{key} is not in the types: add it to {kind}"));
            }
            for field in fields {
                match object.get(&field.name) {
                    Some(value) => self.check(value, &field.kind, &format!("{path}.{}", field.name)),
                    None if field.optional => {}
                    None => drop(self.wrong.insert(format!("{path}.{} is in the types, but not in the report", field.name))),
                }
            }
        }
    }

    /// Whether a value can be of that type, its inside not looked at.
    fn fits(&self, value: &Value, kind: &str) -> bool {
        if let Some(named) = self.types.named(kind) {
            return outside_brackets(&named, '|').into_iter().any(|kind| self.fits(value, kind));
        }
        match value {
            Value::Null => kind == "null",
            Value::Bool(_) => kind == "boolean",
            Value::Number(_) => kind == "number",
            Value::String(text) => kind == "string" || kind == format!("\"{text}\""),
            Value::Array(_) => kind.ends_with("[]"),
            Value::Object(_) => self.types.interfaces.contains_key(kind),
        }
    }
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}
