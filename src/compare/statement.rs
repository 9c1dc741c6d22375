//! Passages to statements: which of them say the same in several articles.

use foldhash::HashMap;

use crate::analysis::Analysis;
use crate::stats::is_word;
use crate::words::Tag;

use super::likeness::{Scale, Weights};
use super::passage::Passages;
use super::words::{Spellings, Word, align, differences};
use super::{Conflict, Event, LoneSentence, Occurrence, Pair, Place, Relation, Statement};

/// Passages as alike as this say the same.
const SAME_STATEMENT: f64 = 0.45;
/// Passages are looked for through so many of their rarest terms: two that say the same share one of them.
const RAREST: usize = 20;
/// No more than so many passages are looked at for one term, the latest first.
const LOOKED_AT: usize = 400;
/// Passages less alike than this are not looked at again.
const UNLIKE: f64 = 0.05;
/// A row is taken up by another where their passages are as alike as this on average.
const LINKED: f64 = 0.45;
/// Passages less alike than this stand in no row together.
const STRANGE: f64 = 0.12;
/// Passages as alike as this say the same though one of them stands in another row: a sentence may tell what two of another article do.
const SAME_TOO: f64 = 0.5;
/// Two passages of different articles, and how alike they are.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    pub first: usize,
    pub second: usize,
    pub similarity: f64,
}

/// The words of each passage.
pub fn words(articles: &[Analysis<'_>], passages: &Passages) -> Vec<Vec<Word>> {
    let mut spellings = Spellings::default();
    passages.all.iter().map(|passage| spellings.words(&articles[passage.article], passage.span)).collect()
}

/// All pairs of passages of different articles that share a rare term and are at all alike.
pub fn pair(passages: &Passages, words: &[Vec<Word>], weights: &Weights) -> Vec<Likeness> {
    let scale = Scale::new(passages, words, weights);
    let likeness = |(first, second)| Likeness { first, second, similarity: scale.likeness(passages, first, second) };
    looked_at(passages).into_iter().map(likeness).filter(|pair| pair.similarity >= UNLIKE).collect()
}

/// All pairs of passages of different articles that share a rare term.
pub fn looked_at(passages: &Passages) -> Vec<(usize, usize)> {
    let mut having: Vec<Vec<usize>> = vec![Vec::new(); passages.frequencies.len()];
    let mut pairs = Vec::new();
    let mut candidates: Vec<usize> = Vec::new();
    for (second, passage) in passages.all.iter().enumerate() {
        let mut keys: Vec<usize> = passage.keys().collect();
        keys.sort_unstable_by_key(|&term| (passages.frequencies[term], term));
        candidates.clear();
        for &term in keys.iter().take(RAREST) {
            candidates.extend(having[term].iter().rev().take(LOOKED_AT));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let other = |first: &&usize| passages.all[**first].article != passage.article;
        pairs.extend(candidates.iter().filter(other).map(|&first| (first, second)));
        passage.keys().for_each(|term| having[term].push(second));
    }
    pairs
}

/// The pairs, with those that contradict each other: they tell of the same, however unlike their words are.
pub fn brought_together(mut pairs: Vec<Likeness>, passages: &Passages, conflicts: &[Conflict]) -> Vec<Likeness> {
    const TOGETHER: f64 = 0.55;
    // Of a contradiction of more articles the first speak for all.
    const MOST: usize = 12;
    let mut known: HashMap<(usize, usize), usize> = HashMap::default();
    if !conflicts.is_empty() {
        known.extend(pairs.iter().enumerate().map(|(at, pair)| ((pair.first, pair.second), at)));
    }
    for conflict in conflicts {
        let over: Vec<usize> = conflict.places.iter().take(MOST).filter_map(|place| passages.over(*place)).collect();
        for (at, &first) in over.iter().enumerate() {
            for &second in &over[at + 1..] {
                if passages.all[first].article == passages.all[second].article {
                    continue;
                }
                let (first, second) = (first.min(second), first.max(second));
                let next = pairs.len();
                match *known.entry((first, second)).or_insert(next) {
                    at if at < next => pairs[at].similarity = pairs[at].similarity.max(TOGETHER),
                    _ => pairs.push(Likeness { first, second, similarity: TOGETHER }),
                }
            }
        }
    }
    pairs
}

/// Joins the pairs that are alike enough to statements.
pub fn join(passages: &Passages, words: &[Vec<Word>], pairs: &[Likeness], event_of: &[usize]) -> Vec<Statement> {
    let event = |passage: usize| event_of[passages.all[passage].article];
    let pairs: Vec<Likeness> = pairs.iter().filter(|pair| event(pair.first) == event(pair.second)).copied().collect();
    let best: Vec<Likeness> = best(passages, &pairs);
    let rows = Rows::join(passages, words, &pairs, &best);
    let apart = |pair: &&Likeness| pair.similarity >= SAME_TOO && !rows.has(pair);
    let left: Vec<Likeness> = best.iter().filter(apart).copied().collect();
    let second = Rows::join(passages, words, &pairs, &left);
    let mut groups = rows.groups(&pairs);
    groups.extend(second.groups(&pairs));
    groups.sort_by_key(|(first, _)| *first);
    groups.into_iter().map(|(_, group)| statement(passages, words, &group, event_of)).collect()
}

/// The pairs above the threshold that are not much worse than the best of either passage in the other's article.
fn best(passages: &Passages, pairs: &[Likeness]) -> Vec<Likeness> {
    const RIVAL: f64 = 0.62;
    let mut best: HashMap<(usize, usize), f64> = HashMap::default();
    for pair in pairs {
        for (passage, against) in [(pair.first, pair.second), (pair.second, pair.first)] {
            let most = best.entry((passage, passages.all[against].article)).or_default();
            *most = most.max(pair.similarity);
        }
    }
    let rivals = |passage: usize, against: usize| best[&(passage, passages.all[against].article)] * RIVAL;
    // What denies the other stands beside it, however many say the same as it.
    let whole = |passage: usize| passages.all[passage].context.is_empty();
    let opposed = |pair: &Likeness| {
        passages.all[pair.first].denies != passages.all[pair.second].denies && whole(pair.first) && whole(pair.second)
    };
    let kept = |pair: &&Likeness| {
        let unrivalled = pair.similarity >= rivals(pair.first, pair.second) && pair.similarity >= rivals(pair.second, pair.first);
        pair.similarity >= SAME_STATEMENT && (unrivalled || opposed(pair))
    };
    pairs.iter().filter(kept).copied().collect()
}

/// Which passages stand in one row: the closest pairs first, and a row takes another up only where the two are alike as a whole, so
/// that a chain of halves does not end with what has nothing to do with its beginning.
struct Rows {
    row: HashMap<usize, usize>,
    members: Vec<Vec<usize>>,
}

impl Rows {
    fn join(passages: &Passages, words: &[Vec<Word>], pairs: &[Likeness], best: &[Likeness]) -> Self {
        let similarity: HashMap<(usize, usize), f64> =
            pairs.iter().map(|pair| ((pair.first, pair.second), pair.similarity)).collect();
        let mut rows = Rows { row: HashMap::default(), members: Vec::new() };
        let mut order: Vec<&Likeness> = best.iter().collect();
        order.sort_by(|one, other| {
            other.similarity.total_cmp(&one.similarity).then((one.first, one.second).cmp(&(other.first, other.second)))
        });
        for pair in order {
            let (one, other) = (rows.find(pair.first), rows.find(pair.second));
            if one != other && rows.linked(passages, words, &similarity, one, other) {
                rows.unite(one, other);
            }
        }
        rows
    }

    fn has(&self, pair: &Likeness) -> bool {
        let row = |passage: usize| self.row.get(&passage);
        row(pair.first).is_some_and(|one| row(pair.second) == Some(one))
    }

    /// The pairs of each row, with the first passage that it has.
    fn groups(&self, pairs: &[Likeness]) -> Vec<(usize, Vec<Likeness>)> {
        let mut groups: HashMap<usize, Vec<Likeness>> = HashMap::default();
        pairs.iter().filter(|pair| self.has(pair)).for_each(|pair| groups.entry(self.row[&pair.first]).or_default().push(*pair));
        let first = |row: usize| self.members[row].iter().min().copied().unwrap_or_default();
        let mut groups: Vec<(usize, Vec<Likeness>)> = groups.into_iter().map(|(row, group)| (first(row), group)).collect();
        groups.sort_by_key(|(first, _)| *first);
        groups
    }

    fn find(&mut self, passage: usize) -> usize {
        let next = self.members.len();
        let row = *self.row.entry(passage).or_insert(next);
        if row == next {
            self.members.push(vec![passage]);
        }
        row
    }

    /// The smaller goes into the larger.
    fn unite(&mut self, one: usize, other: usize) {
        let (from, into) = if self.members[one].len() < self.members[other].len() { (one, other) } else { (other, one) };
        let moved = std::mem::take(&mut self.members[from]);
        moved.iter().for_each(|&passage| _ = self.row.insert(passage, into));
        self.members[into].extend(moved);
    }

    /// Whether two rows may be one: their passages are alike on average, and none of them has nothing to do with the others.
    fn linked(
        &self,
        passages: &Passages,
        words: &[Vec<Word>],
        similarity: &HashMap<(usize, usize), f64>,
        one: usize,
        other: usize,
    ) -> bool {
        // Of a long row its first speak for all.
        const LOOKED_AT: usize = 8;
        let (mut sum, mut count) = (0.0, 0.0);
        for &first in self.members[one].iter().take(LOOKED_AT) {
            for &second in self.members[other].iter().take(LOOKED_AT) {
                if passages.all[first].article != passages.all[second].article {
                    let alike = similarity.get(&(first.min(second), first.max(second))).copied().unwrap_or_default();
                    if alike < STRANGE {
                        return false;
                    }
                    sum += alike;
                    count += 1.0;
                // What an article says twice in the same words stands in one row; two things that it tells, in two.
                } else if relation(&words[first], &words[second], &align(&words[first], &words[second])) == Relation::Reworded {
                    return false;
                }
            }
        }
        sum >= count * LINKED
    }
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
        Occurrence { place, sentence: passage.sentence, quote: passage.quote, speaker: passage.quote.and(passage.speaker) }
    };
    Statement {
        event: event_of[passages.all[members[0]].article],
        relation: weakest(passages, words, &members, &pairs),
        occurrences: members.iter().map(occurrence).collect(),
        pairs,
    }
}

fn compare(words: &[Vec<Word>], likeness: &Likeness, (first, second): (usize, usize)) -> Pair {
    let (one, other) = (&words[likeness.first], &words[likeness.second]);
    let aligned = align(one, other);
    let relation = relation(one, other, &aligned);
    Pair { first, second, relation, similarity: likeness.similarity, differences: differences(one, other, &aligned) }
}

fn relation(one: &[Word], other: &[Word], aligned: &[(usize, usize)]) -> Relation {
    let shorter = one.len().min(other.len()).max(1);
    let same = |&(i, j): &(usize, usize)| one[i].printed == other[j].printed;
    match () {
        () if aligned.len() == one.len().max(other.len()) && aligned.iter().all(same) => Relation::Verbatim,
        () if aligned.len() * 5 >= shorter * 4 => Relation::Nearly,
        () => Relation::Reworded,
    }
}

/// How closely the two passages of the row that are least alike say the same.
fn weakest(passages: &Passages, words: &[Vec<Word>], members: &[usize], pairs: &[Pair]) -> Relation {
    // Of more wordings than these the first speak for all: forty articles would make 780 pairs.
    const WORDINGS: usize = 12;
    let mut weakest = pairs.iter().map(|pair| pair.relation).min().unwrap_or(Relation::Reworded);
    let mut wordings: HashMap<Vec<usize>, usize> = HashMap::default();
    for &member in members {
        wordings.entry(words[member].iter().map(|word| word.printed).collect()).or_insert(member);
    }
    let mut first: Vec<usize> = wordings.into_values().collect();
    first.sort_unstable();
    first.truncate(WORDINGS);
    for (at, &one) in first.iter().enumerate() {
        for &other in first[at + 1..].iter().filter(|&&other| passages.all[other].article != passages.all[one].article) {
            let (one, other) = (&words[one], &words[other]);
            weakest = weakest.min(relation(one, other, &align(one, other)));
        }
    }
    weakest
}

/// The sentences of events of several articles that stand in no row. Every sentence of a story is in a row or here.
pub fn lone(articles: &[Analysis<'_>], statements: &[Statement], events: &[Event]) -> Vec<LoneSentence> {
    let mut shared: Vec<Vec<bool>> = articles.iter().map(|article| vec![false; article.sentences.len()]).collect();
    for occurrence in statements.iter().flat_map(|statement| &statement.occurrences) {
        shared[occurrence.place.article][occurrence.sentence] = true;
    }
    let mut company = vec![false; articles.len()];
    events.iter().filter(|event| event.articles.len() > 1).flat_map(|event| &event.articles).for_each(|&one| company[one] = true);
    let mut lone = Vec::new();
    for (article, analysis) in articles.iter().enumerate().filter(|(article, _)| company[*article]) {
        for (sentence, shared) in shared[article].iter().enumerate() {
            if !shared && tells(analysis, sentence) {
                let place = Place { article, span: analysis.sentences[sentence].span };
                lone.push(LoneSentence { place, sentence });
            }
        }
    }
    lone
}

/// Whether a sentence belongs to the story: `LISK, May 4.` and `The statement continues:` tell nothing.
pub fn tells(analysis: &Analysis<'_>, sentence: usize) -> bool {
    const SHORT: usize = 5;
    let sentence = &analysis.sentences[sentence];
    let block = &analysis.document.blocks[sentence.block];
    let text = &analysis.document.text[sentence.span];
    let prose = analysis.prose();
    let inside = prose.part(prose.within(sentence.span));
    let words = inside.row.iter().filter(|token| is_word(token)).count();
    let verb = inside.places().any(|at| matches!(analysis.words.tag(at), Tag::Verb | Tag::Aux));
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let capitals = first.len() > 2 && first.chars().all(char::is_uppercase);
    let dateline = sentence.span.start == block.span.start && capitals && !verb;
    let leads_in = text.trim_end().ends_with(':');
    block.role.is_body() && words > 0 && (words > SHORT || !(leads_in || dateline))
}
