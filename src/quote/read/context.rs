//! What each word of a unit is, beside its neighbours: a verb or a noun, an adjective or a participle.

use crate::entity::{Mention, MentionForm};
use crate::lexicon::{IRREGULAR_PARTICIPLES, rule_words};
use crate::quote::read::lead::{closes_sentence, follows_insertion, is_copula, is_pair};
use crate::quote::read::lists;
use crate::quote::read::word::Word;
use crate::token::TokenKind;
use crate::wordclass::{self, VerbForm, WordClass};
use crate::words::{Stretch, Tag};

/// Settles what each word of a unit is from the words beside it.
pub(crate) fn settle(words: &mut [Word<'_>], headline: bool, mentions: &[Mention]) {
    let shouted = words.len() > 3
        && words.iter().filter(|word| word.capital).count() * 10 > words.iter().filter(|word| !word.is_mark()).count() * 7;
    for at in 0..words.len() {
        let here = Here { words: Stretch::whole(words), word: &words[at], at };
        words[at].class = settled(&here, headline || shouted, mentions);
    }
}

/// A word of a unit, beside its neighbours.
struct Here<'w, 't> {
    words: Stretch<'w, Word<'t>>,
    word: &'w Word<'t>,
    at: usize,
}

impl<'w, 't> Here<'w, 't> {
    fn before(&self) -> Option<&'w Word<'t>> {
        self.words.before(self.at)
    }

    fn after(&self) -> Option<&'w Word<'t>> {
        self.words.after(self.at)
    }

    /// All words before it.
    fn lead(&self) -> Stretch<'w, Word<'t>> {
        self.words.up_to(self.at)
    }
}

fn settled(here: &Here<'_, '_>, titled: bool, mentions: &[Mention]) -> WordClass {
    let (word, class) = (here.word, in_context(here, titled, mentions));
    let tagged = by_tag(word, class, titled);
    // The tag says nothing more of a word that is no verb.
    let certain = tagged == class
        || here.before().is_some_and(|before| reports_at_end(here, before))
        || follows_words_in_marks(here) && class != WordClass::Noun
        || lists::reports(&word.lower) && follows_insertion(here.lead()) && class != WordClass::Noun
        || disagrees(here)
        || compounds(here)
        || class != WordClass::Noun && reports_behind_subject(here);
    if certain { class } else { tagged }
}

/// "She cautions that", "the mayor wonders who": only a verb stands between its subject and what it reports.
fn reports_behind_subject(here: &Here<'_, '_>) -> bool {
    let WordClass::VerbOrNoun(form @ (VerbForm::Base | VerbForm::ThirdPerson)) = here.word.class else { return false };
    let reports = wordclass::lemma(&here.word.lower).and_then(lists::frame).is_some();
    // "several players claim they are owed"
    if form == VerbForm::Base {
        let several = |before: &Word<'_>| before.class == WordClass::Noun && lists::is_plural_noun(&before.lower);
        let they = |after: &Word<'_>| after.class == WordClass::SubjectPronoun || after.is("that");
        return reports && here.before().is_some_and(several) && here.after().is_some_and(they);
    }
    let pronoun = |before: &Word<'_>| before.class == WordClass::SubjectPronoun;
    let clause = |after: &Word<'_>| after.is("that") || after.class == WordClass::Wh;
    reports && (here.before().is_some_and(pronoun) || here.after().is_some_and(clause))
}

/// "one nurse pay supporter": no verb, as one nurse pays.
fn disagrees(here: &Here<'_, '_>) -> bool {
    let noun = |word: &Word<'_>| word.class == WordClass::Noun && !word.is_mark();
    let one = |word: &Word<'_>| rule_words!("one-of").has(&word.lower);
    let mut lead = here.lead().back();
    let base = matches!(here.word.class, WordClass::VerbOrNoun(VerbForm::Base));
    base && here.after().is_some_and(noun) && lead.next().is_some_and(noun) && lead.next().is_some_and(one)
}

/// "While security guarantees for Tarn remain a priority": a noun behind one that stands bare, before a preposition.
fn compounds(here: &Here<'_, '_>) -> bool {
    let third = matches!(here.word.class, WordClass::VerbOrNoun(VerbForm::ThirdPerson));
    let mut lead = here.lead().back();
    let noun = |word: &Word<'_>| word.class == WordClass::Noun && !word.is_mark() && !word.capital && !word.lower.ends_with('s');
    let opens = |word: &Word<'_>| matches!(word.class, WordClass::Subordinator | WordClass::Preposition | WordClass::Coordinator);
    let bare = lead.next().is_some_and(noun) && lead.next().is_some_and(|word| opens(word) || word.is("while"));
    third && bare && here.after().is_some_and(|after| after.class == WordClass::Preposition)
}

/// “Please do not travel,” the operator tweets.
fn follows_words_in_marks(here: &Here<'_, '_>) -> bool {
    let mark = here.lead().tail(5).back().find(|word| word.quoted.is_some() || word.is_mark());
    mark.is_some_and(|word| word.quoted.is_some())
        && wordclass::is_speech_verb(&here.word.lower)
        && here.after().is_none_or(|after| after.is_mark() && after.quoted.is_none())
}

/// What the learned tag says of a word that can be a verb or a noun, where the words beside it do not tell. Titles are left alone.
fn by_tag(word: &Word<'_>, class: WordClass, titled: bool) -> WordClass {
    match (word.class, class, word.tag) {
        _ if titled || word.mention.is_some() => class,
        (WordClass::VerbOrNoun(form), WordClass::Noun, Tag::Verb) if word.is_tensed() => WordClass::Verb(form),
        (WordClass::VerbOrNoun(_), WordClass::Verb(_), Tag::Noun | Tag::Propn | Tag::Adj) => WordClass::Noun,
        (WordClass::Verb(VerbForm::Past | VerbForm::Participle), WordClass::Verb(_), Tag::Adj) => WordClass::Adjective,
        _ => class,
    }
}

fn in_context(here: &Here<'_, '_>, titled: bool, mentions: &[Mention]) -> WordClass {
    let (before, word, after) = (here.before(), here.word, here.after());
    let named = word.mention.is_some_and(|mention| matches!(mentions[mention].form, MentionForm::Name | MentionForm::Acronym));
    if named {
        return WordClass::Noun;
    }
    let opens = before.is_none_or(|before| before.is_mark());
    if word.capital && !titled && !opens && !matches!(word.class, WordClass::SubjectPronoun) && word.lower.len() > 1 {
        let open_class =
            matches!(word.class, WordClass::Verb(_) | WordClass::VerbOrNoun(_) | WordClass::Adjective | WordClass::Adverb);
        if open_class {
            return WordClass::Noun;
        }
    }
    // "Sentencing Otis Brandt in the Royal Court, the judge said"
    let participle = opens && word.tag == Tag::Verb && word.mention.is_none() && word.lower.ends_with("ing");
    if participle && after.is_some_and(|after| after.mention.is_some()) {
        return WordClass::Verb(VerbForm::Ing);
    }
    if let Some(class) = by_itself(here) {
        return class;
    }
    let varies = match word.class {
        WordClass::Verb(_) | WordClass::VerbOrNoun(_) => true,
        WordClass::Noun => word.tag == Tag::Adj,
        _ => false,
    };
    // Whatever stands beside it.
    if !varies {
        return word.class;
    }
    // "State Senator Dana Brell", "according to press reports"
    let titles = opens && !titled && word.capital && after.is_some_and(|after| after.capital && after.class == WordClass::Noun);
    let to = before.is_some_and(|before| before.is("to"));
    let accords = to && here.lead().back().nth(1).is_some_and(|word| word.is("according"));
    if matches!(word.class, WordClass::VerbOrNoun(_)) && (titles || accords) {
        return WordClass::Noun;
    }
    let Some(before) = before else {
        // "Remarks come amid talks": a noun where a verb follows.
        let subject = matches!(word.class, WordClass::VerbOrNoun(_)) && after.is_some_and(|after| after.is_finite());
        // "State rules forbid it."
        let opens = !titled && matches!(word.class, WordClass::VerbOrNoun(VerbForm::Base | VerbForm::ThirdPerson));
        return if subject || opens { WordClass::Noun } else { word.class };
    };
    beside(here, before, titled)
}

/// What a word is beside the word before it.
fn beside(here: &Here<'_, '_>, before: &Word<'_>, titled: bool) -> WordClass {
    let (word, after) = (here.word, here.after());
    // "a source close to Ona Harkin"
    if word.is("close") && before.class == WordClass::Noun && after.is_some_and(|after| after.is("to")) {
        return WordClass::Adjective;
    }
    // "people familiar with the matter", "officials aware of it"
    let described = word.tag == Tag::Adj && word.class == WordClass::Noun && before.class == WordClass::Noun;
    if described && !before.is_mark() && after.is_some_and(|after| after.class == WordClass::Preposition) {
        return WordClass::Adjective;
    }
    let nominal_before =
        matches!(before.class, WordClass::Determiner | WordClass::Possessive | WordClass::Adjective | WordClass::Number)
            || before.kind == TokenKind::Possessive;
    match word.class {
        // "many posts", but "many post it"
        WordClass::VerbOrNoun(VerbForm::ThirdPerson) if lists::does(&before.lower, "counts") => WordClass::Noun,
        WordClass::VerbOrNoun(_) if nominal_before || before.class == WordClass::Preposition => WordClass::Noun,
        // "the mayor is correct": no verb.
        WordClass::Verb(VerbForm::Base) | WordClass::VerbOrNoun(VerbForm::Base)
            if is_copula(before) && !IRREGULAR_PARTICIPLES.contains(&*word.lower) =>
        {
            WordClass::Adjective
        }
        WordClass::VerbOrNoun(form) if is_verb(here, before, form, titled) => WordClass::Verb(form),
        WordClass::VerbOrNoun(_) => WordClass::Noun,
        // "Another told reporters": a determiner that stands for somebody.
        WordClass::Verb(VerbForm::Past)
            if lists::does(&before.lower, "stands-alone") && wordclass::is_speech_verb(&word.lower) =>
        {
            word.class
        }
        // "a number of pledged votes"
        WordClass::Verb(VerbForm::Past | VerbForm::Participle)
            if before.class == WordClass::Preposition
                && after.is_some_and(|after| {
                    let noun = matches!(after.class, WordClass::Noun | WordClass::VerbOrNoun(_));
                    noun && !after.is_mark() && !after.capital
                }) =>
        {
            WordClass::Adjective
        }
        WordClass::Verb(VerbForm::Past | VerbForm::Participle | VerbForm::Ing)
            if nominal_before
                && after.is_some_and(|after| {
                    matches!(after.class, WordClass::Noun | WordClass::Number | WordClass::VerbOrNoun(_)) && !after.is_mark()
                }) =>
        {
            WordClass::Adjective
        }
        WordClass::Verb(VerbForm::Base) if nominal_before && before.class != WordClass::Adjective => WordClass::Noun,
        // "misused by malign neighbours"
        WordClass::Verb(VerbForm::Base) if before.class == WordClass::Preposition => WordClass::Adjective,
        class => class,
    }
}

/// What a few words are, whose class the words right beside them settle.
fn by_itself(here: &Here<'_, '_>) -> Option<WordClass> {
    let word = here.word;
    let after = here.after().filter(|after| after.quoted.is_none());
    match &*word.lower {
        // "in May 2023"
        _ if word.dated && word.capital && word.class == WordClass::Modal => Some(WordClass::Noun),
        "according" if after.is_some_and(|after| after.is("to")) => Some(WordClass::Preposition),
        "one" if opens_noun(here.words.from(here.at + 1)) => Some(WordClass::Number),
        // "the former first lady"
        "first" if here.before().is_some_and(opens_attribute) && opens_noun(here.words.from(here.at + 1)) => {
            Some(WordClass::Adjective)
        }
        // "who coined the word, once said"
        "once" if after.is_some_and(Word::is_finite) => Some(WordClass::Adverb),
        // "the i reported"
        "i" if !word.capital && here.before().is_some_and(|before| before.class == WordClass::Determiner) => {
            Some(WordClass::Noun)
        }
        // "the 41-year-old told reporters"
        age if age.ends_with("-year-old") => {
            let noun = after.is_some_and(|after| after.class == WordClass::Noun && !after.is_mark());
            Some(if noun { WordClass::Adjective } else { WordClass::Noun })
        }
        _ => None,
    }
}

/// Whether a word that can be a verb or a noun is a verb here.
fn is_verb(here: &Here<'_, '_>, before: &Word<'_>, form: VerbForm, titled: bool) -> bool {
    let after = here.after();
    let third = form == VerbForm::ThirdPerson;
    let base = form == VerbForm::Base;
    if opens_verb(before) || !third && !base {
        return true;
    }
    // "He praises the council and calls it honest."
    let coordinated = || third && before.class == WordClass::Coordinator && after.is_some_and(opens_object);
    // "could only claim"
    let modal = || base && before.class == WordClass::Adverb && modal_before(here.lead());
    // "“It was chaos,” recalls Ida Vale"
    let inverted = || third && before.quoted.is_some() && before.is_mark() && after.is_some_and(opens_phrase);
    // "Brell, the mayor, calls her", "Brell (D-Tarn) calls her"
    let told = || {
        let noun = |after: &Word<'_>| after.class == WordClass::Noun && !after.is_mark() && lists::reports(&here.word.lower);
        third && follows_insertion(here.lead()) && after.is_some_and(|after| opens_complement(after) || noun(after))
    };
    coordinated()
        || modal()
        || inverted()
        || told()
        || reports_at_end(here, before)
        || follows_its_subject(here, before, form, titled)
}

/// Whether a verb that reports stands with its subject behind what it reports: "The bridge is old, documents seen by the Courier show.",
/// "The bridge is old, engineers report.", "The bridge is old, say engineers"
fn reports_at_end(here: &Here<'_, '_>, before: &Word<'_>) -> bool {
    let (word, after) = (here.word, here.after());
    let WordClass::VerbOrNoun(form @ (VerbForm::Base | VerbForm::ThirdPerson)) = word.class else { return false };
    let inverts = || before.is(",") && form == VerbForm::Base && after.is_some_and(|after| lists::is_plural_noun(&after.lower));
    // "The Alliance calls on the minister to resign."
    let calls = || {
        let (words, at) = (here.words, here.at);
        let lemma = wordclass::lemma(&word.lower);
        let phrasal = lemma.and_then(|lemma| lists::phrasal_frame(lemma, words.lower(at + 1), words.lower(at + 2)));
        let object = words.at(at + 2).is_none_or(|word| opens_object(word) || word.capital || word.is_mark());
        // "The petition calls for the limit to be lifted."
        let speaks = || lists::speaker_noun(&before.lower).is_some() && !before.lower.ends_with('s');
        let noun = before.class == WordClass::Noun && (before.capital || speaks());
        form == VerbForm::ThirdPerson && noun && phrasal.is_some() && object
    };
    lists::reports(&word.lower) && (closes_sentence(here.lead(), after, form) || inverts()) || calls()
}

/// Whether a noun that agrees with it stands right before the verb, and what a verb takes behind it.
fn follows_its_subject(here: &Here<'_, '_>, before: &Word<'_>, form: VerbForm, titled: bool) -> bool {
    let after = here.after();
    // "We won," Brell notes.
    let ends = after.is_none_or(|after| after.is_mark() || after.class == WordClass::Preposition);
    let closes = ends && here.lead().tail(6).any(|word| word.quoted.is_some());
    let goes_on = closes || after.is_some_and(opens_complement);
    let agrees = match form {
        VerbForm::ThirdPerson => !before.lower.ends_with('s') || before.capital,
        _ => before.lower.ends_with('s') || lists::is_plural(&before.lower) || is_pair(here.lead()),
    };
    let pronoun = matches!(before.class, WordClass::Pronoun | WordClass::Relative);
    let noun = pronoun || matches!(before.class, WordClass::Noun | WordClass::Adverb);
    noun && agrees && (goes_on || before.capital && titled || pronoun)
}

/// A word that what describes a noun follows: `the`, `her`, `former`.
fn opens_attribute(word: &Word<'_>) -> bool {
    matches!(word.class, WordClass::Determiner | WordClass::Possessive | WordClass::Adjective)
        || word.kind == TokenKind::Possessive
}

/// Whether a noun follows, alone or behind what describes it: `engineer`, `senior engineer`, `unnamed engineer`.
fn opens_noun(words: Stretch<'_, Word<'_>>) -> bool {
    let noun = |word: &Word<'_>| {
        let class = match word.class {
            WordClass::VerbOrNoun(_) => word.tag == Tag::Noun,
            class => matches!(class, WordClass::Noun | WordClass::Adjective),
        };
        class && !word.is_mark()
    };
    let participle = |word: &Word<'_>| matches!(word.class, WordClass::Verb(VerbForm::Past | VerbForm::Participle));
    words.first().is_some_and(|first| noun(words.iter().nth(1).filter(|_| participle(first)).unwrap_or(first)))
}

/// A name, or a word that opens a noun phrase.
fn opens_phrase(word: &Word<'_>) -> bool {
    let opens = matches!(word.class, WordClass::Determiner | WordClass::Possessive | WordClass::Number);
    word.quoted.is_none() && !word.is_mark() && (opens || word.capital)
}

/// What follows a verb that stands without its subject: `calls her`, `calls the plan`.
fn opens_object(after: &Word<'_>) -> bool {
    let word = matches!(
        after.class,
        WordClass::Determiner | WordClass::Possessive | WordClass::ObjectPronoun | WordClass::SubjectPronoun | WordClass::Pronoun
    );
    word || after.quoted.is_some()
}

/// Whether a modal or `to` stands at the end of the words, adverbs aside.
fn modal_before(words: Stretch<'_, Word<'_>>) -> bool {
    let last = words.tail(3).back().find(|word| word.class != WordClass::Adverb);
    last.is_some_and(|word| matches!(word.class, WordClass::Modal | WordClass::To))
}

/// What a verb follows: `to`, a modal, a subject pronoun, an auxiliary, `not`.
fn opens_verb(before: &Word<'_>) -> bool {
    matches!(
        before.class,
        WordClass::To | WordClass::Modal | WordClass::SubjectPronoun | WordClass::Auxiliary | WordClass::Negation
    ) || before.is("who")
}

/// What follows a verb rather than a noun: a determiner, a pronoun, `that`, `to`, a quotation, a name.
fn opens_complement(after: &Word<'_>) -> bool {
    matches!(
        after.class,
        WordClass::Determiner
            | WordClass::Possessive
            | WordClass::SubjectPronoun
            | WordClass::ObjectPronoun
            | WordClass::Pronoun
            | WordClass::Relative
            | WordClass::Wh
            | WordClass::To
            | WordClass::Number
            | WordClass::Adverb
    ) || after.quoted.is_some()
        || after.capital
        || after.is(":")
}
