//! Sources: which phrase of the unit says what a cue reports.

mod attached;
mod behind;
pub(crate) mod whole;

use std::iter;
use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::SpeakerForm;
use crate::quote::decide::cue::{self, Candidate, Opening};
use crate::quote::feature::{Collected, Feature, Weights};
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::Frame;
use crate::quote::read::phrase::{self, Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};

/// How far from a cue, in words, its source may stand.
const REACH: usize = 70;

/// How many phrases on each side of a cue are looked at. Seventy words of prose hold fewer.
const MOST: usize = 24;

/// The phrases of a unit that may be the source of a cue, each with what speaks for it; `None` stands for no source at all.
pub(crate) fn options(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    cue: &Candidate,
) -> impl Iterator<Item = (Option<usize>, Vec<Feature>)> {
    let here = phrases.partition_point(|phrase| phrase.words.start < cue.words.start);
    let first = phrases.partition_point(|phrase| phrase.words.end + REACH <= cue.words.start).max(here.saturating_sub(MOST));
    let near = phrases[first..phrases.len().min(here + MOST)].iter();
    let near = near.take_while(|phrase| phrase.words.start < cue.words.end + REACH).enumerate();
    let apart = move |phrase: &Phrase| {
        phrase.words.end <= cue.words.start || phrase.words.start >= cue.words.end || cue.frame == Frame::Noun && phrase.owner
    };
    let lead = Lead {
        told: insertion(reading, unit, cue.words.start),
        subjects: phrase::subjects(phrases, &(0..phrase::opening_in(phrases, &(0..cue.words.start)).end)),
    };
    let option =
        move |(index, phrase): (usize, &Phrase)| (Some(first + index), features(reading, unit, phrases, phrase, cue, &lead));
    let none = iter::once_with(move || (None, absent(cue)));
    near.filter(move |(_, phrase)| apart(phrase)).map(option).chain(none)
}

/// The best of the options, and by how much it beats the next.
pub(crate) fn best(weights: &Weights, options: impl Iterator<Item = (Option<usize>, Vec<Feature>)>) -> (Option<usize>, f32) {
    let mut scored: Vec<(f32, Option<usize>)> = options.map(|(index, features)| (weights.score(&features), index)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let top = scored[0];
    let total: f32 = scored.iter().map(|(score, _)| libm::expf(score - top.0)).sum();
    (top.1, 1.0 / total)
}

fn absent(cue: &Candidate) -> Vec<Feature> {
    let mut found = Collected::default();
    found.add(Feature::SourceNone);
    found.when(cue.passive, Feature::SourceNonePassive);
    found.when(cue.is_ing(), Feature::SourceNoneIng);
    found.when(cue.frame == Frame::Noun, Feature::SourceNoneNoun);
    found.when(cue.infinitive, Feature::SourceNoneInfinitive);
    found.0
}

/// What stands before a cue, whichever phrase is asked about.
struct Lead {
    /// Where what is told of its subject opens.
    told: usize,
    /// How many phrases there are subjects.
    subjects: u32,
}

fn features(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    phrase: &Phrase,
    cue: &Candidate,
    lead: &Lead,
) -> Vec<Feature> {
    let mut found = Collected::default();
    identity(phrase, &mut found);
    surroundings(reading, unit, phrase, &mut found);
    if phrase.words.start >= cue.words.end {
        behind::behind(reading, unit, phrases, phrase, cue, &mut found);
    } else {
        ahead(reading, unit, phrases, phrase, cue, lead, &mut found);
    }
    found.0
}

fn identity(phrase: &Phrase, found: &mut Collected) {
    found.when(phrase.owner, Feature::SourceOwner);
    found.add(match (phrase.form, phrase.referent) {
        _ if phrase.subject_pronoun => Feature::SourceSubjectPronoun,
        _ if phrase.object_pronoun => Feature::SourceObjectPronoun,
        _ if phrase.relative => Feature::SourceRelative,
        (SpeakerForm::Pronoun, _) => Feature::SourceOtherPronoun,
        (_, Referent::Person) => Feature::SourcePerson,
        (_, Referent::Organization) => Feature::SourceOrganization,
        (_, Referent::Place) => Feature::SourcePlace,
        (_, Referent::Misc) => Feature::SourceMisc,
        (_, Referent::SomePerson) => Feature::SourceSomePerson,
        (_, Referent::SomeText) => Feature::SourceSomeText,
        (_, Referent::SomeThing) => Feature::SourceSomeThing,
    });
}

fn surroundings(reading: &Reading<'_>, unit: &Unit, phrase: &Phrase, found: &mut Collected) {
    match reading.of(unit).before(phrase.words.start) {
        Some(before) => preceded(reading, unit, phrase.words.start, before, found),
        None => found.add(Feature::SourceUnitStart),
    }
    found.when(phrase.subject, Feature::SourceHasVerb);
}

/// What the word right before a phrase says of it.
fn preceded(reading: &Reading<'_>, unit: &Unit, start: usize, before: &Word<'_>, found: &mut Collected) {
    found.when(clause_follows(before), Feature::SourceClauseStart);
    found.when(before.is(","), Feature::SourceCommaStart);
    let after_of = before.is("of");
    found.when(after_of, Feature::SourceAfterOf);
    let prepositional = matches!(before.class, WordClass::Preposition | WordClass::To)
        || before.is("and") && follows_between(reading, unit, start);
    found.when(!after_of && prepositional, Feature::SourceAfterPreposition);
    found.when(before.is_verb(), Feature::SourceAfterVerb);
    // "Brindle Foods (NYSE: BRND) announced"
    let bracket = |word: &&Word<'_>| word.is_mark() && (word.is("(") || word.is(")"));
    let near = reading.of(unit).up_to(start).tail(5).back().find(bracket);
    found.when(near.is_some_and(|mark| mark.is("(")), Feature::SourceInBrackets);
}

/// "talks between Tarn and Hild": the second of two that stand behind one preposition.
fn follows_between(reading: &Reading<'_>, unit: &Unit, start: usize) -> bool {
    let near = reading.of(unit).up_to(start).tail(8);
    near.trailing(|word| !word.is_mark() && !word.is_finite()).any(|word| word.is("between"))
}

/// Whether the phrase is the subject of the words in the marks behind it: `Vale “is the right choice,” said Brell`.
fn is_spoken_of(reading: &Reading<'_>, phrase: &Phrase, cue: &Candidate) -> bool {
    let Some(quotation) = reading.all().at(phrase.words.end).and_then(|word| word.quoted) else { return false };
    let words = reading.within(reading.quoted[quotation].content);
    let first = &reading.words[words.start];
    words.end <= cue.words.start && !first.capital && (first.is_finite() || first.class == WordClass::Modal)
}

/// Whether the phrase opens a clause behind `that`, `whether` or a verb.
fn is_reported(reading: &Reading<'_>, unit: &Unit, phrase: &Phrase) -> bool {
    let before = reading.of(unit).before(phrase.words.start);
    phrase.subject
        && before
            .is_some_and(|before| before.is("that") || before.class == WordClass::Wh && !before.is("when") || before.is_verb())
}

/// A mark, or a word that a clause follows.
fn clause_follows(before: &Word<'_>) -> bool {
    let link = matches!(before.class, WordClass::Coordinator | WordClass::Subordinator | WordClass::Wh | WordClass::Relative);
    link || before.is_mark() || before.quoted.is_some() || before.is("that")
}

/// A word that opens a clause of time or reason.
fn is_subordinate(word: &Word<'_>) -> bool {
    word.class == WordClass::Subordinator || word.is("when") || word.is("as") || word.is("after")
}

/// Whether what is told right before a cue belongs to the phrase, over what a preposition takes: `Ian Maule of the Lung Trust, who was
/// not involved, said`.
fn reaches(reading: &Reading<'_>, phrase: &Phrase, told: usize) -> bool {
    const LONGEST: usize = 9;
    let person = matches!(phrase.referent, Referent::Person | Referent::SomePerson);
    let between = reading.part(&(phrase.words.end..told));
    let opens = between.first().is_some_and(|word| rule_words!("behind-source").has(&word.lower));
    let plain = |word: &Word<'_>| !word.is_mark() && word.quoted.is_none() && !word.is_finite();
    person && opens && between.len() < LONGEST && between.all(plain)
}

/// What stands between a phrase and the cue behind it.
struct Gap {
    words: Range<usize>,
    commas: u32,
    verbs: u32,
    /// "Brell, the mayor, said": what the commas tell of her is no distance.
    inserted: bool,
    /// The nearest phrase before the cue that has a verb.
    nearest: bool,
}

impl Gap {
    /// The last of several words.
    fn closing<'r, 'a>(&self, reading: &'r Reading<'a>) -> Option<&'r Word<'a>> {
        reading.part(&self.words).last().filter(|_| self.words.len() > 1)
    }
}

/// How many phrases between a phrase and its cue are asked whether they speak.
const NEAR: usize = 8;

fn ahead(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    phrase: &Phrase,
    cue: &Candidate,
    &Lead { told, subjects }: &Lead,
    found: &mut Collected,
) {
    let words = phrase.words.end..cue.words.start.max(phrase.words.end);
    let (before, after) = (&reading.counts[words.start], &reading.counts[words.end]);
    let others = phrase::opening_in(phrases, &words);
    let gap = Gap {
        commas: after.commas - before.commas,
        verbs: after.verbs - before.verbs,
        inserted: !words.is_empty() && (told == phrase.words.end || reaches(reading, phrase, told)),
        nearest: phrase.subject && phrase::subjects(phrases, &others) == 0,
        words,
    };
    // "The road is open, a spokesman said on Monday, adding that": the road does not speak.
    let other = || phrases[others.clone()].iter().take(NEAR).any(|other| other.speaks);
    found.when(cue.is_ing() && gap.commas > 0 && phrase.subject && !phrase.speaks && other(), Feature::SourceIngSilent);
    distance_features(reading, unit, phrase, &gap, found);
    gap_features(reading, unit, phrase, cue, &gap, found);
    found.when(others.len() == 1, Feature::SourcePhrase1);
    found.when(others.len() == 2, Feature::SourcePhrase2);
    found.when(others.len() > 2, Feature::SourcePhrase3);
    found.when(gap.nearest, Feature::SourceNearestSubject);
    found.when(phrase.subject && subjects == 1, Feature::SourceOnlySubject);
    cue_form_features(reading, unit, phrase, cue, &gap, found);
    found.when(phrases.first().is_some_and(|first| first.words == phrase.words), Feature::SourceFirstPhrase);
    frame_features(phrase, cue, &gap, found);
    trailing_features(reading, unit, phrases, phrase, cue, found);
    // "she was asked by Vale whether it was safe, and replied", "minutes seen by the Courier show"
    let mut lead = reading.of(unit).up_to(phrase.words.start).back();
    let agent = lead.next().is_some_and(|word| word.is("by")) && lead.next().is_some_and(Word::is_past);
    found.when(agent, Feature::SourceAgent);
}

/// A cue that ends its sentence has its source behind what is reported: `Nurses deserve more, a supporter on the march said`.
fn trailing_features(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    phrase: &Phrase,
    cue: &Candidate,
    found: &mut Collected,
) {
    if cue.opening != Opening::End || cue.is_ing() || cue.infinitive {
        return;
    }
    let words = reading.of(unit);
    let between = words.part(phrase.words.end..cue.words.start);
    let opens_at = |at: usize| phrases.binary_search_by_key(&at, |phrase| phrase.words.start).is_ok();
    // "Nurses deserve more, …": a clause of its own, then a comma.
    let clause = phrase.subject && between.first().is_some_and(Word::is_finite);
    let parted = between.placed().any(|(at, word)| word.is(",") && opens_at(at + 1));
    found.when(clause && parted, Feature::SourceTrailed);
    let opens = words.before(phrase.words.start).is_some_and(|word| word.is(","));
    let last = !between.any(|word| word.is(",") || word.is_finite());
    found.when(opens && last, Feature::SourceTrailing);
}

/// Whether nothing but what describes it stands between a verb and the phrase that it takes: `quoted its own doctor`.
fn phrases_between(reading: &Reading<'_>, verb: usize, phrase: &Phrase) -> bool {
    let between = reading.all().part(verb + 1..phrase.words.start);
    between.all(|word| !word.is_mark() && word.class != WordClass::Preposition && !word.is_verb())
}

/// How far the phrase stands from the cue.
fn distance_features(reading: &Reading<'_>, unit: &Unit, phrase: &Phrase, gap: &Gap, found: &mut Collected) {
    let between = &gap.words;
    found.add(match between.len() {
        0 => Feature::SourceBefore0,
        1..=2 => Feature::SourceBefore1,
        3..=6 => Feature::SourceBefore3,
        7..=14 => Feature::SourceBefore7,
        _ => Feature::SourceBeforeFar,
    });
    if between.is_empty() {
        found.when(phrase.referent == Referent::Person, Feature::SourceAdjacentPerson);
        found.when(phrase.referent == Referent::SomeThing, Feature::SourceAdjacentThing);
    }
    // "…, which a study said was", "what the mayor called"
    let wh = |word: &Word<'_>| matches!(word.class, WordClass::Relative | WordClass::Wh) && !word.is("that");
    let clause = reading.of(unit).before(phrase.words.start).is_some_and(wh);
    found.when(clause && between.is_empty() && phrase.subject, Feature::SourceClauseOfCue);
    found.when(gap.inserted, Feature::SourceInserted);
}

/// Commas, verbs and quotations between the phrase and the cue.
fn gap_features(reading: &Reading<'_>, unit: &Unit, phrase: &Phrase, cue: &Candidate, gap: &Gap, found: &mut Collected) {
    let Gap { commas, verbs, inserted, .. } = *gap;
    let (before, after) = (&reading.counts[gap.words.start], &reading.counts[gap.words.end]);
    found.when(commas == 1 && !inserted, Feature::SourceComma1);
    found.when(commas > 1 && !inserted, Feature::SourceComma2);
    found.when(verbs == 1 && !inserted, Feature::SourceVerb1);
    found.when(verbs > 1 && !inserted, Feature::SourceVerb2);
    found.when(after.quoted > before.quoted, Feature::SourceQuoteBetween);
    let joined = gap.closing(reading).is_some_and(|word| word.class == WordClass::Coordinator);
    found.when(verbs > 0 && joined, Feature::SourceCoordinator);
    // "with the mayor calling it “…”"
    let with = reading.of(unit).before(phrase.words.start).is_some_and(|word| word.is("with"));
    found.when(with && commas == 0 && verbs == 0 && (cue.is_ing() || cue.infinitive), Feature::SourceWithIng);
    found.when(is_spoken_of(reading, phrase, cue), Feature::SourceSpokenOf);
    // "noted that he taught law, and added", "alleging that he lied, calling him": whose clause is reported does not report.
    let reported = is_reported(reading, unit, phrase);
    found.when(reported && cue.is_ing() && commas > 0, Feature::SourceReportedIng);
    found.when(reported && verbs > 0 && joined, Feature::SourceReportedCoordinator);
}

/// What the form of the cue makes of the phrase: a participle, an infinitive, a finite verb.
fn cue_form_features(reading: &Reading<'_>, unit: &Unit, phrase: &Phrase, cue: &Candidate, gap: &Gap, found: &mut Collected) {
    let Gap { words: between, commas, verbs, inserted, nearest } = gap;
    let (commas, verbs, nearest) = (*commas, *verbs, *nearest);
    let words = reading.of(unit);
    let lead = words.up_to(phrase.words.start);
    let (starts, before) = (lead.is_empty(), lead.last());
    let has_verb = phrase.subject;
    if cue.is_ing() {
        let comma = words.before(cue.words.start).is_some_and(|word| word.is(",") || word.is_dash());
        found.when(starts, Feature::SourceIngStart);
        found.when(has_verb, Feature::SourceIngVerb);
        found.when(between.is_empty(), Feature::SourceIngAdjacent);
        found.when(comma && has_verb, Feature::SourceIngCommaSubject);
        found.when(comma && !has_verb, Feature::SourceIngCommaObject);
        found.when(nearest, Feature::SourceIngNearestSubject);
        found.when(phrase.speaks, Feature::SourceIngSpeaks);
        let quoter = cue::quotes_as(reading, unit, cue.head);
        let quoted = |quoter: usize| phrase.words.start > quoter && phrases_between(reading, quoter, phrase) && !phrase.owner;
        found.when(quoter.is_some_and(quoted), Feature::SourceQuotedAs);
        // "According to the minister, the bill was ready, adding that": whoever the first words name.
        let accords = lead.back().nth(1).is_some_and(|word| word.is("according") || word.is("per"));
        found.when(accords && comma, Feature::SourceIngAccording);
        // "when protesters interrupted her, shouting"
        found.when(nearest && before.is_some_and(is_subordinate), Feature::SourceIngSubordinate);
    } else {
        found.when(commas == 0 && verbs == 0, Feature::SourceFiniteUncommaed);
        found.when(phrase.speaks && verbs > 0, Feature::SourceSpeaks);
    }
    found.when(cue.infinitive && nearest, Feature::SourceInfinitiveNearest);
    let close_to = |word: &Word<'_>| word.is("to") && lead.back().nth(1).is_some_and(|word| word.is("close"));
    let in_preposition = before.is_some_and(|before| before.class == WordClass::Preposition || close_to(before));
    found.when(in_preposition && between.is_empty(), Feature::SourceAdjacentInPreposition);
    let opens_preposition =
        words.at(phrase.words.end).is_some_and(|next| next.class == WordClass::Preposition || next.is("close"));
    found.when(opens_preposition && verbs == 0 && commas == 0 && !in_preposition, Feature::SourceThroughPreposition);
    if cue.infinitive {
        found.when(starts, Feature::SourceInfinitiveStart);
        found.when(has_verb, Feature::SourceInfinitiveVerb);
    }
    found.when(phrase.relative && between.is_empty(), Feature::SourceRelativeNear);
    found.when(reading.words[phrase.head].sentence != reading.words[cue.head].sentence, Feature::SourceOtherSentence);
    // "Brell, the mayor, said": both commas of the apposition stand between.
    let apposed = commas >= 2 && verbs == 0 && gap.closing(reading).is_some_and(|word| word.is(","));
    found.when(apposed && !*inserted, Feature::SourceApposed);
}

fn frame_features(phrase: &Phrase, cue: &Candidate, gap: &Gap, found: &mut Collected) {
    let between = &gap.words;
    let has_verb = phrase.subject;
    match cue.frame {
        Frame::Colon => found.add(if between.is_empty() { Feature::SourceColonBefore } else { Feature::SourceColonOther }),
        Frame::Noun if phrase.owner && between.len() < 3 => found.add(Feature::SourceNounOwner),
        Frame::Noun if has_verb => found.add(Feature::SourceNounSubject),
        Frame::According if phrase.owner && phrase.words.start > cue.from && cue.from < cue.words.start => {
            found.add(Feature::SourceAccordingOwner);
        }
        Frame::According => found.add(Feature::SourceAccordingOther),
        _ => {}
    }
    found.when(cue.passive && cue.form != Some(VerbForm::Ing), Feature::SourcePassiveSubject);
}
