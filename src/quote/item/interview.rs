//! Interviews without labels: questions stand in paragraphs of their own, and what stands between them is what the one who is
//! interviewed says.

use crate::document::{Block, BlockRole};
use crate::entity::{EntityId, EntityType, Mention, MentionForm};
use crate::lexicon::rule_words;
use crate::quote::read::Reading;
use crate::span::{self, Span};

/// How many questions make an interview.
const QUESTIONS: usize = 3;

/// How many words a question has at most.
const LONGEST: usize = 70;

/// An answer: the paragraphs behind a question.
pub(crate) struct Answer {
    pub content: Vec<Span>,
}

/// The answers of an interview, who gives them, and where the text names him. None where the text is no interview.
pub(crate) fn answers(reading: &Reading<'_>) -> Option<(Span, EntityId, Vec<Answer>)> {
    let story = |block: &&Block| matches!(block.role, BlockRole::Paragraph | BlockRole::Subheading);
    let blocks: Vec<&Block> = reading.blocks.iter().filter(story).collect();
    let questions: Vec<bool> = blocks.iter().map(|block| is_question(reading, block)).collect();
    let first = questions.iter().position(|&asks| asks)?;
    let (span, entity) = interviewed(reading, blocks[first].span.start)?;
    let mut answers: Vec<Answer> = Vec::new();
    let mut follows = false;
    for (block, asks) in blocks[first..].iter().zip(&questions[first..]) {
        // "You live between two towns." is a question too where it is set as one.
        if *asks || block.turn.is_some() || block.role == BlockRole::Subheading {
            follows = true;
            continue;
        }
        match answers.last_mut() {
            Some(answer) if !follows => answer.content.push(block.span),
            _ => answers.push(Answer { content: vec![block.span] }),
        }
        follows = false;
    }
    // The last paragraph may be the paper's own: "The book is published by Gekon."
    if let Some(answer) = answers.last_mut().filter(|answer| answer.content.len() > 1) {
        let own = answer.content.last().is_some_and(|&last| speaks_of_itself(reading, last));
        answer.content.truncate(answer.content.len() - usize::from(!own));
    }
    let asked = questions.iter().filter(|&&asks| asks).count();
    let of_self = answers.iter().filter(|answer| answer.content.iter().any(|&part| speaks_of_itself(reading, part))).count();
    // Questions in a row, or one now and then in an essay, make no interview.
    let talk = asked >= QUESTIONS && answers.len() >= QUESTIONS && 2 * of_self >= answers.len();
    let brief = answers.iter().map(|answer| answer.content.len()).sum::<usize>() <= 4 * answers.len();
    let reported = answers.iter().flat_map(|answer| &answer.content).filter(|part| is_reported(reading, **part)).count();
    (talk && brief && 3 * reported <= answers.len()).then_some((span, entity, answers))
}

/// Whether a paragraph is somebody's question: it closes with a question mark, and stands in no marks.
fn is_question(reading: &Reading<'_>, block: &Block) -> bool {
    let text = reading.text[block.span].trim_end();
    let words = reading.within(block.span);
    let marked = text.starts_with(['"', '“', '‘', '\'', '«', '„']);
    let own = || speaks_of_itself(reading, block.span);
    block.turn.is_some()
        || text.ends_with('?') && words.len() <= LONGEST && !marked && (block.role == BlockRole::Subheading || !own())
}

fn is_first_person(word: &str) -> bool {
    rule_words!("says-i").has(word)
}

/// Whether a paragraph says I or we outside quotation marks.
fn speaks_of_itself(reading: &Reading<'_>, part: Span) -> bool {
    reading.part(&reading.within(part)).any(|word| word.quoted.is_none() && is_first_person(&word.lower))
}

/// Whether a paragraph says I, we or you outside quotation marks.
pub(crate) fn addresses(reading: &Reading<'_>, part: Span) -> bool {
    let to_somebody = |word: &str| rule_words!("first-or-second").has(word) || word.starts_with("you") || is_first_person(word);
    reading.part(&reading.within(part)).any(|word| word.quoted.is_none() && to_somebody(&word.lower))
}

/// Whether most of a paragraph stands in marks, as in a report: then its marks say who speaks.
fn is_reported(reading: &Reading<'_>, part: Span) -> bool {
    let quoted = &reading.quoted[span::within(reading.quoted, part)];
    let marked: usize = quoted.iter().map(|quoted| quoted.content.len()).sum();
    2 * marked > part.len()
}

/// Who is interviewed: the person most named above the first question, bylines aside; and where.
fn interviewed(reading: &Reading<'_>, first: usize) -> Option<(Span, EntityId)> {
    let mentions = &reading.entities.mentions;
    let above = &mentions[..mentions.partition_point(|mention| mention.span.start < first)];
    let story = |mention: &&Mention| {
        span::at(reading.blocks, mention.span.start).is_some_and(|at| {
            !matches!(reading.blocks[at].role, BlockRole::Byline | BlockRole::Caption) && !reading.blocks[at].role.is_furniture()
        })
    };
    // "Dario Kos tells Lana Peric how": she asks.
    let asks = |mention: &&Mention| {
        let before = reading.text[..mention.span.start].trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
        rule_words!("asks-name").has(before)
    };
    let people: Vec<&Mention> = above
        .iter()
        .filter(|mention| mention.kind == EntityType::Person && mention.form == MentionForm::Name)
        .filter(story)
        .filter(|mention| !asks(mention))
        .collect();
    let named = |entity: EntityId| people.iter().filter(|mention| mention.entity == entity).count();
    let most = people.iter().map(|mention| mention.entity).max_by_key(|&entity| named(entity))?;
    let only = people.iter().all(|other| other.entity == most || named(other.entity) < named(most));
    let place = people.iter().find(|mention| mention.entity == most)?;
    only.then_some((place.span, most))
}
