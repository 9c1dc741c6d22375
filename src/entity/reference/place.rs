//! How prominent a name or a description is in its sentence.

use super::Reading;
use super::presence::{FRONTED, OBJECT, OWNER, SPEAKER, SUBJECT};
use crate::entity::EntityType;
use crate::lexicon::rule_words;
use crate::span;
use crate::token::Token;
use crate::wordclass;
use crate::words::Prose;

impl Reading<'_> {
    /// How prominent the words `first..end` are: a subject, an owner, or neither.
    pub(super) fn place_of(&self, first: usize, end: usize) -> f64 {
        let prose = self.story.prose;
        if prose.is_possessive(end) {
            return OWNER;
        }
        let sentence = prose.around(first);
        let end = self.behind_apposition(end);
        let acts = self.speaks(sentence, end)
            || sentence.is_any(end, rule_words!("behind-subject"))
            || sentence.word(end).ends_with("ed");
        // "Tom Reed and John Vale met": neither comes first.
        let person = |token: &Token| {
            let name = span::at(self.story.mentions, token.span.start);
            name.is_some_and(|name| self.story.mentions[name].kind == EntityType::Person)
        };
        if prose.is(end, "and") && prose.row.after(end).is_some_and(person) {
            return OBJECT;
        }
        if self.speaks(sentence, end) || first.checked_sub(1).is_some_and(|before| self.speaks(sentence, before)) {
            return SPEAKER;
        }
        if first == sentence.row.start() {
            return SUBJECT;
        }
        // "Sentencing Vale to seven days, he said": whom the participle takes is not who speaks.
        if !acts && self.is_fronted(first) {
            return FRONTED;
        }
        if acts && !sentence.follows(first, rule_words!("governs")) { SUBJECT } else { OBJECT }
    }

    /// The token behind what commas tell of the name before `end`: `Dana Brell, 44, said`, `Her daughter, Dana Brell, said`, `Sen. Dana
    /// Brell of Tarn, was`.
    fn behind_apposition(&self, end: usize) -> usize {
        const LONGEST: usize = 16;
        let prose = self.story.prose;
        let comma = if prose.is(end, "of") { prose.from(end + 1).head(4).find(",").unwrap_or(end) } else { end };
        if !prose.is(comma, ",") {
            return end;
        }
        // "He added that Dana Brell, a baker, was late": what others say of her makes her no subject.
        let before = prose.around(end).up_to(end).tail(12);
        let told = before.places().any(|place| before.is(place, "that") || self.speaks(before, place));
        let sentence = prose.row.before(end).map_or(prose, |_| prose.around(end - 1));
        let is_verb =
            |at: usize| self.speaks(sentence, at) || !told && sentence.is_any(at, rule_words!("auxiliary-behind-subject"));
        let closing = || prose.from(comma + 1).head(LONGEST - 1).places().find(|&at| prose.is_any(at, &[",", "."]));
        let behind = if is_verb(comma + 1) { Some(comma + 1) } else { closing().map(|close| close + 1) };
        behind.filter(|&at| is_verb(at)).unwrap_or(end)
    }

    /// Whether the token stands in a participle clause that opens its sentence.
    fn is_fronted(&self, at: usize) -> bool {
        const LONGEST: usize = 16;
        let prose = self.story.prose;
        let sentence = prose.around(at);
        let before = sentence.up_to(at);
        let first = sentence.row.start();
        let linked = usize::from(sentence.is_any(first, rule_words!("opens-fronted-clause")));
        let ing = prose.word(first + linked);
        before.row.len() < LONGEST && ing.len() > 5 && ing.ends_with("ing") && !before.has_any(&[","])
    }

    /// Whether a form of a verb of saying stands at a place; asked once of words written alike.
    pub(super) fn speaks(&self, prose: Prose<'_>, place: usize) -> bool {
        let Some(_) = prose.row.at(place) else { return false };
        let known = &self.speaking[self.story.words.spelling(place)];
        *known.get_or_init(|| wordclass::is_speech_verb(&prose.lower(place)))
    }
}
