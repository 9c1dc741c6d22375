//! Who is kept in mind while a story is read, and how prominently.

use super::Reading;
use super::pronoun::Pronoun;
use crate::entity::EntityId;
use crate::lexicon::rule_words;

// These weights were chosen on the training articles of PolNeAR, one after the other, from a few values each.
/// What is left of a person's presence after each sentence.
const FADING: f64 = 0.35;
/// Presence that a mention gives: as subject, elsewhere, as owner, and the part of it inside a quotation.
pub(super) const SUBJECT: f64 = 2.0;
pub(super) const OBJECT: f64 = 1.0;
pub(super) const OWNER: f64 = 0.8;
const QUOTED: f64 = 0.08;
/// Presence that a mention as the subject of a verb of saying gives.
pub(super) const SPEAKER: f64 = 3.0;
/// Presence that a mention gives in a participle clause that opens the sentence.
pub(super) const FRONTED: f64 = 0.2;
/// How much of the presence so far a new mention builds on.
const CARRIED: f64 = 0.7;
/// Presence that a resolved `she` gives, and a resolved `her`.
pub(super) const NOMINATIVE: f64 = 2.0;
pub(super) const OBLIQUE: f64 = 0.6;
/// How much more a person is meant whose gender is known to be the pronoun's.
const KNOWN_GENDER: f64 = 1.6;
/// How much less a person is meant whose given name is one of the other gender.
const OTHER_NAME: f64 = 0.2;
/// How present a person must be, and how much more than the next, to be meant.
const LEAST: f64 = 0.12;
const MARGIN: f64 = 1.03;
/// How many people are kept in mind.
const IN_MIND: usize = 12;
/// Who was spoken of last.
pub(super) struct Presence {
    pub entity: EntityId,
    strength: f64,
    pub sentence: usize,
    /// The first token of the last mention.
    token: usize,
}

impl Presence {
    fn now(&self, sentence: usize) -> f64 {
        self.strength * FADING.powi(i32::try_from(sentence.saturating_sub(self.sentence)).unwrap_or(i32::MAX))
    }
}

impl Reading<'_> {
    pub(super) fn remember(&mut self, entity: EntityId, token: usize, strength: f64) {
        let Some(sentence) = self.story.prose.sentence(token) else { return };
        let strength = if self.in_quotation[token] { strength * QUOTED } else { strength };
        match self.present.iter_mut().find(|present| present.entity == entity) {
            Some(present) => {
                *present = Presence { entity, strength: present.now(sentence) * CARRIED + strength, sentence, token }
            }
            None => {
                if self.present.len() == IN_MIND {
                    let least = (0..IN_MIND)
                        .min_by(|&one, &other| self.present[one].now(sentence).total_cmp(&self.present[other].now(sentence)));
                    self.present.swap_remove(least.unwrap_or(0));
                }
                self.present.push(Presence { entity, strength, sentence, token });
            }
        }
    }

    /// The person that a pronoun means.
    pub(super) fn meant(&self, at: usize, pronoun: Pronoun) -> Option<EntityId> {
        let sentence = self.story.prose.sentence(at)?;
        let block = self.story.sentences[sentence].block;
        let mut best: [(f64, Option<EntityId>); 2] = [(0.0, None); 2];
        for present in &self.present {
            // Nobody calls themselves "him".
            if self.in_quotation[at] && self.speakers.contains(&(block, present.entity)) {
                continue;
            }
            let fits = match self.genders[present.entity] {
                Some(gender) if gender == pronoun.gender => KNOWN_GENDER,
                Some(_) if self.settled[present.entity] => continue,
                // Christy, Robin, and every given name of a language that the list does not know.
                Some(_) => OTHER_NAME,
                None => 1.0,
            };
            // "Orten praised him": not himself.
            let object = self.story.prose.is(at, "him") && present.sentence == sentence && self.is_subject_of(present.token, at);
            let score = present.now(sentence) * fits * if object { 0.2 } else { 1.0 };
            if score > best[0].0 {
                best[1] = best[0];
                best[0] = (score, Some(present.entity));
            } else if score > best[1].0 {
                best[1] = (score, Some(present.entity));
            }
        }
        best[0].1.filter(|_| best[0].0 >= LEAST && best[0].0 >= best[1].0 * MARGIN)
    }

    /// Whether no other clause opens between the two tokens.
    fn is_subject_of(&self, subject: usize, at: usize) -> bool {
        const FAR: usize = 12;
        let between = self.story.prose.part(subject..at);
        let opens = |word: &str| matches!(word, "," | ";") || rule_words!("opens-other-clause").has(word);
        between.row.len() < FAR && !between.places().any(|place| opens(between.word(place)))
    }
}
