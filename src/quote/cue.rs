//! Cues: the words that say that something is said.

use std::ops::Range;

use super::SpeakerForm;
use super::feature::{Collected, Feature};
use super::lists::{self, Frame, SpeakerNoun};
use super::phrase::{Phrase, Referent};
use super::reading::{Reading, Unit, Word};
use crate::token::TokenKind;
use crate::wordclass::{self, VerbForm, WordClass};

/// What stands behind a cue, where its content would begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    That,
    Wh,
    To,
    Colon,
    Quotation,
    /// A subject and a verb without `that`.
    Clause,
    /// A noun phrase.
    Phrase,
    Preposition,
    Comma,
    End,
}

/// Words that may report.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// With its auxiliaries and its particle: `has also called for`.
    pub words: Range<usize>,
    /// Where the phrase opens that it stands in: the `in` of `in her words`.
    pub from: usize,
    /// The verb or noun itself.
    pub head: usize,
    pub lemma: &'static str,
    pub frame: Frame,
    pub form: Option<VerbForm>,
    pub passive: bool,
    pub infinitive: bool,
    pub negated: bool,
    pub modal: bool,
    pub opening: Opening,
    /// Where its content would begin.
    pub opens: usize,
    /// A verb that reports only because a quotation stands beside it: `An angry Vale retaliated: “…”`.
    pub announces: bool,
    /// It stands with its subject behind a quotation that hands over: `“…,” Vale said`.
    pub follows: bool,
    /// It reports the sentence before its own: `This was the message conveyed by Vale.`
    pub refers_back: bool,
}

impl Candidate {
    pub(super) fn is_ing(&self) -> bool {
        self.form == Some(VerbForm::Ing) && self.words.len() <= 2
    }

    /// A verb that takes clauses: said, wrote, told, shouted.
    pub(super) fn is_saying(&self) -> bool {
        matches!(self.frame, Frame::Say | Frame::Write | Frame::Tell | Frame::Utter | Frame::Perform | Frame::Ask)
    }
}

/// All words of a unit, outside quotations, that may report.
pub(super) fn candidates(reading: &Reading<'_>, unit: &Unit) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for at in unit.words.clone() {
        let word = &reading.words[at];
        if word.quoted.is_some() || found.last().is_some_and(|last| last.words.contains(&at)) {
            continue;
        }
        if let Some(candidate) = according(reading, unit, at)
            .or_else(|| account(reading, unit, at))
            .or_else(|| signature(reading, unit, at))
            .or_else(|| back_reference(reading, unit, at))
            .or_else(|| colon(reading, unit, at).filter(|_| !inverted_before(reading, unit, &found, at)))
            .or_else(|| verb(reading, unit, at))
            .or_else(|| noun(reading, unit, at))
            .or_else(|| announcing(reading, unit, at))
        {
            // "made the following comment: “…”": the verb announces what the noun names.
            // "said in a statement that": the noun tells how it is said.
            let between = |last: &Candidate| last.is_saying() && (last.words.end..last.opens).contains(&candidate.head);
            if candidate.frame == Frame::Noun && found.last().is_some_and(between) {
                continue;
            }
            let named = candidate.frame == Frame::Noun && candidate.opening == Opening::Colon;
            let announced = |last: &Candidate| last.announces && last.opening == Opening::Colon && last.opens == candidate.opens;
            if !(named && found.last().is_some_and(announced)) {
                found.push(candidate);
            }
        }
    }
    found
}

fn candidate(
    reading: &Reading<'_>,
    unit: &Unit,
    words: Range<usize>,
    head: usize,
    lemma: &'static str,
    frame: Frame,
) -> Candidate {
    let (opening, opens) = opening(reading, unit, words.end, frame);
    Candidate {
        from: words.start,
        words,
        head,
        lemma,
        frame,
        form: None,
        passive: false,
        infinitive: false,
        negated: false,
        modal: false,
        opening,
        opens,
        announces: false,
        follows: false,
        refers_back: false,
    }
}

fn according(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let next = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end)?;
    (reading.words[at].is("according") && next.is("to"))
        .then(|| candidate(reading, unit, at..at + 2, at, "according to", Frame::According))
}

/// `in Vale’s words`, `by her account`, `in the view of the council`
fn account(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !lists::ACCOUNTS.contains(&*word.lower) || at < unit.words.start + 2 {
        return None;
    }
    let before = &reading.words[at - 1];
    let owned = before.class == WordClass::Possessive || before.kind == TokenKind::Possessive;
    let of = before.is("the") && reading.words.get(at + 1).is_some_and(|word| at + 1 < unit.words.end && word.is("of"));
    let mut back = (unit.words.start..at - 1).rev().take(6);
    let from = back.find(|&at| matches!(&*reading.words[at].lower, "in" | "by") && reading.words[at].quoted.is_none())?;
    let inside = &reading.words[from + 1..at];
    let plain = inside.iter().all(|word| word.quoted.is_none() && !word.is_finite() && !word.is(","));
    (plain && (owned || of && from + 2 == at)).then(|| {
        let lemma = if reading.words[from].is("in") { "in words" } else { "by account" };
        let cue = candidate(reading, unit, at..at + 1 + usize::from(of), at, lemma, Frame::According);
        Candidate { from, ..cue }
    })
}

/// `“We won.” — Ana Vale`: the dash stands in for the verb.
fn signature(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let behind_quotation = at > unit.words.start && reading.words[at - 1].quoted.is_some() && reading.words[at].is_dash();
    let rest = &reading.words[(at + 1).min(unit.words.end)..unit.words.end];
    let named = rest.first().is_some_and(|word| word.capital && word.quoted.is_none());
    let plain = rest.len() <= 14 && !rest.iter().any(|word| word.quoted.is_some() || word.is_finite() && !word.capital);
    (behind_quotation && named && plain).then(|| candidate(reading, unit, at..at + 1, at, "—", Frame::According))
}

/// `The bridge is safe. This was the message conveyed by Vale.`
fn back_reference(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let opens = at == unit.words.start + 1 && matches!(&*reading.words[at - 1].lower, "this" | "that" | "these" | "those");
    let copula = matches!(&*reading.words[at].lower, "is" | "are" | "was" | "were");
    if !(opens && copula) {
        return None;
    }
    let rest = &reading.words[at + 1..unit.words.end];
    let noun = rest.iter().take(4).position(|word| lists::reporting_noun(&word.lower).is_some())?;
    let determined = rest[..noun].iter().all(|word| matches!(word.class, WordClass::Determiner | WordClass::Adjective));
    let lemma = lists::noun_lemma(&rest[noun].lower)?;
    let participle = rest.get(noun + 1).filter(|word| word.is_verb() && word.form() != Some(VerbForm::Ing));
    let mut behind = rest[noun + 1..].iter().take(8).take_while(|word| word.quoted.is_none() && !word.is_mark());
    (noun > 0 && determined && behind.any(|word| word.is("by") || word.is("from"))).then(|| {
        let end = at + 2 + noun + usize::from(participle.is_some());
        let cue = candidate(reading, unit, at..end, at + 1 + noun, lemma, Frame::According);
        Candidate { passive: true, refers_back: true, ..cue }
    })
}

/// `Vale: We won`: the colon stands in for the verb.
fn colon(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    if !reading.words[at].is(":") || at + 1 >= unit.words.end {
        return None;
    }
    let head = (unit.words.start..at).map(|at| &reading.words[at]).filter(|word| word.quoted.is_none() && !word.is_mark());
    let acts = |word: &Word<'_>| (word.is_verb() || word.class == WordClass::Auxiliary) && !word.capital;
    if !(1..=8).contains(&head.clone().count()) || head.clone().any(acts) {
        return None;
    }
    Some(candidate(reading, unit, at..at + 1, at, ":", Frame::Colon))
}

/// `Said Brell: “We won”`: the colon has its verb.
fn inverted_before(reading: &Reading<'_>, unit: &Unit, found: &[Candidate], colon: usize) -> bool {
    let opens = |at: usize| at == unit.words.start || reading.words[at - 1].sentence != reading.words[at].sentence;
    found.last().is_some_and(|last| last.is_saying() && opens(last.words.start) && last.words.end < colon)
}

fn verb(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !word.is_verb() {
        return None;
    }
    let lemma = wordclass::lemma(&word.lower)?;
    if lists::is_catenative(lemma) && lends_its_subject(reading, unit, at) {
        return None;
    }
    let (frame, behind) = frame_at(reading, unit, at, lemma)?;
    let end = at + 1 + behind;
    let next = reading.words.get(end).filter(|_| end < unit.words.end);
    if behind == 0
        && next.is_some_and(|next| lists::is_preposition(lemma, &next.lower))
        && !follows_quotation(reading, unit, at, end)
    {
        return None;
    }
    let (mut start, passive) = with_auxiliaries(reading, unit, at);
    if lemma == "point" && end == at + 1 {
        return None;
    }
    let mut candidate = candidate(reading, unit, start..end, at, lemma, frame);
    // "She appeared on Radio Hild": nobody says anything by it.
    if frame == Frame::Seem && !matches!(candidate.opening, Opening::To | Opening::That | Opening::Clause | Opening::Quotation) {
        return None;
    }
    if frame == Frame::Perform && reads_title(reading, unit, &candidate) {
        return None;
    }
    if frame == Frame::Say && reading.words[end - 1].is("of") {
        // "said of Omar Vale": he is what it is about, not what was said.
        (candidate.opening, candidate.opens) = behind_adverbials(reading, unit, end).unwrap_or((Opening::End, end));
    }
    candidate.form = word.form();
    candidate.follows = word.is_finite() && follows_quotation(reading, unit, at, end);
    if candidate.follows && !candidate.is_saying() && matches!(candidate.opening, Opening::End | Opening::Comma) {
        // "“Nobody asked you,” he mocks."
        candidate.frame = Frame::Utter;
    }
    if names_no_statement(reading, unit, &candidate, passive) {
        return None;
    }
    // "Brell is not convinced.", but "it is believed"
    let feels = passive && !candidate.follows && matches!(candidate.opening, Opening::End | Opening::Comma);
    let feels = feels && matches!(frame, Frame::Think | Frame::Tell | Frame::Urge);
    if feels && !start.checked_sub(1).is_some_and(|before| reading.words[before].is("it")) {
        return None;
    }
    let mut finite = at;
    if let Some(first) = chained(reading, unit, start).filter(|_| !matches!(candidate.opening, Opening::End | Opening::Comma)) {
        // "has declined to say": the first verb of the chain has the subject.
        finite = first;
        start = with_auxiliaries(reading, unit, first).0;
        candidate.words.start = start;
        candidate.form = reading.words[first].form();
    }
    let before = |found: &dyn Fn(&Word<'_>) -> bool| (start..finite).any(|at| found(&reading.words[at]));
    candidate.passive = passive && candidate.form != Some(VerbForm::Ing) || asked_of_subject(reading, unit, &candidate);
    candidate.infinitive = before(&|word| word.class == WordClass::To);
    candidate.negated =
        before(&|word| word.class == WordClass::Negation || word.lower.ends_with("n't") || word.lower.ends_with("n’t"));
    candidate.modal = before(&|word| word.class == WordClass::Modal);
    Some(candidate)
}

/// "maintained the bridge", "was denied a visa": what stands behind the verb is a thing, and nothing said.
fn names_no_statement(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, passive: bool) -> bool {
    // "“We won,” added the mayor": she stands behind the verb, not what she said.
    let before = cue.words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at]);
    let inverted = before.is_none_or(|word| word.quoted.is_some() || word.is(","));
    let thing = cue.opening == Opening::Phrase && !cue.follows && !inverted;
    // "The case on which the court has ruled was old": the verb of another subject.
    let opens = &reading.words[cue.opens.min(unit.words.end - 1)];
    let other_subject = opens.is_finite() && matches!(opens.class, WordClass::Auxiliary) && cue.opens == cue.words.end;
    let stated = reading.words[cue.opens..unit.words.end].get(1).is_some_and(|word| word.is("that") || word.quoted.is_some());
    if thing && other_subject && !stated {
        return true;
    }
    thing && (cue.head + 1 == cue.words.end && lists::reports_only_clauses(cue.lemma) || passive && cue.frame == Frame::Say)
}

/// `Brell, asked whether the bridge was safe, said`: a participle, and nobody says who asked.
fn asked_of_subject(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let questions = cue.frame == Frame::Ask && cue.form == Some(VerbForm::Past) && cue.words.start == cue.head;
    if !questions || matches!(cue.opening, Opening::Phrase | Opening::Quotation | Opening::Colon) {
        return false;
    }
    let start = cue.words.start;
    if start == unit.words.start {
        return true;
    }
    // "Brell said when asked whether it was safe"
    if matches!(&*reading.words[start - 1].lower, "when" | "if" | "as") {
        return true;
    }
    // "Brell, the mayor, asked whether it was safe": the comma closes an apposition.
    let mark = |at: &usize| reading.words[*at].is_mark() || reading.words[*at].quoted.is_some();
    let comma = reading.words[start - 1].is(",");
    comma && !(unit.words.start..start - 1).rev().take(12).find(mark).is_some_and(|at| reading.words[at].is(","))
}

/// `She read “The Long Road”`, not `The sign read “Keep Out”`.
fn reads_title(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let subject = cue.words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at]);
    let somebody = subject.is_some_and(|word| word.class == WordClass::SubjectPronoun || word.mention.is_some());
    let quotation = reading.words.get(cue.words.end).filter(|_| cue.words.end < unit.words.end).and_then(|word| word.quoted);
    let Some(quotation) = quotation.filter(|_| somebody) else { return false };
    let content = &reading.text[reading.quoted[quotation].content];
    let small = |word: &str| word.starts_with(char::is_lowercase) && word.len() > 4;
    content.split_whitespace().take(12).all(|word| !small(word)) && !content.ends_with(['.', '!', '?'])
}

/// How the verb reports, and how many words behind it belong to it: `called for`, `fired back`, `put it`.
fn frame_at(reading: &Reading<'_>, unit: &Unit, at: usize, lemma: &str) -> Option<(Frame, usize)> {
    let next = |ahead: usize| reading.words.get(at + ahead).filter(|next| at + ahead < unit.words.end && next.quoted.is_none());
    let lower = |ahead: usize| next(ahead).map_or("", |next| &*next.lower);
    if let Some(found) = lists::phrasal_frame(lemma, lower(1), lower(2)) {
        return Some(found);
    }
    // "as the mayor put it", "She went on, “…”"
    let goes_on = lemma == "go" && lower(1) == "on" && reading.words.get(at + 2).is_none_or(|next| next.is_mark());
    if goes_on || lemma == "put" && lower(1) == "it" {
        return Some((Frame::Utter, 1));
    }
    let frame = lists::frame(lemma)?;
    Some((frame, particle(reading, unit, at, frame)))
}

/// The first verb of the chain that ends in `to` and what stands at a word: `went on to`, `has declined to`.
fn chained(reading: &Reading<'_>, unit: &Unit, to: usize) -> Option<usize> {
    if reading.words[to].class != WordClass::To {
        return None;
    }
    let back = (unit.words.start..to).rev().take(3);
    let first = back.into_iter().find(|&at| !(reading.words[at].is("on") || reading.words[at].class == WordClass::Adverb))?;
    let word = &reading.words[first];
    let lends = word.quoted.is_none() && word.is_verb() && wordclass::lemma(&word.lower).is_some_and(lists::is_catenative);
    lends.then_some(first)
}

/// Whether `to` and a verb that reports something follow: the first verb of `declined to say why`, not of `declined to comment`.
fn lends_its_subject(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let rest = || (at + 1..unit.words.end).take(5);
    let skipped = |at: &usize| reading.words[*at].is("on") || reading.words[*at].class == WordClass::Adverb;
    let Some(to) = rest().find(|at| !skipped(at)).filter(|&to| reading.words[to].class == WordClass::To) else { return false };
    let Some(inner) = rest().find(|at| *at > to && reading.words[*at].class != WordClass::Adverb) else { return false };
    let word = &reading.words[inner];
    let Some(lemma) = wordclass::lemma(&word.lower).filter(|_| word.is_verb() && word.quoted.is_none()) else { return false };
    let Some((frame, behind)) = frame_at(reading, unit, inner, lemma) else { return false };
    !matches!(opening(reading, unit, inner + 1 + behind, frame).0, Opening::End | Opening::Comma)
}

/// How many words behind the verb belong to it: `called for`, `pointed out`.
fn particle(reading: &Reading<'_>, unit: &Unit, at: usize, frame: Frame) -> usize {
    let Some(next) = reading.words.get(at + 1).filter(|next| at + 1 < unit.words.end && next.quoted.is_none()) else { return 0 };
    let lemma = wordclass::lemma(&reading.words[at].lower).unwrap_or_default();
    let takes = match lemma {
        "call" => next.is("for") || next.is("on") || next.is("out"),
        "point" => next.is("out") || next.is("to"),
        "speak" | "talk" | "chat" | "complain" | "joke" | "ask" | "boast" | "brag" | "warn" | "worry" => {
            next.is("about") || next.is("of")
        }
        "refer" | "allude" | "object" => next.is("to"),
        "respond" | "reply" => next.is("to"),
        "lash" => next.is("out"),
        "push" => next.is("for") || next.is("back"),
        "put" => next.is("it"),
        "go" => next.is("on"),
        _ => frame == Frame::Say && next.is("of"),
    };
    usize::from(takes)
}

/// Where the auxiliaries and adverbs of a verb begin, and whether they make it passive.
fn with_auxiliaries(reading: &Reading<'_>, unit: &Unit, at: usize) -> (usize, bool) {
    let mut start = at;
    let mut passive = false;
    while start > unit.words.start && at - start < 6 {
        let word = &reading.words[start - 1];
        let belongs = word.quoted.is_none()
            && !word.dated
            && matches!(
                word.class,
                WordClass::Auxiliary | WordClass::Modal | WordClass::Negation | WordClass::To | WordClass::Adverb
            );
        if !belongs {
            break;
        }
        passive |= matches!(&*word.lower, "is" | "are" | "was" | "were" | "be" | "been" | "being");
        start -= 1;
    }
    (start, passive && reading.words[at].form().is_some_and(|form| matches!(form, VerbForm::Past | VerbForm::Participle)))
}

/// A verb that is no verb of saying, where a colon or a comma and a quotation follow it, or where it stands with its subject
/// behind a quotation that hands over: `She turned to the crowd: “…”`, `“…,” an angry Vale retaliated.`
fn announcing(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !word.is_finite() || !word.is_verb() {
        return None;
    }
    let lemma = wordclass::lemma(&word.lower)?;
    let (start, passive) = with_auxiliaries(reading, unit, at);
    let mut candidate = candidate(reading, unit, start..at + 1, at, lemma, Frame::Utter);
    let announced = announced(reading, unit, at);
    if announced.is_none() && !follows_quotation(reading, unit, at, at + 1) || passive {
        return None;
    }
    if let Some((opening, opens)) = announced {
        (candidate.opening, candidate.opens) = (opening, opens);
    }
    candidate.form = word.form();
    candidate.announces = true;
    candidate.follows = announced.is_none();
    Some(candidate)
}

/// The quotation that a verb announces with a colon or a comma.
fn announced(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<(Opening, usize)> {
    for next in at + 1..unit.words.end.min(at + 18) {
        let word = &reading.words[next];
        if let Some(quotation) = word.quoted {
            let content = &reading.text[reading.quoted[quotation].content];
            let sentence = content.starts_with(char::is_uppercase) && content.contains(' ');
            return match &*reading.words[next - 1].lower {
                ":" => Some((Opening::Colon, next - 1)),
                "," if sentence => Some((Opening::Quotation, next)),
                // "used the phrase “…”"
                noun if lists::is_wording(noun) && next - at < 6 => Some((Opening::Quotation, next)),
                _ => None,
            };
        }
        // "She made the following comment:", and the quotation is a paragraph of its own.
        let last = next + 1 == unit.words.end && word.is(":");
        if last && reading.words.get(next + 1).is_some_and(|word| word.quoted.is_some()) {
            return Some((Opening::Colon, next));
        }
        if word.sentence != reading.words[at].sentence || word.is_finite() || word.is(";") {
            return None;
        }
    }
    None
}

/// Whether the verb, with what belongs to it up to `end`, and its subject stand right behind a quotation that ends in a comma, a
/// question or an exclamation mark.
fn follows_quotation(reading: &Reading<'_>, unit: &Unit, at: usize, end: usize) -> bool {
    let lemma = wordclass::lemma(&reading.words[at].lower).unwrap_or_default();
    let mut before = (unit.words.start..at).rev().take(24);
    let Some(close) = before.find(|&at| reading.words[at].quoted.is_some() || reading.words[at].is_finite()) else {
        return false;
    };
    let Some(quotation) = reading.words[close].quoted else { return false };
    // "Brell, who called him “old,” said he would leave."
    if insertion(reading, unit, at) < close {
        return false;
    }
    let comma = reading.words[close + 1].is(",");
    let hands_over = comma || reading.text[reading.quoted[quotation].content].trim_end().ends_with([',', '?', '!', '…']);
    let between = close + 1 + usize::from(comma)..at;
    let mark = |at: usize| reading.words[at].is_mark();
    // "“We won,” Vale, the mayor, said.": what the commas tell of her belongs to the subject.
    let closes = reading.words[at - 1].is(",") || reading.words[at - 1].is(")");
    let described = between.len() > 3 && !mark(between.start) && closes;
    let subject = between.len() < 10 && !between.clone().any(mark) || described;
    let after = reading.words.get(end).filter(|_| end < unit.words.end);
    let ends = after.is_none_or(|after| {
        let closes =
            matches!(after.class, WordClass::Adverb | WordClass::Preposition | WordClass::Subordinator | WordClass::Coordinator);
        after.is_mark() || closes || after.dated || is_towards(reading, unit, end)
    });
    // "“We won,” said Vale", "“Keep Out,” read one of the signs"
    let inverted = between.is_empty()
        && after.is_some_and(|after| {
            let phrase =
                matches!(after.class, WordClass::Determiner | WordClass::Possessive | WordClass::Number | WordClass::Pronoun);
            // "“It falls,” shrugged one shopkeeper.", but "“The Long Road,” scored one point."
            let somebody = || {
                let near = reading.words[at + 1..unit.words.end].iter().take(4).take_while(|word| !word.is_mark());
                near.into_iter().any(|word| lists::speaker_noun(&word.lower) == Some(SpeakerNoun::Person))
            };
            after.quoted.is_none() && (after.capital || phrase && (lists::frame(lemma).is_some() || somebody()))
        });
    hands_over && (subject && !between.is_empty() && ends || inverted)
}

fn noun(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if word.class != WordClass::Noun || word.mention.is_some() {
        return None;
    }
    lists::reporting_noun(&word.lower)?;
    let next = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end)?;
    let opens = matches!(next.class, WordClass::Relative | WordClass::Preposition | WordClass::To) || next.is(":");
    // "no plans to close it", "no current plans": nobody has said so.
    let before = reading.words[unit.words.start..at].iter().rev();
    let mut before = before.skip_while(|word| word.class == WordClass::Adjective);
    if before.next().is_some_and(|word| word.is("no")) {
        return None;
    }
    let lemma = lists::noun_lemma(&word.lower)?;
    opens.then(|| {
        let takes = usize::from(next.class == WordClass::Preposition);
        candidate(reading, unit, at..at + 1 + takes, at, lemma, Frame::Noun)
    })
}

/// What the content of a cue opens with, and where.
fn opening(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> (Opening, usize) {
    let mut at = skip_time(reading, unit, from);
    if matches!(frame, Frame::Tell | Frame::Ask | Frame::Urge) {
        at = skip_addressee(reading, unit, at, frame);
    }
    let plain = opening_at(reading, unit, at);
    if plain == Opening::Comma && reading.words.get(at + 1).is_some_and(|next| at + 1 < unit.words.end && next.quoted.is_some()) {
        return (Opening::Quotation, at + 1);
    }
    if plain == Opening::Comma && frame != Frame::Noun {
        // "said, among other things, that".
        if let Some((Opening::That, that)) = behind_adverbials(reading, unit, at + 1)
            && reading.words[that - 1].is(",")
        {
            return (Opening::That, that);
        }
    }
    // "said because the bridge was old, it had to go": not "said when asked".
    let reason = reading.words.get(at).is_some_and(|word| {
        at < unit.words.end
            && word.class == WordClass::Subordinator
            && matches!(&*word.lower, "because" | "if" | "unless" | "although")
    });
    if reason && frame == Frame::Say && has_clause(reading, unit, at + 1) {
        return (Opening::Clause, at);
    }
    if plain == Opening::Preposition && !matches!(frame, Frame::Judge | Frame::Support | Frame::Noun) {
        // "said in a statement on Monday that", "wrote on her blog: ".
        if let Some(found) = behind_adverbials(reading, unit, at) {
            return found;
        }
    }
    (plain, at)
}

fn is_participle(word: &Word<'_>) -> bool {
    matches!(word.form(), Some(VerbForm::Past | VerbForm::Participle))
}

/// Whether a `to` stands before whom somebody speaks to, not before a verb: `shouted to the crowd`.
fn is_towards(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let next = reading.words.get(at + 1).filter(|next| at + 1 < unit.words.end && next.quoted.is_none());
    reading.words[at].class == WordClass::To
        && next.is_some_and(|next| {
            let noun = next.class == WordClass::Noun && !next.is_mark();
            noun || matches!(next.class, WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun)
        })
}

fn opening_at(reading: &Reading<'_>, unit: &Unit, at: usize) -> Opening {
    let Some(word) = reading.words.get(at).filter(|_| at < unit.words.end) else { return Opening::End };
    if word.quoted.is_some() {
        return Opening::Quotation;
    }
    if word.is_mark() {
        return match &*word.lower {
            ":" => Opening::Colon,
            "," => Opening::Comma,
            _ if word.is_dash() => Opening::Comma,
            _ => Opening::End,
        };
    }
    match word.class {
        _ if word.is("that") => Opening::That,
        // "said when asked who had signed it"
        WordClass::Wh if word.is("when") && reading.words.get(at + 1).is_some_and(is_participle) => Opening::Preposition,
        WordClass::Wh => Opening::Wh,
        _ if is_towards(reading, unit, at) => Opening::Preposition,
        WordClass::To => Opening::To,
        WordClass::Preposition | WordClass::Subordinator | WordClass::Coordinator => Opening::Preposition,
        _ if has_clause(reading, unit, at) => Opening::Clause,
        _ => Opening::Phrase,
    }
}

/// Whether a subject and its verb open here.
pub(super) fn has_clause(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    if at < unit.words.end && reading.words[at].class == WordClass::SubjectPronoun {
        return true;
    }
    let words = reading.words[at.min(unit.words.end)..unit.words.end]
        .iter()
        .take(14)
        .take_while(|word| !word.is_mark() && word.quoted.is_none());
    for (index, word) in words.enumerate() {
        if word.is_finite() {
            return index > 0;
        }
        if matches!(word.class, WordClass::To | WordClass::Wh | WordClass::Subordinator) {
            return false;
        }
    }
    false
}

fn skip_time(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    let mut at = from;
    while at < unit.words.end && at - from < 8 {
        let word = &reading.words[at];
        let next = match time_phrase(reading, unit, at) {
            Some(end) => end,
            None if word.class == WordClass::Adverb && !word.is("there") && !qualifies(reading, unit, at) => at + 1,
            None => break,
        };
        at = next;
    }
    at.min(unit.words.end)
}

/// Whether the adverb belongs to the noun phrase behind it: `nearly 400 people`, `even the mayor`.
fn qualifies(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    reading.words.get(at + 1).is_some_and(|next| {
        at + 1 < unit.words.end
            && matches!(next.class, WordClass::Number | WordClass::Determiner | WordClass::Possessive)
            && !next.dated
    })
}

/// The end of a phrase of time: `on Friday`, `late last week`, `Tuesday`. None where a noun follows: `in a March statement`.
fn time_phrase(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<usize> {
    let word = |at: usize| reading.words.get(at).filter(|_| at < unit.words.end);
    let mut at = from;
    if word(at).is_some_and(|word| matches!(&*word.lower, "on" | "in" | "late" | "early" | "earlier" | "last" | "this" | "next"))
    {
        at += 1;
        at += usize::from(
            word(at).is_some_and(|word| matches!(&*word.lower, "the" | "a" | "last" | "this" | "that" | "late" | "early")),
        );
    }
    let dated = at;
    while word(at).is_some_and(|word| word.dated || at > dated && word.class == WordClass::Number) {
        at += 1;
    }
    let noun_follows = word(at).is_some_and(|word| word.class == WordClass::Noun && !word.capital && !word.is_mark());
    (at > dated && !noun_follows).then_some(at)
}

/// `told the committee that`, `urged both sides to`.
fn skip_addressee(reading: &Reading<'_>, unit: &Unit, from: usize, frame: Frame) -> usize {
    let limit = unit.words.end.min(from + 16);
    let mut name = None;
    for at in from..limit {
        let word = &reading.words[at];
        if in_name(reading, unit, at) {
            name = name.or(Some(at));
            continue;
        }
        let opens = word.is("that")
            || word.quoted.is_some()
            || word.class == WordClass::Wh
            || word.is(":")
            || word.class == WordClass::SubjectPronoun;
        if opens && at > from {
            return at;
        }
        let stops =
            word.is_finite() || word.is(".") || word.is(";") || opens || word.class == WordClass::To && frame != Frame::Tell;
        if stops {
            break;
        }
        if word.is(",") && frame == Frame::Tell {
            return at;
        }
    }
    if frame != Frame::Tell || name.is_some() {
        return name.unwrap_or(from);
    }
    // "told reporters the plan would fail": the clause begins behind the first phrase.
    let named = |at: usize| reading.words[at].mention;
    let mut at = from;
    while at < limit {
        let word = &reading.words[at];
        let inside = matches!(word.class, WordClass::Noun | WordClass::Adjective | WordClass::Number) && !word.is_mark();
        let opens_phrase = at == from
            && matches!(
                word.class,
                WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun | WordClass::Pronoun
            );
        if !(inside || opens_phrase)
            || at > from && matches!(reading.words[at - 1].class, WordClass::ObjectPronoun | WordClass::Pronoun)
        {
            break;
        }
        let crosses = at > from && word.capital && named(at).is_some() && named(at - 1).is_some() && named(at) != named(at - 1);
        if crosses {
            break;
        }
        at += 1;
    }
    skip_time(reading, unit, at)
}

/// The opening behind `in a statement on Monday`, where `that`, a colon or a quotation follows.
fn behind_adverbials(reading: &Reading<'_>, unit: &Unit, from: usize) -> Option<(Opening, usize)> {
    let mut name = None;
    for at in from..unit.words.end.min(from + 20) {
        let word = &reading.words[at];
        if in_name(reading, unit, at) {
            name = name.or(Some((Opening::Quotation, at)));
            continue;
        }
        if word.is("that") && opens_clause(reading, unit, at) {
            return Some((Opening::That, at));
        }
        if word.quoted.is_some() {
            return Some((Opening::Quotation, at));
        }
        if word.is(":") {
            return Some((Opening::Colon, at));
        }
        // ", adding that": what follows is reported by another verb.
        let other_verb = word.form() == Some(VerbForm::Ing) && reading.words[at - 1].is(",");
        if word.is_finite() || other_verb || word.is(".") || word.is(";") || word.class == WordClass::Coordinator {
            break;
        }
    }
    name
}

/// Whether the word stands in the name of a work or a broadcast that tells where it was said: `on “Morning in Tarn”`.
fn in_name(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let Some(quotation) = reading.words[at].quoted else { return false };
    let words = reading.within(reading.quoted[quotation].outer());
    let before = words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at]);
    let names = before.is_some_and(|word| word.class == WordClass::Preposition || word.kind == TokenKind::Possessive);
    names && words.len() < 9 && reading.is_titled(words)
}

/// Whether a `that` opens a clause: not `a center that works`, not `of that plan`.
fn opens_clause(reading: &Reading<'_>, unit: &Unit, that: usize) -> bool {
    let next = reading.words.get(that + 1).filter(|_| that + 1 < unit.words.end);
    reading.words[that - 1].class != WordClass::Preposition && !next.is_some_and(|next| next.quoted.is_none() && next.is_finite())
}

/// The cue before with which one is coordinated, and so shares its subject: `telling the council that …, and asking why`.
pub(super) fn coordinated(reading: &Reading<'_>, unit: &Unit, cues: &[Candidate], index: usize) -> Option<usize> {
    let cue = &cues[index];
    let before = cue.words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at])?;
    let alike = |other: &&Candidate| {
        other.form.is_some() && other.form == cue.form && other.infinitive == cue.infinitive && other.passive == cue.passive
    };
    let same = |other: &&Candidate| reading.words[other.head].sentence == reading.words[cue.head].sentence;
    let found = cues[..index].iter().rev().take(6).take_while(same).position(|other| alike(&other));
    found.filter(|_| before.class == WordClass::Coordinator).map(|back| index - 1 - back)
}

/// Whether a cue stands in what another cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nesting {
    Outside,
    Inside,
}

/// What speaks for and against a candidate.
pub(super) fn features(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    cue: &Candidate,
    nesting: Nesting,
) -> Vec<Feature> {
    let mut found = Collected::default();
    if nesting == Nesting::Inside {
        found.add(if cue.is_saying() { Feature::CueNestedSay } else { Feature::CueNested });
    }
    found.add(Feature::CueBias);
    found.add(if cue.announces { Feature::CueAnnounces } else { frame_feature(cue.frame) });
    form_features(cue, &mut found);
    found.when(unit.headline, Feature::CueHeadline);
    found.when(unit.words.clone().any(|at| reading.words[at].quoted.is_some()), Feature::CueQuoteNear);
    opening_features(cue, &mut found);
    quotation_features(reading, unit, cue, &mut found);
    subject_features(reading, unit, phrases, cue, &mut found);
    found.0
}

fn frame_feature(frame: Frame) -> Feature {
    match frame {
        Frame::Say => Feature::CueSay,
        Frame::Write => Feature::CueWrite,
        Frame::Tell => Feature::CueTell,
        Frame::Ask => Feature::CueAsk,
        Frame::Utter => Feature::CueUtter,
        Frame::Perform => Feature::CuePerform,
        Frame::Judge => Feature::CueJudge,
        Frame::Urge => Feature::CueUrge,
        Frame::Commit => Feature::CueCommit,
        Frame::Talk => Feature::CueTalk,
        Frame::Think => Feature::CueThink,
        Frame::Support => Feature::CueSupport,
        Frame::Show => Feature::CueShow,
        Frame::Seem => Feature::CueSeem,
        Frame::According => Feature::CueAccording,
        Frame::Noun => Feature::CueNoun,
        Frame::Colon => Feature::CueColon,
    }
}

fn form_features(cue: &Candidate, found: &mut Collected) {
    match cue.form {
        Some(VerbForm::Past | VerbForm::Participle) => found.add(Feature::CuePast),
        Some(VerbForm::ThirdPerson) => found.add(Feature::CueThird),
        Some(VerbForm::Base) => found.add(Feature::CueBase),
        Some(VerbForm::Ing) => found.add(Feature::CueIng),
        None => {}
    }
    found.when(cue.infinitive, Feature::CueInfinitive);
    found.when(cue.passive, Feature::CuePassive);
    found.when(cue.passive && matches!(cue.frame, Frame::Think | Frame::Show), Feature::CuePassiveThink);
    found.when(cue.passive && matches!(cue.frame, Frame::Judge | Frame::Support), Feature::CuePassiveJudge);
    found.when(cue.modal, Feature::CueModal);
    found.when(cue.negated, Feature::CueNegated);
    found.when(cue.form == Some(VerbForm::Base) && !cue.modal && !cue.infinitive, Feature::CueBaseNoModal);
    found.when(cue.frame == Frame::Think && cue.is_ing(), Feature::CueThinkIng);
    found.when(cue.follows, Feature::CueFollowsQuotation);
}

fn opening_features(cue: &Candidate, found: &mut Collected) {
    let saying = cue.is_saying();
    let nominal = matches!(cue.frame, Frame::Judge | Frame::Support | Frame::Talk | Frame::Urge);
    match (cue.opening, cue.frame) {
        (Opening::That, Frame::Noun) => found.add(Feature::CueNounThat),
        (Opening::To, Frame::Noun) => found.add(Feature::CueNounTo),
        (_, Frame::Noun | Frame::According | Frame::Colon) => {}
        (Opening::That, Frame::Think) => found.add(Feature::CueThinkThat),
        (Opening::Clause, Frame::Think) => found.add(Feature::CueThinkClause),
        (Opening::Clause | Opening::That, Frame::Show | Frame::Seem) => found.add(Feature::CueShowClause),
        (Opening::That, _) => found.add(if saying { Feature::CueSayThat } else { Feature::CueThat }),
        (Opening::Clause, _) if nominal => found.add(Feature::CueNominalClause),
        (Opening::Clause, _) => found.add(if saying { Feature::CueSayClause } else { Feature::CueClause }),
        (Opening::Phrase, _) if nominal => found.add(Feature::CueNominalPhrase),
        (Opening::Phrase, _) => found.add(if saying { Feature::CueSayPhrase } else { Feature::CuePhrase }),
        (Opening::Preposition, _) => found.add(if saying { Feature::CueSayPreposition } else { Feature::CuePreposition }),
        (Opening::End, _) => found.add(if saying { Feature::CueSayEnd } else { Feature::CueEnd }),
        (Opening::Comma, _) => found.add(if saying { Feature::CueSayComma } else { Feature::CueEnd }),
        (Opening::Wh, _) => found.add(Feature::CueWh),
        (Opening::To, _) => found.add(Feature::CueTo),
        (Opening::Quotation, _) => found.add(Feature::CueQuote),
        (Opening::Colon, _) => found.add(Feature::CueColonOpens),
    }
}

/// What a quotation right behind the cue, or right before it, says of the cue.
fn quotation_features(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, found: &mut Collected) {
    // "made the following comment: ⏎ “…”"
    let next = reading.words.get(cue.opens + 1).filter(|_| cue.opens + 1 == unit.words.end);
    let announced = next.is_some_and(|word| word.quoted.is_some()) && reading.words[cue.opens].is(":");
    found.when(announced, if cue.frame == Frame::Noun { Feature::CueNounAnnounces } else { Feature::CueAnnouncesNext });
    found.when(cue.frame == Frame::Noun && cue.opening == Opening::Colon, Feature::CueNounColon);
    // "chants of “Close it!”"
    let quotes = cue.frame == Frame::Noun && cue.opening == Opening::Quotation;
    found.when(quotes, if lists::UTTERANCES.contains(cue.lemma) { Feature::CueUtteranceQuote } else { Feature::CueNounQuote });
    // "Continued Vale: “…”"
    let starts = cue.words.start == unit.words.start && cue.is_saying() && reading.words[cue.head].is_finite();
    let announces = || {
        let rest = &reading.words[cue.words.end..unit.words.end.min(cue.words.end + 12)];
        let colon = rest.windows(2).position(|pair| pair[0].is(":") && pair[1].quoted.is_some());
        colon.is_some_and(|colon| !rest[..colon].iter().any(|word| word.is(",") || word.is_finite()))
    };
    found.when(starts && announces(), Feature::CueInvertedStart);
    found.when(!cue.follows && closes_unit_before(reading, unit, cue), Feature::CueFollowsSentence);
    found.when(cue.follows && cue.frame == Frame::Utter && !cue.announces, Feature::CueUtterFollows);
    found.when(cue.follows && cue.frame == Frame::Perform, Feature::CuePerformFollows);
    let opens = cue.opens + usize::from(reading.words.get(cue.opens).is_some_and(|word| word.is(":")));
    let quotation = reading.words.get(opens).filter(|_| opens < unit.words.end).and_then(|word| word.quoted);
    let Some(quotation) = quotation.filter(|_| matches!(cue.opening, Opening::Quotation | Opening::Colon)) else { return };
    match cue.frame {
        _ if cue.announces && lists::is_wording(&reading.words[cue.opens - 1].lower) => found.add(Feature::CueAnnouncesWording),
        _ if cue.announces => found.add(Feature::CueAnnouncesQuote),
        Frame::Utter => found.add(Feature::CueUtterQuote),
        Frame::Write => found.add(Feature::CueWriteQuote),
        Frame::Perform => found.add(Feature::CuePerformQuote),
        _ => {}
    }
    let content = &reading.text[reading.quoted[quotation].content];
    found.when(content.ends_with(['.', '?', '!', '…']), Feature::CueQuoteStop);
    let words = reading.within(reading.quoted[quotation].outer());
    found.when(reading.is_titled(words.clone()), Feature::CueQuoteTitled);
    found.when(words.end + 1 >= unit.words.end, Feature::CueQuoteEnds);
}

/// `“Close the bridge!” A man in the crowd, Omar Vale, shouted.`: the quotation is a sentence of its own.
fn closes_unit_before(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let before = unit.words.start.checked_sub(1).map(|at| &reading.words[at]);
    let exclaims = before.and_then(|word| word.quoted).is_some_and(|quotation| {
        let quoted = &reading.quoted[quotation];
        quoted.close.is_some() && reading.text[quoted.content].ends_with(['!', '?', ','])
    });
    let ends = matches!(cue.opening, Opening::End | Opening::Preposition | Opening::Comma);
    exclaims && ends && cue.is_saying() && !(unit.words.start..cue.head).any(|at| reading.words[at].quoted.is_some())
}

/// Whether a verb that something written is the subject of, at some remove, shows its words: `a sign that read “…”`, `a banner
/// saying “…”`.
pub(super) fn is_shown(reading: &Reading<'_>, phrases: &[Phrase], cue: &Candidate) -> bool {
    let start = cue.words.start;
    let near = phrases.partition_point(|phrase| phrase.words.start < start);
    let mut back = phrases[..near].iter().rev().take(2).skip_while(|phrase| phrase.relative);
    let written = back.next().filter(|phrase| phrase.referent == Referent::SomeText && phrase.words.end <= start);
    let plain = |at: usize| {
        let word = &reading.words[at];
        word.class == WordClass::Relative || word.class == WordClass::Adverb || word.is_dash() || word.is(",") || word.is("that")
    };
    matches!(cue.frame, Frame::Say | Frame::Perform) && written.is_some_and(|written| (written.words.end..start).all(plain))
}

/// Where what is told of the subject opens, right before its verb, in brackets or commas: `Brell (D-Tarn) said`, `Brell, the mayor,
/// said`, `Brell, who called him “old,” said`; the verb itself where nothing is.
pub(super) fn insertion(reading: &Reading<'_>, unit: &Unit, verb: usize) -> usize {
    let mut opens = verb;
    while let Some(before) = one_insertion(reading, unit, opens) {
        opens = before;
    }
    opens
}

/// Where the brackets or commas open that close right before a word.
fn one_insertion(reading: &Reading<'_>, unit: &Unit, next: usize) -> Option<usize> {
    const LONGEST: usize = 40;
    let last = next.checked_sub(1).filter(|&last| last > unit.words.start)?;
    let closing = &reading.words[last];
    let back = (unit.words.start..last).rev().take(LONGEST);
    if closing.is(")") && closing.quoted.is_none() {
        let mut plain = back.take_while(|&at| reading.words[at].quoted.is_none());
        return plain.find(|&at| reading.words[at].is("("));
    }
    // "Brell — who called him “old” — said"
    if closing.is_dash() && closing.quoted.is_none() {
        let mut inside = back.take_while(|&at| !reading.words[at].is(","));
        return inside.find(|&at| reading.words[at].is_dash() && reading.words[at].quoted.is_none());
    }
    // "Brell, who called him “old,” said"
    let quotation = closing.quoted.map(|quotation| reading.text[reading.quoted[quotation].content].trim_end());
    let comma = quotation.is_some_and(|content| content.ends_with(',')) || closing.is(",") && closing.quoted.is_none();
    if !comma {
        return None;
    }
    // "Brell (D-Tarn), said"
    if closing.is(",") && reading.words[last - 1].is(")") && reading.words[last - 1].quoted.is_none() {
        return Some(last);
    }
    // A verb belongs to a relative clause: "Brell, who sits on the council,", "Brell, a mayor who sits on the council,".
    let (mut verbs, mut clause) = (false, closing.quoted.is_some());
    for at in back {
        let word = &reading.words[at];
        let relative = word.quoted.is_none() && matches!(&*word.lower, "who" | "which" | "whose" | "that");
        let comma = |at: usize| reading.words[at].is(",") && reading.words[at].quoted.is_none();
        match () {
            () if relative && at > unit.words.start && comma(at - 1) => return Some(at - 1),
            () if relative => (verbs, clause) = (false, false),
            () if comma(at) => return (!verbs && !clause).then_some(at),
            () => verbs |= word.is_finite(),
        }
    }
    None
}

fn subject_features(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], cue: &Candidate, found: &mut Collected) {
    let start = cue.words.start;
    found.when(start > unit.words.start && reading.words[start - 1].is(","), Feature::CueAfterComma);
    // "while also praising the council", "responded by calling it old"
    let linked = start > unit.words.start && matches!(&*reading.words[start - 1].lower, "by" | "while" | "before" | "after");
    found.when(linked && cue.is_ing(), Feature::CueIngLinked);
    if cue.frame == Frame::Colon {
        found.when(reading.words.get(cue.words.end).is_some_and(|word| word.quoted.is_some()), Feature::CueColonQuote);
        found.when(unit.headline, Feature::CueColonHeadline);
    }
    let before = phrases
        .iter()
        .rev()
        .find(|phrase| phrase.words.end <= cue.head && !(cue.frame == Frame::Noun && phrase.words.contains(&cue.head)));
    if cue.frame == Frame::Noun {
        let owned = phrases.iter().any(|phrase| phrase.owner && phrase.words.end <= cue.head && cue.head - phrase.words.end < 3);
        found.when(owned, Feature::CueNounOwned);
        found.when(cue.words.len() > 1, Feature::CueNounOf);
        return;
    }
    let told = insertion(reading, unit, start);
    let before = if told < start { phrases.iter().rev().find(|phrase| phrase.words.end <= told) } else { before };
    let Some(subject) =
        before.filter(|phrase| (phrase.words.end..told).all(|at| reading.words[at].kind == TokenKind::Possessive))
    else {
        found.add(Feature::CueSubjectNone);
        let bare = cue.words.len() == 1 && cue.form == Some(VerbForm::Past);
        found.when(bare && cue.opening == Opening::Preposition, Feature::CueBareParticiple);
        found.when(bare && !cue.is_saying(), Feature::CueBareJudge);
        return;
    };
    // "The bridge is old, documents show."
    let comma = subject.words.start > unit.words.start && reading.words[subject.words.start - 1].is(",");
    found.when(comma && cue.opening == Opening::End, Feature::CueCloses);
    // "as the mayor put it"
    let as_clause = subject.words.start > unit.words.start && reading.words[subject.words.start - 1].is("as");
    found.when(as_clause && cue.is_saying() && !cue.announces, Feature::CueAsClause);
    found.when(subject.relative, Feature::CueRelative);
    found.when(subject.relative && is_shown(reading, phrases, cue), Feature::CueShown);
    let thing = subject.referent == Referent::SomeThing;
    found.when(thing && cue.frame == Frame::Say, Feature::CueThingSay);
    found.add(match (subject.form, subject.referent) {
        (SpeakerForm::Pronoun, _) => Feature::CueSubjectPronoun,
        (_, Referent::Person) => Feature::CueSubjectName,
        (_, Referent::SomePerson) => Feature::CueSubjectPerson,
        (_, Referent::Organization | Referent::Place) => Feature::CueSubjectOrganization,
        (_, Referent::SomeText) => Feature::CueSubjectText,
        _ => Feature::CueSubjectThing,
    });
}
