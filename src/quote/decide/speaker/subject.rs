//! Phrases without a cue that may have said a quotation: `Vale stood up. “We won.”`

use super::{Governor, Place, Scene};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists;
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Word};
use crate::wordclass::WordClass;
use crate::words::Stretch;

/// Those of its own sentence and of those beside it, each with what speaks for it.
pub(super) fn subjects(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Vec<(Governor, Vec<Feature>)> {
    let mut options = of_unit(reading, scenes, at, place);
    options.extend(announcers(reading, scenes, at, place));
    options.extend(signer(reading, scenes, at, place));
    options.extend(subject_before(reading, scenes, at, place));
    options
}

/// Who may have said a quotation without a cue: the first phrase of its unit that can speak, and the subject nearest before it.
fn of_unit(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Vec<(Governor, Vec<Feature>)> {
    let phrases = &scenes[at].phrases;
    let before = phrases.partition_point(|phrase| phrase.words.end <= place.words.start);
    let first = phrases.iter().position(speaks);
    let nearest = phrases[..before].iter().rposition(|phrase| phrase.subject && speaks(phrase));
    let colon = reading.all().up_to(place.words.start).tail(1).find(|word| word.is(":"));
    let labels = phrases[..before].iter().rposition(|phrase| Some(phrase.words.end) == colon && !phrase.owner);
    let bracketed = bracketed(reading, &phrases[..before], place);
    let owner = owner_of_remark(reading, &phrases[..before], place);
    let mut options: Vec<(Governor, Vec<Feature>)> = Vec::new();
    for index in [first, nearest, labels, bracketed, owner].into_iter().flatten() {
        if options.iter().any(|(governor, _)| *governor == Governor::Subject(at, index)) {
            continue;
        }
        let phrase = &phrases[index];
        let mut found = subject_features(phrase);
        found.when(nearest == Some(index), Feature::GovernSubjectNearest);
        found.when(index >= before, Feature::GovernSubjectBehind);
        found.when(labels == Some(index), Feature::GovernSubjectColon);
        found.when(bracketed == Some(index), Feature::GovernBracketed);
        found.when(owner == Some(index), Feature::GovernOwnRemark);
        let speaks = scenes[at].statements.iter().any(|statement| statement.source == Some(index));
        found.when(speaks, Feature::GovernSubjectSpeaks);
        options.push((Governor::Subject(at, index), found.0));
    }
    options
}

/// Behind whose name the quotation stands in brackets: `Vale (“We won”) and Brell agreed`.
fn bracketed(reading: &Reading<'_>, before: &[Phrase], place: &Place) -> Option<usize> {
    let all = reading.all();
    let open = all.up_to(place.words.start).last().is_some_and(|word| word.is("("));
    let close = all.at(place.words.end).is_some_and(|word| word.is(")"));
    let end = place.words.start.checked_sub(1).filter(|_| open && close)?;
    let from = before.partition_point(|phrase| phrase.words.end < end);
    before[from..].iter().rposition(|phrase| phrase.words.end == end && speaks(phrase)).map(|at| from + at)
}

/// Whose remark it is: `Vale’s “step up” remark`.
fn owner_of_remark(reading: &Reading<'_>, before: &[Phrase], place: &Place) -> Option<usize> {
    let next = reading.all().at(place.words.end).filter(|word| word.quoted.is_none())?;
    lists::reporting_noun(&next.lower)?;
    // The phrases end in their order: `Vale’s` with or without its mark.
    let from = before.partition_point(|phrase| phrase.words.end + 1 < place.words.start);
    before[from..].iter().rposition(|phrase| phrase.owner).map(|at| from + at)
}

/// Who may have said a quotation that the unit before announces with a colon: its subject.
fn announcers(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Option<(Governor, Vec<Feature>)> {
    let before = at.checked_sub(1).filter(|_| place.whole)?;
    reading.of(&reading.units[before]).last().filter(|word| word.is(":"))?;
    let index = scenes[before].phrases.iter().position(|phrase| phrase.subject && speaks(phrase))?;
    let mut found = subject_features(&scenes[before].phrases[index]);
    found.add(Feature::GovernAnnounced);
    Some((Governor::Subject(before, index), found.0))
}

/// Whoever the sentence before is about: `Vale stood up. “We won.”`
fn subject_before(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Option<(Governor, Vec<Feature>)> {
    let before = at.checked_sub(1).filter(|_| place.whole)?;
    let phrases = &scenes[before].phrases;
    let subordinate = |phrase: &Phrase| {
        let word = reading.all().before(phrase.words.start);
        word.is_some_and(|word| matches!(word.class, WordClass::Wh | WordClass::Subordinator) || word.is("that"))
    };
    let main = phrases.iter().position(|phrase| phrase.subject && speaks(phrase) && !subordinate(phrase));
    let introduced = introduced(reading, scenes, at);
    let index = introduced.or(main).or_else(|| phrases.iter().position(|phrase| phrase.subject && speaks(phrase)))?;
    let mut found = subject_features(&scenes[before].phrases[index]);
    let same_block = reading.units[before].block == reading.units[at].block;
    found.add(if same_block { Feature::GovernSubjectPreviousUnit } else { Feature::GovernSubjectPreviousBlock });
    found.when(introduced.is_some(), Feature::GovernSubjectIntroduced);
    let speaks = scenes[before].statements.iter().any(|statement| statement.source == Some(index));
    found.when(speaks, Feature::GovernSubjectSpeaks);
    Some((Governor::Subject(before, index), found.0))
}

/// Who does something in the sentence before, which quotes nobody: `His wife rolls her eyes. “He doesn’t mean it.”`
pub(super) fn introduced(reading: &Reading<'_>, scenes: &[Scene], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let unit = &reading.units[before];
    let same_block = unit.block == reading.units[at].block;
    let words = reading.of(unit);
    let tells = words.last().is_some_and(|word| word.is(".")) && words.len() > 4 && words.all(|word| word.quoted.is_none());
    let phrases = &scenes[before].phrases;
    let first = phrases.iter().position(|phrase| !phrase.owner).filter(|_| tells)?;
    let opens = words.up_to(phrases[first].words.start).len() < 2;
    let somebody = match phrases[first].referent {
        Referent::Person => true,
        Referent::SomePerson => same_block,
        _ => false,
    };
    // "Veteran Gordon Yale, 84, came too. ⏎ “I was in hospital.”": a paragraph that only brings him in.
    let own = |other: usize| reading.units[other].block == unit.block;
    let alone = !before.checked_sub(1).is_some_and(own) && scenes[before].statements.is_empty();
    (opens && somebody && (same_block || alone)).then_some(first)
}

/// Who signs a quotation in a line of its own below it: `— Vale, county engineer`.
fn signer(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Option<(Governor, Vec<Feature>)> {
    const LONGEST: usize = 14;
    let words = reading.of(Stretch::whole(&reading.units).after(at).filter(|_| place.whole)?);
    let opens = words.first().is_some_and(Word::is_dash) && words.len() < LONGEST;
    let bare = opens && !words.any(|word| word.is_finite() || word.quoted.is_some());
    let first = scenes[at + 1].phrases.first().filter(|phrase| bare && words.up_to(phrase.words.start).len() == 1)?;
    speaks(first).then(|| {
        let mut found = subject_features(first);
        found.add(Feature::GovernSigned);
        (Governor::Subject(at + 1, 0), found.0)
    })
}

fn subject_features(phrase: &Phrase) -> Collected {
    let mut found = Collected::default();
    found.add(Feature::GovernSubject);
    found.when(phrase.referent == Referent::Person, Feature::GovernSubjectName);
    found.when(phrase.referent == Referent::SomePerson, Feature::GovernSubjectPerson);
    found.when(phrase.referent == Referent::SomeText, Feature::GovernSubjectText);
    found.when(phrase.owner, Feature::GovernSubjectOwner);
    found.when(phrase.subject, Feature::GovernSubjectVerb);
    found
}

fn speaks(phrase: &Phrase) -> bool {
    let can = match phrase.referent {
        Referent::SomeThing | Referent::Place => false,
        Referent::Misc => phrase.subject,
        _ => true,
    };
    can && !phrase.object_pronoun && !phrase.relative
}
