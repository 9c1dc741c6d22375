//! Tokens to names and their types.
//!
//! A learned model reads each sentence; [`units`] is what it takes for a word.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use foldhash::HashMap;

use super::allowed::{self, mark};
use super::edge::{self, Edges, is_rank};
use super::name::is_acronym;
use super::words::{KIND_CLUES, ORGANIZATION_KINDS, ROLES, tells};
use super::{EntityType, Source, again, kind, number, outlet, table};
use crate::calendar::month_from_name;
use crate::document::{BlockRole, Document};
use crate::memory::{Kept, Key};
use crate::model::{
    self, Casing, EVIDENCE_WEIGHTS, Kind, LABELS, Label, Part, RESOURCES, WEIGHTS, Words,
    evidence::{Evidence, Reading, Told},
    features::{Features, Reach},
    hash, label, resources,
};
use crate::options::{KnownName, Options};
use crate::sentence::Sentence;
use crate::span::Span;
use crate::token::{Token, TokenKind};

pub use super::name::Name;

/// What is known of the sentences of the text before.
#[derive(Default)]
pub struct Memory {
    /// The names that the caller knew.
    names: Vec<KnownName>,
    stretches: Kept<Read>,
}

impl Memory {
    pub(super) fn keeping() -> Memory {
        Memory { names: Vec::new(), stretches: Kept::keeping() }
    }

    fn next_text(&mut self, options: &Options) {
        if self.names != options.names {
            self.stretches.forget();
            self.names.clone_from(&options.names);
        }
        self.stretches.next_text();
    }
}

/// Finds the names. They are sorted and do not overlap.
pub fn tag(source: Source<'_>) -> Vec<Name> {
    tag_again(source, &mut Memory::default())
}

/// The same in a text that is being written.
pub(super) fn tag_again(source: Source<'_>, memory: &mut Memory) -> Vec<Name> {
    let Source { document, sentences, tokens, options, .. } = source;
    memory.next_text(options);
    let mut reader = Reader::new(source);
    let mut read = Vec::with_capacity(sentences.len());
    for tokens in stretches(document, sentences, tokens) {
        let stretch = Stretch::new(document, sentences, tokens);
        let known = memory.stretches.get(|key| stretch.tell(key), || reader.read(&stretch));
        let known = if known.firm { Rc::new(reader.read_firms(&stretch)) } else { known };
        reader.at += tokens.len();
        read.push((stretch, known));
    }
    let mut evidence = Evidence::default();
    read.iter().for_each(|(_, read)| evidence.gather(read.reading()));
    let mut names: Vec<Name> = Vec::new();
    let mut headlines = Vec::new();
    let mut edges = Edges::new(document.text);
    for (stretch, read) in &read {
        let labels = read.revised(&evidence);
        for (first, behind, kind) in label::names(&labels) {
            if let Some(span) = stretch.name(read, &labels, first..behind, kind, &mut edges) {
                names.push(Name { span, kind: entity_type(kind), acronym: is_acronym(&document.text[span]) });
                headlines.push(read.words.casing != Casing::Ordinary);
            }
        }
    }
    again::complete(document.text, tokens, &mut names, &headlines);
    kind::agree(document.text, tokens, &mut names);
    names
}

/// What is read together: a sentence, or the part of it before or behind a dateline. All that reading it sees, so that it can be kept.
struct Stretch<'t> {
    text: &'t str,
    /// Where it stands in the whole text.
    start: usize,
    tokens: &'t [Token],
    /// Whether it opens a dateline.
    dateline: bool,
    byline: bool,
}

impl<'t> Stretch<'t> {
    fn new(document: &Document<'t>, sentences: &[Sentence], tokens: &'t [Token]) -> Self {
        let block = &document.blocks[sentences[tokens[0].sentence].block];
        let whole = tokens[0].span.join(tokens[tokens.len() - 1].span);
        let dateline = block.dateline.is_some_and(|line| line.contains(tokens[0].span));
        Stretch { text: &document.text[whole], start: whole.start, tokens, dateline, byline: block.role == BlockRole::Byline }
    }

    fn tell(&self, key: &mut Key) {
        key.text(self.text);
        key.number(usize::from(self.dateline));
        for token in self.tokens {
            key.numbers([token.span.start - self.start, token.span.len(), token.kind as usize]);
        }
    }

    /// Its tokens, as they stand in it.
    fn own_tokens(&self) -> Vec<Token> {
        let own = |token: &Token| Token { span: token.span.in_piece(self.start), ..*token };
        self.tokens.iter().map(own).collect()
    }

    /// The name in units that were read as one, without what is no part of it, as it stands in the whole text.
    fn name(&self, read: &Read, labels: &[Label], units: Range<usize>, kind: Kind, edges: &mut Edges<'_>) -> Option<Span> {
        let (first, behind) = (units.start, units.end);
        let first = first + usize::from(self.byline && opens_byline(&self.text[read.units[first]], behind - first));
        let numbered = kind == Kind::Misc && edge::takes_number(self.text, &read.units, behind);
        let behind = behind + usize::from(numbered && labels[behind] == 0);
        let given = kind == Kind::Person && edge::takes_syllable(self.text, &read.units, first, behind);
        let behind = behind + if given && labels[behind..behind + 2] == [0; 2] { 2 } else { 0 };
        let units: Vec<Span> = read.units[first..behind].iter().map(|unit| unit.in_whole(self.start)).collect();
        edges.trim(&units, kind)
    }
}

/// Reads stretches, one behind the other.
struct Reader<'a> {
    source: Source<'a>,
    known: KnownNames,
    firms: FirmsInS<'a>,
    /// How many tokens stand before the stretch.
    at: usize,
    features: Features,
    lower: String,
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>) -> Self {
        let firms = FirmsInS { text: source.document.text, tokens: source.tokens, people: HashMap::default() };
        let known = KnownNames::new(source.options);
        Reader { source, known, firms, at: 0, features: Features::default(), lower: String::new() }
    }

    /// Reads a stretch on its own.
    fn read(&mut self, stretch: &Stretch<'a>) -> Read {
        let mut read = self.start(stretch);
        read.firm = has_firm_in_s(stretch.text, &read.units);
        self.finish(stretch, read)
    }

    /// Reads a stretch with a firm whose name ends in 's: whether that is one, the whole text tells.
    fn read_firms(&mut self, stretch: &Stretch<'a>) -> Read {
        let mut read = self.start(stretch);
        self.firms.keep(stretch.text, &read.units, &mut read.allowed);
        self.finish(stretch, read)
    }

    fn start(&mut self, stretch: &Stretch<'a>) -> Read {
        let text = stretch.text;
        let tokens = stretch.own_tokens();
        let units = units(text, &tokens);
        let words = Words::new(self.spell(text, &tokens, &units), &RESOURCES);
        model::features::extract(&words, Reach::Needed, &mut self.features);
        let mut scores = WEIGHTS.scores(&self.features);
        join_countries(&words, &mut scores);
        favour_given_names(text, &units, &words, &mut scores);
        favour_initials_with_and(text, &units, &mut scores);
        favour_joined_words(text, &units, &mut scores);
        favour_whole_institutions(text, &units, &words, &mut scores);
        favour_last_nouns(text, &units, &words, &mut scores);
        let mut allowed = self.known.allowed(text, &units);
        bar_small_words(text, &units, &words, &mut allowed);
        let sentence = allowed::Sentence { text, units: &units, words: &words };
        outlet::favour(&sentence, &mut scores);
        favour_small_countries(&words, &mut scores);
        allowed::settle(&sentence, &mut allowed);
        outlet::settle(&sentence, &mut allowed);
        table::settle(&sentence, &mut allowed);
        bar_breaks(text, &units, &mut allowed);
        bar_ranks(text, &units, &words, &mut allowed);
        bar_money(text, &units, &mut allowed);
        Read { units, words, scores, allowed, labels: Vec::new(), firm: false, revision: RefCell::default() }
    }

    fn finish(&self, stretch: &Stretch<'a>, mut read: Read) -> Read {
        if stretch.dateline {
            open_with_place(stretch.text, &read.units, &mut read.allowed);
        }
        read.labels = label::best(&read.scores, &WEIGHTS.transitions, |at| read.allowed[at]);
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

/// "Northgate United beat Harbour City 2-1" is no name: a word that is nearly always small, and small here, is in no name unless
/// it links words or a list has it. A rare one is neither, where it tells what one team does to another.
fn bar_small_words(text: &str, units: &[Span], words: &Words, allowed: &mut [u32]) {
    for ((word, unit), allowed) in words.words.iter().zip(units).zip(allowed) {
        let small = word.letters && !word.capital && !word.link && word.phrase.1 != INNER;
        let common = word.lowercase >= COMMON && words.casing == Casing::Ordinary;
        if small && *allowed == u32::MAX && (common || KIND_CLUES.contains_key(&("defeats", &text[*unit]))) {
            *allowed = 1;
        }
    }
}

/// No name goes over a dash or a bracket: "HALDEN — Senators".
fn bar_breaks(text: &str, units: &[Span], allowed: &mut [u32]) {
    for (&unit, allowed) in units.iter().zip(allowed) {
        if matches!(&text[unit], "—" | "―" | "--" | "(" | ")" | "[" | "]" | ";" | "“" | "”" | "\"" | "|") && *allowed == u32::MAX
        {
            *allowed = 1;
        }
    }
}

/// "Rs 500", "Sh16.96": what money is counted in is no name.
fn bar_money(text: &str, units: &[Span], allowed: &mut [u32]) {
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    for at in 0..units.len() {
        let word = &text[units[at]];
        let next = units.get(at + 1).map_or("", |&next| &text[next]);
        let glued = ["Rs", "Sh", "KSh", "Tk"].iter().find_map(|&code| word.strip_prefix(code));
        let behind = if next == "." { units.get(at + 2).map_or("", |&unit| &text[unit]) } else { next.trim_start_matches('.') };
        let bare = |rest: &str| matches!(rest, "" | ".") && number(behind);
        if allowed[at] == u32::MAX && glued.is_some_and(|rest| number(rest) || bare(rest)) {
            allowed[at] = 1;
        }
    }
}

/// "Malir SSP Dan Marl", "Supt Marl": a rank before a name is in no name.
fn bar_ranks(text: &str, units: &[Span], words: &Words, allowed: &mut [u32]) {
    for at in 0..units.len().saturating_sub(1) {
        let next = &words.words[at + 1];
        let opens_name = next.capital && next.suffixes[0] != 0 && next.listed & resources::ORGANIZATION_WORD == 0;
        let listed = words.words[at].phrase.1 != 0 && words.words[at].phrase.1 != ONLY;
        if opens_name && !listed && allowed[at] == u32::MAX && words.words[at].capital && is_rank(&text[units[at]]) {
            allowed[at] = 1;
        }
    }
}

/// A dateline opens with a place: the words up to its first mark or agency.
fn open_with_place(text: &str, units: &[Span], allowed: &mut [u32]) {
    let is_word = |unit: &Span| text[*unit].starts_with(char::is_alphabetic) && month_from_name(&text[*unit]).is_none();
    let length = units.iter().take_while(|&unit| is_word(unit)).count();
    if allowed[..length].iter().all(|&allowed| allowed == u32::MAX) {
        mark(&mut allowed[..length], Kind::Place);
    }
    // "SEOUL, March 4 (Hanbit) --"
    let word = |at: usize| units.get(at).map_or("", |unit| &text[*unit]);
    let Some(opens) = (1..units.len().min(9)).find(|&at| word(at) == "(") else { return };
    let agency = (opens + 1..units.len()).take_while(|&at| word(at).starts_with(char::is_uppercase)).count();
    let end = opens + 1 + agency;
    if (1..4).contains(&agency) && word(end) == ")" && allowed[opens + 1..end].iter().all(|&allowed| allowed == u32::MAX) {
        mark(&mut allowed[opens + 1..end], Kind::Organization);
    }
}

/// The tokens that are read together: those of a sentence, without the dateline before it.
fn stretches<'t>(document: &Document<'_>, sentences: &[Sentence], tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
    tokens.chunk_by(|one, next| {
        let dateline = document.blocks[sentences[next.sentence].block].dateline;
        one.sentence == next.sentence && !dateline.is_some_and(|line| line.contains(one.span) && !line.contains(next.span))
    })
}

/// From which step on a word counts as nearly always small.
const COMMON: u32 = 6;
/// The part of a listed name that an inner word is, and a word that is the whole of it.
const INNER: u8 = 2;
const ONLY: u8 = 4;

/// "i live in vietnam": a country that is never written so by who takes care, and is no word.
fn favour_small_countries(words: &Words, scores: &mut [[f32; LABELS]]) {
    for (word, scores) in words.words.iter().zip(scores) {
        let country = !word.capital && word.phrase.1 == ONLY && word.listed & resources::COUNTRY != 0;
        if country
            && matches!(word.lowercase, 1 | 2)
            && word.suffixes[2] != 0
            && word.listed & (resources::FIRST | resources::DEMONYM) == 0
        {
            scores[usize::from(label::label(Kind::Place, Part::Only))] += SMALL_COUNTRY;
        }
    }
}

/// What speaks for a country in small letters.
const SMALL_COUNTRY: f32 = 4.0;

/// "Bosnia and Herzegovina" is one country: a small word inside a listed country's name holds it together.
fn join_countries(words: &Words, scores: &mut [[f32; LABELS]]) {
    for (word, scores) in words.words.iter().zip(scores) {
        let (listed, part) = word.phrase;
        if word.link && !word.capital && part == INNER && listed & resources::COUNTRY != 0 {
            scores[usize::from(label::label(Kind::Place, Part::Inner))] += WHOLE_COUNTRY;
        }
    }
}

/// What speaks for a small word being inside a country's name.
const WHOLE_COUNTRY: f32 = 8.0;

/// "The mayor met teacher Nell": a given name behind a trade in small letters is a person, as is whoever has a rank.
fn favour_given_names(text: &str, units: &[Span], words: &Words, scores: &mut [[f32; LABELS]]) {
    for at in 1..units.len() {
        let word = &words.words[at];
        let given = word.capital && word.listed & resources::FIRST != 0 && word.listed & resources::COUNTRY == 0;
        let before = &text[units[at - 1]];
        let fond = tells(before, "fond") && word.listed & resources::CITY == 0;
        let ranked = word.capital && words.words[at - 1].capital && word.suffixes[0] != 0 && is_rank(before);
        if ranked || given && !words.words[at - 1].capital && (fond || ROLES.contains_key(before)) {
            scores[at][usize::from(label::label(Kind::Person, Part::Only))] += GIVEN_NAME;
            scores[at][usize::from(label::label(Kind::Person, Part::First))] += GIVEN_NAME;
        }
    }
}

/// `AT&T`, `P&R`: firms and boards.
fn favour_initials_with_and(text: &str, units: &[Span], scores: &mut [[f32; LABELS]]) {
    for (unit, scores) in units.iter().zip(scores) {
        if unit.len() > 2 && text[*unit].contains('&') {
            scores[usize::from(label::label(Kind::Organization, Part::Only))] += GIVEN_NAME;
        }
    }
}

/// `SkyLatch`, `VetUnion`: two words written as one are mostly a firm; not `MacArthur`.
fn favour_joined_words(text: &str, units: &[Span], scores: &mut [[f32; LABELS]]) {
    for (unit, scores) in units.iter().zip(scores) {
        if is_joined(&text[*unit]) {
            scores[usize::from(label::label(Kind::Organization, Part::Only))] += JOINED;
        }
    }
}

/// "Friends of Combe Libraries", "Chamber of Trade": what stands behind an institution's noun and "of" belongs to it.
fn favour_whole_institutions(text: &str, units: &[Span], words: &Words, scores: &mut [[f32; LABELS]]) {
    if words.casing != Casing::Ordinary {
        return;
    }
    let capital = |at: usize| words.words.get(at).is_some_and(|word| word.capital);
    for at in 0..units.len().saturating_sub(2) {
        if !capital(at) || !matches!(&text[units[at + 1]], "of" | "for") {
            continue;
        }
        let noun = text[units[at]].to_lowercase();
        if !ORGANIZATION_KINDS.contains(noun.as_str()) && !KIND_CLUES.contains_key(&("institution", noun.as_str())) {
            continue;
        }
        let article = usize::from(&text[units[at + 2]] == "the");
        if capital(at + 2 + article) {
            for scores in &mut scores[at + 1..at + 2 + article] {
                scores[usize::from(label::label(Kind::Organization, Part::Inner))] += WHOLE_INSTITUTION;
            }
        }
    }
}

/// "Thames Valley Police", "Davis Cup Finals": what closes a row of capitals belongs to it, and says what it is.
fn favour_last_nouns(text: &str, units: &[Span], words: &Words, scores: &mut [[f32; LABELS]]) {
    if words.casing != Casing::Ordinary {
        return;
    }
    let capital = |at: usize| words.words.get(at).is_some_and(|word| word.capital);
    for at in (1..units.len()).filter(|&at| capital(at) && capital(at - 1) && !capital(at + 1)) {
        let behind = units.get(at + 1).map_or("", |unit| &text[*unit]);
        // "Ivor Novello Award for Jazz", "BBC Radio 3", "Durham Baseball Club, Inc."
        let goes_on = matches!(behind, "of" | "for" | "in") || behind.starts_with(|c: char| c.is_ascii_digit());
        let listed = words.words[at].listed & (resources::FIRST | resources::LAST) != 0;
        if listed || goes_on || behind == "," && capital(at + 2) {
            continue;
        }
        let noun = text[units[at]].to_lowercase();
        let kind = match kind::of_last_noun(&noun) {
            Some(EntityType::Misc) => Kind::Misc,
            Some(EntityType::Organization) => Kind::Organization,
            _ => continue,
        };
        scores[at][usize::from(label::label(kind, Part::Last))] += LAST_NOUN;
    }
}

/// What speaks for a name's last word being part of it.
const LAST_NOUN: f32 = 1.5;

/// What speaks for an institution's name that goes on behind "of".
const WHOLE_INSTITUTION: f32 = 2.5;

/// Whether a capitalised word has another capital behind small letters.
fn is_joined(word: &str) -> bool {
    let second = word.char_indices().skip(1).find(|(_, c)| c.is_uppercase()).map(|(at, _)| at);
    second.is_some_and(|at| {
        at > 2
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphanumeric)
            && word[..at].ends_with(char::is_lowercase)
            && !tells(&word[..at], "opens-name")
    })
}

/// What speaks for a firm whose name is two words in one.
const JOINED: f32 = 2.5;
/// What speaks for a given name behind a trade, or a name behind a rank.
const GIVEN_NAME: f32 = 5.0;

/// Firms whose name ends in 's: "Lowe's (LOW) did not."
struct FirmsInS<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// Whether the text has a word without 's as well: "Helmut Kohl … Kohl's".
    people: HashMap<&'t str, bool>,
}

impl<'t> FirmsInS<'t> {
    /// Marks the firms in a stretch of the text.
    fn keep(&mut self, text: &'t str, units: &[Span], allowed: &mut [u32]) {
        for end in 2..=units.len() {
            let first = firm_in_s(text, units, end);
            let Some(first) = first.filter(|&first| allowed[first..end].iter().all(|&allowed| allowed == u32::MAX)) else {
                continue;
            };
            if !text[units[first]].starts_with(char::is_uppercase) || self.is_person(&text[units[end - 2]]) {
                continue;
            }
            // "Levi's Stadium"
            match units.get(end).filter(|&&behind| is_house(&text[behind])) {
                Some(_) if allowed[end] == u32::MAX => mark(&mut allowed[first..=end], Kind::Place),
                _ => mark(&mut allowed[first..end], Kind::Organization),
            }
        }
    }

    fn is_person(&mut self, word: &'t str) -> bool {
        let (text, tokens) = (self.text, self.tokens);
        *self.people.entry(word).or_insert_with(|| {
            let bare = |two: &[Token]| &text[two[0].span] == word && two[1].kind != TokenKind::Possessive;
            tokens.windows(2).any(bare)
        })
    }
}

/// Where the firm in 's opens that ends before a unit.
fn firm_in_s(text: &str, units: &[Span], end: usize) -> Option<usize> {
    (end.saturating_sub(4)..end - 1).find(|&first| edge::is_firm_in_s(text, &units[first..end]))
}

fn has_firm_in_s(text: &str, units: &[Span]) -> bool {
    (2..=units.len()).any(|end| firm_in_s(text, units, end).is_some())
}

/// "Stadium", "Arena": what is called after a firm.
fn is_house(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && RESOURCES.listed(hash::word(&word.to_lowercase())) & resources::PLACE_WORD != 0
}

/// A stretch as the model read it. Units are spans of the stretch.
struct Read {
    units: Vec<Span>,
    words: Words,
    scores: Vec<[f32; LABELS]>,
    /// The labels that each unit may have, as bits.
    allowed: Vec<u32>,
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
        Reading { words: &self.words, scores: &self.scores, labels: &self.labels }
    }

    /// The labels, read again with what the whole text says.
    fn revised(&self, evidence: &Evidence) -> Rc<[Label]> {
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
        let mut corrected = self.scores.clone();
        let mut features = Vec::new();
        for (at, told) in told {
            features.clear();
            told.features(self.reading(), *at, &mut features);
            for (score, correction) in corrected[*at].iter_mut().zip(EVIDENCE_WEIGHTS.score(&features)) {
                *score += correction;
            }
        }
        label::best(&corrected, &EVIDENCE_WEIGHTS.transitions, |at| self.allowed[at])
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
    fn allowed(&self, text: &str, units: &[Span]) -> Vec<u32> {
        let mut allowed = vec![u32::MAX; units.len()];
        let mut at = 0;
        while at < units.len() && !self.0.is_empty() {
            let (length, kind) = self.match_at(text, &units[at..]).unwrap_or((1, None));
            if let Some(kind) = kind {
                mark(&mut allowed[at..at + length], kind);
            }
            at += length;
        }
        allowed
    }

    /// The known name that opens here: how many units it takes, and its kind.
    fn match_at(&self, text: &str, units: &[Span]) -> Option<(usize, Option<Kind>)> {
        let first = text[units[0]].to_owned();
        let by_word = self.0.get(&first).into_iter().flatten();
        by_word.filter_map(|(words, kind)| Some((covered(words, text, units)?, Some(*kind)))).next()
    }
}

/// How many units the words take when they stand here one after another.
fn covered(words: &[String], text: &str, units: &[Span]) -> Option<usize> {
    let mut unit = 0;
    for word in words {
        let mut left = word.as_str();
        while !left.is_empty() {
            left = left.strip_prefix(&text[*units.get(unit)?])?;
            unit += 1;
        }
    }
    Some(unit)
}

/// Whether a byline's name of so many words opens with "by", in whichever language: `Nga Ana Hoxha`.
fn opens_byline(word: &str, words: usize) -> bool {
    words > 2 && ["by", "nga", "von", "par", "por", "av"].iter().any(|by| word.eq_ignore_ascii_case(by))
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
    let mut units: Vec<Span> = Vec::with_capacity(tokens.len() + 4);
    let mut at = 0;
    while let Some(&token) = tokens.get(at) {
        let word = &text[token.span];
        at += 1;
        if is_reference(word) && units.last().is_some_and(|last| last.end == token.span.start) {
            continue;
        }
        if let Some(whole) = initials_with_and(text, &tokens[at - 1..]) {
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

/// `AT&T`, `P&R`: initials round a sign are one word.
fn initials_with_and(text: &str, tokens: &[Token]) -> Option<Span> {
    let [one, and, other, ..] = tokens else { return None };
    let capitals = |token: &Token| text[token.span].len() <= 4 && text[token.span].chars().all(char::is_uppercase);
    let glued = one.span.end == and.span.start && and.span.end == other.span.start;
    (glued && &text[and.span] == "&" && capitals(one) && capitals(other)).then(|| one.span.join(other.span))
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
