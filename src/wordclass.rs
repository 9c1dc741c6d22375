//! What a word can be: determiner, pronoun, verb form, noun.
//!
//! Looks a word up alone, in lists and by its ending; what it is in its sentence is for the caller to settle.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::lexicon::{ADDRESSEE_VERBS, entries, rule_words};

/// What a word is, out of context.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    Determiner,
    /// `my`, `his`, `whose`.
    Possessive,
    /// A pronoun that can only be a subject: `he`, `they`.
    SubjectPronoun,
    /// A pronoun that is never a subject: `him`, `themselves`.
    ObjectPronoun,
    /// `you`, `it`, `everyone`, `nobody`.
    Pronoun,
    /// `who`, `which`, `that`.
    Relative,
    /// `what`, `how`, `whether`, `if`.
    Wh,
    To,
    Preposition,
    Coordinator,
    Subordinator,
    Auxiliary,
    Modal,
    Negation,
    Adverb,
    Adjective,
    Number,
    Verb(VerbForm),
    /// A verb form that is a noun as well: `claims`, `vote`.
    VerbOrNoun(VerbForm),
    /// A punctuation mark: never found by looking a word up, but of use to who reads tokens.
    Mark,
    /// Anything else.
    Noun,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    Base,
    ThirdPerson,
    /// The past tense, and the participle where both are the same.
    Past,
    Participle,
    Ing,
}

#[derive(Clone, Copy)]
struct Verb {
    lemma: &'static str,
    form: VerbForm,
    noun: bool,
}

static FUNCTION_WORDS: LazyLock<HashMap<&'static str, WordClass>> = LazyLock::new(|| {
    let lines = entries(include_str!("../lexicon/word_classes.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(word, class)| Some((word, class_of_name(class)?))).collect()
});

static VERBS: LazyLock<HashMap<String, Verb>> = LazyLock::new(|| {
    let mut verbs = HashMap::default();
    for line in entries(include_str!("../lexicon/verbs.txt")) {
        let mut fields = line.split('\t');
        let Some(lemma) = fields.next() else { continue };
        let past = fields.next().filter(|&field| field != "-");
        let participle = fields.next().filter(|&field| field != "-");
        let noun = fields.next() == Some("noun");
        let regular = regular_past(lemma);
        let past = past.unwrap_or(&regular);
        let mut add = |word: String, form, noun| {
            verbs.entry(word).or_insert(Verb { lemma, form, noun });
        };
        add(lemma.to_owned(), VerbForm::Base, noun);
        add(third_person(lemma), VerbForm::ThirdPerson, noun);
        add(past.to_owned(), VerbForm::Past, false);
        if let Some(participle) = participle {
            add(participle.to_owned(), VerbForm::Participle, false);
        }
        add(ing(lemma, past), VerbForm::Ing, false);
    }
    verbs
});

/// Every form of the verbs of saying, with its base form: those that say, tell, ask, write or utter what `lexicon/reporting_verbs.txt`
/// lists, which is the one table of what verbs report and how.
static SPEECH_VERBS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let says =
        |line: &&'static str| line.split('\t').nth(1).is_some_and(|how| ["say", "tell", "ask", "write", "utter"].contains(&how));
    let verbs: HashSet<&str> = entries(REPORTING_VERBS).filter(says).filter_map(|line| line.split('\t').next()).collect();
    let forms = VERBS.iter().filter(|(_, verb)| verbs.contains(verb.lemma));
    forms.map(|(form, verb)| (form.as_str(), verb.lemma)).collect()
});

const REPORTING_VERBS: &str = include_str!("../lexicon/reporting_verbs.txt");

/// Whether a lower-case word is a form of a verb of saying: `said`, `fumed`.
pub fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains_key(word)
}

/// Whether a lower-case word is a form of a verb of saying behind which whom somebody speaks to stands: `told Brell`.
pub fn has_addressee(word: &str) -> bool {
    SPEECH_VERBS.get(word).is_some_and(|lemma| ADDRESSEE_VERBS.contains(lemma))
}

/// What a lower-case word can be.
pub fn class(word: &str) -> WordClass {
    if let Some(&class) = FUNCTION_WORDS.get(word) {
        return class;
    }
    if let Some(verb) = VERBS.get(word) {
        return if verb.noun { WordClass::VerbOrNoun(verb.form) } else { WordClass::Verb(verb.form) };
    }
    by_ending(word)
}

/// The base form of a lower-case verb form.
pub fn lemma(word: &str) -> Option<&'static str> {
    VERBS.get(word).map(|verb| verb.lemma)
}

fn by_ending(word: &str) -> WordClass {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return WordClass::Number;
    }
    if word.len() > 4 && word.ends_with("ly") {
        return WordClass::Adverb;
    }
    if word.len() > 5 && word.ends_with("ed") && !word.ends_with("eed") && !word.contains('-') {
        return WordClass::Verb(VerbForm::Past);
    }
    if word.len() > 5 && rule_words!("ends-adjective").end(word) {
        return WordClass::Adjective;
    }
    WordClass::Noun
}

fn class_of_name(name: &str) -> Option<WordClass> {
    Some(match name {
        "noun" => WordClass::Noun,
        "determiner" => WordClass::Determiner,
        "possessive" => WordClass::Possessive,
        "subject" => WordClass::SubjectPronoun,
        "object" => WordClass::ObjectPronoun,
        "pronoun" => WordClass::Pronoun,
        "relative" => WordClass::Relative,
        "wh" => WordClass::Wh,
        "to" => WordClass::To,
        "preposition" => WordClass::Preposition,
        "coordinator" => WordClass::Coordinator,
        "subordinator" => WordClass::Subordinator,
        "auxiliary" => WordClass::Auxiliary,
        "modal" => WordClass::Modal,
        "negation" => WordClass::Negation,
        "adverb" => WordClass::Adverb,
        "adjective" => WordClass::Adjective,
        _ => return None,
    })
}

fn ends_in_consonant_y(lemma: &str) -> bool {
    lemma.ends_with('y') && !lemma[..lemma.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u'])
}

fn regular_past(lemma: &str) -> String {
    match lemma {
        _ if lemma.ends_with('e') => format!("{lemma}d"),
        _ if ends_in_consonant_y(lemma) => format!("{}ied", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}ed"),
    }
}

fn third_person(lemma: &str) -> String {
    match lemma {
        "be" => "is".to_owned(),
        "have" => "has".to_owned(),
        _ if ends_in_consonant_y(lemma) => format!("{}ies", &lemma[..lemma.len() - 1]),
        _ if rule_words!("takes-es").end(lemma) => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// The form in -ing; the final consonant is doubled where the past doubles it or where the verb is short and irregular (`getting`).
fn ing(lemma: &str, past: &str) -> String {
    let last = lemma.chars().last().unwrap_or('e');
    let doubled = format!("{lemma}{last}");
    match lemma {
        _ if rule_words!("takes-ying").has(lemma) => format!("{}ying", &lemma[..lemma.len() - 2]),
        _ if rule_words!("doubles-before-ing").has(lemma) => format!("{doubled}ing"),
        _ if past.starts_with(&doubled) && past.len() == doubled.len() + 2 => format!("{doubled}ing"),
        _ if lemma.len() > 2 && lemma.ends_with('e') && !lemma.ends_with("ee") => format!("{}ing", &lemma[..lemma.len() - 1]),
        _ => format!("{lemma}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_every_form() {
        for (form, base) in [
            ("denies", "deny"),
            ("wrote", "write"),
            ("quipping", "quip"),
            ("telling", "tell"),
            ("getting", "get"),
            ("vowed", "vow"),
        ] {
            assert_eq!(lemma(form), Some(base), "{form}");
        }
    }

    /// Whoever asks for a verb of saying asks the same table: no list may know a verb that it does not.
    #[test]
    fn what_is_said_of_reporting_verbs_is_said_of_verbs_in_the_table() {
        let first = |line: &'static str| line.split(['\t', ' ']).next().unwrap_or_default();
        let table: HashSet<&str> = entries(REPORTING_VERBS).map(first).collect();
        let unknown = |list: &'static str| entries(list).map(first).find(|verb| !table.contains(verb));
        assert_eq!(unknown(include_str!("../lexicon/speech_tones.txt")), None);
        assert_eq!(unknown(include_str!("../lexicon/addressee_verbs.txt")), None);
        assert_eq!(table.into_iter().find(|verb| lemma(verb) != Some(verb)), None, "its forms are in lexicon/verbs.txt");
    }

    #[test]
    fn verbs_of_saying_are_known_in_every_form() {
        for form in ["fumed", "asks", "quipping", "told", "wrote", "thundered"] {
            assert!(is_speech_verb(form), "{form}");
        }
        assert!(!is_speech_verb("closed"));
    }

    #[test]
    fn a_word_that_nobody_listed_is_judged_by_its_ending() {
        assert_eq!(class("zorb"), WordClass::Noun);
        assert_eq!(class("flummoxed"), WordClass::Verb(VerbForm::Past));
        assert_eq!(class("gingerly"), WordClass::Adverb);
    }
}
