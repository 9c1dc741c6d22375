//! Measures of an article: the formulas against reference values, and `tests/cases/statistics`.
//!
//! The reference values lie in `../shared/data/statistics`; where that is missing, their tests say so and pass.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use nutgraf::analyze;
use nutgraf::stats::readability::{self, Counts};
use nutgraf::stats::{Statistics, diversity, is_word, syllable};
use serde_json::Value;

use crate::cases;

fn reference(name: &str) -> Option<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/statistics").join(name);
    let source = fs::read_to_string(&path).ok();
    if source.is_none() {
        cases::skip(&format!("formulas of measures: no ../shared/data/statistics/{name}"));
    }
    serde_json::from_str(&source?).ok()
}

fn assert_close(actual: f64, expected: f64, what: &str) {
    assert!((actual - expected).abs() < 1e-9, "{what}: {actual} for {expected}");
}

fn numbered(words: &[String]) -> Vec<usize> {
    let mut numbers = HashMap::new();
    words
        .iter()
        .map(|word| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        })
        .collect()
}

type Formula = fn(&Counts) -> f64;

#[test]
fn the_formulas_are_the_published_ones() {
    let Some(reference) = reference("formulas.json") else { return };
    for case in reference["cases"].as_array().unwrap() {
        let count = |key: &str| case["counts"][key].as_u64().unwrap() as usize;
        let counts = Counts {
            words: count("W"),
            sentences: count("S"),
            letters: count("L"),
            alphanumerics: count("C"),
            syllables: count("Y"),
            polysyllables: count("P3"),
            complex_words: count("P3"),
            long_words: count("LW"),
        };
        let formulas: [(&str, Formula); 8] = [
            ("flesch", readability::flesch),
            ("fk", readability::flesch_kincaid),
            ("fog", readability::gunning_fog),
            ("smog", readability::smog),
            ("coleman_liau", readability::coleman_liau),
            ("ari", readability::ari),
            ("lix", readability::lix),
            ("rix", readability::rix),
        ];
        for (name, formula) in formulas {
            assert_close(formula(&counts), case["values"][name].as_f64().unwrap(), &format!("{name} of {counts:?}"));
        }
    }
}

#[test]
fn diversity_is_that_of_lexicalrichness() {
    let (Some(reference), Some(tokens)) = (reference("lexicalrichness.json"), reference("tokens.json")) else { return };
    for (text, expected) in reference["values"].as_object().unwrap() {
        let tokens = tokens["values"][text]["tokens_T1_lower"].as_array().or(tokens["values"][text].as_array()).unwrap();
        let tokens: Vec<String> = tokens.iter().map(|token| token.as_str().unwrap().to_owned()).collect();
        let words = numbered(&tokens);
        let measures = [
            ("ttr", diversity::type_token_ratio(&words)),
            ("mattr50", diversity::moving_average_ttr(&words, 50)),
            ("mattr25", diversity::moving_average_ttr(&words, 25)),
            ("mtld_072", diversity::mtld(&words, 0.72)),
            ("hdd42", diversity::hdd(&words, 42)),
            ("yulek", diversity::yules_k(&words)),
            ("hapax", diversity::hapax_share(&words).map(|share| share * words.len() as f64)),
        ];
        for (name, actual) in measures {
            // The reference refuses a window as long as the text.
            if let Some(value) = expected[name].as_f64() {
                assert_close(actual.unwrap(), value, &format!("{name} of {text}"));
            }
        }
    }
}

#[test]
fn a_formula_and_a_measure_of_diversity_by_hand() {
    // "The cat saw the dog.": five words, one sentence, five syllables.
    let counts = Counts { words: 5, sentences: 1, syllables: 5, letters: 15, ..Counts::default() };
    assert_close(readability::flesch(&counts), 206.835 - 5.075 - 84.6, "flesch");
    assert_close(readability::coleman_liau(&counts), 17.64 - 5.92 - 15.8, "coleman-liau");
    assert_close(diversity::type_token_ratio(&[0, 1, 2, 0, 3]).unwrap(), 0.8, "ttr");
    assert_close(diversity::moving_average_ttr(&[0, 1, 2, 0, 0], 2).unwrap(), 0.875, "mattr");
    assert_close(diversity::yules_k(&[0, 1, 2, 0, 3]).unwrap(), 1e4 * (7.0 / 25.0 - 0.2), "yule");
    // Every sample of three out of "a a b c": "a" is missed by none of four, "b" and "c" by one of four each.
    assert_close(diversity::hdd(&[0, 0, 1, 2], 3).unwrap(), (1.0 + 0.75 + 0.75) / 3.0, "hdd");
}

#[test]
fn sentences_and_words_of_the_hand_written_texts_are_counted_exactly() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/statistics/texts");
    let counted_by_hand = [
        ("h_abbrev", 3, 32),
        ("h_contract", 3, 25),
        ("h_empty", 0, 0),
        ("h_hyphen", 2, 17),
        ("h_long", 1, 41),
        ("h_noend", 1, 9),
        ("h_numbers", 3, 26),
        ("h_oneword", 1, 1),
        ("h_passive", 5, 32),
        ("h_quotes", 5, 26),
        ("h_short", 7, 14),
        ("h_space", 0, 0),
        ("h_unicode", 3, 17),
        ("h_url", 2, 12),
    ];
    for (name, sentences, words) in counted_by_hand {
        let Ok(text) = fs::read_to_string(folder.join(name).with_extension("txt")) else {
            cases::skip("counts by hand: no ../shared/data/statistics/texts");
            continue;
        };
        let analysis = analyze(&text);
        assert_eq!(analysis.sentences.len(), sentences, "sentences of {name}");
        assert_eq!(analysis.tokens.iter().filter(|token| is_word(token)).count(), words, "words of {name}");
    }
}

#[test]
fn too_little_text_gives_a_reason_and_no_number() {
    for text in ["", " \n\n\t ", "Hello", "Hello."] {
        let analysis = analyze(text);
        let Statistics { readability, diversity, sentence_lengths, style, sourcing, .. } = analysis.statistics;
        for measure in [
            readability.flesch,
            readability.smog,
            readability.lix,
            diversity.type_token_ratio,
            diversity.mtld,
            diversity.hdd,
            diversity.yules_k,
            style.neutral_share,
            sourcing.first_quote,
        ] {
            assert_eq!(measure.value, None, "{text:?}");
            assert!(measure.reason.is_some(), "{text:?}");
        }
        assert_eq!(sentence_lengths.mean.value.is_some(), text.contains("Hello"));
    }
}

fn one(key: &str, value: impl ToString) -> Vec<(String, String)> {
    vec![(key.to_owned(), value.to_string())]
}

/// Keys: `passive`, `hedge`, `verb` (lemma and tone), `phrase`, `key-sentence`, `words`, `sentences`, `paragraphs`,
/// `direct`, `indirect` (words), `speaker` (name, direct and indirect words). A case speaks of the keys that it names.
#[test]
fn articles_are_measured_as_the_cases_say() {
    cases::check("statistics", |case| {
        let analysis = analyze(&case.text);
        let statistics = &analysis.statistics;
        let shown = |span: &nutgraf::Span| cases::shown(&case.text[span.range()]);
        let mut lines = Vec::new();
        lines.extend(one("words", statistics.words));
        lines.extend(one("sentences", statistics.sentences));
        lines.extend(one("paragraphs", statistics.paragraphs));
        lines.extend(statistics.style.passives.iter().flat_map(|span| one("passive", shown(span))));
        lines.extend(statistics.style.hedges.iter().flat_map(|span| one("hedge", shown(span))));
        let verbs = statistics.style.reporting_verbs.iter();
        lines.extend(verbs.flat_map(|verb| one("verb", format!("{} {}", verb.lemma, verb.tone.name()))));
        lines.extend(statistics.key_phrases.iter().flat_map(|phrase| one("phrase", &phrase.text)));
        let key_sentences = statistics.key_sentences.iter().map(|key| analysis.sentences[key.sentence].span);
        lines.extend(key_sentences.flat_map(|span| one("key-sentence", shown(&span))));
        lines.extend(one("direct", statistics.sourcing.direct_words));
        lines.extend(one("indirect", statistics.sourcing.indirect_words));
        let speakers = statistics.sourcing.speakers.iter();
        lines.extend(
            speakers.flat_map(|words| one("speaker", format!("{} {} {}", words.name, words.direct_words, words.indirect_words))),
        );
        lines.extend(statistics.sentence_lengths.longest.first().iter().flat_map(|longest| one("longest", shown(&longest.span))));
        let mut named = Vec::new();
        for (key, _) in &case.expected {
            if !named.contains(key) {
                named.push(key.clone());
            }
        }
        // In the order of the case's keys; "none" stands for a key without a line.
        let of = |key: &String| -> Vec<(String, String)> {
            let found: Vec<_> = lines.iter().filter(|(name, _)| name == key).cloned().collect();
            if found.is_empty() { one(key, "none") } else { found }
        };
        named.iter().flat_map(of).collect()
    });
}

/// `tests/cases/syllables`: key `syllables`, the text is one word a line.
#[test]
fn syllables_are_counted_as_the_cases_say() {
    cases::check("syllables", |case| {
        case.text.lines().flat_map(|word| one("syllables", format!("{} {word}", syllable::count(word)))).collect()
    });
}
