//! Verbs that report, with their auxiliaries and particles.

use super::nominal::{is_noun, reports_nothing};
use super::opening::{behind_adverbials, is_towards, opening};
use super::unnamed::keeps_unnamed;
use super::{Candidate, Opening, candidate};
use crate::lexicon::rule_words;
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::{self, Frame, SpeakerNoun};
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{self, VerbForm, WordClass};
use crate::words::{Form, Tag};

/// A verb that reports: `has also called for`, `fired back`.
pub(super) fn reporting(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !word.is_verb() || is_noun(reading, unit, at) {
        return None;
    }
    let lemma = wordclass::lemma(&word.lower)?;
    let (frame, behind) = frame_at(reading, unit, at, lemma)?;
    if keeps_unnamed(reading, unit, at) || hands_to_another(reading, unit, at, lemma) {
        return None;
    }
    let end = at + 1 + behind;
    let next = reading.of(unit).at(end);
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
    if passive && frame == Frame::Tell {
        // "was told the bridge was old": whom somebody tells stands before the verb.
        (candidate.opening, candidate.opens) = opening(reading, unit, end, Frame::Say);
    }
    if lemma == "say" && reading.of(unit).before(end).is_some_and(|last| last.is("of")) {
        // "said of Omar Vale": he is what it is about, not what was said.
        (candidate.opening, candidate.opens) = behind_adverbials(reading, unit, end).unwrap_or((Opening::End, end));
    }
    candidate.form = word.form();
    candidate.follows = word.is_finite() && follows_quotation(reading, unit, at, end);
    if is_act(reading, unit, &candidate) || reports_nothing(reading, unit, &candidate) {
        return None;
    }
    if candidate.follows && !candidate.is_saying() && matches!(candidate.opening, Opening::End | Opening::Comma) {
        // "“Nobody asked you,” he mocks."
        candidate.frame = Frame::Utter;
    }
    // "responded to the letter, via the Post: “…”": what the letter asked is not what was said.
    if lists::does(lemma, "replies") && end > at + 1 {
        let colon =
            behind_adverbials(reading, unit, end).filter(|(opening, _)| matches!(opening, Opening::Colon | Opening::That));
        (candidate.opening, candidate.opens) = colon.unwrap_or((Opening::End, end));
    }
    // "The man ran away, a court was told."
    let heard = hears_evidence(reading, unit, start);
    let passive = passive || is_short_passive(reading, unit, &candidate, heard);
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

/// Whether the verb stands for the passive without its auxiliary: `Brightco accused of misleading parents`, `…, court told`.
fn is_short_passive(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, heard: bool) -> bool {
    let word = &reading.words[cue.head];
    let past = word.form() == Some(VerbForm::Past);
    // Whoever accuses has somebody to accuse.
    let of = reading.of(unit).at(cue.words.end).is_some_and(|next| next.is("of"));
    let charged = past && lists::does(cue.lemma, "charges") && of;
    // "a trial deplored by rights groups"
    let by = past && reading.of(unit).at(cue.words.end).is_some_and(|next| next.is("by"));
    let accused = charged
        || by && !matches!(cue.frame, Frame::Say | Frame::Write)
        || unit.headline && word.tense == Some(Form::Participle) && cue.frame == Frame::Judge;
    accused || (heard || unit.headline) && past && cue.lemma == "tell" && cue.opening == Opening::End
}

/// Whether nobody says anything by it: `She appeared on Radio Hild`, `She read “The Long Road”`.
fn is_act(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    // "An early chance goes begging"
    let goes = || reading.of(unit).before(cue.words.start).is_some_and(|word| wordclass::lemma(&word.lower) == Some("go"));
    match cue.frame {
        _ if cue.lemma == "beg" && goes() => true,
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
    let before = |found: &dyn Fn(&Word<'_>) -> bool| reading.part(&(start..finite)).any(found);
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
    let words = reading.of(unit);
    if lemma == "plead" && matches!(words.lower(at + 1), "guilty" | "not") {
        return true;
    }
    // "wanted to know why"
    let phrasal = lists::phrasal_frame(lemma, words.lower(at + 1), words.lower(at + 2)).is_some();
    if !phrasal && lists::is_catenative(lemma) && lends_its_subject(reading, unit, at) {
        return true;
    }
    // "was quoted as saying", "was quoted by his wife as saying": `saying` reports.
    let saying = |(at, word): (usize, &Word<'_>)| word.is("as") && words.lower(at + 1).ends_with("ing");
    let behind = || words.from(at + 1).head(QUOTED).leading(|word| !word.is_mark());
    lists::does(lemma, "quotes") && behind().placed().any(saying)
}

/// The verb that quotes somebody else `as saying` it, where the cue is that `saying`: `The paper quoted Brell as saying`.
pub(crate) fn quotes_as(reading: &Reading<'_>, unit: &Unit, saying: usize) -> Option<usize> {
    let before = reading.of(unit).up_to(saying);
    let verb = |word: &Word<'_>| word.is_verb() && matches!(wordclass::lemma(&word.lower), Some("quote" | "cite"));
    let found = before.tail(QUOTED).find_back(verb).filter(|_| before.last().is_some_and(|word| word.is("as")))?;
    (!with_auxiliaries(reading, unit, found).1).then_some(found)
}

/// How many words behind `quoted` its `as saying` is looked for.
const QUOTED: usize = 8;

/// Whether the subject before the verb is a court, a jury, an inquiry: evidence is given there.
fn hears_evidence(reading: &Reading<'_>, unit: &Unit, verb: usize) -> bool {
    reading.of(unit).up_to(verb).tail(10).any(|word| lists::hears_evidence(&word.lower))
}

/// Whether a comma stands before the few words of the subject of the verb: `…, a court was told`.
fn closes_clause(reading: &Reading<'_>, unit: &Unit, verb: usize) -> bool {
    let mut back = reading.of(unit).up_to(verb).tail(8).back();
    back.find(|word| word.is_mark() || word.quoted.is_some() || word.is_finite())
        .is_some_and(|word| word.is(",") || word.quoted.is_some())
}

/// "Brell is not convinced.", but "it is believed": the passive tells what somebody is.
fn is_state(reading: &Reading<'_>, cue: &Candidate) -> bool {
    // "three cars were found burnt out"
    let next = reading.all().at(cue.words.end);
    let state = |next: &Word<'_>| {
        next.is_past() || next.class == WordClass::Adjective || next.tense == Some(Form::Participle) || next.tag == Tag::Adj
    };
    if cue.lemma == "find" && next.is_some_and(state) {
        return true;
    }
    let bare = !cue.follows && matches!(cue.opening, Opening::End | Opening::Comma);
    let impersonal = reading.all().before(cue.words.start).is_some_and(|before| before.is("it"));
    bare && !impersonal && matches!(cue.frame, Frame::Think | Frame::Tell | Frame::Urge)
}

/// "maintained the bridge", "was denied a visa": what stands behind the verb is a thing, and nothing said.
fn names_no_statement(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, passive: bool) -> bool {
    // "“We won,” added the mayor": she stands behind the verb, not what she said.
    let words = reading.of(unit);
    let inverted = words.before(cue.words.start).is_none_or(|word| word.quoted.is_some() || word.is(","));
    let thing = cue.opening == Opening::Phrase && !cue.follows && !inverted;
    // "The case on which the court has ruled was old": the verb of another subject.
    let auxiliary =
        |word: &Word<'_>| word.class == WordClass::Auxiliary && word.is_finite() && !matches!(&*word.lower, "having" | "being");
    let other_subject = cue.opens == cue.words.end && words.at(cue.opens).is_some_and(auxiliary);
    let stated = words.after(cue.opens).is_some_and(|word| word.is("that") || word.quoted.is_some());
    if thing && other_subject && !stated {
        return true;
    }
    let alone = cue.head + 1 == cue.words.end && cue.frame != Frame::Judge;
    // "recalled being dragged"
    let gerund = words.at(cue.opens).is_some_and(|word| word.lower.ends_with("ing")) && lists::does(cue.lemma, "takes-gerund");
    let alone = alone && !gerund;
    thing && (alone && lists::reports_only_clauses(cue.lemma, "") || passive && cue.frame == Frame::Say)
}

/// `Brell, asked whether the bridge was safe, said`: a participle, and nobody says who asked.
fn asked_of_subject(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let pressed = matches!(cue.frame, Frame::Urge | Frame::Tell) && reading.of(unit).before(cue.words.start).is_none();
    let questions = (cue.frame == Frame::Ask || pressed) && cue.form == Some(VerbForm::Past) && cue.words.start == cue.head;
    if !questions || matches!(cue.opening, Opening::Phrase | Opening::Quotation | Opening::Colon) {
        return false;
    }
    let ahead = reading.of(unit).up_to(cue.words.start);
    let Some(before) = ahead.last() else { return true };
    // "Brell said when asked whether it was safe"
    if rule_words!("aside").has(&before.lower) {
        return true;
    }
    // "Brell, the mayor, asked whether it was safe": the comma closes an apposition.
    let mark = |word: &&Word<'_>| word.is_mark() || word.quoted.is_some();
    before.is(",") && !ahead.back().skip(1).take(12).find(mark).is_some_and(|word| word.is(","))
}

/// `She read “The Long Road”`, not `The sign read “Keep Out”`.
fn reads_title(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let subject = reading.of(unit).before(cue.words.start);
    let somebody = subject.is_some_and(|word| word.class == WordClass::SubjectPronoun || word.mention.is_some());
    let quotation = reading.of(unit).at(cue.words.end).and_then(|word| word.quoted);
    let Some(quotation) = quotation.filter(|_| somebody) else { return false };
    let content = &reading.text[reading.quoted[quotation].content];
    let small = |word: &str| word.starts_with(char::is_lowercase) && word.len() > 4;
    content.split_whitespace().take(12).all(|word| !small(word)) && !reading.ends_in(quotation, &['.', '!', '?'])
}

/// How the verb reports, and how many words behind it belong to it: `called for`, `fired back`, `put it`.
fn frame_at(reading: &Reading<'_>, unit: &Unit, at: usize, lemma: &str) -> Option<(Frame, usize)> {
    let words = reading.of(unit);
    let lower = |at: usize| words.at(at).filter(|word| word.quoted.is_none()).map_or("", |word| &*word.lower);
    let (next, second) = (lower(at + 1), lower(at + 2));
    // "argued for decades that": the preposition tells how long.
    let lasts = next == "for" && words.at(at + 2).is_some_and(|word| word.dated || word.is("decades"));
    if let Some(found) = lists::phrasal_frame(lemma, next, second).filter(|_| !lasts) {
        return Some(found);
    }
    // "as the mayor put it", "She went on, “…”"
    let goes_on = lemma == "go" && next == "on" && words.at(at + 2).is_none_or(Word::is_mark);
    if goes_on || lemma == "put" && next == "it" {
        return Some((Frame::Utter, 1));
    }
    let frame = lists::frame(lemma)?;
    Some((frame, particle(reading, unit, at, frame)))
}

/// The first verb of the chain that ends in `to` and what stands at a word: `went on to`, `has declined to`.
fn chained(reading: &Reading<'_>, unit: &Unit, to: usize) -> Option<usize> {
    // "was quoted as saying", "was quoted by his wife as saying"
    let ahead = reading.of(unit).up_to(to);
    if ahead.len() > 1 && ahead.last().is_some_and(|word| word.is("as")) {
        let near = ahead.up_to(to - 1).tail(QUOTED).trailing(|word| !word.is_mark());
        return near.find_back(|word| matches!(&*word.lower, "quoted" | "cited"));
    }
    if reading.words[to].class != WordClass::To {
        return None;
    }
    let first = ahead.tail(3).find_back(|word| !(word.is("on") || word.class == WordClass::Adverb))?;
    let word = &reading.words[first];
    let lends = word.quoted.is_none() && word.is_verb() && wordclass::lemma(&word.lower).is_some_and(lists::is_catenative);
    lends.then_some(first)
}

/// Whether `to` and a verb that reports something follow: the first verb of `declined to say why`, not of `declined to comment`.
fn lends_its_subject(reading: &Reading<'_>, unit: &Unit, at: usize) -> bool {
    let rest = reading.of(unit).from(at + 1).head(5);
    let opens = |word: &Word<'_>| !(word.is("on") || word.class == WordClass::Adverb);
    let Some(to) = rest.find(opens).filter(|&to| reading.words[to].class == WordClass::To) else { return false };
    let Some(inner) = rest.from(to + 1).find(|word| word.class != WordClass::Adverb) else { return false };
    let word = &reading.words[inner];
    let Some(lemma) = wordclass::lemma(&word.lower).filter(|_| word.is_verb() && word.quoted.is_none()) else { return false };
    let Some((frame, behind)) = frame_at(reading, unit, inner, lemma) else { return false };
    !matches!(opening(reading, unit, inner + 1 + behind, frame).0, Opening::End | Opening::Comma)
}

/// How many words behind the verb belong to it: `called for`, `pointed out`.
fn particle(reading: &Reading<'_>, unit: &Unit, at: usize, frame: Frame) -> usize {
    let Some(next) = reading.of(unit).after(at).filter(|next| next.quoted.is_none()) else { return 0 };
    let lemma = wordclass::lemma(&reading.words[at].lower).unwrap_or_default();
    let takes = lists::particles(lemma).map_or(frame == Frame::Say && next.is("of"), |own| own.contains(&&*next.lower));
    usize::from(takes)
}

/// Where the auxiliaries and adverbs of a verb begin, and whether they make it passive.
fn with_auxiliaries(reading: &Reading<'_>, unit: &Unit, at: usize) -> (usize, bool) {
    let own = reading.of(unit).up_to(at).tail(6).trailing(helps);
    let be = |word: &Word<'_>| rule_words!("be").has(&word.lower);
    // "You’re promised a ride"
    let short = |word: &Word<'_>| word.quoted.is_none() && (word.lower.ends_with("’re") || word.lower.ends_with("'re"));
    let passive = own.any(be) || reading.of(unit).before(own.start()).is_some_and(short);
    (own.start(), reading.words[at].is_past() && passive)
}

/// An auxiliary or adverb of the verb behind it. "Lauren* shared": the mark of a footnote is the name's.
fn helps(word: &Word<'_>) -> bool {
    let class =
        matches!(word.class, WordClass::Auxiliary | WordClass::Modal | WordClass::Negation | WordClass::To | WordClass::Adverb);
    word.quoted.is_none() && !word.is("*") && !word.dated && (word.is("yet") || class)
}

/// A verb that is no verb of saying, where a colon or a comma and a quotation follow it, or where it stands with its subject
/// behind a quotation that hands over: `She turned to the crowd: “…”`, `“…,” an angry Vale retaliated.`
pub(super) fn announcing(reading: &Reading<'_>, unit: &Unit, at: usize) -> Option<Candidate> {
    let word = &reading.words[at];
    if !word.is_finite() || !word.is_verb() {
        return None;
    }
    let announced = announced(reading, unit, at);
    if announced.is_none() && !follows_quotation(reading, unit, at, at + 1) {
        return None;
    }
    let lemma = wordclass::lemma(&word.lower)?;
    let (start, passive) = with_auxiliaries(reading, unit, at);
    if passive {
        return None;
    }
    let mut candidate = candidate(reading, unit, start..at + 1, at, lemma, Frame::Utter);
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
    let words = reading.of(unit);
    for (next, word) in words.part(at + 1..at + 18).placed() {
        if let Some(quotation) = word.quoted {
            let content = &reading.text[reading.quoted[quotation].content];
            let sentence = content.starts_with(char::is_uppercase) && content.contains(' ');
            return match &*words.before(next)?.lower {
                ":" => Some((Opening::Colon, next - 1)),
                "," if sentence => Some((Opening::Quotation, next)),
                // "used the phrase “…”"
                noun if lists::is_wording(noun) && next - at < 6 => Some((Opening::Quotation, next)),
                _ => None,
            };
        }
        // "She made the following comment:", and the quotation is a paragraph of its own.
        let last = words.after(next).is_none() && word.is(":");
        if last && reading.all().after(next).is_some_and(|word| word.quoted.is_some()) {
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
    let words = reading.of(unit);
    let Some(close) = words.up_to(at).tail(24).find_back(|word| word.quoted.is_some() || word.is_finite()) else { return false };
    let Some(quotation) = reading.words[close].quoted else { return false };
    // "Brell, who called him “old,” said he would leave."
    if insertion(reading, unit, at) < close {
        return false;
    }
    let comma = words.after(close).is_some_and(|word| word.is(","));
    let hands_over = comma || reading.ends_in(quotation, &[',', '?', '!', '…']);
    let between = words.part(close + 1 + usize::from(comma)..at);
    // "“We won,” Vale, the mayor, said.": what the commas tell of her belongs to the subject.
    let closes = words.before(at).is_some_and(|word| word.is(",") || word.is(")"));
    let described = between.len() > 3 && !between.first().is_some_and(Word::is_mark) && closes;
    let subject = between.len() < 10 && !between.any(Word::is_mark) || described;
    let after = words.at(end);
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
        let near = reading.of(unit).from(verb + 1).head(4).leading(|word| !word.is_mark());
        near.any(|word| matches!(lists::speaker_noun(&word.lower), Some(SpeakerNoun::Person | SpeakerNoun::Body)))
    };
    phrase && (reports() || somebody())
}
