//! Tokens to names and their types.
//!
//! A learned model reads each sentence; [`units`] is what it takes for a word.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;

use super::allowed::{self, Allowed};
use super::edge::{self, Edges};
use super::favour::Scores;
use super::name::is_acronym;
use super::{EntityType, Source, again, barred, certain, favour, firm, kind, number, outlet, table, work};
use crate::document::{BlockRole, Document};
use crate::lexicon::{AnyOf, rule_words};
use crate::memory::{Kept, Key};
use crate::model::{
    self, Casing, EVIDENCE_WEIGHTS, Kind, Label, RESOURCES, WEIGHTS, Words,
    evidence::{Evidence, Reading, Told},
    features::{Features, Reach},
    hash, label, resources,
};
use crate::options::{KnownName, Options};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::{Token, TokenKind};
use crate::words::{Prose, Stretch};

pub use super::name::Name;

/// What is known of the sentences of the text before.
#[derive(Default)]
pub struct Memory {
    /// The names that the caller knew.
    names: Vec<KnownName>,
    pieces: Kept<Read>,
    /// What the last text says of its words, and the pieces that say so.
    evidence: Evidence,
    gathered: Vec<Rc<Read>>,
    kinds: kind::Memory,
}

impl Memory {
    pub(super) fn keeping() -> Memory {
        Memory { pieces: Kept::keeping(), kinds: kind::Memory::keeping(), ..Memory::default() }
    }

    fn next_text(&mut self, options: &Options) {
        if self.names != options.names {
            self.pieces.forget();
            self.names.clone_from(&options.names);
        }
        self.pieces.next_text();
    }

    /// What the pieces of a text say of its words: of those that the last text had too it is known.
    fn gather<'t>(&mut self, read: &[(Piece<'t>, Rc<Read>)]) -> &Evidence {
        self.evidence.begin();
        let mut before: HashMap<*const Read, usize> = HashMap::default();
        self.gathered.iter().for_each(|read| *before.entry(Rc::as_ptr(read)).or_default() += 1);
        for (_, read) in read {
            match before.get_mut(&Rc::as_ptr(read)).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => self.evidence.gather(read.reading()),
            }
        }
        for read in &self.gathered {
            if let Some(count) = before.get_mut(&Rc::as_ptr(read)).filter(|count| **count > 0) {
                *count -= 1;
                self.evidence.withdraw(read.reading());
            }
        }
        if self.pieces.keeps() {
            self.gathered = read.iter().map(|(_, read)| Rc::clone(read)).collect();
        }
        &self.evidence
    }
}

/// Finds the names. They are sorted and do not overlap.
pub fn tag(source: Source<'_>) -> Vec<Name> {
    tag_again(source, &mut Memory::default())
}

/// The same in a text that is being written.
pub(super) fn tag_again(source: Source<'_>, memory: &mut Memory) -> Vec<Name> {
    let Source { document, sentences, tokens, words, options, .. } = source;
    memory.next_text(options);
    let whole = Prose::whole(document.text, tokens);
    let mut reader = Reader::new(source);
    let mut read = Vec::with_capacity(sentences.len());
    for tokens in pieces(document, sentences, tokens) {
        let piece = Piece::new(document, sentences, tokens);
        let row = whole.part(reader.at..reader.at + tokens.len());
        let tell = |key: &mut Key| {
            words.tell(row, key);
            key.number(usize::from(piece.dateline));
        };
        let known = memory.pieces.get(tell, || reader.read(&piece));
        let known = if known.firm { Rc::new(reader.read_firms(&piece)) } else { known };
        reader.at += tokens.len();
        read.push((piece, known));
    }
    let evidence = memory.gather(&read);
    let mut names: Vec<Name> = Vec::new();
    let mut headlines = Vec::new();
    let mut edges = Edges::new(document.text);
    for (piece, read) in &read {
        let labels = read.revised(evidence);
        for (first, behind, kind) in label::names(&labels) {
            if let Some(span) = piece.name(read, &labels, first..behind, kind, &mut edges) {
                names.push(Name { span, kind: entity_type(kind), acronym: is_acronym(&document.text[span]) });
                headlines.push(read.words.casing != Casing::Ordinary);
            }
        }
    }
    if !memory.pieces.keeps() {
        memory.evidence = Evidence::default();
    }
    again::complete(whole, &mut names, &headlines);
    firm::complete(whole, &mut names);
    kind::agree(source, &mut names, &mut memory.kinds);
    names
}

/// What is read together: a sentence, or the part of it before or behind a dateline. All that reading it sees, so that it can be kept.
struct Piece<'t> {
    text: &'t str,
    /// Where it stands in the whole text.
    start: usize,
    tokens: &'t [Token],
    /// Whether it opens a dateline.
    dateline: bool,
    byline: bool,
}

impl<'t> Piece<'t> {
    fn new(document: &Document<'t>, sentences: &[Sentence], tokens: &'t [Token]) -> Self {
        let block = &document.blocks[sentences[tokens[0].sentence].block];
        let piece = Prose::whole(document.text, tokens);
        let whole = piece.span(piece.places());
        let dateline = block.dateline.is_some_and(|line| line.contains(tokens[0].span));
        Piece { text: &document.text[whole], start: whole.start, tokens, dateline, byline: block.role == BlockRole::Byline }
    }

    /// Its tokens, as they stand in it.
    fn own_tokens(&self) -> Vec<Token> {
        let own = |token: &Token| Token { span: token.span.in_piece(self.start), ..*token };
        self.tokens.iter().map(own).collect()
    }

    /// The name in units that were read as one, without what is no part of it, as it stands in the whole text.
    fn name(&self, read: &Read, labels: &[Label], units: Range<usize>, kind: Kind, edges: &mut Edges<'_>) -> Option<Span> {
        let (all, labels) = (Prose::whole(self.text, &read.units), Stretch::whole(labels));
        let free = |units: Range<usize>| labels.part(units).all(|&label| label == 0);
        let Range { start: first, end: behind } = units;
        let first = first + usize::from(self.byline && opens_byline(all.word(first), units.len()));
        let numbered = kind == Kind::Misc && edge::takes_number(all, behind);
        let behind = behind + usize::from(numbered && free(behind..behind + 1));
        let given = kind == Kind::Person && edge::takes_syllable(all, first..behind);
        let behind = behind + if given && free(behind..behind + 2) { 2 } else { 0 };
        let units: Vec<Span> = all.row.part(first..behind).iter().map(|unit| unit.in_whole(self.start)).collect();
        edges.trim(&units, kind)
    }
}

/// Reads pieces, one behind the other.
struct Reader<'a> {
    source: Source<'a>,
    known: KnownNames,
    firms: FirmsInS<'a>,
    /// How many tokens stand before the piece.
    at: usize,
    features: Features,
    lower: String,
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>) -> Self {
        let firms = FirmsInS { prose: Prose::whole(source.document.text, source.tokens), people: HashMap::default() };
        let known = KnownNames::new(source.options);
        Reader { source, known, firms, at: 0, features: Features::default(), lower: String::new() }
    }

    /// Reads a piece on its own.
    fn read(&mut self, piece: &Piece<'a>) -> Read {
        let mut read = self.start(piece);
        read.firm = has_firm_in_s(Prose::whole(piece.text, &read.units));
        self.finish(piece, read)
    }

    /// Reads a piece with a firm whose name ends in 's: whether that is one, the whole text tells.
    fn read_firms(&mut self, piece: &Piece<'a>) -> Read {
        let mut read = self.start(piece);
        self.firms.keep(Prose::whole(piece.text, &read.units), &mut read.allowed);
        self.finish(piece, read)
    }

    fn start(&mut self, piece: &Piece<'a>) -> Read {
        let text = piece.text;
        let tokens = piece.own_tokens();
        let units = units(text, &tokens);
        let words = Words::new(self.spell(text, &tokens, &units), &RESOURCES);
        model::features::extract(&words, Reach::Needed, &mut self.features);
        let mut scores = Scores(WEIGHTS.scores(&self.features));
        let sentence = allowed::Sentence::new(text, &units, &words);
        favour::add(&sentence, &mut scores);
        outlet::favour(&sentence, &mut scores);
        let mut allowed = self.known.allowed(sentence.units);
        work::settle(&sentence, &mut allowed);
        barred::bar_small_words(&sentence, &mut allowed);
        allowed::settle(&sentence, &mut allowed);
        outlet::settle(&sentence, &mut allowed);
        table::settle(&sentence, &mut allowed);
        certain::settle(&sentence, &mut allowed);
        barred::bar_breaks(&sentence, &mut allowed);
        barred::bar_ranks(&sentence, &mut allowed);
        barred::bar_departments(&sentence, &mut allowed);
        barred::bar_money(&sentence, &mut allowed);
        barred::bar_descriptions(&sentence, &mut allowed);
        Read { units, words, scores, allowed, labels: Vec::new(), firm: false, revision: RefCell::default() }
    }

    fn finish(&self, piece: &Piece<'a>, mut read: Read) -> Read {
        if piece.dateline {
            barred::open_with_place(&allowed::Sentence::new(piece.text, &read.units, &read.words), &mut read.allowed);
        }
        read.labels = label::best(&read.scores.0, &WEIGHTS.transitions, |at| read.allowed.of(at));
        read
    }

    /// What the model sees of each unit: what is a token is known, the others are read by their letters.
    fn spell(&mut self, text: &str, tokens: &[Token], units: &[Span]) -> Vec<model::Word> {
        let mut at = 0;
        let spelled = units.iter().map(|&unit| {
            while tokens[at].span.end <= unit.start {
                at += 1;
            }
            if tokens[at].span == unit {
                *self.source.words.seen(self.at + at)
            } else {
                model::Word::read(&text[unit], &mut self.lower, &RESOURCES)
            }
        });
        spelled.collect()
    }
}

/// The tokens that are read together: those of a sentence, without the dateline before it.
fn pieces<'t>(document: &Document<'_>, sentences: &[Sentence], tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
    tokens.chunk_by(|one, next| {
        let dateline = document.blocks[sentences[next.sentence].block].dateline;
        one.sentence == next.sentence && !dateline.is_some_and(|line| line.contains(one.span) && !line.contains(next.span))
    })
}

/// Firms whose name ends in 's: "Lowe's (LOW) did not."
struct FirmsInS<'t> {
    prose: Prose<'t>,
    /// Whether the text has a word without 's as well: "Helmut Kohl … Kohl's".
    people: HashMap<String, bool>,
}

impl<'t> FirmsInS<'t> {
    /// Marks the firms in a piece of the text.
    fn keep(&mut self, units: Prose<'_, Span>, allowed: &mut Allowed) {
        for end in 2..=units.row.end() {
            let Some(first) = firm_in_s(units, end).filter(|&first| allowed.is_open(first..end)) else { continue };
            if !units.is_capital(first) || self.is_person(units.back(end, 2)) {
                continue;
            }
            // "Levi's Stadium"
            if is_house(units.word(end)) && allowed.is_open(end..end + 1) {
                allowed.keep(first..end + 1, Kind::Place);
            } else {
                allowed.keep(first..end, Kind::Organization);
            }
        }
    }

    fn is_person(&mut self, word: &str) -> bool {
        let prose = self.prose;
        let bare = |(one, next): (&Token, &Token)| &prose.text[one.span] == word && next.kind != TokenKind::Possessive;
        match self.people.get(word) {
            Some(&known) => known,
            None => *self.people.entry(word.to_owned()).or_insert_with(|| prose.row.pairs().any(bare)),
        }
    }
}

/// Where the firm in 's opens that ends before a unit.
fn firm_in_s(units: Prose<'_, Span>, end: usize) -> Option<usize> {
    let near = units.up_to(end).tail(4);
    let owns = matches!(near.before(end), "'s" | "’s");
    near.places().filter(|_| owns).find(|&first| edge::is_firm_in_s(near.from(first)))
}

fn has_firm_in_s(units: Prose<'_, Span>) -> bool {
    (2..=units.row.end()).any(|end| firm_in_s(units, end).is_some())
}

/// "Stadium", "Arena": what is called after a firm.
fn is_house(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && RESOURCES.listed(hash::word(&word.to_lowercase())) & resources::PLACE_WORD != 0
}

/// A piece as the model read it. Units are spans of the piece.
struct Read {
    units: Vec<Span>,
    words: Words,
    scores: Scores,
    allowed: Allowed,
    labels: Vec<Label>,
    /// Whether it may have a firm whose name ends in 's.
    firm: bool,
    /// What the whole text told last, and the labels then.
    revision: RefCell<Revision>,
}

/// What is told of the words that may be in a name, and the labels that come of it.
type Revision = (Vec<(usize, Told)>, Option<Rc<[Label]>>);

impl Read {
    fn reading(&self) -> Reading<'_> {
        Reading { words: &self.words, scores: &self.scores.0, labels: &self.labels }
    }

    /// The labels, read again with what the whole text says.
    fn revised(&self, evidence: &Evidence) -> Rc<[Label]> {
        // A piece that was revised was so in the last text.
        if let (_, Some(labels)) = &*self.revision.borrow()
            && !evidence.may_tell_otherwise(self.reading())
        {
            return Rc::clone(labels);
        }
        let told: Vec<(usize, Told)> =
            (0..self.labels.len()).filter_map(|at| Some((at, evidence.told(self.reading(), at)?))).collect();
        if let (before, Some(labels)) = &*self.revision.borrow()
            && *before == told
        {
            return Rc::clone(labels);
        }
        let labels: Rc<[Label]> = self.labels_told(&told).into();
        self.revision.replace((told, Some(Rc::clone(&labels))));
        labels
    }

    fn labels_told(&self, told: &[(usize, Told)]) -> Vec<Label> {
        let mut corrected = self.scores.0.clone();
        let mut features = Vec::new();
        for (at, told) in told {
            features.clear();
            told.features(self.reading(), *at, &mut features);
            for (score, correction) in corrected[*at].iter_mut().zip(EVIDENCE_WEIGHTS.score(&features)) {
                *score += correction;
            }
        }
        label::best(&corrected, &EVIDENCE_WEIGHTS.transitions, |at| self.allowed.of(at))
    }
}

/// The names that the caller knows, as the units that they are cut into.
struct KnownNames(HashMap<String, Vec<(Vec<String>, Kind)>>);

impl KnownNames {
    fn new(options: &Options) -> KnownNames {
        let mut names: HashMap<String, Vec<(Vec<String>, Kind)>> = HashMap::default();
        for known in &options.names {
            let kind = match known.kind.as_str() {
                "person" => Kind::Person,
                "organization" => Kind::Organization,
                "place" => Kind::Place,
                _ => Kind::Misc,
            };
            let words: Vec<String> = known.name.split_whitespace().map(str::to_owned).collect();
            if let Some(first) = words.first() {
                names.entry(first.clone()).or_default().push((words, kind));
            }
        }
        // The longest name goes first.
        names.values_mut().for_each(|names| names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
        KnownNames(names)
    }

    /// The labels that the units of a sentence may have: any, or those of a known name.
    fn allowed(&self, units: Prose<'_, Span>) -> Allowed {
        let mut allowed = Allowed::any(units.row.len());
        let mut at = 0;
        while !self.0.is_empty() && units.row.at(at).is_some() {
            let known = self.match_at(units, at);
            if let Some((end, kind)) = known {
                allowed.keep(at..end, kind);
            }
            at = known.map_or(at + 1, |(end, _)| end);
        }
        allowed
    }

    /// The known name that opens at a unit: the unit behind it, and its kind.
    fn match_at(&self, units: Prose<'_, Span>, at: usize) -> Option<(usize, Kind)> {
        let by_word = self.0.get(units.word(at)).into_iter().flatten();
        by_word.filter_map(|(words, kind)| Some((covered(words, units, at)?, *kind))).next()
    }
}

/// The unit behind those that the words take when they stand here one after another.
fn covered(words: &[String], units: Prose<'_, Span>, first: usize) -> Option<usize> {
    let mut at = first;
    for word in words {
        let mut left = word.as_str();
        while !left.is_empty() {
            left = left.strip_prefix(units.word(at)).filter(|_| units.row.at(at).is_some())?;
            at += 1;
        }
    }
    Some(at)
}

/// Whether a byline's name of so many words opens with "by", in whichever language: `Nga Ana Hoxha`.
fn opens_byline(word: &str, words: usize) -> bool {
    words > 2 && rule_words!("byline-by").has_in_any_case(word)
}

fn entity_type(kind: Kind) -> EntityType {
    match kind {
        Kind::Person => EntityType::Person,
        Kind::Organization => EntityType::Organization,
        Kind::Place => EntityType::Place,
        Kind::Misc => EntityType::Misc,
    }
}

/// The words of a sentence as the model sees them: its tokens, and the parts of those that hold a name and something else.
pub fn units(text: &str, tokens: &[Token]) -> Vec<Span> {
    let prose = Prose::whole(text, tokens);
    let mut units: Vec<Span> = Vec::with_capacity(tokens.len() + 4);
    let mut at = 0;
    while let Some(&token) = prose.row.at(at) {
        let word = &text[token.span];
        at += 1;
        if is_reference(word) && units.last().is_some_and(|last| last.end == token.span.start) {
            continue;
        }
        if word.len() <= 4
            && let Some(whole) = initials_with_and(prose, at)
        {
            units.push(whole);
            at += 2;
            continue;
        }
        if word == "."
            && let Some(last) = units.last_mut()
            && last.end == token.span.start
            && is_abbreviation(&text[*last], at == tokens.len())
        {
            *last = last.join(token.span);
            continue;
        }
        match (token.kind == TokenKind::Word).then(|| hyphen(word)).flatten() {
            Some(cut) => {
                let start = token.span.start;
                let behind = cut + word[cut..].chars().next().map_or(1, char::len_utf8);
                units.push(Span::new(start, start + cut));
                units.push(Span::new(start + cut, start + behind));
                units.push(Span::new(start + behind, token.span.end));
            }
            None => units.push(token.span),
        }
    }
    units
}

/// "Lauren* said": the sign refers to a note, and tells nothing of the name.
fn is_reference(word: &str) -> bool {
    matches!(word, "*" | "†" | "‡" | "®" | "™" | "©")
}

/// `AT&T`, `P&R`: initials round a sign, which stands at a place, are one word.
fn initials_with_and(prose: Prose<'_>, and: usize) -> Option<Span> {
    let capitals = |word: &str| (1..=4).contains(&word.len()) && word.chars().all(char::is_uppercase);
    let signed = prose.word(and) == "&" && capitals(prose.before(and)) && capitals(prose.after(and));
    let glued = signed && prose.is_glued(and) && prose.is_glued(and + 1);
    glued.then(|| prose.part(and - 1..and + 2)).map(|part| part.span(part.places()))
}

/// Whether the full stop behind a word belongs to it: `Inc.`, `Gen.`, `W.`; at the end of a sentence only `Inc.` and its like.
fn is_abbreviation(word: &str, ends: bool) -> bool {
    if word.len() == 1 {
        return !ends && word.starts_with(|c: char| c.is_ascii_uppercase());
    }
    let lists = resources::ORGANIZATION_WORD | if ends { 0 } else { resources::TITLE | resources::PLACE_WORD };
    word.len() <= 5 && RESOURCES.listed(hash::word(&format!("{}.", word.to_lowercase()))) & lists != 0
}

/// Where to cut a word: `U.S.-led`, `anti-American`, `Kosovo-Serbia`, but not `Coca-Cola`.
fn hyphen(word: &str) -> Option<usize> {
    let at = word.find(number::RANGE_MARKS)?;
    let tail = word[at..].trim_start_matches(number::RANGE_MARKS);
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    if at == 0 || tail.is_empty() || tail.len() + 3 < word[at..].len() {
        return None;
    }
    let head = &word[..at];
    match (capital(head), capital(tail)) {
        (true, false) => (tail.len() > 2 && tail.starts_with(char::is_lowercase)).then_some(at),
        (false, true) => (head.len() > 1 && tail.len() > 2).then_some(at),
        (true, true) => (is_place(head) && is_place(tail)).then_some(at),
        (false, false) => None,
    }
}

fn is_place(word: &str) -> bool {
    let listed = RESOURCES.listed(hash::word(&word.to_lowercase()));
    listed & (resources::COUNTRY | resources::DEMONYM) != 0
}
