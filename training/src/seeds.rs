//! Pairs of passages of real articles, paired by hand: a file of places in a file of texts.

use std::fs;

use serde_json::Value;

/// The pairs, and the articles that they are in.
pub struct Seeds {
    pub gold: Value,
    /// By the names that the pairs call the articles.
    pub articles: Vec<(String, String)>,
}

impl Seeds {
    /// Reads `GOLD.json`, and from `TEXTS.jsonl` the text of each of its articles.
    pub fn read(gold: &str, texts: &str) -> Seeds {
        let read = |path: &str| fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let gold: Value = serde_json::from_str(&read(gold)).expect("the gold is JSON");
        let lines: Vec<Value> = read(texts).lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect();
        let text = |(name, file): (&String, &Value)| {
            let file = file.as_str().unwrap_or_default();
            let line = lines.iter().find(|line| file.starts_with(line["id"].as_str().unwrap_or("?").trim_start_matches("seed-")));
            let text = line.and_then(|line| line["text"].as_str()).unwrap_or_else(|| panic!("no text for {file}"));
            (name.clone(), text.to_owned())
        };
        let articles = gold["articles"].as_object().expect("articles by name").iter().map(text).collect();
        Seeds { gold, articles }
    }

    /// The texts of the articles, in their order.
    pub fn texts(&self) -> Vec<&str> {
        self.articles.iter().map(|(_, text)| text.as_str()).collect()
    }
}
