//! What speaks for a source that stands behind its cue: `“We won,” said Dana Brell`.

use crate::quote::SpeakerForm;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};

pub(super) fn behind(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    phrase: &Phrase,
    cue: &Candidate,
    found: &mut Collected,
) {
    let distance = phrase.words.start - cue.words.end;
    found.add(match distance {
        0 => Feature::SourceAfter0,
        1..=3 => Feature::SourceAfter1,
        _ => Feature::SourceAfter4,
    });
    let words = reading.of(unit);
    let before = words.before(cue.words.start);
    // `"We won," said Dana Brell.`
    // `Said Dana Brell: "We won."`
    let announces = before.is_none() && words.at(phrase.words.end).is_some_and(|word| word.is(":"));
    // "The 'countess' claimed she had been a captain": a word in marks is no quotation that hands over.
    let hands_over = |quotation: usize| {
        let content = &reading.text[reading.quoted[quotation].content];
        reading.ends_in(quotation, &[',', '.', '?', '!', '…', '—']) || content.split_whitespace().count() > 3
    };
    let behind = before.is_some_and(|word| word.is(",") || word.quoted.is_some_and(hands_over));
    // "said of Brell": whom the preposition takes is spoken of.
    let last = words.before(cue.words.end);
    let takes = last.is_some_and(|word| word.class == WordClass::Preposition) || lists::needs_addressee(cue.lemma);
    // ", saying the council had agreed": a participle has no subject behind it.
    let participle = last.and_then(Word::form) == Some(VerbForm::Ing);
    // "Brell, the mayor, said he had seen it": the comma closes what is told of her, and he has a verb of his own.
    // "Governor denies it, says he only asked": a headline leaves the subject out.
    let left_out = unit.headline && phrase.form == SpeakerForm::Pronoun;
    let told = || left_out || insertion(reading, unit, cue.words.start) < cue.words.start;
    let clause = cue.opening == Opening::Clause && cue.opens == phrase.words.start;
    let reported = clause && before.is_some_and(|word| word.is(",")) && told();
    let inverted = distance == 0 && cue.is_saying() && !participle && !takes && !reported && (behind || announces);
    // "Carrier says it will order jets, denies talks": what is denied does not deny.
    let thing = phrase.referent == Referent::SomeThing;
    found.when(inverted, if thing { Feature::SourceInvertedThing } else { Feature::SourceInverted });
    // "Vale told Brell that": whom a verb of telling has next to it is told.
    let tells = matches!(cue.frame, Frame::Tell | Frame::Ask | Frame::Urge);
    found.when(tells && distance == 0 && !inverted, Feature::SourceAddressed);
    if cue.frame == Frame::According {
        found.add(if distance == 0 { Feature::SourceAccordingNext } else { Feature::SourceAccordingOther });
    }
    found.when(is_fronted(reading, unit, phrases, phrase, cue), Feature::SourceFrontedIng);
    let preposition = words.before(phrase.words.start);
    let by = preposition.is_some_and(|word| word.is("by") || cue.refers_back && word.is("from"));
    // "Ministers were told, according to papers seen by the Courier": who saw them told nobody.
    let between = words.part(cue.words.end..phrase.words.start);
    let by = by && !between.back().nth(1).is_some_and(Word::is_past);
    found.when(cue.frame == Frame::Noun && by, Feature::SourceNounBy);
    found.when(cue.passive && by, Feature::SourcePassiveBy);
    found.when(cue.frame == Frame::Colon, Feature::SourceColonOther);
}

/// Whether the phrase is the subject behind the participle clause that opens the sentence: `After praising the plan, Vale left`.
fn is_fronted(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], phrase: &Phrase, cue: &Candidate) -> bool {
    let words = reading.of(unit);
    if !cue.is_ing() || words.up_to(cue.words.start).len() > 2 {
        return false;
    }
    let ends = |word: &Word<'_>| word.is(",") || word.quoted.is_some();
    let main = |phrase: &&Phrase| phrase.subject && words.before(phrase.words.start).is_some_and(ends);
    let behind = phrases.partition_point(|phrase| phrase.words.start < cue.words.end);
    phrases[behind..].iter().find(main).is_some_and(|first| first.words == phrase.words)
}
