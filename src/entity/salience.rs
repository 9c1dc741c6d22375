//! Which entities the article is about.
//!
//! An entity gets points for each mention: 2 for a name, 1 for a description or a pronoun (they say less and are guessed);
//! twice as many in the headline, the standfirst and the first three sentences of the story, where news says what it is
//! about; half as many in a caption; none in what the outlet puts around the story. Salience is its share of all points.

use super::{Entity, Mention, MentionForm};
use crate::document::{BlockRole, Document};
use crate::sentence::Sentence;
use crate::span;

/// How many sentences of the story count as its opening.
const OPENING: usize = 3;

/// Weighs the entities. Together they have 1, or 0 where the story mentions none.
pub(super) fn weigh(document: &Document<'_>, sentences: &[Sentence], mentions: &[Mention], entities: &mut [Entity]) {
    let role = |sentence: &Sentence| document.blocks[sentence.block].role;
    let body = sentences.iter().enumerate().filter(|(_, sentence)| role(sentence) == BlockRole::Paragraph);
    let opening_end = body.map(|(index, _)| index).take(OPENING).last().unwrap_or(0);
    let mut points = vec![0.0; entities.len()];
    for mention in mentions {
        let Some(index) = span::at(sentences, mention.span.start) else { continue };
        let place = match role(&sentences[index]) {
            role if role.is_furniture() => 0.0,
            BlockRole::Caption => 0.5,
            BlockRole::Headline | BlockRole::Standfirst => 2.0,
            _ if index <= opening_end => 2.0,
            _ => 1.0,
        };
        let form = if matches!(mention.form, MentionForm::Name | MentionForm::Acronym) { 2.0 } else { 1.0 };
        points[mention.entity] += place * form;
    }
    let all: f64 = points.iter().sum();
    for (entity, points) in entities.iter_mut().zip(points) {
        entity.salience = if all > 0.0 { points / all } else { 0.0 };
    }
}
