//! Words as two reporters spell them, and the words in which two passages differ.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::analysis::Analysis;
use crate::lexicon::{self, rule_words};
use crate::span::Span;
use crate::stats::is_word;

/// Lower case, straight apostrophes, and one spelling for -ise and -ize, -our and -or, -yse and -yze, -ogue and -og, -re and -er.
pub fn fold(word: &str) -> String {
    let mut word = word.to_lowercase().replace('’', "'").replace('\u{2011}', "-");
    // "palaeontology", "paediatric"
    if word.len() > 5 {
        word = word.replace("ae", "e");
    }
    if let Some((british, american, _)) =
        SPELLINGS.iter().find(|(british, _, least)| word.len() >= *least && word.ends_with(british))
    {
        word.truncate(word.len() - british.len());
        word.push_str(american);
    }
    word
}

/// Endings that British and American words are spelled with, and how long a word with the first is at least. None ends another.
static SPELLINGS: LazyLock<Vec<(&'static str, &'static str, usize)>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut columns = line.split('\t');
        let (british, american) = (columns.next()?, columns.next()?);
        Some((british, american, british.len() + columns.next()?.parse::<usize>().ok()?))
    };
    lexicon::entries(include_str!("../../lexicon/spellings.txt")).filter_map(row).collect()
});

/// The stem of a folded word: without the endings of number, tense and adverb.
pub fn stem(word: &str) -> String {
    let mut stem = word;
    for end in ["'s", "'"] {
        stem = stem.strip_suffix(end).unwrap_or(stem);
    }
    stem = IRREGULAR.get(stem).copied().unwrap_or(stem);
    let word = stem;
    // The longest first.
    let endings = (1..word.len().min(6)).rev().filter_map(|length| word.get(word.len() - length..));
    for end in endings.filter(|end| rule_words!("inflection").has(end)) {
        let Some(base) = stem.strip_suffix(end).filter(|base| base.len() > 2 && base.contains(['a', 'e', 'i', 'o', 'u', 'y']))
        else {
            continue;
        };
        if end == "s" && base.ends_with(['s', 'u', 'i']) {
            continue;
        }
        stem = base;
        if matches!(end, "ied" | "ies") {
            return format!("{stem}i");
        }
        break;
    }
    let mut letters: Vec<char> = stem.chars().collect();
    if letters.len() > 3 && letters.last() == Some(&'e') {
        letters.pop();
    }
    // "stopp" from "stopped"
    if letters.len() > 3
        && letters[letters.len() - 1] == letters[letters.len() - 2]
        && !matches!(letters[letters.len() - 1], 'l' | 's' | 'e' | 'o')
    {
        letters.pop();
    }
    if letters.len() > 2 && letters.last() == Some(&'y') {
        letters.pop();
        letters.push('i');
    }
    letters.into_iter().collect()
}

/// Irregular past forms: form, tab, base.
static IRREGULAR: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../lexicon/irregular_verbs.txt")).filter_map(|line| line.split_once('\t')).collect()
});

/// Whether a word denies what stands behind it.
pub fn is_negator(lower: &str) -> bool {
    rule_words!("denies").has(lower) || lower.ends_with("n't")
}

/// Words of one passage that the other has not, and the words that stand there instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordDifference {
    /// In the first passage; `None` where it has nothing there.
    pub first: Option<Span>,
    pub second: Option<Span>,
}

/// A word of a passage. Words of one [`Spellings`] can be told apart by their numbers.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    pub span: Span,
    /// As it is printed, but for capitals and kinds of apostrophes.
    pub printed: usize,
    /// As passages are compared: folded.
    pub folded: usize,
}

/// Numbers for words: a wire report that twenty outlets print is folded once, and not for each pair of them.
#[derive(Default)]
pub struct Spellings<'t> {
    /// Printed and folded, by the word as it stands in the text.
    known: HashMap<&'t str, (usize, usize)>,
    numbers: HashMap<String, usize>,
}

impl<'t> Spellings<'t> {
    /// The words that start within the span.
    pub fn words(&mut self, article: &Analysis<'t>, span: Span) -> Vec<Word> {
        let prose = article.prose();
        let words = prose.part(prose.within(span)).row.iter().filter(|token| is_word(token));
        words.map(|token| self.word(token.span, &article.document.text[token.span])).collect()
    }

    fn word(&mut self, span: Span, text: &'t str) -> Word {
        if let Some(&(printed, folded)) = self.known.get(text) {
            return Word { span, printed, folded };
        }
        let (printed, folded) = (self.number(text.to_lowercase().replace(['’', '‘'], "'")), self.number(fold(text)));
        self.known.insert(text, (printed, folded));
        Word { span, printed, folded }
    }

    fn number(&mut self, form: String) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(form).or_insert(next)
    }
}

/// Which words of two passages belong together: pairs of indexes, rising in both (the longest common subsequence).
pub fn align(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    // A passage longer than this is cut off: the table below has a cell for each pair of words.
    const LONGEST: usize = 160;
    let (one, other) = (&one[..one.len().min(LONGEST)], &other[..other.len().min(LONGEST)]);
    let opening = one.iter().zip(other).take_while(|(one, other)| one.folded == other.folded).count();
    let mut pairs: Vec<(usize, usize)> = (0..opening).map(|at| (at, at)).collect();
    let (one, other) = (&one[opening..], &other[opening..]);
    let width = other.len() + 1;
    let mut best = vec![0_u16; (one.len() + 1) * width];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            best[i * width + j] = if one[i].folded == other[j].folded {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        if one[i].folded == other[j].folded {
            pairs.push((opening + i, opening + j));
            i += 1;
            j += 1;
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The differences between two passages, given the words that belong together.
pub fn differences(one: &[Word], other: &[Word], aligned: &[(usize, usize)]) -> Vec<WordDifference> {
    let run = |words: &[Word]| Some(words.first()?.span.join(words.last()?.span));
    let mut differences = Vec::new();
    let mut last = (0, 0);
    for &(i, j) in aligned.iter().chain([&(one.len(), other.len())]) {
        let (first, second) = (run(&one[last.0..i]), run(&other[last.1..j]));
        if first.is_some() || second.is_some() {
            differences.push(WordDifference { first, second });
        }
        last = (i + 1, j + 1);
    }
    differences
}
