//! What a description says of whom it may mean: `the 58-year-old baker`, `the Brazilian president`, `the council`.

use super::Question;
use super::cast::Cast;
use super::description::Asked;
use crate::entity::{EntityId, Gender, MentionForm};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists;
use crate::quote::read::{Reading, Word};
use crate::quote::{Quote, QuoteKind};
use crate::wordclass::WordClass;

/// What the words of a description say of the candidate.
pub(super) fn of_description(cast: &Cast<'_, '_>, question: &Question<'_>, entity: EntityId, found: &mut Collected) {
    let reading = cast.reading;
    let description = &question.description;
    let head = description.head();
    let age = description.age();
    found.when(age.is_some_and(|age| cast.aged(age) == Some(entity)), Feature::ReferAge);
    let other = cast.is_of_another_age(entity, age);
    found.when(other, Feature::ReferAgeOther);
    // "Beto Delgado said so. The 58-year-old baker added that"
    let topic = || cast.before(question.speaker.span.start, 0).next().is_some_and(|last| last.entity == entity);
    found.when(age.is_some() && !other && topic(), Feature::ReferAgeTopic);
    found.when(question.apposed == Some(entity), Feature::ReferApposed);
    let introduced = question.introduced == Some(entity);
    let opening = cast.is_opening(question.speaker.span);
    found.when(introduced && !description.opens_with(&["the"]), Feature::ReferIntroducedA);
    found.when(introduced && opening, Feature::ReferIntroducedOpening);
    found.when(introduced, Feature::ReferIntroduced);
    match question.asked {
        Asked::Person => {
            let holds = cast.holds(entity, head);
            let only = cast.in_office(head) == Some(entity);
            let office = lists::is_office(head);
            found.when(holds, Feature::ReferOffice);
            found.when(holds && only, Feature::ReferOfficeOnly);
            found.when(holds && office, Feature::ReferOfficeListed);
            found.when(!holds && office && !cast.may_hold(entity, head), Feature::ReferOfficeOther);
            found.when(!holds && office, Feature::ReferOfficeUnknown);
            let modified = description
                .modifiers()
                .filter(|word| word.len() > 3)
                .any(|word| cast.holds(entity, word) || is_of(reading, entity, word));
            found.when(modified, Feature::ReferModified);
            let told = told_gender(reading, question.quote).filter(|_| description.opens_with(&["the"]));
            let told = told.zip(reading.entities.genders.get(entity).copied().flatten());
            found.when(told.is_some_and(|(told, own)| told == own), Feature::ReferToldSame);
            found.when(told.is_some_and(|(told, own)| told != own), Feature::ReferToldOther);
        }
        _ => {
            let name = reading.entities.entities[entity].name.to_lowercase();
            let own = name.split_whitespace().any(|word| word == head);
            let other = name.split_whitespace().any(crate::entity::is_organization_kind);
            found.when(own, Feature::ReferKindNamed);
            found.when(!own && other, Feature::ReferKindOtherNamed);
            found.when(description.is_text(), Feature::ReferText);
            found.when(question.author == Some(entity), Feature::ReferAuthor);
        }
    }
    found.when(is_beside(reading, entity, head), Feature::ReferBeside);
    found.when(description.is_new(), Feature::ReferArticleA);
    found.when(description.opens_with(&["the"]) && description.words.len() > 3, Feature::ReferLong);
}

/// Whether an adjective is that of a country in a role: `the Brazilian president` is `the president of Brazil`.
fn is_of(reading: &Reading<'_>, entity: EntityId, adjective: &str) -> bool {
    const LEAST: usize = 4;
    let shared = |country: &str| country.bytes().zip(adjective.bytes()).take_while(|(one, other)| one == other).count();
    let roles = reading.entities.entities[entity].roles.iter();
    let mut words = roles.flat_map(|role| reading.text[*role].split(|c: char| !c.is_alphanumeric()));
    words.any(|word| {
        word.starts_with(char::is_uppercase) && shared(&word.to_lowercase()) >= LEAST.max(word.len().saturating_sub(1))
    })
}

/// Whether the noun stands next to a name of the entity: `Marcus Devane, a garda at Store Street,` is the garda.
pub(super) fn is_beside(reading: &Reading<'_>, entity: EntityId, noun: &str) -> bool {
    const NEAR: usize = 7;
    let first = reading.entities.entities[entity].mentions.iter().take(8);
    let names =
        first.filter(|&&at| reading.entities.mentions[at].form == MentionForm::Name).map(|&name| &reading.mentioned[name]);
    { names }.any(|words| {
        let Some(first) = reading.words.get(words.start) else { return false };
        let own = |word: &Word<'_>| word.sentence == first.sentence && word.quoted.is_none();
        let clause = |word: &Word<'_>| own(word) && (!word.is_finite() || word.is(noun));
        let all = reading.all();
        let comma = matches!(all.lower(words.end), "," | "(" | "is" | "was" | "–" | "—");
        let behind = all.from(words.end + 1).head(NEAR).leading(clause);
        let before = all.up_to(words.start).tail(NEAR);
        let before = before.trailing(|word| clause(word) && word.class != WordClass::Preposition);
        comma && behind.any(|word| word.is(noun)) || before.any(|word| word.is(noun))
    })
}

/// Whose gender opens what is reported: "The estate agent said she liked him", of herself as a rule.
fn told_gender(reading: &Reading<'_>, quote: &Quote) -> Option<Gender> {
    let content = quote.content.first().filter(|_| quote.kind == QuoteKind::Indirect)?;
    let first = reading.part(&reading.within(*content)).iter().find(|word| !word.is("that"))?;
    match &*first.lower {
        "she" => Some(Gender::Female),
        "he" => Some(Gender::Male),
        _ => None,
    }
}
