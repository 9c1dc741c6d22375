//! Articles to passages: sentences cut where a statement begins or ends, so that one statement can be told from its neighbour.

use foldhash::{HashMap, HashSet};

use crate::analysis::Analysis;
use crate::document::BlockRole;
use crate::entity::EntityType;
use crate::lexicon::rule_words;
use crate::quote::Quote;
use crate::quotemark::QuotedText;
use crate::span::{Span, within};
use crate::stats::is_word;
use crate::token::{Token, TokenKind};
use crate::wordclass;
use crate::words::{Prose, Tag};

use super::Place;
use super::fact::Who;
use super::term::{Class, TermId, Terms};
use super::words::is_negator;

/// A stretch of a sentence that may be a statement.
#[derive(Clone, Debug)]
pub struct Passage {
    pub article: usize,
    pub sentence: usize,
    pub span: Span,
    /// What its words mean; sorted, unique.
    pub terms: Vec<TermId>,
    /// Terms that a relative clause speaks of and does not repeat: the last before its comma.
    pub context: Vec<TermId>,
    /// Of its terms, those of its verbs; sorted, unique.
    pub verbs: Vec<TermId>,
    /// The fields that its words are of, each with the word's term; sorted, unique.
    pub fields: Vec<(u16, TermId)>,
    /// The clusters that its words are of, each with the word's term; sorted, unique.
    pub clusters: Vec<(u16, TermId)>,
    /// Terms that no other passage of its article has; sorted, unique.
    pub only: Vec<TermId>,
    /// The first name in it.
    pub opening: Option<TermId>,
    /// Where in the article it stands, 0 to 1.
    pub position: f64,
    pub quote: Option<usize>,
    /// Who says it, or takes that stance: an index into the entities that the articles share.
    pub speaker: Option<usize>,
    /// In one of the first sentences, which sum up what happened.
    pub lead: bool,
    /// Whether it says of something that it is not so.
    pub denies: bool,
}

impl Passage {
    /// Whether somebody says it.
    pub fn is_said(&self) -> bool {
        self.quote.is_some()
    }

    /// What passages that say the same are looked for through.
    pub fn keys(&self) -> impl Iterator<Item = TermId> {
        self.terms.iter().chain(&self.context).copied()
    }
}

/// All passages, in the order of articles and of their text.
pub struct Passages {
    pub all: Vec<Passage>,
    /// For each term, how many passages have it.
    pub frequencies: Vec<usize>,
    pub classes: Vec<Class>,
    /// Of each term, whether it is a figure that two articles hardly give by chance.
    pub exact: Vec<bool>,
    /// What figures measure and how much.
    pub measures: Vec<Option<(Option<String>, f64)>>,
    /// Pairs of terms that cannot both be true of one thing.
    pub opposites: HashSet<(TermId, TermId)>,
    /// Of terms that say what is counted once at an event, the sort.
    pub tallies: HashMap<TermId, usize>,
    /// By article, the term of each token.
    pub terms: Vec<Vec<Option<TermId>>>,
}

impl Passages {
    pub fn new(articles: &[Analysis<'_>], who: &Who) -> Self {
        let mut terms = Terms::default();
        let mut all: Vec<Passage> = Vec::new();
        let mut of = Vec::with_capacity(articles.len());
        for (article, analysis) in articles.iter().enumerate() {
            of.push(terms.of(article, analysis, who));
            let counted = terms.counted(analysis, &of[article]);
            let cut = Article { index: article, analysis, who, known: &terms, terms: &of[article], counted: &counted };
            let mut own = cut.passages();
            mark_only(&mut own);
            all.append(&mut own);
        }
        let mut frequencies = vec![0; terms.classes.len()];
        all.iter().flat_map(|passage| &passage.terms).for_each(|&term| frequencies[term] += 1);
        let (opposites, tallies) = (terms.opposites(), terms.tallies());
        let Terms { classes, exact, measures, .. } = terms;
        Passages { all, frequencies, classes, exact, measures, opposites, tallies, terms: of }
    }
}

impl Passages {
    /// The passage that a place lies in.
    pub fn over(&self, place: Place) -> Option<usize> {
        let start = |passage: &Passage| (passage.article, passage.span.start);
        let next = self.all.partition_point(|passage| start(passage) <= (place.article, place.span.start));
        let last = next.checked_sub(1)?;
        (self.all[last].article == place.article && self.all[last].span.contains(place.span)).then_some(last)
    }
}

/// An article that is cut to passages.
struct Article<'a, 't> {
    index: usize,
    analysis: &'a Analysis<'t>,
    who: &'a Who,
    known: &'a Terms,
    /// Of each token.
    terms: &'a [Option<TermId>],
    /// What figures count, by token.
    counted: &'a [(usize, TermId)],
}

impl Article<'_, '_> {
    fn passages(&self) -> Vec<Passage> {
        const LEAD: usize = 2;
        let analysis = self.analysis;
        let marks = outermost(&analysis.quoted);
        let said = Said::new(analysis);
        let mut quotes = Quotes::new(analysis.quotes.iter());
        let mut stances = Quotes::new(analysis.stances.iter().map(|stance| &stance.quote));
        let mut all = Vec::new();
        let mut leading = 0;
        let mut opening: Vec<TermId> = Vec::new();
        for (sentence, around) in analysis.sentences.iter().enumerate() {
            let role = analysis.document.blocks[around.block].role;
            let headline = role == BlockRole::Headline;
            if !(role.is_body() || headline) {
                continue;
            }
            leading += usize::from(role == BlockRole::Paragraph);
            let mut before: Vec<TermId> = Vec::new();
            let before_sentence = std::mem::take(&mut opening);
            for cut in cut(analysis, sentence, &marks, &said.edges) {
                let words = self.words(cut.span);
                let context = self.context(&cut, &words, &before, &before_sentence);
                before.clone_from(&words);
                if opening.is_empty() {
                    opening.clone_from(&words);
                }
                let quote = quotes.over(cut.span);
                // "Osmani stressed the country's commitment": what she stands for is no other's statement.
                let stance = stances.over(cut.span).map(|stance| &analysis.stances[stance].quote);
                let owner = quote.map(|quote| &analysis.quotes[quote]).or(stance);
                let passage = Passage {
                    context,
                    quote,
                    speaker: owner.and_then(|owner| self.speaker(owner)),
                    lead: leading <= LEAD && role == BlockRole::Paragraph,
                    ..self.passage(sentence, cut.span, words)
                };
                let is_told = quote.is_some() || states(analysis, cut.span, &said);
                if (cut.quoted || !headline) && !passage.terms.is_empty() && is_told {
                    all.push(passage);
                }
            }
        }
        all
    }

    /// Who says it: `it said` is the organization that spoke before.
    fn speaker(&self, owner: &Quote) -> Option<usize> {
        let known = self.who.speaker(self.index, owner);
        let it = |span: Span| self.analysis.document.text[span].eq_ignore_ascii_case("it");
        if known.is_some() || !owner.speaker.is_some_and(|speaker| it(speaker.span)) {
            return known;
        }
        let start = |quote: &Quote| quote.content[0].start;
        let before = &self.analysis.quotes[..self.analysis.quotes.partition_point(|quote| start(quote) < start(owner))];
        let last = before.last().and_then(|quote| self.who.speaker(self.index, quote))?;
        // A name of one word may be taken for a person's.
        let is_thing = self.who.kinds[last] != EntityType::Person || !self.who.names[last].contains(' ');
        is_thing.then_some(last)
    }

    /// The terms of a piece's words, in their order.
    fn words(&self, span: Span) -> Vec<TermId> {
        self.terms[within(&self.analysis.tokens, span)].iter().flatten().copied().collect()
    }

    /// What a piece is about that it does not name: the words before a relative clause, or what the sentence before opens with.
    fn context(&self, cut: &Cut, words: &[TermId], before: &[TermId], before_sentence: &[TermId]) -> Vec<TermId> {
        const WORDS: usize = 2;
        let first = within(&self.analysis.tokens, cut.span).next();
        if cut.relative {
            before.iter().rev().take(WORDS).copied().collect()
        } else if first.is_some_and(|at| stands_for(self.analysis.words.lower(at))) {
            before_sentence.iter().take(WORDS).copied().filter(|term| !words.contains(term)).collect()
        } else {
            Vec::new()
        }
    }

    /// A piece by its own words; whose it is, and what stands around it, is not known here.
    fn passage(&self, sentence: usize, span: Span, words: Vec<TermId>) -> Passage {
        let analysis = self.analysis;
        let range = within(&analysis.tokens, span);
        let verb = |at: &usize| analysis.words.tag(*at) == Tag::Verb;
        let mut verbs: Vec<TermId> = range.clone().filter(verb).filter_map(|at| self.terms[at]).collect();
        sort(&mut verbs);
        let first = self.counted.partition_point(|(at, _)| *at < range.start);
        let counted = self.counted[first..].iter().take_while(|(at, _)| *at < range.end).map(|(_, term)| term);
        let mut terms: Vec<TermId> = words.iter().chain(counted).copied().collect();
        sort(&mut terms);
        Passage {
            article: self.index,
            sentence,
            span,
            opening: words.iter().copied().find(|&term| self.known.classes[term] == Class::Entity),
            verbs,
            fields: fields(&words, |word| self.known.fields[word]),
            clusters: fields(&words, |word| self.known.clusters[word].as_slice()),
            terms,
            position: span.start as f64 / analysis.document.text.len().max(1) as f64,
            denies: range.clone().any(|at| is_negator(analysis.words.lower(at))),
            only: Vec::new(),
            context: Vec::new(),
            quote: None,
            speaker: None,
            lead: false,
        }
    }
}

fn sort(terms: &mut Vec<TermId>) {
    terms.sort_unstable();
    terms.dedup();
}

/// Whether a word stands for what the sentence before is about: `It employs 750 people.`
fn stands_for(word: &str) -> bool {
    rule_words!("stands-for").has(word)
}

/// Notes which terms only one passage of the article has.
fn mark_only(passages: &mut [Passage]) {
    let mut having: HashMap<TermId, usize> = HashMap::default();
    passages.iter().flat_map(|passage| &passage.terms).for_each(|&term| *having.entry(term).or_default() += 1);
    for passage in passages {
        passage.only = passage.terms.iter().copied().filter(|term| having[term] == 1).collect();
    }
}

/// What the words are of, each with the word's term, sorted.
fn fields<'k>(words: &[TermId], of: impl Fn(TermId) -> &'k [u16]) -> Vec<(u16, TermId)> {
    let mut fields: Vec<(u16, TermId)> =
        words.iter().flat_map(|&word| of(word).iter().map(move |&field| (field, word))).collect();
    fields.sort_unstable();
    fields.dedup();
    fields
}

/// Where what somebody says begins and ends, and the words that say that somebody says it.
struct Said {
    /// Sorted.
    edges: Vec<usize>,
    /// Sorted.
    cues: Vec<Span>,
}

impl Said {
    fn new(analysis: &Analysis<'_>) -> Self {
        let content = analysis.quotes.iter().flat_map(|quote| &quote.content);
        let mut edges: Vec<usize> = content.flat_map(|span| [span.start, span.end]).collect();
        edges.sort_unstable();
        let mut cues: Vec<Span> = analysis.quotes.iter().filter_map(|quote| Some(quote.cue.as_ref()?.span)).collect();
        cues.sort_unstable();
        Said { edges, cues }
    }

    fn cue_in(&self, span: Span) -> Option<Span> {
        self.cues.get(self.cues.partition_point(|cue| cue.start < span.start)).copied().filter(|cue| span.contains(*cue))
    }

    /// Whether all that the span tells is that somebody speaks. "Kron visited the coast and promised" tells of a visit, "The hall is to
    /// become a hotel after the council agreed" of a hotel, "The two have agreed on a truce, the envoy announced" of a truce.
    fn only_says(&self, analysis: &Analysis<'_>, span: Span) -> bool {
        let Some(cue) = self.cue_in(span) else { return false };
        let words = &analysis.words;
        let before = within(&analysis.tokens, Span::new(span.start, cue.start));
        let joins = |word: &str| rule_words!("joins-clause").has(word);
        let mut joined = before.clone().rev().skip_while(|&at| !joins(words.lower(at)));
        let clause = before.clone().rev().find(|&at| words.lower(at) == ",").map_or(before.start, |comma| comma);
        // "Osmani, who was elected in May, said"; "Asked about the talks, Osmani said".
        let aside = |at: usize| rule_words!("opens-aside").has(words.lower(at));
        let told = before.start..clause;
        let finite = told.clone().skip(1).any(|at| words.tag(at) == Tag::Aux && words.tag(at - 1) != Tag::Punct);
        let tells = joined.any(|at| words.tag(at) == Tag::Verb) || (finite && !told.clone().any(aside));
        !tells
    }
}

/// Whether a span, which is nothing that somebody says, tells something of its own: `Brell said in a joint statement` says only who
/// speaks, as does `citing sources in Lisk`.
fn states(analysis: &Analysis<'_>, span: Span, said: &Said) -> bool {
    let prose = analysis.prose();
    let tokens = prose.part(prose.within(span)).row.iter();
    let words: Vec<&str> = tokens.filter(|token| is_word(token)).map(|token| &prose.text[token.span]).collect();
    let first = words.first().map_or(String::new(), |word| word.to_lowercase());
    if said.only_says(analysis, span) || rule_words!("only-source").has(&first) {
        return false;
    }
    let telling = |word: &&&str| {
        let lower = word.to_lowercase();
        !crate::stats::is_stop_word(&lower) && !wordclass::is_speech_verb(&lower)
    };
    // "INA) The data protection authority said"
    let closing = words.last().is_some_and(|last| wordclass::is_speech_verb(&last.to_lowercase()));
    let numbers = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let lower_case = |word: &&&str| !word.starts_with(char::is_uppercase) || Some(**word) == words.first().copied();
    let told = words.iter().filter(telling).filter(lower_case).count();
    // "which dates from 1908"
    let told = if closing && !is_clause(analysis, span) { 0 } else { told };
    let clause = || is_clause(analysis, span) || has_object(analysis, span);
    told >= 2 || (told == 1 && words.len() > 2 && (words.iter().any(numbers) || clause()))
}

/// Whether a span holds what happens, and not only that somebody speaks: `The medal goes to Blake`, `Nobody was arrested`.
fn is_clause(analysis: &Analysis<'_>, span: Span) -> bool {
    let says = |at: usize| wordclass::is_speech_verb(analysis.words.lower(at));
    within(&analysis.tokens, span).any(|at| match analysis.words.tag(at) {
        Tag::Aux => true,
        Tag::Verb => !says(at),
        _ => false,
    })
}

/// Whether a verb of saying has a thing as its object: `reported the verdict`, not `said in a statement`.
fn has_object(analysis: &Analysis<'_>, span: Span) -> bool {
    let words = &analysis.words;
    let range = within(&analysis.tokens, span);
    let object = |at: usize| words.tag(at) == Tag::Det && words.tag(at + 1) == Tag::Noun;
    range.clone().any(|at| {
        at + 2 < range.end && words.tag(at) == Tag::Verb && wordclass::is_speech_verb(words.lower(at)) && object(at + 1)
    })
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
    fn new<'a>(quotes: impl Iterator<Item = &'a Quote>) -> Self {
        let contents = |(index, quote): (usize, &'a Quote)| quote.content.iter().map(move |&span| (span, index));
        let mut contents: Vec<(Span, usize)> = quotes.enumerate().flat_map(contents).collect();
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
fn cut(analysis: &Analysis<'_>, sentence: usize, marks: &[Span], edges: &[usize]) -> Vec<Cut> {
    let span = analysis.sentences[sentence].span;
    let prose = analysis.prose();
    let reader = Reader { sentence: prose.part(prose.within(span)), marks, edges };
    let mut cuts: Vec<Cut> = Vec::new();
    let std::ops::Range { mut start, end } = reader.sentence.places();
    for at in start + 1..=end {
        if at < end && !reader.begins(at, start) {
            continue;
        }
        if let Some(span) = reader.bare(start, at) {
            let quoted = reader.is_quoted(span);
            cuts.push(Cut { span, relative: rule_words!("relative-cut").has(&reader.word(start)), quoted });
        }
        start = at;
    }
    cuts
}

struct Reader<'a> {
    sentence: Prose<'a>,
    marks: &'a [Span],
    edges: &'a [usize],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> String {
        self.sentence.word(at).to_lowercase()
    }

    /// The word so many tokens before; empty before the first.
    fn word_before(&self, at: usize, tokens: usize) -> String {
        self.sentence.back(at, tokens).to_lowercase()
    }

    fn says_before(&self, at: usize, tokens: usize) -> bool {
        wordclass::is_speech_verb(&self.word_before(at, tokens))
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
        self.at_edge(at)
            || self.opens_quotation(at)
            || self.closes_quotation(at, start)
            || self.opens_clause(at, &before, &word)
            || self.reports(at, start, &before, &word)
    }

    /// The first word of what somebody says, or the first behind it.
    fn at_edge(&self, at: usize) -> bool {
        let row = self.sentence.row;
        let Some((before, here)) = row.before(at).zip(row.at(at)) else { return false };
        let next = self.edges.partition_point(|&edge| edge <= before.span.start);
        self.edges.get(next).is_some_and(|&edge| edge <= here.span.start)
    }

    /// The first word of a quotation that stands for itself: `said: "…"`, not `a "safe" bridge`.
    fn opens_quotation(&self, at: usize) -> bool {
        let offset = self.sentence.span(at..at + 1).start;
        let between = |mark: Span| &self.sentence.text[mark.start..offset];
        let opens = self.mark_at(offset).is_some_and(|mark| between(mark).trim().is_empty());
        let introduced = matches!(self.word_before(at, 2).as_str(), "" | "," | ":" | "–" | "—" | "-" | "that");
        opens && introduced
    }

    /// The closing mark of a quotation that the piece began with.
    fn closes_quotation(&self, at: usize, start: usize) -> bool {
        let first = self.sentence.span(start..start + 1);
        let began = self.mark_at(first.start.max(first.end.saturating_sub(1)));
        let row = self.sentence.row;
        let between = row.before(at).zip(row.at(at)).map(|(before, here)| (before.span.end, here.span.start));
        began.zip(between).is_some_and(|(mark, (end, start))| mark.end <= start && end <= mark.end)
    }

    fn opens_clause(&self, at: usize, before: &str, word: &str) -> bool {
        // "could face 14 years after she was charged": two statements.
        let time = rule_words!("splits-in-time").has(word);
        if time && rule_words!("subject").has(&self.word(at + 1)) {
            return true;
        }
        match before {
            ";" => true,
            ":" => self.word_before(at, 2).chars().all(char::is_alphabetic),
            "," => match word {
                // "…, which she blamed on Serbia, has …" goes on behind the clause.
                _ if rule_words!("opens-aside").has(word) => !self.sentence.from(at + 1).has_any(&[","]),
                _ if rule_words!("always-splits").has(word) => true,
                "and" | "as" => self.says(at + 1) || self.word(at + 1) == "that",
                _ if rule_words!("third-person").has(word) => self.says(at + 1) || self.says(at + 2),
                word => word.len() > 5 && word.ends_with("ing") && !rule_words!("no-participle").has(word),
            },
            _ => false,
        }
    }

    /// The first word of a reported clause: behind `said that`, `said` and a pronoun, `According to Brell,`.
    fn reports(&self, at: usize, start: usize, before: &str, word: &str) -> bool {
        if before == "that" {
            return self.says_before(at, 2) || matches!(self.word_before(at, 2).as_str(), "," | "and");
        }
        if before == "," && self.word(start) == "according" && self.word(start + 1) == "to" {
            return true;
        }
        self.says_before(at, 1) && rule_words!("reported-subject").has(word)
    }

    /// The span from one token to before another, without punctuation at its start.
    fn bare(&self, start: usize, end: usize) -> Option<Span> {
        let pieces = self.sentence.row.part(start..end);
        let first = pieces.iter().find(|token| token.kind != TokenKind::Punctuation)?;
        let closes = |token: &&Token| match &self.sentence.text[token.span] {
            "that" | "because" => false,
            mark => token.kind != TokenKind::Punctuation || matches!(mark, "." | "!" | "?"),
        };
        let last = pieces.back().find(closes)?;
        Some(first.span.join(last.span))
    }
}
