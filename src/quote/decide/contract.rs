//! What counts as said: the contract of `quotes` and `stances`.
//!
//! The form of what stands behind the verb decides, not the verb alone: a clause, an infinitive of what was asked or promised, or words
//! in marks make a statement; a noun phrase is one only where it names what was demanded, promised, announced, warned of or confessed.
//! A noun phrase behind a verb of judging is a stance; thoughts and appearances are neither.

use std::ops::Range;

use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::decide::statement::Statement;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Word};
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Tag};

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
        Standing::Said if wording == Wording::Reporters && is_what_was_said(reading, phrases, statement) => Standing::Nothing,
        // "asked to comment on reports that": nobody has said it.
        Standing::Said if wording == Wording::Reporters && cue.infinitive && is_asked(reading, statement) => Standing::Nothing,
        Standing::Said if cue.negated && is_denied(cue.frame) || holds_back(reading, statement) => Standing::Withheld,
        form => form,
    }
}

/// "disclosed this in a statement": what was said stands elsewhere.
fn is_pointed_at(reading: &Reading<'_>, statement: &Statement, complement: Complement) -> bool {
    let words = statement.content.first().map_or(&[][..], |content| &reading.words[content.clone()]);
    let points = words.first().is_some_and(|word| matches!(&*word.lower, "this" | "that" | "these" | "it" | "so"));
    let closes = words.get(1).is_none_or(|word| word.is_mark() || word.dated || word.class == WordClass::Preposition);
    complement == Complement::Phrase && points && closes
}

/// "Blood tests revealed that", "the report suggests that": a thing shows it, and nobody says it.
fn is_finding(phrases: &[Phrase], statement: &Statement) -> bool {
    let thing =
        statement.source.is_some_and(|source| matches!(phrases[source].referent, Referent::SomeThing | Referent::SomeText));
    thing && lists::finds(statement.cue.lemma)
}

/// "What the minister said, in an interview, was different.": the words behind are another clause.
fn is_what_was_said(reading: &Reading<'_>, phrases: &[Phrase], statement: &Statement) -> bool {
    let cue = &statement.cue;
    let before = statement.source.and_then(|source| phrases[source].words.start.checked_sub(1)).map(|at| &reading.words[at]);
    let behind = statement.content.first().is_some_and(|content| content.start >= cue.words.end);
    let bare = matches!(cue.opening, Opening::End | Opening::Comma | Opening::Preposition);
    cue.is_saying() && bare && behind && before.is_some_and(|word| word.is("what"))
}

/// `asked to explain why`: whoever should say it is asked.
fn is_asked(reading: &Reading<'_>, statement: &Statement) -> bool {
    let before = statement.cue.words.start.checked_sub(1).map(|at| &reading.words[at]);
    before.is_some_and(|word| {
        word.quoted.is_none() && crate::wordclass::lemma(&word.lower).and_then(lists::frame) == Some(Frame::Ask)
    })
}

/// `refused to say whether`: the first verb of the chain.
fn holds_back(reading: &Reading<'_>, statement: &Statement) -> bool {
    let cue = &statement.cue;
    let back = |back: usize| cue.words.start.checked_sub(back).map_or("", |at| &*reading.words[at].lower);
    // "stopped short of saying that", "without admitting", "has yet to announce whether"
    if back(1) == "without" || back(1) == "of" && back(2) == "short" || back(1) == "yet" && cue.infinitive {
        return true;
    }
    // "his refusal to say which side he was on"
    if cue.infinitive && (lists::withholds(back(1)) || back(1) == "to" && lists::withholds(back(2))) {
        return true;
    }
    (cue.words.start..cue.head).any(|at| crate::wordclass::lemma(&reading.words[at].lower).is_some_and(lists::withholds))
}

/// `did not say that`, but "did not accuse them of lying" says nothing of what was said.
fn is_denied(frame: Frame) -> bool {
    !matches!(frame, Frame::According | Frame::Colon | Frame::Noun)
}

fn stated(reading: &Reading<'_>, statement: &Statement, complement: Complement, wording: Wording) -> Standing {
    let cue = &statement.cue;
    let named = lists::names_content(cue.lemma, &reading.words[cue.words.end - 1].lower);
    let uttered = wording == Wording::Uttered;
    let clause = complement == Complement::Clause;
    // "Bridge to close, Brell says", "Brell says no to bridge": a headline leaves out verbs.
    let words: usize = statement.content.iter().map(ExactSizeIterator::len).sum();
    let headline = words > 1 && reading.is_headline(cue.head);
    // "urged restraint", but "urged the horse over the fence"
    let driven = || {
        let first = statement.content.first().map(|content| &reading.words[content.start]);
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
            let words = statement.content.first().map_or(&[][..], |content| &reading.words[content.clone()]);
            let asked_for = cue.opening != Opening::Preposition && words.iter().take(6).any(|word| word.is("for"));
            said(!cue.passive && (uttered || clause || asked_for || complement == Complement::Infinitive))
        }
        Frame::Say | Frame::Write | Frame::Utter | Frame::Tell => match complement {
            _ if uttered || clause => Standing::Said,
            _ if headline && matches!(cue.frame, Frame::Say | Frame::Tell) => Standing::Said,
            // "is said to be", "was reported to have": nobody says it.
            Complement::Infinitive => said(!cue.passive || cue.frame == Frame::Tell),
            Complement::Gerund => {
                said(named || opens_gerund(reading, statement) && matches!(cue.lemma, "admit" | "deny" | "suggest"))
            }
            _ if lists::takes_stance(cue.lemma) => Standing::Stance,
            _ => said(named && !cue.passive),
        },
        Frame::Judge => judged(uttered || clause || named || matches!(complement, Complement::Gerund | Complement::Predicate)),
        Frame::Support => judged(uttered || clause),
        Frame::Urge => said(uttered || clause || complement == Complement::Infinitive || named && !cue.passive && !driven()),
    }
}

/// The form of what a statement reports.
pub(crate) fn complement(reading: &Reading<'_>, statement: &Statement) -> Complement {
    let Some(content) = statement.content.first() else { return Complement::Phrase };
    // "The bridge, Brell said, would open in May."
    let rest = statement.content[1..].iter().any(|part| reading.words[part.clone()].iter().any(Word::is_tensed));
    // "rejected the claim that it was unsafe": somebody else claims it.
    let own = !matches!(statement.cue.frame, Frame::Judge | Frame::Support);
    if rest || own && states_that(reading, content) {
        return Complement::Clause;
    }
    let cue = &statement.cue;
    let words = &reading.words[content.clone()];
    let behind = content.start >= cue.words.end;
    // "asked that it be closed": a subjunctive has no tense.
    let verb = |word: &Word<'_>| word.is_tensed() || cue.opening == Opening::That && word.is_finite();
    if behind && matches!(cue.opening, Opening::That | Opening::Wh) && words.iter().any(verb) {
        return Complement::Clause;
    }
    // "pointed out that the law dates from 1972": `that` opens a clause, whatever is taken for its verb.
    if behind && cue.opening == Opening::That && cue.is_saying() && words.len() > 3 {
        return Complement::Clause;
    }
    // "slammed his team as the year ended": what the conjunction opens is no part of what the verb takes.
    let nominal = behind && cue.opening == Opening::Phrase;
    let conjunction = |at: usize| {
        let word = &words[at];
        let time = word.class == WordClass::Subordinator
            || matches!(&*word.lower, "as" | "when" | "after" | "before" | "while" | "since" | "until");
        let verb = |word: &Word<'_>| word.is_tensed() || word.is_finite();
        // "praised the plan but would not vote"
        let joined = word.class == WordClass::Coordinator
            && words.get(at + 1).is_some_and(|next| next.is_tensed() || next.class == WordClass::Modal);
        if at > 0 && joined {
            return true;
        }
        at > 0 && time && words[at + 1..].iter().take(8).take_while(|word| !word.is_mark()).any(verb)
    };
    let words = if nominal { &words[..(0..words.len()).find(|&at| conjunction(at)).unwrap_or(words.len())] } else { words };
    let bound = words.iter().position(|word| opens_relative(word) && !word.is("that")).unwrap_or(words.len());
    let relative = words.iter().enumerate().skip(1).position(|(_, word)| word.is("that") || word.is("who") || word.is("which"));
    let main = &words[..bound.min(relative.map_or(words.len(), |at| at + 1))];
    if main.iter().skip(1).any(Word::is_tensed)
        || words.first().is_some_and(|word| word.is("that")) && words.iter().any(Word::is_tensed)
        || has_main_verb(words)
        || is_bare_clause(cue, words)
    {
        return Complement::Clause;
    }
    if has_infinitive(main) {
        return Complement::Infinitive;
    }
    if takes_gerund(reading, cue.frame, content, main) {
        return Complement::Gerund;
    }
    if main.iter().skip(1).any(|word| word.is("as")) || is_predicate(cue.lemma, main) {
        return Complement::Predicate;
    }
    Complement::Phrase
}

/// `repeated his claim that the bridge was old`
fn states_that(reading: &Reading<'_>, content: &Range<usize>) -> bool {
    let noun = |at: usize| lists::reporting_noun(&reading.words[at].lower).is_some();
    content.clone().take(5).any(|at| noun(at) && at + 1 < content.end && reading.words[at + 1].is("that"))
}

/// "Students who feel ill should visit the centre": more verbs with a tense than relative clauses to take them.
fn has_main_verb(words: &[Word<'_>]) -> bool {
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
fn is_bare_clause(cue: &Candidate, words: &[Word<'_>]) -> bool {
    let opens = match cue.opening {
        Opening::End | Opening::Comma => true,
        Opening::Clause => !lists::takes_stance(cue.lemma) && !lists::names_content(cue.lemma, ""),
        _ => false,
    };
    let verb = |at: usize| {
        let (word, next) = (&words[at], words.get(at + 1));
        let told = words[at - 1].class == WordClass::Noun && !words[at - 1].is_mark();
        word.quoted.is_none() && word.is_finite() && told && !next.is_some_and(|next| next.is("by"))
    };
    opens && matches!(cue.frame, Frame::Say | Frame::Tell) && (1..words.len()).any(verb)
}

fn opens_relative(word: &Word<'_>) -> bool {
    word.class == WordClass::Relative
}

/// `to leave`, `both sides to leave`: not `to the council`.
fn has_infinitive(words: &[Word<'_>]) -> bool {
    let verb = |word: &Word<'_>| {
        matches!(word.class, WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base) | WordClass::Auxiliary)
            || word.tag == Tag::Verb && word.tense == Some(Form::Base)
    };
    words.windows(2).any(|pair| pair[0].class == WordClass::To && (verb(&pair[1]) || pair[1].class == WordClass::Adverb))
}

/// `of lying`, `for failing to act`; the cue may have taken the preposition.
fn takes_gerund(reading: &Reading<'_>, frame: Frame, content: &Range<usize>, words: &[Word<'_>]) -> bool {
    let ing = is_gerund;
    let preposition = |word: &Word<'_>| word.class == WordClass::Preposition;
    let taken = content.start.checked_sub(1).is_some_and(|before| preposition(&reading.words[before]));
    // "denied operating any such scheme"
    let says = !matches!(frame, Frame::Judge | Frame::Support);
    let behind = says && content.start.checked_sub(1).is_some_and(|before| reading.words[before].is_verb());
    let opens = (taken || behind) && words.first().is_some_and(|word| ing(word) || word.is("having"));
    opens || words.windows(2).any(|pair| (pair[0].is("of") || pair[0].is("for")) && ing(&pair[1]))
}

/// `denies doing it`, not `denies two counts of causing it`
fn opens_gerund(reading: &Reading<'_>, statement: &Statement) -> bool {
    let first = statement.content.first().map(|content| &reading.words[content.start]);
    first.is_some_and(|word| is_gerund(word) || word.is("having"))
}

fn is_gerund(word: &Word<'_>) -> bool {
    let tagged = word.tag == Tag::Verb && word.tense == Some(Form::Gerund);
    word.form() == Some(VerbForm::Ing) || word.is("doing") || tagged
}

/// `called the plan a disgrace`, `accused them of fraud`
fn is_predicate(lemma: &str, words: &[Word<'_>]) -> bool {
    let article = |word: &Word<'_>| word.class == WordClass::Determiner;
    let names = lists::does(lemma, "names");
    let second = || {
        let pronoun = words
            .first()
            .is_some_and(|word| matches!(word.class, WordClass::ObjectPronoun | WordClass::SubjectPronoun | WordClass::Pronoun));
        let adjective = words.last().is_some_and(|word| word.class == WordClass::Adjective);
        // "called his players together after the match"
        let second = |pair: &[Word<'_>]| article(&pair[1]) && pair[0].class != WordClass::Preposition;
        pronoun && words.len() > 1 || adjective || words.windows(2).any(second)
    };
    names && second() || lists::does(lemma, "charges") && words.iter().any(|word| word.is("of") || word.is("for"))
}
