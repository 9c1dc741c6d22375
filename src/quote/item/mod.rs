//! From decisions to quotes: what belongs together, how the speaker is named, how sure it is.

mod interview;
mod paragraph;
mod turn;
mod unit;
mod withheld;

use crate::memory::Kept;
use crate::quote::decide::attribution::Attribution;
use crate::quote::decide::certainty;
use crate::quote::decide::contract::Standing;
use crate::quote::decide::draft::Draft;
use crate::quote::decide::refer;
use crate::quote::decide::speaker::{self, Scene};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::Reading;
use crate::quote::{Attributed, Confidence, Evidence, Quote, QuoteKind, Stance};
use crate::span::Span;

/// What is known of the paragraphs of the text before.
#[derive(Default)]
pub(crate) struct Memory(Kept<paragraph::Items>);

impl Memory {
    /// Keeps what is found for the next text.
    pub(crate) fn keeping() -> Memory {
        Memory(Kept::keeping())
    }
}

/// Puts statements and quotations together.
pub(crate) fn attributed(
    reading: &Reading<'_>,
    scenes: &[Scene],
    attributions: &[Attribution],
    memory: &mut Memory,
) -> Attributed {
    let mut found = Attributed::default();
    for Draft { mut quote, standing, features, .. } in drafts(reading, scenes, attributions, memory) {
        quote.confidence = match features {
            Some(features) if standing == Standing::Said => certainty::confidence(reading.weights, &features),
            // Whole items that are right or wrong are known of what was said only.
            Some(features) if quote.speaker.is_some() && reading.weights.chance(&features) >= STANCE => Confidence::Likely,
            Some(_) => Confidence::Guess,
            None => quote.confidence,
        };
        match standing {
            Standing::Said => found.quotes.push(quote),
            Standing::Stance => found.stances.push(Stance { quote, negated: false }),
            Standing::Withheld => found.stances.push(Stance { quote, negated: true }),
            Standing::Nothing => {}
        }
    }
    take_over(reading, attributions, &mut found.quotes);
    without_nested(&mut found.quotes);
    Attributed { quotes: joined(found.quotes), stances: found.stances }
}

/// How many parts of other items may open before an item and reach over it.
const NEAR: usize = 8;

/// `He said the suspect told officers that he was lost`: what somebody is said to have said is part of what the other said.
///
/// A fact of form beside the ranking: the one statement holds the other.
fn without_nested(quotes: &mut Vec<Quote>) {
    let told = |outer: &Quote, inner: &Quote| {
        let cue = inner.cue.as_ref().map_or(inner.content[0], |cue| cue.span);
        let covers = |part: &Span| part.contains(cue) && inner.content.iter().all(|own| part.contains(*own));
        inner.kind == QuoteKind::Indirect
            && outer.content.iter().any(covers)
            && outer.confidence >= inner.confidence.min(Confidence::Likely)
    };
    let nested = |at: usize| quotes[..at].iter().rev().take(NEAR).any(|outer| told(outer, &quotes[at]));
    let keep: Vec<bool> = (0..quotes.len()).map(|at| !nested(at)).collect();
    let mut keep = keep.into_iter();
    quotes.retain(|_| keep.next().unwrap_or(true));
}

/// A clause is mixed, too, with words in marks whose own statement was no more than a guess: `said she seemed well and hoped for “years”`.
fn take_over(reading: &Reading<'_>, attributions: &[Attribution], quotes: &mut [Quote]) {
    let shown = quotes.iter().enumerate().filter(|(_, quote)| quote.confidence > Confidence::Guess);
    let mut parts: Vec<(Span, usize)> =
        shown.flat_map(|(index, quote)| quote.content.iter().map(move |part| (*part, index))).collect();
    parts.sort_by_key(|(part, _)| part.start);
    for attribution in attributions {
        let content = speaker::content_of(reading, attribution.quotation);
        let behind = parts.partition_point(|(part, _)| part.start <= content.start);
        let before = || parts[..behind].iter().rev().take(NEAR);
        let inside = parts[behind..].iter().take_while(|(part, _)| part.start < content.end);
        let marked = |(part, index): &(Span, usize)| part.overlaps(content) && quotes[*index].kind != QuoteKind::Indirect;
        if before().chain(inside).any(marked) {
            continue;
        }
        if let Some(&(_, index)) = before().find(|(part, _)| content.end <= part.end) {
            quotes[index].kind = QuoteKind::Mixed;
            quotes[index].evidence = attribution.evidence;
        }
    }
}

/// How likely an item must be for a stance: what makes a statement sure counts for less there.
const STANCE: f32 = 0.2;

/// Every item, sorted by the start of its content.
pub(crate) fn drafts(reading: &Reading<'_>, scenes: &[Scene], attributions: &[Attribution], memory: &mut Memory) -> Vec<Draft> {
    memory.0.next_text();
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut units, mut rest) = (0, attributions);
    for paragraph in reading.units.chunk_by(|one, next| one.block == next.block) {
        let units = units..{
            units += paragraph.len();
            units
        };
        let (own, behind) = rest.split_at(rest.iter().take_while(|attribution| attribution.unit < units.end).count());
        rest = behind;
        drafts.extend(paragraph::items(reading, scenes, units, own, &mut memory.0));
    }
    turn::turns(reading, &mut drafts);
    drafts.retain(|draft| !draft.quote.content.is_empty());
    drafts.sort_by_key(|draft| (draft.quote.content[0].start, draft.quote.content[0].end));
    refer::refer(reading, &mut drafts);
    for draft in &mut drafts {
        let Some(features) = &mut draft.features else { continue };
        let mut found = Collected(std::mem::take(features));
        certainty::of_reference(draft.reference.as_ref().map(|reference| reference.chance), &mut found);
        certainty::of_item(reading, &draft.quote, &mut found);
        found.when(draft.echoed, Feature::ItemEchoed);
        *features = found.0;
    }
    drafts
}

/// `"We won," she said. "We won big."` is one quote: what one cue governs between its own marks, and what runs over paragraphs.
fn joined(quotes: Vec<Quote>) -> Vec<Quote> {
    let mut joined: Vec<Quote> = Vec::with_capacity(quotes.len());
    for quote in quotes {
        let marked = |quote: &Quote| quote.evidence != Evidence::ReportedClause || quote.kind == QuoteKind::Direct;
        let goes_on = |last: &&mut Quote| {
            let same = last.kind == quote.kind && last.cue.is_some() && last.cue == quote.cue && last.speaker == quote.speaker;
            let after = last.content.last().is_some_and(|part| part.end <= quote.content[0].start);
            same && after && quote.kind != QuoteKind::Mixed && marked(last) && marked(&quote)
        };
        match joined.last_mut().filter(goes_on) {
            Some(last) => {
                last.content.extend(&quote.content);
                last.closed &= quote.closed;
                // Certain where every part is; a guess only where every part is one: they have one cue.
                let (least, most) = (last.confidence.min(quote.confidence), last.confidence.max(quote.confidence));
                last.confidence = if least == Confidence::Guess { most.min(Confidence::Likely) } else { least };
            }
            None => joined.push(quote),
        }
    }
    joined
}
