//! What speaks for and against a cue.

use super::{Candidate, Opening};
use crate::lexicon::rule_words;
use crate::quote::SpeakerForm;
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::token::TokenKind;
use crate::wordclass::{VerbForm, WordClass};
use crate::words::{Form, Tag};

/// Whether a cue stands in what another cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nesting {
    Outside,
    Inside,
}

/// What speaks for and against a candidate.
pub(crate) fn features(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    cue: &Candidate,
    nesting: Nesting,
) -> Vec<Feature> {
    let mut found = Collected::default();
    if nesting == Nesting::Inside {
        found.add(if cue.is_saying() { Feature::CueNestedSay } else { Feature::CueNested });
    }
    found.add(Feature::CueBias);
    found.add(if cue.announces { Feature::CueAnnounces } else { frame_feature(cue.frame) });
    form_features(cue, &mut found);
    tag_features(reading, unit, cue, &mut found);
    complement_features(reading, unit, cue, &mut found);
    found.when(unit.headline, Feature::CueHeadline);
    found.when(reading.of(unit).any(|word| word.quoted.is_some()), Feature::CueQuoteNear);
    opening_features(cue, &mut found);
    quotation_features(reading, unit, cue, &mut found);
    subject_features(reading, unit, phrases, cue, &mut found);
    found.0
}

fn frame_feature(frame: Frame) -> Feature {
    match frame {
        Frame::Say => Feature::CueSay,
        Frame::Write => Feature::CueWrite,
        Frame::Tell => Feature::CueTell,
        Frame::Ask => Feature::CueAsk,
        Frame::Utter => Feature::CueUtter,
        Frame::Perform => Feature::CuePerform,
        Frame::Judge => Feature::CueJudge,
        Frame::Urge => Feature::CueUrge,
        Frame::Commit => Feature::CueCommit,
        Frame::Talk => Feature::CueTalk,
        Frame::Think => Feature::CueThink,
        Frame::Support => Feature::CueSupport,
        Frame::Show => Feature::CueShow,
        Frame::Seem => Feature::CueSeem,
        Frame::According => Feature::CueAccording,
        Frame::Noun => Feature::CueNoun,
        Frame::Colon => Feature::CueColon,
    }
}

fn form_features(cue: &Candidate, found: &mut Collected) {
    match cue.form {
        Some(VerbForm::Past | VerbForm::Participle) => found.add(Feature::CuePast),
        Some(VerbForm::ThirdPerson) => found.add(Feature::CueThird),
        Some(VerbForm::Base) => found.add(Feature::CueBase),
        Some(VerbForm::Ing) => found.add(Feature::CueIng),
        None => {}
    }
    found.when(cue.infinitive, Feature::CueInfinitive);
    found.when(cue.passive, Feature::CuePassive);
    found.when(cue.passive && matches!(cue.frame, Frame::Think | Frame::Show), Feature::CuePassiveThink);
    found.when(cue.passive && matches!(cue.frame, Frame::Judge | Frame::Support), Feature::CuePassiveJudge);
    found.when(cue.modal, Feature::CueModal);
    found.when(cue.negated, Feature::CueNegated);
    found.when(cue.form == Some(VerbForm::Base) && !cue.modal && !cue.infinitive, Feature::CueBaseNoModal);
    found.when(cue.frame == Frame::Think && cue.is_ing(), Feature::CueThinkIng);
    found.when(cue.follows, Feature::CueFollowsQuotation);
}

/// `accused the mayor of lying`, `described the bridge as a disgrace`: what a verb of judging takes behind whom or what it judges.
fn complement_features(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, found: &mut Collected) {
    const LONGEST: usize = 12;
    if cue.frame != Frame::Judge {
        return;
    }
    let words = reading.of(unit).from(cue.words.end);
    let near = words.head(LONGEST).leading(|word| !word.is_mark() && word.quoted.is_none() && !word.is_finite());
    // "of being": an auxiliary has the form in -ing by its tag alone.
    let gerund =
        |next: &Word<'_>| next.quoted.is_some() || next.form() == Some(VerbForm::Ing) || next.tense == Some(Form::Gerund);
    let takes = |(at, word): (usize, &Word<'_>)| matches!(&*word.lower, "of" | "for") && words.after(at).is_some_and(gerund);
    found.when(near.placed().any(takes), Feature::CueTakesGerund);
    found.when(near.from(near.start() + 1).any(|word| word.is("as")), Feature::CueTakesAs);
}

/// What the learned tag says of a verb, and whether what opens behind it has a tensed verb before any relative pronoun.
fn tag_features(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, found: &mut Collected) {
    if cue.form.is_none() {
        return;
    }
    let word = &reading.words[cue.head];
    found.add(match (word.tag, word.tense) {
        (Tag::Verb | Tag::Aux, Some(Form::Past | Form::Present)) => Feature::CueTaggedTensed,
        (Tag::Verb | Tag::Aux, Some(Form::Participle)) => Feature::CueTaggedParticiple,
        (Tag::Verb | Tag::Aux, _) => Feature::CueTaggedVerb,
        (Tag::Noun | Tag::Propn, _) => Feature::CueTaggedNoun,
        (Tag::Adj, _) => Feature::CueTaggedAdjective,
        _ => Feature::CueTaggedOther,
    });
    let rest = reading.of(unit).from(cue.opens).head(25).leading(|word| !(word.is(".") || word.is(";")));
    let relative = rest.from(cue.opens + 1).find(|word| word.class == WordClass::Relative || word.is("that"));
    let tensed = rest.up_to(relative.unwrap_or(rest.end())).any(Word::is_tensed);
    found.add(if tensed { Feature::CueOpensTensed } else { Feature::CueOpensTenseless });
}

fn opening_features(cue: &Candidate, found: &mut Collected) {
    let saying = cue.is_saying();
    let nominal = matches!(cue.frame, Frame::Judge | Frame::Support | Frame::Talk | Frame::Urge);
    match (cue.opening, cue.frame) {
        (Opening::That, Frame::Noun) => found.add(Feature::CueNounThat),
        (Opening::To, Frame::Noun) => found.add(Feature::CueNounTo),
        (_, Frame::Noun | Frame::According | Frame::Colon) => {}
        (Opening::That, Frame::Think) => found.add(Feature::CueThinkThat),
        (Opening::Clause, Frame::Think) => found.add(Feature::CueThinkClause),
        (Opening::Clause | Opening::That, Frame::Show | Frame::Seem) => found.add(Feature::CueShowClause),
        (Opening::That, _) => found.add(if saying { Feature::CueSayThat } else { Feature::CueThat }),
        (Opening::Clause, _) if nominal => found.add(Feature::CueNominalClause),
        (Opening::Clause, _) => found.add(if saying { Feature::CueSayClause } else { Feature::CueClause }),
        (Opening::Phrase, _) if nominal => found.add(Feature::CueNominalPhrase),
        (Opening::Phrase, _) => found.add(if saying { Feature::CueSayPhrase } else { Feature::CuePhrase }),
        (Opening::Preposition, _) => found.add(if saying { Feature::CueSayPreposition } else { Feature::CuePreposition }),
        (Opening::End, _) => found.add(if saying { Feature::CueSayEnd } else { Feature::CueEnd }),
        (Opening::Comma, _) => found.add(if saying { Feature::CueSayComma } else { Feature::CueEnd }),
        (Opening::Wh, _) => found.add(Feature::CueWh),
        (Opening::To, _) => found.add(Feature::CueTo),
        (Opening::Quotation, _) => found.add(Feature::CueQuote),
        (Opening::Colon, _) => found.add(Feature::CueColonOpens),
    }
}

/// What a quotation right behind the cue, or right before it, says of the cue.
fn quotation_features(reading: &Reading<'_>, unit: &Unit, cue: &Candidate, found: &mut Collected) {
    // "made the following comment: ⏎ “…”"
    let (words, is_colon) = (reading.of(unit), |word: &Word<'_>| word.is(":"));
    let closes = words.at(cue.opens).is_some_and(is_colon) && words.after(cue.opens).is_none();
    let announced = closes && reading.all().after(cue.opens).is_some_and(|word| word.quoted.is_some());
    found.when(announced, if cue.frame == Frame::Noun { Feature::CueNounAnnounces } else { Feature::CueAnnouncesNext });
    found.when(cue.frame == Frame::Noun && cue.opening == Opening::Colon, Feature::CueNounColon);
    // "chants of “Close it!”"
    let quotes = cue.frame == Frame::Noun && cue.opening == Opening::Quotation;
    found.when(quotes, if lists::UTTERANCES.contains(cue.lemma) { Feature::CueUtteranceQuote } else { Feature::CueNounQuote });
    // "Continued Vale: “…”"
    let starts = cue.words.start == unit.words.start && cue.is_saying() && reading.words[cue.head].is_finite();
    let announces = || {
        let rest = words.from(cue.words.end).head(12);
        let opens = |&(at, word): &(usize, &Word<'_>)| word.is(":") && rest.after(at).is_some_and(|next| next.quoted.is_some());
        let colon = rest.placed().find(opens);
        colon.is_some_and(|(colon, _)| !rest.up_to(colon).any(|word| word.is(",") || word.is_finite()))
    };
    found.when(starts && announces(), Feature::CueInvertedStart);
    found.when(!cue.follows && closes_unit_before(reading, unit, cue), Feature::CueFollowsSentence);
    found.when(cue.follows && cue.frame == Frame::Utter && !cue.announces, Feature::CueUtterFollows);
    found.when(cue.follows && cue.frame == Frame::Perform, Feature::CuePerformFollows);
    let opens = cue.opens + usize::from(words.at(cue.opens).is_some_and(is_colon));
    let quotation = words.at(opens).and_then(|word| word.quoted);
    let Some(quotation) = quotation.filter(|_| matches!(cue.opening, Opening::Quotation | Opening::Colon)) else { return };
    match cue.frame {
        _ if cue.announces && words.before(cue.opens).is_some_and(|word| lists::is_wording(&word.lower)) => {
            found.add(Feature::CueAnnouncesWording);
        }
        _ if cue.announces => found.add(Feature::CueAnnouncesQuote),
        Frame::Utter => found.add(Feature::CueUtterQuote),
        Frame::Write => found.add(Feature::CueWriteQuote),
        Frame::Perform => found.add(Feature::CuePerformQuote),
        _ => {}
    }
    found.when(reading.ends_in(quotation, &['.', '?', '!', '…']), Feature::CueQuoteStop);
    let words = reading.within(reading.quoted[quotation].outer());
    found.when(reading.is_titled(words.clone()), Feature::CueQuoteTitled);
    found.when(words.end + 1 >= unit.words.end, Feature::CueQuoteEnds);
}

/// `“Close the bridge!” A man in the crowd, Omar Vale, shouted.`: the quotation is a sentence of its own.
fn closes_unit_before(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> bool {
    let before = reading.all().before(unit.words.start);
    let exclaims = before
        .and_then(|word| word.quoted)
        .is_some_and(|quotation| reading.quoted[quotation].close.is_some() && reading.ends_in(quotation, &['!', '?', ',']));
    let ends = matches!(cue.opening, Opening::End | Opening::Preposition | Opening::Comma);
    exclaims && ends && cue.is_saying() && !reading.of(unit).up_to(cue.head).any(|word| word.quoted.is_some())
}

/// Whether a verb that something written is the subject of, at some remove, shows its words: `a sign that read “…”`, `a banner
/// saying “…”`.
pub(crate) fn is_shown(reading: &Reading<'_>, phrases: &[Phrase], cue: &Candidate) -> bool {
    let start = cue.words.start;
    let near = phrases.partition_point(|phrase| phrase.words.start < start);
    let mut back = phrases[..near].iter().rev().take(2).skip_while(|phrase| phrase.relative);
    let written = back.next().filter(|phrase| phrase.referent == Referent::SomeText && phrase.words.end <= start);
    let link = |word: &Word<'_>| {
        word.class == WordClass::Relative || word.class == WordClass::Adverb || word.is_dash() || word.is(",") || word.is("that")
    };
    let linked = |written: &Phrase| reading.part(&(written.words.end..start)).all(link);
    matches!(cue.frame, Frame::Say | Frame::Perform) && written.is_some_and(linked)
}

fn subject_features(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], cue: &Candidate, found: &mut Collected) {
    let start = cue.words.start;
    let word_before = reading.of(unit).before(start);
    found.when(word_before.is_some_and(|word| word.is(",")), Feature::CueAfterComma);
    // "while also praising the council", "responded by calling it old"
    let linked = word_before.is_some_and(|word| rule_words!("links-ing").has(&word.lower));
    found.when(linked && cue.is_ing(), Feature::CueIngLinked);
    headline_features(reading, unit, phrases, cue, found);
    let before = phrases
        .iter()
        .rev()
        .find(|phrase| phrase.words.end <= cue.head && !(cue.frame == Frame::Noun && phrase.words.contains(&cue.head)));
    if cue.frame == Frame::Noun {
        let owned = phrases.iter().any(|phrase| phrase.owner && phrase.words.end <= cue.head && cue.head - phrase.words.end < 3);
        found.when(owned, Feature::CueNounOwned);
        found.when(cue.words.len() > 1, Feature::CueNounOf);
        let given = reading.of(unit).up_to(cue.head).tail(4).back().find(|word| word.is_verb());
        let given = given.and_then(|verb| crate::wordclass::lemma(&verb.lower)).is_some_and(lists::gives);
        found.when(given && !found.0.contains(&Feature::CueNested) && cue.opening == Opening::That, Feature::CueNounGiven);
        return;
    }
    let told = insertion(reading, unit, start);
    let before = if told < start { phrases.iter().rev().find(|phrase| phrase.words.end <= told) } else { before };
    let owns = |phrase: &&Phrase| reading.part(&(phrase.words.end..told)).all(|word| word.kind == TokenKind::Possessive);
    let Some(subject) = before.filter(owns) else {
        found.add(Feature::CueSubjectNone);
        let bare = cue.words.len() == 1 && cue.form == Some(VerbForm::Past);
        found.when(bare && cue.opening == Opening::Preposition, Feature::CueBareParticiple);
        found.when(bare && !cue.is_saying(), Feature::CueBareJudge);
        return;
    };
    of_subject(reading, unit, phrases, cue, subject, found);
}

/// A colon or a dash that stands for the verb: `Brell: We won`, `We won – Brell`.
fn headline_features(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], cue: &Candidate, found: &mut Collected) {
    if cue.frame == Frame::Colon {
        let (words, rest) = (reading.of(unit), reading.of(unit).from(cue.words.end));
        found.when(reading.all().at(cue.words.end).is_some_and(|word| word.quoted.is_some()), Feature::CueColonQuote);
        found.when(unit.headline, Feature::CueColonHeadline);
        let whole = phrases.iter().find(|phrase| phrase.words.end == cue.words.start && !phrase.owner);
        let whole = whole.filter(|phrase| unit.headline && words.up_to(phrase.words.start).all(Word::is_mark));
        match whole.map(|phrase| phrase.referent) {
            Some(Referent::Person) => found.add(Feature::CueColonHeadlineName),
            Some(Referent::SomePerson) => found.add(Feature::CueColonHeadlineOffice),
            Some(Referent::Organization) => found.add(Feature::CueColonHeadlineOrganization),
            _ => {}
        }
        let first_person = rest.head(12).any(|word| rule_words!("speaks-first").has(&word.lower));
        found.when(unit.headline && first_person, Feature::CueColonHeadlineFirst);
        found.when(unit.headline && rest.any(Word::is_tensed), Feature::CueColonHeadlineClause);
        // "Stan Brell: Jazz pianist dies at 86": it tells of him.
        let person = phrases.iter().find(|phrase| phrase.words.start >= cue.words.end);
        let told =
            person.is_some_and(|phrase| phrase.referent == Referent::SomePerson && !reading.words[phrase.words.start].is("the"));
        found.when(unit.headline && told && !first_person, Feature::CueColonHeadlineTold);
    }
    if unit.headline && cue.frame == Frame::According && cue.lemma == "—" {
        found.add(match phrases.iter().find(|phrase| phrase.words.start == cue.words.end).map(|phrase| phrase.referent) {
            Some(Referent::Person) => Feature::CueSignedName,
            Some(Referent::SomePerson) => Feature::CueSignedOffice,
            Some(Referent::Organization) => Feature::CueSignedOrganization,
            _ => Feature::CueSignedOther,
        });
        found.when(reading.words[cue.head].is(":"), Feature::CueSignedColon);
        let clause = reading.of(unit).up_to(cue.head).any(|word| word.is_tensed() || word.is_finite());
        found.when(clause, Feature::CueSignedClause);
    }
}

/// What the subject right before a cue says of it.
fn of_subject(reading: &Reading<'_>, unit: &Unit, phrases: &[Phrase], cue: &Candidate, subject: &Phrase, found: &mut Collected) {
    // "The bridge is old, documents show."
    let words = reading.of(unit);
    // "Nurses deserve more, one supporter on the march said."
    let plain = |word: &Word<'_>| !word.is_mark() && !word.is_finite() && word.quoted.is_none();
    let lead = words.up_to(subject.words.start).trailing(plain);
    let comma = words.before(subject.words.start - lead.len()).is_some_and(|word| word.is(","));
    // "…, researchers report in the Lume Journal."
    let next = words.at(cue.words.end);
    let place = cue.opening == Opening::Preposition && next.is_some_and(|next| next.is("in"));
    found.when(comma && (cue.opening == Opening::End || place), Feature::CueCloses);
    // "The man ran away, a jury has heard."
    let heard = cue.passive && comma && matches!(cue.opening, Opening::End | Opening::Comma | Opening::Preposition);
    found.when(heard && lists::hears_evidence(&reading.words[subject.head].lower), Feature::CueHeard);
    // "as the mayor put it"
    let before = words.before(subject.words.start);
    let as_clause = before.is_some_and(|word| word.is("as"));
    found.when(as_clause && cue.is_saying() && !cue.announces, Feature::CueAsClause);
    found.when(subject.relative, Feature::CueRelative);
    let shown = subject.relative && is_shown(reading, phrases, cue);
    found.when(shown, Feature::CueShown);
    // "a sign that read “Keep Out”"
    found.when(shown && cue.opening == Opening::Quotation && cue.opens == cue.words.end, Feature::CueShownQuote);
    // "in a report published on Monday"
    let within = before.is_some_and(|word| matches!(word.class, WordClass::Preposition | WordClass::To));
    let participle =
        reading.words[cue.head].tense == Some(Form::Participle) && cue.words.start == cue.head && cue.head == subject.words.end;
    found.when(within && participle, Feature::CueReduced);
    let thing = subject.referent == Referent::SomeThing;
    found.when(thing && cue.frame == Frame::Say, Feature::CueThingSay);
    found.add(match (subject.form, subject.referent) {
        (SpeakerForm::Pronoun, _) => Feature::CueSubjectPronoun,
        (_, Referent::Person) => Feature::CueSubjectName,
        (_, Referent::SomePerson) => Feature::CueSubjectPerson,
        (_, Referent::Organization | Referent::Place) => Feature::CueSubjectOrganization,
        (_, Referent::SomeText) => Feature::CueSubjectText,
        _ => Feature::CueSubjectThing,
    });
}
