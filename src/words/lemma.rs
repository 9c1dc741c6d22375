//! The base form of a word, by its tag: a list of what is irregular, then rules.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::tag::{Form, Tag};
use crate::lexicon::{entries, rule_words};
use crate::wordclass;

/// Irregular forms, by the class that the list names.
static IRREGULAR: LazyLock<HashMap<(&'static str, &'static str), &'static str>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/lemmas.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(form, rest)| Some((form, rest.split_once('\t')?))).fold(
        HashMap::default(),
        |mut table, (form, (class, base))| {
            table.insert((class, form), base);
            table
        },
    )
});

/// The base form of a word in lower case. Names keep the form that they have, as does what no rule knows.
pub fn lemma(lower: &str, tag: Tag, form: Option<Form>) -> Cow<'_, str> {
    let word = without_clitic(lower);
    if let Some(base) = IRREGULAR.get(&(list(tag), word)) {
        return Cow::Borrowed(base);
    }
    match tag {
        Tag::Verb | Tag::Aux => verb(word, form),
        Tag::Noun => noun(word),
        Tag::Adj => compared(word),
        _ => Cow::Borrowed(word),
    }
}

/// The class under which the list has the irregular forms of words with this tag.
fn list(tag: Tag) -> &'static str {
    match tag {
        Tag::Verb | Tag::Aux => "verb",
        Tag::Noun => "noun",
        Tag::Adj => "adjective",
        Tag::Adv => "adverb",
        _ => "word",
    }
}

/// "don't" is "do" with something behind it, "they've" is "they".
fn without_clitic(word: &str) -> &str {
    rule_words!("clitic").cut_from_end(word).filter(|host| !host.is_empty()).unwrap_or(word)
}

fn verb(word: &str, form: Option<Form>) -> Cow<'_, str> {
    if form == Some(Form::Base) {
        return Cow::Borrowed(word);
    }
    if let Some(base) = wordclass::lemma(word) {
        return Cow::Borrowed(base);
    }
    match form {
        Some(Form::Gerund) => word.strip_suffix("ing").filter(|stem| has_vowel(stem)).map_or(Cow::Borrowed(word), stem_of_verb),
        Some(Form::Past | Form::Participle) => past(word),
        _ => without_s(word),
    }
}

fn past(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ied").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    match word.strip_suffix("ed").filter(|stem| has_vowel(stem)) {
        Some(stem) if stem.ends_with('e') => Cow::Borrowed(stem),
        Some(stem) => stem_of_verb(stem),
        None => Cow::Borrowed(word),
    }
}

/// The base of a verb from what stands before -ed or -ing: "planned", "taking", "lasted".
fn stem_of_verb(stem: &str) -> Cow<'_, str> {
    let known = |base: &str| wordclass::lemma(base) == Some(base);
    let with_e = format!("{stem}e");
    if known(stem) {
        return Cow::Borrowed(stem);
    }
    if known(&with_e) {
        return Cow::Owned(with_e);
    }
    let mut back = stem.bytes().rev();
    let (last, before, third) = (back.next().unwrap_or(b' '), back.next().unwrap_or(b' '), back.next().unwrap_or(b' '));
    if last == before && !is_vowel(last) {
        return Cow::Borrowed(if matches!(last, b'l' | b's' | b'z' | b'f') { stem } else { &stem[..stem.len() - 1] });
    }
    if takes_e(last, before, third, stem.len()) { Cow::Owned(with_e) } else { Cow::Borrowed(stem) }
}

/// Whether a verb's stem that ends in these letters was cut before an e.
fn takes_e(last: u8, before: u8, third: u8, length: usize) -> bool {
    let single_vowel = is_vowel(before) && !is_vowel(third);
    match last {
        b'c' | b'v' | b'u' => true,
        b'z' => before != b'z',
        b's' => is_vowel(before) || matches!(before, b'n' | b'r' | b'l' | b'p'),
        b'g' => matches!(before, b'd' | b'r' | b'l') || before == b'n' && third == b'a' || single_vowel && length > 2,
        b'l' => !is_vowel(before) && !matches!(before, b'r' | b'w') || matches!(before, b'i' | b'u') && single_vowel,
        b't' => {
            before == b'a' && (!is_vowel(third) || length > 5) || before == b'u' && single_vowel || before == b'i' && length < 5
        }
        b'b' | b'd' | b'k' | b'm' | b'n' | b'p' => {
            single_vowel && (matches!(before, b'a' | b'i' | b'u') || before == b'o' && length < 5)
        }
        b'r' => single_vowel && matches!(before, b'i' | b'u' | b'a'),
        b'h' => before == b't' && matches!(third, b'a' | b'e'),
        _ => false,
    }
}

fn without_s(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    let sibilant = |stem: &&str| rule_words!("ends-before-es").end(stem);
    if let Some(stem) = word.strip_suffix("es").filter(sibilant) {
        // "uses", but "passes"
        let cut_e = stem.ends_with('s') && !stem.ends_with("ss") && !stem.ends_with("us");
        return Cow::Borrowed(if cut_e { &word[..word.len() - 1] } else { stem });
    }
    match word.strip_suffix('s').filter(|stem| stem.len() > 1 && !stem.ends_with('s')) {
        Some(stem) => Cow::Borrowed(stem),
        None => Cow::Borrowed(word),
    }
}

fn noun(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2 && !stem.ends_with(['i', 'u', 'o'])) {
        return Cow::Owned(format!("{stem}man"));
    }
    if let Some(child) = word.strip_suffix("children") {
        return Cow::Owned(format!("{child}child"));
    }
    let singular = rule_words!("ends-singular").end(word);
    if singular || word.len() < 4 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    without_s(word)
}

/// "larger", "biggest", "happier" to their plain form; what only looks so is in the list.
fn compared(word: &str) -> Cow<'_, str> {
    let stem = word.strip_suffix("er").or_else(|| word.strip_suffix("est")).filter(|stem| stem.len() > 2 && has_vowel(stem));
    let Some(stem) = stem else { return Cow::Borrowed(word) };
    if let Some(stem) = stem.strip_suffix('i') {
        return Cow::Owned(format!("{stem}y"));
    }
    let mut back = stem.bytes().rev();
    let (last, before) = (back.next().unwrap_or(b' '), back.next().unwrap_or(b' '));
    if last == before && matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b't') {
        return Cow::Borrowed(&stem[..stem.len() - 1]);
    }
    let with_e = matches!(last, b'c' | b'v' | b'u')
        || last == b'g' && before != b'n'
        || matches!(last, b'l') && !is_vowel(before) && before != b'l';
    if with_e { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(is_vowel)
}
