//! Reported clauses: which words a cue reports.

use std::iter;
use std::ops::Range;

use crate::lexicon::rule_words;
use crate::quote::decide::cue::{self, Candidate, Opening};
use crate::quote::decide::ending::{self, Bound, Context, Cue};
use crate::quote::decide::source::whole::Whole;
use crate::quote::read::lists::{self, Frame};
use crate::quote::read::phrase::{Phrase, Referent};
use crate::quote::read::{Reading, Unit, Word};
use crate::wordclass::{VerbForm, WordClass};

/// A cue that was accepted, its source, and what it reports.
#[derive(Clone)]
pub(crate) struct Statement {
    pub cue: Candidate,
    /// An index into the unit's phrases.
    pub source: Option<usize>,
    /// The source with what is attached to it.
    pub whole: Option<Whole>,
    /// How sure the cue is, and how sure its source: 0 to 1.
    pub cue_probability: f32,
    pub source_probability: f32,
    /// The words it reports; two ranges where the cue interrupts them.
    pub content: Vec<Range<usize>>,
}

/// Finds what each cue of a unit reports. The statements are in the order of their cues.
pub(crate) fn fill(reading: &Reading<'_>, unit: &Unit, statements: &mut [Statement]) {
    let cues = cues(statements);
    let mut floor = unit.words.start;
    for index in 0..statements.len() {
        let content = content(reading, unit, &cues, index, floor);
        if let Some(last) = content.last() {
            let right = last.start >= cues[index].0.words.end;
            floor = if right { floor } else { cues[index].0.words.end };
        }
        statements[index].content = content;
        take_preposition(reading, &mut statements[index]);
    }
}

/// "pressed Brell", "called the mayor on Friday": whom somebody spoke to is nothing that was said.
pub(crate) fn drop_addressee(reading: &Reading<'_>, phrases: &[Phrase], statement: &mut Statement) {
    let cue = &statement.cue;
    let speaks_to = matches!(cue.frame, Frame::Tell | Frame::Ask | Frame::Urge) || lists::is_addressing(cue.lemma);
    let [content] = &*statement.content else { return };
    if !speaks_to || cue.opening != Opening::Phrase || content.start < cue.words.end {
        return;
    }
    let somebody = |phrase: &&Phrase| {
        phrase.words.start == content.start
            && !matches!(phrase.referent, Referent::SomeThing | Referent::SomeText | Referent::Misc)
    };
    let Some(addressee) = phrases.iter().filter(somebody).max_by_key(|phrase| phrase.words.end) else { return };
    let rest = reading.part(&(addressee.words.end..content.end));
    let plain = rest.all(|word| word.is_mark() || word.dated || word.class == WordClass::Preposition);
    if plain {
        statement.content.clear();
    }
}

/// `argued for the plan`: the preposition belongs to the cue. Not `to`, which opens a clause.
fn take_preposition(reading: &Reading<'_>, statement: &mut Statement) {
    let Some(content) = statement.content.first_mut() else { return };
    let opens = &reading.words[content.start];
    let takes = content.start == statement.cue.words.end
        && content.len() > 1
        && opens.quoted.is_none()
        && (opens.class == WordClass::Preposition || opens.is("as"))
        && (statement.cue.frame != Frame::Say || introduces(&statement.cue, &opens.lower))
        && !opens.is("despite");
    if takes && statement.cue.frame != Frame::According {
        content.start += 1;
        statement.cue.words.end += 1;
    }
}

fn content(reading: &Reading<'_>, unit: &Unit, cues: &[Cue], index: usize, floor: usize) -> Vec<Range<usize>> {
    let (cue, source) = &cues[index];
    let first = source.as_ref().map_or_else(|| hearing(reading, unit, cue), |source| source.start.min(cue.words.start));
    let last = source.as_ref().map_or(cue.words.end, |source| source.end.max(cue.words.end));
    if cue.refers_back {
        return sentence_before(reading, unit).into_iter().collect();
    }
    if cue.frame == Frame::According {
        return according(reading, unit, cues, index, cue.from, last, floor);
    }
    match cue.opening {
        // "spoke for an hour"
        Opening::Preposition if cue.frame == Frame::Talk && !introduces(cue, &reading.words[cue.opens].lower) => Vec::new(),
        // "others warned of repercussions"
        Opening::Preposition if lists::names_content(cue.lemma, &reading.words[cue.opens].lower) && !cue.follows => {
            right(reading, unit, cues, index, cue.opens).into_iter().collect()
        }
        Opening::Comma | Opening::End | Opening::Preposition if !is_nominal(cue) || cue.opening == Opening::End => {
            before_cue(reading, unit, cues, index, first, last, floor)
        }
        // `said Dana Brell` behind what she said: the source stands where the content would.
        Opening::Clause | Opening::Phrase
            if source.as_ref().is_some_and(|source| source.start >= cue.words.end && source.start <= cue.opens + 1) =>
        {
            left(reading, unit, first, floor).into_iter().collect()
        }
        // "chanting “Close it!” as she left", "cries of “Shame!” and “Resign!” were heard"
        Opening::Quotation if matches!(cue.frame, Frame::Utter | Frame::Noun) => {
            iter::once(cue.opens..quotations(reading, unit, cue.opens)).collect()
        }
        Opening::Colon => right(reading, unit, cues, index, cue.opens + 1).into_iter().collect(),
        _ if cue.frame == Frame::Colon => right(reading, unit, cues, index, cue.words.end).into_iter().collect(),
        _ => right(reading, unit, cues, index, cue.opens).into_iter().collect(),
    }
}

/// What stands before a cue and its source, and goes on behind them: `The bridge, Brell said, was old`.
fn before_cue(
    reading: &Reading<'_>,
    unit: &Unit,
    cues: &[Cue],
    index: usize,
    first: usize,
    last: usize,
    floor: usize,
) -> Vec<Range<usize>> {
    let cue = &cues[index].0;
    // "The bridge is old, as Brell put it."
    let words = reading.of(unit);
    let inserted = words.before(first).is_some_and(|word| word.is("as")) && cue.is_saying() && !cue.announces;
    let first = first - usize::from(inserted);
    let left = left(reading, unit, first, floor);
    let closes = last.max(cue.opens);
    let is_comma = |at: usize| words.at(at).is_some_and(|word| word.is(","));
    let comma_before = left.as_ref().is_some_and(|left| left.end < first && is_comma(left.end));
    // "These employees, Brell explained earlier in the hearing, were paid well."
    let broken = cue.opening == Opening::Preposition && cue.frame == Frame::Say && !cue.passive && comma_before;
    let end = if broken { adverbial_end(reading, unit, closes) } else { closes };
    let broken = broken && words.after(end).is_some_and(Word::is_finite);
    let closes = if broken { end } else { closes };
    let goes_on = (cue.opening == Opening::Comma || broken) && comma_before && is_comma(closes);
    let mut content: Vec<Range<usize>> = left.into_iter().collect();
    // "it is safe, Brell said on Friday, after a leak": when she said it.
    let whole = content.first().is_some_and(|left| reading.part(left).any(Word::is_finite));
    let tells_of_saying = |word: &Word<'_>| word.form() == Some(VerbForm::Ing) || whole && opens_time(word);
    if goes_on && !words.after(closes).is_some_and(tells_of_saying) {
        content.extend(right(reading, unit, cues, index, closes + 1));
    }
    if content.is_empty() && cue.opening == Opening::Preposition && introduces(cue, &reading.words[cue.opens].lower) {
        content.extend(right(reading, unit, cues, index, cue.opens));
    }
    // "said in times of austerity, trust had been eroded"
    if content.is_empty() && cue.opening == Opening::Preposition && cue.frame == Frame::Say && !cue.passive {
        let clause = clause_behind(reading, unit, cue.opens);
        content.extend(clause.and_then(|clause| right(reading, unit, cues, index, clause)).map(|clause| cue.opens..clause.end));
    }
    // "She added, the plan would fail."
    if content.is_empty() && cue.opening == Opening::Comma && cue.is_saying() && !cue.is_ing() {
        content.extend(right(reading, unit, cues, index, cue.opens + 1));
    }
    content
}

/// Where the words about time and place end that stand behind an inserted cue.
fn adverbial_end(reading: &Reading<'_>, unit: &Unit, from: usize) -> usize {
    const LONGEST: usize = 8;
    let plain =
        |word: &Word<'_>| !word.is_mark() && word.quoted.is_none() && !word.is_finite() && word.class != WordClass::Relative;
    reading.of(unit).from(from).head(LONGEST).leading(plain).end()
}

/// Where the body that hears opens, or else the cue: `The bridge was old, a court was told`.
fn hearing(reading: &Reading<'_>, unit: &Unit, cue: &Candidate) -> usize {
    const LONGEST: usize = 8;
    let plain = |word: &Word<'_>| !word.is(",") && word.quoted.is_none() && !word.is_finite();
    let subject = reading.of(unit).up_to(cue.words.start).tail(LONGEST).trailing(plain);
    let hears = cue.passive && subject.any(|word| lists::hears_evidence(&word.lower));
    if hears { subject.start() } else { cue.words.start }
}

/// Where a subject and its verb open behind a phrase with a preposition: `in times of austerity, trust had been eroded`, `after the
/// election he would resign`. Not the clause of the conjunction itself: `said after the bridge was closed`.
fn clause_behind(reading: &Reading<'_>, unit: &Unit, preposition: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let conjunction = rule_words!("before-clause").has(&reading.words[preposition].lower);
    let rest = reading.of(unit).part(preposition + 1..preposition + LONGEST);
    let goes_on = |word: &Word<'_>| word.quoted.is_none() && !word.is(".") && word.form() != Some(VerbForm::Ing);
    let verb = rest.leading(goes_on).find(Word::is_tensed)?;
    let lead = rest.up_to(verb);
    let opens_subject = |&(at, word): &(usize, &Word<'_>)| {
        let opener = matches!(word.class, WordClass::SubjectPronoun | WordClass::Determiner | WordClass::Possessive);
        let behind = lead.before(at).is_some_and(|before| matches!(before.class, WordClass::Noun | WordClass::Number));
        (opener || word.mention.is_some()) && behind
    };
    let subject = lead.placed().find(opens_subject).map(|(at, _)| at);
    let comma = lead.find(|word| word.is(",")).filter(|&comma| comma > lead.start() && lead.after(comma).is_some());
    let comma = comma.map(|comma| comma + 1);
    if conjunction { subject.or(comma) } else { comma.or(subject).or((lead.len() > 1).then_some(lead.start())) }
}

/// `after`, `as`, `when`: what opens a clause or phrase of time or reason.
fn opens_time(word: &Word<'_>) -> bool {
    word.class == WordClass::Subordinator || lists::does(&word.lower, "time")
}

/// Where the quotations end that open here, one coordinated with the next.
fn quotations(reading: &Reading<'_>, unit: &Unit, opens: usize) -> usize {
    let words = reading.of(unit);
    let link = |word: &Word<'_>| word.is(",") || word.class == WordClass::Coordinator;
    let (mut end, mut at) = (opens, opens);
    while words.at(at).is_some_and(|word| word.quoted.is_some()) {
        end = words.from(at).leading(|word| word.quoted.is_some()).end();
        at = words.from(end).head(2).leading(link).end();
    }
    end
}

/// Prepositions that open what is reported: `spoke about`, `agreed on`.
fn introduces(cue: &Candidate, preposition: &str) -> bool {
    let topic = rule_words!("opens-topic").has(preposition);
    topic || cue.frame != Frame::Talk && rule_words!("opens-matter").has(preposition)
}

/// Whether the verb reports a thing rather than a clause: `criticized the plan`.
fn is_nominal(cue: &Candidate) -> bool {
    matches!(cue.frame, Frame::Judge | Frame::Support | Frame::Talk | Frame::Urge | Frame::Commit)
        || matches!(cue.opening, Opening::Phrase) && !cue.is_saying()
}

fn according(
    reading: &Reading<'_>,
    unit: &Unit,
    cues: &[Cue],
    index: usize,
    start: usize,
    end: usize,
    floor: usize,
) -> Vec<Range<usize>> {
    let words = reading.of(unit);
    let other = |before: &Word<'_>| before.sentence != reading.words[start].sentence && before.quoted.is_none();
    if words.before(start).is_none_or(other) {
        return right(reading, unit, cues, index, behind_source(reading, unit, end)).into_iter().collect();
    }
    // "which, according to Brell, the council has closed": the clause that the comma broke off goes on.
    let opens = |word: &Word<'_>| {
        matches!(word.class, WordClass::Relative | WordClass::Subordinator) || word.is("which") || word.is("that")
    };
    let is_comma = |word: &Word<'_>| word.is(",");
    let broken_off = words.before(start).is_some_and(is_comma) && words.before(start - 1).is_some_and(opens);
    let comma = words.at(end).is_some_and(is_comma);
    if broken_off && comma {
        return right(reading, unit, cues, index, end + 1).into_iter().collect();
    }
    let left = clause_before(reading, unit, start, floor);
    // "The bridge, according to Brell, “is a danger.”": the clause goes on behind her.
    let quoted = left.as_ref().is_some_and(|left| reading.part(left).any(|word| word.quoted.is_some()));
    let verbless = left.as_ref().is_some_and(|left| !reading.part(left).any(Word::is_finite));
    let goes_on = |next: &Word<'_>| next.quoted.is_some() || verbless && next.is_finite();
    if comma && !quoted && words.after(end).is_some_and(goes_on) {
        return left.into_iter().chain(right(reading, unit, cues, index, end + 1)).collect();
    }
    left.into_iter().collect()
}

/// Where the clause opens behind a source and what is said of it: `According to Brell, who sits on the council, it was safe`.
fn behind_source(reading: &Reading<'_>, unit: &Unit, end: usize) -> usize {
    let words = reading.of(unit);
    let opens = |&(comma, word): &(usize, &Word<'_>)| word.is(",") && words.after(comma).is_some();
    let commas = || words.from(end).head(24).placed().filter(opens).map(|(comma, _)| comma + 1);
    let clause = |&next: &usize| {
        let word = &reading.words[next];
        word.quoted.is_some() || word.class != WordClass::Relative && cue::has_clause(reading, unit, next)
    };
    commas().find(clause).or_else(|| commas().next()).unwrap_or(end)
}

/// The sentence before a unit, in the same block and without words of its own that report.
fn sentence_before(reading: &Reading<'_>, unit: &Unit) -> Option<Range<usize>> {
    let at = reading.units.partition_point(|before| before.words.start < unit.words.start);
    let before = at.checked_sub(1).map(|at| &reading.units[at]).filter(|before| before.block == unit.block)?;
    let words = reading.of(before);
    let last = words.find_back(|word| !word.is_mark())?;
    let plain = cue::candidates(reading, before).is_empty() && words.all(|word| word.quoted.is_none());
    plain.then_some(words.start()..last + 1)
}

/// The clause before a cue that stands behind its content: `The bridge is safe, Brell said`.
fn left(reading: &Reading<'_>, unit: &Unit, first: usize, floor: usize) -> Option<Range<usize>> {
    let word = reading.of(unit).before(first)?;
    if !(word.is(",") || word.quoted.is_some() || word.is_dash() || word.is(";") && unit.headline) {
        return None;
    }
    clause_before(reading, unit, first, floor)
}

fn clause_before(reading: &Reading<'_>, unit: &Unit, end: usize, floor: usize) -> Option<Range<usize>> {
    let closing = |word: &Word<'_>| (word.is(",") || word.is(";") || word.is_dash()) && word.quoted.is_none();
    let end = reading.of(unit).up_to(end).trailing(closing).start();
    let clause = reading.all().part(floor..end);
    // The last word that another clause ends with.
    let other = clause.placed().rfind(|&(at, word)| {
        let sentence = clause.after(at).is_some_and(|next| next.sentence != word.sentence);
        word.quoted.is_none() && (word.is(";") || sentence)
    });
    let clause = clause.from(other.map_or(floor, |(at, _)| at + 1));
    let link = |word: &Word<'_>| word.class == WordClass::Coordinator || word.is_mark() && word.quoted.is_none();
    let words = clause.leading(link).end()..end;
    (!words.is_empty() && !is_subordinate(reading, unit, words.clone()) && !hands_over(reading, &words)).then_some(words)
}

/// Whether a conjunction closes the words, so that the cue stands in its clause: `it failed, when, in fact, Vale had answered`.
fn hands_over(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    const TAIL: usize = 4;
    let words = reading.part(words);
    let comma = |word: &Word<'_>| word.is(",") && word.quoted.is_none();
    words.from(words.start() + 1).tail(TAIL).placed().any(|(at, word)| {
        let conjunction = word.class == WordClass::Subordinator || rule_words!("breaks-off").has(&word.lower);
        conjunction && word.quoted.is_none() && words.after(at).is_none_or(comma)
    })
}

/// Whether the words are a clause of time or reason, and no main clause: `When somebody shouted, “Close it,”`.
fn is_subordinate(reading: &Reading<'_>, unit: &Unit, words: Range<usize>) -> bool {
    let first = &reading.words[words.start];
    let time = rule_words!("opens-time").has(&first.lower);
    let opens = first.quoted.is_none() && (first.class == WordClass::Subordinator || time);
    let words = reading.part(&words);
    let comma = |word: &Word<'_>| word.is(",") && word.quoted.is_none();
    let verb = |word: &Word<'_>| word.quoted.is_none() && word.is_finite();
    let main = words.find(comma).is_some_and(|comma| words.from(comma).any(verb));
    // "When Vale, a doctor, took a look, he disagreed."
    let clause = |comma: usize| words.after(comma).is_some() && cue::has_clause(reading, unit, comma + 1);
    let other = words.placed().any(|(at, word)| comma(word) && clause(at));
    opens && (time && !other || !main && words.any(|word| word.quoted.is_some()))
}

/// The words from where the content opens to the end of the clause.
fn right(reading: &Reading<'_>, unit: &Unit, cues: &[Cue], index: usize, from: usize) -> Option<Range<usize>> {
    let context = Context { reading, unit, cues, index };
    let end = ending::end(context, from);
    (end > from && !ending::hands_on(context, end)).then_some(from..end)
}

/// A content that stands behind its cue, with the places where it may end.
pub(crate) struct Behind {
    pub cue: usize,
    pub opens: usize,
    pub bounds: Vec<Bound>,
}

/// The bounds of all contents of a unit that stand behind their cues.
pub(crate) fn bounds(reading: &Reading<'_>, unit: &Unit, statements: &[Statement]) -> Vec<Behind> {
    let cues = cues(statements);
    let behind = |(index, statement): (usize, &Statement)| {
        let content = statement.content.last().filter(|content| content.start >= statement.cue.words.end)?;
        let bounds = ending::bounds(Context { reading, unit, cues: &cues, index }, content.start);
        Some(Behind { cue: index, opens: content.start, bounds })
    };
    statements.iter().enumerate().filter_map(behind).collect()
}

fn cues(statements: &[Statement]) -> Vec<Cue> {
    let source = |statement: &Statement| statement.whole.as_ref().map(|whole| whole.words.clone());
    statements.iter().map(|statement| (statement.cue.clone(), source(statement))).collect()
}
