//! Who speaks how much, and how evenly the main names are spread.

use foldhash::HashMap;

use crate::entity::{Entities, Entity, EntityId};
use crate::quote::{Evidence, Quote, QuoteKind};
use crate::quotemark::{self, QuotedText};
use crate::span::Span;

use super::{Body, Measure};

/// How many words belong to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sourcing {
    /// Words that somebody said, in their words or the reporter's; what an outlet asks as "Q" aside.
    pub words: usize,
    /// Of these, words between quotation marks.
    pub direct_words: usize,
    /// Of these, words outside quotation marks.
    pub indirect_words: usize,
    /// The share of the body's words that somebody said.
    pub share: Measure,
    /// The share of the body's words between quotation marks.
    pub direct_share: Measure,
    pub quotes: usize,
    /// Quotes that the text gives to nobody.
    pub unattributed: usize,
    /// By words, most first.
    pub speakers: Vec<SpeakerWords>,
    /// How much of the body is read before the first quote: 0 to 1.
    pub first_quote: Measure,
}

/// What one speaker says.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerWords {
    /// `None` where the speaker is no entity of the article: "police".
    pub entity: Option<EntityId>,
    pub name: String,
    pub quotes: usize,
    pub direct_words: usize,
    pub indirect_words: usize,
    /// Of all words that somebody said.
    pub share: f64,
}

/// How evenly a name is spread over the article.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    pub entity: EntityId,
    /// In the body, in every form.
    pub mentions: usize,
    /// 1: in every part as often as its length lets expect; 0: in one short part only. 1 − DP over five parts (Gries 2008).
    pub evenness: f64,
    /// Where it is first and last mentioned: 0 the start of the body, 1 its end.
    pub first: f64,
    pub last: f64,
}

pub(super) fn measure(body: &Body<'_, '_>, quoted: &[QuotedText], entities: &Entities, quotes: &[Quote]) -> Sourcing {
    let marked: Vec<Span> = quotemark::outermost(quoted);
    let mut sourcing = Sourcing::default();
    let mut speakers: HashMap<(Option<EntityId>, String), usize> = HashMap::default();
    let mut counted_to = 0;
    for quote in quotes.iter().filter(|quote| body.has(quote.content[0]) && !is_own_question(body, quote)) {
        let words = count(body, quote, &marked, &mut counted_to);
        sourcing.quotes += 1;
        sourcing.direct_words += words.direct;
        sourcing.indirect_words += words.indirect;
        let Some(speaker) = quote.speaker else {
            sourcing.unattributed += 1;
            continue;
        };
        let printed = &body.document.text[speaker.span];
        let name = speaker.entity.and_then(|entity| entities.entities.get(entity)).map_or(printed, |entity| &entity.name);
        let key = (speaker.entity, if speaker.entity.is_some() { String::new() } else { printed.to_lowercase() });
        let index = *speakers.entry(key).or_insert_with(|| {
            let entity = speaker.entity;
            sourcing.speakers.push(SpeakerWords {
                entity,
                name: name.to_owned(),
                quotes: 0,
                direct_words: 0,
                indirect_words: 0,
                share: 0.0,
            });
            sourcing.speakers.len() - 1
        });
        let speaker = &mut sourcing.speakers[index];
        speaker.quotes += 1;
        speaker.direct_words += words.direct;
        speaker.indirect_words += words.indirect;
    }
    finish(body, quotes, sourcing)
}

/// "Q: Why buy it back?": what the outlet itself asks, nobody else says.
fn is_own_question(body: &Body<'_, '_>, quote: &Quote) -> bool {
    let nobody = quote.speaker.filter(|speaker| speaker.entity.is_none());
    quote.evidence == Evidence::Turn && nobody.is_some_and(|speaker| &body.document.text[speaker.span] == "Q")
}

fn finish(body: &Body<'_, '_>, quotes: &[Quote], mut sourcing: Sourcing) -> Sourcing {
    let all = body.words.len();
    let share = |part: usize| Measure::of((all > 0).then(|| part as f64 / all as f64), "no words");
    sourcing.words = sourcing.direct_words + sourcing.indirect_words;
    sourcing.share = share(sourcing.words);
    sourcing.direct_share = share(sourcing.direct_words);
    let first = quotes.iter().map(|quote| quote.content[0]).find(|&content| body.has(content));
    sourcing.first_quote =
        first.map_or(Measure::missing("no quotes"), |content| share(body.words_in(Span::new(0, content.start)).len()));
    for speaker in &mut sourcing.speakers {
        speaker.share = (speaker.direct_words + speaker.indirect_words) as f64 / sourcing.words.max(1) as f64;
    }
    sourcing.speakers.sort_by_key(|speaker| std::cmp::Reverse(speaker.direct_words + speaker.indirect_words));
    sourcing
}

struct Words {
    direct: usize,
    indirect: usize,
}

/// The words of a quote. `counted_to` is where the quotes before end: a quote within a quote counts once.
fn count(body: &Body<'_, '_>, quote: &Quote, marked: &[Span], counted_to: &mut usize) -> Words {
    let mut words = Words { direct: 0, indirect: 0 };
    for &content in &quote.content {
        let content = Span::new(content.start.max(*counted_to), content.end);
        *counted_to = content.end.max(*counted_to);
        let all = body.words_in(content).len();
        let direct = match quote.kind {
            QuoteKind::Direct => all,
            _ => {
                // Mixed: what stands between marks is in the speaker's words.
                let first = marked.partition_point(|mark| mark.end <= content.start);
                let inside = marked[first..].iter().take_while(|mark| mark.start < content.end);
                inside.map(|mark| body.words_in(Span::new(mark.start.max(content.start), mark.end.min(content.end))).len()).sum()
            }
        };
        words.direct += direct;
        words.indirect += all.saturating_sub(direct);
    }
    words
}

pub(super) fn dispersion(body: &Body<'_, '_>, entities: &Entities) -> Vec<Dispersion> {
    const NAMES: usize = 5;
    const LEAST: usize = 3;
    const PARTS: usize = 5;
    let words = body.words.len();
    if words < PARTS * 10 {
        return Vec::new();
    }
    let position = |span: Span| body.words_in(Span::new(0, span.start)).len().min(words - 1);
    let dispersion = |(entity, positions): (EntityId, Vec<usize>)| {
        let mut parts = [0_usize; PARTS];
        positions.iter().for_each(|at| parts[at * PARTS / words] += 1);
        let expected = 1.0 / PARTS as f64;
        let deviation: f64 = parts.iter().map(|&part| (part as f64 / positions.len() as f64 - expected).abs()).sum::<f64>() / 2.0;
        let along = |at: Option<&usize>| at.map_or(0.0, |&at| at as f64 / words as f64);
        Dispersion {
            entity,
            mentions: positions.len(),
            evenness: 1.0 - deviation / (1.0 - expected),
            first: along(positions.first()),
            last: along(positions.last()),
        }
    };
    let spans = |entity: &Entity| {
        let mentions = entity.mentions.iter().filter_map(|&mention| entities.mentions.get(mention));
        mentions.map(|mention| mention.span).filter(|&span| body.has(span)).collect::<Vec<Span>>()
    };
    let named = entities.entities.iter().enumerate().filter(|(_, entity)| entity.mentions.len() >= LEAST);
    let mut named: Vec<(EntityId, Vec<Span>)> = named.map(|(id, entity)| (id, spans(entity))).collect();
    named.retain(|(_, spans)| spans.len() >= LEAST);
    named.sort_by_key(|(_, spans)| std::cmp::Reverse(spans.len()));
    named.truncate(NAMES);
    named.into_iter().map(|(id, spans)| dispersion((id, spans.into_iter().map(position).collect()))).collect()
}
