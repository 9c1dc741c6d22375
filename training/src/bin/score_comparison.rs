//! Scores the comparison against pairs of statements found by hand.
//!
//! ```text
//! cargo run -p training --bin score_comparison -- ../shared/data/compare/seeds_crossquotes.json ../shared/data/sentences/seeds.jsonl
//! ```
//!
//! A pair is found where one of ours overlaps it on both sides by at least half of the shorter span. Ours that overlap none
//! of the pairs, of the weak pairs or of the passages in conflict are further ones.

use std::collections::HashMap;

use nutgraf::compare::{Pair, Statement};
use nutgraf::span::{OffsetMap, OffsetUnit, Span};
use nutgraf::{analyze, compare};
use serde_json::Value;
use training::seeds::Seeds;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, texts] = &arguments[..] else { panic!("usage: score_comparison GOLD.json TEXTS.jsonl") };
    let seeds = Seeds::read(gold, texts);
    let (gold, texts) = (&seeds.gold, seeds.texts());
    let articles: Vec<_> = texts.iter().map(|text| analyze(text)).collect();
    let maps: Vec<OffsetMap> = texts.iter().map(|text| OffsetMap::new(text, OffsetUnit::CodePoint)).collect();
    let comparison = compare(&articles);
    let score = Score {
        texts: &texts,
        maps: &maps,
        index: seeds.articles.iter().enumerate().map(|(index, (name, _))| (name.as_str(), index)).collect(),
    };

    println!("events {:?}", comparison.events.iter().map(|event| &event.articles).collect::<Vec<_>>());
    let ours: Vec<(&Statement, &Pair)> =
        comparison.statements.iter().flat_map(|statement| statement.pairs.iter().map(move |pair| (statement, pair))).collect();
    let pairs = gold["pairs"].as_array().expect("pairs");
    let found = pairs.iter().filter(|pair| score.report(pair, &ours)).count();
    let negatives = gold["hard_negatives"].as_array().expect("hard negatives");
    let wrong = negatives
        .iter()
        .filter(|pair| score.hit(pair, &ours).is_some())
        .inspect(|pair| println!("HARD NEGATIVE {}", pair["id"]))
        .count();
    let known: Vec<&Value> =
        ["pairs", "weak_pairs_unscored", "conflicts"].iter().filter_map(|key| gold[key].as_array()).flatten().collect();
    let mut further = 0;
    for (statement, pair) in &ours {
        if !known.iter().any(|gold| score.matches(gold, statement, pair)) {
            further += 1;
            println!(
                "FURTHER {:.2} {}\n   | {}\n   | {}",
                pair.similarity,
                pair.relation.name(),
                score.shown(statement, pair.first),
                score.shown(statement, pair.second)
            );
        }
    }
    for conflict in &comparison.conflicts {
        let places = conflict.places.iter().map(|place| &texts[place.article][place.span]);
        println!("conflict {} · {} · {}", conflict.kind.name(), conflict.about, places.collect::<Vec<_>>().join(" | "));
    }
    for variant in &comparison.variants {
        println!(
            "variant {} · {}",
            variant.kind.name(),
            variant.forms.iter().map(|form| form.text.as_str()).collect::<Vec<_>>().join(" | ")
        );
    }
    println!("pairs found      {found} of {}", pairs.len());
    println!("hard negatives   {wrong} of {}", negatives.len());
    println!("further pairs    {further}");
    println!("lone sentences   {}", comparison.lone_sentences.len());
}

struct Score<'a> {
    texts: &'a [&'a str],
    maps: &'a [OffsetMap<'a>],
    index: HashMap<&'a str, usize>,
}

impl Score<'_> {
    fn shown(&self, statement: &Statement, occurrence: usize) -> &str {
        let place = statement.occurrences[occurrence].place;
        &self.texts[place.article][place.span]
    }

    fn report(&self, gold: &Value, ours: &[(&Statement, &Pair)]) -> bool {
        let hit = self.hit(gold, ours);
        let (id, class) = (gold["id"].as_str().unwrap_or("?"), gold["class"].as_str().unwrap_or("?"));
        match hit {
            Some((statement, pair)) => {
                let (one, other) = (self.shown(statement, pair.first), self.shown(statement, pair.second));
                println!("{id} {class}: {} {:.2}\n   | {one}\n   | {other}", pair.relation.name(), pair.similarity);
            }
            None => println!("{id} {class}: MISSED\n   | {}\n   | {}", gold["spans"][0]["text"], gold["spans"][1]["text"]),
        }
        hit.is_some()
    }

    fn hit<'s>(&self, gold: &Value, ours: &[(&'s Statement, &'s Pair)]) -> Option<(&'s Statement, &'s Pair)> {
        ours.iter().find(|(statement, pair)| self.matches(gold, statement, pair)).copied()
    }

    /// Whether two of the gold's spans are overlapped by the two of ours, in any order.
    fn matches(&self, gold: &Value, statement: &Statement, pair: &Pair) -> bool {
        let spans = gold["spans"].as_array().map_or(&[][..], Vec::as_slice);
        let on = |occurrence: usize| spans.iter().position(|span| self.overlaps(span, statement, occurrence));
        matches!((on(pair.first), on(pair.second)), (Some(one), Some(other)) if one != other)
    }

    fn overlaps(&self, gold: &Value, statement: &Statement, occurrence: usize) -> bool {
        let place = statement.occurrences[occurrence].place;
        let map = &self.maps[place.article];
        let ours = Span::new(map.convert(place.span.start), map.convert(place.span.end));
        let offset = |key: &str| gold[key].as_u64().unwrap_or_default() as usize;
        let gold_span = Span::new(offset("start"), offset("end"));
        let common = ours.end.min(gold_span.end).saturating_sub(ours.start.max(gold_span.start));
        self.index.get(gold["article"].as_str().unwrap_or("?")) == Some(&place.article)
            && common * 2 >= ours.len().min(gold_span.len())
    }
}
