//! An article's rows in each table.

use serde::Serialize;

use crate::analysis::{Analysis, analyze_plain};
use crate::compare;
use crate::options::Options;
use crate::plain::{Places, Plain};
use crate::quote::Quote;
use crate::report::{Entity, Offsets, QuoteReport, Report};
use crate::span::OffsetUnit;

/// The rows of one article.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    pub(super) article: ArticleRow,
    pub(super) quotes: Vec<QuoteRow>,
    pub(super) stances: Vec<StanceRow>,
    pub(super) entities: Vec<EntityRow>,
    pub(super) sentences: Vec<SentenceRow>,
}

/// Where an article comes from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Origin {
    pub id: String,
    pub source: Option<String>,
    pub record: Option<u64>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct ArticleRow {
    article: u64,
    #[serde(flatten)]
    origin: Origin,
    published: Option<String>,
    language: Option<&'static str>,
    title: Option<String>,
    text: Option<String>,
    sha256: Option<String>,
    characters: Option<usize>,
    words: Option<usize>,
    quoted_words: Option<usize>,
    flesch: Option<f64>,
    error: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct SaidRow {
    kind: &'static str,
    text: String,
    content: Vec<Offsets>,
    speaker: Option<String>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    speaker_form: Option<&'static str>,
    entity: Option<usize>,
    name: Option<String>,
    cue: Option<String>,
    cue_lemma: Option<String>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
    confidence: &'static str,
    evidence: &'static str,
    closed: bool,
    words: usize,
    direct_words: usize,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct QuoteRow {
    quote: usize,
    #[serde(flatten)]
    said: SaidRow,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct StanceRow {
    stance: usize,
    #[serde(flatten)]
    said: SaidRow,
    negated: bool,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct EntityRow {
    entity: usize,
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
    aliases: Vec<String>,
    roles: Vec<String>,
    mentions: Vec<MentionRow>,
    salience: f64,
}

#[derive(Clone, Debug, Serialize)]
struct MentionRow {
    #[serde(flatten)]
    span: Offsets,
    form: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct SentenceRow {
    sentence: usize,
    #[serde(flatten)]
    span: Offsets,
    block: usize,
    role: &'static str,
    words: usize,
}

impl Rows {
    /// Reads an article.
    pub fn read(origin: Origin, text: &str, options: &Options) -> Self {
        Rows::new(origin, &analyze_plain(&Plain::of(text), options))
    }

    fn new(origin: Origin, analysis: &Analysis<'_>) -> Self {
        let report = Report::new(analysis, OffsetUnit::CodePoint);
        let places = Places::new(analysis.document.text, analysis.plain, OffsetUnit::CodePoint);
        let said = |quote: &Quote, report: QuoteReport, entities: &[Entity]| SaidRow::new(&places, quote, report, entities);
        let quotes = analysis.quotes.iter().zip(report.quotes).enumerate();
        let quotes = quotes.map(|(number, (quote, row))| QuoteRow { quote: number, said: said(quote, row, &report.entities) });
        let stances = analysis.stances.iter().zip(report.stances).enumerate().map(|(number, (stance, row))| StanceRow {
            stance: number,
            said: said(&stance.quote, row.quote, &report.entities),
            negated: row.negated,
        });
        let sentences = report.sentences.iter().enumerate().map(|(number, sentence)| SentenceRow {
            sentence: number,
            span: sentence.span,
            block: sentence.block,
            role: report.blocks[sentence.block].role,
            words: sentence.words,
        });
        let (quotes, stances, sentences) = (quotes.collect(), stances.collect(), sentences.collect());
        let mentions = &report.mentions;
        let entities = report.entities.into_iter().map(|entity| EntityRow {
            entity: entity.id,
            kind: entity.kind,
            name: entity.name,
            aliases: entity.aliases,
            roles: entity.roles.into_iter().map(|role| role.text).collect(),
            mentions: entity
                .mentions
                .iter()
                .map(|&at| &mentions[at])
                .map(|at| MentionRow { span: at.span, form: at.form })
                .collect(),
            salience: entity.salience,
        });
        let article = ArticleRow {
            article: 0,
            origin,
            published: report.published,
            language: report.language,
            title: compare::title(analysis).map(|span| places.words(span).to_owned()),
            text: Some(places.text().to_owned()),
            sha256: Some(report.text.sha256),
            characters: Some(report.text.length),
            words: Some(report.statistics.words),
            quoted_words: Some(report.statistics.sourcing.words),
            flesch: report.statistics.readability.flesch.value,
            error: None,
        };
        Rows { article, quotes, stances, entities: entities.collect(), sentences }
    }

    /// The row of an article that could not be read.
    pub fn refused(origin: Origin, error: String) -> Self {
        Rows { article: ArticleRow { origin, error: Some(error), ..ArticleRow::default() }, ..Rows::default() }
    }

    /// Why the article could not be read.
    pub fn error(&self) -> Option<&str> {
        self.article.error.as_deref()
    }

    /// Where the article comes from.
    pub fn origin(&self) -> &Origin {
        &self.article.origin
    }

    /// The rows without the text that they are about.
    pub fn without_text(mut self) -> Self {
        self.article.text = None;
        self
    }

    /// How many bytes of text they take.
    pub fn size(&self) -> usize {
        self.article.text.as_ref().map_or(0, String::len)
    }

    pub(super) fn number(&mut self, article: u64) {
        self.article.article = article;
    }

    pub(super) fn key(&self) -> (u64, &str) {
        (self.article.article, &self.article.origin.id)
    }
}

impl SaidRow {
    fn new(places: &Places<'_>, quote: &Quote, report: QuoteReport, entities: &[Entity]) -> Self {
        let parts: Vec<&str> = quote.content.iter().map(|&span| places.words(span)).collect();
        let (speaker, cue) = (report.speaker, report.cue);
        let entity = speaker.as_ref().and_then(|speaker| speaker.entity);
        let place = speaker.as_ref().map(|speaker| speaker.place.span);
        let cue_place = cue.as_ref().map(|cue| cue.place.span);
        let speaker_form = speaker.as_ref().map(|speaker| speaker.form);
        let speaker = speaker.map(|speaker| speaker.place.text);
        let (cue, cue_lemma) = cue.map(|cue| (cue.place.text, cue.lemma)).unzip();
        SaidRow {
            kind: report.kind,
            text: parts.join(" "),
            content: report.content,
            name: entity.map(|id| entities[id].name.clone()).or_else(|| speaker.clone()),
            speaker,
            speaker_start: place.map(|place| place.start),
            speaker_end: place.map(|place| place.end),
            speaker_form,
            entity,
            cue,
            cue_lemma,
            cue_start: cue_place.map(|place| place.start),
            cue_end: cue_place.map(|place| place.end),
            confidence: report.confidence,
            evidence: report.evidence,
            closed: report.closed,
            words: report.words,
            direct_words: report.direct_words,
        }
    }
}
