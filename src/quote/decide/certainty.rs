//! How sure an item of the report is: that somebody said it, and that this one did.
//!
//! Everything that was decided on the way is a feature, and so is how the item is formed and who its speaker is. The chance is learned from
//! whole items that are right or wrong, so that it counts what is listed though nobody said it.

use crate::document::BlockRole;
use crate::entity::{EntityType, MentionForm};
use crate::lexicon::rule_words;
use crate::quote::decide::complement::Complement;
use crate::quote::decide::cue::{Candidate, Opening};
use crate::quote::decide::refer::Description;
use crate::quote::decide::statement::Statement;
use crate::quote::feature::{Collected, Feature, Weights};
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::quote::{Confidence, Evidence, Quote, QuoteKind, Speaker, SpeakerForm};
use crate::span::{self, Span};
use crate::wordclass::{VerbForm, WordClass};

/// Chances at and above which an item is certain, and likely: chosen on the articles that teach (`training/MODEL.md`).
const CERTAIN: f32 = 0.92;
const LIKELY: f32 = 0.36;

/// How sure an item with these features is.
pub(crate) fn confidence(weights: &Weights, features: &[Feature]) -> Confidence {
    match weights.chance(features) {
        p if p >= CERTAIN => Confidence::Certain,
        p if p >= LIKELY => Confidence::Likely,
        _ => Confidence::Guess,
    }
}

/// What a statement says of its item.
pub(crate) fn of_statement(
    reading: &Reading<'_>,
    unit: &Unit,
    phrases: &[Phrase],
    statement: &Statement,
    complement: Complement,
    found: &mut Collected,
) {
    let cue = &statement.cue;
    found.add(match cue.frame {
        _ if cue.announces => Feature::ItemAnnounces,
        Frame::Say => Feature::ItemSay,
        Frame::Write => Feature::ItemWrite,
        Frame::Tell => Feature::ItemTell,
        Frame::Ask => Feature::ItemAsk,
        Frame::Utter | Frame::Perform => Feature::ItemUtter,
        Frame::Judge => Feature::ItemJudge,
        Frame::Urge => Feature::ItemUrge,
        Frame::Commit => Feature::ItemCommit,
        Frame::Talk => Feature::ItemTalk,
        Frame::Think | Frame::Seem => Feature::ItemThink,
        Frame::Support => Feature::ItemSupport,
        Frame::Show => Feature::ItemShow,
        Frame::According => Feature::ItemAccording,
        Frame::Noun => Feature::ItemNoun,
        Frame::Colon => Feature::ItemColon,
    });
    found.add(graded(
        statement.cue_probability,
        [Feature::ItemCue0, Feature::ItemCue1, Feature::ItemCue2, Feature::ItemCue3, Feature::ItemCue4],
    ));
    found.add(graded(
        statement.source_probability,
        [Feature::ItemSource0, Feature::ItemSource1, Feature::ItemSource2, Feature::ItemSource3, Feature::ItemSource4],
    ));
    of_cue(cue, found);
    let start = statement.whole.as_ref().map_or(cue.words.start, |whole| whole.words.start.min(cue.words.start));
    let before = reading.of(unit).before(start);
    found.when(before.is_some_and(subordinates), Feature::ItemSubordinate);
    found.when(before.is_some_and(|word| word.is("that")), Feature::ItemWithinThat);
    let Some(source) = statement.source.map(|source| &phrases[source]) else { return };
    found.when(source.relative, Feature::ItemRelative);
    found.when(source.owner, Feature::ItemOwner);
    found.when(source.object_pronoun, Feature::ItemObjectPronoun);
    found.when(source.referent == Referent::SomeText, Feature::ItemSomeText);
    found.when(source.referent == Referent::SomeThing, Feature::ItemSomeThing);
    found.when(source.referent == Referent::SomePerson && source.form == SpeakerForm::Nominal, Feature::ItemSomePerson);
    let indirect = |one, other| if statement.content.iter().any(|part| part.start >= cue.words.end) { one } else { other };
    found.add(match complement {
        Complement::Clause if cue.is_saying() => indirect(Feature::ItemClauseSaid, Feature::ItemClauseBefore),
        Complement::Clause => Feature::ItemClause,
        Complement::Infinitive => Feature::ItemInfinitive,
        Complement::Gerund => Feature::ItemGerund,
        Complement::Predicate => Feature::ItemPredicate,
        Complement::Phrase => Feature::ItemPhrase,
    });
}

fn of_cue(cue: &Candidate, found: &mut Collected) {
    found.when(cue.passive, Feature::ItemPassive);
    found.when(cue.modal, Feature::ItemModal);
    found.when(cue.infinitive, Feature::ItemToSay);
    found.when(cue.negated, Feature::ItemNegated);
    found.when(cue.is_ing(), Feature::ItemIng);
    found.when(cue.form == Some(VerbForm::ThirdPerson), Feature::ItemThird);
    found.when(cue.form == Some(VerbForm::Base) && !cue.infinitive, Feature::ItemBase);
    found.when(cue.follows, Feature::ItemFollows);
    found.when(cue.refers_back, Feature::ItemRefersBack);
    found.when(cue.words.len() > 1, Feature::ItemLongCue);
    found.add(match cue.opening {
        Opening::That => Feature::ItemOpensThat,
        Opening::Wh => Feature::ItemOpensWh,
        Opening::To => Feature::ItemOpensTo,
        Opening::Colon => Feature::ItemOpensColon,
        Opening::Quotation => Feature::ItemOpensQuotation,
        Opening::Clause => Feature::ItemOpensClause,
        Opening::Phrase => Feature::ItemOpensPhrase,
        Opening::Preposition => Feature::ItemOpensPreposition,
        Opening::Comma => Feature::ItemOpensComma,
        Opening::End => Feature::ItemOpensEnd,
    });
}

/// "if Brell said", "when asked, as Brell says"
fn subordinates(word: &Word<'_>) -> bool {
    matches!(word.class, WordClass::Subordinator | WordClass::Wh) && !word.is("that") && !word.is("where")
}

/// What the decision who governs a quotation says of its item.
pub(crate) fn of_governor(probability: f32, spoken: f32, evidence: Evidence, found: &mut Collected) {
    found.add(graded(
        probability,
        [Feature::ItemGovern0, Feature::ItemGovern1, Feature::ItemGovern2, Feature::ItemGovern3, Feature::ItemGovern4],
    ));
    found.add(graded(
        spoken,
        [Feature::ItemSpoken0, Feature::ItemSpoken1, Feature::ItemSpoken2, Feature::ItemSpoken3, Feature::ItemSpoken4],
    ));
    found.add(match evidence {
        Evidence::ReportedClause => Feature::ItemByClause,
        Evidence::CueColon => Feature::ItemByColon,
        Evidence::CueBeforeSpeaker => Feature::ItemByInverted,
        Evidence::SpeakerBeforeCue => Feature::ItemBySpeakerCue,
        Evidence::CueBeforeQuote => Feature::ItemByCueQuote,
        Evidence::CueInSentence => Feature::ItemBySentence,
        Evidence::Announced => Feature::ItemByAnnounced,
        Evidence::SentenceBefore => Feature::ItemBySentenceBefore,
        Evidence::ParagraphBefore => Feature::ItemByParagraphBefore,
        Evidence::SentenceAfter => Feature::ItemBySentenceAfter,
        Evidence::SameSpeaker => Feature::ItemBySame,
        Evidence::GoesOn => Feature::ItemByGoesOn,
        Evidence::SubjectOfSentence => Feature::ItemBySubject,
        Evidence::Signed => Feature::ItemBySigned,
        Evidence::Turn => Feature::ItemByTurn,
        Evidence::NobodyNamed | Evidence::Repeated => Feature::ItemByNobody,
    });
}

/// What the decision whom the speaker means says of the item.
pub(crate) fn of_reference(chance: Option<f32>, found: &mut Collected) {
    let grades = [Feature::ItemRefer0, Feature::ItemRefer1, Feature::ItemRefer2, Feature::ItemRefer3, Feature::ItemRefer4];
    found.0.extend(chance.map(|chance| graded(chance, grades)));
}

fn graded(probability: f32, features: [Feature; 5]) -> Feature {
    const BOUNDS: [f32; 4] = [0.6, 0.8, 0.93, 0.98];
    features[BOUNDS.iter().filter(|&&bound| probability >= bound).count()]
}

/// What the item itself looks like, once it is known whom its speaker means.
pub(crate) fn of_item(reading: &Reading<'_>, quote: &Quote, found: &mut Collected) {
    found.add(Feature::ItemBias);
    found.add(match quote.kind {
        QuoteKind::Direct => Feature::ItemDirect,
        QuoteKind::Mixed => Feature::ItemMixed,
        QuoteKind::Indirect => Feature::ItemIndirect,
    });
    found.when(!quote.closed, Feature::ItemUnclosed);
    let count: usize = quote.content.iter().map(|part| reading.within(*part).len()).sum();
    found.add(match count {
        0..=1 => Feature::ItemWords1,
        2..=3 => Feature::ItemWords3,
        4..=6 => Feature::ItemWords6,
        7..=14 => Feature::ItemWords14,
        15..=40 => Feature::ItemWords40,
        _ => Feature::ItemWordsMany,
    });
    found.when(quote.kind == QuoteKind::Direct && count < 4, Feature::ItemDirectShort);
    found.when(quote.kind == QuoteKind::Indirect && count < 4, Feature::ItemIndirectShort);
    let text = &reading.text[quote.content[0]];
    found.when(quote.kind == QuoteKind::Direct && text.starts_with(char::is_lowercase), Feature::ItemDirectSmall);
    let block = span::at(reading.blocks, quote.content[0].start);
    found.when(block.is_some_and(|block| reading.blocks[block].role != BlockRole::Paragraph), Feature::ItemNoParagraph);
    found.when(block.is_some_and(|block| reading.blocks[block].role == BlockRole::Headline), Feature::ItemHeadline);
    of_speaker(reading, quote, found);
}

/// More words than this are a long speaker.
const LONG: usize = 12;

fn of_speaker(reading: &Reading<'_>, quote: &Quote, found: &mut Collected) {
    let Some(speaker) = quote.speaker else {
        found.add(match quote.kind {
            QuoteKind::Direct => Feature::ItemNobodyDirect,
            _ => Feature::ItemNobody,
        });
        return;
    };
    let kind = speaker.entity.map(|entity| reading.entities.entities[entity].kind);
    let word = reading.text[speaker.span].to_lowercase();
    found.add(match (speaker.form, kind) {
        (SpeakerForm::Name, Some(EntityType::Person)) => Feature::ItemPerson,
        (SpeakerForm::Name, Some(EntityType::Organization)) => Feature::ItemOrganization,
        (SpeakerForm::Name, Some(_)) => Feature::ItemOtherName,
        (SpeakerForm::Name, None) => Feature::ItemUnknownName,
        (SpeakerForm::Nominal, Some(_)) => Feature::ItemLinkedNoun,
        (SpeakerForm::Nominal, None) if Description::of(&word).is_body() => Feature::ItemNounBody,
        (SpeakerForm::Nominal, None) if word.starts_with("the ") => Feature::ItemNounThe,
        (SpeakerForm::Nominal, None) if word.starts_with("a ") || word.starts_with("an ") => Feature::ItemNounA,
        (SpeakerForm::Nominal, None) => Feature::ItemNoun0,
        (SpeakerForm::Pronoun, _) if rule_words!("i-or-we").has(&word) => Feature::ItemFirstPerson,
        (SpeakerForm::Pronoun, Some(_)) => Feature::ItemLinkedPronoun,
        (SpeakerForm::Pronoun, None) if matches!(&*word, "he" | "she") => Feature::ItemLostPronoun,
        (SpeakerForm::Pronoun, None) => Feature::ItemOtherPronoun,
    });
    let first = word.split_whitespace().next().unwrap_or_default();
    found.when(rule_words!("demonstrative").has(first), Feature::ItemDemonstrative);
    found.when(first == "who" && speaker.entity.is_some(), Feature::ItemWhoNamed);
    found.when(named_in(reading, speaker, &quote.content), Feature::ItemSelfNamed);
    let last = || reading.part(&reading.within(speaker.span)).last();
    let several = || last().is_some_and(|word| lists::is_plural_noun(&word.lower));
    found.when(speaker.form == SpeakerForm::Nominal && several(), Feature::ItemNounPlural);
    found.when(quote.evidence == Evidence::Repeated, Feature::ItemRepeated);
    found.when(quote.evidence == Evidence::NobodyNamed, Feature::ItemFallback);
    found.when(word.len() > LONG && word.split_whitespace().count() > LONG, Feature::ItemLongSpeaker);
    let far = |part: &Span| distance(reading, speaker.span, *part);
    match quote.content.iter().map(far).min().unwrap_or(0) {
        0 => {}
        1 => found.add(Feature::ItemBlocks1),
        _ => found.add(Feature::ItemBlocks2),
    }
}

fn distance(reading: &Reading<'_>, one: Span, other: Span) -> usize {
    let block = |span: Span| span::at(reading.blocks, span.start).unwrap_or(0);
    block(one).abs_diff(block(other))
}

/// Whether the speaker is named in what he says.
fn named_in(reading: &Reading<'_>, speaker: Speaker, content: &[Span]) -> bool {
    let Some(entity) = speaker.entity else { return false };
    let mentions = &reading.entities.mentions;
    content.iter().any(|part| {
        let mut inside = mentions[span::within(mentions, *part)].iter();
        inside.any(|mention| mention.entity == entity && mention.form == MentionForm::Name)
    })
}
