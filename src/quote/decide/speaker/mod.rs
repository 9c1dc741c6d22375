//! Quotations: which clause or which speaker before governs them.

mod subject;

use crate::memory::Stamp;
use crate::quote::SpeakerForm;
use crate::quote::decide::cue::Opening;
use crate::quote::decide::statement::Statement;
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::insertion::insertion;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::span::Span;
use crate::wordclass::{self, WordClass};
use crate::words::Stretch;

/// What was found in a unit.
pub(crate) struct Scene {
    pub phrases: Vec<Phrase>,
    pub statements: Vec<Statement>,
    /// The outermost quotations that open in it.
    pub quotations: Vec<usize>,
    /// All that was seen of its paragraph; nothing where nothing is kept.
    pub stamp: Option<Stamp>,
}

/// Who governs a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Governor {
    /// A statement: unit, index.
    Statement(usize, usize),
    /// A phrase without a cue: unit, index.
    Subject(usize, usize),
    /// Whoever said the quotation before.
    Carry,
    Nobody,
}

/// The quotation before, as far as it matters to the next.
#[derive(Clone, Copy)]
pub(crate) struct Previous {
    pub unit: usize,
    pub governor: Governor,
    pub quotation: usize,
}

/// How far from a quotation, in words, the cue may stand that governs it from its own unit.
const REACH: usize = 100;

/// The words of a quotation, its marks included.
pub(crate) fn words_of(reading: &Reading<'_>, quotation: usize) -> std::ops::Range<usize> {
    let range = reading.within(reading.quoted[quotation].outer());
    range.start..range.end.max(range.start)
}

/// Whether the content of a statement holds the quotation.
pub(crate) fn covers(statement: &Statement, words: &std::ops::Range<usize>) -> bool {
    statement
        .content
        .iter()
        .any(|content| content.start < words.end && words.start < content.end && content.start <= words.start + 1)
}

/// Who may govern a quotation, each with what speaks for it.
pub(crate) fn options(
    reading: &Reading<'_>,
    scenes: &[Scene],
    at: usize,
    quotation: usize,
    previous: Option<Previous>,
) -> Vec<(Governor, Vec<Feature>)> {
    let units = &reading.units;
    let unit = &units[at];
    let place = Place::of(reading, unit, quotation);
    let mut options = Vec::new();
    let statements = &scenes[at].statements;
    let first = statements.partition_point(|statement| statement.cue.words.end + REACH <= place.words.start);
    let near = statements[first..].iter().take_while(|statement| statement.cue.words.start < place.words.end + REACH);
    for (index, statement) in (first..).zip(near) {
        let mut found = same_unit(reading, scenes, at, statement, &place);
        let listed = previous.is_some_and(|previous| previous.governor == Governor::Statement(at, index));
        // "“…” and “…,” Vale said"
        if listed && place.listed && statement.cue.words.start >= place.words.end {
            found.push(Feature::GovernListed);
        }
        options.push((Governor::Statement(at, index), found));
    }
    options.extend(subject::subjects(reading, scenes, at, &place));
    options.extend(statements_before(reading, scenes, at, &place));
    let next = Stretch::whole(units).after(at).filter(|next| next.block == unit.block);
    if let Some(statement) = next.and_then(|_| scenes[at + 1].statements.first()) {
        let mut found = Collected::default();
        found.add(Feature::GovernNextUnit);
        found.when(place.whole, Feature::GovernWholeNext);
        statement_features(&scenes[at + 1], statement, &mut found);
        options.push((Governor::Statement(at + 1, 0), found.0));
    }
    if let Some(previous) = previous {
        let mut found = carry(reading, at, quotation, previous, &place);
        if place.whole && previous.unit + 1 < at && subject::introduced(reading, scenes, at).is_some() {
            found.push(Feature::GovernCarryIntroduced);
        }
        options.push((Governor::Carry, found));
    }
    let mut nobody = Collected::default();
    nobody.add(Feature::GovernNone);
    nobody.add(if place.whole { Feature::GovernNoneWhole } else { Feature::GovernNonePart });
    options.push((Governor::Nobody, nobody.0));
    options
}

/// The last statements of the two sentences before.
fn statements_before(reading: &Reading<'_>, scenes: &[Scene], at: usize, place: &Place) -> Vec<(Governor, Vec<Feature>)> {
    let units = &reading.units;
    let mut options = Vec::new();
    let brought_in = place.whole && subject::introduced(reading, scenes, at).is_some();
    for (offset, before) in (at.saturating_sub(2)..at).rev().enumerate() {
        let same_block = units[before].block == units[at].block;
        // "When asked about it, Brell laughed.": what was asked of her is not what she says next.
        let asked =
            |statement: &Statement| statement.cue.passive && statement.cue.frame == Frame::Ask && statement.source.is_none();
        let last = scenes[before].statements.iter().enumerate().rev().find(|(_, statement)| !asked(statement));
        if let Some((index, statement)) = last {
            let mut found = Collected::default();
            found.add(if same_block { Feature::GovernPreviousUnit } else { Feature::GovernPreviousBlock });
            found.when(offset > 0, Feature::GovernSecond);
            found.when(place.whole && same_block, Feature::GovernWholePreviousUnit);
            found.when(place.whole && !same_block, Feature::GovernWholePreviousBlock);
            found.when(!place.whole, Feature::GovernPartPrevious);
            let open_ended = matches!(statement.cue.opening, Opening::Colon | Opening::End) && statement.content.is_empty();
            found.when(open_ended && offset == 0, Feature::GovernOpenEnded);
            found.when(brought_in && offset > 0, Feature::GovernCarryIntroduced);
            statement_features(&scenes[before], statement, &mut found);
            options.push((Governor::Statement(before, index), found.0));
        }
    }
    options
}

/// How a quotation stands in its unit.
struct Place {
    words: std::ops::Range<usize>,
    /// Nothing else stands in the unit.
    whole: bool,
    /// A comma, a question or exclamation mark ends it.
    hands_over: bool,
    /// It is coordinated with the quotation before it: `“…” and “…”`.
    listed: bool,
    /// It opens with a small letter behind a comma: a sentence that goes on.
    goes_on: bool,
}

impl Place {
    fn of(reading: &Reading<'_>, unit: &Unit, quotation: usize) -> Self {
        let words = words_of(reading, quotation);
        let (lead, rest) = (reading.of(unit).up_to(words.start), reading.of(unit).from(words.end));
        let whole = lead.all(Word::is_mark) && rest.all(Word::is_mark);
        let link = |word: &&Word<'_>| {
            word.is(",") || matches!(word.class, WordClass::Coordinator | WordClass::Determiner | WordClass::Possessive)
        };
        let listed = lead.last().is_some_and(|word| word.quoted.is_none())
            && lead.tail(4).back().find(|word| !link(word)).is_some_and(|word| word.quoted.is_some());
        let small = reading.text[reading.quoted[quotation].content].starts_with(char::is_lowercase);
        let goes_on = small && lead.last().is_some_and(|word| word.is(","));
        Place { words, whole, listed, goes_on, hands_over: reading.ends_in(quotation, &[',', '?', '!', '—', '…']) }
    }
}

fn statement_features(scene: &Scene, statement: &Statement, found: &mut Collected) {
    found.add(match statement.cue.frame {
        _ if statement.cue.is_saying() => Feature::GovernSay,
        Frame::Judge | Frame::Support | Frame::Urge => Feature::GovernJudge,
        Frame::Think | Frame::Show | Frame::Seem => Feature::GovernThink,
        Frame::Noun => Feature::GovernNoun,
        Frame::According => Feature::GovernAccording,
        Frame::Colon => Feature::GovernColon,
        _ => Feature::GovernOtherFrame,
    });
    found.when(statement.cue_probability > 0.8, Feature::GovernSure);
    found.when(statement.cue_probability < 0.4, Feature::GovernUnsure);
    let Some(source) = statement.source.map(|source| &scene.phrases[source]) else {
        found.add(Feature::GovernNoSource);
        return;
    };
    found.add(match (source.form, source.referent) {
        (SpeakerForm::Pronoun, _) => Feature::GovernPronoun,
        (_, Referent::Person) => Feature::GovernPerson,
        (_, Referent::Organization | Referent::Place) => Feature::GovernOrganization,
        (_, Referent::SomePerson | Referent::SomeText) => Feature::GovernNominal,
        _ => Feature::GovernThing,
    });
}

fn same_unit(reading: &Reading<'_>, scenes: &[Scene], at: usize, statement: &Statement, place: &Place) -> Vec<Feature> {
    let mut found = Collected::default();
    let scene = &scenes[at];
    statement_features(scene, statement, &mut found);
    let source = statement.whole.as_ref().map(|whole| whole.words.clone());
    let start = source.as_ref().map_or(statement.cue.words.start, |source| source.start.min(statement.cue.words.start));
    let end = source.as_ref().map_or(statement.cue.words.end, |source| source.end.max(statement.cue.words.end));
    let covered = covers(statement, &place.words);
    found.when(covered, Feature::GovernCovers);
    found.when(!covered && !statement.content.is_empty(), Feature::GovernOwnContent);
    let cue_before = statement.cue.words.end <= place.words.start;
    let gap = if cue_before {
        statement.cue.words.end.max(end.min(place.words.start))..place.words.start
    } else {
        place.words.end..start.max(place.words.end)
    };
    let gap = reading.part(&gap);
    let plain = gap.all(|word| word.is_mark() || word.dated || word.class == WordClass::Adverb);
    found.add(if cue_before { Feature::GovernUnitBefore } else { Feature::GovernUnitAfter });
    found.when(plain && gap.len() < 4, if cue_before { Feature::GovernRightBefore } else { Feature::GovernRightAfter });
    found.when(gap.len() < 10, Feature::GovernNear);
    found.when(gap.any(|word| word.quoted.is_some()), Feature::GovernQuoteBetween);
    // "Brell, who called him “old,” said": the comma closes what is told of her.
    let told = insertion(reading, &reading.units[at], statement.cue.words.start) <= place.words.start;
    found.when(!cue_before && plain && place.hands_over && !told, Feature::GovernCommaThenCue);
    found.when(!cue_before && source.is_some_and(|source| source.start >= statement.cue.words.end), Feature::GovernInverted);
    let colon = reading.all().before(place.words.start).is_some_and(|word| word.is(":"));
    found.when(cue_before && colon, Feature::GovernColonBefore);
    // "“There are no talks,” said an official, who spoke to the Post, “we …”"
    let split = cue_before && place.goes_on && statement.cue.follows && statement.cue.is_saying();
    found.when(split && !gap.any(|word| word.quoted.is_some()), Feature::GovernSplit);
    nearness(reading, &scene.statements, statement, place, &mut found);
    found.0
}

/// Whether the cue stands next to the quotation, before it or behind it.
fn nearness(reading: &Reading<'_>, statements: &[Statement], statement: &Statement, place: &Place, found: &mut Collected) {
    let cue = &statement.cue;
    let before = cue.words.end <= place.words.start;
    let between = if before { cue.words.end..place.words.start } else { place.words.end..cue.head.max(place.words.end) };
    if !statements.iter().any(|other| between.contains(&other.cue.head)) {
        found.add(if before { Feature::GovernNearestBefore } else { Feature::GovernNearestAfter });
    }
    // "“The bridge is safe,” Brell said, adding that": nobody adds what came before.
    let comma = reading.all().before(cue.words.start).is_some_and(|word| word.is(","));
    found.when(!before && cue.is_ing() && comma, Feature::GovernIngAfter);
}

fn carry(reading: &Reading<'_>, at: usize, quotation: usize, previous: Previous, place: &Place) -> Vec<Feature> {
    let mut found = Collected::default();
    let (here, there) = (&reading.units[at], &reading.units[previous.unit]);
    let same_block = here.block == there.block;
    found.add(match here.block - there.block {
        0 => Feature::GovernCarry,
        1 => Feature::GovernCarryBlock,
        _ => Feature::GovernCarryFar,
    });
    found.when(place.whole && same_block, Feature::GovernWholeCarry);
    found.when(place.whole && !same_block, Feature::GovernWholeCarryBlock);
    found.when(!place.whole, Feature::GovernPartCarry);
    // "Vale said. “It must go by spring” or fall."
    let opens = same_block && place.words.start <= here.words.start;
    found.when(!place.whole && opens, Feature::GovernPartCarryOpens);
    found.when(reading.quoted[quotation].continues == Some(previous.quotation), Feature::GovernContinues);
    found.0
}

/// What a quotation says: without its marks and, where it is not closed, without the outlet that signs it.
pub(crate) fn content_of(reading: &Reading<'_>, quotation: usize) -> Span {
    let quoted = &reading.quoted[quotation];
    let content = quoted.content.trim(reading.text);
    if quoted.close.is_some() {
        return content;
    }
    let end = content.start + signature(&reading.text[content]);
    Span::new(content.start, end)
}

/// Where the signature of an outlet opens, behind a quotation that nobody closed: `… in the same direction, writes Radio Hild.`
fn signature(content: &str) -> usize {
    let Some((head, tail)) = content.rsplit_once(", ") else { return content.len() };
    let mut words = tail.trim_end_matches(['.', '!', '?']).split_whitespace();
    let writes = words.next().and_then(wordclass::lemma).is_some_and(|lemma| lists::does(lemma, "signs"));
    let named = words.clone().count() < 7
        && words.clone().next().is_some()
        && words.all(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    if writes && named { head.len() } else { content.len() }
}
