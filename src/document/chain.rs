//! The roles of a text's lines, read as a chain.
//!
//! What the rules say of a line is one mark among others: its form, where it stands, how many words it has in common with the
//! story. A small linear model weighs the marks of each line and which role follows which, once a headline has stood and before:
//! one line alone does not tell a kicker from a headline, nor a teaser below the story from a subheading.

use std::rc::Rc;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::BlockRole;
use super::cue::{self, Words};
use super::feature::{Bullet, Cue, Features};
use super::head;
use super::line::Line;
use crate::calendar;
use crate::lexicon;
use crate::lexicon::rule_words;
use crate::memory::Kept;
use crate::span::Span;
use crate::wordclass::{self, VerbForm, WordClass};

/// The roles in the order of the weights.
pub(super) const ROLES: [BlockRole; 9] = [
    BlockRole::Headline,
    BlockRole::Standfirst,
    BlockRole::Subheading,
    BlockRole::Byline,
    BlockRole::Timestamp,
    BlockRole::Caption,
    BlockRole::Paragraph,
    BlockRole::ListItem,
    BlockRole::Boilerplate,
];

/// How many roles there are.
pub const COUNT: usize = ROLES.len();
/// Every role before a headline and behind one, and what stands before the first line.
pub const STATES: usize = 2 * COUNT + 1;
/// The state before the first line.
pub const START: usize = STATES - 1;

/// In how many lines above the story its headline is sought.
const HEAD: usize = 24;

/// A weight for each role.
pub type Row = [f32; COUNT];

/// What a mark says of its own line, of the line below it and of the line above it.
pub type Rows = [Row; 3];

/// What holds of a line: its form, which its neighbours read too, and its place.
pub struct Marks {
    pub form: Vec<&'static str>,
    pub place: Vec<&'static str>,
}

/// What marks and neighbours say for each role. Learned by `training/src/bin/lines.rs`.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pub marks: HashMap<&'static str, Rows>,
    pub follows: Vec<Row>,
}

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("chain_weights.txt")));

impl Weights {
    pub fn new() -> Weights {
        Weights { marks: HashMap::default(), follows: vec![[0.0; COUNT]; STATES] }
    }

    /// Reads the weights as the training writes them: what a mark is, whose line it is of, a number for each role.
    fn read(file: &'static str) -> Weights {
        let mut weights = Weights::new();
        for line in lexicon::entries(file) {
            let mut parts = line.split('\t');
            let (Some(name), Some(side)) = (parts.next(), parts.next().and_then(|side| side.parse::<usize>().ok())) else {
                continue;
            };
            let mut row = [0.0; COUNT];
            row.iter_mut().zip(parts).for_each(|(slot, number)| *slot = number.parse().unwrap_or_default());
            match name {
                "behind" if side < STATES => weights.follows[side] = row,
                _ if side < 3 => weights.marks.entry(name).or_default()[side] = row,
                _ => {}
            }
        }
        weights
    }

    /// What the marks around each line say for each of its roles.
    pub fn scores(&self, marks: &[Marks]) -> Vec<Row> {
        let mut scores = vec![[0.0; COUNT]; marks.len()];
        let mut add = |at: Option<usize>, row: &Row| {
            let slots = at.and_then(|at| scores.get_mut(at));
            slots.into_iter().flatten().zip(row).for_each(|(sum, weight)| *sum += weight);
        };
        for (at, line) in marks.iter().enumerate() {
            for [own, below, above] in line.form.iter().filter_map(|name| self.marks.get(name)) {
                add(Some(at), own);
                add(Some(at + 1), below);
                add(at.checked_sub(1), above);
            }
            line.place.iter().filter_map(|name| self.marks.get(name)).for_each(|rows| add(Some(at), &rows[0]));
        }
        scores
    }
}

/// The index of a role in [`ROLES`].
pub fn index(role: BlockRole) -> usize {
    ROLES.iter().position(|other| *other == role).unwrap_or(COUNT - 1)
}

/// The state that a role leads to from another state.
pub fn state(from: usize, role: usize) -> usize {
    let seen = role == 0 || from != START && from >= COUNT;
    role + if seen { COUNT } else { 0 }
}

/// The likeliest roles of lines with these scores.
fn decode(scores: &[Row], weights: &Weights) -> Vec<BlockRole> {
    let mut best = [f32::NEG_INFINITY; STATES];
    best[START] = 0.0;
    let mut back: Vec<[usize; STATES]> = Vec::with_capacity(scores.len());
    for scores in scores {
        let mut next = [f32::NEG_INFINITY; STATES];
        let mut from = [START; STATES];
        for (before, sum) in best.iter().enumerate().filter(|(_, sum)| sum.is_finite()) {
            let total = |role: usize| sum + scores[role] + weights.follows[before][role];
            let mut lead = |to: usize, total: f32| {
                if total > next[to] {
                    (next[to], from[to]) = (total, before);
                }
            };
            lead(state(before, 0), total(0));
            // A role that a line cannot have leads nowhere: nothing is less than its score.
            let others = state(before, 1) - 1;
            (1..COUNT).for_each(|role| lead(others + role, total(role)));
        }
        best = next;
        back.push(from);
    }
    let mut at = (0..STATES).max_by(|&one, &other| best[one].total_cmp(&best[other])).unwrap_or(START);
    let mut roles = Vec::with_capacity(scores.len());
    for from in back.iter().rev() {
        roles.push(ROLES[at % COUNT]);
        at = from[at];
    }
    roles.reverse();
    roles
}

/// What the marks are read from.
pub(super) struct Page<'a> {
    pub text: &'a str,
    pub lines: &'a [Line],
    pub features: &'a [Features],
    /// What the rules say of each line.
    pub rules: &'a [BlockRole],
    /// Which lines the model of whole pages takes for the story; `None` where the text is no page.
    pub story: Option<&'a [bool]>,
}

impl Page<'_> {
    /// The role of each line.
    pub(super) fn roles(&self, weights: &Weights, memory: &mut Memory) -> Vec<BlockRole> {
        if !self.is_open() {
            return self.rules.to_vec();
        }
        let marks = self.marks(memory);
        let mut scores = weights.scores(&marks);
        for (at, row) in scores.iter_mut().enumerate() {
            let closed = row.iter_mut().zip(ROLES).filter(|(_, role)| !self.open(at, *role));
            closed.for_each(|(score, _)| *score = f32::NEG_INFINITY);
        }
        decode(&scores, weights)
    }

    /// Whether there is prose, and something beside it; the head of a mail says itself what its lines are.
    pub(super) fn is_open(&self) -> bool {
        let mail = self.features.iter().take_while(|line| line.field.is_some()).count() > 1;
        !mail && self.lines.len() > 1 && self.features.iter().any(Features::is_prose)
    }

    /// What a line may be. In a text that is no page, what calls to subscribe is furniture; on a page the model of the story has
    /// said which lines are told in it.
    fn open(&self, at: usize, role: BlockRole) -> bool {
        let (line, rule) = (&self.features[at], self.rules[at]);
        let furniture = line.cue == Some(Cue::Furniture) && rule == BlockRole::Boilerplate;
        if line.blank || furniture && self.story.is_none() {
            return role == BlockRole::Boilerplate;
        }
        let told = |role: BlockRole| role.is_body() || role == BlockRole::Subheading;
        self.story.is_none() || told(rule) == told(role)
    }

    /// What holds of each line.
    pub(super) fn marks(&self, memory: &mut Memory) -> Vec<Marks> {
        let place = Place::of(self, memory);
        (0..self.lines.len()).map(|at| Marks { form: self.form(at, &mut memory.forms), place: place.tell(self, at) }).collect()
    }

    /// What the line looks like by itself, and what the rules say of it.
    fn form(&self, at: usize, forms: &mut Kept<Vec<&'static str>>) -> Vec<&'static str> {
        let line = self.line(at);
        let own = forms.get(|key| key.text(line), || form(line, &self.features[at]));
        let mut form = Vec::with_capacity(own.len() + 1);
        form.push(self.rules[at].name());
        form.extend_from_slice(&own);
        form
    }

    fn line(&self, at: usize) -> &str {
        &self.text[self.lines[at].span]
    }
}

/// What the line looks like by itself.
fn form(line: &str, seen: &Features) -> Vec<&'static str> {
    let mut names = Vec::with_capacity(MARKS);
    names.extend([length(seen.words), capitals(seen)]);
    let mut give = |holds: bool, name: &'static str| {
        if holds {
            names.push(name);
        }
    };
    give(seen.is_prose(), "prose");
    give(seen.ends_sentence, "ends a sentence");
    give(seen.inner_stops > 0, "stops within");
    give(line.ends_with('?'), "question");
    give(seen.ends_with_colon, "colon at the end");
    give(!seen.ends_with_colon && line.contains(": "), "colon within");
    give(seen.cut_short, "cut short");
    give(seen.shouts, "shouts");
    give(seen.function_words == 0, "no small words");
    give(seen.separators > 0, "separators");
    give(seen.digits > 0, "digits");
    give(line.starts_with(|c: char| c.is_ascii_digit()), "opens with a digit");
    give(line.starts_with(char::is_lowercase), "opens small");
    give(line.starts_with(['"', '“', '\'', '‘', '«', '„']), "opens a quotation");
    give(line.starts_with('('), "in brackets");
    give(seen.words <= 6 && ends_with_year(line), "closes with a year");
    give(is_address(line), "address");
    give(has_clock(line), "clock");
    give(seen.words <= 8 && line.contains(" ago"), "ago");
    give(calendar::find_printed(line).is_some(), "date");
    give(seen.names_office, "office");
    give(is_name(line), "name");
    give(has_verb(line), "verb");
    give(seen.dateline, "dateline");
    give(seen.foreign, "foreign");
    give(seen.blank, "blank");
    give(head::turn(line, Span::new(0, line.len())).is_some(), "turn");
    names.extend(match seen.bullet {
        Some(Bullet::Dot) => Some("bullet"),
        Some(Bullet::Number) => Some("number"),
        Some(Bullet::Heading) => Some("heading"),
        Some(_) => Some("other bullet"),
        None => None,
    });
    names.extend(match seen.cue {
        Some(Cue::Byline) => Some("cue of a byline"),
        Some(Cue::Timestamp) => Some("cue of a timestamp"),
        Some(Cue::Caption) => Some("cue of a caption"),
        Some(Cue::Furniture) => Some("cue of furniture"),
        None => None,
    });
    names
}

/// Few lines have more marks of either kind.
const MARKS: usize = 24;

/// Where lines stand, and the words of the story.
struct Place<'t> {
    first: usize,
    last: usize,
    /// Of each line, the words that tell what it is about, each once and as a number.
    content: Vec<Rc<Vec<usize>>>,
    /// In how many lines of prose each of these words stands.
    story: Vec<usize>,
    /// Whether it stands where the story opens.
    opening: Vec<bool>,
    count: HashMap<&'t str, usize>,
    /// Of the lines above the story, the one with most words of it.
    closest: Option<usize>,
    /// The last line that reads like prose.
    prose_ends: Option<usize>,
}

impl<'t> Place<'t> {
    fn of(page: &'t Page<'_>, memory: &mut Memory) -> Self {
        let told = |at: usize| page.rules[at] == BlockRole::Paragraph && page.features[at].is_prose();
        let first = (0..page.lines.len()).find(|&at| told(at)).unwrap_or(0);
        let last = (0..page.lines.len()).rev().find(|&at| told(at)).unwrap_or(first);
        let Memory { numbers, contents, .. } = memory;
        let mut content = |line: &str| contents.get(|key| key.text(line), || numbers.content(line));
        let content: Vec<Rc<Vec<usize>>> = (0..page.lines.len()).map(|at| content(page.line(at))).collect();
        let (mut story, mut opening) = (vec![0; numbers.words.len()], vec![false; numbers.words.len()]);
        for (nth, at) in (first..=last.min(page.lines.len().saturating_sub(1))).filter(|&at| told(at)).enumerate() {
            for &word in content[at].iter() {
                story[word] += 1;
                opening[word] |= nth < 3;
            }
        }
        let mut count: HashMap<&str, usize> = HashMap::default();
        (0..page.lines.len()).for_each(|at| *count.entry(page.line(at)).or_default() += 1);
        let shared = |at: usize| content[at].iter().filter(|&&word| story[word] > 0).count();
        let plain = |at: &usize| page.features[*at].cue.is_none() && !page.features[*at].is_link();
        let near = (first.saturating_sub(HEAD)..first).filter(plain);
        let closest = near.map(|at| (shared(at), at)).filter(|(shared, _)| *shared > 1).max().map(|(_, at)| at);
        let prose_ends = page.features.iter().rposition(Features::is_prose);
        Place { first, last, content, story, opening, count, closest, prose_ends }
    }

    fn tell(&self, page: &Page<'_>, at: usize) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(MARKS);
        let mut give = |name: &'static str| names.push(name);
        give(match at {
            0 => "first line",
            1 => "second line",
            2 => "third line",
            _ => "further line",
        });
        give(self.height(at));
        if at + 1 == page.lines.len() {
            give("last line");
        }
        if page.lines[at].after_blank {
            give("behind a gap");
        }
        if page.lines.get(at + 1).is_some_and(|next| next.after_blank) {
            give("before a gap");
        }
        match page.story {
            None => {}
            Some(story) if story[at] => give("story of a page"),
            Some(_) => give("around the story of a page"),
        }
        self.twins(page, at, &mut give);
        self.kinship(page, at, &mut give);
        let prose =
            |range: std::ops::Range<usize>| range.filter(|&at| page.features.get(at).is_some_and(Features::is_prose)).count();
        give(
            ["no prose in three lines below", "some prose in three lines below", "much prose in three lines below"]
                [prose(at + 1..at + 4).div_ceil(2)],
        );
        give(
            ["no prose in three lines above", "some prose in three lines above", "much prose in three lines above"]
                [prose(at.saturating_sub(3)..at).div_ceil(2)],
        );
        if self.prose_ends.is_none_or(|end| at >= end) {
            give("no prose below");
        }
        cues_beside(page, at, &mut give);
        names
    }

    /// Whether the line's words stand elsewhere too.
    fn twins(&self, page: &Page<'_>, at: usize, give: &mut impl FnMut(&'static str)) {
        let line = page.line(at);
        if self.count[line] > 1 {
            let beside = [at.checked_sub(1), Some(at + 1)];
            let beside = beside.into_iter().flatten().any(|at| at < page.lines.len() && page.line(at) == line);
            give(if beside { "stands twice together" } else { "stands again" });
        }
        if self.closest == Some(at) {
            give("closest to the story of what stands above");
        }
        let neighbour =
            |at: Option<usize>| at.filter(|&at| at < page.lines.len()).map(|at| page.line(at)).filter(|other| *other != line);
        if neighbour(Some(at + 1)).is_some_and(|below| line.ends_with(below)) {
            give("ends with the line below");
        }
        if neighbour(at.checked_sub(1)).is_some_and(|above| above.ends_with(line)) {
            give("ends the line above");
        }
    }

    /// Where the line stands seen from the story's prose.
    fn height(&self, at: usize) -> &'static str {
        match (self.first.checked_sub(at), at.checked_sub(self.last)) {
            (Some(1), _) => "right above the story",
            (Some(2), _) => "two above the story",
            (Some(3), _) => "three above the story",
            (Some(4..=6), _) => "close above the story",
            (Some(7..), _) => "far above the story",
            (_, Some(1)) => "right below the story",
            (_, Some(2..=4)) => "close below the story",
            (_, Some(5..)) => "far below the story",
            (_, Some(0)) => "last of the story",
            (Some(0), _) => "first of the story",
            _ => "within the story",
        }
    }

    /// How many words the line has in common with the story.
    fn kinship(&self, page: &Page<'_>, at: usize, give: &mut impl FnMut(&'static str)) {
        let words = &self.content[at];
        if words.is_empty() {
            give("no words to compare");
            return;
        }
        let own = usize::from(
            page.rules[at] == BlockRole::Paragraph && page.features[at].is_prose() && (self.first..=self.last).contains(&at),
        );
        let shared = words.iter().filter(|&&word| self.story[word] > own).count();
        give(match (shared, 3 * shared / words.len()) {
            (0, _) => "no word of the story",
            (1, 0) => "one word of the story",
            (_, 0) => "few words of the story",
            (_, 1) => "a third of its words in the story",
            (_, 2) => "most of its words in the story",
            _ => "all of its words in the story",
        });
        let opening = words.iter().filter(|&&word| self.opening[word]).count();
        if own == 0 && opening >= 2 {
            give(if 2 * opening >= words.len() {
                "half its words where the story opens"
            } else {
                "words of where the story opens"
            });
        }
    }
}

/// Whether furniture, a byline or a time stands in the three lines above or below.
fn cues_beside(page: &Page<'_>, at: usize, give: &mut impl FnMut(&'static str)) {
    let cued = |range: std::ops::Range<usize>, cue: Cue| {
        range.clone().any(|at| page.features.get(at).is_some_and(|line| line.cue == Some(cue)))
    };
    let (above, below) = (at.saturating_sub(3)..at, at + 1..at + 4);
    for (range, names) in [
        (above, ["furniture above", "byline above", "timestamp above"]),
        (below, ["furniture below", "byline below", "timestamp below"]),
    ] {
        for (cue, name) in [Cue::Furniture, Cue::Byline, Cue::Timestamp].into_iter().zip(names) {
            if cued(range.clone(), cue) {
                give(name);
            }
        }
    }
}

/// What is known of the lines of the text before.
#[derive(Default)]
pub(super) struct Memory {
    /// The marks of each line's form.
    forms: Kept<Vec<&'static str>>,
    /// The words of each line that tell what it is about, as numbers.
    contents: Kept<Vec<usize>>,
    numbers: Numbers,
}

impl Memory {
    pub(super) fn keeping() -> Memory {
        Memory { forms: Kept::keeping(), contents: Kept::keeping(), numbers: Numbers::default() }
    }

    pub(super) fn next_text(&mut self) {
        self.forms.next_text();
        self.contents.next_text();
        // Words that were written and are gone would pile up.
        if self.numbers.printed.len() > MOST_NUMBERS {
            self.contents.forget();
            self.numbers = Numbers::default();
        }
    }
}

/// How many words are numbered before all are numbered anew with the next text.
const MOST_NUMBERS: usize = 1 << 16;

/// Numbers for the words that tell what lines are about.
#[derive(Default)]
struct Numbers {
    /// Each word as it is printed; `None` for those that tell nothing.
    printed: HashMap<Box<str>, Option<usize>>,
    /// Each in lower case.
    words: HashMap<Box<str>, usize>,
}

impl Numbers {
    /// The words of a line that tell what it is about, each once.
    fn content(&mut self, line: &str) -> Vec<usize> {
        let long = line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        let mut content: Vec<usize> = long.filter_map(|word| self.number(word)).collect();
        content.sort_unstable();
        content.dedup();
        content
    }

    fn number(&mut self, printed: &str) -> Option<usize> {
        if let Some(&known) = self.printed.get(printed) {
            return known;
        }
        let (word, next) = (cue::folded(printed), self.words.len());
        let tells = cue::FUNCTION_WORDS.at(std::slice::from_ref(&word), 0) == 0;
        let number = tells.then(|| *self.words.entry((&*word).into()).or_insert(next));
        self.printed.insert(printed.into(), number);
        number
    }
}

fn length(words: usize) -> &'static str {
    match words {
        0..=1 => "one word",
        2 => "two words",
        3..=4 => "three words",
        5..=7 => "five words",
        8..=14 => "eight words",
        15..=24 => "fifteen words",
        25..=39 => "twenty-five words",
        _ => "forty words",
    }
}

fn capitals(line: &Features) -> &'static str {
    let others = line.words.saturating_sub(1 + line.function_words).max(1);
    match 4 * line.capitals / others {
        0 => "hardly a capital",
        1 => "some capitals",
        2..=3 => "many capitals",
        _ => "capitals only",
    }
}

/// Whether a mail or web address stands in the line, or a handle.
fn is_address(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        word.starts_with(['@', '#']) && word.len() > 2
            || word.contains("://")
            || word.starts_with("www.")
            || word.contains('@') && word.contains('.')
    })
}

/// `The Season Hub 2024`
fn ends_with_year(line: &str) -> bool {
    let year = line.rsplit(' ').next().unwrap_or_default();
    year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// `17:13`, `8.21 am`
fn has_clock(line: &str) -> bool {
    line.as_bytes().windows(4).any(|window| {
        window[0].is_ascii_digit() && matches!(window[1], b':' | b'.') && window[2].is_ascii_digit() && window[3].is_ascii_digit()
    })
}

/// Two to four words with capitals and nothing else but small particles: `Nora Bell`, `Carlos de la Vega`.
fn is_name(line: &str) -> bool {
    let mut capitals = 0;
    for word in line.split_whitespace() {
        let letters = word.trim_end_matches('.');
        let particle = rule_words!("name-particle").has(word);
        if letters.starts_with(char::is_uppercase) && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))
        {
            capitals += 1;
        } else if !particle {
            return false;
        }
    }
    (2..=4).contains(&capitals)
}

/// Whether a word stands in the line that only a verb is.
fn has_verb(line: &str) -> bool {
    let Words { words, .. } = Words::of(line);
    words.iter().any(|word| {
        matches!(
            wordclass::class(word),
            WordClass::Verb(VerbForm::ThirdPerson | VerbForm::Past)
                | WordClass::VerbOrNoun(VerbForm::ThirdPerson)
                | WordClass::Auxiliary
                | WordClass::Modal
        )
    }) && cue::FUNCTION_WORDS.covered(&words) < words.len()
}
