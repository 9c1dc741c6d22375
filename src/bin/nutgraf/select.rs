//! `--select`: the parts of a report that somebody wants to keep.

use nutgraf::{OffsetUnit, Report, analyze};
use serde_json::{Map, Value};

/// What says which text a report is about, and in which terms: never left out.
const HEAD: [&str; 6] = ["schema", "engine", "offsetUnit", "text", "language", "published"];

/// The parts that are wanted; all of them where none is named.
#[derive(Debug, Default)]
pub struct Selection(Vec<String>);

impl Selection {
    /// Reads `quotes,entities`.
    pub fn parse(list: &str) -> Result<Self, String> {
        let (empty, known) = (analyze(""), |name: &&String| !HEAD.contains(&name.as_str()));
        let all = object(&Report::new(&empty, OffsetUnit::Utf8).with_tokens(&empty));
        let names: Vec<String> = list.split(',').map(|name| name.trim().to_owned()).collect();
        match names.iter().find(|name| !all.keys().filter(known).any(|other| other == *name)) {
            None => Ok(Selection(names)),
            Some(name) => {
                let known: Vec<&str> = all.keys().filter(known).map(String::as_str).collect();
                Err(format!("--select names parts of a report: {}; not {name:?}", known.join(", ")))
            }
        }
    }

    /// Whether nothing is left out.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the list of tokens is wanted, which a report has only on demand.
    pub fn wants_tokens(&self) -> bool {
        self.0.iter().any(|name| name == "tokens")
    }

    /// The report with the parts that are wanted; nothing where that is all of it.
    pub fn of(&self, report: &Report) -> Option<Value> {
        if self.0.is_empty() {
            return None;
        }
        let mut parts = object(report);
        parts.retain(|name, _| HEAD.contains(&name.as_str()) || self.0.contains(name));
        Some(Value::Object(parts))
    }
}

fn object(report: &Report) -> Map<String, Value> {
    match serde_json::to_value(report) {
        Ok(Value::Object(parts)) => parts,
        _ => Map::new(),
    }
}
