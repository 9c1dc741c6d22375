//! Where what a cue reports ends, when it stands behind the cue: at one of the bounds of its sentence's clauses and phrases.

mod bound;
mod new_cue;
mod relative;

use std::ops::Range;

use self::bound::{Group, Mark, Next, group, grouped, marked, next, opens_clause};
use self::new_cue::{cue_at, is_fronted, is_participle};
use self::relative::is_inside;
use crate::lexicon::rule_words;
use crate::quote::decide::cue::{self, Candidate, Opening};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists::Frame;
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Stretch};

/// A cue with the words of its source.
pub(crate) type Cue = (Candidate, Option<Range<usize>>);

/// The cues of a unit, and the one that is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub reading: &'a Reading<'a>,
    pub unit: &'a Unit,
    pub cues: &'a [Cue],
    pub index: usize,
}

/// A place where the content may end: the first word that would be left out, and what speaks for it.
pub(crate) struct Bound {
    pub at: usize,
    pub features: Vec<Feature>,
}

/// The end of the content that opens at a word: the first bound where more speaks for an end than against it.
pub(crate) fn end(context: Context<'_>, from: usize) -> usize {
    let (mut last, mut taken) = (from, None);
    walk(context, from, &mut last, &mut |bound| {
        let ends = context.reading.weights.score(&bound.features) > 0.0
            || closes_insertion(context, bound.at)
            || hands_on(context, bound.at);
        taken = ends.then_some(bound.at);
        taken.is_some()
    });
    let content = context.reading.part(&(from..taken.unwrap_or(last)));
    content.trailing(|word| word.quoted.is_none() && word.is_mark() && !word.is(")")).start()
}

/// All bounds between where the content opens and the end of its sentence.
pub(crate) fn bounds(context: Context<'_>, from: usize) -> Vec<Bound> {
    let mut found = Vec::new();
    let mut end = from;
    walk(context, from, &mut end, &mut |bound| {
        found.push(bound);
        false
    });
    found
}

/// Walks over the bounds of a sentence until told to stop; leaves in `end` how far it came.
fn walk(context: Context<'_>, from: usize, end: &mut usize, stop: &mut dyn FnMut(Bound) -> bool) {
    let (reading, unit) = (context.reading, context.unit);
    let mut depth = 0_usize;
    let mut clause = false;
    let mut told_of = false;
    let main = main_clause(reading, unit, from);
    let words = reading.of(unit);
    let content = words.from(from);
    let mut at = from;
    while let Some(word) = content.at(at) {
        if word.quoted.is_some() {
            at = content.from(at).leading(|next| next.quoted == word.quoted).end();
            continue;
        }
        if content.before(at).is_some_and(|before| before.sentence != word.sentence) {
            break;
        }
        match &*word.lower {
            ")" | "]" if depth == 0 => break,
            ")" | "]" => depth -= 1,
            _ => {}
        }
        if at > main
            && depth == 0
            && let Some(features) = features(context, from, at, clause)
            && stop(Bound { at, features })
        {
            break;
        }
        depth += usize::from(word.is("(") || word.is("["));
        // "her brother, who had studied in Lume, had hoped": the verb between the commas is not the clause's.
        let opens = |next: &Word<'_>| next.class == WordClass::Relative || matches!(&*next.lower, "where" | "whose");
        told_of = if word.is(",") { words.after(at).is_some_and(opens) } else { told_of };
        clause |= word.is_finite() && !told_of;
        at += 1;
    }
    *end = at;
}

/// Where the main clause of a content begins: `that, as the bridge was old, it was closed` does not end before it.
fn main_clause(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    let words = reading.of(unit).from(from);
    let words = words.from(words.leading(|word| word.is("that") || word.is(",")).end());
    let Some(first) = words.first().filter(|first| first.class == WordClass::Subordinator) else { return from };
    let own = words.leading(|word| word.sentence == first.sentence);
    let mut commas = own.placed().filter(|(_, word)| word.is(",") && word.quoted.is_none());
    commas.find(|&(comma, _)| cue::has_clause(reading, unit, comma + 1)).map_or(from, |(comma, _)| comma + 1)
}

/// What speaks for the content to end before a word. None where no bound is.
fn features(context: Context<'_>, from: usize, at: usize, clause: bool) -> Option<Vec<Feature>> {
    let (reading, unit) = (context.reading, context.unit);
    let word = &reading.words[at];
    let mark = mark_at(reading, at)?;
    let first = at + usize::from(word.is_mark());
    let next = next(reading, unit, first);
    let new_cue = cue_at(context, first);
    let resumes = resumes_subject(context, from, at, clause);
    if mark == Mark::Bare && !ends_unmarked(next) && !new_cue.according && !resumes {
        return None;
    }
    // "that the lack of a bridge, which she blamed on the council, has": no clause ends before its verb.
    let unfinished =
        !clause && mark != Mark::Bare && !new_cue.ends && matches!(context.cues[context.index].0.opening, Opening::That);
    if unfinished && !reading.part(&(from..at)).any(|word| word.quoted.is_some()) {
        return None;
    }
    if word.is(",") && is_inside(reading, unit, (from..at, clause), first) {
        return None;
    }
    let mut found = Collected::default();
    found.add(Feature::EndBias);
    found.add(marked(mark, next));
    found.add(grouped(group(&context.cues[context.index].0), next));
    // ", to which she responded"
    let words = reading.of(unit);
    let which = words.at(first).is_some_and(|word| word.is("to")) && words.after(first).is_some_and(|word| word.is("which"));
    found.when(which, Feature::EndToWhich);
    found.when(resumes, Feature::EndResumes);
    found.when(next == Next::NewVerb && goes_on_to(reading, from..at, first), Feature::EndInfinitiveGoesOn);
    found.when(new_cue.ends, Feature::EndNewCue);
    found.when(new_cue.fronted, Feature::EndFronted);
    found.when(new_cue.coordinated, Feature::EndCoordinatedCue);
    found.when(new_cue.according, Feature::EndAccording);
    found.when(new_cue.later, Feature::EndLaterCue);
    found.when(new_cue.speaks, Feature::EndLaterQuotation);
    found.when(new_cue.starts, Feature::EndOtherSource);
    let (cue, _) = &context.cues[context.index];
    found.when(cue.is_ing(), Feature::EndIngCue);
    found.when(cue.frame == Frame::Noun, Feature::EndNounCue);
    if mark != Mark::Bare && is_fronted(context) {
        found.add(if next == Next::Subject { Feature::EndFrontedSubject } else { Feature::EndFrontedOther });
    }
    if !clause {
        verbless_features(reading, unit, cue, (mark, next), first, &mut found);
    }
    if matches!(next, Next::NewVerb | Next::NewClause | Next::Coordinated | Next::Subject | Next::Other) {
        tense_features(reading, unit, cue, from..at, first, &mut found);
    }
    // "said the door was shut, which would not have happened before"
    let modal = |word: &Word<'_>| word.class == WordClass::Modal;
    let told = next == Next::Relative && reading.of(unit).from(first).head(5).any(modal);
    found.when(told, Feature::EndRelativeModal);
    let cleft = next == Next::Relative && mark == Mark::Comma && is_cleft(reading.part(&(from..at)));
    found.when(cleft, Feature::EndCleft);
    surroundings(reading, unit, from, at, &mut found);
    Some(found.0)
}

/// `that it was his brother, Paul, | who set the fire`
fn is_cleft(content: Stretch<'_, Word<'_>>) -> bool {
    let mut words = content.iter().filter(|word| !word.is("that"));
    let it = words.next().is_some_and(|word| word.is("it"));
    it && words.next().is_some_and(|word| matches!(&*word.lower, "was" | "is")) && !content.any(|word| word.is("who"))
}

/// What a content without a verb of its own says.
fn verbless_features(
    reading: &Reading<'_>,
    unit: &Unit,
    cue: &Candidate,
    (mark, next): (Mark, Next),
    first: usize,
    found: &mut Collected,
) {
    // "confessed to the theft | and efforts are underway to find his friends"
    let phrase = matches!(cue.opening, Opening::Preposition | Opening::Phrase) && next == Next::NewClause;
    let verb = || reading.of(unit).from(first).head(6).leading(|word| !word.is_mark()).any(Word::is_tensed);
    found.when(phrase && verb(), Feature::EndPhraseNewClause);
    if mark != Mark::Bare {
        found.add(match group(cue) {
            Group::Clause => Feature::EndClauseVerbless,
            Group::Deed => Feature::EndDeedVerbless,
            Group::Thing => Feature::EndThingVerbless,
        });
    }
}

/// Whether a second infinitive follows: `urged both sides to show restraint | and make concessions`.
fn goes_on_to(reading: &Reading<'_>, content: Range<usize>, first: usize) -> bool {
    let base = |word: &Word<'_>| word.tense == Some(Form::Base);
    let infinitive = reading.part(&content).pairs().any(|(to, verb)| to.class == WordClass::To && base(verb));
    infinitive && reading.all().after(first).is_some_and(base)
}

/// Whether the verb is that of the noun which the cue hangs on: "A petition calling for the sale to be stopped | has 1,900 names".
fn resumes_subject(context: Context<'_>, from: usize, at: usize, clause: bool) -> bool {
    let (reading, unit) = (context.reading, context.unit);
    let (cue, source) = &context.cues[context.index];
    let word = &reading.words[at];
    let hangs =
        cue.is_ing() && source.as_ref().is_some_and(|source| source.end == cue.words.start && source.start >= unit.words.start);
    if !(hangs && word.is_finite() && word.is_tensed()) || at < from + 2 {
        return false;
    }
    // The content of "warning that the bridge was old" has its own verb first.
    let own = group(cue);
    let has_verb = clause || matches!(own, Group::Thing | Group::Deed) && cue.opening != Opening::Clause;
    let inside = reading.part(&(from..at));
    let joins = |before: &Word<'_>| {
        before.is_mark()
            || matches!(
                before.class,
                WordClass::Coordinator | WordClass::SubjectPronoun | WordClass::To | WordClass::Auxiliary | WordClass::Modal
            )
    };
    let joined = inside.last().is_some_and(joins);
    let relative = |word: &Word<'_>| word.class == WordClass::Relative || rule_words!("opens-inside").has(&word.lower);
    let opens = inside.iter().skip(usize::from(cue.opening == Opening::That)).any(|word| relative(word) || word.is(","));
    // "The council is asking for", "The plan drew fire, the mayor calling it": the noun before the cue opens its sentence and has no verb yet.
    let own = |word: &Word<'_>| word.sentence == reading.words[cue.head].sentence;
    let lead = reading.of(unit).up_to(cue.words.start).trailing(own);
    let bare = !lead.any(|word| word.is_finite() || word.is(","));
    has_verb && bare && !joined && !opens
}

/// What marks the bound before a word. None where none is.
fn mark_at(reading: &Reading<'_>, at: usize) -> Option<Mark> {
    let word = &reading.words[at];
    if !word.is_mark() {
        // “The bridge is safe,” adding that: the comma stands inside.
        return Some(if ends_in_comma(reading, at) { Mark::Comma } else { Mark::Bare });
    }
    match &*word.lower {
        "," => Some(Mark::Comma),
        _ if word.is_dash() => Some(Mark::Dash),
        "(" if is_aside(reading, at) => None,
        ";" | ":" | "(" | "…" | "..." => Some(Mark::Stop),
        _ => None,
    }
}

/// Whether brackets stand between a subject and its verb: `Ty Munro (knee) is doubtful`.
fn is_aside(reading: &Reading<'_>, open: usize) -> bool {
    const LONGEST: usize = 8;
    let close = reading.all().from(open).head(LONGEST).find(|word| word.is(")"));
    let next = close.and_then(|close| reading.all().after(close));
    next.is_some_and(|next| next.is_finite() && next.quoted.is_none())
}

/// Whether what follows may end a content that no mark closes.
fn ends_unmarked(next: Next) -> bool {
    matches!(
        next,
        Next::Relative
            | Next::Concession
            | Next::Time
            | Next::Reason
            | Next::NewClause
            | Next::NewVerb
            | Next::Coordinated
            | Next::Preposition
            | Next::Place
            | Next::Means
            | Next::Date
            | Next::To
            | Next::Ing
    )
}

/// "Brell said that people are afraid and do not believe it": the verb behind the bound has the tense of the content, or that of the cue.
fn tense_features(
    reading: &Reading<'_>,
    unit: &Unit,
    cue: &Candidate,
    content: Range<usize>,
    first: usize,
    found: &mut Collected,
) {
    const NEAR: usize = 6;
    let tense = |word: &Word<'_>| word.tense.filter(|_| word.is_tensed());
    let Some(next) = reading.of(unit).from(first).head(NEAR).iter().find_map(tense) else { return };
    let own = reading.part(&content).iter().find_map(tense);
    let (like_content, like_cue) = (own == Some(next), tense(&reading.words[cue.head]) == Some(next));
    found.when(like_content && !like_cue, Feature::EndTenseOfContent);
    found.when(like_cue && !like_content, Feature::EndTenseOfCue);
}

/// Whether a quotation that ends in a comma stands right before a word.
fn ends_in_comma(reading: &Reading<'_>, at: usize) -> bool {
    let quotation = reading.all().before(at).and_then(|word| word.quoted);
    quotation.is_some_and(|quotation| reading.ends_in(quotation, &[',']))
}

/// Whether the mark closes what is told of a noun, the cue with it: "The engineer, who said the bridge was old, left."
///
/// A fact of form beside the ranking: the sentence goes on without the cue, and no weight may take its rest for what was said.
fn closes_insertion(context: Context<'_>, at: usize) -> bool {
    let Context { reading, unit, cues, index } = context;
    let relative = cues[index]
        .1
        .as_ref()
        .is_some_and(|source| source.len() == 1 && reading.words[source.start].class == WordClass::Relative);
    // "A man who told officers he “felt tired” was arrested."
    let word = &reading.words[at];
    let goes_on = word.is_tensed() && reading.of(unit).before(at).is_some_and(|before| before.quoted.is_some());
    // "Vale, admitting that it had “a few weak spots,” kept it open."
    let resumes = cues[index].0.is_ing() && word.is_finite() && ends_in_comma(reading, at);
    if relative && goes_on || resumes {
        return true;
    }
    (word.is(",") || word.is_dash()) && (relative || is_participle(context)) && !listing(reading, unit, at)
}

/// "She answered the mayor by calling him old": what is said stands behind the second cue.
///
/// A fact of form beside the ranking: what another cue reports is an item of its own.
pub(crate) fn hands_on(context: Context<'_>, at: usize) -> bool {
    let Context { reading, unit, cues, index } = context;
    let later = cues.get(index + 1..).unwrap_or_default();
    let next = later.get(later.partition_point(|(next, _)| next.words.start <= at));
    let by = reading.of(unit).at(at).is_some_and(|word| word.is("by"));
    by && next.is_some_and(|(cue, _)| cue.words.start == at + 1 && cue.is_ing())
}

fn surroundings(reading: &Reading<'_>, unit: &Unit, from: usize, at: usize, found: &mut Collected) {
    let word = &reading.words[at];
    let commaed = word.is(",") || word.is_dash() || ends_in_comma(reading, at);
    found.when(commaed && listing(reading, unit, at), Feature::EndListing);
    found.add(match at - from {
        1 => Feature::EndWords1,
        2..=3 => Feature::EndWords3,
        4..=8 => Feature::EndWords8,
        9..=16 => Feature::EndWords16,
        _ => Feature::EndWordsMany,
    });
    let rest = reading.of(unit).from(at).head(24).leading(|next| next.sentence == word.sentence);
    found.when(rest.len() < 6, Feature::EndRestShort);
    found.when(rest.any(|word| word.quoted.is_some()), Feature::EndQuoteAhead);
    found.when(!rest.any(Word::is_finite), Feature::EndRestVerbless);
    let before = reading.of(unit).before(at).and_then(|word| word.quoted);
    found.when(before.is_some(), Feature::EndQuoteBefore);
    found.when(unit.headline, Feature::EndHeadline);
    // "played down the reports: “I've heard nothing.”"
    let announces = word.is(":") && reading.all().after(at).is_some_and(|word| word.quoted.is_some());
    found.when(announces, Feature::EndColonQuote);
    // "chanted “Close the bridge!” as she left"
    if let Some(quotation) = before.filter(|_| reading.words[from].quoted == before) {
        let content = &reading.text[reading.quoted[quotation].content];
        let stops = reading.ends_in(quotation, &[',', '.', '?', '!', '…']);
        found.when(stops, Feature::EndUtterance);
        found.when(stops && content.starts_with(char::is_uppercase), Feature::EndUtteranceWhole);
    }
}

/// Whether the comma stands in a list or behind an adjective: `Ohio, Iowa and Maine`.
fn listing(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let words = reading.of(unit);
    let near = words.part(at + 1..at + 12);
    let list = |word: &Word<'_>| {
        !(word.is_finite() || word.form() == Some(VerbForm::Ing) || word.class == WordClass::Relative || word.is("."))
    };
    let and = near.find(|word| word.is("and") || word.is("or") || !list(word));
    let Some(and) = and.filter(|&at| near.at(at).is_some_and(list)) else { return false };
    !opens_clause(reading, unit, and + 1) && words.after(and).is_some_and(|next| !next.is_finite())
}
