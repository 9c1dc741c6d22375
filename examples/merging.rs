//! How well names are merged, roles found and dates read, on an article set with full gold.
//!
//! `cargo run --release --example merging -- ../shared/data/entities/seeds_full_gold.json ../shared/seeds`
//!
//! Names are the gold's, so that the figures speak of merging and not of tagging; `--tagged` uses the engine's own. B³
//! compares, for each name, the names that engine and gold put with it.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::hash::Hash;
use std::{env, fs};

use nutgraf::calendar::Date;
use nutgraf::entity::{Entities, EntityType, Source, merge_across, recognize_named};
use nutgraf::span::{OffsetMap, OffsetUnit};
use nutgraf::{Options, Span, analyze_with};
use serde_json::Value;

/// The day of publication of an article that does not give it.
const PUBLISHED: &str = "2025-03-11";

/// One article's gold beside what the engine makes of it.
struct Article {
    file: String,
    text: String,
    gold: Value,
    entities: Entities,
    /// For each gold name that the engine has: its span, gold entity and the engine's.
    names: Vec<(String, usize)>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (tagged, paths): (Vec<_>, Vec<_>) = arguments.iter().partition(|argument| *argument == "--tagged");
    let [gold, folder] = paths[..] else { return Err("usage: merging [--tagged] GOLD.json FOLDER".into()) };
    let gold: Value = serde_json::from_str(&fs::read_to_string(gold)?)?;
    let mut articles = Vec::new();
    for (file, gold) in gold["files"].as_object().ok_or("no files in the gold")? {
        let text = fs::read_to_string(format!("{folder}/{file}"))?;
        articles.push(read(file, text, gold.clone(), !tagged.is_empty()));
    }
    within(&articles);
    across(&articles);
    roles(&articles);
    dates(&articles);
    Ok(())
}

fn read(file: &str, text: String, gold: Value, tagged: bool) -> Article {
    let spans = spans(&text, &gold);
    let options = Options { published: Date::parse_iso(PUBLISHED), ..Options::default() };
    let analysis = analyze_with(&text, &options);
    let named: Vec<(Span, EntityType)> = spans.iter().map(|(span, kind, _)| (*span, *kind)).collect();
    let source = Source {
        document: &analysis.document,
        quoted: &analysis.quoted,
        sentences: &analysis.sentences,
        tokens: &analysis.tokens,
        words: &analysis.words,
        options: &options,
    };
    let entities = match tagged {
        true => analysis.entities,
        false => recognize_named(source, &named),
    };
    let names = spans.into_iter().filter_map(|(span, _, id)| {
        let mention = entities.mentions.iter().find(|mention| mention.span == span)?;
        Some((id, mention.entity))
    });
    let names = names.collect();
    Article { file: file.to_owned(), text, gold, entities, names }
}

/// The gold's names that stand in no other, with type and entity.
fn spans(text: &str, gold: &Value) -> Vec<(Span, EntityType, String)> {
    let bytes = bytes_of(text);
    let mentions = gold["mentions"].as_array().into_iter().flatten();
    let names = mentions.filter(|mention| mention["level"] == "name" && mention["nested"] == false);
    names
        .map(|mention| {
            let kind = match mention["type"].as_str().unwrap_or_default() {
                "PER" => EntityType::Person,
                "ORG" => EntityType::Organization,
                "GPE" | "LOC" => EntityType::Place,
                _ => EntityType::Misc,
            };
            (span(&bytes, mention), kind, mention["entity"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

fn span(bytes: &[usize], mention: &Value) -> Span {
    let offset = |key: &str| bytes[mention[key].as_u64().unwrap_or_default() as usize];
    Span::new(offset("start"), offset("end"))
}

fn within(articles: &[Article]) {
    let mut all = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let pairs: Vec<_> = article.names.iter().map(|(gold, ours)| ((index, gold.clone()), (index, *ours))).collect();
        println!("within {}  {}", article.file, Score::of(&pairs));
        all.extend(pairs);
    }
    println!("within all articles  {}", Score::of(&all));
}

fn across(articles: &[Article]) {
    let shared = merge_across(&articles.iter().map(|article| &article.entities).collect::<Vec<_>>());
    let of: HashMap<_, _> =
        shared.iter().enumerate().flat_map(|(index, shared)| shared.members.iter().map(move |&member| (member, index))).collect();
    let names = articles.iter().enumerate().flat_map(|(index, article)| {
        let of = &of;
        article.names.iter().map(move |(gold, ours)| (gold.clone(), of[&(index, *ours)]))
    });
    println!("across articles  {}", Score::of(&names.collect::<Vec<_>>()));
}

/// B³ in percent.
struct Score {
    precision: f64,
    recall: f64,
    names: usize,
}

impl Score {
    fn of<G: Eq + Hash, E: Eq + Hash>(pairs: &[(G, E)]) -> Self {
        let (mut golds, mut ours, mut both) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (gold, our) in pairs {
            *golds.entry(gold).or_insert(0.0) += 1.0;
            *ours.entry(our).or_insert(0.0) += 1.0;
            *both.entry((gold, our)).or_insert(0.0) += 1.0;
        }
        let mean = |sizes: &dyn Fn(&G, &E) -> f64| {
            pairs.iter().map(|(gold, our)| both[&(gold, our)] / sizes(gold, our)).sum::<f64>() * 100.0 / pairs.len().max(1) as f64
        };
        Score { precision: mean(&|_, our| ours[our]), recall: mean(&|gold, _| golds[gold]), names: pairs.len() }
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let f1 = 2.0 * self.precision * self.recall / (self.precision + self.recall);
        write!(f, "B³ {f1:.2}  precision {:.2}  recall {:.2}  ({} names)", self.precision, self.recall, self.names)
    }
}

/// Of the gold's titles of people, those that lie in a role of the same person, and what the roles are.
fn roles(articles: &[Article]) {
    let (mut right, mut all) = (0, 0);
    for article in articles {
        let ours: HashMap<&str, usize> = article.names.iter().map(|(gold, ours)| (gold.as_str(), *ours)).collect();
        let mentions = article.gold["mentions"].as_array().into_iter().flatten();
        let titles: HashSet<_> = mentions
            .filter(|mention| mention["type"] == "TITLE")
            .map(|mention| (mention["entity"].as_str().unwrap_or_default(), mention["text"].as_str().unwrap_or_default()))
            .collect();
        for (entity, title) in titles {
            let roles = ours.get(entity).map(|&entity| &article.entities.entities[entity].roles);
            let found = roles.is_some_and(|roles| roles.iter().any(|role| article.text[role.range()].contains(title)));
            if !found {
                println!("  missing role in {}: {entity}, {title}", article.file);
            }
            right += usize::from(found);
            all += 1;
        }
    }
    println!("roles  {right} of {all}");
    for article in articles {
        for entity in article.entities.entities.iter().filter(|entity| !entity.roles.is_empty()) {
            let roles: Vec<&str> = entity.roles.iter().map(|role| &article.text[role.range()]).collect();
            println!("  {}: {}", entity.name, roles.join(" · "));
        }
    }
}

/// Of the gold's dates, those with the same span and value.
fn dates(articles: &[Article]) {
    let (mut right, mut all) = (0, 0);
    for article in articles {
        let bytes = bytes_of(&article.text);
        let code_points = OffsetMap::new(&article.text, OffsetUnit::CodePoint);
        let dates = article.gold["mentions"].as_array().into_iter().flatten().filter(|mention| mention["type"] == "DATE");
        let mut known = HashSet::new();
        for date in dates {
            let span = span(&bytes, date);
            known.insert(span);
            let found = article.entities.dates.iter().find(|found| found.span == span);
            let same = found.is_some_and(|found| found.value.as_deref() == date["value"].as_str());
            if !same {
                println!("  date in {}: {} is {}, read as {found:?}", article.file, date["text"], date["value"]);
            }
            right += usize::from(same);
            all += 1;
        }
        for other in article.entities.dates.iter().filter(|date| !known.contains(&date.span)) {
            let at = code_points.convert(other.span.start);
            println!("  not in the gold of {}: {} at {at} as {:?}", article.file, &article.text[other.span.range()], other.value);
        }
    }
    println!("dates  {right} of {all}");
}
