//! Passages to statements: which of them say the same in several articles.

use std::collections::HashMap;

use crate::analysis::Analysis;

use super::passage::Passages;
use super::words::{Spellings, Word, align, differences};
use super::{Event, LoneSentence, Occurrence, Pair, Place, Relation, Statement};

/// Passages as alike as this say the same.
const SAME_STATEMENT: f64 = 0.36;
/// Passages are looked for through so many of their rarest stems: two that say the same share one of them.
const RAREST: usize = 8;
/// No more than so many passages are looked at for one stem, the latest first.
const LOOKED_AT: usize = 400;
/// A sentence less alike any other than this is told by its article only.
const ALONE: f64 = 0.22;

/// Two passages of different articles, and how alike they are.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    pub first: usize,
    pub second: usize,
    pub similarity: f64,
}

/// All pairs of passages of different articles of one event that share a rare stem and are at all alike.
pub fn pair(passages: &Passages, event_of: &[usize]) -> Vec<Likeness> {
    let scale = Scale::new(passages);
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); passages.stems];
    let mut pairs = Vec::new();
    let mut candidates: Vec<usize> = Vec::new();
    for (second, passage) in passages.all.iter().enumerate() {
        let mut keys: Vec<usize> = passage.stems.iter().chain(&passage.context).copied().collect();
        keys.sort_unstable_by_key(|&stem| (passages.frequencies[stem], stem));
        candidates.clear();
        for &stem in keys.iter().take(RAREST) {
            candidates.extend(having[stem].iter().rev().take(LOOKED_AT));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let mut found: Vec<Likeness> = Vec::new();
        for &first in &candidates {
            let other = &passages.all[first];
            if other.article != passage.article && event_of[other.article] == event_of[passage.article] {
                let similarity = scale.similarity(passages, first, second);
                if similarity >= ALONE {
                    found.push(Likeness { first, second, similarity });
                }
            }
        }
        pairs.extend(found);
        passage.stems.iter().chain(&passage.context).for_each(|&stem| having[stem].push(second));
    }
    pairs
}

/// How much each stem tells.
struct Scale {
    /// Squared, as similarity wants them.
    weights: Vec<f64>,
    names: Vec<bool>,
    /// Of each passage.
    totals: Vec<f64>,
}

impl Scale {
    fn new(passages: &Passages) -> Self {
        let all = passages.all.len() as f64;
        let rarity = |having: usize| libm::log(1.0 + all / (1.0 + having as f64));
        // Two statements about the same people and places need not be the same.
        let told = |name: bool| if name { 0.7 } else { 1.0 };
        let stems = passages.frequencies.iter().zip(&passages.names);
        let weights = stems.map(|(&having, &name)| (rarity(having) * told(name)).powi(2)).collect();
        let mut scale = Scale { weights, names: passages.names.clone(), totals: Vec::new() };
        scale.totals = passages.all.iter().map(|passage| scale.weight(&passage.stems)).collect();
        scale
    }

    fn weight(&self, stems: &[usize]) -> f64 {
        stems.iter().map(|&stem| self.weights[stem]).sum()
    }

    /// 0 to 1: the cosine of the passages' weighted stems, raised where one is contained in the other.
    fn similarity(&self, passages: &Passages, first: usize, second: usize) -> f64 {
        let (one, other) = (&passages.all[first], &passages.all[second]);
        let shared = shared(&one.stems, &other.stems);
        let mut common = self.weight(&shared);
        let matter = |stems: &[usize]| stems.iter().filter(|&&stem| !self.names[stem]).count();
        let mut count = matter(&shared);
        for (passage, against) in [(one, other), (other, one)] {
            let hits: Vec<usize> = passage
                .context
                .iter()
                .copied()
                .filter(|stem| against.stems.binary_search(stem).is_ok() && !shared.contains(stem))
                .collect();
            common += self.weight(&hits);
            count += matter(&hits);
        }
        if count < 2 {
            return 0.0;
        }
        let (here, there) = (self.totals[first], self.totals[second]);
        let cosine = common / (here * there).sqrt();
        let contained = common / here.min(there);
        let similarity = if count >= 3 { cosine.max(0.7 * contained) } else { cosine };
        match (one.speaker, other.speaker) {
            (Some(one), Some(other)) if one != other => similarity * 0.6,
            (Some(_), Some(_)) => similarity * 1.1,
            _ => similarity,
        }
        .min(1.0)
    }
}

/// What two sorted lists have in common.
fn shared(one: &[usize], mut other: &[usize]) -> Vec<usize> {
    let mut shared = Vec::new();
    for &stem in one {
        while let [first, rest @ ..] = other
            && *first < stem
        {
            other = rest;
        }
        if other.first() == Some(&stem) {
            shared.push(stem);
        }
    }
    shared
}

/// Joins the pairs that are alike enough to statements.
pub fn join(articles: &[Analysis<'_>], passages: &Passages, pairs: &[Likeness], event_of: &[usize]) -> Vec<Statement> {
    let pairs: Vec<Likeness> = best(passages, pairs);
    let mut parents: HashMap<usize, usize> = HashMap::new();
    for pair in &pairs {
        let (one, other) = (root(&mut parents, pair.first), root(&mut parents, pair.second));
        if one != other {
            parents.insert(one.max(other), one.min(other));
        }
    }
    let mut groups: HashMap<usize, Vec<Likeness>> = HashMap::new();
    for pair in &pairs {
        groups.entry(root(&mut parents, pair.first)).or_default().push(*pair);
    }
    let mut groups: Vec<(usize, Vec<Likeness>)> = groups.into_iter().collect();
    groups.sort_by_key(|(root, _)| *root);
    let words = words(articles, passages);
    groups.into_iter().map(|(_, group)| statement(passages, &words, &group, event_of)).collect()
}

/// The words of each passage.
fn words(articles: &[Analysis<'_>], passages: &Passages) -> Vec<Vec<Word>> {
    let mut spellings = Spellings::default();
    passages.all.iter().map(|passage| spellings.words(&articles[passage.article], passage.span)).collect()
}

/// The first of all that are joined. The way there is shortened each time it is taken.
fn root(parents: &mut HashMap<usize, usize>, mut node: usize) -> usize {
    while let Some(&parent) = parents.get(&node) {
        if let Some(&before) = parents.get(&parent) {
            parents.insert(node, before);
        }
        node = parent;
    }
    node
}

/// The pairs above the threshold that are not much worse than the best of either passage in the other's article.
fn best(passages: &Passages, pairs: &[Likeness]) -> Vec<Likeness> {
    const RIVAL: f64 = 0.62;
    let mut best: HashMap<(usize, usize), f64> = HashMap::new();
    for pair in pairs {
        for (passage, against) in [(pair.first, pair.second), (pair.second, pair.first)] {
            let most = best.entry((passage, passages.all[against].article)).or_default();
            *most = most.max(pair.similarity);
        }
    }
    let rivals = |passage: usize, against: usize| best[&(passage, passages.all[against].article)] * RIVAL;
    let kept = |pair: &&Likeness| {
        pair.similarity >= SAME_STATEMENT
            && pair.similarity >= rivals(pair.first, pair.second)
            && pair.similarity >= rivals(pair.second, pair.first)
    };
    pairs.iter().filter(kept).copied().collect()
}

fn statement(passages: &Passages, words: &[Vec<Word>], group: &[Likeness], event_of: &[usize]) -> Statement {
    let mut members: Vec<usize> = group.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    members.sort_unstable();
    members.dedup();
    let position = |passage: usize| members.partition_point(|&member| member < passage);
    let pairs: Vec<Pair> =
        group.iter().map(|likeness| compare(words, likeness, (position(likeness.first), position(likeness.second)))).collect();
    let occurrence = |&member: &usize| {
        let passage = &passages.all[member];
        let place = Place { article: passage.article, span: passage.span };
        Occurrence { place, sentence: passage.sentence, quote: passage.quote, speaker: passage.speaker }
    };
    Statement {
        event: event_of[passages.all[members[0]].article],
        relation: pairs.iter().map(|pair| pair.relation).max().unwrap_or(Relation::Reworded),
        occurrences: members.iter().map(occurrence).collect(),
        pairs,
    }
}

fn compare(words: &[Vec<Word>], likeness: &Likeness, (first, second): (usize, usize)) -> Pair {
    let (one, other) = (&words[likeness.first], &words[likeness.second]);
    let aligned = align(one, other);
    let differences = differences(one, other, &aligned);
    let shorter = one.len().min(other.len()).max(1);
    let same = |&(i, j): &(usize, usize)| one[i].printed == other[j].printed;
    let relation = match () {
        () if differences.is_empty() && aligned.iter().all(same) => Relation::Verbatim,
        () if aligned.len() * 5 >= shorter * 4 => Relation::Nearly,
        () => Relation::Reworded,
    };
    Pair { first, second, relation, similarity: likeness.similarity, differences }
}

/// The sentences of events of several articles that nothing in another article is like.
pub fn lone(articles: &[Analysis<'_>], passages: &Passages, pairs: &[Likeness], events: &[Event]) -> Vec<LoneSentence> {
    let mut shared: Vec<Vec<bool>> = articles.iter().map(|article| vec![false; article.sentences.len()]).collect();
    for passage in pairs.iter().flat_map(|pair| [pair.first, pair.second]).map(|passage| &passages.all[passage]) {
        shared[passage.article][passage.sentence] = true;
    }
    let mut told: Vec<(usize, usize)> =
        passages.all.iter().filter(|passage| !passage.headline).map(|passage| (passage.article, passage.sentence)).collect();
    told.dedup();
    let in_company = |article: usize| events.iter().any(|event| event.articles.len() > 1 && event.articles.contains(&article));
    let company: Vec<bool> = (0..articles.len()).map(in_company).collect();
    told.into_iter()
        .filter(|&(article, sentence)| company[article] && !shared[article][sentence])
        .map(|(article, sentence)| LoneSentence {
            place: Place { article, span: articles[article].sentences[sentence].span },
            sentence,
        })
        .collect()
}
