//! The word lists of this stage.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::lexicon::{entries, set};

/// How a verb reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Frame {
    /// `said that`, `argued`, `warned`.
    Say,
    /// `wrote`, `tweeted`.
    Write,
    /// `told the committee that`.
    Tell,
    Ask,
    /// `shouted`, `quipped`: takes quotations more than clauses.
    Utter,
    /// `read`, `recited`: what somebody else wrote, or a title.
    Perform,
    /// `criticized the plan`, `accused him of`.
    Judge,
    /// `urged both sides to`.
    Urge,
    /// `declined to`, `threatened to`.
    Commit,
    /// `spoke about`.
    Talk,
    Think,
    /// `endorsed`, `opposed`.
    Support,
    /// `the poll found that`.
    Show,
    Seem,
    /// `according to`.
    According,
    /// `his claim that`.
    Noun,
    /// `Vale: We won`.
    Colon,
}

static REPORTING_VERBS: LazyLock<HashMap<&'static str, Frame>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../lexicon/reporting_verbs.txt"));
    let verb = |line: &'static str| {
        let mut fields = line.split('\t');
        Some((fields.next()?, frame_of_name(fields.next()?)?))
    };
    lines.filter_map(verb).collect()
});

/// Verbs by what a noun phrase behind them is: alone, and with the last of the words that belong to them apart: `call for`.
#[derive(Default)]
struct Verbs {
    alone: HashSet<&'static str>,
    phrases: HashSet<(&'static str, &'static str)>,
}

impl Verbs {
    /// The verbs with this word in the third column.
    fn with(object: &str) -> Verbs {
        let mut verbs = Verbs::default();
        let lines = entries(include_str!("../../../lexicon/reporting_verbs.txt"));
        for verb in lines.filter(|line| line.split('\t').nth(2) == Some(object)).filter_map(|line| line.split('\t').next()) {
            match verb.rsplit_once(' ') {
                Some(phrase) => _ = verbs.phrases.insert(phrase),
                None => _ = verbs.alone.insert(verb),
            }
        }
        verbs
    }

    fn have(&self, lemma: &str, last: &str) -> bool {
        self.alone.contains(lemma) || self.phrases.contains(&(lemma, last))
    }
}

/// Verbs that report clauses and quotations only: "maintained that", not "maintained the bridge".
static CLAUSE_VERBS: LazyLock<Verbs> = LazyLock::new(|| Verbs::with("clause"));

/// Verbs behind which a noun phrase names what was said: "demanded an inquiry".
static CONTENT_VERBS: LazyLock<Verbs> = LazyLock::new(|| Verbs::with("content"));

/// Verbs of saying behind which a noun phrase is what the speaker has an attitude to: "stressed the need".
static STANCE_VERBS: LazyLock<Verbs> = LazyLock::new(|| Verbs::with("stance"));

/// By verb and the word behind it: the words that follow, and how they report together.
type PhrasalVerbs = HashMap<(&'static str, &'static str), Vec<(&'static str, Frame)>>;

/// Verbs that report only with the words behind them: `fired back`, `made it clear`.
static PHRASAL_VERBS: LazyLock<PhrasalVerbs> = LazyLock::new(|| {
    let mut verbs: HashMap<_, Vec<_>> = HashMap::default();
    for (&phrase, &frame) in REPORTING_VERBS.iter() {
        let Some((lemma, rest)) = phrase.split_once(' ') else { continue };
        let (second, third) = rest.split_once(' ').unwrap_or((rest, ""));
        verbs.entry((lemma, second)).or_default().push((third, frame));
    }
    verbs
});

static ADDRESSING_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/addressing_verbs.txt")));

/// Nouns for what is called out: `chants of “Close it!”`
pub(crate) static UTTERANCES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/utterances.txt")));

/// Nouns of "in her words".
pub(crate) static ACCOUNTS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/accounts.txt")));

static CATENATIVE_VERBS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/catenative_verbs.txt")));

static GIVING_VERBS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../../../lexicon/giving_verbs.txt")));

static REPORTING_NOUNS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/reporting_nouns.txt")));

static HEARINGS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../../../lexicon/hearings.txt")));

static OFFICES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| set(include_str!("../../../lexicon/speaking_offices.txt")));

static TITLES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut titles: HashMap<_, Vec<_>> = HashMap::default();
    for (title, office) in entries(include_str!("../../../lexicon/office_titles.txt")).filter_map(|line| line.split_once('\t')) {
        titles.entry(title).or_default().extend(office.split(' '));
    }
    titles
});

static SPEAKER_NOUNS: LazyLock<HashMap<&'static str, SpeakerNoun>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../../lexicon/speaker_nouns.txt"));
    let kind = |name: &str| match name {
        "text" => SpeakerNoun::Text,
        "body" => SpeakerNoun::Body,
        _ => SpeakerNoun::Person,
    };
    lines.filter_map(|line| line.split_once('\t')).map(|(word, name)| (word, kind(name))).collect()
});

/// Days, months and words of time, which are no speakers.
pub(crate) static TIME_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/time_words.txt")));

/// Words before the title of a work.
pub(crate) static TITLE_CUES: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| set(include_str!("../../../lexicon/title_cues.txt")));

/// What a noun that can speak is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpeakerNoun {
    /// Somebody, or several people: `aide`, `people`.
    Person,
    /// People who act as one: `army`, `council`.
    Body,
    /// Something written: `report`, `poll`.
    Text,
}

/// How the verb with this base form reports.
pub(crate) fn frame(lemma: &str) -> Option<Frame> {
    REPORTING_VERBS.get(lemma).copied()
}

/// Whether a lower-case form of a verb tells that a text shows something or somebody says it.
pub(crate) fn reports(verb: &str) -> bool {
    crate::wordclass::lemma(verb).and_then(frame).is_some_and(|frame| matches!(frame, Frame::Show | Frame::Say))
}

/// How the verb with this base form reports with the words behind it, and how many of them belong to it.
pub(crate) fn phrasal_frame(lemma: &str, second: &str, third: &str) -> Option<(Frame, usize)> {
    let verbs = PHRASAL_VERBS.get(&(lemma, second))?;
    verbs
        .iter()
        .find(|(rest, _)| rest.is_empty() || *rest == third)
        .map(|&(rest, frame)| (frame, 1 + usize::from(!rest.is_empty())))
}

/// Whether a thing behind the verb with this base form, and the last of the words that belong to it, is nothing said.
pub(crate) fn reports_only_clauses(lemma: &str, last: &str) -> bool {
    CLAUSE_VERBS.have(lemma, last)
}

/// Whether a noun phrase behind the verb with this base form, and the last of the words that belong to it, names what was said.
pub(crate) fn names_content(lemma: &str, last: &str) -> bool {
    CONTENT_VERBS.have(lemma, last)
}

/// Whether a noun phrase behind this verb of saying is what the speaker has an attitude to.
pub(crate) fn takes_stance(lemma: &str) -> bool {
    STANCE_VERBS.alone.contains(lemma)
}

static WORDS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    entries(include_str!("../../../lexicon/attribution_words.txt")).filter_map(|line| line.split_once('\t')).collect()
});

/// Nouns for an answer.
static ANSWERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| WORDS.iter().filter(|(_, what)| *what == "answer").map(|&(noun, _)| noun).collect());

static PARTICLES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut particles: HashMap<_, Vec<_>> = HashMap::default();
    for (verb, particle) in entries(include_str!("../../../lexicon/verb_particles.txt")).filter_map(|line| line.split_once('\t'))
    {
        particles.entry(verb).or_default().push(particle);
    }
    particles
});

/// Verbs that are prepositions with the word right behind them.
static PREPOSITIONS: LazyLock<HashSet<(&'static str, &'static str)>> = LazyLock::new(|| {
    WORDS.iter().filter(|(_, what)| *what == "preposition").filter_map(|(verb, _)| verb.split_once(' ')).collect()
});

/// The words that may belong to a verb right behind it: `for` and `out` to `call`. None where only its frame tells.
pub(crate) fn particles(lemma: &str) -> Option<&'static [&'static str]> {
    PARTICLES.get(lemma).map(Vec::as_slice)
}

/// Whether a lower-case word does something, as `lexicon/attribution_words.txt` names it.
pub(crate) fn does(word: &str, what: &str) -> bool {
    WORDS.contains(&(word, what))
}

/// Whether the verb with this base form tells that something was held back: `declined to say`.
pub(crate) fn withholds(lemma: &str) -> bool {
    does(lemma, "withholds")
}

/// Whether whom somebody speaks to may stand behind this verb of saying, before `that` or `to`: `warned the council that`.
pub(crate) fn may_address(lemma: &str) -> bool {
    does(lemma, "addresses")
}

/// Whether a thing that is the subject of the verb with this base form shows something, and says nothing.
pub(crate) fn finds(lemma: &str) -> bool {
    does(lemma, "finds")
}

/// Whether a lower-case noun is a body before which evidence is given: `the jury heard that`.
pub(crate) fn hears_evidence(noun: &str) -> bool {
    HEARINGS.contains(noun)
}

/// Whether the verb with this base form always has next to it whom somebody spoke to: `told the mayor`, not `told Vale` for `Vale told`.
pub(crate) fn needs_addressee(lemma: &str) -> bool {
    does(lemma, "needs-addressee")
}

/// Whether whoever stands behind the verb with this base form is spoken to, not what is said: `called the mayor`.
pub(crate) fn is_addressing(lemma: &str) -> bool {
    ADDRESSING_VERBS.contains(lemma)
}

/// Whether a verb with this word right behind it is a preposition: `compared with`, `thanks to`.
pub(crate) fn is_preposition(lemma: &str, next: &str) -> bool {
    PREPOSITIONS.contains(&(lemma, next))
}

/// Whether the verb with this base form lends its subject to the verb behind `to`: `declined to say`.
pub(crate) fn is_catenative(lemma: &str) -> bool {
    CATENATIVE_VERBS.contains(lemma)
}

/// Whether the verb with this base form gives what a noun reports: `delivered a message that`.
pub(crate) fn gives(lemma: &str) -> bool {
    GIVING_VERBS.contains(lemma)
}

/// The reporting noun of which a lower-case word is a form: `claim` of `claims`.
pub(crate) fn reporting_noun(word: &str) -> Option<&'static str> {
    singular(word, |word| REPORTING_NOUNS.get(word)).copied()
}

/// The noun, where it names an answer: `“No,” was her reply`.
pub(crate) fn answer(noun: &str) -> Option<&'static str> {
    ANSWERS.get(noun).copied()
}

/// What kind of speaker a lower-case noun can be.
pub(crate) fn speaker_noun(word: &str) -> Option<SpeakerNoun> {
    let hyphen = word.bytes().rposition(|byte| byte == b'-');
    if hyphen.is_some() && (word.ends_with("-year-old") || word.ends_with("-year-olds")) {
        return Some(SpeakerNoun::Person);
    }
    singular(&word[hyphen.map_or(0, |hyphen| hyphen + 1)..], |word| SPEAKER_NOUNS.get(word)).copied()
}

/// Whether a lower-case noun is an office or a profession by which several people of one story may be called.
pub(crate) fn is_office(noun: &str) -> bool {
    OFFICES.contains(noun)
}

/// The offices that a lower-case title before a name stands for: `Justice Vale` is a judge, `Fr Brell` a priest.
pub(crate) fn offices_of(title: &str) -> &'static [&'static str] {
    TITLES.get(title).map_or(&[], Vec::as_slice)
}

/// Whether several people of one trial or council go by this office, and most of them are not named.
pub(crate) fn is_of_court(office: &str) -> bool {
    does(office, "court")
}

/// Whether a lower-case noun names several people.
pub(crate) fn is_plural_noun(noun: &str) -> bool {
    is_plural(noun) || noun.ends_with('s') && !noun.ends_with("ss")
}

/// Whether a lower-case noun is plural without an s.
pub(crate) fn is_plural(word: &str) -> bool {
    does(word, "plural")
}

/// Whether a lower-case noun stands before the very words that somebody uses: `the phrase “…”`.
pub(crate) fn is_wording(word: &str) -> bool {
    does(word, "wording")
}

/// What is known of a word as it stands, or without the ending of its plural.
fn singular<T>(word: &str, known: impl Fn(&str) -> Option<T>) -> Option<T> {
    ["", "s", "es"].iter().filter_map(|&ending| word.strip_suffix(ending)).find_map(known)
}

fn frame_of_name(name: &str) -> Option<Frame> {
    Some(match name {
        "say" => Frame::Say,
        "write" => Frame::Write,
        "tell" => Frame::Tell,
        "ask" => Frame::Ask,
        "utter" => Frame::Utter,
        "perform" => Frame::Perform,
        "judge" => Frame::Judge,
        "urge" => Frame::Urge,
        "commit" => Frame::Commit,
        "talk" => Frame::Talk,
        "think" => Frame::Think,
        "support" => Frame::Support,
        "show" => Frame::Show,
        "seem" => Frame::Seem,
        _ => return None,
    })
}
