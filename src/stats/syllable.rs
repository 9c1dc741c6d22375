//! Words to syllables: groups of vowels, corrected by rules of English spelling and by `lexicon/syllables.txt`.

use std::borrow::Cow;
use std::sync::LazyLock;

use foldhash::HashMap;

use crate::lexicon::{self, rule_words};

/// Words that the rules get wrong, with their syllables. Made by `cargo run -p training --bin syllables -- learn`.
static EXCEPTIONS: LazyLock<HashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../../lexicon/syllables.txt"));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(word, count)| Some((word, count.parse().ok()?))).collect()
});

/// How many syllables a token has when it is read out: at least one. A digit counts as one, as does each letter of an
/// initialism (`U.S.`, `KFOR`).
pub fn count(token: &str) -> usize {
    let exception = |word: &str| EXCEPTIONS.get(word).copied();
    // Nearly every word: nothing to take apart and nothing to fold.
    if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return count_word(token, &exception);
    }
    let initialism = token.contains('.') || !token.contains(is_any_vowel);
    let parts = token.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’')).filter(|part| !part.is_empty());
    parts.map(|part| count_part(part, initialism, &exception)).sum::<usize>().max(1)
}

fn is_any_vowel(c: char) -> bool {
    matches!(fold(c), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn count_part(part: &str, initialism: bool, exception: &dyn Fn(&str) -> Option<usize>) -> usize {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    if digits > 0 {
        return digits;
    }
    let word: String = part.chars().map(fold).collect();
    if let Some(known) = exception(&word) {
        return known;
    }
    if initialism && part.chars().all(char::is_uppercase) {
        return part.chars().map(|letter| if letter == 'W' { 3 } else { 1 }).sum();
    }
    count_word(&word, exception)
}

/// The letter in lower case and without its accent: enough to see which letters are vowels.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        c if c.is_ascii() => c,
        '’' => '\'',
        'à'..='æ' | 'À'..='Æ' | 'ā' | 'ă' | 'ą' => 'a',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' | 'İ' => 'i',
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'ő' | 'œ' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        c => c.to_lowercase().next().unwrap_or(c),
    }
}

/// How many syllables a word in lower case has, given the exceptions to the rules. An exception holds for the plural, the
/// past and the other forms of its word too.
pub fn count_word(word: &str, exception: &dyn Fn(&str) -> Option<usize>) -> usize {
    exception(word).or_else(|| count_form(word, exception)).unwrap_or_else(|| by_rule(word))
}

fn count_form(word: &str, exception: &dyn Fn(&str) -> Option<usize>) -> Option<usize> {
    if let Some(owner) = word.strip_suffix("'s") {
        return Some(count_word(owner, exception) + usize::from(hisses(owner)));
    }
    if let Some(owner) = word.strip_suffix('\'') {
        return Some(count_word(owner, exception));
    }
    if let Some(one) = word.strip_suffix('s')
        && let Some(known) = exception(one)
    {
        return Some(known + usize::from(hisses(one)));
    }
    if let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.len() > 2) {
        let known = exception(&word[..word.len() - 1]).or_else(|| exception(stem))?;
        return Some(known + usize::from(stem.ends_with(['t', 'd'])));
    }
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() > 2) {
        return Some(exception(stem).or_else(|| exception(&format!("{stem}e")))? + 1);
    }
    Some(exception(word.strip_suffix("ly")?)? + 1)
}

/// Whether a plural `s` behind the word is a syllable of its own.
fn hisses(word: &str) -> bool {
    rule_words!("hisses").end(word)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn by_rule(word: &str) -> usize {
    let letters: Cow<'_, [u8]> = match word.contains('\'') {
        true => word.bytes().filter(|&byte| byte != b'\'').collect(),
        false => word.as_bytes().into(),
    };
    let groups = letters.chunk_by(|&one, &next| is_vowel(one) == is_vowel(next)).filter(|group| is_vowel(group[0])).count();
    if groups == 0 {
        return 1;
    }
    let contracted = word.contains('\'') && (letters.ends_with(b"dnt") || letters.ends_with(b"snt"));
    let more = split_vowels(&letters) + spoken_endings(&letters) + usize::from(contracted || letters.starts_with(b"mc"));
    (groups + more).saturating_sub(silent_endings(&letters, groups)).max(1)
}

/// The letter `back` places before the end; a blank where the word is shorter.
fn letter_from_end(letters: &[u8], back: usize) -> u8 {
    letters.len().checked_sub(back + 1).map_or(b' ', |at| letters[at])
}

fn is_consonant(letter: u8) -> bool {
    letter != b' ' && !is_vowel(letter)
}

fn silent_endings(letters: &[u8], groups: usize) -> usize {
    let before = |back| letter_from_end(letters, back);
    // "table" keeps its last syllable, "while" does not.
    let spoken_le =
        |back| before(back) == b'l' && is_consonant(before(back + 1)) && !matches!(before(back + 1), b'w' | b'r' | b'l');
    let silent_e = if letters.ends_with(b"e") {
        is_consonant(before(1)) && !spoken_le(1)
    } else if letters.ends_with(b"es") {
        let hiss =
            matches!(before(2), b's' | b'x' | b'z' | b'c' | b'g') || letters.ends_with(b"shes") || letters.ends_with(b"ches");
        is_consonant(before(2)) && !hiss && !spoken_le(2)
    } else if letters.ends_with(b"ed") {
        is_consonant(before(2)) && !matches!(before(2), b't' | b'd') && !spoken_le(2)
    } else {
        letters.len() > 4
            && rule_words!("behind-silent-e").at_end_of(letters).any(|tail| {
                let back = tail.len();
                before(back) == b'e' && is_consonant(before(back + 1)) && before(back + 1) != b'l'
            })
    };
    // "league", "colleagues"
    let silent_ue = groups > 1 && rule_words!("silent-ue").at_end_of(letters).next().is_some();
    usize::from(silent_e) + usize::from(silent_ue) + usize::from(letters.ends_with(b"ically"))
}

fn spoken_endings(letters: &[u8]) -> usize {
    let ends = |tails: &[&[u8]]| tails.iter().any(|tail| letters.ends_with(tail));
    let before = |back| letter_from_end(letters, back);
    // "empire", "requirement": the r is a syllable.
    let ire = rule_words!("spoken-ire")
        .at_end_of(letters)
        .any(|tail| letters.len() > tail.len() && !matches!(before(tail.len()), b'a' | b'e' | b'i' | b'o' | b'u'));
    let ling = [&b"ling"[..], b"lings"].iter().any(|tail| {
        letters.ends_with(tail) && matches!(before(tail.len()), b'b' | b'c' | b'd' | b'f' | b'g' | b'k' | b'p' | b't' | b'z')
    });
    let ier =
        [&b"ier"[..], b"iers"].iter().any(|tail| letters.ends_with(tail) && !matches!(before(tail.len()), b't' | b'c' | b' '));
    usize::from(ire) + usize::from(ling) + usize::from(ier) + usize::from(ends(&[b"sm", b"sms"])) + usize::from(ends(&[b"iest"]))
}

/// How often two neighbouring vowels are two syllables: `re-al-i-ty`, `so-ci-e-ty`.
fn split_vowels(letters: &[u8]) -> usize {
    (0..letters.len()).filter(|&at| splits(letters, at)).count()
}

fn splits(letters: &[u8], at: usize) -> bool {
    let letter = |offset: usize| letters.get(at + offset).copied().unwrap_or(b' ');
    let before = at.checked_sub(1).map_or(b' ', |at| letters[at]);
    match (letters[at], letter(1)) {
        (b'i', b'a') => {
            let soft = matches!(before, b't' | b's' | b'c' | b'g' | b'x' | b'l' | b'n');
            // "marriage"; "partial", "Australian" and "special" are soft.
            let short =
                letter(2) == b'g' || letters[at + 2..] == *b"n" || letters[at + 2..] == *b"nt" || letters[at + 2..] == *b"t";
            if soft { false } else { !short || letter(2) == b'n' }
        }
        (b'i', b'o') => !matches!(before, b't' | b's' | b'c' | b'g' | b'x' | b'l' | b'n'),
        (b'i', b'u') => matches!(letter(2), b'm' | b's') && !matches!(before, b' ' | b't' | b's' | b'c' | b'g' | b'x'),
        (b'i', b'e') => letter(2) == b't' || (before == b'c' && at > 1 && letters[at - 2] == b's'),
        (b'i', b'i') => matches!(before, b'a' | b'e' | b'o' | b'u'),
        (b'e', b'o') => letter(2) != b'u',
        (b'e', b'a') => before == b'r' && at > 1 && letters[at - 2] == b'c',
        (b'u', b'o') => letter(2) == b'u',
        (b'u', b'a') => !matches!(before, b' ' | b'g' | b'q' | b's'),
        (b'u', b'i') => letter(2) == b'e' && before != b'q',
        (b'y', b'a' | b'e' | b'o' | b'u') => {
            matches!(before, b'a' | b'e' | b'o' | b'u') && letters[at + 1..] != *b"ed" && letters[at + 1..] != *b"es"
        }
        (vowel, b'i') => is_vowel(vowel) && letter(2) == b'n' && letter(3) == b'g',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_compound_are_counted_each() {
        assert_eq!(count("mother-in-law"), 4);
    }

    #[test]
    fn letters_and_digits_are_read_one_by_one() {
        assert_eq!([count("U.S."), count("KFW"), count("2025")], [2, 5, 4]);
    }

    #[test]
    fn accents_are_vowels() {
        assert_eq!([count("naïve"), count("café")], [2, 2]);
    }
}
