//! Whether somebody said or wrote a quotation: not a title, a nickname, a word held at arm's length.

use std::ops::Range;

use crate::entity::EntityType;
use crate::lexicon::rule_words;
use crate::quote::decide::cue::{self, Candidate, Opening};
use crate::quote::decide::speaker::{Scene, covers, words_of};
use crate::quote::decide::statement::Statement;
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::echoed::Echo;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::span;
use crate::token::TokenKind;
use crate::wordclass::{self, WordClass};

/// A quotation that somebody may have said, and what stands beside it.
struct Spoken<'a> {
    quotation: usize,
    unit: &'a Unit,
    words: Range<usize>,
    content: &'a str,
    /// The words of it that are no marks.
    inside: Vec<&'a Word<'a>>,
    before: Option<&'a Word<'a>>,
    after: Option<&'a Word<'a>>,
    /// Most of its words have capitals, and nothing says that it is shouted or stands on a sign.
    titled: bool,
    /// The cue whose content it opens, right behind it.
    opener: Option<&'a Candidate>,
    /// That cue shows what stands on something.
    shown: bool,
}

impl<'a> Spoken<'a> {
    fn of(reading: &'a Reading<'a>, unit: &'a Unit, scene: &'a Scene, quotation: usize) -> Self {
        let words = words_of(reading, quotation);
        let called = |cue: &Candidate| cue.frame == Frame::Noun && lists::UTTERANCES.contains(cue.lemma);
        let opens =
            |cue: &&Candidate| (says(cue) || called(cue)) && cue.opening == Opening::Quotation && cue.opens == words.start;
        let opener = scene.statements.iter().map(|statement| &statement.cue).find(opens);
        let shown = opener.is_some_and(|cue| cue::is_shown(reading, &scene.phrases, cue));
        let content = reading.text[reading.quoted[quotation].content].trim();
        // "chants of “Vale! Vale! Vale!”"
        let shouted = opener.is_some_and(|cue| cue.frame == Frame::Utter || called(cue)) || content.matches('!').count() > 1;
        Spoken {
            quotation,
            unit,
            content,
            inside: reading.part(&words).iter().filter(|word| !word.is_mark()).collect(),
            before: reading.of(unit).before(words.start),
            after: reading.of(unit).at(words.end),
            titled: (reading.is_titled(words.clone()) || is_work(reading, quotation)) && !shown && !shouted,
            words,
            opener,
            shown,
        }
    }

    fn short(&self) -> bool {
        self.inside.len() < 7
    }

    fn owned(&self) -> bool {
        self.before.is_some_and(|word| word.class == WordClass::Possessive || word.kind == TokenKind::Possessive)
    }

    fn determined(&self) -> bool {
        self.before.is_some_and(|word| {
            matches!(word.class, WordClass::Determiner | WordClass::Adjective)
                || word.class == WordClass::Noun && word.mention.is_some()
        })
    }

    /// A preposition stands before it.
    fn placed(&self) -> bool {
        self.before.is_some_and(|word| word.class == WordClass::Preposition)
    }
}

/// Whether its words are the name of a work.
fn is_work(reading: &Reading<'_>, quotation: usize) -> bool {
    let content = reading.quoted[quotation].content;
    let mentions = &reading.entities.mentions;
    let named = mentions[span::within(mentions, content)].first();
    named.is_some_and(|named| named.kind == EntityType::Misc && named.span == content)
}

/// Whether a cue says: the dash before who signs a quotation says as much as a verb.
fn says(cue: &Candidate) -> bool {
    cue.is_saying() || cue.frame == Frame::Colon || cue.lemma == "—"
}

/// What speaks for somebody having said it.
pub(crate) fn features(reading: &Reading<'_>, unit: &Unit, scene: &Scene, quotation: usize) -> Vec<Feature> {
    let spoken = Spoken::of(reading, unit, scene, quotation);
    let mut found = Collected::default();
    form_features(reading, &spoken, &mut found);
    title_features(reading, &spoken, &mut found);
    neighbour_features(reading, &spoken, &mut found);
    opener_features(&spoken, &mut found);
    let (words, short) = (&spoken.words, spoken.inside.len() < 4);
    let then_cue = then_cue(scene, &spoken);
    let hands_over =
        reading.ends_in(quotation, &[',', '.', '?', '!', '…', '—', '-']) || spoken.after.is_some_and(|word| word.is(","));
    found.when(then_cue && hands_over, Feature::SpeechThenCue);
    found.when(then_cue && hands_over && spoken.short(), Feature::SpeechShortThenCue);
    let after_cue =
        scene.statements.iter().map(|statement| &statement.cue).filter(|cue| says(cue)).any(|cue| {
            cue.words.end <= words.start && words.start < cue.words.end + 3 && spoken.before.is_some_and(Word::is_mark)
        });
    found.when(after_cue, Feature::SpeechRightAfterCue);
    let covering = scene.statements.iter().find(|statement| covers(statement, words));
    found.when(covering.is_some(), Feature::SpeechCovered);
    if let Some(statement) = covering {
        cover_features(statement, &spoken, &mut found);
    }
    wording_features(reading, unit, words, &mut found);
    // "shouted “Shame!” and “Resign Now”"
    let listed = found.0.contains(&Feature::SpeechListed);
    found.when(listed && covering.is_some_and(|statement| statement.cue.frame == Frame::Utter), Feature::SpeechUtteredListed);
    // "Brell pounded the bridge as a “pile of rust”"
    let likened = found.0.contains(&Feature::SpeechAs) && covering.is_none();
    let person = |phrase: &Phrase| phrase.subject && phrase.referent == Referent::Person && phrase.words.end <= words.start;
    found.when(likened && scene.phrases.iter().any(person), Feature::SpeechAsUncovered);
    found.when(short && covering.is_some(), Feature::SpeechShortCovered);
    found.when(short && covering.is_none(), Feature::SpeechShortUncovered);
    found.add(if scene.statements.is_empty() { Feature::SpeechNoCue } else { Feature::SpeechCueInUnit });
    found.when(words.start <= unit.words.start && words.end + 1 >= unit.words.end, Feature::SpeechWholeUnit);
    found.when(goes_on(reading, unit, &spoken), Feature::SpeechGoesOn);
    let headline = unit.headline && !then_cue && !after_cue;
    found.when(headline, Feature::SpeechHeadline);
    found.when(headline && spoken.inside.len() > 3, Feature::SpeechHeadlineLong);
    found.when(reading.echoed[quotation] != Echo::Not, Feature::SpeechEchoed);
    found.when(reading.echoed[quotation] == Echo::Wholly, Feature::SpeechEchoedWholly);
    found.0
}

/// Whether it opens a sentence behind one that holds a quotation: `“It is safe,” said Brell. “It will outlast” us all.`
fn goes_on(reading: &Reading<'_>, unit: &Unit, spoken: &Spoken<'_>) -> bool {
    let at = reading.units.partition_point(|before| before.words.start < unit.words.start);
    let before = at.checked_sub(1).map(|at| &reading.units[at]).filter(|before| before.block == unit.block);
    let opens = spoken.before.is_none() && spoken.content.starts_with(char::is_uppercase);
    opens && before.is_some_and(|before| reading.of(before).any(|word| word.quoted.is_some()))
}

/// Whether a cue that says, or its source, stands right behind the quotation.
fn then_cue(scene: &Scene, spoken: &Spoken<'_>) -> bool {
    scene.statements.iter().filter(|statement| says(&statement.cue)).any(|statement| {
        let source = statement.whole.as_ref().map_or(statement.cue.words.start, |whole| whole.words.start);
        let start = source.min(statement.cue.words.start);
        (spoken.words.end..spoken.words.end + 2).contains(&start)
    })
}

/// `“(Crosstalk.)”`: what whoever wrote it down adds. A fact of form beside the ranking: the brackets say that nobody said it.
pub(crate) fn is_bracketed(reading: &Reading<'_>, quotation: usize) -> bool {
    let content = &reading.text[reading.quoted[quotation].content];
    let inner = content.strip_prefix(['(', '[']).and_then(|rest| rest.trim_end_matches('.').strip_suffix([')', ']']));
    inner.is_some_and(|inner| !inner.contains(['(', ')', '[', ']']))
}

/// `a guard nicknamed “Bull”`: what somebody is called.
///
/// A fact of form beside the ranking, where it closes its sentence: what is nicknamed or dubbed is a name, while somebody calls “Wait!” and declares “a new era”.
pub(crate) fn is_nickname(reading: &Reading<'_>, unit: &Unit, quotation: usize) -> bool {
    let words = words_of(reading, quotation);
    let short = reading.part(&words).iter().filter(|word| !word.is_mark()).count() < 4;
    let closes = reading.of(unit).from(words.end).iter().all(Word::is_mark);
    let before = reading.of(unit).before(words.start).filter(|word| short && closes && word.is_verb());
    before.and_then(|word| wordclass::lemma(&word.lower)).is_some_and(|lemma| matches!(lemma, "nickname" | "dub"))
}

/// The last line of a pull quote, before its closing mark: who said it.
///
/// A fact of form beside the ranking: a line of names that goes on with a quotation and has no opening mark is no part of it.
pub(crate) fn is_signature(reading: &Reading<'_>, quotation: usize) -> bool {
    let quoted = &reading.quoted[quotation];
    if quoted.open.is_some() || quoted.continues.is_none() {
        return false;
    }
    let words: Vec<&Word<'_>> = reading.part(&words_of(reading, quotation)).iter().filter(|word| !word.is_mark()).collect();
    let named = words.first().is_some_and(|word| word.capital) && words.last().is_some_and(|word| word.capital);
    let plain = !words.iter().any(|word| word.is_finite() && !word.capital);
    (2..=10).contains(&words.len()) && named && plain
}

/// How long it is, and how it opens and ends.
fn form_features(reading: &Reading<'_>, spoken: &Spoken<'_>, found: &mut Collected) {
    found.add(Feature::SpeechBias);
    found.add(match spoken.inside.len() {
        0 | 1 => Feature::SpeechWords1,
        2 => Feature::SpeechWords2,
        3 => Feature::SpeechWords3,
        4..=6 => Feature::SpeechWords6,
        _ => Feature::SpeechLong,
    });
    let content = spoken.content;
    found.when(reading.ends_in(spoken.quotation, &['.', '?', '!', '…']), Feature::SpeechStop);
    found.when(reading.ends_in(spoken.quotation, &['?', '!']), Feature::SpeechExclaims);
    found.when(reading.ends_in(spoken.quotation, &[',']), Feature::SpeechComma);
    found.when(content.starts_with(|c: char| c.is_lowercase()), Feature::SpeechOpenStart);
    found.when(spoken.inside.iter().any(|word| word.is_finite()), Feature::SpeechVerbInside);
}

/// Whether it may be the title of a work, or the name of a broadcast.
fn title_features(reading: &Reading<'_>, spoken: &Spoken<'_>, found: &mut Collected) {
    let (lead, short) = (reading.of(spoken.unit).up_to(spoken.words.start), spoken.short());
    // "his memoir, “The Long Road”", "an episode of “The Long Road”"
    let linked = spoken.before.is_some_and(|word| word.is(",") || word.is("of"));
    let noun = lead.back().nth(usize::from(linked));
    let named = noun.is_some_and(|word| lists::TITLE_CUES.contains(&*word.lower));
    found.when(named, Feature::SpeechNamed);
    if !spoken.titled {
        return;
    }
    found.when(named && spoken.inside.len() > 1, Feature::SpeechNamedTitled);
    found.when(spoken.inside.len() > 1, Feature::SpeechTitled);
    found.when(short, Feature::SpeechShortTitled);
    found.when(short && spoken.owned(), Feature::SpeechTitledOwned);
    // "on Radio Hild’s “Morning in Tarn”"
    let owner = lead.back().nth(1).and_then(|word| word.mention).map(|mention| &reading.entities.mentions[mention]);
    let network = spoken.owned() && owner.is_some_and(|owner| owner.kind == EntityType::Organization);
    found.when(short && network, Feature::SpeechTitledNetwork);
    found.when(short && spoken.determined(), Feature::SpeechTitledDetermined);
    found.when(short && spoken.placed(), Feature::SpeechTitledPlace);
    let noun = spoken.after.is_some_and(|word| word.class == WordClass::Noun && !word.is_mark());
    found.when(short && noun, Feature::SpeechTitledBeforeNoun);
    found.when(short && spoken.opener.is_some(), Feature::SpeechOpensTitled);
    // "on “The Vale Show”"
    let kind = spoken.inside.last().is_some_and(|word| lists::TITLE_CUES.contains(&*word.lower));
    found.when(kind, Feature::SpeechTitledKind);
}

/// What stands right before it and right behind it.
fn neighbour_features(reading: &Reading<'_>, spoken: &Spoken<'_>, found: &mut Collected) {
    let (before, after) = (spoken.before, spoken.after);
    found.when(before.is_some_and(|word| word.is(":")), Feature::SpeechAfterColon);
    found.when(before.is_some_and(|word| word.is(",")), Feature::SpeechAfterComma);
    found.when(spoken.determined(), Feature::SpeechAfterDeterminer);
    found.when(spoken.owned(), Feature::SpeechOwned);
    // "Omar “Big Man” Vale"
    let named =
        |word: Option<&Word<'_>>| word.is_some_and(|word| word.capital && word.mention.is_some() && word.quoted.is_none());
    // "a guard nicknamed “Bull”", "a man called “Rook”", "what’s called “farmer’s lung”"
    let be = reading.of(spoken.unit).up_to(spoken.words.start).back().nth(1);
    let be =
        be.is_some_and(|word| rule_words!("be").has(&word.lower) || word.lower.ends_with("'s") || word.lower.ends_with("’s"));
    let nicknamed = before.is_some_and(|word| {
        let names = wordclass::lemma(&word.lower).is_some_and(|lemma| lists::does(lemma, "names"));
        names && word.is_verb() && (!word.is_tensed() || be && word.is_past())
    });
    let nickname = named(before) && named(after) || nicknamed;
    found.when(spoken.short() && nickname, Feature::SpeechNickname);
    let words = reading.of(spoken.unit);
    let reporting = |word: &Word<'_>| lists::reporting_noun(&word.lower).is_some() || lists::is_wording(&word.lower);
    let mut near = words.up_to(spoken.words.start).tail(3).back();
    let back = near.find(|word| !(word.is("of") || word.is("like") || word.is_mark()));
    found.when(back.is_some_and(reporting), Feature::SpeechAfterReportingNoun);
    // "ends before the word “perhaps”": it is spoken of.
    let wording = back.is_some_and(|word| lists::is_wording(&word.lower)) && spoken.words.len() < 4;
    found.when(wording, Feature::SpeechAfterWording);
    // "“Close it,” came shouts from the crowd."
    let comes = after.is_some_and(|word| lists::does(&word.lower, "comes"));
    let nouns = words.from(spoken.words.end + usize::from(comes)).head(if comes { 3 } else { 1 });
    let noun = nouns.any(|word| lists::reporting_noun(&word.lower).is_some() && word.quoted.is_none());
    found.when(noun, Feature::SpeechBeforeReportingNoun);
    // "Vale’s “step up” remark", "Vale (“We won”)"
    found.when(noun && !comes && spoken.owned(), Feature::SpeechOwnRemark);
    let bracketed = before.is_some_and(|word| word.is("(")) && after.is_some_and(|word| word.is(")"));
    found.when(bracketed && !spoken.short(), Feature::SpeechBracketed);
    found.when(after.is_some_and(|word| word.class == WordClass::Noun && !word.is_mark()), Feature::SpeechBeforeNoun);
}

/// `chanting “…”`, `a sign that read “…”`, `wrote “…”`
fn opener_features(spoken: &Spoken<'_>, found: &mut Collected) {
    let Some(cue) = spoken.opener else { return };
    found.add(match cue.frame {
        _ if spoken.shown => Feature::SpeechShown,
        Frame::Noun => Feature::SpeechUtterance,
        Frame::Utter => Feature::SpeechUttered,
        Frame::Write | Frame::Perform => Feature::SpeechWritten,
        _ => Feature::SpeechOpensContent,
    });
}

/// What the statement around a quotation says of it.
fn cover_features(statement: &Statement, spoken: &Spoken<'_>, found: &mut Collected) {
    let words = &spoken.words;
    found.when(statement.cue.is_saying(), Feature::SpeechCoveredSay);
    found.when(matches!(statement.cue.frame, Frame::Judge | Frame::Support), Feature::SpeechCoveredJudge);
    found.when(statement.cue.frame == Frame::Noun, Feature::SpeechCoveredNoun);
    found.when(statement.cue_probability > 0.8, Feature::SpeechCoveredSure);
    let opens = statement.content.iter().any(|content| content.contains(&words.start) && words.start < content.start + 2);
    found.when(opens, Feature::SpeechCoveredFirst);
    // "told the host of “The Long Road” that", "said on “The Long Road”"
    let titled = spoken.titled && spoken.short();
    found.when(titled, Feature::SpeechCoveredTitled);
    let venue = spoken.placed() && statement.content.first().is_some_and(|content| content.start + 1 >= words.start);
    found.when(titled && venue, Feature::SpeechTitledVenue);
}

/// What the words in the marks and right beside them say: `dismissed it as a “…”`, `“…” and “…”`.
fn wording_features(reading: &Reading<'_>, unit: &Unit, words: &Range<usize>, found: &mut Collected) {
    let person = |word: &Word<'_>| rule_words!("first-or-second").has(&word.lower);
    found.when(reading.part(words).any(|word| !word.is_mark() && person(word)), Feature::SpeechPerson);
    let lead = reading.of(unit).up_to(words.start);
    let article = lead.last().is_some_and(|word| word.class == WordClass::Determiner);
    found.when(lead.back().nth(usize::from(article)).is_some_and(|word| word.is("as")), Feature::SpeechAs);
    let joined = lead.last().is_some_and(|word| word.class == WordClass::Coordinator || word.is(","));
    found.when(joined && lead.back().nth(1).is_some_and(|word| word.quoted.is_some()), Feature::SpeechListed);
}
