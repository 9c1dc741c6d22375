//! What is attached to a noun phrase: `for the council`, `of Tarn, who spoke first,`, `seen by the Courier`.

use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::read::lists::{self, SpeakerNoun};
use crate::quote::read::phrase;
use crate::quote::read::{Reading, Word};
use crate::wordclass::{VerbForm, WordClass};
use crate::words::Stretch;

/// The most words that are attached to a noun phrase.
const LONGEST: usize = 60;

/// On which side of its cue a source stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Behind,
}

/// The words behind a noun phrase, up to a limit.
pub(super) struct Attached<'r, 'a> {
    pub reading: &'r Reading<'a>,
    pub limit: usize,
    pub side: Side,
    /// The noun phrase is a name.
    pub named: bool,
}

impl<'a> Attached<'_, 'a> {
    /// The words up to the limit.
    fn words(&self) -> Stretch<'_, Word<'a>> {
        self.reading.all().up_to(self.limit)
    }

    /// The word at a place outside quotations.
    fn word(&self, at: usize) -> Option<&Word<'a>> {
        self.words().at(at).filter(|word| word.quoted.is_none())
    }

    /// Where a source ends that stands before its cue: all up to the cue belongs to it, or only what opens as an attachment does.
    pub(super) fn before(&self, from: usize) -> usize {
        // "a report published on Tuesday": the time is the participle's.
        let participle = self.word(from).is_some_and(Word::is_verb);
        let gap = from..if participle { self.limit } else { self.without_adverbials(from) };
        if gap.len() <= LONGEST && self.belongs(&gap) {
            let closing = self.word(gap.end - 1).is_some_and(|word| word.is(",") || word.is("(") || word.is_dash());
            return gap.end - usize::from(closing);
        }
        self.steps(from)
    }

    /// Where the adverbs and times begin that stand right before the cue.
    fn without_adverbials(&self, from: usize) -> usize {
        let mut gap = self.words().from(from);
        while let Some(last) = gap.last() {
            if last.class == WordClass::Adverb || last.class == WordClass::ObjectPronoun {
                gap = gap.up_to(gap.end() - 1);
            } else if last.dated && last.quoted.is_none() {
                gap = gap.up_to(gap.trailing(|word| word.dated || is_small(word)).start());
                let taken = gap.last().is_some_and(|word| word.class == WordClass::Preposition);
                gap = gap.up_to(gap.end() - usize::from(taken));
            } else {
                break;
            }
        }
        gap.end()
    }

    /// Whether the words between a phrase and its cue are all attached to the phrase: no clause of its own among them.
    fn belongs(&self, gap: &Range<usize>) -> bool {
        let Some(first) = self.word(gap.start).filter(|_| !gap.is_empty()) else { return false };
        let Some(last) = self.words().before(gap.end) else { return false };
        let set_off = |word: &Word<'_>| word.is(",") || word.is_dash();
        let opens = match first.class {
            _ if set_off(first) => gap.len() > 2 && set_off(last) && self.opens_apposition(gap),
            _ if first.is("(") => true,
            _ if self.is_close_to(gap.start) => self.noun_phrase(gap.start + 2).is_some(),
            WordClass::Preposition | WordClass::To => self.complement(gap.start).is_some(),
            WordClass::Coordinator => self.noun_phrase(gap.start + 1).is_some(),
            WordClass::Relative => !self.named && gap.len() > 1,
            WordClass::Verb(VerbForm::Ing) => !self.named && gap.len() > 1,
            WordClass::Verb(_) => self.participle(gap.start).is_some(),
            _ => false,
        };
        let hangs = matches!(last.class, WordClass::Coordinator | WordClass::Subordinator) || last.is("that");
        opens && !hangs && self.has_no_clause(gap)
    }

    /// Whether a noun phrase, a participle or a relative clause follows the comma; not an aside: `however`, `for example`.
    fn opens_apposition(&self, gap: &Range<usize>) -> bool {
        let start = gap.start + 1;
        let Some(word) = self.word(start) else { return false };
        match word.class {
            WordClass::Relative | WordClass::Verb(VerbForm::Ing) => true,
            WordClass::Adverb => self.apposed(start + 1).is_some(),
            _ => word.is("whose") || word.is("of") || self.apposed(start).is_some(),
        }
    }

    /// The end of the noun phrase at the word, where it can be an apposition: no lone small word, nor the next name of a list.
    fn apposed(&self, start: usize) -> Option<usize> {
        let first = self.word(start)?;
        let end = self.noun_phrase(start)?;
        let lone = end == start + 1 && first.class == WordClass::Noun && !first.capital;
        let listed = self.named && self.is_person(end - 1);
        (!lone && !listed && !first.dated).then_some(end)
    }

    fn is_person(&self, at: usize) -> bool {
        let mentions = &self.reading.entities.mentions;
        let person = |mention: usize| mentions[mention].kind == crate::entity::EntityType::Person;
        self.word(at).is_some_and(|word| word.capital && word.mention.is_some_and(person))
    }

    /// Whether every finite verb of the words stands in a relative clause or is a participle.
    fn has_no_clause(&self, words: &Range<usize>) -> bool {
        let mut relative = false;
        for at in words.clone() {
            let Some(word) = self.word(at) else { return false };
            relative = match word.class {
                WordClass::Relative => true,
                _ if word.is(",") => false,
                _ => relative || word.is("whose") || word.is("where"),
            };
            // "Brell, in her new office, said": an aside of another kind.
            let next = self.word(at + 1).filter(|_| word.is(",") && at + 1 < words.end);
            let aside = next.is_some_and(|next| {
                next.class == WordClass::Subordinator || next.class == WordClass::Preposition && !is_close(next)
            });
            if aside {
                return false;
            }
            if word.is_finite() && !relative && self.participle(at).is_none() {
                return false;
            }
        }
        true
    }

    /// Where the attachments end that follow one another from here.
    pub(super) fn steps(&self, from: usize) -> usize {
        let mut end = from;
        while end - from < LONGEST {
            match self.bare_step(end).or_else(|| self.apposition(end)) {
                Some(next) => end = next,
                None => break,
            }
        }
        end
    }

    /// The end of an attachment that no comma sets off.
    fn bare_step(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        match word.class {
            _ if word.is("(") => self.bracket(at),
            _ if self.is_close_to(at) => self.noun_phrase(at + 2),
            WordClass::Preposition | WordClass::To => self.complement(at),
            WordClass::Coordinator => self.coordinated(at),
            // "was told by the mayor that the road was open": what the mayor told.
            WordClass::Relative if word.is("that") && !self.word(at + 1).is_some_and(Word::is_finite) => None,
            WordClass::Relative if !self.named && self.side == Side::Behind => self.clause(at),
            WordClass::Verb(_) => self.participle(at),
            _ => None,
        }
    }

    /// `a source close to Ona Harkin`
    fn is_close_to(&self, at: usize) -> bool {
        let is = |at: usize, text: &str| self.word(at).is_some_and(|word| word.is(text));
        is(at, "close") && is(at + 1, "to")
    }

    /// `(D-Tarn)`
    fn bracket(&self, at: usize) -> Option<usize> {
        let inside = self.words().part(at + 1..at + 8).leading(|word| word.quoted.is_none());
        inside.find(|word| word.is(")")).map(|close| close + 1)
    }

    /// `for the council`, `of Tarn`.
    fn complement(&self, at: usize) -> Option<usize> {
        let preposition = self.word(at)?;
        let end = self.noun_phrase(at + 1)?;
        let words = self.reading.part(&(at + 1..end));
        let head = words.last()?;
        if words.all(|word| word.dated || is_small(word)) || words.first()?.class == WordClass::SubjectPronoun {
            return None;
        }
        let proper = words.any(|word| word.capital && word.mention.is_some());
        let close = is_close(preposition);
        // "Brell in a statement said": how it is said, not who says it.
        let message = lists::reporting_noun(&head.lower).is_some() || lists::speaker_noun(&head.lower) == Some(SpeakerNoun::Text);
        let wanted = match self.side {
            _ if rule_words!("not-of-source").has(&preposition.lower) => false,
            _ if self.named => close && proper && !preposition.is("for"),
            _ if close || preposition.is("by") => true,
            Side::Before => !message,
            Side::Behind => rule_words!("of-source").has(&preposition.lower) && proper && !message,
        };
        wanted.then_some(end)
    }

    /// `and the mayor`, where another clause does not begin.
    fn coordinated(&self, at: usize) -> Option<usize> {
        let end = self.noun_phrase(at + 1)?;
        let head = self.reading.all().before(end)?;
        let people =
            self.is_person(end - 1) || matches!(lists::speaker_noun(&head.lower), Some(SpeakerNoun::Person | SpeakerNoun::Body));
        let verb = self.word(end).is_some_and(Word::is_finite);
        let closes = match self.side {
            Side::Before => verb || end == self.limit,
            Side::Behind => {
                !verb
                    && self
                        .word(end)
                        .is_none_or(|word| word.is_mark() || matches!(word.class, WordClass::Preposition | WordClass::Relative))
            }
        };
        (people && closes).then_some(end)
    }

    /// `seen by the Courier`, `published on Tuesday`.
    fn participle(&self, at: usize) -> Option<usize> {
        let word = self.word(at).filter(|_| !self.named)?;
        let before = self.words().before(at)?;
        // "its chief executive said on Sunday": a verb, where "a letter sent on Sunday" has a participle.
        let says = word.is_tensed() && lists::reports(&word.lower);
        let form = word.is_past() && !says;
        if !form || before.class != WordClass::Noun && !before.is(",") || before.is_mark() && !before.is(",") {
            return None;
        }
        let next = self.word(at + 1)?;
        let end = if next.class == WordClass::Preposition { self.noun_phrase(at + 2)? } else { at + 1 };
        let time = self.words().from(end).leading(|word| word.dated && word.quoted.is_none());
        (time.end() > at + 1).then_some(time.end())
    }

    /// `, the mayor of Tarn` or `, who was there`, up to what closes it.
    fn apposition(&self, at: usize) -> Option<usize> {
        self.word(at).filter(|word| word.is(",") || word.is_dash() && self.side == Side::Before)?;
        let mut start = at + 1;
        start += usize::from(self.word(start)?.class == WordClass::Adverb);
        let first = self.word(start)?;
        if first.class == WordClass::Relative || first.is("whose") {
            return self.clause(start);
        }
        // "Vale, 41, of Tarn"
        let mut end = if first.is("of") { self.complement(start)? } else { self.apposed(start)? };
        let inner = Attached { named: false, ..*self };
        while end - start < LONGEST {
            match inner.bare_step(end) {
                Some(next) => end = next,
                None => break,
            }
        }
        let closed = match self.word(end) {
            Some(word) => word.is_mark() || word.class == WordClass::Relative,
            // "According to the report, the bridge “is old”": what the quotation goes on with is no apposition.
            None if self.side == Side::Behind => end >= self.limit,
            None => end < self.limit,
        };
        (closed && !self.reading.part(&(start..end)).any(|word| word.quoted.is_some())).then_some(end)
    }

    /// `who was there`, up to the next mark.
    fn clause(&self, at: usize) -> Option<usize> {
        let goes_on = |&at: &usize| self.word(at).is_some_and(|word| !word.is_mark() || self.goes_on(at));
        let end = at + 1 + (at + 1..at + LONGEST).take_while(goes_on).count();
        self.words().part(at..end).any(Word::is_finite).then_some(end)
    }

    /// Whether the mark stands within a sentence, as that of an abbreviation does: `Mr.`
    fn goes_on(&self, mark: usize) -> bool {
        let within = |next: &Word<'_>| next.sentence == self.reading.words[mark].sentence && !next.is_mark();
        matches!(&*self.reading.words[mark].lower, "." | "-" | "/" | "&" | "%") && self.word(mark + 1).is_some_and(within)
    }

    fn noun_phrase(&self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        let participle = word.is_past();
        // "of registered voters"
        let at = if participle && self.word(at + 1)?.class == WordClass::Noun { at + 1 } else { at };
        let word = if participle { self.word(at)? } else { word };
        if word.is_mark() || word.class == WordClass::SubjectPronoun {
            return None;
        }
        if matches!(word.class, WordClass::ObjectPronoun | WordClass::Pronoun) {
            return Some(at + 1);
        }
        let end = phrase::phrase_end(self.reading, at, self.limit);
        (end > at).then_some(end)
    }
}

/// Whether the preposition belongs to the noun before it.
fn is_close(word: &Word<'_>) -> bool {
    rule_words!("close").has(&word.lower)
}

fn is_small(word: &Word<'_>) -> bool {
    matches!(word.class, WordClass::Determiner | WordClass::Number | WordClass::Adverb)
        || rule_words!("small-of-time").has(&word.lower)
}
