//! The measures of an article in the report.

use serde::Serialize;

use super::{Offsets, View};
use crate::span::Span;
use crate::stats;

/// A measure that some texts are too short for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measure {
    pub value: Option<f64>,
    pub reason: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    pub characters: usize,
    pub words: usize,
    pub sentences: usize,
    pub paragraphs: usize,
    pub reading_seconds: f64,
    pub reading_seconds_fast: f64,
    pub reading_seconds_slow: f64,
    pub speaking_seconds: f64,
    pub counts: Counts,
    pub readability: Readability,
    pub diversity: Diversity,
    pub sentence_lengths: SentenceLengths,
    pub style: Style,
    pub sourcing: Sourcing,
    pub entity_density: Measure,
    pub figure_density: Measure,
    pub dispersion: Vec<Dispersion>,
    pub key_phrases: Vec<KeyPhrase>,
    pub key_sentences: Vec<KeySentence>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    pub letters: usize,
    pub alphanumerics: usize,
    pub syllables: usize,
    pub polysyllables: usize,
    pub complex_words: usize,
    pub long_words: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Readability {
    pub flesch: Measure,
    pub flesch_kincaid: Measure,
    pub gunning_fog: Measure,
    pub smog: Measure,
    pub coleman_liau: Measure,
    pub ari: Measure,
    pub lix: Measure,
    pub rix: Measure,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diversity {
    pub types: usize,
    pub type_token_ratio: Measure,
    pub mattr: Measure,
    pub mtld: Measure,
    pub hdd: Measure,
    pub yules_k: Measure,
    pub hapax_share: Measure,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SentenceLengths {
    pub mean: Measure,
    pub median: Measure,
    pub p90: Measure,
    pub share_over_25: Measure,
    pub longest: Vec<SentenceLength>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SentenceLength {
    #[serde(flatten)]
    pub span: Offsets,
    pub words: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Style {
    pub passives: Vec<Offsets>,
    pub passive_share: Measure,
    pub hedges: Vec<Offsets>,
    pub hedge_density: Measure,
    pub reporting_verbs: Vec<ReportingVerb>,
    pub neutral_share: Measure,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReportingVerb {
    #[serde(flatten)]
    pub span: Offsets,
    pub lemma: String,
    pub tone: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sourcing {
    pub words: usize,
    pub direct_words: usize,
    pub indirect_words: usize,
    pub share: Measure,
    pub direct_share: Measure,
    pub quotes: usize,
    pub unattributed: usize,
    pub speakers: Vec<SpeakerWords>,
    pub first_quote: Measure,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerWords {
    pub entity: Option<usize>,
    pub name: String,
    pub quotes: usize,
    pub direct_words: usize,
    pub indirect_words: usize,
    pub share: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dispersion {
    pub entity: usize,
    pub mentions: usize,
    pub evenness: f64,
    pub first: f64,
    pub last: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeyPhrase {
    pub text: String,
    pub spans: Vec<Offsets>,
    pub score: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KeySentence {
    pub sentence: usize,
    pub score: f64,
}

impl From<stats::Measure> for Measure {
    fn from(measure: stats::Measure) -> Self {
        Measure { value: measure.value, reason: measure.reason }
    }
}

impl View<'_, '_> {
    pub(super) fn statistics(&self) -> Statistics {
        let statistics = &self.analysis.statistics;
        let (reading_seconds_fast, reading_seconds_slow) = statistics.reading_seconds_range;
        Statistics {
            characters: statistics.characters,
            words: statistics.words,
            sentences: statistics.sentences,
            paragraphs: statistics.paragraphs,
            reading_seconds: statistics.reading_seconds,
            reading_seconds_fast,
            reading_seconds_slow,
            speaking_seconds: statistics.speaking_seconds,
            counts: counts(&statistics.readability.counts),
            readability: readability(&statistics.readability),
            diversity: diversity(&statistics.diversity),
            sentence_lengths: self.sentence_lengths(&statistics.sentence_lengths),
            style: self.style(&statistics.style),
            sourcing: sourcing(&statistics.sourcing),
            entity_density: statistics.entity_density.into(),
            figure_density: statistics.figure_density.into(),
            dispersion: statistics.dispersion.iter().map(dispersion).collect(),
            key_phrases: statistics.key_phrases.iter().map(|phrase| self.key_phrase(phrase)).collect(),
            key_sentences: statistics.key_sentences.iter().map(key_sentence).collect(),
        }
    }

    fn all_offsets(&self, spans: &[Span]) -> Vec<Offsets> {
        spans.iter().map(|&span| self.offsets(span)).collect()
    }

    fn sentence_lengths(&self, lengths: &stats::SentenceLengths) -> SentenceLengths {
        let longest = lengths.longest.iter();
        SentenceLengths {
            mean: lengths.mean.into(),
            median: lengths.median.into(),
            p90: lengths.p90.into(),
            share_over_25: lengths.share_over_25.into(),
            longest: longest.map(|length| SentenceLength { span: self.offsets(length.span), words: length.words }).collect(),
        }
    }

    fn style(&self, style: &stats::Style) -> Style {
        let verb = |verb: &stats::ReportingVerb| ReportingVerb {
            span: self.offsets(verb.span),
            lemma: verb.lemma.clone(),
            tone: verb.tone.name(),
        };
        Style {
            passives: self.all_offsets(&style.passives),
            passive_share: style.passive_share.into(),
            hedges: self.all_offsets(&style.hedges),
            hedge_density: style.hedge_density.into(),
            reporting_verbs: style.reporting_verbs.iter().map(verb).collect(),
            neutral_share: style.neutral_share.into(),
        }
    }

    fn key_phrase(&self, phrase: &stats::KeyPhrase) -> KeyPhrase {
        KeyPhrase { text: phrase.text.clone(), spans: self.all_offsets(&phrase.spans), score: phrase.score }
    }
}

fn counts(counts: &stats::Counts) -> Counts {
    Counts {
        letters: counts.letters,
        alphanumerics: counts.alphanumerics,
        syllables: counts.syllables,
        polysyllables: counts.polysyllables,
        complex_words: counts.complex_words,
        long_words: counts.long_words,
    }
}

fn readability(readability: &stats::Readability) -> Readability {
    Readability {
        flesch: readability.flesch.into(),
        flesch_kincaid: readability.flesch_kincaid.into(),
        gunning_fog: readability.gunning_fog.into(),
        smog: readability.smog.into(),
        coleman_liau: readability.coleman_liau.into(),
        ari: readability.ari.into(),
        lix: readability.lix.into(),
        rix: readability.rix.into(),
    }
}

fn diversity(diversity: &stats::Diversity) -> Diversity {
    Diversity {
        types: diversity.types,
        type_token_ratio: diversity.type_token_ratio.into(),
        mattr: diversity.mattr.into(),
        mtld: diversity.mtld.into(),
        hdd: diversity.hdd.into(),
        yules_k: diversity.yules_k.into(),
        hapax_share: diversity.hapax_share.into(),
    }
}

fn sourcing(sourcing: &stats::Sourcing) -> Sourcing {
    Sourcing {
        words: sourcing.words,
        direct_words: sourcing.direct_words,
        indirect_words: sourcing.indirect_words,
        share: sourcing.share.into(),
        direct_share: sourcing.direct_share.into(),
        quotes: sourcing.quotes,
        unattributed: sourcing.unattributed,
        speakers: sourcing.speakers.iter().map(speaker_words).collect(),
        first_quote: sourcing.first_quote.into(),
    }
}

fn speaker_words(words: &stats::SpeakerWords) -> SpeakerWords {
    SpeakerWords {
        entity: words.entity,
        name: words.name.clone(),
        quotes: words.quotes,
        direct_words: words.direct_words,
        indirect_words: words.indirect_words,
        share: words.share,
    }
}

fn dispersion(dispersion: &stats::Dispersion) -> Dispersion {
    let stats::Dispersion { entity, mentions, evenness, first, last } = *dispersion;
    Dispersion { entity, mentions, evenness, first, last }
}

fn key_sentence(key: &stats::KeySentence) -> KeySentence {
    KeySentence { sentence: key.sentence, score: key.score }
}
