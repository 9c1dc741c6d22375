//! The gender of the people of a story.

use foldhash::HashMap;

use super::Story;
use super::clue::Clues;
use crate::entity::words::{GIVEN_NAMES, Gender, HONORIFICS, ROLES, fold, tells};
use crate::entity::{EntityId, EntityType, identity};
use crate::lexicon::rule_words;

/// The gender of each entity: by a title before a name, the given name, a role; else by the pronouns behind its mentions
/// where nobody else is spoken of.
pub(super) fn genders(story: &Story<'_>, clues: &[Clues], in_quotation: &[bool]) -> (Vec<Option<Gender>>, Vec<bool>) {
    let text = story.document.text;
    let mut genders: Vec<Option<Gender>> = vec![None; story.entities.len()];
    // Asked once of words written alike.
    let mut titles: Vec<Option<Option<Gender>>> = vec![None; story.words.spellings()];
    let mut of_title =
        |place: usize| *titles[story.words.spelling(place)].get_or_insert_with(|| identity::gender_of(story.prose.word(place)));
    for mention in story.mentions.iter().filter(|mention| mention.kind == EntityType::Person) {
        if genders[mention.entity].is_none() {
            let title = identity::place_before(story.prose, mention.span).and_then(&mut of_title);
            genders[mention.entity] = title.or_else(|| apposed_gender(&text[mention.span.end..]));
        }
    }
    let mut settled: Vec<bool> = genders.iter().map(Option::is_some).collect();
    for (id, (entity, gender)) in story.entities.iter().zip(&mut genders).enumerate() {
        if entity.kind != EntityType::Person {
            continue;
        }
        let by_role = || {
            entity
                .roles
                .iter()
                .find_map(|role| last_role_word(&text[*role]).and_then(|noun| ROLES.get(noun.as_str()).copied().flatten()))
        };
        let by_name = || {
            let words: Vec<String> = entity.name.split_whitespace().map(fold).collect();
            let first = words.iter().find(|word| word.chars().count() > 1 && !HONORIFICS.contains_key(word.as_str()))?;
            if words.len() < 2 {
                return None;
            }
            GIVEN_NAMES.get(first.as_str()).or_else(|| GIVEN_NAMES.get(first.split('-').next()?)).copied().flatten()
        };
        *gender = gender.or_else(by_role);
        settled[id] |= gender.is_some();
        *gender = gender.or_else(by_name);
    }
    let alone = story.entities.iter().filter(|entity| entity.kind == EntityType::Person).count() == 1;
    let votes = pronoun_votes(story, clues, in_quotation);
    for (entity, (male, female)) in votes {
        // Christy, Robin: pronouns tell more than a given name, most of all where they can mean nobody else.
        let clear = male.min(female) == 0 && (alone || male.max(female) > 2);
        if !settled[entity] && male != female && (genders[entity].is_none() || clear) {
            genders[entity] = Some(if male > female { Gender::Male } else { Gender::Female });
            settled[entity] |= clear;
        }
    }
    (genders, settled)
}

/// For each person the sentences with pronouns of either gender behind a mention, where no other person stands in the same sentence or
/// the one before. What is said in quotation marks is of somebody else.
fn pronoun_votes(story: &Story<'_>, clues: &[Clues], in_quotation: &[bool]) -> HashMap<EntityId, (usize, usize)> {
    let mut votes: HashMap<EntityId, (usize, usize)> = HashMap::default();
    // The last person named and the last one before who is another, each with the sentence.
    let (mut last, mut rival): (Option<(EntityId, usize)>, Option<usize>) = (None, None);
    let mut name = 0;
    let mut voted = None;
    for (at, pronoun) in clues.iter().flat_map(Clues::pronouns).filter(|(at, _)| !in_quotation[*at]) {
        let Some(token) = story.prose.row.at(at) else { continue };
        while let Some(mention) = story.mentions.get(name).filter(|mention| mention.span.start <= token.span.start) {
            if mention.kind == EntityType::Person {
                rival = last.filter(|&(entity, _)| entity != mention.entity).map_or(rival, |(_, sentence)| Some(sentence));
                let sentence = story.prose.sentence(story.prose.first_from(mention.span.start));
                last = Some((mention.entity, sentence.unwrap_or(token.sentence)));
            }
            name += 1;
        }
        let recent = |sentence: usize| sentence + 1 >= token.sentence;
        let Some((entity, _)) = last.filter(|&(_, sentence)| recent(sentence)) else { continue };
        // "Maureen Hale, whom he married, said he practised until he died": one sentence, one vote.
        let vote = (entity, token.sentence, pronoun.gender);
        if !rival.is_some_and(recent) && voted.replace(vote) != Some(vote) {
            let vote = votes.entry(entity).or_default();
            match pronoun.gender {
                Gender::Male => vote.0 += 1,
                Gender::Female => vote.1 += 1,
            }
        }
    }
    votes
}

/// `Félicien Kabera, the 89-year-old businessman`, `Ana Vale (a mother of two)`: what the words behind a name call its owner.
fn apposed_gender(behind: &str) -> Option<Gender> {
    const LONGEST: usize = 5;
    let told = behind.strip_prefix(", ").or_else(|| behind.strip_prefix(" ("))?;
    let mut words = told.split([' ', '\u{a0}']);
    words.next().filter(|word| rule_words!("article").has(word))?;
    for word in words.take(LONGEST) {
        let noun = word.trim_end_matches([',', '.', ')', ';']);
        if !noun.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit()) {
            return None;
        }
        if let Some(gender) = noun_gender(noun) {
            return Some(gender);
        }
        if noun.len() < word.len() {
            return None;
        }
    }
    None
}

/// The gender that a noun for a person tells: `woman`, `businessman`.
pub(crate) fn noun_gender(noun: &str) -> Option<Gender> {
    let person = tells(noun, "male").then_some(Gender::Male).or(tells(noun, "female").then_some(Gender::Female));
    person.or_else(|| ROLES.get(noun).copied().flatten())
}

fn last_role_word(role: &str) -> Option<String> {
    let before_complement = role.split_whitespace().take_while(|word| !rule_words!("before-complement").has(word));
    before_complement.last().map(|word| fold(word.trim_end_matches(|c: char| !c.is_alphanumeric())))
}
