//! Articles to events: which of them tell of the same.

use foldhash::HashMap;

use crate::analysis::Analysis;

use super::Event;
use super::fact::Who;
use super::passage::Passages;
use super::statement::Likeness;
use super::term::Class;

/// Articles as alike as this tell of the same event.
const SAME_EVENT: f64 = 0.15;
/// Articles as alike as this do so where they name as many of the same: a technical report and what the wires tell of one crash share
/// hardly a word.
const NAMING_THE_SAME: f64 = 0.13;
const NAMED: usize = 2;
/// Articles as alike as this do so where they have a little in common word for word: desks that do not read each other.
const IN_OTHER_WORDS: f64 = 0.09;
const SOME_IN_COMMON: f64 = 0.35;
/// Articles as alike as this do so where they have statements in common.
const MAY_BE_SAME: f64 = 0.07;
/// How much that must be: about one long statement, nearly word for word.
const ENOUGH_IN_COMMON: f64 = 0.8;
/// Passages as alike as this are a statement in common.
const IN_COMMON: f64 = 0.42;
/// Days between articles about the same event.
const LATEST: i64 = 21;

/// Groups articles by the event that they tell of, in the order of their first article.
pub fn group(articles: &[Analysis<'_>], who: &Who, passages: &Passages, pairs: &[Likeness]) -> Vec<Event> {
    let vectors = vectors(articles, who, passages);
    let common = in_common(passages, pairs);
    let mut parents: Vec<usize> = (0..articles.len()).collect();
    for one in 0..articles.len() {
        for other in one + 1..articles.len() {
            let common = common.get(&(one, other)).copied().unwrap_or_default();
            let alike = cosine(&vectors[one], &vectors[other]);
            // What is told weeks later in the same words is the same event with another date at its head.
            let named = |least: f64| alike >= least && names_in_common(&vectors[one], &vectors[other], who) >= NAMED;
            let alike_enough =
                alike >= SAME_EVENT || named(NAMING_THE_SAME) || (alike >= IN_OTHER_WORDS && common >= SOME_IN_COMMON);
            let same = alike_enough && near(articles, one, other);
            if same || (alike >= MAY_BE_SAME && common >= ENOUGH_IN_COMMON) {
                let (one, other) = (root(&parents, one), root(&parents, other));
                parents[one.max(other)] = one.min(other);
            }
        }
    }
    let mut events: Vec<Event> = Vec::new();
    let mut places: HashMap<usize, usize> = HashMap::default();
    for article in 0..articles.len() {
        let event = *places.entry(root(&parents, article)).or_insert_with(|| {
            events.push(Event { articles: Vec::new(), names: Vec::new() });
            events.len() - 1
        });
        events[event].articles.push(article);
    }
    for event in &mut events {
        event.names = names(articles, who, &event.articles);
    }
    events
}

/// For each article, the index of its event.
pub fn index(events: &[Event], articles: usize) -> Vec<usize> {
    let mut index = vec![0; articles];
    for (event, members) in events.iter().enumerate() {
        members.articles.iter().for_each(|&article| index[article] = event);
    }
    index
}

fn root(parents: &[usize], mut node: usize) -> usize {
    while parents[node] != node {
        node = parents[node];
    }
    node
}

/// For two articles, how much they have in common word for word or nearly.
fn in_common(passages: &Passages, pairs: &[Likeness]) -> HashMap<(usize, usize), f64> {
    let mut common: HashMap<(usize, usize), f64> = HashMap::default();
    let told = |passage: usize| passages.all[passage].terms.iter().map(|&term| passages.classes[term].told()).sum::<f64>();
    for pair in pairs.iter().filter(|pair| pair.similarity >= IN_COMMON) {
        let (one, other) = (passages.all[pair.first].article, passages.all[pair.second].article);
        // "He said so" is nothing to know an event by; eight words of one are.
        let length = (told(pair.first).min(told(pair.second)) / 5.0).min(1.0);
        let lead = if passages.all[pair.first].lead && passages.all[pair.second].lead { 1.5 } else { 1.0 };
        *common.entry((one.min(other), one.max(other))).or_default() += pair.similarity * length * lead;
    }
    common
}

fn near(articles: &[Analysis<'_>], one: usize, other: usize) -> bool {
    match (articles[one].document.published, articles[other].document.published) {
        (Some(one), Some(other)) => (one.day_number() - other.day_number()).abs() <= LATEST,
        _ => true,
    }
}

/// An article by what it speaks of: features with their weights, sorted by feature, of length 1.
type Vector = Vec<(usize, f64)>;

/// Names and stems, weighted by how often the article has them and how few articles do.
fn vectors(articles: &[Analysis<'_>], who: &Who, passages: &Passages) -> Vec<Vector> {
    // With few articles a name in all of them is no sign that it is common: as if there were more.
    const OTHERS: f64 = 10.0;
    let names = who.names.len();
    let mut counts: Vec<HashMap<usize, f64>> = vec![HashMap::default(); articles.len()];
    for (article, analysis) in articles.iter().enumerate() {
        for (id, entity) in analysis.entities.entities.iter().enumerate() {
            if let Some(name) = who.shared(article, id) {
                *counts[article].entry(name).or_default() += entity.mentions.len() as f64;
            }
        }
    }
    for passage in &passages.all {
        let words = passage.terms.iter().filter(|&&term| passages.classes[term] != Class::Entity);
        words.for_each(|term| *counts[passage.article].entry(names + term).or_default() += 1.0);
    }
    let mut having: HashMap<usize, f64> = HashMap::default();
    counts.iter().flat_map(HashMap::keys).for_each(|&feature| *having.entry(feature).or_default() += 1.0);
    let weight = |feature: usize, count: f64| {
        let rarity = libm::log((articles.len() as f64 + OTHERS) / having[&feature]);
        let told = if feature < names { 1.5 } else { passages.classes[feature - names].told() };
        libm::log(1.0 + count) * rarity * told
    };
    counts
        .iter()
        .map(|counts| unit(counts.iter().map(|(&feature, &count)| (feature, weight(feature, count))).collect()))
        .collect()
}

fn unit(mut vector: Vector) -> Vector {
    vector.sort_unstable_by_key(|&(feature, _)| feature);
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    vector
}

fn cosine(one: &Vector, other: &Vector) -> f64 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < one.len() && j < other.len() {
        match one[i].0.cmp(&other[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += one[i].1 * other[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum
}

/// How many names both speak of.
fn names_in_common(one: &Vector, other: &Vector, who: &Who) -> usize {
    let named = |vector: &Vector| {
        vector.iter().map(|(feature, _)| *feature).take_while(|&name| name < who.names.len()).collect::<Vec<_>>()
    };
    let there = named(other);
    named(one).iter().filter(|name| there.binary_search(name).is_ok()).count()
}

fn names(articles: &[Analysis<'_>], who: &Who, members: &[usize]) -> Vec<String> {
    const SHOWN: usize = 5;
    let mut mentions: HashMap<usize, (usize, usize)> = HashMap::default();
    for &article in members {
        let mut here: HashMap<usize, usize> = HashMap::default();
        for (id, entity) in articles[article].entities.entities.iter().enumerate() {
            if let Some(name) = who.shared(article, id) {
                *here.entry(name).or_default() += entity.mentions.len();
            }
        }
        for (name, count) in here {
            let entry = mentions.entry(name).or_default();
            entry.0 += 1;
            entry.1 += count;
        }
    }
    let mut names: Vec<(usize, (usize, usize))> =
        mentions.into_iter().filter(|(_, (having, _))| having * 2 > members.len()).collect();
    names.sort_by_key(|&(name, (_, mentions))| (std::cmp::Reverse(mentions), name));
    names.into_iter().take(SHOWN).map(|(name, _)| who.names[name].clone()).collect()
}
