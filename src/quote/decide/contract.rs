//! What counts as said: the contract of `quotes` and `stances`.
//!
//! The form of what stands behind the verb decides, not the verb alone: a clause, an infinitive of what was asked or promised, or words
//! in marks make a statement; a noun phrase is one only where it names what was demanded, promised, announced, warned of or confessed.
//! A noun phrase behind a verb of judging is a stance; thoughts and appearances are neither. This is what the report
//! means by said, and no guess about the text: so nothing is weighed here.

use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::decide::statement::Statement;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Word};
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Stretch, Tag};

/// What a statement is to the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    Said,
    /// An attitude in the reporter's words: `condemned the attack`.
    Stance,
    /// Denied to be said, or held back: `never said that`, `refused to say whether`.
    Withheld,
    /// A thought, an act, an appearance.
    Nothing,
}

/// The form of what a cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Complement {
    /// It has a finite verb of its own, before any relative clause.
    Clause,
    Infinitive,
    /// `accused them of lying`
    Gerund,
    /// `described it as a disgrace`, `called it a disgrace`
    Predicate,
    Phrase,
}

/// Whether words in marks that somebody uttered stand in what a statement reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wording {
    Uttered,
    Reporters,
}

/// What a statement is.
pub(crate) fn standing(
    reading: &Reading<'_>,
    phrases: &[Phrase],
    statement: &Statement,
    complement: Complement,
    wording: Wording,
) -> Standing {
    let cue = &statement.cue;
    let form = stated(reading, statement, complement, wording);
    match form {
        Standing::Said | Standing::Stance if wording == Wording::Reporters && is_pointed_at(reading, statement, complement) => {
            Standing::Nothing
        }
        Standing::Said if wording == Wording::Reporters && is_finding(phrases, statement) => Standing::Nothing,
        // "blamed himself for the pitch", "announced himself with two wickets": an act.
        Standing::Said | Standing::Stance if wording == Wording::Reporters && acts_on_himself(reading, statement, complement) => {
            Standing::Nothing
        }
        // "seemed to conclude that": so it looks, and nobody says it.
        Standing::Said if wording == Wording::Reporters && only_seems(reading, statement) => Standing::Nothing,
        // "One of those who complained, Ana Vale, said": the comma closes the relative clause.
        Standing::Said if closes_relative(reading, statement) => Standing::Nothing,
        Standing::Said if wording == Wording::Reporters && is_what_was_said(reading, phrases, statement) => Standing::Nothing,
        // "asked to comment on reports that": nobody has said it.
        Standing::Said if wording == Wording::Reporters && cue.infinitive && is_asked(reading, statement) => Standing::Nothing,
        Standing::Said if cue.negated && is_denied(cue.frame) || holds_back(reading, statement) => Standing::Withheld,
        Standing::Said | Standing::Stance if is_neither(reading, statement) => Standing::Withheld,
        form => form,
    }
}

/// "disclosed this in a statement": what was said stands elsewhere.
fn is_pointed_at(reading: &Reading<'_>, statement: &Statement, complement: Complement) -> bool {
    let mut words = first_part(reading, statement).iter();
    let points = words.next().is_some_and(|word| rule_words!("points").has(&word.lower));
    let next = words.next();
    let closes = next.is_none_or(|word| word.is_mark() || word.dated || word.class == WordClass::Preposition);
    // "denied that and published the recording"
    let joined = next.is_some_and(|word| word.class == WordClass::Coordinator);
    points && (joined || complement == Complement::Phrase && closes)
}

/// "Blood tests revealed that", "the report suggests that": a thing shows it, and nobody says it.
fn is_finding(phrases: &[Phrase], statement: &Statement) -> bool {
    let thing =
        statement.source.is_some_and(|source| matches!(phrases[source].referent, Referent::SomeThing | Referent::SomeText));
    thing && lists::finds(statement.cue.lemma)
}

fn acts_on_himself(reading: &Reading<'_>, statement: &Statement, complement: Complement) -> bool {
    let himself = |word: &Word<'_>| {
        word.class == WordClass::ObjectPronoun && (word.lower.ends_with("self") || word.lower.ends_with("selves"))
    };
    let charged = complement == Complement::Predicate && lists::does(statement.cue.lemma, "charges");
    let judges = charged || matches!(complement, Complement::Phrase | Complement::Clause);
    judges && first_part(reading, statement).first().is_some_and(himself)
}

fn only_seems(reading: &Reading<'_>, statement: &Statement) -> bool {
    let seems = |word: &Word<'_>| matches!(crate::wordclass::lemma(&word.lower), Some("seem" | "appear"));
    // "has until May to say whether it does"
    let cue = &statement.cue;
    let to_come =
        cue.infinitive && cue.words.len() < 3 && first_part(reading, statement).first().is_some_and(|word| word.is("whether"));
    to_come && cue.is_saying() || reading.part(&(cue.words.start..cue.head)).any(seems)
}

/// Whether the words of a relative clause end in the cue, and what stands behind its comma belongs to the sentence around it.
fn closes_relative(reading: &Reading<'_>, statement: &Statement) -> bool {
    let relative = reading.all().before(statement.cue.words.start).is_some_and(|word| word.is("who"));
    let behind = statement.content.first().is_some_and(|content| content.start >= statement.cue.words.end);
    let quoted = first_part(reading, statement).first().is_some_and(|word| word.quoted.is_some());
    relative && behind && !quoted && statement.cue.opening == Opening::Comma
}

/// "What the minister said, in an interview, was different.": the words behind are another clause.
fn is_what_was_said(reading: &Reading<'_>, phrases: &[Phrase], statement: &Statement) -> bool {
    let cue = &statement.cue;
    let before = statement.source.and_then(|source| reading.all().before(phrases[source].words.start));
    let behind = statement.content.first().is_some_and(|content| content.start >= cue.words.end);
    let bare = matches!(cue.opening, Opening::End | Opening::Comma | Opening::Preposition);
    cue.is_saying() && bare && behind && before.is_some_and(|word| word.is("what"))
}

/// `asked to explain why`: whoever should say it is asked.
fn is_asked(reading: &Reading<'_>, statement: &Statement) -> bool {
    let before = reading.all().before(statement.cue.words.start);
    before.is_some_and(|word| {
        word.quoted.is_none() && crate::wordclass::lemma(&word.lower).and_then(lists::frame) == Some(Frame::Ask)
    })
}

/// `refused to say whether`: the first verb of the chain.
fn holds_back(reading: &Reading<'_>, statement: &Statement) -> bool {
    let cue = &statement.cue;
    let mut back = reading.all().up_to(cue.words.start).back().map(|word| &*word.lower);
    // "stopped short of saying that", "without admitting", "has yet to announce whether"
    let first = back.next().unwrap_or_default();
    let second = back.next().unwrap_or_default();
    let noun = cue.infinitive && (lists::withholds(first) || first == "to" && lists::withholds(second));
    let holds_back = match first {
        "without" => true,
        "of" => second == "short",
        "yet" => cue.infinitive,
        // "his refusal to say which side he was on"
        _ => noun,
    };
    let withholds = |word: &Word<'_>| crate::wordclass::lemma(&word.lower).is_some_and(lists::withholds);
    holds_back || reading.part(&(cue.words.start..cue.head)).any(withholds)
}

/// `would neither confirm nor deny that`
fn is_neither(reading: &Reading<'_>, statement: &Statement) -> bool {
    const NEAR: usize = 6;
    let nor = reading.all().before(statement.cue.words.start).is_some_and(|word| word.is("nor"));
    let lead = reading.all().up_to(statement.cue.words.start).tail(NEAR);
    nor && lead.any(|word| word.is("neither"))
}

/// `did not say that`, but "did not accuse them of lying" says nothing of what was said.
fn is_denied(frame: Frame) -> bool {
    !matches!(frame, Frame::According | Frame::Colon | Frame::Noun)
}

fn stated(reading: &Reading<'_>, statement: &Statement, complement: Complement, wording: Wording) -> Standing {
    let cue = &statement.cue;
    let last = reading.all().before(cue.words.end).map_or("", |last| &*last.lower);
    let named = lists::names_content(cue.lemma, last);
    let acts = || !named && lists::reports_only_clauses(cue.lemma, last);
    let uttered = wording == Wording::Uttered;
    let clause = complement == Complement::Clause;
    // "Bridge to close, Brell says", "Brell says no to bridge": a headline leaves out verbs.
    let words: usize = statement.content.iter().map(ExactSizeIterator::len).sum();
    let headline = words > 1 && reading.is_headline(cue.head);
    // "urged restraint", but "urged the horse over the fence"
    let driven = || {
        let first = first_part(reading, statement).first();
        let whom = first.is_some_and(|word| matches!(word.class, WordClass::Determiner | WordClass::Possessive));
        cue.frame == Frame::Urge && cue.head + 1 == cue.words.end && whom && lists::does(cue.lemma, "drives")
    };
    let said = |condition: bool| if condition { Standing::Said } else { Standing::Nothing };
    let judged = |condition: bool| if condition { Standing::Said } else { Standing::Stance };
    match cue.frame {
        Frame::According => Standing::Said,
        Frame::Colon => said(clause || uttered || headline),
        Frame::Noun => said(uttered || clause || matches!(cue.opening, Opening::That | Opening::To)),
        Frame::Think | Frame::Seem | Frame::Show => said(uttered),
        Frame::Talk | Frame::Perform => said(uttered || clause),
        Frame::Commit if lists::withholds(cue.lemma) => match complement {
            Complement::Infinitive => Standing::Withheld,
            _ => said(uttered),
        },
        Frame::Commit => said(uttered || clause || complement == Complement::Infinitive),
        Frame::Ask => {
            // "asked Washington for a loan"
            let near = first_part(reading, statement).head(6);
            let asked_for = cue.opening != Opening::Preposition && near.any(|word| word.is("for"));
            said(!cue.passive && (uttered || clause || asked_for || complement == Complement::Infinitive))
        }
        Frame::Say | Frame::Write | Frame::Utter | Frame::Tell => match complement {
            _ if uttered || clause || cue.opening == Opening::Colon => Standing::Said,
            _ if headline && matches!(cue.frame, Frame::Say | Frame::Tell) => Standing::Said,
            // "is said to be", "was reported to have": nobody says it.
            Complement::Infinitive => said(!cue.passive || cue.frame == Frame::Tell),
            Complement::Gerund => said(named || opens_gerund(reading, statement) && lists::does(cue.lemma, "takes-gerund")),
            // "denied four ships access", "denied access to four ships": an act.
            _ if cue.lemma == "deny" && first_part(reading, statement).any(|word| word.is("to")) => Standing::Nothing,
            _ if lists::takes_stance(cue.lemma) => Standing::Stance,
            _ => said(named && !cue.passive),
        },
        // "called the police", "attacked a shop"
        Frame::Judge if complement == Complement::Phrase && !uttered && acts() => Standing::Nothing,
        Frame::Judge => judged(uttered || clause || named || matches!(complement, Complement::Gerund | Complement::Predicate)),
        Frame::Support => judged(uttered || clause),
        Frame::Urge => said(uttered || clause || complement == Complement::Infinitive || named && !cue.passive && !driven()),
    }
}

/// The form of what a statement reports.
pub(crate) fn complement(reading: &Reading<'_>, statement: &Statement) -> Complement {
    let Some(content) = statement.content.first() else { return Complement::Phrase };
    // "The bridge, Brell said, would open in May."
    let rest = statement.content[1..].iter().any(|part| reading.part(part).any(Word::is_tensed));
    // "rejected the claim that it was unsafe": somebody else claims it.
    let own = !matches!(statement.cue.frame, Frame::Judge | Frame::Support);
    if rest || own && states_that(reading, content) {
        return Complement::Clause;
    }
    let cue = &statement.cue;
    let words = reading.part(content);
    let behind = content.start >= cue.words.end;
    // "asked that it be closed": a subjunctive has no tense.
    let verb = |word: &Word<'_>| word.is_tensed() || cue.opening == Opening::That && word.is_finite();
    if behind && matches!(cue.opening, Opening::That | Opening::Wh) && words.any(verb) {
        return Complement::Clause;
    }
    // "pointed out that the law dates from 1972": `that` opens a clause, whatever is taken for its verb.
    if behind && cue.opening == Opening::That && cue.is_saying() && words.len() > 2 {
        return Complement::Clause;
    }
    let nominal = behind && cue.opening == Opening::Phrase;
    let words = if nominal { without_conjunction(words) } else { words };
    let main = words.leading(|word| !opens_relative(word) || word.is("that"));
    let (first, behind_first) = (words.first(), main.from(words.start() + 1));
    let relative = behind_first.find(|word| word.is("that") || word.is("who") || word.is("which"));
    let main = main.up_to(relative.unwrap_or(main.end()));
    let behind_first = main.from(words.start() + 1);
    if behind_first.any(Word::is_tensed)
        || first.is_some_and(|word| word.is("that")) && words.any(Word::is_tensed)
        || has_main_verb(words)
        || is_bare_clause(cue, words)
    {
        return Complement::Clause;
    }
    let gerund = takes_gerund(cue.frame, reading.all().before(content.start), main);
    // "accused them of failing to act", but "praised them for helping to end it" is a stance.
    let charged = gerund && lists::does(cue.lemma, "charges");
    if has_infinitive(main) && !charged {
        return Complement::Infinitive;
    }
    if gerund {
        return Complement::Gerund;
    }
    if behind_first.any(|word| word.is("as")) || is_predicate(cue.lemma, main) {
        return Complement::Predicate;
    }
    Complement::Phrase
}

/// The first part of what a statement reports.
fn first_part<'r, 'a>(reading: &'r Reading<'a>, statement: &Statement) -> Stretch<'r, Word<'a>> {
    reading.part(statement.content.first().unwrap_or(&(0..0)))
}

/// The words up to a conjunction: "slammed his team as the year ended": what it opens is no part of what the verb takes.
fn without_conjunction<'w, 't>(words: Stretch<'w, Word<'t>>) -> Stretch<'w, Word<'t>> {
    let verb = |word: &Word<'_>| word.is_tensed() || word.is_finite();
    let opens = |&(at, word): &(usize, &Word<'_>)| {
        let time = word.class == WordClass::Subordinator || rule_words!("behind-judged").has(&word.lower);
        // "praised the plan but would not vote"
        let joined = word.class == WordClass::Coordinator
            && words.after(at).is_some_and(|next| next.is_tensed() || next.class == WordClass::Modal);
        joined || time && words.from(at + 1).head(8).leading(|word| !word.is_mark()).any(verb)
    };
    words.up_to(words.placed().skip(1).find(opens).map_or(words.end(), |(at, _)| at))
}

/// `repeated his claim that the bridge was old`
fn states_that(reading: &Reading<'_>, content: &Range<usize>) -> bool {
    let words = reading.part(content);
    let states = |(at, word): (usize, &Word<'_>)| {
        lists::reporting_noun(&word.lower).is_some() && words.after(at).is_some_and(|next| next.is("that"))
    };
    words.head(5).placed().any(states)
}

/// "Students who feel ill should visit the centre": more verbs with a tense than relative clauses to take them.
fn has_main_verb(words: Stretch<'_, Word<'_>>) -> bool {
    let mut pending = 0;
    let mut chain = false;
    for (at, word) in words.iter().enumerate() {
        let relative = at > 0 && (opens_relative(word) || word.is("that") || word.is("who") || word.is("which"));
        let tensed = word.quoted.is_none() && (word.is_tensed() || word.class == WordClass::Modal);
        match pending {
            _ if relative => pending += 1,
            0 if tensed && at > 0 && !chain => return true,
            _ if tensed && !chain => pending -= 1,
            _ => {}
        }
        chain = tensed || chain && word.class == WordClass::Adverb;
    }
    false
}

/// "said the room learned of it": the tags take the past of many a verb for a participle, but a verb
/// of saying takes no lone noun phrase.
fn is_bare_clause(cue: &Candidate, words: Stretch<'_, Word<'_>>) -> bool {
    let opens = match cue.opening {
        Opening::End | Opening::Comma => true,
        Opening::Clause => !lists::takes_stance(cue.lemma) && !lists::names_content(cue.lemma, ""),
        _ => false,
    };
    let verb = |(at, word): (usize, &Word<'_>)| {
        let subject = |before: &Word<'_>| matches!(before.class, WordClass::Noun | WordClass::Pronoun) && !before.is_mark();
        let told = words.before(at).is_some_and(|before| subject(before) || cue.opening == Opening::Clause);
        word.quoted.is_none() && word.is_finite() && told && !words.after(at).is_some_and(|next| next.is("by"))
    };
    opens && matches!(cue.frame, Frame::Say | Frame::Tell) && words.placed().any(verb)
}

fn opens_relative(word: &Word<'_>) -> bool {
    word.class == WordClass::Relative
}

/// `to leave`, `both sides to leave`: not `to the council`.
fn has_infinitive(words: Stretch<'_, Word<'_>>) -> bool {
    let verb = |word: &Word<'_>| {
        matches!(word.class, WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base) | WordClass::Auxiliary)
            || word.tag == Tag::Verb && word.tense == Some(Form::Base)
    };
    words.pairs().any(|(to, next)| to.class == WordClass::To && (verb(next) || next.class == WordClass::Adverb))
}

/// `of lying`, `for failing to act`; the cue may have taken the preposition.
fn takes_gerund(frame: Frame, before: Option<&Word<'_>>, words: Stretch<'_, Word<'_>>) -> bool {
    let taken = before.is_some_and(|before| before.class == WordClass::Preposition);
    // "denied operating any such scheme"
    let says = !matches!(frame, Frame::Judge | Frame::Support);
    let behind = says && before.is_some_and(|before| before.is_verb() || before.class == WordClass::Adverb);
    let opens = (taken || behind) && words.first().is_some_and(|word| is_gerund(word) || word.is("having"));
    opens || words.pairs().any(|(word, next)| (word.is("of") || word.is("for")) && is_gerund(next))
}

/// `denies doing it`, not `denies two counts of causing it`
fn opens_gerund(reading: &Reading<'_>, statement: &Statement) -> bool {
    // "denied ever doing it"
    let first = first_part(reading, statement).iter().find(|word| word.class != WordClass::Adverb);
    first.is_some_and(|word| is_gerund(word) || word.is("having"))
}

fn is_gerund(word: &Word<'_>) -> bool {
    let tagged = word.tag == Tag::Verb && word.tense == Some(Form::Gerund);
    word.form() == Some(VerbForm::Ing) || word.is("doing") || word.is("being") || tagged
}

/// `called the plan a disgrace`, `accused them of fraud`
fn is_predicate(lemma: &str, words: Stretch<'_, Word<'_>>) -> bool {
    let article = |word: &Word<'_>| word.class == WordClass::Determiner;
    let names = lists::does(lemma, "names");
    let second = || {
        let pronoun = words
            .first()
            .is_some_and(|word| matches!(word.class, WordClass::ObjectPronoun | WordClass::SubjectPronoun | WordClass::Pronoun));
        let adjective = words.last().is_some_and(|word| word.class == WordClass::Adjective || word.tag == Tag::Adj);
        // "called his players together after the match"
        let second = words.pairs().any(|(word, next)| article(next) && word.class != WordClass::Preposition);
        pronoun && words.len() > 1 || adjective || second
    };
    names && second() || lists::does(lemma, "charges") && words.any(|word| word.is("of") || word.is("for"))
}
