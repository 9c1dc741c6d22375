//! How it is told: passives, hedges, and verbs that judge what somebody says.

use std::ops::Range;
use std::rc::Rc;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon;
use crate::quote::Quote;
use crate::span::Span;
use crate::words::{Form, Stretch, Tag, Words};

use super::{Body, Measure, Place, Printed};

/// What a verb of saying lets the reader think of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// `said`, `told`, `added`
    Neutral,
    /// It may not be so: `claimed`, `alleged`.
    Doubting,
    /// It is so: `revealed`, `admitted`, `pointed out`.
    Endorsing,
    /// How it is said: `slammed`, `boasted`, `pleaded`.
    Coloured,
}

impl Tone {
    /// The tone's name in a report.
    pub fn name(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Doubting => "doubting",
            Tone::Endorsing => "endorsing",
            Tone::Coloured => "coloured",
        }
    }
}

/// A verb of saying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportingVerb {
    pub span: Span,
    pub lemma: String,
    pub tone: Tone,
}

/// How it is told. All spans are sorted by start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    /// From the form of "be" to the participle: `was never closed`.
    pub passives: Vec<Span>,
    /// The share of sentences with a passive.
    pub passive_share: Measure,
    /// Words that leave open whether it is so: `allegedly`, `might`.
    pub hedges: Vec<Span>,
    /// Hedges in 100 words.
    pub hedge_density: Measure,
    pub reporting_verbs: Vec<ReportingVerb>,
    /// The share of verbs of saying that are neutral.
    pub neutral_share: Measure,
}

/// Lemmas of verbs of saying that are not neutral, with their tone.
static TONES: LazyLock<HashMap<&'static str, Tone>> = LazyLock::new(|| {
    let tone = |name: &str| [Tone::Doubting, Tone::Endorsing, Tone::Coloured].into_iter().find(|tone| tone.name() == name);
    let lines = lexicon::entries(include_str!("../../lexicon/speech_tones.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(lemma, name)| Some((lemma, tone(name)?))).collect()
});

/// Hedges by their first word: the words that follow, longest first.
static HEDGES: LazyLock<HashMap<&'static str, Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    let mut hedges: HashMap<_, Vec<Vec<_>>> = HashMap::default();
    for hedge in lexicon::entries(include_str!("../../lexicon/hedges.txt")) {
        let mut words = hedge.split(' ');
        hedges.entry(words.next().unwrap_or_default()).or_default().push(words.collect());
    }
    hedges.values_mut().for_each(|tails| tails.sort_by_key(|tail| std::cmp::Reverse(tail.len())));
    hedges
});

/// Participles that describe rather than tell: "she was interested".
static ADJECTIVES: LazyLock<foldhash::HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../lexicon/participial_adjectives.txt")));

pub(super) fn measure(body: &Body<'_, '_>, quotes: &[Quote], sentences: usize) -> Style {
    let placed = |place: &Place| {
        let spans = place.adds.passives.iter().map(|words| body.span(words.start + place.first..words.end + place.first));
        spans.collect::<Vec<Span>>()
    };
    let passives = body.measured.iter().flat_map(placed).collect();
    let passive_sentences = body.measured.iter().filter(|place| !place.adds.passives.is_empty()).count();
    let hedges = hedges(body);
    let reporting_verbs = reporting_verbs(body, quotes);
    let neutral = reporting_verbs.iter().filter(|verb| verb.tone == Tone::Neutral).count();
    let share = |part: usize, whole: usize| (whole > 0).then(|| part as f64 / whole as f64);
    Style {
        passive_share: Measure::of(share(passive_sentences, sentences), "no sentences"),
        passives,
        hedge_density: Measure::of(share(hedges.len() * 100, body.words.len()), "no words"),
        hedges,
        neutral_share: Measure::of(share(neutral, reporting_verbs.len()), "no verbs of saying"),
        reporting_verbs,
    }
}

/// The words of a sentence, as they are read.
pub(super) struct Row<'a> {
    pub read: &'a Words<'a>,
    /// Where they stand in the text.
    pub places: &'a [usize],
    pub printed: &'a [Rc<Printed>],
}

impl Row<'_> {
    /// Whether a word stands right behind the one before it.
    pub(super) fn is_joined(&self, word: usize) -> bool {
        let places = Stretch::whole(self.places);
        places.before(word).zip(places.at(word)).is_some_and(|(&before, &here)| before + 1 == here)
    }
}

/// What a word may be in a passive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Be,
    Participle,
    /// May stand between the two: `was not`, `is often`.
    Between,
    Other,
}

/// Whether a verb is a form of "be": asked once of those written alike that have one tag and form.
pub(super) type Forms = HashMap<(usize, Tag, Option<Form>), bool>;

fn role(row: &Row<'_>, word: usize, forms: &mut Forms) -> Role {
    let (token, lower) = (row.places[word], &*row.printed[word].lower);
    let mut is_be = |tag: Tag, form: Option<Form>| {
        *forms.entry((row.read.spelling(token), tag, form)).or_insert_with(|| row.read.lemma(token) == "be")
    };
    match (row.read.tag(token), row.read.form(token)) {
        (tag @ (Tag::Aux | Tag::Verb), form) if is_be(tag, form) => Role::Be,
        (Tag::Verb, Some(Form::Participle)) if !ADJECTIVES.contains(lower) => Role::Participle,
        (Tag::Adv | Tag::Part, _) => Role::Between,
        _ if matches!(lower, "both" | "all") => Role::Between,
        _ => Role::Other,
    }
}

/// The passives of a sentence: a form of "be", at most three words between, a participle; nothing but words in between.
pub(super) fn passives(row: &Row<'_>, forms: &mut Forms) -> Vec<Range<usize>> {
    const BETWEEN: usize = 3;
    let mut passives = Vec::new();
    let mut be: Option<(usize, usize)> = None;
    for word in 0..row.places.len() {
        be = be.filter(|&(start, between)| row.is_joined(word) && (start + 1 == word || between <= BETWEEN));
        be = match (role(row, word, forms), be) {
            // "is being investigated" is one passive, and starts with "is".
            (Role::Be, Some((start, _))) => Some((start, 0)),
            (Role::Be, None) => Some((word, 0)),
            (Role::Between, Some((start, between))) => Some((start, between + 1)),
            (Role::Participle, Some((start, _))) => {
                passives.push(start..word + 1);
                None
            }
            _ => None,
        };
    }
    passives
}

fn hedges(body: &Body<'_, '_>) -> Vec<Span> {
    let mut hedges = Vec::new();
    let mut word = 0;
    let ids = Stretch::whole(&body.ids);
    let first_words: Vec<Option<&Vec<Vec<&str>>>> = body.types.iter().map(|word| HEDGES.get(&*word.lower)).collect();
    while let Some(&id) = ids.at(word) {
        let matches = |tail: &&Vec<&str>| {
            let rest = ids.from(word + 1).head(tail.len());
            rest.len() == tail.len() && rest.iter().zip(*tail).all(|(&id, expected)| *body.types[id].lower == **expected)
        };
        // "in May" is a month.
        let month = &*body.types[id].lower == "may" && body.tag(word) != Tag::Aux;
        let tail = first_words[id].filter(|_| !month).and_then(|tails| tails.iter().find(matches));
        if let Some(tail) = tail {
            hedges.push(body.span(word..word + tail.len() + 1));
            word += tail.len();
        }
        word += 1;
    }
    hedges
}

fn reporting_verbs(body: &Body<'_, '_>, quotes: &[Quote]) -> Vec<ReportingVerb> {
    let cues = quotes.iter().filter_map(|quote| quote.cue.as_ref()).filter(|cue| body.has(cue.span));
    let verb = |cue: &crate::quote::Cue| ReportingVerb {
        span: cue.span,
        lemma: cue.lemma.clone(),
        tone: TONES.get(cue.lemma.as_str()).copied().unwrap_or(Tone::Neutral),
    };
    let mut verbs: Vec<ReportingVerb> = cues.map(verb).collect();
    verbs.sort_by_key(|verb| verb.span);
    verbs.dedup_by_key(|verb| verb.span);
    verbs
}
