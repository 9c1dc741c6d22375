//! Interviews and transcripts: each turn is what its speaker said, word for word.

use foldhash::{HashMap, HashSet};

use crate::document::{Block, BlockRole};
use crate::entity::{EntityId, EntityType, MentionForm};
use crate::quote::decide::contract::Standing;
use crate::quote::decide::draft::Draft;
use crate::quote::item::interview;
use crate::quote::read::Reading;
use crate::quote::read::lists;
use crate::quote::{Confidence, Evidence, Quote, QuoteKind, Speaker, SpeakerForm};
use crate::span::{self, Span};
use crate::wordclass::{self, WordClass};

/// How many turns make a text a talk, in which nobody else speaks up to the last turn.
const TALK: usize = 6;

/// What is said in a turn.
struct Turn {
    label: Span,
    /// What is said, without the label.
    content: Vec<Span>,
}

/// Adds what is said in turns, and takes out what attribution read there.
pub(crate) fn turns(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    let turns = found(reading);
    if turns.len() < 2 || !is_talk(reading, &turns) {
        return answered(reading, drafts);
    }
    take_out(reading, drafts, turns.iter().flat_map(|turn| &turn.content));
    let mut times: HashMap<&str, usize> = HashMap::default();
    for turn in &turns {
        *times.entry(&reading.text[turn.label]).or_default() += 1;
    }
    let interviewed = interviewed(reading, &turns);
    for turn in turns {
        let quote = quote(reading, turn, interviewed, &times);
        drafts.push(Draft::new(quote, Standing::Said, None));
    }
    let named = |entity: EntityId| {
        let mentions = &reading.entities.mentions;
        let place = mentions.iter().find(|mention| mention.entity == entity)?;
        Some(Speaker { span: place.span, form: SpeakerForm::Name, entity: Some(entity) })
    };
    head_lines(reading, drafts, interviewed.and_then(named));
    go_on(reading, drafts);
}

/// Adds the answers of an interview that labels nobody, and takes out what attribution read there.
fn answered(reading: &Reading<'_>, drafts: &mut Vec<Draft>) {
    let Some((span, entity, answers)) = interview::answers(reading) else { return };
    take_out(reading, drafts, answers.iter().flat_map(|answer| &answer.content));
    let speaker = Some(Speaker { span, form: SpeakerForm::Name, entity: Some(entity) });
    for interview::Answer { content } in answers {
        let quote = Quote {
            kind: QuoteKind::Direct,
            content,
            speaker,
            cue: None,
            closed: true,
            confidence: Confidence::Likely,
            evidence: Evidence::Turn,
        };
        drafts.push(Draft::new(quote, Standing::Said, None));
    }
    head_lines(reading, drafts, speaker);
}

/// What a headline of an interview quotes of nobody, the one who is interviewed says.
fn head_lines(reading: &Reading<'_>, drafts: &mut [Draft], speaker: Option<Speaker>) {
    let titled = |span: Span| {
        let block = span::at(reading.blocks, span.start);
        block.is_some_and(|block| matches!(reading.blocks[block].role, BlockRole::Headline | BlockRole::Standfirst))
    };
    for draft in drafts.iter_mut().filter(|draft| draft.quote.speaker.is_none() && titled(draft.quote.content[0])) {
        if draft.quote.kind == QuoteKind::Direct && speaker.is_some() {
            draft.quote.speaker = speaker;
            (draft.quote.confidence, draft.quote.evidence, draft.features) = (Confidence::Likely, Evidence::Turn, None);
        }
    }
}

/// Takes out what attribution read in the blocks of turns.
fn take_out<'t>(reading: &Reading<'_>, drafts: &mut Vec<Draft>, contents: impl Iterator<Item = &'t Span>) {
    let block = |span: Span| span::at(reading.blocks, span.start);
    let blocks: HashSet<usize> = contents.filter_map(|content| block(*content)).collect();
    let taken = |quote: &Quote| block(quote.content[0]).is_some_and(|block| blocks.contains(&block));
    drafts.retain(|draft| !draft.quote.content.is_empty() && !taken(&draft.quote));
}

/// The turns of the text, in order; those that hold no words are left out. "Yes: 230 ⏎ No: 112" is a count.
fn found(reading: &Reading<'_>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let last = reading.blocks.iter().rposition(|block| label(reading, block).is_some()).unwrap_or(0);
    let talk = reading.blocks.iter().filter(|block| label(reading, block).is_some()).count() >= TALK;
    // Whether only paragraphs of the answer stand between the turn and here.
    let mut follows = false;
    for (index, block) in reading.blocks.iter().enumerate() {
        match label(reading, block) {
            Some(label) => {
                let content = content(reading, block, label);
                follows = reading.text[content].contains(char::is_alphabetic);
                if follows {
                    turns.push(Turn { label, content: vec![content] });
                }
            }
            None => {
                follows &= block.role == BlockRole::Paragraph;
                if let Some(turn) =
                    turns.last_mut().filter(|turn| follows && answers_on(reading, block, turn, index < last, talk))
                {
                    turn.content.push(block.span);
                }
            }
        }
    }
    turns
}

/// Whether somebody talks: a letter or a person labels a turn, or a turn asks, or says I, we or you. Results and notes have labels too:
/// `Thunder: Host the Lakers on Friday.`
fn is_talk(reading: &Reading<'_>, turns: &[Turn]) -> bool {
    turns.iter().any(|turn| {
        let label = &reading.text[turn.label];
        let person = speaker(reading, turn.label).is_some_and(|entity| is_person(reading, entity));
        let talks = |part: &Span| reading.text[*part].contains('?') || interview::addresses(reading, *part);
        is_letter(label, "A") || is_letter(label, "Q") || person || turn.content.iter().any(talks)
    })
}

/// Who takes a turn with a block. A headline, `Brell: We won`, tells of it.
fn label(reading: &Reading<'_>, block: &Block) -> Option<Span> {
    // "Dear Abby: My husband sings." speaks to her; "(Graphic: Prices in May)" is the paper's.
    let spoken_to = |label: Span| {
        let label = &reading.text[label];
        label.starts_with('(') || label.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case("dear"))
    };
    block.turn.filter(|&label| block.role != BlockRole::Headline && !spoken_to(label))
}

/// Whether an answer goes on in a paragraph, up to the next question: `A: It will. ⏎ We publish it in time. ⏎ Q: When?`
fn answers_on(reading: &Reading<'_>, block: &Block, turn: &Turn, asked_again: bool, talk: bool) -> bool {
    let label = &reading.text[turn.label];
    let transcript = is_letter(label, "A") || asked_again && (talk || !label.contains(char::is_lowercase));
    let said = reading.text[block.span].ends_with(['.', '?', '!', '…', '"', '”', '’', '\'']);
    transcript && said && span::within(reading.quoted, block.span).is_empty()
}

fn content(reading: &Reading<'_>, block: &Block, label: Span) -> Span {
    let rest = Span::new(label.end, block.span.end);
    let text = &reading.text[rest];
    // "Hargreave (voice-over): The ice is melting."
    let aside = text.trim_start().starts_with('(').then(|| text.find("):").map(|at| at + 2)).flatten().unwrap_or(0);
    let skipped = text[aside..].find(|c: char| !matches!(c, ':' | '.' | ')' | ']' | '*' | '_' | '–' | '—') && !c.is_whitespace());
    Span::new(rest.start + skipped.map_or(rest.len(), |skipped| aside + skipped), rest.end)
}

fn quote(reading: &Reading<'_>, turn: Turn, interviewed: Option<EntityId>, times: &HashMap<&str, usize>) -> Quote {
    let label = &reading.text[turn.label];
    let entity = if is_letter(label, "A") { interviewed } else { speaker(reading, turn.label) };
    // "PLEASE NOTE: The hall is closed." Who takes one turn only, under a name that is nobody's, may be a label.
    let person = entity.is_some_and(|entity| is_person(reading, entity));
    let lettered = is_letter(label, "A") || is_letter(label, "Q");
    let sure = person || !lettered && times[label] > 1;
    // "WHAT TO WATCH: The vote is on Monday."
    let heading = entity.is_none() && !lettered && is_heading(label);
    Quote {
        kind: QuoteKind::Direct,
        content: turn.content,
        speaker: Some(Speaker { span: turn.label, form: SpeakerForm::Name, entity }),
        cue: None,
        closed: true,
        confidence: match (sure && !heading, heading) {
            (true, _) => Confidence::Certain,
            (false, false) => Confidence::Likely,
            (false, true) => Confidence::Guess,
        },
        evidence: Evidence::Turn,
    }
}

/// Whom a label names, or whose office.
fn speaker(reading: &Reading<'_>, label: Span) -> Option<EntityId> {
    let mentions = &reading.entities.mentions;
    let named = mentions[span::within(mentions, label)].first();
    named.map(|named| named.entity).or_else(|| holder(reading, &reading.text[label]))
}

fn is_person(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.entities.entities[entity].kind == EntityType::Person
}

/// Whose office a label names: `Deputy Spokesperson: He did write.`
fn holder(reading: &Reading<'_>, label: &str) -> Option<EntityId> {
    let label = label.to_lowercase();
    let holds = |role: &Span| reading.text[*role].to_lowercase().contains(&label);
    let mut holders = (0..reading.entities.entities.len()).filter(|&id| reading.entities.entities[id].roles.iter().any(holds));
    let first = holders.next().filter(|_| label.len() > 3);
    first.filter(|_| holders.next().is_none())
}

/// Whether a label has small words that no name has: `WHAT TO WATCH: The vote is on Monday.`
fn is_heading(label: &str) -> bool {
    let words = label.split_whitespace().map(|word| wordclass::class(&word.to_lowercase()));
    let small = |class: WordClass| {
        matches!(class, WordClass::Determiner | WordClass::Preposition | WordClass::To | WordClass::Wh | WordClass::Possessive)
    };
    words.into_iter().any(small) && !label.split_whitespace().any(|word| lists::is_office(&word.to_lowercase()))
}

/// Whether a label is a lone letter, or the word that it stands for.
fn is_letter(label: &str, letter: &str) -> bool {
    let word = if letter == "Q" { "question" } else { "answer" };
    label == letter || label.eq_ignore_ascii_case(word)
}

/// Who answers under a letter: the last person named above the first turn as whom somebody talks with, or the only one there.
fn interviewed(reading: &Reading<'_>, turns: &[Turn]) -> Option<EntityId> {
    let first = turns[0].label.start;
    let mentions = &reading.entities.mentions;
    let above = &mentions[..mentions.partition_point(|mention| mention.span.start < first)];
    let people = || above.iter().filter(|mention| mention.kind == EntityType::Person && mention.form == MentionForm::Name);
    let with = |span: Span| reading.text[..span.start].trim_end().ends_with(" with");
    let talks = people().rfind(|mention| with(mention.span)).map(|mention| mention.entity);
    talks.or_else(|| {
        let story =
            |span: Span| span::at(reading.blocks, span.start).is_some_and(|at| reading.blocks[at].role != BlockRole::Byline);
        let named = |entity: EntityId| people().filter(|mention| mention.entity == entity && story(mention.span)).take(9).count();
        let most =
            people().filter(|mention| story(mention.span)).map(|mention| mention.entity).max_by_key(|&entity| named(entity))?;
        people().all(|other| other.entity == most || named(other.entity) < named(most)).then_some(most)
    })
}

/// A turn in quotation marks goes on in each paragraph that opens with a mark: `"BRELL: It is safe. ⏎ "We tested it.`
fn go_on(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let marked = |block: &Block| reading.text[block.span].starts_with(['"', '“']);
    let mut takes: Vec<Option<(Option<Speaker>, Confidence)>> = vec![None; reading.blocks.len()];
    for Draft { quote, .. } in drafts.iter().filter(|draft| draft.quote.evidence == Evidence::Turn) {
        if let Some(at) = span::at(reading.blocks, quote.content[0].start) {
            takes[at] = Some((quote.speaker, quote.confidence));
        }
    }
    for at in 1..takes.len() {
        takes[at] = takes[at].or(takes[at - 1].filter(|_| marked(&reading.blocks[at])));
    }
    for Draft { quote, features, .. } in drafts.iter_mut() {
        if quote.evidence == Evidence::Turn || quote.kind != QuoteKind::Direct {
            continue;
        }
        let Some(at) = span::at(reading.blocks, quote.content[0].start) else { continue };
        let own = quote.cue.as_ref().is_some_and(|cue| reading.blocks[at].span.contains(cue.span));
        let opens = marked(&reading.blocks[at]) && quote.content[0].start < reading.blocks[at].span.start + 4;
        if let Some((speaker, confidence)) = takes[at].filter(|_| opens && !own) {
            (quote.speaker, quote.cue, quote.confidence, quote.evidence) = (speaker, None, confidence, Evidence::Turn);
            *features = None;
        }
    }
}
