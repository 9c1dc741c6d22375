//! From decisions to quotes: what belongs together, how the speaker is named, how sure it is.

mod interview;
mod paragraph;
mod turn;
mod withheld;

use crate::memory::Kept;
use crate::quote::decide::attribution::Attribution;
use crate::quote::decide::certainty;
use crate::quote::decide::complement;
use crate::quote::decide::contract::{self, Standing, Wording};
use crate::quote::decide::draft::Draft;
use crate::quote::decide::refer;
use crate::quote::decide::source::whole::{self, Whole};
use crate::quote::decide::speaker::{self, Governor, Scene};
use crate::quote::decide::statement::Statement;
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists::Frame;
use crate::quote::read::phrase::Phrase;
use crate::quote::read::{Reading, Unit, Word};
use crate::quote::{Attributed, Confidence, Cue, Evidence, Quote, QuoteKind, Speaker, Stance};
use crate::span::Span;
use crate::wordclass::{self, WordClass};

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

/// The items of a unit, before it is known whom their speakers mean.
fn of_unit(reading: &Reading<'_>, scenes: &[Scene], at: usize, own: &[Attribution]) -> Vec<Draft> {
    let scene = &scenes[at];
    let silent = withheld::withheld(reading, &reading.units[at], &scene.phrases);
    let told = |draft: &Draft| {
        let same = |silent: &Draft| silent.quote.content[0].overlaps(draft.quote.content[0]);
        draft.standing == Standing::Said || !silent.iter().any(same)
    };
    let reported = (0..scene.statements.len()).filter_map(|index| reported_item(reading, scene, at, index, own));
    let mut drafts: Vec<Draft> = reported.filter(told).collect();
    drafts.extend(silent);
    drafts.extend(own.iter().filter(|own| !is_held(reading, scene, at, own)).map(|own| quoted_item(reading, scenes, own)));
    drafts
}

/// Whether a quotation is part of the clause that governs it.
fn is_held(reading: &Reading<'_>, scene: &Scene, at: usize, attribution: &Attribution) -> bool {
    let Governor::Statement(unit, index) = attribution.governor else { return false };
    unit == at && speaker::covers(&scene.statements[index], &speaker::words_of(reading, attribution.quotation))
}

/// What a statement with its own content reports.
fn reported_item(reading: &Reading<'_>, scene: &Scene, at: usize, index: usize, own: &[Attribution]) -> Option<Draft> {
    let statement = &scene.statements[index];
    let governed = |attribution: &&Attribution| {
        attribution.governor == Governor::Statement(at, index)
            && speaker::covers(statement, &speaker::words_of(reading, attribution.quotation))
    };
    let held: Vec<&Attribution> = own.iter().filter(governed).collect();
    let quote = clause(reading, statement, &held)?;
    let wording = if held.is_empty() { Wording::Reporters } else { Wording::Uttered };
    let complement = complement::complement(reading, statement);
    let mut features = Collected::default();
    certainty::of_statement(reading, &reading.units[at], &scene.phrases, statement, complement, &mut features);
    if let Some(first) = held.first() {
        certainty::of_governor(first.probability, first.spoken, quote.evidence, &mut features);
    }
    let standing = match contract::standing(reading, &scene.phrases, statement, complement, wording) {
        Standing::Said if tells_who_says(scene, index) => Standing::Nothing,
        standing => standing,
    };
    Some(Draft::new(quote, standing, Some(features.0)))
}

/// "Vale objected, Brell said": the words behind the first verb are no more than who says it.
fn tells_who_says(scene: &Scene, index: usize) -> bool {
    let content = &scene.statements[index].content;
    let [part] = content.as_slice() else { return false };
    if part.start < scene.statements[index].cue.words.end {
        return false;
    }
    let others = scene.statements.iter().enumerate().filter(|(at, _)| *at != index);
    others
        .filter_map(|(_, other)| Some((&other.cue.words, &other.whole.as_ref()?.words)))
        .any(|(cue, source)| (part.start, part.end) == (cue.start.min(source.start), cue.end.max(source.end)))
}

/// A quotation that stands for itself.
fn quoted_item(reading: &Reading<'_>, scenes: &[Scene], attribution: &Attribution) -> Draft {
    let mut features = Collected::default();
    if let Governor::Statement(unit, index) = attribution.governor {
        let scene = &scenes[unit];
        let statement = &scene.statements[index];
        let complement = complement::complement(reading, statement);
        certainty::of_statement(reading, &reading.units[unit], &scene.phrases, statement, complement, &mut features);
    }
    certainty::of_governor(attribution.probability, attribution.spoken, attribution.evidence, &mut features);
    Draft::new(direct(reading, scenes, attribution), Standing::Said, Some(features.0))
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

/// A statement with its own content: indirect, or mixed where quotations stand in it, or direct where nothing else does.
fn clause(reading: &Reading<'_>, statement: &Statement, held: &[&Attribution]) -> Option<Quote> {
    if statement.content.is_empty() {
        return None;
    }
    // He read “The Long Road”: a title that nobody says is nothing that he said.
    let opens = &reading.words[statement.content[0].start];
    if held.is_empty() && opens.quoted.is_some() && !matches!(statement.cue.frame, Frame::Judge | Frame::Support) {
        return None;
    }
    // `She said that “We won.”`: a sentence of its own is direct, `that “we won”` is a clause.
    let sentence = held.first().is_some_and(|attribution| {
        let content = &reading.text[reading.quoted[attribution.quotation].content];
        content.starts_with(char::is_uppercase) && content.ends_with(['.', '!', '?', '…'])
    });
    let bare = statement.content.iter().flat_map(|part| reading.part(part).iter()).any(|word| {
        // "cries of “Shame!” and “Resign!”"
        let links = word.class == WordClass::Coordinator && matches!(statement.cue.frame, Frame::Utter | Frame::Noun);
        !(word.quoted.is_some() || word.is_mark() || links || word.is("that") && sentence)
    });
    let kind = match (held.is_empty(), bare) {
        (true, false) => return None,
        (true, true) => QuoteKind::Indirect,
        (false, true) => QuoteKind::Mixed,
        (false, false) => QuoteKind::Direct,
    };
    let typewritten = held.iter().any(|attribution| reading.is_typewritten(attribution.quotation));
    let content: Vec<Span> = match kind {
        QuoteKind::Direct => held.iter().map(|attribution| speaker::content_of(reading, attribution.quotation)).collect(),
        _ => statement.content.iter().map(|words| reading.span(words.clone())).collect(),
    };
    Some(Quote {
        kind: if typewritten { QuoteKind::Mixed } else { kind },
        content,
        speaker: statement.whole.as_ref().map(speaker),
        cue: Some(cue_of(reading, statement)),
        closed: held.iter().all(|attribution| reading.quoted[attribution.quotation].close.is_some()),
        confidence: Confidence::Guess,
        evidence: held.first().map_or(Evidence::ReportedClause, |attribution| attribution.evidence),
    })
}

/// A quotation that stands for itself.
fn direct(reading: &Reading<'_>, scenes: &[Scene], attribution: &Attribution) -> Quote {
    let (whole, cue) = match attribution.governor {
        Governor::Statement(unit, index) => {
            let statement = &scenes[unit].statements[index];
            (statement.whole.clone(), Some(cue_of(reading, statement)))
        }
        Governor::Subject(unit, index) => {
            let end = reading.units[unit].words.end;
            let announced = unit < attribution.unit;
            let words = if announced { end..end } else { speaker::words_of(reading, attribution.quotation) };
            let whole = whole::of(reading, &reading.units[unit], &scenes[unit].phrases, index, &words);
            (Some(whole), deed_of(reading, &reading.units[unit], &scenes[unit].phrases[index]))
        }
        Governor::Carry | Governor::Nobody => (None, None),
    };
    Quote {
        kind: if reading.is_typewritten(attribution.quotation) { QuoteKind::Mixed } else { QuoteKind::Direct },
        content: vec![speaker::content_of(reading, attribution.quotation)],
        speaker: whole.as_ref().map(speaker),
        cue,
        closed: reading.quoted[attribution.quotation].close.is_some(),
        confidence: Confidence::Guess,
        evidence: attribution.evidence,
    }
}

/// What the speaker does where no verb of saying stands: `Vale ended her speech with “…”`. Being something says nothing.
fn deed_of(reading: &Reading<'_>, unit: &Unit, speaker: &Phrase) -> Option<Cue> {
    let rest = reading.of(unit).from(speaker.words.end);
    let auxiliary =
        |word: &Word<'_>| matches!(word.class, WordClass::Auxiliary | WordClass::Modal | WordClass::Negation | WordClass::Adverb);
    let at = rest.head(6).leading(auxiliary).end();
    let verb = rest.at(at).filter(|word| word.quoted.is_none())?;
    let lemma = wordclass::lemma(&verb.lower).filter(|_| speaker.subject && verb.is_verb())?;
    Some(Cue { span: reading.span(speaker.words.end..at + 1), lemma: lemma.to_owned() })
}

fn speaker(whole: &Whole) -> Speaker {
    Speaker { span: whole.span, form: whole.form, entity: whole.entity }
}

fn cue_of(reading: &Reading<'_>, statement: &Statement) -> Cue {
    let lemma = if statement.cue.frame == Frame::Colon { ":" } else { statement.cue.lemma };
    Cue { span: reading.span(statement.cue.words.clone()), lemma: lemma.to_owned() }
}
