//! Passages to statements: which of them say the same in several articles.

use std::collections::HashMap;

use crate::analysis::Analysis;

use super::passage::{Passage, Passages};
use super::words::{align, differences, words};
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
                let similarity = scale.similarity(other, passage);
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
    weights: Vec<f64>,
    names: Vec<bool>,
}

impl Scale {
    fn new(passages: &Passages) -> Self {
        let all = passages.all.len() as f64;
        let rarity = |having: usize| libm::log(1.0 + all / (1.0 + having as f64));
        // Two statements about the same people and places need not be the same.
        let told = |name: bool| if name { 0.7 } else { 1.0 };
        let stems = passages.frequencies.iter().zip(&passages.names);
        Scale { weights: stems.map(|(&having, &name)| rarity(having) * told(name)).collect(), names: passages.names.clone() }
    }

    fn weight(&self, stems: &[usize]) -> f64 {
        stems.iter().map(|&stem| self.weights[stem].powi(2)).sum()
    }

    /// 0 to 1: the cosine of the passages' weighted stems, raised where one is contained in the other.
    fn similarity(&self, one: &Passage, other: &Passage) -> f64 {
        let shared: Vec<usize> = one.stems.iter().copied().filter(|stem| other.stems.binary_search(stem).is_ok()).collect();
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
        let (here, there) = (self.weight(&one.stems), self.weight(&other.stems));
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

/// Joins the pairs that are alike enough to statements.
pub fn join(articles: &[Analysis<'_>], passages: &Passages, pairs: &[Likeness], event_of: &[usize]) -> Vec<Statement> {
    let pairs: Vec<Likeness> = best(passages, pairs);
    let mut parents: HashMap<usize, usize> = HashMap::new();
    for pair in &pairs {
        let (one, other) = (root(&parents, pair.first), root(&parents, pair.second));
        if one != other {
            parents.insert(one.max(other), one.min(other));
        }
    }
    let mut groups: HashMap<usize, Vec<Likeness>> = HashMap::new();
    for pair in &pairs {
        groups.entry(root(&parents, pair.first)).or_default().push(*pair);
    }
    let mut groups: Vec<(usize, Vec<Likeness>)> = groups.into_iter().collect();
    groups.sort_by_key(|(root, _)| *root);
    groups.into_iter().map(|(_, group)| statement(articles, passages, &group, event_of)).collect()
}

fn root(parents: &HashMap<usize, usize>, mut node: usize) -> usize {
    while let Some(&parent) = parents.get(&node) {
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

fn statement(articles: &[Analysis<'_>], passages: &Passages, group: &[Likeness], event_of: &[usize]) -> Statement {
    let mut members: Vec<usize> = group.iter().flat_map(|pair| [pair.first, pair.second]).collect();
    members.sort_unstable();
    members.dedup();
    let position = |passage: usize| members.partition_point(|&member| member < passage);
    let pairs: Vec<Pair> = group
        .iter()
        .map(|likeness| compare(articles, passages, likeness, (position(likeness.first), position(likeness.second))))
        .collect();
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

fn compare(articles: &[Analysis<'_>], passages: &Passages, likeness: &Likeness, (first, second): (usize, usize)) -> Pair {
    let of = |passage: &Passage| words(&articles[passage.article], passage.span);
    let (one, other) = (of(&passages.all[likeness.first]), of(&passages.all[likeness.second]));
    let aligned = align(&one, &other);
    let differences = differences(&one, &other, &aligned);
    let shorter = one.len().min(other.len()).max(1);
    let as_printed =
        |passage: &Passage, word: &super::words::Word| articles[passage.article].document.text[word.span].to_lowercase();
    let same = |&(i, j): &(usize, usize)| {
        as_printed(&passages.all[likeness.first], &one[i]) == as_printed(&passages.all[likeness.second], &other[j])
    };
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
