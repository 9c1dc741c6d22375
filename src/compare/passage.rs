//! Articles to passages: sentences cut where a statement begins or ends, so that one statement can be told from its neighbour.

use crate::analysis::Analysis;
use crate::document::BlockRole;
use crate::quotemark::QuotedText;
use crate::span::{Span, within};
use crate::stats::{is_stop_word, is_word};
use crate::token::{Token, TokenKind};
use crate::wordclass;

use super::fact::Who;
use super::words::{StemId, Stems};

/// A stretch of a sentence that may be a statement.
#[derive(Clone, Debug)]
pub struct Passage {
    pub article: usize,
    pub sentence: usize,
    pub span: Span,
    /// The stems of its words that are no stop words; sorted, unique.
    pub stems: Vec<StemId>,
    /// Stems that a relative clause speaks of and does not repeat: the last words before its comma.
    pub context: Vec<StemId>,
    pub quote: Option<usize>,
    /// An index into the entities that the articles share.
    pub speaker: Option<usize>,
    /// A headline repeats what the story says.
    pub headline: bool,
}

/// All passages, in the order of articles and of their text.
pub struct Passages {
    pub all: Vec<Passage>,
    /// How many stems there are.
    pub stems: usize,
    /// For each stem, how many passages have it.
    pub frequencies: Vec<usize>,
    /// For each stem, whether it is always printed with a capital: a name.
    pub names: Vec<bool>,
}

impl Passages {
    pub fn new(articles: &[Analysis<'_>], who: &Who) -> Self {
        let mut stems = Stems::default();
        let mut all: Vec<Passage> = Vec::new();
        for (article, analysis) in articles.iter().enumerate() {
            let marks = outermost(&analysis.quoted);
            let mut quotes = Quotes::new(analysis);
            for (sentence, around) in analysis.sentences.iter().enumerate() {
                let role = analysis.document.blocks[around.block].role;
                if !(role.is_body() || role == BlockRole::Headline) {
                    continue;
                }
                let mut before: Vec<StemId> = Vec::new();
                for cut in cut(analysis, sentence, &marks) {
                    let words = content(analysis, cut.span, &mut stems);
                    let context = if cut.relative { before.iter().rev().take(2).copied().collect() } else { Vec::new() };
                    before.clone_from(&words);
                    let quote = quotes.over(cut.span);
                    let speaker = quote.and_then(|quote| who.speaker(article, &analysis.quotes[quote]));
                    let headline = role == BlockRole::Headline;
                    let mut passage =
                        Passage { article, sentence, span: cut.span, stems: words, context, quote, speaker, headline };
                    passage.stems.sort_unstable();
                    passage.stems.dedup();
                    if (cut.quoted || !headline) && states(analysis, cut.span) {
                        all.push(passage);
                    }
                }
            }
        }
        let names = names(articles, &mut stems);
        let mut frequencies = vec![0; stems.len()];
        all.iter().flat_map(|passage| &passage.stems).for_each(|&stem| frequencies[stem] += 1);
        Passages { stems: frequencies.len(), all, frequencies, names }
    }
}

/// The stems of the words that are no stop words, in order.
fn content(analysis: &Analysis<'_>, span: Span, stems: &mut Stems) -> Vec<StemId> {
    let tokens = &analysis.tokens[within(&analysis.tokens, span)];
    let words = tokens.iter().filter(|token| is_word(token)).map(|token| &analysis.document.text[token.span]);
    words.filter(|word| matters(word)).map(|word| stems.number(word)).collect()
}

/// Whether a span says more than who speaks: `Brell said at the opening` does not.
fn states(analysis: &Analysis<'_>, span: Span) -> bool {
    let tokens = &analysis.tokens[within(&analysis.tokens, span)];
    let words = tokens.iter().filter(|token| is_word(token)).map(|token| &analysis.document.text[token.span]);
    let telling = |word: &&str| matters(word) && !wordclass::is_speech_verb(&word.to_lowercase());
    let first = tokens.iter().find(|token| is_word(token)).map(|token| &analysis.document.text[token.span]);
    words.filter(telling).filter(|word| !word.starts_with(char::is_uppercase) || Some(*word) == first).count() >= 2
}

/// For each stem, whether no article prints it in lower case.
fn names(articles: &[Analysis<'_>], stems: &mut Stems) -> Vec<bool> {
    let mut names = vec![true; stems.len()];
    for analysis in articles {
        for token in analysis.tokens.iter().filter(|token| is_word(token)) {
            let word = &analysis.document.text[token.span];
            let stem = if word.starts_with(char::is_uppercase) { None } else { stems.known(word) };
            if let Some(stem) = stem {
                names[stem] = false;
            }
        }
    }
    names
}

fn matters(word: &str) -> bool {
    let lower = word.to_lowercase();
    // Who says it, and how, is not what is said; figures are.
    lower.contains(char::is_numeric)
        || wordclass::is_speech_verb(&lower)
        || !is_stop_word(&lower)
        || matches!(lower.as_str(), "only" | "today" | "next")
}

/// The contents that stand in no other quotation.
fn outermost(quoted: &[QuotedText]) -> Vec<Span> {
    quoted.iter().filter(|quoted| quoted.depth == 0).map(|quoted| quoted.content).collect()
}

/// Finds the quote that most of a span belongs to. Spans must come in order.
struct Quotes {
    /// Content with the index of its quote, sorted.
    contents: Vec<(Span, usize)>,
    next: usize,
}

impl Quotes {
    fn new(analysis: &Analysis<'_>) -> Self {
        let contents = |(index, quote): (usize, &crate::quote::Quote)| {
            quote.content.iter().map(move |&span| (span, index)).collect::<Vec<_>>()
        };
        let mut contents: Vec<(Span, usize)> = analysis.quotes.iter().enumerate().flat_map(contents).collect();
        contents.sort_unstable();
        Quotes { contents, next: 0 }
    }

    fn over(&mut self, span: Span) -> Option<usize> {
        while self.contents.get(self.next).is_some_and(|(content, _)| content.end <= span.start) {
            self.next += 1;
        }
        let common = |content: Span| content.end.min(span.end).saturating_sub(content.start.max(span.start));
        let near = self.contents[self.next..].iter().take_while(|(content, _)| content.start < span.end);
        let (content, quote) = near.max_by_key(|(content, _)| common(*content))?;
        (common(*content) * 2 >= span.len()).then_some(*quote)
    }
}

/// A piece of a sentence.
struct Cut {
    span: Span,
    /// A clause that opens with a relative pronoun.
    relative: bool,
    /// Within quotation marks.
    quoted: bool,
}

/// Cuts a sentence where a statement may begin or end.
fn cut(analysis: &Analysis<'_>, sentence: usize, marks: &[Span]) -> Vec<Cut> {
    let span = analysis.sentences[sentence].span;
    let reader = Reader { text: analysis.document.text, tokens: &analysis.tokens[within(&analysis.tokens, span)], marks };
    let mut cuts: Vec<Cut> = Vec::new();
    let mut start = 0;
    for at in 1..=reader.tokens.len() {
        if at < reader.tokens.len() && !reader.begins(at, start) {
            continue;
        }
        if let Some(span) = reader.bare(start, at) {
            let quoted = reader.is_quoted(span);
            cuts.push(Cut { span, relative: matches!(reader.word(start).as_str(), "which" | "who" | "that"), quoted });
        }
        start = at;
    }
    cuts
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    marks: &'a [Span],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> String {
        self.tokens.get(at).map_or(String::new(), |token| self.text[token.span].to_lowercase())
    }

    /// The word so many tokens before; empty before the first.
    fn word_before(&self, at: usize, tokens: usize) -> String {
        at.checked_sub(tokens).map_or(String::new(), |at| self.word(at))
    }

    fn says_before(&self, at: usize, tokens: usize) -> bool {
        at.checked_sub(tokens).is_some_and(|at| self.says(at))
    }

    fn says(&self, at: usize) -> bool {
        wordclass::is_speech_verb(&self.word(at))
    }

    fn mark_at(&self, offset: usize) -> Option<Span> {
        let next = self.marks.partition_point(|mark| mark.start <= offset);
        self.marks[..next].last().copied().filter(|mark| mark.holds(offset))
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.mark_at(span.start).is_some_and(|mark| mark.contains(span))
    }

    /// Whether a piece begins at this token, the piece before having begun at `start`.
    fn begins(&self, at: usize, start: usize) -> bool {
        let (before, word) = (self.word_before(at, 1), self.word(at));
        self.opens_quotation(at)
            || self.closes_quotation(at, start)
            || self.opens_clause(at, &before, &word)
            || self.reports(at, start, &before, &word)
    }

    /// The first word of a quotation that stands for itself: `said: "…"`, not `a "safe" bridge`.
    fn opens_quotation(&self, at: usize) -> bool {
        let offset = self.tokens[at].span.start;
        let opens =
            self.mark_at(offset).is_some_and(|mark| mark.start == offset || self.text[mark.start..offset].trim().is_empty());
        let introduced = at < 2 || matches!(self.word_before(at, 2).as_str(), "," | ":" | "–" | "—" | "-" | "that");
        opens && introduced
    }

    /// The closing mark of a quotation that the piece began with.
    fn closes_quotation(&self, at: usize, start: usize) -> bool {
        let began = self.mark_at(self.tokens[start].span.start.max(self.tokens[start].span.end - 1));
        began.is_some_and(|mark| mark.end <= self.tokens[at].span.start && self.tokens[at - 1].span.end <= mark.end)
    }

    fn opens_clause(&self, at: usize, before: &str, word: &str) -> bool {
        match before {
            ";" => true,
            ":" => self.word_before(at, 2).chars().all(char::is_alphabetic),
            "," => match word {
                // "…, which she blamed on Serbia, has …" goes on behind the clause.
                "which" | "who" | "where" | "whose" => !(at + 1..self.tokens.len()).any(|later| self.word(later) == ","),
                "because" | "while" | "but" | "although" | "whereas" => true,
                "and" | "as" => self.says(at + 1) || self.word(at + 1) == "that",
                "she" | "he" | "they" | "it" => self.says(at + 1) || self.says(at + 2),
                word => {
                    word.len() > 5 && word.ends_with("ing") && !matches!(word, "during" | "including" | "according" | "following")
                }
            },
            _ => false,
        }
    }

    /// The first word of a reported clause: behind `said that`, `said` and a pronoun, `According to Brell,`.
    fn reports(&self, at: usize, start: usize, before: &str, word: &str) -> bool {
        if before == "that" && at >= 2 {
            return self.says_before(at, 2) || matches!(self.word_before(at, 2).as_str(), "," | "and");
        }
        if before == "," && self.word(start) == "according" && self.word(start + 1) == "to" {
            return true;
        }
        self.says_before(at, 1) && matches!(word, "she" | "he" | "they" | "we" | "it" | "i" | "there")
    }

    /// The span from one token to before another, without punctuation at its start.
    fn bare(&self, start: usize, end: usize) -> Option<Span> {
        let pieces = &self.tokens[start..end];
        let first = pieces.iter().find(|token| token.kind != TokenKind::Punctuation)?;
        let closes = |token: &&Token| match &self.text[token.span] {
            "that" | "because" => false,
            mark => token.kind != TokenKind::Punctuation || matches!(mark, "." | "!" | "?"),
        };
        let last = pieces.iter().rev().find(closes)?;
        Some(first.span.join(last.span))
    }
}
