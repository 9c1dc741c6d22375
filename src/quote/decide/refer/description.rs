//! What the words for a speaker say of whom they mean: `she`, `the 58-year-old baker`, `the council`, `his mother`.

use std::borrow::Cow;

use super::cast;
use crate::entity::{self, EntityType};
use crate::lexicon::{self, AnyOf, rule_words};
use crate::quote::read::lists::{self, SpeakerNoun};
use crate::quote::{QuoteKind, SpeakerForm};
use crate::words::Stretch;

/// What somebody is asked for by: a pronoun of people, another pronoun, a noun for a person, one for an organization or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    He,
    It,
    Person,
    Body,
}

/// The words for a speaker, in lower case.
pub(crate) struct Description<'t> {
    pub(super) words: Vec<Cow<'t, str>>,
    /// How many of them go up to the noun.
    group: usize,
}

impl<'t> Description<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let words: Vec<Cow<'t, str>> = text.split_whitespace().map(lexicon::lower).collect();
        let tells = |word: &Cow<'t, str>| lists::does(word, "behind-head");
        let before = Stretch::whole(&words).leading(|word| !tells(word));
        // "A survey commissioned by the trust"
        let done = |&(at, word): &(usize, &Cow<'t, str>)| {
            word.ends_with("ed") && before.before(at).is_some_and(|noun| lists::speaker_noun(noun).is_some())
        };
        let before = before.placed().find(done).map_or(before.end(), |(at, _)| at);
        let comma = words.iter().position(|word| word.ends_with(','));
        let group = comma.map_or(before, |comma| before.min(comma + 1));
        Self { words, group }
    }

    /// The noun: `leader` in `the leader of the house`.
    pub(crate) fn head(&self) -> &str {
        self.up_to_noun().last().map_or("", |word| word.trim_end_matches([',', ':']))
    }

    fn up_to_noun(&self) -> Stretch<'_, Cow<'t, str>> {
        Stretch::whole(&self.words).up_to(self.group)
    }

    /// The words before the noun, without an article.
    pub(super) fn modifiers(&self) -> impl Iterator<Item = &str> {
        let words = self.up_to_noun().back().skip(1).map(|word| &**word);
        words.filter(|word| !rule_words!("article").has(word))
    }

    pub(super) fn opens_with(&self, words: impl AnyOf) -> bool {
        self.words.first().is_some_and(|first| words.has_in_any_case(first))
    }

    /// `a nurse`, `one of them`: somebody of whom nothing was said.
    pub(super) fn is_new(&self) -> bool {
        self.opens_with(rule_words!("a-or-one"))
    }

    /// `his wife`
    pub(super) fn is_owned(&self) -> bool {
        self.opens_with(rule_words!("own"))
    }

    /// The age in `the 58-year-old baker`.
    pub(super) fn age(&self) -> Option<u32> {
        self.words.iter().find_map(|word| cast::age_in(word))
    }

    pub(super) fn is_text(&self) -> bool {
        lists::speaker_noun(self.head()) == Some(SpeakerNoun::Text)
    }

    /// Whether it names an organization or a text: `the council`, `the report`.
    pub(crate) fn is_body(&self) -> bool {
        let noun = lists::speaker_noun(self.head());
        matches!(noun, Some(SpeakerNoun::Text | SpeakerNoun::Body)) || entity::is_organization_kind(self.head())
    }

    /// Whether it says that the name is kept back: `the source`, `a nurse who spoke on condition of anonymity`, `who asked not to be named`.
    pub(super) fn hides_name(&self) -> bool {
        let words = Stretch::whole(&self.words);
        let hides = |(at, word): (usize, &Cow<'t, str>)| {
            let word = word.trim_end_matches(',');
            let held_back = word.starts_with("anonym") || words.before(at).is_some_and(|be| be == "be" || be == "being");
            held_back && lists::does(word, "hides")
        };
        lists::does(self.head(), "nameless") || words.from(self.group.max(1)).placed().any(hides)
    }

    /// Whether its own words say whose or of what it is: `the bar’s owner`, `the captain of the Gannet`.
    pub(super) fn is_complete(&self) -> bool {
        let owner =
            |word: &Cow<'t, str>| word.ends_with("'s") || word.ends_with("’s") || word.ends_with("s'") || word.ends_with("s’");
        self.up_to_noun().any(owner) || self.words.get(self.group).is_some_and(|word| word == "of")
    }

    pub(super) fn is_plural(&self) -> bool {
        lists::is_plural_noun(self.head())
    }

    /// What is asked, if the words may mean somebody who has a name.
    pub(super) fn asks(&self, form: SpeakerForm, kind: QuoteKind, named: Option<EntityType>) -> Option<Asked> {
        let head = self.head();
        match form {
            // "the Brazilian replied"
            SpeakerForm::Name => {
                let people = named == Some(EntityType::Misc) && self.words.len() == 2 && self.opens_with(&["the"]);
                // "The former Silver Fern said"
                let former = self.words.get(1).is_some_and(|word| word == "former");
                if former && self.opens_with(&["the"]) {
                    return Some(Asked::Person);
                }
                (people && kind == QuoteKind::Direct && !self.is_plural()).then_some(Asked::Person)
            }
            SpeakerForm::Pronoun => match head {
                "he" | "she" => Some(Asked::He),
                // "Oskar, a conscript from Hamburg, who warned her": who is no place.
                "who" if named == Some(EntityType::Place) => Some(Asked::He),
                "it" => Some(Asked::It),
                _ => None,
            },
            // "the NATO chief": the text has that title for one person only.
            SpeakerForm::Nominal if named.is_some() => None,
            SpeakerForm::Nominal if self.is_body() => Some(Asked::Body),
            SpeakerForm::Nominal => {
                let noun = lists::speaker_noun(head);
                // "“I heard a crack,” the beautician told us": whoever speaks in marks is somebody.
                let somebody = noun == Some(SpeakerNoun::Person) || lists::is_office(head) || head.contains("-of");
                let unknown = noun.is_none() && kind == QuoteKind::Direct && lists::reporting_noun(head).is_none();
                ((somebody || unknown) && !self.is_plural()).then_some(Asked::Person)
            }
        }
    }
}
