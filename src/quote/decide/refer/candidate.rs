//! Whom a pronoun or a description may mean, and what speaks for each.

use super::cast::Cast;
use super::described::{is_beside, of_description};
use super::description::Asked;
use super::fact::{Fact, facts};
use super::{Place, Question, Spoken, addressee, is_embedded, is_question, is_subject, is_told_of, unnamed};
use crate::entity::{EntityId, EntityType, Gender, MentionForm};
use crate::lexicon::{AnyOf, rule_words};
use crate::quote::QuoteKind;
use crate::quote::decide::antecedent::{Antecedent, Candidate};
use crate::quote::feature::{Collected, Feature};
use crate::quote::read::lists;
use crate::quote::read::{Reading, Word};
use crate::span::{self, Span};

/// How many mentions are looked back at.
const MENTIONS: usize = 40;

/// How many candidates there are at most.
const MOST: usize = 16;

/// An entity on its way to a candidate: where it was last spoken of.
struct Seen {
    entity: EntityId,
    last: Option<Last>,
}

/// Where somebody was last spoken of, and by what.
struct Last {
    place: Place,
    form: MentionForm,
    subject: bool,
}

impl Last {
    fn of(reading: &Reading<'_>, span: Span, form: MentionForm) -> Self {
        let place = Place::of(reading, span);
        Last { subject: is_subject(reading, &place.words), place, form }
    }
}

/// Whom the paragraph of a speaker is about, and the one before, and who is named in both.
struct Scene {
    topics: [Option<EntityId>; 2],
    people: Vec<EntityId>,
}

impl Scene {
    fn of(cast: &Cast<'_, '_>, at: usize) -> Self {
        let people = cast.before(at, 1).map(|mention| mention.entity).collect();
        Scene { topics: [cast.topic(at, 0), cast.topic(at, 1)], people }
    }
}

/// The candidates, nobody first.
pub(super) fn candidates(cast: &Cast<'_, '_>, question: &Question<'_>) -> Vec<Candidate> {
    let hidden = question.description.hides_name();
    let seen = if hidden { Vec::new() } else { seen(cast, question) };
    let by_pronoun = matches!(question.asked, Asked::He | Asked::It);
    let mut candidates = vec![Candidate { antecedent: Antecedent::Nobody, features: unnamed::nobody(cast, question) }];
    if let Some(spoken) = question.before.first().filter(|_| by_pronoun) {
        candidates.extend(unnamed::described(cast.reading, question, spoken));
    }
    let scene = (by_pronoun && !seen.is_empty()).then(|| Scene::of(cast, question.speaker.span.start));
    let count = |seen: &Seen| cast.reading.entities.entities[seen.entity].mentions.len();
    let most = seen.iter().map(count).max().unwrap_or(0);
    let several = seen.iter().filter(|seen| count(seen) == most).count() > 1;
    for (rank, one) in seen.iter().enumerate() {
        // "He said Vale was late": nobody speaks of himself by name.
        let named = question.asked == Asked::He && question.quote.kind == QuoteKind::Indirect;
        if named && question.named.contains(&one.entity) {
            continue;
        }
        let mut found = Collected::default();
        let mut add = |condition: bool, which: Fact| found.all_when(condition, facts(question.asked, which));
        add(true, Fact::Bias);
        add(rank == 0 && one.last.is_some(), Fact::Nearest);
        add(rank == 1 && one.last.is_some(), Fact::Second);
        add(count(one) == most && !several, Fact::Most);
        add(seen.len() == 1, Fact::Only);
        add(question.speaker.entity == Some(one.entity), Fact::Suggested);
        of_place(cast.reading, question, one, &mut found);
        of_speech(cast.reading, question, one, &mut found);
        of_story(cast.reading, question, one, &mut found);
        if let Some(scene) = &scene {
            of_scene(cast.reading, question, one, scene, &mut found);
        }
        found.when(rank == 0 && found.0.contains(&Feature::ReferJust), Feature::ReferJustNearest);
        match question.asked {
            Asked::He => of_gender(cast, question, (one.entity, seen.len() == 1), &mut found),
            Asked::It => {}
            Asked::Person | Asked::Body => {
                // "Vale came late. The estate agent said": she is the estate agent.
                let the = question.description.opens_with(&["the"]) && !question.description.is_complete();
                let person = question.asked == Asked::Person && the;
                found.when(person && is_subject_before(question, one), Feature::ReferPersonJust);
                of_description(cast, question, one.entity, &mut found);
            }
        }
        of_kind(cast.reading, question, one.entity, &mut found);
        candidates.push(Candidate { antecedent: Antecedent::Entity(one.entity), features: found.0 });
    }
    candidates
}

/// Every entity that may be meant, the last spoken of first.
fn seen(cast: &Cast<'_, '_>, question: &Question<'_>) -> Vec<Seen> {
    let reading = cast.reading;
    let mentions = &reading.entities.mentions;
    let at = question.speaker.span.start;
    let before = mentions.partition_point(|mention| mention.span.start < at);
    let mut seen: Vec<Seen> = Vec::new();
    let apposed = question.apposed;
    // "a source close to Ona Harkin" is not she.
    let inside = &mentions[span::within(mentions, question.speaker.span)];
    let told = |entity: EntityId| {
        apposed != Some(entity) && inside.iter().any(|mention| mention.entity == entity && mention.form == MentionForm::Name)
    };
    // "his wife" is somebody else than he: whoever is named beside that word, or behind it.
    let description = &question.description;
    let owned = description.is_owned();
    let own = |entity: EntityId| {
        let named = || cast.holds(entity, description.head()) || is_beside(reading, entity, description.head());
        !owned || apposed == Some(entity) || named()
    };
    let fits = |entity: EntityId| fits(cast, question, entity) && !told(entity) && own(entity);
    // Whoever wrote the story, or sells it, is nobody in it.
    let aside = |span: Span| span::at(reading.blocks, span.start).is_some_and(|block| reading.blocks[block].role.is_furniture());
    for (mention, words) in mentions[..before].iter().zip(&reading.mentioned).rev().take(MENTIONS) {
        let known = seen.iter().any(|one| one.entity == mention.entity);
        let quoted = || reading.all().at(words.start).is_none_or(|word| word.quoted.is_some());
        if !known && mention.span.end <= at && fits(mention.entity) && !quoted() && !aside(mention.span) {
            seen.push(Seen { entity: mention.entity, last: Some(Last::of(reading, mention.span, mention.form)) });
        }
    }
    let head = description.head();
    let spoke = question.before.iter().filter_map(|spoken| spoken.speaker.entity);
    let aged = description.age().and_then(|age| cast.aged(age));
    let own = match question.asked {
        Asked::Body => cast.of_kind(head, at),
        _ => None,
    };
    let more = question.speaker.entity.into_iter().chain(spoke).chain(aged).chain(own);
    let more = more.chain(cast.holders(head).iter().copied()).chain(question.introduced);
    let more = more.chain(apposed).chain(question.author);
    for entity in more.filter(|&entity| fits(entity)) {
        if seen.iter().all(|one| one.entity != entity) {
            seen.push(Seen { entity, last: None });
        }
    }
    spoke_last(reading, question, &mut seen);
    seen.truncate(MOST);
    seen
}

/// Whoever was read from a description spoke there: "The officer said so. He further said that".
fn spoke_last(reading: &Reading<'_>, question: &Question<'_>, seen: &mut [Seen]) {
    for one in seen.iter_mut() {
        let spoken = question.before.iter().find(|spoken| spoken.speaker.entity == Some(one.entity));
        let later = |spoken: &&&Spoken| one.last.as_ref().is_none_or(|last| last.place.span.start < spoken.speaker.span.start);
        if let Some(spoken) = spoken.filter(later) {
            one.last = Some(Last::of(reading, spoken.speaker.span, MentionForm::Pronoun));
        }
    }
    seen.sort_by_key(|one| std::cmp::Reverse(one.last.as_ref().map(|last| last.place.span.start)));
}

fn fits(cast: &Cast<'_, '_>, question: &Question<'_>, entity: EntityId) -> bool {
    let person = cast.reading.entities.entities[entity].kind == EntityType::Person;
    match question.asked {
        Asked::He => cast.may_be(entity, question.description.head()),
        Asked::Person => person,
        Asked::It => !person,
        // "Moorline withdrew its buses": a lone word may have been taken for somebody's name.
        Asked::Body => !person || question.description.is_text() || is_lone(cast.reading, entity),
    }
}

/// Whether nothing but its kind says that an entity is a person: one word, no gender, no role.
fn is_lone(reading: &Reading<'_>, entity: EntityId) -> bool {
    let own = &reading.entities.entities[entity];
    let gender = reading.entities.genders.get(entity).copied().flatten();
    gender.is_none() && own.roles.is_empty() && !own.name.contains(' ')
}

/// Where the candidate was last spoken of.
fn of_place(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let add = |found: &mut Collected, which: Fact| found.all_when(true, facts(question.asked, which));
    let Some(Last { place, form, subject }) = &one.last else {
        let start =
            reading.entities.entities[one.entity].mentions.first().map(|&first| reading.entities.mentions[first].span.start);
        let ahead = start.is_none_or(|start| start > question.speaker.span.start);
        return add(found, if ahead { Fact::Ahead } else { Fact::Far });
    };
    add(
        found,
        match question.place.block - place.block {
            0 if place.sentence == question.place.sentence => Fact::Same,
            0 => Fact::Block,
            1 => Fact::Block1,
            2..=3 => Fact::Block3,
            _ => Fact::Far,
        },
    );
    let owner = matches!(reading.all().lower(place.words.end), "'s" | "’s" | "'" | "’");
    let text = &reading.text[place.span];
    let possessive = rule_words!("owner").has_in_any_case(text);
    add(
        found,
        match () {
            () if owner || text.ends_with("'s") || text.ends_with("’s") || possessive => Fact::Owner,
            () if *subject => Fact::Subject,
            () => Fact::Object,
        },
    );
    if *form == MentionForm::Title {
        add(found, Fact::Title);
    }
}

/// What the candidate said before, and what was said of it.
fn of_speech(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let mut add = |condition: bool, which: Fact| found.all_when(condition, facts(question.asked, which));
    let spoke = |spoken: &&&Spoken| spoken.speaker.entity == Some(one.entity);
    add(question.before.iter().any(|spoken| spoke(&spoken)), Fact::Spoke);
    let last = question.before.first().filter(spoke);
    add(last.is_some(), Fact::SpokeLast);
    let block = |span: Span| span::at(reading.blocks, span.start);
    add(last.is_some_and(|last| block(last.speaker.span) == block(question.speaker.span)), Fact::SpokeHere);
    add(question.before.get(1).filter(spoke).is_some() && last.is_none(), Fact::SpokeSecond);
    add(question.named.contains(&one.entity), Fact::Named);
    let told = question.before.first().filter(|spoken| spoken.speaker.entity != Some(one.entity));
    let told = told.is_some_and(|told| is_told_of(reading, one.entity, question.speaker.span.start, &told.content));
    add(told, Fact::Told);
}

/// How the item and its sentence speak of the candidate.
fn of_story(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    // Nobody speaks of himself by name.
    let direct = question.quote.kind == QuoteKind::Direct;
    found.when(direct && question.named.contains(&one.entity), Feature::ReferNamedAloud);
    // "Cross-examined by Judge Pask, he agreed"
    let named = one.last.as_ref().filter(|last| last.form == MentionForm::Name).map(|last| &last.place);
    let asks = |name: &Place| name.sentence == question.place.sentence && is_agent(reading, name.words.start);
    found.when(named.is_some_and(asks), Feature::ReferAgent);
}

/// How the paragraph, and the one before, speak of whom a pronoun may mean.
fn of_scene(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, scene: &Scene, found: &mut Collected) {
    found.when(scene.topics[0] == Some(one.entity), Feature::ReferTopic);
    found.when(scene.topics[1] == Some(one.entity), Feature::ReferTopicBefore);
    let own = scene.people.iter().filter(|&&entity| entity == one.entity).count();
    found.when(own > 1 && own > scene.people.len() - own, Feature::ReferOften);
    let last = one.last.as_ref();
    found.when(last.is_some_and(|last| last.form == MentionForm::Pronoun), Feature::ReferPronoun);
    let subject = last.filter(|last| last.subject).map(|last| &last.place);
    let embedded = subject.is_some_and(|subject| is_embedded(reading, subject));
    found.when(subject.is_some() && !embedded, Feature::ReferMain);
    found.when(embedded, Feature::ReferEmbedded);
    of_question(reading, question, one, found);
    found.when(addressee::spoke_to(reading, question, one.entity), Feature::ReferSpokeTo);
    let asked_about = last.is_some_and(|last| addressee::is_asked_about(reading, &last.place));
    found.when(asked_about, Feature::ReferAskedAbout);
    found.when(is_subject_before(question, one), Feature::ReferJust);
}

/// Whether the candidate is the subject of the sentence before: "Vale was less sure. “If that is true, I am a Dutchman. They would have
/// had him hung,” he fumed."
fn is_subject_before(question: &Question<'_>, one: &Seen) -> bool {
    let opens = question.opens_in.into_iter().chain(question.place.sentence).min();
    let subject = one.last.as_ref().filter(|last| last.subject).map(|last| &last.place);
    subject.and_then(|subject| subject.sentence).is_some_and(|sentence| opens == Some(sentence + 1))
}

/// Who asks is hardly the one who answers: `Brell asked Vale whether it was safe. She said it was`.
fn of_question(reading: &Reading<'_>, question: &Question<'_>, one: &Seen, found: &mut Collected) {
    let Some(last) = question.before.first().filter(|last| last.asks && !is_question(reading, question.quote)) else { return };
    found.when(last.speaker.entity == Some(one.entity), Feature::ReferAsker);
    let mentions = &reading.entities.mentions;
    let between = last.content.first().filter(|content| last.speaker.span.end <= content.start);
    let told = between.map(|content| Span::new(last.speaker.span.end, content.start));
    let addressed = |told: Span| mentions[span::within(mentions, told)].iter().any(|mention| mention.entity == one.entity);
    found.when(told.is_some_and(addressed), Feature::ReferAddressee);
}

/// Whether `by` and a title at most stand before the name, behind what was done to somebody: `asked by the reporter, Omar Sim`.
fn is_agent(reading: &Reading<'_>, name: usize) -> bool {
    let words = reading.all();
    let by = words.up_to(name).tail(4).find_back(|word| word.is("by"));
    by.and_then(|by| words.before(by)).is_some_and(Word::is_past)
}

fn of_gender(cast: &Cast<'_, '_>, question: &Question<'_>, (entity, only): (EntityId, bool), found: &mut Collected) {
    let asked = match question.description.head() {
        "she" => Gender::Female,
        "he" => Gender::Male,
        // "it", of a letter that somebody wrote
        _ => return,
    };
    let reading = cast.reading;
    let known = reading.entities.genders.get(entity).copied().flatten().is_some();
    let given = cast.given(entity);
    found.add(if known { Feature::ReferGenderSame } else { Feature::ReferGenderUnknown });
    // "Maureen Hale … he": the pronouns near her may be somebody else's.
    let other = given.is_some_and(|gender| gender != asked);
    found.when(other, Feature::ReferGenderGivenOther);
    // "Superintendent Christy Mangle spoke. He said": nobody else is there.
    found.when(other && only && !known, Feature::ReferGenderGivenOnly);
    found.when(!known && given == Some(asked), Feature::ReferGenderGiven);
    // "Ms Munro … Christy Mangle … she": a title tells more than a given name.
    let own = &reading.entities.entities[entity];
    let titled = || {
        let title = own.mentions.first().and_then(|&first| super::title_before(reading, reading.mentioned[first].start));
        title.is_some_and(|title| lists::does(&title.lower, "courtesy"))
    };
    found.when(known && titled(), Feature::ReferGenderTitled);
    // "Ljerka", "Oyinkansola": most given names in -a, the world over, are of women.
    let ending = !known && given.is_none() && own.name.split(' ').next().is_some_and(|given| given.ends_with('a'));
    let fits = if asked == Gender::Female { Feature::ReferGenderEnding } else { Feature::ReferGenderEndingOther };
    found.when(ending, fits);
}

fn of_kind(reading: &Reading<'_>, question: &Question<'_>, entity: EntityId, found: &mut Collected) {
    let kind = reading.entities.entities[entity].kind;
    match (question.asked, kind) {
        (Asked::It | Asked::Body, EntityType::Organization) => found.add(Feature::ReferKindOrganization),
        (Asked::It | Asked::Body, EntityType::Place) => found.add(Feature::ReferKindPlace),
        (Asked::It | Asked::Body, EntityType::Person) => found.add(Feature::ReferKindPerson),
        (Asked::It | Asked::Body, _) => found.add(Feature::ReferKindOther),
        _ => {}
    }
}
