//! The language that a story is told in.
//!
//! Counts the small words that every text of a language is full of, in the story and not in what stands around it. Names and
//! quotations of another language change nothing: an English article about Paris is full of "the" and "of". Scripts that one
//! language writes tell by themselves. No list of trigrams does this better on whole articles, and none that is kept knows
//! Albanian in a size that a page can carry.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::document::{BlockRole, Document};
use crate::lexicon;
use crate::memory::{Kept, Key};

/// The code of English, ISO 639-1.
pub const ENGLISH: &str = "en";

/// A language whose small words are fewer than this share of a text is not its own.
const LEAST_SHARE: f64 = 0.12;
/// Another language than English needs so many of its small words.
const LEAST_WORDS: usize = 6;
/// More words of an article tell nothing more.
const ENOUGH: usize = 2000;

static LANGUAGES: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = lexicon::entries(include_str!("../lexicon/languages.txt"));
    lines.filter_map(|line| line.split_once('\t')).map(|(word, codes)| (word, codes.split(' ').collect())).collect()
});

/// What is known of the lines of the text before.
#[derive(Default)]
pub struct Memory {
    scripts: Kept<Letters>,
    words: Kept<Words>,
}

impl Memory {
    /// Keeps what is found for the next text.
    pub fn keeping() -> Memory {
        Memory { scripts: Kept::keeping(), words: Kept::keeping() }
    }
}

/// The language of the story as ISO 639-1 has it; `None` where too little is told to know.
///
/// Serbian, Croatian and Bosnian are one here, `sr`.
pub fn detect(document: &Document<'_>) -> Option<&'static str> {
    detect_again(document, &mut Memory::default())
}

/// The same of a text that is being written.
pub fn detect_again(document: &Document<'_>, memory: &mut Memory) -> Option<&'static str> {
    memory.scripts.next_text();
    memory.words.next_text();
    let told =
        |role: BlockRole| role.is_body() || matches!(role, BlockRole::Headline | BlockRole::Subheading | BlockRole::Caption);
    let lines: Vec<&str> =
        document.blocks.iter().filter(|block| told(block.role)).map(|block| &document.text[block.span]).collect();
    by_script(&lines, &mut memory.scripts).or_else(|| by_words(&lines, &mut memory.words))
}

/// Whether a text in that language is read as English: it is, or nothing says otherwise.
pub fn is_english(language: Option<&str>) -> bool {
    language.is_none_or(|language| language == ENGLISH)
}

/// How many words of a line there are, and how many of them are small words of each language.
#[derive(Default)]
struct Words {
    all: usize,
    small: HashMap<&'static str, usize>,
}

impl Words {
    /// Of so many words at most.
    fn of(line: &str, most: usize) -> Words {
        let mut words = Words::default();
        let all = line.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’');
        for word in all.filter(|word| !word.is_empty()).take(most) {
            words.all += 1;
            let codes = LANGUAGES.get(&*lexicon::lower(word));
            codes.into_iter().flatten().for_each(|code| *words.small.entry(code).or_default() += 1);
        }
        words
    }
}

fn by_words(lines: &[&str], known: &mut Kept<Words>) -> Option<&'static str> {
    let mut words = 0;
    let mut count: HashMap<&'static str, usize> = HashMap::default();
    for line in lines {
        let most = ENOUGH - words;
        let line = known.get(|key| tell(key, line, most), || Words::of(line, most));
        words += line.all;
        line.small.iter().for_each(|(code, hits)| *count.entry(code).or_default() += hits);
        if words == ENOUGH {
            break;
        }
    }
    let english = count.get(ENGLISH).copied().unwrap_or(0);
    // Of two languages with as many words the one first in the alphabet, so that the same text has the same language.
    let (best, hits) = count.into_iter().max_by_key(|&(code, hits)| (hits, std::cmp::Reverse(code)))?;
    let share = hits as f64 / words as f64;
    if english == hits {
        return (share >= LEAST_SHARE).then_some(ENGLISH);
    }
    // "De la Vega and El Mundo": a few words of another language stand in names.
    (share >= LEAST_SHARE && hits >= LEAST_WORDS && 2 * hits >= 3 * english).then_some(best)
}

/// Scripts that tell a language, each with the letters that only they have.
const SCRIPTS: [(&str, &[(char, char)]); 12] = [
    ("el", &[('\u{370}', '\u{3ff}')]),
    ("he", &[('\u{590}', '\u{5ff}')]),
    ("ar", &[('\u{600}', '\u{6ff}')]),
    ("hi", &[('\u{900}', '\u{97f}')]),
    ("bn", &[('\u{980}', '\u{9ff}')]),
    ("ta", &[('\u{b80}', '\u{bff}')]),
    ("th", &[('\u{e00}', '\u{e7f}')]),
    ("ka", &[('\u{10a0}', '\u{10ff}')]),
    ("hy", &[('\u{530}', '\u{58f}')]),
    ("ko", &[('\u{ac00}', '\u{d7a3}')]),
    ("ja", &[('\u{3040}', '\u{30ff}')]),
    ("zh", &[('\u{4e00}', '\u{9fff}')]),
];

/// How many letters a line has, and how many of them are of each script.
#[derive(Default)]
struct Letters {
    all: usize,
    of: [usize; SCRIPTS.len()],
}

impl Letters {
    /// Of so many letters at most.
    fn of(line: &str, most: usize) -> Letters {
        let mut letters = Letters::default();
        for c in line.chars().filter(|c| c.is_alphabetic()).take(most) {
            letters.all += 1;
            if c > '\u{36f}' {
                let script = SCRIPTS.iter().position(|(_, ranges)| ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)));
                script.into_iter().for_each(|script| letters.of[script] += 1);
            }
        }
        letters
    }
}

/// Adds all that is seen of a line of which so many words or letters are asked.
fn tell(key: &mut Key, line: &str, most: usize) {
    key.number(most.min(line.len()));
    key.text(line);
}

/// The language of a script that tells it; Latin and Cyrillic letters do not.
fn by_script(lines: &[&str], known: &mut Kept<Letters>) -> Option<&'static str> {
    let mut letters = 0;
    let mut count = [0; SCRIPTS.len()];
    for line in lines {
        let most = 8 * ENOUGH - letters;
        let line = known.get(|key| tell(key, line, most), || Letters::of(line, most));
        letters += line.all;
        count.iter_mut().zip(line.of).for_each(|(count, hits)| *count += hits);
        if letters == 8 * ENOUGH {
            break;
        }
    }
    // Japanese writes Chinese signs between its own, often more of them.
    let [.., kana, signs] = count;
    if 2 * (kana + signs) > letters {
        return Some(if 20 * kana > signs { "ja" } else { "zh" });
    }
    // Persian and Urdu write letters that Arabic has not.
    let (script, hits) = count.into_iter().enumerate().max_by_key(|&(script, hits)| (hits, script))?;
    let any = |signs: &[char]| lines.iter().any(|line| line.contains(signs));
    (2 * hits > letters).then(|| match SCRIPTS[script].0 {
        "ar" if any(&['ے', 'ٹ', 'ڈ']) => "ur",
        "ar" if any(&['پ', 'چ', 'گ']) => "fa",
        code => code,
    })
}
