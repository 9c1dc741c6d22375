//! Verbs that report, with their auxiliaries and particles.

use super::opening::{behind_adverbials, is_towards, opening};
use super::{Candidate, Opening, candidate};
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::{self, Frame, SpeakerNoun};
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{self, VerbForm, WordClass};
use crate::words::Form;

/// A verb that reports: `has also called for`, `fired back`.
pub(super) fn reporting(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !word.is_verb() {
        return None;
    }
    let lemma = wordclass::lemma(&word.lower)?;
    if keeps_unnamed(reading, unit, at) || hands_to_another(reading, unit, at, lemma) {
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
    let (start, passive) = with_auxiliaries(reading, unit, at);
    if lemma == "point" && end == at + 1 {
        return None;
    }
    let mut candidate = candidate(reading, unit, start..end, at, lemma, frame);
    if is_act(reading, unit, &candidate) {
        return None;
    }
    if passive && frame == Frame::Tell {
        // "was told the bridge was old": whom somebody tells stands before the verb.
        (candidate.opening, candidate.opens) = opening(reading, unit, end, Frame::Say);
    }
    if lemma == "say" && reading.words[end - 1].is("of") {
        // "said of Omar Vale": he is what it is about, not what was said.
        (candidate.opening, candidate.opens) = behind_adverbials(reading, unit, end).unwrap_or((Opening::End, end));
    }
    candidate.form = word.form();
    candidate.follows = word.is_finite() && follows_quotation(reading, unit, at, end);
    if candidate.follows && !candidate.is_saying() && matches!(candidate.opening, Opening::End | Opening::Comma) {
        // "“Nobody asked you,” he mocks."
        candidate.frame = Frame::Utter;
    }
    // "responded to the letter, via the Post: “…”": what the letter asked is not what was said.
    if matches!(lemma, "respond" | "reply") && end > at + 1 {
        let colon = behind_adverbials(reading, unit, end).filter(|(opening, _)| *opening == Opening::Colon);
        (candidate.opening, candidate.opens) = colon.unwrap_or((Opening::End, end));
    }
    // "Brightco accused of misleading parents": in a headline the participle stands for the passive.
    // "Lumen accused of misleading parents": whoever accuses has somebody to accuse.
    let charged = word.form() == Some(VerbForm::Past) && lists::does(lemma, "charges") && next.is_some_and(|next| next.is("of"));
    let accused = charged || unit.headline && word.tense == Some(Form::Participle) && frame == Frame::Judge;
    // "The man ran away, a court was told."
    let heard = hears_evidence(reading, unit, start);
    // "Surgeon called patient a “whinger”, court told"
    let told = heard && lemma == "tell" && word.form() == Some(VerbForm::Past) && candidate.opening == Opening::End;
    let passive = passive || accused || told;
    let closes = heard && closes_clause(reading, unit, start) && !matches!(candidate.opening, Opening::Phrase | Opening::To);
    if names_no_statement(reading, unit, &candidate, passive) || passive && !closes && is_state(reading, &candidate) {
        return None;
    }
    // "A jury heard that": who hears does not say it.
    if lemma == "hear" && !(heard && (closes || matches!(candidate.opening, Opening::That | Opening::Clause))) {
        return None;
    }
    chain(reading, unit, passive, start, &mut candidate);
    Some(candidate)
}

/// Whether nobody says anything by it: `She appeared on Radio Hild`, `She read “The Long Road”`.
fn is_act(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    match cue.frame {
        Frame::Seem => !matches!(cue.opening, Opening::To | Opening::That | Opening::Clause | Opening::Quotation),
        Frame::Perform => reads_title(reading, unit, cue),
        _ => false,
    }
}

/// Takes in the verbs that lend the cue their subject, and tells what stands before it: `has declined to`, `never`, `would`.
fn chain(reading: &Reading<'_>, unit: &Unit, passive: bool, mut start: usize, candidate: &mut Candidate) {
    let at = candidate.head;
    let lemma = candidate.lemma;
    let mut finite = at;
    // "quoted Brell as saying": it is Brell who says it.
    let other = matches!(candidate.opening, Opening::End | Opening::Comma) || quotes_as(reading, unit, at).is_some();
    if let Some(first) = chained(reading, unit, start).filter(|_| !other) {
        // "has declined to say": the first verb of the chain has the subject.
        finite = first;
        start = with_auxiliaries(reading, unit, first).0;
        candidate.words.start = start;
        candidate.form = reading.words[first].form();
    }
    let before = |found: &dyn Fn(&Word<'_>) -> bool| (start..finite).any(|at| found(&reading.words[at]));
    candidate.passive =
        passive && candidate.form != Some(VerbForm::Ing) || lemma == "hear" || asked_of_subject(reading, unit, candidate);
    candidate.infinitive = before(&|word| word.class == WordClass::To);
    candidate.negated =
        before(&|word| word.class == WordClass::Negation || word.lower.ends_with("n't") || word.lower.ends_with("n’t"));
    candidate.modal = before(&|word| word.class == WordClass::Modal);
}

/// Whether the verb is an act, or another verb behind it reports: `pleaded guilty`, `declined to say`, `was quoted as saying`.
fn hands_to_another(reading: &Reading<'_>, unit: &Unit, at: usize, lemma: &str) -> bool {
    // "pleaded guilty" is an act before a court.
    let plea = reading.words.get(at + 1).filter(|_| at + 1 < unit.words.end).map_or("", |word| &*word.lower);
    if lemma == "plead" && matches!(plea, "guilty" | "not") {
        return true;
    }
    let lower =
        |ahead: usize| reading.words.get(at + ahead).filter(|_| at + ahead < unit.words.end).map_or("", |word| &*word.lower);
    // "wanted to know why"
    let phrasal = lists::phrasal_frame(lemma, lower(1), lower(2)).is_some();
    if !phrasal && lists::is_catenative(lemma) && lends_its_subject(reading, unit, at) {
        return true;
    }
    // "was quoted as saying", "was quoted by his wife as saying": `saying` reports.
    let saying = |at: usize| reading.words[at].is("as") && reading.words[at + 1].lower.ends_with("ing");
    let behind = (at + 1..unit.words.end.saturating_sub(1)).take(QUOTED).take_while(|&at| !reading.words[at].is_mark());
    matches!(lemma, "quote" | "cite") && { behind }.any(saying)
}

/// The verb that quotes somebody else `as saying` it, where the cue is that `saying`: `The paper quoted Brell as saying`.
pub(crate) fn quotes_as(reading: &Reading<'_>, unit: &Unit, saying: usize) -> Option<usize> {
    let before = (unit.words.start..saying).rev();
    let as_saying = before.clone().next().is_some_and(|at| reading.words[at].is("as"));
    let verb = |at: &usize| {
        let lemma = wordclass::lemma(&reading.words[*at].lower);
        reading.words[*at].is_verb() && matches!(lemma, Some("quote" | "cite"))
    };
    let found = before.take(QUOTED).find(verb).filter(|_| as_saying)?;
    (!with_auxiliaries(reading, unit, found).1).then_some(found)
}

/// How many words behind `quoted` its `as saying` is looked for.
const QUOTED: usize = 8;

/// `asked not to be named`, `declined to be identified`: tells of the source, and says nothing.
pub(crate) fn keeps_unnamed(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    if !lists::does(&reading.words[at].lower, "keeps") {
        return false;
    }
    let rest: Vec<&str> = reading.words[at + 1..unit.words.end].iter().take(8).map(|word| &*word.lower).collect();
    let unnamed = rest.iter().take(7).any(|word| lists::does(word, "hides"));
    let opens = matches!(rest.first(), Some(&("not" | "to" | "that" | "for" | "on" | "anonymity" | "remaining")));
    // "asked the Chronicle not to reveal her name"
    let not = rest.iter().position(|&word| word == "not");
    let named = not.is_some_and(|not| rest[not..].iter().any(|&word| matches!(word, "name" | "surname" | "identity" | "names")));
    unnamed && opens || named
}

/// Whether the subject before the verb is a court, a jury, an inquiry: evidence is given there.
fn hears_evidence(reading: &Reading<'_>, unit: &Unit, verb: usize) -> bool {
    let mut near = (unit.words.start..verb).rev().take(10).map(|at| &*reading.words[at].lower);
    near.any(lists::hears_evidence)
}

/// Whether a comma stands before the few words of the subject of the verb: `…, a court was told`.
fn closes_clause(reading: &Reading<'_>, unit: &Unit, verb: usize) -> bool {
    let mut back = (unit.words.start..verb).rev().take(8).map(|at| &reading.words[at]);
    back.find(|word| word.is_mark() || word.quoted.is_some() || word.is_finite())
        .is_some_and(|word| word.is(",") || word.quoted.is_some())
}

/// "Brell is not convinced.", but "it is believed": the passive tells what somebody is.
fn is_state(reading: &Reading<'_>, cue: &Candidate) -> bool {
    let bare = !cue.follows && matches!(cue.opening, Opening::End | Opening::Comma);
    let impersonal = cue.words.start.checked_sub(1).is_some_and(|before| reading.words[before].is("it"));
    bare && !impersonal && matches!(cue.frame, Frame::Think | Frame::Tell | Frame::Urge)
}

/// "maintained the bridge", "was denied a visa": what stands behind the verb is a thing, and nothing said.
fn names_no_statement(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, passive: bool) -> bool {
    // "“We won,” added the mayor": she stands behind the verb, not what she said.
    let before = cue.words.start.checked_sub(1).filter(|&at| at >= unit.words.start).map(|at| &reading.words[at]);
    let inverted = before.is_none_or(|word| word.quoted.is_some() || word.is(","));
    let thing = cue.opening == Opening::Phrase && !cue.follows && !inverted;
    // "The case on which the court has ruled was old": the verb of another subject.
    let opens = &reading.words[cue.opens.min(unit.words.end - 1)];
    let gerund = matches!(&*opens.lower, "having" | "being");
    let other_subject = !gerund && opens.is_finite() && matches!(opens.class, WordClass::Auxiliary) && cue.opens == cue.words.end;
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
    content.split_whitespace().take(12).all(|word| !small(word)) && !reading.ends_in(quotation, &['.', '!', '?'])
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
    // "was quoted as saying", "was quoted by his wife as saying"
    if to >= unit.words.start + 2 && reading.words[to - 1].is("as") {
        let mut back = (unit.words.start..to - 1).rev().take(QUOTED).take_while(|&at| !reading.words[at].is_mark());
        return back.find(|&at| matches!(&*reading.words[at].lower, "quoted" | "cited"));
    }
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
        // "Lauren* shared": the mark of a footnote is the name's.
        let belongs = word.quoted.is_none()
            && !word.is("*")
            && !word.dated
            && (word.is("yet")
                || matches!(
                    word.class,
                    WordClass::Auxiliary | WordClass::Modal | WordClass::Negation | WordClass::To | WordClass::Adverb
                ));
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
pub(super) fn announcing(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
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
    let hands_over = comma || reading.ends_in(quotation, &[',', '?', '!', '…']);
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
    hands_over && (subject && !between.is_empty() && ends || between.is_empty() && is_inverted(reading, unit, at, after))
}

/// Whether the subject stands behind the verb: `“We won,” said Vale`, `“Keep Out,” read one of the signs`.
fn is_inverted(reading: &Reading<'_>, unit: &Unit, verb: usize, after: Option<&Word<'_>>) -> bool {
    let Some(after) = after.filter(|after| after.quoted.is_none()) else { return false };
    if after.capital {
        return true;
    }
    let phrase = matches!(after.class, WordClass::Determiner | WordClass::Possessive | WordClass::Number | WordClass::Pronoun);
    let reports = || wordclass::lemma(&reading.words[verb].lower).and_then(lists::frame).is_some();
    // "“It falls,” shrugged one shopkeeper.", but "“The Long Road,” scored one point."
    let somebody = || {
        let mut near = reading.words[verb + 1..unit.words.end].iter().take(4).take_while(|word| !word.is_mark());
        near.any(|word| matches!(lists::speaker_noun(&word.lower), Some(SpeakerNoun::Person | SpeakerNoun::Body)))
    };
    phrase && (reports() || somebody())
}
