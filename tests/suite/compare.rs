//! `tests/cases/compare`: several articles side by side. The articles of a case are separated by a line `~~~`.
//!
//! Keys: `event` (numbers of articles), `row` (relation, then its passages with ` | ` between), `entity` (names), `pair` (relation, then the two passages with ` | ` between), `conflict` (kind, then the
//! passages), `variant` (the forms), `lone` (number of the article and the sentence). A case speaks of the keys that it names;
//! `none` stands for a key without a line.

use nutgraf::{ComparisonReport, OffsetUnit, Options, Plain, analyze, analyze_plain, compare};

use crate::cases;

fn line(key: &str, value: String) -> (String, String) {
    (key.to_owned(), cases::shown(&value))
}

#[test]
fn articles_are_compared_as_the_cases_say() {
    cases::check("compare", |case| {
        let plains: Vec<Plain<'_>> = case.text.split("\n~~~\n").map(Plain::of).collect();
        let articles: Vec<_> = plains.iter().map(|plain| analyze_plain(plain, &Options::default())).collect();
        let report = ComparisonReport::new(&articles, &compare(&articles), OffsetUnit::CodePoint);
        let mut lines = Vec::new();
        for event in &report.events {
            let numbers: Vec<String> = event.articles.iter().map(|article| (article + 1).to_string()).collect();
            lines.push(line("event", numbers.join(" ")));
        }
        for entity in &report.entities {
            lines.push(line("entity", entity.name.clone()));
        }
        for statement in &report.statements {
            let texts: Vec<&str> = statement.occurrences.iter().map(|one| one.place.text.as_str()).collect();
            lines.push(line("row", format!("{} {}", statement.relation, texts.join(" | "))));
            for pair in &statement.pairs {
                let text = |occurrence: usize| statement.occurrences[occurrence].place.text.as_str();
                lines.push(line("pair", format!("{} {} | {}", pair.relation, text(pair.first), text(pair.second))));
            }
        }
        for conflict in &report.conflicts {
            let places: Vec<&str> = conflict.places.iter().map(|place| place.text.as_str()).collect();
            lines.push(line("conflict", format!("{} {}", conflict.kind, places.join(" | "))));
        }
        for variant in &report.variants {
            let forms: Vec<&str> = variant.forms.iter().map(|form| form.text.as_str()).collect();
            lines.push(line("variant", forms.join(" | ")));
        }
        for lone in &report.lone_sentences {
            lines.push(line("lone", format!("{} {}", lone.place.place.article + 1, lone.place.text)));
        }
        let mut keys: Vec<&String> = Vec::new();
        for (key, _) in &case.expected {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let of = |key: &&String| -> Vec<(String, String)> {
            let found: Vec<_> = lines.iter().filter(|(name, _)| name == *key).cloned().collect();
            if found.is_empty() { vec![line(key, "none".to_owned())] } else { found }
        };
        keys.iter().flat_map(of).collect()
    });
}

#[test]
fn no_articles_and_empty_articles_compare_to_nothing() {
    assert!(compare(&[]).events.is_empty());
    let comparison = compare(&[analyze(""), analyze(" \n")]);
    assert_eq!(comparison.events.len(), 2);
    assert!(comparison.statements.is_empty() && comparison.lone_sentences.is_empty());
}

#[test]
fn an_article_and_its_copy_share_every_sentence() {
    let text = "The harbour bridge at Lisk was closed on Monday after divers found cracks in two pillars.\n\n\"We took no risk,\" said Ana Brell, the harbour master.";
    let comparison = compare(&[analyze(text), analyze(text)]);
    assert_eq!(comparison.events.len(), 1);
    assert!(comparison.lone_sentences.is_empty());
    assert!(comparison.statements.iter().all(|statement| statement.relation.name() == "verbatim"));
    assert!(comparison.conflicts.is_empty() && comparison.variants.is_empty());
}

#[test]
fn differences_are_the_words_that_only_one_side_has() {
    let one = "Lisk council will spend four million on repairs to the harbour bridge, Ana Brell said.";
    let other = "Lisk council will spend three million on urgent repairs to the harbor bridge, Ana Brell said.";
    let articles = [analyze(one), analyze(other)];
    let comparison = compare(&articles);
    let pair = &comparison.statements[0].pairs[0];
    let shown: Vec<_> = pair
        .differences
        .iter()
        .map(|difference| (difference.first.map(|span| &one[span]), difference.second.map(|span| &other[span])))
        .collect();
    assert_eq!(shown, [(Some("four"), Some("three")), (None, Some("urgent"))]);
}

/// Whether a piece begins at a word is asked of the words before it, and a text's first words have none.
#[test]
fn a_text_may_open_with_any_mark_or_word() {
    for opening in [": ", "; ", ", ", "– ", "“", "that ", "and ", "as ", "she said ", "said: “", "according to ", ""] {
        let text = format!("{opening}the bridge is safe, she said.");
        let comparison = compare(&[analyze(&text), analyze("The bridge is safe."), analyze(":")]);
        assert_eq!(comparison.events.iter().map(|event| event.articles.len()).sum::<usize>(), 3, "{opening:?}");
    }
}
