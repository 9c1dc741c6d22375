//! `tests/cases/entities`: the names are marked in the text, `[PER Dana Brell]`, so that the cases do not rest on the tagger.
//! Key `entity`: `name: mention | mention …`, each entity in order, with `he` and `the mayor` where they are resolved; key
//! `role`: `name: role | role …`. A case that speaks of one key only is checked for that key only.

use nutgraf::analysis::Analysis;
use nutgraf::entity::{Entities, EntityType, Source, recognize_named};
use nutgraf::{Span, analyze_with};

use crate::cases::{self, Case};
use crate::dates::options;

/// The text without the marks, and the names that were marked.
fn unmarked(marked: &str) -> (String, Vec<(Span, EntityType)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        text += &rest[..open];
        let close = open + rest[open..].find(']').expect("a mark is closed");
        let (kind, name) = rest[open + 1..close].split_once(' ').expect("a mark has a type and a name");
        let kind = match kind {
            "PER" => EntityType::Person,
            "ORG" => EntityType::Organization,
            "LOC" => EntityType::Place,
            _ => EntityType::Misc,
        };
        names.push((Span::new(text.len(), text.len() + name.len()), kind));
        text += name;
        rest = &rest[close + 1..];
    }
    (text + rest, names)
}

fn read(case: &Case, text: &str, names: &[(Span, EntityType)]) -> Entities {
    let options = options(case);
    let Analysis { document, quoted, sentences, tokens, words, .. } = analyze_with(text, &options);
    recognize_named(
        Source { document: &document, quoted: &quoted, sentences: &sentences, tokens: &tokens, words: &words, options: &options },
        names,
    )
}

#[test]
fn names_are_merged_as_the_cases_say() {
    cases::check("entities", |case| {
        let (text, names) = unmarked(&case.text);
        let found = read(case, &text, &names);
        let asked = |key: &str| case.expected.iter().any(|(expected, _)| expected == key);
        let listed = |name: &str, spans: Vec<Span>| {
            format!("{name}: {}", spans.into_iter().map(|span| cases::shown(&text[span.range()])).collect::<Vec<_>>().join(" | "))
        };
        let mut lines = Vec::new();
        for entity in found.entities.iter().filter(|_| asked("entity")) {
            let mentions = entity.mentions.iter().map(|&mention| found.mentions[mention].span).collect();
            lines.push(("entity".to_owned(), listed(&entity.name, mentions)));
        }
        for entity in found.entities.iter().filter(|entity| asked("role") && !entity.roles.is_empty()) {
            lines.push(("role".to_owned(), listed(&entity.name, entity.roles.clone())));
        }
        lines
    });
}
