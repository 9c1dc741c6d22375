//! Who did not speak: declined to comment, did not respond, could not be reached, asked not to be named. Editors check the right of reply by it.

use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::decide::contract::Standing;
use crate::quote::decide::cue;
use crate::quote::decide::draft::Draft;
use crate::quote::decide::source::whole;
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists;
use crate::quote::read::phrase::Phrase;
use crate::quote::read::{Reading, Unit, Word};
use crate::quote::{Confidence, Cue, Evidence, Quote, QuoteKind, Speaker};
use crate::wordclass::WordClass;

/// The items of a unit that tell who did not speak.
pub(crate) fn withheld(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase]) -> Vec<Draft> {
    let mut found = Vec::new();
    let words = reading.of(unit);
    let mut at = words.start();
    while let Some(word) = words.at(at) {
        let silence = if never_opens(word.class) { None } else { silence(reading, unit, at) };
        match silence {
            Some((cue, content)) => {
                at = content.end;
                found.push(draft(reading, unit, phrases, cue, content));
            }
            None => at += 1,
        }
    }
    found
}

/// Whether none of the words that tell it is of this class.
fn never_opens(class: WordClass) -> bool {
    use WordClass::{Coordinator, Determiner, Mark, Number, Possessive, Preposition, Pronoun, SubjectPronoun, To};
    matches!(class, Coordinator | Determiner | Mark | Number | Possessive | Preposition | Pronoun | SubjectPronoun | To)
}

/// The words that tell it and those that say what was held back.
fn silence(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let words = reading.of(unit);
    let lower = |at: usize| words.at(at).filter(|word| word.quoted.is_none()).map_or("", |word| &*word.lower);
    let adverb = |word: &Word<'_>| word.class == WordClass::Adverb && word.quoted.is_none();
    let adverbs = |from: usize| words.from(from).leading(adverb).end();
    let rest = |from: usize| from..clause_end(reading, unit, from);
    match lower(at) {
        // "declined to comment", "refused to be drawn"
        verb if lower(at + 1) == "to" && lists::does(verb, "refuses") => {
            let held = adverbs(at + 2);
            let silent = lists::does(lower(held), "silent") || lower(held) == "be" && lists::does(lower(held + 1), "exposes");
            silent.then(|| (at..at + 1, rest(at + 1)))
        }
        "declined" | "declines" if matches!(lower(at + 1), "comment" | "interviews") => Some((at..at + 1, rest(at + 1))),
        // "did not immediately respond to a request for comment"
        did if lower(at + 1) == "not" && rule_words!("did").has(did) => answers(reading, at, adverbs(at + 2), &lower),
        did_not if rule_words!("did-not").has(did_not) => answers(reading, at, adverbs(at + 1), &lower),
        // "could not be reached for comment"
        "could" if lower(at + 1) == "not" => {
            let be = adverbs(at + 2);
            let reached = lower(be) == "be" && matches!(lower(be + 1), "reached" | "contacted");
            let more = rest(be + 2);
            reached.then(|| if more.is_empty() { (at..be + 1, be + 1..be + 2) } else { (at..be + 2, more) })
        }
        "unavailable" if lower(at + 1) == "for" && matches!(lower(at + 2), "comment" | "interview") => {
            Some((at..at + 1, rest(at + 1)))
        }
        _ if reading.words[at].is_verb() && cue::keeps_unnamed(reading, unit, at) => Some((at..at + 1, rest(at + 1))),
        _ => None,
    }
    .filter(|(_, content)| !content.is_empty())
    .map(|(cue, content)| (cue, content.start..clause_end(reading, unit, content.start).max(content.end.min(content.start + 1))))
}

/// `did not respond to requests`, `has not commented`
fn answers<'a>(
    reading: &Reading<'_>,
    at: usize,
    verb: usize,
    lower: &impl Fn(usize) -> &'a str,
) -> Option<(Range<usize>, Range<usize>)> {
    let answers = lists::does(lower(verb), "answers");
    let returns = lists::does(lower(verb), "returns") && (verb + 1..verb + 7).any(|at| lists::does(lower(at), "requests"));
    let alone = !lower(verb + 1).chars().any(char::is_alphanumeric);
    let end = verb + usize::from(!alone);
    (answers || returns).then(|| (at..end, end..reading.words.len().min(end + 1)))
}

/// Where what was held back ends: at a mark, a conjunction or the verb of another clause.
fn clause_end(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    const LONGEST: usize = 14;
    let rest = reading.of(unit).from(from).head(LONGEST);
    let ends = |&(at, word): &(usize, &Word<'_>)| {
        word.is_mark() || word.quoted.is_some() || word.class == WordClass::Coordinator || word.is_tensed() && at > from
    };
    rest.placed().find(ends).map_or(rest.end(), |(at, _)| at)
}

fn draft(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], cue: Range<usize>, content: Range<usize>) -> Draft {
    // "The press officer, Una Roe, declined": what the commas tell of her stands between.
    let told = insertion(reading, unit, cue.start);
    let inserted = phrases.iter().rposition(|phrase| phrase.words.end == told && told < cue.start);
    let subject = inserted.or_else(|| {
        phrases
            .iter()
            .rposition(|phrase| phrase.words.end <= cue.start && (phrase.subject || phrase.relative || phrase.subject_pronoun))
    });
    let whole = subject.map(|subject| whole::of(reading, unit, phrases, subject, &cue));
    let speaker = whole.map(|whole| Speaker { span: whole.span, form: whole.form, entity: whole.entity });
    let head = reading.part(&cue).back().find_map(|word| crate::wordclass::lemma(&word.lower)).unwrap_or("not");
    let quote = Quote {
        kind: QuoteKind::Indirect,
        content: vec![reading.span(content)],
        speaker,
        cue: Some(Cue { span: reading.span(cue), lemma: head.to_owned() }),
        closed: true,
        confidence: Confidence::Likely,
        evidence: Evidence::ReportedClause,
    };
    Draft::new(quote, Standing::Withheld, None)
}
