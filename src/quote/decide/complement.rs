//! The form of what a cue reports: a clause, an infinitive, a gerund, a predicate, or a noun phrase alone.

use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::decide::statement::Statement;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::{Reading, Word};
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Stretch, Tag};

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
    // "reported for duty on a shift that was long", "went after the firm when it fell": the preposition takes a noun phrase.
    let taken = reading.all().before(cue.words.end).is_some_and(|word| lists::does(&word.lower, "takes-noun"));
    // "said about 20 people had come"
    let counts = words.first().is_some_and(|word| word.class == WordClass::Number);
    let taken = taken && behind && !counts && matches!(cue.opening, Opening::Phrase | Opening::Clause | Opening::Preposition);
    let nominal = taken || behind && cue.opening == Opening::Phrase;
    let words = if nominal { without_conjunction(words) } else { words };
    let main = words.leading(|word| !opens_relative(word) || word.is("that"));
    let (first, behind_first) = (words.first(), main.from(words.start() + 1));
    let relative = behind_first.find(|word| word.is("that") || word.is("who") || word.is("which"));
    let main = main.up_to(relative.unwrap_or(main.end()));
    let behind_first = main.from(words.start() + 1);
    let clause = behind_first.any(Word::is_tensed)
        || first.is_some_and(|word| word.is("that")) && words.any(Word::is_tensed)
        || has_main_verb(words)
        || is_bare_clause(cue, main);
    if clause && !taken {
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
pub(super) fn first_part<'r, 'a>(reading: &'r Reading<'a>, statement: &Statement) -> Stretch<'r, Word<'a>> {
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
pub(super) fn opens_gerund(reading: &Reading<'_>, statement: &Statement) -> bool {
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
