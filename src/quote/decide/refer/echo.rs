//! Headlines and openings that say again what the story says: who says it there, says it here.

use std::borrow::Cow;
use std::cell::OnceCell;

use foldhash::HashSet;

use crate::document::BlockRole;
use crate::entity::EntityId;
use crate::quote::decide::contract::Standing;
use crate::quote::decide::draft::Draft;
use crate::quote::read::{Reading, echoed};
use crate::quote::{Evidence, Quote, Speaker};
use crate::span;

/// How many items at the head of a text are looked at, and how many of the story may answer them.
const EARLY: usize = 12;
const LATER: usize = 150;

/// How many words of an item are compared.
const LONGEST: usize = 80;

/// Gives items of headlines and of the first paragraphs the speaker of the later one that has the same words.
pub(super) fn echo(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let Some(story) = first_paragraph(reading) else { return };
    let unknown = |draft: &Draft| !speaks(draft) && draft.standing == Standing::Said;
    let early = (0..drafts.len().min(EARLY)).filter(|&at| opens(reading, &drafts[at].quote, story) && unknown(&drafts[at]));
    let early: Vec<usize> = early.collect();
    if early.is_empty() {
        return;
    }
    // Read where they are asked for.
    let words: Vec<OnceCell<Vec<Cow<'_, str>>>> = vec![OnceCell::new(); drafts.len().min(LATER)];
    for at in early {
        let own = drafts[at].quote.content[0];
        let words_at = |at: usize| words[at].get_or_init(|| words_of(reading, &drafts[at].quote));
        let longer = longer(words_at(at));
        // "Rates may rise, dealers said after the governor hinted that rates may rise": what she hinted is a part of it.
        let apart = |later: usize| drafts[later].quote.content.iter().all(|part| !part.overlaps(own));
        let answers = |&later: &usize| speaks(&drafts[later]) && apart(later) && same(words_at(at), &longer, words_at(later));
        let later = (at + 1..words.len()).find(answers);
        let Some(other) = later.and_then(|later| drafts[later].quote.speaker) else { continue };
        let own = drafts[at].quote.speaker;
        drafts[at].echoed = true;
        drafts[at].quote.speaker = Some(Speaker { entity: other.entity, ..own.unwrap_or(other) });
        if own.is_none() {
            drafts[at].quote.evidence = Evidence::Repeated;
        }
    }
}

fn first_paragraph(reading: &Reading<'_>) -> Option<usize> {
    reading.blocks.iter().position(|block| block.role == BlockRole::Paragraph)
}

fn opens(reading: &Reading<'_>, quote: &Quote, story: usize) -> bool {
    let block = span::at(reading.blocks, quote.content[0].start);
    block.is_some_and(|block| {
        let titled = matches!(
            reading.blocks[block].role,
            BlockRole::Headline | BlockRole::Standfirst | BlockRole::Subheading | BlockRole::Caption
        );
        titled || block <= story + 2
    })
}

fn speaks(draft: &Draft) -> bool {
    let named: Option<EntityId> = draft.quote.speaker.and_then(|speaker| speaker.entity);
    named.is_some() && draft.standing == Standing::Said
}

/// The words of an item.
fn words_of<'a>(reading: &Reading<'a>, quote: &Quote) -> Vec<Cow<'a, str>> {
    let text = reading.text;
    let parts = quote.content.iter().map(|part| &text[*part]);
    parts.flat_map(echoed::words_of).take(LONGEST).map(echoed::plain).collect()
}

/// Whether one, of which the longer words are known, has the words of the other in their order, or nearly all longer words of the shorter
/// stand in the other.
fn same(words: &[Cow<'_, str>], one: &HashSet<&str>, other: &[Cow<'_, str>]) -> bool {
    const WORDS: usize = 3;
    let (short, long) = if words.len() < other.len() { (words, other) } else { (other, words) };
    if short.len() >= WORDS && long.windows(short.len()).any(|part| part == short) {
        return true;
    }
    let other = longer(other);
    let shared = one.intersection(&other).count();
    let least = one.len().min(other.len());
    least >= 2 && shared * 4 >= least * 3 || least == 1 && shared == 1 && one.len() == 1 && one.iter().all(|word| word.len() > 6)
}

fn longer<'w>(words: &'w [Cow<'_, str>]) -> HashSet<&'w str> {
    words.iter().map(|word| &**word).filter(|word| word.chars().count() > 3).collect()
}
